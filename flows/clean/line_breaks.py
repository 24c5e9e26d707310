"""Lines that a program broke, at a fixed width or in a word, are joined again: they are one piece.

What is done with the lines then is told in ``pieces``.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from flows.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE = re.compile(r"[^\n\r\v\f\u2028\u2029]+")
_BLANK_BETWEEN = re.compile(r"(\r\n|[\n\r\v\f\u2028\u2029])[^\S\n\r]*(\r\n|[\n\r\v\f\u2028\u2029])")
_BULLET = re.compile(r"[•·▪■►▶*]\s")
_CUT_WORD = re.compile(r"[^\W\d_]{2}-$")
_FINAL = re.compile(r"[.!?…؟。।۔:;][\"”’'»)\]]*$")
_SMALL_END = re.compile(
    r"\b(?:a|an|the|of|in|on|at|by|to|for|from|with|and|or|as|that|than|his|her|its|their)$"
)
_GOES_ON = re.compile(r"(?!\w{1,3}[-'’]?[A-Z]|(?:al|bin|by|de|el|ibn|van|von) [A-Z])[a-zß-ÿ]")
"""How a line begins that goes on with the sentence above it: not with "al-Bab", "de Wit" or
"by Jane Doe"."""
_QUOTES = "\"“‘'"
_CLAUSE_WORDS_MIN = 4
_LAST_WORD_MAX = 20
"""A last line can be wider than the others by the word that had no room there."""
_WRAP_WIDTHS = range(50, 101)
_WRAPPED_LINES_MIN = 3
_FILLED_LINES_MIN = 4
_BROKEN_LINES_MIN = 8
_RUNNING_MIN = 5
_FULL_LINE = 0.7
_PAIR = 2
_HEADS_MAX = 3
"""So many lines of the head of a page may stand right above a text that was broken."""


def line_spans(text: str) -> Iterator[Span]:
    """Give the lines of a text that bear more than white space, without that at their ends."""
    for match in _LINE.finditer(text):
        line = match.group()
        begin = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if begin < end:
            yield Span(begin=begin, end=end)


def join_wrapped(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Join the lines of blocks that were broken at a fixed width, and pairs on the same page."""
    closed = _close_up(text, [*_blocks(text, spans)])
    blocks = [(block, _wrapped_from(text, block)) for block in closed]
    widest = max((s.length for b, at in blocks if at is not None for s in b[at:]), default=0)
    for block, head in blocks:
        if head is not None:
            yield from block[:head]
            yield Span(begin=block[head].begin, end=block[-1].end)
        elif _is_broken(text, block):
            yield from _join_to_sentences(text, block)
        elif len(block) == _PAIR and _goes_on(text, (block[0], block[1]), widest):
            yield Span(begin=block[0].begin, end=block[1].end)
        else:
            yield from _join_cut_words(text, block)


def _close_up(text: str, blocks: Sequence[list[Span]]) -> Iterator[list[Span]]:
    """Join broken lines that blank lines part, as readers of PDF leave them."""
    for is_single, group in groupby(blocks, key=lambda block: len(block) == 1):
        found = list(group)
        lines = [block[0] for block in found]
        if not is_single or not _is_double_spaced(text, lines):
            yield from found
            continue
        full = max(span.length for span in lines) * _FULL_LINE
        begin = 0
        for at, line in enumerate(lines):
            below = lines[at + 1] if at + 1 < len(lines) else None
            if below is None or not (_runs_on(text, line, below) or _is_full(text, line, full)):
                yield [Span(begin=lines[begin].begin, end=line.end)]
                begin = at + 1


def _is_double_spaced(text: str, lines: Sequence[Span]) -> bool:
    """Tell whether single lines are pieces of sentences: many go on in the middle of one."""
    widest = max(span.length for span in lines)
    if len(lines) < _BROKEN_LINES_MIN or widest not in _WRAP_WIDTHS:
        return False
    running = sum(_runs_on(text, line, below) for line, below in pairwise(lines))
    return running >= _RUNNING_MIN and running * 4 >= len(lines)


def _runs_on(text: str, line: Span, below: Span) -> bool:
    said = text[line.begin : line.end]
    if _FINAL.search(said):
        return False
    return text[below.begin].islower() or bool(_SMALL_END.search(said))


def _is_full(text: str, line: Span, full: float) -> bool:
    return line.length >= full and not _FINAL.search(text[line.begin : line.end])


def _wrapped_from(text: str, block: list[Span]) -> int | None:
    """Give from which line on a program broke a block; None where it did not."""
    heads = range(min(_HEADS_MAX, len(block) - 1) + 1)
    return next((at for at in heads if _is_wrapped(text, block[at:])), None)


def _goes_on(text: str, pair: tuple[Span, Span], widest: int) -> bool:
    """Tell whether a line ends no sentence, for want of room for the first word below it."""
    line, below = pair
    ended = bool(_FINAL.search(text[line.begin : line.end]))
    word = text[below.begin : below.end].split(maxsplit=1)[0]
    return not ended and widest - len(word) - 1 < line.length <= widest


def _join_cut_words(text: str, block: Sequence[Span]) -> Iterator[Span]:
    """Join lines between which a word or, by a link in it, a sentence was cut in two."""
    lines = [text[span.begin : span.end] for span in block]
    begin = end = 0
    for at, (line, below) in enumerate(zip(lines, (*lines[1:], ""), strict=True)):
        end = max(end, at if at < end else _end_of_cut(lines, at))
        if at == end and not (_CUT_WORD.search(line) and below[:1].islower()):
            yield Span(begin=block[begin].begin, end=block[at].end)
            begin = at + 1


def _end_of_cut(lines: Sequence[str], at: int) -> int:
    """Give the last line of the sentence that a line begins; the line itself where none was cut.

    It goes on behind a small word ("... talks at") and before a small letter, with one line between
    at most, the words of a link.
    """
    end = at
    while end + 1 < len(lines) and not _FINAL.search(lines[end]):
        is_next = _GOES_ON.match(lines[end + 1]) or _SMALL_END.search(lines[end])
        is_link = not is_next and any(_GOES_ON.match(line) for line in lines[end + 2 : end + 3])
        if not is_next and (not is_link or _FINAL.search(lines[end + 1])):
            return at
        end += 1
    is_clause = _FINAL.search(lines[end]) and len(lines[end].split()) >= _CLAUSE_WORDS_MIN
    return end if is_clause else at


def _blocks(text: str, spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Give the lines between two blank lines; each item of a list begins anew."""
    block: list[Span] = []
    for span in spans:
        is_apart = block and _BLANK_BETWEEN.search(text, block[-1].end, span.begin)
        if is_apart or (block and _BULLET.match(text, span.begin)):
            yield block
            block = []
        block.append(span)
    if block:
        yield block


def _is_wrapped(text: str, block: list[Span]) -> bool:
    """Tell whether a program broke the lines: all nearly as wide, few of them ending a sentence.

    Many go on with a small letter, or none had room for the first word of the next.
    """
    if len(block) < _WRAPPED_LINES_MIN:
        return False
    widths = [span.length for span in block[:-1]]
    is_even = max(widths) in _WRAP_WIDTHS and min(widths) * 10 >= max(widths) * 6
    if not is_even or block[-1].length > max(widths) + _LAST_WORD_MAX:
        return False
    ended = sum(bool(_FINAL.search(text[span.begin : span.end])) for span in block[:-1])
    if len(block) == _WRAPPED_LINES_MIN and not _FINAL.search(
        text[block[-1].begin : block[-1].end]
    ):
        return all(text[span.begin].islower() for span in block[1:])
    going_on = sum(not _opens(text, span) for span in block[1:])
    is_going_on = going_on * 5 >= len(widths) * 2 or _is_filled(text, block)
    return ended * 2 < len(widths) and is_going_on


def _opens(text: str, line: Span) -> bool:
    """Tell whether a line begins with a capital, a quotation mark before it or not."""
    return text[line.begin : line.end].lstrip(_QUOTES)[:1].isupper()


def _is_broken(text: str, block: Sequence[Span]) -> bool:
    """Tell whether lines of any width are pieces of sentences: most go on with a small letter."""
    if len(block) < _BROKEN_LINES_MIN or max(span.length for span in block) not in _WRAP_WIDTHS:
        return False
    ended = sum(bool(_FINAL.search(text[span.begin : span.end])) for span in block[:-1])
    going_on = sum(text[span.begin].islower() for span in block[1:])
    return going_on * 2 > len(block) and ended * 4 < len(block)


def _join_to_sentences(text: str, block: Sequence[Span]) -> Iterator[Span]:
    """Join lines up to each that ends a sentence."""
    begin = block[0].begin
    for span, below in zip(block, (*block[1:], None), strict=True):
        if below is None or _FINAL.search(text[span.begin : span.end]):
            yield Span(begin=begin, end=span.end)
            begin = span.end if below is None else below.begin


def _is_filled(text: str, block: list[Span]) -> bool:
    """Tell whether the next word would have made each line wider than the widest."""
    widest = max(span.length for span in block)
    firsts = (text[span.begin : span.end].split(maxsplit=1)[0] for span in block[1:])
    rooms = (widest - span.length for span in block[:-1])
    full = all(len(word) + 1 > room for word, room in zip(firsts, rooms, strict=True))
    return full and len(block) >= _FILLED_LINES_MIN
