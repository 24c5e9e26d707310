"""``dateline push`` as a whole: the knowledge base, the store, what is done, how it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from flows.errors import SettingsError
from flows.push.door import Door, Patience
from flows.push.sending import Pushed, find_differing, find_differing_anew, load_cargo, send
from flows.push.stores import GraphStore, Sent, UpdateStore

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

    from flows.publish.exports import Graph
    from flows.push.record import Plan
    from flows.push.sending import Cargo
    from flows.push.stores import Store

Wire = Literal["graph-store", "update"]
BATCH_TRIPLES: dict[Wire, int] = {"graph-store": 50_000, "update": 2_000}
"""Most triples in one request: Virtuoso reads no update of 5,000; a graph is best sent whole."""
UPDATE_PATHS = (("/update", "/query"), ("/statements", ""))
"""How addresses that take updates end, and what they end in where they answer queries.

Source:
    Oxigraph and Fuseki; GraphDB and RDF4J. Others (Virtuoso, Blazegraph) have one address for both.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where to push, and how.

    Args:
        endpoint: Address of the store.
        wire: Which protocol it speaks there.
        query_endpoint: Address that answers queries, for updates; None where it can be told.
        batch_triples: Most triples in one request, from 1; None for what the protocol bears.
    """

    endpoint: str
    wire: Wire
    query_endpoint: str | None = None
    batch_triples: int | None = None

    def __post_init__(self) -> None:
        for address in (self.endpoint, self.query_endpoint):
            if address is not None:
                _check_address(address)


def _check_address(address: str) -> None:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        msg = f"{address!r} is no address of a store: {error}"
        raise SettingsError(msg) from error
    if parts.username is not None or parts.password is not None:
        msg = "an address bears no password: set DATELINE_PUSH_USER and DATELINE_PUSH_PASSWORD"
        raise SettingsError(msg)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        msg = f"{address!r} is no address of a store: it starts with http:// or https://"
        raise SettingsError(msg)


def open_store(target: Target, auth: httpx.Auth | None, patience: Patience) -> Store:
    """Open the way to a store; nothing is asked yet.

    Args:
        target: Where, and how.
        auth: What it may ask for.
        patience: How long to go on.
    """
    door = Door(auth, patience)
    batch = target.batch_triples or BATCH_TRIPLES[target.wire]
    if target.wire == "graph-store":
        return GraphStore(door=door, url=target.endpoint, batch_triples=batch)
    return UpdateStore(
        door=door,
        url=target.endpoint,
        query_url=target.query_endpoint or find_query_endpoint(target.endpoint),
        batch_triples=batch,
    )


def find_query_endpoint(endpoint: str) -> str:
    """Tell from an address that takes updates the one that answers queries.

    >>> find_query_endpoint("http://localhost:7878/update")
    'http://localhost:7878/query'
    """
    for end, other in UPDATE_PATHS:
        if endpoint.endswith(end):
            return endpoint.removesuffix(end) + other
    return endpoint


def push(graph: Graph, store: Store) -> Pushed:
    """Send what differs by the record.

    Raises:
        PushError: The store does not take it; pushed again, it goes on.
    """
    cargo = load_cargo(graph.triples, graph.base)
    return send(cargo, *find_differing(cargo, store), store)


def push_anew(graph: Graph, store: Store) -> Pushed:
    """Send what differs from what the store really has; every graph is read."""
    cargo = load_cargo(graph.triples, graph.base)
    return send(cargo, *find_differing_anew(cargo, store), store)


def rehearse(graph: Graph, store: Store) -> str:
    """Tell what a push would do, by the record; nothing is sent."""
    cargo = load_cargo(graph.triples, graph.base)
    plan, _ = find_differing(cargo, store)
    lines = [*_list_plan(plan, cargo), _count(plan, "would be ")]
    return "\n".join(lines) + "\n"


def _list_plan(plan: Plan, cargo: Cargo) -> Iterator[str]:
    for name in plan.write:
        yield f"write {name} {len(cargo.graphs[name]):,} triples"
    for name in plan.drop:
        yield f"remove {name}"


def tell(pushed: Pushed, endpoint: str) -> str:
    """Sum up what was done."""
    sent: Sent = pushed.sent
    done = _count(pushed.plan, "")
    return f"{done}; {sent.added:,} triples sent, {sent.removed:,} taken out -> {endpoint}\n"


def _count(plan: Plan, would: str) -> str:
    return (
        f"graphs: {len(plan.write):,} {would}written, {len(plan.drop):,} {would}removed, "
        f"{plan.same:,} as they were"
    )
