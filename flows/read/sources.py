"""Which files hold articles: walks the folders named, gives each file a stable id, opens none.

A file of sources (``source_list``) stands for what it names. What stands in a file is read by
``articles.py``; how bytes become text is told by ``decode.py``.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from flows.errors import FlowsError, SettingsError, SourceError
from flows.model import Issue, IssueCode
from flows.read.formats import Format, format_of, is_other
from flows.read.source_list import MEMORY, ListedSource, read_faults, read_source_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STDIN: Final = Path("-")
"""The path that stands for standard input."""
SIDECAR: Final = ".meta.json"
"""Ending of the file that tells of another what came with it; ``sidecar`` reads it."""
_TEXT_ENDING = re.compile(r"\.te?xt", re.IGNORECASE)
_PLAIN_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?")
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]+")
_SHOWN_PLAIN = re.compile(r"[^\w .,;:!?'\"()\[\]{}@#$%&*+=~^/|<>-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file that may hold an article.

    Args:
        path: Where it lies.
        id: Stable name, safe in an IRI and as a file name; the same on each machine.
        name: Its path below the folder that was named, as shown and as ``dl:sourceFile`` gives it.
        issue: Why it is not to be read; None where it is.
        format: How it is laid out, as its ending tells.
        columns: What the user says of its columns: what they tell -> their names.
    """

    path: Path
    id: str
    name: str
    issue: Issue | None = None
    format: Format = Format.TEXT
    columns: tuple[tuple[str, str], ...] = ()


def find_sources(paths: Sequence[Path]) -> tuple[Source, ...]:
    """Find the files that the paths name, in order of their ids; each file once.

    Args:
        paths: Files, folders and files of sources (``.toml``); ``-`` for standard input. Folders
            are walked to any depth, hidden files and folders left out, links that lead out of the
            folder named as ignored.

    Returns:
        The files to read and, each with its issue, those that are ignored.

    Raises:
        SourceError: A path does not exist, or there is nothing to read at all.
    """
    sources = list_sources(paths)
    if all(source.issue is not None for source in sources):
        named = ", ".join(str(path) for path in paths) or "no path"
        msg = f"{named}: no article to read; name files, or folders that hold texts or pages"
        raise SourceError(msg)
    return sources


def sign_sources(paths: Sequence[Path]) -> str:
    """Give a sign of all files that the paths name: another once one comes, goes or is written to.

    What ``fetch`` remembers is no file of the user's: it is written anew in each run.

    Args:
        paths: As ``find_sources`` takes them; one that is not there is part of the sign.
    """
    try:
        files = [
            *(path for path in paths if path.is_file()),
            *(s.path for s in list_sources(paths) if s.path.name != MEMORY),
        ]
    except (FlowsError, OSError) as error:
        return str(error)
    return hashlib.sha256(repr([_sign(path) for path in files]).encode()).hexdigest()


def _sign(path: Path) -> tuple[str, int, int]:
    try:
        seen = path.stat()
    except (OSError, RuntimeError):
        return str(path), -1, -1
    return str(path), seen.st_size, seen.st_mtime_ns


def list_sources(paths: Sequence[Path]) -> tuple[Source, ...]:
    """List the files that the paths name, as ``find_sources`` does, be there any to read or not.

    Raises:
        SourceError: A path does not exist.
    """
    found: dict[Path, Source] = {}
    for path in paths:
        for source in _sources_below(path):
            found.setdefault(source.path.absolute(), source)
    return _tell_apart(sorted(found.values(), key=lambda s: (s.id, s.name, str(s.path))))


def safe_id(name: str) -> str:
    """Give the id of a file by its path below the folder named.

    >>> safe_id("002_3f7d.txt")
    '002_3f7d'
    >>> safe_id("2014/june report.txt")
    '2014-june-report-b7833e77'
    >>> safe_id("002_3f7d.html")
    '002-3f7d-0be0c0a0'
    """
    stem = _without_ending(name)
    is_text = format_of(name) is Format.TEXT
    if is_text and _PLAIN_ID.fullmatch(stem) and stem.strip(".") == stem:
        return stem
    slug = _NOT_PLAIN.sub("-", stem).strip("-").lower()[:60].strip("-")
    raw = name.encode("utf-8", "surrogateescape")
    return f"{slug or 'article'}-{hashlib.sha256(raw).hexdigest()[:8]}"


def shown_name(name: str) -> str:
    r"""Make a file name safe to show: characters that steer a terminal or a line become escapes.

    >>> shown_name("a\n\u202eb.txt")
    'a\\n\\u202eb.txt'
    """
    return _SHOWN_PLAIN.sub(_escape, name)


def _escape(match: re.Match[str]) -> str:
    return match.group().encode("unicode_escape", "surrogatepass").decode("ascii")


def _without_ending(name: str) -> str:
    return name[: len(name) - len(_ending(name))]


def _ending(name: str) -> str:
    """Give the ending where it is one that tells the format, else nothing."""
    ending = PurePosixPath(name).suffix
    known = _TEXT_ENDING.fullmatch(ending) or is_other(name)
    return ending if known or format_of(name) is not Format.TEXT else ""


def _sources_below(path: Path, lists: tuple[Path, ...] = ()) -> Iterator[Source]:
    """Give the files below a path, which stands in files of sources that stand in each other."""
    if path == STDIN:
        yield Source(path=path, id="stdin", name="stdin")
    elif path.suffix == ".toml" and _is_file(path):
        yield from _listed(path, lists)
    elif _is_folder(path):
        for file, problem in _walk(path):
            name = file.relative_to(path).as_posix()
            yield _source(file, name, path) if problem is None else _closed(file, name, problem)
    elif os.path.lexists(path):
        yield _source(path, path.name, None)
    else:
        msg = f"{path}: there is no such file or folder; check the name"
        raise SourceError(msg)


def _listed(path: Path, lists: tuple[Path, ...]) -> Iterator[Source]:
    """Give what a file of sources names, each under the name that it has there.

    A folder that ``dateline fetch`` has not made yet holds nothing.
    """
    if path.resolve() in lists:
        msg = f"{lists[-1]}: leads back to {path}, a file of sources; name what that names"
        raise SettingsError(msg)
    for entry in read_source_list(path).entries:
        is_to_come = entry.is_fetched and not entry.path.exists()
        yield from _not_fetched(entry)
        inside = (*lists, path.resolve())
        for source in () if is_to_come else _sources_below(entry.path, inside):
            name = f"{entry.name}/{source.name}"
            yield replace(source, id=safe_id(name), name=name, columns=entry.columns)


def _not_fetched(entry: ListedSource) -> Iterator[Source]:
    """Tell of a source of which something did not come, once."""
    faults = read_faults(entry.path) if entry.is_fetched else ()
    if faults:
        more = f", and {len(faults) - 1} more" if len(faults) > 1 else ""
        seen = f"did not come: {shown_name(faults[0])}{more}; `dateline fetch` asks again"
        issue = Issue(article=entry.name, code=IssueCode.FETCH_FAILED, seen=seen)
        yield Source(path=entry.path / MEMORY, id=safe_id(entry.name), name=entry.name, issue=issue)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _walk(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """Give the files below a folder, and each folder that cannot be opened with the reason."""
    closed: list[OSError] = []
    for here, folders, files in os.walk(folder, onerror=closed.append):
        linked = [name for name in folders if (Path(here) / name).is_symlink()]
        folders[:] = sorted(n for n in folders if n not in linked and not n.startswith("."))
        names = sorted(n for n in (*files, *linked) if not n.startswith(".") and not is_sidecar(n))
        yield from ((Path(here) / name, None) for name in names)
    yield from ((Path(str(error.filename)), str(error.strerror)) for error in closed)


def is_sidecar(name: str) -> bool:
    """Tell whether a file is there to tell of another."""
    return name.endswith(SIDECAR)


def _closed(path: Path, name: str, problem: str) -> Source:
    shown = shown_name(name)
    seen = f"the folder was not read: {problem}"
    issue = Issue(article=shown, code=IssueCode.UNREADABLE_FILE, seen=seen)
    return Source(path=path, id=safe_id(name), name=shown, issue=issue)


def _source(path: Path, name: str, root: Path | None) -> Source:
    shown = shown_name(name)
    reason = _why_ignored(path, name, root)
    issue = None
    if reason is not None:
        issue = Issue(article=shown, code=IssueCode.IGNORED_FILE, seen=reason)
    return Source(path=path, id=safe_id(name), name=shown, issue=issue, format=format_of(name))


def _why_ignored(path: Path, name: str, root: Path | None) -> str | None:
    if root is not None and path.is_symlink() and not _leads_inside(path, root):
        return "a link that leads nowhere, round in a circle or out of the folder was not followed"
    if path.is_symlink() and path.is_dir():
        return "a link to a folder was not followed; name the folder itself to read it"
    if not _is_regular(path):
        return "not a plain file: nothing was read from it"
    ending = _ending(name)
    is_text = format_of(name) is Format.TEXT or ending.lower() == ".json"  # mostly settings
    if root is not None and is_text and is_other(name):
        return f"files ending in {ending} are not read; name the file itself if it holds articles"
    return None


def _leads_inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def _is_regular(path: Path) -> bool:
    """Tell whether it is a plain file; one that cannot be looked at is, and fails when read."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, RuntimeError):
        return True


def _tell_apart(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Give files whose ids differ in nothing but case ids of their own."""
    taken: set[str] = set()
    result = []
    for source in sources:
        own = source
        if source.issue is None and source.id.casefold() in taken:
            tail = hashlib.sha256(str(source.path).encode("utf-8", "surrogateescape")).hexdigest()
            own = replace(source, id=f"{source.id}-{tail[:8]}")
        if own.issue is None:
            taken.add(own.id.casefold())
        result.append(own)
    return tuple(result)
