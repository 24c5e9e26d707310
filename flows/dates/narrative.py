"""Tell a text that narrates the past from one that reports the news of its day.

In news a month without a year lies near the day of publication; in a narrative it follows the date
told last. Which anchor follows from that is chosen in ``anchors``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.model import DateValue, TimeExpression

_YEARS_MIN: Final = 8
"""A narrative names at least so many past years."""
_NEWS_SHARE_MAX: Final = 0.2
"""Of what tells the style, at most this part may point to the day of publication."""


def is_narrative(times: Sequence[TimeExpression], article: DateValue | None) -> bool:
    """Tell whether the dates of a text tell a history rather than the news.

    Args:
        times: Those of one text.
        article: When it was published, None where that is not known.

    Returns:
        True where years that are over abound and days reckoned from publication ("yesterday",
        "Friday", "last week") are few.

    Source: house rule; the articles of WikiWars narrate, those of TimeBank and AQUAINT do not.
    """
    if article is None:
        return False
    read = [(time.rule.partition("/")[0], dict(time.fields)) for time in times]
    past = sum(_names_past_year(fields, article.earliest.year) for _, fields in read)
    news = sum(_leans_on_publication(family, fields) for family, fields in read)
    return past >= _YEARS_MIN and news <= _NEWS_SHARE_MAX * (news + past)


def _names_past_year(fields: Mapping[str, str], year: int) -> bool:
    return "year" in fields and int(fields["year"]) < year


def _leans_on_publication(family: str, fields: Mapping[str, str]) -> bool:
    return family in ("shift", "ago", "weekday") and "holiday" not in fields
