"""The names of the cleaning rules: each part bears one in ``rule``; the README lists them.

Why a line gets which is told by the rule's own module; the words it looks for are data
(``ontology/reference/cues_clean.csv``).
"""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Which rule told what a part is."""

    BODY = "body"
    BYLINE = "byline"
    CAPTION_GLUED = "caption-glued"
    CAPTION_LINE = "caption-line"
    PHOTO_CREDIT = "photo-credit"
    CREDIT_LINE = "credit-line"
    CREDIT_AT_END = "credit-at-end"
    TRANSLATION_CREDIT = "translation-credit"
    DATELINE = "dateline"
    STAMP = "stamp"
    DECK = "deck"
    ENTRY_DAY = "entry-day"
    SUBHEAD = "subhead"
    HEADLINE = "headline"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    AGE_NOTICE = "age-notice"
    APPEAL = "appeal"
    COMMENT_FORM = "comment-form"
    COMMENTS = "comments"
    COOKIE_NOTICE = "cookie-notice"
    COPYRIGHT = "copyright"
    CRAWL_PREFIX = "crawl-prefix"
    DESK_NOTE = "desk-note"
    EDITOR_LINE = "editor-line"
    HEADLINE_REPEATED = "headline-repeated"
    INVISIBLE_CHARACTERS = "invisible-characters"
    LEAD_REPEATED = "lead-repeated"
    METADATA = "metadata"
    METADATA_DATE = "metadata-date"
    FEED_DATE = "feed-date"
    FETCH_DATE = "fetch-date"
    SERVER_DATE = "server-date"
    NAVIGATION = "navigation"
    PAGE_CLOCK = "page-clock"
    PAGE_FOOT = "page-foot"
    PAGE_HEAD = "page-head"
    PAGE_TOOLS = "page-tools"
    PINGBACK = "pingback"
    PUBLISHED_LINE = "published-line"
    PULL_QUOTE = "pull-quote"
    READING_TIME = "reading-time"
    RELATED = "related"
    SOCIAL_BUTTONS = "social-buttons"
    STRAY_MARK = "stray-mark"


MEANINGS: dict[Reason, str] = {
    Reason.BODY: "running text of the article",
    Reason.BYLINE: "who wrote it",
    Reason.CAPTION_GLUED: "a caption that ran into the text before or behind it",
    Reason.CAPTION_LINE: "a line that says what a picture shows",
    Reason.PHOTO_CREDIT: "a caption that ends or begins with who took the picture",
    Reason.CREDIT_LINE: "a line that says where the article comes from",
    Reason.CREDIT_AT_END: "a source named behind the last sentence",
    Reason.TRANSLATION_CREDIT: "a line that says from what it was translated or edited",
    Reason.DATELINE: "place, date or agency in front of the first sentence",
    Reason.STAMP: "a line with the date of the article, and who put it out",
    Reason.DECK: "the lines between headline and text that sum it up",
    Reason.ENTRY_DAY: "the day that an entry of a chronology opens with",
    Reason.SUBHEAD: "a heading between paragraphs",
    Reason.HEADLINE: "the headline",
    Reason.QUOTATION: (
        "a paragraph of words said, its speaker on the next line or in a label before it"
    ),
    Reason.ATTRIBUTION: (
        "the line that names the speaker of the quotation before it, or the label before one"
    ),
    Reason.AGE_NOTICE: "a notice that the article is old",
    Reason.APPEAL: "an appeal to give, subscribe or sign up",
    Reason.COMMENT_FORM: "a form for comments, or a part of one",
    Reason.COMMENTS: "comments of readers",
    Reason.COOKIE_NOTICE: "a notice about cookies or privacy",
    Reason.COPYRIGHT: "a copyright line",
    Reason.CRAWL_PREFIX: "a date that a crawler put in front of the page",
    Reason.DESK_NOTE: (
        'what a news desk writes into a text: a slug before a headline ("UPDATE 2-"), what it '
        'changed ("(Adds details)")'
    ),
    Reason.EDITOR_LINE: "a line that names the editors of the site",
    Reason.HEADLINE_REPEATED: "the headline again",
    Reason.INVISIBLE_CHARACTERS: "nothing that can be seen",
    Reason.LEAD_REPEATED: "the first paragraph again",
    Reason.METADATA: "what came with the text and is not shown: address, publisher, last change",
    Reason.METADATA_DATE: "when the metadata of a page or a row says that it was published",
    Reason.FEED_DATE: "when a feed says that it was published",
    Reason.FETCH_DATE: "when it was fetched",
    Reason.SERVER_DATE: "when the server says that the page was changed last",
    Reason.NAVIGATION: "a menu, a path or a ticker",
    Reason.PAGE_CLOCK: "the clock of the page: the day it was fetched, not published",
    Reason.PAGE_FOOT: "a short line behind the last paragraph",
    Reason.PAGE_HEAD: "a line above the headline",
    Reason.PAGE_TOOLS: "buttons and notices of the page",
    Reason.PINGBACK: "a pingback or trackback",
    Reason.PUBLISHED_LINE: "a line that says when it was published or updated",
    Reason.PULL_QUOTE: "a sentence of the text set again to catch the eye",
    Reason.READING_TIME: "how long reading takes",
    Reason.RELATED: "other articles of the site",
    Reason.SOCIAL_BUTTONS: "buttons of social networks",
    Reason.STRAY_MARK: "a mark or a number without words",
}
"""What each name means, for the README."""
