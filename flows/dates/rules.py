"""The rules of the time grammar: the forms that dates, durations and sets take in English news.

How a rule is written is told in ``grammar``; what its words are, in ``terms``; what a family means,
in ``resolve``. A longer match wins, then the rule that stands first.

Source: extents as in the ISO-TimeML guidelines (ISO 24617-1:2012) and TimeML 1.2.1, by own rules.
"""

from __future__ import annotations

from typing import Final

from flows.dates.grammar import Rule
from flows.model import TimexType

DATE, DURATION, SET = TimexType.DATE, TimexType.DURATION, TimexType.SET

_UNIT = "unit|day|weekend|quarter|century"
_ANY_UNIT = f"units|{_UNIT}"
_HEAD = "({clock1:clock} (on|comma)? | (the)? ( {mod3:mod} hyphen? )? {part1:part} (of|on) )?"
"""A clock or a part of the day before a day."""
_TAIL = "( {part} | comma? at? {clock} )?"
"""A part of the day or a clock after a day."""
_YEAR = "( comma? of? {year:year|shortyear} )?"
_MOD = "( (the)? {mod} hyphen? of? )?"
_NUMBER = "num|count|vague|year"
_APPROX = "( {mod1:approx} )?"
_SHIFT = "( {shift:last|next|this|coming|current} | this {shift2:past|coming} )"

CALENDAR: Final = (
    Rule(
        name="calendar/number",
        pattern=f"{_HEAD} ( {{weekday}} comma? )? {{date}} {_TAIL}",
        type=DATE,
    ),
    Rule(
        name="calendar/month-day",
        pattern=f"{_HEAD} ( {{weekday}} comma? )? {_MOD} {{month}} {{day:num|ordinal}}"
        f"{_YEAR} {_TAIL}",
        type=DATE,
    ),
    Rule(
        name="calendar/day-month",
        pattern=f"{_HEAD} ( {{weekday}} comma? )? the? {{day:num|ordinal}} hyphen? of? {{month}}"
        f"( hyphen? {{year2:year}} | {_YEAR} ) {_TAIL}",
        type=DATE,
    ),
    Rule(name="calendar/weekday-day", pattern="{weekday} comma? the {day:ordinal}", type=DATE),
    Rule(name="calendar/day", pattern="the {day:ordinal}", type=DATE),
    Rule(
        name="calendar/month-year",
        pattern=f"{_MOD} {{month}} (comma|of|hyphen)? {{year:year|shortyear}}",
        type=DATE,
    ),
    Rule(name="calendar/month", pattern=f"{_MOD} {{month}}", type=DATE),
    Rule(name="calendar/year", pattern=f"{_MOD} (the unit)? {{year}}", type=DATE),
    Rule(name="calendar/short-year", pattern="{year:shortyear}", type=DATE),
    Rule(
        name="calendar/season",
        pattern=f"the? {_MOD} ( {{season}} ( of? {{year}} )? | {{year2:year}} {{season2:season}} )",
        type=DATE,
    ),
    Rule(name="calendar/decade", pattern="the? ( {mod} hyphen? )? {decade}", type=DATE),
    Rule(
        name="calendar/century",
        pattern="the? ( {mod} hyphen? )? {century:ordinal} hyphen? century",
        type=DATE,
    ),
    Rule(
        name="calendar/quarter",
        pattern="the? {year2:year}? {quarter:ordinal} quarter ( (of|comma)? {year} )?",
        type=DATE,
    ),
    Rule(name="calendar/quarter-hyphen", pattern="{quarter:ordinal} hyphen quarter", type=DATE),
    Rule(
        name="calendar/fiscal-quarter",
        pattern="the? fiscal hyphen? {quarter:ordinal} hyphen? quarter",
        type=DATE,
    ),
    Rule(name="calendar/fiscal-year", pattern="fiscal unit? {year}", type=DATE),
    Rule(name="calendar/the-year", pattern="the unit {year:count}", type=DATE),
    Rule(
        name="era/year",
        pattern=f"{_MOD} ( {{year:num|count|year}} {{era}}"
        "| {era2:era} {year2:num|count|year} )",
        type=DATE,
    ),
    Rule(
        name="era/month", pattern=f"{_MOD} {{month}} of? {{year:num|count|year}} {{era}}", type=DATE
    ),
    Rule(
        name="era/season",
        pattern=f"the? {_MOD} {{season}} of? {{year:num|count|year}} {{era}}",
        type=DATE,
    ),
    Rule(
        name="era/century",
        pattern="the? ( {mod} hyphen? )? {century:ordinal} hyphen? century {era}",
        type=DATE,
    ),
    Rule(name="calendar/half", pattern="the? {half:ordinal} hyphen? half of {year}", type=DATE),
)
"""Days, months, years said by their names or numbers."""

NAMED_DAYS: Final = (
    Rule(
        name="holiday/day",
        pattern=f"{_MOD} ( the? {_SHIFT} )? {{holiday}} ( (comma|of)? {{year}} )? {_TAIL}",
        type=DATE,
    ),
    Rule(name="holiday/part", pattern="(the)? {part} (of|on) {holiday}", type=DATE),
    Rule(name="holiday/unit", pattern="{holiday} {unit:unit|weekend}", type=DATE),
    Rule(
        name="holiday/day-month",
        pattern="( {weekday} comma? )? the? {day:num|ordinal} of? {lunar:lunar|holiday}"
        "( comma? {year:year|count} era? )?",
        type=DATE,
    ),
    Rule(
        name="holiday/month-day",
        pattern="{lunar:lunar|holiday} {day:num|ordinal} ( comma? {year:year|count} era? )?",
        type=DATE,
    ),
    Rule(name="holiday/month", pattern="{lunar:lunar|holiday} {year:count|year} era?", type=DATE),
)
"""Holidays and days of other calendars, by the names that the table of named days gives."""

WEEKDAY: Final = (
    Rule(
        name="weekday/named",
        pattern=f"{_HEAD} ( {{mod:mod|earlier|later}} (on)? )? ( {_SHIFT} )? {{weekday}} {_TAIL}",
        type=DATE,
    ),
)

DEICTIC: Final = (
    Rule(
        name="shift/day",
        pattern="( {clock1:clock} (on|comma)? | ( {mod3:mod} hyphen? )? {part1:part} (of|on)? )?"
        f"( {{mod:mod|earlier|later}} )? {{deictic}} {_TAIL}",
        type=DATE,
    ),
    Rule(
        name="shift/part",
        pattern=f"( {{mod:mod|earlier|later}} )? {_SHIFT} {{part}}",
        type=DATE,
        fields=(("unit", "day"),),
    ),
    Rule(
        name="shift/unit",
        pattern=f"( {{mod:mod|earlier|later}} | the? {{mod2:mod}} of )? the? {_SHIFT}"
        f"{{unit:{_UNIT}}}",
        type=DATE,
    ),
    Rule(
        name="named/month",
        pattern=f"{_MOD} {_SHIFT} {{month}} ( {{day:num|ordinal}} )?",
        type=DATE,
    ),
    Rule(
        name="inyear/month",
        pattern=f"{_MOD} {{month}} ( {{day:num|ordinal}} )? {_SHIFT} {{unit}}",
        type=DATE,
    ),
    Rule(
        name="inyear/quarter",
        pattern=f"{_SHIFT} {{unit}} poss {{quarter:ordinal}} quarter",
        type=DATE,
    ),
    Rule(name="named/season", pattern=f"{_MOD} {_SHIFT} {{season}}", type=DATE),
    Rule(
        name="shift/latest",
        pattern="the latest {unit:quarter}",
        type=DATE,
        fields=(("shift", "-1"),),
    ),
    Rule(name="weekend/the", pattern="the {unit:weekend}", type=DATE),
    Rule(
        name="shift/unit-end",
        pattern="{unit} ( hyphen | poss )? {mod}",
        type=DATE,
        fields=(("shift", "0"),),
    ),
    Rule(
        name="period/year",
        pattern="the {year} ( period | {unit:quarter} )",
        type=DATE,
        fields=(("unit", "quarter"),),
    ),
    Rule(
        name="anaphor/latest-period",
        pattern="the latest period",
        type=DATE,
        fields=(("unit", "quarter"),),
    ),
    Rule(
        name="shift/end",
        pattern=f"the? {{mod}} of the {{unit:{_UNIT}}}",
        type=DATE,
        fields=(("shift", "0"),),
    ),
)
"""What is reckoned from the day of the article."""

_COUNTED = f"{_APPROX} ( {{count:{_NUMBER}}} | {{count2:a}} ) hyphen? {{unit:{_ANY_UNIT}}}"

RECKONED: Final = (
    Rule(
        name="ago/ago",
        pattern=f"{_COUNTED} ago",
        type=DATE,
        fields=(("sign", "-1"),),
    ),
    Rule(name="ago/from-now", pattern=f"{_COUNTED} fromnow", type=DATE, fields=(("sign", "1"),)),
    Rule(
        name="offset/earlier",
        pattern=f"{_COUNTED} hyphen? ( earlier | before )",
        type=DATE,
        fields=(("sign", "-1"),),
    ),
    Rule(
        name="offset/later",
        pattern=f"{_COUNTED} hyphen? ( later | after )",
        type=DATE,
        fields=(("sign", "1"),),
    ),
    Rule(
        name="offset/year-earlier",
        pattern=f"{{unit:{_UNIT}}} hyphen ( ago | earlier )",
        type=DATE,
        fields=(("sign", "-1"), ("count", "1")),
    ),
    Rule(
        name="offset/year-earlier-period",
        pattern=f"( the | a )? like? {{unit:{_UNIT}}} hyphen ( ago | earlier )( quarter | period )",
        type=DATE,
        fields=(("sign", "-1"), ("count", "1")),
    ),
    Rule(
        name="offset/compared-period",
        pattern="( the ( that | like )? ( period | quarter ) )"
        "( a {unit} ( ago | earlier | before ) | {last} {unit2:unit} )",
        type=DATE,
        fields=(("sign", "-1"), ("count", "1")),
    ),
    Rule(
        name="offset/next",
        pattern=f"the {{sign:following}} {{unit:{_UNIT}}} ( {{part}} )?",
        type=DATE,
        fields=(("count", "1"),),
    ),
    Rule(
        name="offset/next-day",
        pattern="the {sign:next} {unit:day} ( {part} )?",
        type=DATE,
        fields=(("count", "1"),),
    ),
    Rule(
        name="offset/next-part",
        pattern="the {sign:next|following} {part}",
        type=DATE,
        fields=(("count", "1"), ("unit", "day")),
    ),
    Rule(
        name="offset/previous",
        pattern=f"( the | a )? {{sign:previous}} {{unit:{_UNIT}}}",
        type=DATE,
        fields=(("count", "1"),),
    ),
    Rule(
        name="offset/before",
        pattern=f"the {{unit:{_UNIT}}} before",
        type=DATE,
        fields=(("sign", "-1"), ("count", "1")),
    ),
    Rule(
        name="offset/after",
        pattern=f"the {{unit:{_UNIT}}} after",
        type=DATE,
        fields=(("sign", "1"), ("count", "1")),
    ),
    Rule(
        name="anaphor/that",
        pattern=f"( {{mod:mod|earlier|later}} )? (the|that)? that {{unit:{_UNIT}}}",
        type=DATE,
    ),
    Rule(
        name="anaphor/that-part",
        pattern="( {mod:mod|earlier|later} )? (the|that)? that {part}",
        type=DATE,
        fields=(("unit", "day"),),
    ),
    Rule(name="anaphor/clock", pattern="{clock}", type=DATE, fields=(("unit", "day"),)),
    Rule(name="anaphor/part", pattern="the {part}", type=DATE, fields=(("unit", "day"),)),
    Rule(
        name="anaphor/mod-part",
        pattern="(the)? {mod} hyphen? {part}",
        type=DATE,
        fields=(("unit", "day"),),
    ),
    Rule(
        name="anaphor/hour-part",
        pattern="( {hour:num|count} | {clock} ) in the {part} ( (of|on) )?",
        type=DATE,
        fields=(("unit", "day"),),
    ),
    Rule(
        name="anaphor/the",
        pattern="the ( straight | fiscal )? {unit:unit|quarter}",
        type=DATE,
        fields=(("the", "1"),),
    ),
    Rule(
        name="dayof/ordinal",
        pattern="( the | its | a )? {ordinal} straight? {unit:day}",
        type=DATE,
    ),
)
"""What is reckoned from another day: that of the article, or the one mentioned before."""

DURATIONS: Final = (
    Rule(
        name="duration/count",
        pattern=f"{_APPROX} the? {{count:{_NUMBER}}} (extra|straight)? {{unit:{_ANY_UNIT}}}",
        type=DURATION,
    ),
    Rule(
        name="duration/hyphen",
        pattern=f"{_APPROX} {{count:{_NUMBER}}} hyphen {{unit:{_ANY_UNIT}}} ( hyphen long )?",
        type=DURATION,
    ),
    Rule(
        name="duration/or",
        pattern=f"{_APPROX} {{count:{_NUMBER}}} ( or | to | hyphen ) {{count_to:{_NUMBER}}}"
        "{unit:units}",
        type=DURATION,
    ),
    Rule(
        name="duration/last",
        pattern=f"( the )? {{side:last|past|next|coming|previous|following|recent}} "
        f"{_APPROX} ( {{count:{_NUMBER}}} )? {{unit:units}}",
        type=DURATION,
    ),
    Rule(
        name="duration/past-unit",
        pattern=f"( the | this )? {{side:past}} ( {{count:half}} )? {{unit:{_UNIT}}}",
        type=DURATION,
        fields=(("count", "1"),),
    ),
    Rule(
        name="duration/a-unit",
        pattern=f"{_APPROX} {{count:a}} extra? {{unit:{_UNIT}}}",
        type=DURATION,
    ),
    Rule(
        name="duration/half",
        pattern=f"{_APPROX} ( half a | a half hyphen? | half hyphen ) {{unit:{_UNIT}}}",
        type=DURATION,
        fields=(("count", "0.5"),),
    ),
    Rule(
        name="duration/half-more",
        pattern=f"{_APPROX} a {{unit:{_UNIT}}} and a half",
        type=DURATION,
        fields=(("count", "1.5"),),
    ),
    Rule(
        name="duration/long",
        pattern=f"{{unit:{_ANY_UNIT}}} hyphen long",
        type=DURATION,
        fields=(("count", "1"),),
    ),
    Rule(
        name="duration/year-ended",
        pattern="the fiscal? {unit}",
        type=DURATION,
        fields=(("count", "1"),),
    ),
    Rule(name="duration/vague", pattern="{unit:units}", type=DURATION, fields=(("count", "X"),)),
    Rule(
        name="duration/old",
        pattern=f"{_APPROX} {{count:{_NUMBER}}}"
        f"( hyphen {{unit:{_UNIT}}} hyphen | {{unit2:units}} ) old",
        type=DURATION,
        fields=(("old", "1"),),
    ),
    Rule(
        name="duration/first",
        pattern=f"the? ( ordinal | latest ) {{count:{_NUMBER}}} {{unit:units}} ( of {{year}} )?",
        type=DURATION,
    ),
)

SETS: Final = (
    Rule(
        name="set/every",
        pattern=f"every ( {{count:{_NUMBER}}} )? ( {{unit:{_ANY_UNIT}}} | {{part}} | {{month}} )",
        type=SET,
    ),
    Rule(name="set/every-weekday", pattern="every {weekday} ( {part} )?", type=SET),
    Rule(name="set/weekdays", pattern="{weekday:weekdays}", type=SET),
    Rule(name="set/frequency", pattern="{period:frequency}", type=SET),
)

RANGES: Final = (
    Rule(
        name="range/day-month",
        pattern="{from_day:num|ordinal} ( to | hyphen ) {to_day:num|ordinal} of? "
        "{to_month:month} ( comma? {to_year:year} )?",
        type=DATE,
    ),
    Rule(
        name="range/month-day",
        pattern="{from_month:month} {from_day:num|ordinal} ( to | hyphen ) "
        "{to_day:num|ordinal} ( comma? {to_year:year} )?",
        type=DATE,
    ),
    Rule(
        name="range/months",
        pattern="{from_month:month} ( to | hyphen ) {to_month:month} comma? of? {to_year:year}",
        type=DATE,
    ),
    Rule(
        name="range/month-days",
        pattern="{from_month:month} {from_day:num|ordinal} ( to | hyphen ) "
        "{to_month:month} {to_day:num|ordinal} ( comma? {to_year:year} )?",
        type=DATE,
    ),
    Rule(
        name="range/day-months",
        pattern="the? {from_day:num|ordinal} of? {from_month:month} ( to | hyphen ) "
        "the? {to_day:num|ordinal} of? {to_month:month} ( comma? {to_year:year} )?",
        type=DATE,
    ),
    Rule(
        name="pair/months",
        pattern="{from_month:month} ( and | or ) {to_month:month} comma? of? {to_year:year}",
        type=DATE,
    ),
    Rule(
        name="pair/month-days",
        pattern="{from_month:month} {from_day:num|ordinal} ( and | or ) "
        "{to_month:month} {to_day:num|ordinal} comma? {to_year:year}",
        type=DATE,
    ),
    Rule(
        name="pair/day-months",
        pattern="the? {from_day:num|ordinal} of? {from_month:month} ( and | or ) "
        "the? {to_day:num|ordinal} of? {to_month:month} comma? {to_year:year}",
        type=DATE,
    ),
    Rule(
        name="pair/month-day",
        pattern="{from_month:month} {from_day:num|ordinal} ( and | or ) {to_day:num|ordinal}"
        "( comma? {to_year:year} )?",
        type=DATE,
    ),
    Rule(
        name="pair/day-month",
        pattern="the? {from_day:num|ordinal} ( and | or ) the? {to_day:num|ordinal} of? "
        "{to_month:month} ( comma? {to_year:year} )?",
        type=DATE,
    ),
    Rule(
        name="range/years",
        pattern="{from_year:year} hyphen {to_year:year|num|count}",
        type=DATE,
    ),
)

REFERENCES: Final = (
    Rule(name="reference/word", pattern="{which:reference}", type=DATE),
    Rule(name="reference/current", pattern="current", type=DATE, fields=(("which", "present"),)),
    Rule(name="reference/past", pattern="the past", type=DATE, fields=(("which", "past"),)),
    Rule(name="reference/future", pattern="the {which:future}", type=DATE),
)

RULES: Final = (
    *RANGES, *NAMED_DAYS, *CALENDAR, *WEEKDAY, *SETS, *RECKONED, *DEICTIC, *DURATIONS, *REFERENCES,
)  # fmt: skip
"""All rules; of two equally long matches the first wins."""
