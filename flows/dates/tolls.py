"""Evidence of tolls: a number of dead lies on the series of numbers published for a conflict."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from flows.dates.conflicts import conflicts_of
from flows.dates.horizon import read_partial, shift_days
from flows.dates.observed import Window, testify
from flows.dates.passages import cue_positions
from flows.model import DateEvidence, EvidenceKind
from flows.read.folded import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.dates.events import Event
    from flows.dates.observed import Observed
    from flows.dates.passages import Passage
    from flows.model import Span
    from flows.read.reference import Toll

_FIGURE: Final = re.compile(r"\d{1,3}(?:[,.\u00a0 ]\d{3})+|\d{3,}")
_FIGURE_MIN: Final = 400
_NEAR_WORDS: Final = 7
_ROUNDING: Final = 0.97
"""A figure of a series is used for numbers down to this share of it."""
_LATE_DAYS: Final = 75
"""How long newsrooms go on with a figure after the next one is out."""
_OPEN_DAYS: Final = 400


def find_tolls(observed: Observed) -> Iterator[DateEvidence]:
    """Give evidence for each number of dead of a conflict with a series."""
    seen: set[tuple[str, int]] = set()
    for passage in observed.passages:
        for number, span in _figures(observed, passage):
            for event in conflicts_of(observed, passage):
                series = observed.index.tolls.get(fold_name(event.label), ())
                found = _testify(number, span, event, series)
                if found is not None and (event.label, number) not in seen:
                    seen.add((event.label, number))
                    yield found


def _figures(observed: Observed, passage: Passage) -> Iterator[tuple[int, Span]]:
    """Find the numbers beside which somebody is killed and nobody wounded or displaced."""
    dead = [at for at, _ in cue_positions(passage, "toll_word", observed.index)]
    if not dead or passage.sentence is None:
        return
    barred = {at for at, _ in cue_positions(passage, "toll_bar", observed.index)}
    for token in passage.sentence.tokens:
        if not _FIGURE.fullmatch(token.text):
            continue
        number = int(re.sub(r"\D", "", token.text))
        at = next(n for n, s in enumerate(passage.spans) if s == token.span)
        close = any(abs(at - d) <= _NEAR_WORDS for d in dead)
        if number >= _FIGURE_MIN and close and not barred & {at + 1, at + 2, at + 3, at + 4}:
            yield number, token.span


def _testify(number: int, span: Span, event: Event, series: Sequence[Toll]) -> DateEvidence | None:
    below = [t for t in series if t.figure * _ROUNDING <= number]
    if not below or number > below[-1].figure * 1.25:
        return None
    toll = below[-1]
    published = read_partial(toll.date)
    if published is None:
        return None
    later = [t for t in series if t.figure > toll.figure and t.date > toll.date]
    after = read_partial(later[0].date) if later else None
    last = shift_days(after[1], _LATE_DAYS) if after else shift_days(published[1], _OPEN_DAYS)
    window = Window(first=shift_days(published[0], -15), last=last, weight=0.75, sort="toll")
    comment = (
        f"{number:,} dead: for the {event.label}, {toll.figure:,} were counted in {toll.date}"
        f" ({toll.counted_by})."
    )
    reference = f"toll/{fold_name(toll.conflict).replace(' ', '-')}/{toll.figure}"
    return testify(EvidenceKind.TOLL, window, comment, (span,), reference)
