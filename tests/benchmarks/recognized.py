"""Times as Recognizers-Text finds them: texts as JSON in, TIMEX3-like rows as JSON out.

Runs by itself under ``uv run --no-project --with``, away from the project's own environment, for
its pins are old; ``bench_times`` starts it.
"""

from __future__ import annotations

import json
import re
import sys
import time
import warnings
from datetime import datetime
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from recognizers_date_time import Culture, recognize_datetime

_TYPES = {"date": "DATE", "daterange": "DATE", "duration": "DURATION", "set": "SET"}
_RANGE = re.compile(r"\((?P<begin>[^,]+),(?P<end>[^,]+),(?P<length>[^)]+)\)")
_LENGTHS = {"P1Y": 4, "P1M": 7}


def find_times(text: str, reference: str) -> list[dict[str, Any]]:
    """Give the times of one text; ``reference`` is its day as YYYY-MM-DD."""
    day = datetime.fromisoformat(f"{reference}T00:00:00")
    return [
        _row(result, day) for result in recognize_datetime(text, Culture.English, reference=day)
    ]


def _row(result: Any, day: datetime) -> dict[str, Any]:
    kind = result.type_name.rpartition(".")[2]
    values = (result.resolution or {}).get("values") or [{}]
    return {
        "start": result.start,
        "end": result.end + 1,
        "type": _TYPES.get(kind, "TIME"),
        "value": _value(values, day),
    }


def _value(values: list[dict[str, str]], day: datetime) -> str:
    """Give the value as near to TIMEX3 as it says; of two readings the one nearer to the day."""
    timex = values[0].get("timex", "")
    span = _RANGE.fullmatch(timex)
    if span is not None:
        return span["begin"][: _LENGTHS.get(span["length"], 10)]
    if timex.startswith("XXXX") and values[0].get("type") in ("date", "datetime"):
        nearest = min(values, key=lambda value: _distance(value.get("value", ""), day))
        return nearest.get("value", timex).replace(" ", "T")
    return timex


def _distance(value: str, day: datetime) -> float:
    try:
        return abs((datetime.fromisoformat(value) - day).total_seconds())
    except ValueError:
        return float("inf")


def main() -> None:
    """Read [[text, reference], ...] from stdin; write rows a text, and the seconds it took."""
    texts = json.load(sys.stdin)
    begin = time.process_time()
    rows = [find_times(text, reference) for text, reference in texts]
    json.dump({"seconds": time.process_time() - begin, "rows": rows}, sys.stdout)


if __name__ == "__main__":
    main()
