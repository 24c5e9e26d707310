"""The Prefect flow ``build_knowledge_base``: read, process, assemble, check, publish.

What happens to an article stands in ``pipeline``, how batches go out in ``batches``. Like
``schedule`` and ``training`` it imports Prefect, which takes seconds: commands import it late.
Annotations are evaluated here: Prefect reads them to build the form of parameters.
"""

import logging
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from prefect import State, flow, task
from prefect.cache_policies import NO_CACHE
from prefect.states import Completed

from flows.artifacts import show_task
from flows.batches import Batches, open_records, run_batches, sealed
from flows.cache.records import pack_value, unpack_value
from flows.engine import LOST, find_fault, hear_run, tell_caller
from flows.entities.rulings import Rulings
from flows.errors import CheckError, FlowsError, SourceError
from flows.eyes.asking import look_again
from flows.eyes.backing import back_claims
from flows.facts.confidence import drop_unsure
from flows.graph.blame import find_to_blame
from flows.graph.describe import describe
from flows.job import BuildOptions, Job
from flows.model import ArticleFacts, Assembly, Issue, IssueCode, RawArticle
from flows.pipeline import assemble, find_unfit
from flows.publish.again import Standing, find_standing, publish_again
from flows.publish.content import size_of
from flows.publish.exports import Graph
from flows.publish.knowledge import write_knowledge
from flows.publish.making import Making
from flows.publish.manifest import KNOWLEDGE, RunFacts
from flows.publish.release import Run, publish_release
from flows.publish.scratch import open_scratch
from flows.publish.summary import Outcome, Summary, summarise
from flows.publish.verify import verify
from flows.read.articles import find_sources, read_articles
from flows.read.merges import read_rulings
from flows.settings import read_llm_key
from flows.workers.keeper import KEEPER, left_out
from flows.workers.known import Keyed, Known, know_articles

log = logging.getLogger("flows.build")


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


@task(name="assemble", cache_policy=NO_CACHE)
def assemble_task(
    facts: Sequence[ArticleFacts], issues: tuple[Issue, ...], options: BuildOptions
) -> Assembly:
    """Lay all articles side by side; the work is ``flows.pipeline.assemble``."""
    seen = facts
    if options.llm is not None:
        seen = look_again(facts, options.llm, read_llm_key())
    sure = [drop_unsure(one, options.min_confidence) for one in seen]
    assembly = back_claims(assemble(sure, Rulings.of(read_rulings(options.merges))))
    return replace(assembly, issues=tuple(sorted([*assembly.issues, *issues])))


@task(name="describe", cache_policy=NO_CACHE)
def describe_task(assembly: Assembly, options: BuildOptions, scratch: Path) -> Graph:
    """Write the graph, in order, without holding it.

    Raises:
        PublishError: The disk is full; what was published before stands.
    """
    queries = options.ontology / "exports"
    triples = describe(assembly, options.base_iri)
    return write_knowledge(triples, options.base_iri, queries, scratch)


@task(name="check", cache_policy=NO_CACHE)
def check_task(turtle: bytes | Path, assembly: Assembly, ontology: Path) -> None:
    """Validate the graph and read every span back out of its article.

    Raises:
        CheckError: Something does not hold; nothing is published.
    """
    raws = [assembled.article.raw for assembled in assembly.articles]
    problems = verify(turtle, raws, ontology)
    if problems:
        raise CheckError(problems)


@task(name="publish", retries=2, retry_delay_seconds=1, cache_policy=NO_CACHE)
def publish_task(making: Making, options: BuildOptions, run: RunFacts) -> None:
    """Write the release aside and put it in the place of the one before.

    Raises:
        PublishError: It could not be written; the one before stands.
    """
    publish_release(making, run, options.releases_kept)


@task(name="publish again", retries=2, retry_delay_seconds=1, cache_policy=NO_CACHE)
def publish_again_task(standing: Standing, run: Run, options: BuildOptions) -> None:
    """Let the files of the release before stand, and tell of the run.

    Raises:
        PublishError: It could not be written; the release stands as it was.
    """
    publish_again(standing, options.output, run, options.releases_kept)


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
    with open_records(options.work) as records:
        job = Job(articles=articles, unread=unread, options=options, records=records, began=began)
        outcome = _publish_again(job) or _publish(job)
    summary = outcome.summary
    tell_caller(summary)
    show_task(sealed(summary), sealed(outcome.issues), return_state=True)
    name = "Degraded" if len(outcome.issues) > options.issues_max else "Completed"
    message = f"{len(summary.datings)} articles published"
    return Completed(name=name, message=message, data=summary)


def _publish_again(job: Job) -> Outcome | None:
    """Let the release before stand where nothing has changed; None where a new one is to be made.

    What came of a language model's answers is never kept: they may be others today.
    """
    options, body = job.options, job.records.load(job.key)
    standing = None if body is None else find_standing(options.output, job.key.hex())
    if body is None or standing is None:
        return None
    try:
        before = unpack_value(Outcome, body)
    except ValueError:
        return None
    log.info("nothing has changed: the release before stands, its files read back")
    run = Run(base=options.base_iri, raws=job.articles, facts=job.tell_run())
    publish_again_task(sealed(standing), sealed(run), options)
    job.records.find((job.key, *job.keys))
    summary = replace(before.summary, knowledge=options.output / KNOWLEDGE, seconds=job.seconds)
    return replace(before, summary=summary)


def _publish(job: Job) -> Outcome:
    """Do all the work that no record tells, lay the articles side by side, check, publish."""
    options = job.options
    assembly = _assemble(job.keyed, job.unread, job)
    log.info("assembled %s entities", f"{len(assembly.entities):,}")
    with open_scratch(options.output) as scratch:
        try:
            making = _lay_out(assembly, options, scratch)
        except CheckError as error:
            sound, doubts = _part_sound(job, assembly, error)
            assembly = _assemble(sound, (*job.unread, *doubts), job)
            making = _lay_out(assembly, options, scratch)
        with making:
            publish_task(sealed(making), options, job.tell_run())
    summary = summarise(assembly, options.output, job.seconds)
    outcome = Outcome(summary=summary, issues=assembly.issues)
    is_final = all(issue.code is not IssueCode.ARTICLE_FAILED for issue in outcome.issues)
    if is_final and options.llm is None:
        job.records.keep({job.key: pack_value(outcome)})
    return outcome


def _lay_out(assembly: Assembly, options: BuildOptions, scratch: Path) -> Making:
    """Write the graph and check it, while the files of its release are begun.

    Raises:
        CheckError: The graph does not hold.
    """
    graph = describe_task(sealed(assembly), options, scratch)
    making = Making(graph, assembly, options.output)
    making.begin()
    try:
        check_task(graph.turtle, sealed(assembly), options.ontology)
    except BaseException:
        making.end()
        raise
    size = f"{size_of(graph.turtle):,}"
    log.info("checked %s bytes of Turtle: shapes hold, all spans read back", size)
    return making


def _part_sound(
    job: Job, assembly: Assembly, error: CheckError
) -> tuple[Sequence[Keyed], tuple[Issue, ...]]:
    """Part the articles that an unsound graph is due to from those that can be published.

    Raises:
        CheckError: It is due to none, or to half of them and more: it is no fault of articles.
    """
    blamed = find_to_blame(assembly, job.options.base_iri, error.problems)
    if not blamed or 2 * len(blamed) >= len(job.articles):
        raise error
    log.warning("%s articles would make the graph unsound and are left out", f"{len(blamed):,}")
    sound = [(key, article) for key, article in job.keyed if article.id not in blamed]
    return sound, _doubt(job.articles, blamed)


def _doubt(articles: Iterable[RawArticle], why: Mapping[str, str]) -> tuple[Issue, ...]:
    """Give the issues of the articles that are left out, by their ids."""
    return tuple(left_out(article, why[article.id]) for article in articles if article.id in why)


def _assemble(keyed: Sequence[Keyed], unread: tuple[Issue, ...], job: Job) -> Assembly:
    """Lay articles side by side; what each yields is let go of after that."""
    options, known = job.options, _process(keyed, job)
    facts, issues = known.facts, (*unread, *known.issues)
    try:
        return assemble_task(sealed(facts), sealed(issues), options)
    except FlowsError:
        raise
    except Exception:
        fit, doubts = _part_fit(facts, options)
        if not doubts or not fit:
            raise
        log.warning("%s articles cannot be laid out and are left out", f"{len(doubts):,}")
        return assemble_task(sealed(fit), sealed((*issues, *doubts)), options)


def _part_fit(
    facts: Sequence[ArticleFacts], options: BuildOptions
) -> tuple[list[ArticleFacts], tuple[Issue, ...]]:
    """Part the articles that can be laid out from those that cannot, with an issue for these."""
    unfit = find_unfit(facts, Rulings.of(read_rulings(options.merges)))
    fit = [one for one in facts if one.article.raw.id not in unfit]
    return fit, _doubt((one.article.raw for one in facts), unfit)


def _process(keyed: Sequence[Keyed], job: Job) -> Known:
    options = job.options
    batches = Batches(task=job.task, work=options.work, articles_max=options.batch_articles)
    run = partial(run_batches, batches=batches)
    try:
        return know_articles(keyed, job.records, run)
    finally:
        KEEPER.dismiss()


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build gave.

    Args:
        summary: What is published; None where nothing is.
        lost: How the Prefect server was lost under way; None where it was not.
        fault: What had gone wrong before it was lost.
    """

    summary: Summary | None
    lost: BaseException | None = None
    fault: BaseException | None = None


def run_build(options: BuildOptions) -> Built:
    """Run the flow in this process; a server that is lost under way stops nothing.

    Raises:
        SourceError: A source is not there.
        FlowsError: The run cannot be trusted; what was published before stays.
    """
    find_sources(options.sources)  # a wrong name is told before the server starts
    logging.getLogger("prefect").setLevel(logging.CRITICAL)
    heard = hear_run()
    try:
        state = build_knowledge_base(options, return_state=True)
    except LOST as lost:
        published = next((told for told in heard if isinstance(told, Summary)), None)
        return Built(summary=published, lost=lost, fault=find_fault(lost))
    summary = state.result()
    assert isinstance(summary, Summary)
    return Built(summary=summary)
