"""The loop of a worker process: hears orders over a pipe and answers what each article yields.

What the work is, is told by ``articles``; who gives the orders, by ``keeper``.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from flows.cache.records import pack_facts
from flows.errors import FlowsError
from flows.workers.frames import (
    Frame,
    Kind,
    read_frame,
    unpack_articles,
    unpack_options,
    write_frame,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import IO

    from flows.model import ArticleFacts, RawArticle
    from flows.workers.frames import WorkerOptions

    Work = Callable[[Sequence[RawArticle]], Sequence[ArticleFacts]]


def run_worker(ready: Callable[[WorkerOptions], Work]) -> None:
    """Serve until the keeper is gone.

    Args:
        ready: Gives the work; what it raises of ``FlowsError`` is told to the keeper.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the keeper's to hear
    with suppress(BrokenPipeError), _own_pipes() as (orders, answers):
        first = read_frame(orders)
        if first is None:
            return
        try:
            work = ready(unpack_options(first.body))
        except FlowsError as error:
            write_frame(answers, Frame(kind=Kind.REFUSED, body=str(error).encode()))
            return
        write_frame(answers, Frame(kind=Kind.READY))
        _serve(work, orders, answers)


def _serve(work: Work, orders: IO[bytes], answers: IO[bytes]) -> None:
    while (order := read_frame(orders)) is not None:
        for answer in answer_order(work, unpack_articles(order.body)):
            write_frame(answers, answer)
        write_frame(answers, Frame(kind=Kind.READY))


def answer_order(work: Work, articles: Sequence[RawArticle]) -> list[Frame]:
    """Give one answer an article; where some make a rule fail, each is tried by itself."""
    try:
        bodies = [pack_facts(facts) for facts in work(articles)]
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the matter of one article
        if len(articles) == 1:
            return [Frame(kind=Kind.FAILED, body=_tell(error).encode(errors="replace"))]
        alone = [answer_order(work, [article])[0] for article in articles]
        return [Frame(kind=f.kind, at=at, body=f.body) for at, f in enumerate(alone)]
    return [Frame(kind=Kind.DONE, at=at, body=body) for at, body in enumerate(bodies)]


def _tell(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "it needs more memory than DATELINE_WORKER_MEMORY_MB allows"
    return f"{type(error).__name__}: {error}"


def limit_memory(megabytes: int) -> None:
    """Let this process take no more memory for data: an article that needs more fails."""
    with suppress(ValueError, OSError):  # a system that knows no such limit has none
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes * 2**20, resource.RLIM_INFINITY))


@contextmanager
def _own_pipes() -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Keep the pipes for orders and answers alone: what else is printed goes to stderr."""
    orders, answers = os.dup(0), os.dup(1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    with os.fdopen(orders, "rb") as heard, os.fdopen(answers, "wb") as said:
        yield heard, said
