"""What a build is told, and the articles that it was told to build from.

Annotations are evaluated here: Prefect reads them to build the form of parameters.
"""

import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from flows.cache.keys import digest_article, digest_build, digest_circumstances
from flows.cache.records import Records
from flows.eyes.options import LlmOptions
from flows.model import Issue, RawArticle
from flows.publish.manifest import RunFacts
from flows.read.merges import read_rulings
from flows.read.reference import load_reference
from flows.workers.frames import WorkerOptions
from flows.workers.keeper import Task
from flows.workers.known import Keyed
from flows.workers.options import WorkOptions


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
        work: By how many processes the work is done, within which limits, and what is kept of it.
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
    work: WorkOptions = WorkOptions()


@dataclass(frozen=True, kw_only=True)
class Job:
    """What a build begins with; without slots, so that it can keep its keys.

    Args:
        articles: As they were read.
        unread: Doubts about what could not be read.
        records: Work done before.
        began: When it began, on the clock that only runs forward.
    """

    articles: tuple[RawArticle, ...]
    unread: tuple[Issue, ...]
    options: BuildOptions
    records: Records
    began: float

    @cached_property
    def task(self) -> Task:
        """What each batch of articles is told."""
        options = self.options
        rulings = read_rulings(options.merges)
        worker = WorkerOptions(
            circumstances=digest_circumstances(self._reference_digest, options.model, rulings),
            ontology=str(options.ontology.absolute()),
            model=options.model,
            rulings=rulings,
            memory_mb=options.work.worker_memory_mb,
        )
        return Task(options=worker, article_seconds=options.work.article_seconds)

    @cached_property
    def keyed(self) -> tuple[Keyed, ...]:
        """The articles, each with the key of its record."""
        circumstances = self.task.options.circumstances
        return tuple((digest_article(a, circumstances), a) for a in self.articles)

    @property
    def keys(self) -> tuple[bytes, ...]:
        """Keys of the records of the articles."""
        return tuple(key for key, _ in self.keyed)

    @cached_property
    def key(self) -> bytes:
        """Key of the record of what the build comes to."""
        options, llm = self.options, self.options.llm
        asked = () if llm is None else (llm.endpoint, llm.model, llm.text_max)
        told = (options.base_iri, options.min_confidence, *asked)
        return digest_build(self.keys, self.unread, options.ontology, told)

    @property
    def seconds(self) -> float:
        """Wall time so far."""
        return time.monotonic() - self.began

    def tell_run(self) -> RunFacts:
        """Give what only the run knows."""
        return RunFacts(
            sources=tuple(str(path) for path in self.options.sources),
            reference_digest=self._reference_digest,
            seconds=self.seconds,
            input_digest=self.key.hex(),
        )

    @property
    def _reference_digest(self) -> str:
        return load_reference(self.options.ontology / "reference").digest
