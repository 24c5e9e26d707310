"""Who says what in one article: every frame and every quotation, each with its voices."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.facts.frames import find_frames
from flows.facts.hearing import HeardFrame, HeardQuote, Hearing
from flows.facts.issued import hear_issued
from flows.facts.quotes import find_quotes
from flows.facts.quoting import Context, hear_quotes
from flows.facts.turns import hear_turns, nobodys_in, quotes_in
from flows.facts.voices import Cast
from flows.model import EntityKind, EpistemicStatus, Issue, IssueCode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.facts.frame import Frame
    from flows.facts.quotes import Quoted
    from flows.facts.scene import Scene
    from flows.facts.turns import Turn
    from flows.facts.voice import Voice
    from flows.model import Span

_GOING_ON = frozenset({"add", "continue"})
_FIRST_PERSON = frozenset({"i", "we"})


def hear_article(scene: Scene) -> Hearing:
    """Find who says what in an article."""
    cast = Cast(scene)
    turns = (*hear_issued(scene, cast), *hear_turns(scene, cast))
    said = quotes_in(scene, turns)
    marked = find_quotes(scene.parsed.article, {at for turn in turns for at in turn.parts})
    free = tuple(q for q in marked if not any(s.quote.span.covers(q.span) for s in said))
    quotes = (*free, *(s.quote for s in said))
    frames = [f for s in scene.parsed.sentences for f in find_frames(scene, s)]
    inside = [f for f in frames if _is_inside(f, quotes)]
    outside = [f for f in frames if not _is_inside(f, quotes)]
    outer = _hear_outside([_known_inside(scene, f, turns) for f in outside], free, scene, cast)
    heard = hear_quotes(Context(scene=scene, cast=cast, frames=outer), free)
    spoken = tuple(sorted((*heard, *said), key=lambda q: q.quote.span))
    inner = [_hear_inside(f, spoken, scene, cast) for f in inside]
    return Hearing(
        frames=tuple(sorted((*outer, *inner), key=lambda h: cue_span(h.frame))),
        quotes=tuple(q for q in spoken if q.voices),
        relay=_agency_of(scene),
        entities=cast.entities,
        nobodys=nobodys_in(scene, turns),
        issues=tuple(_unknown(scene, q) for q in spoken if not q.voices),
    )


def cue_span(frame: Frame) -> Span:
    """Give where the reporting word stands."""
    return frame.sentence.tokens[frame.cue].span


def _is_inside(frame: Frame, quotes: Iterable[Quoted]) -> bool:
    return any(q.span.covers(cue_span(frame)) for q in quotes)


def _known_inside(scene: Scene, frame: Frame, turns: Iterable[Turn]) -> Frame:
    """Give a frame in a question without speakers that only who asks can tell ("they say")."""
    asked = any(frame.sentence.part in turn.parts for turn in turns)
    known = [t for t in frame.speakers if t.pos != "PRON" or scene.mention_at(t) is not None]
    return replace(frame, speakers=tuple(known)) if asked else frame


def _hear_outside(
    frames: Iterable[Frame], quotes: Iterable[Quoted], scene: Scene, cast: Cast
) -> tuple[HeardFrame, ...]:
    """Give the voices of the frames outside quotations, in order of the text."""
    heard: list[HeardFrame] = []
    for frame in frames:
        inner = [h for h in heard if h.frame.sentence is frame.sentence]
        reported = tuple(v for h in inner if h.frame.cue in frame.content for v in h.voices)
        named = _named_in(frame, quotes, scene, cast)
        again = _goes_on(scene, frame, heard) or _denies(frame, heard, cast)
        voices = again or cast.hear(frame.sentence, frame.speakers, (*reported, *named))
        heard.append(HeardFrame(frame=frame, voices=voices))
    return tuple(heard)


def _goes_on(scene: Scene, frame: Frame, heard: list[HeardFrame]) -> tuple[Voice, ...]:
    """Give who spoke in the sentence before, for "he added": it is he who goes on."""
    adds = frame.sentence.tokens[frame.cue].lemma.lower() in _GOING_ON
    alone = [t.text.lower() for t in frame.speakers] in (["he"], ["she"])
    if not (adds and alone and heard):
        return ()
    last = heard[-1]
    sentences = scene.parsed.sentences
    apart = sentences.index(frame.sentence) - sentences.index(last.frame.sentence)
    one = len(last.voices) == 1 and last.voices[0].kind is EntityKind.PERSON
    return last.voices if one and apart == 1 else ()


def _denies(frame: Frame, heard: list[HeardFrame], cast: Cast) -> tuple[Voice, ...]:
    """Give who was accused in the same sentence, for "it denied": who accuses denies nothing."""
    last = heard[-1].frame if heard else None
    pronoun = [t.text.lower() for t in frame.speakers] in (["it"], ["he"], ["she"], ["they"])
    denies = frame.status is EpistemicStatus.DENIED and pronoun
    if last is None or not denies or last.sentence is not frame.sentence:
        return ()
    charged = last.status is EpistemicStatus.ALLEGED
    return cast.hear(frame.sentence, last.hearers[:1]) if charged and last.hearers else ()


def _named_in(
    frame: Frame, quotes: Iterable[Quoted], scene: Scene, cast: Cast
) -> tuple[Voice, ...]:
    """Give the persons whom a saying names: "he said Kiir was ill" is not said by Kiir."""
    words = {i: frame.sentence.tokens[i].span for i in frame.content}
    said = [q.span for q in quotes if any(q.span.covers(w) for w in words.values())]
    quoted = (s for s in scene.parsed.sentences if any(q.overlaps(s.span) for q in said))
    names = [n for s in quoted for n in s.names if any(q.covers(n.span) for q in said)]
    names += [n for n in frame.sentence.names if n.first in words]
    found = [m.entity for n in names for m in scene.mentions(n.span)]
    voices = (cast.voice_of(e) for e in dict.fromkeys(found))
    return tuple(v for v in voices if v is not None and v.kind is EntityKind.PERSON)


def _hear_inside(
    frame: Frame, spoken: Iterable[HeardQuote], scene: Scene, cast: Cast
) -> HeardFrame:
    """Give the voices of a frame inside a quotation: "I" and "we" are who is quoted.

    What it reports ends with the quotation. Whom "they" means in somebody's words stays open.
    """
    around = next((q for q in spoken if q.quote.span.covers(cue_span(frame))), None)
    if around is None:
        return HeardFrame(frame=frame, voices=cast.hear(frame.sentence, frame.speakers))
    words, inside = frame.sentence.tokens, around.quote.span
    frame = replace(frame, content=tuple(i for i in frame.content if inside.covers(words[i].span)))
    speaker = frame.speakers[0] if frame.speakers else None
    if speaker is None or speaker.text.lower() in _FIRST_PERSON:
        return HeardFrame(frame=frame, voices=around.voices)
    if speaker.pos == "PRON" and scene.mention_at(speaker) is None:
        return HeardFrame(frame=frame, voices=())
    return HeardFrame(frame=frame, voices=cast.hear(frame.sentence, frame.speakers))


def _agency_of(scene: Scene) -> str | None:
    agency = scene.parsed.article.agency
    named = (e for e in scene.entities.entities if agency in (e.label, *e.alt_labels))
    return next((e.id for e in named), None)


def _unknown(scene: Scene, spoken: HeardQuote) -> Issue:
    span = spoken.quote.span
    return Issue(
        code=IssueCode.UNKNOWN_SPEAKER,
        article=scene.parsed.article.raw.name,
        begin=span.begin,
        end=span.end,
        seen=f"nobody is named who says {spoken.quote.text[:60]!r}; read it by hand",
    )
