"""Which event somebody goes to, and who meets whom: what several kinds of fact ask.

What follows from it belongs to ``participation``, ``stance`` and ``meetings``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.clauses import passage, place_at, span_on
from flows.facts.events import event_at, event_at_place, event_before, events_of, is_fight
from flows.facts.parties import Party, agents_of, parties_of, targets_of
from flows.facts.scene import Found
from flows.language.tree import case_of, children, conjuncts
from flows.model import Participation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.facts.scene import Scene
    from flows.model import Entity, EventPart, Sentence, Token

TOGETHER = frozenset({"with", "between", "alongside", "and"})


def cast_parties(
    scene: Scene,
    sentence: Sentence,
    cast: tuple[Token, EventPart, Entity],
    parties: Iterable[Party],
) -> Iterator[Found]:
    """Give each party the part in the event that the trigger tells."""
    trigger, part, event = cast
    for party in parties:
        situation = Participation(
            agent=party.entity,
            event=event.id,
            part=part,
            when=span_on(scene, sentence, trigger),
        )
        yield Found(
            situation=situation,
            sentence=sentence,
            trigger=trigger.index,
            span=passage(scene, sentence, trigger, (party.token,)),
            confidence=0.8 if party.direct else 0.65,
        )


def event_attended(scene: Scene, sentence: Sentence, verb: Token, value: str) -> Entity | None:
    """Give the event that somebody goes to: named, meant by its place, or the one at hand.

    Args:
        scene: The article.
        sentence: The sentence.
        verb: The verb of going or being there.
        value: "Attend" where the verb alone says so, "Go" where an event or its place is needed.
    """
    at = event_at(scene, sentence, verb) if verb.pos in ("NOUN", "PROPN") else None
    here = (at,) if at is not None else events_of(scene, sentence, verb)
    named = [e.entity for e in here if not is_fight(e.entity)]
    if named:
        return named[0]
    place = _destination(scene, sentence, verb)
    held = None if place is None else event_at_place(scene, place)
    if held is not None or value == "Go":
        return held
    bare = not children(sentence, verb.index, "obj")
    return event_before(scene, sentence, verb) if bare else None


def _destination(scene: Scene, sentence: Sentence, verb: Token) -> str | None:
    for phrase in children(sentence, verb.index, "obl"):
        if case_of(sentence, phrase.index) in ("to", "in", "at"):
            place = place_at(scene, sentence, phrase)
            if place is not None:
                return place
    return None


def who_meet(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
    """Give those who meet: subjects, objects and phrases with "with" of a verb of meeting."""
    phrases = [
        t for t in children(sentence, verb.index, "obl") if case_of(sentence, t.index) in TOGETHER
    ]
    others = parties_of(scene, sentence, joined(sentence, phrases))
    found: dict[str, Party] = {}
    for party in (
        *agents_of(scene, sentence, verb),
        *targets_of(scene, sentence, verb),
        *others,
    ):
        found.setdefault(party.entity, party)
    return tuple(found.values())


def joined(sentence: Sentence, phrases: Iterable[Token]) -> tuple[Token, ...]:
    """Give the heads of phrases and of all those joined to them."""
    return tuple(c for t in phrases for c in conjuncts(sentence, t.index))
