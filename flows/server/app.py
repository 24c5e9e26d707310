"""The addresses of the server, and who answers at each. Read this first.

Whatever is under no other address may be a thing of the knowledge base: the path of its IRI.
"""

from __future__ import annotations

import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.routing import Route

from flows.query.saved import list_saved
from flows.server.pool import Limits, Pool
from flows.server.published import give_file, give_report, give_void, list_files
from flows.server.replies import refuse
from flows.server.sparql import Desk, give_answer
from flows.server.terms import Ontology, give_ontology, give_term, load_ontology
from flows.server.things import find_things, give_thing

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

    from flows.server.shelf import Shelf

WORDS = {405: "this server is read-only: GET and HEAD, and POST for queries at /sparql"}
READING = ["GET", "HEAD", "POST"]
_log = logging.getLogger(__name__)


class Site:
    """Answers requests from the release that is on the shelf."""

    def __init__(self, shelf: Shelf, ontology: Path, limits: Limits) -> None:
        """Load what stays the same from release to release.

        Args:
            shelf: Where the release is.
            ontology: Folder of the ontology and the saved questions.
            limits: What a query may take.

        Raises:
            ServeError: The ontology cannot be read.
            QueryError: A saved question cannot be read.
        """
        self._shelf, self._pool = shelf, Pool(limits)
        self._ontology: Ontology = load_ontology(ontology)
        self._saved = list_saved(ontology / "questions")

    def report(self, request: Request) -> Response:
        """Answer at the start."""
        return give_report(request, self._shelf.current().folder)

    def files(self, request: Request) -> Response:
        """List the files."""
        return list_files(request, self._shelf.current().folder)

    def file(self, request: Request) -> Response:
        """Give a file."""
        return give_file(request, self._shelf.current().folder, request.path_params["name"])

    def void(self, request: Request) -> Response:
        """Lead to the description of the dataset."""
        return give_void(request, self._shelf.current().folder)

    def ontology(self, request: Request) -> Response:
        """Give the ontology."""
        return give_ontology(request, self._ontology, self._shelf.current().folder)

    def term(self, request: Request) -> Response:
        """Lead to a term of it."""
        return give_term(request, self._ontology, request.path_params["name"])

    def find(self, request: Request) -> Response:
        """Find things by name."""
        return find_things(request, self._shelf.current())

    def thing(self, request: Request) -> Response:
        """Describe a thing."""
        return give_thing(request, self._shelf.current(), self._pool.limits.answer_bytes)

    async def sparql(self, request: Request) -> Response:
        """Answer a query."""
        release = await run_in_threadpool(self._shelf.current)
        desk = Desk(release=release, pool=self._pool, saved=self._saved)
        return await give_answer(request, desk)

    def make_app(self) -> Starlette:
        """Make the application."""
        routes = [
            Route("/", self.report),
            Route("/files/", self.files),
            Route("/files/{name:path}", self.file),
            Route("/.well-known/void", self.void),
            Route("/ontology", self.ontology),
            Route("/ontology/{name}", self.term),
            Route("/find", self.find),
            Route("/sparql", self.sparql, methods=READING),
            Route("/{path:path}", self.thing),
        ]
        app = Starlette(
            routes=routes,
            middleware=[_open_to_pages(), Middleware(_LastDoor)],
            exception_handlers={HTTPException: _refuse},
            lifespan=self._live,
        )
        app.router.redirect_slashes = False
        return app

    @asynccontextmanager
    async def _live(self, _: Starlette) -> AsyncIterator[None]:
        await self._pool.open()
        yield
        await self._pool.close()


def _open_to_pages() -> Middleware:
    """Let pages of other sites read, as they read other data on the web."""
    return Middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=READING,
        allow_headers=["*"],
        expose_headers=["ETag", "Link", "Retry-After"],
    )


async def _refuse(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = WORDS.get(error.status_code, error.detail)
    return refuse(request, error.status_code, words, error.headers)


class _LastDoor:
    """Answers where the server itself failed; starlette's own way would cut the connection."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._app(scope, receive, send)
        except Exception:  # noqa: BLE001 - whatever it was, the next request is to be answered
            _log.exception("%s %s failed", scope.get("method"), scope.get("path"))
            words = "a fault of the server's own; what it wrote to stderr tells more"
            await refuse(Request(scope), 500, words)(scope, receive, send)
