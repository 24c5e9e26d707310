"""Forbid sentence borders where none can be: inside names and brackets, before closing marks.

A component of the pipeline that runs after the names and before the parser, which keeps to it.
Where a sentence does end is for the parser to tell, but for words said that open a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np
from spacy.attrs import SPACY  # type: ignore[import-not-found]  # compiled, no stub
from spacy.language import Language

from flows.language import names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy.typing as npt
    from spacy.tokens import Doc
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
_CALLING = frozenset({"?", "!"})
_ENDING = _CALLING | {"."}
_NEVER_FIRST = frozenset({",", ".", ";", ":", "!", "?", "%", "...", "…", "'s", "’s"})
_SHUTTING = _CLOSING | _NEVER_FIRST
_MARKS = _OPENING | _STRAIGHT
_TO_NETWORK = frozenset({"on", "to", "via"})
_FINAL = frozenset(".?!…:;\"”'’)]»*")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.)+|[A-Z][a-z]{0,4}\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A document as lists, for rules that look at each word.

    Args:
        spaced: For each word, whether a space follows.
        names: First word of each name, and one after its last.
    """

    words: list[str]
    spaced: list[bool]
    names: tuple[tuple[int, int], ...]


@Language.component(COMPONENT)
def forbid_borders(doc: Doc) -> Doc:
    """Mark the tokens of a document that begin no sentence, and those that surely do."""
    text = _Text(
        words=[token.text for token in doc],
        spaced=doc.to_array(SPACY).astype(bool).tolist(),
        names=tuple((name.start, name.end) for name in doc.ents),
    )
    forbidden = {index for rule in RULES for index in rule(text) if 0 < index < len(doc)}
    starts = np.zeros(len(doc), dtype=np.int64)
    starts[[*_words_said(text), *_behind_network(text)]] = _START
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


def _inside_names(text: _Text) -> Iterator[int]:
    for first, last in text.names:
        yield from range(first + 1, last)


def _inside_brackets(text: _Text) -> Iterator[int]:
    opened: list[int] = []
    for at, word in enumerate(text.words):
        if word in _BRACKETS:
            opened.append(at)
        elif opened and word == _BRACKETS[text.words[opened[-1]]]:
            first = opened.pop()
            if at - first <= _BRACKET_WORDS_MAX:
                yield from range(first + 1, at + 1)


def _before_closing_marks(text: _Text) -> Iterator[int]:
    for at, word in enumerate(text.words):
        if word in _SHUTTING or (at > 0 and _is_closed(text, at)):
            yield at


def _after_opening_marks(text: _Text) -> Iterator[int]:
    """Give the words right behind an opening mark: a sentence begins with the mark itself."""
    for at, word in enumerate(text.words):
        if text.spaced[at] or word not in _MARKS:
            continue
        if word in _OPENING or at == 0 or text.spaced[at - 1]:
            yield at + 1


def _after_spaced_dots(text: _Text) -> Iterator[int]:
    """Give small words after ". . .": the sentence goes on."""
    words = text.words
    for at in range(2, len(words)):
        if words[at - 1] == "." and words[at - 2] == "." and words[at][0].islower():
            yield at


def _behind_questions_said(text: _Text) -> Iterator[int]:
    """Give small words behind a mark that closes a question or a call: he asked, came the reply."""
    words = text.words
    for at in range(2, len(words)):
        if words[at][0].islower() and words[at - 2] in _CALLING and _is_closed(text, at - 1):
            yield at


def _is_closed(text: _Text, at: int) -> bool:
    return text.words[at] in _CLOSING or (text.words[at] in _STRAIGHT and _closes(text, at))


def _closes(text: _Text, at: int) -> bool:
    """Tell whether a straight quotation mark stands tight to the word before it."""
    return not text.spaced[at - 1] and not text.words[at - 1].isspace()


def _words_said(text: _Text) -> Iterator[int]:
    """Give the opening marks of words said, with a capital, behind a sentence that has ended."""
    words, spaced = text.words, text.spaced
    for at in range(1, len(words) - 1):
        if words[at] not in _QUOTING or spaced[at] or not words[at + 1][0].isupper():
            continue
        if spaced[at - 1] and words[at - 1] in _ENDING:
            yield at


def _behind_network(text: _Text) -> Iterator[int]:
    """Give the words behind "posted on X.", which is no initial of the name that follows."""
    words = text.words
    for at in range(2, len(words)):
        named = words[at - 1] == "X." and words[at - 2] in _TO_NETWORK
        if named and text.spaced[at - 1] and words[at][0].isupper():
            yield at


def _after_open_ends(text: _Text) -> Iterator[int]:
    """Give the words after one that ends no sentence: news copy closes its sentences with a mark.

    Headlines and captions do not, but they are parts of their own, and parts are read apart.
    """
    for at, word in enumerate(text.words):
        if word[-1] not in _FINAL and not word.isspace():
            yield at + 1


def _after_abbreviations(text: _Text) -> Iterator[int]:
    """Give what follows "U.S." or "Gen.": the first word of a name, or a small word."""
    firsts = {first for first, _ in text.names}
    for at in range(1, len(text.words)):
        before = text.words[at - 1]
        if before[-1] != "." or not (at in firsts or text.words[at][0].islower()):
            continue
        if _ABBREVIATION.fullmatch(before):
            yield at


RULES: tuple[Callable[[_Text], Iterator[int]], ...] = (
    _inside_names,
    _inside_brackets,
    _before_closing_marks,
    _after_opening_marks,
    _after_spaced_dots,
    _behind_questions_said,
    _after_open_ends,
    _after_abbreviations,
)
