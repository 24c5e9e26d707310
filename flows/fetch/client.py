"""One thing fetched over HTTP: bounded in time, size and redirects, named, patient, not for ever.

What is asked for and what becomes of it is the matter of ``run``.
"""

from __future__ import annotations

import asyncio
import math
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from enum import Enum
from time import time
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

import httpx

from flows import __version__
from flows.fetch.hosts import Hosts, without_key
from flows.fetch.robots import NOTHING, Robots, read_robots

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from flows.read.source_list import FetchRules

AGENT: Final = "dateline"
_AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers that may be others the next time."""
_UNPACKED: Final = frozenset({"", "identity", "gzip", "deflate"})
"""How an answer may be packed: what we ask for, once, and no more."""
_ROBOTS_BYTES_MAX: Final = 500_000
_WAIT_SECONDS_MAX: Final = 30.0
"""A longer wait is not waited for in a run: the next run asks again."""


class Fate(Enum):
    """What is to be expected of something that did not come."""

    OPEN = "it was asked for, and may come the next time"
    FINAL = "it will not come the next time either"
    UNASKED = "it was not asked for at all"


class ProblemError(Exception):
    """Why something did not come.

    Args:
        said: One sentence for the report.
        fate: What is to be expected of it.
    """

    def __init__(self, said: str, fate: Fate = Fate.OPEN) -> None:
        self.fate = fate
        super().__init__(without_key(said))


class _AgainError(Exception):
    """An answer that may be another the next time."""

    def __init__(self, said: str, wait_seconds: float | None = None) -> None:
        self.wait_seconds = wait_seconds
        super().__init__(said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered.

    Args:
        address: Where it came from, behind all redirects.
        headers: By name in small letters.
        data: The body, unpacked.
    """

    address: str
    status: int
    headers: Mapping[str, str]
    data: bytes


@dataclass(slots=True)
class Client:
    """Fetches, within the rules of one run."""

    rules: FetchRules
    hosts: Hosts
    http: httpx.AsyncClient
    robots: dict[str, Robots] = field(default_factory=dict)

    async def get(self, address: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Fetch an address.

        Args:
            address: http or https.
            headers: What is sent beside the usual.

        Returns:
            An answer of status 200; or 304, where headers ask for what is new alone.

        Raises:
            ProblemError: It did not come.
        """
        at = address
        for _ in range(self.rules.redirects_max + 1):
            answer = await self._get_once(at, headers or {})
            if answer.status not in {301, 302, 303, 307, 308}:
                return _checked(answer, is_asked_anew=bool(headers))
            at = _follow(at, answer)
        msg = f"{address}: more than {self.rules.redirects_max} redirects"
        raise ProblemError(msg)

    async def _get_once(self, address: str, headers: Mapping[str, str]) -> Answer:
        await self._check(address)
        robots = await self._robots_of(address)
        if robots is NOTHING:
            msg = f"{address}: the site's robots.txt could not be read, so nothing was asked"
            raise ProblemError(msg, Fate.UNASKED)
        if not robots.allows(address):
            msg = f"{address}: the site asks programs not to fetch it (robots.txt)"
            raise ProblemError(msg, Fate.UNASKED)
        return await self._ask(address, headers, robots.delay_seconds)

    async def _check(self, address: str) -> None:
        try:
            is_web = urlsplit(address).scheme in {"http", "https"}
            is_barred = is_web and await self.hosts.is_barred(address)
        except ValueError as error:
            msg = f"{address[:200]}: no address: {error}"
            raise ProblemError(msg, Fate.FINAL) from error
        except OSError as error:
            msg = f"{address}: its host is not known: {error}"
            raise ProblemError(msg, Fate.UNASKED) from error
        if not is_web:
            msg = f"{address[:200]}: neither http nor https"
            raise ProblemError(msg, Fate.FINAL)
        if is_barred:
            msg = f"{address}: leads into a private network, and was not asked for by name"
            raise ProblemError(msg, Fate.FINAL)

    async def _robots_of(self, address: str) -> Robots:
        if self.rules.robots == "ignore":
            return Robots()
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self.robots:
            self.robots[origin] = await self._fetch_robots(f"{origin}/robots.txt")
        return self.robots[origin]

    async def _fetch_robots(self, address: str) -> Robots:
        """Read what a site allows: all where it has no such file, nothing where it is ill."""
        at = address
        for _ in range(self.rules.redirects_max + 1):
            try:
                await self._check(at)
                answer = await self._ask(at, {}, 0.0)
                if answer.status not in {301, 302, 303, 307, 308}:
                    break
                at = _follow(at, answer)
            except ProblemError:
                return NOTHING
        if answer.status >= httpx.codes.INTERNAL_SERVER_ERROR:
            return NOTHING
        if answer.status != httpx.codes.OK:
            return Robots()
        return read_robots(answer.data[:_ROBOTS_BYTES_MAX].decode("utf-8", "replace"), AGENT)

    async def _ask(self, address: str, headers: Mapping[str, str], delay_seconds: float) -> Answer:
        """Ask as often as the rules allow, with growing pauses."""
        said = ""
        for attempt in range(self.rules.attempts):
            if self.hosts.is_resting(address):
                msg = f"{address}: its host rests until a later run{f' ({said})' if said else ''}"
                raise ProblemError(msg, Fate.OPEN if attempt else Fate.UNASKED)
            try:
                async with self.hosts.turn(address, delay_seconds):
                    answer = await self._receive(address, headers)
            except _AgainError as error:
                said, wait = str(error), error.wait_seconds
                if wait is not None and wait > _WAIT_SECONDS_MAX:
                    self.hosts.rest(address, wait)
                    continue
                self.hosts.hold(address, wait or self.rules.per_host_seconds * 2**attempt)
            else:
                self.hosts.note_answer(address)
                return answer
        self.hosts.note_fault(address)
        msg = f"{address}: {said}"
        raise ProblemError(msg)

    async def _receive(self, address: str, headers: Mapping[str, str]) -> Answer:
        try:
            async with (
                asyncio.timeout(self.rules.timeout_seconds),
                self.http.stream("GET", address, headers=dict(headers)) as response,
            ):
                return await self._read(address, response)
        except TimeoutError as error:
            msg = f"no whole answer in {self.rules.timeout_seconds:g} seconds"
            raise _AgainError(msg) from error
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            msg = f"{type(error).__name__}: {str(error)[:200]}"
            raise _AgainError(msg) from error

    async def _read(self, address: str, response: httpx.Response) -> Answer:
        if response.status_code in _AGAIN:
            wait = wait_seconds(response.headers.get("retry-after"))
            msg = f"the server answered {response.status_code}"
            raise _AgainError(msg, wait)
        packed = response.headers.get("content-encoding", "").strip().lower()
        if packed not in _UNPACKED:
            msg = f"{address}: packed as {packed[:60]}, which was not asked for"
            raise ProblemError(msg, Fate.FINAL)
        pieces, size = [], 0
        async for piece in response.aiter_bytes():
            pieces.append(piece)
            size += len(piece)
            if size > self.rules.bytes_max:
                msg = f"{address}: more than {self.rules.bytes_max} bytes"
                raise ProblemError(msg, Fate.FINAL)
        return Answer(
            address=address,
            status=response.status_code,
            headers={name.lower(): value for name, value in response.headers.items()},
            data=b"".join(pieces),
        )


def _follow(address: str, answer: Answer) -> str:
    """Give the address that a redirect leads to."""
    try:
        return urljoin(address, answer.headers.get("location", ""))
    except ValueError as error:
        msg = f"{address}: leads to no address: {error}"
        raise ProblemError(msg, Fate.FINAL) from error


def _checked(answer: Answer, *, is_asked_anew: bool) -> Answer:
    if answer.status == httpx.codes.OK or (answer.status == 304 and is_asked_anew):
        return answer
    msg = f"{answer.address}: the server answered {answer.status}"
    raise ProblemError(msg, Fate.FINAL if answer.status in {404, 410, 451} else Fate.OPEN)


def wait_seconds(header: str | None) -> float | None:
    """Read Retry-After: seconds, or a moment as HTTP writes it; None where it says nothing.

    >>> wait_seconds("7"), wait_seconds("soon"), wait_seconds("Thu, 01 Jan 1970 00:00:00 GMT")
    (7.0, None, 0.0)
    >>> wait_seconds("nan"), wait_seconds("Thu, 01 Jan 19700000000 00:00:00 GMT")
    (None, None)
    """
    if header is None:
        return None
    with suppress(ValueError):
        return None if math.isnan(seconds := float(header)) else _within_a_day(seconds)
    with suppress(ValueError, OverflowError):
        return _within_a_day(parsedate_to_datetime(header).timestamp() - time())
    return None


def _within_a_day(seconds: float) -> float:
    return min(max(seconds, 0.0), 86_400.0)


@asynccontextmanager
async def open_client(rules: FetchRules, own: frozenset[str]) -> AsyncIterator[Client]:
    """Open what a run fetches with.

    Args:
        rules: How to fetch.
        own: Hosts that the user has named, as ``hosts.host_of`` gives them.
    """
    contact = f"; {rules.contact}" if rules.contact else ""
    headers = {
        "User-Agent": f"{AGENT}/{__version__} (news reader{contact}; python-httpx)",
        "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
        "application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1",
        "Accept-Encoding": "gzip, deflate",
    }
    limits = httpx.Limits(max_keepalive_connections=0)
    timeout = httpx.Timeout(rules.timeout_seconds)
    async with httpx.AsyncClient(headers=headers, limits=limits, timeout=timeout) as http:
        hosts = Hosts(pause_seconds=rules.per_host_seconds, own=own)
        yield Client(rules=rules, hosts=hosts, http=http)
