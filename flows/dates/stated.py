"""Evidence of dates with a year in the text: what is told as past lies before the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from flows.dates.anniversaries import remembered_days
from flows.dates.horizon import FIRST_DAY, LAST_DAY, shift_days
from flows.dates.observed import Window, quote, testify
from flows.dates.ranges import split_ranges
from flows.dates.readings import read_stated
from flows.dates.tense import INTENDING, PLANNED, PLANNED_FOR
from flows.model import DateEvidence, Direction, EvidenceKind, PartKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.dates.observed import Observed
    from flows.dates.periods import Period
    from flows.model import TimeExpression

Lags = Sequence[tuple[float | None, float]]
_LAGS: Final = ((1.6, 0.4), (4.0, 0.25), (None, 0.22))
"""How long after the last year that they name articles appear: years, and the share of them.

Source: TimeBank and AQUAINT, 76 articles that name a past year; the rest are misread.
"""
_LAGS_OF_SEVERAL: Final = ((1.6, 0.5), (4.0, 0.22), (None, 0.15))
"""The same where two years or more are told as past: 21 articles, of which three came later."""
_DAY_LAGS: Final = ((0.09, 0.15), (0.5, 0.15), (1.6, 0.27), (4.0, 0.15), (None, 0.15))
"""The same where a day is told in full (15 articles)."""
_LEAD_LAGS: Final = ((0.02, 0.92), (0.09, 0.03), (1.6, 0.02), (None, 0.02))
"""The same where the first sentence tells it with its weekday: what is new (an editor's guess)."""
_LEAD_DAY_LAGS: Final = ((0.02, 0.52), (0.09, 0.26), (1.6, 0.14), (None, 0.03))
"""The same without its weekday: mostly what is new, but some stories open long ago."""
_UNSAID_LAGS: Final = ((0.09, 0.28), (0.5, 0.2), (1.6, 0.18), (4.0, 0.12), (None, 0.12))
"""The same for a day of which nothing says that it is to come ("the protocol of 9 May 2011")."""
_AHEAD_SHARES: Final = ((2, 0.27), (5, 0.13), (None, 0.1))
"""The same for the first year that is told as to come: on 30 such dates, direction errs often."""
_PROMISED_DAY_SHARES: Final = ((0.5, 0.35), (2, 0.25), (None, 0.25))
_PROMISED_WEEKDAY_SHARES: Final = ((0.03, 0.6), (0.1, 0.25), (0.5, 0.08), (None, 0.02))
"""The same for a day, and for one with its weekday: those are near (an editor's guess); bonds and
leases run for decades."""
_PROMISED_SHARES: Final = ((2, 0.45), (5, 0.2), (None, 0.2))
"""The same where a will or a term says so: 14 of 15 articles appeared before its last day.

What comes before a year told as past was promised then, not in the article.
"""
_WILLS: Final = ("will", "shall", "won't")
"""Not "would", which also tells what was once to come."""
_SAYING: Final = ("said", "told", "added", "announced", "stated")
_TERMS: Final = ("by", "through", "into")
_AHEAD_WORDS: Final = frozenset(
    {"will", "shall", "won't", "can", "may", "must", "would", "could", "should", "might", "'ll"}
    | {"’ll", "wo", "ca", "going", "later", *PLANNED, *PLANNED_FOR, *INTENDING}
)
_AHEAD_OF: Final = re.compile(
    r"\b(?:ahead of|in the run-?up to|prior to|in advance of|preparing for|prepare for)\b"
    r"[^,.;:()]*$",
    re.IGNORECASE,
)
_AHEAD_LETTERS: Final = 70
_UPCOMING: Final = re.compile(r"\b(?:upcoming|forthcoming|up-coming)\s+$", re.IGNORECASE)
_UPCOMING_SHARES: Final = ((1.2, 0.6), (3, 0.25), (None, 0.1))
"""How many years before its last day a year is called an upcoming one (an editor's guess)."""
_ENDING: Final = (" due", " ending", " ends", " maturing", " matures", " expiring", " expires")
"""Words right before the last day of a term."""
_ENDING_LETTERS: Final = 16
_OPEN_SIGNALS: Final = ("", "on", "in", "of", "at")
"""What stands before a date whatever its side."""
_BEFORE_NAMES: Final = ("DET", "ADJ", "PROPN", "NOUN", "PRON", "PART")
_EARLIER_MAX: Final = 3
_YEAR_DAYS: Final = 365.25


def find_stated(observed: Observed) -> Iterator[DateEvidence]:
    """Give evidence of the latest date told as past and the earliest one told as to come."""
    captions = [p.span for p in observed.parsed.article.parts if p.kind is PartKind.CAPTION]
    remembered = remembered_days(observed)
    stated = [
        (period, time)
        for time in split_ranges(observed.times)
        if (period := _period_of(time)) is not None
        and time.span not in remembered
        and not any(c.covers(time.span) for c in captions)
        and (_is_promised(time) or not _is_part_of_name(observed, time))
    ]
    yield from _testify_upcoming(observed)
    ahead = _terms_ahead(observed)
    stated = [(p, t) for p, t in stated if not _ends_term(observed, t)]
    before = {t.span for _, t in stated if _is_ahead_of(observed, t)}
    told_past = [(p, t) for p, t in stated if _is_past(t, ahead) or _is_since(t)]
    past = [(p, t) for p, t in told_past if t.span not in before]
    open_sided = {t.span for _, t in stated if _is_unsaid(observed, t)} - before
    unsaid = [(p, t) for p, t in stated if p.unit == "day" and t.span in open_sided]
    if past:
        yield from _testify_past(observed, past)
        yield from _testify_earlier(observed, past)
    yield from _testify_unsaid(observed, unsaid, past)
    ahead_of = [(p, t) for p, t in stated if t.direction is Direction.FUTURE or t.span in before]
    future = [(p, t) for p, t in ahead_of if t.span not in open_sided]
    told = max((p.first for p, _ in past), default=FIRST_DAY)
    promised = [(p, t) for p, t in future if _is_promised(t) and p.last >= told]
    planned = [(p, t) for p, t in future if p.unit in ("day", "month") and not _is_promised(t)]
    if promised:
        first = min(promised, key=lambda pair: pair[0].last)
        yield from _testify_future(observed, first, _promised(*first), "stated promise")
    if planned:
        first = min(planned, key=lambda pair: pair[0].last)
        yield from _testify_future(observed, first, _AHEAD_SHARES, "")


def _testify_upcoming(observed: Observed) -> Iterator[DateEvidence]:
    """Take the first year that something "upcoming" is of ("the upcoming 2010 polls")."""
    text = observed.parsed.article.raw.text
    found = [
        (period, time)
        for time in observed.times
        if _UPCOMING.search(text[max(0, time.span.begin - _ENDING_LETTERS) : time.span.begin])
        and (period := _period_of(time)) is not None
    ]
    if found:
        first = min(found, key=lambda pair: pair[0].last)
        yield from _testify_future(observed, first, _UPCOMING_SHARES, "stated upcoming")


def _is_part_of_name(observed: Observed, time: TimeExpression) -> bool:
    """Tell whether a year stands before a noun: "the 2026 World Cup" is spoken of years before.

    It will be over then all the same: what is promised for it is not asked.
    """
    for sentence in observed.parsed.sentences:
        if sentence.span.covers(time.span):
            at = next((t.index for t in sentence.tokens if t.span == time.span), None)
            if at is None or at + 1 >= len(sentence.tokens):
                return False
            before = sentence.tokens[at - 1].pos if at else ""
            return before in _BEFORE_NAMES and sentence.tokens[at + 1].pos in ("NOUN", "PROPN")
    return False


def _is_promised(time: TimeExpression) -> bool:
    """Tell whether the words beside leave no doubt that a date was to come."""
    verb = time.cue.lower().partition(" ")[0]
    is_sure = verb in _WILLS or dict(time.fields).get("signal") in _TERMS
    return is_sure and time.direction is Direction.FUTURE


def _promised(period: Period, time: TimeExpression) -> Lags:
    if period.unit != "day":
        return _PROMISED_SHARES
    return _PROMISED_WEEKDAY_SHARES if "weekday" in dict(time.fields) else _PROMISED_DAY_SHARES


def _is_unsaid(observed: Observed, time: TimeExpression) -> bool:
    """Tell whether nothing but the present tense of a verb around, if that, puts a date ahead.

    The present tense tells where dates without a year look; one with its year is oftener behind
    ("the deal of 9 May 2011 is still not kept").
    """
    is_plain = not time.rule.startswith("calendar/range")
    if not is_plain or dict(time.fields).get("signal", "") not in _OPEN_SIGNALS:
        return False
    if time.direction is not Direction.FUTURE or not time.cue:
        return time.direction is Direction.NEAREST
    words = {word.lower() for word in time.cue.split()}
    return words.isdisjoint(_AHEAD_WORDS) and not _is_infinitive(observed, time)


def _is_ahead_of(observed: Observed, time: TimeExpression) -> bool:
    """Tell whether a date is that of what something was done "ahead of", whatever the tense."""
    begin = time.span.begin
    text = observed.parsed.article.raw.text[max(0, begin - _AHEAD_LETTERS) : begin]
    return bool(_AHEAD_OF.search(text))


def _ends_term(observed: Observed, time: TimeExpression) -> bool:
    """Tell whether a date is the last of a term: no tense around tells its side."""
    begin = time.span.begin
    before = observed.parsed.article.raw.text[max(0, begin - _ENDING_LETTERS) : begin].lower()
    return before.rstrip().removesuffix(" on").endswith(_ENDING)


def _is_infinitive(observed: Observed, time: TimeExpression) -> bool:
    """Tell whether the verb that a date hangs on is what somebody is "to" do."""
    verb = time.cue.split()[-1]
    for sentence in observed.parsed.sentences:
        if sentence.span.covers(time.span):
            words = [token.text for token in sentence.tokens]
            return any(one.lower() == "to" and next_ == verb for one, next_ in pairwise(words))
    return False


def _terms_ahead(observed: Observed) -> tuple[Span, ...]:
    """Give the sentences with a range to come: all ranges that they name are."""
    ranges = [
        t.span
        for t in observed.times
        if t.rule.startswith("range/") and t.direction is Direction.FUTURE
    ]
    sentences = (s.span for s in observed.parsed.sentences) if ranges else ()
    return tuple(s for s in sentences if any(s.covers(r) for r in ranges))


def _is_past(time: TimeExpression, ahead: Sequence[Span]) -> bool:
    """Tell whether a time is told as past; a range under a word of saying is what was said."""
    if time.direction is not Direction.PAST:
        return False
    if not time.rule.startswith("calendar/range"):
        return True
    return time.cue.lower() not in _SAYING and not any(s.covers(time.span) for s in ahead)


def _is_since(time: TimeExpression) -> bool:
    return dict(time.fields).get("signal") == "since"


def _period_of(time: TimeExpression) -> Period | None:
    if not time.rule.startswith("calendar/") or "year" not in dict(time.fields):
        return None
    try:
        period = read_stated(dict(time.fields))
    except (OverflowError, ValueError):
        return None
    inside = period is not None and period.first >= FIRST_DAY and period.last <= LAST_DAY
    return period if inside else None


def _testify_past(
    observed: Observed, past: Sequence[tuple[Period, TimeExpression]]
) -> Iterator[DateEvidence]:
    period, time = max(past, key=lambda pair: pair[0].first)
    lags: Lags = _LAGS if len({p.first.year for p, _ in past}) == 1 else _LAGS_OF_SEVERAL
    said = quote(observed, time.span)
    comment = f"“{said}” is told as past; nothing later with a year is."
    sort = "stated past year" if period.unit == "year" else "stated past"
    if period.unit == "day" and _is_lead(observed, time):
        has_weekday = "weekday" in dict(time.fields)
        lags, sort = _LEAD_LAGS if has_weekday else _LEAD_DAY_LAGS, "stated lead"
    elif period.unit == "day":
        lags = _DAY_LAGS
    yield from _testify_lags((period, time), lags, comment, sort)


def _testify_unsaid(
    observed: Observed,
    unsaid: Sequence[tuple[Period, TimeExpression]],
    past: Sequence[tuple[Period, TimeExpression]],
) -> Iterator[DateEvidence]:
    """Take the latest day told without a side for one that is over, if none later is told so."""
    latest = max(unsaid, key=lambda pair: pair[0].first, default=None)
    if latest is None or any(p.first >= latest[0].first for p, _ in past):
        return
    comment = f"“{quote(observed, latest[1].span)}” is not told as to come."
    yield from _testify_lags(latest, _UNSAID_LAGS, comment, "stated unsaid")


def _testify_lags(
    said: tuple[Period, TimeExpression], lags: Lags, comment: str, sort: str
) -> Iterator[DateEvidence]:
    period, time = said
    for years, share in lags:
        last = LAST_DAY if years is None else shift_days(period.last, int(years * _YEAR_DAYS))
        window = Window(first=period.first, last=last, weight=share, sort=sort)
        found = testify(EvidenceKind.EXPLICIT_DATE, window, comment, (time.span,), None)
        if found is not None:
            yield found


def _is_lead(observed: Observed, time: TimeExpression) -> bool:
    """Tell whether a day stands in the first sentence of the running text."""
    parts = observed.parsed.article.parts
    text = next((p.span for p in parts if p.kind is PartKind.PARAGRAPH), None)
    inside = (s for s in observed.parsed.sentences if text is not None and text.covers(s.span))
    lead = next(inside, None)
    return lead is not None and lead.span.covers(time.span)


def _testify_earlier(
    observed: Observed, past: Sequence[tuple[Period, TimeExpression]]
) -> Iterator[DateEvidence]:
    """Hold on to the years told before the last one, should that one be misread."""
    by_year = {period.first.year: (period, time) for period, time in past}
    for year in sorted(by_year, reverse=True)[1:_EARLIER_MAX]:
        period, time = by_year[year]
        window = Window(first=period.first, last=LAST_DAY, weight=0.9, sort="stated past year")
        comment = f"“{quote(observed, time.span)}” is told as past, too."
        found = testify(EvidenceKind.EXPLICIT_DATE, window, comment, (time.span,), None)
        if found is not None:
            yield found


def _testify_future(
    observed: Observed,
    said: tuple[Period, TimeExpression],
    shares: Lags,
    sort: str,
) -> Iterator[DateEvidence]:
    period, time = said
    comment = f"“{quote(observed, time.span)}” is still to come."
    sort = sort or f"stated {period.unit}"
    for years, share in shares:
        first = FIRST_DAY if years is None else shift_days(period.first, -int(years * 366))
        window = Window(first=first, last=period.last, weight=share, sort=sort)
        found = testify(EvidenceKind.EXPLICIT_DATE, window, comment, (time.span,), None)
        if found is not None:
            yield found
