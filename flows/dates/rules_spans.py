"""Rules for spans, repeated times, and words for the past, the present and the future.

How a rule is written is told in ``grammar``; what its words are, in ``terms``; what a family means,
in ``readings`` and ``measures``.

Source: extents as in the ISO-TimeML guidelines (ISO 24617-1:2012) and TimeML 1.2.1, by own rules.
"""

from __future__ import annotations

from typing import Final

from flows.dates.rule_pieces import (
    ANY_UNIT,
    APPROX,
    NUMBER,
    OR_SO,
    UNIT,
    date_rule,
    set_rule,
    span_rule,
)

DURATIONS: Final = (
    span_rule(
        "duration/count",
        f"{APPROX} the? {{count:{NUMBER}}} (extra|straight)? {{unit:{ANY_UNIT}}} {OR_SO}",
    ),
    span_rule(
        "duration/hyphen",
        f"{APPROX} {{count:{NUMBER}}} hyphen {{unit:{ANY_UNIT}}} ( hyphen long )?",
    ),
    span_rule(
        "duration/or",
        f"{APPROX} {{count:{NUMBER}}} ( or | to | hyphen ) {{count_to:{NUMBER}}}{{unit:units}}",
    ),
    span_rule(
        "duration/last",
        f"( the )? {{side:last|past|next|coming|previous|following|recent}} "
        f"{APPROX} ( {{count:{NUMBER}}} )? {{unit:units}} {OR_SO}",
    ),
    span_rule(
        "duration/past-unit",
        f"( the | this )? {{side:past}} ( {{count:half}} )? {{unit:{UNIT}}}",
        count="1",
    ),
    span_rule("duration/last-decade", "the {side:last|next|coming} {unit:unit|century}", count="1"),
    span_rule("duration/a-unit", f"{APPROX} {{count:a}} extra? {{unit:{UNIT}}} {OR_SO}"),
    span_rule("duration/another", f"{{mod1:approx}} {{unit:{UNIT}}}", count="1"),
    span_rule(
        "duration/half",
        f"{APPROX} ( half a | a half hyphen? | half hyphen ) {{unit:{UNIT}}}",
        count="0.5",
    ),
    span_rule("duration/half-more", f"{APPROX} a {{unit:{UNIT}}} and a half", count="1.5"),
    span_rule("duration/long", f"{{unit:{ANY_UNIT}}} hyphen long", count="1"),
    span_rule("duration/year-ended", "the fiscal? {unit}", count="1"),
    span_rule("duration/vague", "{unit:units}", count="X"),
    span_rule(
        "duration/old",
        f"{APPROX} {{count:{NUMBER}}}( hyphen {{unit:{UNIT}}} hyphen | {{unit2:units}} ) old",
        old="1",
    ),
    span_rule("duration/old-unit", f"{{unit:{ANY_UNIT}}} hyphen old", count="1", old="1"),
    span_rule(
        "duration/first",
        f"the? ( ordinal | latest ) {{count:{NUMBER}}} {{unit:units}} ( of {{year}} )?",
    ),
)

SETS: Final = (
    set_rule("set/times", f"( often | ( {NUMBER} ) times ) ( a | per | every ) {{unit:{UNIT}}}"),
    set_rule(
        "set/every",
        f"every ( {{count:{NUMBER}}} | {{count2:alternate}} )?"
        f"( {{unit:{ANY_UNIT}}} | {{part}} | {{month}} )",
    ),
    set_rule("set/every-weekday", "every alternate? {weekday} ( {part} )?"),
    set_rule("set/weekends", "{unit:units}"),
    set_rule("set/weekdays", "{weekday:weekdays}"),
    set_rule("set/frequency", "{period:frequency}"),
)

REFERENCES: Final = (
    date_rule("reference/word", "{which:reference}"),
    date_rule("reference/current", "current", which="present"),
    date_rule("reference/past", "the past", which="past"),
    date_rule("reference/future", "the {which:future}"),
)
