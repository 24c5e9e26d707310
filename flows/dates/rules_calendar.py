"""Rules for what the calendar names: days, months, years, weekdays, holidays, ranges.

How a rule is written is told in ``grammar``; what its words are, in ``terms``; what a family means,
in ``readings`` and ``measures``.

Source: extents as in the ISO-TimeML guidelines (ISO 24617-1:2012) and TimeML 1.2.1, by own rules.
"""

from __future__ import annotations

from typing import Final

from flows.dates.rule_pieces import HEAD, MOD, SHIFT, TAIL, YEAR, date_rule

RANGES: Final = (
    date_rule(
        "range/day-month",
        "{from_day:num|ordinal} ( to | hyphen ) {to_day:num|ordinal} of? "
        "{to_month:month} ( comma? {to_year:year} )?",
    ),
    date_rule(
        "range/month-day",
        "{from_month:month} {from_day:num|ordinal} ( to | hyphen ) "
        "{to_day:num|ordinal} ( comma? {to_year:year} )?",
    ),
    date_rule(
        "range/months",
        "{from_month:month} ( to | hyphen ) {to_month:month} comma? of? {to_year:year}",
    ),
    date_rule(
        "range/month-days",
        "{from_month:month} {from_day:num|ordinal} ( to | hyphen ) "
        "{to_month:month} {to_day:num|ordinal} ( comma? {to_year:year} )?",
    ),
    date_rule(
        "range/day-months",
        "the? {from_day:num|ordinal} of? {from_month:month} ( to | hyphen ) "
        "the? {to_day:num|ordinal} of? {to_month:month} ( comma? {to_year:year} )?",
    ),
    date_rule(
        "pair/months", "{from_month:month} ( and | or ) {to_month:month} comma? of? {to_year:year}"
    ),
    date_rule(
        "pair/month-days",
        "{from_month:month} {from_day:num|ordinal} ( and | or ) "
        "{to_month:month} {to_day:num|ordinal} comma? {to_year:year}",
    ),
    date_rule(
        "pair/day-months",
        "the? {from_day:num|ordinal} of? {from_month:month} ( and | or ) "
        "the? {to_day:num|ordinal} of? {to_month:month} comma? {to_year:year}",
    ),
    date_rule(
        "pair/month-day",
        "{from_month:month} {from_day:num|ordinal} ( and | or ) {to_day:num|ordinal}"
        "( comma? {to_year:year} )?",
    ),
    date_rule(
        "pair/day-month",
        "the? {from_day:num|ordinal} ( and | or ) the? {to_day:num|ordinal} of? "
        "{to_month:month} ( comma? {to_year:year} )?",
    ),
    date_rule("range/years", "{from_year:year} ( hyphen | slash ) {to_year:year|num|count}"),
)

NAMED_DAYS: Final = (
    date_rule(
        "holiday/day", f"{MOD} ( the? {SHIFT} )? {{holiday}} ( (comma|of)? {{year}} )? {TAIL}"
    ),
    date_rule("holiday/part", "(the)? {part} (of|on) {holiday}"),
    date_rule("holiday/unit", "{holiday} {unit:unit|weekend}"),
    date_rule(
        "holiday/day-month",
        "( {weekday} comma? )? the? {day:num|ordinal} of? {lunar:lunar|holiday}"
        "( comma? {year:year|count} era? )?",
    ),
    date_rule(
        "holiday/month-day",
        "{lunar:lunar|holiday} {day:num|ordinal} ( comma? {year:year|count} era? )?",
    ),
    date_rule("holiday/month", "{lunar:lunar|holiday} {year:count|year} era?"),
)
"""Holidays and days of other calendars, by the names that the table of named days gives."""

CALENDAR: Final = (
    date_rule("calendar/number", f"{HEAD} ( {{weekday}} comma? )? {{date}} {TAIL}"),
    date_rule(
        "calendar/month-day",
        f"{HEAD} ( {{weekday}} comma? )? {MOD} {{month}} {{day:num|ordinal}}{YEAR} {TAIL}",
    ),
    date_rule(
        "calendar/day-month",
        f"{HEAD} ( {{weekday}} comma? )? the? {{day:num|ordinal}} hyphen? of? {{month}}"
        f"( hyphen? {{year2:year}} | {YEAR} ) {TAIL}",
    ),
    date_rule("calendar/weekday-day", "{weekday} comma? the {day:ordinal}"),
    date_rule("calendar/day", "the {day:ordinal}"),
    date_rule("calendar/month-year", f"{MOD} {{month}} (comma|of|hyphen)? {{year:year|shortyear}}"),
    date_rule("calendar/month", f"{MOD} {{month}}"),
    date_rule("calendar/year", f"{MOD} (the unit)? {{year}}"),
    date_rule("calendar/short-year", "{year:shortyear}"),
    date_rule(
        "calendar/season",
        f"the? {MOD} ( {{season}} ( of? {{year}} )? | {{year2:year}} {{season2:season}} )",
    ),
    date_rule("calendar/decade", "the? ( {mod} hyphen? )? {decade}"),
    date_rule("calendar/century", "the? ( {mod} hyphen? )? {century:ordinal} hyphen? century"),
    date_rule(
        "calendar/quarter", "the? {year2:year}? {quarter:ordinal} quarter ( (of|comma)? {year} )?"
    ),
    date_rule("calendar/short-quarter", "{quarter:shortquarter} (of|hyphen)? {year}"),
    date_rule("calendar/quarter-hyphen", "{quarter:ordinal} hyphen quarter"),
    date_rule("calendar/fiscal-quarter", "the? fiscal hyphen? {quarter:ordinal} hyphen? quarter"),
    date_rule("calendar/fiscal-year", "fiscal unit? {year}"),
    date_rule("calendar/the-year", "the unit {year:count}"),
    date_rule(
        "era/year",
        f"{MOD} ( {{year:num|count|year}} {{era}}| {{era2:era}} {{year2:num|count|year}} )",
    ),
    date_rule("era/month", f"{MOD} {{month}} of? {{year:num|count|year}} {{era}}"),
    date_rule("era/season", f"the? {MOD} {{season}} of? {{year:num|count|year}} {{era}}"),
    date_rule("era/century", "the? ( {mod} hyphen? )? {century:ordinal} hyphen? century {era}"),
    date_rule("calendar/half", "the? {half:ordinal} hyphen? half of {year}"),
)
"""Days, months, years said by their names or numbers."""

WEEKDAY: Final = (
    date_rule(
        "weekday/named",
        f"{HEAD} ( {{mod:mod|earlier|later}} (on)? )? ( {SHIFT} )? {{weekday}} {TAIL}",
    ),
)
