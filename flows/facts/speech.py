"""Claims out of speech: each direct quotation and each sentence of reported speech.

The situations that speech states are claims of their own, with the same claimant, by ``standing``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.frame import FrameKind
from flows.facts.standing import Report, is_denied, relay_of, said_at, status_over
from flows.facts.telling import is_told, names_saying, points_back, words_reported
from flows.model import Claim, EpistemicStatus, PartKind, Polarity, Quotation, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.frame import Frame
    from flows.facts.hearing import HeardFrame, HeardQuote, Hearing
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_TIME_WORDS = 5
_MARKS = (("“", "”"), ('"', '"'), ("«", "»"))
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
        told = _passage(scene, heard, hearing) if is_told(scene, heard, hearing) else None
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


def _passage(
    scene: Scene, heard: HeardFrame, hearing: Hearing
) -> tuple[Span, tuple[Span, ...]] | None:
    """Give what is reported, and the passages that show it."""
    frame, span = heard.frame, _reported_span(scene, heard.frame)
    points = points_back(scene, frame)
    if frame.status is EpistemicStatus.DENIED and (points or names_saying(scene, frame)):
        denied = _said_by_others(scene, heard, hearing)
        if denied is not None:
            return denied
    if span is None:
        return None
    return _taken_up(scene, frame) if points else (span, (frame.sentence.span,))


def _said_by_others(
    scene: Scene, heard: HeardFrame, hearing: Hearing
) -> tuple[Span, tuple[Span, ...]] | None:
    """Give what others say before a denial that only points to it: here, or a sentence before."""
    own = heard.frame.sentence
    before = _sentence_before(scene, own)
    for sentence in (own, *([] if before is None else [before])):
        said = [h for h in hearing.frames if h.frame.sentence is sentence and h.voices]
        others = [h for h in said if set(h.voices).isdisjoint(heard.voices)]
        spans = [s for h in others if (s := _reported_span(scene, h.frame)) is not None]
        first = next((s for s in spans if s.end <= _cue_span(heard.frame).begin), None)
        if first is not None:
            return first, tuple(sorted({sentence.span, own.span}))
    return None


def _cue_span(frame: Frame) -> Span:
    return frame.sentence.tokens[frame.cue].span


def _taken_up(scene: Scene, frame: Frame) -> tuple[Span, tuple[Span, ...]] | None:
    """Give the sentence before, of the same kind of part, to which a frame only points back."""
    before = _sentence_before(scene, frame.sentence)
    if before is None or before.kind is not frame.sentence.kind:
        return None
    return before.span, (before.span, frame.sentence.span)


def _sentence_before(scene: Scene, sentence: Sentence) -> Sentence | None:
    at = scene.parsed.sentences.index(sentence)
    return scene.parsed.sentences[at - 1] if at else None


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
    words = _behind_time(scene, frame)
    if words and (words[0].dep == "cc" or words[0].text.lower() in _OPENERS):
        words = words[1:]
    if not words:
        return None
    span = Span(begin=min(t.span.begin for t in words), end=max(t.span.end for t in words))
    return _closed(scene.parsed.article.raw.text, span)


def _closed(text: str, span: Span) -> Span:
    """Give a passage with the mark that closes a quotation opened in it ("it was “over”")."""
    said, behind = text[span.begin : span.end], text[span.end : span.end + 2]
    for opens, closes in _MARKS:
        left_open = (
            said.count(opens) % 2 if opens == closes else said.count(opens) > said.count(closes)
        )
        at = behind.find(closes)
        if left_open and at >= 0 and not behind[:at].strip(",.!?"):
            return Span(begin=span.begin, end=span.end + at + 1)
    return span


def _behind_time(scene: Scene, frame: Frame) -> list[Token]:
    """Leave out the day of the saying, or who hears it, that a parse takes for what is said."""
    words = words_reported(frame)
    that = next((i for i, t in enumerate(words[:_TIME_WORDS]) if t.text.lower() == "that"), 0)
    before = words[:that]
    timed = all(any(time.span.covers(t.span) for time in scene.times) for t in before)
    told = not any(t.pos in ("VERB", "AUX") for t in before) and _is_addressed(scene, frame)
    return words[that:] if timed or (told and words[that].dep == "mark") else words


def _is_addressed(scene: Scene, frame: Frame) -> bool:
    """Tell whether a word of saying has whom it is said to behind it ("told Radio One that")."""
    return scene.lexicon.value("speech_addressed", frame.sentence.tokens[frame.cue]) is not None
