"""Ask an OpenAI-compatible endpoint: patient, but not for ever; nothing of it reaches a log.

httpx, which Prefect brings, and not the ``openai`` package: there is one request to make, and that
package has its own way of retrying, of reading the environment and of logging, to be turned off.

Source:
    OpenAI API, ``POST /chat/completions``; RFC 9110, section 10.2.3 (Retry-After).
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Self

import httpx

from flows import __version__
from flows.eyes.answer import read_answer
from flows.eyes.prompt import ask_plainly, ask_strictly

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.eyes.options import LlmOptions
    from flows.eyes.prompt import Shown

_AGAIN: Final = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
"""Answers that may be others the next time."""
_OUT_OF_FORM: Final = frozenset({400, 404, 415, 422})
"""Answers of endpoints that know nothing of structured output."""
_ANSWER_BYTES_MAX: Final = 2_000_000
_LONGEST_PAUSE_SECONDS: Final = 60.0
_FAILED_MAX: Final = 5
"""Articles in a row without an answer, after which no more are asked about."""


class NoAnswerError(Exception):
    """The endpoint gave no answer that can be used; the text says why, and holds nothing of it."""


class _TryAgainError(Exception):
    """There may be an answer the next time; ``wait_seconds`` where the endpoint says when."""

    def __init__(self, problem: str, wait_seconds: float | None = None) -> None:
        self.wait_seconds = wait_seconds
        super().__init__(problem)


class _OutOfFormError(Exception):
    """The endpoint does not take the request as it is put."""


@dataclass(slots=True, kw_only=True)
class Endpoint:
    """An endpoint with an open connection; to be used in a ``with`` statement, by many threads.

    Args:
        options: Where it is and how patiently it is asked.
        key: What it asks for, None where it asks for nothing.
    """

    options: LlmOptions
    key: str | None = field(default=None, repr=False)
    _client: httpx.Client = field(init=False, repr=False)
    _is_plain: bool = field(default=False, init=False)
    _failed: int = field(default=0, init=False)

    def __enter__(self) -> Self:
        headers = {"User-Agent": f"dateline/{__version__}"}
        if self.key is not None:
            headers["Authorization"] = f"Bearer {self.key}"
        self._client = httpx.Client(headers=headers, timeout=self.options.timeout_seconds)
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def ask(self, shown: Shown) -> str:
        """Give what the language model writes about an article: facts in JSON.

        Raises:
            NoAnswerError: No answer after all attempts, or too many articles had none before.
        """
        if self._failed >= _FAILED_MAX:
            msg = f"{_FAILED_MAX} articles before had no answer, no more are asked about"
            raise NoAnswerError(msg)
        try:
            answer = self._ask_patiently(shown)
        except NoAnswerError:
            self._failed += 1
            raise
        self._failed = 0
        return answer

    def _ask_patiently(self, shown: Shown) -> str:
        backoff, problem = self.options.backoff_seconds, ""
        for attempt in range(1, self.options.attempts + 1):
            try:
                return self._ask_in_form(shown)
            except _TryAgainError as error:
                problem, wait = str(error), error.wait_seconds
            if attempt < self.options.attempts:
                time.sleep(min(backoff if wait is None else wait, _LONGEST_PAUSE_SECONDS))
                backoff *= 2
        msg = f"no answer after {self.options.attempts} attempts: {problem}"
        raise NoAnswerError(msg)

    def _ask_in_form(self, shown: Shown) -> str:
        """Ask for structured output, or plainly where the endpoint has none."""
        model = self.options.model
        if not self._is_plain:
            try:
                return self._send(ask_strictly(model, shown))
            except _OutOfFormError:
                self._is_plain = True
        try:
            return self._send(ask_plainly(model, shown))
        except _OutOfFormError as error:
            raise NoAnswerError(str(error)) from None

    def _send(self, body: Mapping[str, object]) -> str:
        address = f"{self.options.endpoint.rstrip('/')}/chat/completions"
        try:
            with self._client.stream("POST", address, json=body) as response:
                _look_at_status(response)
                written = _read_message(_read_all(response, self.options.timeout_seconds))
        except httpx.TimeoutException:
            raise self._too_slow() from None
        except httpx.HTTPError as error:
            # only its kind is told: its text may quote what was sent
            raise _TryAgainError(type(error).__name__) from None
        _hold_to_form(written)
        return written

    def _too_slow(self) -> _TryAgainError:
        return _TryAgainError(f"no answer within {self.options.timeout_seconds:g} s")


def _look_at_status(response: httpx.Response) -> None:
    status = response.status_code
    problem = f"HTTP {status}"
    if status in _AGAIN:
        raise _TryAgainError(problem, _wait_seconds(response.headers.get("Retry-After")))
    if status in _OUT_OF_FORM:
        raise _OutOfFormError(problem)
    if status != httpx.codes.OK:
        raise NoAnswerError(problem)


def _wait_seconds(header: str | None) -> float | None:
    """Read Retry-After in seconds; a moment, which few send, counts as none.

    >>> _wait_seconds("7"), _wait_seconds("soon"), _wait_seconds("nan"), _wait_seconds(None)
    (7.0, None, None, None)
    """
    return float(header) if header is not None and header.isdecimal() else None


def _read_all(response: httpx.Response, timeout_seconds: float) -> bytes:
    """Read an answer to its end; one that drips or does not end is given up."""
    until = time.monotonic() + timeout_seconds
    data = bytearray()
    for piece in response.iter_bytes():
        data += piece
        if len(data) > _ANSWER_BYTES_MAX:
            msg = f"an answer of more than {_ANSWER_BYTES_MAX:,} bytes"
            raise NoAnswerError(msg)
        if time.monotonic() > until:
            msg = "an answer that drips"
            raise httpx.ReadTimeout(msg)
    return bytes(data)


def _read_message(data: bytes) -> str:
    try:
        written = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        written = None
    if not isinstance(written, str):
        msg = "the answer is no chat completion"
        raise _TryAgainError(msg)
    return written


def _hold_to_form(written: str) -> None:
    try:
        read_answer(written)
    except (ValueError, RecursionError):
        msg = "the language model did not write a list of facts in JSON"
        raise _TryAgainError(msg) from None
