"""Find the headline: a short line above the text that speaks of what the text speaks of.

A headline printed again, and what stands above it, is the page. Which lines may be the headline is
told in ``headline_lines``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from flows.clean.headline_lines import (
    SAME_RATIO,
    SHARED_STEMS_MIN,
    Candidate,
    candidates_in,
    may_be_headline,
)
from flows.clean.mastheads import cut_site
from flows.clean.pieces import is_open, label
from flows.clean.reasons import Reason
from flows.clean.wording import count_sentences, ends_sentence, first_prose, is_body_prose, line_key
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.clean.cues import CleanCues

_UNSURE_WORDS_MAX = 24
_SHARE_HEADING = 1 / 7
_LATE_PARTS = 5
_ABOVE_MAX = 60
_CAPTION_SENTENCES_MAX = 2
_MENUS_MIN = 3
_TITLE_WORDS_MIN = 4
_PAGE_STEMS_MAX = 3
_MENU_RULES = frozenset({Reason.NAVIGATION, Reason.PAGE_TOOLS, Reason.APPEAL})
_TITLE_MARK = re.compile(r"\s[-–—]\s|\||:\s|\s[»·•]\s")


def find_headline(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Tell the headline, where there is one, and take away what stands above it."""
    marked = (at for at, part in enumerate(parts) if part.kind is PartKind.HEADLINE)
    chosen = next(marked, None)
    chosen = _find(parts, cues) if chosen is None else chosen
    if chosen is None:
        return parts
    above = tuple(_above(part) for part in parts[:chosen])
    headline = label(parts[chosen], PartKind.HEADLINE, Reason.HEADLINE)
    title = cut_site(headline, parts, chosen, cues)
    return (*above, *title, *parts[chosen + 1 :])


def _find(parts: tuple[Part, ...], cues: CleanCues) -> int | None:
    candidates = candidates_in(parts, cues)
    chosen = _choose(_below_the_page(candidates, parts))
    return _late_headline(parts) if chosen is None else _with_capitals(parts, candidates, chosen)


def _below_the_page(candidates: Sequence[Candidate], parts: tuple[Part, ...]) -> list[Candidate]:
    """Leave out sure lines above a menu, where a surer one stands below: the head of the page."""
    sure = [candidate for candidate in candidates if candidate.is_sure]
    if not sure:
        return _below_the_menu(candidates, parts)
    if len(sure) < 2 or sure[0].shared > _PAGE_STEMS_MAX:
        return list(candidates)
    first, best = sure[0], max(sure[1:], key=lambda candidate: candidate.shared)
    if best.shared <= first.shared or best.words <= first.words:
        return list(candidates)
    menus = [at for at in range(first.at, best.at) if parts[at].rule in _MENU_RULES]
    if sum(1 + parts[at].text.count("|") for at in menus) < _MENUS_MIN:
        return list(candidates)
    behind = (candidate for candidate in candidates if candidate.at > menus[-1])
    return [c for c in behind if c.at >= best.at or c.words >= _TITLE_WORDS_MIN]


def _below_the_menu(candidates: Sequence[Candidate], parts: tuple[Part, ...]) -> list[Candidate]:
    """Leave out what stands above a menu, where none is sure and a title stands below."""
    menus = [
        at
        for at in range(candidates[-1].at if candidates else 0)
        if parts[at].rule == Reason.NAVIGATION and len(parts[at].text.split()) >= _MENUS_MIN
    ]
    behind = [c for c in candidates if menus and c.at > menus[-1]]
    return behind if any(c.words >= _TITLE_WORDS_MIN for c in behind) else list(candidates)


def _with_capitals(parts: tuple[Part, ...], candidates: Sequence[Candidate], chosen: int) -> int:
    """Choose, of two that say the same, the one that is not all small letters."""
    if not parts[chosen].text.islower():
        return chosen
    key = line_key(parts[chosen].text)
    same = (c.at for c in candidates if c.key == key and not parts[c.at].text.islower())
    return next(same, chosen)


def _above(part: Part) -> Part:
    """Tell a line above the headline: running text there is the caption of the picture on top.

    More than a caption says is the article itself, with its headline at the end.
    """
    if is_body_prose(part) and count_sentences(part.text) > _CAPTION_SENTENCES_MAX:
        return part
    if is_body_prose(part):
        return label(part, PartKind.CAPTION, Reason.CAPTION_LINE)
    return label(part, PartKind.REMOVED, Reason.PAGE_HEAD) if is_open(part) else part


def drop_headline_again(parts: tuple[Part, ...], _cues: CleanCues) -> tuple[Part, ...]:
    """Take away lines that print the headline again, alone or in a path or a page title."""
    headline = next((part for part in parts if part.kind is PartKind.HEADLINE), None)
    if headline is None:
        return parts
    key = line_key(headline.text)
    return tuple(
        label(part, PartKind.REMOVED, Reason.HEADLINE_REPEATED)
        if (is_open(part) or part.rule == Reason.PAGE_HEAD) and _says_again(part.text, key)
        else part
        for part in parts
    )


def _says_again(text: str, key: str) -> bool:
    if len(text) > 2 * len(key) + _ABOVE_MAX:
        return False
    own = line_key(text)
    if own == key or fuzz.ratio(own, key) >= SAME_RATIO:
        return True
    if len(key.split()) < 3 or ends_sentence(text):
        return False
    titled = own.startswith(key + " ") and bool(_TITLE_MARK.search(text))
    return titled or own.endswith(" " + key)


def _choose(candidates: list[Candidate]) -> int | None:
    """Choose the first line that is sure; one right above it that fits too may head it.

    A sure line that the next one begins with names the section; a short one above a longer one that
    the page prints again names the topic. Where none is sure, the first that is long enough for a
    headline is taken.
    """
    for index, candidate in enumerate(candidates):
        below = candidates[index + 1] if index + 1 < len(candidates) else None
        if not candidate.is_sure or (below is not None and _is_section(candidate, below)):
            continue
        if any(_is_printed_again(other, candidate) for other in candidates[index + 1 :]):
            continue
        if any(_is_bare(other, candidate) for other in candidates[index + 1 :]):
            continue
        above = candidates[index - 1] if index else None
        if above is not None and _heads(above, candidate) and not _is_bare(candidate, above):
            return above.at
        return candidate.at
    long_enough = (c for c in candidates if 3 <= c.words < _UNSURE_WORDS_MAX)
    return next((candidate.at for candidate in long_enough), None)


def _is_section(candidate: Candidate, below: Candidate) -> bool:
    more = below.words - candidate.words
    return bool(candidate.key) and more >= 3 and below.key.startswith(candidate.key + " ")


def _is_printed_again(candidate: Candidate, above: Candidate) -> bool:
    """Tell whether a line is the headline though a few words above it fit the text as well."""
    more = candidate.repeated and not above.repeated and candidate.words > above.words
    return more and candidate.is_sure and above.words <= _TITLE_WORDS_MIN


def _is_bare(candidate: Candidate, above: Candidate) -> bool:
    """Tell whether a line is the headline that a page title above it has with the site behind.

    Or that a path of the page ran into ("HomeNewsEnvoys leave").
    """
    more = above.words - candidate.words
    if not candidate.is_sure or candidate.words < _TITLE_WORDS_MIN:
        return False
    head = above.key.removesuffix(candidate.key)
    is_path_glued = head != above.key and head[-1:].isalpha() and " " not in head
    is_title = more > 0 and above.is_title and above.key.startswith(candidate.key + " ")
    return is_title or is_path_glued


def _heads(above: Candidate, deck: Candidate) -> bool:
    """Tell whether a line is the headline of a deck right below it, which is not in capitals."""
    close = above.at + 1 == deck.at and not deck.repeated and deck.capital <= above.capital
    fits = bool(above.key) and not _is_section(above, deck)
    borne_out = above.shared >= SHARED_STEMS_MIN and above.share >= _SHARE_HEADING
    return close and fits and above.words >= 4 and borne_out


def _late_headline(parts: tuple[Part, ...]) -> int | None:
    """Find a headline below the caption of a picture: a date or a byline stands right under it."""
    body = first_prose(parts)
    if body is None:
        return None
    signs = {Reason.STAMP, Reason.BYLINE, Reason.PUBLISHED_LINE, Reason.CREDIT_LINE}
    prose = 0
    for at in range(body + 1, min(body + _LATE_PARTS, len(parts) - 1)):
        prose += is_body_prose(parts[at])
        if prose > 1:
            return None
        below = next((p for p in parts[at + 1 :] if p.rule != Reason.STRAY_MARK), None)
        key = line_key(parts[at].text)
        if below is not None and below.rule in signs and may_be_headline(parts[at], key, [key]):
            return at
    return None
