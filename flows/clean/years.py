"""The years that an article is stamped with, as its dateline prints them.

What its date is, is decided in ``dates``; here is only which years of the text lie before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from flows.model import PartKind

if TYPE_CHECKING:
    from flows.model import CleanArticle

YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""A year of the last century or of this one."""


def is_year_before(article: CleanArticle, word: str) -> bool:
    """Tell whether a word is a year before all that the article is stamped with.

    Returns:
        False where no year is printed with the article.
    """
    if not YEAR.fullmatch(word):
        return False
    stamps = (p.text for p in article.parts if p.kind is PartKind.DATELINE)
    years = [year for text in stamps for year in YEAR.findall(text)]
    return bool(years) and word < min(years)
