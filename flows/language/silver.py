"""Texts that a first model labels so that a second one learns from them: self-training.

The texts with names of the corpora get the first model's parse; open news that nobody has labelled
for us gets its parse and its names. The second model then learns everything from every text, and
sees words of news that no treebank has.

Source:
    McClosky, Charniak and Johnson 2006, effective self-training for parsing.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span

from flows.language.named import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.random import Generator
    from spacy.language import Language

    from flows.language.named import Named

OPEN_NEWS = "gmb/ner_dataset.csv"
"""News of the Voice of America, in the public domain. Only its words are read: the labels beside
them bear no licence that is known."""
_WORDS_MIN, _WORDS_MAX = 6, 59
_GROUP = 3
"""Sentences in one training text."""
_NO_SPACE_BEFORE = frozenset(".,;:!?%)]'…") | {"'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "..."}
_NO_SPACE_AFTER = frozenset("($[") | {"``"}
_QUOTE = '"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A training text before it is labelled.

    Args:
        words: Its words.
        spaces: For each word, whether white space follows.
        starts: For each word, whether it begins a sentence.
        names: Label, first word, one after the last word; None where the teacher is to find them.
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    starts: tuple[bool, ...]
    names: tuple[tuple[str, int, int], ...] | None


def stretches_of(found: Sequence[Named]) -> Iterator[Stretch]:
    """Put sentences with names together to training texts."""
    for at in range(0, len(found), _GROUP):
        yield _join(found[at : at + _GROUP])


def _join(group: Sequence[Named]) -> Stretch:
    names = []
    base = 0
    for named in group:
        names += [(label, base + first, base + last) for label, first, last in named.names]
        base += len(named.words)
    return Stretch(
        words=tuple(word for named in group for word in named.words),
        spaces=tuple(s for named in group for s in (*named.spaces[:-1], True)),
        starts=tuple(at == 0 for named in group for at in range(len(named.words))),
        names=tuple(names),
    )


def read_open_news(data: Path, chance: Generator, sentences: int) -> Iterator[Stretch]:
    """Read some of the open news, in an order of chance.

    Args:
        data: Folder of the corpora.
        chance: The same generator gives the same texts.
        sentences: How many at most.
    """
    found = [s for s in _read_words(data / OPEN_NEWS) if _WORDS_MIN <= len(s) <= _WORDS_MAX]
    picked = [found[at] for at in chance.permutation(len(found))[:sentences]]
    for at in range(0, len(picked), _GROUP):
        group = picked[at : at + _GROUP]
        yield Stretch(
            words=tuple(word for words in group for word in words),
            spaces=tuple(space for words in group for space in space_words(words)),
            starts=tuple(at == 0 for words in group for at in range(len(words))),
            names=None,
        )


def _read_words(path: Path) -> Iterator[tuple[str, ...]]:
    words: list[str] = []
    with path.open(encoding="latin-1", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["Sentence #"] and words:
                yield tuple(words)
                words = []
            words.append(row["Word"])
    if words:
        yield tuple(words)


def space_words(words: Sequence[str]) -> list[bool]:
    """Tell after which words of a sentence white space stands, as it is usual in print."""
    spaces = []
    is_open = False
    for word, after in zip(words, (*words[1:], ""), strict=True):
        closes = after == _QUOTE and (is_open ^ (word == _QUOTE))
        opens = word == _QUOTE and not is_open
        is_open ^= word == _QUOTE
        apart = after not in _NO_SPACE_BEFORE and word not in _NO_SPACE_AFTER
        spaces.append(not after or (apart and not opens and not closes))
    return spaces


def label(stretches: Iterable[Stretch], teacher: Language) -> Iterator[Doc]:
    """Label training texts with what a first model makes of them; names that are known stay."""
    plain = ((_plain(stretch, teacher), stretch) for stretch in stretches)
    for parsed, stretch in teacher.pipe(plain, as_tuples=True, batch_size=64):
        yield _labelled(parsed, stretch)


def _plain(stretch: Stretch, teacher: Language) -> Doc:
    return Doc(
        teacher.vocab,
        words=list(stretch.words),
        spaces=list(stretch.spaces),
        sent_starts=list(stretch.starts),
    )


def _labelled(parsed: Doc, stretch: Stretch) -> Doc:
    doc = Doc(
        parsed.vocab,
        words=list(stretch.words),
        spaces=list(stretch.spaces),
        tags=[token.tag_ for token in parsed],
        pos=[token.pos_ for token in parsed],
        morphs=[str(token.morph) for token in parsed],
        lemmas=[token.lemma_ for token in parsed],
        heads=[token.head.i for token in parsed],
        deps=[token.dep_ for token in parsed],
        sent_starts=[bool(token.is_sent_start) for token in parsed],
    )
    names = stretch.names
    if names is None:
        names = tuple((name.label_, name.start, name.end) for name in parsed.ents)
    known = [Span(doc, first, last, label=what) for what, first, last in names if what != UNKNOWN]
    unknown = [Span(doc, first, last) for what, first, last in names if what == UNKNOWN]
    doc.set_ents(known, missing=unknown, default="outside")
    return doc
