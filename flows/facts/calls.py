"""Calls: "held a phone conversation with the president", "spoke by phone", as events of two sides.

They have no place, and are no meeting; who meets whom belongs to ``meetings``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.attendance import cast_parties
from flows.facts.events import event_at
from flows.facts.outlook import is_ahead, outlook_of
from flows.facts.prospects import is_prospective
from flows.facts.sides import sides_of, who_meet_whom
from flows.facts.unnamed import add_unnamed, join_names, make_event, mention_of
from flows.language.tree import is_negated
from flows.model import EventPart, EventType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.party import Party
    from flows.facts.scene import Found, Scene
    from flows.model import Entity, Mention, Sentence, Token

_CALL = "phone call"
_SIDES_MOST = 3


def add_calls(scene: Scene) -> Scene:
    """Give the scene with an event, and a mention of it, for each call that has two sides."""
    return add_unnamed(scene, (_calls_in,))


def _calls_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    for word, sides in _told_in(scene, sentence):
        if scene.mention_at(word) is None:
            named = [scene.entity(p.entity) for p in sides[:_SIDES_MOST]]
            names = sorted(e.label for e in named if e is not None)
            label = f"{_CALL} between {join_names(names)}"
            event = make_event(scene, label, EventType.EVENT, None, told_in=sentence)
            yield event, mention_of(word, event)


def _told_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[Token, tuple[Party, ...]]]:
    """Give the words that tell calls, with who speaks to whom; not those only thought of."""
    for match in scene.matches("call_noun", sentence):
        noun = sentence.tokens[match.last - 1]
        first, others = sides_of(scene, sentence, noun) if noun.pos == "NOUN" else ((), ())
        sides = tuple({p.entity: p for p in (*first, *others)}.values())
        if _are_two(scene, sides) and not is_prospective(scene, sentence, noun):
            yield noun, sides
    for match in scene.matches("call_verb", sentence):
        verb = sentence.tokens[match.first]
        callers, called = who_meet_whom(scene, sentence, verb) if verb.pos == "VERB" else ((), ())
        sides = tuple({p.entity: p for p in (*callers, *called)}.values())
        unsaid = is_ahead(outlook_of(scene, sentence, verb)) or is_negated(sentence, verb.index)
        if callers and _are_two(scene, sides) and not unsaid:
            yield verb, sides


def _are_two(scene: Scene, sides: tuple[Party, ...]) -> bool:
    """Tell whether two speak to each other; what is said to a paper is an interview."""
    return len(sides) > 1 and not any(scene.is_media(p.entity) for p in sides)


def calling(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read who is in a call: those on its two sides."""
    for word, sides in _told_in(scene, sentence):
        event = event_at(scene, sentence, word)
        if event is not None and event.entity.event_type is EventType.EVENT:
            yield from cast_parties(
                scene, sentence, (word, EventPart.PARTICIPANT, event.entity), sides
            )
