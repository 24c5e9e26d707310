"""Armed groups that words of their own tell from those of a state: "pro-Russian separatists".

They are of a nation without a state, or for or against somebody of another state. Groups of a
state are in ``descriptions``, groups with a name in ``armed``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.entities.armed import SIDES
from flows.entities.spotted import How, Link, body_called, is_sided
from flows.language.tree import text_of
from flows.model import ActorType, PartKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.entities.grounds import Grounds
    from flows.entities.spotted import Noun
    from flows.model import Entity

_TITLES = (PartKind.HEADLINE, PartKind.SUBHEAD)
_WITHIN_TAGS = ("JJ", "NN", "NNP")
_REACH = 3
"""So many words may stand between the name and the noun ("pro-Russian armed separatists")."""

Place = tuple[int, int]
"""Sentence and first word of a noun."""


def called_groups(grounds: Grounds, nouns: Sequence[Noun]) -> dict[Place, Link]:
    """Give the groups that nouns call by words of their own; the rebels of one side are one."""
    found: dict[Place, Link] = {}
    groups: dict[tuple[str, bool], Entity] = {}
    for noun in nouns:
        kind, _, word = noun.value.partition(":")
        armed = kind == ActorType.ARMED_GROUP and word != "army"
        own = (_nation(grounds, noun) or _side(grounds, noun)) if armed else None
        if own is None:
            continue
        first, words = own
        group = groups.setdefault((words, word in SIDES), _group(grounds, f"{words} {word}"))
        found[noun.sentence, noun.first] = Link(
            sentence=noun.sentence,
            first=first,
            last=noun.last,
            entity=group,
            how=How.DESCRIPTION,
        )
    return found


def introduced_group(
    grounds: Grounds, sides: Sequence[Place], called: Mapping[Place, Link]
) -> Entity | None:
    """Give the group so called that "the rebels" are all over an article.

    It is the one that the text, whatever its title says, speaks of first; None where there are
    others.

    Args:
        grounds: The article.
        sides: Where it speaks of rebels, militants or separatists, or calls a group so.
        called: The groups so called.
    """
    groups = {called[place].entity.id for place in sides if place in called}
    told = (p for p in sides if grounds.reading.sentence(p[0]).kind not in _TITLES)
    first = called.get(next(told, (-1, -1)))
    return first.entity if first is not None and len(groups) == 1 else None


def _nation(grounds: Grounds, noun: Noun) -> tuple[int, str] | None:
    """Read "Tamil rebels": the armed people of a nation without a state are no state's."""
    at = noun.first - 1
    word = grounds.reading.sentence(noun.sentence).tokens[at].text if noun.first else ""
    if not grounds.reading.gazetteer.is_cue("nation", word):
        return None
    free = grounds.named(noun.sentence, at) is None
    return (at if free else noun.first), word.capitalize()


def _side(grounds: Grounds, noun: Noun) -> tuple[int, str] | None:
    """Read "pro-Russian separatists": who is for or against another state than the article's."""
    sentence = grounds.reading.sentence(noun.sentence)
    tokens, at = sentence.tokens, noun.first - 1
    while at > noun.first - _REACH and at > 0 and grounds.at(noun.sentence, at) is None:
        if tokens[at].tag not in _WITHIN_TAGS:
            return None
        at -= 1
    link = grounds.at(noun.sentence, at) if at > 1 else None
    if link is None or link.first < 2 or not is_sided(tokens, link.first):
        return None
    topic, state = grounds.reading.state(noun.sentence), grounds.country_of(link.entity)
    if topic is not None and state is not None and topic.entity.id == state.entity.id:
        return None
    words = text_of(sentence, link.first - 2, link.last)
    return link.first - 2, words[0].lower() + words[1:]


def _group(grounds: Grounds, label: str) -> Entity:
    known = grounds.reading.gazetteer.bodies.named(label, ())
    return body_called(label, ActorType.ARMED_GROUP) if known is None else known.entity
