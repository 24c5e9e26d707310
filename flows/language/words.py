"""Words as a reader counts them: tokens glued by hyphens are one word ("al-Attasi", "Ki-moon").

What a word means belongs to whoever asks; the grammar of sentences, to ``tree``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from flows.model import Span

if TYPE_CHECKING:
    from flows.model import Sentence, Token

HYPHENS = ("-", "‐", "‑")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a sentence.

    Args:
        first: Index of its first token.
        last: One after the index of its last token.
        text: As printed.
        keys: Its parts between hyphens, lower case, apostrophes straight ("secretary", "general").
        space: Whether white space follows.
    """

    first: int
    last: int
    text: str
    keys: tuple[str, ...]
    span: Span
    space: bool

    @property
    def is_capital(self) -> bool:
        """Tell whether it opens with a capital letter."""
        return self.text[:1].isupper()


def split_words(sentence: Sentence) -> tuple[Word, ...]:
    """Give the words of a sentence, in order; punctuation marks are words of their own."""
    groups: list[list[Token]] = []
    for token in sentence.tokens:
        if groups and _is_glued(groups[-1][-1], token):
            groups[-1].append(token)
        else:
            groups.append([token])
    return tuple(_join_word(group) for group in groups)


def _is_glued(before: Token, token: Token) -> bool:
    if before.space or before.span.end != token.span.begin:
        return False
    return _opens_hyphen(before.text, token.text) or _opens_hyphen(token.text[::-1], before.text)


def _opens_hyphen(one: str, other: str) -> bool:
    """Tell whether ``one`` ends in a hyphen that ties it to a word."""
    return one.endswith(HYPHENS) and other[:1].isalnum() and one.strip("-‐‑") == one[:-1]


def _join_word(tokens: list[Token]) -> Word:
    first, last = tokens[0], tokens[-1]
    text = first.text if first is last else "".join([t.text for t in tokens])
    return Word(
        first=first.index,
        last=last.index + 1,
        text=text,
        keys=keys_of(text),
        span=first.span if first is last else Span(begin=first.span.begin, end=last.span.end),
        space=last.space,
    )


@lru_cache(maxsize=65536)
def keys_of(text: str) -> tuple[str, ...]:
    """Give the parts of a word between hyphens, lower case, apostrophes straight."""
    keys = text.lower().replace("’", "'").replace("‐", "-").replace("‑", "-").split("-")
    return tuple(k for k in keys if k) or (text,)
