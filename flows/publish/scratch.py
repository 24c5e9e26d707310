"""A folder for what is too large for memory while a release is made; gone when it is done."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from flows.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def open_scratch(output: Path) -> Iterator[Path]:
    """Give an empty folder beside an output folder: on the same disk, so that files can be moved.

    What a build that was killed left there goes. Where nothing can stand beside the output folder,
    it is one of the system's.

    Raises:
        PublishError: Another build has it, so it makes a release for the same place.
    """
    place = output.resolve()
    folder = place.with_name(f".{place.name}.work")
    if place.is_mount() or not _can_make(folder):
        with tempfile.TemporaryDirectory(prefix="dateline-") as own:
            yield Path(own)
        return
    with _held(folder, output):
        try:
            _empty(folder)
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _can_make(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


@contextmanager
def _held(folder: Path, output: Path) -> Iterator[None]:
    """Hold a folder against other builds; a process that dies lets go."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        msg = f"{output}: another build makes a release for it; wait for its end"
        raise PublishError(msg) from error
    finally:
        os.close(handle)


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
