"""How right and how fast times are, beside dateparser's search and Recognizers-Text.

Run as ``uv run python -m tests.benchmarks.bench_times [CORPUS...]``. Figures are counted by
``../shared/tools/score_times.py`` on what ``dateline times --format timeml`` writes. The third,
sixth, ninth ... file of a corpus by name is counted apart: who writes rules keeps away from it. All
three corpora take half an hour, most of it for the others.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from dateparser.search import search_dates

from flows.dates.created import read_created
from flows.dates.paragraphs import cut_paragraphs
from flows.dates.tagging import TimedText, parse_texts, tag_parsed
from flows.language.load import load_pipeline
from flows.model import Span
from flows.publish.times import TimesFormat, TimesOptions, run_times
from tests.benchmarks.shared import shared_folder, stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Docs = dict[str, dict[str, Any]]
"""What the scorer's ``read_dir`` gives, by file name without its ending."""
Rows = dict[str, list[dict[str, Any]]]
"""Times found, by the same names."""
_FIGURES = ("strict_F1", "relaxed_F1", "type_F1", "value_F1")
_RECOGNIZERS = ("--with", "recognizers-text-date-time", "--with", "emoji<2")
_SPEED_WORDS = 30_000
_PLAIN_TEXTS = 12
_EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """One way to find times, and how long it took for one corpus."""

    name: str
    rows: Rows
    seconds: float | None = None


def main(corpora: Sequence[str]) -> None:
    """Print the tables for the corpora named, or for all."""
    folder = shared_folder("data", "temporal")
    sys.path.insert(0, str(shared_folder("tools")))
    scorer = import_module("score_times")
    names = corpora or sorted(path.name for path in folder.iterdir() if path.is_dir())
    read = {name: scorer.read_dir(str(folder / name)) for name in names}
    _print(f"{stamp()}\n\n## Times: F1 on each corpus\n")
    _print_header("corpus", "files", "system", *(name.replace("_", " ") for name in _FIGURES))
    errors: list[dict[str, Any]] = []
    for name, docs in read.items():
        for system in _systems(docs, folder / name):
            own = errors if system.name == "dateline" else []
            _score_parts(scorer.score, name, docs, system, own)
    _print_errors(errors)
    _print_speed([doc for docs in read.values() for doc in docs.values()])


def _systems(docs: Docs, folder: Path) -> Iterable[System]:
    yield System(name="dateline", rows=_dateline(folder))
    yield System(name="dateparser search", rows=_dateparser(docs))
    recognized = _recognizers(docs)
    if recognized is None:
        _print("| | | Recognizers-Text could not be had: left out | | | | |")
    else:
        yield System(name="Recognizers-Text", rows=recognized)


def _score_parts(
    score: Callable[..., dict[str, float]],
    corpus: str,
    docs: Docs,
    system: System,
    errors: list[dict[str, Any]],
) -> None:
    for part, names in _parts(docs).items():
        gold = {name: docs[name] for name in names}
        found = score(gold, system.rows, errors if part == "all" else None)
        cells = (f"{100 * found[figure]:.1f}" for figure in _FIGURES)
        _print_row(corpus, f"{part} ({len(gold)})", system.name, *cells)


def _parts(docs: Docs) -> dict[str, list[str]]:
    names = sorted(docs)
    aside = names[2::3]
    return {"all": names, "seen": [n for n in names if n not in aside], "kept aside": aside}


def _dateline(folder: Path) -> Rows:
    scorer = import_module("score_times")
    with TemporaryDirectory() as output:
        options = TimesOptions(sources=(folder,), form=TimesFormat.TIMEML, output=Path(output))
        run_times(options)
        return {name: doc["timexes"] for name, doc in scorer.read_dir(output).items()}


def _reference(doc: Mapping[str, Any]) -> str:
    created = read_created(doc["dct"] or "")
    return "2000-01-01" if created is None else created.earliest.isoformat()


def _paragraphs(doc: Mapping[str, Any]) -> tuple[Span, ...]:
    """Cut a text for the others: their time grows with the square of it."""
    text: str = doc["text"]
    return cut_paragraphs(text, Span(begin=0, end=len(text)))


def _moved(rows: Iterable[dict[str, Any]], by: int) -> list[dict[str, Any]]:
    return [{**row, "start": row["start"] + by, "end": row["end"] + by} for row in rows]


def _dateparser(docs: Docs) -> Rows:
    return {
        name: [
            row
            for span in _paragraphs(doc)
            for row in _moved(
                _search(doc["text"][span.begin : span.end], _reference(doc)), span.begin
            )
        ]
        for name, doc in docs.items()
    }


def _search(text: str, reference: str) -> list[dict[str, Any]]:
    """Search as it does best on news: the language given, of two dates the nearer one."""
    settings = {"RELATIVE_BASE": datetime.fromisoformat(f"{reference}T00:00:00")}
    rows, at = [], 0
    for phrase, moment in search_dates(text, languages=["en"], settings=settings) or ():
        begin = text.find(phrase, at)
        if begin < 0:
            continue
        at = begin + len(phrase)
        value = moment.date().isoformat()
        rows.append({"start": begin, "end": at, "type": "DATE", "value": value})
    return rows


def _recognizers(docs: Docs) -> Rows | None:
    places = [(name, span) for name, doc in docs.items() for span in _paragraphs(doc)]
    texts = [
        (docs[name]["text"][span.begin : span.end], _reference(docs[name])) for name, span in places
    ]
    found = _ask_recognizers(json.dumps(texts))
    if found is None:
        return None
    rows: Rows = {name: [] for name in docs}
    for (name, span), some in zip(places, found, strict=True):
        rows[name].extend(_moved(some, span.begin))
    return rows


def _ask_recognizers(texts: str) -> list[list[dict[str, Any]]] | None:
    """Run Recognizers-Text away from the project; None where it cannot be had."""
    script = Path(__file__).with_name("recognized.py")
    command = ("uv", "run", "-q", "--no-project", "--python", "3.11", *_RECOGNIZERS)
    try:
        done = subprocess.run(
            (*command, "python", "-W", "ignore", str(script)),
            input=texts,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    rows: list[list[dict[str, Any]]] = json.loads(done.stdout)["rows"]
    return rows


def _print_errors(errors: Sequence[dict[str, Any]]) -> None:
    _print("\n## Errors of dateline, all files\n")
    _print_header("class", "count", "as in (gold -> found)")
    for kind, count in Counter(error["kind"] for error in errors).most_common():
        some = [error for error in errors if error["kind"] == kind][:_EXAMPLES]
        _print_row(kind, str(count), "; ".join(_tell(error) for error in some))


def _tell(error: Mapping[str, Any]) -> str:
    gold = f'"{error["gold"]}" {error["gval"]}' if error["gold"] else "nothing"
    found = f'"{error["sys"]}" {error["sval"]}' if error["sys"] else "nothing"
    return f"{gold} -> {found}".replace("\n", " ").replace("|", "/")


def _print_speed(docs: Sequence[Mapping[str, Any]]) -> None:
    texts = _some(
        [TimedText(text=doc["text"], reference=read_created(doc["dct"] or "")) for doc in docs]
    )
    words = sum(len(text.text.split()) for text in texts)
    nlp = load_pipeline()
    begin = time.process_time()
    parsed = parse_texts(texts, nlp)
    model = time.process_time() - begin
    begin = time.process_time()
    for text, article in zip(texts, parsed, strict=True):
        tag_parsed(article, text.reference)
    own = time.process_time() - begin
    _print(f"\n## Speed on {words:,} words, CPU time of one process\n")
    _print_header("what", "words a second", "to the language model", "to dateparser, as it comes")
    plain = _pace(texts[:_PLAIN_TEXTS], search_dates)
    known = _pace(texts, lambda text: _search(text, "2000-01-01"))
    paces = {
        "language model": words / model,
        "times": words / own,
        "language model and times": words / (own + model),
        "dateparser search": plain,
        "dateparser search, told that it is English": known,
    }
    for what, pace in paces.items():
        ratio = words / model / pace
        _print_row(
            what, f"{pace:,.0f}", f"{ratio:.2f} of its time", f"{pace / plain:.1f} times as fast"
        )


def _pace(texts: Sequence[TimedText], search: Callable[[str], object]) -> float:
    """Give the words a second that a search reads."""
    begin = time.process_time()
    for text in texts:
        search(text.text)
    return sum(len(text.text.split()) for text in texts) / (time.process_time() - begin)


def _some(texts: Sequence[TimedText]) -> list[TimedText]:
    """Take texts from all over the corpora until there are enough words."""
    step = max(1, sum(len(text.text.split()) for text in texts) // _SPEED_WORDS)
    return list(texts[::step])


def _print_header(*cells: str) -> None:
    _print_row(*cells)
    _print_row(*("---" for _ in cells))


def _print_row(*cells: str) -> None:
    _print(f"| {' | '.join(cells)} |")


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
