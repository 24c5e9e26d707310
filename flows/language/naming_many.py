"""Names by the noun behind several of them ("X, Y and Z counties"), and words that are two things.

Some words name a people and the land that it lives in ("Turkana"); the words beside them tell
which. Nouns behind one name are read in ``naming_words``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.stretches import Found, in_order
from flows.model import NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.language.stretches import Line

_TIES = (",", "and", "or", "&")
_CLOSING = ("and", "or", "&")
_LOCATIVES = frozenset({"in", "from", "to", "into", "across", "near", "around", "outside", "of"})
_GOES_ON = ("NOUN", "PROPN", "ADJ", "NUM")
_LEAST = 2


def tell_many(line: Line, names: Sequence[Found]) -> tuple[Found, ...]:
    """Give the names with the kinds that a noun behind all of a row, or a compass word, tells."""
    found = (*_rows(line, names),)
    kept = [n for n in names if not any(n.overlaps(f) for f in found)]
    known = in_order((*kept, *found))
    return in_order(_grounded(line, name) for name in known)


def _rows(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    for at, word in enumerate(line.words):
        label = _label_behind(line, word) if at >= _LEAST and word[0].islower() else None
        items = _items_before(line, names, at) if label is not None else []
        if len(items) >= _LEAST and label is not None and _may_be_row(line, items, label):
            yield from (_as(i, label) for i in items if _MAY_BE[label](line, i))
    for name in names:
        if name.label is NameLabel.PLACE and _is_where(line, name.first):
            items = _items_behind(line, names, name)
            places = sum(i.label is NameLabel.PLACE for i in items)
            if len(items) > _LEAST and places >= _LEAST:
                yield from (_as(i, NameLabel.PLACE) for i in items if _may_be_place(line, i))


def _label_behind(line: Line, noun: str) -> NameLabel | None:
    return next((label for group, label in _NOUNS if line.lexicon.is_cue(group, noun)), None)


def _may_be_row(line: Line, items: Sequence[Found], label: NameLabel) -> bool:
    """Tell whether no item speaks against a row; "communities" are of peoples and of places."""
    return label is not NameLabel.PEOPLE or not any(_is_place(line, item) for item in items)


def _is_where(line: Line, at: int) -> bool:
    """Tell whether words that tell of a place stand before a word ("residents of", "towns of")."""
    begins = range(max(0, at - 2), at)
    where = any(line.lexicon.is_cue("where", line.text(i, at)) for i in begins)
    return where or (
        line.word(at - 1) == "of" and line.lexicon.is_cue("places_behind", line.word(at - 2))
    )


def _as(item: Found, label: NameLabel) -> Found:
    return Found(first=item.first, last=item.last, label=label, sure=True)


def _items_before(line: Line, names: Sequence[Found], at: int) -> list[Found]:
    """Give the names and runs of capitals that end at a word, tied by commas and "and"."""
    items: list[Found] = []
    while (item := _item_at(line, names, at)) is not None:
        items.append(item)
        at = item.first
        ties = 0
        while ties < _LEAST and line.word(at - 1) in _TIES:
            at, ties = at - 1, ties + 1
        if not ties:
            break
    return items


def _items_behind(line: Line, names: Sequence[Found], first: Found) -> list[Found]:
    """Give a name and those that follow it, tied by commas, up to the one behind "and"."""
    items, closed = [first], False
    while not closed:
        at = items[-1].last
        begin = at + 1 + (line.word(at) == "," and line.word(at + 1) in _CLOSING)
        closed = line.word(begin - 1) in _CLOSING
        item = next((n for n in names if n.first == begin), None)
        if line.word(at) not in _TIES or (item is None and not closed):
            return []
        items += [] if item is None else [item]
    return items


def _item_at(line: Line, names: Sequence[Found], end: int) -> Found | None:
    found = next((n for n in names if n.last == end), None)
    run = next((r for r in line.proper_runs() if r[1] == end), None)
    if found is not None or run is None:
        return found
    return Found(first=run[0], last=end, label=NameLabel.EVENT)


def _may_be_place(line: Line, item: Found) -> bool:
    known = line.lexicon.find(line.text(item.first, item.last))
    if known is not None and known.label is NameLabel.PEOPLE:
        return line.text(item.first, item.last) in line.lexicon.grounds
    if item.label is NameLabel.EVENT or known is not None:
        return known is None
    return item.label is not NameLabel.PEOPLE and not item.sure


def _may_be_people(line: Line, item: Found) -> bool:
    known = line.lexicon.find(line.text(item.first, item.last))
    return (known is None or known.label is NameLabel.PEOPLE) and not item.sure


def _may_be_body(line: Line, item: Found) -> bool:
    unknown = line.lexicon.find(line.text(item.first, item.last)) is None
    return item.label is NameLabel.PLACE and unknown and not item.sure


def _is_place(line: Line, item: Found) -> bool:
    """Tell whether an item is known as a place alone."""
    text = line.text(item.first, item.last)
    known = line.lexicon.find(text)
    place = known is not None and known.label is NameLabel.PLACE
    return place and text not in line.lexicon.grounds


def _grounded(line: Line, name: Found) -> Found:
    """Give a word for a people and its land as the land, where something happens or lies there."""
    if name.label is not NameLabel.PEOPLE and not line.lexicon.is_cue(
        "compass", line.word(name.last)
    ):
        return name
    ground = line.text(name.first, name.last) in line.lexicon.grounds
    place = name.label is NameLabel.PLACE or ground
    if place and _is_compass(line, name.last):
        return Found(first=name.first, last=name.last + 1, label=NameLabel.PLACE, sure=True)
    if not ground or name.label is not NameLabel.PEOPLE:
        return name
    where = line.word(name.first - 1).lower() in _LOCATIVES
    after = line.tokens[name.last].pos if name.last < len(line) else "PUNCT"
    return _as(name, NameLabel.PLACE) if where and after not in _GOES_ON else name


def _is_compass(line: Line, at: int) -> bool:
    """Tell whether a word is a part of the compass that ends a name ("Turkana South MP X")."""
    after = line.word(at + 1)
    ends = not after[:1].isupper() or line.lexicon.is_cue("post_head", after.lower())
    return line.lexicon.is_cue("compass", line.word(at)) and ends


_NOUNS = (
    ("places_behind", NameLabel.PLACE),
    ("peoples_behind", NameLabel.PEOPLE),
    ("bodies_behind", NameLabel.ORGANIZATION),
)
_MAY_BE = {
    NameLabel.PLACE: _may_be_place,
    NameLabel.PEOPLE: _may_be_people,
    NameLabel.ORGANIZATION: _may_be_body,
}
