"""Servers that all tests of a module share, and the browser of the report's tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.publish.report.test_report_browser import browser  # noqa: F401 - a fixture
from tests.server.serving import HASTY, Served, make_hostile_release, make_release, serving

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(make_release(tmp_path_factory.mktemp("release"))) as running:
        yield running


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(make_release(tmp_path_factory.mktemp("hasty")), HASTY) as running:
        yield running


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(make_hostile_release(tmp_path_factory.mktemp("hostile"))) as running:
        yield running
