"""Join words that mean something only together: "more than", "at least", "these days"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from flows.dates.terms import Fields, Term
from flows.dates.vocabulary import PHRASES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def _by_first_word() -> Mapping[str, list[tuple[str, ...]]]:
    phrases: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in sorted(PHRASES, key=len, reverse=True):
        phrases[phrase[0]].append(phrase)
    return phrases


_BY_FIRST_WORD: Final = _by_first_word()


def join_phrases(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Give the terms with each known phrase as one term, the longest where several begin."""
    joined: list[Term] = []
    words, at = tuple([t.text for t in terms]), 0
    while at < len(terms):
        phrase = _phrase_at(words, at) if words[at] in _BY_FIRST_WORD else ()
        width = len(phrase) or 1
        joined.append(_fuse(terms[at : at + width], phrase) if phrase else terms[at])
        at += width
    return tuple(joined)


def _phrase_at(words: tuple[str, ...], at: int) -> tuple[str, ...]:
    begun = _BY_FIRST_WORD[words[at]]
    return next((phrase for phrase in begun if words[at : at + len(phrase)] == phrase), ())


def _fuse(terms: Sequence[Term], phrase: tuple[str, ...]) -> Term:
    kind, value = PHRASES[phrase]
    fields: Fields = (("unit", "day"), ("shift", value)) if kind == "deictic" else ()
    return Term(
        kind=kind,
        text=" ".join(phrase),
        value=value,
        fields=fields,
        begin=terms[0].begin,
        end=terms[-1].end,
    )
