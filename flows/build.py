"""The Prefect flow ``build_knowledge_base``: cut batches, process, assemble, check, publish.

What happens to an article stands in ``pipeline``; here is only what the engine does with it. Like
``schedule`` and ``training`` it imports Prefect, which takes seconds: commands import it late.
Annotations are evaluated here: Prefect reads them to build the form of parameters.
"""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, cast

from prefect import State, flow, task
from prefect.cache_policies import NO_CACHE
from prefect.states import Completed
from prefect.utilities.annotations import quote
from pydantic import BaseModel, ConfigDict

from flows.entities.rulings import Rulings
from flows.errors import CheckError, SourceError
from flows.eyes.asking import look_again
from flows.eyes.backing import back_claims
from flows.eyes.options import LlmOptions
from flows.facts.confidence import drop_unsure
from flows.graph.describe import describe
from flows.language.load import load_pipeline
from flows.model import ArticleFacts, Assembly, Issue, IssueCode, RawArticle, Ruling
from flows.pipeline import Tools, assemble, process, ready_tools
from flows.publish.exports import Graph
from flows.publish.manifest import RunFacts
from flows.publish.release import publish_release
from flows.publish.summary import Summary, summarise
from flows.publish.turtle import write_turtle
from flows.publish.verify import verify
from flows.read.articles import find_sources, read_articles
from flows.read.merges import read_rulings
from flows.read.reference import load_reference
from flows.settings import read_llm_key

log = logging.getLogger("flows.build")
T = TypeVar("T")


class BuildOptions(BaseModel):
    """What a build is told, all of it; ``settings`` has the defaults. The form of the Prefect UI.

    Args:
        sources: Files and folders to read.
        output: Folder to publish into.
        ontology: Folder of the ontology and its reference data.
        base_iri: Start of every IRI of the data.
        model: Name of an installed spaCy pipeline; None for the one shipped.
        batch_articles: Articles that one task processes.
        file_size_max: Largest article file read, in bytes.
        issues_max: Issues above which a build ends as Degraded.
        releases_kept: Earlier releases that stay beside the output folder.
        merges: File with the merges that the user forbids or forces; it need not be there.
        min_confidence: Claims believed less are left out, 0 to 1.
        llm: The language model that is asked for further facts; None for none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    sources: tuple[Path, ...]
    output: Path
    ontology: Path
    base_iri: str
    model: str | None
    batch_articles: int
    file_size_max: int
    issues_max: int
    releases_kept: int
    merges: Path = Path("merges.toml")
    min_confidence: float = 0.0
    llm: LlmOptions | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Processed:
    """What one batch gave: facts for each article, or an issue for one that made a rule fail."""

    facts: tuple[ArticleFacts, ...] = ()
    issues: tuple[Issue, ...] = ()


def _sealed(value: T) -> T:
    """Keep Prefect from walking through a large value; it is unwrapped before the task sees it."""
    return cast("T", quote(value))


@lru_cache(maxsize=1)
def load_tools(ontology: Path, model: str | None, rulings: tuple[Ruling, ...] = ()) -> Tools:
    """Load reference data and language model, once a process.

    Raises:
        ReferenceDataError: A row of the reference data cannot be used.
        ModelError: The language model is not there or does not fit.
    """
    reference = load_reference(ontology / "reference")
    return ready_tools(reference, load_pipeline(model), Rulings.of(rulings))


def process_batch(articles: Sequence[RawArticle], tools: Tools) -> Processed:
    """Process a batch; one that fails is halved until the article at fault stands alone."""
    try:
        return Processed(facts=process(articles, tools))
    except Exception as error:
        if len(articles) == 1:
            log.exception("%s could not be processed and is left out", articles[0].name)
            return Processed(issues=(_failed(articles[0], error),))
    middle = len(articles) // 2
    first, second = (process_batch(a, tools) for a in (articles[:middle], articles[middle:]))
    return Processed(facts=first.facts + second.facts, issues=first.issues + second.issues)


def _failed(article: RawArticle, error: Exception) -> Issue:
    seen = (
        f"{type(error).__name__}: {error}; the article is left out, please report it with the text"
    )
    return Issue(article=article.name, code=IssueCode.ARTICLE_FAILED, seen=seen)


@task(name="read sources", cache_policy=NO_CACHE)
def read_task(options: BuildOptions) -> tuple[tuple[RawArticle, ...], tuple[Issue, ...]]:
    """Read all articles; what cannot be read is an issue.

    Raises:
        SourceError: A source is not there, or none of its files can be read.
    """
    articles, issues = read_articles(find_sources(options.sources), options.file_size_max)
    if not articles:
        seen = "; ".join(f"{issue.article}: {issue.seen}" for issue in issues[:3])
        msg = f"none of {len(issues)} files holds an article, nothing is published: {seen}"
        raise SourceError(msg)
    return articles, issues


@task(name="process batch", cache_policy=NO_CACHE)
def process_task(batch: tuple[RawArticle, ...], options: BuildOptions) -> Processed:
    """Process one batch; the work is ``flows.pipeline.process``."""
    rulings = read_rulings(options.merges)
    done = process_batch(batch, load_tools(options.ontology, options.model, rulings))
    seen = done.facts
    if options.llm is not None:
        seen = look_again(done.facts, options.llm, read_llm_key())
    sure = tuple(drop_unsure(facts, options.min_confidence) for facts in seen)
    return replace(done, facts=sure)


@task(name="assemble", cache_policy=NO_CACHE)
def assemble_task(
    batches: Sequence[Processed], issues: tuple[Issue, ...], merges: Path
) -> Assembly:
    """Lay all articles side by side; the work is ``flows.pipeline.assemble``."""
    facts = [facts for batch in batches for facts in batch.facts]
    failed = [issue for batch in batches for issue in batch.issues]
    assembly = back_claims(assemble(facts, Rulings.of(read_rulings(merges))))
    every = tuple(sorted([*assembly.issues, *issues, *failed]))
    return replace(assembly, issues=every)


@task(name="check", cache_policy=NO_CACHE)
def check_task(turtle: bytes, assembly: Assembly, ontology: Path) -> None:
    """Validate the graph and read every span back out of its article.

    Raises:
        CheckError: Something does not hold; nothing is published.
    """
    raws = [assembled.article.raw for assembled in assembly.articles]
    problems = verify(turtle, raws, ontology)
    if problems:
        raise CheckError(problems)


@task(name="publish", retries=2, retry_delay_seconds=1, cache_policy=NO_CACHE)
def publish_task(graph: Graph, assembly: Assembly, options: BuildOptions, seconds: float) -> None:
    """Write the release aside and put it in the place of the one before.

    Raises:
        PublishError: It could not be written; the one before stands.
    """
    run = RunFacts(
        sources=tuple(str(path) for path in options.sources),
        reference_digest=load_reference(options.ontology / "reference").digest,
        seconds=seconds,
    )
    publish_release(graph, assembly, options.output, run, options.releases_kept)


@flow(name="build_knowledge_base", flow_run_name="build-{options.output.name}")
def build_knowledge_base(options: BuildOptions) -> State[Summary]:
    """Build the knowledge base of some sources and publish it.

    Returns:
        A state with the summary: Completed, or Completed named "Degraded" where there were more
        issues than ``issues_max``.

    Raises:
        FlowsError: The run cannot be trusted; what was published before stays.
    """
    began = time.monotonic()
    articles, unread = read_task(options)
    log.info("read %s articles, %s files left out", f"{len(articles):,}", f"{len(unread):,}")
    done = _process_all(articles, options)
    assembly = assemble_task(_sealed(done), _sealed(unread), options.merges)
    log.info("assembled %s entities", f"{len(assembly.entities):,}")
    graph = _describe(assembly, options)
    check_task(_sealed(graph.turtle), _sealed(assembly), options.ontology)
    log.info(
        "checked %s bytes of Turtle: shapes hold, all spans read back", f"{len(graph.turtle):,}"
    )
    publish_task(_sealed(graph), _sealed(assembly), options, time.monotonic() - began)
    summary = summarise(assembly, options.output, time.monotonic() - began)
    name = "Degraded" if len(assembly.issues) > options.issues_max else "Completed"
    return Completed(name=name, message=f"{len(articles)} articles published", data=summary)


def _describe(assembly: Assembly, options: BuildOptions) -> Graph:
    triples = describe(assembly, options.base_iri)
    return Graph(
        turtle=write_turtle(triples, options.base_iri),
        triples=triples,
        base=options.base_iri,
        queries=options.ontology / "exports",
    )


def _process_all(articles: Sequence[RawArticle], options: BuildOptions) -> list[Processed]:
    done: list[Processed] = []
    for first in range(0, len(articles), options.batch_articles):
        batch = tuple(articles[first : first + options.batch_articles])
        done.append(process_task(_sealed(batch), options))
        log.info("processed %s of %s articles", f"{first + len(batch):,}", f"{len(articles):,}")
    return done


def run_build(options: BuildOptions) -> Summary:
    """Run the flow in this process and give its summary.

    Raises:
        SourceError: A source is not there.
        FlowsError: The run cannot be trusted; what was published before stays.
    """
    find_sources(options.sources)  # a wrong name is told before the server starts
    logging.getLogger("prefect").setLevel(logging.CRITICAL)
    summary = build_knowledge_base(options, return_state=True).result()
    assert isinstance(summary, Summary)
    return summary
