"""A text and made-up rows of reference data, and what the one says in the light of the others."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.dates.evidence import gather_evidence
from flows.dates.printed import spot_printed_dates
from flows.dates.reference import DateIndex
from flows.dates.spot import spot_times
from flows.language.known import NameLexicon
from flows.language.load import load_pipeline
from flows.language.naming import settle_names
from flows.language.parse import parse_articles
from flows.language.post_lexicon import PostLexicon
from flows.language.titles import spot_titles
from flows.model import CleanArticle, Part, PartKind, RawArticle, Span
from flows.read.reference import DatedEvent, Reference, State, Tenure, load_reference

if TYPE_CHECKING:
    from flows.model import DateEvidence

FOLDER = Path(__file__).parents[2] / "ontology" / "reference"


def state(name: str, *demonyms: str) -> State:
    return State(name=name, aliases=(), demonyms=demonyms, capital="", wikidata="")


def event(name: str, day: str, sort: str, *aliases: str, place: str = "") -> DatedEvent:
    return DatedEvent(
        event=name, aliases=aliases, start=day, end="", place=place, source="test", type=sort,
        licence="CC0-1.0", ref="",
    )  # fmt: skip


def tenure(person: str, office: str, country: str, days: tuple[str, str], sort: str) -> Tenure:
    return Tenure(
        person=person, aliases=(), office=office, country=country, start=days[0], end=days[1],
        source="test", kind="tenure", start_prec="day", end_prec="day" if days[1] else "none",
        earliest_start="", latest_end="", office_class=sort, licence="CC0-1.0", ref="",
    )  # fmt: skip


@lru_cache(maxsize=1)
def _names() -> NameLexicon:
    return NameLexicon.of(load_reference(FOLDER))


def witnessed(text: str, **tables: Any) -> tuple[DateEvidence, ...]:
    """Give what a text of one paragraph says of its date, by the tables given and all cues."""
    reference = Reference(cues=load_reference(FOLDER).cues, **tables)
    raw = RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)
    span = Span(begin=0, end=len(text))
    article = CleanArticle(raw=raw, parts=(Part(kind=PartKind.PARAGRAPH, span=span, text=text),))
    parsed = settle_names(parse_articles((article,), load_pipeline())[0], _names())
    titles = spot_titles(parsed, PostLexicon.of(reference))
    printed = spot_printed_dates(article)
    return gather_evidence(parsed, titles, printed, spot_times(parsed), DateIndex.of(reference))
