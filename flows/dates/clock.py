"""Times of day as printed: "10:30 PM", "7 a.m.", "2015 GMT", "11 o'clock"."""

from __future__ import annotations

import re
from typing import Final

ZONE: Final = r"(?:GMT|UTC|Z|[ECMP][SD]?T|BST|CEST|CET|EET|IST|MSK|AST|JST|AEST)"
"""Names of time zones as newsrooms print them."""

CLOCK: Final = rf"""\b(?<![:\d.,/])(?:
    (?:[01]?\d|2[0-4])[:.h][0-5]\d(?::[0-5]\d)?\s?[ap]\.?m\b\.?
    |(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\s?[:\d])
    |(?:0?[1-9]|1[0-2])\s?(?:[ap]\.m\b\.?|[ap]m\b)
    |(?:0?[1-9]|1[0-2])\s?o['’]clock\b
    |(?:[01]\d|2[0-3])[0-5]\d(?=\s?(?:GMT|UTC)\b)
    )(?:\s?(?:\({ZONE}\)|{ZONE}\b|local\stime\b))?"""
"""Pattern of a time of day, for VERBOSE and IGNORECASE."""

_PARTS = re.compile(r"(\d{1,2})(?:[:.h]?(\d\d))?(?::(\d\d))?\s?([ap])?", re.IGNORECASE)


def read_clock(text: str) -> tuple[tuple[str, str], ...]:
    """Read a time of day.

    Args:
        text: A match of ``CLOCK``.

    Returns:
        The field "clock", "HH:MM" of the 24-hour day; nothing where the hour cannot be.
    """
    match = _PARTS.match(text)
    if match is None:
        return ()
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[4]:
        if not 1 <= hour <= 12:
            return (("clock", f"{hour:02d}:{minute:02d}"),)
        hour = hour % 12 + (12 if match[4].lower() == "p" else 0)
    return (("clock", f"{hour:02d}:{minute:02d}"),)
