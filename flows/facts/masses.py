"""Crowds that come together: demonstrators who gather protest, pilgrims hold no talks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.subjects import subjects_of
from flows.language.tree import counted_in

if TYPE_CHECKING:
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

PROTEST = "Protest"
"""What a noun says of a crowd: that it comes to protest."""


def mass_gathering(scene: Scene, sentence: Sentence, verb: Token) -> str | None:
    """Give what kind of crowd is the subject of a verb; None where it is none.

    "Thousands of demonstrators gathered": those counted count.
    """
    heads = counted_in(sentence, subjects_of(sentence, verb))
    found = (scene.lexicon.value("throng_noun", t) for t in heads)
    return next((kind for kind in found if kind is not None), None)
