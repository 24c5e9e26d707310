"""Names that the reference data knows, and the words about a name that tell what it names.

The tables are read once a process; how far each is trusted is told here, what follows from it for
the names of an article in ``naming`` and the modules it calls.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, TypedDict

from flows.model import NameLabel
from flows.read.prepared import prepare

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from flows.read.reference import Reference

_GROUPS = (
    "alias_mark",
    "bodies_behind",
    "body_before",
    "body_begin",
    "body_behind",
    "body_end",
    "body_field",
    "body_lead",
    "body_of_person",
    "body_owner",
    "body_post",
    "body_word",
    "compass",
    "event_before",
    "event_head",
    "firm_end",
    "given_place",
    "given_title",
    "honorific",
    "hyphen_tail",
    "kin",
    "lead_loose",
    "match_verb",
    "member_seat",
    "name_time",
    "not_name",
    "pair_noun",
    "people_behind",
    "people_behind_person",
    "peoples_behind",
    "place_before",
    "place_before_alone",
    "place_begin",
    "place_behind",
    "place_end",
    "place_end_firm",
    "place_post",
    "place_seat",
    "places_behind",
    "post_head",
    "post_former",
    "post_modifier",
    "post_tail",
    "thing",
    "thing_head",
    "unit_end",
    "where",
)
"""Groups of cues that tell what a name beside or inside them names."""

_BODY_TYPES = frozenset(
    {
        "NGO",
        "rebel group",
        "militant group",
        "armed group (formally organised)",
        "opposition",
        "international organisation",
    }
)
_PLAIN = re.compile(r"[^\W\d_][\w'’.-]*(?: [\w'’.&-]+)*")
_PIECE = re.compile(r"\w+")
_GIVEN_MIN = 3
"""Persons that must share a first word for it to count as a given name."""
_COMMON_MIN = 4
"""Bodies that must share a first word for it to say nothing of one body alone ("National")."""
_SHOUTED_MIN = 4
"""Letters that a name must have to be known in capitals."""
_CITY_MIN = 300_000
"""Inhabitants from which a town is taken for itself where the language model saw another kind."""
TOWN_MIN = 4
"""Letters that a town's name must have to be looked for where the language model saw no name."""
_ARTICLES = ("Al-", "al-")


class Trust(IntEnum):
    """How far a table is trusted against the language model."""

    FILLS = 1
    TYPES = 2
    RULES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a name is known to name, and how far that goes.

    ``FILLS``: where the language model saw no name. ``TYPES``: also where it saw one of another
    kind, persons excepted. ``RULES``: wherever it is written.
    """

    label: NameLabel
    trust: Trust


_KNOWN = tuple(Known(label=label, trust=trust) for label in NameLabel for trust in Trust)
"""All that can be known of a name; lists that are kept hold its place here."""


class _Listed(TypedDict):
    """The names as they are kept."""

    names: dict[str, int]
    shouted: dict[str, int]
    reaches: dict[str, int]
    given: list[str]
    persons: list[str]
    common: list[str]
    grounds: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLexicon:
    """All that the reference data knows of names.

    Args:
        names: Name as printed -> what it names.
        shouted: The same, names in capitals.
        cues: Group -> its cues, as the table has them.
        reaches: What names begin with -> letters of the longest that does (``reach``).
        given: First words of persons' names.
        persons: First and last words of persons' names.
        common: First words that many bodies share.
        grounds: Words that name a people and also a place ("Turkana").
    """

    names: Mapping[str, Known]
    shouted: Mapping[str, Known]
    cues: Mapping[str, frozenset[str]]
    reaches: Mapping[str, int] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    grounds: frozenset[str] = frozenset()

    @classmethod
    def of(cls, reference: Reference) -> NameLexicon:
        """Index the tables; of two rows with one name the more trusted stands, then the first."""
        kept = prepare(reference, "known-names", lambda: _list_names(reference))
        cues: dict[str, set[str]] = {group: set() for group in _GROUPS}
        for row in reference.cues:
            if row.group in cues:
                cues[row.group].add(row.cue)
        return cls(
            names={name: _KNOWN[number] for name, number in kept["names"].items()},
            shouted={name: _KNOWN[number] for name, number in kept["shouted"].items()},
            cues={group: frozenset(words) for group, words in cues.items()},
            reaches=kept["reaches"],
            given=frozenset(kept["given"]),
            persons=frozenset(kept["persons"]),
            common=frozenset(kept["common"]),
            grounds=frozenset(kept["grounds"]),
        )

    def find(self, text: str) -> Known | None:
        """Give what a name is known to name, None where it is not known."""
        straight = text.replace("’", "'")
        found = self.names.get(straight)
        if found is None and straight.isupper():
            return self.shouted.get(straight)
        if found is None and straight[:3] in _ARTICLES:
            return self.names.get(f"al-{straight[3:4].upper()}{straight[4:]}")
        return found

    def reach(self, text: str) -> int:
        """Give how many letters a name can have with which a text begins, at the most."""
        first = _first_piece(text)
        return max(len(first), self.reaches.get(first, 0))

    def is_cue(self, group: str, text: str) -> bool:
        """Tell whether a word or phrase is a cue of a group, case and all."""
        return text in self.cues[group]


def _list_names(reference: Reference) -> _Listed:
    given, last = _person_words(reference)
    persons = given | last
    names: dict[str, Known] = {}
    rows = tuple(_rows(reference))
    for name, known in rows:
        plain = _weighed(name, known, persons)
        if name and (name not in names or plain.trust > names[name].trust):
            names[name] = plain
    shouted = {n.upper(): k for n, k in reversed(names.items()) if _may_shout(n, k)}
    ruled = {n for n, k in names.items() if k.trust is Trust.RULES}
    reaches: dict[str, int] = {}
    for name in (*names, *shouted):
        first = _first_piece(name)
        reaches[first] = max(len(name), reaches.get(first, 0))
    return _Listed(
        reaches=reaches,
        names={name: _KNOWN.index(known) for name, known in names.items()},
        shouted={name: _KNOWN.index(known) for name, known in shouted.items()},
        given=sorted(given - ruled),
        persons=sorted(persons),
        common=sorted(_common_words(reference)),
        grounds=sorted(_grounds(rows)),
    )


def _grounds(rows: Iterable[tuple[str, Known]]) -> frozenset[str]:
    """Give the names that the house list has for peoples and for places."""
    ruled: dict[NameLabel, set[str]] = {NameLabel.PEOPLE: set(), NameLabel.PLACE: set()}
    for name, known in rows:
        if known.label in ruled and known.trust is Trust.RULES:
            ruled[known.label].add(name)
    return frozenset(ruled[NameLabel.PEOPLE] & ruled[NameLabel.PLACE])


def _first_piece(text: str) -> str:
    """Give what a text begins with, up to the first mark or space."""
    found = _PIECE.match(text)
    return found[0] if found else ""


def _may_shout(name: str, known: Known) -> bool:
    return len(name) >= _SHOUTED_MIN and known.trust > Trust.FILLS and not name.isupper()


def _weighed(name: str, known: Known, persons: frozenset[str]) -> Known:
    """Trust a single word less where persons are called so, too ("Jordan", "Chad")."""
    if known.trust is Trust.FILLS or " " in name or name not in persons:
        return known
    return Known(label=known.label, trust=Trust(known.trust - 1))


def _person_words(reference: Reference) -> tuple[frozenset[str], frozenset[str]]:
    """Give the first and the last words of persons' names that several persons share."""
    people = {row.person for row in reference.tenures if _PLAIN.fullmatch(row.person)}
    words = [person.split() for person in sorted(people) if " " in person]
    first = Counter(w[0] for w in words)
    last = Counter(w[-1] for w in words)
    titles = {row.cue for row in reference.cues if row.group in ("honorific", "post_head")}
    given = {w for w, n in first.items() if n >= _GIVEN_MIN and len(w) > 2}
    return (
        frozenset(w for w in given if w.lower() not in titles),
        frozenset(w for w, n in last.items() if n >= _GIVEN_MIN),
    )


def _common_words(reference: Reference) -> frozenset[str]:
    bodies = (row.name for row in reference.actors if row.type in _BODY_TYPES)
    first = Counter(name.split()[0] for name in bodies if " " in name)
    return frozenset(word for word, count in first.items() if count >= _COMMON_MIN)


def _rows(reference: Reference) -> Iterator[tuple[str, Known]]:
    yield from _states(reference)
    yield from _listed(reference)
    yield from _bodies(reference)
    yield from _persons(reference)
    for place in reference.places:
        if len(place.name) >= TOWN_MIN:
            trust = Trust.TYPES if place.population >= _CITY_MIN else Trust.FILLS
            yield place.name, Known(label=NameLabel.PLACE, trust=trust)


def _each(names: Iterable[str], label: NameLabel, trust: Trust) -> Iterator[tuple[str, Known]]:
    for name in names:
        yield name, Known(label=label, trust=trust)


def _states(reference: Reference) -> Iterator[tuple[str, Known]]:
    for state in reference.states:
        names = (n.removeprefix("the ").removeprefix("The ") for n in (state.name, *state.aliases))
        yield from _each(names, NameLabel.PLACE, Trust.RULES)
        peoples = (word + ending for word in state.demonyms for ending in ("", "s"))
        yield from _each(peoples, NameLabel.PEOPLE, Trust.RULES)
        yield from _each((state.capital,), NameLabel.PLACE, Trust.RULES)


def _listed(reference: Reference) -> Iterator[tuple[str, Known]]:
    for row in reference.cues:
        if row.group == "known_people":
            yield from _each((row.cue, row.cue + "s"), NameLabel.PEOPLE, Trust.RULES)
        elif row.group == "known_place":
            yield from _each((row.cue,), NameLabel.PLACE, Trust.RULES)
        elif row.group == "known_body":
            yield from _each((row.cue,), NameLabel.ORGANIZATION, Trust.RULES)


def _bodies(reference: Reference) -> Iterator[tuple[str, Known]]:
    for body in reference.bodies:
        names = (body.name, *body.aliases)
        near = [n for n in names if body.reach and " " not in n]
        firm = (n for n in names if n not in near)
        yield from _each(firm, NameLabel.ORGANIZATION, Trust.RULES)
        yield from _each(near, NameLabel.ORGANIZATION, Trust.FILLS)
    for medium in reference.news_sources:
        names = (medium.name, medium.full_name, *medium.aliases)
        yield from _each(names, NameLabel.ORGANIZATION, Trust.TYPES)
    heads, modifiers = _titles(reference)
    for actor in reference.actors:
        if actor.type in _BODY_TYPES:
            every = (n for n in (actor.name, *actor.aliases) if " " in n)
            plain = (
                n
                for n in every
                if n.split()[-1].lower() not in heads | modifiers
                and not _is_titled(n, heads, modifiers)
            )
            yield from _each(plain, NameLabel.ORGANIZATION, Trust.FILLS)


def _persons(reference: Reference) -> Iterator[tuple[str, Known]]:
    heads, modifiers = _titles(reference)
    for tenure in reference.tenures:
        every = (n for n in (tenure.person, *tenure.aliases) if " " in n)
        names = (n for n in every if not _is_titled(n, heads, modifiers))
        yield from _each(names, NameLabel.PERSON, Trust.TYPES)


def _titles(reference: Reference) -> tuple[frozenset[str], frozenset[str]]:
    """Give the nouns of titles and the words before them."""
    heads = (row.cue for row in reference.cues if row.group in ("honorific", "post_head"))
    modifiers = (row.cue for row in reference.cues if row.group == "post_modifier")
    return frozenset(heads), frozenset(modifiers)


def _is_titled(name: str, heads: Container[str], modifiers: Container[str]) -> bool:
    """Tell whether a name begins with a title ("Prime Minister ...", "Secretary-General ...")."""
    first, second, *_ = re.split(r"[ -]", name.lower())
    return first in heads or (first in modifiers and second in heads)
