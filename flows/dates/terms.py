"""The words of the time grammar: their classes, and the scan that cuts a line into them.

Classes are what the rules in ``rules`` are written in. Words with two lives ("May", "second",
"fall") are settled in ``doubtful``, number words are joined in ``numbers``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from flows.dates import vocabulary as words
from flows.dates.clock import CLOCK, read_clock

if TYPE_CHECKING:
    from collections.abc import Iterator

Fields = tuple[tuple[str, str], ...]


class Term(NamedTuple):
    """A word, number or sign of a line; a plain tuple, for a text has hundreds.

    Args:
        kind: Its class, one of those that rules name; "other" is nothing of the calendar.
        text: As printed, lower case.
        value: What it means in its class ("5" for "May"); empty where that is all.
        fields: What it says at once, where that is more than a value ("yesterday").
        begin: First character in the line.
        end: One after the last character.
    """

    kind: str
    text: str
    value: str
    fields: Fields
    begin: int
    end: int


def _entries() -> Iterator[tuple[str, str, str]]:
    yield from ((w, "month", str(n)) for w, n in (words.MONTHS | words.MONTHS_SHORT).items())
    days = words.WEEKDAYS | words.WEEKDAYS_SHORT
    yield from ((w, "weekday", str(n)) for w, n in days.items())
    yield from ((f"{w}s", "weekdays", str(n)) for w, n in words.WEEKDAYS.items())
    yield from ((w, w if w in words.OWN_CLASS else "unit", w) for w in words.UNITS)
    yield from ((re.sub("rys$", "ries", f"{w}s"), "units", w) for w in words.UNITS)
    yield from ((w, "season", v) for w, v in words.SEASONS.items())
    yield from ((w, "part", v) for w, v in words.PARTS.items())
    yield from ((w, "mod", v) for w, v in words.MODS.items())
    yield from ((w, "count", str(n)) for w, n in words.CARDINALS.items())
    yield from ((w, "power", str(n)) for w, n in words.POWERS.items())
    yield from ((w, "ordinal", str(n)) for w, n in words.ORDINALS.items())
    yield from ((w, "vague", "X") for w in words.VAGUE_COUNTS)
    yield "couple", "vague", "2"
    yield from ((w, "approx", v) for w, v in words.APPROXIMATIONS.items())
    yield from ((w, "reference", v) for w, v in words.REFERENCES.items())
    yield from ((w, "frequency", v) for w, v in words.FREQUENCIES.items())
    yield from ((w, kind, v) for kind, row in _FUNCTION_WORDS.items() for w, v in row.items())


_FUNCTION_WORDS: Final[dict[str, dict[str, str]]] = {
    "last": {"last": "-1"},
    "past": {"past": "-1"},
    "previous": {"previous": "-1", "preceding": "-1", "prior": "-1"},
    "next": {"next": "1"},
    "coming": {"coming": "1", "upcoming": "1", "forthcoming": "1"},
    "following": {"following": "1", "subsequent": "1"},
    "this": {"this": "0"},
    "current": {"current": "0"},
    "like": {"like": "", "comparable": "", "corresponding": ""},
    "that": {"that": "0", "same": "0"},
    "recent": {"recent": "-1"},
    "latest": {"latest": "0"},
    "the": {"the": ""},
    "its": {"its": "", "their": "", "his": "", "her": ""},
    "a": {"a": "1", "an": "1"},
    "every": {"every": "", "each": ""},
    "per": {"per": ""},
    "alternate": {"other": "2", "alternate": "2"},
    "times": {"times": ""},
    "often": {"once": "1", "twice": "2"},
    "ago": {"ago": "-1"},
    "earlier": {"earlier": "START"},
    "later": {"later": "END"},
    "before": {"before": "-1"},
    "after": {"after": "1", "afterwards": "1", "afterward": "1"},
    "of": {"of": ""},
    "on": {"on": ""},
    "at": {"at": ""},
    "in": {"in": "", "within": ""},
    "to": {"to": "", "through": "", "till": "", "until": ""},
    "between": {"between": ""},
    "from": {"from": ""},
    "and": {"and": "", "&": ""},
    "or": {"or": ""},
    "so": {"so": ""},
    "slash": {"/": ""},
    "half": {"half": "0.5"},
    "long": {"long": ""},
    "old": {"old": ""},
    "straight": {
        "straight": "",
        "consecutive": "",
        "successive": "",
        "full": "",
        "trading": "",
        "business": "",
        "working": "",
    },
    "future": {"future": "future"},
    "fiscal": {"fiscal": ""},
    "period": {"period": ""},
    "extra": {"more": "", "additional": "", "extra": "", "further": ""},
    "poss": {"'s": "", "’s": ""},
    "comma": {",": ""},
    "hyphen": {"-": "", "–": "", "‐": "", "‑": ""},
}

LEXICON: Final = {word: (kind, value) for word, kind, value in _entries()}
"""Every word that the grammar knows by itself, with its class and value."""

KINDS: Final = (
    "other", "num", "year", "shortyear", "era", "fraction", "decade", "date", "clock", "deictic",
    "fromnow", "holiday", "lunar", "shortquarter",
    *dict.fromkeys(kind for kind, _ in LEXICON.values()),
)  # fmt: skip
"""Every class, in a fixed order; ``rules`` may name no other."""

_ABBREVIATIONS = "|".join(sorted((*words.MONTHS_SHORT, *words.WEEKDAYS_SHORT), key=len)[::-1])
_SCAN: Final = re.compile(
    rf"""(?=\S)(?:(?P<era>\b(?=[ABC])(?:B\.\s?C\.(?:\s?E\.)?|A\.\s?D\.|BCE?|AD|CE|A\.H\.|AH)(?!\w))
    |(?P<plain>(?<!\w)[^\W\d_]{{2,}}(?![\w.'’]))
    |(?P<clock>{CLOCK})
    |(?P<iso>\b(?P<iso_y>[12]\d{{3}})(?P<iso_s>[-/.])(?P<iso_m>\d\d?)(?P=iso_s)(?P<iso_d>\d\d?)
        (?:T(?P<iso_t>[0-2]\d:[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d\d:?\d\d)?)\b)?(?!\w))
    |(?P<numdate>\b(?P<nd_a>\d\d?)(?P<nd_s>[-/.])(?P<nd_b>\d\d?)(?P=nd_s)(?P<nd_y>[12]\d{{3}})(?!\w))
    |(?P<decade>\b(?P<dec_long>[12]\d\d)0['’]?s\b|['’‘]?(?P<dec_short>[1-9])0['’]?s\b)
    |(?P<shortyear>(?<!\w)['’‘](?P<short>\d\d)\b)
    |(?P<ordinal>\b(?P<ord>\d{{1,3}})\s?(?:st|nd|rd|th)\b)
    |(?P<fraction>\b\d{{1,3}}[ -][1-9]/[1-9]\b)
    |(?P<quarter>\bQ[1-4](?=\s|$|[,.)]))
    |(?P<mixed>\b(?:\d+[^\W\d_]|[^\W\d_]+\d)\w*)
    |(?P<count>\b\d{{1,3}}(?:,\d{{3}})+\b|\b\d+\.\d+\b)
    |(?P<digits>\d+)
    |(?P<abbreviation>\b(?:{_ABBREVIATIONS})\.)
    |(?P<poss>['’]s\b)
    |(?P<word>[^\W\d_]+)
    |(?P<sign>[^\w\s]|_))""",
    re.VERBOSE | re.IGNORECASE,
)


def scan(text: str) -> Iterator[Term]:
    """Cut a line into terms, in order; only white space is left out."""
    for match in _SCAN.finditer(text):
        assert match.lastgroup is not None
        read = _READERS.get(match.lastgroup)
        yield Term(*_meaning(match[0]), *match.span()) if read is None else read(match)


def _term(match: re.Match[str], kind: str, value: str = "", fields: Fields = ()) -> Term:
    return Term(
        kind=kind,
        text=match[0].lower(),
        value=value,
        fields=fields,
        begin=match.start(),
        end=match.end(),
    )


def _read_word(match: re.Match[str]) -> Term:
    return Term(*_meaning(match[0]), *match.span())


@lru_cache(maxsize=16384)
def _meaning(printed: str) -> tuple[str, str, str, Fields]:
    """Give the class of a word or sign, its small letters, its value, and what it says at once."""
    text = printed.lower()
    word = text.rstrip(".") if len(text) > 1 else text
    if word in words.DEICTIC_DAYS:
        return "deictic", text, word, words.DEICTIC_DAYS[word]
    if word in words.CLOCK_WORDS:
        return "clock", text, word, (("clock", words.CLOCK_WORDS[word]),)
    if word in words.DECADE_WORDS:
        return "decade", text, words.DECADE_WORDS[word], ()
    kind, value = LEXICON.get(word, ("other", ""))
    return kind, text, value, ()


def _read_digits(match: re.Match[str]) -> Term:
    if len(match[0]) > 6:
        return _term(match, "other")
    number = int(match[0])
    if len(match[0]) <= 2 and 1 <= number <= 31:
        return _term(match, "num", str(number))
    if len(match[0]) == 4 and 1000 <= number <= 2999:
        return _term(match, "year", str(number))
    return _term(match, "count", str(number))


def _read_count(match: re.Match[str]) -> Term:
    return _term(match, "count", match[0].replace(",", ""))


def _read_fraction(match: re.Match[str]) -> Term:
    whole, over, under = (int(n) for n in re.findall(r"\d+", match[0]))
    return _term(match, "count", f"{whole + over / under:g}")


def _read_ordinal(match: re.Match[str]) -> Term:
    return _term(match, "ordinal", str(int(match["ord"])))


def _read_clock_term(match: re.Match[str]) -> Term:
    fields = read_clock(match[0])
    return _term(match, "clock", "", fields) if fields else _term(match, "other")


def _read_iso(match: re.Match[str]) -> Term:
    term = _date_term(match, match["iso_y"], int(match["iso_m"]), int(match["iso_d"]))
    if match["iso_t"] is None or term.kind == "other":
        return term
    return term._replace(fields=(*term.fields, ("clock", match["iso_t"])))


def _read_numdate(match: re.Match[str]) -> Term:
    """Read "27-11-2024"; which of two small numbers is the month is told in ``day_order``."""
    first, second, year = int(match["nd_a"]), int(match["nd_b"]), match["nd_y"]
    mark = ("mark", match["nd_s"])
    if first == second:
        return _date_term(match, year, first, second)
    if max(first, second) <= 12 and min(first, second) > 0:
        return _term(match, "date", "", (("year", year), ("either", f"{first}/{second}"), mark))
    is_day_first = first > 12
    term = _date_term(match, year, *((second, first) if is_day_first else (first, second)))
    if term.kind == "other":
        return term
    return term._replace(fields=(*term.fields, ("order", "day" if is_day_first else "month"), mark))


def _date_term(match: re.Match[str], year: str, month: int, day: int) -> Term:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return _term(match, "other")
    fields = (("year", str(int(year))), ("month", str(month)), ("day", str(day)))
    return _term(match, "date", "", fields)


def _read_decade(match: re.Match[str]) -> Term:
    return _term(match, "decade", match["dec_long"] or f"19{match['dec_short']}")


def _read_shortyear(match: re.Match[str]) -> Term:
    short = int(match["short"])
    return _term(match, "shortyear", str(1900 + short if short > 49 else 2000 + short))


def _read_era(match: re.Match[str]) -> Term:
    """Read "BC", "AD" and "AH" (of the Hijra) in capitals; "ad" is a word."""
    era = match[0].replace(".", "").replace(" ", "")
    if not era.isupper():
        return _read_word(match)
    return _term(match, "era", _ERAS[era])


_ERAS: Final = {"BC": "BC", "BCE": "BC", "AD": "AD", "CE": "AD", "AH": "AH"}


def _read_quarter(match: re.Match[str]) -> Term:
    return _term(match, "shortquarter", match[0][1:])


def _read_other(match: re.Match[str]) -> Term:
    return _term(match, "other")


_READERS: Final = {
    "digits": _read_digits,
    "count": _read_count,
    "fraction": _read_fraction,
    "ordinal": _read_ordinal,
    "clock": _read_clock_term,
    "iso": _read_iso,
    "numdate": _read_numdate,
    "decade": _read_decade,
    "shortyear": _read_shortyear,
    "mixed": _read_other,
    "quarter": _read_quarter,
    "era": _read_era,
}
