"""Answers about a line, kept: rules ask the same of it many times, and pages repeat their lines.

Nothing here knows a rule. An answer hangs on the line alone, so keeping it changes none.
"""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

LINES_MAX = 4096
"""Lines whose answer is kept, of each question."""
_LETTERS_MAX = 1000
"""Longer ones are rare and would fill the memory."""
_Answer = TypeVar("_Answer")


def keep_answers(tell: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
    """Keep what a function of a line has told; the value must be one that nobody changes."""
    kept = lru_cache(maxsize=LINES_MAX)(tell)

    @wraps(tell)
    def told(text: str) -> _Answer:
        return kept(text) if len(text) <= _LETTERS_MAX else tell(text)

    return told
