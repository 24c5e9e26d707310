"""Keep what the rooms make of the reference data for the next process, as plain data in JSON.

A file stands beside the kept tables, named after their content, the code that could have made it
and the Python that ran it: a change of any of them makes it anew. What it holds is told by who
prepares it; where nothing can be kept it is made each time, by the same code.
"""

from __future__ import annotations

import gc
import hashlib
import json
import sys
import unicodedata
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from flows.read.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flows.read.reference import Reference

PlainT = TypeVar("PlainT")
_KEPT: Final = 3
"""Files of one name that stay: those of other tables, other versions of the code."""
_CODE: Final = Path(__file__).parents[1]


@contextmanager
def without_collector() -> Iterator[None]:
    """Look for no garbage while much is made that stays: the looking takes as long as the making.

    Usable as a decorator, too; inside another one it changes nothing.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@without_collector()
def prepare(reference: Reference, name: str, make: Callable[[], PlainT]) -> PlainT:
    """Give what was made of the reference data before; make and keep it where it is not there.

    Args:
        reference: Where ``make`` takes everything from; one made by hand is kept nowhere.
        name: What is made, one word with hyphens; no two of one name.
        make: Makes it: of dicts with text as keys, lists, texts and numbers, nothing else.
    """
    path = _path_of(reference, name)
    if path is None:
        return make()
    with suppress(OSError, ValueError):
        kept: PlainT = json.loads(path.read_bytes())
        return kept
    made = make()
    with suppress(OSError):
        write_whole(path, json.dumps(made, ensure_ascii=False, separators=(",", ":")))
        _prune(path.parent, name)
    return made


def _path_of(reference: Reference, name: str) -> Path | None:
    store, code = reference.store, _digest_code(_CODE)
    if store is None or store.path is None or code is None:
        return None
    python = (sys.version_info[:3], unicodedata.unidata_version)
    version = hashlib.sha256(repr((store.path.name, code, python)).encode()).hexdigest()[:24]
    return store.path.with_name(f"{name}-{version}.json")


@lru_cache(maxsize=1)
def _digest_code(folder: Path) -> str | None:
    """Give the SHA-256 of all modules; None where they are no files that could be told apart."""
    modules = sorted(folder.rglob("*.py"))
    digest = hashlib.sha256()
    for path in modules:
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes())
    return digest.hexdigest() if modules else None


def _prune(cache: Path, name: str) -> None:
    kept = cache.glob(f"{name}-{'[0-9a-f]' * 24}.json")
    for path in sorted(kept, key=lambda p: p.stat().st_mtime_ns)[:-_KEPT]:
        path.unlink(missing_ok=True)
