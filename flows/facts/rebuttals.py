"""Who denies, in a clause of its own, what the sentence has told: "..., which Kigali denies".

A denial that says itself what it denies ("Kigali denied backing the rebels") is a frame as any
other, in ``frames``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.tree import children
from flows.model import EpistemicStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.hearing import HeardFrame, Hearing
    from flows.facts.scene import Found, Scene
    from flows.facts.voices import Voice

_RELATIVE = frozenset({"which", "that"})


def rebuttals_of(scene: Scene, hearing: Hearing, found: Found) -> Iterator[tuple[Voice, str]]:
    """Give who denies a situation in the sentence that tells it, each with the word that says so.

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
        if _takes_up(scene, heard, found.trigger):
            yield from ((voice, heard.frame.cue_text) for voice in heard.voices)


def _takes_up(scene: Scene, heard: HeardFrame, trigger: int) -> bool:
    """Tell whether a denial stands behind what is told and only points back to it."""
    frame, tokens = heard.frame, heard.frame.sentence.tokens
    cue = tokens[frame.cue]
    if frame.status is not EpistemicStatus.DENIED or trigger >= cue.index:
        return False
    about = tokens[cue.head]
    relative = cue.dep.startswith("acl")
    pronoun = any(t.text.lower() in _RELATIVE for t in children(frame.sentence, cue.index, "obj"))
    charge = scene.lexicon.value("speech_noun", about) is not None and about.index > trigger
    return relative and (pronoun or charge) and trigger not in frame.content
