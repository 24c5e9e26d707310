"""Dates that come with a page are evidence like those printed on it, and can be wrong like them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from flows.dates.printed import spot_printed_dates
from flows.dates.standing import CLAIMING, SILENT, standing_of, weigh_printed
from flows.model import CleanArticle, Part, PartKind, PrintedKind, RawArticle, Span

if TYPE_CHECKING:
    from flows.model import PrintedDate

LINES = {
    "metadata-date": "Published: 2014-02-11T09:30:00+00:00",
    "feed-date": "In feed: Tue, 11 Feb 2014 09:30:00 GMT",
    "server-date": "Server: Tue, 11 Feb 2014 09:30:00 GMT",
    "fetch-date": "Fetched: 2014-02-11T09:30:00Z",
    "metadata": "Updated: 2014-02-11",
    "stamp": "11 February 2014",
}


def printed(*rules: str) -> tuple[PrintedDate, ...]:
    text, parts = "", []
    for rule in rules:
        span = Span(begin=len(text), end=len(text) + len(LINES[rule]))
        kind = PartKind.DATELINE if rule == "stamp" else PartKind.REMOVED
        parts.append(Part(kind=kind, span=span, text=LINES[rule], rule=rule))
        text += LINES[rule] + "\n"
    raw = RawArticle(id="a", name="a", digest="0" * 64, text=text)
    return spot_printed_dates(CleanArticle(raw=raw, parts=tuple(parts)))


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        ("metadata-date", PrintedKind.METADATA_DATE),
        ("feed-date", PrintedKind.FEED_DATE),
        ("server-date", PrintedKind.SERVER_DATE),
        ("fetch-date", PrintedKind.FETCH_DATE),
        ("metadata", PrintedKind.LAST_UPDATED),
    ],
)
def test_a_date_is_of_the_kind_that_its_line_says(rule: str, kind: PrintedKind) -> None:
    (found,) = printed(rule)
    assert (found.kind, found.readings[0].earliest) == (kind, date(2014, 2, 11))
    assert standing_of(found).own > 0


def test_each_kind_has_its_place_among_those_believed_by_themselves() -> None:
    assert not set(CLAIMING) & set(SILENT)
    assert {*CLAIMING, *SILENT, PrintedKind.OTHER_ITEM} == set(PrintedKind)


def test_what_a_page_prints_and_its_metadata_repeats_counts_once() -> None:
    once, twice = weigh_printed(printed("stamp")), weigh_printed(printed("metadata-date", "stamp"))
    assert [e.weight for e in once] == [e.weight for e in twice]


def test_the_day_of_fetching_bounds_from_above() -> None:
    evidence = weigh_printed(printed("fetch-date"))
    assert max(e.latest for e in evidence) == date(2014, 2, 11)
    assert sum(e.weight for e in evidence if e.earliest < date(2014, 2, 11)) > 0.9
