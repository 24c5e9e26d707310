"""Processes that answer queries: each has one at a time, and is ended with it at the limit."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flows.server.orders import LENGTHS, pack_order, tell, unpack_reply

if TYPE_CHECKING:
    from flows.server.orders import Order, Reply

_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a query may take.

    Args:
        seconds: Longest that it may run, and wait before it runs.
        answer_bytes: Longest answer.
        processes: Queries that run at a time.
        memory_mb: Memory that each may take for data, in mebibytes.
    """

    seconds: float
    answer_bytes: int
    processes: int
    memory_mb: int


class Pool:
    """Answers queries in processes, as many at a time as the limits allow."""

    def __init__(self, limits: Limits) -> None:
        """Begin with no process."""
        self.limits = limits
        self._free = asyncio.Semaphore(limits.processes)
        self._idle: list[Process] = []
        self._busy: list[Process] = []
        self._is_closed = False

    async def open(self) -> None:
        """Start the processes, which get ready while nothing is asked yet."""
        for _ in range(self.limits.processes):
            self._idle.append(await self._start())

    async def ask(self, order: Order) -> Reply:
        """Answer a query, within the limits."""
        try:
            await asyncio.wait_for(self._free.acquire(), self.limits.seconds)
        except TimeoutError:
            return tell(503, "all processes are busy with other queries; try again")
        try:
            return await self._ask(order)
        finally:
            self._free.release()

    async def _ask(self, order: Order) -> Reply:
        process = self._idle.pop(0) if self._idle else await self._start()
        self._busy.append(process)
        try:
            reply = await _talk(process, order)
        except (asyncio.IncompleteReadError, ConnectionError):
            reply = self._tell_end(await process.wait())
        except BaseException:  # whoever asked is gone: so is the query
            await _end(process)
            raise
        finally:
            self._busy.remove(process)
        if not self._is_closed:
            is_alive = process.returncode is None
            self._idle.append(process if is_alive else await self._start())
        return reply

    async def _start(self) -> Process:
        paths = (str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")]))
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "flows.server.worker",
            str(self.limits.seconds),
            str(self.limits.memory_mb),
            stdin=PIPE,
            stdout=PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )

    async def close(self) -> None:
        """End all processes, and the queries that some have."""
        self._is_closed = True
        for process in (*self._idle, *self._busy):
            await _end(process)
        self._idle.clear()

    def _tell_end(self, code: int) -> Reply:
        if code == -signal.SIGALRM:
            return tell(
                504,
                f"the query took longer than {self.limits.seconds:g} seconds and was ended, "
                "without an answer: ask for less, or set DATELINE_SERVE_SECONDS",
            )
        return tell(
            413,
            f"the process that had the query ended ({code}): it may be nested too deep, or need "
            f"more memory than the {self.limits.memory_mb:,} MiB of DATELINE_WORKER_MEMORY_MB",
        )


async def _talk(process: Process, order: Order) -> Reply:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(pack_order(order))
    await process.stdin.drain()
    header, body = LENGTHS.unpack(await process.stdout.readexactly(LENGTHS.size))
    return unpack_reply(
        await process.stdout.readexactly(header), await process.stdout.readexactly(body)
    )


async def _end(process: Process) -> None:
    if process.returncode is None:
        with suppress(ProcessLookupError):
            # not ``process.kill()``, which reads the exit status that asyncio waits for (gh-127049)
            os.kill(process.pid, signal.SIGKILL)
    await process.wait()
