"""What a page calls itself: in its copyright lines, and behind the title of the article.

A name known to the reference tables is looked up in ``origin.py``; here unknown ones are read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.clean.wording import line_key
from flows.model import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.clean.cues import CleanCues
    from flows.model import Part

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
        signed = "©" in match.group() or "(c)" in match.group().lower()
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
    named = all(word[0].isupper() or word in {"of", "the"} for word in words)
    titled = bool({words[0].casefold(), words[-1].casefold()} & cues.words["paper-word"])
    return name if named and titled and words[0] != "By" else None
