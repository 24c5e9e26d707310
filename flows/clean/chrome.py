"""Lines that are the page and not the article, told by their words: menus, buttons, notices.

Comments and lists of other articles are told in ``sections.py``, dates in ``datelines.py``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.clean.mastheads import name_owner
from flows.clean.pieces import is_open, label, split_part
from flows.clean.published import find_published
from flows.clean.reasons import Reason
from flows.clean.titled import is_titled
from flows.clean.wording import (
    count_words,
    ends_sentence,
    first_prose,
    is_body_prose,
    is_prose,
    words_of,
)
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from flows.clean.cues import CleanCues

_CRAWL_PREFIX = re.compile(r"(?:date|crawled|fetched|retrieved)\s+\d{4}-\d{2}(?:-\d{2})?(?=\s|$)")
_MARKS_BEFORE = " |•·▪■►▶»›*"
_PICTURE = re.compile(r"!\[\]\([^()\s]*\)")
_MARKS_BEHIND = " |•·▪■►▶«‹*_~"
_CUT_MARKS = re.compile(r"\s[|»›>•·/]+\s|\s{2,}/\s{2,}|\s[|]|[|]\s")
_BULLETS = re.compile(r"\s[•·▪|]\s")
_END_SIGN = re.compile(
    r"(?:(?<=[.!?\"”’])|(?<=^))\s*"
    r"(?:/-|-/|#{1,3}|(?:# )+#|-?30-|[-–/]\s?(?i:ends?)\s?[-–/]?|[\[(]?ENDS?[\])]?|Endit(?:em)?)$"
)
"""How newsrooms sign that an article is over ("... said./-", "# # #", "-30-", "ENDS", "Endit")."""
_OPENS_QUOTE = ('"', "“", "„", "«")
_RELATED_ONE = "related-one"
_NOTICE_WORDS_MAX = 60
_NOTICE_LETTERS_MAX = 1000
_TITLE_COLON_MAX = 40
_BUTTON_WORDS_MAX = 25
_MENU_WORDS_MIN = 6
_CHUNK_WORDS_MAX = 8
_OWNER_WORDS_MAX = 12
_OWNED = re.compile(r"[\W_]*(?:copyright|©|\(c\))", re.IGNORECASE)
_BUTTONS_MIN = 3
_TITLES_MIN = 4
_TITLE_WORDS_MAX = 20
_BUTTON_REASONS = frozenset({Reason.NAVIGATION, Reason.SOCIAL_BUTTONS})
_PATH = re.compile(r"(?!www\.)[\w-]+(?:\.[\w-]+)+/\S*")
"""The address of a page without its scheme; a whole one may tell the date of the article."""
_CATEGORIES = re.compile(r"in(?:(?:,? |, )(?:[A-Z&][\w'’-]*|of|the|and)){1,8}")
"""Where a page files the article ("in Horn of Africa, Top Stories")."""
_STEPS = re.compile(r"\s[▸▶►›»→>]\s")
_STEPS_MIN = 3
"""A path of so many steps is one however long ("Conflicts > North > Talks > Geneva")."""
_FILE_NAME = re.compile(r"\w+(?:_\w+){3,}(?:\.\w{3,4})?")
"""The name of the file of a picture ("envoys_at_the_lake_2012")."""
_RATES = re.compile(r"(?:[A-Z]{3}:?\s\d[\d.,]*[,;|/\s]*){2,}|.{0,12}[+-]?\d+\s?°\s?[CF]\b.{0,40}")
"""Rates of currencies, and the weather."""
_ARROWS_BEFORE = ("«", "‹", "←", "<<")
_ARROWS_BEHIND = ("»", "›", "→", ">>")


def drop_invisible(parts: tuple[Part, ...], _cues: CleanCues) -> tuple[Part, ...]:
    """Take away lines in which nothing can be seen."""
    return tuple(
        part if part.text else label(part, PartKind.REMOVED, Reason.INVISIBLE_CHARACTERS)
        for part in parts
    )


def split_crawl_prefix(parts: tuple[Part, ...], _cues: CleanCues) -> tuple[Part, ...]:
    """Cut off the date that a crawler wrote in front of the page."""
    if not parts or not (match := _CRAWL_PREFIX.match(parts[0].text)):
        return parts
    prefix, *rest = split_part(parts[0], match.end())
    return (label(prefix, PartKind.REMOVED, Reason.CRAWL_PREFIX), *rest, *parts[1:])


def split_marks(parts: tuple[Part, ...], _cues: CleanCues) -> tuple[Part, ...]:
    """Cut bullets and bars off lines, and lines at pictures; take away lines without words."""
    cut = (piece for part in parts for piece in _between_pictures(part))
    return tuple(piece for part in cut for piece in _without_marks(part))


def _between_pictures(part: Part) -> tuple[Part, ...]:
    """Cut a line where pictures without words stood ("![]() World ![]() Truce signed")."""
    if not is_open(part) or "![](" not in part.text:
        return (part,)
    borders = {at for match in _PICTURE.finditer(part.text) for at in match.span()}
    return tuple(
        _stray(piece) if _PICTURE.fullmatch(piece.text) else piece
        for piece in split_part(part, *borders)
    )


def _without_marks(part: Part) -> tuple[Part, ...]:
    if not is_open(part):
        return (part,)
    if _is_code(part.text) or _FILE_NAME.fullmatch(part.text) or _RATES.fullmatch(part.text):
        return (label(part, PartKind.REMOVED, Reason.PAGE_TOOLS),)
    if not any(char.isalpha() for char in part.text):
        return (part,) if _may_be_date(part.text) else (_stray(part),)
    begin = len(part.text) - len(part.text.lstrip(_MARKS_BEFORE))
    end = len(part.text.rstrip(_MARKS_BEHIND))
    sign = _END_SIGN.search(part.text, max(0, end - 12), end)
    end = sign.start() if sign else end
    if begin == 0 and end == len(part.text):
        return (part,)
    pieces = split_part(part, begin, end)
    return tuple(_stray(piece) if _is_mark(piece.text) else piece for piece in pieces)


def _is_mark(text: str) -> bool:
    """Tell whether a piece bears no word, or is the sign that an article ends."""
    return not any(char.isalnum() for char in text) or bool(_END_SIGN.fullmatch(text))


def _is_code(text: str) -> bool:
    """Tell whether a line is code or data that leaked into the page."""
    if "{" not in text and "</" not in text:
        return False
    signs = sum(text.count(sign) for sign in "{}[]<>=;\\") + text.count('":')
    return signs >= 6 and signs * 20 > len(text)


def _may_be_date(text: str) -> bool:
    """Tell whether a line of figures can be a date or a time."""
    return bool(re.search(r"\d[-/:]\d|\d\.\d+\.\d", text))


def _stray(part: Part) -> Part:
    return label(part, PartKind.REMOVED, Reason.STRAY_MARK)


def drop_page_lines(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Take away lines of the page by their words."""
    body = first_prose(parts)
    found = [_line_reason(part, cues) if is_open(part) else None for part in parts]
    found = [
        None if (body is None or at < body) and _is_above(parts[at], reason, cues) else reason
        for at, reason in enumerate(found)
    ]
    return tuple(
        part if reason is None else label(part, PartKind.REMOVED, _as_reason(reason))
        for part, reason in zip(parts, found, strict=True)
    )


def _is_above(part: Part, reason: str | None, cues: CleanCues) -> bool:
    """Tell whether a line that is the page below the text can be its headline above."""
    titled = reason == Reason.PUBLISHED_LINE and is_titled(part.text, cues)
    return reason == _RELATED_ONE or titled


def drop_notices(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Take away running text that speaks like a notice, at the edges of the page only."""
    notices = [_notice_reason(part, cues) if is_body_prose(part) else None for part in parts]
    core = [at for at, part in enumerate(parts) if is_body_prose(part) and not notices[at]]
    if not core:  # a long text that has a notice in it is the article, for want of another
        told = [at for at, notice in enumerate(notices) if notice]
        core = [at for at in told if count_words(parts[at].text) > _NOTICE_WORDS_MAX][:1]
    return tuple(
        label(part, PartKind.REMOVED, _as_reason(notice))
        if notice and at not in core and (not core or at < core[0] or at > core[-1])
        else part
        for at, (part, notice) in enumerate(zip(parts, notices, strict=True))
    )


def _as_reason(value: str) -> Reason:
    return Reason.RELATED if value == _RELATED_ONE else Reason(value)


def _line_reason(part: Part, cues: CleanCues) -> str | None:
    text = part.text
    count = count_words(text[:_NOTICE_LETTERS_MAX])
    if text.startswith(_OPENS_QUOTE) or count > _NOTICE_WORDS_MAX:
        return None
    if count <= _BUTTON_WORDS_MAX and _is_published_line(text, count, cues):
        return Reason.PUBLISHED_LINE
    if count <= _OWNER_WORDS_MAX and _OWNED.match(text) and name_owner(text) is not None:
        return Reason.COPYRIGHT
    reason = cues.lines.meaning_of(text) if count <= _BUTTON_WORDS_MAX else None
    if reason == Reason.PUBLISHED_LINE:
        reason = None
    if reason == _RELATED_ONE and is_prose(text) and ":" not in text[:_TITLE_COLON_MAX]:
        reason = None
    if reason is None and not is_prose(text):
        reason = cues.lines.meaning_inside(text)
    return reason


def _is_published_line(text: str, count: int, cues: CleanCues) -> bool:
    """Tell whether a line says when it was published: the word, and a date or next to nothing."""
    word = words_of(text[:20])[:1]
    told = cues.lines.meaning_of(text) == Reason.PUBLISHED_LINE
    if not told and not (word and word[0] in cues.words["published-word"]):
        return not is_prose(text) and any(find_published(text, cues))
    timed = cues.dates.has_date(text) or cues.dates.clock.search(text)
    return not is_prose(text) and (bool(timed) or (told and count <= 3))


def _notice_reason(part: Part, cues: CleanCues) -> str | None:
    if part.text.startswith(_OPENS_QUOTE) or len(part.text) > _NOTICE_LETTERS_MAX:
        return None
    return cues.lines.meaning_inside(part.text)


def drop_menus(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Take away menus, paths and tickers: short pieces between bars, or words of menus."""
    return tuple(
        label(part, PartKind.REMOVED, Reason.NAVIGATION)
        if is_open(part) and is_menu(part.text, cues)
        else part
        for part in parts
    )


def is_menu(text: str, cues: CleanCues) -> bool:
    """Tell whether a line is a menu."""
    if len(_STEPS.findall(text)) >= _STEPS_MIN and not ends_sentence(text):
        return True
    if is_prose(text) or len(text) > _NOTICE_LETTERS_MAX:
        return _is_list_of_names(text, cues) or _is_list_of_titles(text)
    if text.startswith("#") and " " in text:
        return len(text.split()) <= 4
    told = _PATH.fullmatch(text) or _CATEGORIES.fullmatch(text)
    return _leads_on(text) or bool(told) or _is_barred(text, cues)


def _is_barred(text: str, cues: CleanCues) -> bool:
    """Tell whether a line is short pieces between bars, or words of menus only."""
    chunks = [chunk for chunk in _CUT_MARKS.split(text) if chunk.strip()]
    longest = max((len(chunk.split()) for chunk in chunks), default=0)
    if len(chunks) >= 3:
        return longest <= _CHUNK_WORDS_MAX
    if len(chunks) == 2:
        if any(_is_menu_words(chunk, cues) for chunk in chunks):
            return True
        return all(chunk.strip()[:1].isupper() for chunk in chunks) and longest <= 3
    return _is_list_of_names(text, cues) or _is_menu_words(text, cues)


def _leads_on(text: str) -> bool:
    """Tell whether a line points with an arrow to the post before or behind this one."""
    before, behind = text.startswith(_ARROWS_BEFORE), text.endswith(_ARROWS_BEHIND)
    return before != behind and not any(mark in text[1:-1] for mark in "«»")


def _is_list_of_names(text: str, cues: CleanCues) -> bool:
    """Tell whether a line is many words in capitals with nothing to join them."""
    words = text.split()
    if len(words) < _MENU_WORDS_MIN or any(mark in text for mark in ".?!,;:"):
        return False
    if not all(word[0].isupper() or word[0] == "&" for word in words):
        return False
    joining = sum("en" in cues.stopwords.get(word.casefold(), ()) for word in words)
    return joining == 0 and len(words) >= 9


def _is_list_of_titles(text: str) -> bool:
    """Tell whether a line is titles between bullets, none of them a sentence."""
    titles = [title for title in _BULLETS.split(text) if title.strip()]
    return len(titles) >= _TITLES_MIN and not any(
        ends_sentence(title) or len(title.split()) > _TITLE_WORDS_MAX for title in titles
    )


def _is_menu_words(text: str, cues: CleanCues) -> bool:
    words = [word for word in words_of(text) if not word.isdecimal()]
    if len(words) < 2:
        return False
    known = [word in cues.words["navigation-word"] for word in words]
    if sum(known) * 10 >= len(words) * 7:
        return True
    pairs = zip(words, known, strict=True)
    told = sum(menu or cues.lines.whole.get(word) in _BUTTON_REASONS for word, menu in pairs)
    return len(words) >= _BUTTONS_MIN and told * 10 >= len(words) * 7
