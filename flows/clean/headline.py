"""Find the headline: a short line above the text that speaks of what the text speaks of.

A headline printed again, and what stands above it, is the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from flows.clean.cues import fold
from flows.clean.mails import below_mail
from flows.clean.mastheads import cut_site, is_masthead, name_paper, own_names
from flows.clean.pieces import is_open, label
from flows.clean.reasons import Reason
from flows.clean.wording import (
    count_sentences,
    count_words,
    ends_sentence,
    first_prose,
    is_body_prose,
    line_key,
    stems_of,
)
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.clean.cues import CleanCues

_HEADLINE_WORDS_MAX = 30
_UNSURE_WORDS_MAX = 24
_STOPPED_WORDS_MAX = 14
_SHARED_STEMS_MIN = 2
_SHARE_SURE = 1 / 3
_SHARE_HEADING = 1 / 7
_SAME_RATIO = 92
_BODY_PARTS_READ = 40
_TOP_PARTS = 200
_LATE_PARTS = 5
_ABOVE_MAX = 60
_CAPTION_SENTENCES_MAX = 2
_FILLERS = frozenset(
    ["more", "with", "from", "that", "this", "than", "have", "been", "what", "when"]
)
"""Words of four letters that any text has: none bears a headline out."""
_MENUS_MIN = 3
_TITLE_WORDS_MIN = 4
_PAGE_STEMS_MAX = 3
_MENU_RULES = frozenset({Reason.NAVIGATION, Reason.PAGE_TOOLS, Reason.APPEAL})
_PATH = re.compile(r"\s[▸▶►›»→>]\s")
_STEP = re.compile(r"\s[▸▶►›»→>/|]\s")
_STEP_WORDS_MAX = 3
_PAPER_WORDS = 2
_QUOTED = re.compile(r"[\"“].+[\"”]")
_SLUG = re.compile(r"(?<=\w)[-/](?=\w)")
"""What joins the words by which a newsroom files an article ("PEACE TALKS-NEPAL")."""
_DASH = re.compile(r"\s[-–—]\s")
_TITLE_MARK = re.compile(r"\s[-–—]\s|\||:\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A line that may be the headline.

    Args:
        shared: How many of its longer words the text has too.
        share: The same as a share of them.
        repeated: Whether the line is printed again.
        capital: Whether it is all in capitals.
    """

    at: int
    key: str
    words: int
    shared: int
    share: float
    repeated: bool
    capital: bool

    @property
    def is_sure(self) -> bool:
        """Whether the text bears the line out."""
        enough = self.shared >= _SHARED_STEMS_MIN and self.share >= _SHARE_SURE
        return enough or (self.repeated and self.shared > 0)


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
    candidates = _candidates(parts, cues)
    chosen = _choose(_below_the_page(candidates, parts))
    return _late_headline(parts) if chosen is None else _with_capitals(parts, candidates, chosen)


def _below_the_page(candidates: Sequence[_Candidate], parts: tuple[Part, ...]) -> list[_Candidate]:
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


def _below_the_menu(candidates: Sequence[_Candidate], parts: tuple[Part, ...]) -> list[_Candidate]:
    """Leave out what stands above a menu, where none is sure and a title stands below."""
    menus = [
        at
        for at in range(candidates[-1].at if candidates else 0)
        if parts[at].rule == Reason.NAVIGATION and len(parts[at].text.split()) >= _MENUS_MIN
    ]
    behind = [c for c in candidates if menus and c.at > menus[-1]]
    return behind if any(c.words >= _TITLE_WORDS_MIN for c in behind) else list(candidates)


def _with_capitals(parts: tuple[Part, ...], candidates: Sequence[_Candidate], chosen: int) -> int:
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
    if own == key or fuzz.ratio(own, key) >= _SAME_RATIO:
        return True
    if len(key.split()) < 3 or ends_sentence(text):
        return False
    titled = own.startswith(key + " ") and bool(_TITLE_MARK.search(text))
    return titled or own.endswith(" " + key)


def _candidates(parts: tuple[Part, ...], cues: CleanCues) -> list[_Candidate]:
    body = first_prose(parts)
    top = min(len(parts) if body is None else body, _TOP_PARTS)
    keys = [line_key(part.text) if is_open(part) else "" for part in parts[:top]]
    lines = [at for at in range(top) if _may_be(parts[at], keys[at], keys)]
    own = own_names(parts) if lines else frozenset()
    lines = [at for at in lines if keys[at] not in own]
    papers = {at for at in lines if _is_of_page(parts[at].text, cues)}
    papers |= {at for at in lines if keys[at] in {keys[paper] for paper in papers}}
    lines = [at for at in lines if at not in papers] if len(lines) > len(papers) else lines
    said = _said_above_stamps(parts, lines)
    lines = [at for at in lines if at not in said]
    if top > 1 and not {0} & {*lines[:1], *papers, *said} and _is_stopped_headline(parts):
        lines = [0, *lines]
    lines = below_mail(lines, parts)
    prose = [part for part in parts if is_body_prose(part)][:_BODY_PARTS_READ] if lines else []
    stems = frozenset(stem for part in prose for stem in stems_of(part.text))
    paths = _path_ends(parts[:top])
    found = [_candidate(parts[at], at, stems, (*keys, *paths)) for at in lines]
    mottos = {at for at in lines if at and (keys[at - 1] in own or at - 1 in papers)}
    mottos |= {at for at in lines if at and _is_source(parts[at - 1], cues)}
    return [
        candidate
        for candidate, below in pairwise((*found, None))
        if candidate is not None
        and not _is_motto(candidate, below, mottos)
        and not (candidate.shared == 0 and name_paper(parts[candidate.at].text, cues))
    ]


def _said_above_stamps(parts: Sequence[Part], lines: Sequence[int]) -> set[int]:
    """Find words in quotation marks, and who says them, above a stamp that a title stands below.

    They are a box of the page, with a speaker to be heard.
    """
    below = max((at for at in lines if at and parts[at - 1].rule == Reason.STAMP), default=0)
    said = [at for at in range(1, below) if _QUOTED.fullmatch(parts[at].text)]
    return {place for at in said for place in (at - 1, at)}


def _is_source(part: Part, cues: CleanCues) -> bool:
    """Tell whether a line is nothing but the name of a known agency or outlet."""
    is_credit = part.rule == Reason.CREDIT_LINE
    return is_credit and cues.source_named(part.text) is not None


def _path_ends(parts: Sequence[Part]) -> tuple[str, ...]:
    """Give what the paths of the page end with ("News > Talks > Envoys meet"): mostly its title."""
    menus = (part.text for part in parts if part.rule == Reason.NAVIGATION)
    return tuple(line_key(_STEP.split(text)[-1]) for text in menus if _STEP.search(text))


def _is_of_page(text: str, cues: CleanCues) -> bool:
    """Tell whether a line names a paper, a place or a word alone, a path of sections, or a file."""
    if is_masthead(text, cues) or text.casefold() in cues.places or " " not in text.strip():
        return True
    if len(text.split()) == _PAPER_WORDS and name_paper(text, cues) is not None:
        return True
    if text.isupper() and any(p.casefold() in cues.places for p in _SLUG.split(text)[1:]):
        return True
    paper, dash, section = text.partition(" - ")
    if dash and name_paper(paper, cues) is not None and len(section.split()) <= _STEP_WORDS_MAX:
        return True
    if _is_kind_of_page(_DASH.split(text)[1:], cues):
        return True
    steps = _PATH.split(text)
    return len(steps) > 1 and all(len(step.split()) <= _STEP_WORDS_MAX for step in steps)


def _is_kind_of_page(behind: Sequence[str], cues: CleanCues) -> bool:
    """Tell whether a word of menus stands behind a dash ("Lake Council - Press Release")."""
    return len(behind) == 1 and cues.lines.whole.get(fold(behind[0])) == Reason.NAVIGATION


def _is_motto(candidate: _Candidate, below: _Candidate | None, mottos: set[int]) -> bool:
    """Tell whether a line below the name of the page is its motto: the one below it is surer."""
    surer = below is not None and below.is_sure and below.shared > candidate.shared
    return candidate.at in mottos and surer and not candidate.is_sure


def _may_be(part: Part, key: str, keys: Sequence[str]) -> bool:
    words = key.split()
    named = sum(not word.isdecimal() for word in words)
    if not is_open(part) or named < 2 or len(words) > _HEADLINE_WORDS_MAX:
        return False
    stopped = ends_sentence(part.text) and part.text.rstrip("\"”’'")[-1:] in ".…"
    return not stopped or keys.count(key) > 1


def _is_stopped_headline(parts: tuple[Part, ...]) -> bool:
    """Tell whether the first line is a headline with a full stop: other lines come before text."""
    count = count_words(parts[0].text)
    return is_open(parts[0]) and 4 <= count <= _STOPPED_WORDS_MAX


def _candidate(part: Part, at: int, stems: frozenset[str], keys: Sequence[str]) -> _Candidate:
    own = {stem for stem in stems_of(part.text) if stem not in _FILLERS}
    shared = sum(stem in stems for stem in own)
    same = sum(bool(key) and fuzz.ratio(keys[at], key) >= _SAME_RATIO for key in keys)
    return _Candidate(
        at=at,
        key=keys[at] if "|" not in part.text else "",
        words=count_words(part.text),
        shared=shared,
        share=shared / len(own) if own else 0.0,
        repeated=same > 1,
        capital=part.text.isupper(),
    )


def _choose(candidates: list[_Candidate]) -> int | None:
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
        above = candidates[index - 1] if index else None
        if above is not None and _heads(above, candidate):
            return above.at
        return candidate.at
    long_enough = (c for c in candidates if 3 <= c.words < _UNSURE_WORDS_MAX)
    return next((candidate.at for candidate in long_enough), None)


def _is_section(candidate: _Candidate, below: _Candidate) -> bool:
    more = below.words - candidate.words
    return bool(candidate.key) and more >= 3 and below.key.startswith(candidate.key + " ")


def _is_printed_again(candidate: _Candidate, above: _Candidate) -> bool:
    """Tell whether a line is the headline though a few words above it fit the text as well."""
    more = candidate.repeated and not above.repeated and candidate.words > above.words
    return more and candidate.is_sure and above.words <= _TITLE_WORDS_MIN


def _heads(above: _Candidate, deck: _Candidate) -> bool:
    """Tell whether a line is the headline of a deck right below it, which is not in capitals."""
    close = above.at + 1 == deck.at and not deck.repeated and deck.capital <= above.capital
    fits = bool(above.key) and not _is_section(above, deck)
    borne_out = above.shared >= _SHARED_STEMS_MIN and above.share >= _SHARE_HEADING
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
        if below is not None and below.rule in signs and _may_be(parts[at], key, [key]):
            return at
    return None
