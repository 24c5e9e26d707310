"""What speaks again of a body or person named: "the coalition", "the group", "it", "he".

A pronoun is linked only where one antecedent fits; collective actors are in ``descriptions``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.entities.spotted import How, Link, stretch_text
from flows.language.tree import head_of
from flows.model import ActorType, EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.entities.grounds import Grounds
    from flows.model import Entity, Sentence, Token

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
_PERSON_WORDS = frozenset({"he", "she", "him", "her", "his"})
_BODY_WORDS = frozenset({"it", "its"})


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
    return Link(sentence=index, first=first, last=at + 1, entity=entity, how=How.DESCRIPTION)


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
    capital = tokens[at].text[0].isupper() and at > 0
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


def link_pronouns(grounds: Grounds) -> tuple[Link, ...]:
    """Link pronouns to the one person or body that they can stand for."""
    found = []
    for index, sentence in enumerate(grounds.reading.parsed.sentences):
        for token in sentence.tokens:
            word = token.text.lower()
            entity = None
            if word in _PERSON_WORDS:
                entity = _person_before(grounds, index, token.index)
            elif word in _BODY_WORDS and _may_stand_for_body(sentence, token):
                entity = _body_before(grounds, index, token.index)
            if entity is not None:
                at = token.index
                found.append(
                    Link(sentence=index, first=at, last=at + 1, entity=entity, how=How.PRONOUN)
                )
    return tuple(found)


def _may_stand_for_body(sentence: Sentence, token: Token) -> bool:
    """Tell whether "it" acts ("it opposes talks"), or "its" owns; "it is vital" stands for none."""
    acts = token.dep == "nsubj" and sentence.tokens[token.head].pos == "VERB"
    return acts or token.dep == "nmod:poss"


def _person_before(grounds: Grounds, index: int, at: int) -> Entity | None:
    here = _people(k for k in grounds.links if k.sentence == index and k.last <= at)
    if here:
        return here[0] if len(here) == 1 else None
    before = _people(k for k in grounds.links if k.sentence == index - 1)
    return before[0] if len(before) == 1 else None


def _people(links: Iterator[Link]) -> Sequence[Entity]:
    found = {k.entity.id: k.entity for k in links if k.entity.kind is EntityKind.PERSON}
    return tuple(found.values())


def _body_before(grounds: Grounds, index: int, at: int) -> Entity | None:
    """Give the body that is the subject before "it", in this sentence or the last one."""
    here = _subject_bodies(grounds, index, at)
    if here:
        return here[0] if len(here) == 1 else None
    any_here = [k for k in grounds.links if k.sentence == index and k.last <= at]
    if index == 0 or any(_can_be_it(k) for k in any_here):
        return None
    length = len(grounds.reading.sentence(index - 1).tokens)
    before = _subject_bodies(grounds, index - 1, length)
    return before[0] if len(before) == 1 else None


def _subject_bodies(grounds: Grounds, index: int, at: int) -> Sequence[Entity]:
    sentence = grounds.reading.sentence(index)
    links = (k for k in grounds.links if k.sentence == index and k.last <= at)
    found = {k.entity.id: k.entity for k in links if _can_be_it(k) and _is_subject(sentence, k)}
    return tuple(found.values())


def _can_be_it(link: Link) -> bool:
    many = link.how is How.DESCRIPTION and link.entity.label.endswith(("s", "forces"))
    body = link.entity.kind is EntityKind.ORGANIZATION
    return body and link.how is not How.PEOPLE and not many


def _is_subject(sentence: Sentence, link: Link) -> bool:
    return head_of(sentence, link.first, link.last).dep in ("nsubj", "nsubj:pass")
