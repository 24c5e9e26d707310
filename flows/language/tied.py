"""Names held together in the parse: tied by hyphens ("Nagorno-Karabakh"), or that look like verbs.

Each piece of a tied name is a word of its own, and parsers hang the pieces on different words
around the name. "Said Abdullo Nuri" says nothing. Which words are a name belongs to ``naming``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.language.tree import head_of, replant
from flows.model import NameLabel

if TYPE_CHECKING:
    from flows.model import Name, Sentence, Token

_HYPHENS = frozenset({"-", "–", "‑"})


def tie_names(sentence: Sentence) -> Sentence:
    """Give a sentence in which all words of a tied name hang on its head, no person is a verb."""
    moved = {t.index: t for name in sentence.names for t in _moved(sentence, name)}
    verbs = (t for name in sentence.names for t in _verbs_in(sentence, name))
    return replant(sentence, {**{t.index: t for t in verbs}, **moved})


def _verbs_in(sentence: Sentence, name: Name) -> list[Token]:
    """Give the words of a person's full name that were taken for verbs, as names."""
    words = sentence.tokens[name.first : name.last]
    full = name.label is NameLabel.PERSON and len(words) > 1
    verbs = (t for t in words if full and t.pos in ("VERB", "AUX"))
    return [replace(t, pos="PROPN", tag="NNP", lemma=t.text) for t in verbs]


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
