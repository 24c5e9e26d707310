"""People known from the offices they held: their usual name, and who bears a surname.

Who an article means is decided in ``persons``; terms of office as evidence of dates, in ``dates``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypedDict

from flows.entities.numbered import Several, Single
from flows.entities.spelling import first_sound, fold, person_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from flows.read.reference import Tenure

_SOURCES = ("enwiki", "pocom", "ifg", "congress", "factbook", "archigos")
"""Sources whose spelling of a name is the usual one, best first; all others come after."""
_WELL_KNOWN = frozenset(
    {
        "head_of_state",
        "head_of_government",
        "national_leader",
        "foreign_minister",
        "defence_minister",
        "vice_president",
        "deputy_head_of_government",
        "igo_head",
        "envoy",
        "opposition_leader",
    }
)
"""Classes of office whose holders news calls by their surname alone."""
_ALIAS_WORDS = (2, 4)
_SHORT_LETTERS = 3
_GIVEN_BEHIND = 2
"""Words of a name whose given name comes last ("Chen Shui-bian")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPost:
    """An office that somebody held.

    Args:
        place: The state or body.
        office: Its name, in small letters.
        is_high: Whether news calls its holders by their surname alone.
        year: First year, 0 where unknown.
    """

    place: str
    office: str
    is_high: bool
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """Somebody who held an office.

    Args:
        name: The usual name.
        names: Other spellings.
        posts: The offices held.
    """

    name: str
    names: tuple[str, ...]
    posts: tuple[HeldPost, ...]

    def since(self, place: str) -> int | None:
        """Give the last year in which a well-known office of a state or body was taken up."""
        years = [p.year for p in self.posts if p.is_high and p.place == place]
        return max(years, default=None)

    def held(self, word: str, lesser: Collection[str] = ()) -> bool:
        """Tell whether a word ("president") is in the name of one of the offices.

        Args:
            word: Words of a post, in small letters.
            lesser: First words of offices that do not count ("vice").
        """
        high = (p.office for p in self.posts if p.is_high)
        return any(word in o and o.replace("-", " ").split()[0] not in lesser for o in high if o)


class PeopleNumbers(TypedDict):
    """What ``PeopleIndex`` holds, each person by number.

    ``people`` has the numbers of each person's rows in the table.
    """

    people: list[list[int]]
    names: dict[str, int]
    keys: dict[str, int]
    surnames: dict[str, list[int]]


def number_people(tenures: Sequence[Tenure]) -> PeopleNumbers:
    """Gather the rows of each person: those that share a name of two words or more."""
    found = PeopleNumbers(people=_gather(tenures), names={}, keys={}, surnames={})
    for number, rows in enumerate(found["people"]):
        person = _person([tenures[row] for row in rows])
        key = person_key(person.name)
        found["keys"].setdefault(key, number)
        for word in (*_family_words(person.name), *_single_names(tenures[row] for row in rows)):
            known = found["surnames"].setdefault(person_key(word), [])
            if number not in known:
                known.append(number)
        for name in (person.name, *person.names):
            found["names"].setdefault(fold(name), number)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleIndex:
    """People by folded name, by spelling key, and by surname (its spelling key)."""

    names: Mapping[str, KnownPerson]
    keys: Mapping[str, KnownPerson]
    surnames: Mapping[str, tuple[KnownPerson, ...]]

    @classmethod
    def of(cls, tenures: Sequence[Tenure]) -> PeopleIndex:
        """Gather the rows of each person: those that share a name of two words or more."""
        return cls.numbered(tenures, number_people(tenures))

    @classmethod
    def numbered(cls, tenures: Sequence[Tenure], numbers: PeopleNumbers) -> PeopleIndex:
        """Look people up by the numbers that ``number_people`` gave them and their rows."""

        @cache
        def person(number: int) -> KnownPerson:
            return _person([tenures[row] for row in numbers["people"][number]])

        return cls(
            names=Single(numbers["names"], person),
            keys=Single(numbers["keys"], person),
            surnames=Several(numbers["surnames"], person),
        )

    def named(self, text: str) -> KnownPerson | None:
        """Give who bears a full name, in whatever spelling."""
        if " " not in text.strip():
            return None
        return self.names.get(fold(text)) or self.keys.get(person_key(text))

    def holders(self, surname: str, place: str) -> tuple[KnownPerson, ...]:
        """Give well-known office holders of a state or body with that surname, latest first.

        A short surname is spelled in one way: "Kim" and "Cam", "Li" and "Le" share their key.
        """
        found = self.surnames.get(person_key(surname), ())
        if len(surname) <= _SHORT_LETTERS:
            found = tuple(p for p in found if fold(surname) in _family_words(fold(p.name)))
        here = [(person.since(place), person) for person in found]
        known = [pair for pair in here if pair[0] is not None]
        return tuple(p for _, p in sorted(known, key=lambda pair: (-(pair[0] or 0), pair[1].name)))


def _family_words(name: str) -> tuple[str, ...]:
    """Give the words of a name that may be the family's: the last, or before "Shui-bian" the first.

    A given name of two syllables with a hyphen comes behind the family's name; "Ali al-Zeidi" and
    "Ana Gomez-Ruiz" have capitals or an article there.
    """
    words = name.split()
    first, hyphen, second = words[-1].partition("-")
    given = hyphen and len(words) == _GIVEN_BEHIND and second[:1].islower() and len(first) > 1
    return (words[0],) if given and first[:1].isupper() else (words[-1],)


def _single_names(rows: Iterable[Tenure]) -> tuple[str, ...]:
    """Give the single words that rows call somebody by besides ("Hemedti"), in order."""
    return tuple(sorted({name for row in rows for name in row.aliases if " " not in name}))


def _rank(row: Tenure) -> int:
    return _SOURCES.index(row.source) if row.source in _SOURCES else len(_SOURCES)


def _gather(tenures: Sequence[Tenure]) -> list[list[int]]:
    """Bring the rows of one person together, in order of how usual their spelling is."""
    groups: list[list[int]] = []
    place: dict[str, int] = {}
    for number, row in sorted(enumerate(tenures), key=lambda pair: _rank(pair[1])):
        names = [fold(n) for n in (row.person, *row.aliases) if len(n.split()) > 1]
        names.append(person_key(row.person))
        at = next((place[name] for name in names if name in place), None)
        if at is None:
            at = len(groups)
            groups.append([])
        groups[at].append(number)
        for name in names:
            place.setdefault(name, at)
    return groups


def _person(rows: Sequence[Tenure]) -> KnownPerson:
    names = _spelled_out([n for row in rows for n in (row.person, *row.aliases)])
    name = _usual_name(rows, names)
    return KnownPerson(
        name=name,
        names=tuple(dict.fromkeys(n for n in names if n != name and _is_spelling(n, name))),
        posts=tuple(_post(row) for row in rows),
    )


def _post(row: Tenure) -> HeldPost:
    return HeldPost(
        place=row.country,
        office=row.office.lower(),
        is_high=row.office_class in _WELL_KNOWN,
        year=int(row.start[:4] or 0),
    )


def _spelled_out(names: Sequence[str]) -> list[str]:
    """Leave out names that leap over the surname: of "Ivan Duque Marquez" not "Ivan Marquez".

    Which of the later words is the surname another name of the same person tells ("Ivan Duque").
    """
    keys = {name: person_key(name).split() for name in dict.fromkeys(names)}
    begins = [words for words in keys.values() if len(words) == _ALIAS_WORDS[0]]
    leaps = {
        (words[0], words[-1])
        for words in keys.values()
        if len(words) > _ALIAS_WORDS[0] and words[:2] in begins
    }
    return [name for name in names if tuple(keys[name]) not in leaps]


def _usual_name(rows: Sequence[Tenure], names: Sequence[str]) -> str:
    """Give the name in two or three words that the rows use most, the first row's on a par."""
    only = len(rows) == 1 and len(rows[0].person.split()) < _ALIAS_WORDS[1]
    if only or rows[0].source == _SOURCES[0]:
        return rows[0].person
    short = [
        n for n in names if _is_spelling(n, rows[0].person) and len(n.split()) < _ALIAS_WORDS[1]
    ]
    return max(dict.fromkeys(short), key=names.count, default=rows[0].person)


def _is_spelling(alias: str, name: str) -> bool:
    """Tell whether an alias spells the name itself, not a title with a surname or initials."""
    least, most = _ALIAS_WORDS
    plain = least <= len(alias.split()) <= most and "." not in alias
    return plain and first_sound(alias) == first_sound(name)
