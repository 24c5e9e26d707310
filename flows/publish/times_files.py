"""Where ``dateline times`` writes: one file a source, in folders as the sources lie.

No file is written over another source's, nor over a source; a file is whole or not there.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Final

from flows.errors import PublishError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.read.texts import TextSource

_ENDINGS: Final = frozenset({".tml", ".txt", ".text", ".html", ".htm", ".xhtml"})
"""Endings of sources that give way to that of the output; others stay in the name."""


@dataclass(kw_only=True, slots=True)
class Target:
    """A folder to write into.

    Args:
        folder: Made where it is missing.
        ending: Of each file.
        sources: Files that must not be written over.
    """

    folder: Path
    ending: str
    sources: Sequence[Path]
    _taken: set[str] = field(default_factory=set)

    def write(self, source: TextSource, content: str) -> Path:
        """Write the file of a source and give its path.

        Raises:
            SettingsError: It would lie in the place of a source.
            PublishError: It could not be written.
        """
        path = self.folder / self._name(source)
        if any(_is_same(path, other) for other in self.sources):
            msg = f"{path}: it is a source itself; name another folder with --output"
            raise SettingsError(msg)
        write_file(path, content)
        return path

    def _name(self, source: TextSource) -> PurePosixPath:
        own = _own_name(source)
        ending = own.suffix if own.suffix.lower() in _ENDINGS else ""
        stem = own.name.removesuffix(ending)
        name = own.with_name(f"{stem}{self.ending}")
        if str(name).casefold() in self._taken:
            name = own.with_name(f"{stem}-{_mark(source)}{self.ending}")
        self._taken.add(str(name).casefold())
        return name


def _own_name(source: TextSource) -> PurePosixPath:
    """Give the path below the folder that was named, as it is and not as it is shown."""
    if source.path is None:
        return PurePosixPath(source.docid)
    depth = len(PurePosixPath(source.name).parts)
    return PurePosixPath(*source.path.parts[-depth:])


def _mark(source: TextSource) -> str:
    """Tell sources of one name apart by where they lie."""
    return hashlib.sha256(str(source.path).encode("utf-8", "surrogateescape")).hexdigest()[:8]


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


def write_file(path: Path, content: str) -> None:
    """Write a file whole, in the place of the one before; its folders are made.

    Raises:
        PublishError: It could not be written; what was there before stands.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("wb", dir=path.parent, prefix=".times-", delete=False) as file:
            file.write(content.encode("utf-8", "replace"))
        Path(file.name).replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        msg = f"{path}: not written: {reason}; choose a folder that can be written to"
        raise PublishError(msg) from error
