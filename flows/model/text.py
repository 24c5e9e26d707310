"""Text as it travels: spans, issues, the raw article, its parts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A passage of the raw decoded text.

    Args:
        begin: First code point, counted from 0.
        end: One after the last code point; never before ``begin``.

    >>> Span(begin=3, end=5).length
    2
    """

    begin: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.begin <= self.end:
            msg = f"a span runs forward from 0 or more, not {self.begin} to {self.end}"
            raise ValueError(msg)

    @property
    def length(self) -> int:
        """Code points covered."""
        return self.end - self.begin

    def covers(self, other: Span) -> bool:
        """Tell whether the other span lies inside this one."""
        return self.begin <= other.begin and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a code point."""
        return self.begin < other.end and other.begin < self.end


class IssueCode(StrEnum):
    """What kinds of doubt a run can have about one article; each is described in the README."""

    IGNORED_FILE = "ignored-file"
    EMPTY_FILE = "empty-file"
    BINARY_FILE = "binary-file"
    TOO_LARGE = "too-large"
    UNREADABLE_FILE = "unreadable-file"
    GUESSED_ENCODING = "guessed-encoding"
    MENDED_TEXT = "mended-text"
    INVISIBLE_CHARACTERS = "invisible-characters"
    SAME_BYTES = "same-bytes"
    FETCH_FAILED = "fetch-failed"
    OTHER_LANGUAGE = "other-language"
    ARTICLE_FAILED = "article-failed"
    NO_DATE = "no-date"
    REJECTED_DATE = "rejected-date"
    AMBIGUOUS_DATE = "ambiguous-date"
    FUTURE_DATE = "future-date"
    UNKNOWN_SPEAKER = "unknown-speaker"
    INFERRED_ACRONYM = "inferred-acronym"
    UNKNOWN_ACRONYM = "unknown-acronym"
    LLM_FAILED = "llm-failed"
    LLM_DROPPED = "llm-dropped"
    LLM_CUT = "llm-cut"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Issue:
    """One doubt about one article; the run goes on and the issue is published.

    Args:
        code: The kind of doubt.
        article: File name of the article.
        begin: First code point concerned; None where the whole file is.
        end: One after the last code point concerned.
        seen: What was seen, and what to do about it, in one sentence.
    """

    article: str
    code: IssueCode
    begin: int = 0
    end: int = 0
    seen: str


class MarkKind(StrEnum):
    """What a source itself says a passage is: the markup of a page, or what came with it."""

    HEADLINE = "headline"
    NAVIGATION = "navigation"
    PAGE_FOOT = "page foot"
    ASIDE = "aside"
    CAPTION = "caption"
    METADATA = "metadata"
    PUBLISHER = "publisher"
    PUBLISHED = "published"
    FEED_DATE = "feed date"
    SERVER_DATE = "server date"
    FETCH_DATE = "fetch date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A passage of whole lines, and what the source says it is.

    Args:
        span: Where it stands in the raw text.
    """

    kind: MarkKind
    span: Span


class SourceForm(StrEnum):
    """What the text of an article was made from."""

    FILE = "file"
    PAGE = "page"
    ROW = "row"
    ENTRY = "feed entry"
    MEMBER = "member of an archive"
    STREAM = "standard input"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """One article as it was found.

    Args:
        id: Stable name, made of the file name without its ending; part of the article's IRI.
        name: File name as ``dl:sourceFile`` gives it.
        digest: SHA-256 of the bytes, 64 lower-case hexadecimal digits.
        text: The bytes decoded, nothing else done to them; of a page what a reader sees, with what
            came beside it (address, dates) as lines in front. All spans count its code points.
        encoding: The encoding used, by its IANA name in lower case.
        issues: Doubts met while reading.
        form: What the text was made from; of all but a file, a release keeps it.
        marks: What the source says of passages, in order, not overlapping.
    """

    id: str
    name: str
    digest: str
    text: str
    encoding: str = "utf-8"
    issues: tuple[Issue, ...] = ()
    form: SourceForm = SourceForm.FILE
    marks: tuple[Mark, ...] = ()


class PartKind(StrEnum):
    """What a part of an article is."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    SPEAKER = "speaker"
    CREDIT = "credit"
    CAPTION = "caption"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of a part's text and the raw passage that it stands for.

    Of equal length, they match code point by code point; else the stretch is a repair and
    stands for the passage as a whole.
    """

    begin: int
    end: int
    raw: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of one article with one purpose.

    Args:
        kind: What it is.
        span: Where it stands in the raw text.
        text: What the language room reads: mended, spaces plain, quotation marks as printed.
        runs: How ``text`` lies on the raw text; empty when they match code point by code point.
        rule: The rule that told what it is; for removed parts, the reason (README has the list).
    """

    kind: PartKind
    span: Span
    text: str
    runs: tuple[Run, ...] = ()
    rule: str = ""

    def raw_span(self, begin: int, end: int) -> Span:
        """Give the raw passage of ``text[begin:end]``."""
        if not self.runs:
            return Span(begin=self.span.begin + begin, end=self.span.begin + end)
        first = self._raw_begin(begin)
        return Span(begin=first, end=max(first, self._raw_end(end)))

    def _raw_begin(self, offset: int) -> int:
        at = bisect_right(self.runs, offset, key=attrgetter("begin")) - 1
        if at < 0 or offset >= self.runs[at].end:
            return self.span.end
        run = self.runs[at]
        plain = run.end - run.begin == run.raw.length
        return run.raw.begin + (offset - run.begin if plain else 0)

    def _raw_end(self, offset: int) -> int:
        at = bisect_left(self.runs, offset, key=attrgetter("begin")) - 1
        if at < 0 or offset > self.runs[at].end:
            return self.span.begin
        run = self.runs[at]
        plain = run.end - run.begin == run.raw.length
        return run.raw.begin + (offset - run.begin) if plain else run.raw.end


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanArticle:
    """An article taken apart: everything of the raw text stands in exactly one part, in order.

    Args:
        raw: The article as found.
        parts: In order of appearance; white space between parts belongs to none.
        publisher: Who put it out, where a credit or a byline says so.
        agency: News agency it came from, where a credit says so.
        language: Language of the body, two letters of ISO 639-1; "und" where it cannot be told.
        issues: Doubts met while cleaning (those of ``raw`` not repeated).
    """

    raw: RawArticle
    parts: tuple[Part, ...]
    publisher: str | None = None
    agency: str | None = None
    language: str = "en"
    issues: tuple[Issue, ...] = ()

    @property
    def headline(self) -> str | None:
        """The first headline, None where there is none."""
        return next((p.text for p in self.parts if p.kind is PartKind.HEADLINE), None)
