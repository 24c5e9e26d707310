"""Open news as lessons: texts without labels, labelled by what was trained before.

Two parsers of which one sees the form of words alone and the other the lexicon as well err apart:
a sentence that both read alike is taken as it is read. Names are taken as the reference tables
settle them.
Source: Clark, Curran and Osborne (2003), Bootstrapping POS taggers using unlabelled data, for
agreement between two views; the texts are those of Voice of America, in the public domain, as the
Groningen Meaning Bank has them. Its labels are not read.
"""

from __future__ import annotations

import csv
from itertools import groupby, islice
from typing import TYPE_CHECKING

from spacy.util import filter_spans

from flows.language.known import NameLexicon
from flows.language.named import guess_spaces
from flows.language.naming import settle_names
from flows.language.parse import parse_articles
from flows.model import CleanArticle, Part, PartKind, RawArticle, Span
from flows.read.reference import load_reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

    from flows.model import Parsed

NEWS_FILE = "gmb/ner_dataset.csv"
"""Where the texts lie below the data folder."""
_SENTENCES = 3
"""Sentences in one text."""
_WORDS_MIN = 5
"""Words of the shortest sentence that teaches the parser."""
_BATCH = 500


def read_open_news(data: Path) -> tuple[str, ...]:
    """Give the texts, three sentences each, spaces put where a newspaper has them."""
    with (data / NEWS_FILE).open(encoding="latin-1", newline="") as file:
        sentences = tuple(_sentences(csv.DictReader(file)))
    groups = (sentences[i : i + _SENTENCES] for i in range(0, len(sentences), _SENTENCES))
    return tuple(" ".join(_spelled(words) for words in group) for group in groups)


def _sentences(rows: Iterable[dict[str, str]]) -> Iterator[tuple[str, ...]]:
    words: list[str] = []
    for row in rows:
        if row["Sentence #"] and words:
            yield tuple(words)
            words = []
        words.append(row["Word"])
    yield tuple(words)


def _spelled(words: Sequence[str]) -> str:
    pairs = zip(words, guess_spaces(words), strict=True)
    return "".join(word + " " * space for word, space in pairs).strip()


def agreed_docs(first: Language, second: Language, texts: Sequence[str]) -> Iterator[Doc]:
    """Give runs of sentences that two parsers cut and read alike, as the first one tags them."""
    pairs = zip(first.pipe(texts), second.pipe(texts), strict=True)
    for doc, other in pairs:
        borders = {(sent.start, sent.end) for sent in other.sents}
        alike = ((_alike(sent, other, borders), sent) for sent in doc.sents)
        for agreed, run in groupby(alike, key=lambda pair: pair[0]):
            if agreed:
                sents = [sent for _, sent in run]
                yield doc[sents[0].start : sents[-1].end].as_doc()


def _alike(sent: SpacySpan, other: Doc, borders: set[tuple[int, int]]) -> bool:
    if len(sent) < _WORDS_MIN or (sent.start, sent.end) not in borders:
        return False
    pairs = zip(sent, other[sent.start : sent.end], strict=True)
    return all(a.is_punct or (a.head.i, a.dep_) == (b.head.i, b.dep_) for a, b in pairs)


def named_docs(nlp: Language, reference: Path, texts: Iterable[str]) -> Iterator[Doc]:
    """Give texts with their names as a pipeline finds them and the reference tables settle them."""
    lexicon = NameLexicon.of(load_reference(reference))
    waiting = iter(texts)
    while batch := [_article(text) for text in islice(waiting, _BATCH)]:
        for parsed in parse_articles(batch, nlp):
            yield _named(nlp, settle_names(parsed, lexicon))


def _article(text: str) -> CleanArticle:
    whole = Part(kind=PartKind.PARAGRAPH, span=Span(begin=0, end=len(text)), text=text)
    raw = RawArticle(id="news", name="news", digest="", text=text)
    return CleanArticle(raw=raw, parts=(whole,))


def _named(nlp: Language, parsed: Parsed) -> Doc:
    doc = nlp.make_doc(parsed.article.raw.text)
    names = (name for sentence in parsed.sentences for name in sentence.names)
    spans = (doc.char_span(n.span.begin, n.span.end, label=n.label.value) for n in names)
    doc.set_ents(filter_spans([span for span in spans if span]), default="outside")
    return doc
