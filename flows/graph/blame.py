"""Which articles an unsound graph is due to, by what each of them put into it.

A check names nodes; an article is to blame for a node that its own page describes, and for a
conflict that it is a side of. Entities belong to no article: nobody is to blame for those.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from flows.graph.describe import describe_conflict, describe_page
from flows.graph.entities import media_iris, name_media
from flows.graph.iris import Iris
from flows.graph.triples import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyoxigraph import Triple

    from flows.model import Assembly

_NODE: Final = re.compile(r"<([^>]*)>")


def find_to_blame(assembly: Assembly, base: str, problems: Iterable[str]) -> dict[str, str]:
    """Find the articles that problems of a graph are due to.

    Args:
        assembly: What the graph was described from.
        base: What the IRIs of the data begin with.
        problems: The sentences of a check, each with the node that it is about in front.

    Returns:
        Id of the article -> the first problem that is due to it, in order of the ids.
    """
    wrong = {found[1]: told for told in problems if (found := _NODE.match(told))}
    blamed: dict[str, str] = {}
    for article, node in _list_nodes(assembly, base):
        if node in wrong:
            blamed.setdefault(article, wrong[node])
    return dict(sorted(blamed.items()))


def _name_of(triple: Triple) -> str:
    """Give the IRI of what a triple is about."""
    assert isinstance(triple.subject, NamedNode), "a graph of dateline's has no blank nodes"
    return triple.subject.value


def _list_nodes(assembly: Assembly, base: str) -> Iterator[tuple[str, str]]:
    """Give each node with the article that put it there."""
    iris = Iris(base=base)
    pages = {a.article.raw.id: Page.of(a, iris) for a in assembly.articles}
    media = media_iris(iris, name_media(assembly))
    for id_, page in pages.items():
        yield from ((id_, _name_of(triple)) for triple in describe_page(page, media))
    yield from _list_conflicts(assembly, iris, pages)


def _list_conflicts(
    assembly: Assembly, iris: Iris, pages: Mapping[str, Page]
) -> Iterator[tuple[str, str]]:
    for conflict in assembly.conflicts:
        nodes = {_name_of(triple) for triple in describe_conflict(pages, iris, conflict)}
        yield from ((id_, node) for node in sorted(nodes) for id_, _ in conflict.members)
