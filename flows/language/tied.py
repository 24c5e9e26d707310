"""Names tied by hyphens, held together in the parse ("Nagorno-Karabakh", "Guinea-Bissau").

Each piece is a word of its own, and parsers hang the pieces on different words around the name.
Which words are a name belongs to ``naming``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.language.tree import head_of, replant

if TYPE_CHECKING:
    from flows.model import Name, Sentence, Token

_HYPHENS = frozenset({"-", "–", "‑"})


def tie_names(sentence: Sentence) -> Sentence:
    """Give a sentence in which all words of a tied name hang on its head."""
    moved = {t.index: t for name in sentence.names for t in _moved(sentence, name)}
    return replant(sentence, moved)


def _moved(sentence: Sentence, name: Name) -> list[Token]:
    """Give the words of a tied name that hang outside of it, hung on its head."""
    words = sentence.tokens[name.first : name.last]
    tied = len(words) > 1 and not any(t.space for t in words[:-1])
    if not tied or not any(t.text in _HYPHENS for t in words):
        return []
    head = head_of(sentence, name.first, name.last)
    inside = range(name.first, name.last)
    loose = (t for t in words if t is not head and t.head not in inside)
    return [replace(t, head=head.index, dep="flat") for t in loose]
