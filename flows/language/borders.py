"""Forbid sentence borders where none can be: inside names and brackets, before closing marks.

A component of the pipeline that runs after the names and before the parser, which keeps to it.
Where a sentence does end is for the parser to tell, but for words said that open a sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import numpy as np
from spacy.language import Language

from flows.language import names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy.typing as npt
    from spacy.tokens import Doc, Token
    from thinc.types import Ints2d

COMPONENT = "dateline_borders"
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_BRACKET_WORDS_MAX = 60
_SENTENCE_WORDS_MAX = 250
_START, _NO_START = 1, -1
_CLOSING = frozenset({"”", "’", "»", "''", ")", "]", "}"})
_OPENING = frozenset({"“", "‘", "«", "(", "[", "{"})
_STRAIGHT = frozenset({'"', "'", "''", "``"})
_QUOTING = frozenset({'"', "“", "«", "``"})
_ENDING = frozenset({".", "?", "!"})
_NEVER_FIRST = frozenset({",", ".", ";", ":", "!", "?", "%", "...", "…", "'s", "’s"})
_FINAL = frozenset(".?!…:;\"”'’)]»*")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.)+|[A-Z][a-z]{0,4}\.")


@Language.component(COMPONENT)
def forbid_borders(doc: Doc) -> Doc:
    """Mark the tokens of a document that begin no sentence, and those that surely do."""
    forbidden = {index for rule in RULES for index in rule(doc) if 0 < index < len(doc)}
    starts = np.zeros(len(doc), dtype=np.int64)
    starts[list(_words_said(doc))] = _START
    starts[sorted(forbidden)] = _NO_START
    _cut_endless(starts)
    # one array at once: spaCy looks through the whole document each time a single mark is set
    marks = starts.astype(np.uint64).reshape(-1, 1)
    return doc.from_array(["SENT_START"], cast("Ints2d", marks))


def _cut_endless(starts: npt.NDArray[np.int64]) -> None:
    """Begin a sentence where none could begin for longer than any sentence is.

    Lists without marks and broken pages run on for thousands of words; walks over the tree of a
    sentence take time with its square.
    """
    run = 0
    for index, start in enumerate(starts.tolist()):
        run = run + 1 if start == _NO_START else 0
        if run == _SENTENCE_WORDS_MAX:
            starts[index], run = _START, 0


def guard_borders(nlp: Language) -> Language:
    """Put the component before the parser of a pipeline, if it has one and is without it.

    Names that are found before the parser are mended before the borders heed them.
    """
    if "parser" in nlp.pipe_names and COMPONENT not in nlp.pipe_names:
        nlp.add_pipe(COMPONENT, before="parser")
    if "ner" in nlp.pipe_names and names.COMPONENT not in nlp.pipe_names:
        nlp.add_pipe(names.COMPONENT, after="ner")
    return nlp


def _inside_names(doc: Doc) -> Iterator[int]:
    for name in doc.ents:
        yield from range(name.start + 1, name.end)


def _inside_brackets(doc: Doc) -> Iterator[int]:
    opened: list[int] = []
    for token in doc:
        if token.text in _BRACKETS:
            opened.append(token.i)
        elif opened and token.text == _BRACKETS[doc[opened[-1]].text]:
            first = opened.pop()
            if token.i - first <= _BRACKET_WORDS_MAX:
                yield from range(first + 1, token.i + 1)


def _before_closing_marks(doc: Doc) -> Iterator[int]:
    for token in doc[1:]:
        if token.text in _CLOSING | _NEVER_FIRST or (token.text in _STRAIGHT and _closes(token)):
            yield token.i


def _after_opening_marks(doc: Doc) -> Iterator[int]:
    """Give the words right behind an opening mark: a sentence begins with the mark itself."""
    for token in doc[1:]:
        before = doc[token.i - 1]
        if before.whitespace_ or before.text not in _OPENING | _STRAIGHT:
            continue
        spaced = before.i == 0 or bool(before.nbor(-1).whitespace_)
        if before.text in _OPENING or spaced:
            yield token.i


def _after_spaced_dots(doc: Doc) -> Iterator[int]:
    """Give small words after ". . .": the sentence goes on."""
    for token in doc[2:]:
        if token.text[0].islower() and doc[token.i - 1].text == doc[token.i - 2].text == ".":
            yield token.i


def _closes(token: Token) -> bool:
    """Tell whether a straight quotation mark stands tight to the word before it."""
    return not token.nbor(-1).whitespace_ and not token.nbor(-1).is_space


def _words_said(doc: Doc) -> Iterator[int]:
    """Give the opening marks of words said, with a capital, behind a sentence that has ended."""
    for mark in doc[1:-1]:
        if mark.text not in _QUOTING or mark.whitespace_ or not mark.nbor().text[0].isupper():
            continue
        before = mark.nbor(-1)
        if before.whitespace_ and before.text in _ENDING:
            yield mark.i


def _after_open_ends(doc: Doc) -> Iterator[int]:
    """Give the words after one that ends no sentence: news copy closes its sentences with a mark.

    Headlines and captions do not, but they are parts of their own, and parts are read apart.
    """
    for token in doc[1:]:
        if doc[token.i - 1].text[-1] not in _FINAL and not doc[token.i - 1].is_space:
            yield token.i


def _after_abbreviations(doc: Doc) -> Iterator[int]:
    """Give what follows "U.S." or "Gen.": the first word of a name, or a small word."""
    firsts = {name.start for name in doc.ents}
    for token in doc[1:]:
        goes_on = token.i in firsts or token.text[0].islower()
        if goes_on and _ABBREVIATION.fullmatch(doc[token.i - 1].text):
            yield token.i


RULES: tuple[Callable[[Doc], Iterator[int]], ...] = (
    _inside_names,
    _inside_brackets,
    _before_closing_marks,
    _after_opening_marks,
    _after_spaced_dots,
    _after_open_ends,
    _after_abbreviations,
)
