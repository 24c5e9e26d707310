"""What all tests of the room need."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give tables a width of their own, whatever terminal the tests run in."""
    monkeypatch.setenv("COLUMNS", "140")
