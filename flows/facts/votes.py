"""Votes and decisions of bodies told by a verb: "the coalition voted to attend the talks".

Elections, which have a noun of their own, belong to ``entities``; what was decided, to ``stance``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of
from flows.facts.clauses import place_on
from flows.facts.events import events_of, is_gathering
from flows.facts.events_at_hand import main_event
from flows.facts.unnamed import add_unnamed, make_event, mention_of
from flows.language.tree import children
from flows.model import ActorType, EventType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.scene import Scene
    from flows.model import Entity, Mention, Sentence, Token

_BODIES = frozenset(
    {
        ActorType.POLITICAL_BODY,
        ActorType.INTERGOVERNMENTAL,
        ActorType.GOVERNMENT,
        ActorType.ARMED_GROUP,
        ActorType.OTHER,
    }
)


def add_votes(scene: Scene) -> Scene:
    """Give the scene with an event, and a mention of it, for each vote that a body took."""
    return add_unnamed(scene, (_votes_in,))


def _votes_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    for match in scene.matches("vote_verb", sentence):
        verb = sentence.tokens[match.first]
        if verb.pos != "VERB" or scene.mention_at(verb) is not None:
            continue
        body = _body_of(scene, sentence, verb)
        if body is not None:
            event = _make(scene, sentence, verb, body)
            yield event, mention_of(verb, event)


def _body_of(scene: Scene, sentence: Sentence, verb: Token) -> Entity | None:
    found = (scene.entity(p.entity) for p in agents_of(scene, sentence, verb))
    return next((e for e in found if e is not None and e.actor_type in _BODIES), None)


def _make(scene: Scene, sentence: Sentence, verb: Token, body: Entity) -> Entity:
    """Make the vote, named by who votes and on what ("COUNCIL vote on EVENT")."""
    subject = _voted_on(scene, sentence, verb)
    on = "" if subject is None else f" on {subject.label}"
    label = f"{body.label} vote{on}"
    return make_event(scene, label, EventType.EVENT, place_on(scene, sentence, verb))


def _voted_on(scene: Scene, sentence: Sentence, verb: Token) -> Entity | None:
    """Give the gathering that a vote is on: to go to it, else the one of the article."""
    words = (verb, *children(sentence, verb.index, "xcomp", "advcl"))
    named = [e.entity for word in words for e in events_of(scene, sentence, word)]
    return next((e for e in named if is_gathering(e)), None) or main_event(scene)
