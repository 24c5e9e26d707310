"""Facts of articles with known answers, each judged right or not by ``../shared/tools/score_facts.py``."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from flows.facts.confidence import GROUP
from flows.graph.describe import describe
from flows.graph.iris import Iris
from flows.graph.situations import situation_iri
from flows.graph.triples import Page
from flows.language.load import load_pipeline
from flows.pipeline import assemble, process, ready_tools
from flows.publish.turtle import write_turtle
from flows.read.articles import find_sources, read_articles
from flows.read.reference import load_reference
from flows.read.shipped import find_ontology
from tests.benchmarks.shared import shared_folder

if TYPE_CHECKING:
    from flows.model import Assembly, EpistemicStatus, Situation
    from flows.pipeline import Tools

BASE = "https://dateline.example/kb/"
_EXTRA = re.compile(r"^EXTRA \w+ \{'file': '([^']+)', 's': '([^']+)'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A situation of one article, and whether a fact of the gold is the same.

    Args:
        article: Name of the article.
        confidence: That of the surest claim.
    """

    article: str
    situation: Situation
    status: EpistemicStatus
    confidence: float
    right: bool


@lru_cache(maxsize=2)
def tools_with(*, weights: bool) -> Tools:
    """Give the tools of a build, with or without the weights of confidence."""
    tools = ready_tools(load_reference(find_ontology() / "reference"), load_pipeline())
    groups = {g: v for g, v in tools.lexicon.values.items() if weights or g != GROUP}
    return replace(tools, lexicon=replace(tools.lexicon, values=groups))


def read_assembly(*sources: Path, weights: bool = True) -> Assembly:
    """Process and assemble the articles of some files and folders."""
    articles, _ = read_articles(find_sources(sources))
    return assemble(process(articles, tools_with(weights=weights)))


def score(assembly: Assembly, gold: Path) -> str:
    """Give what the scorer prints of an assembly, with what it finds too much."""
    scorer = shared_folder("tools", "score_facts.py")
    with tempfile.TemporaryDirectory() as folder:
        turtle = Path(folder) / "knowledge.ttl"
        turtle.write_bytes(write_turtle(describe(assembly, BASE), BASE))
        command = [sys.executable, str(scorer), str(turtle), str(gold), "--spurious"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def judge(assembly: Assembly, gold: Path, names: frozenset[str]) -> tuple[Judged, ...]:
    """Judge each situation of the articles of these names, in order."""
    printed = score(assembly, gold).splitlines()
    extra = {m.groups() for line in printed if (m := _EXTRA.match(line)) is not None}
    iris = Iris(base=BASE)
    found: dict[tuple[str, str], Judged] = {}
    for assembled in assembly.articles:
        name = assembled.article.raw.name
        if name not in names:
            continue
        page = Page.of(assembled, iris)
        for claim in assembled.claims:
            for situation in claim.states:
                key = (name, situation_iri(page, situation).value)
                if key not in found or found[key].confidence < claim.confidence:
                    found[key] = Judged(
                        article=name,
                        situation=situation,
                        status=claim.status,
                        confidence=claim.confidence,
                        right=key not in extra,
                    )
    return tuple(found[key] for key in sorted(found))
