"""Clean articles into sentences with tokens, heads and names, spans in the raw text.

The pipeline itself is loaded in ``load.py``; walks over the result are in ``tree.py``.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from spacy.lang.en.stop_words import STOP_WORDS

from flows.clean.idiom import is_foreign
from flows.language.labels import name_label
from flows.language.schemes import in_our_terms
from flows.model import Name, Parsed, PartKind, Sentence, Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.language import Language
    from spacy.tokens import Span
    from spacy.tokens import Token as SpacyToken

    from flows.model import CleanArticle, Part

READ_KINDS = frozenset(
    {
        PartKind.HEADLINE,
        PartKind.SUBHEAD,
        PartKind.PARAGRAPH,
        PartKind.QUOTATION,
        PartKind.ATTRIBUTION,
        PartKind.CAPTION,
        PartKind.DATELINE,
    }
)
"""Kinds of part that hold sentences."""

_COMMON_WORDS_PER = 12
"""Words of running English that have one of the commonest among them at the least."""
_PARTS_BATCH = 128


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
    return "".join(" " if char.isspace() else char for char in text)


def read_sentences(sents: Iterable[Span], part: Part, index: int) -> Iterator[Sentence]:
    """Give the sentences of a part that spaCy has read; those of white space alone are left out.

    Args:
        sents: In order, of a spaCy document with the part's text.
        part: The part.
        index: Its index in its article.
    """
    for sent in sents:
        words = [token for token in sent if not token.is_space]
        if words:
            yield _sentence(sent, words, part, index)


def _sentence(sent: Span, words: Sequence[SpacyToken], part: Part, index: int) -> Sentence:
    places = {token.i: place for place, token in enumerate(words)}
    begin, end = words[0].idx, words[-1].idx + len(words[-1])
    return Sentence(
        part=index,
        kind=part.kind,
        span=part.raw_span(begin, end),
        text=part.text[begin:end],
        tokens=in_our_terms(tuple(_token(token, places, part) for token in words)),
        names=tuple(_names(sent, places, part)),
    )


def _token(token: SpacyToken, places: Mapping[int, int], part: Part) -> Token:
    end = token.idx + len(token)
    return Token(
        index=places[token.i],
        text=token.text,
        lemma=token.lemma_ or token.text,
        pos=token.pos_,
        tag=token.tag_,
        dep=token.dep_.lower(),
        head=_head(token, places),
        span=part.raw_span(token.idx, end),
        space=part.text[end : end + 1].isspace(),
    )


def _head(token: SpacyToken, places: Mapping[int, int]) -> int:
    """Give the place of the head, passing over white space that the parse hangs words on."""
    head = token.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    return places.get(head.i, places[token.i])


def _names(sent: Span, places: Mapping[int, int], part: Part) -> Iterator[Name]:
    for name in sent.ents:
        label = name_label(name.label_)
        words = [places[token.i] for token in name if token.i in places]
        if label is None or not words:
            continue
        first, last = words[0], words[-1] + 1
        begin, end = name[0].idx, name[-1].idx + len(name[-1])
        yield Name(
            label=label,
            first=first,
            last=last,
            text=part.text[begin:end].strip(),
            span=part.raw_span(begin, end),
        )
