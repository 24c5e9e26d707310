"""Writes a file of a cache or a table so that whoever opens it finds it whole."""

from __future__ import annotations

import secrets
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write a text under another name first, then put it in its place; its folders are made.

    Who may read it stays as it was.

    Raises:
        OSError: It could not be written; what was there before stands.
        UnicodeEncodeError: It is no text; likewise.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".whole-{secrets.token_hex(8)}")
    try:
        with aside.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
        if path.exists():
            shutil.copymode(path, aside)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
