"""The times of a text for people and for programs: a table, the same with its reasons, JSON.

TimeML is written in ``timeml``.
"""

from __future__ import annotations

import io
import json
import re
import shutil
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.dates.stored import store_mention
from flows.model import Direction, TimexType

if TYPE_CHECKING:
    from flows.model import TimeMention
    from flows.publish.timeml import TaggedText

_WIDTH_WITHOUT_TERMINAL: Final = 120
_NOT_SHOWN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
FAMILIES: Final = {
    "ago": "so long before or after a day",
    "anaphor": "a time named before",
    "calendar": "a date",
    "dayof": "one day of something that lasts",
    "duration": "how long",
    "era": "a date with its era",
    "holiday": "a named day",
    "inthat": "a part of a year named before",
    "inweek": "a day of a week",
    "inyear": "a part of a year",
    "named": "a month or season by its name, as last or next",
    "offset": "so long before or after a time named before",
    "pair": "two dates that share a month or year",
    "period": "the same period of another year",
    "range": "from one date to another",
    "reference": "past, present or future as such",
    "set": "again and again",
    "shift": "a day or period by its distance",
    "weekday": "a weekday",
    "weekend": "a weekend",
    "within": "a part of a month",
}
"""What the rules of each family read; a rule is named "family/detail"."""
_SIDES: Final = {
    Direction.PAST: "looking back",
    Direction.FUTURE: "looking ahead",
    Direction.NEAREST: "the nearest one",
}


class Detail(StrEnum):
    """What a table says beside the values."""

    BOUNDS = "bounds"
    REASONS = "reasons"


_HEADINGS: Final = {Detail.BOUNDS: ("earliest", "latest"), Detail.REASONS: ("why",)}


def render_times(tagged: TaggedText, detail: Detail) -> str:
    """Lay out the times of a text as a table, as wide as the terminal."""
    table = Table(box=box.SIMPLE_HEAD)
    for name in ("begin", "text", "type", "value", "EDTF", *_HEADINGS[detail]):
        table.add_column(name, overflow="fold", ratio=1 if name == "why" else None)
    for mention in tagged.mentions:
        cells = (*_cells(mention), *_last_cells(mention, tagged, detail))
        table.add_row(*(Text(_NOT_SHOWN.sub(" ", cell)) for cell in cells))
    return _print(table, _title(tagged))


def _cells(mention: TimeMention) -> tuple[str, ...]:
    value = f"{mention.value} ({mention.mod})" if mention.mod else mention.value
    edtf = "" if mention.date is None else mention.date.edtf
    return str(mention.span.begin), mention.text, mention.timex_type.value, value, edtf


def _last_cells(mention: TimeMention, tagged: TaggedText, detail: Detail) -> tuple[str, ...]:
    if detail is Detail.REASONS:
        return (tell_why(mention, tagged),)
    date = mention.date
    return ("", "") if date is None else (date.earliest.isoformat(), date.latest.isoformat())


def _title(tagged: TaggedText) -> str:
    count = len(tagged.mentions)
    day = "no reference date" if tagged.reference is None else tagged.reference.edtf
    return f"{tagged.source.name} ({day}): {count} {'time' if count == 1 else 'times'}"


def _print(table: Table, title: str) -> str:
    buffer = io.StringIO()
    width = shutil.get_terminal_size((_WIDTH_WITHOUT_TERMINAL, 0)).columns
    console = Console(file=buffer, width=width, force_terminal=False)
    console.print(Text(title))
    if table.row_count:
        console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


def tell_why(mention: TimeMention, tagged: TaggedText) -> str:
    """Say in words what the mention was taken for, what it was reckoned from, and on which side."""
    family = mention.rule.partition("/")[0]
    told = [f"{FAMILIES.get(family, family)} [{mention.rule}]", _tell_anchor(mention, tagged)]
    if mention.direction is not None:
        cue = f' by "{mention.cue}"' if mention.cue else ""
        told.append(f"{_SIDES[mention.direction]}{cue}")
    return "; ".join(words for words in told if words)


def _tell_anchor(mention: TimeMention, tagged: TaggedText) -> str:
    span = mention.anchor_span
    if span is not None:
        return f'reckoned from "{tagged.source.text[span.begin : span.end]}" ({mention.anchor})'
    if mention.anchor == "article" and tagged.reference is not None:
        return f"reckoned from the reference date {tagged.reference.edtf}"
    if mention.anchor != "itself":
        return f"reckoned from the {mention.anchor}"
    is_dated = mention.timex_type in (TimexType.DATE, TimexType.TIME)
    is_open = is_dated and mention.date is None and mention.value.startswith("XXXX")
    return "open: there is no day to reckon from" if is_open else ""


def tell_times(tagged: TaggedText) -> dict[str, Any]:
    """Give the times of a text as plain values for JSON; offsets count code points of "text"."""
    reference = tagged.reference
    return {
        "source": tagged.source.name,
        "reference_date": None if reference is None else reference.edtf,
        "text": tagged.source.text,
        "times": [
            {**store_mention(mention), "why": tell_why(mention, tagged)}
            for mention in tagged.mentions
        ],
    }


def write_line(tagged: TaggedText) -> str:
    """Write the times of a text as one line of JSON."""
    return json.dumps(tell_times(tagged), ensure_ascii=False) + "\n"


def write_page(tagged: TaggedText) -> str:
    """Write the times of a text as JSON that a person can read."""
    return json.dumps(tell_times(tagged), ensure_ascii=False, indent=2) + "\n"
