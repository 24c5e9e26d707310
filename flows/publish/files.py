"""Writes one file whole: beside its place first, then moved into it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from flows.errors import PublishError

if TYPE_CHECKING:
    from pathlib import Path


def write_file(path: Path, content: bytes) -> None:
    """Write a file in the place of the one before; its folders are made.

    Raises:
        PublishError: It could not be written; what was there before stands.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.parent / f".{os.getpid()}.next"
        aside.write_bytes(content)
        aside.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        msg = f"{path}: not written: {reason}; choose a folder that can be written to"
        raise PublishError(msg) from error
