"""Printed dates against the dates decided, on one axis, those first that a reader must distrust."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.publish.report.axis import LOOSE_DAYS, Axis, Tick, make_whole_axis

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
        off: How far the printed date is off, in words; empty where it is not.
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
class Group:
    """Rows of one verdict.

    Args:
        count: Articles with that verdict in the whole knowledge base.
    """

    verdict: str
    count: int
    rows: tuple[VerdictRow, ...]


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
        groups: One a verdict, those first that a reader must distrust.
        adrift: Articles that nothing dates to within twelve years; they have no place on the axis.
        left_out: How many articles are in no group and not adrift, for want of room.
        years: Articles by year decided; empty where rows tell it all.
    """

    groups: tuple[Group, ...]
    ticks: tuple[Tick, ...]
    adrift: tuple[VerdictRow, ...]
    left_out: int
    years: tuple[YearBar, ...]

    @property
    def rows(self) -> tuple[VerdictRow, ...]:
        """All rows, as the table behind the picture has them."""
        return (*(row for group in self.groups for row in group.rows), *self.adrift)


def draw_verdicts(material: Material) -> Verdicts:
    """Lay the dates of articles on one axis."""
    tally = Counter(article.verdict for article in material.articles)
    chosen = _choose(material.shown)
    placed = [article for article in chosen if not _is_adrift(article)]
    days = [day for article in placed for day in _list_days(article)]
    axis = make_whole_axis(days) if days else None
    heaviest: dict[str, str] = {}
    for one in material.evidence:
        heaviest.setdefault(one.article, one.anchor)
    rows = [_make_row(a, axis, heaviest.get(a.iri, a.anchor)) for a in chosen]
    left_out = len(material.articles) - len(rows)
    return Verdicts(
        groups=tuple(
            Group(verdict=verdict, count=tally[verdict], rows=_list_placed(rows, verdict))
            for verdict in VERDICTS
        ),
        ticks=() if axis is None else axis.ticks,
        adrift=tuple(row for row in rows if _is_adrift(row.article)),
        left_out=left_out,
        years=_count_years(material.articles) if left_out else (),
    )


def _list_placed(rows: Sequence[VerdictRow], verdict: str) -> tuple[VerdictRow, ...]:
    own = (row for row in rows if row.article.verdict == verdict)
    return tuple(row for row in own if not _is_adrift(row.article))


def _is_adrift(article: ArticleRow) -> bool:
    days = article.decided
    is_loose = days is None or days.width > LOOSE_DAYS
    return is_loose and article.verdict != "Rejected"


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
