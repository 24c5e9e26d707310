"""Settle the words that only sometimes belong to the calendar: May, march, fall, second, 2,000.

Each rule looks at the words beside, the tag of the parser and the names of the sentence, and says
whether the reading of ``terms`` stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from flows.dates import vocabulary as words
from flows.dates.vocabulary import word_set
from flows.language.tree import name_at
from flows.model import NameLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from flows.dates.line import Line
    from flows.dates.terms import Term
    from flows.model import Name, Token

_DATE_KINDS: Final = frozenset({"num", "ordinal", "year", "shortyear"})
_BEFORE_MONTH: Final = word_set(
    """in since until till by of from to between during before after for through and or last
    next this every each early late mid - – / on"""
)
_BEFORE_YEAR: Final = word_set(
    """in since until till by of from to between during before after for through and or early
    late mid circa until ( - – back year"""
)
_BEFORE_SEASON: Final = word_set(
    "last this next the in early late of since by mid - every past coming"
)
_BEFORE_OVER: Final = word_set("for after in of to from just well lasted took is was being")
_FIRST_WORDS: Final = word_set("first second third fourth fifth")
_MONEY: Final = word_set("$ € £ ¥ # § № no. no")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A term among its neighbours."""

    line: Line
    terms: Sequence[Term]
    at: int

    @property
    def term(self) -> Term:
        """The term itself."""
        return self.terms[self.at]

    @property
    def before(self) -> Term | None:
        """The term on its left."""
        return self.terms[self.at - 1] if self.at > 0 else None

    @property
    def after(self) -> Term | None:
        """The term on its right."""
        return self.terms[self.at + 1] if self.at + 1 < len(self.terms) else None

    @property
    def token(self) -> Token:
        """The token that holds its last character."""
        return self.line.sentence.tokens[self.line.token_at(self.term.end - 1)]

    @property
    def name(self) -> Name | None:
        """The name that it is part of, None where it is part of none or is a name by itself."""
        name = name_at(self.line.sentence, self.token.index)
        return name if name is not None and name.last - name.first > 1 else None

    @property
    def printed(self) -> str:
        """The word with its capitals."""
        return self.line.text[self.term.begin : self.term.end]

    def has_before(self, *kinds: str) -> bool:
        """Tell whether the term on the left is of one of the classes."""
        return self.before is not None and self.before.kind in kinds

    def has_after(self, *kinds: str) -> bool:
        """Tell whether the term on the right is of one of the classes."""
        return self.after is not None and self.after.kind in kinds


def settle(line: Line, terms: Sequence[Term]) -> tuple[Term, ...]:
    """Give the terms, with every word that is no time here turned into "other"."""
    return tuple(
        _settle_one(Place(line=line, terms=terms, at=at)) if term.kind in _RULES else term
        for at, term in enumerate(terms)
    )


def _settle_one(place: Place) -> Term:
    if _RULES[place.term.kind](place):
        return place.term
    kind = "unit" if place.term.text == "second" and place.has_before(*_COUNTED) else "other"
    return place.term._replace(kind=kind, value=place.term.text if kind == "unit" else "")


_COUNTED: Final = ("num", "count", "vague")


def _beside_number(place: Place) -> bool:
    right = place.after
    if right is not None and right.kind == "comma" and place.at + 2 < len(place.terms):
        right = place.terms[place.at + 2]
        return right.kind == "year" or place.has_before(*_DATE_KINDS)
    near = {t.kind for t in (place.before, right) if t is not None}
    of = place.has_before("of") and place.at > 1 and place.terms[place.at - 2].kind == "ordinal"
    return bool(near & _DATE_KINDS) or of


def is_month(place: Place) -> bool:
    """Tell a month from a modal, a verb, a person or an abbreviation of something else."""
    word = place.term.text.rstrip(".")
    if not place.printed[0].isupper() and not _beside_number(place):
        return False
    if _beside_number(place):
        return True
    if word in words.MONTHS_SHORT:
        return place.term.text.endswith(".") and word != "mar"
    if place.name is not None and place.name.label is not NameLabel.EVENT:
        return False
    if word in ("may", "march"):
        return _is_month_not_verb(place)
    return _is_not_person(place)


def _is_month_not_verb(place: Place) -> bool:
    if place.token.tag.startswith(("V", "MD")):
        return False
    return place.before is not None and place.before.text in _BEFORE_MONTH


def _is_not_person(place: Place) -> bool:
    name = name_at(place.line.sentence, place.token.index)
    return name is None or name.label is not NameLabel.PERSON


def is_holiday(place: Place) -> bool:
    """Tell a holiday from part of a longer name ("Good Friday Agreement", "Easter Island")."""
    tokens = place.line.sentence.tokens
    first, last = place.line.token_at(place.term.begin), place.token.index
    names = (name_at(place.line.sentence, at) for at in (first, last))
    if any(n is not None and (n.first < first or n.last > last + 1) for n in names):
        return False
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    is_named_on = behind is not None and behind.text[0].isupper()
    return not is_named_on or place.has_after(*_BEHIND_HOLIDAY)


_BEHIND_HOLIDAY: Final = ("unit", "weekend", "day", "weekday", "month", "year", "part", "era")


def is_weekday(place: Place) -> bool:
    """Tell a day of the week from "sun", "sat", "wed" and from part of a name."""
    word = place.term.text.rstrip(".")
    if not place.printed[0].isupper():
        return False
    if word in words.WEEKDAYS_SHORT:
        alone = place.has_after("num", "ordinal", "month", "clock", "date") or (
            place.has_after("comma") and _is_before_date(place)
        )
        return alone or (place.term.text.endswith(".") and word not in ("sun", "sat"))
    return _is_free_weekday(place)


def _is_before_date(place: Place) -> bool:
    following = place.terms[place.at + 2 : place.at + 3]
    return bool(following) and following[0].kind in ("num", "ordinal", "month", "date")


def _is_free_weekday(place: Place) -> bool:
    """Tell whether it is no part of a longer name ("Sunday Times", "Black Friday")."""
    name = place.name
    if name is None:
        return True
    return place.token.index == name.last - 1 and name.label is not NameLabel.EVENT


def is_season(place: Place) -> bool:
    """Tell a season from the verbs "fall" and "spring" and from "the Arab Spring"."""
    if place.has_before("last", "next", "this", "past", "coming"):
        return not place.has_after("of", "in")
    if place.token.tag.startswith("V") or place.name is not None:
        return False
    if place.term.text in ("summer", "winter", "autumn") or _is_before_year(place):
        return True
    left = place.before
    return left is not None and left.text in _BEFORE_SEASON and not place.has_after("of", "in")


def _is_before_year(place: Place) -> bool:
    following = [t.kind for t in place.terms[place.at + 1 : place.at + 3]]
    return following[:1] == ["year"] or following == ["of", "year"]


def is_year(place: Place) -> bool:
    """Tell a year from a count, an amount, a number of something."""
    left, number = place.before, int(place.term.value)
    if left is not None and left.text in _MONEY:
        return False
    if place.name is not None and place.name.label is not NameLabel.EVENT:
        return False
    if place.has_before("lunar", "holiday"):
        return True
    if place.has_before("month", "comma", "num", "ordinal", "season", "mod", "shortyear"):
        return _is_plain_year(place)
    if left is not None and left.text in _BEFORE_YEAR:
        return _is_plain_year(place)
    return 1900 <= number <= 2099 and _is_plain_year(place)


def _is_plain_year(place: Place) -> bool:
    """Tell whether nothing is counted by it."""
    right = place.after
    if right is None:
        return True
    if right.kind in ("unit", "units", "power") or right.text in ("%", "percent"):
        return False
    head = place.line.sentence.tokens[place.token.head]
    follows = head.index == place.token.index + 1
    counts = place.token.dep.startswith("nummod") and head.tag == "NNS" and follows
    known = place.before is not None and place.before.text == "the"  # "the 2014 elections"
    return not counts or known or place.has_before("month")


def is_ordinal(place: Place) -> bool:
    """Tell "second" the ordinal from the unit, and a day from "on Monday, the first since May"."""
    left = [t.text for t in place.terms[max(0, place.at - 2) : place.at]]
    day = place.after is not None and (place.has_after("month") or place.after.text == "of")
    apart = left == [",", "the"] and place.term.text in _FIRST_WORDS and not day
    return not (apart or (place.term.text == "second" and place.has_before(*_COUNTED)))


def is_that(place: Place) -> bool:
    """Tell "that week" and "the same day" from the conjunction."""
    return place.has_after(
        "unit", "day", "weekend", "quarter", "century", "part", "weekday", "month", "season", "that"
    )


def is_reference(place: Place) -> bool:
    """Tell "now" the adverb from "now" inside a name."""
    return place.name is None and not place.token.tag.startswith("NNP")


def is_deictic(place: Place) -> bool:
    """Tell "today" from part of a name ("Pakistan Today")."""
    return place.name is None


def is_decade(place: Place) -> bool:
    """Tell a decade from an age ("in his 30s")."""
    return not place.has_before("its")


def is_approximation(place: Place) -> bool:
    """Tell "for over three years" from "spread over three years", where it is a preposition."""
    return place.term.text != "over" or place.before is None or place.before.text in _BEFORE_OVER


def is_short_year(place: Place) -> bool:
    """Tell "'98" from a number in a title ("'60 Minutes")."""
    return not place.has_after("unit", "units")


def is_old(place: Place) -> bool:
    """Tell "old" that closes an age."""
    return place.has_before("hyphen", "units", "unit")


_RULES: Final[Mapping[str, Callable[[Place], bool]]] = {
    "month": is_month,
    "holiday": is_holiday,
    "weekday": is_weekday,
    "season": is_season,
    "year": is_year,
    "ordinal": is_ordinal,
    "that": is_that,
    "reference": is_reference,
    "deictic": is_deictic,
    "old": is_old,
    "approx": is_approximation,
    "decade": is_decade,
    "shortyear": is_short_year,
}
