"""``dateline serve``."""

from __future__ import annotations

from pathlib import Path

from flows.commands.shell import OUTPUT

EXAMPLES = (
    "dateline serve",
    "dateline serve output --port 0",
    "curl -H 'Accept: text/turtle' http://127.0.0.1:8000/kb/event/geneva-ii",
)


def serve(release: Path = OUTPUT, /, *, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve a published release on this machine: report, files, terms, things, SPARQL.

    It answers and takes nothing in. A release published while it runs is served from then on.
    The address goes to stdout.

    Args:
        release: Folder that it was published into.
        host: Address to listen on; with another than this machine's own, others can read.
        port: Port to listen on; 0 for a free one.
    """
    from flows.server.pool import Limits
    from flows.server.run import serve as run
    from flows.settings import read_settings

    settings = read_settings()
    limits = Limits(
        seconds=settings.serve_seconds,
        answer_bytes=settings.serve_answer_mb * 2**20,
        processes=settings.serve_queries,
        memory_mb=settings.worker_memory_mb,
    )
    run(release, settings.ontology, limits, host, port)
