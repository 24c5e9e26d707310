"""Rules for what the calendar names: days, months, years, weekdays, holidays, ranges.

How a rule is written is told in ``grammar``; what its words are, in ``terms``; what a family means,
in ``readings`` and ``measures``.

Source: extents as in the ISO-TimeML guidelines (ISO 24617-1:2012) and TimeML 1.2.1, by own rules.
"""

from __future__ import annotations

from typing import Final

from flows.dates.rule_pieces import DAY_NAME, HEAD, MOD, SHIFT, TAIL, YEAR, date_rule

_TO: Final = "( to | hyphen )"
_FROM_YEAR: Final = "( comma? of? {from_year:year} comma? )?"
_TO_YEAR: Final = "( comma? of? {to_year:year} )?"
_NUM_MONTH: Final = "the? {from_day:num|ordinal} of? {from_month:month}"
_MONTH_NUM: Final = "{to_month:month} {to_day:num|ordinal}"
_NUM: Final = "the? {to_day:num|ordinal} of?"
_SPANS: Final = {
    "day-month": f"the? {{from_day:num|ordinal}} LINK {_NUM} {{to_month:month}} {_TO_YEAR}",
    "month-day": "{from_month:month} {from_day:num|ordinal} LINK {to_day:num|ordinal}" + _TO_YEAR,
    "months": f"{{from_month:month}} {_FROM_YEAR} LINK {{to_month:month}} {_TO_YEAR}",
    "month-days": (
        f"{{from_month:month}} {{from_day:num|ordinal}} {_FROM_YEAR} LINK {_MONTH_NUM} {_TO_YEAR}"
    ),
    "day-months": f"{_NUM_MONTH} {_FROM_YEAR} LINK {_NUM} {{to_month:month}} {_TO_YEAR}",
    "weekdays": "{from_weekday:weekday} LINK {to_weekday:weekday}",
    "weekdays-of": f"{{from_weekday:weekday}} LINK {{to_weekday:weekday}} of? {SHIFT} {{unit}}",
}
"""What a range is made of; LINK stands between its ends."""

RANGES: Final = (
    *(date_rule(f"range/{name}", pattern.replace("LINK", _TO)) for name, pattern in _SPANS.items()),
    *(
        date_rule(f"range/between-{name}", pattern.replace("LINK", "and"))
        for name, pattern in _SPANS.items()
    ),
    date_rule("range/years", "{from_year:year} ( hyphen | slash ) {to_year:year|num|count}"),
    date_rule("range/years-to", "{from_year:year} to {to_year:year}"),
    date_rule("range/between-years", "{from_year:year} and {to_year:year}"),
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
)
"""Ranges and pairs; those with "and" are ranges behind "between" only."""

NAMED_DAYS: Final = (
    date_rule(
        "holiday/day",
        f"{HEAD} {MOD} ( the? {SHIFT} )? {{holiday}} ( (comma|of)? {{year}} )? {TAIL}",
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
    date_rule("calendar/number", f"{HEAD} {DAY_NAME} {{date}} {TAIL}"),
    date_rule(
        "calendar/month-day",
        f"{HEAD} {DAY_NAME} {MOD} {{month}} ( {{day:num|ordinal}} | the {{day2:ordinal}} )"
        f"{YEAR} {TAIL}",
    ),
    date_rule(
        "calendar/day-month",
        f"{HEAD} {DAY_NAME} the? {{day:num|ordinal}} hyphen? of? {{month}}"
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
