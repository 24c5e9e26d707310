"""A dated text printed as pages print it: with its true date, with a false one, with none.

Which form a text gets follows from the hash of its name. What is measured is in ``bench_dates``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from flows.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tests.benchmarks.dated_articles import DatedText

_TRUE: Final[Mapping[str, str]] = {
    "line below the headline": "{head}\n\n{day:%B} {day.day}, {day.year}\n\n{body}",
    "line on top": "{day:%A}, {day.day} {day:%B} {day.year}\n\n{head}\n\n{body}",
    "published": "{head}\n\nPublished: {day.day} {day:%b} {day.year} - 11:14 am\n\n{body}",
    "below the byline": "{head}\n\nBy Jane Miller\n{day:%A} {day.day} {day:%B} {day.year}\n\n{body}",
    "day first": "{head}\n\n{day:%d/%m/%Y}\n\n{body}",
    "month first": "{head}\n\n{day:%m/%d/%Y} 10:02 AM\n\n{body}",
    "ISO": "{head}\n{day:%Y-%m-%d}T10:15:00Z\n\n{body}",
    "dateline without a year": "{head}\n\nPARIS, {day:%b} {day.day} (Reuters) - {body}",
    "last updated": "{head}\n\nLast updated: {day:%B} {day.day}, {day.year} 14:22\n\n{body}",
    "crawl prefix": " date {day:%Y-%m-%d} {head}\n\n{body}",
    "address": "https://www.example.com/news/{day:%Y/%m/%d}/page.html\n\n{head}\n\n{body}",
}
_FALSE: Final[Mapping[str, tuple[int, int, str]]] = {
    "page clock": (400, 3300, "{day:%A}, {day:%B} {day.day}, {day.year} 10:13 am (IST)\nHome | About\n\n{head}\n\n{body}"),
    "crawl prefix of a month": (400, 3300, " date {day:%Y-%m} {head}\n\n{body}"),
    "moved to a new system": (60, 1400, "{head}\n\n{day:%B} {day.day}, {day.year} at 10:44 am\n\n{body}"),
    "last updated later": (60, 1400, "{head}\n\nLast updated: {day:%B} {day.day}, {day.year}\n\n{body}"),
    "byline years late": (400, 3300, "{head}\n\nBy Jane Miller\n{day.day} {day:%B} {day.year}\n\n{body}"),
    "byline years early": (-2500, -400, "{head}\n\nBy Jane Miller\n{day.day} {day:%B} {day.year}\n\n{body}"),
    "another item": (400, 3300, "{head}\n\n{body}\n\nCheck Also\n\nAssessment, {day:%B} {day.day}, {day.year}\n"),
}  # fmt: skip
"""Days off, from and to, and the form."""


def print_true(texts: Sequence[DatedText]) -> Iterator[tuple[str, DatedText]]:
    """Give each text with its day in one of the forms, and the name of the form."""
    for text in _of_one_day(texts):
        name = _choose(text.name, tuple(_TRUE))
        page = _TRUE[name].format(head=_head(text), body=text.text, day=text.earliest)
        yield name, replace(text, text=page, verdict=Verdict.ACCEPTED)


def print_false(texts: Sequence[DatedText]) -> Iterator[tuple[str, DatedText]]:
    """Give each text with a day that is not its own, and the name of the form."""
    for text in _of_one_day(texts):
        name = _choose(text.name, tuple(_FALSE))
        low, high, form = _FALSE[name]
        off = low + _number(text.name + name) % (high - low)
        day: date = text.earliest + timedelta(days=off)
        page = form.format(head=_head(text), body=text.text, day=day)
        yield name, replace(text, text=page, verdict=Verdict.REJECTED)


def _of_one_day(texts: Sequence[DatedText]) -> Iterator[DatedText]:
    """Leave out texts with a dateline of their own, which would tell the day twice."""
    yield from (t for t in texts if t.earliest == t.latest and "(Xinhua)" not in t.text[:200])


def _head(text: DatedText) -> str:
    return " ".join(text.text.split()[:8]).strip(".,;:_-")


def _choose(name: str, forms: tuple[str, ...]) -> str:
    return forms[_number(name) // 7 % len(forms)]


def _number(text: str) -> int:
    return int(sha256(text.encode()).hexdigest(), 16)
