"""The whole way without the engine: the same for any order of articles, and nothing makes it fail."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.build import check_task
from flows.errors import CheckError
from flows.graph.describe import describe
from flows.model import RawArticle
from flows.pipeline import assemble, find_unfit, process
from flows.publish.turtle import write_turtle
from flows.publish.verify import verify
from flows.read.articles import find_sources, read_articles

if TYPE_CHECKING:
    from pathlib import Path

    from flows.model import ArticleFacts
    from flows.pipeline import Tools

BASE = "https://dateline.example/kb/"
SCRAPS = (
    "GENEVA (Reuters) - ", "Syrian President Bashar al-Assad ", "said on Monday ", "“We will go,” ",
    "27-11-2024 10:30 PM", "\n\n", "more than 22 people were killed ", "the talks ", "if ", "not ",
    "in Istanbul ", "according to sources ", "6 to 9 April", ". ", '"', "(", "\u202e", "\u00a0", "|",
)  # fmt: skip


@pytest.fixture(scope="module")
def facts(root: Path, tools: Tools) -> tuple[ArticleFacts, ...]:
    articles, _ = read_articles(find_sources([root / "seeds"]))
    return process(articles, tools)


def test_any_order_of_articles_gives_the_same_bytes(facts: tuple[ArticleFacts, ...]) -> None:
    turtles = [
        write_turtle(describe(assemble(order), BASE), BASE)
        for order in (facts, facts[::-1], (*facts[2:], *facts[:2]))
    ]
    assert turtles[0] == turtles[1] == turtles[2]


def test_one_article_at_a_time_gives_what_a_batch_gives(
    facts: tuple[ArticleFacts, ...], tools: Tools
) -> None:
    alone = tuple(f for one in facts for f in process([one.article.raw], tools))
    assert write_turtle(describe(assemble(alone), BASE), BASE) == write_turtle(
        describe(assemble(facts), BASE), BASE
    )


@pytest.mark.parametrize("at", range(5))
def test_each_article_alone_passes_the_checks(
    at: int, facts: tuple[ArticleFacts, ...], root: Path
) -> None:
    turtle = write_turtle(describe(assemble(facts[at : at + 1]), BASE), BASE)
    assert verify(turtle, [facts[at].article.raw], root / "ontology") == ()


def test_an_article_that_cannot_be_laid_out_is_found(facts: tuple[ArticleFacts, ...]) -> None:
    broken = tuple(replace(t, rule="measure/none", span=None) for t in facts[1].times)  # type: ignore[arg-type]
    some = (facts[0], replace(facts[1], times=broken), facts[2])
    assert list(find_unfit(some)) == [facts[1].article.raw.id]
    assert find_unfit(facts) == {}


@settings(max_examples=25)
@given(pieces=st.lists(st.sampled_from(SCRAPS) | st.text(max_size=8), max_size=30))
def test_whatever_is_written_is_published_and_checked(
    pieces: list[str], tools: Tools, root: Path
) -> None:
    text = "".join(pieces).encode("utf-8", "replace").decode()
    raw = RawArticle(id="x", name="x.txt", digest="0" * 64, text=text)
    turtle = write_turtle(describe(assemble(process([raw], tools)), BASE), BASE)
    assert verify(turtle, [raw], root / "ontology") == ()


def test_a_span_that_does_not_read_back_stops_the_build(
    facts: tuple[ArticleFacts, ...], root: Path
) -> None:
    assembly = assemble(facts)
    turtle = write_turtle(describe(assembly, BASE), BASE)
    damaged = turtle.replace(b'nif:anchorOf "Thursday"', b'nif:anchorOf "Friday"')
    assert damaged != turtle
    with pytest.raises(CheckError, match="says 'Friday', but the source has 'Thursday'"):
        check_task.fn(damaged, assembly, root / "ontology")
