"""What the shipped language model reaches and costs: figures by corpus, words a second, size.

Run as ``uv run python -m tests.benchmarks.bench_language``. Words a second are those of one core:
CPU seconds of one process, on the seeds and the articles beside the project, with the tokenizer
alone (``spacy.blank``) beside it in the same run. PUD and its names are for testing only.
"""

from __future__ import annotations

import sys
import time
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from flows.language.evaluate import measure
from flows.language.load import SHIPPED, load_pipeline
from tests.benchmarks.shared import shared_folder, stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

    from flows.language.evaluate import Score

ROOT = Path(__file__).parents[2]
PARAGRAPH_MIN = 80
"""Letters of a paragraph that is read for its speed."""
TRIES = 3
BATCH = 128


def main() -> None:
    """Print the tables."""
    corpora = shared_folder("data", "language")
    paragraphs = _paragraphs(shared_folder("articles"), ROOT / "seeds")
    began = time.process_time()
    nlp = load_pipeline()
    loaded = time.process_time() - began
    size = len(files("flows.language").joinpath(SHIPPED).read_bytes())
    _print(f"{stamp()}\n")
    _print_costs(nlp, paragraphs, loaded, size)
    for score in measure(nlp, corpora):
        _print_score(score)


def _paragraphs(*folders: Path) -> list[str]:
    paths = (path for folder in folders for path in sorted(folder.glob("*.txt")))
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in paths)
    return [part for text in texts for part in text.split("\n\n") if len(part) >= PARAGRAPH_MIN]


def _print_costs(nlp: Language, paragraphs: Sequence[str], loaded: float, size: int) -> None:
    ours, words = _speed(nlp, paragraphs)
    alone, _ = _speed(spacy.blank("en"), paragraphs)
    _print_row("what", "value")
    _print_row("---", "---")
    _print_row("size of the file", f"{size / 1e6:.1f} MB")
    _print_row("CPU seconds to load it", f"{loaded:.2f}")
    _print_row("words read", f"{words:,}")
    _print_row("words a second, everything", f"{ours:,.0f}")
    _print_row("words a second, `spacy.blank` in the same run", f"{alone:,.0f}")


def _speed(nlp: Language, paragraphs: Sequence[str]) -> tuple[float, int]:
    """Give words a CPU second, the best of some tries, and how many words there are."""
    words = sum(len(doc) for doc in nlp.pipe(paragraphs[:BATCH]))
    best = 0.0
    for _ in range(TRIES):
        began = time.process_time()
        words = sum(len(doc) for doc in nlp.pipe(paragraphs, batch_size=BATCH))
        best = max(best, words / (time.process_time() - began))
    return best, words


def _print_score(score: Score) -> None:
    _print("")
    _print_row(score.corpus, *(name for name, _ in score.figures))
    _print_row(*("---" for _ in range(len(score.figures) + 1)))
    _print_row("", *(f"{value:.1f}" for _, value in score.figures))


def _print_row(*cells: str) -> None:
    _print(f"| {' | '.join(cells)} |")


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
