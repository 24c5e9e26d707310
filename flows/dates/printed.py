"""Find the dates printed on the page of an article, outside its running sentences.

Forms are in ``printed_forms``, kinds in ``printed_kind``; dates said in sentences are time
expressions (``spot``). None is believed or refused here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from flows.clean.reasons import Reason
from flows.dates.day_order import settle_printed
from flows.dates.month_names import date_names
from flows.dates.periods import years_period
from flows.dates.printed_addresses import find_address_dates, find_addresses, is_address
from flows.dates.printed_forms import PrintedForm, find_forms
from flows.dates.printed_kind import Setting, is_crawl_word, tell_kind
from flows.dates.printed_years import settle_years
from flows.dates.values import period_value
from flows.model import PartKind, Precision, PrintedDate, PrintedKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.model import CleanArticle, DateValue, Part

_APART: Final = frozenset(
    {PartKind.DATELINE, PartKind.CREDIT, PartKind.CAPTION, PartKind.REMOVED, PartKind.ATTRIBUTION}
)
"""Kinds of part that are no running text."""
_SAID_AGAIN: Final = frozenset({"lead-repeated", "pull-quote"})
"""Why running text was removed: the dates of its sentences are said, not printed."""
_OPENING_LETTERS: Final = 160
"""A dateline, or a line of nothing but a date, is over by then."""
_STAMP_WORDS_MAX: Final = 5
_BARE_WORDS_MAX: Final = 2
"""The same beside days without a year."""
_FOUNDED = re.compile(
    r"\b(?:since|est\.?|established|founded|launched)(?: (?:in|on))?\W*$", re.IGNORECASE
)
"""What stands before the day on which a paper was founded."""
_CUT_SHORT: Final = (PrintedKind.CRAWL_PREFIX,)
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|\b[Cc]opyright\b|\bCOPYRIGHT\b)\W*(?:(?:[A-ZÀ-Ý][\w.'’&-]*|&|of|the|and),?\s+){0,6}"
    r"(?:\d{4}\s*[-–]\s*)?(?P<year>(?:19|20)\d\d)\b"
)
"""The year of a copyright line, behind its owner or in front ("© Example Media 2014")."""
_OPENING = re.compile(r"^(?:[\W_]*(?:[A-ZÀ-Ý][\w.'’-]*|al-\w+|of|and))*[\W_]*$")
"""Place and agency before the date of a dateline: words with capitals only."""
_CLOSING = re.compile(r"^[\s.,]*(?:[A-ZÀ-Ý][\w.'’]*[\s,]*){0,4}(?:\(|/[A-Z]|—|–|--|-\s|:\s)")
"""What follows the date of a dateline: an agency, a dash or a colon."""
_STOPPED = re.compile(r"^\s?[.|](?:\s+[\"“‘'«(\[]*[^\W\d_a-zß-ÿ]|\s*$)")
"""A full stop or a bar behind the date: a dateline too, where a place opens the first text."""
_UNMARKED = re.compile(r"^\s?[.|]?\s+[\"“‘'«(\[]*[^\W\d_a-zß-ÿ]")
"""The same behind a place in capitals and a comma, which need no mark."""
_CAPITALS_MIN: Final = 3


def spot_printed_dates(article: CleanArticle) -> tuple[PrintedDate, ...]:
    """Find the dates printed outside the sentences of an article.

    Args:
        article: Its parts; those removed, datelines, credits and captions are read in full, running
            text only where it opens with a dateline or is nothing but a date.

    Returns:
        In order of the page. Several readings mean that day and month may change places and that
        nothing on the page shows their order, or that no year is printed: then one reading a year
        of ``printed_forms.OPEN_YEARS``, but where a stamp tells which (``printed_years``). A
        weekday printed beside leaves those that it fits. No reading: day and weekday alone
        ("Monday (20)").
    """
    found = [date for part in article.parts for date in _spot(article, part)]
    return settle_years(settle_printed(found))


def _spot(article: CleanArticle, part: Part) -> Iterator[PrintedDate]:
    if part.rule == Reason.ENTRY_DAY:
        return
    is_apart = part.kind in _APART and part.rule not in _SAID_AGAIN
    is_apart = is_apart or is_address(part.text)
    forms = _find_forms(part.text if is_apart else part.text[:_OPENING_LETTERS])
    before = 0
    if part.rule == Reason.HEADLINE_REPEATED:
        forms = tuple(form for form in forms if form.has_year)
    for form in forms:
        setting = Setting(
            article=article,
            part=part,
            before=part.text[before : form.begin],
            after=part.text[form.end :],
            printed=part.text[form.begin : form.end],
        )
        before = form.end
        if _FOUNDED.search(setting.before):
            continue
        if is_apart or _is_stamp(part, forms):
            yield _printed(article, part, form, _kind_apart(setting, form))
        elif _is_opening(part, form) or _is_stopped_opening(article, part, form):
            yield _printed(article, part, form, _kind_of_opening(setting))
    if is_apart and not forms:
        yield from _spot_copyright(article, part)
    if article.language != "en" and part.kind is PartKind.PARAGRAPH:
        yield from _spot_numbered_weekdays(article, part)


def _find_forms(text: str) -> tuple[PrintedForm, ...]:
    """Find dates written for readers, and those inside addresses."""
    addresses = find_addresses(text)
    if not addresses:
        return find_forms(text)
    apart = (f for f in find_forms(text) if not any(a <= f.begin < b for a, b in addresses))
    return tuple(sorted((*apart, *find_address_dates(text)), key=lambda form: form.begin))


def _printed(
    article: CleanArticle, part: Part, form: PrintedForm, kind: PrintedKind
) -> PrintedDate:
    span = part.raw_span(form.begin, form.end)
    text = article.raw.text[span.begin : span.end]
    readings = tuple(map(_whole_year, form.readings)) if kind in _CUT_SHORT else form.readings
    return PrintedDate(kind=kind, span=span, text=text, readings=readings)


def _whole_year(reading: DateValue) -> DateValue:
    """Read the first of January that a crawler wrote as the year: it fills in what it lacks."""
    day = reading.earliest
    is_filled = reading.precision is Precision.DAY and (day.month, day.day) == (1, 1)
    return period_value(years_period(str(day.year))) if is_filled else reading


def _is_stamp(part: Part, forms: tuple[PrintedForm, ...]) -> bool:
    """Tell whether a running part is little more than its dates: no title that names a day is."""
    if len(part.text) > _OPENING_LETTERS:
        return False
    rest = part.text
    for form in reversed(forms):
        rest = rest[: form.begin] + " " + rest[form.end :]
    longest = _STAMP_WORDS_MAX if any(form.has_year for form in forms) else _BARE_WORDS_MAX
    return len(re.findall(r"\w+", rest)) <= longest and not rest.rstrip().endswith(".")


def _is_opening(part: Part, form: PrintedForm) -> bool:
    """Tell whether the date belongs to a dateline that the part opens with."""
    if part.kind not in (PartKind.PARAGRAPH, PartKind.SUBHEAD):
        return False
    opening = part.text[: form.begin]
    if is_crawl_word(opening):
        return True
    return bool(_OPENING.match(opening) and _CLOSING.match(part.text[form.end :]))


def _is_stopped_opening(article: CleanArticle, part: Part, form: PrintedForm) -> bool:
    """Tell whether the first text opens with a place, a date and a mark like a full stop."""
    opening = part.text[: form.begin].strip()
    if part.kind is not PartKind.PARAGRAPH or not _OPENING.match(opening):
        return False
    end = form.end - part.text.endswith(".", 0, form.end)
    is_capital = opening.isupper() and len(opening) >= _CAPITALS_MIN
    needs_mark = not (is_capital and opening.endswith(","))
    if not (_STOPPED if needs_mark else _UNMARKED).match(part.text[end:]):
        return False
    at = next(n for n, p in enumerate(article.parts) if p.kind is PartKind.PARAGRAPH)
    if article.parts[at] is not part:
        return False
    is_placed = at > 0 and article.parts[at - 1].kind is PartKind.DATELINE
    return is_capital or opening.endswith(",") or (is_placed and not opening)


def _kind_apart(setting: Setting, form: PrintedForm) -> PrintedKind:
    """Tell the kind; a day without a year behind a place in capitals is no stamp of a page.

    Nor is one in a credit behind a text, which says when an outlet had it ("(BBC News, Jan. 28)").
    """
    if setting.part.rule == Reason.CREDIT_AT_END and not form.has_year:
        return PrintedKind.OTHER_ITEM
    kind, place = tell_kind(setting), setting.before.strip(" (,.-–—")
    is_placed = place.isupper() and len(place) >= _CAPITALS_MIN
    is_dateline = kind is PrintedKind.BYLINE_STAMP and is_placed and not form.has_year
    return PrintedKind.DATELINE if is_dateline else kind


def _kind_of_opening(setting: Setting) -> PrintedKind:
    is_crawl = is_crawl_word(setting.before)
    return PrintedKind.CRAWL_PREFIX if is_crawl else PrintedKind.DATELINE


def _spot_copyright(article: CleanArticle, part: Part) -> Iterator[PrintedDate]:
    """Find the year of "© 2014 Example Media": bare years are no dates anywhere else."""
    for match in _COPYRIGHT.finditer(part.text):
        span = part.raw_span(*match.span("year"))
        yield PrintedDate(
            kind=PrintedKind.COPYRIGHT_YEAR,
            span=span,
            text=article.raw.text[span.begin : span.end],
            readings=(period_value(years_period(match["year"])),),
        )


def _spot_numbered_weekdays(article: CleanArticle, part: Part) -> Iterator[PrintedDate]:
    """Find "segunda-feira (20)", as some newsrooms date their leads."""
    weekdays = date_names().weekdays
    for match in re.finditer(r"([^\W\d_]+(?:-[^\W\d_]+)?)\s\(\d{1,2}\)", part.text):
        if match[1].lower() in weekdays:
            span = part.raw_span(match.start(), match.end())
            yield PrintedDate(
                kind=PrintedKind.DATELINE,
                span=span,
                text=article.raw.text[span.begin : span.end],
                readings=(),
            )
