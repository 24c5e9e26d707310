"""A release is whole or not there: written aside, read back, then moved into place file by file."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from flows.errors import PublishError
from flows.publish.articles import write_article
from flows.publish.issues import write_issues
from flows.publish.manifest import KNOWLEDGE, MANIFEST, RunFacts, write_manifest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.model import Assembly

ARTICLES = "articles"


def publish_release(turtle: bytes, assembly: Assembly, output: Path, run: RunFacts) -> None:
    """Publish a build that has passed its checks.

    Args:
        turtle: The knowledge base.
        assembly: What it was made of.
        output: Folder to publish into; files of others in it are left alone.
        run: What only the run knows.

    Raises:
        PublishError: The release could not be written; the one before stands.
    """
    write_release(list_files(turtle, assembly, run), output)


def list_files(turtle: bytes, assembly: Assembly, run: RunFacts) -> dict[str, bytes]:
    """Give the files of a release by their path below the output folder, the manifest last."""
    articles = {
        f"{ARTICLES}/{assembled.article.raw.id}.json": write_article(assembled)
        for assembled in assembly.articles
    }
    files = {KNOWLEDGE: turtle, "issues.jsonl": write_issues(assembly.issues), **articles}
    return {**files, MANIFEST: write_manifest(assembly, files, run)}


def write_release(files: Mapping[str, bytes], output: Path) -> None:
    """Put files in the place of those of the release before; articles that are gone go.

    Args:
        files: By path below ``output``.
        output: Folder to publish into, made where it is missing.

    Raises:
        PublishError: Something could not be written; the release before stands.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".release-", dir=output) as aside:
            new, old = Path(aside, "new"), Path(aside, "old")
            _write_aside(files, new)
            _swap(tuple(files), output, new, old)
    except OSError as error:
        reason = error.strerror or str(error)
        msg = f"{output}: not published, the release before stands: {reason} ({error.filename})"
        raise PublishError(msg) from error


def _write_aside(files: Mapping[str, bytes], folder: Path) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.read_bytes() != content:
            raise OSError(None, "what was written does not read back", str(path))


def _swap(names: Sequence[str], output: Path, new: Path, old: Path) -> None:
    done: list[str] = []
    try:
        for name in (*_list_stale(names, output), *names):
            _keep(output / name, old / name)
            done.append(name)
            if name in names:
                (output / name).parent.mkdir(exist_ok=True)
                (new / name).replace(output / name)
                continue
            (output / name).unlink()
    except OSError:
        for name in reversed(done):
            _put_back(output / name, old / name)
        raise


def _list_stale(names: Sequence[str], output: Path) -> tuple[str, ...]:
    there = sorted(f"{ARTICLES}/{path.name}" for path in (output / ARTICLES).glob("*.json"))
    kept = frozenset(names)
    return tuple(name for name in there if name not in kept)


def _keep(path: Path, copy: Path) -> None:
    """Keep what a path holds under a second name; a hard link where the disk has them."""
    if not path.exists():
        return
    copy.parent.mkdir(parents=True, exist_ok=True)
    try:
        copy.hardlink_to(path)
    except OSError:
        shutil.copy2(path, copy)


def _put_back(path: Path, copy: Path) -> None:
    if copy.exists():
        copy.replace(path)
    else:
        path.unlink(missing_ok=True)
