"""TIMEX3 values of what cannot be dated, or not to the end: X stands for what is open.

Source: ISO 24617-1:2012 (ISO-TimeML), values of TIMEX3.
"""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_OPEN: Final = {
    "day": "XXXX-XX-XX", "night": "XXXX-XX-XX", "week": "XXXX-WXX", "fortnight": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX", "half": "XXXX-HX",
    "season": "XXXX-XX", "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip
_LEAP_YEAR: Final = 2000
_SIGN_REFERENCES: Final = {"-1": "PAST_REF", "1": "FUTURE_REF"}


def undated_value(family: str, fields: Mapping[str, str]) -> str:
    """Give the value of a mention that has no anchor, or whose anchor does not help.

    Args:
        family: The family of its rule.
        fields: What its rule read.
    """
    if family == "range":
        return "/".join(_end_value(fields, side) for side in ("from_", "to_"))
    if family == "weekday" or (family == "offset" and "weekday" in fields):
        return f"XXXX-WXX-{fields['weekday']}"
    if family in ("ago", "offset") and not fields["count"].isdigit():
        is_back = family == "ago" or fields["sign"] == "-1"
        return _SIGN_REFERENCES[fields["sign"]] if is_back else _OPEN.get(fields["unit"], "XXXX")
    if family == "holiday":
        return undated_holiday(fields)
    if family in ("calendar", "named", "inyear", "inthat", "period"):
        return _calendar_value(fields, "")
    return _OPEN.get(fields.get("unit", ""), "XXXX-XX-XX")


def undated_holiday(fields: Mapping[str, str]) -> str:
    """Give "XXXX-12-25" for a Christmas of no known year; other named days move about."""
    kind, _, day = fields["holiday"].partition(" ")
    return f"{fields.get('year', 'XXXX')}-{day}" if kind == "fixed" else "XXXX-XX-XX"


def _end_value(fields: Mapping[str, str], side: str) -> str:
    weekday = fields.get(f"{side}weekday")
    return f"XXXX-WXX-{weekday}" if weekday else _calendar_value(fields, side)


def _calendar_value(fields: Mapping[str, str], prefix: str) -> str:
    """Write month and day, season or quarter of an open year."""
    shared = {k.partition("_")[2]: v for k, v in fields.items() if k.startswith("to_")}
    own = {k.removeprefix(prefix): v for k, v in fields.items() if k.startswith(prefix)}
    read = {**(shared if prefix == "from_" else {}), **own}
    year = read.get("year", "XXXX")
    if "season" in read:
        return f"{year}-{read['season']}"
    if "quarter" in read or "half" in read:
        return f"{year}-Q{read['quarter']}" if "quarter" in read else f"{year}-H{read['half']}"
    month = f"-{int(read['month']):02d}" if "month" in read else ""
    day = f"-{int(read['day']):02d}" if "day" in read else ""
    if day and month and int(read["day"]) > _length(year, int(read["month"])):
        day = "-XX"
    return f"{year}{month or ('-XX' if day else '')}{day}"


def _length(year: str, month: int) -> int:
    """Give the days of a month, the most that it can have where the year is open."""
    is_known = year.isdigit() and 1 <= int(year) <= 9999
    return monthrange(int(year) if is_known else _LEAP_YEAR, month)[1]


def blur(first: str, last: str) -> str:
    """Give what two values share, with X where they differ ("2013-10-17", "2013-10-24").

    >>> blur("2013-10-17", "2013-10-24")
    '2013-10-XX'
    >>> blur("2013-W41", "2013-W42")
    '2013-WXX'
    """
    pieces, others = first.split("-"), last.split("-")
    if len(pieces) != len(others):
        return pieces[0] if pieces[0] == others[0] else "XXXX"
    same = True
    blurred: list[str] = []
    for piece, other in zip(pieces, others, strict=True):
        same = same and piece == other
        blurred.append(piece if same else _open(piece))
    return "-".join(blurred)


def _open(piece: str) -> str:
    return "".join("X" if char.isdigit() else char for char in piece)
