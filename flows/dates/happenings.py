"""Evidence of dated events named in the text, by whether they are to come, under way or over.

Journeys of a person are in ``journeys``; what times beside an event tell, in ``ties``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, assert_never

from flows.dates.capitals import is_as_printed
from flows.dates.echoes import find_echoes
from flows.dates.horizon import LAST_DAY, shift_days
from flows.dates.observed import Window, quote, spell_days, testify
from flows.dates.states import State, crosses_border, state_of
from flows.dates.ties import Happening, Tie, is_telling, tie_to_event
from flows.model import DateEvidence, Direction, EvidenceKind, PartKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from flows.dates.events import Event
    from flows.dates.observed import Observed
    from flows.dates.passages import Hit
    from flows.model import TimeExpression

_LASTING: Final = ("founding", "conflict")
_OVER_SORTS: Final = ("event", "resolution", "peace agreement", "agreement", "initiative", "war")
"""What is done on a day: once its name stands in a text, it has happened."""
_CHAIR: Final = "chairmanship"
"""A body is chaired by one member after another: the chair that is named is in it."""
_COUNTED_FROM: Final = ("remembered",)
"""What only tells the day by the years since (``remembered``): it was spoken of before, too."""
_EDITION: Final = "edition"
"""A numbered meeting of a series (``series``)."""
_ANYWHERE: Final = (*_LASTING, "resolution", "sport", _EDITION)
"""What needs no place to be told from namesakes."""
_EDITION_SPREADS: Final[Mapping[State, Sequence[tuple[int, int | None, float]]]] = {
    State.TO_COME: ((45, 3, 0.55), (400, 3, 0.36), (400, None, 0.05)),
    State.UNDER_WAY: ((1, 3, 0.57), (60, 60, 0.33), (400, None, 0.07)),
    State.OVER: ((0, 60, 0.45), (0, 400, 0.3), (0, None, 0.2)),
    State.UNTOLD: ((30, 30, 0.48), (400, 400, 0.41), (400, None, 0.07)),
}
"""Days before and after, and the share of articles; an editor's guess."""
_LONG_NAME: Final = 5
_TIED: Final = 0.8
_TIED_ELSEWHERE: Final = 0.6
_RECURRING: Final = 0.6
_CANDIDATES_MAX: Final = 12
_SHORT_DAYS: Final = 4
"""A weekday tells little beside an event that lasts longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one mention of an event allows, given that this event is meant."""

    windows: tuple[Window, ...]
    how: str
    is_tied: bool = False


def find_happenings(observed: Observed) -> Iterator[DateEvidence]:
    """Give evidence for each event named, all names and mentions of it taken together."""
    text = observed.parsed.article.raw.text
    hits = [
        h
        for h in observed.hits
        if h.passage.kind is not PartKind.CAPTION
        and h.events[0].sort not in _COUNTED_FROM
        and (h.events[0].sort != "founding" or is_as_printed(h, text))
    ]
    for group in _group_hits(hits):
        fewest = min(group, key=lambda h: len(h.events))
        same = [h for h in group if h.events == fewest.events]
        events = _fit_place(same, observed)
        if events[:1] and events[0].sort in _OVER_SORTS and any(map(_is_any, group)):
            continue
        if events and len(events) <= _CANDIDATES_MAX:
            yield from _testify(observed, group, events)
        if len(events) == 1 and events[0].sort not in _LASTING:
            yield from find_echoes(observed, events[0], {h.span for h in group})


def _is_any(hit: Hit) -> bool:
    """Tell whether a name is that of a kind ("until a ceasefire agreement is signed")."""
    return hit.first > 0 and hit.passage.words[hit.first - 1] in ("a", "an", "any", "no")


def _group_hits(hits: Sequence[Hit]) -> list[list[Hit]]:
    """Put together the mentions that can mean one event ("Geneva II", "the Geneva talks")."""
    groups: list[list[Hit]] = []
    for hit in hits:
        own = {e.reference for e in hit.events}
        joined = [g for g in groups if any(own & {e.reference for e in h.events} for h in g)]
        groups = [g for g in groups if g not in joined]
        groups.append([*(h for g in joined for h in g), hit])
    return groups


def _fit_place(hits: Sequence[Hit], observed: Observed) -> tuple[Event, ...]:
    """Keep the events whose place the passage or the article names; one alone needs none."""
    events = hits[0].events
    if events[0].sort == _CHAIR or (len(events) == 1 and events[0].sort in _ANYWHERE):
        return events
    here = frozenset(p for h in hits for p in h.passage.places)
    own = frozenset(w for h in hits for w in (" ".join(h.passage.words[h.first : h.last]),))
    near = tuple(e for e in events if _is_in(e, here) or _names_place(e, own))
    if near:
        return near
    article = frozenset(p for x in observed.passages for p in x.places)
    wide = tuple(e for e in events if _is_in(e, article))
    if wide:
        return wide
    return events if len(events) == 1 and _is_own(events[0], _words(hits[0])) else ()


def _is_own(event: Event, words: Sequence[str]) -> bool:
    """Tell whether an event needs no place to be told from namesakes."""
    is_numbered = any(word.isdigit() for word in words)
    is_plain = event.sort not in ("conference", "peace agreement", "meeting")
    return len(words) > 1 and (is_numbered or is_plain)


def _words(hit: Hit) -> tuple[str, ...]:
    return hit.passage.words[hit.first : hit.last]


def _is_in(event: Event, places: frozenset[str]) -> bool:
    return any(city in places for city in event.cities) or (
        event.country != "" and event.country in places
    )


def _names_place(event: Event, phrases: frozenset[str]) -> bool:
    return any(city in phrase.split() for phrase in phrases for city in event.cities)


def _testify(
    observed: Observed, hits: Sequence[Hit], events: Sequence[Event]
) -> Iterator[DateEvidence]:
    """Write down the most telling mention, with each event that it can mean."""
    found = _most_telling(observed, hits, events)
    if found is None:
        return
    hit, readings = found
    spans = tuple(dict.fromkeys(h.span for h in (hit, *hits)))[:3]
    for event, reading in readings:
        for window in reading.windows:
            trust = 1.0 if _is_own_name(hit, event) else event.trust
            weight = window.weight * trust * _recurs(hit, observed) / len(readings)
            shared = replace(window, weight=weight)
            comment = _comment(observed, hit, event, reading)
            evidence = testify(EvidenceKind.DATED_EVENT, shared, comment, spans, event.reference)
            if evidence is not None:
                yield evidence


def _is_own_name(hit: Hit, event: Event) -> bool:
    """Tell whether a name that began one day is too long to be another's, too ("DPR")."""
    words = _words(hit)
    is_long = len(words) > 1 or len(words[0]) >= _LONG_NAME
    return event.sort in ("founding", "resolution") and len(hit.events) == 1 and is_long


def _most_telling(
    observed: Observed, hits: Sequence[Hit], events: Sequence[Event]
) -> tuple[Hit, tuple[tuple[Event, Reading], ...]] | None:
    """Choose the mention with a time beside it; else the first one in the state told most."""
    read = [(hit, _readings(observed, hit, events)) for hit in hits]
    told = [(hit, readings) for hit, readings in read if readings]
    tied = [(hit, readings) for hit, readings in told if readings[0][1].is_tied]
    if tied:
        return min(tied, key=lambda pair: _days_left(pair[1]))
    states = [r[0][1].how for _, r in told if r[0][1].how != State.UNTOLD.value]
    if states:
        most = max(states, key=lambda s: (states.count(s), -states.index(s)))
        told = [(hit, readings) for hit, readings in told if readings[0][1].how == most]
    return told[0] if told else None


def _readings(
    observed: Observed, hit: Hit, events: Sequence[Event]
) -> tuple[tuple[Event, Reading], ...]:
    mine = [e for e in events if e in hit.events] or list(events)
    return tuple((e, r) for e in mine if (r := _read(observed, hit, e)) is not None)


def _days_left(readings: Sequence[tuple[Event, Reading]]) -> int:
    """Count the days that the readings of a mention allow."""
    return sum((w.last - w.first).days + 1 for _, r in readings for w in r.windows)


def _recurs(hit: Hit, observed: Observed) -> float:
    """Believe less where a name tells a kind of event, of which not all are in the table.

    A number makes it a name of its own ("Geneva II").
    """
    if hit.events[0].sort == _EDITION:
        return 1.0
    words = hit.passage.words[hit.first : hit.last]
    is_kind = words[-1] in observed.index.cues.get("event_kind", {})
    is_numbered = any(word.isdigit() for word in words)
    return _RECURRING if is_kind and not is_numbered else 1.0


def _comment(observed: Observed, hit: Hit, event: Event, reading: Reading) -> str:
    said = quote(observed, hit.span)
    if event.sort in _LASTING:
        return f"“{said}” is named: {event.label}, from {event.first} on."
    days = spell_days(event.first, event.until)
    how = "named" if reading.how == State.UNTOLD.value else reading.how
    return f"“{said}” is {how}: {event.label} was {days}."


def _read(observed: Observed, hit: Hit, event: Event) -> Reading | None:
    if event.sort in _LASTING:
        began = shift_days(event.first, -60 if event.sort == "conflict" else -10)
        return _from(began)
    if event.sort == "resolution" and (event.until - event.first).days > _SHORT_DAYS:
        return _from(event.first)
    time = nearest_time(hit)
    if time is not None:
        happening = _tied_days(event, time)
        tie = tie_to_event(time, happening) if happening is not None else None
        if tie is not None:
            weight = _TIED if tie.is_exact else 0.5
            return _tied(tie, quote(observed, time.span), weight)
        if happening is not None and _is_pinning(time) and event.sort != _EDITION:
            return None
    elsewhere = _tie_elsewhere(observed, event)
    if elsewhere is not None:
        tie, said = elsewhere
        return _tied(tie, quote(observed, said.span), _TIED_ELSEWHERE)
    return _by_state(event, state_of(hit, observed))


def _from(first: date) -> Reading:
    """Give all days from one on: what is named has begun by then."""
    window = Window(first=first, last=LAST_DAY, weight=0.97, sort="founding")
    return Reading(windows=(window,), how="named")


def _tied_days(event: Event, time: TimeExpression) -> Happening | None:
    """Give the days of an event that a time beside it can mean; None where it tells nothing.

    Beside a long event, a weekday to come is that of its first day, and a past one is any.
    """
    is_long = (event.until - event.first).days >= _SHORT_DAYS
    if not is_long or not time.rule.startswith("weekday/"):
        return Happening(first=event.first, last=event.until)
    if time.direction is Direction.PAST:
        return None
    return Happening(first=event.first, last=event.first)


def _tied(tie: Tie, said: str, weight: float) -> Reading:
    windows = (Window(first=tie.first, last=tie.last, weight=weight, sort="tied"),)
    return Reading(windows=windows, how=f"dated “{said}”", is_tied=True)


def _is_pinning(time: TimeExpression) -> bool:
    """Tell whether a time says the day of the event beside it."""
    family = time.rule.partition("/")[0]
    fields = dict(time.fields)
    return family in ("weekday", "range") or (family == "calendar" and "day" in fields)


def nearest_time(hit: Hit) -> TimeExpression | None:
    """Give the telling time expression nearest to the phrase, in the same clause."""
    times = [
        t
        for t in hit.passage.times
        if is_telling(t) and not crosses_border(hit.passage, hit.span, t.span)
    ]
    return min(times, key=lambda t: (_distance(t.span, hit.span), t.span), default=None)


def _distance(one: Span, other: Span) -> int:
    return max(one.begin - other.end, other.begin - one.end, 0)


def _tie_elsewhere(observed: Observed, event: Event) -> tuple[Tie, TimeExpression] | None:
    """Find a day of a month anywhere in the article on which the event begins or ends."""
    whole = Happening(first=event.first, last=event.until)
    edges = tuple(Happening(first=day, last=day) for day in (event.first, event.until))
    for time in observed.times:
        if not _is_pinning(time) or time.rule.startswith("weekday/"):
            continue
        for days in (whole,) if time.rule.startswith("range/") else edges:
            tie = tie_to_event(time, days)
            if tie is not None:
                return tie, time
    return None


def _by_state(event: Event, state: State) -> Reading | None:
    """Turn a state into days: soon before, within, or some time after the event."""
    first, last = event.first, event.until
    if event.sort in _OVER_SORTS:
        if state is State.TO_COME:
            return None
        state = State.OVER
    if event.sort in ("battle", _CHAIR) and state is State.UNTOLD:
        state = State.UNDER_WAY
    if event.sort == _EDITION:
        return _of_edition(event, state)
    match state:
        case State.TO_COME:
            spreads = ((first, -45, first, 0, 0.4), (first, -300, last, 1, 0.4))
        case State.UNDER_WAY:
            spreads = ((first, 0, last, 2, 0.55), (first, -60, last, 120, 0.25))
        case State.OVER:
            spreads = ((first, 0, last, 120, 0.2), (first, 0, LAST_DAY, 0, 0.65))
        case State.UNTOLD:
            spreads = ((first, -120, last, 30, 0.3), (first, -365, last, 730, 0.4))
        case _:
            assert_never(state)
    windows = tuple(
        Window(first=shift_days(a, m), last=shift_days(b, n), weight=w, sort=state.value)
        for a, m, b, n, w in spreads
    )
    return Reading(windows=windows, how=state.value)


def _of_edition(event: Event, state: State) -> Reading:
    """Give the days around a numbered meeting: it is in the news then, and recalled later."""
    windows = tuple(
        Window(
            first=shift_days(event.first, -before),
            last=LAST_DAY if after is None else shift_days(event.until, after),
            weight=weight,
            sort=_EDITION,
        )
        for before, after, weight in _EDITION_SPREADS[state]
    )
    return Reading(windows=windows, how=state.value)
