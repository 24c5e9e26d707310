"""Reports of knowledge bases made by hand, tame and hostile, and a reader of their marks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from pyoxigraph import Literal, Triple

from flows.graph import vocab
from flows.publish.articles import write_article
from flows.publish.issues import write_issues
from flows.publish.report.page import write_report
from flows.publish.turtle import write_turtle
from tests.graph.handmade import BASE, ISSUES, make_assembly, make_graph

if TYPE_CHECKING:
    from flows.publish.exports import Graph

EVIL = (
    "\"'><script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'>"
    "</style></title>\u202eevil\u2066 {{ 7 * 7 }} &lt;b&gt; " + "long" * 200
)
SPOILT = (
    vocab.PREF_LABEL,
    vocab.HEADLINE,
    vocab.ANCHOR_OF,
    vocab.COMMENT,
    vocab.DATE_TEXT,
    vocab.CUE,
    vocab.WORDS,
    vocab.SOURCE_FILE,
    vocab.ROLE_LABEL,
    vocab.REASON,
    vocab.CONDITION,
    vocab.COUNT_VALUE,
)
ARTICLES = {a.article.raw.id: write_article(a) for a in make_assembly().articles}


@lru_cache(maxsize=1)
def make_report() -> bytes:
    return write_report(make_graph(), ARTICLES.get, write_issues(ISSUES))


@lru_cache(maxsize=1)
def make_hostile_report() -> bytes:
    """Give a page whose every word tries to be more than a word."""
    graph = with_triples([_spoil(triple) for triple in make_graph().triples])
    issues = [replace(issue, article=EVIL, seen=EVIL) for issue in ISSUES]
    return write_report(graph, lambda _: None, write_issues(tuple(issues)))


def _spoil(triple: Triple) -> Triple:
    if triple.predicate not in SPOILT or not isinstance(triple.object, Literal):
        return triple
    return Triple(triple.subject, triple.predicate, Literal(EVIL + triple.object.value))


def with_triples(triples: list[Triple]) -> Graph:
    return replace(make_graph(), turtle=write_turtle(triples, BASE))


@dataclass
class Marks(HTMLParser):
    """What a page is made of: its anchors, its links, its tags, its attributes."""

    anchors: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    pointed: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    text: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}
        named = {name: value or "" for name, value in attrs}
        self.anchors += [named["id"]] if "id" in named else []
        self.links += [named["href"]] if "href" in named else []
        self.pointed += named.get("data-c", "").split()

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read_marks(page: bytes) -> Marks:
    marks = Marks()
    marks.feed(page.decode())
    return marks
