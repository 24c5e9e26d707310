"""What a page calls itself: in its copyright lines, and behind the title of the article.

A name known to the reference tables is looked up in ``origin.py``; here unknown ones are read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.clean.pieces import label, split_part
from flows.clean.reasons import Reason
from flows.clean.wording import line_key, words_of
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.clean.cues import CleanCues

_MARKED = re.compile(r"©|[Cc]opyright|COPYRIGHT|\([cC]\)")
"""What each copyright line has: most lines need not be read."""
_OWNED = re.compile(
    r"(?:(?:copyright|©|\(c\))[\s©,.:-]*)+(?P<before>\d{4}[\s\d,–-]*)?(?:by\s+)?"
    r"(?P<name>(?:[^\W\d_]|['’&.-](?=\w)|[ &])+)(?P<behind>[\s,–-]*\d{4})?",
    re.IGNORECASE,
)
_RESERVED = re.compile(
    r"\s*(?:\ball rights\b|\brights reserved|\bpowered by|\bpublished by|\bdistributed"
    r"|\btous droits|\btodos los|\btodos os|\btutti i|\balle rechte).*$",
    re.IGNORECASE,
)
_LEGAL_FORM = re.compile(
    r"(?:[\s,]+(?:co|inc|ltd|llc|llp|plc|corp|pvt|pty|gmbh|limited|s\.?a|ag|bv)\b\.?)+\s*$",
    re.IGNORECASE,
)
_SMALL = frozenset(
    {"of", "the", "for", "and", "on", "in", "de", "del", "do", "da", "du", "des", "la"}
)
_SITE_TAIL = re.compile(r"\s*\|.*$|\s[-–—]\s(?P<tail>[^|–—]{2,60})$")
_SITE_HEAD = re.compile(r"(?P<head>[^|»–—:]{2,60}?)\s+[|»–—-]\s+(?=\S)")
_TITLE_WORD = re.compile(r"(?:title|headline|head|subject)\s*:\s*(?=\S)", re.IGNORECASE)
_NUMBERED = re.compile(r"[\s:|,;·(–—-]+(?:vol(?:ume)?|issue|no)\b\.?\s*\d.*$", re.IGNORECASE)
_NEAR_PARTS = 60
_TITLE_WORDS_MIN = 3
_SITE_LETTERS_MAX = 60
_PUBLISHED_IN = re.compile(
    r"^.*\b(?:published|appeared|printed) (?:\w+ )?(?:in|on|by)\s+", re.IGNORECASE
)
_PAPER_WORDS = range(2, 6)
_NAME_WORDS_MAX = 7
_LINE_LETTERS_MAX = 600


def name_owner(text: str) -> str | None:
    """Give whom a copyright line names beside its year or sign; None where it names nobody.

    >>> name_owner("Copyright © 2016 The Example Post All Rights Reserved")
    'The Example Post'
    """
    if not _MARKED.search(text[:_LINE_LETTERS_MAX]):
        return None
    for match in _OWNED.finditer(text[:_LINE_LETTERS_MAX]):
        signed = "©" in match.group()
        if not (signed or match["before"] or match["behind"]):
            continue
        name = _LEGAL_FORM.sub("", _RESERVED.sub("", match["name"])).strip(" ,.&-")
        words = name.split()
        named = all(word[0].isupper() or word in _SMALL for word in words)
        if words and named and len(words) <= _NAME_WORDS_MAX and words[0][0].isupper():
            return name
    return None


def own_names(parts: Iterable[Part]) -> frozenset[str]:
    """Give the keys of the names in the copyright lines of a page, with and without "the"."""
    owners = (name_owner(part.text) for part in parts if part.kind is not PartKind.CAPTION)
    keys = {line_key(owner) for owner in owners if owner}
    return frozenset(keys | {key.removeprefix("the ") for key in keys})


def name_paper(piece: str, cues: CleanCues) -> str | None:
    """Give a piece of a stamp or credit that is written like the name of a paper.

    Returns:
        None for other pieces, and for sources that the reference tables know.
    """
    name = _PUBLISHED_IN.sub("", piece).strip(" .:–—()")
    words = name.split()
    if len(words) not in _PAPER_WORDS or cues.source_named(name) is not None:
        return None
    if words[0].casefold() in cues.words["published-word"]:
        return None
    named = all(word[0].isupper() or word in {"of", "the"} for word in words)
    last = words[-1] if words[1] != "of" else words[0]
    titled = last.casefold() in cues.words["paper-word"]
    return name if named and titled and words[0] != "By" else None


def is_masthead(text: str, cues: CleanCues) -> bool:
    """Tell whether a line is nothing but the name of a paper ("The Example Post"), or its issue."""
    told = text.startswith("The ") and name_paper(text, cues) is not None
    return told or name_numbered(text) is not None


def name_numbered(text: str) -> str | None:
    """Give the paper whose volume or issue a line counts; None where it counts none.

    >>> name_numbered("The Example Weekly :: Vol. 12, No. 8")
    'The Example Weekly'
    """
    name = _NUMBERED.sub("", text)
    words = name.split()
    named = all(word[0].isupper() or word in _SMALL for word in words)
    return name if name != text and named and len(words) in _PAPER_WORDS else None


def cut_site(headline: Part, parts: tuple[Part, ...], at: int, cues: CleanCues) -> tuple[Part, ...]:
    """Cut the name of the site or the day off a page title, and the word that says it is one.

    Args:
        headline: The title, told.
        parts: All of the page.
        at: Where the title stands among them.
        cues: The words of menus, and the sources that are known.
    """
    word = _TITLE_WORD.match(headline.text)
    head, tail = _SITE_HEAD.match(headline.text), _SITE_TAIL.search(headline.text)
    keys = _page_keys(parts, at) if head or tail else frozenset[str]()
    begin, end = word.end() if word else 0, len(headline.text)
    is_site = head and (line_key(head["head"]) in keys or _is_title(headline, head.end(), parts))
    if head and is_site and 2 * head.end() < end:
        begin = head.end()
    begin = _again_behind(headline, parts) or begin
    is_day = tail is not None and _is_day(tail["tail"], cues)
    is_site = is_day or (tail and (_is_site(tail["tail"], cues) or _key(tail) in keys))
    if tail and tail.start() > begin and is_site:
        end = tail.start()
    pieces = split_part(headline, begin, end) if begin < end else (headline,)
    at_title = 1 if begin and len(pieces) > 1 else 0
    behind = Reason.STAMP if is_day else Reason.PAGE_HEAD
    return tuple(
        piece
        if i == at_title
        else label(piece, PartKind.REMOVED, Reason.PAGE_HEAD if i < at_title else behind)
        for i, piece in enumerate(pieces)
    )


def _is_title(headline: Part, begin: int, parts: tuple[Part, ...]) -> bool:
    """Tell whether what stands behind the name of a site is printed again as a line of its own."""
    key = line_key(headline.text[begin:])
    if len(key.split()) < _TITLE_WORDS_MIN:
        return False
    return any(line_key(part.text) == key for part in parts[:_NEAR_PARTS])


def _again_behind(headline: Part, parts: tuple[Part, ...]) -> int:
    """Find what behind a colon is printed again as a line of its own; 0 where nothing is."""
    head, colon, _ = headline.text.partition(": ")
    begin = len(head) + len(colon)
    return begin if colon and head.isupper() and _is_title(headline, begin, parts) else 0


def _key(tail: re.Match[str]) -> str:
    return line_key(tail["tail"] or "")


def _page_keys(parts: tuple[Part, ...], at: int) -> frozenset[str]:
    """Give what other short lines near a title say, and what the page calls itself."""
    near = parts[max(0, at - _NEAR_PARTS) : at + _NEAR_PARTS]
    lines = (part.text for part in near if part is not parts[at])
    short = (line for line in lines if len(line) <= _SITE_LETTERS_MAX)
    return frozenset(map(line_key, short)) | own_names(parts)


def _is_day(tail: str | None, cues: CleanCues) -> bool:
    return bool(tail and cues.dates.has_full_date(tail) and cues.dates.residue(tail) == "")


def _is_site(tail: str | None, cues: CleanCues) -> bool:
    if tail is None or cues.source_named(tail) is not None or name_paper(tail, cues) is not None:
        return True
    return all(word in cues.words["navigation-word"] for word in words_of(tail))
