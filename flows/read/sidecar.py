"""What ``dateline fetch`` keeps beside each page: where it came from, when, what was said of it.

The file lies beside the page under the page's name with ``.meta.json`` behind; whoever fetches by
other means can write one: JSON with any of the keys of ``Metadata``, and ``charset``.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from flows.read.metadata import NOTHING_SAID, Metadata
from flows.read.sources import SIDECAR

if TYPE_CHECKING:
    from pathlib import Path

_BYTES_MAX = 200_000


def sidecar_of(path: Path) -> Path:
    """Give the path of the file that tells of another."""
    return path.with_name(path.name + SIDECAR)


def read_sidecar(path: Path) -> tuple[Metadata, str]:
    """Read what came with a file.

    Args:
        path: The file itself.

    Returns:
        Its metadata and the encoding declared; both empty where nothing lies beside it.

    Raises:
        ValueError: What lies beside it is no such JSON.
    """
    beside = sidecar_of(path)
    if beside.exists() and not beside.is_file():
        msg = "it is no plain file"
        raise ValueError(msg)
    try:
        with beside.open("rb") as file:
            told = json.loads(file.read(_BYTES_MAX))
    except (FileNotFoundError, NotADirectoryError):
        return NOTHING_SAID, ""
    except (OSError, RecursionError) as error:
        raise ValueError(str(error)) from error
    if not isinstance(told, dict):
        msg = "an object is meant"
        raise ValueError(msg)  # noqa: TRY004 - one class for whatever is wrong with the file
    values = {field.name: _plain(told.get(field.name)) for field in fields(Metadata)}
    return Metadata(**values), _plain(told.get("charset"))


def _plain(value: Any) -> str:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""
