"""A stance as it is read off a clause, and what it is about: an event, a plan, an actor.

Ways to tell one by a verb are in ``stance_verbs``, by a noun in ``stance_nouns``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.facts.events import event_under, is_fight, is_gathering, plan_at
from flows.facts.events_at_hand import event_meant
from flows.facts.parties import parties_of
from flows.language.tree import case_of, children
from flows.model import EntityKind, EventType, StanceValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Entity, Sentence, Token

    Reader = Callable[[Scene, Sentence], Iterator["Attitude"]]

_OVER = ("Cancelled", "Ended", "Postponed")
_UNDER = frozenset({"in", "of", "to"})
_PRONOUNS = frozenset({"it", "them", "this"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attitude:
    """A stance read off a clause.

    Args:
        trigger: The word that carries it.
        clause: The verb whose conditions and reasons are those of the stance.
        target: Id of what it is about.
        about: Head of the phrase that names it.
    """

    trigger: Token
    clause: Token
    holders: tuple[Party, ...]
    target: str
    about: Token
    value: StanceValue
    confidence: float = 0.75


def target_of(scene: Scene, sentence: Sentence, token: Token, value: StanceValue) -> str | None:
    """Give the event that a phrase names or leads to; else the actor that is opposed or shunned."""
    under = event_under(scene, sentence, token, "for", "of", "to", "on", "in")
    kind = (StanceValue.SUPPORTS, StanceValue.WILLING)
    if under is not None and value in kind and not is_undoing(scene, token):
        under = None if is_fight(under.entity) else under  # "backing sides in the war"
    plan = plan_at(scene, sentence, token)
    other = plan is not None and is_one_of_many(sentence, token)
    event = None if other else event_meant(scene, sentence, token)
    if event is not None:
        return event.id
    plan = plan or _taken_up(scene, sentence, token)
    if plan is not None and not (under is not None and is_undoing(scene, token)):
        return plan
    if under is not None:
        return under.entity.id
    inner = undone_by(sentence, token) if is_undoing(scene, token) else ()
    undone = next((p for t in inner if (p := plan_at(scene, sentence, t)) is not None), None)
    if undone is not None:
        return undone
    if value not in (StanceValue.OPPOSES, StanceValue.REFUSES):
        return None
    actors = parties_of(scene, sentence, (token,))
    return actors[0].entity if actors and actors[0].direct else None


def is_one_of_many(sentence: Sentence, token: Token) -> bool:
    """Tell whether a phrase is about none told before ("a regional summit")."""
    single = token.tag == "NN"
    return single and any(
        t.text.lower() in ("a", "an") for t in children(sentence, token.index, "det")
    )


def is_undoing(scene: Scene, word: Token) -> bool:
    """Tell whether a noun is the end or delay of something ("called for an end to the war")."""
    return scene.lexicon.value("schedule_noun", word) in _OVER


def undone_by(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Give what shall end or wait, behind a noun that says so ("an end to the blockade")."""
    on = children(sentence, noun.index, "nmod")
    return tuple(t for t in on if t.index > noun.index and case_of(sentence, t.index) in _UNDER)


def _taken_up(scene: Scene, sentence: Sentence, token: Token) -> str | None:
    """Give the plan or gathering told last that "it" takes up ("backs the plan … accepted it")."""
    free = token.text.lower() in _PRONOUNS and scene.mention_at(token) is None
    if not free or token.dep not in ("obj", "obl") or acts_below(sentence, token):
        return None
    at = scene.parsed.sentences.index(sentence)
    spans = [s.span for s in scene.parsed.sentences[max(0, at - 1) : at + 1]]
    told = [m for span in spans for m in scene.mentions(span) if m.span.end <= token.span.begin]
    events = [e for m in told if (e := scene.entity(m.entity)) is not None and _is_stood_to(e)]
    return events[-1].id if events else None


def acts_below(sentence: Sentence, token: Token) -> bool:
    """Tell whether an object is who shall do something ("wants them to join")."""
    return any(t.index > token.index for t in children(sentence, token.head, "xcomp", "ccomp"))


def _is_stood_to(entity: Entity) -> bool:
    """Tell whether somebody may be for or against an event: a plan, an accord, a gathering."""
    plan = entity.kind is EntityKind.EVENT and entity.event_type in (None, EventType.AGREEMENT)
    return plan or is_gathering(entity)
