"""Whether an article's words make somebody "he" or "she": words beside the name, the first name.

Names and words are cues; who a pronoun means is decided in ``pronouns``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from flows.entities.spelling import fold

if TYPE_CHECKING:
    from flows.entities.grounds import Grounds
    from flows.entities.spotted import Link

_BESIDE = 3
"""So many words before a name, or behind the comma after it, tell of its bearer."""


class Gender(StrEnum):
    """By which pronoun an article speaks of somebody."""

    HE = "he"
    SHE = "she"


def gender_of(grounds: Grounds, link: Link) -> Gender | None:
    """Give what the words beside a name tell, else its first word; None where they tell nothing."""
    words = _words_beside(grounds, link)
    beside = _told(grounds, words, "word")
    first = fold(link.entity.label).split(" ")[:1]
    return beside or _told(grounds, first, "name")


def _words_beside(grounds: Grounds, link: Link) -> list[str]:
    """Give the nouns right before a name, and those of an apposition that is nobody else's."""
    tokens = grounds.reading.sentence(link.sentence).tokens
    before = []
    for token in reversed(tokens[max(0, link.first - _BESIDE) : link.first]):
        if not token.tag.startswith(("NN", "JJ")):
            break
        before.append(token.text.lower())
    behind = tokens[link.last : link.last + _BESIDE + 1]
    other = [t.tag in ("PRP$", "POS", "NNP") for t in behind]
    apposed = bool(behind) and behind[0].text == "," and not any(other)
    return [*before, *(t.text.lower() for t in behind[1:] if apposed)]


def _told(grounds: Grounds, words: list[str], group: str) -> Gender | None:
    """Give what words tell; nothing where they tell both."""
    gazetteer = grounds.reading.gazetteer
    found = [g for g in Gender if any(gazetteer.is_cue(f"{group}_{g}", w) for w in words)]
    return found[0] if len(found) == 1 else None
