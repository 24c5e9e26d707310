"""Pieces that the rules of the time grammar share, and how a rule of each type is written down."""

from __future__ import annotations

from flows.dates.grammar import Rule
from flows.model import TimexType

UNIT = "unit|day|weekend|quarter|century"
ANY_UNIT = f"units|{UNIT}"
HEAD = "({clock1:clock} (on|comma)? | (the)? ( {mod3:mod} hyphen? )? {part1:part} (of|on) )?"
"""A clock or a part of the day before a day."""
DAY_NAME = "( ( {mod4:mod|earlier|later} (on)? )? {weekday} comma? )?"
"""The weekday said before a date: "early on Friday 7 July"."""
TAIL = "( {part} | comma? at? {clock} )?"
"""A part of the day or a clock after a day."""
YEAR = "( comma? of? {year:year|shortyear} )?"
MOD = "( (the)? {mod} hyphen? of? )?"
NUMBER = "num|count|vague|year"
APPROX = "( {mod1:approx} )?"
OR_SO = "( or so )?"
SHIFT = "( {shift:last|next|this|coming|current} | this {shift2:past|coming} )"

COUNTED = f"{APPROX} ( {{count:{NUMBER}}} | {{count2:a}} ) hyphen? {{unit:{ANY_UNIT}}}"


def date_rule(name: str, pattern: str, **fields: str) -> Rule:
    """Give a rule for dates; a part of the day or a clock turns what it finds into a time."""
    return Rule(name=name, pattern=pattern, type=TimexType.DATE, fields=tuple(fields.items()))


def span_rule(name: str, pattern: str, **fields: str) -> Rule:
    """Give a rule for durations."""
    return Rule(name=name, pattern=pattern, type=TimexType.DURATION, fields=tuple(fields.items()))


def set_rule(name: str, pattern: str, **fields: str) -> Rule:
    """Give a rule for times that come again."""
    return Rule(name=name, pattern=pattern, type=TimexType.SET, fields=tuple(fields.items()))
