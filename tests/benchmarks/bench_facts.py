"""How right facts are: by kind on seeds and articles, speakers, entities, attribution, relations.

Run as ``uv run python -m tests.benchmarks.bench_facts``. Recall and precision are those of
``../shared/tools/score_facts.py``; the gold of the seeds is not complete, so that precision means
little there. What counts as attribution stands in ``attributed``. A relation of re3d counts as found
where a claim of a kind that can carry it covers both of its ends; what is none of its relations may
be true, so that there is no precision. Reliability is measured on each article with weights that
the others taught.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from flows.entities.gazetteer import Gazetteer
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
from flows.read.reference import load_reference
from flows.read.shipped import find_ontology
from tests.benchmarks.attributed import read_attributing_clauses, read_sayings, score_attribution
from tests.benchmarks.bench_entities import score_articles
from tests.benchmarks.fit_confidence import cross_validated, judged_articles, reliability
from tests.benchmarks.judged_facts import read_assembly, score, tools_with
from tests.benchmarks.marked import plain_article
from tests.benchmarks.shared import shared_folder, stamp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flows.model import ArticleFacts, Assembly

    Counts = dict[str, tuple[int, int]]

_ROW = re.compile(r"^(\w+) +(\d+) +(\d+) +[\d.]+$")
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
    seeds = read_assembly(shared_folder("seeds"))
    articles = read_assembly(shared_folder("articles"))
    tolds = (
        _read_score(score(seeds, shared_folder("gold", "facts.jsonl"))),
        _read_score(score(articles, shared_folder("gold", "articles_facts.jsonl"))),
    )
    language = shared_folder("data", "language")
    tables = (
        _facts(*tolds),
        [f"Quotations of the seeds with the right speaker: {_tell(*_speakers(seeds))}"],
        _entities(),
        _attribution(language / "ud-gum" / "dep"),
        _relations(language / "re3d"),
        reliability(cross_validated(judged_articles())),
    )
    out(f"{stamp()}\n")
    for table in tables:
        out("\n" + "\n".join(table) + "\n")


def _tell(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part} of {whole})" if whole else "-"


def _read_score(printed: str) -> tuple[Counts, Counts]:
    """Read what the scorer prints: gold facts by kind with those found, ours with those right."""
    gold, _, ours = printed.partition("facts of the knowledge base")
    rows = [[_ROW.match(line) for line in half.splitlines()] for half in (gold, ours)]
    first, second = (
        {row[1]: (int(row[3]), int(row[2])) for row in half if row is not None} for half in rows
    )
    return first, second


def _facts(seeds: tuple[Counts, Counts], articles: tuple[Counts, Counts]) -> Iterator[str]:
    """Give recall by the kinds of the gold, then precision by ours; the seeds' gold is partial."""
    yield "| recall, by kind of the gold | seeds | articles |\n|---|---|---|"
    yield from _rows_of(seeds[0], articles[0])
    yield "\n| precision, by kind of ours | seeds | articles |\n|---|---|---|"
    yield from _rows_of(seeds[1], articles[1])


def _rows_of(seeds: Counts, articles: Counts) -> Iterator[str]:
    for kind in sorted(seeds | articles):
        cells = (_tell(*counts.get(kind, (0, 0))) for counts in (seeds, articles))
        yield f"| {kind} | {' | '.join(cells)} |"
    sums = (
        [sum(pair[n] for pair in counts.values()) for n in (0, 1)] for counts in (seeds, articles)
    )
    yield f"| all | {' | '.join(_tell(*pair) for pair in sums)} |"


def _entities() -> Iterator[str]:
    reference = load_reference(find_ontology() / "reference")
    gold = shared_folder("gold", "articles_entities.jsonl")
    yield "| entities of the articles | recall | precision |\n|---|---|---|"
    yield from score_articles(
        shared_folder("articles"), gold, reference, Gazetteer.of(reference)
    ).rows()


def _attribution(gum: Path) -> Iterator[str]:
    timeml = shared_folder("data", "temporal")
    yield "| attribution | recall | precision |\n|---|---|---|"
    for name, texts in (
        ("TimeBank, words of saying", read_sayings(timeml / "timebank")),
        ("AQUAINT, words of saying", read_sayings(timeml / "aquaint")),
        ("GUM news, attributing clauses", read_attributing_clauses(gum)),
    ):
        counts = score_attribution(texts)
        cells = _tell(counts["found"], counts["gold"]), _tell(counts["right"], counts["given"])
        yield f"| {name} | {' | '.join(cells)} |"


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
    yield "| relations of re3d | recall |\n|---|---|"
    for kind in sorted(gold):
        yield f"| {kind} | {_tell(found[kind], gold[kind])} |"
    yield f"| all | {_tell(found.total(), gold.total())} |"


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
