"""Whose deed an attack is said to be: "claimed responsibility for the blast", "is blamed for it".

Who attacks, told as the deed itself, belongs to ``participation`` and ``assaults``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.facts.agents import agents_of, targets_of
from flows.facts.attendance import cast_parties
from flows.facts.events import event_at
from flows.facts.parties import parties_of
from flows.facts.verb_frames import frames_in, linked_to
from flows.language.tree import case_of, children, is_negated, objects, spread
from flows.model import EpistemicStatus, EventPart, EventType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.facts.events import EventAt
    from flows.facts.party import Party
    from flows.facts.scene import Found, Scene
    from flows.facts.verb_frames import FrameAt
    from flows.model import Mention, Sentence, Title, Token

_ALLEGED = EpistemicStatus.ALLEGED
_BEHIND = "behind"
_FOR = "for"
_RESPONSIBLE = "responsible"
_SPEAKS = "spokes"


def by_guilt(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read who takes the blame for an attack, or is given it."""
    for frames in frames_in(scene, "guilt_verb", sentence):
        for frame in frames:
            found = tuple(_told(scene, sentence, frame))
            yield from found
            if found:
                break


def _told(scene: Scene, sentence: Sentence, frame: FrameAt) -> Iterator[Found]:
    verb, heads = frame.verb, linked_to(scene, sentence, frame)
    if is_negated(sentence, verb.index):
        return
    match frame.value:
        case "Own" | "Disown":
            parties = agents_of(scene, sentence, verb)
        case "On":  # "blamed the attack on X"
            parties, heads = parties_of(scene, sentence, heads), objects(sentence, verb.index)
        case _:
            parties = targets_of(scene, sentence, verb)
    event = _attack_in(scene, sentence, heads)
    if event is not None:
        trigger = frame.thing if frame.value in ("Own", "Disown") else event.token
        cast = (trigger, EventPart.ATTACKER, event.entity)
        told = cast_parties(scene, sentence, cast, _as_bodies(scene, parties))
        yield from (replace(found, over=frame.value == "Disown") for found in told)


def _as_bodies(scene: Scene, parties: Iterable[Party]) -> Iterator[Party]:
    """Leave out whose man did it, and who speaks for those who did.

    "A Lowland man was convicted" says nothing of Lowland; a spokesman claims it for others.
    """
    own = (p for p in parties if p.direct or p.token.tag == "NNS")
    return (p for p in own if not _is_speaker(scene, p))


def _is_speaker(scene: Scene, party: Party) -> bool:
    speaking = (t for t in scene.titles if _SPEAKS in t.post.lower())
    held = (m.entity for t in speaking for m in _named(scene, t))
    return _SPEAKS in party.token.text.lower() or party.entity in held


def _named(scene: Scene, title: Title) -> tuple[Mention, ...]:
    return scene.mentions(title.holder.span)


def is_blamed_on(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether an attack is blamed on somebody: "on" names no victim then."""
    verb = sentence.tokens[noun.head]
    blamed = noun.dep in ("obj", "nsubj:pass")  # "the raid was blamed on X"
    return blamed and scene.lexicon.value("blaming_on", verb) is not None


def by_being_behind(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "X was behind the raid", "is responsible for the raid", "the group behind the raid"."""
    said = any(t.text.lower() in (_BEHIND, _RESPONSIBLE) for t in sentence.tokens)
    for word in sentence.tokens if said else ():
        parties, heads = _doers_of(scene, sentence, word)
        event = _attack_in(scene, sentence, heads) if parties else None
        if event is not None:
            cast = (word, EventPart.ATTACKER, event.entity)
            yield from cast_parties(scene, sentence, cast, parties)


def _doers_of(
    scene: Scene, sentence: Sentence, word: Token
) -> tuple[tuple[Party, ...], tuple[Token, ...]]:
    """Give who is said to be behind what, and the heads of that."""
    if is_negated(sentence, word.index):
        return (), ()
    said = bool(children(sentence, word.index, "cop"))
    subjects = children(sentence, word.index, "nsubj")
    if case_of(sentence, word.index) == _BEHIND and said:
        return parties_of(scene, sentence, subjects), (word,)
    if word.text.lower() == _RESPONSIBLE and said:
        on = children(sentence, word.index, "obl", "nmod")
        deeds = tuple(t for t in on if case_of(sentence, t.index) == _FOR)
        return parties_of(scene, sentence, subjects), deeds
    if case_of(sentence, word.index) == _BEHIND and word.dep == "nmod":
        return parties_of(scene, sentence, (sentence.tokens[word.head],)), (word,)
    return (), ()


def by_denied_charge(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "rejected accusations of involvement in the raid": who is charged denies it."""
    for part in scene.cued(sentence, "granting_noun"):
        charge = sentence.tokens[part.head]
        verb = sentence.tokens[charge.head]
        charged = part.dep == "nmod" and scene.lexicon.value("speech_noun", charge) == _ALLEGED
        denies = charge.dep == "obj" and scene.lexicon.value("speech_denying", verb) is not None
        event = _attack_in(scene, sentence, (part,)) if charged and denies else None
        if event is not None:
            cast = (part, EventPart.ATTACKER, event.entity)
            doers = _as_bodies(scene, agents_of(scene, sentence, verb))
            yield from cast_parties(scene, sentence, cast, doers)


def _attack_in(scene: Scene, sentence: Sentence, heads: Iterable[Token]) -> EventAt | None:
    """Give the attack that one of the phrases names, or a part in it ("of a role in the raid")."""
    named = spread(sentence, heads)
    parts = [t for t in named if scene.lexicon.value("granting_noun", t) is not None]
    joined = (*named, *(c for t in parts for c in children(sentence, t.index, "nmod")))
    found = (e for t in joined if (e := event_at(scene, sentence, t)) is not None)
    return next((e for e in found if e.entity.event_type is EventType.ARMED_EVENT), None)
