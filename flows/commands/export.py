"""``dateline export``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from flows.commands.shell import KNOWLEDGE

EXAMPLES = (
    "dateline export --format nq > knowledge.nq",
    "dateline export --format claims kb/knowledge.ttl --output claims.csv",
    "dateline export --format report kb/knowledge.ttl --output report.html",
)
Format = Literal["nq", "nt", "jsonld", "gz", "articles", "claims", "facts", "annotations", "report"]


def export(
    file: Path = KNOWLEDGE,
    /,
    *,
    format_: Annotated[Format, Parameter(name="--format")],
    output: Path | None = None,
) -> None:
    """Write a knowledge base in another form.

    Args:
        file: The knowledge base, in Turtle.
        format_: nq (a named graph an article), nt, jsonld, gz; articles and claims are tables in
            CSV; facts are situations without claims; annotations follow the W3C; report is a page
            to look at, with the texts of ``articles/`` beside the file.
        output: File to write; standard output if none is named.
    """
    from flows.publish.files import write_file

    data = _write(file, format_)
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        write_file(output, data)


def _write(file: Path, format_: Format) -> bytes:
    from flows.publish.exports import read_graph, write_form
    from flows.settings import read_settings

    graph = read_graph(file, read_settings().ontology / "exports")
    if format_ != "report":
        return write_form(graph, format_)
    from flows.publish.report.beside import report_beside

    return report_beside(graph, file.parent)
