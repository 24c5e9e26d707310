"""The README says what there is: every command, every issue code, every cleaning rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.clean.reasons import MEANINGS, Reason
from flows.cli import app
from flows.model import IssueCode
from flows.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", IssueCode)
def test_every_issue_code_is_explained(readme: str, code: IssueCode) -> None:
    assert f"| `{code}` |" in readme


@pytest.mark.parametrize("reason", Reason)
def test_every_cleaning_rule_is_explained(readme: str, reason: Reason) -> None:
    assert f"| `{reason}` | {MEANINGS[reason]} |" in readme


@pytest.mark.parametrize("command", [name for name in app if not name.startswith("-")])
def test_every_command_is_explained(readme: str, command: str) -> None:
    assert f"| `dateline {command} " in readme


@pytest.mark.parametrize("setting", Settings.model_fields)
def test_every_setting_is_explained(readme: str, setting: str) -> None:
    assert f"`DATELINE_{setting.upper()}`" in readme
