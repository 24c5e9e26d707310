"""Changes from one release to another, as Markdown for people and JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.publish.changes import Changes, Taken, Told

PASSAGE_SHOWN = 120
NAMES_SHOWN = 12


def write_changes_json(changes: Changes) -> str:
    """Write changes as JSON: a list for each field of ``Changes``."""
    return json.dumps(asdict(changes), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write_changes(changes: Changes) -> str:
    """Write changes as Markdown: a summary, then a section for each sort that there is.

    The claims of an article that came or went are counted beside it; the JSON lists them all.
    """
    if not changes:
        return "# Changes\n\nNothing changed.\n"
    sections = [section for section in _list_sections(changes) if section[1]]
    counts = [f"- {title}: {len(lines):,}" for title, lines in sections]
    parts = ["# Changes\n", *counts]
    for title, lines in sections:
        parts += [f"\n## {title}\n", *lines]
    return "\n".join(parts) + "\n"


def _list_sections(changes: Changes) -> Iterator[tuple[str, list[str]]]:
    brought = Counter(claim.article for claim in changes.appeared)
    lost = Counter(claim.article for claim in changes.vanished)
    yield (
        "Articles that came",
        [f"- `{name}`, with {_many(brought[name], 'claim')}" for name in changes.came],
    )
    taken = {one.article: one for one in changes.taken}
    yield "Articles that went", [_tell_gone(n, lost[n], taken.get(n)) for n in changes.gone]
    yield "Articles whose text changed", [f"- `{name}`" for name in changes.rewritten]
    yield (
        "Dates that turned",
        [
            f"- `{old.article}`: {old.verdict}, {old.decided or 'no date'} → "
            f"{new.verdict}, {new.decided or 'no date'}"
            for old, new in changes.turned
        ],
    )
    yield "Claims whose standing changed", [_tell_restated(*pair) for pair in changes.restated]
    yield "Claims that moved", [_tell_moved(*pair) for pair in changes.moved]
    yield "Claims that appeared", list(_tell_all(changes.appeared, changes.came))
    yield "Claims that vanished", list(_tell_all(changes.vanished, changes.gone))


def _tell_gone(name: str, claims: int, taken: Taken | None) -> str:
    parts = () if taken is None else _list_taken(taken)
    return "; ".join((f"- `{name}`, with {_many(claims, 'claim')}", *parts))


def _list_taken(taken: Taken) -> Iterator[str]:
    if taken.situations:
        yield f"{_many(len(taken.situations), 'situation')} that no other article states"
    if taken.conflicts:
        yield f"{_many(len(taken.conflicts), 'conflict')} that it had a side in"
    if taken.entities:
        yield f"nobody else speaks of {_name_some(taken.entities)}"
    if taken.leaning:
        yield "dates that leaned on it: " + ", ".join(f"`{file}`" for file in taken.leaning)


def _name_some(names: tuple[str, ...]) -> str:
    shown = ", ".join(_flat(name) for name in names[:NAMES_SHOWN])
    more = len(names) - NAMES_SHOWN
    return f"{shown} and {more:,} more" if more > 0 else shown


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _tell_all(claims: Iterable[Told], counted: tuple[str, ...]) -> Iterator[str]:
    """Tell claims, but for those of articles where they are counted already."""
    elsewhere = frozenset(counted)
    return (f"- {_tell(claim)}" for claim in claims if claim.article not in elsewhere)


def _tell_restated(old: Told, new: Told) -> str:
    return f"- {_tell(new)}; was {' '.join(old.standing)}"


def _tell_moved(old: Told, new: Told) -> str:
    places = ", ".join(f"{begin}-{end}" for begin, end, _ in old.passages)
    return f"- {_tell(new)}; was at {places}"


def _tell(claim: Told) -> str:
    begin, end, words = next(iter(claim.passages), (0, 0, ""))
    shown = " ".join(words.split())
    shown = shown if len(shown) <= PASSAGE_SHOWN else f"{shown[:PASSAGE_SHOWN]}…"
    standing = " ".join(claim.standing)
    return f"`{claim.article}` {begin}-{end}, {standing}: {_flat(claim.says)} “{_flat(shown)}”"


def _flat(words: str) -> str:
    """Keep text from the sources inside its line, and its marks from being read as Markdown."""
    line = " ".join(words.split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in line)
