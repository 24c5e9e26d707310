"""A word that reports, with who speaks and what is reported.

Which words do is read by ``frame_readers``; a sentence is read for all of them in ``frames``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from flows.language.tree import subtree
from flows.model import EpistemicStatus

if TYPE_CHECKING:
    from flows.model import Sentence, Token


class FrameKind(Enum):
    """How a frame reports."""

    SAY = "say"
    ACT = "act"
    MENTAL = "mental"
    SOURCE = "source"
    NOUN = "noun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A word that reports, with who speaks and what is reported.

    Args:
        cue: Index of the reporting word.
        cue_text: It, as printed ("said", "according to").
        status: The standing that the word gives what is reported.
        speakers: Heads of the phrases that name who speaks; none where it is not said.
        content: Indexes of the words reported, in order; none where a quotation holds them.
        hearers: Heads of the phrases that name whom it is said to.
    """

    kind: FrameKind
    sentence: Sentence
    cue: int
    cue_text: str
    status: EpistemicStatus
    speakers: tuple[Token, ...]
    content: tuple[int, ...]
    hearers: tuple[Token, ...] = ()


def framed(
    kind: FrameKind,
    sentence: Sentence,
    cue: tuple[Token, str, str],
    speakers: tuple[Token, ...],
    content: tuple[int, ...],
) -> Frame:
    """Make a frame of its word, that word as printed, and the standing that it gives."""
    word, text, status = cue
    return Frame(
        kind=kind,
        sentence=sentence,
        cue=word.index,
        cue_text=text,
        status=EpistemicStatus(status),
        speakers=speakers,
        content=content,
    )


def words_of(frame: Frame) -> frozenset[int]:
    """Give the reporting clause's own words: the cue, who speaks, to whom."""
    sentence = frame.sentence
    phrases = [
        t for head in (*frame.speakers, *frame.hearers) for t in subtree(sentence, head.index)
    ]
    cue = range(frame.cue, frame.cue + len(frame.cue_text.split()))
    return frozenset({*cue, *(t.index for t in phrases)})
