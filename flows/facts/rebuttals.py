"""Who denies what a sentence tells: "..., which Kigali denies", "Kigali denies that" behind it.

A denial that says itself what it denies ("Kigali denied backing the rebels") is a frame as any
other, in ``frames``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.frame import FrameKind
from flows.facts.telling import names_saying, points_back
from flows.language.tree import children
from flows.model import EpistemicStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.hearing import HeardFrame, Hearing
    from flows.facts.scene import Found, Scene
    from flows.facts.voice import Voice

_RELATIVE = frozenset({"which", "that"})
_PRONOUNS = frozenset({"it", "this", "that", "these", "those", "them"})


def rebuttals_of(scene: Scene, hearing: Hearing, found: Found) -> Iterator[tuple[Voice, str]]:
    """Give who denies a situation where it is told, each with the word that says so.

    Where the sentence has a charge in it, that is denied, not that somebody brings it.

    Args:
        scene: For the lexicon.
        hearing: Who says what.
        found: The situation.
    """
    here = [h for h in hearing.frames if h.frame.sentence is found.sentence]
    charges = [h.frame for h in here if h.frame.status is EpistemicStatus.ALLEGED]
    if charges and not any(found.trigger in frame.content for frame in charges):
        return
    for heard in here:
        if _takes_up(scene, heard, found.trigger) or _denies_claim(heard, here, found.trigger):
            yield from ((voice, heard.frame.cue_text) for voice in heard.voices)
    yield from _denied_behind(scene, hearing, found, here)


def _takes_up(scene: Scene, heard: HeardFrame, trigger: int) -> bool:
    """Tell whether a denial stands behind what is told and only points back to it."""
    frame, tokens = heard.frame, heard.frame.sentence.tokens
    cue = tokens[frame.cue]
    if frame.status is not EpistemicStatus.DENIED or trigger >= cue.index:
        return False
    if trigger in frame.content:
        return False
    about = tokens[cue.head]
    denied = children(frame.sentence, cue.index, "obj")
    relative = cue.dep.startswith("acl")
    pronoun = any(t.text.lower() in _RELATIVE for t in denied)
    charge = scene.lexicon.value("speech_noun", about) is not None and about.index > trigger
    pointed = bool(denied) and all(t.text.lower() in _PRONOUNS for t in denied)
    return (relative and (pronoun or charge)) or (cue.dep == "conj" and pointed)


def _denies_claim(heard: HeardFrame, here: list[HeardFrame], trigger: int) -> bool:
    """Tell whether somebody denies a claim of others ("disputed the rebels' claim that …")."""
    frame = heard.frame
    claims = (h for h in here if h.frame.kind is FrameKind.NOUN and h.voices)
    claimed = any(trigger in h.frame.content and h.frame.cue in frame.content for h in claims)
    return frame.status is EpistemicStatus.DENIED and claimed


def _denied_behind(
    scene: Scene, hearing: Hearing, found: Found, here: list[HeardFrame]
) -> Iterator[tuple[Voice, str]]:
    """Give who denies, in the sentence behind, what others say in this one."""
    said = [v for h in here if h.voices and found.trigger in h.frame.content for v in h.voices]
    sentences = scene.parsed.sentences
    after = sentences.index(found.sentence) + 1
    if not said or after >= len(sentences):
        return
    for heard in hearing.frames:
        frame = heard.frame
        denies = frame.sentence is sentences[after] and frame.status is EpistemicStatus.DENIED
        if denies and (points_back(scene, frame) or names_saying(scene, frame)):
            yield from ((v, frame.cue_text) for v in heard.voices if v not in said)
