"""Names in re3d, documents on the conflict in Syria and Iraq marked up for defence analysts.

It marks descriptions ("the teams", "Russian Foreign Minister Sergei Lavrov") and overlapping
spans: a name is what is left of one without articles, titles and lower-case words around it.
Parts whose licence forbids a use are not read.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, TypeAlias

import spacy

from flows.language.named import UNKNOWN, Named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

    from flows.language.hints import NameHints

_PARTS = (
    "Australian Department of Foreign Affairs",
    "CENTCOM",
    "Delegation of the European Union to Syria",
    "UK Government",
    "US State Department",
    "Wikipedia",
)
"""All but BBC Online, whose licence forbids commercial use."""

_LABELS = {"Person": "PERSON", "Organisation": "ORG", "Location": "GPE", "Nationality": "NORP"}
_INSIDE = frozenset({"of", "the", "and", "for", "-", "al", "’s", "'s", "bin", "in", "on"})


Kinds: TypeAlias = "Mapping[str, str]"
"""What each text is mostly marked as."""

Candidate: TypeAlias = "tuple[str, int, int]"
"""A label, the first token of a document, one after the last."""


def read_re3d(folder: Path, words: NameHints) -> tuple[Named, ...]:
    """Read the openly licensed parts, a paragraph a time."""
    nlp = spacy.blank("en")
    parts = [folder / part for part in _PARTS]
    kinds = _usual_kinds(parts)
    return tuple(n for part in parts for n in _read_part(part, kinds, words, nlp))


def _rows(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _read_part(folder: Path, kinds: Kinds, words: NameHints, nlp: Language) -> Iterator[Named]:
    rows = _marked(folder)
    for article in _rows(folder / "documents.json"):
        doc = nlp.make_doc(article["text"])
        own = [row for row in rows if row["documentId"] == article["_id"]]
        names = _longest(n for row in own if (n := _name(doc, row, kinds, words)) is not None)
        yield from _paragraphs(doc, (*names, *_doubtful(doc, names)))


def _marked(folder: Path) -> list[dict[str, Any]]:
    return [row for row in _rows(folder / "entities.json") if row["type"] in _LABELS]


def _usual_kinds(folders: Iterable[Path]) -> Kinds:
    """Find what each text is mostly marked as; a fifth of the times a place is a place."""
    seen: dict[str, Counter[str]] = {}
    for row in (row for folder in folders for row in _marked(folder)):
        seen.setdefault(row["value"], Counter())[_LABELS[row["type"]]] += 1
    return {text: _usual(counts) for text, counts in seen.items()}


def _usual(counts: Counter[str]) -> str:
    return "GPE" if counts["GPE"] * 5 > counts.total() else counts.most_common(1)[0][0]


def _name(doc: Doc, row: dict[str, Any], kinds: Kinds, words: NameHints) -> Candidate | None:
    """Give the name in a marked span; None where it holds none."""
    span = doc.char_span(row["begin"], row["end"])
    if span is None:
        return None
    first, last = _before_comma(span)
    first = _after_title(doc, first, last, words) if row["type"] == "Person" else first
    while first < last and not _is_proper(doc[first]):
        first += 1
    while first < last and not _is_proper(doc[last - 1]):
        last -= 1
    name = doc[first:last]
    whole = _LABELS[row["type"]] if last == span.end else UNKNOWN
    label = "NORP" if words.is_people(name.text) else kinds.get(name.text, whole)
    return (label, first, last) if _is_name(name, words) else None


def _before_comma(span: Span) -> tuple[int, int]:
    return span.start, next((t.i for t in span if t.text in {",", "\n"}), span.end)


def _after_title(doc: Doc, first: int, last: int, words: NameHints) -> int:
    ends = [
        i + 1
        for i in range(first, last)
        if doc[i].lower_ in words.titles or words.is_people(doc[i].text) or doc[i].text[-1] == "."
    ]
    return ends[-1] if ends else first


def _is_proper(token: Token) -> bool:
    return token.text[0].isupper() and not token.is_stop


def _is_name(span: Span, words: NameHints) -> bool:
    fits = all(t.text[0].isupper() or t.text[0].isdigit() or t.text in _INSIDE for t in span)
    return len(span) > 0 and fits and not (len(span) == 1 and span[0].lower_ in words.titles)


def _longest(names: Iterable[Candidate]) -> tuple[Candidate, ...]:
    kept: list[Candidate] = []
    for label, first, last in sorted(names, key=lambda n: (n[1] - n[2], n[1], n[0])):
        if all(last <= f or t <= first for _, f, t in kept):
            kept.append((label, first, last))
    return tuple(kept)


def _doubtful(doc: Doc, names: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Give capitalised words that nobody marked: they may be names all the same."""
    taken = {i for _, first, last in names for i in range(first, last)}
    free = (t.i for t in doc if t.i not in taken and _is_proper(t))
    return tuple((UNKNOWN, i, i + 1) for i in free)


def _paragraphs(doc: Doc, names: Iterable[Candidate]) -> Iterator[Named]:
    ends = [t.i for t in doc if t.is_space and "\n" in t.text]
    ordered = sorted(names, key=lambda n: n[1])
    for first, last in zip((0, *(end + 1 for end in ends)), (*ends, len(doc)), strict=True):
        if first < last:
            inside = ((k, f - first, t - first) for k, f, t in ordered if first <= f and t <= last)
            yield Named(
                id="",
                words=tuple(t.text for t in doc[first:last]),
                spaces=tuple(bool(t.whitespace_) for t in doc[first:last]),
                names=tuple(inside),
            )
