"""Times of a text by itself: text and reference date in, values out. The library's door to times.

Nothing is cleaned and no date is guessed: for articles as found on the web, with dates that may be
wrong, there is ``flows.pipeline``. As a spaCy component: ``component``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from flows.dates.paragraphs import cut_paragraphs
from flows.dates.ranges import split_ranges
from flows.dates.resolve import value_times
from flows.dates.shipped_days import load_named_days
from flows.dates.spot import spot_times
from flows.dates.values import date_value
from flows.language.load import load_pipeline
from flows.language.parse import parse_articles
from flows.model import CleanArticle, DateValue, Part, PartKind, RawArticle, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language

    from flows.model import Parsed, TimeMention

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_TEXTS_BATCH: Final = 32
"""Texts parsed at once: they bound the memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedText:
    """A text whose times are asked for.

    Args:
        text: As it is; spans count its code points.
        reference: The day it was written, as far as known; None: not at all.
        parts: Passages that stand by themselves, in order; empty for one that is all of it.
    """

    text: str
    reference: DateValue | None = None
    parts: tuple[Span, ...] = ()


def tag_times(
    text: str, reference_date: date | DateValue | None = None, nlp: Language | None = None
) -> tuple[TimeMention, ...]:
    """Find the time expressions of a text and give each its value.

    Args:
        text: Plain English text; blank lines part paragraphs.
        reference_date: The day it was written; None where nobody knows: what leans on it then has
            X for what is open, and no ``date``.
        nlp: A spaCy pipeline with tagger, parser and names; the one shipped where None.

    Returns:
        The mentions in order, not overlapping; ``span`` counts code points of ``text``.

    >>> from datetime import date
    >>> [(m.text, m.value) for m in tag_times("They met on Tuesday.", date(2013, 5, 23))]
    [('Tuesday', '2013-05-21')]
    """
    reference = _reference(reference_date)
    (mentions,) = tag_texts([TimedText(text=text, reference=reference)], nlp)
    return mentions


def tag_texts(
    texts: Iterable[TimedText], nlp: Language | None = None
) -> Iterator[tuple[TimeMention, ...]]:
    """Find the times of many texts; much faster than one by one.

    Args:
        texts: Any number; read as they are needed.
        nlp: As for ``tag_times``.

    Returns:
        The mentions of each, in the same order.
    """
    pipeline = nlp or load_pipeline()
    for batch in _batches(texts):
        parsed = parse_texts(batch, pipeline)
        for text, article in zip(batch, parsed, strict=True):
            yield tag_parsed(article, text.reference)


def parse_texts(texts: Sequence[TimedText], nlp: Language) -> tuple[Parsed, ...]:
    """Parse texts as they are, paragraph by paragraph."""
    return parse_articles([_as_article(text) for text in texts], nlp)


def tag_parsed(parsed: Parsed, reference: DateValue | None) -> tuple[TimeMention, ...]:
    """Find the times of a text that is parsed; the ends of a range are two times."""
    mentions = value_times(split_ranges(spot_times(parsed, load_named_days())), reference)
    return tuple(_as_written(mention, parsed.article.raw.text) for mention in mentions)


def _as_written(mention: TimeMention, text: str) -> TimeMention:
    """Give a mention the words that the text has, line ends and all."""
    words = text[mention.span.begin : mention.span.end]
    return mention if mention.text == words else replace(mention, text=words)


def _batches(texts: Iterable[TimedText]) -> Iterator[list[TimedText]]:
    batch: list[TimedText] = []
    for text in texts:
        batch.append(text)
        if len(batch) == _TEXTS_BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _as_article(text: TimedText) -> CleanArticle:
    raw = RawArticle(id="text", name="text", digest="", text=text.text)
    parts = text.parts or (Span(begin=0, end=len(text.text)),)
    spans = [span for part in parts for span in cut_paragraphs(text.text, part)]
    return CleanArticle(raw=raw, parts=tuple(_as_part(text.text, span) for span in spans))


def _as_part(text: str, span: Span) -> Part:
    """Give a paragraph as a part; a lone surrogate, which is no text, becomes U+FFFD."""
    words = _SURROGATE.sub("\ufffd", text[span.begin : span.end])
    return Part(kind=PartKind.PARAGRAPH, span=span, text=words)


def _reference(given: date | DateValue | None) -> DateValue | None:
    if given is None or isinstance(given, DateValue):
        return given
    day = given.date() if isinstance(given, datetime) else given
    return date_value(day, day)
