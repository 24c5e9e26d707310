"""Claims out of speech: each direct quotation and each sentence of reported speech.

The situations that speech states are claims of their own, with the same claimant, by ``standing``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.frames import FrameKind
from flows.facts.standing import Report, is_denied, relay_of, said_at, status_over
from flows.facts.telling import is_told, points_back, words_reported
from flows.model import Claim, EpistemicStatus, PartKind, Polarity, Quotation, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.frames import Frame
    from flows.facts.hearing import HeardFrame, HeardQuote, Hearing
    from flows.facts.scene import Scene
    from flows.model import Token

_TIME_WORDS = 5
_OPENERS = frozenset({"that", "who", "which", "however", "meanwhile"})
_CONFIDENCE = {
    FrameKind.SAY: 0.9,
    FrameKind.SOURCE: 0.9,
    FrameKind.ACT: 0.7,
    FrameKind.MENTAL: 0.7,
    FrameKind.NOUN: 0.6,
}


def speech_claims(scene: Scene, hearing: Hearing) -> tuple[Claim, ...]:
    """Give a claim for each quotation and each reported sentence, in order of the text."""
    claims = [*_direct(scene, hearing), *_indirect(scene, hearing)]
    return tuple(sorted(claims, key=lambda c: (c.spans, c.claimant or "")))


def _direct(scene: Scene, hearing: Hearing) -> Iterator[Claim]:
    for spoken in hearing.quotes:
        report = Report(frames=_around_quote(spoken, hearing), quote=spoken)
        status, cue = status_over(scene, report, None)
        for voice in spoken.voices:
            yield Claim(
                states=(),
                spans=_spans_of(scene, spoken),
                claimant=voice.entity,
                relayed_by=relay_of(scene, hearing, report),
                status=status,
                cue=cue,
                said=None if spoken.frame is None else said_at(scene, spoken.frame),
                quotation=Quotation(text=spoken.quote.text, direct=True),
                confidence=spoken.confidence,
            )


def _spans_of(scene: Scene, spoken: HeardQuote) -> tuple[Span, ...]:
    """Give the sentences that a quotation covers, and the one elsewhere that names its speaker."""
    spans = [s.span for s in spoken.sentences] + [spoken.quote.outer]
    whole = Span(begin=min(s.begin for s in spans), end=max(s.end for s in spans))
    line = spoken.quote.part + 1
    parts = scene.parsed.article.parts
    below = line < len(parts) and parts[line].kind is PartKind.ATTRIBUTION
    named = [s.span for s in scene.parsed.sentences if below and s.part == line][:1]
    if spoken.frame is not None:
        named.append(spoken.frame.sentence.span)
    if spoken.label is not None:
        named.append(spoken.label)
    return tuple(sorted({whole, *(s for s in named if not whole.covers(s))}))


def _indirect(scene: Scene, hearing: Hearing) -> Iterator[Claim]:
    for heard in hearing.frames:
        span = _reported_span(scene, heard.frame)
        if span is None or not is_told(scene, heard, hearing):
            continue
        told = _taken_up(scene, heard.frame, span)
        if told is None:
            continue
        span, spans = told
        report = Report(frames=_outward(heard, hearing), quote=None)
        status, cue = status_over(scene, report, None)
        negated = is_denied(heard.frame)
        text = scene.parsed.article.raw.text[span.begin : span.end]
        for voice in heard.voices:
            yield Claim(
                states=(),
                spans=spans,
                claimant=voice.entity,
                relayed_by=relay_of(scene, hearing, report),
                status=EpistemicStatus.REPORTED if negated else status,
                polarity=Polarity.NEGATIVE if negated else Polarity.POSITIVE,
                cue=cue,
                said=said_at(scene, heard.frame),
                quotation=Quotation(text=text, direct=False),
                confidence=_CONFIDENCE[heard.frame.kind],
            )


def _taken_up(scene: Scene, frame: Frame, span: Span) -> tuple[Span, tuple[Span, ...]] | None:
    """Give what is reported, and the passages that show it.

    What a frame only points back to stands in the sentence before, of the same kind of part.
    """
    own = frame.sentence.span
    if not points_back(scene, frame):
        return span, (own,)
    at = scene.parsed.sentences.index(frame.sentence)
    before = scene.parsed.sentences[at - 1] if at else None
    if before is None or before.kind is not frame.sentence.kind:
        return None
    return before.span, (before.span, own)


def _around_quote(spoken: HeardQuote, hearing: Hearing) -> tuple[HeardFrame, ...]:
    """Give the frame that governs a quotation and those around it."""
    own = [h for h in hearing.frames if h.frame is spoken.frame]
    return _outward(own[0], hearing) if own else ()


def _outward(heard: HeardFrame, hearing: Hearing) -> tuple[HeardFrame, ...]:
    """Give a frame and those whose content it stands in, from the inside out."""
    words = set(heard.frame.content)
    outer = [
        h
        for h in hearing.frames
        if h.frame.sentence is heard.frame.sentence
        and heard.frame.cue in h.frame.content
        and words <= set(h.frame.content)
    ]
    return (heard, *sorted(outer, key=lambda h: (len(h.frame.content), -h.frame.cue)))


def _reported_span(scene: Scene, frame: Frame) -> Span | None:
    """Give the passage reported, without marks at its borders and the "that" before it."""
    words = _behind_time(scene, words_reported(frame))
    if words and (words[0].dep == "cc" or words[0].text.lower() in _OPENERS):
        words = words[1:]
    if not words:
        return None
    return Span(begin=min(t.span.begin for t in words), end=max(t.span.end for t in words))


def _behind_time(scene: Scene, words: list[Token]) -> list[Token]:
    """Leave out the day of the saying that a parse takes for what is said ("Wednesday that")."""
    that = next((i for i, t in enumerate(words[:_TIME_WORDS]) if t.text.lower() == "that"), 0)
    timed = all(any(time.span.covers(t.span) for time in scene.times) for t in words[:that])
    return words[that:] if timed else words
