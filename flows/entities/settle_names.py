"""People, bodies and places that articles spell in different ways, brought together.

Namesakes stay apart: places with one label and two ids, acronyms that nobody spelled out, and what
the user ruled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.entities.acronyms import is_acronym
from flows.entities.rulings import NO_RULINGS, Rulings
from flows.entities.spelling import (
    LETTERS_APART,
    are_within,
    fold,
    letters_apart,
    person_key,
    skeleton_key,
    slug,
    spelling_key,
)
from flows.model import EntityKind, MergeReason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from flows.model import Entity

_LETTERS_LEAST = 6
"""Keys shorter than this are too easily alike ("Hama", "Homs")."""
_SETTLED = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What an entity goes into, why, and what shows it; no reason where only the id is new."""

    into: str
    reason: MergeReason | None = None
    evidence: str = ""


def same_names(entities: Sequence[Entity], rulings: Rulings = NO_RULINGS) -> dict[str, Joined]:
    """Tell for entities that are one by the spelling of their names what each goes into.

    Args:
        entities: Each id once, in order of ids.
        rulings: What the user ruled.
    """
    known = [e for e in entities if e.kind in _SETTLED and not rulings.stands_apart(e)]
    people = [e for e in known if e.kind is EntityKind.PERSON]
    full = [e for e in people if " " in e.label]
    joined = _by_key(full, skeleton_key, rulings) | _by_key(full, _joined_key, rulings)
    joined |= _by_part([e for e in people if e.id not in joined], rulings)
    joined |= _by_alias([e for e in people if e.id not in joined], rulings)
    bodies = [e for e in known if e.kind is EntityKind.ORGANIZATION and not is_acronym(e.label)]
    joined |= _by_key(bodies, spelling_key, rulings)
    places = [e for e in known if e.kind is EntityKind.PLACE]
    joined |= _by_key(_single_labels(places), spelling_key, rulings)
    joined |= dict(_forced(known, rulings))
    return {old: _followed(join, joined) for old, join in joined.items()}


def _joined_key(name: str) -> str:
    """Give the key of a person's name; how East Asian names are cut does not count."""
    return person_key(name).replace(" ", "")


def _followed(join: Joined, joined: Mapping[str, Joined]) -> Joined:
    """Go to the end of a chain of merges; one that the user closed to a ring stops there."""
    seen = {join.into}
    last = join
    while last.into in joined and joined[last.into].into not in seen:
        last = joined[last.into]
        seen.add(last.into)
    return Joined(into=last.into, reason=join.reason, evidence=join.evidence)


def _by_key(
    entities: Iterable[Entity], key_of: Callable[[str], str], rulings: Rulings
) -> dict[str, Joined]:
    """Bring entities of one key together under the first of them in order of ids."""
    firsts: dict[str, Entity] = {}
    joined: dict[str, Joined] = {}
    for entity in sorted(entities, key=lambda e: e.id):
        key = key_of(entity.label)
        if len(key) < _LETTERS_LEAST:
            continue
        first = firsts.setdefault(key, entity)
        apart = _are_apart(first, entity) or rulings.forbid(first, entity)
        if first.id != entity.id and not apart:
            told = f"both are spelled like {key!r}"
            joined[entity.id] = Joined(into=first.id, reason=MergeReason.SPELLING, evidence=told)
    return joined


def _are_apart(one: Entity, other: Entity) -> bool:
    """Tell whether two are known as two, or places whose letters differ more than spellings do."""
    links = ((one.geonames, other.geonames), (one.exact_match, other.exact_match))
    if any(a is not None and b is not None and a != b for a, b in links):
        return True
    if one.kind is not EntityKind.PLACE:
        return False
    return letters_apart(one.label, other.label) > LETTERS_APART


def _single_labels(places: Iterable[Entity]) -> list[Entity]:
    """Leave out places whose label several ids bear: those are namesakes, told apart on purpose."""
    labels: dict[str, list[Entity]] = {}
    for place in places:
        labels.setdefault(place.label, []).append(place)
    return [same[0] for same in labels.values() if len(same) == 1]


def _by_part(people: Sequence[Entity], rulings: Rulings) -> dict[str, Joined]:
    """Bring "Javad Zarif" to "Mohammad Javad Zarif", where only one longer name holds it."""
    keys = {e.id: tuple(person_key(e.label).split()) for e in people}
    words = {id_: key for id_, key in keys.items() if key}  # of some letters nothing is left
    people = [e for e in people if e.id in words]
    bearers: dict[str, list[Entity]] = {}
    for person in people:
        bearers.setdefault(words[person.id][-1], []).append(person)
    joined: dict[str, Joined] = {}
    for person in people:
        parts = words[person.id]
        longer = [e for e in bearers[parts[-1]] if _holds(words[e.id], parts)]
        if len(parts) > 1 and len(longer) == 1 and not rulings.forbid(person, longer[0]):
            told = f"the only longer name with these parts is {longer[0].label}"
            into = longer[0].id
            joined[person.id] = Joined(into=into, reason=MergeReason.PART_OF_NAME, evidence=told)
    return joined


def _by_alias(people: Sequence[Entity], rulings: Rulings) -> dict[str, Joined]:
    """Bring people together of whom each is known by the other's name: reference data has both."""
    by_label: dict[str, list[Entity]] = {}
    for person in people:
        by_label.setdefault(person.label, []).append(person)
    joined: dict[str, Joined] = {}
    for person in people:
        known_as = (e for name in person.alt_labels for e in by_label.get(name, ()))
        same = [e for e in known_as if person.label in e.alt_labels and e.id != person.id]
        first = min([person, *same], key=lambda e: (-len(e.label), e.id))
        if (
            first is not person
            and not _are_apart(first, person)
            and not rulings.forbid(person, first)
        ):
            told = f"each is known as the other: {first.label}, {person.label}"
            joined[person.id] = Joined(into=first.id, reason=MergeReason.REFERENCE, evidence=told)
    return joined


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return len(long) > len(short) and long[-1] == short[-1] and are_within(short, long)


def _forced(entities: Sequence[Entity], rulings: Rulings) -> Iterator[tuple[str, Joined]]:
    """Give what the user wants to be one: each entity that bears the other name."""
    by_name: dict[str, list[Entity]] = {}
    for entity in entities if rulings.forced() else ():
        by_name.setdefault(entity.id, []).append(entity)
        by_name.setdefault(fold(entity.label), []).append(entity)
    for kept, other in rulings.forced():
        target = next(iter(by_name.get(_name(kept), ())), None)
        for entity in by_name.get(_name(other), ()):
            into = target.id if target is not None else f"{entity.kind}/{slug(kept)}"
            if into != entity.id:
                told = f"force {kept!r} {other!r}"
                yield entity.id, Joined(into=into, reason=MergeReason.RULED, evidence=told)


def _name(text: str) -> str:
    return text if "/" in text else fold(text)
