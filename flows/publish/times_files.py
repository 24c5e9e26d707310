"""Where ``dateline times`` writes: one file a source, in folders as the sources lie.

No file is written over another source's, nor over a source; a file is whole or not there.
"""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from flows.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from flows.read.sources import Source

_ENDINGS: Final = frozenset({".tml", ".txt", ".text", ".html", ".htm", ".xhtml"})
"""Endings of sources that give way to that of the output; others stay in the name."""


def plan_files(sources: Sequence[Source], folder: Path, ending: str) -> dict[Path, Path]:
    """Tell where the output of each source is to lie.

    Args:
        sources: Those that are to be read.
        folder: To write into; folders below those that were named are made again below it.
        ending: Of each file. A source that ends so itself keeps its name; of others with one name
            all but the first are told apart by where they lie.

    Returns:
        A path by that of the source, no two the same, not even where case does not count.

    Raises:
        SettingsError: A file would lie in the place of a source.
    """
    planned: dict[Path, Path] = {}
    taken: set[str] = set()
    for source in sorted(sources, key=lambda s: s.path.suffix != ending):
        name = _name(_own_name(source), ending, "")
        if str(name).casefold() in taken:
            name = _name(_own_name(source), ending, _mark(source.path))
        taken.add(str(name).casefold())
        planned[source.path] = folder / name
    _keep_sources(planned)
    return planned


def _own_name(source: Source) -> PurePosixPath:
    """Give the path below the folder that was named, as it is and not as it is shown."""
    depth = len(PurePosixPath(source.name).parts)
    return PurePosixPath(*source.path.parts[-depth:])


def _name(own: PurePosixPath, ending: str, mark: str) -> PurePosixPath:
    is_known = own.suffix.lower() in _ENDINGS
    return own.with_name(f"{own.stem if is_known else own.name}{mark}{ending}")


def _mark(path: Path) -> str:
    digest = hashlib.sha256(str(path).encode("utf-8", "surrogateescape")).hexdigest()
    return f"-{digest[:8]}"


def _keep_sources(planned: dict[Path, Path]) -> None:
    own = {path.resolve() for path in planned}
    for target in planned.values():
        if target.resolve() in own:
            msg = f"{target}: it is a source itself; name another folder with --output"
            raise SettingsError(msg)
