"""Worker processes that die, hang, grow or raise lose the one article at fault and no other."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flows.cache.records import unpack_facts
from flows.errors import ModelError
from flows.model import IssueCode, RawArticle
from flows.workers.frames import WorkerOptions
from flows.workers.keeper import Keeper, Task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.workers.keeper import Processed

FAULTY = Path(__file__).with_name("faulty.py")


@pytest.fixture
def keeper() -> Iterator[Keeper]:
    kept = Keeper()
    yield kept
    kept.dismiss()


def _task(model: str | None = None, seconds: float = 60.0) -> Task:
    options = WorkerOptions(circumstances="", ontology="", model=model, rulings=(), memory_mb=1_000)
    return Task(options=options, article_seconds=seconds, command=(sys.executable, str(FAULTY)))


def _articles(*texts: str) -> list[RawArticle]:
    return [
        RawArticle(id=f"a{n}", name=f"a{n}.txt", digest="0" * 64, text=text)
        for n, text in enumerate(texts)
    ]


def _done(articles: list[RawArticle], processed: Processed) -> list[str]:
    pairs = zip(articles, processed.bodies, strict=True)
    return [unpack_facts(b, a).article.raw.text for a, b in pairs if b is not None]


@pytest.mark.parametrize(
    ("fault", "seconds", "why"),
    [
        pytest.param("die", 60.0, "ended by signal 9", id="dies"),
        pytest.param("hang", 2.5, "took longer than 2.5 seconds", id="hangs"),
        pytest.param("grow", 60.0, "DATELINE_WORKER_MEMORY_MB", id="grows"),
        pytest.param("raise thunder", 60.0, "ValueError: thunder", id="raises"),
    ],
)
def test_an_article_at_fault_is_left_out_alone(
    fault: str, seconds: float, why: str, keeper: Keeper
) -> None:
    articles = _articles("one", fault, "three", "four")
    processed = keeper.process(articles, _task(seconds=seconds))
    assert _done(articles, processed) == ["one", "three", "four"]
    assert [(i.article, i.code) for i in processed.issues] == [("a1.txt", IssueCode.ARTICLE_FAILED)]
    assert why in processed.issues[0].seen


def test_an_article_may_have_all_the_time_there_is(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken: list[object] = []
    monkeypatch.setattr(threading, "excepthook", broken.append)
    articles = _articles("one")
    assert _done(articles, keeper.process(articles, _task(seconds=float("inf")))) == ["one"]
    assert broken == []


def test_an_article_whose_process_was_killed_by_others_gets_another_one(
    keeper: Keeper, tmp_path: Path
) -> None:
    articles = _articles("one", f"die-once {tmp_path / 'dead'}", "three")
    processed = keeper.process(articles, _task())
    assert len(_done(articles, processed)) == 3
    assert processed.issues == ()


def test_a_process_killed_while_it_is_idle_is_replaced(keeper: Keeper) -> None:
    articles = _articles("one", "two")
    keeper.process(articles, _task())
    (worker,) = keeper.idle()
    os.kill(worker.process.pid, signal.SIGKILL)
    worker.process.wait()
    assert _done(articles, keeper.process(articles, _task())) == ["one", "two"]


def test_a_process_serves_batch_after_batch(keeper: Keeper) -> None:
    for _ in range(2):
        keeper.process(_articles("one"), _task())
    (worker,) = keeper.idle()
    keeper.dismiss()
    assert worker.process.poll() is not None
    assert keeper.idle() == ()


def test_what_a_library_prints_is_no_answer(keeper: Keeper) -> None:
    articles = _articles("print READY", "two")
    assert len(_done(articles, keeper.process(articles, _task()))) == 2


def test_a_process_that_refuses_says_why(keeper: Keeper) -> None:
    with pytest.raises(ModelError, match="no spaCy pipeline 'none'"):
        keeper.process(_articles("one"), _task(model="none"))


def test_a_program_that_does_not_start_stops_the_build(keeper: Keeper) -> None:
    task = Task(
        options=_task().options, article_seconds=60.0, command=(sys.executable, "-c", "exit()")
    )
    with pytest.raises(ModelError, match="did not start"):
        keeper.process(_articles("one"), task)
