"""How often each host may be asked, and which hosts may be asked at all.

One request at a time to a host, with a pause; a host that is ill rests for this run. A page on the
open network may not send us to addresses inside the user's own.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from contextlib import AbstractAsyncContextManager

from contextlib import asynccontextmanager

_FAULTS_MAX: Final = 3
"""After so many things that did not come, without one between them that did, a host rests."""
_REST_SECONDS: Final = 3_600.0
_KEY: Final = re.compile(r"(?<=//)[^/\s@]*@")
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
"""Addresses that lead to one of IPv4, which their last 32 bits are (RFC 6052)."""


@dataclass(slots=True)
class Host:
    """One host in one run.

    Args:
        free_at: When it may be asked again, by the clock of the loop.
        rests_until: Before that, nothing is asked of it.
        faults: How often it failed since it last answered.
    """

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    rests_until: float = 0.0
    faults: int = 0


@dataclass(slots=True)
class Hosts:
    """All hosts of a run.

    Args:
        pause_seconds: Least time between two requests to one host.
        own: Hosts, as ``host_of`` gives them, that the user has named: they may lie in the user's
            own network.
    """

    pause_seconds: float
    own: frozenset[str]
    known: dict[str, Host] = field(default_factory=dict)

    def of(self, address: str) -> Host:
        """Give the host of an address."""
        return self.known.setdefault(host_of(address), Host())

    def turn(self, address: str, delay_seconds: float) -> AbstractAsyncContextManager[None]:
        """Wait for one's turn at a host; what the block does is one request."""
        return _turn(self.of(address), max(self.pause_seconds, delay_seconds))

    def is_resting(self, address: str) -> bool:
        """Tell whether a host is left alone for now."""
        return self.of(address).rests_until > _now()

    def note_answer(self, address: str) -> None:
        """Note that a host is well."""
        self.of(address).faults = 0

    def note_fault(self, address: str) -> None:
        """Note that something did not come from a host, however often it was asked for."""
        host = self.of(address)
        host.faults += 1
        if host.faults >= _FAULTS_MAX:
            self.rest(address, _REST_SECONDS)

    def hold(self, address: str, seconds: float) -> None:
        """Ask a host for nothing before some time is over; whoever wants to waits."""
        host = self.of(address)
        host.free_at = max(host.free_at, _now() + seconds)

    def rest(self, address: str, seconds: float) -> None:
        """Leave a host alone for some time, as it asks."""
        host = self.of(address)
        host.rests_until = max(host.rests_until, _now() + seconds)

    async def is_barred(self, address: str) -> bool:
        """Tell whether an address leads into a network that is not open to all."""
        parts = urlsplit(address)
        if host_of(address) in self.own or parts.hostname is None:
            return parts.hostname is None
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
        return not all(is_open(str(a[4][0])) for a in found)


def host_of(address: str) -> str:
    """Give the host of an address and its port, without who asks.

    >>> host_of("https://me:secret@News.example:8080/feed")
    'news.example:8080'
    """
    return urlsplit(address).netloc.rpartition("@")[2].lower()


def without_key(text: str) -> str:
    """Give a text without the names and passwords in its addresses: they are told to nobody.

    >>> without_key("https://me:secret@news.example/feed: the server answered 401")
    'https://news.example/feed: the server answered 401'
    """
    return _KEY.sub("", text)


def is_open(number: str) -> bool:
    """Tell whether an address in figures is one of the open network.

    >>> is_open("93.184.215.14"), is_open("10.0.0.1"), is_open("64:ff9b::a00:1")
    (True, False, False)
    """
    address = ipaddress.ip_address(number)
    if isinstance(address, ipaddress.IPv6Address):
        inside = address.sixtofour
        if address in _NAT64:
            inside = ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
        if inside is not None:
            return is_open(str(inside))
        if address.is_site_local or address.is_reserved:
            return False
    return address.is_global and not address.is_multicast


@asynccontextmanager
async def _turn(host: Host, pause_seconds: float) -> AsyncIterator[None]:
    async with host.lock:
        await asyncio.sleep(max(host.free_at - _now(), 0.0))
        try:
            yield
        finally:
            host.free_at = _now() + pause_seconds


def _now() -> float:
    return asyncio.get_running_loop().time()
