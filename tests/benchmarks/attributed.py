"""Attribution as corpora mark it, held against ours: who says so, told by which words.

TimeBank and AQUAINT mark the words of saying (events of class REPORTING), the news of GUM the
clauses that attribute what is said (discourse relation ``attribution-positive``). A mark is found
where a claim with a claimant has its cue there, and its passage beside it; such a claim is right
where the corpus has a mark for its cue. The corpora mark more than sayings of the world: "the report
shows", a price that somebody "quotes".
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from flows.model import EpistemicStatus
from flows.pipeline import process
from tests.benchmarks.judged_facts import tools_with
from tests.benchmarks.marked import plain_article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flows.model import ArticleFacts, Claim

_NEAR = 200
"""So many characters lie at most between a word of saying and what is said."""
_LINE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """A text and the places, begin and end, that attribute something in it."""

    name: str
    text: str
    marks: tuple[tuple[int, int], ...]


def read_sayings(folder: Path) -> Iterator[Attributed]:
    """Read the events of saying of a folder of TimeML."""
    for path in sorted(folder.glob("*.tml")):
        pieces: list[str] = []
        marks: list[tuple[int, int]] = []
        for element in ET.parse(path).getroot().iter("TEXT"):
            _walk(element, pieces, marks)
        text = _LINE_BREAK.sub(" ", "".join(pieces))
        yield Attributed(name=path.stem, text=text, marks=tuple(marks))


def _walk(element: ET.Element, pieces: list[str], marks: list[tuple[int, int]]) -> None:
    begin = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, marks)
        pieces.append(child.tail or "")
    if element.tag == "EVENT" and element.get("class") == "REPORTING":
        marks.append((begin, sum(map(len, pieces))))


def read_attributing_clauses(folder: Path) -> Iterator[Attributed]:
    """Read the attributing clauses of the news of GUM."""
    for path in sorted(folder.glob("GUM_news_*.conllu")):
        text, units = "", []
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if line.startswith("# newpar_block"):
                text = text.rstrip() + "\n"
            if len(cells) != 10 or not cells[0].isdecimal():
                continue
            if (relation := re.search(r"Discourse=([\w-]+)", cells[9])) is not None:
                units.append((len(text), relation[1]))
            text += cells[1] + " " * ("SpaceAfter=No" not in cells[9])
        ends = [*(begin for begin, _ in units[1:]), len(text)]
        marks = (
            (begin, end)
            for (begin, relation), end in zip(units, ends, strict=True)
            if relation == "attribution-positive"
        )
        yield Attributed(name=path.stem, text=text, marks=tuple(marks))


def score_attribution(texts: Iterator[Attributed]) -> Counter[str]:
    """Count marks as "gold" and "found", claims with a claimant as "given" and "right"."""
    counts = Counter[str]()
    known = {one.name: one for one in texts}
    raws = [plain_article(one.name, one.text).raw for one in known.values()]
    for facts in process(raws, tools_with(weights=True)):
        one = known[facts.article.raw.id]
        claims = _attributed(facts)
        found = {mark for claim in claims for mark in one.marks if _is_at(claim, one.text, mark)}
        counts["gold"] += len(one.marks)
        counts["found"] += len(found)
        counts["given"] += len(claims)
        counts["right"] += sum(any(_is_at(c, one.text, m) for m in one.marks) for c in claims)
    return counts


def _attributed(facts: ArticleFacts) -> tuple[Claim, ...]:
    """Give one claim for each saying: with a claimant, a cue, and a place of its own."""
    said = [
        claim
        for claim in facts.claims
        if claim.claimant is not None and claim.cue and claim.status is EpistemicStatus.REPORTED
    ]
    return tuple({(c.claimant, c.cue, c.spans[0].begin // _NEAR): c for c in said}.values())


def _is_at(claim: Claim, text: str, mark: tuple[int, int]) -> bool:
    begin, end = mark
    cue, words = (claim.cue or "").lower(), text[begin:end].lower()
    near = any(s.begin - _NEAR <= end and begin <= s.end + _NEAR for s in claim.spans)
    return near and (cue in words or words in cue)
