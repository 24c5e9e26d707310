"""Who passes on the words of somebody else: "X said, quoting officials", "Y was quoted by X".

What is said is then the source's, and around it stands the speech of whoever cites it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.facts.speakers import can_speak, is_quoted_as, noun_speakers
from flows.language.tree import children, obliques, spread, subtree
from flows.model import EntityKind

if TYPE_CHECKING:
    from flows.facts.frame import Frame
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_PERSONS = frozenset({"he", "she", "i", "we", "you", "who"})
_REPORTING = frozenset({"say", "source"})


def pass_on(scene: Scene, sentence: Sentence, frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """Give the words that somebody says with a source named beside them to that source."""
    for cue in scene.cued(sentence, "speech_relay"):
        main = next((f for f in frames if _goes_with(sentence, f, cue)), None)
        if main is None:
            continue
        cited, passing = _cited(scene, sentence, cue), _by_whom(sentence, cue, main)
        if passing:
            frames = _passed_on(frames, cue, main, passing)
        elif cited and not any(_is_person(scene, sentence, t) for t in main.speakers):
            frames = _passed_on(frames, cue, replace(main, speakers=cited), main.speakers)
    return frames


def _passed_on(
    frames: tuple[Frame, ...], cue: Token, main: Frame, passing: tuple[Token, ...]
) -> tuple[Frame, ...]:
    """Put the speech of who passes it on around that of the source."""
    citing = {t.index for t in subtree(main.sentence, cue.index)}
    said = tuple(i for i in main.content if main.cue in citing or i not in citing)
    around = tuple(sorted({*said, main.cue}))
    inner = replace(main, content=said)
    outer = replace(main, cue=cue.index, cue_text=cue.text, speakers=passing, content=around)
    rest = (f for f in frames if f.cue not in (main.cue, cue.index))
    return tuple(sorted((*rest, inner, outer), key=lambda f: f.cue))


def _goes_with(sentence: Sentence, frame: Frame, cue: Token) -> bool:
    """Tell whether a source is named for what a frame reports."""
    if frame.cue == cue.index or not frame.speakers or frame.kind.value not in _REPORTING:
        return False
    said = sentence.tokens[frame.cue]
    if is_quoted_as(sentence, said):
        return said.head == cue.index
    heads = {frame.cue, *(t.index for t in frame.speakers)}
    inside = cue.tag == "VBG" and cue.index in frame.content
    return cue.head in heads or inside


def _is_person(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Tell whether a person speaks, whose word it stays whatever sources he names."""
    entity = scene.entity_at(sentence, token)
    if entity is not None:
        return entity.startswith(EntityKind.PERSON)
    post = token.pos == "NOUN" and scene.lexicon.value("post_head", token) is not None
    return post or token.text.lower() in _PERSONS


def _cited(scene: Scene, sentence: Sentence, cue: Token) -> tuple[Token, ...]:
    """Give who is cited: somebody, or a paper; not a reason ("citing security concerns")."""
    nouns = spread(sentence, children(sentence, cue.index, "obj")) if cue.tag == "VBG" else ()
    found = (s for noun in nouns for s in noun_speakers(scene, sentence, noun))
    return tuple(dict.fromkeys(t for t in found if can_speak(scene, sentence, t)))


def _by_whom(sentence: Sentence, cue: Token, main: Frame) -> tuple[Token, ...]:
    """Give who cites in "X, as quoted by Y, said" and "X was quoted as saying by Y"."""
    if cue.tag != "VBN":
        return ()
    said = (
        obliques(sentence, main.cue, "by")
        if is_quoted_as(sentence, sentence.tokens[main.cue])
        else ()
    )
    return children(sentence, cue.index, "obl:agent") or said
