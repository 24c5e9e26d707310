"""Cut a plain text into the paragraphs that are read one by one: nothing is taken away.

Which parts of a page are the article is told in ``clean``, which works on articles as found.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from flows.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE: Final = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BLANK_BETWEEN: Final = re.compile(r"(?:\r\n?|[\n\v\f\x85\u2028\u2029])")
_ENDED: Final = re.compile(r"[.!?:;…][\"”’'»)\]]*$")
_WRAP_WIDTH_MAX: Final = 100
"""Lines longer than this were not broken by a program that wraps text."""
_WRAP_WIDTH_MIN: Final = 40
_PARAGRAPH_MAX: Final = 50_000
"""Code points read at once; a longer paragraph is cut at a space before."""
_ENDLESS_WORD: Final = re.compile(r"\S{1000}")
"""Cut after so many: spaCy takes marks off a word one by one, in time with its square."""


def cut_paragraphs(text: str, within: Span) -> tuple[Span, ...]:
    r"""Give the paragraphs of a passage, white space around them left out.

    Blank lines part paragraphs; a single line break does not where the line was full, as the
    programs that wrap text leave it, or where the next goes on in lower case.

    Args:
        text: The whole text.
        within: The passage of it.

    >>> text = "A headline\n\nHe came on March\n3 to stay.\nShe left."
    >>> spans = cut_paragraphs(text, Span(begin=0, end=len(text)))
    >>> [text[span.begin : span.end] for span in spans]
    ['A headline', 'He came on March\n3 to stay.', 'She left.']
    """
    lines = [_strip(text, *m.span()) for m in _LINE.finditer(text, within.begin, within.end)]
    shown = [line for line in lines if line.length]
    width = max((line.length for line in shown), default=0)
    joined = _join(text, shown, width)
    pieces = (piece for paragraph in joined for piece in _cut_long(text, paragraph))
    return tuple(piece for piece in pieces if piece.length)


def _strip(text: str, begin: int, end: int) -> Span:
    line = text[begin:end]
    stripped = line.strip()
    first = begin + len(line) - len(line.lstrip()) if stripped else begin
    return Span(begin=first, end=first + len(stripped))


def _join(text: str, lines: list[Span], width: int) -> Iterator[Span]:
    if not lines:
        return
    begin = lines[0].begin
    for line, after in pairwise(lines):
        if not _goes_on(text, line, after, width):
            yield Span(begin=begin, end=line.end)
            begin = after.begin
    yield Span(begin=begin, end=lines[-1].end)


def _goes_on(text: str, line: Span, after: Span, width: int) -> bool:
    if len(_BLANK_BETWEEN.findall(text, line.end, after.begin)) > 1:
        return False
    first_word = text[after.begin : after.end].split(maxsplit=1)[0]
    if _WRAP_WIDTH_MIN <= width <= _WRAP_WIDTH_MAX and line.length + 1 + len(first_word) > width:
        return True
    is_ended = _ENDED.search(text[line.begin : line.end]) is not None
    return not is_ended and (first_word[0].islower() or first_word[0].isdigit())


def _cut_long(text: str, paragraph: Span) -> Iterator[Span]:
    """Cut what no tokenizer should meet at once: endless paragraphs, and words that are none."""
    begin = paragraph.begin
    for word in _ENDLESS_WORD.finditer(text, paragraph.begin, paragraph.end):
        yield from _cut_at_spaces(text, begin, word.end())
        begin = word.end()
    yield from _cut_at_spaces(text, begin, paragraph.end)


def _cut_at_spaces(text: str, begin: int, end: int) -> Iterator[Span]:
    while end - begin > _PARAGRAPH_MAX:
        space = text.rfind(" ", begin + 1, begin + _PARAGRAPH_MAX)
        cut = space if space > 0 else begin + _PARAGRAPH_MAX
        yield _strip(text, begin, cut)
        begin = cut
    if begin < end:
        yield _strip(text, begin, end)
