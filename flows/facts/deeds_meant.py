"""What a verb of many meanings does not tell: a sacking is no refusal, a journey home no visit.

Verbs and whom they are about are matched in ``deeds``; here is who of them is not meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.tree import children
from flows.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.facts.verb_frames import FrameAt
    from flows.model import Sentence, Token

_CONSULT = "CONSULT"
_HOMEWARD = frozenset({"back", "home"})
_AIMS = frozenset({"for", "to"})


def meant_to_act(scene: Scene, frame: FrameAt, agents: Iterable[Party]) -> tuple[Party, ...]:
    """Give those whose doing says something: of who goes to a state, those who act for others."""
    goes = frame.value == _CONSULT and scene.lexicon.value("journey_verb", frame.verb) is not None
    return tuple(p for p in agents if not goes or _is_official(scene, p))


def meant_by_deed(
    scene: Scene, sentence: Sentence, frame: FrameAt, targets: Iterable[Party]
) -> tuple[Party, ...]:
    """Give those of whom a verb tells what its frame says, of all that it is about."""
    verb, lemma = frame.verb, frame.verb.lemma.lower()
    if is_going_home(sentence, verb) and frame.thing.text.lower() not in _HOMEWARD:
        return ()  # "pushed back the rebels" is no journey
    if lemma == "call" and frame.link == "on":
        return tuple(p for p in targets if _is_aimed(sentence, p.token))
    if is_sacking(verb):
        return tuple(p for p in targets if not p.direct)
    if frame.value != _CONSULT:
        return tuple(targets)
    people = lemma != "receive"
    return tuple(
        p
        for p in targets
        if not scene.is_media(p.entity) and (people or not p.direct or _is_person(p.entity))
    )


def is_going_home(sentence: Sentence, verb: Token) -> bool:
    """Tell whether somebody only goes back ("before flying back to Washington")."""
    on = children(sentence, verb.index, "advmod", "compound:prt")
    return any(t.text.lower() in _HOMEWARD for t in on)


def is_sacking(verb: Token) -> bool:
    """Tell whether a verb about somebody sends him away ("dismissed the minister")."""
    return verb.lemma.lower() == "dismiss"


def _is_aimed(sentence: Sentence, whom: Token) -> bool:
    """Tell whether somebody is called on to do something, and not just visited."""
    return any(t.text.lower() in _AIMS for t in sentence.tokens[whom.index + 1 :])


def _is_official(scene: Scene, party: Party) -> bool:
    if party.entity.startswith(EntityKind.ANONYMOUS):
        return False
    held = (h for t in scene.titles if not t.former for h in scene.mentions(t.holder.span))
    return not _is_person(party.entity) or any(h.entity == party.entity for h in held)


def _is_person(entity: str) -> bool:
    return entity.startswith(EntityKind.PERSON)
