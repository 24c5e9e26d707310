"""``run.json``: what was read, with what, and what came of it.

The only file of a release that tells the time, and so differs from build to build.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows import __version__
from flows.publish.articles import write_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flows.model import Assembly, RawArticle

KNOWLEDGE = "knowledge.ttl"
MANIFEST = "run.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """What only the run knows.

    Args:
        sources: Files and folders as they were named.
        reference_digest: Of all tables of the reference data.
        seconds: Wall time so far.
        input_digest: Of all that the release depends on; "" where that is not known.
    """

    sources: tuple[str, ...]
    reference_digest: str
    seconds: float
    input_digest: str = ""


def write_manifest(
    raws: Iterable[RawArticle],
    digests: Mapping[str, str],
    run: RunFacts,
    counts: Mapping[str, int],
) -> bytes:
    """Write the manifest of a release.

    Args:
        raws: The articles, in order of their ids.
        digests: SHA-256 of all other files of the release, by path below the output folder.
        run: What only the run knows.
        counts: What the release has, as ``count_all`` gives it.
    """
    return write_json(
        {
            "version": __version__,
            "named": list(run.sources),
            "sources": [{"file": raw.name, "digest": raw.digest} for raw in raws],
            "reference": run.reference_digest,
            "input": run.input_digest,
            "counts": dict(counts),
            "files": dict(sorted(digests.items())),
            "seconds": round(run.seconds, 1),
        }
    )


def count_all(assembly: Assembly, triples: int) -> dict[str, int]:
    """Give the counts of a release by their names.

    Args:
        assembly: What was built.
        triples: How many the knowledge base has.
    """
    return {
        "articles": len(assembly.articles),
        "claims": sum(len(assembled.claims) for assembled in assembly.articles),
        "conflicts": len(assembly.conflicts),
        "issues": len(assembly.issues),
        "triples": triples,
    }
