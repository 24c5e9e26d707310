"""Writes one file whole: beside its place first, then moved into it."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from flows.errors import PublishError

if TYPE_CHECKING:
    from pathlib import Path


def write_file(path: Path, content: bytes) -> None:
    """Write a file in the place of the one before; its folders are made.

    What is there and no file (a device, a pipe) is written to, not replaced.

    Raises:
        PublishError: It could not be written; what was there before stands.
    """
    aside = path.parent / f".{os.getpid()}.next"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        aside.write_bytes(content)
        aside.replace(path)
    except OSError as error:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        msg = f"{path}: not written: {reason}; choose a folder that can be written to"
        raise PublishError(msg) from error
