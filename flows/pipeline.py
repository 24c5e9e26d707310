"""From raw articles to the assembly: ``process`` looks at articles one by one, ``assemble`` at all.

Pure: no file, no clock, no engine. Read this first; each line names the room that does the work.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.clean.article import clean_article
from flows.clean.copies import find_copies
from flows.clean.cues import CleanCues
from flows.dates.assess import assess_article, assess_dates, give_anchor
from flows.dates.entries import entry_times
from flows.dates.evidence import gather_evidence
from flows.dates.foreign_times import spot_foreign_times
from flows.dates.named_days import NamedDays
from flows.dates.printed import spot_printed_dates
from flows.dates.reference import DateIndex
from flows.dates.resolve import value_times
from flows.dates.spot import spot_times
from flows.entities.find import find_entities
from flows.entities.gazetteer import Gazetteer
from flows.entities.rulings import NO_RULINGS, Rulings
from flows.entities.settle import Settled, settle_entities
from flows.facts.find import find_claims
from flows.facts.lexicon import Lexicon
from flows.facts.rename import rename_claim
from flows.facts.scene import Scene
from flows.graph.conflicts import find_conflicts
from flows.graph.framings import find_framings
from flows.language.known import NameLexicon
from flows.language.naming import settle_names
from flows.language.parse import parse_articles
from flows.language.post_lexicon import PostLexicon
from flows.language.titles import spot_titles
from flows.model import AcronymUse, ArticleFacts, AssembledArticle, Assembly, DateAssessment
from flows.read.prepared import without_collector

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.language import Language

    from flows.model import Parsed, RawArticle
    from flows.read.reference import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What processing needs beside the articles; made once a process by ``ready_tools``."""

    nlp: Language
    clean_cues: CleanCues
    names: NameLexicon
    posts: PostLexicon
    dates: DateIndex
    gazetteer: Gazetteer
    lexicon: Lexicon
    named_days: NamedDays


@without_collector()
def ready_tools(reference: Reference, nlp: Language, rulings: Rulings = NO_RULINGS) -> Tools:
    """Turn the reference data into what the rooms look things up in.

    Args:
        reference: ``ontology/reference/``.
        nlp: The language model.
        rulings: What the user ruled about merges of names.
    """
    return Tools(
        nlp=nlp,
        clean_cues=CleanCues.of(reference),
        names=NameLexicon.of(reference),
        posts=PostLexicon.of(reference),
        dates=DateIndex.of(reference),
        gazetteer=Gazetteer.of(reference, rulings),
        lexicon=Lexicon.of(reference),
        named_days=NamedDays.of(reference.named_days),
    )


@without_collector()
def process(articles: Sequence[RawArticle], tools: Tools) -> tuple[ArticleFacts, ...]:
    """Give all that a batch of articles yields, each article by itself."""
    cleaned = [clean_article(raw, tools.clean_cues) for raw in articles]
    return tuple(
        _extract(settle_names(parsed, tools.names), tools)
        for parsed in parse_articles(cleaned, tools.nlp)
    )


def _extract(parsed: Parsed, tools: Tools) -> ArticleFacts:
    titles = spot_titles(parsed, tools.posts)
    printed = spot_printed_dates(parsed.article)
    times = spot_times(parsed, tools.named_days)
    times = times or spot_foreign_times(parsed.article, tools.dates)
    entities = find_entities(parsed, tools.gazetteer)
    scene = Scene(
        parsed=parsed,
        titles=titles,
        entities=entities,
        times=times,
        lexicon=tools.lexicon,
        entries=entry_times(parsed, times),
    )
    found = find_claims(scene)
    facts = ArticleFacts(
        article=parsed.article,
        printed=printed,
        times=times,
        evidence=gather_evidence(parsed, titles, printed, times, tools.dates),
        entities=replace(entities, entities=(*entities.entities, *found.entities)),
        claims=found.claims,
        issues=(
            *parsed.article.raw.issues,
            *parsed.article.issues,
            *entities.issues,
            *found.issues,
        ),
    )
    return replace(facts, alone=assess_article(facts))


@without_collector()
def assemble(results: Sequence[ArticleFacts], rulings: Rulings = NO_RULINGS) -> Assembly:
    """Lay the articles side by side: copies, dates, entities, conflicts.

    Args:
        results: What ``process`` gave, in any order.
        rulings: What the user ruled about merges; the same that ``process`` had.

    Returns:
        The articles in order of their ids; the same for every order of ``results``.
    """
    ordered = sorted(results, key=lambda r: r.article.raw.id)
    copies = find_copies([r.article for r in ordered])
    dated, date_issues = assess_dates(ordered, copies)
    settled = settle_entities(ordered, dated, rulings)
    articles = tuple(_assemble_article(r, dated, settled, copies) for r in ordered)
    return Assembly(
        articles=articles,
        entities=settled.entities,
        conflicts=(*find_conflicts(articles, settled.entities), *find_framings(articles)),
        issues=tuple(sorted([*date_issues, *(i for r in ordered for i in r.issues)])),
        merges=settled.merges,
    )


def find_unfit(results: Sequence[ArticleFacts], rulings: Rulings = NO_RULINGS) -> dict[str, str]:
    """Find the articles that cannot be laid out even alone, after ``assemble`` has failed.

    Returns:
        Id of the article -> what went wrong with it.
    """
    unfit: dict[str, str] = {}
    for result in results:
        try:
            assemble([result], rulings)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the matter of one article
            unfit[result.article.raw.id] = f"{type(error).__name__}: {error}"
    return unfit


def _assemble_article(
    result: ArticleFacts,
    dated: Mapping[str, DateAssessment],
    settled: Settled,
    copies: Mapping[str, str],
) -> AssembledArticle:
    article_id = result.article.raw.id
    renamed = settled.renamed.get(article_id, {})
    assessment = dated[article_id]
    return AssembledArticle(
        article=result.article,
        assessment=assessment,
        times=value_times(result.times, give_anchor(assessment)),
        claims=tuple(rename_claim(claim, renamed) for claim in result.claims),
        acronyms=tuple(_rename_acronym(use, renamed) for use in result.entities.acronyms),
        duplicate_of=copies.get(article_id),
    )


def _rename_acronym(use: AcronymUse, renamed: Mapping[str, str]) -> AcronymUse:
    return replace(use, denotes=renamed.get(use.denotes, use.denotes))
