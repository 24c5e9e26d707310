"""A build that leans on builds before gives what a build from nothing gives, whatever happened."""

from __future__ import annotations

import hashlib
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.cache.keys import digest_article
from flows.cache.records import Records, pack_facts
from flows.graph.describe import describe
from flows.model import Issue, IssueCode, RawArticle
from flows.pipeline import assemble, process
from flows.publish.issues import write_issues
from flows.publish.turtle import write_turtle
from flows.workers.keeper import Processed
from flows.workers.known import know_articles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.pipeline import Tools
    from flows.workers.known import Keyed

BASE = "https://dateline.example/kb/"
TEXTS = (
    "GENEVA, May 23, 2013 (Reuters) - John Kerry said on Tuesday that talks will be held in Geneva.",
    "May 24, 2013\n\nU.S. Secretary of State Kerry met Sergei Lavrov in Paris. 22 people were killed.",
    "Russian Foreign Minister Sergey Lavrov said the Geneva conference was put off on Monday.",
    "More than 30 people were killed in Homs on Monday, activists said. Lavrov opposes the talks.",
    "thunder",
)
BUILDS = st.lists(
    st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(TEXTS), max_size=4),
    min_size=2,
    max_size=4,
)
"""Each build has the articles of its own: some new, some changed, some gone."""


class Office:
    """Does the work in this process, and keeps the names of those that it worked on."""

    def __init__(self, tools: Tools) -> None:
        self.tools, self.worked = tools, list[str]()

    def run(self, keyed: Sequence[Keyed]) -> Iterator[tuple[Sequence[Keyed], Processed]]:
        for key, article in keyed:
            self.worked.append(article.id)
            yield [(key, article)], self._work(article)

    def _work(self, article: RawArticle) -> Processed:
        if article.text == "thunder":
            issue = Issue(article=article.name, code=IssueCode.ARTICLE_FAILED, seen="thunder")
            return Processed(bodies=(None,), issues=(issue,))
        return Processed(bodies=tuple(pack_facts(f) for f in process([article], self.tools)))


def _raw(name: str, text: str) -> RawArticle:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return RawArticle(id=name, name=f"{name}.txt", digest=digest, text=text)


def _keyed(raws: Sequence[RawArticle]) -> list[Keyed]:
    return [(digest_article(raw, "circumstances"), raw) for raw in raws]


def _build(articles: dict[str, str], folder: Path, office: Office) -> bytes:
    raws = [_raw(name, text) for name, text in articles.items()]
    with Records(folder, 10**9) as records:
        known = know_articles(_keyed(raws), records, office.run)
    assembly = assemble(known.facts)
    turtle = write_turtle(describe(assembly, BASE), BASE)
    return turtle + write_issues((*assembly.issues, *known.issues))


@settings(max_examples=12)
@given(builds=BUILDS)
def test_any_row_of_builds_ends_as_a_build_from_nothing(
    builds: list[dict[str, str]], tools: Tools
) -> None:
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as nothing:
        for articles in builds:
            last = _build(articles, Path(folder), Office(tools))
        assert last == _build(builds[-1], Path(nothing), Office(tools))


def test_only_what_is_new_or_changed_or_failed_is_worked_on(tmp_path: Path, tools: Tools) -> None:
    first, second = Office(tools), Office(tools)
    build = partial(_build, folder=tmp_path)
    build({"a": TEXTS[0], "b": TEXTS[1], "c": TEXTS[2], "d": "thunder"}, office=first)
    build({"a": TEXTS[0], "b": TEXTS[3], "d": "thunder", "e": TEXTS[2]}, office=second)
    assert first.worked == ["a", "b", "c", "d"]
    assert second.worked == ["b", "d", "e"]


class Cleared(Records):
    """Records of which another build clears each as soon as it was read for the second time."""

    def load(self, key: bytes) -> bytes | None:
        """Give a record while it is there."""
        self.reads = [*getattr(self, "reads", ()), key]
        found = super().load(key)
        if self.reads.count(key) > 1 and self._file is not None:
            self._file.execute("DELETE FROM record WHERE key = ?", (key,))
        return found


def test_records_that_are_cleared_meanwhile_cost_no_article(tmp_path: Path, tools: Tools) -> None:
    raws = [_raw(name, text) for name, text in zip("ab", TEXTS, strict=False)]
    for clear in (Records, Cleared):
        with clear(tmp_path, 10**9) as records:
            known = know_articles(_keyed(raws), records, Office(tools).run)
        assert [facts.article.raw.id for facts in known.facts] == ["a", "b"]


def test_where_nothing_can_be_kept_the_work_is_done_each_time(tmp_path: Path, tools: Tools) -> None:
    (tmp_path / "file").touch()
    office = Office(tools)
    builds = [_build({"a": TEXTS[0]}, tmp_path / "file", office) for _ in range(2)]
    assert builds == [_build({"a": TEXTS[0]}, tmp_path / "folder", Office(tools))] * 2
    assert office.worked == ["a", "a"]
