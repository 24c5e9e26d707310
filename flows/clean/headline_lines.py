"""Lines that may be the headline: short lines above the text that do not name the page.

Which of them it is is chosen in ``headline``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from flows.clean.captions import has_photo_credit
from flows.clean.cues import fold
from flows.clean.mails import below_mail
from flows.clean.mastheads import is_masthead, name_paper, own_names
from flows.clean.pieces import is_open
from flows.clean.reasons import Reason
from flows.clean.wording import (
    count_words,
    ends_sentence,
    first_prose,
    is_body_prose,
    line_key,
    stems_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.clean.cues import CleanCues
    from flows.model import Part

SHARED_STEMS_MIN = 2
SAME_RATIO = 92
_HEADLINE_WORDS_MAX = 30
_STOPPED_WORDS_MAX = 14
_SHARE_SURE = 1 / 3
_BODY_PARTS_READ = 40
_TOP_PARTS = 200
_FILLERS = frozenset(
    ["more", "with", "from", "that", "this", "than", "have", "been", "what", "when"]
)
"""Words of four letters that any text has: none bears a headline out."""
_PATH = re.compile(r"\s[▸▶►›»→>]\s")
_STEP = re.compile(r"\s[▸▶►›»→>/|]\s")
_STEP_WORDS_MAX = 3
_PAPER_WORDS = 2
_QUOTED = re.compile(r"[\"“].+[\"”]")
_SLUG = re.compile(r"(?<=\w)[-/](?=\w)")
"""What joins the words by which a newsroom files an article ("PEACE TALKS-NEPAL")."""
_SITE_MARK = re.compile(r"\s(?:[-–—|»·•]|::)\s|\|")
_DASH = re.compile(r"\s[-–—]\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A line that may be the headline.

    Args:
        shared: How many of its longer words the text has too.
        share: The same as a share of them.
        repeated: Whether the line is printed again.
        capital: Whether it is all in capitals.
        is_title: Whether a mark in it can set off the name of the site.
    """

    at: int
    key: str
    words: int
    shared: int
    share: float
    repeated: bool
    capital: bool
    is_title: bool

    @property
    def is_sure(self) -> bool:
        """Whether the text bears the line out."""
        enough = self.shared >= SHARED_STEMS_MIN and self.share >= _SHARE_SURE
        return enough or (self.repeated and self.shared > 0)


def candidates_in(parts: tuple[Part, ...], cues: CleanCues) -> list[Candidate]:
    """Find the lines that may be the headline, in order."""
    body = first_prose(parts)
    top = min(len(parts) if body is None else body, _TOP_PARTS)
    keys = [line_key(part.text) if is_open(part) else "" for part in parts[:top]]
    lines = [at for at in range(top) if may_be_headline(parts[at], keys[at], keys)]
    own = own_names(parts) if lines else frozenset()
    lines = [at for at in lines if keys[at] not in own]
    pictures = {at for at in lines if has_photo_credit(parts[at].text, cues)}
    lines = [at for at in lines if at not in pictures] if len(lines) > len(pictures) else lines
    papers = {at for at in lines if _is_of_page(parts[at].text, cues)}
    papers |= {at for at in lines if cues.source_named(parts[at].text) is not None}
    papers |= {at for at in lines if keys[at] in {keys[paper] for paper in papers}}
    lines = [at for at in lines if at not in papers] if len(lines) > len(papers) else lines
    said = _said_above_stamps(parts, lines)
    lines = [at for at in lines if at not in said]
    if (
        top > 1
        and not {0} & {*lines[:1], *papers, *said, *pictures}
        and _is_stopped_headline(parts)
    ):
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


def may_be_headline(part: Part, key: str, keys: Sequence[str]) -> bool:
    """Tell whether a line has the length of a headline; one with a full stop is printed again."""
    words = key.split()
    named = sum(not word.isdecimal() for word in words)
    if not is_open(part) or named < 2 or len(words) > _HEADLINE_WORDS_MAX:
        return False
    stopped = ends_sentence(part.text) and part.text.rstrip("\"”’'")[-1:] in ".…"
    return not stopped or keys.count(key) > 1


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


def _is_motto(candidate: Candidate, below: Candidate | None, mottos: set[int]) -> bool:
    """Tell whether a line below the name of the page is its motto: the one below it is surer."""
    surer = below is not None and below.is_sure and below.shared > candidate.shared
    return candidate.at in mottos and surer and not candidate.is_sure


def _is_stopped_headline(parts: tuple[Part, ...]) -> bool:
    """Tell whether the first line is a headline with a full stop: other lines come before text."""
    count = count_words(parts[0].text)
    return is_open(parts[0]) and 4 <= count <= _STOPPED_WORDS_MAX


def _candidate(part: Part, at: int, stems: frozenset[str], keys: Sequence[str]) -> Candidate:
    own = {stem for stem in stems_of(part.text) if stem not in _FILLERS}
    shared = sum(stem in stems for stem in own)
    same = sum(bool(key) and fuzz.ratio(keys[at], key) >= SAME_RATIO for key in keys)
    return Candidate(
        at=at,
        key=keys[at] if "|" not in part.text else "",
        words=count_words(part.text),
        shared=shared,
        share=shared / len(own) if own else 0.0,
        repeated=same > 1,
        capital=part.text.isupper(),
        is_title=bool(_SITE_MARK.search(part.text)),
    )
