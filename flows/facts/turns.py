"""Conversations in print: whose each turn is, and which only ask.

Where the labels of speakers stand was told by the clean room; whom one names, in ``labelled``.
What is asked is nobody's word, and not the article's own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from flows.facts.hearing import HeardQuote
from flows.facts.interviewed import find_interviewed
from flows.facts.labelled import find_labelled, labels_of
from flows.facts.quotes import quote_whole
from flows.model import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from flows.facts.labelled import Who
    from flows.facts.scene import Scene
    from flows.facts.voice import Voice
    from flows.facts.voices import Cast
    from flows.model import Span

_WORDS_MIN = 3
"""Words of a turn worth quoting: not "Yes", "Thank you"."""
_BEHIND = "”\"’')]* "
"""What may stand behind a question mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one speaker says between two labels.

    Args:
        label: Where the label stands.
        parts: Indexes of the parts that are said, in order; never empty.
        voice: Who speaks; None where that is not known, or where it is only asked.
        asked: Whether it is a question, and so nobody's word.
        confidence: Belief in the speaker, 0 to 1.
    """

    label: Span
    parts: tuple[int, ...]
    voice: Voice | None
    asked: bool
    confidence: float


def hear_turns(scene: Scene, cast: Cast) -> tuple[Turn, ...]:
    """Give the turns of an article, in order; none where it is no conversation."""
    said = {at: parts for at, parts in _said(scene) if parts}
    who = {at: find_labelled(scene, cast, at) for at in said}
    asked = _asked(scene, said, who)
    answers = any(w.answers for w in who.values())
    interviewed = find_interviewed(scene, cast) if answers else None
    return tuple(
        Turn(
            label=scene.parsed.article.parts[at].span,
            parts=said[at],
            voice=None if at in asked else interviewed if w.answers else w.voice,
            asked=at in asked,
            confidence=w.confidence,
        )
        for at, w in who.items()
    )


def quotes_in(scene: Scene, turns: Iterable[Turn]) -> tuple[HeardQuote, ...]:
    """Give what is said in turns as quotations, one for each part of them; nothing of questions."""
    found = (_quoted(scene, turn, at) for turn in turns if not turn.asked for at in turn.parts)
    return tuple(quote for quote in found if quote is not None)


def _quoted(scene: Scene, turn: Turn, at: int) -> HeardQuote | None:
    quote = quote_whole(scene.parsed.article, at)
    sentences = tuple(s for s in scene.parsed.sentences if s.part == at)
    if quote is None or not sentences or len(quote.text.split()) < _WORDS_MIN:
        return None
    return HeardQuote(
        quote=quote,
        sentences=sentences,
        voices=() if turn.voice is None else (turn.voice,),
        label=turn.label,
        confidence=turn.confidence,
    )


def nobodys_in(scene: Scene, turns: Iterable[Turn]) -> tuple[Span, ...]:
    """Give the parts that are nobody's word: what is asked, what somebody unknown says."""
    parts = scene.parsed.article.parts
    unsaid = (parts[at].span for turn in turns if turn.voice is None for at in turn.parts)
    asked = (parts[at].span for at in labels_of(scene) if parts[at].kind is PartKind.SUBHEAD)
    return (*unsaid, *asked)


def _said(scene: Scene) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Give each label with the parts said behind it."""
    parts, labels = scene.parsed.article.parts, labels_of(scene)
    for at, end in pairwise((*labels, len(parts))):
        yield at, tuple(i for i in range(at + 1, end) if parts[i].kind is PartKind.QUOTATION)


def _asked(
    scene: Scene, said: Mapping[int, tuple[int, ...]], who: Mapping[int, Who]
) -> frozenset[int]:
    """Find the turns that only ask.

    All of those whose label says so. Where no label does: of a person who asks in most turns,
    those that end in a question.
    """
    parts = scene.parsed.article.parts
    ending = {at for at in said if parts[said[at][-1]].text.rstrip(_BEHIND).endswith("?")}
    turns = Counter(w.key for at, w in who.items() if not w.answers)
    asking = Counter(who[at].key for at in ending)
    often = {key for key, count in turns.items() if asking[key] * 2 > count}
    often = often if not any(w.asks for w in who.values()) else set()
    return frozenset(at for at, w in who.items() if w.asks or (at in ending and w.key in often))
