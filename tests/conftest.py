"""What all tests share: where the project lies, and its tools, loaded once a process."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from flows.language.load import load_pipeline
from flows.pipeline import Tools, ready_tools
from flows.read.reference import load_reference
from tests.prefect_server import PrefectServer

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]

settings.register_profile("same", derandomize=True)
settings.register_profile("wide", derandomize=False)
settings.load_profile(
    "same"
)  # what passed once passes again; to search on: --hypothesis-profile=wide


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
