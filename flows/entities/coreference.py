"""What speaks again of a body named: "the coalition", "the group", "Syria's main opposition group".

Collective actors are in ``descriptions``, pronouns in ``pronouns``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.entities.spotted import How, Link, stretch_text
from flows.language.tree import head_of
from flows.model import ActorType, MergeReason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.entities.grounds import Grounds
    from flows.model import Entity, Token

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
_BACK = 3
"""Sentences within which "a group" is taken up by "the group"."""
_NAMED_REACH = 4


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
    if grounds.at(index, at) is not None:
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
    told = _introduced(grounds, index, at)
    if told is not None:
        return _named_there(grounds, *told)
    determined = first > 0 and sentence.tokens[first - 1].text.lower() in _DEFINITE
    any_group = word in cues["body_word"] and phrase == word and determined
    fits = (_bears, _is_group) if any_group else (_bears,)
    before = (k for k in grounds.before(index, at) if any(fit(k, word) for fit in fits))
    later = (k for k in grounds.links if _bears(k, word))
    found = next(before, None) or next(later, None)
    found = _spoken_of(grounds, found, word) if found is not None and not any_group else found
    return found.entity if found is not None and _is_sort(grounds, found, phrase) else None


def _spoken_of(grounds: Grounds, found: Link, word: str) -> Link:
    """Give the subject of the same sentence that bears the noun, too; else the one found.

    "The Front Council met some of the Elders Council. The council's speaker ..."
    """
    here = [k for k in grounds.by_sentence.get(found.sentence, ()) if _bears(k, word)]
    return next((k for k in here if _is_subject(grounds, k)), found)


def _is_subject(grounds: Grounds, link: Link) -> bool:
    sentence = grounds.reading.sentence(link.sentence)
    head = head_of(sentence, link.first, link.last)
    return head.dep.startswith("nsubj")


def _introduced(grounds: Grounds, index: int, at: int) -> tuple[int, int] | None:
    """Give where "a group" was last introduced, as a subject, that "the group" takes up."""
    word = grounds.reading.sentence(index).tokens[at].text.lower()
    for sentence in range(index, max(-1, index - _BACK), -1):
        tokens = grounds.reading.sentence(sentence).tokens
        for token in reversed(tokens[:at] if sentence == index else tokens):
            same = token.text.lower() == word and token.dep.startswith("nsubj")
            before = tokens[max(0, token.index - _REACH) : token.index]
            if same and _is_indefinite(before):
                return sentence, token.index
    return None


def _is_indefinite(before: Sequence[Token]) -> bool:
    """Tell whether "a" or "an" begins the phrase of a noun, by the words before it."""
    opens = (t for t in reversed(before) if t.tag not in _WITHIN_TAGS)
    return next((t.text.lower() in ("a", "an") for t in opens), False)


def _named_there(grounds: Grounds, index: int, at: int) -> Entity | None:
    """Give the body that is named right behind "a group": "a group, the Front", "called X"."""
    named = (k for k in grounds.by_sentence.get(index, ()) if 0 < k.first - at <= _NAMED_REACH)
    found = next((k for k in named if k.how is How.NAME), None)
    return found.entity if found is not None and found.entity.actor_type in _BODIES else None


def _bears(link: Link, word: str) -> bool:
    """Tell whether a body named has the noun in its name."""
    named = link.how is How.NAME and link.entity.actor_type in _BODIES
    return named and word in link.entity.label.lower().split()


def _is_group(link: Link, _: str) -> bool:
    return link.how is How.NAME and link.entity.actor_type in _GROUPS


def _is_sort(grounds: Grounds, link: Link, phrase: str) -> bool:
    """Tell whether a body is of the sort that a phrase says ("the largest rebel group")."""
    sides = grounds.reading.gazetteer.cues["collective"]
    sort = sides.get(" ".join(phrase.split()[-2:]), "").partition(":")[0]
    return sort in ("", link.entity.actor_type)


def _only_body(grounds: Grounds) -> Entity | None:
    """Give the one political body that the article names, None where it names several."""
    named = {k.entity.id: k.entity for k in grounds.links if k.how is How.NAME}
    bodies = [e for e in named.values() if e.actor_type is ActorType.POLITICAL_BODY]
    return bodies[0] if len(bodies) == 1 else None
