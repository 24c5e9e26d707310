"""Who has a part in an event by a noun: "talks between A and B", "mediator C", a list of guests.

Parts told by verbs belong to ``participation``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of
from flows.facts.attendance import cast_parties
from flows.facts.clauses import place_on
from flows.facts.compounds import compounds_in
from flows.facts.delegations import sent_to
from flows.facts.event_company import (
    brought_together,
    by_presence,
    in_company,
    with_doing,
    with_present,
)
from flows.facts.events import GATHERINGS, EventAt, event_at, event_under, events_in, is_gathering
from flows.facts.events_at_hand import is_yet_to_come, main_event
from flows.facts.guilt import is_blamed_on
from flows.facts.lists import listed_from, pair_from, pair_tied
from flows.facts.outlook import is_ahead, outlook_of
from flows.facts.parties import parties_of
from flows.facts.prospects import is_averted, is_prospective, is_shunned, is_threatened
from flows.facts.sides import between_behind, phrases_with, sides_of
from flows.language.tree import (
    case_of,
    children,
    conjuncts,
    first_joined,
    spread,
    verb_over,
)
from flows.model import ActorType, EntityKind, EventPart, EventType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.party import Party
    from flows.facts.scene import Found, Scene
    from flows.facts.sweep import Reader
    from flows.model import Entity, Sentence, Token

_TITLE = 5
"""Words of the longest post between a part and the name of who has it."""
_PHRASE = 4
"""Words behind "present" within which it is said where ("present at the talks")."""
_OPENERS = frozenset({":", "-", "–", "—", "--", "are", "include", "included", "is", "was", "were"})
"""What stands between "those present" and their list."""


def _naming(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read the phrases on an event noun ("talks between A and B", "the assault by A on B")."""
    for event in events_in(scene, sentence):
        if event.token.pos not in ("NOUN", "PROPN"):
            continue
        attack = event.entity.event_type is EventType.ARMED_EVENT
        rules = FIGHT_PHRASES if attack else MEETING_PHRASES
        if not attack and not is_gathering(event.entity):
            continue
        averted = attack and is_averted(scene, sentence, event.token)
        ahead = (is_threatened if attack else is_prospective)(scene, sentence, event.token)
        for cases, part in rules:
            if part is EventPart.DEFENDER and is_blamed_on(scene, sentence, event.token):
                continue
            if averted and part is not EventPart.PARTICIPANT:
                continue
            shown = EventPart.EXPECTED if ahead and part is EventPart.PARTICIPANT else part
            parties = _named_by(scene, sentence, event.token, cases)
            if "with" in cases and is_shunned(scene, sentence, event.token):
                continue
            if not parties and part is EventPart.DEFENDER:
                parties = _said_against(scene, sentence, event.token)
            yield from cast_parties(scene, sentence, (event.token, shown, event.entity), parties)


def _holding(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read who holds talks with others ("after talks with Miller in Oslo, Smith said")."""
    for event in events_in(scene, sentence):
        told = event.token.pos == "NOUN" and event.token.dep != "obj"  # "held talks": the verb does
        told = told and is_gathering(event.entity)
        first, others = sides_of(scene, sentence, event.token) if told else ((), ())
        if first and others and not is_shunned(scene, sentence, event.token):
            ahead = is_prospective(scene, sentence, event.token)
            part = EventPart.EXPECTED if ahead else EventPart.PARTICIPANT
            cast = (event.token, part, event.entity)
            yield from cast_parties(scene, sentence, cast, (*first, *others))


MEETING_PHRASES: tuple[tuple[frozenset[str], EventPart], ...] = (
    (frozenset({"between", "with", "among", "involving"}), EventPart.PARTICIPANT),
    (frozenset({"'s"}), EventPart.PARTICIPANT),
    (frozenset({"hosted by"}), EventPart.HOST),
)
"""Prepositions on a gathering, and what they make of whom they name; "'s" for the possessive."""

FIGHT_PHRASES: tuple[tuple[frozenset[str], EventPart], ...] = (
    (frozenset({"by"}), EventPart.ATTACKER),
    (frozenset({"on", "against"}), EventPart.DEFENDER),
    (frozenset({"between"}), EventPart.PARTICIPANT),
)
"""The same for fights."""


def _named_by(
    scene: Scene, sentence: Sentence, noun: Token, cases: frozenset[str]
) -> tuple[Party, ...]:
    if "between" in cases:
        at = between_behind(sentence, noun)
        pair = () if at is None else pair_from(scene, sentence, at + 1)
        pair = pair or pair_tied(scene, sentence, noun)
        if pair:
            return pair
    return parties_of(scene, sentence, _phrases(sentence, noun, cases))


def _said_against(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Read whom an attack is said to be against ("the attacks were against the rebels")."""
    said = sentence.tokens[noun.head]
    against = noun.dep == "nsubj" and case_of(sentence, said.index) == "against"
    return parties_of(scene, sentence, spread(sentence, (said,))) if against else ()


def _phrases(sentence: Sentence, noun: Token, cases: frozenset[str]) -> tuple[Token, ...]:
    if "'s" in cases:
        return spread(sentence, children(sentence, noun.index, "nmod:poss"))
    direct = phrases_with(sentence, noun, cases)
    on = children(sentence, noun.index, "nmod", "obl")
    deeper = [
        t
        for phrase in on
        for t in children(sentence, phrase.index, "nmod")
        if case_of(sentence, t.index) in cases and cases <= {"on", "against", "by"}
    ]
    return (*direct, *spread(sentence, deeper))


def _holding_a_role(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read nouns for parts ("mediator Lakhdar Brahimi", "conference co-sponsors Russia and …")."""
    for match in scene.matches("part_noun", sentence):
        noun = sentence.tokens[match.last - 1]
        if noun.pos not in ("NOUN", "PROPN"):
            continue
        parties = _holders(scene, sentence, noun)
        event = _event_of_role(scene, sentence, noun)
        if event is not None and parties:
            cast = (noun, EventPart(match.value), event)
            yield from cast_parties(scene, sentence, cast, parties)


def _holders(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Give who is meant by a noun for a part: who is set beside it, or is said to be it."""
    after = sentence.tokens[noun.index + 1 : noun.index + 2]
    if after and scene.mention_at(after[0]) is not None and after[0].pos == "PROPN":
        return listed_from(scene, sentence, after[0].index)[: 2 if noun.tag == "NNS" else 1]
    first = first_joined(sentence, noun)  # "Smith, envoy to the region and mediator of the talks"
    beside = [
        *children(sentence, noun.index, "appos", "flat"),
        *([sentence.tokens[first.head]] if first.dep == "appos" else []),
    ]
    if noun.tag == "NNS" and noun.dep == "appos":  # "Norway and Cuba, the guarantors"
        over = sentence.tokens[noun.head]
        beside += [t for t in conjuncts(sentence, over.index) if t.index < noun.index]
    if noun.dep.startswith("nsubj"):
        beside += [sentence.tokens[noun.head]]
    if children(sentence, noun.index, "cop"):
        beside += children(sentence, noun.index, "nsubj")
    verb = sentence.tokens[noun.head]
    if case_of(sentence, noun.index) == "as":
        named = parties_of(scene, sentence, _set_as(sentence, noun))
        return named or (agents_of(scene, sentence, verb) if verb.pos == "VERB" else ())
    led = [t.text.lower() for t in sentence.tokens[noun.index + 1 : noun.index + 3]]
    if led[:1] in (["led"], ["headed"], ["chaired"]) and led[1:] == ["by"]:
        return listed_from(scene, sentence, noun.index + 3)[:1]
    named = parties_of(scene, sentence, [t for t in beside if t.pos in ("PROPN", "NOUN")])
    if noun.tag == "NNS" and named:  # "the mediators (Norway, Cuba and Chile)"
        behind = [t for t in children(sentence, noun.index, "appos") if t.index > noun.index]
        named = (*named, *parties_of(scene, sentence, spread(sentence, behind)))
    return named or _set_off(scene, sentence, noun)


def _set_off(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Read "the facilitator, former president X," off the words."""
    after = [t.text for t in sentence.tokens[noun.index + 1 : noun.index + 2]]
    named = listed_from(scene, sentence, noun.index + 2)[:1] if after == [","] else ()
    between = sentence.tokens[noun.index + 2 : named[0].token.index] if named else ()
    near = bool(named) and len(between) <= _TITLE and all(t.text != "," for t in between)
    return named if near and named[0].entity.startswith(EntityKind.PERSON) else ()


def _set_as(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Give who is made something: "with Malaysia as facilitator", "ratified Cuba as guarantor"."""
    over = sentence.tokens[noun.head]
    if over.pos in ("NOUN", "PROPN"):  # "the choice of Cuba and Norway as guarantors"
        first = sentence.tokens[over.head] if over.dep == "conj" else over
        inner = children(sentence, over.index, "nmod") if over.pos == "NOUN" else ()
        of = [t for t in inner if case_of(sentence, t.index) == "of" and t.index < noun.index]
        return spread(sentence, of or (first,))
    on = [t for t in sentence.tokens if t.head == noun.head and t.index < noun.index]
    with_it = [t for t in on if case_of(sentence, t.index) == "with"]
    done_to = [t for t in on if t.dep in ("obj", "nsubj:pass")]
    return spread(sentence, with_it[-1:] or done_to)


def _event_of_role(scene: Scene, sentence: Sentence, noun: Token) -> Entity | None:
    named = event_under(scene, sentence, noun, "of", "at", "for", "to")
    if named is not None:
        return named.entity
    inner = {t.index for t in children(sentence, noun.index, "compound", "nmod:poss")}
    for event in events_in(scene, sentence):
        near = noun.index - 4 <= event.token.index < noun.index
        if event.token.index in inner or (near and event.last >= noun.index - 3):
            return event.entity
    here = [e.entity for e in events_in(scene, sentence) if is_gathering(e.entity)]
    return here[0] if here else main_event(scene)


def _guests(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read a list of guests or of those present.

    "With guests: A; B", "those present - A, B", "also present were A and B".
    """
    for match in scene.matches("guest_noun", sentence):
        rest = sentence.tokens[match.last : match.last + 6]
        colon = next((t for t in rest if t.text in _OPENERS and not _is_hyphen(sentence, t)), None)
        start = match.last if colon is None else colon.index + 1
        part = EventPart(match.value)
        event = next((e.entity for e in events_in(scene, sentence)), None)
        if event is None and part is not EventPart.GUEST:
            behind = sentence.tokens[match.last : match.last + _PHRASE]
            talks = any(scene.lexicon.value("event_head", t) in GATHERINGS for t in behind)
            event = (None if talks else _just_told(scene, sentence)) or main_event(scene)
        if event is None or (colon is None and not _is_list(sentence, start)):
            continue
        noun = sentence.tokens[match.first]
        if is_yet_to_come(scene, sentence, sentence.tokens[match.last - 1], event):
            continue
        guests = listed_from(scene, sentence, start)
        yield from cast_parties(scene, sentence, (noun, part, event), guests)


def _is_hyphen(sentence: Sentence, mark: Token) -> bool:
    """Tell whether a dash joins two words ("secretary-general")."""
    before = sentence.tokens[mark.index - 1 : mark.index]
    return bool(before) and not before[0].space and not mark.space


def _just_told(scene: Scene, sentence: Sentence) -> Entity | None:
    """Give the gathering or ceremony that the sentence before ends with."""
    at = scene.parsed.sentences.index(sentence)
    before = events_in(scene, scene.parsed.sentences[at - 1]) if at else ()
    kinds = (EventType.EVENT, EventType.MEETING, EventType.PEACE_CONFERENCE)
    told = [e.entity for e in before if e.entity.event_type in kinds]
    return told[-1] if told else None


def _is_list(sentence: Sentence, start: int) -> bool:
    return sentence.tokens[start : start + 1] != () and sentence.tokens[start].pos == "PROPN"


def _of_bodies(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read the body that a meeting is named for ("an OPEC summit", "a meeting of the League")."""
    for event in events_in(scene, sentence):
        if not is_gathering(event.entity) or event.token.pos not in ("NOUN", "PROPN"):
            continue
        names = children(sentence, event.token.index, "compound")
        on = children(sentence, event.token.index, "nmod")
        of = spread(sentence, [t for t in on if case_of(sentence, t.index) == "of"])
        bodies = [p for p in parties_of(scene, sentence, (*names, *of)) if _is_body(scene, p)]
        whose = any(p.token in of for p in bodies)
        if bodies and (whose or place_on(scene, sentence, event.token) is not None):
            ahead = _is_to_come(scene, sentence, event)
            part = EventPart.EXPECTED if ahead else EventPart.PARTICIPANT
            cast = (event.token, part, event.entity)
            yield from cast_parties(scene, sentence, cast, bodies)


def _is_to_come(scene: Scene, sentence: Sentence, event: EventAt) -> bool:
    verb = verb_over(sentence, event.token.index)
    return verb is not None and is_ahead(outlook_of(scene, sentence, verb))


def _is_body(scene: Scene, party: Party) -> bool:
    entity = scene.entity(party.entity)
    states = (ActorType.STATE, ActorType.GOVERNMENT, None)
    return entity is not None and party.direct and entity.actor_type not in states


def _by_compound(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read who is behind an event by a compound on it ("UN-brokered talks")."""
    for compound in compounds_in(scene, sentence, "part_compound"):
        event = event_at(scene, sentence, compound.noun)
        if event is not None:
            parties = parties_of(scene, sentence, compound.names)
            cast = (compound.noun, EventPart(compound.value), event.entity)
            yield from cast_parties(scene, sentence, cast, parties)


NOUN_READERS: tuple[Reader, ...] = (
    brought_together,
    in_company,
    with_doing,
    with_present,
    by_presence,
    sent_to,
    _by_compound,
    _naming,
    _holding,
    _of_bodies,
    _holding_a_role,
    _guests,
)
"""Ways to name those in an event with a noun."""
