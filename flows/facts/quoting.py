"""Who speaks a quotation: the frame that governs it, else a paper's habits of naming a speaker.

A speaker may stand on the line below, in the sentence before or after, or be whoever spoke the
quotation that this one goes on from. Pairing the marks belongs to ``quotes``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.facts.frame import FrameKind
from flows.facts.hearing import HeardFrame, HeardQuote
from flows.language.tree import children
from flows.model import PartKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flows.facts.quotes import Quoted
    from flows.facts.scene import Scene
    from flows.facts.voice import Voice
    from flows.facts.voices import Cast
    from flows.model import Sentence, Token

_CUE_NEAR = 6
"""Place among its words by which the sentence after a quotation has said who speaks."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SPEECH_WORDS = 5
_NAME_WORDS = 4
_SURE, _LIKELY, _GUESSED = 0.9, 0.8, 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the speaker of a quotation is looked for in.

    Args:
        frames: The frames outside quotations, with their voices.
    """

    scene: Scene
    cast: Cast
    frames: tuple[HeardFrame, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One quotation to give a speaker to, and those before it."""

    context: Context
    quote: Quoted
    sentences: tuple[Sentence, ...]
    done: tuple[HeardQuote, ...]

    def spoken_by(
        self, voices: tuple[Voice, ...], confidence: float, heard: HeardFrame | None = None
    ) -> HeardQuote | None:
        """Give the quotation its speaker; None where there is no voice."""
        if not voices:
            return None
        return HeardQuote(
            quote=self.quote,
            sentences=self.sentences,
            voices=voices,
            frame=None if heard is None else heard.frame,
            confidence=confidence,
        )


def hear_quotes(context: Context, quotes: tuple[Quoted, ...]) -> tuple[HeardQuote, ...]:
    """Give the quotations that are speech, in order; an unknown speaker is no voice."""
    done: tuple[HeardQuote, ...] = ()
    for quote in quotes:
        parsed = context.scene.parsed
        sentences = tuple(s for s in parsed.sentences if s.span.overlaps(quote.span))
        if sentences and not _is_name(context.scene, quote):
            case = _Case(context=context, quote=quote, sentences=sentences, done=done)
            done = (*done, *_hear(case))
    return tuple(reversed(tuple(_carried_back(done))))


def _hear(case: _Case) -> Iterator[HeardQuote]:
    below = _below(case)
    governing = _governing(case) if below is None else None
    if below is not None:
        yield below
    elif governing is not None:
        spoken = case.spoken_by(governing.voices, _SURE, governing)
        if spoken is not None and len(_words(case.quote)) > 1:
            yield spoken
    elif _is_speech(case):
        found = (rule(case) for rule in RULES)
        unknown = HeardQuote(quote=case.quote, sentences=case.sentences, voices=(), confidence=0.0)
        yield next((spoken for spoken in found if spoken is not None), unknown)


def _carried_back(done: tuple[HeardQuote, ...]) -> Iterator[HeardQuote]:
    """Give a quotation without a speaker that of the one which goes on from it; last one first."""
    later: HeardQuote | None = None
    for spoken in reversed(done):
        resumed = later is not None and later.quote.resumes and not spoken.voices
        known = (
            replace(spoken, voices=later.voices, confidence=_LIKELY)
            if resumed and later
            else spoken
        )
        yield known
        later = known


def _below(case: _Case) -> HeardQuote | None:
    """Find the speaker on the line after a quotation that fills its part."""
    parts = case.context.scene.parsed.article.parts
    after = case.quote.part + 1
    if after >= len(parts) or parts[after].kind is not PartKind.ATTRIBUTION:
        return None
    for sentence in case.context.scene.parsed.sentences:
        if sentence.part == after:
            return case.spoken_by(_voices_on_line(case.context, sentence), _SURE)
    return None


def _voices_on_line(context: Context, sentence: Sentence) -> tuple[Voice, ...]:
    mentions = context.scene.mentions(sentence.span)
    heads = [t for t in sentence.tokens if any(m.span.covers(t.span) for m in mentions)]
    root = next((t for t in sentence.tokens if t.head == t.index), sentence.tokens[0])
    first = heads[0] if heads and heads[0].index <= root.index else root
    return context.cast.hear(sentence, (first,))


def _governing(case: _Case) -> HeardFrame | None:
    """Find the innermost frame outside the quotation whose content holds words of it."""
    over = [h for h in case.context.frames if _holds(h, case.quote)]
    if over:
        return min(over, key=lambda h: (len(h.frame.content), h.frame.cue))
    says = [h for h in case.context.frames if _stands_beside(h, case)]
    quote = case.quote.outer
    return min(says, key=lambda h: abs(_cue(h).span.begin - quote.begin), default=None)


def _cue(heard: HeardFrame) -> Token:
    return heard.frame.sentence.tokens[heard.frame.cue]


def _holds(heard: HeardFrame, quote: Quoted) -> bool:
    frame = heard.frame
    if not heard.voices or quote.span.covers(_cue(heard).span) or frame.kind is FrameKind.NOUN:
        return False
    return any(quote.span.covers(frame.sentence.tokens[i].span) for i in frame.content)


def _stands_beside(heard: HeardFrame, case: _Case) -> bool:
    """Tell whether a saying shares a sentence with the quotation and has nothing else to say."""
    frame = heard.frame
    says = frame.kind in (FrameKind.SAY, FrameKind.ACT) and bool(heard.voices)
    here = says and any(s is frame.sentence for s in case.sentences)
    return here and not case.quote.span.covers(_cue(heard).span) and not frame.content


def _resuming(case: _Case) -> HeardQuote | None:
    last = case.done[-1] if case.done else None
    if last is None or not case.quote.resumes:
        return None
    return case.spoken_by(last.voices, _SURE)


def _after(case: _Case) -> HeardQuote | None:
    """Find the speaker in a sentence cut off behind the quotation ("Why?" he asked.)."""
    end = case.quote.outer.end
    for heard in case.context.frames:
        sentence = heard.frame.sentence
        follows = sentence.part == case.quote.part and 0 <= sentence.span.begin - end <= 1
        near = heard.frame.kind is FrameKind.SAY and heard.frame.cue < _CUE_NEAR
        if follows and near and (not heard.frame.content or sentence.text[:1].islower()):
            return case.spoken_by(heard.voices, _LIKELY, heard)
    return None


def _introduced(case: _Case) -> HeardQuote | None:
    """Find the speaker in the sentence before, where it says nothing itself or ends in a colon."""
    before = _sentence_before(case)
    if before is None:
        return None
    heard = [h for h in case.context.frames if h.frame.sentence is before and h.voices]
    silent = [h for h in heard if h.frame.kind is FrameKind.SAY and not h.frame.content]
    if silent:
        return case.spoken_by(silent[-1].voices, _LIKELY, silent[-1])
    if not before.text.rstrip().endswith(":"):
        return None
    if heard:
        return case.spoken_by(heard[-1].voices, _LIKELY, heard[-1])
    root = next((t for t in before.tokens if t.head == t.index), before.tokens[0])
    subjects = children(before, root.index, "nsubj")
    return case.spoken_by(case.context.cast.hear(before, subjects[:1]), _GUESSED)


def _sentence_before(case: _Case) -> Sentence | None:
    begin = case.quote.outer.begin
    earlier = [s for s in case.context.scene.parsed.sentences if s.span.end <= begin]
    return earlier[-1] if earlier and case.quote.part - earlier[-1].part <= 1 else None


def _going_on(case: _Case) -> HeardQuote | None:
    """Go on with the speaker of the quotation before it in the same paragraph."""
    last = case.done[-1] if case.done else None
    if last is None or last.quote.part != case.quote.part:
        return None
    return case.spoken_by(last.voices, _LIKELY)


def _paragraph_before(case: _Case) -> HeardQuote | None:
    """Take whoever spoke last in the paragraph before one that is nothing but a quotation."""
    part = case.context.scene.parsed.article.parts[case.quote.part]
    if case.quote.outer.length * 10 < part.span.length * 9:
        return None
    heard = [h for h in case.context.frames if h.frame.sentence.part == case.quote.part - 1]
    spoken = [h for h in heard if h.voices and h.frame.kind is FrameKind.SAY]
    return case.spoken_by(spoken[-1].voices, _GUESSED) if spoken else None


def _said_before(case: _Case) -> HeardQuote | None:
    """Go on with who says what stands before the quotation in its sentence.

    'He said the signs were good, "but they do not end the war"': a parse may part the two.
    """
    begin = case.quote.outer.begin
    before = [
        h
        for h in case.context.frames
        if h.voices
        and h.frame.kind is FrameKind.SAY
        and any(s is h.frame.sentence for s in case.sentences)
        and _cue(h).span.end <= begin
    ]
    return case.spoken_by(before[-1].voices, _LIKELY, before[-1]) if before else None


def _behind_saying(case: _Case) -> HeardQuote | None:
    """Take the one who speaks in the sentence before, of the same paragraph.

    'X urged the rebels to leave. "They have lost."'
    """
    before = _sentence_before(case)
    if before is None or before.part != case.quote.part:
        return None
    heard = [h for h in case.context.frames if h.frame.sentence is before and h.voices]
    voices = {v for h in heard for v in h.voices}
    alone = len(voices) == 1 and all(s.span.begin >= before.span.end for s in case.sentences)
    return case.spoken_by(heard[-1].voices, _GUESSED) if alone else None


RULES: tuple[Callable[[_Case], HeardQuote | None], ...] = (
    _resuming,
    _said_before,
    _after,
    _introduced,
    _going_on,
    _behind_saying,
    _paragraph_before,
)
"""Ways to a speaker that no frame names, from certain to doubtful."""


def _words(quote: Quoted) -> list[str]:
    return quote.text.split()


def _is_name(scene: Scene, quote: Quoted) -> bool:
    """Tell whether the marks hold a name or a title in scare quotes ("Moscow II")."""
    words = _words(quote)
    if any(m.span.covers(quote.span) for m in scene.mentions(quote.outer)):
        return True
    small = [w for w in words if w[:1].islower()]
    return len(words) <= _NAME_WORDS and not small


def _is_speech(case: _Case) -> bool:
    """Tell whether words that nothing governs are somebody's: a clause, or a part of their own."""
    whole = case.context.scene.parsed.article.parts[case.quote.part].kind is PartKind.QUOTATION
    tokens = [t for s in case.sentences for t in s.tokens if case.quote.span.covers(t.span)]
    finite = any(t.tag in _FINITE for t in tokens)
    return whole or (finite and len(_words(case.quote)) >= _SPEECH_WORDS)
