"""Find the time expressions of an article: extents, types, and where each looks.

Values need the date of the article: ``resolve`` gives them. Dates printed outside the sentences
are found in ``printed``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from flows.dates.day_order import settle_orders
from flows.dates.doubtful import settle
from flows.dates.entries import tell_entries
from flows.dates.grammar import Grammar, match_rules
from flows.dates.line import line_of
from flows.dates.named_days import NO_NAMED_DAYS, NamedDays
from flows.dates.numbers import join_numbers
from flows.dates.phrases import join_phrases
from flows.dates.quoted import quoted_words
from flows.dates.ranges import read_ends
from flows.dates.refusals import SIGNALS, Candidate, is_refused
from flows.dates.rules import RULES
from flows.dates.tense import Firmness, Leaning, lean
from flows.dates.terms import LEXICON, scan
from flows.dates.vocabulary import CLOCK_WORDS, DECADE_WORDS, DEICTIC_DAYS, word_set
from flows.model import Direction, PartKind, TimeExpression, TimexType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from flows.dates.grammar import Match
    from flows.model import Parsed, Sentence

_CORE: Final = (
    "month", "weekday", "weekdays", "unit", "units", "day", "weekend", "quarter", "century",
    "season", "part", "reference", "frequency", "period", "current", "future", "past",
)  # fmt: skip
"""Classes one of which, or a number, every time expression has."""
_PAIRED: Final = 3
"""A preposition, a weekday and the word that joins another."""
_ONWARD: Final = ("onward", "onwards")
_TWO_ENDED: Final = ("range/", "pair/")
_MIDDLES: Final = ("to", "hyphen", "slash", "and", "or")
_TRIGGERS: Final = (
    frozenset(word for word, (kind, _) in LEXICON.items() if kind in _CORE)
    | frozenset((*CLOCK_WORDS, *DECADE_WORDS, *DEICTIC_DAYS))
    | word_set("am pm bc bce ce ah st nd rd th eighteen nineteen present moment")
)
"""Words without which (and without a longer number) a sentence holds no time expression."""

_DOTTED: Final = word_set("am pm bc bce ad ah oclock")
_LETTERS: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spotted:
    """A time expression with the leaning it has by itself."""

    expression: TimeExpression
    leaning: Leaning


def spot_times(parsed: Parsed, named_days: NamedDays = NO_NAMED_DAYS) -> tuple[TimeExpression, ...]:
    """Find the time expressions of an article.

    Args:
        parsed: The article; tags and heads may be missing, directions are then not told.
        named_days: Holidays, named days and months of other calendars that it may name.

    Returns:
        Those of its sentences, not of datelines, and of captions only what bears its own year.
        Expressions in order of the text, not overlapping. ``rule`` is "family/detail", ``fields``
        what the rule read, "signal" (the preposition before it), "quoted" in direct speech,
        "onward" in "from March onward", "entry" in a chronology.
    """
    quoted = quoted_words(parsed.sentences)
    pairs = zip(parsed.sentences, quoted, strict=True)
    spotted = [s for sentence, inside in pairs for s in _spot(sentence, inside, named_days)]
    return tell_entries(parsed, settle_orders(_agree(spotted)))


def _spot(sentence: Sentence, quoted: frozenset[int], named_days: NamedDays) -> Iterator[Spotted]:
    if sentence.kind is PartKind.DATELINE or not _may_hold_time(sentence, named_days):
        return
    line = line_of(sentence)
    scanned = named_days.join(line.text, tuple(scan(line.text)))
    terms = settle(line, join_numbers(join_phrases(scanned)))

    def is_time(match: Match) -> bool:
        return not is_refused(Candidate(line=line, terms=terms, match=match))

    for match in match_rules(_grammar(), terms, is_time):
        spotted = _spotted(Candidate(line=line, terms=terms, match=match), quoted)
        if sentence.kind is not PartKind.CAPTION or _bears_year(spotted.expression):
            yield from _parted(spotted)


@lru_cache(maxsize=1)
def _grammar() -> Grammar:
    return Grammar.of(RULES)


def _parted(spotted: Spotted) -> Iterator[Spotted]:
    """Give a pair ("April 24 and 25") as two time expressions, all else as it is."""
    if not spotted.expression.rule.startswith("pair/"):
        yield spotted
        return
    for end in spotted.expression.ends:
        yield replace(spotted, expression=end)


def _bears_year(expression: TimeExpression) -> bool:
    """Tell whether it needs no date of the article: a picture may be years older than that."""
    return expression.rule.startswith("calendar/") and "year" in dict(expression.fields)


def _may_hold_time(sentence: Sentence, named_days: NamedDays) -> bool:
    words = [token.text for token in sentence.tokens]
    return any(map(_may_tell_time, words)) or named_days.may_stand_in(sentence.text)


@lru_cache(maxsize=16384)
def _may_tell_time(word: str) -> bool:
    if len(word) == 1:
        return word in "'’‘"
    small = word.lower()
    if small.rstrip(".") in _TRIGGERS:
        return True
    if len(word) == 2 or word.isalpha():
        return False
    pieces = _LETTERS.findall(small)
    is_number = any(sign.isdigit() for sign in word)
    return is_number or "".join(pieces) in _DOTTED or not _TRIGGERS.isdisjoint(pieces)


def _spotted(candidate: Candidate, quoted: frozenset[int]) -> Spotted:
    line, match = candidate.line, candidate.match
    begin, end = candidate.terms[match.first].begin, candidate.terms[match.last - 1].end
    signal = candidate.signal or _shared_signal(candidate)
    said = {
        "signal": signal,
        "quoted": "1" if line.token_at(begin) in quoted else "",
        "onward": "1" if signal == "from" and _goes_on(candidate) else "",
    }
    fields = (*match.fields, *((name, value) for name, value in said.items() if value))
    leaning = lean(line.sentence, line.token_at(begin), line.token_at(end - 1) + 1, signal)
    expression = TimeExpression(
        span=line.raw_span(begin, end),
        text=line.text[begin:end],
        timex_type=_type_of(candidate),
        rule=match.rule.name,
        fields=fields,
        direction=leaning.direction,
        cue=leaning.cue,
    )
    if expression.rule.startswith(_TWO_ENDED):
        expression = replace(expression, ends=_ends_of(candidate, expression))
    return Spotted(expression=expression, leaning=leaning)


def _shared_signal(candidate: Candidate) -> str:
    """Give the preposition that a weekday shares with one before ("for Saturday or Sunday")."""
    first = candidate.match.first
    before = candidate.terms[max(0, first - 3) : first]
    if len(before) < _PAIRED or "weekday" not in candidate.fields:
        return ""
    is_pair = before[1].kind == "weekday" and before[2].text in ("or", "and")
    return before[0].text if is_pair and before[0].text in SIGNALS else ""


def _ends_of(candidate: Candidate, whole: TimeExpression) -> tuple[TimeExpression, ...]:
    """Give the two ends of a range or a pair: what stands before and behind its middle word."""
    terms = candidate.terms[candidate.match.first : candidate.match.last]
    middle = next(i for i, t in enumerate(terms) if i > 0 and t.kind in _MIDDLES)
    sides = ("begin", terms[:middle]), ("end", terms[middle + 1 :])
    return tuple(
        replace(
            whole,
            span=candidate.line.raw_span(side[0].begin, side[-1].end),
            text=candidate.line.text[side[0].begin : side[-1].end],
            rule=f"{_family_of(fields)}/{whole.rule.partition('/')[0]}-{name}",
            fields=tuple(fields.items()),
        )
        for (name, side), fields in zip(sides, read_ends(candidate.fields), strict=True)
    )


def _goes_on(candidate: Candidate) -> bool:
    """Tell "from 2015 onward" and "from 2015 on," from "from 2015 on the coast"."""
    behind = candidate.terms[candidate.match.last + 1 : candidate.match.last + 2]
    is_last = not behind or not behind[0].text[0].isalnum()
    return candidate.after in _ONWARD or (candidate.after == "on" and is_last)


def _family_of(fields: Mapping[str, str]) -> str:
    if "weekday" not in fields:
        return "calendar"
    return "inweek" if "unit" in fields else "weekday"


def _type_of(candidate: Candidate) -> TimexType:
    kind = candidate.match.rule.type
    if kind is TimexType.DATE and {"part", "clock"} & candidate.fields.keys():
        return TimexType.TIME
    return kind


def _agree(spotted: Sequence[Spotted]) -> tuple[TimeExpression, ...]:
    """Let a weekday whose verb tells little look where the others of its name firmly look.

    "The meeting begins Sunday" beside "on Sunday led an effort" is the Sunday before. Where firm
    mentions disagree, each keeps its own direction.

    Source: house rule; a news text rarely means two weeks by one weekday name.
    """
    firm: dict[str, list[Direction]] = defaultdict(list)
    for each in spotted:
        if (
            each.leaning.firmness is Firmness.FIRM
            and each.leaning.direction is not Direction.NEAREST
        ):
            firm[_bare_weekday(each.expression)].append(each.leaning.direction)
    return tuple(_swayed(each, firm.get(_bare_weekday(each.expression), ())) for each in spotted)


def _bare_weekday(expression: TimeExpression) -> str:
    fields = dict(expression.fields)
    is_bare = expression.rule.startswith("weekday/") and "shift" not in fields
    return fields["weekday"] if is_bare else ""


def _swayed(spotted: Spotted, others: Iterable[Direction]) -> TimeExpression:
    kinds = set(others)
    own = spotted.expression
    if spotted.leaning.firmness is Firmness.FIRM or len(kinds) != 1 or not _bare_weekday(own):
        return own
    return replace(own, direction=kinds.pop(), cue="the same weekday elsewhere")
