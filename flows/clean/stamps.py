"""Dates on a line of their own: stamps of the article, clocks of the page.

Which day they mean is read in ``flows.dates``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from flows.clean.datelines import chunks_of
from flows.clean.kept import LINES_MAX
from flows.clean.mastheads import name_paper
from flows.clean.pieces import is_open, label, split_part
from flows.clean.reasons import Reason
from flows.clean.wording import is_body_prose, is_name, is_prose, words_of
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from flows.clean.cues import CleanCues

_BY = re.compile(r"(?:written |reported |posted )?by\b", re.IGNORECASE)
_REST_WORDS_MAX = 12
_DOMAIN = re.compile(r"(?:[a-z][\w-]*\.)+[a-z]{2,4}", re.IGNORECASE)
_DASHES = re.compile(r"\s[-–—]\s")
_PAGED = re.compile(r"\b(?:page|pg?|vol|issue|no)\.?\s*[A-Z]?\d", re.IGNORECASE)
"""What a cutting of a printed paper has beside its name and date."""
_LOGIN = re.compile(r"[—–-]\s?(?P<name>[a-z][a-z0-9_.]{1,15})$")
"""Who posted it, behind day and time ("Sat, 06/14/2014 - 10:26 — jdoe")."""
_WITH_PAPER = re.compile(r"(?P<name>[^()]{4,40}?)\s*\((?P<paper>[^()]{2,40})\)?")
"""An author and the paper behind ("Jane Doe (The Example Post)")."""
_AND = re.compile(r"\s+(?:and|&)\s+")
_BARS = re.compile(r"\s[|•·]\s|\s{2,}")
_BUTTONS = frozenset(
    {Reason.READING_TIME, Reason.PAGE_TOOLS, Reason.SOCIAL_BUTTONS, Reason.COMMENTS}
)
_BESIDE = frozenset({*_BUTTONS, Reason.EDITOR_LINE})


def mark_stamps(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Tell lines that are nothing but a date, with who put it out or wrote it at most."""
    return tuple(
        label(part, PartKind.DATELINE, Reason.STAMP)
        if is_open(part) and is_stamp(part.text, cues)
        else part
        for part in parts
    )


@lru_cache(maxsize=LINES_MAX)
def is_stamp(text: str, cues: CleanCues) -> bool:
    """Tell whether a line is a date and nothing that belongs to the text."""
    rest = None if is_prose(text) else cues.dates.residue(text)
    if rest is None:
        return cues.dates.is_moment(text)
    words = rest.split()
    signed = len(words) <= _REST_WORDS_MAX and (
        not words or all(_is_signed(c, text, cues) for c in chunks_of(rest))
    )
    return signed or _is_barred_stamp(text, cues)


def _is_barred_stamp(text: str, cues: CleanCues) -> bool:
    """Tell whether a line is a date beside buttons ("3 May 2014 • 4 minute read • Print")."""
    chunks = [chunk.strip() for chunk in _BARS.split(text) if chunk.strip()]
    dated = [chunk for chunk in chunks if cues.dates.residue(chunk) == ""]
    others = [chunk for chunk in chunks if chunk not in dated]
    return bool(dated and others) and all(_is_beside(chunk, text, cues) for chunk in others)


def _is_beside(chunk: str, line: str, cues: CleanCues) -> bool:
    """Tell whether a piece beside a date is a button, a count of readers, or who signs."""
    told = cues.lines.meaning_of(chunk) or cues.sections.meaning_of(chunk)
    return told in _BUTTONS or (told is None and _is_signed(chunk, line, cues))


def _is_signed(chunk: str, line: str, cues: CleanCues) -> bool:
    """Tell whether a piece of a stamp is an agency, a place, an author or a word of stamps."""
    bare = chunk.strip(" .:-–—()")
    pieces = _DASHES.split(bare)
    if len(pieces) > 1:
        return all(_is_signed(piece, line, cues) for piece in pieces)
    if not bare or _BY.match(bare) or cues.source_named(bare) or _DOMAIN.fullmatch(bare):
        return True
    if cues.credits.meaning_of(bare) or cues.lines.meaning_of(bare) in _BESIDE:
        return True
    known = bare.casefold() in cues.places or bare.casefold() in cues.words["byline-word"]
    if (
        known
        or _is_of_a_paper(bare, cues)
        or (bare.isupper() and len(bare.split()) <= 3)
        or _is_posted(bare, line, cues)
    ):
        return True
    if _is_section(bare, cues) and cues.dates.clock.search(line):
        return True
    short = all(len(name.split()) <= 2 and is_name(name) for name in _AND.split(bare))
    return short and (bool(cues.dates.clock.search(line)) or "," in line or "|" in line)


def _is_of_a_paper(bare: str, cues: CleanCues) -> bool:
    """Tell whether a piece is an author with the paper behind ("Jane Doe (The Example Post)")."""
    who = _WITH_PAPER.fullmatch(bare)
    if who is None or not is_name(who["name"]):
        return False
    paper = who["paper"]
    return cues.source_named(paper) is not None or name_paper(paper, cues) is not None


def _is_section(bare: str, cues: CleanCues) -> bool:
    """Tell whether a piece names a section of the paper and is no button of the page."""
    words = words_of(bare)
    named = bool(words) and cues.words["navigation-word"].issuperset(words)
    return named and bare.casefold() not in cues.words["clock-neighbour"]


def _is_posted(bare: str, line: str, cues: CleanCues) -> bool:
    """Tell whether a piece is the paper that the line is cut out of, or the login of who posted."""
    paper = bool(_PAGED.search(line)) and name_paper(bare, cues) is not None
    login = _LOGIN.search(line) if cues.dates.clock.search(line) else None
    return paper or (login is not None and login["name"] == bare)


def name_clocks(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Tell the clock of the page from the stamp of the article.

    Above a headline, all dates but the last of the head are clocks. A single one is a clock where
    it is the first line of the page and names a time zone, or other lines of the page stand between
    it and the headline; anywhere beside a button that no article has ("Login"), and without a year
    above a menu. No clock says "published". A clock that stands behind the editors of the site is
    cut off there.
    """
    cut = tuple(piece for part in parts for piece in _behind_editors(part, cues))
    headline = next((at for at, part in enumerate(cut) if part.kind is PartKind.HEADLINE), None)
    if headline is None:
        return cut
    body = next((at for at, part in enumerate(cut) if is_body_prose(part)), len(cut))
    dated = [at for at in range(body) if cut[at].rule in {Reason.STAMP, Reason.PUBLISHED_LINE}]
    stamps = [at for at in dated if cut[at].rule == Reason.STAMP and at < headline]
    clocks = {at for at in stamps if at != dated[-1] or _is_clock(cut[: headline + 1], at, cues)}
    return tuple(
        label(part, PartKind.REMOVED, Reason.PAGE_CLOCK) if at in clocks else part
        for at, part in enumerate(cut)
    )


def _is_clock(head: tuple[Part, ...], at: int, cues: CleanCues) -> bool:
    """Tell whether a stamp above the headline, the last part of the head, is the page's clock."""
    text = head[at].text
    if _is_by_a_button(text, cues):
        return True
    if not cues.words["published-word"].isdisjoint(words_of(text)):
        return False
    menus = any(part.rule == Reason.NAVIGATION for part in head[at + 1 :])
    if menus and cues.dates.has_date(text) and not cues.dates.has_full_date(text):
        return True
    if any(part.rule != Reason.STRAY_MARK for part in head[:at]):
        return False
    own = {Reason.READING_TIME, Reason.STRAY_MARK, Reason.HEADLINE_REPEATED}
    page = any(part.kind is PartKind.REMOVED and part.rule not in own for part in head[at + 1 :])
    return page or bool(cues.dates.zone.search(head[at].text))


def _is_by_a_button(text: str, cues: CleanCues) -> bool:
    pieces = (piece.strip() for piece in _BARS.split(text))
    return any(piece.casefold() in cues.words["clock-neighbour"] for piece in pieces)


def _behind_editors(part: Part, cues: CleanCues) -> tuple[Part, ...]:
    if part.rule != Reason.EDITOR_LINE or not (match := cues.dates.date.search(part.text)):
        return (part,)
    weekdays = [m.start() for m in cues.dates.weekday.finditer(part.text, 0, match.start())]
    begin = weekdays[-1] if weekdays else match.start()
    editors, *clock = split_part(part, begin)
    return (editors, *(label(piece, PartKind.REMOVED, Reason.PAGE_CLOCK) for piece in clock))
