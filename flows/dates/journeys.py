"""Evidence of journeys: a traveller named with a place was there on known days.

Named events are in ``happenings``; what times beside a journey tell, in ``ties``.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Final

from flows.dates.folding import name_words
from flows.dates.horizon import shift_days
from flows.dates.observed import Window, quote, spell_days, testify
from flows.dates.reference import is_same_name
from flows.dates.states import crosses_border
from flows.dates.ties import Happening, Tie, is_telling, tie_to_event
from flows.model import DateEvidence, EvidenceKind, NameLabel, PartKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.dates.events import Visit
    from flows.dates.observed import Observed
    from flows.dates.passages import Passage
    from flows.model import TimeExpression

_TIED: Final = 0.6
_UNTIED: Final = ((3, 0.15), (60, 0.1))
"""Belief that an article which tells of a journey appears so many days after it at the latest."""
_PRONOUNS: Final = ("he", "she")
_BY_PRONOUN: Final = 0.6
_CANDIDATES_MAX: Final = 15
_UNTIED_MAX: Final = 16


def find_journeys(observed: Observed) -> Iterator[DateEvidence]:
    """Give evidence for each passage that names a known traveller with a place of a journey."""
    visits_of = cache(partial(_visits_of, people=_people(observed), observed=observed))
    last = ""
    for passage in observed.passages:
        if passage.kind in (PartKind.CAPTION, PartKind.HEADLINE, PartKind.SUBHEAD):
            continue
        named = [w for w in passage.words if w in observed.index.visits and visits_of(w)]
        mentions = () if _is_background(passage) else tuple(_mentions(passage, named, last))
        places = _places_gone_to(passage, observed) if mentions else frozenset()
        for at, who in mentions if places else ():
            visits = _fit_place(visits_of(who), places)
            yield from _testify(observed, passage, at, visits)
        last = named[0] if named else ("" if _names_person(passage) else last)


def _names_person(passage: Passage) -> bool:
    names = passage.sentence.names if passage.sentence is not None else ()
    return any(n.label is NameLabel.PERSON for n in names)


def _mentions(passage: Passage, named: list[str], last: str) -> Iterator[tuple[int, str]]:
    """Give where a passage names a traveller; "he" or "she" is the one named last."""
    if named:
        yield from ((at, word) for at, word in enumerate(passage.words) if word in named)
    elif last:
        yield from [(at, last) for at, w in enumerate(passage.words) if w in _PRONOUNS][:1]


def _places_gone_to(passage: Passage, observed: Observed) -> frozenset[str]:
    """Give the places that stand behind "in", "to" and the like."""
    cues = observed.index.cues.get("place_cue", {})
    found: set[str] = set()
    for at, word in enumerate(passage.words):
        if word in cues:
            behind = at + 2 if passage.words[at + 1 : at + 2] == ("the",) else at + 1
            found |= passage.places_at.get(behind, frozenset())
    return frozenset(found)


def _people(observed: Observed) -> tuple[tuple[str, ...], ...]:
    """Give the persons whom the article names in full, or with a post."""
    names = [
        n.text for s in observed.parsed.sentences for n in s.names if n.label is NameLabel.PERSON
    ]
    names += [t.holder.text for t in observed.titles]
    return tuple(dict.fromkeys(name_words(n, observed.index.particles) for n in names))


def _visits_of(
    word: str, people: Sequence[tuple[str, ...]], observed: Observed
) -> tuple[Visit, ...]:
    """Give the journeys of the person whose name ends in a word, if the article names him."""
    named = [p for p in people if len(p) > 1 and p[-1] == word]
    visits = observed.index.visits.get(word, ()) if named else ()
    meant = {
        traveller
        for traveller in {v.traveller for v in visits}
        if any(is_same_name(p, traveller) or _ends_with(traveller, p) for p in named)
    }
    return tuple(v for v in visits if v.traveller in meant)


def _ends_with(traveller: Sequence[str], person: Sequence[str]) -> bool:
    """Compare with "prime minister NAME", as leaders are entered."""
    return len(traveller) > len(person) and tuple(traveller[-len(person) :]) == tuple(person)


def _fit_place(visits: Sequence[Visit], places: frozenset[str]) -> tuple[Visit, ...]:
    """Keep the journeys to a town that is named, and to a state that is without a town in it."""
    with_town = {v.country for v in visits if not places.isdisjoint(v.cities)}
    states = places - with_town
    return tuple(v for v in visits if v.country in states or not places.isdisjoint(v.cities))


def _testify(
    observed: Observed, passage: Passage, at: int, visits: Sequence[Visit]
) -> Iterator[DateEvidence]:
    if not visits:
        return
    time = _time_near(passage, at)
    ties = _ties(visits, time)
    limit = _UNTIED_MAX if time is None else _CANDIDATES_MAX
    count = len({visit.reference for visit, *_ in ties})
    if not ties or count > limit:
        return
    who = passage.span(at, at + 1)
    spans = (who,) if time is None else (who, time.span)
    scale = (_BY_PRONOUN if passage.words[at] in _PRONOUNS else 1.0) / count
    for visit, tie, belief in ties:
        window = Window(first=tie.first, last=tie.last, weight=belief * scale, sort="journey")
        comment = _comment(observed, visit, time, who)
        found = testify(EvidenceKind.DATED_EVENT, window, comment, spans, visit.reference)
        if found is not None:
            yield found


def _ties(
    visits: Sequence[Visit], time: TimeExpression | None
) -> tuple[tuple[Visit, Tie, float], ...]:
    """Give the days of publication that fit each visit, and the belief in them."""
    if time is None:
        return tuple((v, _tie_soon(v, days), belief) for v in visits for days, belief in _UNTIED)
    tied = ((v, tie_to_event(time, Happening(first=v.first, last=v.last))) for v in visits)
    return tuple((visit, tie, _TIED) for visit, tie in tied if tie is not None)


def _tie_soon(visit: Visit, days: int) -> Tie:
    last = shift_days(visit.last, days)
    return Tie(first=visit.first, last=last, is_exact=False, on=visit.first)


def _time_near(passage: Passage, at: int) -> TimeExpression | None:
    """Give the telling time nearest to a traveller, in the same clause."""
    here = passage.spans[at]
    times = [
        t for t in passage.times if is_telling(t) and not crosses_border(passage, here, t.span)
    ]
    return min(times, key=lambda t: (_distance(t.span, here), t.span), default=None)


def _distance(one: Span, other: Span) -> int:
    return max(one.begin - other.end, other.begin - one.end, 0)


def _is_background(passage: Passage) -> bool:
    """Tell whether the passage looks far back: a year is named, or something long ago."""
    for time in passage.times:
        family = time.rule.partition("/")[0]
        if "year" in dict(time.fields) or family in ("offset", "named"):
            return True
    return False


def _comment(observed: Observed, visit: Visit, time: TimeExpression | None, who: Span) -> str:
    when = "" if time is None else f", “{quote(observed, time.span)}”"
    name = quote(observed, who)
    days = spell_days(visit.first, visit.last)
    return f"{name} is told of in {_where(visit)}{when}: {visit.label} {days}."


def _where(visit: Visit) -> str:
    return (visit.cities[0] if visit.cities else visit.country).title()
