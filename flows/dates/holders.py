"""Holders of one post listed with their countries: "five presidents - A of X, B of Y and C of Z".

Posts said of one person are found by ``language.titles``; what a post tells of the day, by
``offices``.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from flows.model import NameLabel, Span, Title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.dates.observed import Observed
    from flows.dates.reference import DateIndex
    from flows.model import Name, Sentence

_LISTED_MIN: Final = 2


def list_holders(observed: Observed) -> Iterator[Title]:
    """Give each person of a list behind a post in the plural, with the country behind "of"."""
    for at, sentence in enumerate(observed.parsed.sentences):
        listed = [*_placed(sentence)]
        if len(listed) < _LISTED_MIN:
            continue
        post = _post_before(sentence, listed[0][0].first, observed.index)
        for holder, country in listed if post else ():
            span = Span(begin=holder.span.begin, end=country.span.end)
            yield Title(sentence=at, holder=holder, post=post, of=country, span=span)


def _placed(sentence: Sentence) -> Iterator[tuple[Name, Name]]:
    """Give the persons with the name of something else right behind "of"."""
    for name, behind in pairwise(sentence.names):
        is_bound = behind.first == name.last + 1 and sentence.tokens[name.last].text == "of"
        is_person = [one.label is NameLabel.PERSON for one in (name, behind)]
        if is_bound and is_person == [True, False]:
            yield name, behind


def _post_before(sentence: Sentence, end: int, index: DateIndex) -> str:
    """Give the last post in the plural before a word, in the singular; empty where none is."""
    words = [token.text.lower() for token in sentence.tokens[:end]]
    for at in reversed(range(len(words))):
        if not words[at].endswith("s"):
            continue
        posts = (" ".join([*words[first:at], words[at][:-1]]) for first in (max(0, at - 1), at))
        found = next((post for post in posts if post in index.classes), "")
        if found:
            return found
    return ""
