"""The merges of a published build, read back and printed for ``dateline merges``."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, TypeAlias

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.errors import QueryError
from flows.publish.merges import COLUMNS, MERGES

if TYPE_CHECKING:
    from pathlib import Path

_WIDTH = 140
_SHOWN = ("kept", "merged", "article", "kind", "reason")

Rows: TypeAlias = "list[dict[str, str]]"


def list_merges(output: Path, about: str | None, form: str) -> str:
    """Give the merges of a build as text.

    Args:
        output: Folder of the published build.
        about: Only merges in which this name, or part of a name, occurs; None for all.
        form: "table", "csv" or "json".

    Raises:
        QueryError: Nothing is published there, or by a version that told no merges.
    """
    rows = [row for row in _read(output / MERGES) if about is None or _is_about(row, about)]
    if form == "csv":
        return _as_csv(rows)
    if form == "json":
        return f"{json.dumps(rows, ensure_ascii=False, indent=2)}\n"
    return _as_table(rows)


def _read(path: Path) -> Rows:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            found = csv.DictReader(lines)
            is_ours = [*(found.fieldnames or ())] == [*COLUMNS]
            rows = [row for row in found if None not in row.values()]
    except OSError as error:
        msg = f"{path}: no merges to list ({error.strerror}); run `dateline build` first"
        raise QueryError(msg) from error
    except (UnicodeDecodeError, csv.Error) as error:
        msg = f"{path}: no list of merges: {error}; run `dateline build` anew"
        raise QueryError(msg) from error
    if not is_ours:
        msg = f"{path}: its columns are not {', '.join(COLUMNS)}; run `dateline build` anew"
        raise QueryError(msg)
    return rows


def _is_about(row: dict[str, str], about: str) -> bool:
    return any(about.casefold() in row[column].casefold() for column in ("kept", "merged"))


def _as_csv(rows: Rows) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _as_table(rows: Rows) -> str:
    table = Table(box=box.SIMPLE_HEAD)
    for name in _SHOWN:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(row[name]) for name in _SHOWN))
    buffer = io.StringIO()
    console = Console(file=buffer, width=_WIDTH, force_terminal=False)
    console.print(table)
    console.print(Text(f"{len(rows):,} merge{'' if len(rows) == 1 else 's'}"))
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())
