"""Evidence of somebody losing an office: it is told of about the end of the term, or after it.

Who holds which post is told in ``offices``.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from flows.dates.horizon import LAST_DAY, shift_days
from flows.dates.observed import Window, testify
from flows.dates.terms_of_office import spell_term
from flows.dates.ties import Happening, is_telling, tie_to_event
from flows.model import EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from flows.dates.observed import Observed
    from flows.dates.terms_of_office import Term
    from flows.model import DateEvidence, Span, Title

_WORDS_BESIDE: Final = 4
"""How far from a post the word for its loss stands."""
_NEWS_DAYS: Final = 400
"""How long before and behind its day somebody's fall is in the news."""
_SHARES: Final = (0.76, 0.1, 0.1)
"""How often the article came in those days, some time in the term, and at any time after it; all
three are an editor's guess."""
_TIED_SHARES: Final = (0.9, 0.04, 0.03)
"""The same where "last month" stands beside."""
_BESIDE_LETTERS: Final = 40
_SLACK: Final = timedelta(days=4)
"""The days that ``Term.last`` adds to the end recorded."""


def has_fallen(observed: Observed, title: Title) -> bool:
    """Tell whether the words beside tell that somebody lost the post ("the ouster of ...")."""
    falls = observed.index.cues.get("fall_word", {})
    tokens = observed.parsed.sentences[title.sentence].tokens
    inside = [t.index for t in tokens if t.span.overlaps(title.span)]
    near = (
        tokens[max(0, inside[0] - _WORDS_BESIDE) : inside[-1] + 1 + _WORDS_BESIDE] if inside else ()
    )
    return any(t.text.lower() in falls for t in near)


def testify_fall(
    observed: Observed, title: Title, name: str, terms: Sequence[Term]
) -> Iterator[DateEvidence]:
    """A holder whose fall is told of: the article came about the end of a term, or after it."""
    ended = [t for t in terms if t.last < LAST_DAY]
    for term in ended:
        end = term.sure or term.last
        comment = f"{name} is told to lose the office of {title.post}, held {spell_term(term)}."
        news = (shift_days(end, -_NEWS_DAYS), shift_days(term.last, _NEWS_DAYS))
        tied = _tie_fall(observed, title, term)
        shares = _SHARES if tied is None else _TIED_SHARES
        spans = (tied or news, (term.first, term.last), (end, LAST_DAY))
        for (first, last), share in zip(spans, shares, strict=True):
            window = Window(first=first, last=last, weight=share / len(ended), sort="office")
            found = testify(
                EvidenceKind.OFFICE_TERM, window, comment, (title.span,), term.reference
            )
            if found is not None:
                yield found


def _tie_fall(observed: Observed, title: Title, term: Term) -> tuple[date, date] | None:
    """Give the days that "last month" beside the fall allows; None where nothing tells them."""
    sentence = observed.parsed.sentences[title.sentence].span
    beside = [
        t
        for t in observed.times
        if sentence.covers(t.span)
        and t.rule.startswith(("shift/", "ago/"))
        and _gap(t.span, title.span) <= _BESIDE_LETTERS
        and is_telling(t)
    ]
    event = Happening(first=term.last - _SLACK, last=term.last)
    ties = (tie_to_event(t, event) for t in beside)
    tie = next((t for t in ties if t is not None), None)
    return None if tie is None or term.sure else (tie.first, tie.last)


def _gap(one: Span, other: Span) -> int:
    return max(one.begin - other.end, other.begin - one.end)
