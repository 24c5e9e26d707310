"""``dateline check``."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from flows.commands.shell import KNOWLEDGE, Sources, print_data

EXAMPLES = (
    "dateline check",
    "dateline check kb/knowledge.ttl --sources articles/",
    "dateline check --engine pyshacl",
)


def check(
    file: Path = KNOWLEDGE,
    /,
    *,
    sources: Sources = (),
    engine: Literal["dateline", "pyshacl"] = "dateline",
) -> None:
    """Validate a knowledge base and re-read every span out of its source text.

    Args:
        file: The knowledge base, in Turtle.
        sources: Files and folders of its articles; those of the build if none is named.
        engine: What holds it against the shapes: dateline's own check, in a stream, or pyshacl,
            some forty times slower, which tests hold ours to.
    """
    from flows.publish.verify import verify_file
    from flows.settings import read_settings

    print_data(verify_file(file, sources, read_settings().ontology, engine) + "\n")
