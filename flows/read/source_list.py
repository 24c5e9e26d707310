"""``sources.toml``: the sources of a knowledge base by name; files of one's own, and what to fetch.

Paths in it are relative to the file. What is fetched lies in the folder ``folder``, one folder a
source; the network is the matter of ``fetch``.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from flows.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

Told = Literal[
    "text", "html", "title", "address", "published", "updated", "publisher", "fetched", "id"
]
MEMORY: Final = ".fetch.json"
"""File in the folder of a source in which ``fetch`` remembers what did not come."""
_NAME: Final = r"^[A-Za-z0-9][A-Za-z0-9_-]{0,40}$"


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FetchRules(_Section):
    """How to fetch: table ``[fetch]``.

    Args:
        folder: Where what is fetched lies, one folder a source.
        contact: Address of mail or web that those who are fetched from can turn to.
        per_host_seconds: Least time between two requests to one host.
        timeout_seconds: How long a single answer may take, from the first byte asked to the last.
        run_seconds: After this, a run asks for nothing new; the next run goes on.
        bytes_max: Largest page or feed kept, in bytes.
        attempts: How often to ask for one thing in a run, while the server says that it is ill.
        redirects_max: How many redirects to follow.
        robots: Whether to obey robots.txt; "ignore" only for servers of your own.
    """

    folder: Path = Path("fetched")
    contact: str = ""
    per_host_seconds: float = Field(default=2.0, ge=0, le=3_600)
    timeout_seconds: float = Field(default=30.0, gt=0, le=600)
    run_seconds: float = Field(default=1_800.0, gt=0)
    bytes_max: int = Field(default=5_000_000, ge=1_000)
    attempts: int = Field(default=3, ge=1, le=10)
    redirects_max: int = Field(default=5, ge=0, le=20)
    robots: Literal["obey", "ignore"] = "obey"

    @field_validator("contact")
    @classmethod
    def _is_sendable(cls, value: str) -> str:
        if not (value.isascii() and value.isprintable()):
            msg = f"{value!r} goes into every request, which bears plain ASCII letters alone"
            raise ValueError(msg)
        return value


class SourceEntry(_Section):
    """One table ``[[source]]``: a path, or a feed, or addresses.

    Args:
        name: What it is called; the names of its articles begin with it.
        path: File, folder or archive.
        columns: Of tables and JSON lines: what a column tells -> its name there.
        feed: Address of an RSS or Atom feed.
        urls: Addresses of pages.
        pages: Of a feed: get the page behind each entry ("fetch"), or take what the feed says.
        articles_max: Most articles that one run fetches, the first in the feed's order.
    """

    name: Annotated[str, Field(pattern=_NAME)]
    path: Path | None = None
    columns: dict[Told, str] = Field(default_factory=dict)
    feed: str | None = None
    urls: tuple[str, ...] = ()
    pages: Literal["fetch", "feed"] = "fetch"
    articles_max: int = Field(default=100, ge=1, le=10_000)

    @field_validator("feed", "urls")
    @classmethod
    def _is_web(cls, value: str | tuple[str, ...] | None) -> str | tuple[str, ...] | None:
        for address in (value,) if isinstance(value, str) else value or ():
            if not re.match(r"https?://[^\s/]", address) or not urlsplit(address).hostname:
                msg = f"{address!r} is no address: it begins with http:// or https://"
                raise ValueError(msg)
        return value

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if sum((self.path is not None, self.feed is not None, bool(self.urls))) != 1:
            msg = "a source has one of path, feed and urls"
            raise ValueError(msg)
        return self


class _File(_Section):
    fetch: FetchRules = Field(default_factory=FetchRules)
    source: tuple[SourceEntry, ...] = Field(min_length=1)

    @field_validator("source")
    @classmethod
    def _are_named_apart(cls, value: tuple[SourceEntry, ...]) -> tuple[SourceEntry, ...]:
        count = Counter(entry.name.casefold() for entry in value)
        twice = [name for name in count if count[name] > 1]
        if twice:
            msg = f"two sources are called {twice[0]!r}"
            raise ValueError(msg)
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSource:
    """A source where its files lie.

    Args:
        path: File or folder to read; of what is fetched, the folder that it is kept in.
        entry: What the file of sources says of it.
    """

    name: str
    path: Path
    entry: SourceEntry

    @property
    def is_fetched(self) -> bool:
        """Whether ``dateline fetch`` fills the folder."""
        return self.entry.path is None

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """What its columns tell, as pairs."""
        return tuple(sorted(self.entry.columns.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """A file of sources, read."""

    rules: FetchRules
    entries: tuple[ListedSource, ...]


def read_faults(folder: Path) -> tuple[str, ...]:
    """Read what did not come when a source was fetched last, in sentences; nothing where none is.

    Args:
        folder: What it is fetched into.
    """
    try:
        told = json.loads((folder / MEMORY).read_bytes())["faults"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()
    return tuple(fault for fault in told if isinstance(fault, str)) if told else ()


def read_source_list(path: Path) -> SourceList:
    """Read a file of sources.

    Raises:
        SettingsError: It cannot be read, or says something that makes no sense; with line and key.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        file = _File.model_validate(tomllib.loads(text))
    except ValidationError as error:
        raise SettingsError(_explain(path, text, error)) from error
    except (OSError, ValueError, RecursionError) as error:
        msg = f"{path}: the file of sources cannot be read: {error}"
        raise SettingsError(msg) from error
    return SourceList(
        rules=file.fetch, entries=tuple(_place(entry, file, path.parent) for entry in file.source)
    )


def _place(entry: SourceEntry, file: _File, folder: Path) -> ListedSource:
    below = entry.path if entry.path is not None else file.fetch.folder / entry.name
    return ListedSource(name=entry.name, path=folder / below, entry=entry)


def _explain(path: Path, text: str, error: ValidationError) -> str:
    problems = error.errors(include_url=False)
    lines = (_explain_one(path, text, problem["loc"], problem["msg"]) for problem in problems)
    return "\n".join(lines)


def _explain_one(path: Path, text: str, loc: Sequence[int | str], said: str) -> str:
    key = ".".join(str(part) for part in loc)
    line = find_line(text, loc)
    return f"{path}, line {line}: {key}: {said.removeprefix('Value error, ')}"


def find_line(text: str, loc: Sequence[int | str]) -> int:
    r"""Find the line of a key, from 1: its own, else that of the table it belongs in.

    >>> find_line('[fetch]\n\n[[source]]\nname = "a"\npath = 3', ("source", 0, "path"))
    5
    """
    table = str(loc[0]) if loc else ""
    number = next((part for part in loc if isinstance(part, int)), 0)
    key = next((str(part) for part in loc[1:] if isinstance(part, str)), "")
    lines = text.splitlines()
    heads = [at for at, line in enumerate(lines) if _is_head(line, table)]
    begin = heads[number] if number < len(heads) else 0
    for at in range(begin + 1, len(lines)):
        if lines[at].lstrip().startswith("[") and not lines[at].lstrip().startswith(f"[{table}."):
            break
        if key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[.=]", lines[at]):
            return at + 1
    return begin + 1


def _is_head(line: str, table: str) -> bool:
    return bool(re.match(rf"\s*\[\[?\s*{re.escape(table)}\s*\]", line))
