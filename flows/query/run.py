"""What ``dateline query`` prints: the answer to a question, or the list of saved questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.errors import QueryError
from flows.query.ask import answer
from flows.query.formats import render
from flows.query.saved import list_saved

if TYPE_CHECKING:
    from pathlib import Path


def answer_text(
    question: str | None, knowledge: Path, questions: Path, form: str | None = None
) -> str:
    """Answer a question and write the answer.

    Args:
        question: SPARQL text, a file ending in ".rq", or the name of a saved question.
        knowledge: The knowledge base, in Turtle.
        questions: Folder of the saved questions.
        form: How to write the answer, see ``formats.render``.

    Raises:
        QueryError: Nothing is asked, or it cannot be answered.
    """
    if question is None or not question.strip():
        msg = "nothing is asked: give SPARQL, a file, or a name that `dateline query --list` shows"
        raise QueryError(msg)
    return render(answer(question, knowledge, questions), form)


def list_text(questions: Path) -> str:
    """List the saved questions, one a line: name, and what it asks."""
    saved = list_saved(questions)
    width = max((len(question.name) for question in saved), default=0)
    return "".join(f"{one.name:<{width}}  {one.question}\n" for one in saved)
