"""Fit the weights of confidence on the articles with known facts; write the table.

Run: ``uv run python -m tests.benchmarks.fit_confidence``. Logistic regression of "is in the gold" on
the few features of ``flows.facts.confidence``, drawn towards the pattern's own belief (weight 1 for
it, 0 for all else) because there are few facts. Prints how far the confidence can be believed, each
article weighed by what the other articles taught. Writes ``ontology/reference/cues_confidence.csv``.
"""

from __future__ import annotations

import csv
import itertools
import json
import math
import sys
from typing import TYPE_CHECKING

from flows.facts.confidence import GROUP, features_of
from flows.read.shipped import find_ontology
from tests.benchmarks.judged_facts import Judged, judge, read_assembly
from tests.benchmarks.shared import shared_folder, stamp

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_STEPS = 4000
_RATE = 0.02
_PULL = 1.0
"""Strength of the pull towards the weights that change nothing."""
_BOUNDS = (0.0, 0.6, 0.75, 0.85, 0.92, 1.01)
_SOURCE = "fitted by tests/benchmarks/fit_confidence.py on ../shared/gold/articles_facts.jsonl"

Example = tuple["Mapping[str, float]", bool]


def main() -> None:
    """Fit, tell how reliable, write."""
    facts = judged_articles()
    examples = [_example(f) for f in facts]
    weights = fit(examples)
    path = find_ontology() / "reference" / "cues_confidence.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("group", "cue", "value", "source"))
        rows.writerows((GROUP, n, f"{w:.3f}", _SOURCE) for n, w in sorted(weights.items()))
    sys.stdout.write(f"{stamp()}\n\n{len(facts)} facts\n\n")
    sys.stdout.write("\n".join(reliability(cross_validated(facts))) + "\n")


def judged_articles() -> tuple[Judged, ...]:
    """Give the facts of the articles with known facts, with the belief of their patterns."""
    gold = shared_folder("gold", "articles_facts.jsonl")
    lines = gold.read_text(encoding="utf-8").splitlines()
    names = sorted({f"{json.loads(line)['doc']}.txt" for line in lines if line})
    folder = shared_folder("articles")
    assembly = read_assembly(*(folder / name for name in names), weights=False)
    return judge(assembly, gold, frozenset(names))


def _example(fact: Judged) -> Example:
    return features_of(fact.situation, fact.status, fact.confidence), fact.right


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Give the weights, by plain gradient descent: the same numbers on every machine."""
    names = sorted({name for features, _ in examples for name in features})
    start = {name: float(name == "pattern") for name in names}
    weights = dict(start)
    for _ in range(_STEPS):
        slope = {name: _PULL * (weights[name] - start[name]) for name in names}
        for features, right in examples:
            error = _chance(weights, features) - right
            for name, value in features.items():
                slope[name] += error * value
        weights = {name: weights[name] - _RATE * slope[name] for name in names}
    return weights


def _chance(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    score = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-score))


def cross_validated(facts: Sequence[Judged]) -> list[tuple[float, bool]]:
    """Give belief and truth of each fact, by weights that its own article had no part in."""
    told: list[tuple[float, bool]] = []
    for name in sorted({f.article for f in facts}):
        weights = fit([_example(f) for f in facts if f.article != name])
        mine = [_example(f) for f in facts if f.article == name]
        told += [(_chance(weights, features), right) for features, right in mine]
    return told


def reliability(told: Sequence[tuple[float, bool]]) -> list[str]:
    """Give a table: of the facts believed so much, how many hold."""
    rows = ["| confidence | facts | mean confidence | right |", "|---|---|---|---|"]
    for low, high in itertools.pairwise(_BOUNDS):
        here = [(p, right) for p, right in told if low <= p < high]
        if here:
            mean = sum(p for p, _ in here) / len(here)
            share = sum(right for _, right in here) / len(here)
            rows.append(
                f"| {low:.2f} to {min(high, 1):.2f} | {len(here)} | {mean:.2f} | {share:.2f} |"
            )
    brier = sum((p - right) ** 2 for p, right in told) / max(1, len(told))
    return [*rows, "", f"Brier score {brier:.3f}"]


if __name__ == "__main__":
    main()
