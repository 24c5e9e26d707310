"""Which event the words are about: event mentions and parts of events, what a verb is done to.

Finding events belongs to ``entities``; what happens with them, to the kinds of fact. Which event
words take up that do not name it is told in ``events_at_hand``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.facts.outlook import is_verbal
from flows.language.tree import case_of, children, conjuncts, head_of
from flows.model import EntityKind, EventType

if TYPE_CHECKING:
    from flows.facts.scene import Scene
    from flows.model import Entity, Mention, Sentence, Token

GATHERINGS = frozenset({EventType.MEETING, EventType.PEACE_CONFERENCE})
FIGHTS = frozenset({EventType.ARMED_EVENT, EventType.CONFLICT})
_TEMPORAL = frozenset({"before", "after", "since", "until", "following", "ahead of", "ahead"})
_RELATIVE = frozenset({"which", "that", "who"})
_ARGUMENTS = ("obj", "obl", "nsubj:pass", "nmod", "xcomp", "iobj")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventAt:
    """An event named in a sentence.

    Args:
        token: Head of the phrase that names it.
        first: Index of the first word of the mention.
        last: One after its last word.
    """

    entity: Entity
    token: Token
    first: int
    last: int


def events_in(scene: Scene, sentence: Sentence) -> tuple[EventAt, ...]:
    """Give the events named in a sentence, in order, each passage once."""
    known = scene.placed.get(sentence.span)
    if known is None:
        found = [_placed(scene, sentence, m) for m in scene.mentions(sentence.span)]
        events = {e.token.index: e for e in found if e is not None}
        known = scene.placed[sentence.span] = tuple(events[i] for i in sorted(events))
    return known


def _placed(scene: Scene, sentence: Sentence, mention: Mention) -> EventAt | None:
    entity = scene.entity(mention.entity)
    if entity is None or entity.kind is not EntityKind.EVENT or entity.event_type is None:
        return None
    inside = [t.index for t in sentence.tokens if mention.span.covers(t.span)]
    if not inside:
        return None
    first, last = inside[0], inside[-1] + 1
    return EventAt(entity=entity, token=head_of(sentence, first, last), first=first, last=last)


def plan_at(scene: Scene, sentence: Sentence, token: Token) -> str | None:
    """Give the plan that a word names: an event that only stances are about."""
    entity = scene.entity(scene.entity_at(sentence, token) or "")
    plan = entity is not None and entity.kind is EntityKind.EVENT and entity.event_type is None
    return entity.id if entity is not None and plan else None


def is_verbal_event(event: EventAt) -> bool:
    """Tell whether an event is told by a verb ("they met", "Meeting in Paris, they agreed")."""
    return event.token.pos == "VERB" or event.token.dep == "advcl"


def event_at(scene: Scene, sentence: Sentence, token: Token) -> EventAt | None:
    """Give the event that a noun phrase names, or that it is a part of ("a round of talks")."""
    here = events_in(scene, sentence)
    own = next((e for e in here if e.first <= token.index < e.last), None)
    if own is not None:
        return own
    if scene.lexicon.value("event_part", token) is None:
        return None
    inner = [t.index for t in children(sentence, token.index, "nmod", "compound")]
    within = (e for e in here if e.token.index in inner)
    return next(within, None) or _event_after_of(here, sentence, token)


def _event_after_of(
    events: tuple[EventAt, ...], sentence: Sentence, token: Token
) -> EventAt | None:
    rest = sentence.tokens[token.index + 1 :]
    if not rest or rest[0].text.lower() != "of":
        return None
    return next((e for e in events if 0 < e.first - token.index <= 4), None)


def events_of(scene: Scene, sentence: Sentence, verb: Token) -> tuple[EventAt, ...]:
    """Give the events that a verb is done to, at or about: its objects and phrases, in order."""
    heads = [
        c
        for t in children(sentence, verb.index, *_ARGUMENTS)
        if (t.index > verb.index or t.dep in ("nsubj:pass", "obj"))
        and case_of(sentence, t.index) not in _TEMPORAL
        for c in conjuncts(sentence, t.index)
    ]
    found = [event_at(scene, sentence, t) for t in heads]
    direct = [e for e in found if e is not None]
    if direct or not is_verbal(sentence, verb):
        return tuple(dict.fromkeys(direct))
    near = _first_after(scene, sentence, verb)
    return () if near is None else (near,)


def events_done_to(scene: Scene, sentence: Sentence, verb: Token) -> tuple[EventAt, ...]:
    """Give the events that a verb is done to, also through a participle or a relative clause.

    "the talks, hosted by Oslo", "a conference to be attended by Greece", "talks that Oslo hosts",
    "opened in May and were hosted by Oslo".
    """
    found = events_of(scene, sentence, verb)
    if found:
        return found
    alone = verb.dep == "conj" and not children(sentence, verb.index, "nsubj", "obj")
    above = sentence.tokens[verb.head]
    if alone and above.index < verb.index:
        both = _passive(sentence, verb) and _passive(sentence, above)
        return events_done_to(scene, sentence, above) if both else ()
    if verb.index == 0 and _passive(sentence, verb) and not children(sentence, 0, "nsubj"):
        return events_in(scene, sentence)[:1]  # "Chaired by Merkel, the conference ended"
    noun = _past_place(scene, sentence, sentence.tokens[verb.head])
    fits = verb.dep.startswith("acl") and _takes_noun(sentence, verb)
    event = event_at(scene, sentence, noun) if fits else None
    return () if event is None else (event,)


def _past_place(scene: Scene, sentence: Sentence, noun: Token) -> Token:
    """Give what is in a place, for a clause that a parse hangs there ("talks in X, led by Y")."""
    placed = (scene.entity_at(sentence, noun) or "").startswith(EntityKind.PLACE)
    inside = placed and noun.dep == "nmod" and case_of(sentence, noun.index) in ("at", "in")
    return sentence.tokens[noun.head] if inside else noun


def _passive(sentence: Sentence, verb: Token) -> bool:
    helped = bool(children(sentence, verb.index, "aux:pass", "nsubj:pass", "obl:agent"))
    return helped or (verb.tag == "VBN" and not children(sentence, verb.index, "aux"))


def _takes_noun(sentence: Sentence, verb: Token) -> bool:
    """Tell whether the noun over a clause is what is acted on: in a passive, or with "which"."""
    if _passive(sentence, verb):
        return True
    acting = children(sentence, verb.index, "nsubj")
    acted_on = children(sentence, verb.index, "obj")
    other = any(t.text.lower() not in _RELATIVE for t in acting)
    within = children(sentence, verb.index, "obl", "nmod")
    between = sentence.tokens[verb.head : verb.index]
    if other and not acted_on and any(t.text == "," for t in between):
        return False  # "after a first dialogue, the Union announced"
    links = [t for t in within if t.text.lower() in _RELATIVE]
    if other and links:  # "a session in which the Union took part", not "after which"
        return any(case_of(sentence, t.index) not in _TEMPORAL for t in links)
    return other and all(t.text.lower() in _RELATIVE for t in acted_on)


def _first_after(scene: Scene, sentence: Sentence, verb: Token) -> EventAt | None:
    """Give the event named right after a verb, no verb or comma between, whatever the parse."""
    for event in events_in(scene, sentence):
        between = sentence.tokens[verb.index + 1 : event.token.index]
        broken = any(_breaks(t) for t in between)
        if event.token.index > verb.index and not broken and len(between) < 9:
            return event
    return None


def _breaks(token: Token) -> bool:
    stops = token.pos in ("VERB", "AUX", "SCONJ") or token.text in (",", ";", ":")
    return stops or token.text.lower() in _TEMPORAL


def event_under(scene: Scene, sentence: Sentence, token: Token, *cases: str) -> EventAt | None:
    """Give the event in a phrase on a word with one of the prepositions."""
    for phrase in children(sentence, token.index, "nmod", "obl"):
        if case_of(sentence, phrase.index) in cases:
            found = event_at(scene, sentence, phrase)
            if found is not None:
                return found
    return None


def is_gathering(entity: Entity) -> bool:
    """Tell whether an event is a meeting, talks or a conference."""
    return entity.kind is EntityKind.EVENT and entity.event_type in GATHERINGS


def is_fight(entity: Entity) -> bool:
    """Tell whether an event is a war, a battle or an attack."""
    return entity.kind is EntityKind.EVENT and entity.event_type in FIGHTS
