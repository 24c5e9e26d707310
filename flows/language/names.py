"""Mend the edges of the names that were found: no stray hyphens, no name cut at one.

A component of the pipeline, between the name finder and the borders. What a name refers to is for
the entities room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spacy.tokens import Doc

COMPONENT = "dateline_names"
_HYPHENS = frozenset({"-", "–", "‑"})
_EDGES = _HYPHENS | {",", ".", ":", ";", "—", "--", "(", ")", "[", "]", '"', "“", "”", "|", "/"}


@Language.component(COMPONENT)
def mend_names(doc: Doc) -> Doc:
    """Join what a hyphen ties together, then trim marks off the ends of each name."""
    taken = {token.i for name in doc.ents for token in name}
    doc.ents = tuple(_trimmed(_continued(name, taken) for name in _joined(doc)))
    return doc


def _joined(doc: Doc) -> Iterator[Span]:
    """Give the names, two as one where a hyphen inside the name stands tight between them."""
    held: Span | None = None
    for name in doc.ents:
        if held is not None and _is_tied(held, name):
            held = Span(doc, held.start, name.end, label=_label_of(held, name))
        else:
            if held is not None:
                yield held
            held = name
    if held is not None:
        yield held


def _is_tied(first: Span, second: Span) -> bool:
    """Tell whether one name ends or the other begins with the hyphen between them."""
    tight = first.end == second.start and not first[-1].whitespace_
    return tight and (first[-1].text in _HYPHENS or second[0].text in _HYPHENS)


def _label_of(first: Span, second: Span) -> str:
    """Give the label of the part with more letters."""
    return second.label_ if len(second.text) > len(first.text) else first.label_


def _continued(name: Span, taken: Collection[int]) -> Span:
    """Let a name run on to the capital after its hyphen, where a small word stands before it.

    "al" of "al-Qaida" is no name by itself; "Syrian" of "Syrian-American" is.
    """
    doc, last = name.doc, name.end
    small = name[-1].text.islower() and not name[-1].whitespace_
    if not small or last + 1 >= len(doc) or last in taken or last + 1 in taken:
        return name
    runs_on = doc[last].text in _HYPHENS and not doc[last].whitespace_
    return Span(doc, name.start, last + 2, label=name.label) if runs_on else name


def _trimmed(names: Iterator[Span]) -> Iterator[Span]:
    for name in names:
        first, last = name.start, name.end
        while first < last and name.doc[first].text in _EDGES:
            first += 1
        while first < last and name.doc[last - 1].text in _EDGES:
            last -= 1
        if first < last:
            yield Span(name.doc, first, last, label=name.label)
