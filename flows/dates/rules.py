"""The rules of the time grammar, in order: the longest match wins, then the rule that stands first.

The rules themselves stand in ``rules_calendar``, ``rules_reckoned`` and ``rules_spans``.
"""

from __future__ import annotations

from typing import Final

from flows.dates.rules_calendar import CALENDAR, NAMED_DAYS, RANGES, WEEKDAY
from flows.dates.rules_reckoned import DEICTIC, RECKONED
from flows.dates.rules_spans import DURATIONS, REFERENCES, SETS

RULES: Final = (
    *RANGES, *NAMED_DAYS, *CALENDAR, *WEEKDAY, *SETS, *RECKONED, *DEICTIC, *DURATIONS, *REFERENCES,
)  # fmt: skip
"""All rules; of two equally long matches the first wins."""
