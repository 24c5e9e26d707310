"""The worker process for articles: ``python -m flows.workers.articles``, started by ``keeper``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from flows.cache.keys import digest_circumstances
from flows.entities.rulings import Rulings
from flows.errors import ModelError
from flows.language.load import load_pipeline
from flows.pipeline import process, ready_tools
from flows.read.reference import load_reference
from flows.workers.serve import limit_memory, run_worker

if TYPE_CHECKING:
    from flows.workers.frames import WorkerOptions
    from flows.workers.serve import Work


def ready_work(options: WorkerOptions) -> Work:
    """Load reference data and language model and give the work on articles.

    Raises:
        FlowsError: One of them cannot be used, or is not what the build has.
    """
    limit_memory(options.memory_mb)
    reference = load_reference(Path(options.ontology) / "reference")
    own = digest_circumstances(reference.digest, options.model, options.rulings)
    if own != options.circumstances:
        msg = "a worker has other code, libraries or reference data; install the build's there"
        raise ModelError(msg)
    nlp = load_pipeline(options.model)
    tools = ready_tools(reference, nlp, Rulings.of(options.rulings))
    return lambda articles: process(articles, tools)


if __name__ == "__main__":
    run_worker(ready_work)
