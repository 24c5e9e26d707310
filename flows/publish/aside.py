"""Work that is done in a process of its own, beside what this one does meanwhile."""

from __future__ import annotations

import os
import signal
import traceback
from contextlib import suppress
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, Generic, TypeVar

from flows.read.prepared import without_collector

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

ResultT = TypeVar("ResultT")

_SPAWN = get_context("spawn")  # a copy of this process would copy its threads' locks, too


class Aside(Generic[ResultT]):
    """One call of a function, in another process; it ends with this one, however this one ends."""

    def __init__(self, work: Callable[..., ResultT], *args: object) -> None:
        """Begin.

        Args:
            work: A function of a module.
            args: Its arguments; they and what it gives are pickled.
        """
        self._answer, there = _SPAWN.Pipe(duplex=False)
        self._process = _SPAWN.Process(target=_work, args=(there, work, args), daemon=True)
        self._process.start()
        there.close()

    def result(self) -> ResultT:
        """Wait for what the function gives.

        Raises:
            OSError: The process was killed, as one is where memory runs out.
            Exception: What the function raised.
        """
        try:
            is_done, given = self._answer.recv()
        except EOFError as error:
            self._process.join()
            msg = f"a process that made files of it ended ({self._process.exitcode})"
            raise OSError(msg) from error
        if not is_done:
            raise given
        result: ResultT = given
        return result

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self._answer.close()


@without_collector()
def _work(answer: Connection, work: Callable[..., object], args: tuple[object, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to hear
    Thread(target=_leave_with_parent, daemon=True).start()
    try:
        given = (True, work(*args))
    except Exception as error:  # noqa: BLE001 - it is raised again where it is waited for
        error.add_note(traceback.format_exc())
        given = (False, error)
    with suppress(BrokenPipeError):
        answer.send(given)


def _leave_with_parent() -> None:
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
