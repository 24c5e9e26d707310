"""Times as a component of any spaCy pipeline: ``nlp.add_pipe("dateline_times")``.

spaCy finds it by its entry point, with no import. It sets ``doc._.times`` (the mentions),
``doc.spans["times"]`` (their spans, labelled with the type) and, on these, ``span._.time``. The
pipeline's own tags, heads and sentences are used, as far as it has them. As a function:
``tagging``.
"""

from __future__ import annotations

import warnings
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from spacy.language import Language
from spacy.pipeline import Sentencizer
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from flows.dates.stored import load_mention, store_mention
from flows.dates.tagging import tag_parsed
from flows.dates.values import date_value
from flows.language.parse import read_sentences
from flows.model import CleanArticle, Parsed, Part, PartKind, RawArticle, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.model import DateValue, TimeMention

NAME: Final = "dateline_times"
SPANS: Final = "times"
_UNTAGGED: Final = (
    f"{NAME}: the pipeline tags no words: verbs do not tell past from future, and only the words "
    'beside it tell what "May" is; add it behind a tagger and a parser'
)


class TimesComponent:
    """Finds the times of documents.

    Args:
        reference: The day of documents that do not say theirs in ``doc._.reference_date``.
    """

    def __init__(self, reference: DateValue | None) -> None:
        self._reference = reference
        self._sentencizer = Sentencizer()
        self._has_warned = False

    def __call__(self, doc: Doc) -> Doc:
        """Set the times of a document."""
        if not self._has_warned and len(doc) and not doc.has_annotation("TAG"):
            warnings.warn(_UNTAGGED, stacklevel=2)
            self._has_warned = True
        own = doc._.reference_date
        reference = self._reference if own is None else _day(own)
        mentions = tag_parsed(self._parsed(doc), reference)
        doc.user_data[NAME] = [store_mention(mention) for mention in mentions]
        doc.spans[SPANS] = [_span_of(doc, mention, place) for place, mention in enumerate(mentions)]
        return doc

    def _parsed(self, doc: Doc) -> Parsed:
        text = doc.text
        part = Part(kind=PartKind.PARAGRAPH, span=Span(begin=0, end=len(text)), text=text)
        raw = RawArticle(id="doc", name="doc", digest="", text=text)
        sentences = tuple(read_sentences(self._sents(doc), part, 0))
        return Parsed(article=CleanArticle(raw=raw, parts=(part,)), sentences=sentences)

    def _sents(self, doc: Doc) -> Iterator[SpacySpan]:
        """Give the sentences of a document, none across a blank line."""
        if doc.has_annotation("SENT_START"):
            starts = {sent.start for sent in doc.sents}
        else:
            starts = {at for at, is_first in enumerate(self._guess_starts(doc)) if is_first}
        starts |= {token.i for token in doc if token.is_space and token.text.count("\n") > 1}
        cuts = [*sorted(starts | {0}), len(doc)]
        return (doc[begin:end] for begin, end in pairwise(cuts) if begin < end)

    def _guess_starts(self, doc: Doc) -> list[bool]:
        (guesses,) = self._sentencizer.predict([doc])
        return list(guesses)


@Language.factory(
    NAME,
    default_config={"reference_date": None},
    assigns=["doc._.times", "doc.spans", "span._.time"],
)
def make_times(nlp: Language, name: str, reference_date: str | None) -> TimesComponent:
    """Make the component.

    Args:
        nlp: The pipeline; spaCy gives it, and the name.
        name: Of the component in it.
        reference_date: The day the texts were written, as YYYY-MM-DD; None where nobody knows.

    Raises:
        ValueError: The reference date is no day.
    """
    del nlp, name
    return TimesComponent(None if reference_date is None else _day(reference_date))


def _day(given: str | date) -> DateValue:
    if isinstance(given, str):
        try:
            given = date.fromisoformat(given)
        except ValueError as error:
            msg = f"{NAME}: reference_date is {given!r}; write it as YYYY-MM-DD"
            raise ValueError(msg) from error
    day = given.date() if isinstance(given, datetime) else given
    return date_value(day, day)


def _span_of(doc: Doc, mention: TimeMention, place: int) -> SpacySpan:
    """Give the tokens of a mention; the span's id leads back to it."""
    span = doc.char_span(
        mention.span.begin,
        mention.span.end,
        label=mention.timex_type.value,
        alignment_mode="expand",
        span_id=str(place),
    )
    assert span is not None, "a mention lies within its text"
    return span


def _times_of(doc: Doc) -> tuple[TimeMention, ...]:
    return tuple(load_mention(row) for row in doc.user_data.get(NAME, ()))


def _time_of(span: SpacySpan) -> TimeMention | None:
    rows = span.doc.user_data.get(NAME, ())
    return load_mention(rows[int(span.id_)]) if span.id_.isdecimal() else None


def _set_extensions() -> None:
    """Register what the component sets; spaCy gives an error where somebody else has the name."""
    if not Doc.has_extension("times"):
        Doc.set_extension("times", getter=_times_of)
    if not Doc.has_extension("reference_date"):
        Doc.set_extension("reference_date", default=None)
    if not SpacySpan.has_extension("time"):
        SpacySpan.set_extension("time", getter=_time_of)


_set_extensions()
