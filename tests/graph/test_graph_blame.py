"""Who is to blame for a graph that does not hold: the articles that put the node there."""

from __future__ import annotations

import pytest

from flows.graph.blame import find_to_blame
from tests.graph.handmade import BASE, make_assembly, make_turtle
from tests.graph.held import list_lines

LINES = list_lines(make_turtle())


def _node(predicate: str, value: str) -> str:
    """Give the first node of which something is said."""
    return next(line.split(" ", 1)[0] for line in LINES if predicate in line and value in line)


def _blame(*problems: str) -> dict[str, str]:
    return find_to_blame(make_assembly(), BASE, problems)


@pytest.mark.parametrize(
    ("predicate", "value"),
    [
        pytest.param("#type>", "#DateAssessment>", id="an assessment"),
        pytest.param("#inArticle>", "/article/first>", id="a claim, a time or an acronym"),
        pytest.param("#referenceContext>", "/article/first>", id="a passage"),
    ],
)
def test_an_article_is_to_blame_for_what_it_describes(predicate: str, value: str) -> None:
    told = f"{_node(predicate, value)}: is wrong"
    assert _blame(told) == {"first": told}


def test_all_sides_are_to_blame_for_a_conflict() -> None:
    assert len(_blame(f"{_node('#conflictMember>', '')}: has one side")) > 1


def test_nobody_is_to_blame_for_an_entity_or_for_nothing_known() -> None:
    entity = _node("#type>", "/Person>")
    assert _blame(f"{entity}: has two names", "and 3 more problems") == {}
