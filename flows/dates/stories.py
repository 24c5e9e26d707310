"""Other articles as evidence: reports of the same news, one of which bears its date.

Two reports of one day share what no other day has: the same figures of victims beside the same
names, or the same words said. Looked up by those, so that time grows with the articles, not with
their pairs. As with copies (``others``) only an accepted date is given, and only to an article
without one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from flows.model import (
    ActorType,
    CasualtyCount,
    DateEvidence,
    EntityKind,
    EventType,
    EvidenceKind,
    PartKind,
    Precision,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from flows.model import ArticleFacts, DateAssessment, Span

_BEFORE, _AFTER = timedelta(days=2), timedelta(days=4)
"""So far apart the same words are printed..."""
_STANDS: Final = timedelta(days=7)
"""...and so long a figure stands."""
_WEIGHT: Final = 0.9
_LEAD_PARTS: Final = 4
"""Paragraphs in which an article tells its news."""
_FIGURE_MIN: Final = 10
_TOTAL_MIN: Final = 1_000
"""So many, in round figures, are what a war has cost: said again for months."""
_ROUND_BY: Final = 100
_QUOTED_LETTERS: Final = 45
"""Words said that are shorter may be said again; longer ones are cut elsewhere by each report."""
_APART_MOST: Final = timedelta(days=5)
_GIVERS_MOST: Final = 200
_ROUND, _EXACT = 1, 2
_ALIKE_MIN: Final = 4
"""Names and figures, by their weight, that two reports of the same news share."""
_OFTEN_NAMED: Final = frozenset(
    {
        ActorType.STATE,
        ActorType.GOVERNMENT,
        ActorType.INTERGOVERNMENTAL,
        ActorType.NEWS_MEDIA,
    }
)
_KINDS: Final = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE)


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What tells the news of an article.

    Args:
        figures: Of victims, with what became of them, each as "147 Killed".
        quoted: How words said begin, folded.
        names: Ids of people, bodies and places, without states and media.
        years: Years that its lead writes: a report of the day does not write its own.
        labels: What those are called.
    """

    figures: frozenset[str]
    quoted: frozenset[str]
    names: frozenset[str]
    labels: Mapping[str, str]
    years: frozenset[str]

    @classmethod
    def of(cls, article: ArticleFacts) -> News:
        """Read the news of an article."""
        labels = {
            e.id: e.label
            for e in article.entities.entities
            if e.kind in _KINDS and e.actor_type not in _OFTEN_NAMED
        }
        named = frozenset(m.entity for m in article.entities.mentions if m.entity in labels)
        return cls(
            figures=frozenset(_list_figures(article)),
            quoted=frozenset(_list_quoted(article)),
            names=named,
            labels=labels,
            years=frozenset(_list_years(article)),
        )


def lend_news(
    articles: Sequence[ArticleFacts], alone: Mapping[str, DateAssessment]
) -> dict[str, DateEvidence]:
    """Give each article without a date what a dated report of the same news tells.

    Args:
        articles: What the articles yield.
        alone: What each article tells by itself.
    """
    news = {
        a.article.raw.id: News.of(a)
        for a in articles
        if gives(alone[a.article.raw.id]) or takes(alone[a.article.raw.id])
    }
    givers = _index((id_, one) for id_, one in news.items() if gives(alone[id_]))
    lent = ((id_, _lend(id_, news, givers, alone)) for id_ in sorted(news) if takes(alone[id_]))
    return {id_: evidence for id_, evidence in lent if evidence is not None}


def gives(assessment: DateAssessment) -> bool:
    """Tell whether an article bears a day that was accepted without help."""
    decided = assessment.decided
    is_day = decided is not None and decided.precision is Precision.DAY
    return is_day and assessment.verdict is Verdict.ACCEPTED


def takes(assessment: DateAssessment) -> bool:
    """Tell whether an article has no accepted date, and no few days either."""
    decided = assessment.decided
    is_wide = decided is None or decided.latest - decided.earliest > _APART_MOST
    return is_wide and assessment.verdict is not Verdict.ACCEPTED


def _index(givers: Iterable[tuple[str, News]]) -> dict[tuple[str, str], list[str]]:
    """Look givers up by words said, and by a figure beside a name."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for giver, news in givers:
        for key in _keys(news):
            found[key].append(giver)
    return found


def _keys(news: News) -> Iterator[tuple[str, str]]:
    yield from ((words, "") for words in news.quoted)
    yield from ((figure, name) for figure in news.figures for name in news.names)


def _lend(
    taker: str,
    news: Mapping[str, News],
    givers: Mapping[tuple[str, str], Sequence[str]],
    alone: Mapping[str, DateAssessment],
) -> DateEvidence | None:
    near = (givers.get(key, ()) for key in _keys(news[taker]))
    candidates = {g for found in near if len(found) <= _GIVERS_MOST for g in found}
    days = {
        giver: decided.earliest
        for giver in candidates
        if (decided := alone[giver].decided) is not None and _is_same(news[taker], news[giver])
    }
    first, last = min(days.values(), default=None), max(days.values(), default=None)
    if first is None or last is None or last - first > _APART_MOST:
        return None
    if not news[taker].years.isdisjoint((str(first.year), str(last.year))):
        return None
    best = max(days, key=lambda g: (len(news[taker].names & news[g].names), g))
    is_quoted = not news[taker].quoted.isdisjoint(news[best].quoted)
    return DateEvidence(
        kind=EvidenceKind.OTHER_ARTICLE,
        earliest=first - (_BEFORE if is_quoted else _STANDS),
        latest=last + (_AFTER if is_quoted else _STANDS),
        weight=_WEIGHT,
        comment=f"{best}, dated {days[best]}, {_tell(news[taker], news[best])}.",
        article=best,
    )


def _is_same(one: News, other: News) -> bool:
    """Tell whether two articles report the same news: a round figure says less than another."""
    figures, names = one.figures & other.figures, len(one.names & other.names)
    if one.quoted & other.quoted and names:
        return True
    weight = sum(_ROUND if figure.split()[0].endswith("0") else _EXACT for figure in figures)
    return weight > 0 and names > 1 and names + weight >= _ALIKE_MIN


def _tell(taker: News, giver: News) -> str:
    figures, names = sorted(taker.figures & giver.figures), sorted(taker.names & giver.names)
    named = ", ".join(giver.labels[n] for n in names[:3])
    if not taker.quoted.isdisjoint(giver.quoted):
        return f"has the same words said, and names {named}"
    told = " and ".join(figure.lower() for figure in figures)
    return f"tells of {told} as well, and names {named}"


def _list_figures(article: ArticleFacts) -> Iterator[str]:
    """Give the figures of victims that the lead tells as news: of no year of their own."""
    lead = _lead(article)
    dated = {t.span for t in article.times if "year" in dict(t.fields) or "year" in t.text.lower()}
    wars = {e.id for e in article.entities.entities if e.event_type is EventType.CONFLICT}
    for claim in article.claims:
        if not any(part.covers(claim.spans[0]) for part in lead):
            continue
        counts = (s for s in claim.states if isinstance(s, CasualtyCount))
        for count in counts:
            known = count.value.isdecimal() and int(count.value) >= _FIGURE_MIN
            if known and count.when not in dated and not _is_total(count, wars):
                yield f"{count.value} {count.count.value}"


def _is_total(count: CasualtyCount, wars: AbstractSet[str]) -> bool:
    """Tell whether a figure is of a whole war, or of as many as one costs, in round figures."""
    many = int(count.value) >= _TOTAL_MIN and int(count.value) % _ROUND_BY == 0
    return count.event in wars or many


def _list_years(article: ArticleFacts) -> Iterator[str]:
    lead, printed = _lead(article), [p.span for p in article.printed]
    for time in article.times:
        is_told = any(part.covers(time.span) for part in lead)
        if is_told and not any(p.overlaps(time.span) for p in printed):
            yield from (value for name, value in time.fields if name == "year")


def _list_quoted(article: ArticleFacts) -> Iterator[str]:
    for claim in article.claims:
        quoted = claim.quotation
        if quoted is not None and quoted.direct:
            words = "".join(c for c in quoted.text.casefold() if c.isalpha() or c.isspace())
            folded = " ".join(words.split())
            if len(folded) >= _QUOTED_LETTERS:
                yield folded[:_QUOTED_LETTERS]


def _lead(article: ArticleFacts) -> tuple[Span, ...]:
    parts = article.article.parts
    heads = [p.span for p in parts if p.kind is PartKind.HEADLINE]
    running = [p.span for p in parts if p.kind is PartKind.PARAGRAPH]
    return (*heads, *running[:_LEAD_PARTS])
