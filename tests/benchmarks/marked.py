"""Texts in which somebody marked who and what is named, as the benchmark of entities reads them.

re3d marks names and descriptions by characters; GUM marks every noun phrase, and which of them
speak of one thing.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flows.language.conllu import Tree, Word, read_trees
from flows.model import CleanArticle, Part, PartKind, RawArticle, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_RE3D_KINDS = {
    "Person": "person",
    "Organisation": "organization",
    "Location": "place",
    "Nationality": "state",
}
_GUM_KINDS = ("person", "organization", "place")
_SMALL = frozenset(
    [
        "i",
        "we",
        "you",
        "he",
        "she",
        "it",
        "they",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "the",
        "a",
        "an",
        "this",
        "all",
    ]
)
"""Words that are no name where a sentence begins with them."""
_BRACKET = re.compile(r"\((?P<id>\d+)-(?P<type>[a-z]+)-[^()]*(?P<shut>\)?)|(?P<end>\d+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A passage that names or describes something.

    Args:
        begin: First character.
        end: One after the last.
        kind: "person", "organization", "place" or "state".
        head: First character of its head word; -1 where the corpus tells none.
        group: Same for all marks of one thing in a text; empty where the corpus tells none.
        is_name: Whether its head is a proper noun.
    """

    begin: int
    end: int
    kind: str
    head: int = -1
    group: str = ""
    is_name: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text and its marks."""

    article: CleanArticle
    marks: tuple[Mark, ...]


def plain_article(name: str, text: str) -> CleanArticle:
    """Make an article of bare text, a paragraph a line."""
    parts: list[Part] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            span = Span(begin=at, end=at + len(line))
            parts.append(Part(kind=PartKind.PARAGRAPH, span=span, text=line))
        at += len(line) + 1
    raw = RawArticle(id=name, name=f"{name}.txt", digest="0" * 64, text=text)
    return CleanArticle(raw=raw, parts=tuple(parts))


def read_re3d(folder: Path) -> Iterator[Marked]:
    """Read all documents of re3d."""
    for part in sorted(path for path in folder.iterdir() if path.is_dir()):
        rows = _rows(part / "entities.json")
        for document in _rows(part / "documents.json"):
            own = (row for row in rows if row["documentId"] == document["_id"])
            marks = tuple(_re3d_mark(row) for row in own if row["type"] in _RE3D_KINDS)
            yield Marked(article=plain_article(document["_id"], document["text"]), marks=marks)


def _rows(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _re3d_mark(row: dict[str, Any]) -> Mark:
    words = row["value"].split()
    is_name = any(word[:1].isupper() and word.lower() not in _SMALL for word in words)
    kind = _RE3D_KINDS[row["type"]]
    return Mark(begin=row["begin"], end=row["end"], kind=kind, is_name=is_name)


def read_gum_news(folder: Path) -> Iterator[Marked]:
    """Read the news of GUM."""
    for path in sorted(folder.glob("GUM_news_*.conllu")):
        yield _gum_text(path.stem, read_trees(path))


def _gum_text(name: str, trees: Iterable[Tree]) -> Marked:
    text, marks = "", []
    for tree in trees:
        text += ("\n" if tree.opens else " ") * bool(text)
        begins = []
        for word in tree.words:
            begins.append(len(text))
            text += word.text + " " * word.space
        text = text.rstrip()
        marks += list(_gum_marks(tree.words, begins))
    return Marked(article=plain_article(name, text), marks=tuple(marks))


def _gum_marks(words: tuple[Word, ...], begins: list[int]) -> Iterator[Mark]:
    """Pair the brackets of the Entity annotation; mentions left open by a gap are dropped."""
    stack: dict[str, list[tuple[str, int]]] = {}
    for index, word in enumerate(words):
        fields = (f for f in word.misc.split("|") if f.startswith("Entity="))
        for found in _BRACKET.finditer(next(fields, "")):
            if found["end"] is None:
                stack.setdefault(found["id"], []).append((found["type"], index))
            key = found["end"] or (found["id"] if found["shut"] else None)
            if key is None or not stack.get(key):
                continue
            kind, first = stack[key].pop()
            if kind in _GUM_KINDS:
                yield _gum_mark(words, begins, (first, index), kind, key)


def _gum_mark(
    words: tuple[Word, ...], begins: list[int], at: tuple[int, int], kind: str, group: str
) -> Mark:
    first, last = at
    inside = range(first, last + 1)
    heads = (i for i in inside if words[i].head not in inside or words[i].head == i)
    head = next(heads, last)
    return Mark(
        begin=begins[first],
        end=begins[last] + len(words[last].text),
        kind=kind,
        head=begins[head],
        group=group,
        is_name=words[head].pos == "PROPN",
    )
