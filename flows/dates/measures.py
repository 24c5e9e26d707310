"""TIMEX3 values of what has no place in the calendar: durations, sets, vague references.

Source: ISO 24617-1:2012 (ISO-TimeML), values of TIMEX3; P10Y for a decade as in the TimeML corpora.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_LETTERS: Final = {
    "second": ("T", "S", 1), "minute": ("T", "M", 1), "hour": ("T", "H", 1), "day": ("", "D", 1),
    "night": ("", "D", 1), "week": ("", "W", 1), "weekend": ("", "WE", 1), "month": ("", "M", 1),
    "quarter": ("", "Q", 1), "year": ("", "Y", 1), "fortnight": ("", "W", 2),
    "decade": ("", "Y", 10), "century": ("", "Y", 100),
}  # fmt: skip
"""Unit: the T that times of day stand behind, the letter, how many of the letter's units."""
_HALVES: Final = {"year": "6M", "hour": "30M", "minute": "30S", "day": "T12H"}
"""How half of a unit is written in the next smaller one."""
_REFERENCES: Final = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}


def duration_value(fields: Mapping[str, str]) -> str:
    """Give "P2Y" for two years, "PT36H" for 36 hours, "PXD" for some days."""
    unit, count = fields["unit"], fields.get("count", "X")
    time, letter, factor = _LETTERS[unit]
    if count.endswith(".5") and unit in _HALVES:
        whole = count.removesuffix(".5")
        return f"P{time}{whole + letter if whole != '0' else ''}{_HALVES[unit]}"
    return f"P{time}{_count(count, factor)}{letter}"


def _count(count: str, factor: int) -> str:
    return "X" if count == "X" else f"{float(count) * factor:.15g}"


def set_value(fields: Mapping[str, str]) -> str:
    """Give "P1D" for every day, "XXXX-WXX-4" for each Thursday, "XXXX-05" for every May."""
    if "period" in fields:
        return fields["period"]
    if "weekday" in fields:
        part = f"T{fields['part']}" if "part" in fields else ""
        return f"XXXX-WXX-{fields['weekday']}{part}"
    if fields.get("unit") == "weekend" and "count" not in fields:
        return "XXXX-WXX-WE"
    if "part" in fields:
        return f"XXXX-XX-XXT{fields['part']}"
    if "month" in fields:
        return f"XXXX-{int(fields['month']):02d}"
    return duration_value({"count": "1", **fields})


def era_value(fields: Mapping[str, str]) -> str:
    """Give "BC0493" for 493 BC, "BC03" for the fourth century BC: they have no calendar date.

    Source: TIDES 2005 standard for TIMEX2, which TIMEX3 follows.
    """
    if "century" in fields:
        return f"BC{int(fields['century']) - 1:02d}"
    month = f"-{int(fields['month']):02d}" if "month" in fields else ""
    season = f"-{fields['season']}" if "season" in fields else ""
    return f"BC{int(fields['year']):04d}{month or season}"


def reference_value(fields: Mapping[str, str]) -> str:
    """Give PAST_REF, PRESENT_REF or FUTURE_REF."""
    return _REFERENCES[fields["which"]]


MEASURES: Final = {"duration": duration_value, "set": set_value, "reference": reference_value}
"""What gives the value of each family that has no date."""
