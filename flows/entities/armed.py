"""The armed group that "the rebels" are, where the article names one only.

Rebels whom no name covers are those of a state, in ``descriptions``.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from flows.entities.spotted import How
from flows.model import ActorType

if TYPE_CHECKING:
    from flows.entities.grounds import Grounds
    from flows.entities.spotted import Link
    from flows.model import Entity

SIDES = ("rebels", "militants", "separatists")
"""Nouns, as the cues of collective actors give them, that may take up an armed group."""
_NAMED_LEAST = 2


def only_group(grounds: Grounds) -> Entity | None:
    """Give the one armed group that an article names and tells to be the rebels of its state.

    It calls it so ("M23 rebels", "rebels of the M23"), or names it twice and is about the state
    that the group belongs to. None where there are several, or where it speaks of rebel groups and
    calls none of them the rebels.
    """
    groups = [k for k in grounds.links if is_armed(k) and not _is_in_brackets(grounds, k)]
    often = Counter(k.entity.id for k in groups)
    alone = bool(groups) and not _tells_of_several(grounds)
    found = {
        k.entity.id: k.entity
        for k in groups
        if _is_called(grounds, k)
        or (alone and often[k.entity.id] >= _NAMED_LEAST and is_own(grounds, k))
    }
    return next(iter(found.values())) if len(found) == 1 and _leads(often, *found) else None


def _tells_of_several(grounds: Grounds) -> bool:
    """Tell whether an article speaks of several groups ("more than 30 rebel factions")."""
    cues = grounds.reading.gazetteer.cues["rebel_groups"]
    pairs = (
        f"{one.text} {other.text}".lower()
        for sentence in grounds.reading.parsed.sentences
        for one, other in pairwise(sentence.tokens)
        if other.tag == "NNS"
    )
    return any(pair in cues for pair in pairs)


def _is_in_brackets(grounds: Grounds, link: Link) -> bool:
    """Tell whether a name only gives the letters of the one before it ("the Front (UF)")."""
    tokens = grounds.reading.sentence(link.sentence).tokens
    before = grounds.named(link.sentence, link.first - 2) if link.first > 1 else None
    same = before is not None and before.entity.id == link.entity.id
    return same and tokens[link.first - 1].text == "("


def _leads(often: Counter[str], group: str) -> bool:
    """Tell whether no other armed group is named as often."""
    return all(count < often[group] for other, count in often.items() if other != group)


def is_armed(link: Link) -> bool:
    """Tell whether a link is the name of an armed group."""
    return link.how is How.NAME and link.entity.actor_type is ActorType.ARMED_GROUP


def _is_called(grounds: Grounds, link: Link) -> bool:
    tokens = grounds.reading.sentence(link.sentence).tokens
    first = link.first - (link.first > 0 and tokens[link.first - 1].text.lower() == "the")
    first -= first > 0 and tokens[first - 1].text.lower() == "of"
    around = (*tokens[max(0, first - 1) : first], *tokens[link.last : link.last + 1])
    inside = tokens[link.last - 1 : link.last] if link.last - link.first > 1 else ()
    sides = grounds.reading.gazetteer.cues["collective"]
    values = [sides.get(t.text.lower(), "") for t in (*around, *inside)]
    return any(value.rpartition(":")[2] in SIDES for value in values)


def is_own(grounds: Grounds, link: Link) -> bool:
    """Tell whether a body named is one of the state that the article is about.

    Of an article that tells of no sides within a state, any state that it speaks of will do, and
    a body that nobody knows.
    """
    reading = grounds.reading
    topic = reading.state(link.sentence)
    body = reading.gazetteer.bodies.named(link.entity.label, reading.spoken)
    if topic is None or body is None:
        return body is None and not reading.torn
    elsewhere = not reading.torn and body.country in reading.spoken
    return body.country == topic.entity.label or elsewhere
