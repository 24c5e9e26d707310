"""Saved questions: SPARQL files whose first comment line is the question in plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.errors import QueryError

if TYPE_CHECKING:
    from pathlib import Path

NUMBER = re.compile(r"^[0-9]+-")


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedQuestion:
    """A question that can be asked by name.

    Args:
        name: Name of its file without number and ending ("rejected-datelines").
        number: The number before the name, as written; empty where there is none.
        question: What it asks, in plain words.
        sparql: The query.
    """

    name: str
    number: str
    question: str
    sparql: str


def list_saved(questions: Path) -> tuple[SavedQuestion, ...]:
    """List the saved questions, in order of their files."""
    return tuple(read_saved(path) for path in sorted(questions.glob("*.rq")))


def read_saved(path: Path) -> SavedQuestion:
    """Read one question.

    Raises:
        QueryError: The file cannot be read.
    """
    try:
        sparql = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{path}: cannot be read: {error}"
        raise QueryError(msg) from error
    number = NUMBER.match(path.stem)
    first = sparql.split("\n", 1)[0]
    return SavedQuestion(
        name=NUMBER.sub("", path.stem),
        number="" if number is None else number.group()[:-1],
        question=first.lstrip("# ").strip() if first.startswith("#") else path.stem,
        sparql=sparql,
    )


def find_saved(name: str, questions: Path) -> SavedQuestion | None:
    """Find a saved question by its name, its number, or both ("01-rejected-datelines")."""
    for saved in list_saved(questions):
        whole = f"{saved.number}-{saved.name}"
        if name in {saved.name, saved.number, whole, saved.number.lstrip("0")} - {""}:
            return saved
    return None
