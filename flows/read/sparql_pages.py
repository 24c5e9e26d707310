"""Ask a SPARQL endpoint of others, politely: one question at a time, named, patient, not for ever.

Source: https://www.mediawiki.org/wiki/Wikidata_Query_Service/User_Manual and the user agent policy
of Wikimedia: say who asks, wait as long as Retry-After says, do not ask in parallel.
"""

from __future__ import annotations

import json
import math
import time
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import TYPE_CHECKING, Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from flows import __version__
from flows.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Binding = dict[str, str]
_AGAIN: Final = frozenset({408, 429, 500, 502, 503, 504})
"""Answers that may be others the next time."""
_LONGEST_SECONDS: Final = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How to ask.

    Args:
        delay_seconds: Pause after each answer.
        backoff_seconds: Pause after a failure without Retry-After; doubled with each further one.
        attempts: How often to ask for one page before giving up, from 1.
        timeout_seconds: How long to wait for an answer.
        pause: What waits.
    """

    delay_seconds: float = 1.0
    backoff_seconds: float = 5.0
    attempts: int = 6
    timeout_seconds: float = 90.0
    pause: Callable[[float], None] = time.sleep


class _TryAgainError(Exception):
    """An answer that may be another the next time; its argument: seconds to wait, if it says."""

    def __init__(self, problem: str, wait_seconds: float | None = None) -> None:
        self.wait_seconds = wait_seconds
        super().__init__(problem)


def ask_page(endpoint: str, query: str, manners: Manners) -> list[Binding]:
    """Ask one question.

    Args:
        endpoint: Address of the endpoint, http or https.
        query: A SELECT query.
        manners: How to ask.

    Returns:
        The rows of the answer: name of the variable -> value, unbound ones left out.

    Raises:
        FetchError: No answer after all attempts, or one that says that the question is wrong.
    """
    if not _is_web(endpoint):
        msg = f"{endpoint!r} is no endpoint: its address begins with http:// or https://"
        raise FetchError(msg)
    problem = ""
    for attempt in range(manners.attempts):
        try:
            rows = _ask(endpoint, query, manners.timeout_seconds)
        except _TryAgainError as error:
            problem, wait = str(error), error.wait_seconds
            backoff = manners.backoff_seconds * 2**attempt
            manners.pause(min(backoff if wait is None else wait, _LONGEST_SECONDS))
        else:
            manners.pause(manners.delay_seconds)
            return rows
    msg = f"{endpoint}: gave up after {manners.attempts} attempts: {problem}; try again later"
    raise FetchError(msg)


def _is_web(endpoint: str) -> bool:
    try:
        parts = urlsplit(endpoint)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _ask(endpoint: str, query: str, timeout_seconds: float) -> list[Binding]:
    request = Request(  # noqa: S310 - the scheme was looked at
        f"{endpoint}?{urlencode({'query': query, 'format': 'json'})}",
        headers={
            "Accept": "application/sparql-results+json",
            "User-Agent": f"dateline/{__version__} (reference refresh; python-urllib)",
        },
    )
    try:
        with urlopen(request, timeout=timeout_seconds) as answer:  # noqa: S310 - likewise
            return _read_answer(json.load(answer))
    except HTTPError as error:
        problem = f"HTTP {error.code} {error.reason}"
        if error.code not in _AGAIN:
            said = error.read(300).decode("utf-8", "replace").strip()
            msg = f"{endpoint}: {problem}: {said}"
            raise FetchError(msg) from error
        raise _TryAgainError(problem, _wait_seconds(error.headers.get("Retry-After"))) from error
    except (URLError, TimeoutError, ConnectionError, HTTPException) as error:
        raise _TryAgainError(str(error) or type(error).__name__) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        msg = f"the answer is cut short or no SPARQL result ({error})"
        raise _TryAgainError(msg) from error


def _read_answer(answer: Mapping[str, Any]) -> list[Binding]:
    rows = answer["results"]["bindings"]
    return [{name: str(cell["value"]) for name, cell in row.items()} for row in rows]


def _wait_seconds(header: str | None) -> float | None:
    """Read Retry-After: seconds, or a moment as HTTP writes it.

    >>> _wait_seconds("7"), _wait_seconds("soon"), _wait_seconds("Thu, 01 Jan 1970 00:00:00 GMT")
    (7.0, None, 0.0)
    >>> _wait_seconds("nan"), _wait_seconds("Thu, 01 Jan 19700000000 00:00:00 GMT")
    (None, None)
    """
    if header is None:
        return None
    with suppress(ValueError):
        return None if math.isnan(seconds := float(header)) else max(seconds, 0.0)
    with suppress(ValueError, OverflowError):
        return max(parsedate_to_datetime(header).timestamp() - time.time(), 0.0)
    return None
