"""Whether a frame tells of something said: not of a plan to say it, nor what a quotation has.

The claims themselves are made in ``speech``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.frame import FrameKind
from flows.facts.hedge_signs import is_passive
from flows.facts.hedges import read_hedge
from flows.language.tree import children, is_negated
from flows.model import EpistemicStatus, PartKind

if TYPE_CHECKING:
    from flows.facts.frame import Frame
    from flows.facts.hearing import HeardFrame, Hearing
    from flows.facts.scene import Scene
    from flows.model import Token

_TOLD = frozenset({PartKind.PARAGRAPH, PartKind.QUOTATION, PartKind.DATELINE})
"""Kinds of part whose reported speech counts; a headline's is told again in the text."""
_QUESTIONS = frozenset({"if", "whether"})
_NOMINAL = frozenset({"DET", "PRON", "ADJ", "NOUN", "PROPN", "PART"})
_REQUEST_WORDS = 9
"""Words at most of a wish to stay unnamed ("asked not to be named for security reasons")."""


def is_told(scene: Scene, heard: HeardFrame, hearing: Hearing) -> bool:
    """Tell whether a frame reports in the article's words, and not what a quotation has already.

    What is only pointed at ("denied it", "said so") stands in the sentence before.
    """
    frame = heard.frame
    if frame.sentence.kind not in _TOLD or not heard.voices or not _is_said(scene, frame):
        return False
    quotes = [q.quote.span for q in hearing.quotes]
    if any(q.covers(frame.sentence.tokens[frame.cue].span) for q in quotes):
        return False
    words = words_reported(frame)
    if points_back(scene, frame):
        return True
    quoted = {t.index for t in words if any(q.covers(t.span) for q in quotes)}
    most = len(quoted) * 2 < len(words) or _begins_before(frame, words, quoted)
    return most and not _only_relays(heard, hearing)


def _begins_before(frame: Frame, words: list[Token], quoted: set[int]) -> bool:
    """Tell whether what is quoted says something of a subject before it ("the deal was “dead”")."""
    subjects = (t for t in words if t.dep.startswith("nsubj") and t.pos != "PRON")
    first = next((t for t in subjects if t.index not in quoted), None)
    over = None if first is None else frame.sentence.tokens[first.head]
    return over is not None and (over.index in quoted or not quoted) and over.index > frame.cue


def points_back(scene: Scene, frame: Frame) -> bool:
    """Tell whether a frame takes up what was said before ("confirmed this", "made the remarks")."""
    words = words_reported(frame)
    pointing = scene.lexicon.match_at("speech_pointing", frame.sentence, frame.cue) is not None
    pronouns = all(t.pos in ("PRON", "DET") for t in words)
    return pointing or not words or pronouns or words[0].text.lower() == "so"


def names_saying(scene: Scene, frame: Frame) -> bool:
    """Tell whether what is denied is only named as a saying ("rejected their allegations")."""
    words = words_reported(frame)
    nominal = bool(words) and all(t.pos in _NOMINAL for t in words)
    denied = frame.status is EpistemicStatus.DENIED
    return denied and nominal and scene.lexicon.value("speech_noun", words[-1]) is not None


def words_reported(frame: Frame) -> list[Token]:
    """Give the words that a frame reports, punctuation left out."""
    tokens = [frame.sentence.tokens[i] for i in frame.content]
    return [t for t in tokens if t.pos != "PUNCT"]


def _only_relays(heard: HeardFrame, hearing: Hearing) -> bool:
    """Tell whether "according to X" names who passed on what somebody else is said to say."""
    content = set(heard.frame.content)
    inner = [
        h
        for h in hearing.frames
        if h.frame.sentence is heard.frame.sentence and h.voices and h.frame.cue in content
    ]
    said = [h for h in inner if len(h.frame.content) * 10 >= len(content) * 6]
    return heard.frame.kind is FrameKind.SOURCE and bool(said)


def _is_said(scene: Scene, frame: Frame) -> bool:
    cue = frame.sentence.tokens[frame.cue]
    relays = scene.lexicon.value("speech_relay", cue) is not None
    happened = _has_happened(scene, frame, cue)
    told = happened and not relays and not _asks_to_stay_unnamed(scene, frame)
    return told and not _does_to_things(scene, frame) and not _leaves_open(frame)


def _leaves_open(frame: Frame) -> bool:
    """Tell whether it is said that something is not told ("did not say if any had died")."""
    words = words_reported(frame)
    open_question = bool(words) and words[0].text.lower() in _QUESTIONS
    return open_question and is_negated(frame.sentence, frame.cue)


def _does_to_things(scene: Scene, frame: Frame) -> bool:
    """Tell whether a word of saying has a thing for object ("adding Greece", "show signs")."""
    cue = frame.sentence.tokens[frame.cue]
    clausal = scene.lexicon.value("speech_clausal", cue) is not None
    words = words_reported(frame)
    return clausal and bool(words) and not any(t.pos in ("VERB", "AUX") for t in words)


def _has_happened(scene: Scene, frame: Frame, cue: Token) -> bool:
    """Tell whether it has been said, and is not planned, wished or set as a condition."""
    hedge = read_hedge(scene.lexicon, frame.sentence, frame.cue)
    reported = [t.text for t in words_reported(frame)]
    supposed = hedge is not None and hedge.status is EpistemicStatus.CONDITIONAL
    if hedge is not None and supposed and hedge.cue not in reported:
        return False
    if cue.tag != "VB" or _is_present(frame, cue):
        return True
    modals = [t.text.lower() for t in children(frame.sentence, frame.cue, "aux")]
    if modals:
        return "will" not in modals
    return cue.dep == "xcomp" and hedge is None


def _is_present(frame: Frame, cue: Token) -> bool:
    """Tell whether a plain form is the present of several ("India and Sri Lanka say")."""
    helped = children(frame.sentence, cue.index, "aux", "mark")
    return not helped and bool(children(frame.sentence, cue.index, "nsubj"))


def _asks_to_stay_unnamed(scene: Scene, frame: Frame) -> bool:
    words = words_reported(frame)
    about = [t for t in words if scene.lexicon.value("speech_unnamed", t) is not None]
    passive = bool(about) and is_passive(frame.sentence, about[0].index)
    return passive and len(words) < _REQUEST_WORDS
