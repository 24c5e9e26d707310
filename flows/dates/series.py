"""Numbered editions: "the 67th session of the General Assembly", "29th Arab summit", "COP26".

A number makes a meeting of a series one of its own, whose days are known; what follows for the
article is told in ``happenings``, as of any event named.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from flows.dates.events import Event
from flows.dates.folding import fold_words
from flows.dates.horizon import read_partial
from flows.dates.ordinals import ordinal_before, ordinal_behind
from flows.dates.passages import Hit
from flows.dates.periods import move
from flows.read.folded import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from flows.dates.passages import Passage
    from flows.dates.reference import DateIndex
    from flows.read.reference import Series

_NUMBER: Final = re.compile(r"\d{1,4}")
_FILLERS_MAX: Final = 6
_TRUST: Final = 0.95
_CHAMBERS: Final = frozenset(("house", "senate", "joint", "concurrent", "bill", "draft"))
"""Words before a number of a resolution that make it one of another body, or none yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A name that numbers stand beside.

    Args:
        words: Its folded words.
        form: "ordinal" ("29th summit") or "figure" ("resolution 2254").
        near: Folded names one of which the article has to bear; none needed where empty.
        rows: The editions.
    """

    words: tuple[str, ...]
    form: str
    near: tuple[str, ...]
    rows: tuple[Series, ...]


def index_series(rows: Sequence[Series]) -> dict[str, tuple[Numbered, ...]]:
    """Lay out the series by the first word of their names, the longest name first."""
    by_name: dict[tuple[str, str, tuple[str, ...]], list[Series]] = defaultdict(list)
    for row in rows:
        near = tuple(fold_name(n) for n in row.near)
        for name in row.aliases:
            by_name[name, row.form, near].append(row)
    found: dict[str, list[Numbered]] = defaultdict(list)
    for (name, form, near), own in by_name.items():
        words = fold_words(name)
        found[words[0]].append(Numbered(words=words, form=form, near=near, rows=tuple(own)))
    return {
        head: tuple(sorted(names, key=lambda n: (-len(n.words), n.words)))
        for head, names in found.items()
    }


def find_editions(passages: Sequence[Passage], index: DateIndex) -> tuple[Hit, ...]:
    """Find names of series with the number of an edition beside them."""
    return tuple(hit for passage in passages for hit in _in_passage(passage, passages, index))


def join_hits(editions: Sequence[Hit], hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Put names of editions and of other events in order; what an edition is part of goes."""
    if not editions:
        return tuple(hits)
    free = [h for h in hits if not any(_overlap(h, e) for e in editions)]
    return tuple(sorted((*editions, *free), key=lambda h: (h.span.begin, h.span.end)))


def _overlap(one: Hit, other: Hit) -> bool:
    if one.passage is not other.passage:
        return False
    return one.first < other.last and other.first < one.last


def _in_passage(passage: Passage, passages: Sequence[Passage], index: DateIndex) -> Iterator[Hit]:
    free = 0
    for at, word in enumerate(passage.words):
        for name in index.series.get(word, ()) if at >= free else ():
            hit = _read(passage, at, name, index.cues.get("series_filler", {}))
            if hit is not None and _is_near(name.near, passages):
                free = hit.last
                yield hit
                break


def _read(passage: Passage, at: int, name: Numbered, fillers: Mapping[str, str]) -> Hit | None:
    end = at + len(name.words)
    if passage.words[at:end] != name.words:
        return None
    if name.form == "figure":
        return _figure(passage, (at, end), name)
    for begin in range(at, max(-1, at - _FILLERS_MAX - 1), -1):
        number = ordinal_before(passage.words, begin)
        if number is not None:
            return _hit(passage, (begin - number.length, end), name, number.value)
        if begin == 0 or passage.words[begin - 1] not in fillers:
            break
    number = ordinal_behind(passage.words, end, fillers)
    return None if number is None else _hit(passage, (at, end + number.length), name, number.value)


def _figure(passage: Passage, bounds: tuple[int, int], name: Numbered) -> Hit | None:
    begin, end = bounds
    before = passage.words[begin - 1] if begin else ""
    told = passage.words[end : end + 1]
    if before in _CHAMBERS or not told or not _NUMBER.fullmatch(told[0]):
        return None
    return _hit(passage, (begin, end + 1), name, int(told[0]))


def _hit(passage: Passage, bounds: tuple[int, int], name: Numbered, number: int) -> Hit | None:
    events = tuple(e for row in name.rows if (e := _edition(row, number)) is not None)
    if len(events) != 1:
        return None
    return Hit(passage=passage, first=bounds[0], last=bounds[1], events=events)


def _edition(row: Series, number: int) -> Event | None:
    """Give an edition as an event: its days follow from those of the first where they recur."""
    first, last = read_partial(row.start), read_partial(row.end or row.start)
    if not row.number <= number <= row.last or first is None or last is None:
        return None
    steps = (number - row.number) * row.step
    return Event(
        label=f"{row.series}, no. {number}",
        names=(row.series,),
        first=move(first[0], "month", steps),
        last=move(last[1], "month", steps),
        sort=row.type,
        cities=(),
        country="",
        trust=_TRUST,
        reference=f"series/{row.source}/{fold_name(row.series).replace(' ', '-')}/{number}",
    )


def _is_near(names: Sequence[str], passages: Sequence[Passage]) -> bool:
    """Tell whether the article bears one of some names."""
    if not names:
        return True
    texts = [f" {' '.join(p.words)} " for p in passages]
    return any(f" {name} " in text for name in names for text in texts)
