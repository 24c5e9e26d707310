"""Rules over word classes: how they are written, and how they are matched.

A rule is a pattern in the names of classes (``terms.KINDS``). Each class has one sign, so that a
pattern becomes a regular expression and a sentence a string of signs. The rules themselves are in
``rules``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from flows.dates.terms import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from flows.dates.terms import Fields, Term
    from flows.model import TimexType

SIGNS: Final = {kind: chr(0x100 + at) for at, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One form that a time expression takes.

    Args:
        name: "family/detail"; the family tells ``resolve`` how it gets its value.
        pattern: Classes in order. ``class`` matches a word of it, ``{class}`` and
            ``{field:class|class}`` also read it, ``( )``, ``?``, ``|`` as in regular expressions. A
            digit after a field's name is dropped, so that a field can have two places.
        type: Its TIMEX3 type; a part of the day or a clock turns a date into a time.
        fields: What it says beside what it reads.
    """

    name: str
    pattern: str
    type: TimexType
    fields: Fields = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A rule that fits the terms ``first`` up to, not including, ``last``."""

    rule: Rule
    first: int
    last: int
    fields: Fields


_ITEM: Final = re.compile(
    r"\{(?P<field>\w+)(?::(?P<kinds>[\w|]+))?\}|(?P<kind>[a-z]+)|(?P<rest>\S)"
)


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Turn a pattern of classes into a regular expression over signs.

    Raises:
        KeyError: A class of the pattern does not exist.
    """
    return re.compile("".join(_item(match) for match in _ITEM.finditer(pattern)))


def needed_signs(pattern: str) -> tuple[frozenset[str], ...]:
    """Give what a line must hold for a pattern to fit: sets of signs, one of each.

    Only for speed: what stands in brackets or may be left out is not looked at.
    """
    items = list(_ITEM.finditer(pattern))
    if _has_bare_choice(items):
        return ()
    needed: list[frozenset[str]] = []
    depth = 0
    for item, after in zip_longest(items, items[1:]):
        depth += {"(": 1, ")": -1}.get(item["rest"] or "", 0)
        is_optional = after is not None and after["rest"] == "?"
        if depth == 0 and item["rest"] is None and not is_optional:
            needed.append(frozenset(SIGNS[kind] for kind in _kinds_of(item)))
    return tuple(needed)


def _has_bare_choice(items: Sequence[re.Match[str]]) -> bool:
    depth = 0
    for item in items:
        depth += {"(": 1, ")": -1}.get(item["rest"] or "", 0)
        if depth == 0 and item["rest"] == "|":
            return True
    return False


def _item(match: re.Match[str]) -> str:
    if match["rest"] is not None:
        return match["rest"]
    if match["kind"] is not None:
        return SIGNS[match["kind"]]
    return f"(?P<{match['field']}>[{''.join(SIGNS[k] for k in _kinds_of(match))}])"


def _kinds_of(item: re.Match[str]) -> tuple[str, ...]:
    """Give the classes that one item of a pattern allows."""
    if item["kind"] is not None:
        return (item["kind"],)
    return tuple((item["kinds"] or item["field"].rstrip("0123456789")).split("|"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Rules as they are matched.

    Args:
        rules: In order of preference.
        patterns: Their regular expressions.
        needed: What a line must hold for each to fit: sets of signs, one of each.
        by_sign: A sign -> the places of the rules that need it, or it or another.
    """

    rules: tuple[Rule, ...]
    patterns: tuple[re.Pattern[str], ...]
    needed: tuple[tuple[frozenset[str], ...], ...]
    by_sign: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, rules: Sequence[Rule]) -> Grammar:
        """Make rules ready for matching."""
        needed = tuple(needed_signs(rule.pattern) for rule in rules)
        by_sign: dict[str, list[int]] = {sign: [] for sign in SIGNS.values()}
        for place, groups in enumerate(needed):
            for sign in groups[-1] if groups else by_sign:
                by_sign[sign].append(place)
        return cls(
            rules=tuple(rules),
            patterns=tuple(compile_pattern(rule.pattern) for rule in rules),
            needed=needed,
            by_sign=by_sign,
        )

    def may_fit(self, signs: str) -> list[int]:
        """Give the places of the rules that need nothing that a line does not hold, in order."""
        present = frozenset(signs)
        places = {place for sign in present for place in self.by_sign[sign]}
        return [n for n in sorted(places) if not any(map(present.isdisjoint, self.needed[n]))]


def signs_of(terms: Sequence[Term]) -> str:
    """Write the classes of the terms, one sign each."""
    return "".join(SIGNS[term.kind] for term in terms)


def match_rules(
    grammar: Grammar, terms: Sequence[Term], accept: Callable[[Match], bool]
) -> tuple[Match, ...]:
    """Find the rules that fit, leftmost first; of several at one place the longest, then the first.

    Args:
        grammar: The rules.
        terms: The words of one sentence.
        accept: Has the last word on a match; the next best takes the place of one refused.

    Returns:
        Matches that do not overlap, in order.
    """
    signs = signs_of(terms)
    found = [
        (m.start(), -m.end(), rank, m)
        for rank in grammar.may_fit(signs)
        for m in grammar.patterns[rank].finditer(signs)
    ]
    kept: list[Match] = []
    for begin, _, rank, fit in sorted(found, key=lambda row: row[:3]):
        if not kept or begin >= kept[-1].last:
            match = _match(grammar.rules[rank], fit, terms)
            kept.extend([match] if accept(match) else [])
    return tuple(kept)


def _match(rule: Rule, match: re.Match[str], terms: Sequence[Term]) -> Match:
    read: dict[str, str] = dict(rule.fields)
    for field in match.re.groupindex:
        at = match.start(field)
        if at >= 0:
            term = terms[at]
            read.update(term.fields or ((field.rstrip("0123456789"), term.value),))
    return Match(rule=rule, first=match.start(), last=match.end(), fields=tuple(read.items()))
