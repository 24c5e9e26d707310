"""What looks like a time expression and is none: ages, rates, bare plurals, ordinals of things.

Single doubtful words are settled before, in ``doubtful``; here a whole match is judged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from flows.dates.vocabulary import STATES_OF_AFFAIRS, word_set
from flows.language.tree import children

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from flows.dates.grammar import Match
    from flows.dates.line import Line
    from flows.dates.terms import Term
    from flows.model import Token

SIGNALS: Final = word_set(
    """about after around at before between by circa during for from in into of on over since
    through throughout till to toward towards until within"""
)
"""Prepositions that stand before a time and say how something lies to it."""

_SPAN_SIGNALS: Final = word_set("after before during for from in over since through within")
_SHORT_UNITS: Final = ("second", "minute", "hour")
_MONTH_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_HOUR: Final = re.compile(r"(?:1?\d|2[0-4])(?:\.[0-5]\d)?")
_BEHIND_PLURAL: Final = ("of", "ago")
_BEHIND_SPAN: Final = ("ago", "earlier", "later", "before", "after", "of")
_ENDED: Final = ("ended", "ending")
_MOVING: Final = word_set(
    "adjourn advance bring change defer delay move postpone push put reschedule shift switch"
)
"""Verbs that take a thing from one day to another."""
_MOVED_WITHIN: Final = 6
_SPAN_RULES: Final = ("day-month", "month-day", "months", "month-days", "day-months", "weekdays")
_DAY_SIGNALS: Final = word_set("after before by from on since to until")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A match in its sentence."""

    line: Line
    terms: Sequence[Term]
    match: Match

    @property
    def fields(self) -> dict[str, str]:
        """What the rule read."""
        return dict(self.match.fields)

    @property
    def before(self) -> str:
        """The word or sign before it, lower case; empty at the beginning."""
        return self.terms[self.match.first - 1].text if self.match.first else ""

    @property
    def after(self) -> str:
        """The word or sign after it, lower case; empty at the end."""
        return self.terms[self.match.last].text if self.match.last < len(self.terms) else ""

    @property
    def next_token(self) -> Token | None:
        """The token after it, None at the end."""
        if self.match.last >= len(self.terms):
            return None
        return self.line.sentence.tokens[self.line.token_at(self.terms[self.match.last].begin)]

    @property
    def signal(self) -> str:
        """The preposition before it, empty where there is none."""
        return self.before if self.before in SIGNALS else ""


def is_refused(candidate: Candidate) -> bool:
    """Tell whether the match is no time expression."""
    refuse = _REFUSALS.get(candidate.match.rule.name)
    return refuse is not None and refuse(candidate)


def _is_bare_ordinal(candidate: Candidate) -> bool:
    """Refuse "the 20th" unless it is the day of a month: "on the 20th", with no noun after it."""
    text = candidate.terms[candidate.match.last - 1].text
    if not (text[0].isdigit() and 1 <= int(candidate.fields["day"]) <= 31):
        return True
    following = candidate.next_token
    noun_follows = following is not None and following.tag.startswith(("N", "J", "CD"))
    return candidate.before not in _DAY_SIGNALS or noun_follows


def _is_age(candidate: Candidate) -> bool:
    """Refuse the age of a person; the age of a war is a span of time."""
    sentence = candidate.line.sentence
    old = candidate.line.token_at(candidate.terms[candidate.match.last - 1].begin)
    over = sentence.tokens[sentence.tokens[old].head]
    near = (over, *children(sentence, old, "nsubj"), *sentence.tokens[old + 1 : old + 4])
    return not any(t.lemma.lower() in STATES_OF_AFFAIRS for t in near)


def _is_bare_plural(candidate: Candidate) -> bool:
    """Refuse "days" that no preposition makes a span ("the old days", "two sides, days")."""
    is_free = candidate.before not in _SPAN_SIGNALS and candidate.after not in _BEHIND_PLURAL
    return is_free or candidate.before == "-"


def _is_rate(candidate: Candidate) -> bool:
    """Refuse "20 dollars a day", "twice a week": a rate, not a span."""
    if candidate.signal or candidate.after in _BEHIND_SPAN:
        return False
    return candidate.terms[candidate.match.first].kind == "a"


def _is_no_other_span(candidate: Candidate) -> bool:
    """Refuse all but "for another year"."""
    return candidate.terms[candidate.match.first].text != "another" or candidate.signal != "for"


def _is_part_of_age(candidate: Candidate) -> bool:
    """Refuse "22-year" of an age that was refused as a whole."""
    rest = [t.kind for t in candidate.terms[candidate.match.last : candidate.match.last + 2]]
    return rest[:1] == ["old"] or rest == ["hyphen", "old"]


def _is_age_or_share(candidate: Candidate) -> bool:
    """Refuse "22-year" of an age, and "three-quarters" of something."""
    return candidate.terms[candidate.match.last - 1].text == "quarters" or _is_part_of_age(
        candidate
    )


def _is_before_event(candidate: Candidate) -> bool:
    """Refuse "a week before the talks" and "an hour later": spans that no calendar dates."""
    if candidate.fields["unit"] in _SHORT_UNITS:
        return True
    last = candidate.terms[candidate.match.last - 1].kind
    following = candidate.next_token
    if last not in ("before", "after") or following is None:
        return False
    ends = ("VBD", "VBZ", "VBP", "MD", ".", ",", ":", "'", "-RRB", "IN")
    return not following.tag.startswith(ends)


def _is_bare_clock(candidate: Candidate) -> bool:
    """Refuse "10:30" that is told to be a time by nothing beside it."""
    text = candidate.terms[candidate.match.first].text
    return text[0].isdigit() and not re.search(r"[a-z]", text) and not candidate.signal


def _is_unanchored(candidate: Candidate) -> bool:
    """Refuse "the year", "the morning" that no preposition makes a time."""
    if candidate.fields["unit"] == "year" and (
        candidate.after in _ENDED or candidate.after.isdigit()
    ):
        return True
    return candidate.before not in _SPAN_SIGNALS or candidate.after in ("of", "before", "after")


def _is_no_range(candidate: Candidate) -> bool:
    """Refuse "2011-10", which does not run forward and is no short year."""
    fields = candidate.fields
    begin, end = int(fields["from_year"]), fields["to_year"]
    full = begin // 100 * 100 + int(end) if len(end) <= 2 else int(end)
    return not begin < full < begin + 100


def _is_moved(candidate: Candidate) -> bool:
    """Refuse "moved from Monday to Wednesday": two days, and nothing in between."""
    if candidate.before != "from":
        return False
    begin = candidate.line.token_at(candidate.terms[candidate.match.first].begin)
    before = candidate.line.sentence.tokens[max(begin - _MOVED_WITHIN, 0) : begin]
    return any(t.lemma.lower() in _MOVING for t in before)


def _is_not_between(candidate: Candidate) -> bool:
    """Refuse "March and May" as a range but in "between March and May"."""
    return candidate.before != "between"


def _is_not_between_years(candidate: Candidate) -> bool:
    return _is_not_between(candidate) or _is_no_range(candidate)


def _is_no_span_of_week(candidate: Candidate) -> bool:
    between = candidate.match.rule.name.startswith("range/between-")
    refuse = _is_not_between if between else _is_moved
    return _is_no_week(candidate) or refuse(candidate)


def _is_no_year_number(candidate: Candidate) -> bool:
    """Refuse "the hour 25"; "the year two thousand" is a year."""
    unit = candidate.terms[candidate.match.first + 1].value
    return unit != "year" or not 1000 <= float(candidate.fields["year"]) <= 2999


def _is_no_hour(candidate: Candidate) -> bool:
    """Refuse "350 in the morning"; "8.15 in the morning" is a time of day."""
    return "hour" in candidate.fields and _HOUR.fullmatch(candidate.fields["hour"]) is None


def _is_no_lunar_day(candidate: Candidate) -> bool:
    """Refuse a number beside the name of a day, or a year that no such calendar writes today."""
    fields = candidate.fields
    year = int(float(fields.get("year", "1400")))
    return "-" in fields["holiday"] or not 1000 <= year <= 2999


def _is_no_day(candidate: Candidate) -> bool:
    """Refuse "30 February": the month is left, no day is invented."""
    fields = candidate.fields
    return not 1 <= int(fields["day"]) <= _MONTH_DAYS[int(fields["month"]) - 1]


def _is_no_part_of_year(candidate: Candidate) -> bool:
    """Refuse "the third quarter of the month"."""
    return candidate.fields["unit"] != "year"


def _is_no_era_year(candidate: Candidate) -> bool:
    """Refuse "2.5 AD"."""
    year = candidate.fields["year"]
    return not (year.isdigit() and 1 <= int(year) <= 9999)


def _is_no_end(candidate: Candidate) -> bool:
    """Refuse "year early"; "year-end" and "the month's end" are times."""
    return candidate.terms[candidate.match.last - 1].text != "end"


def _is_not_ended(candidate: Candidate) -> bool:
    """Refuse "the year" but in "the year ended Sept. 30", which tells how long it was."""
    return candidate.after not in _ENDED


def _is_sequence(candidate: Candidate) -> bool:
    """Refuse "soon" of what followed then ("soon after", "it soon retreated")."""
    if candidate.terms[candidate.match.first].text != "soon":
        return False
    sentence = candidate.line.sentence
    token = sentence.tokens[candidate.line.token_at(candidate.terms[candidate.match.first].begin)]
    verb = sentence.tokens[token.head]
    return candidate.after in ("after", "afterwards") or verb.tag == "VBD"


def _is_inside_name(candidate: Candidate) -> bool:
    """Refuse "Future" and "Current" of a name or a heading."""
    first = candidate.line.text[candidate.terms[candidate.match.first].begin]
    return first.isupper() or candidate.after == "hyphen"


def _is_no_set(candidate: Candidate) -> bool:
    """Refuse all plurals but "weekends"; the plural of other units is a span."""
    return candidate.fields["unit"] != "weekend"


def _is_no_week(candidate: Candidate) -> bool:
    """Refuse "Friday this month": only in a week a weekday is one day."""
    return candidate.fields["unit"] != "week"


def _is_no_decade(candidate: Candidate) -> bool:
    """Refuse "the last week", a week of the calendar; "the last decade" is the ten years past."""
    return candidate.fields["unit"] not in ("fortnight", "decade", "century")


def _is_last_decade(candidate: Candidate) -> bool:
    first = candidate.terms[candidate.match.first].kind
    return first == "the" and candidate.fields["shift"] != "0" and not _is_no_decade(candidate)


def _is_count_behind(candidate: Candidate) -> bool:
    """Refuse "April 24 and 25 people": the second number counts what follows."""
    following = candidate.next_token
    last = candidate.terms[candidate.match.last - 1]
    return last.kind == "num" and following is not None and following.tag.startswith("NN")


def _is_name_part(candidate: Candidate) -> bool:
    """Refuse a frequency that is written as a name ("the Daily Star")."""
    token = candidate.line.sentence.tokens[
        candidate.line.token_at(candidate.terms[candidate.match.first].begin)
    ]
    return token.index > 0 and token.text[0].isupper()


def _is_no_day_of(candidate: Candidate) -> bool:
    """Refuse "the first day" that is not counted inside something or told as news."""
    straight = any(
        t.kind == "straight" for t in candidate.terms[candidate.match.first : candidate.match.last]
    )
    return not (straight or candidate.after == "of" or candidate.signal)


_REFUSALS: Final[Mapping[str, Callable[[Candidate], bool]]] = {
    "calendar/the-year": _is_no_year_number,
    "shift/unit-end": _is_no_end,
    "duration/year-ended": _is_not_ended,
    "reference/word": _is_sequence,
    "reference/current": _is_inside_name,
    "era/year": _is_no_era_year,
    "era/month": _is_no_era_year,
    "era/season": _is_no_era_year,
    "anaphor/hour-part": _is_no_hour,
    "holiday/day-month": _is_no_lunar_day,
    "holiday/month-day": _is_no_lunar_day,
    "holiday/month": _is_no_lunar_day,
    "calendar/month-day": _is_no_day,
    "calendar/day-month": _is_no_day,
    "inyear/part-of-year": _is_no_part_of_year,
    "calendar/day": _is_bare_ordinal,
    "duration/old": _is_age,
    "duration/old-unit": _is_age,
    "duration/count": _is_part_of_age,
    "duration/hyphen": _is_age_or_share,
    "anaphor/clock": _is_bare_clock,
    "anaphor/part": _is_unanchored,
    "anaphor/the": _is_unanchored,
    "offset/vague-earlier": _is_before_event,
    "offset/vague-later": _is_before_event,
    "offset/earlier": _is_before_event,
    "offset/later": _is_before_event,
    "offset/before": _is_before_event,
    "offset/after": _is_before_event,
    "duration/vague": _is_bare_plural,
    "duration/last-decade": _is_no_decade,
    "inweek/weekday": _is_no_week,
    "shift/unit": _is_last_decade,
    "duration/a-unit": _is_rate,
    "duration/another": _is_no_other_span,
    "range/years": _is_no_range,
    "range/years-to": _is_no_range,
    "range/between-years": _is_not_between_years,
    "range/weekdays-of": _is_no_span_of_week,
    "range/between-weekdays-of": _is_no_span_of_week,
    **{f"range/{name}": _is_moved for name in _SPAN_RULES},
    **{f"range/between-{name}": _is_not_between for name in _SPAN_RULES},
    "pair/month-day": _is_count_behind,
    "set/frequency": _is_name_part,
    "set/weekends": _is_no_set,
    "dayof/ordinal": _is_no_day_of,
}
