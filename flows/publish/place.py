"""Puts a release in the place of the one before: whole, or not at all.

The new folder is written beside the old one, made to last on the disk, read back, and then the two
change places in one step. Whatever happens before that step, a kill or a full disk, leaves the old
release as it was; whatever happens after it leaves the new one. Where the system has no such step
(another one than Linux, a folder that is a mount) the files are put one by one, and put back where
one of them cannot be: a kill in that moment can leave files of both.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.publish.content import is_same, put_content
from flows.publish.exchange import exchange_folders

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from flows.publish.content import Content

SYNCED_ALONE_MAX = 1_000
"""More files are brought to the disk together: one by one each waits for it to turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The release that stands in the output folder so far.

    Args:
        names: Paths of its files below the folder; all else there is left alone.
        kept_as: Name to keep it under; None where it is not worth keeping.
    """

    names: frozenset[str] = frozenset()
    kept_as: str | None = None


def place_files(files: Mapping[str, Content], output: Path, before: Before, kept_max: int) -> None:
    """Put files in the place of those of the release before.

    Args:
        files: By path below ``output``.
        output: Folder to publish into, made where it is missing.
        before: What stands there.
        kept_max: Earlier releases to keep, from 0.

    Raises:
        OSError: Something could not be written, or another build is just publishing into the
            folder; the release before stands.
    """
    output.mkdir(parents=True, exist_ok=True)
    output = output.resolve()
    with _held(output), _beside(output) as aside:
        _write(files, aside)
        _carry_others(output, aside, before.names)
        if not exchange_folders(aside, output):
            put_one_by_one(aside, output, before.names)
            return
        _sync(output.parent)
        if before.kept_as is not None:
            _keep(aside, before, kept_folder(output))
        _forget(kept_folder(output), kept_max)


def kept_folder(output: Path) -> Path:
    """Give the folder that holds the earlier releases of an output folder."""
    output = output.resolve()
    return output.with_name(f".{output.name}.releases")


@contextmanager
def _held(output: Path) -> Iterator[None]:
    """Hold the folder against other builds; a process that dies lets go."""
    folder = os.open(output, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise OSError(error.errno, "another build is publishing into it", str(output)) from error
    finally:
        os.close(folder)


@contextmanager
def _beside(output: Path) -> Iterator[Path]:
    """Give an empty folder next to the output folder, or in it where it cannot stand there."""
    is_alone = output.is_mount() or not os.access(output.parent, os.W_OK)
    aside = output / ".next" if is_alone else output.with_name(f".{output.name}.next")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(mode=output.stat().st_mode & 0o777)
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _write(files: Mapping[str, Content], folder: Path) -> None:
    """Write files, make them last on the disk, and read them back."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        put_content(path, content)
    if len(files) > SYNCED_ALONE_MAX:
        os.sync()
    for name, content in files.items():
        _make_last(folder / name)
        if not is_same(folder / name, content):
            raise OSError(None, "what was written does not read back", str(folder / name))
    for inside in {folder, *((folder / name).parent for name in files)}:
        _sync(inside)


def _make_last(path: Path) -> None:
    """Make a file last on the disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Make the names in a folder last on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _carry_others(output: Path, aside: Path, ours: frozenset[str]) -> None:
    """Give what others have put into the folder a second name in the new one."""
    for path in _list_files(output):
        name = path.relative_to(output).as_posix()
        if name not in ours and aside not in path.parents:
            _name_again(path, aside / name)


def _list_files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_symlink() or not path.is_dir())


def _name_again(path: Path, other: Path) -> None:
    """Give a file a second name; a copy where the disk has no hard links."""
    other.parent.mkdir(parents=True, exist_ok=True)
    try:
        other.hardlink_to(path)
    except FileExistsError:
        raise
    except OSError:
        shutil.copy2(path, other, follow_symlinks=False)


def _keep(old: Path, before: Before, kept: Path) -> None:
    """Keep the files of the release before, without those of others."""
    assert before.kept_as is not None
    for path in _list_files(old):
        if path.relative_to(old).as_posix() not in before.names:
            path.unlink()
    kept.mkdir(exist_ok=True)
    target = kept / before.kept_as
    shutil.rmtree(target, ignore_errors=True)
    old.rename(target)


def _forget(kept: Path, kept_max: int) -> None:
    """Drop all but the newest releases; their names sort by time."""
    releases = sorted(kept.iterdir()) if kept.is_dir() else []
    for release in releases[: len(releases) - kept_max]:
        shutil.rmtree(release, ignore_errors=True)


def put_one_by_one(aside: Path, output: Path, before: frozenset[str]) -> None:
    """Move the files of one folder into another; put all back where one cannot be moved.

    Args:
        aside: Folder of the new files.
        output: Folder that they go to.
        before: Paths below it of the files that they take the place of.

    Raises:
        OSError: A file could not be put; the files of before are back.
    """
    new = [path.relative_to(aside).as_posix() for path in _list_files(aside)]
    stale = sorted(name for name in before if name not in new)
    old = aside / ".old"
    done: list[str] = []
    try:
        for name in (*stale, *new):
            if (output / name).exists():
                _name_again(output / name, old / name)
            done.append(name)
            _put(aside / name, output / name)
    except OSError:
        for name in reversed(done):
            _put(old / name, output / name)
        raise


def _put(path: Path, place: Path) -> None:
    """Move a file to a place; where there is none, the place becomes empty."""
    if path.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        path.replace(place)
    else:
        place.unlink(missing_ok=True)
