"""What a site asks of programs in its robots.txt. Pure: the file is fetched elsewhere.

Source: RFC 9309 (groups, the longest match wins, ``*`` and ``$``); Crawl-delay is older use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINES_MAX: Final = 20_000
_DELAY_SECONDS_MAX: Final = 120.0
_ANY: Final = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """What one program may fetch from a site.

    Args:
        rules: Pattern of a path, and whether it is allowed.
        delay_seconds: Least time between two requests; 0 where the site asks for none.
    """

    rules: tuple[tuple[str, bool], ...] = ()
    delay_seconds: float = 0.0

    def allows(self, address: str) -> bool:
        """Tell whether an address may be fetched; of rules that match, the longest decides."""
        parts = urlsplit(address)
        path = _even((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        hits = [(len(rule), allowed) for rule, allowed in self.rules if matches(rule, path)]
        return max(hits, default=(0, True))[1]


NOTHING: Final = Robots(rules=(("/", False),))
"""What holds while a site cannot say what it allows."""


def read_robots(text: str, agent: str) -> Robots:
    r"""Read the rules for a program: those of its own groups, else those for any.

    >>> rules = read_robots("User-agent: *\nDisallow: /a\nAllow: /a/b", "dateline")
    >>> rules.allows("https://e.example/a/c"), rules.allows("https://e.example/a/b")
    (False, True)
    """
    groups = list(_groups(text))
    own = [rules for agents, rules in groups if agent.lower() in agents]
    chosen = own or [rules for agents, rules in groups if _ANY in agents]
    lines = [line for rules in chosen for line in rules]
    delays = (_seconds(value) for key, value in lines if key == "crawl-delay")
    return Robots(
        rules=tuple((_even(v), k == "allow") for k, v in lines if k in {"allow", "disallow"} and v),
        delay_seconds=max(delays, default=0.0),
    )


def _groups(text: str) -> Iterator[tuple[set[str], list[tuple[str, str]]]]:
    agents: set[str] = set()
    rules: list[tuple[str, str]] = []
    for key, value in _pairs(text.removeprefix("\ufeff").splitlines()[:_LINES_MAX]):
        if key != "user-agent":
            rules.append((key, value))
            continue
        if rules:
            yield agents, rules
            agents, rules = set(), []
        agents.add(re.split(r"[/\s]", value.lower())[0])
    yield agents, rules


def _pairs(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        key, colon, value = line.partition("#")[0].partition(":")
        if colon and key.strip().lower() in {"user-agent", "allow", "disallow", "crawl-delay"}:
            yield key.strip().lower(), value.strip()


def _even(path: str) -> str:
    """Write a path with the same characters escaped, however it was written."""
    return quote(unquote(path), safe="/*$?&=+,;:@!'()~-._%")


def _seconds(value: str) -> float:
    try:
        return min(max(float(value), 0.0), _DELAY_SECONDS_MAX)
    except ValueError:
        return 0.0


def matches(rule: str, path: str) -> bool:
    """Tell whether a pattern matches a path from its beginning.

    >>> matches("/*.php$", "/a/b.php"), matches("/*.php$", "/a.php?x"), matches("/a", "/ab")
    (True, False, True)
    """
    is_whole = rule.endswith("$")
    first, *rest = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for piece in rest[:-1]:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    last = rest[-1] if rest else ""
    if is_whole:
        return path.endswith(last) and len(path) - len(last) >= at if rest else at == len(path)
    return path.find(last, at) >= 0
