"""The first screen: what is there, and what to distrust."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.publish.report.marks import list_surest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from flows.publish.report.rows import ClaimRow, Days, Material, Name, SituationRow

TOP_MAX = 8
WIDE_DAYS = 31
"""An article is dated well if that many days or fewer are left."""
YEAR_DAYS = 366
STATUSES = (
    "Asserted",
    "Reported",
    "Planned",
    "Expected",
    "Alleged",
    "Believed",
    "Possible",
    "Conditional",
    "Unconfirmed",
    "Denied",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """A reason for care.

    Args:
        count: How often it holds; 0 where all is well.
        whole: Of how many; 0 where that means nothing.
        says: What it is, after the count.
        href: Where the page shows it.
    """

    count: int
    whole: int
    says: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Top:
    """Who or what is told of most, with the surest claim that does."""

    name: Name
    count: int
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The first screen.

    Args:
        dated: How many articles are dated to within a year.
        first: The first day of publication among them, as EDTF; empty where there is none.
        last: The last one.
        holdings: What there is, as counts and words.
        cautions: What to distrust.
        statuses: Claims by status.
    """

    dated: int
    first: str
    last: str
    holdings: tuple[tuple[int, str], ...]
    cautions: tuple[Caution, ...]
    statuses: tuple[tuple[str, int], ...]
    actors: tuple[Top, ...]
    events: tuple[Top, ...]


def draw_overview(material: Material) -> Overview:
    """Put a knowledge base in short."""
    counts = material.counts
    decided = (article.decided for article in material.articles)
    days = [one for one in decided if one is not None and one.width <= YEAR_DAYS]
    kinds = ("people", "organisations", "places", "events")
    return Overview(
        dated=len(days),
        first=min(days).edtf if days else "",
        last=max(days, key=lambda d: (d.last, d)).edtf if days else "",
        holdings=(
            (len(material.articles), "articles"),
            (counts.get(("claim", "all"), 0), "claims"),
            *((counts.get(("entity", kind), 0), kind) for kind in kinds),
        ),
        cautions=tuple(_list_cautions(material)),
        statuses=tuple((status, counts.get(("status", status), 0)) for status in STATUSES),
        actors=_rank(_by_name(material.claims, _actors_of)),
        events=_rank(_by_name(material.claims, _events_of)),
    )


def _list_cautions(material: Material) -> Iterator[Caution]:
    articles, counts = material.articles, material.counts
    claims = counts.get(("claim", "all"), 0)
    whole = len(articles)
    rejected = sum(article.verdict == "Rejected" for article in articles)
    missing = sum(article.verdict == "Missing" for article in articles)
    wide = sum(_is_wide(article.decided) for article in articles)
    copies = sum(bool(article.copy_of) for article in articles)
    conflicts = sum(count for (what, _), count in counts.items() if what == "conflict")
    yield Caution(
        count=rejected,
        whole=whole,
        says="printed dates are not the day of publication",
        href="#dates",
    )
    yield Caution(
        count=missing, whole=whole, says="articles bear no date that could be judged", href="#dates"
    )
    yield Caution(
        count=wide, whole=whole, says="articles are not dated to within a month", href="#dates"
    )
    yield Caution(count=conflicts, whole=0, says="conflicts between claims", href="#conflicts")
    yield Caution(
        count=counts.get(("unnamed", "all"), 0), whole=claims,
        says="claims come from sources without a name", href="#sources",
    )  # fmt: skip
    yield Caution(
        count=counts.get(("unsure", "all"), 0), whole=claims,
        says="claims were read with a confidence below 0.7", href="#articles",
    )  # fmt: skip
    yield Caution(count=copies, whole=whole, says="articles are copies of another", href="#sources")
    yield Caution(
        count=len(material.issues), whole=0, says="doubts of the build itself", href="#issues"
    )


def _is_wide(days: Days | None) -> bool:
    return days is None or days.width > WIDE_DAYS


Named = dict["Name", list["ClaimRow"]]


def _by_name(
    claims: Iterable[ClaimRow], names_of: Callable[[SituationRow], Iterable[Name]]
) -> Named:
    """Give claims by the names in what they state; a claim counts once for a name."""
    found: Named = defaultdict(list)
    for claim in claims:
        for name in sorted({name for state in claim.states for name in names_of(state)}):
            found[name].append(claim)
    return found


def _actors_of(state: SituationRow) -> Iterator[Name]:
    for name in (state.agent, state.target, state.organization):
        if name is not None and not name.is_unnamed and not _is_event(name):
            yield name


def _events_of(state: SituationRow) -> Iterator[Name]:
    return (name for name in (state.event, state.target) if name is not None and _is_event(name))


def _is_event(name: Name) -> bool:
    return "/event/" in name.iri


def _rank(named: Named) -> tuple[Top, ...]:
    names = sorted(named, key=lambda name: (-len(named[name]), name))[:TOP_MAX]
    return tuple(
        Top(name=name, count=len(named[name]), anchor=list_surest(named[name])[0].anchor)
        for name in names
    )
