"""How well articles are dated: verdicts, intervals, confidence, and what each kind of evidence adds.

Run: ``uv run python -m tests.benchmarks.bench_dates``. Seeds and articles are scored with the tool
beside the project; the larger measure takes the half of TimeBank, AQUAINT and re3d that no weight
was fitted on, hides the date, prints the true one, prints a false one.
"""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from flows.dates.assess import assess_article
from flows.graph.describe import describe
from flows.language.load import load_pipeline
from flows.model import ArticleFacts, DateAssessment, EvidenceKind, RawArticle, Verdict
from flows.pipeline import assemble, process, ready_tools
from flows.publish.turtle import write_turtle
from flows.read.articles import find_sources, read_articles
from flows.read.reference import load_reference
from flows.read.shipped import find_ontology
from tests.benchmarks.dated_articles import find_facts, is_for_fitting, read_dated, read_gold
from tests.benchmarks.fit_date_confidence import EDGES, own_share
from tests.benchmarks.printed_variants import print_false, print_true
from tests.benchmarks.shared import shared_folder, stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.dated_articles import DatedText

_BASE = "https://dateline.example/kb/"
_FORTNIGHT = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one dated text.

    Args:
        days: Width of the interval decided; None where none was.
        weight: How often such a page is met on the web: dates of few kinds are false as often as
            those printed here.
    """

    is_right: bool
    holds: bool
    days: int | None
    confidence: float
    accepted: bool
    weight: float


def main() -> None:
    """Measure and print the tables."""
    _say(stamp())
    for folder, gold in (("seeds", "dates.jsonl"), ("articles", "articles_dates.jsonl")):
        _say(f"\n`score_dates.py` on {folder}: {_score(folder, gold)}")
    texts = read_gold()
    facts = find_facts(texts)
    _say("\n| evidence left out | verdict right | holds | to the day | a fortnight | wrong |")
    _say("|---|---|---|---|---|---|")
    _say(_row("nothing", judge(texts, facts)))
    for kind in EvidenceKind:
        kept = [
            replace(f, evidence=tuple(e for e in f.evidence if e.kind is not kind)) for f in facts
        ]
        if any(len(k.evidence) < len(f.evidence) for k, f in zip(kept, facts, strict=True)):
            _say(_row(kind.value, judge(texts, kept)))
    _say(_row("weekdays and months", judge(texts, [replace(f, times=()) for f in facts])))
    _measure_larger()


def _measure_larger() -> None:
    held = [t for t in read_dated() if not t.has_printed and not is_for_fitting(t.name)]
    _say("\n| what is printed | articles | verdict right | accepted | holds | wrong | confidence |")
    _say("|---|---|---|---|---|---|---|")
    every = judge(held, find_facts(held))
    _say(_wide_row("nothing", every))
    for printing, title in ((print_true, "true"), (print_false, "false")):
        named = list(printing(held))
        texts = [text for _, text in named]
        facts = find_facts(texts)
        outcomes = judge(texts, facts)
        owns = [own_share(f) for f in facts]
        every += [
            replace(o, weight=own if title == "true" else 1 - own)
            for o, own in zip(outcomes, owns, strict=True)
        ]
        by_form: defaultdict[str, list[Outcome]] = defaultdict(list)
        for (name, _), outcome in zip(named, outcomes, strict=True):
            by_form[name].append(outcome)
        _say(_wide_row(f"**{title}, all forms**", outcomes))
        for name in sorted(by_form):
            _say(_wide_row(f"{title}: {name}", by_form[name]))
    _say_reliability(every)


def judge(texts: Sequence[DatedText], facts: Sequence[ArticleFacts]) -> list[Outcome]:
    """Compare what is decided with what is known."""
    return [_outcome(text, assess_article(found)) for text, found in zip(texts, facts, strict=True)]


def _outcome(text: DatedText, found: DateAssessment) -> Outcome:
    decided = found.decided
    return Outcome(
        is_right=found.verdict is text.verdict,
        holds=decided is not None
        and decided.earliest <= text.latest
        and text.earliest <= decided.latest,
        days=None if decided is None else (decided.latest - decided.earliest).days,
        confidence=found.confidence,
        accepted=found.verdict is Verdict.ACCEPTED,
        weight=1.0,
    )


def _row(name: str, outcomes: Sequence[Outcome]) -> str:
    shares = (
        sum(o.is_right for o in outcomes),
        sum(o.holds for o in outcomes),
        sum(o.holds and o.days is not None and o.days <= 1 for o in outcomes),
        sum(o.holds and o.days is not None and o.days <= _FORTNIGHT for o in outcomes),
        sum(o.days is not None and not o.holds for o in outcomes),
    )
    return f"| {name} | " + " | ".join(f"{s / len(outcomes):.3f}" for s in shares) + " |"


def _wide_row(name: str, outcomes: Sequence[Outcome]) -> str:
    count = len(outcomes)
    shares = (
        sum(o.is_right for o in outcomes) / count,
        sum(o.accepted for o in outcomes) / count,
        sum(o.holds for o in outcomes) / count,
        sum(o.days is not None and not o.holds for o in outcomes) / count,
        sum(o.confidence for o in outcomes) / count,
    )
    return f"| {name} | {count} | " + " | ".join(f"{s:.2f}" for s in shares) + " |"


def _say_reliability(outcomes: Sequence[Outcome]) -> None:
    """Lay the confidence beside how often it was right, pages weighed as ``fit_date_confidence`` does."""
    _say("\n| decided | confidence | articles | mean | right |")
    _say("|---|---|---|---|---|")
    bins: defaultdict[tuple[bool, float], list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.days is not None:
            edge = max(e for e in EDGES if e <= outcome.confidence)
            bins[outcome.accepted, edge].append(outcome)
    for (accepted, edge), found in sorted(bins.items()):
        total = sum(o.weight for o in found)
        mean = sum(o.weight * o.confidence for o in found) / total
        right = sum(o.weight for o in found if o.holds) / total
        how = "by a printed date" if accepted else "by the text"
        _say(f"| {how} | {edge:.2f} and more | {len(found)} | {mean:.2f} | {right:.2f} |")


def _score(folder: str, gold: str) -> str:
    articles, _ = read_articles(find_sources((shared_folder(folder),)))
    with TemporaryDirectory() as temporary:
        path = Path(temporary) / "knowledge.ttl"
        path.write_bytes(_knowledge(articles))
        tool = shared_folder("tools", "score_dates.py")
        command = [sys.executable, str(tool), str(path), str(shared_folder("gold", gold))]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _knowledge(articles: Sequence[RawArticle]) -> bytes:
    tools = ready_tools(load_reference(find_ontology() / "reference"), load_pipeline())
    return write_turtle(describe(assemble(process(articles, tools)), _BASE), _BASE)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
