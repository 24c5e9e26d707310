"""``dateline query``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from flows.commands.shell import KNOWLEDGE, print_data

EXAMPLES = (
    "dateline query --list",
    "dateline query 01-rejected-datelines",
    'dateline query "SELECT ?a { ?a a dl:Article }" --format csv',
)
Format = Literal["table", "csv", "tsv", "json", "xml", "turtle"]


def query(
    question: str | None = None,
    /,
    *,
    list_: Annotated[bool, Parameter(name="--list", negative=())] = False,
    format_: Annotated[Format | None, Parameter(name="--format")] = None,
    knowledge: Path = KNOWLEDGE,
) -> None:
    """Answer a SPARQL question over the published knowledge base.

    Args:
        question: SPARQL text, a file ending in .rq, or the name of a saved question.
        list_: Name the saved questions.
        format_: How to print the answer; a table by default, Turtle for graphs.
        knowledge: The knowledge base, in Turtle.
    """
    from flows.query.run import answer_text, list_text
    from flows.settings import read_settings

    questions = read_settings().ontology / "questions"
    answer = list_text(questions) if list_ else answer_text(question, knowledge, questions, format_)
    print_data(answer)
