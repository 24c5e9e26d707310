"""Dates: values, time mentions, printed dates, evidence, the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003
from enum import StrEnum

from flows.model.text import Span  # noqa: TC001


class Precision(StrEnum):
    """How fine a date is."""

    DAY = "Day"
    MONTH = "Month"
    YEAR = "Year"
    INTERVAL = "Interval"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateValue:
    """A date as far as it is known. A month is never its first day.

    Args:
        edtf: Extended Date/Time Format, level 1 (ISO 8601-2:2019), and "[a,b]" for one of
            two days (level 2).
        earliest: First day it can be, inclusive.
        latest: Last day it can be, inclusive; never before ``earliest``.
        precision: How fine it is.
    """

    edtf: str
    earliest: date
    latest: date
    precision: Precision

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            msg = f"{self.edtf}: earliest {self.earliest} is after latest {self.latest}"
            raise ValueError(msg)


class TimexType(StrEnum):
    """Types of time mention (ISO-TimeML, TIMEX3)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Direction(StrEnum):
    """Where a mention without a date of its own looks, as tense and wording tell."""

    PAST = "past"
    FUTURE = "future"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time mention found, not yet given a value: that needs the date of its article.

    Args:
        rule: Name of the grammar rule that found it; ``flows.dates`` gives it its meaning.
        fields: What the rule read, as pairs of a name and a value ("weekday", "3").
        direction: Where it looks.
        cue: What showed the direction ("said", "will", "since"); empty where nothing did.
        ends: The two ends of a range, each a time expression itself; empty for all else.
    """

    span: Span
    text: str
    timex_type: TimexType
    rule: str
    fields: tuple[tuple[str, str], ...] = ()
    direction: Direction = Direction.NEAREST
    cue: str = ""
    ends: tuple[TimeExpression, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time mention with its value.

    Args:
        value: TIMEX3 value ("2013-05-23", "P2Y", "2013-W20", "PAST_REF").
        date: The days it denotes; None for durations, sets and vague references.
        rule: The rule that gave the value.
        anchor: What it was reckoned from ("article", "previous mention", "itself").
        mod: TIMEX3 mod ("START", "MID", "END", "APPROX", "MORE_THAN", ...); empty where none is.
        anchor_span: The mention that it was reckoned from; None for the article and for itself.
        direction: Where it looked from there; None where the wording left nothing to look for.
        cue: What showed the direction; empty where nothing did.
    """

    span: Span
    text: str
    timex_type: TimexType
    value: str
    date: DateValue | None
    rule: str
    anchor: str
    mod: str = ""
    anchor_span: Span | None = None
    direction: Direction | None = None
    cue: str = ""


class PrintedKind(StrEnum):
    """What a printed date is the date of."""

    DATELINE = "dateline"
    BYLINE_STAMP = "byline stamp"
    PAGE_CLOCK = "page clock"
    LAST_UPDATED = "last updated"
    CRAWL_PREFIX = "crawl prefix"
    CAPTION_DATE = "caption date"
    OTHER_ITEM = "other item"
    COMMENT_DATE = "comment date"
    COPYRIGHT_YEAR = "copyright year"
    URL_DATE = "URL date"
    METADATA_DATE = "metadata date"
    FEED_DATE = "feed date"
    SERVER_DATE = "server date"
    FETCH_DATE = "fetch date"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDate:
    """A date printed on the page of an article, outside its sentences.

    Args:
        readings: The days that it can mean, in order; more than one where day and month may change
            places, or where the year is missing and evidence has to give it.
    """

    kind: PrintedKind
    span: Span
    text: str
    readings: tuple[DateValue, ...]


class EvidenceKind(StrEnum):
    """What sort of observation speaks about the day of publication."""

    OFFICE_TERM = "OfficeTerm"
    DATED_EVENT = "DatedEvent"
    WEEKDAY = "Weekday"
    DURATION = "Duration"
    EXPLICIT_DATE = "ExplicitDate"
    TOLL = "Toll"
    OTHER_ARTICLE = "OtherArticle"
    PAGE_CHROME = "PageChrome"
    PRINTED_DATE = "PrintedDate"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateEvidence:
    """One observation that speaks about the day of publication.

    Args:
        earliest: First day it allows, inclusive.
        latest: Last day it allows, inclusive.
        weight: How much it counts, above 0, at most 1; at 1 a day outside is ruled out.
        comment: The observation in a sentence that a person understands.
        spans: The passages it rests on.
        reference: Id of the reference row used, None where there is none.
        article: Id of the other article that it leans on, None where there is none.
        sort: The finer kind, a row of ``ontology/reference/date_weights.csv``; empty where it has
            none.
    """

    kind: EvidenceKind
    earliest: date
    latest: date
    weight: float
    comment: str
    spans: tuple[Span, ...] = ()
    reference: str | None = None
    article: str | None = None
    sort: str = ""

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            msg = f"evidence allows {self.earliest} to {self.latest}, no day: {self.comment}"
            raise ValueError(msg)


class Verdict(StrEnum):
    """What becomes of the date printed on an article."""

    ACCEPTED = "Accepted"
    REJECTED = "Rejected"
    MISSING = "Missing"


class Basis(StrEnum):
    """What the date decided rests on."""

    PRINTED_DATELINE = "PrintedDateline"
    REPAIRED_FROM_EVIDENCE = "RepairedFromEvidence"
    INFERRED_FROM_TEXT = "InferredFromText"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateAssessment:
    """When an article was published, as far as can be told, and why.

    Args:
        printed: The printed date judged, None where none is printed.
        decided: The date decided, None where nothing bounds it on both sides.
        confidence: Belief that ``decided`` holds the true day, 0 to 1.
        basis: What it rests on, None with ``decided``.
        because: The evidence used, heaviest first; never empty.
    """

    verdict: Verdict
    printed: PrintedDate | None
    decided: DateValue | None
    confidence: float
    basis: Basis | None
    because: tuple[DateEvidence, ...]
