"""People, bodies and places that articles spell in different ways, brought together.

Namesakes stay apart: places with one label and two ids, acronyms that nobody spelled out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.entities.acronyms import is_acronym
from flows.entities.spelling import person_key, spelling_key
from flows.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from flows.model import Entity

_LETTERS_LEAST = 6
"""Keys shorter than this are too easily alike ("Hama", "Homs")."""


def same_names(entities: Sequence[Entity]) -> dict[str, str]:
    """Give old id -> new id for entities that are one by the spelling of their names.

    Args:
        entities: Each id once, in order of ids.
    """
    people = [e for e in entities if e.kind is EntityKind.PERSON]
    renamed = _by_key({e.id: person_key(e.label) for e in people if " " in e.label})
    renamed |= _by_part([e for e in people if e.id not in renamed])
    bodies = [e for e in entities if e.kind is EntityKind.ORGANIZATION and not is_acronym(e.label)]
    renamed |= _by_key({e.id: spelling_key(e.label) for e in bodies})
    places = [e for e in entities if e.kind is EntityKind.PLACE]
    return renamed | _by_key(_single_labels(places))


def _by_key(keys: Mapping[str, str]) -> dict[str, str]:
    """Bring ids of one key together under the first of them in order."""
    firsts: dict[str, str] = {}
    renamed: dict[str, str] = {}
    for identifier in sorted(keys):
        key = keys[identifier]
        if len(key) < _LETTERS_LEAST:
            continue
        first = firsts.setdefault(key, identifier)
        if first != identifier:
            renamed[identifier] = first
    return renamed


def _single_labels(places: Iterable[Entity]) -> dict[str, str]:
    """Leave out places whose label several ids bear: those are namesakes, told apart on purpose."""
    labels: dict[str, list[str]] = {}
    for place in places:
        labels.setdefault(place.label, []).append(place.id)
    return {ids[0]: spelling_key(label) for label, ids in labels.items() if len(ids) == 1}


def _by_part(people: Sequence[Entity]) -> dict[str, str]:
    """Bring "Javad Zarif" to "Mohammad Javad Zarif", where only one longer name holds it."""
    words = {e.id: tuple(person_key(e.label).split()) for e in people}
    renamed: dict[str, str] = {}
    for short, parts in sorted(words.items()):
        longer = [i for i, other in words.items() if _holds(other, parts)]
        if len(parts) > 1 and len(longer) == 1:
            renamed[short] = longer[0]
    return {old: renamed.get(new, new) for old, new in renamed.items()}


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return len(long) > len(short) and long[-1] == short[-1] and set(short) <= set(long)
