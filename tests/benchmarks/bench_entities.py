"""How right entities are: on the articles' gold, on re3d, and coreference on the news of GUM.

Run as ``uv run python -m tests.benchmarks.bench_entities``. An entity of the gold is found where a
mention of it stands for an entity of its kind; a state counts as the place and as the body that it
is. Of our mentions those written with a capital are counted. re3d marks descriptions as well: a
mark counts as found where a mention inside it has its kind. Of GUM a pronoun or name counts that
speaks again of somebody or something named before; the shipped model has learned names from a part
of these texts, never which of them are one.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from flows.clean.article import clean_article
from flows.clean.cues import CleanCues
from flows.entities.find import find_entities
from flows.entities.gazetteer import Gazetteer
from flows.language.known import NameLexicon
from flows.language.load import load_pipeline
from flows.language.naming import settle_names
from flows.language.parse import parse_articles
from flows.model import (
    ActorType,
    ArticleEntities,
    CleanArticle,
    Entity,
    EntityKind,
    Mention,
    Parsed,
)
from flows.read.articles import find_sources, read_articles
from flows.read.reference import Reference, load_reference
from tests.benchmarks.marked import Mark, Marked, read_gum_news, read_re3d
from tests.benchmarks.shared import shared_folder, stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROOT = Path(__file__).parents[2]
GOLD_KINDS = {
    "Person": "person",
    "Place": "place",
    "Organization": "organization",
    "Event": "event",
}
HE = frozenset(["he", "him", "his", "himself", "she", "her", "hers", "herself"])
IT = frozenset(["it", "its", "itself", "they", "their", "them"])


@dataclass(slots=True)
class Score:
    """Counts by kind."""

    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)

    def rows(self) -> Iterator[str]:
        """Give the rows of the table, the sum last."""
        for kind in [*sorted(self.gold | self.given), "all"]:
            found, gold, right, given = (
                counts.total() if kind == "all" else counts[kind]
                for counts in (self.found, self.gold, self.right, self.given)
            )
            yield f"| {kind} | {_share(found, gold)} | {_share(right, given)} |"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part} of {whole})" if whole else "-"


def main() -> None:
    """Print the tables."""
    folders = [
        shared_folder("articles"),
        shared_folder("gold", "articles_entities.jsonl"),
        shared_folder("data", "language", "re3d"),
        shared_folder("data", "language", "ud-gum", "dep"),
    ]
    reference = load_reference(ROOT / "ontology" / "reference")
    gazetteer = Gazetteer.of(reference)
    _print(stamp())
    _table("Articles, by entity", score_articles(folders[0], folders[1], reference, gazetteer))
    _table("re3d, by mention", score_marks(tuple(read_re3d(folders[2])), gazetteer))
    _table(
        "GUM news, spoken of again", score_coreference(tuple(read_gum_news(folders[3])), gazetteer)
    )


def _table(title: str, score: Score) -> None:
    _print(f"\n**{title}**\n\n| kind | recall | precision |\n|---|---|---|")
    for row in score.rows():
        _print(row)


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def kinds_of(entity: Entity) -> frozenset[str]:
    """Give what an entity may count as."""
    if entity.actor_type is ActorType.STATE:
        return frozenset({"state", "place", "organization"})
    if entity.actor_type is ActorType.GOVERNMENT:
        return frozenset({"organization", "place", "state"})
    return frozenset({entity.kind.value})


def score_articles(folder: Path, gold: Path, reference: Reference, gazetteer: Gazetteer) -> Score:
    """Compare with the gold, in which each entity of ten articles stands once."""
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    for line in gold.read_text(encoding="utf-8").splitlines():
        rows[json.loads(line)["doc"]].append(json.loads(line))
    raws, _ = read_articles(find_sources([folder]))
    cues = CleanCues.of(reference)
    cleaned = [clean_article(raw, cues) for raw in raws if raw.id in rows]
    score = Score()
    for parsed in _parse(cleaned):
        _compare(rows[parsed.article.raw.id], find_entities(parsed, gazetteer), score)
    return score


def _compare(rows: Iterable[dict[str, str]], found: ArticleEntities, score: Score) -> None:
    entities = {e.id: e for e in found.entities}
    said: dict[str, set[str]] = defaultdict(set)
    for mention in found.mentions:
        said[mention.entity].add(mention.text)
    right: set[str] = set()
    for row in rows:
        kind = GOLD_KINDS[row["type"]]
        hits = [i for i, e in entities.items() if _is_gold(row, kind, e, said[i])]
        score.gold[kind] += 1
        score.found[kind] += bool(hits)
        right.update(hits)
    for identifier, texts in said.items():
        if any(_is_capital(text) for text in texts):
            score.given[entities[identifier].kind] += 1
            score.right[entities[identifier].kind] += identifier in right


def _is_gold(row: dict[str, str], kind: str, entity: Entity, texts: Iterable[str]) -> bool:
    fits = kind in kinds_of(entity)
    return fits and any(name in text for name in row["mentions"] for text in texts)


def _is_capital(text: str) -> bool:
    return any(letter.isupper() for letter in text)


def _read(marked: Iterable[Marked]) -> Iterator[tuple[Marked, Parsed]]:
    texts = tuple(marked)
    return zip(texts, _parse([text.article for text in texts]), strict=True)


def _parse(articles: Sequence[CleanArticle]) -> Iterator[Parsed]:
    """Parse as the pipeline does: names settled by the lists."""
    lexicon = NameLexicon.of(load_reference(ROOT / "ontology" / "reference"))
    for parsed in parse_articles(articles, load_pipeline()):
        yield settle_names(parsed, lexicon)


def score_marks(marked: Iterable[Marked], gazetteer: Gazetteer) -> Score:
    """Compare mentions with marks that overlap them."""
    score = Score()
    for text, parsed in _read(marked):
        found = find_entities(parsed, gazetteer)
        entities = {e.id: e for e in found.entities}
        mine = [m for m in found.mentions if _is_capital(m.text)]
        mine = [m for m in mine if entities[m.entity].kind is not EntityKind.EVENT]
        for mention in mine:
            entity = entities[mention.entity]
            kind = "state" if entity.actor_type is ActorType.STATE else entity.kind.value
            over = {m.kind for m in text.marks if _overlap(m, mention)}
            score.given[kind] += 1
            score.right[kind] += not over.isdisjoint(kinds_of(entity))
        for mark in (m for m in text.marks if m.is_name):
            inside = (entities[m.entity] for m in mine if _overlap(mark, m))
            score.gold[mark.kind] += 1
            score.found[mark.kind] += any(mark.kind in kinds_of(entity) for entity in inside)
    return score


def _overlap(mark: Mark, mention: Mention) -> bool:
    return mark.begin < mention.span.end and mention.span.begin < mark.end


def score_coreference(marked: Iterable[Marked], gazetteer: Gazetteer) -> Score:
    """Compare which pronouns and names speak again of something that was named before."""
    score = Score()
    for text, parsed in _read(marked):
        _follow(text, find_entities(parsed, gazetteer), score)
    return score


def _follow(text: Marked, found: ArticleEntities, score: Score) -> None:
    named: dict[str, set[str]] = defaultdict(set)
    raw = text.article.raw.text
    marks = sorted(text.marks, key=lambda m: (m.begin, m.end))
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for mark in marks:
        mention = _mention_on(mark, found)
        kind = _kind(raw[mark.begin : mark.end].lower(), mark)
        known = bool(named[mark.group])
        if kind is not None and known:
            score.gold[kind] += 1
            score.found[kind] += mention is not None and mention.entity in named[mark.group]
        if mention is not None:
            if kind is not None and groups[mention.entity]:
                score.given[kind] += 1
                score.right[kind] += groups[mention.entity].most_common(1)[0][0] == mark.group
            groups[mention.entity][mark.group] += 1
            if mark.is_name:
                named[mark.group].add(mention.entity)


def _mention_on(mark: Mark, found: ArticleEntities) -> Mention | None:
    """Give the longest mention inside a mark that covers its head."""
    over = (
        m
        for m in found.mentions
        if m.span.begin <= mark.head < m.span.end and mark.begin <= m.span.begin
    )
    return max(over, key=lambda m: m.span.end - m.span.begin, default=None)


def _kind(words: str, mark: Mark) -> str | None:
    if mark.is_name:
        return "name"
    return "he, she" if words in HE else "it, they" if words in IT else None


if __name__ == "__main__":
    main()
