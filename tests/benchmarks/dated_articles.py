"""Dated texts beside the project: seeds and articles with their gold, TimeBank, AQUAINT, re3d.

Research use: nothing of them goes into the project; benchmarks alone read them.
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from flows.clean.article import clean_article
from flows.dates.created import read_created
from flows.dates.dating import DatingTools, find_date_facts
from flows.language.parse import parse_articles
from flows.model import RawArticle, Verdict
from flows.publish.dates import ready_dating
from flows.read.decode import decode_bytes
from flows.read.shipped import find_ontology
from flows.read.timeml import read_timeml
from tests.benchmarks.shared import shared_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from flows.model import ArticleFacts

_VERDICTS = {
    "accept": Verdict.ACCEPTED,
    "accepted": Verdict.ACCEPTED,
    "reject": Verdict.REJECTED,
    "rejected": Verdict.REJECTED,
    "none printed": Verdict.MISSING,
    "missing": Verdict.MISSING,
}
_BATCH_TEXTS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedText:
    """A text and the days on which it can really have appeared.

    Args:
        name: Name of the text; the part before "/" tells where it is from.
        verdict: What should become of its printed date.
        has_printed: Whether the dates on its page stand as they were found.
    """

    name: str
    text: str
    earliest: date
    latest: date
    verdict: Verdict
    has_printed: bool = False


def is_for_fitting(name: str) -> bool:
    """Tell whether a text is of the half that weights may be fitted on."""
    return int(sha256(name.encode()).hexdigest(), 16) % 2 == 0


def read_dated() -> tuple[DatedText, ...]:
    """Read all dated texts: those of TimeML without their creation time."""
    return (*read_gold(), *_read_timeml("timebank"), *_read_timeml("aquaint"), *_read_re3d())


def read_gold() -> tuple[DatedText, ...]:
    """Read the articles and the seeds with the gold of their dates."""
    return (*_read_articles(), *_read_seeds())


def _read_articles() -> Iterator[DatedText]:
    gold = shared_folder("gold", "articles_dates.jsonl")
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        days = (row["true_published_earliest"], row["true_published_latest"])
        path = shared_folder("articles", f"{row['id']}.txt")
        yield _gold(f"articles/{row['id']}", path, days, row["verdict_expected"])


def _read_seeds() -> Iterator[DatedText]:
    gold = shared_folder("gold", "dates.jsonl")
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        path = next(iter(sorted(shared_folder("seeds").glob(f"{row['doc']}*"))))
        expected = row["printed"][0]["verdict"] if row.get("printed") else "missing"
        yield _gold(f"seeds/{path.stem}", path, tuple(row["published"]), expected)


def _gold(name: str, path: Path, days: tuple[str, str], expected: str) -> DatedText:
    decoded = decode_bytes(path.read_bytes())
    return DatedText(
        name=name,
        text="" if decoded is None else decoded.text,
        earliest=date.fromisoformat(days[0]),
        latest=date.fromisoformat(days[1]),
        verdict=_VERDICTS[expected],
        has_printed=True,
    )


def _read_timeml(corpus: str) -> Iterator[DatedText]:
    for path in sorted(shared_folder("data", "temporal", corpus).glob("*.tml")):
        found = read_timeml(path.read_bytes())
        created = read_created(found.created)
        if created is None or (created.latest - created.earliest).days > 31:
            continue
        text = found.text
        if (span := found.created_span) is not None:
            text = text[: span.begin] + text[span.end :]
        yield _hidden(f"{corpus}/{path.stem}", text, created.earliest, created.latest)


def _read_re3d() -> Iterator[DatedText]:
    """Read what the State Department put out, whose addresses bear year and month."""
    path = shared_folder("data", "language", "re3d", "US State Department", "documents.json")
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        row = json.loads(line)
        month = re.search(r"state\.gov\S*/(20\d\d)/(\d\d)/", row["sourceUrl"])
        if month is not None:
            first = date(int(month[1]), int(month[2]), 1)
            last = first.replace(day=monthrange(first.year, first.month)[1])
            text = f"{row['title']}\n\n{row['text']}"
            yield _hidden(f"re3d/{row['_id']}", text, first, last)


def _hidden(name: str, text: str, first: date, last: date) -> DatedText:
    body = f"{text.strip()}\n"
    return DatedText(name=name, text=body, earliest=first, latest=last, verdict=Verdict.MISSING)


def find_facts(texts: Sequence[DatedText]) -> list[ArticleFacts]:
    """Find what each text says about its date, in order."""
    tools = ready_dating(find_ontology(), None)
    return [
        facts
        for first in range(0, len(texts), _BATCH_TEXTS)
        for facts in _find(texts[first : first + _BATCH_TEXTS], tools)
    ]


def _find(texts: Sequence[DatedText], tools: DatingTools) -> Iterator[ArticleFacts]:
    raws = [
        RawArticle(
            id=t.name, name=f"{t.name}.txt", digest=sha256(t.text.encode()).hexdigest(), text=t.text
        )
        for t in texts
    ]
    cleaned = [clean_article(raw, tools.clean_cues) for raw in raws]
    yield from (find_date_facts(parsed, tools) for parsed in parse_articles(cleaned, tools.nlp))
