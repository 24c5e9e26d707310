"""What was heard in one article: frames and quotations, each with the voices that speak."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.facts.frame import Frame
    from flows.facts.quotes import Quoted
    from flows.facts.voice import Voice
    from flows.model import Entity, Issue, Sentence, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardFrame:
    """A frame and who its speakers are; none where nobody can be told."""

    frame: Frame
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardQuote:
    """A quotation that is speech, and who says it.

    Args:
        sentences: The sentences that it covers, wholly or in part; never empty.
        frame: The frame that governs it; None where the speaker stands elsewhere.
        label: Where the speaker's label stands, in a conversation in print.
        confidence: Belief in the speaker, 0 to 1.
    """

    quote: Quoted
    sentences: tuple[Sentence, ...]
    voices: tuple[Voice, ...]
    frame: Frame | None = None
    label: Span | None = None
    confidence: float = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """All speech of one article, in order of the text.

    Args:
        relay: Entity id of the agency whose story the article is.
        entities: The anonymous sources.
        nobodys: What is asked, or said by somebody who is not known: not the article's own words.
    """

    frames: tuple[HeardFrame, ...] = ()
    quotes: tuple[HeardQuote, ...] = ()
    relay: str | None = None
    entities: tuple[Entity, ...] = ()
    nobodys: tuple[Span, ...] = ()
    issues: tuple[Issue, ...] = ()
