"""Releases in folders, tame and hostile, and servers over them."""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import httpx
import uvicorn
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from flows.graph import vocab
from flows.publish.turtle import write_turtle
from flows.server.app import Site
from flows.server.pool import Limits
from flows.server.run import listen
from flows.server.shelf import Shelf
from tests.graph.handmade import BASE, ONTOLOGY, make_turtle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from socket import socket

FIRST, MARLO = f"{BASE}article/first", f"{BASE}person/ana-marlo"
EVIL = (
    "\"'><script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'>{{ 7 * 7 }}\u202e"
)
VOID = f"<{BASE}dataset> a <http://rdfs.org/ns/void#Dataset> .\n"
LIMITS = Limits(seconds=60, answer_bytes=400_000, processes=2, memory_mb=2_000)
HASTY = replace(LIMITS, seconds=1)
"""For queries that are to be ended; all others have time, whatever else the machine does."""
SPOILT = (
    vocab.PREF_LABEL, vocab.LABEL, vocab.HEADLINE, vocab.ANCHOR_OF, vocab.CUE, vocab.SOURCE_FILE,
    vocab.ROLE_LABEL, vocab.WORDS,
)  # fmt: skip
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def write_release(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files and the manifest that lists them."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    (folder / "run.json").write_text(json.dumps({"files": digests}))
    return folder


def make_files(turtle: bytes) -> dict[str, bytes]:
    """Give the files of a small release."""
    first = NamedNode(FIRST)
    triples = [quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE)]
    quads = [
        Quad(triple.subject, triple.predicate, triple.object, first)
        for triple in triples
        if triple.subject == first
    ]
    written = serialize(quads, format=RdfFormat.N_QUADS)
    assert written is not None
    return {
        "knowledge.ttl": turtle,
        "knowledge.nq": written,
        "void.ttl": VOID.encode(),
        "report.html": b"<!doctype html><title>The report</title>",
        "ontology.html": b"<!doctype html><title>The handbook</title>",
        "articles/first.json": b"{}",
        "articles/a b%.txt": b"<script>window.hacked = 1</script>",
    }


def make_release(folder: Path) -> Path:
    """Write the hand-made knowledge base as a release."""
    return write_release(folder, make_files(make_turtle()))


def make_hostile_release(folder: Path) -> Path:
    """Write a release whose every word tries to be more than a word."""
    triples = [quad.triple for quad in parse(make_turtle(), format=RdfFormat.TURTLE)]
    return write_release(folder, make_files(write_turtle(map(_spoil, triples), BASE)))


def _spoil(triple: Triple) -> Triple:
    if triple.predicate not in SPOILT or not isinstance(triple.object, Literal):
        return triple
    return Triple(triple.subject, triple.predicate, Literal(EVIL + triple.object.value))


@dataclass(frozen=True, kw_only=True)
class Served:
    """A server that runs, and a client that asks it."""

    port: int
    client: httpx.Client

    def get(self, path: str, accept: str = "*/*", **headers: str) -> httpx.Response:
        return self.client.get(path, headers={"Accept": accept, **headers})

    def ask(self, query: str, accept: str = "*/*", **fields: str) -> httpx.Response:
        return self.client.get(
            "/sparql", params={"query": query, **fields}, headers={"Accept": accept}
        )

    def get_raw(self, path: str) -> tuple[int, bytes]:
        """Ask for a path exactly as it is written."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.putrequest("GET", path, skip_accept_encoding=True)
            connection.endheaders()
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    @contextmanager
    def asking(self, query: str) -> Iterator[socket]:
        """Ask, and be there for the answer until the block ends."""
        connection = HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", f"/sparql?{urlencode({'query': query})}")
        try:
            yield connection.sock
        finally:
            connection.close()


@contextmanager
def serving(folder: Path, limits: Limits = LIMITS) -> Iterator[Served]:
    """Serve a release while the block runs."""
    with listen("127.0.0.1", 0) as listening:
        app = Site(Shelf(folder), ONTOLOGY, limits).make_app()
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, timeout_graceful_shutdown=1))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        port = listening.getsockname()[1]
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
                yield Served(port=port, client=client)
        finally:
            server.should_exit = True
            thread.join()
