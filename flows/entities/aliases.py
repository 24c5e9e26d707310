"""Other names that an article itself gives somebody or something.

"Mohamed Hamdan Dagalo, better known as Hemedti", "Ivan Marquez, whose real name is Luciano Marin".
Acronyms in brackets are in ``acronyms``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.entities.spotted import stretch_text
from flows.language.tree import head_of
from flows.model import EntityKind, NameLabel

if TYPE_CHECKING:
    from flows.entities.reading import Reading
    from flows.entities.spotted import Spotted
    from flows.model import Entity

_LEADING = frozenset({",", "(", "–", "—", "-", "or", "who", "which", "is", "was", "are", "the"})
_TRAILING = frozenset({'"', "“", "‘", "'", "``", "the", "as", ","})
_WORDS_MOST = 9
_BRACKET = 2
"""Words from a name to letters in brackets, a possessive counted in."""


def alias_pairs(reading: Reading) -> tuple[tuple[Spotted, Spotted], ...]:
    """Give each name that the words before it make another name of the one before them."""
    neighbours = zip(reading.names, reading.names[1:], strict=False)
    return tuple(pair for pair in neighbours if _is_pair(reading, *pair))


def _is_pair(reading: Reading, one: Spotted, other: Spotted) -> bool:
    if one.sentence != other.sentence or not 0 < other.first - one.last <= _WORDS_MOST:
        return False
    if _is_lettered(reading, one, other):
        return True
    said = _between(reading, one, other)
    return reading.gazetteer.is_cue("alias_mark", said) and not _only_modifies(reading, one)


def _is_lettered(reading: Reading, one: Spotted, other: Spotted) -> bool:
    """Tell whether letters in brackets are those of the person before them."""
    tokens = reading.sentence(one.sentence).tokens
    persons = one.label is other.label is NameLabel.PERSON
    opened = [t.text for t in tokens[one.last : other.first]][-1:] == ["("]
    letters = "".join(word[0] for word in one.text.split()).upper()
    return persons and opened and other.first - one.last <= _BRACKET and other.text == letters


def _between(reading: Reading, one: Spotted, other: Spotted) -> str:
    """Give the words between two names, marks and relative pronouns at the edges left out."""
    sentence = reading.sentence(one.sentence)
    first, last = one.last, other.first
    while first < last and sentence.tokens[first].text.lower() in _LEADING:
        first += 1
    while first < last and sentence.tokens[last - 1].text.lower() in _TRAILING:
        last -= 1
    return stretch_text(sentence, first, last) if first < last else ""


def _only_modifies(reading: Reading, name: Spotted) -> bool:
    """Tell whether a body is only named to say whose leader goes by the other name."""
    head = head_of(reading.sentence(name.sentence), name.first, name.last)
    return name.label is not NameLabel.PERSON and head.dep in ("nmod", "nmod:poss", "compound")


def may_be_alias(entity: Entity, named: Entity) -> bool:
    """Tell whether what a name stands for by itself lets it be another name of something else.

    What the reference data knows, and what is of quite another kind, stays itself.
    """
    known = entity.exact_match is not None or entity.geonames is not None
    people = EntityKind.PERSON in (entity.kind, named.kind) and entity.kind is not named.kind
    unsure = entity.kind is EntityKind.PLACE or " " not in entity.label
    return not known and entity.id != named.id and (not people or unsure)
