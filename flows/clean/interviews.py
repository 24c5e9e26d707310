"""Interviews in which nobody has a label: questions on lines of their own, answers below them.

Conversations with labels are told in ``turns``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.clean.pieces import is_open, label
from flows.clean.reasons import Reason
from flows.clean.turn_labels import INTERVIEW, is_named_above, is_personal
from flows.clean.wording import count_words, is_prose
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.clean.cues import CleanCues

_QUESTIONS_MIN = 3
_QUESTION_WORDS_MAX = 50
_OPENING = tuple("“\"„«'‘")


def mark_interviews(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Tell questions as subheads, and what is answered below them as words said."""
    asked = _questions(parts)
    if not _is_interview(parts, asked, cues):
        return parts
    personal = [at for at in range(asked[-1], len(parts)) if _is_personal(parts[at], cues)]
    end = max((asked[-1] + 1, *personal))
    return tuple(
        label(part, PartKind.SUBHEAD, Reason.SUBHEAD)
        if at in asked
        else label(part, PartKind.QUOTATION, Reason.QUOTATION)
        if asked[0] < at <= end and is_open(part)
        else part
        for at, part in enumerate(parts)
    )


def _questions(parts: tuple[Part, ...]) -> tuple[int, ...]:
    """Find lines that ask, each with running text below that does not."""
    lines = [at for at, part in enumerate(parts[:-1]) if _asks(part)]
    return tuple(at for at in lines if _answers(parts[at + 1]))


def _asks(part: Part) -> bool:
    told = is_open(part) or part.kind is PartKind.SUBHEAD
    short = count_words(part.text) <= _QUESTION_WORDS_MAX
    return told and short and part.text.endswith("?") and not part.text.startswith(_OPENING)


def _answers(part: Part) -> bool:
    said = is_open(part) and not part.text.startswith(_OPENING) and is_prose(part.text)
    return said and not part.text.endswith("?")


def _is_interview(parts: tuple[Part, ...], asked: Sequence[int], cues: CleanCues) -> bool:
    """Tell whether the text above says that it is one, and the answers are of an "I" or a "we"."""
    labelled = any(part.kind is PartKind.SPEAKER for part in parts)
    if labelled or len(asked) < _QUESTIONS_MIN:
        return False
    named = is_named_above(parts, asked[0], INTERVIEW, cues)
    spoken = sum(_is_personal(parts[at + 1], cues) for at in asked)
    return named and spoken * 2 >= len(asked)


def _is_personal(part: Part, cues: CleanCues) -> bool:
    return is_open(part) and is_personal(part.text, cues)
