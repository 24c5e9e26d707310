"""Dated events named in the text, and what that says about the day of publication.

An event counts when several of its features meet in a passage: who, where, what it is called, what
sort it is. Rows that fit equally well are readings of one observation and share its weight.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from flows.dates.folding import fold_name, fold_words
from flows.dates.moment import Outlook, event_days, moment_of, publication_days
from flows.dates.reference import LAST_DAY
from flows.dates.vocabulary import word_set
from flows.model import DateEvidence, EvidenceKind, NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from flows.dates.moment import Moment
    from flows.dates.reference import DateIndex, EventRow
    from flows.model import Parsed, Sentence, TimeExpression

_SORTS: Final[Mapping[str, frozenset[str]]] = {
    "visit": word_set("""meet met meeting visit visited gathered gather talks talk summit arrived
        arrive travelled traveled conference joined hosted attended sidelines flew travel"""),
    "conference": word_set("summit conference meeting talks round gathered met meet forum session"),
    "meeting": word_set("summit conference meeting talks round gathered met meet forum session"),
    "talks": word_set("summit conference meeting talks round gathered met meet forum session"),
    "battle": word_set("""battle assault offensive attack attacked fighting siege fire onslaught
        clashes fight captured seize advance"""),
    "peace agreement": word_set(
        "agreement accord accords deal peace pact signed signing initialled"
    ),
    "election or reshuffle": word_set("election elections vote elected poll polls"),
}
_SKIPPED: Final = ("timeline sentence", "event (year only)", "conflict episode", "conflict")
_READINGS_MAX: Final = 10
_NAME_WORDS: Final = (2, 3, 4, 5, 6)
_LENGTH_DAYS_MAX: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence with what it names, folded.

    Args:
        persons: Full names of persons in the sentence.
        places: Names of places in the sentence, with the state each people or alias stands for.
        near: Runs of words of the sentence and of its neighbours, as texts.
    """

    sentence: Sentence
    persons: frozenset[str]
    places: frozenset[str]
    words: frozenset[str]
    near: frozenset[str]
    own: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A row that fits a passage, and how well (0 to 1)."""

    row: EventRow
    score: float
    features: tuple[str, ...]


def find_dated_events(
    parsed: Parsed,
    times: Sequence[TimeExpression],
    names: Mapping[str, str],
    index: DateIndex,
) -> tuple[DateEvidence, ...]:
    """Give the evidence of the dated events that the article speaks of.

    Args:
        names: Surname of a person -> the fuller name that the article gives, both folded.
    """
    found: list[DateEvidence] = []
    passages = _passages(parsed, names, index)
    for passage in passages:
        moment = moment_of(passage.sentence, times)
        matches = _best(passage, moment, index)
        found.extend(_evidence(passage, moment, matches))
    return tuple(found)


def _passages(parsed: Parsed, names: Mapping[str, str], index: DateIndex) -> tuple[Passage, ...]:
    runs = [_runs(fold_words(s.text)) for s in parsed.sentences]
    passages: list[Passage] = []
    for at, sentence in enumerate(parsed.sentences):
        persons = (fold_name(n.text) for n in sentence.names if n.label is NameLabel.PERSON)
        around = runs[max(0, at - 1) : at + 2]
        passages.append(
            Passage(
                sentence=sentence,
                persons=frozenset(names.get(p, p) for p in persons),
                places=frozenset(_places(sentence, index)),
                words=frozenset(t.text.lower() for t in sentence.tokens),
                near=frozenset(r for one in around for r in one),
                own=frozenset(runs[at]),
            )
        )
    return tuple(passages)


def _places(sentence: Sentence, index: DateIndex) -> Iterator[str]:
    for name in sentence.names:
        if name.label is NameLabel.PLACE:
            folded = " ".join(fold_words(name.text))
            yield folded
            yield index.country(name.text)


def _runs(words: Sequence[str]) -> tuple[str, ...]:
    sizes = [size for size in _NAME_WORDS if size <= len(words)]
    return tuple(" ".join(words[i : i + n]) for n in sizes for i in range(len(words) - n + 1))


def _best(passage: Passage, moment: Moment, index: DateIndex) -> tuple[Match, ...]:
    """Give the rows that fit best; none where too many fit alike."""
    rows: dict[str, EventRow] = {}
    for person in sorted(passage.persons):
        rows |= {r.id: r for r in index.events_by_person.get(person, ())}
    for place in sorted(passage.places):
        rows |= {r.id: r for r in index.events_by_place.get(place, ()) if r.type != "visit"}
    for run in sorted(passage.near):
        rows |= {r.id: r for r in index.events_by_name.get(run, ())}
    fits = [m for r in rows.values() if (m := _match(passage, r)) is not None]
    fits = [m for m in fits if event_days(m.row.first, m.row.last, moment) is not None]
    top = max((m.score for m in fits), default=0.0)
    best = [m for m in fits if m.score >= top - 0.001]
    return tuple(best) if len(best) <= _READINGS_MAX else ()


def _match(passage: Passage, row: EventRow) -> Match | None:
    if row.type in _SKIPPED or (row.last - row.first).days > _LENGTH_DAYS_MAX:
        return None
    features = tuple(name for name, holds in _features(passage, row) if holds)
    score = sum(_FEATURES[name] for name in features)
    is_tied = "person" in features or "name" in features or "named near" in features
    is_placed = "town" in features or "country" in features
    if not is_tied or len(features) < 2 or score < _SCORE_MIN:
        return None
    if "person" in features and not is_placed:
        return None
    if "named near" in features and not is_placed:
        return None
    return Match(row=row, score=min(score, 0.95), features=features)


_FEATURES: Final[Mapping[str, float]] = {
    "person": 0.4,
    "town": 0.35,
    "country": 0.25,
    "name": 0.4,
    "named near": 0.3,
    "sort": 0.15,
}
_SCORE_MIN: Final = 0.55


def _features(passage: Passage, row: EventRow) -> Iterator[tuple[str, bool]]:
    named = [" ".join(n) for n in row.names if len(n) > 1]
    in_own = any(n in passage.own for n in named)
    yield "person", any(p in passage.persons for p in row.persons)
    town = row.places[:1]
    yield "town", any(p in passage.places for p in town)
    is_elsewhere = any(p in passage.places for p in row.places[1:])
    yield "country", is_elsewhere and not any(p in passage.places for p in town)
    yield "name", in_own
    yield "named near", not in_own and any(n in passage.near for n in named)
    yield "sort", bool(passage.words & _SORTS.get(row.type, frozenset()))


def _evidence(passage: Passage, moment: Moment, matches: Sequence[Match]) -> Iterator[DateEvidence]:
    if not matches:
        return
    weight = _weight(moment, matches)
    for match in matches:
        days = event_days(match.row.first, match.row.last, moment)
        if days is not None and weight > 0:
            yield _one(passage, moment, match, days, weight / len(matches))


def _weight(moment: Moment, matches: Sequence[Match]) -> float:
    """Believe a match by its features; one told as past, with no day named, far less."""
    base = matches[0].score * (0.8 if matches[0].row.source == "editor" else 1.0)
    if moment.is_fresh:
        return min(0.9, base + 0.1)
    return base * (0.35 if moment.outlook is Outlook.OVER else 0.6)


def _one(
    passage: Passage, moment: Moment, match: Match, days: tuple[date, date], weight: float
) -> DateEvidence:
    row = match.row
    first, last = publication_days(*days, moment)
    when = f"on {days[0]}" if days[0] == days[1] else f"from {days[0]} to {days[1]}"
    return DateEvidence(
        kind=EvidenceKind.DATED_EVENT,
        earliest=first,
        latest=min(last, LAST_DAY),
        weight=round(weight, 3),
        comment=(
            f"The text tells of “{row.label}” ({when}; it fits by {_listed(match.features)}) "
            f"as {moment.outlook.value}."
        ),
        spans=(passage.sentence.span,),
        reference=row.id,
    )


def _listed(features: Sequence[str]) -> str:
    return " and ".join((", ".join(features[:-1]), features[-1])) if features[1:] else features[0]
