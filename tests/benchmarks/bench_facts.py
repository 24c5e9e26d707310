"""How right facts are: by kind on seeds and articles, speakers of quotations, relations of re3d.

Run as ``uv run python -m tests.benchmarks.bench_facts``. Recall and precision are those of
``../shared/tools/score_facts.py``; the gold of the seeds is not complete, so that precision means
little there. A relation of re3d counts as found where a claim of a kind that can carry it covers
both of its ends. Reliability is measured on each article with weights that the others taught.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from flows.model import (
    Control,
    Interaction,
    Membership,
    Participation,
    RoleHolding,
    Situation,
    Stance,
    Support,
)
from flows.pipeline import process
from tests.benchmarks.fit_confidence import cross_validated, judged_articles, reliability
from tests.benchmarks.judged_facts import read_assembly, score, tools_with
from tests.benchmarks.marked import plain_article
from tests.benchmarks.shared import shared_folder, stamp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flows.model import ArticleFacts, Assembly

_RECALL = re.compile(r"^(\w+) +(\d+) +(\d+) +[\d.]+$")
RELATIONS: dict[str, tuple[type[Situation], ...]] = {
    "AlliesOf": (Support, Interaction, Membership),
    "BelongsTo": (Membership, RoleHolding),
    "CommWith": (Interaction, Participation),
    "Dislikes": (Stance, Interaction),
    "FightingAgainst": (Interaction, Participation, Stance),
    "InChargeOf": (RoleHolding, Control),
    "Likes": (Stance, Support, Interaction),
}
"""Relations of re3d that our kinds can carry; the others tell places, names and attributes."""


def main() -> None:
    """Print the tables."""
    out = sys.stdout.write
    out(f"{stamp()}\n\n")
    seeds = read_assembly(shared_folder("seeds"))
    out("\n".join(_table("seeds", seeds, shared_folder("gold", "facts.jsonl"))) + "\n\n")
    gold = shared_folder("gold", "articles_facts.jsonl")
    articles = read_assembly(shared_folder("articles"))
    out("\n".join(_table("articles", articles, gold)) + "\n\n")
    right, total = _speakers(seeds)
    out(f"Quotations of the seeds with the right speaker: {right} of {total}\n\n")
    out("\n".join(_relations(shared_folder("data", "language", "re3d"))) + "\n\n")
    out("\n".join(reliability(cross_validated(judged_articles()))) + "\n")


def _table(name: str, assembly: Assembly, gold: Path) -> Iterator[str]:
    """Give recall and precision by kind, as the scorer prints them, and its last line."""
    yield f"| {name} | gold or given | found or right | share |"
    yield "|---|---|---|---|"
    for line in score(assembly, gold).splitlines():
        row = _RECALL.match(line)
        if row is not None:
            kind, total, found = row.group(1), int(row.group(2)), int(row.group(3))
            yield f"| {kind} | {total} | {found} | {found / max(1, total):.2f} |"
        elif line.startswith("facts of"):
            yield "| *of what is given* | | | |"
        elif line.startswith("recall"):
            yield f"\n{line}"


def _speakers(seeds: Assembly) -> tuple[int, int]:
    """Count the quotations whose claimant bears the name of the gold."""
    gold = shared_folder("gold", "clean.jsonl").read_text(encoding="utf-8").splitlines()
    labels = {e.id: {e.label, *e.alt_labels} for e in seeds.entities}
    right = total = 0
    for row in (json.loads(line) for line in gold if line):
        said = [
            (c.quotation.text, labels.get(c.claimant or "", set()))
            for a in seeds.articles
            if a.article.raw.name.startswith(row["doc"])
            for c in a.claims
            if c.quotation is not None and c.quotation.direct
        ]
        for quote in row["quotes"]:
            total += 1
            names = [names for text, names in said if quote["starts"] in text]
            right += any(_bears(quote["speaker"], own) for own in names)
    return right, total


def _bears(speaker: str, names: set[str]) -> bool:
    wanted = set(speaker.lower().split())
    return any(wanted <= set(n.lower().split()) or set(n.lower().split()) <= wanted for n in names)


def _relations(folder: Path) -> Iterator[str]:
    gold, found = Counter[str](), Counter[str]()
    for part in sorted(path for path in folder.iterdir() if path.is_dir()):
        relations = _rows(part / "relations.json")
        documents = _rows(part / "documents.json")
        articles = [plain_article(d["_id"], d["text"]) for d in documents]
        for facts in process([a.raw for a in articles], tools_with(weights=True)):
            own = [r for r in relations if r["documentId"] == facts.article.raw.id]
            for row in own:
                if row["type"] in RELATIONS:
                    gold[row["type"]] += 1
                    found[row["type"]] += _is_told(facts, row)
    yield "| re3d | relations | found | recall |"
    yield "|---|---|---|---|"
    for kind in sorted(gold):
        yield f"| {kind} | {gold[kind]} | {found[kind]} | {found[kind] / gold[kind]:.2f} |"


def _rows(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _is_told(facts: ArticleFacts, row: dict[str, Any]) -> bool:
    ends = [(row["sourceBegin"], row["sourceEnd"]), (row["targetBegin"], row["targetEnd"])]
    return any(
        all(span.begin < end and span.end > begin for begin, end in ends)
        for claim in facts.claims
        if any(isinstance(s, RELATIONS[row["type"]]) for s in claim.states)
        for span in claim.spans
    )


if __name__ == "__main__":
    main()
