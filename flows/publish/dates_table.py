"""When articles appeared, for people and for programs: ``dateline date``.

What is decided, and why, stands in the assessment; here it is only laid out.
"""

from __future__ import annotations

import io
import json
import re
import shutil
from typing import TYPE_CHECKING, Any, Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.dates.dating import judge_printed
from flows.dates.standing import readings_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.dates.dating import Dated
    from flows.model import DateEvidence, PrintedDate, Span

_WIDTH_WITHOUT_TERMINAL: Final = 120
_READINGS_SHOWN: Final = 3
_QUOTE_LETTERS_MAX: Final = 60
_NOT_SHOWN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


def render_dated(dated: Dated) -> str:
    """Lay out the date of an article, its printed dates and the evidence, for a terminal."""
    printed = _table("printed date", "kind", "means", "verdict")
    for one in dated.facts.printed:
        cells = (_line(one.text), one.kind.value, _means(one), judge_printed(one, dated.assessment))
        printed.add_row(*(Text(_shown(cell)) for cell in cells))
    evidence = _table("weight", "earliest", "latest", "evidence")
    for found in dated.assessment.because:
        days = (found.earliest.isoformat(), found.latest.isoformat())
        evidence.add_row(f"{found.weight:.2f}", *days, Text(_shown(_sentence(found, dated))))
    return _print(_headline(dated), printed, evidence)


def _table(*names: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in names:
        table.add_column(name, overflow="fold", ratio=1 if name == "evidence" else None)
    return table


def _headline(dated: Dated) -> str:
    raw, found = dated.facts.article.raw, dated.assessment
    if found.decided is None:
        return f"{raw.name}: no date can be given ({_verdict(dated)})"
    first, last = found.decided.earliest, found.decided.latest
    span = "" if first == last else f", from {first} to {last}"
    return (
        f"{raw.name}: {found.decided.edtf}{span}; confidence {found.confidence:.2f}"
        f" ({_verdict(dated)})"
    )


def _verdict(dated: Dated) -> str:
    printed = dated.assessment.printed
    about = "no date printed" if printed is None else f"“{_line(printed.text)}”"
    return f"{dated.assessment.verdict.value}: {about}"


def _means(printed: PrintedDate) -> str:
    """Write the readings of a date; of many, the first and the last."""
    readings = [r.edtf for r in readings_of(printed)]
    if len(readings) > _READINGS_SHOWN:
        return f"{readings[0]} ... {readings[-1]} ({len(readings)} readings)"
    return " or ".join(readings)


def _sentence(evidence: DateEvidence, dated: Dated) -> str:
    """Give the observation, with the passage where the sentence does not quote it."""
    text = dated.facts.article.raw.text
    quotes = [_line(text[span.begin : span.end]) for span in evidence.spans[:1]]
    told = [f" [{q[:_QUOTE_LETTERS_MAX]}]" for q in quotes if q and q not in evidence.comment]
    return evidence.comment + "".join(told)


def _line(text: str) -> str:
    return " ".join(text.split())


def _shown(text: str) -> str:
    return _NOT_SHOWN.sub(" ", text)


def _print(headline: str, *tables: Table) -> str:
    buffer = io.StringIO()
    width = shutil.get_terminal_size((_WIDTH_WITHOUT_TERMINAL, 0)).columns
    console = Console(file=buffer, width=width, force_terminal=False)
    console.print(Text(_shown(headline)))
    for table in tables:
        if table.row_count:
            console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


def write_dated(dated: Dated) -> str:
    """Write the date of an article as one line of JSON; offsets count code points of the file."""
    return json.dumps(tell_dated(dated), ensure_ascii=False) + "\n"


def tell_dated(dated: Dated) -> dict[str, Any]:
    """Give the date of an article as plain values for JSON."""
    found, decided = dated.assessment, dated.assessment.decided
    return {
        "source": dated.facts.article.raw.name,
        "verdict": found.verdict.value,
        "edtf": None if decided is None else decided.edtf,
        "earliest": None if decided is None else decided.earliest.isoformat(),
        "latest": None if decided is None else decided.latest.isoformat(),
        "precision": None if decided is None else decided.precision.value,
        "confidence": found.confidence,
        "basis": None if found.basis is None else found.basis.value,
        "printed": list(_tell_printed(dated)),
        "evidence": [_tell_evidence(one, dated) for one in found.because],
    }


def _tell_printed(dated: Dated) -> Iterator[dict[str, Any]]:
    for one in dated.facts.printed:
        yield {
            "text": one.text,
            "kind": one.kind.value,
            "readings": [r.edtf for r in readings_of(one)],
            "verdict": judge_printed(one, dated.assessment).value,
            **_tell_span(one.span),
        }


def _tell_evidence(evidence: DateEvidence, dated: Dated) -> dict[str, Any]:
    text = dated.facts.article.raw.text
    return {
        "kind": evidence.kind.value,
        "earliest": evidence.earliest.isoformat(),
        "latest": evidence.latest.isoformat(),
        "weight": evidence.weight,
        "sentence": evidence.comment,
        "reference": evidence.reference,
        "article": evidence.article,
        "passages": [{"text": text[s.begin : s.end], **_tell_span(s)} for s in evidence.spans],
    }


def _tell_span(span: Span) -> dict[str, int]:
    return {"begin": span.begin, "end": span.end}
