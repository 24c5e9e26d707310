"""Who is at an event by what it brings together, or under whose wing or in whose presence it is.

"the summit brought together A and B", "under the auspices of C", "in the presence of D".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of
from flows.facts.attendance import cast_parties
from flows.facts.events import event_at, events_in, is_gathering
from flows.facts.events_at_hand import event_before, event_meant
from flows.facts.lists import listed_from
from flows.facts.outlook import is_ahead, is_announced, outlook_of
from flows.facts.parties import parties_of
from flows.language.tree import case_of, children, is_negated, spread, verb_over
from flows.model import EventPart, EventType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.party import Party
    from flows.facts.scene import Found, Scene
    from flows.model import Entity, Sentence, Token

_UNDER = frozenset({"under", "in", "with", "through", "thanks to"})
_OF = frozenset({"of", "from", "by"})
_HELP = frozenset({"aid", "assistance", "help", "support"})


def brought_together(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read whom a gathering brings together, as its object or as a list behind the verb."""
    for match in scene.matches("gather_verb", sentence):
        verb = sentence.tokens[match.first]
        event = _gathering_that(scene, sentence, verb)
        if event is None:
            continue
        named = parties_of(scene, sentence, spread(sentence, children(sentence, verb.index, "obj")))
        ahead = is_ahead(outlook_of(scene, sentence, verb)) or is_announced(scene, sentence, verb)
        part = EventPart.EXPECTED if ahead else EventPart.PARTICIPANT
        parties = named or listed_from(scene, sentence, match.last)
        yield from cast_parties(scene, sentence, (verb, part, event), parties)


def _gathering_that(scene: Scene, sentence: Sentence, verb: Token) -> Entity | None:
    """Give the gathering that is the subject of a verb, or the noun of its participle."""
    heads = list(children(sentence, verb.index, "nsubj"))
    if verb.dep == "conj" and not heads:  # "are chaired by A and involve B"
        heads = list(children(sentence, verb.head, "nsubj"))
    if verb.dep.startswith("acl"):
        heads.append(sentence.tokens[verb.head])
    found = (event_meant(scene, sentence, t) for t in heads if verb.pos == "VERB")
    return next((e for e in found if e is not None and is_gathering(e)), None)


def in_company(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "under the auspices of the UN", "with UN mediation", "in the presence of X"."""
    for match in scene.matches("company_noun", sentence):
        noun = sentence.tokens[match.last - 1]
        if noun.pos != "NOUN" or not _is_under(sentence, noun):
            continue
        parties, part = _company(scene, sentence, noun), EventPart(match.value)
        told = _told_with(scene, sentence, noun) if parties else None
        event = told or (_event_with(scene, sentence, noun) if parties else None)
        if event is not None and _may_have(part, event):
            cast = (noun, _part_then(scene, sentence, noun, part), event)
            yield from cast_parties(scene, sentence, cast, parties)


def _is_under(sentence: Sentence, noun: Token) -> bool:
    """Tell whether something is done with what a noun names, or with its help."""
    case = case_of(sentence, noun.index).split(" ")[0]
    over = sentence.tokens[noun.head]
    if case == "of" and noun.dep == "nmod" and over.lemma.lower() in _HELP:
        case = case_of(sentence, over.index)
    return case in _UNDER


def _told_with(scene: Scene, sentence: Sentence, noun: Token) -> Entity | None:
    """Give the agreement or ceremony that the clause over a phrase is about."""
    verb = verb_over(sentence, noun.index)
    on = () if verb is None else children(sentence, verb.index, "nsubj", "obj")
    found = (event_at(scene, sentence, t) for t in on)
    told = (e.entity for e in found if e is not None)
    return next((e for e in told if e.event_type in (EventType.AGREEMENT, EventType.EVENT)), None)


def _may_have(part: EventPart, event: Entity) -> bool:
    """Tell whether an event may have such a part: who sees an agreement signed is no side of it."""
    return event.event_type is not EventType.AGREEMENT or part is EventPart.MEDIATOR


def _part_then(scene: Scene, sentence: Sentence, noun: Token, part: EventPart) -> EventPart:
    """Give a part as the verb over it has it ("will open with the attendance of X")."""
    verb = verb_over(sentence, noun.index)
    ahead = verb is not None and is_ahead(outlook_of(scene, sentence, verb))
    return EventPart.EXPECTED if ahead and part is EventPart.PARTICIPANT else part


def with_doing(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "with Norway mediating" off the words: parsers take the participle for a noun."""
    for match in scene.matches("part_verb_alone", sentence):
        doing = sentence.tokens[match.first]
        with_it = [t for t in sentence.tokens[: doing.index] if t.text.lower() == "with"]
        if not doing.text.lower().endswith("ing") or not with_it:
            continue
        first = with_it[-1].index + 1
        named = [p for p in listed_from(scene, sentence, first) if p.token.index < doing.index]
        between = sentence.tokens[first : doing.index]
        plain = all(t.pos in ("PROPN", "DET", "CCONJ") for t in between)
        event = _event_with(scene, sentence, doing) if named and plain else None
        if event is not None:
            yield from cast_parties(scene, sentence, (doing, EventPart(match.value), event), named)


def with_present(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "with the presidents of Chad and Mali in attendance" off the words."""
    for match in scene.matches("with_present", sentence):
        last = sentence.tokens[match.first]
        with_it = [t for t in sentence.tokens[: last.index] if t.text.lower() == "with"]
        between = sentence.tokens[with_it[-1].index + 1 : last.index] if with_it else ()
        if not between or any(t.pos in ("VERB", "AUX", "SCONJ") for t in between):
            continue
        heads = [t for t in between if t.head not in range(between[0].index, last.index)]
        named = parties_of(scene, sentence, spread(sentence, heads))
        listed = [
            p for p in listed_from(scene, sentence, between[0].index) if p.token.index < last.index
        ]
        event = _event_with(scene, sentence, last)
        if event is not None:
            verb = verb_over(sentence, last.index)
            ahead = verb is not None and is_ahead(outlook_of(scene, sentence, verb))
            part = EventPart(match.value)
            part = EventPart.EXPECTED if ahead and part is EventPart.PARTICIPANT else part
            who = {p.entity: p for p in (*named, *listed)}
            yield from cast_parties(scene, sentence, (last, part, event), who.values())


def by_presence(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read who is said to come by a noun ("confirmed their participation in the talks")."""
    for noun in scene.cued(sentence, "presence_noun"):
        verb = sentence.tokens[noun.head]
        says = scene.lexicon.value("presence_verb", verb) is not None
        if noun.pos != "NOUN" or noun.dep not in ("obj", "nsubj:pass") or not says:
            continue
        event = next(iter(_events_at(scene, sentence, noun)), None)
        if event is None or is_negated(sentence, verb.index):
            continue
        ahead = (noun, EventPart.EXPECTED, event)
        yield from cast_parties(scene, sentence, ahead, _present(scene, sentence, noun, verb))


def _events_at(scene: Scene, sentence: Sentence, noun: Token) -> Iterator[Entity]:
    on = children(sentence, noun.index, "nmod", "obl")
    heads = [t for t in on if case_of(sentence, t.index) in ("at", "in")]
    found = (event_meant(scene, sentence, t) for t in heads)
    return (e for e in found if e is not None and is_gathering(e))


def _present(scene: Scene, sentence: Sentence, noun: Token, verb: Token) -> tuple[Party, ...]:
    """Give whose presence it is: their own who confirm it, where a pronoun says whose."""
    owners = children(sentence, noun.index, "nmod:poss")
    of = [t for t in children(sentence, noun.index, "nmod") if case_of(sentence, t.index) == "of"]
    own = any(t.tag == "PRP$" for t in owners)
    named = parties_of(scene, sentence, spread(sentence, (*owners, *of)))
    return (agents_of(scene, sentence, verb) if own else ()) or named


def _company(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    on = children(sentence, noun.index, "nmod", "compound", "amod")
    of = [t for t in on if t.dep != "nmod" or case_of(sentence, t.index) in _OF]
    return parties_of(scene, sentence, spread(sentence, of))


def _event_with(scene: Scene, sentence: Sentence, noun: Token) -> Entity | None:
    """Give the gathering named last before the phrase, else the one of the article."""
    here = [e.entity for e in events_in(scene, sentence) if e.token.index < noun.index]
    gatherings = [e for e in here if is_gathering(e)]
    return gatherings[-1] if gatherings else event_before(scene, sentence, noun)
