"""Speaks HTTP with a store: patient with what passes, clear about what does not."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import httpx

from flows import __version__
from flows.errors import PushError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

AGAIN: Final = frozenset({408, 429, 500, 502, 503, 504})
"""Answers that may be others the next time."""
TOO_LARGE: Final = 413
ABSENT: Final = 404
WAIT_SECONDS_MAX: Final = 300.0
SHOWN: Final = 300
ADVICE: Final = {
    400: "it does not understand what was sent: is this the address of that protocol?",
    401: "it wants to know who you are: set DATELINE_PUSH_USER and DATELINE_PUSH_PASSWORD, "
    "DATELINE_PUSH_TOKEN, or an entry in ~/.netrc",
    403: "you may not write there: ask whoever keeps the store",
    404: "nothing is there: look at the address, and at --protocol",
    405: "it takes nothing there: look at the address, and at --protocol",
    413: "one triple alone is too large for it: raise its limit",
    415: "it does not read what was sent: look at the address, and at --protocol",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long to go on.

    Args:
        attempts: How often to send one request, from 1.
        backoff_seconds: Pause before the second attempt; doubled with each further one.
        timeout_seconds: How long to wait for an answer: a store may take its time over a graph.
        pause: What waits.
    """

    attempts: int = 6
    backoff_seconds: float = 1.0
    timeout_seconds: float = 300.0
    pause: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One request.

    Args:
        method: GET, PUT, POST or DELETE.
        url: Address of the store.
        query: What is added to the address.
        content: What is sent.
        content_type: Of what.
        accept: What is wanted back.
    """

    method: str
    url: str
    query: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""
    content_type: str = ""
    accept: str = "*/*"


class Door:
    """A way to one store."""

    def __init__(self, auth: httpx.Auth | None, patience: Patience) -> None:
        self._patience = patience
        self._client = httpx.Client(
            auth=auth,
            timeout=httpx.Timeout(patience.timeout_seconds, connect=10.0),
            headers={"User-Agent": f"dateline/{__version__}"},
        )

    def ask(self, message: Message, accept: frozenset[int] = frozenset()) -> httpx.Response:
        """Send a request until there is an answer.

        Args:
            message: What to send.
            accept: Failures that the caller can act on.

        Raises:
            PushError: The store cannot be reached, or does not do it.
        """
        answer = self._ask_patiently(message)
        if answer.is_success or answer.status_code in accept:
            return answer
        raise PushError(_tell(message, answer))

    def _ask_patiently(self, message: Message) -> httpx.Response:
        wait = self._patience.backoff_seconds
        for attempt in range(1, self._patience.attempts + 1):
            is_last = attempt == self._patience.attempts
            try:
                answer = self._send(message)
            except httpx.TransportError as error:
                if is_last or isinstance(error, httpx.UnsupportedProtocol):
                    msg = f"{message.url}: no answer: {error}; is the store running?"
                    raise PushError(msg) from error
                self._patience.pause(wait)
            else:
                if is_last or answer.status_code not in AGAIN:
                    return answer
                self._patience.pause(_read_wait(answer, wait))
            wait *= 2
        raise AssertionError

    def _send(self, message: Message) -> httpx.Response:
        url = httpx.URL(message.url).copy_merge_params(dict(message.query))
        headers = {"Accept": message.accept}
        if message.content_type:
            headers["Content-Type"] = message.content_type
        return self._client.request(
            message.method, url, content=message.content or None, headers=headers
        )


def _read_wait(answer: httpx.Response, otherwise: float) -> float:
    """Read how long a store wants to be left alone."""
    asked = answer.headers.get("retry-after", "")
    return min(float(asked), WAIT_SECONDS_MAX) if asked.isdecimal() else otherwise


def _tell(message: Message, answer: httpx.Response) -> str:
    where = f"{message.url}: {message.method} answered {answer.status_code} {answer.reason_phrase}"
    if answer.is_redirect:
        return f"{where}: it has moved; name {answer.headers.get('location', 'its new address')}"
    said = " ".join(answer.text.split())[:SHOWN]
    advice = ADVICE.get(answer.status_code, "the store failed: look at its log, then push again")
    return f"{where}: {advice}" + (f"; it said: {said}" if said else "")
