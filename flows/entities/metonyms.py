"""Seats of government that act: "Damascus said" is a government, "in Damascus" is a place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.entities.descriptions import government
from flows.entities.spotted import How
from flows.language.tree import ancestors, case_of, first_joined, head_of
from flows.model import EntityKind, MergeReason

if TYPE_CHECKING:
    from flows.entities.grounds import Grounds
    from flows.entities.spotted import Link
    from flows.model import Entity, Sentence, Token

_SUBJECTS = ("nsubj", "nsubj:pass", "obl:agent")
_SUBORDINATE = frozenset({"although", "because", "if", "that", "though", "whether", "while"})
_PARTIES = frozenset({"between", "with", "by", "against", "from"})


def read_metonyms(grounds: Grounds) -> tuple[Link, ...]:
    """Give all links, those of capitals that act now standing for their governments."""
    return tuple(_read(grounds, link) for link in grounds.links)


def _read(grounds: Grounds, link: Link) -> Link:
    entity = link.entity
    if entity.kind is not EntityKind.PLACE or link.how is not How.NAME:
        return link
    country = grounds.reading.gazetteer.states.capital(entity.label)
    sentence = grounds.reading.sentence(link.sentence)
    if country is None or not _acts(grounds, sentence, link):
        return link
    acting = _body_seated(grounds, entity, country.entity) or government(country)
    names = tuple(sorted({*acting.alt_labels, entity.label}))
    acting = replace(acting, alt_labels=names)
    return replace(link, entity=acting, how=How.METONYM, reason=MergeReason.SEAT)


def _body_seated(grounds: Grounds, town: Entity, state: Entity) -> Entity | None:
    """Give the body that sits in a capital, where the article names it and not the state there.

    "Kosovo hopes to join the EU, but Brussels wants more" is not about Belgium.
    """
    label = grounds.reading.gazetteer.cues["seat_of"].get(town.label.lower())
    named = {k.entity.label: k.entity for k in grounds.links if k.entity.id != town.id}
    return None if label is None or state.label in named else named.get(label)


def _acts(grounds: Grounds, sentence: Sentence, link: Link) -> bool:
    token = head_of(sentence, link.first, link.last)
    top = first_joined(sentence, token)
    if _is_between(grounds, sentence, link) or _is_dealt_with(grounds, sentence, top):
        return True
    if top.dep == "nmod:poss":
        return _lemma(sentence.tokens[top.head]) in grounds.reading.gazetteer.cues["actor_owned"]
    by = top.dep == "obl:agent" and case_of(sentence, top.index) == "by"
    if top.dep not in _SUBJECTS or (_has_preposition(sentence, link) and not by):
        return False
    verb = sentence.tokens[top.head]
    words = (verb, *ancestors(sentence, verb.index)) if verb.dep == "xcomp" else (verb,)
    extra = (t for t in sentence.tokens if t.head == verb.index and t.dep == "xcomp")
    actor = grounds.reading.gazetteer.cues["actor_verb"]
    return any(_lemma(w) in actor for w in (*words, *extra))


def _is_dealt_with(grounds: Grounds, sentence: Sentence, top: Token) -> bool:
    """Tell whether a capital is whom something is done to, or an accord is made with.

    "accused Khartoum", "signed an agreement with Baghdad"; not "left Khartoum", "in Baghdad".
    """
    over = sentence.tokens[top.head]
    cues = grounds.reading.gazetteer.cues
    if top.dep == "obj":
        return _lemma(over) in cues["actor_object"]
    with_it = case_of(sentence, top.index) == "with"
    return with_it and top.dep in ("nmod", "obl") and _is_accord(grounds, sentence, over)


def _is_accord(grounds: Grounds, sentence: Sentence, word: Token) -> bool:
    """Tell whether a word, or the object of a verb, is something that two make."""
    words = (word, *(t for t in sentence.tokens if t.head == word.index and t.dep == "obj"))
    return any(_lemma(t) in grounds.reading.gazetteer.cues["actor_with"] for t in words)


def _lemma(token: Token) -> str:
    return token.lemma.lower()


def _has_preposition(sentence: Sentence, link: Link) -> bool:
    before = sentence.tokens[link.first - 1] if link.first else None
    if before is None or before.tag not in ("IN", "TO"):
        return False
    return before.dep != "mark" and before.text.lower() not in _SUBORDINATE


def _is_between(grounds: Grounds, sentence: Sentence, link: Link) -> bool:
    """Tell whether the capital is one of two parties: "between Moscow and Damascus"."""
    words = [t.text.lower() for t in sentence.tokens]
    opens = link.first > 0 and words[link.first - 1] == "between"
    first_of = opens and words[link.last : link.last + 1] == ["and"]
    second_of = (
        link.first > 1 and words[link.first - 1] == "and" and "between" in words[: link.first]
    )
    other = link.last + 1 if first_of else link.first - 2
    if not first_of and not second_of:
        return False
    beside = _entity_at(grounds, link.sentence, other)
    near = second_of is False or words[max(0, link.first - 4) : link.first].count("between") == 1
    return near and beside is not None and _is_party(grounds, beside)


def _entity_at(grounds: Grounds, sentence: int, index: int) -> Entity | None:
    found = grounds.at(sentence, index)
    return None if found is None else found.entity


def _is_party(grounds: Grounds, entity: Entity) -> bool:
    """Tell whether an entity is somebody to talk to: a body, a state, or another capital."""
    if entity.kind is EntityKind.ORGANIZATION:
        return True
    return grounds.reading.gazetteer.states.capital(entity.label) is not None
