"""A release: its files, put whole in the place of the release before.

How they are put there is told by ``place``.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.errors import PublishError
from flows.publish.content import measure, read_pieces
from flows.publish.history import HISTORY
from flows.publish.manifest import MANIFEST, RunFacts, count_all, write_manifest
from flows.publish.place import Before, place_files
from flows.publish.provenance import RUN, describe_run, list_run_prefixes
from flows.publish.spool import Place, write_sorted
from flows.read.prepared import without_collector

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.model import RawArticle
    from flows.publish.content import Content, Written
    from flows.publish.making import Making


@without_collector()
def publish_release(making: Making, run: RunFacts, kept_max: int) -> None:
    """Publish a build that has passed its checks.

    Args:
        making: Makes its files, for the folder to publish into; files of others in that are left
            alone.
        run: What only the run knows.
        kept_max: Earlier releases to keep, from 0.

    Raises:
        PublishError: The release could not be written; the one before stands.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="run-", dir=making.graph.scratch) as folder:
            write_release(list_files(making, run, Path(folder)), making.output, kept_max)
    except OSError as error:
        raise tell_unwritten(making.output, error) from error


def list_files(making: Making, run: RunFacts, folder: Path) -> dict[str, Content]:
    """Give the files of a release by their path below the output folder, the manifest last.

    Args:
        making: Makes those that do not tell of the run.
        run: What only the run knows.
        folder: Where the others are made that need not fit into memory.
    """
    made, assembly = making.collect(), making.assembly
    raws = [assembled.article.raw for assembled in assembly.articles]
    counts = count_all(assembly, made.triples)
    told = tell_run(Run(base=making.graph.base, raws=raws, facts=run), made.written, counts, folder)
    return {**made.files, **told}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The run that a release comes of.

    Args:
        base: What the IRIs of its data begin with; ends in "/".
        raws: The articles read, in order of their ids.
        facts: What only the run knows.
    """

    base: str
    raws: Sequence[RawArticle]
    facts: RunFacts


def tell_run(
    run: Run, written: Mapping[str, Written], counts: Mapping[str, int], folder: Path
) -> dict[str, Content]:
    """Give the files that tell of a run, the manifest last.

    Args:
        run: The run.
        written: What the other files of the release are known by, by their paths.
        counts: What the release has.
        folder: Where those are made that need not fit into memory.
    """
    told = describe_run(run.base, written, run.raws, run.facts, datetime.now(UTC))
    path = folder / RUN
    write_sorted(told, Place(turtle=path, prefixes=list_run_prefixes(run.base)), folder)
    digests = {name: one.digest for name, one in written.items()}
    digests[RUN] = measure(path).digest
    return {RUN: path, MANIFEST: write_manifest(run.raws, digests, run.facts, counts)}


def write_release(files: Mapping[str, Content], output: Path, kept_max: int) -> None:
    """Put files in the place of those of the release before; articles that are gone go.

    Args:
        files: By path below ``output``, the manifest among them.
        output: Folder to publish into, made where it is missing.
        kept_max: Earlier releases to keep, from 0.

    Raises:
        PublishError: Something could not be written; the release before stands.
    """
    try:
        manifest = b"".join(read_pieces(files[MANIFEST]))
        place_files(files, output, _find_before(output, manifest), kept_max)
    except OSError as error:
        raise tell_unwritten(output, error) from error


def tell_unwritten(output: Path, error: OSError) -> PublishError:
    """Tell why a release could not be written, and what to do."""
    reason = error.strerror or str(error)
    where = f" ({error.filename})" if error.filename else ""
    return PublishError(
        f"{output}: not published, the release before stands: {reason}{where}; "
        "mend that and build again: finished work is kept"
    )


def _find_before(output: Path, new: bytes) -> Before:
    """Read what the manifest in the output folder says of itself."""
    manifest = output / MANIFEST
    if not manifest.is_file():
        return Before()
    old = _list_digests(manifest.read_bytes())
    published = datetime.fromtimestamp(manifest.stat().st_mtime, tz=UTC)
    is_same = without_history(old) == without_history(_list_digests(new))
    return Before(
        names=frozenset({MANIFEST, *old}),
        kept_as=None if is_same else f"{published:%Y-%m-%dT%H%M%S.%fZ}",
    )


def _list_digests(manifest: bytes) -> dict[str, Any]:
    """Give the digest of each file of a release; nothing where this is no manifest of ours."""
    try:
        files = json.loads(manifest)["files"]
    except (ValueError, KeyError, TypeError):
        return {}
    return files if isinstance(files, dict) else {}


def without_history(digests: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out the files that tell of the run and of the release before."""
    return {name: digest for name, digest in digests.items() if name not in HISTORY | {RUN}}
