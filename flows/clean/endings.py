"""What stands behind the last sentence: signs that an article ends, and what the page says there.

Lists of other articles and comments are told in ``sections.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.clean.pieces import is_open, label
from flows.clean.reasons import Reason
from flows.clean.wording import count_words, ends_sentence, words_of
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from flows.clean.cues import CleanCues

_TO_READER = frozenset({"you", "your", "you'll", "you're"})
_QUOTES = frozenset('"“”„«»')
_NOTICE_WORDS_MAX = 60
_LAST_MAX = 4
_ENDS = frozenset(
    {
        Reason.COPYRIGHT,
        Reason.PAGE_FOOT,
        Reason.APPEAL,
        Reason.CREDIT_LINE,
        Reason.CREDIT_AT_END,
        Reason.SOCIAL_BUTTONS,
    }
)


def drop_last_notices(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Take away last paragraphs that speak of the page and to its reader, and quote nobody."""
    result = list(parts)
    lines = [at for at, part in enumerate(parts) if is_open(part) and ends_sentence(part.text)]
    for at in reversed(lines[-_LAST_MAX:]):
        ended = any(part.rule in _ENDS for part in parts[lines[0] : at])
        if at == lines[0] or not _speaks_of_page(parts[at].text, cues, 1 if ended else 2):
            break
        result[at] = label(parts[at], PartKind.REMOVED, Reason.PAGE_FOOT)
    return tuple(result)


def _speaks_of_page(text: str, cues: CleanCues, words_min: int) -> bool:
    """Tell whether a paragraph calls its reader to something, in words of pages."""
    if _QUOTES.intersection(text) or count_words(text) > _NOTICE_WORDS_MAX:
        return False
    words = frozenset(words_of(text))
    spoken = words & cues.words["page-voice"]
    told = words & cues.words["page-word"]
    needed = 1 if words & _TO_READER else words_min
    return len(told) >= needed and (bool(spoken) or len(told) > needed)
