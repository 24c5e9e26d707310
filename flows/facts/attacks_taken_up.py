"""The attack that an article is about, and the words that take it up: "the attack", "the siege".

It is told in the headline or the first sentences; figures of victims without a scope are its.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from flows.entities.event_sorts import sort_labelled
from flows.facts.clauses import place_on
from flows.facts.events import FIGHTS, events_in
from flows.facts.scene import AttackTold
from flows.facts.sites import site_on
from flows.facts.timing import looks_back, time_on
from flows.facts.unnamed import mention_of
from flows.language.tree import children
from flows.model import EntityKind, EventType, PartKind, TimexType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.events import EventAt
    from flows.facts.scene import Scene
    from flows.model import Entity, Mention, Sentence, Span, TimeExpression, Token

_LEAD_SENTENCES: Final = 3
_BY_VERBS: Final = ("killing", "attack", "assault", "storming")
"""Nouns of events that verbs tell, or that serve for any attack."""
_TAKING_UP: Final = frozenset({"the", "this", "that"})
_FIRST: Final = frozenset({"a", "an", "another"})
_OTHERS: Final = frozenset(
    {"another", "earlier", "first", "last", "latest", "new", "other", "previous", "second"}
)


def add_attacks_taken_up(scene: Scene) -> Scene:
    """Give the scene with the attack it is about, and a mention for each word that takes it up."""
    lead = lead_attack(scene)
    if lead is None:
        return scene
    same = {lead.id, *(e.id for e in _told_in_lead(scene))}
    first = min(m.span for m in scene.entities.mentions if m.entity in same)
    found = {mention.span: mention for mention in _taken_up(scene, lead, first)}
    mentions = [
        replace(m, entity=lead.id) if m.entity in same else m
        for m in scene.entities.mentions
        if m.span not in found
    ]
    mentions = sorted((*mentions, *found.values()), key=lambda m: m.span)
    entities = replace(scene.entities, mentions=tuple(mentions))
    told = replace(scene, entities=entities)
    return replace(
        told,
        attack=AttackTold(
            event=lead,
            first=first,
            lead=frozenset(s.span for s in _lead(told)),
            is_alone=_is_alone(told, lead),
        ),
    )


def lead_attack(scene: Scene) -> Entity | None:
    """Give the one attack that headline and first sentences tell; None where they tell of two.

    "147 killed in Riverton", "gunmen stormed Riverton University" and "the attack" are one: told of
    one place, of a place and a site in it, or without either.
    """
    told = _told_in_lead(scene)
    places = {e.place for e in told if e.place is not None}
    sites = {e.label.partition(" on ")[2] for e in told if _has_site(e)}
    if not told or len(sites) > 1 or not _is_one_place(scene, places):
        return None
    if len({sort_labelled(e.label) for e in told if _is_told_by_noun(e)}) > 1 + len(sites):
        return None
    return min(told, key=lambda e: (not _has_site(e), _width(scene, e.place), e.id))


def _told_in_lead(scene: Scene) -> tuple[Entity, ...]:
    told = (e for s in _lead(scene) for e in _fights_in(scene, s))
    attacks = {e.id: e for e in told if e.event_type is EventType.ARMED_EVENT}
    return tuple(e for e in attacks.values() if _OTHERS.isdisjoint(e.label.lower().split()))


def _is_one_place(scene: Scene, places: set[str]) -> bool:
    """Tell whether places are one, or towns and regions of one state."""
    within = {_state_of(scene, place) for place in places}
    towns = {p for p in places if p.startswith(EntityKind.PLACE)}
    return len(within) < 2 and len(towns) < 2


def _state_of(scene: Scene, place: str) -> str | None:
    entity = scene.entity(place)
    return place if entity is None or entity.within is None else entity.within


def _width(scene: Scene, place: str | None) -> int:
    """Order places: a town before a state, a state before none."""
    return 2 if place is None else int(scene.is_state(place))


def _is_told_by_noun(event: Entity) -> bool:
    return not event.label.startswith(_BY_VERBS)


def _has_site(event: Entity) -> bool:
    return " on " in event.label


def _is_bare(event: Entity) -> bool:
    """Tell whether nothing says where an attack was."""
    return event.place is None and not _has_site(event)


def attack_counted(scene: Scene, sentence: Sentence, time: TimeExpression | None) -> Entity | None:
    """Give the attack whose victims a figure without a scope counts.

    Args:
        scene: The article.
        sentence: The sentence of the figure.
        time: When they are said to have been hurt.
    """
    attack = scene.attack
    if attack is None or not _is_told_by(attack.first, sentence):
        return None
    here = {e.entity.id for e in events_in(scene, sentence) if e.entity.event_type in FIGHTS}
    if here - {attack.event.id}:
        return None
    if not here and ((time is not None and _is_apart(time)) or _tells_another(scene, sentence)):
        return None
    if _tells_year(scene, sentence) and not sentence.span.covers(attack.first):
        return None
    return attack.event if attack.is_alone or sentence.span in attack.lead else None


def _lead(scene: Scene) -> tuple[Sentence, ...]:
    sentences = scene.parsed.sentences
    heads = [s for s in sentences if s.kind is PartKind.HEADLINE]
    running = [s for s in sentences if s.kind is PartKind.PARAGRAPH]
    return (*heads, *running[:_LEAD_SENTENCES])


def _is_alone(scene: Scene, lead: Entity) -> bool:
    """Tell whether the article tells of no other fight, but for those of known earlier years."""
    return all(e.id == lead.id for s in scene.parsed.sentences for e in _fights_in(scene, s))


def _is_told_by(first: Span, sentence: Sentence) -> bool:
    """Tell whether an attack was told of before a sentence ends, or that is the headline."""
    return first.begin < sentence.span.end or sentence.kind is PartKind.HEADLINE


def _fights_in(scene: Scene, sentence: Sentence) -> Iterator[Entity]:
    fights = (e for e in events_in(scene, sentence) if e.entity.event_type in FIGHTS)
    return (e.entity for e in fights if not _is_of_then(scene, sentence, e))


def _is_of_then(scene: Scene, sentence: Sentence, event: EventAt) -> bool:
    """Tell whether a fight is only recalled ("the 2013 Westgate attack", "last year's raid")."""
    time = time_on(scene, sentence, event.token)
    inside = sentence.tokens[max(event.first - 1, 0) : event.last]
    year = any(t.text.isdecimal() and len(t.text) == 4 for t in inside)
    return year or (time is not None and _is_apart(time))


def _is_apart(time: TimeExpression) -> bool:
    """Tell whether a time is none of a day that is news."""
    years = "year" in dict(time.fields) or time.timex_type is TimexType.DURATION
    return years or (looks_back(time) and "day" not in time.text.lower())


def _taken_up(scene: Scene, lead: Entity, first: Span) -> Iterator[Mention]:
    for sentence in scene.parsed.sentences:
        for noun in _nouns(scene, sentence) if _is_told_by(first, sentence) else ():
            if _takes_up(scene, sentence, noun, lead):
                yield mention_of(noun, lead)


def _nouns(scene: Scene, sentence: Sentence) -> tuple[Token, ...]:
    """Give the nouns of a sentence that stand for attacks."""
    groups = ("happening_noun", "event_head")
    return tuple(
        t
        for t in scene.cued(sentence, *groups)
        if any(scene.lexicon.value(group, t) == EventType.ARMED_EVENT for group in groups)
    )


def _tells_another(scene: Scene, sentence: Sentence) -> bool:
    """Tell whether a noun tells of an attack for the first time ("in a raid on a village")."""
    words = (children(sentence, noun.index, "det") for noun in _nouns(scene, sentence))
    return any(t.text.lower() in _FIRST for on in words for t in on)


def _tells_year(scene: Scene, sentence: Sentence) -> bool:
    """Tell whether a sentence recalls something of a year ("in 2017, when a bomb killed 600")."""
    here = (t for t in scene.times if sentence.span.covers(t.span))
    return any("year" in dict(t.fields) for t in here)


def _takes_up(scene: Scene, sentence: Sentence, noun: Token, lead: Entity) -> bool:
    """Tell whether a noun is the attack told before: definite, of no other place, site or time."""
    if noun.tag != "NN" or noun.dep in ("compound", "flat", "amod"):
        return False
    on = children(sentence, noun.index, "det", "amod")
    words = {t.text.lower() for t in on}
    if not words & _TAKING_UP or words & _OTHERS or any(t.tag == "JJS" for t in on):
        return False  # "the deadliest attack was in 2017"
    if site_on(scene, sentence, noun) is not None:
        return False
    mention = scene.mention_at(noun)
    own = None if mention is None else scene.entity(mention.entity)
    free = own is None or (own.event_type is EventType.ARMED_EVENT and _is_bare(own))
    place, time = place_on(scene, sentence, noun), time_on(scene, sentence, noun)
    elsewhere = place is not None and place != lead.place
    return free and own != lead and not elsewhere and (time is None or not _is_apart(time))
