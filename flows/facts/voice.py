"""Somebody who was heard: a person or a body with a name, or a source without one.

Whom a phrase stands for is told in ``voices``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.model import EntityKind

if TYPE_CHECKING:
    from flows.facts.scene import Scene

_BODIES = ("group_noun", "speech_body", "speech_branch", "speech_document", "speech_whole")
"""Groups of nouns for who is "it" where it speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who was heard.

    Args:
        entity: Id of the entity.
        kind: Its kind.
        head: Lemma of the noun that describes an anonymous source; else empty.
        label: What it is called.
        plural: Whether it is several people.
    """

    entity: str
    kind: EntityKind
    head: str
    label: str
    plural: bool = False


def is_body_voice(scene: Scene, voice: Voice) -> bool:
    """Tell whether a voice is a body's, with or without a name ("the army"): "it", not "he"."""
    if voice.kind is not EntityKind.ANONYMOUS:
        return voice.kind is EntityKind.ORGANIZATION
    cues = scene.lexicon.cues
    return not voice.plural and any(voice.head in cues(group) for group in _BODIES)
