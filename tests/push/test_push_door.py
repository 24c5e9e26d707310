"""A store that is busy is asked again; one that refuses is told of in words, never with secrets."""

from __future__ import annotations

import base64
import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr
from pyoxigraph import NamedNode

from flows.errors import PushError, SettingsError
from flows.push import work
from flows.push.credentials import Bearer, Challenged, find_credentials
from flows.push.door import Patience
from flows.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import httpx

    from flows.push.stores import Store

GRAPH = NamedNode("https://a.example/g")
LINES = tuple(b"<a:b> <a:c> <a:d%d> ." % n for n in range(8))
SECRET = "open-sesame"
Answer = tuple[int, dict[str, str]]


@dataclass
class Seen:
    """What a server was asked, and how it answers."""

    answer: Callable[[Seen, BaseHTTPRequestHandler, bytes], Answer]
    bodies: list[bytes] = field(default_factory=list)
    verbs: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)


@contextmanager
def serving(
    answer: Callable[[Seen, BaseHTTPRequestHandler, bytes], Answer],
) -> Iterator[tuple[str, Seen]]:
    seen = Seen(answer)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            seen.bodies.append(body)
            seen.verbs.append(self.command)
            seen.tokens.append(self.headers.get("Authorization", ""))
            status, headers = seen.answer(seen, self, body)
            self.send_response(status)
            for name, value in ({"Content-Length": "0"} | headers).items():
                self.send_header(name, value)
            self.end_headers()

        do_GET = do_PUT = do_POST = do_DELETE = handle_any  # noqa: N815 - http.server's names

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/store", seen
    finally:
        server.shutdown()
        server.server_close()


def open_store(
    address: str, pauses: list[float] | None = None, auth: httpx.Auth | None = None
) -> Store:
    waited: list[float] = [] if pauses is None else pauses
    patience = Patience(attempts=3, backoff_seconds=1.0, pause=waited.append)
    target = work.Target(endpoint=address, wire="graph-store")
    return work.open_store(target, auth, patience)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_store_is_asked_again(status: int) -> None:
    pauses: list[float] = []
    with serving(lambda seen, *_: (201 if len(seen.verbs) == 3 else status, {})) as (address, seen):
        open_store(address, pauses).replace(GRAPH, LINES)
    assert seen.verbs == ["PUT"] * 3
    assert pauses == [1.0, 2.0]


def test_a_store_says_how_long_to_wait() -> None:
    pauses: list[float] = []
    answer = {"Retry-After": "7"}
    with serving(lambda seen, *_: (201 if len(seen.verbs) == 2 else 503, answer)) as (address, _):
        open_store(address, pauses).replace(GRAPH, LINES)
    assert pauses == [7.0]


def test_what_is_too_large_is_sent_in_halves() -> None:
    with serving(lambda _, __, body: (413 if body.count(b"\n") > 2 else 204, {})) as (
        address,
        seen,
    ):
        open_store(address).replace(GRAPH, LINES)
    small = [(v, b) for v, b in zip(seen.verbs, seen.bodies, strict=True) if b.count(b"\n") <= 2]
    assert [verb for verb, _ in small] == ["PUT", "POST", "POST", "POST"]
    assert b"".join(body for _, body in small).split(b"\n")[:-1] == list(LINES)


@pytest.mark.parametrize(
    ("status", "want"),
    [
        (400, "does not understand"),
        (401, "DATELINE_PUSH_USER"),
        (403, "may not write"),
        (404, "look at the address"),
        (405, "--protocol"),
        (413, "one triple alone is too large"),
        (503, "look at its log"),
    ],
)
def test_a_refusal_is_told_in_words(status: int, want: str) -> None:
    auth = Challenged("ana", SECRET)
    with (
        serving(lambda *_: (status, {})) as (address, _),
        pytest.raises(PushError, match=want) as told,
    ):
        open_store(address, auth=auth).replace(GRAPH, LINES[:1])
    assert f"{address}: PUT answered {status}" in str(told.value)
    assert SECRET not in str(told.value)


def test_a_store_that_moved_gets_no_password() -> None:
    moved = {"Location": "http://elsewhere.example/store"}
    with (
        serving(lambda *_: (307, moved)) as (address, _),
        pytest.raises(PushError, match=r"name http://elsewhere\.example/store"),
    ):
        open_store(address).replace(GRAPH, LINES)


def test_a_store_that_does_not_run_is_told() -> None:
    with socket.socket() as taken:  # and nobody listens
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/store"
        with pytest.raises(PushError, match="is the store running"):
            open_store(address).read(GRAPH)


def test_an_empty_answer_is_an_empty_graph() -> None:
    with serving(lambda *_: (200, {"Content-Length": "0"})) as (address, _):
        assert open_store(address).read(GRAPH) == ()


def test_name_and_password_are_given_when_asked_for() -> None:
    def answer(_: Seen, handler: BaseHTTPRequestHandler, __: bytes) -> Answer:
        is_named = "Authorization" in handler.headers
        return (204, {}) if is_named else (401, {"WWW-Authenticate": 'Basic realm="kb"'})

    with serving(answer) as (address, seen):
        store = open_store(address, auth=Challenged("ana", SECRET))
        store.replace(GRAPH, LINES)
        store.replace(GRAPH, LINES)
    given = "Basic " + base64.b64encode(f"ana:{SECRET}".encode()).decode()
    assert seen.tokens == ["", given, given]


def test_a_token_is_given_at_once() -> None:
    with serving(lambda *_: (204, {})) as (address, seen):
        open_store(address, auth=Bearer(SECRET)).replace(GRAPH, LINES)
    assert seen.tokens == [f"Bearer {SECRET}"]


@pytest.mark.parametrize(
    "address",
    [
        "store",
        "ftp://a.example/",
        "http://ana:open-sesame@a.example/store",
        "http:///store",
        "http://[x",
        "http://a.example:port/",
    ],
)
def test_an_address_that_makes_no_sense_is_refused(address: str) -> None:
    with pytest.raises(SettingsError) as told:
        work.Target(endpoint=address, wire="graph-store")
    assert SECRET not in str(told.value)


def test_credentials_come_from_settings_then_from_netrc(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    address, secret = "http://a.example/store", SecretStr(SECRET)
    assert find_credentials(address, Settings()) is None
    assert isinstance(find_credentials(address, Settings(push_token=secret)), Bearer)
    named = Settings(push_user="ana", push_password=secret)
    assert isinstance(find_credentials(address, named), Challenged)
    with pytest.raises(SettingsError, match="set both"):
        find_credentials(address, Settings(push_user="ana"))
    netrc = tmp_path / ".netrc"
    netrc.write_text(f"machine a.example login ana password {SECRET}\n")
    netrc.chmod(0o600)
    assert isinstance(find_credentials(address, Settings()), Challenged)
    assert find_credentials("http://b.example/store", Settings()) is None
    netrc.write_text("machine a.example nonsense")
    with pytest.raises(SettingsError, match="netrc cannot be read") as told:
        find_credentials(address, Settings())
    assert SECRET not in str(told.value)
