"""The SPARQL endpoint: reads what is asked, has it answered, writes the answer as it is liked."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from flows.query.facing import Facing
from flows.server.describe import write_description
from flows.server.links import Linker
from flows.server.media import HTML, choose_graph, choose_rows, is_for_people
from flows.server.orders import Order, tell
from flows.server.pages import show_answer, show_refusal
from flows.server.protocol import Asked, Refused, read_get, read_post
from flows.server.replies import accept_of, refuse, refuse_with, respond
from flows.server.service import describe_service
from flows.server.tables import read_answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from flows.query.saved import SavedQuestion
    from flows.server.orders import Reply
    from flows.server.pool import Pool
    from flows.server.release import Release

QUERY_BYTES_MAX = 2**20
RETRY_SECONDS = "5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What an answer needs.

    Args:
        release: What is asked.
        pool: Who answers.
        saved: Questions that are offered.
    """

    release: Release
    pool: Pool
    saved: Sequence[SavedQuestion]


async def give_answer(request: Request, desk: Desk) -> Response:
    """Answer a request to the endpoint."""
    try:
        asked = await _read(request)
        if asked.query is None:
            return _introduce(request, desk, asked)
        order = make_order(desk, asked, accept_of(request))
    except Refused as refusal:
        return refuse(request, refusal.status, refusal.words)
    reply = await _ask(request, desk.pool, order)
    return await run_in_threadpool(_write, request, desk, order, reply)


async def _read(request: Request) -> Asked:
    parameters = request.scope["query_string"]
    if request.method != "POST":
        return read_get(parameters)
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > QUERY_BYTES_MAX:
            raise Refused(413, f"a query may have {QUERY_BYTES_MAX:,} bytes")
    return read_post(parameters, request.headers.get("content-type", ""), bytes(body))


def _introduce(request: Request, desk: Desk, asked: Asked) -> Response:
    if request.method == "POST":
        raise Refused(400, "nothing is asked: send a query in the field `query`")
    accept = accept_of(request)
    if not asked.form and is_for_people(accept):
        return respond(request, show_answer("", None, desk.saved), HTML)
    media = choose_graph(accept, asked.form)
    if media is None or media == HTML:
        raise Refused(406, "the service description comes as Turtle, N-Triples, JSON-LD, RDF/XML")
    triples = describe_service(str(request.url.replace(query="")))
    base, prefixes = desk.release.base, desk.release.prefixes
    return respond(request, write_description(triples, media, base, prefixes), media)


def make_order(desk: Desk, asked: Asked, accept: str) -> Order:
    """Make the order for a query.

    Args:
        desk: What is asked, within which limits.
        asked: The query and its graphs.
        accept: The client's ``Accept`` header.

    Raises:
        Refused: No form fits, whatever the answer is.
    """
    rows, graph = choose_rows(accept, asked.form), choose_graph(accept, asked.form)
    if rows is None and graph is None:
        raise Refused(406, "there is no such form: see the service description of this address")
    return Order(
        store=str(desk.release.place),
        query=asked.query or "",
        prefixes=tuple(desk.release.prefixes.items()),
        default=asked.default,
        named=asked.named,
        rows=rows,
        graph=graph,
        bytes_max=desk.pool.limits.answer_bytes,
    )


async def _ask(request: Request, pool: Pool, order: Order) -> Reply:
    """Have a query answered; when the client goes, the query ends."""
    asking = asyncio.create_task(pool.ask(order))
    going = asyncio.create_task(_wait_gone(request))
    try:
        await asyncio.wait({asking, going}, return_when=asyncio.FIRST_COMPLETED)
        return asking.result() if asking.done() else tell(408, "")
    finally:
        asking.cancel()
        going.cancel()


async def _wait_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _write(request: Request, desk: Desk, order: Order, reply: Reply) -> Response:
    if reply.kind == "words":
        return _write_refusal(request, desk, order, reply)
    if (order.rows if reply.kind == "rows" else order.graph) != HTML:
        return respond(request, reply.body, reply.media)
    facing = Facing(store=desk.release.store, prefixes=desk.release.prefixes)
    answer = read_answer(reply, Linker(facing=facing, base=desk.release.base))
    return respond(request, show_answer(order.query, answer, desk.saved), HTML)


def _write_refusal(request: Request, desk: Desk, order: Order, reply: Reply) -> Response:
    words = reply.body.decode()
    more = {"Retry-After": RETRY_SECONDS} if reply.status == 503 else {}
    if not is_for_people(accept_of(request)):
        return refuse(request, reply.status, words, more)
    page = show_refusal(order.query, words, desk.saved)
    return refuse_with(reply.status, page, HTML, more)
