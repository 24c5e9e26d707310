"""Tell what a printed date is the date of: the article, the page, a picture, something else.

By the part it stands in and why that was set apart, by the words before it, and last by where on
the page it stands. Whether it is believed is decided in ``assess``, never here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from flows.dates.clock import CLOCK
from flows.model import PartKind, PrintedKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flows.model import CleanArticle, Part

_UPDATED = re.compile(
    r"(?:updated?|modified|revised|actualizad[oa]|atualizad[oa]|mis(?:e)?\s+à\s+jour|modifié|"
    r"aktualisiert|aggiornat[oa]|обновлено|آخر تحديث|تحديث|עודכן|עדכון)\W*(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:published|posted|released|publicad[oa]|publié|pubblicato|veröffentlicht|опубликовано|"
    r"نشر|פורסם)\W*(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\W*(?:\w+\W+){0,4}$", re.IGNORECASE)
_POST = re.compile(r"\(@\w+\)\W*$")
"""Who put out a post that is set into the text; the article is no older than it."""
_TODAY = re.compile(
    r"\b(?:today(?:['’]s date| is)?\s?:|(?:current|local) (?:date|time)\s?:?)\W*$", re.IGNORECASE
)
"""What a page says before the day on which it is looked at."""
_CRAWL = re.compile(r"^\s*date\s*$", re.IGNORECASE)
_CLOCK_AFTER = re.compile(r"^\W*(?:\w+\s+)?(?:timing|local time)\b", re.IGNORECASE)
_JUST_NOW = re.compile(r"\b\d+\s+(?:min(?:ute)?|hour|hr)s?\s+ago\b|\bjust now\b", re.IGNORECASE)
_CLOCK = re.compile(CLOCK, re.VERBOSE | re.IGNORECASE)
_TITLE_WORDS_MIN: Final = 6
_IN_URL = re.compile(r"(?:https?://|www\.)\S*$", re.IGNORECASE)

_BY_RULE: Final[Mapping[str, PrintedKind]] = {
    "page-clock": PrintedKind.PAGE_CLOCK,
    "editor-line": PrintedKind.PAGE_CLOCK,
    "crawl-prefix": PrintedKind.CRAWL_PREFIX,
    "published-line": PrintedKind.BYLINE_STAMP,
    "stamp": PrintedKind.BYLINE_STAMP,
    "byline": PrintedKind.BYLINE_STAMP,
    "dateline": PrintedKind.DATELINE,
    "related": PrintedKind.OTHER_ITEM,
    "navigation": PrintedKind.OTHER_ITEM,
    "comments": PrintedKind.COMMENT_DATE,
    "comment-form": PrintedKind.COMMENT_DATE,
    "pingback": PrintedKind.COMMENT_DATE,
    "copyright": PrintedKind.COPYRIGHT_YEAR,
    "metadata-date": PrintedKind.METADATA_DATE,
    "feed-date": PrintedKind.FEED_DATE,
    "server-date": PrintedKind.SERVER_DATE,
    "fetch-date": PrintedKind.FETCH_DATE,
    "caption-glued": PrintedKind.CAPTION_DATE,
    "caption-line": PrintedKind.CAPTION_DATE,
    "photo-credit": PrintedKind.CAPTION_DATE,
}
"""Why ``flows.clean`` set the part apart, and what its dates then are."""
_BY_PART: Final[Mapping[PartKind, PrintedKind]] = {
    PartKind.DATELINE: PrintedKind.DATELINE,
    PartKind.CAPTION: PrintedKind.CAPTION_DATE,
    PartKind.CREDIT: PrintedKind.BYLINE_STAMP,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A printed date where it stands.

    Args:
        before: What the part says between the date before (or its own beginning) and this one.
        after: What follows in the part.
        printed: The date itself, with its time of day.
    """

    article: CleanArticle
    part: Part
    before: str
    after: str
    printed: str


def tell_kind(setting: Setting) -> PrintedKind:
    """Tell what the date is the date of."""
    return next(kind for tell in _TELLS if (kind := tell(setting)) is not None)


def is_crawl_word(before: str) -> bool:
    """Tell whether the words before a date are those that a crawler puts there."""
    return bool(_CRAWL.match(before))


def _by_words(setting: Setting) -> PrintedKind | None:
    for pattern, kind in _WORDS:
        if pattern.search(setting.before):
            place = _by_rule(setting)
            is_others = kind is PrintedKind.URL_DATE and place in _ELSEWHERE
            return place if is_others else kind
    return PrintedKind.PAGE_CLOCK if _CLOCK_AFTER.match(setting.after) else None


def _by_rule(setting: Setting) -> PrintedKind | None:
    kind = _BY_RULE.get(setting.part.rule)
    is_new = kind is PrintedKind.PAGE_CLOCK and _is_hours_old(setting.article)
    return PrintedKind.BYLINE_STAMP if is_new else kind


def _is_hours_old(article: CleanArticle) -> bool:
    """Tell whether a line below the headline says that the article was put out hours ago."""
    kinds = [part.kind for part in article.parts]
    if PartKind.HEADLINE not in kinds or PartKind.PARAGRAPH not in kinds:
        return False
    head, body = kinds.index(PartKind.HEADLINE), kinds.index(PartKind.PARAGRAPH)
    return any(_JUST_NOW.search(part.text) for part in article.parts[head + 1 : body])


def _by_time(setting: Setting) -> PrintedKind | None:
    """Tell the stamp that ran into a caption above the text: pictures are dated without a time."""
    body = (p.span.begin for p in setting.article.parts if p.kind is PartKind.PARAGRAPH)
    is_above = setting.part.span.begin < next(body, 0)
    is_caption = setting.part.kind is PartKind.CAPTION
    timed = is_above and is_caption and _CLOCK.search(setting.printed)
    return PrintedKind.BYLINE_STAMP if timed else None


def _by_published_words(setting: Setting) -> PrintedKind | None:
    return PrintedKind.BYLINE_STAMP if _PUBLISHED.search(setting.before) else None


def _by_part(setting: Setting) -> PrintedKind | None:
    return _BY_PART.get(setting.part.kind)


def _by_title(setting: Setting) -> PrintedKind | None:
    """Tell a date beside a title above the headline: that of another article, in a list."""
    beside = len(re.findall(r"[^\W\d_]+", f"{setting.before} {setting.after}"))
    is_titled = setting.part.rule == "page-head" and beside >= _TITLE_WORDS_MIN
    return PrintedKind.OTHER_ITEM if is_titled else None


def _by_place(setting: Setting) -> PrintedKind:
    """Take a date that nothing explains for the page's above the headline, for another's below."""
    if setting.part.kind is not PartKind.REMOVED:
        return PrintedKind.BYLINE_STAMP
    body = [p.span.begin for p in setting.article.parts if p.kind is PartKind.PARAGRAPH]
    head = [p.span.begin for p in setting.article.parts if p.kind is PartKind.HEADLINE]
    begin = setting.part.span.begin
    if head and begin < head[0]:
        return PrintedKind.PAGE_CLOCK
    is_above_text = not body or begin < body[0]
    return PrintedKind.BYLINE_STAMP if is_above_text else PrintedKind.OTHER_ITEM


_WORDS: Final = (
    (_IN_URL, PrintedKind.URL_DATE),
    (_UPDATED, PrintedKind.LAST_UPDATED),
    (_COPYRIGHT, PrintedKind.COPYRIGHT_YEAR),
    (_CRAWL, PrintedKind.CRAWL_PREFIX),
    (_POST, PrintedKind.CAPTION_DATE),
    (_TODAY, PrintedKind.PAGE_CLOCK),
)
_ELSEWHERE: Final = (PrintedKind.OTHER_ITEM, PrintedKind.COMMENT_DATE)
_TELLS: Final[tuple[Callable[[Setting], PrintedKind | None], ...]] = (
    _by_words,
    _by_time,
    _by_rule,
    _by_published_words,
    _by_part,
    _by_title,
    _by_place,
)
"""From sure to doubtful; the last always answers."""
