"""A published folder as it stands at one moment: the files that its manifest lists, and no others.

A build that publishes puts a whole new folder in the place of the old one. Files are opened through
the folder that was opened first, so that one release never gets files of another.
"""

from __future__ import annotations

import hashlib
import json
import os
import weakref
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from flows.errors import ServeError
from flows.publish.manifest import KNOWLEDGE, MANIFEST

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Mark = tuple[int, int, int, int]


@dataclass(frozen=True, kw_only=True)
class Folder:
    """The files of a release.

    Args:
        path: Where it was published.
        handle: The folder itself, open.
        mark: Tells this release from the next.
        digests: SHA-256 of each file, by its path below the folder.
    """

    path: Path
    handle: int
    mark: Mark
    digests: Mapping[str, str]

    def open(self, name: str) -> BinaryIO:
        """Open a file that is listed.

        Raises:
            OSError: It is gone, or is a link.
        """
        return os.fdopen(_open_at(self.handle, name), "rb")


def open_folder(path: Path) -> Folder:
    """Open a release.

    Raises:
        ServeError: Nothing is published there.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        msg = f"{path}: no release to serve ({error.strerror}); run `dateline build` first"
        raise ServeError(msg) from error
    try:
        folder = _read(path, handle)
    except ServeError:
        os.close(handle)
        raise
    weakref.finalize(folder, os.close, handle)
    return folder


def _read(path: Path, handle: int) -> Folder:
    try:
        with os.fdopen(_open_at(handle, MANIFEST), "rb") as file:
            mark, content = _mark(os.fstat(file.fileno())), file.read()
    except OSError as error:
        msg = f"{path}: has no {MANIFEST}, so it is no release; run `dateline build` first"
        raise ServeError(msg) from error
    listed = _list_digests(content)
    if KNOWLEDGE not in listed:
        msg = f"{path / MANIFEST}: lists no {KNOWLEDGE}, so it is no release of dateline's"
        raise ServeError(msg)
    digests = listed | {MANIFEST: hashlib.sha256(content).hexdigest()}
    return Folder(path=path, handle=handle, mark=mark, digests=digests)


def _open_at(handle: int, name: str) -> int:
    return os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=handle)


def _list_digests(manifest: bytes) -> dict[str, str]:
    try:
        files = json.loads(manifest)["files"]
    except (ValueError, KeyError, TypeError):
        return {}
    found = files if isinstance(files, dict) else {}
    return {n: d for n, d in found.items() if isinstance(d, str) and _stays_inside(n)}


def _stays_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\0" not in name


def find_mark(path: Path) -> Mark | None:
    """Give what tells the release that stands in a folder now; None where none does."""
    try:
        return _mark((path / MANIFEST).stat())
    except OSError:
        return None


def _mark(found: os.stat_result) -> Mark:
    return (found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)
