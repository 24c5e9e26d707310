"""A page that came as one line: cut where its parts show, so that the other rules can tell them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from flows.clean.pieces import is_open, label, split_part
from flows.clean.published import find_published
from flows.clean.reasons import Reason
from flows.clean.wording import count_words
from flows.model import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.clean.cues import CleanCues
    from flows.model import Part

_LINES_MAX: Final = 3
_WORDS_MIN: Final = 80
_TITLE_WORDS: Final = range(4, 30)
_BAR = re.compile(r"\s[|–—-]\s")
_SENTENCE_END = re.compile(r"[.!?][\"”’]?\s+(?=[A-Z©])")
_SAID_LETTERS: Final = 200
"""Of what follows a sentence so much is read to tell whether it is the page."""
_BARS_BEHIND = re.compile(r"[.!?][\"”’]?\s+(?=\|)")
_BARS = re.compile(r"(?<=\s)\|+(?=\s)")
_LINKS_MIN: Final = 3
_BEHIND_DATE = re.compile(
    r"(?:,?\s*(?:at\s)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?)?(?:\s+[Bb]y(?:\s[A-Z][\w.'’-]+){2})?"
)
"""Time of day and author behind a date."""


def split_flat(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Cut long lines of a page of hardly any: at its title, its date, and behind its text."""
    lines = [part for part in parts if is_open(part) and count_words(part.text)]
    if len(lines) > _LINES_MAX:
        return parts
    return tuple(
        piece for part in parts for piece in (_cut(part, cues) if _is_long(part) else (part,))
    )


def _is_long(part: Part) -> bool:
    return is_open(part) and count_words(part.text) >= _WORDS_MIN


def _cut(part: Part, cues: CleanCues) -> tuple[Part, ...]:
    """Cut a line where its parts show; links between bars behind its text are told at once."""
    links = _links_behind(part.text)
    text, *rest = split_part(part, links)
    told = (label(piece, PartKind.REMOVED, Reason.RELATED) for piece in rest)
    return (*split_part(text, *_borders(text.text, cues)), *told)


def _borders(text: str, cues: CleanCues) -> tuple[int, ...]:
    return (*_around_titles(text), *_around_dates(text, cues), *_behind_text(text, cues))


def _around_titles(text: str) -> Iterator[int]:
    """Find the title of the page, in front of a bar, and where it is printed again."""
    bar = _BAR.search(text)
    title = text[: bar.start()] if bar else ""
    again = text.find(title, len(title)) if len(title.split()) in _TITLE_WORDS else -1
    if bar and again > 0:
        yield from (bar.start(), again, again + len(title))


def _around_dates(text: str, cues: CleanCues) -> Iterator[int]:
    """Find "Posted on 3 May 2014 by Jane Doe": the word in capitals, and a full date."""
    for begin, date in find_published(text, cues):
        if cues.dates.has_full_date(date.group()):
            behind = _BEHIND_DATE.match(text, date.end())
            yield from (begin, behind.end() if behind else date.end())


def _behind_text(text: str, cues: CleanCues) -> Iterator[int]:
    """Find the first sentence end in the second half behind which the page goes on."""
    for match in _SENTENCE_END.finditer(text, len(text) // 2):
        rest = text[match.end() :][:_SAID_LETTERS]
        told = cues.lines.meaning_of(rest) or cues.sections.meaning_of(rest)
        if told and told != Reason.PUBLISHED_LINE:
            yield match.end()
            return


def _links_behind(text: str) -> int:
    """Give where links between bars begin behind the last sentence; the end where none are."""
    ends = [match.end() for match in _BARS_BEHIND.finditer(text)]
    bars = [match.start() for match in _BARS.finditer(text, ends[-1])] if ends else []
    are_links = len(bars) >= _LINKS_MIN and not _SENTENCE_END.search(text, bars[0])
    return bars[0] if are_links else len(text)
