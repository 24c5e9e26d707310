"""``run.json``: what was read, with what, and what came of it.

The only file of a release that tells the time, and so differs from build to build.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows import __version__
from flows.publish.articles import write_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.model import Assembly

KNOWLEDGE = "knowledge.ttl"
MANIFEST = "run.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """What only the run knows.

    Args:
        sources: Files and folders as they were named.
        reference_digest: Of all tables of the reference data.
        seconds: Wall time so far.
    """

    sources: tuple[str, ...]
    reference_digest: str
    seconds: float


def write_manifest(
    assembly: Assembly, digests: Mapping[str, str], run: RunFacts, triples: int
) -> bytes:
    """Write the manifest of a release.

    Args:
        assembly: What was built.
        digests: SHA-256 of all other files of the release, by path below the output folder.
        run: What only the run knows.
        triples: How many the knowledge base has.
    """
    raws = [assembled.article.raw for assembled in assembly.articles]
    return write_json(
        {
            "version": __version__,
            "named": list(run.sources),
            "sources": [{"file": raw.name, "digest": raw.digest} for raw in raws],
            "reference": run.reference_digest,
            "counts": _count(assembly, triples),
            "files": dict(sorted(digests.items())),
            "seconds": round(run.seconds, 1),
        }
    )


def _count(assembly: Assembly, triples: int) -> dict[str, int]:
    return {
        "articles": len(assembly.articles),
        "claims": sum(len(assembled.claims) for assembled in assembly.articles),
        "conflicts": len(assembly.conflicts),
        "issues": len(assembly.issues),
        "triples": triples,
    }
