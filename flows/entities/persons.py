"""People: full names to entities, surnames to the people that the article or history knows.

A surname alone stands for somebody only where the article names them in full, or where one
well-known holder of an office in a state that the article speaks of bears it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.entities.spelling import are_within, fold, person_key, skeleton_key, slug
from flows.model import Entity, EntityKind, NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.entities.people import KnownPerson
    from flows.entities.reading import Reading
    from flows.entities.spotted import Spotted

_RANK = "rank"
"""What a word means that makes less of a post ("vice")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody that the article names in full.

    Args:
        words: The parts of the spelling key.
        skeleton: The key without the last vowels; empty for a name of two words.
    """

    entity: Entity
    words: tuple[str, ...]
    skeleton: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The people of an article, in order of appearance.

    Args:
        first_names: Keys of the single words by which the article calls people.
    """

    members: tuple[Member, ...]
    first_names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, reading: Reading) -> Cast:
        """Gather the full names of an article; one person's spellings are one member."""
        members: list[Member] = []
        for name in reading.names:
            if _is_full(name, reading):
                _add(members, name.text, known_person(name.text, reading))
        singles = frozenset(person_key(n.text) for n in reading.names if " " not in n.text)
        return cls(members=tuple(members), first_names=singles)

    def full(self, text: str) -> Entity | None:
        """Give the member of a full name."""
        one = _member(text)
        return next((m.entity for m in self.members if _is_same(m, one)), None)

    def short(self, text: str) -> Entity | None:
        """Give the member that a surname, else any single part of a name, stands for.

        Of several with one surname it is not the one whom the article calls by the first name
        ("Elian" beside Juan Miguel Gonzalez), else the one named first. So of several whose names
        begin with it, as those of a family do in East Asia.

        Returns:
            None where nobody bears it, or several people do at other places of their names.
        """
        words = tuple(person_key(text).split())
        by_surname = [m for m in self.members if words and m.words[-len(words) :] == words]
        if by_surname:
            formal = (m for m in by_surname if m.words[0] not in self.first_names)
            return next(formal, by_surname[0]).entity
        by_part = [m for m in self.members if len(words) == 1 and words[0] in m.words]
        is_family = all(m.words[0] == words[0] for m in by_part)
        return by_part[0].entity if len(by_part) == 1 or (by_part and is_family) else None


def _is_full(name: Spotted, reading: Reading) -> bool:
    if " " not in name.text and "-" not in name.text:
        return False
    known = reading.gazetteer.people.named(name.text) is not None
    person = reading.labels[fold(name.text)] is NameLabel.PERSON
    return " " in name.text and (known or person) and _is_no_other(name, reading)


def _is_no_other(name: Spotted, reading: Reading) -> bool:
    gazetteer = reading.gazetteer
    if gazetteer.states.spoken(name.text) is not None:
        return False
    if gazetteer.people.named(name.text) is not None:
        return name.label is not NameLabel.ORGANIZATION
    return gazetteer.bodies.named(name.text, reading.spoken) is None


def _member(text: str, known: KnownPerson | None = None) -> Member:
    words = tuple(person_key(text).split())
    return Member(entity=_entity(text, known), words=words, skeleton=skeleton_key(text))


def _is_same(one: Member, other: Member) -> bool:
    """Tell whether two names are one: equal, or the shorter inside the longer.

    The last words are equal, or the longer goes on where the shorter ends: a second surname
    ("Gustavo Petro Urrego"), a grandfather's name ("Meles Zenawi Asres"). Spaces do not count
    ("Kim Jong Un", "Kim Jong-un", "Xi Jinping"). A name without letters is nobody else's.
    """
    short, long = sorted((one.words, other.words), key=len)
    if short == long or "".join(short) == "".join(long):
        return True
    if one.skeleton and one.skeleton == other.skeleton:
        return True
    ends = short[-1:] == long[-1:] and are_within(short, long)
    return len(short) > 1 and (ends or long[: len(short)] == short)


def _add(members: list[Member], text: str, known: KnownPerson | None) -> None:
    new = _member(text, known)
    at = next((i for i, m in enumerate(members) if _is_same(m, new)), None)
    if at is None:
        members.append(new)
        return
    old = members[at]
    longer = len(new.words) > len(old.words)
    entity = new.entity if longer and known is not None else old.entity
    kept = new if longer else old
    names = (*old.entity.alt_labels, old.entity.label, text)
    members[at] = replace(kept, entity=with_names(entity, names))


def _entity(text: str, known: KnownPerson | None) -> Entity:
    name = text if known is None else known.name
    entity = Entity(id=f"person/{slug(name)}", kind=EntityKind.PERSON, label=name)
    return with_names(entity, (text, *(known.names if known is not None else ())))


def with_names(entity: Entity, names: Iterable[str]) -> Entity:
    """Give the entity with more other names."""
    others = {*entity.alt_labels, *names} - {entity.label}
    return replace(entity, alt_labels=tuple(sorted(others)))


def person_of(name: Spotted, reading: Reading, cast: Cast) -> Entity | None:
    """Give the person that a name labelled as one stands for.

    A title that nobody known by that name bears ("Imam Hussein") makes it somebody else.
    """
    if " " in name.text:
        return cast.full(name.text) or cast.short(name.text) or _entity(name.text, None)
    found = cast.short(name.text) or known_holder(name.text, reading)
    if found is None or is_titled_alike(found, name, reading):
        return found or _entity(name.text, None)
    return _entity(f"{(_title_before(name, reading) or '').capitalize()} {name.text}", None)


def is_titled_alike(person: Entity, name: Spotted, reading: Reading) -> bool:
    """Tell whether somebody bears the title before a name, where one tells namesakes apart.

    The article gives it to their full name ("King Abdullah II"), or history does.
    """
    title = _title_before(name, reading)
    if title is None:
        return True
    raw = reading.parsed.article.raw.text
    names = (n for n in (person.label, *person.alt_labels) if " " in n)
    if any(re.search(rf"\b{title}\s+{re.escape(n)}\b", raw, re.IGNORECASE) for n in names):
        return True
    known = reading.gazetteer.people.named(person.label)
    return known is not None and any(title in post.office for post in known.posts)


def _title_before(name: Spotted, reading: Reading) -> str | None:
    """Give the title of one word before a name that tells its bearer from namesakes, if any."""
    word = reading.sentence(name.sentence).tokens[name.first - 1].text.lower() if name.first else ""
    return word if reading.gazetteer.is_cue("title_apart", word) else None


def known_person(text: str, reading: Reading) -> KnownPerson | None:
    """Give the office holder of a full name.

    A name that only leaves parts of the usual one out counts where the article speaks of where
    they served.
    """
    known = reading.gazetteer.people.named(text)
    if known is None or person_key(known.name) == person_key(text):
        return known
    raw = reading.parsed.article.raw.text
    here = any(p.place in reading.spoken or p.place in raw for p in known.posts)
    return known if here else None


def known_holder(surname: str, reading: Reading) -> Entity | None:
    """Give the holder of an office whom a surname means by what the article speaks of.

    Of several in the same state the one whose office the article names before the surname, else
    the one who took office last, not after the last year that the article writes.
    """
    for country in reading.countries():
        place = country.entity.label
        holders = reading.gazetteer.people.holders(surname, place)
        if holders:
            chosen = _by_title(surname, holders, reading) or _in_time(holders, reading, place)
            return _entity(chosen.name, chosen)
    return None


def _by_title(
    surname: str, holders: tuple[KnownPerson, ...], reading: Reading
) -> KnownPerson | None:
    """Choose by the words before the surname anywhere in the article ("President Clinton").

    Who was but vice-president is not meant where a president fits.
    """
    raw = reading.parsed.article.raw.text
    titled = rf"\b((?:[A-Z][a-z]+\s+)?([A-Z][a-z]+))\s+{re.escape(surname)}\b"
    found = [(two.lower(), one.lower()) for two, one in re.findall(titled, raw)]
    is_post = [pair for pair in found if reading.gazetteer.is_cue("post_head", pair[1])]
    modifiers = reading.gazetteer.cues["post_modifier"]
    ranks = frozenset(word for word, value in modifiers.items() if value == _RANK)
    for at, lesser in ((0, ranks), (1, ranks), (1, frozenset[str]())):
        posts = sorted({pair[at] for pair in is_post})
        fitting = [h for h in holders if any(h.held(word, lesser) for word in posts)]
        if fitting:
            return _in_time(tuple(fitting), reading, None)
    return None


def _in_time(holders: tuple[KnownPerson, ...], reading: Reading, place: str | None) -> KnownPerson:
    if not reading.years:
        return holders[0]
    last = max(reading.years)
    begun = (h for h in holders if _first_year(h, place) <= last)
    return next(begun, holders[0])


def _first_year(holder: KnownPerson, place: str | None) -> int:
    return min(p.year for p in holder.posts if place is None or p.place == place)
