"""What all tests share: where the project lies, and its tools, loaded once a process."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

from flows.language.load import load_pipeline
from flows.pipeline import Tools, ready_tools
from flows.read.reference import load_reference
from tests.prefect_server import PrefectServer

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]

# a property fails by what it states alone, however slow the machine
settings.register_profile("wide", deadline=None, suppress_health_check=list(HealthCheck))
settings.register_profile("same", settings.get_profile("wide"), derandomize=True)
settings.load_profile("same")


def pytest_configure(config: pytest.Config) -> None:
    """Let what passed once pass again; to search on: ``--hypothesis-profile=wide``.

    Hypothesis draws constants of our modules, too, of those that are loaded by then: which they
    are depends on the tests that ran before on the same worker.
    """
    if not config.getoption("hypothesis_profile"):
        none = getattr(providers, "_local_constants", None)
        patch = pytest.MonkeyPatch()
        patch.setattr(providers, "_get_local_constants", lambda: none, raising=False)


LONGEST = ("test_build_faults.py", "test_schedule_engine.py", "test_build_engine.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that no worker is left with one at the end.

    A worker takes a file at a time, in this order: what a module has set up is set up once.
    """
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    if item.path.name in LONGEST:
        return LONGEST.index(item.path.name)
    return len(LONGEST) + (item.get_closest_marker("engine") is None)


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def tools() -> Tools:
    return ready_tools(load_reference(ROOT / "ontology" / "reference"), load_pipeline())


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrefectServer]:
    """One Prefect server for all tests of the engine, which run one after the other."""
    server = PrefectServer(tmp_path_factory.mktemp("server"))
    server.start()
    yield server
    server.kill()
