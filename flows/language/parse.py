"""Clean articles into sentences with tokens, heads and names, spans in the raw text.

The pipeline itself is loaded in ``load.py``; walks over the result are in ``tree.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import add
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import (  # type: ignore[import-not-found]  # compiled, no stub
    DEP,
    HEAD,
    LEMMA,
    POS,
    SPACY,
    TAG,
)
from spacy.lang.en.stop_words import STOP_WORDS

from flows.clean.idiom import is_foreign
from flows.language.joints import mend_joints
from flows.language.labels import name_label
from flows.language.schemes import in_our_terms
from flows.model import Name, Parsed, PartKind, Sentence, Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc, Span

    from flows.model import CleanArticle, Part

READ_KINDS = frozenset(
    {
        PartKind.HEADLINE,
        PartKind.SUBHEAD,
        PartKind.PARAGRAPH,
        PartKind.QUOTATION,
        PartKind.ATTRIBUTION,
        PartKind.SPEAKER,
        PartKind.CAPTION,
        PartKind.DATELINE,
    }
)
"""Kinds of part that hold sentences."""

_COMMON_WORDS_PER = 12
"""Words of running English that have one of the commonest among them at the least."""
_PARTS_BATCH = 128
_SPACE = re.compile(r"\s")


def parse_articles(articles: Sequence[CleanArticle], nlp: Language) -> tuple[Parsed, ...]:
    """Parse the English articles of a batch; each other one is given no sentences.

    Args:
        articles: Any number; the result has the same order.
        nlp: A pipeline with a parser and names; ``load_pipeline`` gives one.
    """
    jobs = [(at, index) for at, article in enumerate(articles) for index in _to_read(article)]
    texts = (_plain_spaces(articles[at].parts[index].text) for at, index in jobs)
    docs = nlp.pipe(texts, batch_size=_PARTS_BATCH)
    found: dict[int, tuple[Sentence, ...]] = {}
    for at, group in groupby(zip(jobs, docs, strict=True), key=lambda pair: pair[0][0]):
        found[at] = tuple(
            sentence
            for (_, index), doc in group
            for sentence in read_sentences(doc.sents, articles[at].parts[index], index)
        )
    return tuple(
        Parsed(article=article, sentences=found.get(at, ())) for at, article in enumerate(articles)
    )


def _to_read(article: CleanArticle) -> tuple[int, ...]:
    if article.language != "en":
        return ()
    return tuple(
        index
        for index, part in enumerate(article.parts)
        if part.kind in READ_KINDS and part.text.strip() and not _is_foreign(part.text)
    )


def _is_foreign(text: str) -> bool:
    """Tell whether a part is in another language; one with a common English word is not asked."""
    words = text.lower().split()
    common = sum(word in STOP_WORDS for word in words)
    return common * _COMMON_WORDS_PER < len(words) and is_foreign(text)


def _plain_spaces(text: str) -> str:
    """Make each white space a plain one, so that none becomes a word; no offset moves."""
    return _SPACE.sub(" ", text)


def read_sentences(sents: Iterable[Span], part: Part, index: int) -> Iterator[Sentence]:
    """Give the sentences of a part that spaCy has read; those of white space alone are left out.

    Args:
        sents: In order, of one spaCy document, with the part's text.
        part: The part.
        index: Its index in its article.
    """
    text: _Text | None = None
    for sent in sents:
        text = text or _Text.of(sent.doc)
        words = [at for at in range(sent.start, sent.end) if not text.words[at].isspace()]
        if words:
            yield _sentence(sent, text, words, _Place(part=part, index=index))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A part, and its index in its article."""

    part: Part
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """What spaCy says of the words of a document, in lists: asking each word takes long.

    Args:
        begins: Where each word begins in the text.
        heads: The index of each word's head in the document.
    """

    words: list[str]
    begins: list[int]
    lemmas: list[str]
    tags: list[str]
    parts: list[str]
    deps: list[str]
    heads: list[int]

    @classmethod
    def of(cls, doc: Doc) -> _Text:
        columns = doc.to_array([LEMMA, TAG, POS, DEP, HEAD, SPACY]).T
        lemmas, tags, parts, deps, _, spaces = columns.tolist()
        words = [token.text for token in doc]
        lengths = map(add, map(len, words), spaces)
        return cls(
            words=words,
            begins=[0, *accumulate(lengths)],
            lemmas=_spelled(lemmas, doc),
            tags=_spelled(tags, doc),
            parts=_spelled(parts, doc),
            deps=[dep.lower() for dep in _spelled(deps, doc)],
            heads=(columns[4].astype(np.int64) + np.arange(len(words))).tolist(),
        )

    def head(self, at: int) -> int:
        """Give the head of a word, passing over white space that the parse hangs words on."""
        head = self.heads[at]
        while self.words[head].isspace() and self.heads[head] != head:
            head = self.heads[head]
        return head


def _spelled(numbers: Sequence[int], doc: Doc) -> list[str]:
    strings = doc.vocab.strings
    names = {number: strings[number] for number in set(numbers)}
    return [names[number] for number in numbers]


def _sentence(sent: Span, text: _Text, words: Sequence[int], place: _Place) -> Sentence:
    part, places = place.part, {at: index for index, at in enumerate(words)}
    begin, end = text.begins[words[0]], text.begins[words[-1]] + len(text.words[words[-1]])
    tokens = in_our_terms(tuple(_token(text, at, places, part) for at in words))
    names = tuple(_names(sent, text, places, part))
    return Sentence(
        part=place.index,
        kind=part.kind,
        span=part.raw_span(begin, end),
        text=part.text[begin:end],
        tokens=mend_joints(tokens, names),
        names=names,
    )


def _token(text: _Text, at: int, places: Mapping[int, int], part: Part) -> Token:
    begin, word = text.begins[at], text.words[at]
    end = begin + len(word)
    return Token(
        index=places[at],
        text=word,
        lemma=text.lemmas[at] or word,
        pos=text.parts[at],
        tag=text.tags[at],
        dep=text.deps[at],
        head=places.get(text.head(at), places[at]),
        span=part.raw_span(begin, end),
        space=part.text[end : end + 1].isspace(),
    )


def _names(sent: Span, text: _Text, places: Mapping[int, int], part: Part) -> Iterator[Name]:
    for name in sent.ents:
        label = name_label(name.label_)
        words = [places[at] for at in range(name.start, name.end) if at in places]
        if label is None or not words:
            continue
        last = name.end - 1
        begin, end = text.begins[name.start], text.begins[last] + len(text.words[last])
        yield Name(
            label=label,
            first=words[0],
            last=words[-1] + 1,
            text=part.text[begin:end].strip(),
            span=part.raw_span(begin, end),
        )
