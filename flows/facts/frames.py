"""Speech frames of a sentence: which word says that somebody says something, who, and what.

Grammar only: a speaker is a token here. What a frame is stands in ``frame``; which words make one,
in ``frame_readers``. Which entity speaks is told in ``voices``; what marks of quotation add, in
``attribution``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.facts.frame import Frame, FrameKind, framed, words_of
from flows.facts.frame_readers import CUES, READERS
from flows.facts.headlined import headline_speech
from flows.facts.nearby import MARKS
from flows.facts.passing_on import pass_on
from flows.language.tree import children
from flows.model import EntityKind, EpistemicStatus

if TYPE_CHECKING:
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token


def find_frames(scene: Scene, sentence: Sentence) -> tuple[Frame, ...]:
    """Find the words of a sentence that report speech or belief, in order."""
    told = headline_speech(scene, sentence)
    if told is not None:
        word, speakers, said = told
        cue = (word, word.text, EpistemicStatus.REPORTED.value)
        return (framed(FrameKind.SAY, sentence, cue, speakers, said),)
    read = (_frame_at(scene, sentence, token) for token in scene.cued(sentence, *CUES))
    frames = [_to_semicolon(frame) for frame in read if frame is not None]
    sources = [frame for frame in frames if frame.kind is FrameKind.SOURCE]
    frames = [_without_sources(frame, sources) for frame in frames]
    return pass_on(scene, sentence, tuple(frames))


def _to_semicolon(frame: Frame) -> Frame:
    """End what is reported at a semicolon: what follows is the next to speak, or the article.

    So it begins there where who speaks does ("The UN counts ten dead; Khartoum says two").
    """
    breaks = [t.index for t in frame.sentence.tokens if t.text == ";"]
    closed = _closed(frame.sentence)
    if not (breaks or closed):
        return frame
    after = (i for i in sorted((*breaks, *closed)) if i > frame.cue and i in frame.content)
    end = next(after, len(frame.sentence.tokens))
    before = max((i for i in breaks if i < frame.cue), default=-1)
    opens = before >= 0 and before + 1 in words_of(replace(frame, hearers=()))
    begin = before if opens else -1
    return replace(frame, content=tuple(i for i in frame.content if begin < i < end))


def _closed(sentence: Sentence) -> list[int]:
    """Give the stops before a mark that ends a quotation, and with it a sentence cut off wrongly.

    "X said it was "done." Y left.": a parse makes one sentence of both.
    """
    words = sentence.tokens
    return [
        t.index
        for t, mark, after in zip(words, words[1:], words[2:], strict=False)
        if t.text == "." and mark.text in MARKS and after.text[:1].isupper()
    ]


def _without_sources(frame: Frame, sources: list[Frame]) -> Frame:
    """Leave a phrase of source out of what the clause beside it reports."""
    phrases = [words_of(s) for s in sources if s is not frame and frame.cue in s.content]
    if not phrases:
        return frame
    content = tuple(i for i in frame.content if not any(i in phrase for phrase in phrases))
    return replace(frame, content=content)


def _is_unsaid(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Tell whether somebody is only to say it, or will not ("must make clear", "declined to say").

    Who demands it is heard by their own words.
    """
    duties = children(sentence, token.index, "aux")
    over = sentence.tokens[token.head]
    verbs = (over,) if token.dep in ("xcomp", "ccomp") and token.tag == "VB" else ()
    wanted = [(t, "Duty") for t in duties] + [(t, "Verb") for t in verbs if t != token]
    return any(scene.lexicon.value("speech_unsaid", t) == how for t, how in wanted)


def _frame_at(scene: Scene, sentence: Sentence, token: Token) -> Frame | None:
    if (scene.entity_at(sentence, token) or "").startswith(EntityKind.PERSON):
        return None  # "Mutu Say Poe"
    if _is_unsaid(scene, sentence, token):
        return None
    return next((f for read in READERS if (f := read(scene, sentence, token)) is not None), None)
