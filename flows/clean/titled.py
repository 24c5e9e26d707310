"""Headlines behind a word that newsrooms set before them: "Breaking News: Envoys leave".

The same words alone on a line, or below the text, are the page: ``chrome`` and ``sections``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flows.clean.cues import fold
from flows.clean.wording import count_words

if TYPE_CHECKING:
    from flows.clean.cues import CleanCues

_WORDS_MIN: Final = 2


def is_titled(text: str, cues: CleanCues) -> bool:
    """Tell whether a title stands behind a word for it, and no date or time of day.

    Args:
        text: A line.
        cues: Group "title-label" has the words.
    """
    head, colon, title = text.partition(":")
    if not colon or fold(head) not in cues.words["title-label"]:
        return False
    is_dated = cues.dates.has_date(title) or bool(cues.dates.clock.search(title))
    return count_words(title) >= _WORDS_MIN and not is_dated
