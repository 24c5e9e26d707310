"""The file of merges that the user owns: read for a build, added to by ``dateline merges``.

TOML, one table a ruling; comments and order are the user's and stay. How the rulings are obeyed
stands in ``entities.rulings``.
"""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from flows.errors import SettingsError
from flows.model import Ruling, RulingKind
from flows.read.whole import write_whole

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = """# Names that dateline must not take for one, or must: see `dateline merges --help`.
# Take an entry away and build again, and it is as before. Of two on one pair the last stands.
"""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    rule: Literal["forbid", "force"]
    names: tuple[str, str]
    article: str | None = None


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    merge: tuple[_Entry, ...] = Field(default=())


def read_rulings(path: Path) -> tuple[Ruling, ...]:
    """Read what the user ruled, in the order of the file.

    Args:
        path: The file; one that is not there rules nothing.

    Raises:
        SettingsError: It is no TOML, or an entry is not two names and a rule.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        entries = _File.model_validate(tomllib.loads(text)).merge
    except FileNotFoundError:
        return ()
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        msg = f"{path}: {where}: {first['msg']}; an entry has rule, names (two), article if any"
        raise SettingsError(msg) from error
    except (OSError, ValueError, RecursionError) as error:
        msg = f"{path}: the file of merges cannot be read: {error}"
        raise SettingsError(msg) from error
    return tuple(_ruling(entry) for entry in entries)


def _ruling(entry: _Entry) -> Ruling:
    kept, other = entry.names
    return Ruling(kind=RulingKind(entry.rule), kept=kept, other=other, article=entry.article)


def add_ruling(path: Path, ruling: Ruling) -> None:
    """Write a ruling behind those that stand in the file, made where it is missing.

    Raises:
        SettingsError: What stands there cannot be read, or the file cannot be written; it stays.
    """
    read_rulings(path)
    try:
        old = path.read_text(encoding="utf-8") if path.exists() else _HEAD
        write_whole(path.resolve(), f"{old.rstrip()}\n\n{_write(ruling)}")
    except UnicodeEncodeError as error:
        msg = f"{path}: nothing was written: {ruling.kept!r} {ruling.other!r} is no text in UTF-8"
        raise SettingsError(msg) from error
    except OSError as error:
        msg = f"{path}: the ruling could not be written: {error.strerror}"
        raise SettingsError(msg) from error


def _write(ruling: Ruling) -> str:
    names = ", ".join(_quote(name) for name in (ruling.kept, ruling.other))
    article = "" if ruling.article is None else f"article = {_quote(ruling.article)}\n"
    return f"[[merge]]\nrule = {_quote(ruling.kind)}\nnames = [{names}]\n{article}"


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
