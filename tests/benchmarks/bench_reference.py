"""How long the reference data takes to open, kept and from its tables.

Run as ``uv run python -m tests.benchmarks.bench_reference``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from flows.read.reference import Reference, reference_of
from flows.read.reference_csv import TABLES, read_tables
from flows.read.reference_lookup import find_rows
from flows.read.reference_store import open_store
from tests.benchmarks.shared import stamp

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parents[2] / "ontology" / "reference"
TRIES = 5
NAME = "Lakhdar Brahimi"


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as cache:
        sys.stdout.write(f"{stamp()}\n\n{_size(FOLDER)}\n\n| step | best, ms |\n|---|---|\n")
        for name, step in _steps(Path(cache)):
            sys.stdout.write(f"| {name} | {_best_ms(step):,.1f} |\n")


def _size(folder: Path) -> str:
    size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
    rows = sum(len(found) for found in read_tables(folder).values())
    return f"{rows:,} rows, {size / 1e6:.2f} MB of tables."


def _steps(cache: Path) -> tuple[tuple[str, Callable[[], object]], ...]:
    return (
        ("all tables from CSV, checked", lambda: read_tables(FOLDER)),
        ("made and opened in memory", lambda: open_store(FOLDER, None)),
        ("opened, kept", lambda: open_store(FOLDER, cache)),
        ("opened, one name looked up", lambda: find_rows(_open(cache), NAME)),
        ("opened, every row read", lambda: [tuple(getattr(_open(cache), t.field)) for t in TABLES]),
    )


def _open(cache: Path) -> Reference:
    return reference_of(open_store(FOLDER, cache))


def _best_ms(step: Callable[[], object]) -> float:
    return min(_once_ms(step) for _ in range(TRIES))


def _once_ms(step: Callable[[], object]) -> float:
    start = perf_counter()
    step()
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
