"""Find in an article the words that somebody says stand there, whatever marks they are set in.

Quotation marks, dashes and white space are read as their plain forms on both sides; every letter
has to be the same. What is found is given as the article prints it, never as it was asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from flows.language.parse import READ_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.model import CleanArticle, Part, Span

_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Passage:
    """Words of a part of an article.

    Args:
        part: Index of the part.
        begin: First code point in the part's text.
        end: One after the last.
        span: Where the words stand in the raw text.
        text: The words, as the part has them.
    """

    part: int
    begin: int
    end: int
    span: Span
    text: str

    def holds(self, other: Passage) -> bool:
        """Tell whether the other passage lies inside this one."""
        return self.part == other.part and self.begin <= other.begin and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """A part in plain marks; ``at`` has for each character its place in the part's text."""

    index: int
    part: Part
    plain: str
    at: tuple[int, ...]


class Finder:
    """Finds words in the parts of one article that hold sentences."""

    def __init__(self, article: CleanArticle) -> None:
        self._pages = tuple(
            _page(index, part)
            for index, part in enumerate(article.parts)
            if part.kind in READ_KINDS and part.text.strip()
        )

    def find(self, words: str, inside: Passage | None = None) -> Passage | None:
        """Give the first place where the words stand, whole words only.

        Args:
            words: What to look for.
            inside: The passage that they have to stand in; None for the whole article.
        """
        return next(self._places(words, inside), None)

    def _places(self, words: str, inside: Passage | None) -> Iterator[Passage]:
        wanted, _ = _plain(words.strip())
        if not wanted:
            return
        for page in self._pages:
            if inside is not None and page.index != inside.part:
                continue
            for begin in _occurrences(page.plain, wanted):
                found = _passage(page, begin, begin + len(wanted))
                if inside is None or inside.holds(found):
                    yield found


def _page(index: int, part: Part) -> _Page:
    plain, at = _plain(part.text)
    return _Page(index=index, part=part, plain=plain, at=at)


def _plain(text: str) -> tuple[str, tuple[int, ...]]:
    """Put plain marks for curly ones and one blank for each white space, with places kept."""
    letters: list[str] = []
    at: list[int] = []
    for place, letter in enumerate(text.translate(_PLAIN)):
        letter = " " if letter.isspace() else letter  # noqa: PLW2901 - read as a blank from here on
        if letter == " " and letters and letters[-1] == " ":
            continue
        written = "..." if letter == "…" else letter
        letters += written
        at += [place] * len(written)
    return "".join(letters), tuple(at)


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    begin = text.find(wanted)
    while begin >= 0:
        if not _cuts(text, begin) and not _cuts(text, begin + len(wanted)):
            yield begin
        begin = text.find(wanted, begin + 1)


def _cuts(text: str, at: int) -> bool:
    """Tell whether a border lies inside a word or a number."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _passage(page: _Page, begin: int, end: int) -> Passage:
    first, last = page.at[begin], page.at[end - 1] + 1
    return Passage(
        part=page.index,
        begin=first,
        end=last,
        span=page.part.raw_span(first, last),
        text=page.part.text[first:last],
    )
