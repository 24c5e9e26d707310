"""What speaks again of a body named: "the coalition", "the group", "Syria's main opposition group".

Collective actors are in ``descriptions``, pronouns in ``pronouns``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.entities.spotted import How, Link, stretch_text
from flows.model import ActorType, MergeReason

if TYPE_CHECKING:
    from flows.entities.grounds import Grounds
    from flows.model import Entity

_BODIES = (
    ActorType.POLITICAL_BODY,
    ActorType.ARMED_GROUP,
    ActorType.OTHER,
    ActorType.INTERGOVERNMENTAL,
)
_GROUPS = (ActorType.POLITICAL_BODY, ActorType.ARMED_GROUP)
_DEFINITE = frozenset({"the", "this", "that"})
_WITHIN_TAGS = ("JJ", "JJS", "VBN", "NN", "NNP", "HYPH", "RB", "POS")
_OTHERS = frozenset({"other", "another", "new", "second", "rival", "transitional", "joint"})
_REACH = 6


def link_bodies(grounds: Grounds) -> tuple[Link, ...]:
    """Link definite descriptions of bodies that the article names."""
    found = []
    for index, sentence in enumerate(grounds.reading.parsed.sentences):
        for at in range(len(sentence.tokens)):
            link = _described(grounds, index, at)
            if link is not None:
                found.append(link)
    return tuple(found)


def _described(grounds: Grounds, index: int, at: int) -> Link | None:
    sentence = grounds.reading.sentence(index)
    word = sentence.tokens[at].text.lower()
    cues = grounds.reading.gazetteer.cues
    if word not in cues["group_noun"] and word not in cues["body_word"]:
        return None
    if grounds.named(index, at) is not None:
        return None
    first, definite = _phrase(grounds, index, at)
    entity = _antecedent(grounds, index, at, first) if definite else None
    if entity is None:
        return None
    return Link(
        sentence=index,
        first=first,
        last=at + 1,
        entity=entity,
        how=How.DESCRIPTION,
        reason=MergeReason.TAKEN_UP,
    )


def _phrase(grounds: Grounds, index: int, at: int) -> tuple[int, bool]:
    """Find where the phrase of a noun begins, and whether it speaks of something known."""
    tokens = grounds.reading.sentence(index).tokens
    first = at
    while first > max(0, at - _REACH) and tokens[first - 1].tag in _WITHIN_TAGS:
        first -= 1
    words = {t.text.lower() for t in tokens[first:at]}
    before = tokens[first - 1].text.lower() if first else ""
    owned = any(t.tag == "POS" for t in tokens[first:at])
    modifies = tokens[at].dep == "compound" and tokens[at].head > at and tokens[at].tag != "NNS"
    capital = tokens[at].text[0].isupper() and at > 0 and tokens[at - 1].text[-1:].isalnum()
    known = before in _DEFINITE or owned or (modifies and first == at) or (capital and first == at)
    return first, known and not words & _OTHERS


def _antecedent(grounds: Grounds, index: int, at: int, first: int) -> Entity | None:
    sentence = grounds.reading.sentence(index)
    word = sentence.tokens[at].text.lower()
    phrase = stretch_text(sentence, first, at + 1).lower()
    cues = grounds.reading.gazetteer.cues
    if any(phrase.endswith(body) for body in cues["main_body"]):
        return _only_body(grounds)
    same = [k.entity for k in grounds.before(index, at) if _bears(k, word)]
    later = [k.entity for k in grounds.links if _bears(k, word)]
    if same or later:
        return (same or later)[0]
    if word not in cues["body_word"] or phrase != word:
        return None
    return next((k.entity for k in grounds.before(index, at) if _is_group(k)), None)


def _bears(link: Link, word: str) -> bool:
    """Tell whether a body named has the noun in its name."""
    named = link.how is How.NAME and link.entity.actor_type in _BODIES
    return named and word in link.entity.label.lower().split()


def _is_group(link: Link) -> bool:
    return link.how is How.NAME and link.entity.actor_type in _GROUPS


def _only_body(grounds: Grounds) -> Entity | None:
    """Give the one political body that the article names, None where it names several."""
    named = {k.entity.id: k.entity for k in grounds.links if k.how is How.NAME}
    bodies = [e for e in named.values() if e.actor_type is ActorType.POLITICAL_BODY]
    return bodies[0] if len(bodies) == 1 else None
