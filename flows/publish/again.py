"""A build whose input is that of the release before: its files stand, the run alone is told anew.

That the input is the same is told by its digest; that the files are those that were checked then,
by theirs. Whatever differs, the build is done in full.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.publish.content import measure
from flows.publish.history import tell_no_change
from flows.publish.manifest import KNOWLEDGE, MANIFEST
from flows.publish.release import tell_run, tell_unwritten, without_history, write_release

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.publish.content import Content, Written
    from flows.publish.release import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A release that stands as it was published.

    Args:
        written: What its files are known by, by path; without those that tell of the run.
        counts: What it has.
    """

    written: Mapping[str, Written]
    counts: Mapping[str, int]


def find_standing(output: Path, input_digest: str) -> Standing | None:
    """Find the release of an output folder, if it comes of the same input and nobody touched it.

    Args:
        output: The folder.
        input_digest: Of all that a release would depend on.

    Returns:
        None where another release has to be made.
    """
    try:
        manifest = json.loads((output / MANIFEST).read_bytes())
        is_ours = manifest["input"] == input_digest
        return _measure_all(output, manifest) if is_ours else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def _measure_all(output: Path, manifest: Mapping[str, Any]) -> Standing | None:
    """Read back the files that a manifest names; None where one is not what it was."""
    digests = without_history(manifest["files"])
    if any(Path(name).is_absolute() or ".." in Path(name).parts for name in digests):
        return None
    written = {name: measure(output / name) for name in digests}
    if KNOWLEDGE not in written or any(w.digest != digests[n] for n, w in written.items()):
        return None
    return Standing(written=written, counts=manifest["counts"])


def publish_again(standing: Standing, output: Path, run: Run, kept_max: int) -> None:
    """Publish a release that stands under a new run.

    Args:
        standing: The release.
        output: Its folder.
        run: The run that came to the same.
        kept_max: Earlier releases to keep, from 0.

    Raises:
        PublishError: It could not be written; the release stands as it was.
    """
    history = tell_no_change(run.base, standing.written[KNOWLEDGE].digest)
    files: dict[str, Content] = {name: output / name for name in standing.written}
    written = {**standing.written, **{name: measure(text) for name, text in history.items()}}
    try:
        with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
            told = tell_run(run, written, standing.counts, Path(folder))
            write_release(files | history | told, output, kept_max)
    except OSError as error:
        raise tell_unwritten(output, error) from error
