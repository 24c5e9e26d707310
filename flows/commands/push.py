"""``dateline push``."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from flows.commands.shell import (
    KNOWLEDGE,
    Flag,
    print_data,
)

EXAMPLES = (
    "dateline push http://localhost:7878/store --dry-run",
    "dateline push http://localhost:7878/store kb/knowledge.ttl",
    "dateline push http://localhost:7878/update --protocol update",
)


def push(  # noqa: PLR0913 - each is an option of the command
    endpoint: str,
    file: Path = KNOWLEDGE,
    /,
    *,
    protocol: Literal["graph-store", "update"] = "graph-store",
    query_endpoint: str | None = None,
    compare: Literal["record", "store"] = "record",
    dry_run: Flag = False,
) -> None:
    """Bring a store to what is published, graph by graph, sending only what differs.

    The graphs are those of knowledge.nq. What is whole in the store is recorded there, in
    graph/pushed, so that a push that was interrupted goes on where it was. Who you are is read from
    DATELINE_PUSH_USER and DATELINE_PUSH_PASSWORD, from DATELINE_PUSH_TOKEN, or from ~/.netrc.

    Args:
        endpoint: Address of the store.
        file: The knowledge base, in Turtle.
        protocol: What it speaks there: the Graph Store Protocol (whole graphs) or SPARQL Update.
        query_endpoint: Address that answers queries, for updates, where it cannot be told.
        compare: With what to compare: the record of what was pushed, or all that the store has.
        dry_run: Tell what would be done, and do nothing.
    """
    from flows.publish.exports import read_graph
    from flows.publish.screen import talk
    from flows.push import work
    from flows.push.credentials import find_credentials
    from flows.push.door import Patience
    from flows.settings import read_settings

    settings = read_settings()
    target = work.Target(endpoint=endpoint, wire=protocol, query_endpoint=query_endpoint)
    store = work.open_store(target, find_credentials(endpoint, settings), Patience())
    graph = read_graph(file, settings.ontology / "exports")
    if dry_run:
        print_data(work.rehearse(graph, store))
        return
    with talk(f"asking {endpoint} what it has"):
        how = work.push if compare == "record" else work.push_anew
        pushed = how(graph, store)
    print_data(work.tell(pushed, endpoint))
