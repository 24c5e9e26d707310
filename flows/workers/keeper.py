"""Starts worker processes, gives them articles, and finds the one article that kills or hangs one.

A process that dies, or is silent for too long, is replaced, and the articles that it had are given
one by one: the run goes on with all others, and the fault is an issue.
"""

from __future__ import annotations

import atexit
import logging
import os
import subprocess
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import TIMEOUT_MAX, Event, Lock, Timer
from typing import TYPE_CHECKING, Final

from flows.errors import ModelError
from flows.model import Issue, IssueCode
from flows.workers.frames import Frame, Kind, pack_articles, pack_options, read_frame, write_frame

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import IO

    from flows.model import RawArticle
    from flows.workers.frames import WorkerOptions

log = logging.getLogger("flows.workers")

_ROOT: Final = Path(__file__).parents[2]
COMMAND: Final = (sys.executable, "-m", "flows.workers.articles")
_HANDFUL: Final = 16
"""Articles given at a time: enough for the parser, few to try one by one."""
_TRIES: Final = 2
"""A process that dies over one article may have been killed by others: it gets another one."""
_START_SECONDS: Final = 600
_LIBRARIES: Final = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""One thread a process: there are as many processes as there is work for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a keeper needs to know beside the articles.

    Args:
        options: What each process is told.
        article_seconds: Longest that one article may take, above 0.
        command: The program of a worker process.
    """

    options: WorkerOptions
    article_seconds: float
    command: tuple[str, ...] = COMMAND


@dataclass(frozen=True, slots=True, kw_only=True)
class Processed:
    """What articles gave: a record each, in their order; None with an issue for one at fault."""

    bodies: tuple[bytes | None, ...] = ()
    issues: tuple[Issue, ...] = ()


class WorkerLostError(Exception):
    """A worker process is gone before it answered.

    Args:
        why: How it ended, for the one article that it had.
        late: Whether it was ended for taking too long.
    """

    def __init__(self, why: str, *, late: bool) -> None:
        self.late = late
        super().__init__(why)


class Worker:
    """One worker process, watched."""

    def __init__(self, task: Task) -> None:
        """Start it and wait until it is ready.

        Raises:
            ModelError: It refuses, or cannot be started.
        """
        self._seconds = task.article_seconds
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            task.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment(),
            start_new_session=True,
        )
        try:
            self._say(pack_options(task.options), _START_SECONDS)
        except WorkerLostError as lost:
            msg = f"a worker process did not start: {lost}; its last words stand above"
            raise ModelError(msg) from lost

    def work(self, articles: Sequence[RawArticle]) -> list[Frame]:
        """Give the answers about some articles, in their order.

        Raises:
            WorkerLostError: The process died, or took longer than one article may take.
        """
        answers = self._say(pack_articles(articles), self._seconds)
        return sorted(answers, key=lambda answer: answer.at)

    def stop(self) -> None:
        """End the process and wait for its end."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _say(self, order: bytes, seconds: float) -> list[Frame]:
        """Send an order and give the answers to it."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with self._ended_after(seconds) as late:
            with suppress(OSError):  # it is gone: the answer, which does not come, tells
                write_frame(self.process.stdin, Frame(kind=Kind.ORDER, body=order))
            answers = _hear(self.process.stdout)
        if answers is not None:
            return answers
        code = self.process.wait()
        self.stop()
        why = f"it took longer than {seconds:g} seconds" if late.is_set() else _tell_end(code)
        raise WorkerLostError(why, late=late.is_set())

    @contextmanager
    def _ended_after(self, seconds: float) -> Iterator[Event]:
        late = Event()

        def end() -> None:
            late.set()
            self.process.kill()

        timer = Timer(min(seconds, TIMEOUT_MAX), end)
        timer.daemon = True
        timer.start()
        try:
            yield late
        finally:
            timer.cancel()


def _environment() -> dict[str, str]:
    """Let the process find this package where this one found it."""
    path = os.pathsep.join((str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])))
    return {**_LIBRARIES, **os.environ, "PYTHONPATH": path}


def _hear(pipe: IO[bytes]) -> list[Frame] | None:
    """Give the answers up to READY; None where the process ends before."""
    answers: list[Frame] = []
    while (frame := read_frame(pipe)) is not None:
        if frame.kind is Kind.REFUSED:
            raise ModelError(frame.body.decode())
        if frame.kind is Kind.READY:
            return answers
        answers.append(frame)
    return None


def _tell_end(code: int) -> str:
    return f"its process was ended by signal {-code}" if code < 0 else f"its process ended: {code}"


class Keeper:
    """Keeps worker processes alive from batch to batch; a thread that works borrows one."""

    def __init__(self) -> None:
        """Begin with none."""
        self._idle: dict[Task, list[Worker]] = {}
        self._lock = Lock()

    def process(self, articles: Sequence[RawArticle], task: Task) -> Processed:
        """Give what articles yield; those that fail alone are issues.

        Raises:
            ModelError: No worker process can be started.
        """
        handfuls = (articles[at : at + _HANDFUL] for at in range(0, len(articles), _HANDFUL))
        found = [outcome for handful in handfuls for outcome in self._try(handful, task)]
        return Processed(
            bodies=tuple(f if isinstance(f, bytes) else None for f in found),
            issues=tuple(f for f in found if isinstance(f, Issue)),
        )

    def idle(self) -> tuple[Worker, ...]:
        """Give the processes that have no work now."""
        with self._lock:
            return tuple(worker for idle in self._idle.values() for worker in idle)

    def dismiss(self) -> None:
        """End the processes that have no work now."""
        workers = self.idle()
        self._idle.clear()
        for worker in workers:
            worker.stop()

    def _try(self, articles: Sequence[RawArticle], task: Task) -> list[bytes | Issue]:
        try:
            answers = self._ask(articles, task)
        except WorkerLostError as lost:
            log.info("a worker process is replaced, its articles tried one by one: %s", lost)
            return [self._try_alone(article, task) for article in articles]
        return [_outcome(article, a) for article, a in zip(articles, answers, strict=True)]

    def _try_alone(self, article: RawArticle, task: Task) -> bytes | Issue:
        why = ""
        for _ in range(_TRIES):
            try:
                return _outcome(article, self._ask([article], task)[0])
            except WorkerLostError as lost:
                why = str(lost)
                if lost.late:
                    break
        return _failed(article, why)

    def _ask(self, articles: Sequence[RawArticle], task: Task) -> list[Frame]:
        """Let a process work; it is idle after that, or gone."""
        with self._lock:
            idle = self._idle.setdefault(task, [])
            worker = idle.pop() if idle else None
        worker = worker or Worker(task)
        answers = worker.work(articles)
        with self._lock:
            self._idle.setdefault(task, []).append(worker)
        return answers


def _outcome(article: RawArticle, answer: Frame) -> bytes | Issue:
    if answer.kind is Kind.DONE:
        return answer.body
    return _failed(article, answer.body.decode())


def _failed(article: RawArticle, why: str) -> Issue:
    log.warning("%s could not be processed and is left out: %s", article.name, why)
    return left_out(article, why)


def left_out(article: RawArticle, why: str) -> Issue:
    """Give the issue of an article that is left out because something went wrong with it."""
    seen = f"{why}; the article is left out, please report it with the text"
    return Issue(article=article.name, code=IssueCode.ARTICLE_FAILED, seen=seen)


KEEPER: Final = Keeper()
"""That of this process."""
atexit.register(KEEPER.dismiss)


def process_batch(articles: Sequence[RawArticle], task: Task) -> Processed:
    """Give what articles yield, worked on by the processes of this one.

    Raises:
        ModelError: No worker process can be started.
    """
    return KEEPER.process(articles, task)
