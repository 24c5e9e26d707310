"""Rules for what is reckoned from another day: the article's, or one told before.

How a rule is written is told in ``grammar``; what its words are, in ``terms``; what a family means,
in ``readings`` and ``measures``.

Source: extents as in the ISO-TimeML guidelines (ISO 24617-1:2012) and TimeML 1.2.1, by own rules.
"""

from __future__ import annotations

from typing import Final

from flows.dates.rule_pieces import COUNTED, MOD, OR_SO, SHIFT, TAIL, UNIT, date_rule

DEICTIC: Final = (
    date_rule(
        "shift/day",
        "( {clock1:clock} (on|comma)? | ( {mod3:mod} hyphen? )? {part1:part} (of|on)? )?"
        f"( {{mod:mod|earlier|later}} )? {{deictic}} {TAIL}",
        deictic="1",
    ),
    date_rule("shift/part", f"( {{mod:mod|earlier|later}} )? {SHIFT} {{part}}", unit="day"),
    date_rule(
        "shift/unit",
        f"( {{mod:mod|earlier|later}} | the? {{mod2:mod}} of )? the? {SHIFT}{{unit:{UNIT}}}{OR_SO}",
    ),
    date_rule("named/month", f"{MOD} {SHIFT} {{month}} ( {{day:num|ordinal}} )?"),
    date_rule("inweek/weekday", f"{{weekday}} of? {SHIFT} {{unit}}"),
    date_rule("inyear/month", f"{MOD} {{month}} ( {{day:num|ordinal}} )? of? {SHIFT} {{unit}}"),
    date_rule("inthat/month", f"{MOD} {{month}} ( {{day:num|ordinal}} )? of the? that {{unit}}"),
    date_rule(
        "inyear/part-of-year",
        "the? ( {half:ordinal} hyphen? half | {quarter:ordinal} hyphen? quarter ) of"
        f"( the | {SHIFT} ) {{unit}}",
        shift="0",
    ),
    date_rule(
        "within/month",
        f"the {{which:last|ordinal}} {{unit:{UNIT}}} of {{month}} ( (comma|of)? {{year}} )?",
    ),
    date_rule("inyear/quarter", f"{SHIFT} {{unit}} poss {{quarter:ordinal}} quarter"),
    date_rule("named/season", f"{MOD} {SHIFT} {{season}}"),
    date_rule("shift/latest", "the latest {unit:quarter}", shift="-1"),
    date_rule("weekend/the", "the {unit:weekend}"),
    date_rule("shift/unit-end", "{unit} ( hyphen | poss )? {mod}", shift="0"),
    date_rule("period/year", "the {year} ( period | {unit:quarter} )", unit="quarter"),
    date_rule("anaphor/latest-period", "the latest period", unit="quarter"),
    date_rule("shift/end", f"the? {{mod}} of the {{unit:{UNIT}}}", shift="0"),
)
"""What is reckoned from the day of the article."""

RECKONED: Final = (
    date_rule("ago/ago", f"{COUNTED} ago", sign="-1"),
    date_rule("ago/vague", "{unit:units} ago", sign="-1", count="X"),
    date_rule("offset/vague-earlier", "{unit:units} ( earlier | before )", sign="-1", count="X"),
    date_rule("offset/vague-later", "{unit:units} ( later | after )", sign="1", count="X"),
    date_rule("ago/from-now", f"{COUNTED} fromnow", sign="1"),
    date_rule("offset/earlier", f"{COUNTED} hyphen? ( earlier | before )", sign="-1"),
    date_rule("offset/later", f"{COUNTED} hyphen? ( later | after )", sign="1"),
    date_rule(
        "offset/year-earlier", f"{{unit:{UNIT}}} hyphen ( ago | earlier )", sign="-1", count="1"
    ),
    date_rule(
        "offset/year-earlier-period",
        f"( the | a )? like? {{unit:{UNIT}}} hyphen ( ago | earlier )( quarter | period )",
        sign="-1",
        count="1",
    ),
    date_rule(
        "offset/compared-period",
        "( the ( that | like )? ( period | quarter ) )"
        "( a {unit} ( ago | earlier | before ) | {last} {unit2:unit} )",
        sign="-1",
        count="1",
    ),
    date_rule("offset/next", f"the {{sign:following}} {{unit:{UNIT}}} ( {{part}} )?", count="1"),
    date_rule("offset/weekday", "the {sign:following|previous} {weekday} ( {part} )?"),
    date_rule("offset/next-day", "the {sign:next} {unit:day} ( {part} )?", count="1"),
    date_rule("offset/next-part", "the {sign:next|following} {part}", count="1", unit="day"),
    date_rule("offset/previous", f"( the | a )? {{sign:previous}} {{unit:{UNIT}}}", count="1"),
    date_rule("offset/before", f"the {{unit:{UNIT}}} before", sign="-1", count="1"),
    date_rule("offset/after", f"the {{unit:{UNIT}}} after", sign="1", count="1"),
    date_rule("anaphor/that", f"( {{mod:mod|earlier|later}} )? (the|that)? that {{unit:{UNIT}}}"),
    date_rule(
        "anaphor/that-part", "( {mod:mod|earlier|later} )? (the|that)? that {part}", unit="day"
    ),
    date_rule("anaphor/clock", "{clock}", unit="day"),
    date_rule("anaphor/part", "the {part}", unit="day"),
    date_rule("anaphor/mod-part", "(the)? {mod} hyphen? {part}", unit="day"),
    date_rule(
        "anaphor/hour-part", "( {hour:num|count} | {clock} ) in the {part} ( (of|on) )?", unit="day"
    ),
    date_rule("anaphor/the", "the ( straight | fiscal )? {unit:unit|quarter}", the="1"),
    date_rule("dayof/ordinal", "( the | its | a )? {ordinal} straight? {unit:day}"),
)
"""What is reckoned from another day: that of the article, or the one mentioned before."""
