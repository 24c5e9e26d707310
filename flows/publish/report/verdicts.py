"""Printed dates against the dates decided, on one axis, those first that a reader must distrust."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.publish.report.axis import Axis, Tick, make_axis

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from flows.publish.report.rows import ArticleRow, Material

ROWS_MAX = 150
VERDICTS = ("Rejected", "Missing", "Accepted")


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictRow:
    """One article: where the printed date lies, and where the days lie that were decided.

    Args:
        printed: Place of the printed date, in percent; None where none is, or it names no day.
        left: Where the days decided begin; None where nothing bounds them.
        width: How far they go.
        href: Anchor of the evidence that counts most; of the article where there is none.
        years: How far the printed date is off, in words; empty where it is not.
    """

    article: ArticleRow
    printed: float | None
    left: float | None
    width: float
    href: str
    off: str

    @property
    def label(self) -> str:
        """The row in a sentence, for those who hear it."""
        article = self.article
        printed = f"printed “{article.printed}”" if article.printed else "no date printed"
        decided = "not dated" if article.decided is None else f"dated {article.decided.edtf}"
        return (
            f"{article.title}: {printed}, {article.verdict.lower()}; {decided}, "
            f"confidence {article.confidence:.2f}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class YearBar:
    """How many articles are of one year, by verdict."""

    year: int
    counts: tuple[tuple[str, int], ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """The picture of verdicts.

    Args:
        tallies: Articles by verdict, of the whole knowledge base.
        rows: One an article shown; at most ``ROWS_MAX``.
        left_out: How many articles have no row.
        years: Articles by year decided; empty where rows tell it all.
    """

    tallies: tuple[tuple[str, int], ...]
    ticks: tuple[Tick, ...]
    rows: tuple[VerdictRow, ...]
    left_out: int
    years: tuple[YearBar, ...]


def draw_verdicts(material: Material) -> Verdicts:
    """Lay the dates of articles on one axis."""
    tally = Counter(article.verdict for article in material.articles)
    rows = _choose(material.shown)
    days = [day for article in rows for day in _list_days(article)]
    axis = make_axis(days) if days else None
    heaviest: dict[str, str] = {}
    for one in material.evidence:
        heaviest.setdefault(one.article, one.anchor)
    return Verdicts(
        tallies=tuple((verdict, tally[verdict]) for verdict in VERDICTS),
        ticks=() if axis is None else axis.ticks,
        rows=tuple(_make_row(a, axis, heaviest.get(a.iri, a.anchor)) for a in rows),
        left_out=len(material.articles) - len(rows),
        years=_count_years(material.articles) if len(material.articles) > len(rows) else (),
    )


def _choose(articles: Sequence[ArticleRow]) -> list[ArticleRow]:
    """Choose the most doubtful where there are too many; by date, as the page has them."""
    doubtful = sorted(articles, key=lambda a: (VERDICTS.index(a.verdict), a.confidence, a.iri))
    chosen = {article.iri for article in doubtful[:ROWS_MAX]}
    return [article for article in articles if article.iri in chosen]


def _list_days(article: ArticleRow) -> list[date]:
    days = article.decided
    decided = [] if days is None else [days.first, days.last]
    return decided if article.printed_day is None else [*decided, article.printed_day]


def _make_row(article: ArticleRow, axis: Axis | None, href: str) -> VerdictRow:
    printed, days = article.printed_day, article.decided
    left = None if axis is None or days is None else axis.place(days.first)
    right = None if axis is None or days is None else axis.place(days.last)
    return VerdictRow(
        article=article,
        printed=None if axis is None or printed is None else axis.place(printed),
        left=left,
        width=0.0 if left is None or right is None else round(right - left, 2),
        href=href,
        off=_tell_off(article),
    )


def _tell_off(article: ArticleRow) -> str:
    """Tell how far the printed date is from the nearest day decided ("11 years")."""
    printed, days = article.printed_day, article.decided
    if printed is None or days is None:
        return ""
    gap = max((days.first - printed).days, (printed - days.last).days)
    if gap <= 0:
        return ""
    for unit, length in (("year", 365.25), ("month", 30.44), ("day", 1)):
        if gap >= length:
            count = round(gap / length)
            return f"{count} {unit}{'' if count == 1 else 's'}"
    return ""


def _count_years(articles: Sequence[ArticleRow]) -> tuple[YearBar, ...]:
    years: dict[int, Counter[str]] = {}
    for article in articles:
        if article.decided is not None and article.decided.first.year == article.decided.last.year:
            years.setdefault(article.decided.first.year, Counter())[article.verdict] += 1
    return tuple(
        YearBar(
            year=year,
            counts=tuple((verdict, years[year][verdict]) for verdict in VERDICTS),
            total=sum(years[year].values()),
        )
        for year in sorted(years)
    )
