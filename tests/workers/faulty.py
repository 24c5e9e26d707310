"""A worker process whose work does what an article says: dies, hangs, eats memory, raises.

Run as ``python tests/workers/faulty.py``; it needs no language model.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

from flows.errors import ModelError
from flows.model import ArticleFacts, CleanArticle
from flows.workers.serve import limit_memory, run_worker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.model import RawArticle
    from flows.workers.frames import WorkerOptions
    from flows.workers.serve import Work


def obey(articles: Sequence[RawArticle]) -> list[ArticleFacts]:
    """Do what the articles say."""
    for article in articles:
        word, _, rest = article.text.partition(" ")
        match word:
            case "die":
                os.kill(os.getpid(), signal.SIGKILL)
            case "die-once" if not Path(rest).exists():
                Path(rest).touch()
                os.kill(os.getpid(), signal.SIGKILL)
            case "hang":
                time.sleep(600)
            case "grow":
                bytearray(10 * 2**30)
            case "raise":
                raise ValueError(rest)
            case "print":
                print(rest)  # noqa: T201 - what a library may do
    return [ArticleFacts(article=CleanArticle(raw=article, parts=())) for article in articles]


def ready(options: WorkerOptions) -> Work:
    """Give the work; no model of the name "none" is there."""
    if options.model == "none":
        msg = "no spaCy pipeline 'none' is installed"
        raise ModelError(msg)
    limit_memory(options.memory_mb)
    return obey


if __name__ == "__main__":
    run_worker(ready)
