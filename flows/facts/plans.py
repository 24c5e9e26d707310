"""Plans and measures that somebody is for or against: "rejected the plan", "a no-fly zone".

They are events that only stances are about: nobody takes part in them, and they are not scheduled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.phrases import what_of
from flows.facts.unnamed import add_unnamed, make_event, mention_of
from flows.facts.verb_frames import frames_in, linked_to
from flows.language.tree import case_of, children, objects, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.scene import Scene
    from flows.model import Entity, Mention, Sentence, Token

_QUALIFIERS = frozenset({"of", "for", "on", "against", "in", "with", "to"})
_WORDS_MAX = 6


def add_plans(scene: Scene) -> Scene:
    """Give the scene with a plan, and a mention of it, for each that a verb of favour is about."""
    return add_unnamed(scene, (_plans_in,))


def _plans_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    for frames in frames_in(scene, "stance_verb", sentence):
        frame = frames[0]
        linked = linked_to(sentence, frame) if frame.link else objects(sentence, frame.verb.index)
        for noun in linked:
            plan = scene.lexicon.value("plan_noun", noun) if noun.pos == "NOUN" else None
            if plan is not None and scene.mention_at(noun) is None:
                event = make_event(scene, _label(scene, sentence, noun), None, None)
                yield event, mention_of(noun, event)


def _label(scene: Scene, sentence: Sentence, noun: Token) -> str:
    """Call a plan by its noun, what describes it, and a short phrase behind it."""
    label = what_of(scene, sentence, noun)
    owner = next((t for t in sentence.tokens[: noun.index] if _names(scene, noun, t)), None)
    mention = None if owner is None else scene.mention_at(owner)
    if mention is not None:
        said = scene.parsed.article.raw.text[mention.span.begin : mention.span.end]
        label = f"{said} {label}"
    for phrase in children(sentence, noun.index, "nmod"):
        near = noun.index < phrase.index <= noun.index + _WORDS_MAX
        if near and case_of(sentence, phrase.index) in _QUALIFIERS:
            return f"{label} {text_of(sentence, noun.index + 1, phrase.index + 1)}"
    return label


def _names(scene: Scene, noun: Token, word: Token) -> bool:
    described = word.head == noun.index and word.dep in ("amod", "compound", "nmod:poss")
    return described and scene.mention_at(word) is not None
