"""The names of an article: those of the language model, corrected by lists, words, and each other.

The order is that of the text's own weight: edges first, then what the reference data knows, then
what the words of and about a name tell, then what the rest of the article calls it. What a name
refers to is for the entities room.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.language.naming_echo import echo_names
from flows.language.naming_edges import mend_edges
from flows.language.naming_lists import correct_by_lists
from flows.language.naming_many import tell_many
from flows.language.naming_words import read_words
from flows.language.stretches import Line, found_in, name_of
from flows.language.tied import tie_names

if TYPE_CHECKING:
    from flows.language.known import NameLexicon
    from flows.language.stretches import Found
    from flows.model import Name, Parsed, Sentence


def settle_names(parsed: Parsed, lexicon: NameLexicon) -> Parsed:
    """Give an article with its names corrected and completed.

    Args:
        parsed: The article as the language pipeline read it.
        lexicon: What the reference data knows of names; ``NameLexicon.of`` makes it.
    """
    lines = [Line(sentence, lexicon) for sentence in parsed.sentences]
    names = [_settle(line) for line in lines]
    names = [
        mend_edges(line, found) for line, found in zip(lines, echo_names(lines, names), strict=True)
    ]
    sentences = tuple(
        _with_names(s, tuple(name_of(parsed, s, found) for found in kept))
        for s, kept in zip(parsed.sentences, names, strict=True)
    )
    return replace(parsed, sentences=sentences)


def _with_names(sentence: Sentence, names: tuple[Name, ...]) -> Sentence:
    return tie_names(sentence if names == sentence.names else replace(sentence, names=names))


def _settle(line: Line) -> tuple[Found, ...]:
    names = mend_edges(line, found_in(line.sentence))
    names = tell_many(line, correct_by_lists(line, names))
    return read_words(line, names)
