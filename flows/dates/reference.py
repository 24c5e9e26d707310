"""Reference data laid out for dating: who held which office when, what happened when.

Built once a process; every look-up is by key. What an observation says about an article is told in
``offices``, ``happenings``, ``ages`` and ``tolls``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from flows.dates.events import Event, Visit, read_visit, unite_events
from flows.dates.folding import fold_words, name_words, sound
from flows.dates.series import Numbered, index_series
from flows.read.folded import fold_name
from flows.read.prepared import prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from flows.read.reference import Body, Life, PlaceName, Reference, Tenure, Toll

_MEETINGS: Final = ("conference", "meeting", "negotiations")
INDEPENDENCE: Final = "independence"
_NO_PHRASE: Final = (
    "timeline sentence",
    "visit",
    "event (year only)",
    "conflict episode",
    INDEPENDENCE,
)
"""Types of event whose names are no phrases that a text would use."""
_TOWN_MIN: Final = 100_000
"""People that a town has that tells its state."""
_DAYS_TOLD: Final = ("election", "peace agreement", "agreement", "ceasefire")
"""Types of event that texts call by their day ("the November 28 election")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateIndex:
    """Reference rows by what they are looked up with.

    Args:
        people: First or last word of a name -> rows of ``tenures``.
        sounds: The sound of such a word -> the words that sound so.
        countries: Folded name, adjective or alias -> folded name of the state or body.
        nouns: Names of states alone, without adjectives.
        classes: Folded post -> classes of office that it can be.
        phrases: Folded phrase, word by word -> the events it can mean.
        lengths: First word -> how many words the phrases have that begin with it, longest first.
        seats: Folded name of a large town or a body -> the one state that has it.
        by_day: Month and day, and month and 0 -> elections, and on a day agreements, of any year.
        elections: Folded name of a state -> its elections.
        conflicts: Wars and the like, in order of the table.
        visits: Last word of the traveller's name -> journeys.
        cities: Folded names of the places of events and journeys.
        venues: Town and state -> meetings held in the one about the other.
        tolls: Folded conflict -> its published numbers of dead, by day.
        series: First word of a name that numbers stand beside -> such names.
        lives: Last word of a name -> persons whose birth or death is known.
        independence: Folded name of a state -> when it became independent, or so it is told.
        cues: Group of ``cues_dates.csv`` -> folded cue -> value.
        cue_heads: Group of it -> the first words of its cues.
        particles: Parts of names that do not tell persons apart, folded.
        place_lengths: First word of a name of a place, or of a word for its people -> how many
            words those have that begin with it.
    """

    tenures: Sequence[Tenure]
    people: Mapping[str, Sequence[int]]
    sounds: Mapping[str, Sequence[str]]
    countries: Mapping[str, str]
    nouns: frozenset[str]
    classes: Mapping[str, tuple[str, ...]]
    phrases: Mapping[tuple[str, ...], tuple[Event, ...]]
    lengths: Mapping[str, tuple[int, ...]] = field(init=False, repr=False)
    seats: Mapping[str, str]
    by_day: Mapping[tuple[int, int], Sequence[Event]]
    elections: Mapping[str, Sequence[Event]]
    conflicts: tuple[Event, ...]
    visits: Mapping[str, Sequence[Visit]]
    cities: frozenset[str]
    venues: Mapping[tuple[str, str], Sequence[Event]]
    tolls: Mapping[str, Sequence[Toll]]
    series: Mapping[str, Sequence[Numbered]]
    lives: Mapping[str, Sequence[Life]]
    independence: Mapping[str, Sequence[Event]]
    cues: Mapping[str, Mapping[str, str]]
    cue_heads: Mapping[str, frozenset[str]] = field(init=False, repr=False)
    particles: frozenset[str]
    place_lengths: Mapping[str, tuple[int, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        places = (name.split(" ") for name in (*self.countries, *self.nouns, *self.cities))
        heads = {
            group: frozenset(c.split(" ")[0] for c in cues) for group, cues in self.cues.items()
        }
        object.__setattr__(self, "place_lengths", _lengths(places))
        object.__setattr__(self, "cue_heads", heads)
        object.__setattr__(self, "lengths", _lengths(self.phrases))

    @classmethod
    def of(cls, reference: Reference) -> DateIndex:
        """Lay out the reference data."""
        particles = frozenset(fold_name(c) for c in reference.cue_values("name_particle"))
        countries, nouns = _countries(reference)
        events = unite_events(reference.events)
        visits = [v for row in reference.events if (v := read_visit(row, particles)) is not None]
        people = prepare(
            reference, "date-people", lambda: _index_people(reference.tenures, particles)
        )
        return cls(
            tenures=reference.tenures,
            people=people,
            sounds=prepare(reference, "date-sounds", lambda: _sounds(people)),
            countries=countries,
            nouns=nouns,
            classes=_classes(reference),
            phrases=_phrases(events),
            seats=prepare(reference, "date-seats", lambda: _seats(reference)),
            by_day=_by_day(events),
            elections=_by_country(events, "election"),
            conflicts=tuple(e for e in events if e.sort == "conflict"),
            visits=_by_traveller(visits),
            cities=frozenset(
                [*(c for e in events for c in e.cities), *(c for v in visits for c in v.cities)]
            ),
            venues=_venues(events, countries),
            tolls=_tolls(reference),
            series=index_series(reference.series),
            lives=_lives(reference, particles),
            independence=_by_country(events, INDEPENDENCE),
            cues=_cues(reference),
            particles=particles,
        )

    def country_of(self, name: str) -> str:
        """Give the folded name of the state or body that a name or adjective stands for."""
        folded = fold_name(name)
        return self.countries.get(folded, folded)

    def tenures_of(self, name: str) -> tuple[tuple[Tenure, ...], bool]:
        """Find the rows of a person by full name, its words in any order.

        Returns:
            The rows, and whether the spelling is the same (else it only sounds alike).
        """
        words = name_words(name, self.particles)
        if len(words) < 2:
            return (), True
        same = self.rows_of(name)
        if same:
            return same, True
        heard = tuple(map(sound, words))
        alike = self.sounds.get(heard[-1], ())
        return self._rows(alike, lambda o: is_same_name(heard, tuple(map(sound, o)))), False

    def rows_of(self, name: str) -> tuple[Tenure, ...]:
        """Find the rows of a person by full name, spelled as in the table."""
        words = name_words(name, self.particles)
        return self._rows(words[-1:], lambda other: is_same_name(words, other))

    def holders_of(self, surname: str) -> tuple[Tenure, ...]:
        """Find the rows of all persons whose name ends in a word."""
        word = fold_name(surname)
        rows = (self.tenures[n] for n in self.people.get(word, ()))
        return tuple(r for r in rows if name_words(r.person, self.particles)[-1:] == (word,))

    def _rows(
        self, words: Sequence[str], is_meant: Callable[[tuple[str, ...]], bool]
    ) -> tuple[Tenure, ...]:
        numbers = dict.fromkeys(n for word in words for n in self.people.get(word, ()))
        return tuple(
            row
            for row in (self.tenures[n] for n in numbers)
            if any(is_meant(name_words(n, self.particles)) for n in (row.person, *row.aliases))
        )


def is_same_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two names agree: in all words in any order, or in the first and the last.

    The first names of the one may be initials ("L.K. Doe").

    >>> is_same_name(("mohammad", "javad", "zarif"), ("mohammad", "zarif"))
    True
    """
    if len(one) < 2 or len(other) < 2:
        return False
    if one[1:] == other[-1:] and one[0] == "".join(word[:1] for word in other[:-1]):
        return len(one[0]) > 1
    return (one[0] == other[0] and one[-1] == other[-1]) or set(one) == set(other)


def _index_people(tenures: Sequence[Tenure], particles: frozenset[str]) -> dict[str, list[int]]:
    people: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(tenures):
        ends = {_ends(name): name for name in (row.person, *row.aliases)}
        names = [name_words(name, particles) for name in ends.values()]
        for word in dict.fromkeys(w for words in names for w in (words[:1] + words[-1:])):
            people[word].append(number)
    return people


def _ends(name: str) -> tuple[str, str]:
    words = name.split()
    return (words[0], words[-1]) if words else ("", "")


def _sounds(people: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in people:
        found[sound(word)].append(word)
    return found


def _countries(reference: Reference) -> tuple[dict[str, str], frozenset[str]]:
    found: dict[str, str] = {}
    nouns: set[str] = set()
    for state in reference.states:
        own = fold_name(state.name)
        names = [fold_name(n) for n in (state.name, *state.aliases)]
        nouns.update(names)
        for name in (*names, *(fold_name(d) for d in state.demonyms)):
            found.setdefault(name, own)
    for body in reference.bodies:
        near = () if body.reach else body.aliases  # "MAS" is a word in Spanish
        for name in (body.name, *near):
            found.setdefault(fold_name(name), fold_name(body.name))
    return found, frozenset(nouns)


def _classes(reference: Reference) -> dict[str, tuple[str, ...]]:
    posts = reference.cue_values("post_class")
    return {fold_name(post): tuple(value.split("|")) for post, value in posts.items()}


def _phrases(events: Iterable[Event]) -> dict[tuple[str, ...], tuple[Event, ...]]:
    found: dict[tuple[str, ...], list[Event]] = defaultdict(list)
    for event in events:
        if event.sort in _NO_PHRASE:
            continue
        for words in dict.fromkeys(fold_words(name) for name in event.names):
            if words and (len(words) > 1 or len(words[0]) > 2):
                found[words].append(event)
    return {words: tuple(meant) for words, meant in found.items()}


def _seats(reference: Reference) -> dict[str, str]:
    """Give towns and bodies by name, but those of names that two states share."""
    found: dict[str, set[str]] = defaultdict(set)
    towns = (p for p in reference.places if p.population >= _TOWN_MIN)
    rows: list[PlaceName | Body] = [*towns, *(b for b in reference.bodies if b.country)]
    for row in rows:
        for name in (row.name, *row.aliases):
            found[fold_name(name)].add(fold_name(row.country))
    for place in reference.places:
        names = (fold_name(name) for name in (place.name, *place.aliases))
        for name in names:
            if name in found:
                found[name].add(fold_name(place.country))
    return {n: one for n, own in found.items() if len(own) == 1 and n for one in own}


def _by_day(events: Iterable[Event]) -> dict[tuple[int, int], list[Event]]:
    found: dict[tuple[int, int], list[Event]] = defaultdict(list)
    for event in events:
        if event.sort not in _DAYS_TOLD or not event.country:
            continue
        found[event.first.month, event.first.day].append(event)
        if event.sort == "election":
            found[event.first.month, 0].append(event)
    return found


def _lengths(phrases: Iterable[Sequence[str]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = defaultdict(set)
    for words in phrases:
        found[words[0]].add(len(words))
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}


def _by_traveller(visits: Iterable[Visit]) -> dict[str, list[Visit]]:
    found: dict[str, list[Visit]] = defaultdict(list)
    for visit in visits:
        found[visit.traveller[-1]].append(visit)
    return found


def _venues(
    events: Iterable[Event], countries: Mapping[str, str]
) -> dict[tuple[str, str], list[Event]]:
    found: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        if event.sort not in _MEETINGS:
            continue
        words = [word for name in event.names for word in fold_words(name)]
        about = dict.fromkeys(countries[w] for w in words if w in countries)
        for town in event.cities:
            for state in about:
                found[town, state].append(event)
    return found


def _tolls(reference: Reference) -> dict[str, list[Toll]]:
    found: dict[str, list[Toll]] = defaultdict(list)
    for toll in sorted(reference.tolls, key=lambda t: (t.figure, t.date)):
        found[fold_name(toll.conflict)].append(toll)
    return found


def _lives(reference: Reference, particles: frozenset[str]) -> dict[str, list[Life]]:
    found: dict[str, list[Life]] = defaultdict(list)
    for row in reference.lives:
        words = (name_words(name, particles) for name in (row.person, *row.aliases))
        for word in dict.fromkeys(w[-1] for w in words if w):
            found[word].append(row)
    return found


def _by_country(events: Iterable[Event], sort: str) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.sort == sort and event.country:
            found[event.country].append(event)
    return found


def _cues(reference: Reference) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in reference.cues:
        if row.group.startswith("dates."):
            found[row.group.removeprefix("dates.")][fold_name(row.cue)] = row.value
    return found
