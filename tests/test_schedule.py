"""What a timetable means, and what is written for a work pool; the engine itself is not started."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from prefect.client.schemas.schedules import CronSchedule, IntervalSchedule
from prefect.flows import load_flow_from_entrypoint

from flows.artifacts import list_issues, list_verdicts, write_counts
from flows.errors import SettingsError
from flows.job import BuildOptions
from flows.model import Issue, IssueCode, Verdict
from flows.publish.summary import Dating, Summary
from flows.read.sources import sign_sources
from flows.schedule import Timetable, make_absolute, read_timetable, write_deployment
from flows.update import held_alone, update_knowledge_base

if TYPE_CHECKING:
    from prefect import Flow

OPTIONS = BuildOptions(
    sources=(Path("a"), Path("sources.toml")),
    output=Path("kb"),
    ontology=Path("ontology"),
    base_iri="https://e.example/",
    model=None,
    batch_articles=1,
    file_size_max=1,
    issues_max=1,
    releases_kept=1,
)


def test_cron_and_interval_can_stand_together() -> None:
    timetable = Timetable(cron="0 6 * * *", timezone="Europe/Berlin", every_seconds=90)
    cron, interval = read_timetable(timetable)
    assert isinstance(cron, CronSchedule)
    assert isinstance(interval, IntervalSchedule)
    assert (cron.timezone, interval.interval.total_seconds()) == ("Europe/Berlin", 90)


@pytest.mark.parametrize(
    "timetable",
    [
        pytest.param(Timetable(), id="nothing"),
        pytest.param(Timetable(cron="tomorrow"), id="no cron line"),
        pytest.param(Timetable(cron="0 6 * * *", timezone="Mars"), id="no time zone"),
        pytest.param(Timetable(every_seconds=0), id="no time between"),
        pytest.param(Timetable(every_seconds=float("nan")), id="no number"),
        pytest.param(Timetable(every_seconds=float("inf")), id="never"),
        pytest.param(Timetable(every_seconds=1e20), id="longer than time"),
    ],
)
def test_a_timetable_without_sense_is_told(timetable: Timetable) -> None:
    with pytest.raises(SettingsError):
        read_timetable(timetable)


def test_a_folder_can_be_watched_without_a_clock() -> None:
    assert read_timetable(Timetable(watch_seconds=1)) == []


def test_the_deployment_runs_the_same_flow_from_any_folder() -> None:
    written = json.loads(write_deployment(OPTIONS, Timetable(every_seconds=60), "pool"))
    (deployment,) = written["deployments"]
    flow: Flow[..., object] = load_flow_from_entrypoint(deployment["entrypoint"])
    assert flow.name == update_knowledge_base.name
    assert deployment["name"] == "kb"
    assert BuildOptions.model_validate(deployment["parameters"]["options"]) == make_absolute(
        OPTIONS
    )
    assert Path(deployment["parameters"]["options"]["sources"][1]).is_absolute()


def test_the_sign_of_sources_changes_when_a_file_comes_goes_or_is_written(tmp_path: Path) -> None:
    file, signs = tmp_path / "a.txt", [sign_sources([tmp_path])]
    for text in ("One.", "Other."):
        file.write_text(text, encoding="utf-8")
        signs.append(sign_sources([tmp_path]))
    assert sign_sources([tmp_path]) == signs[-1]
    file.unlink()
    assert sign_sources([tmp_path]) == signs[0]
    assert len(set(signs)) == 3
    assert sign_sources([tmp_path / "none"]) != signs[0]


def test_artifacts_show_what_a_build_gave() -> None:
    dating = Dating(
        article="a.txt",
        verdict=Verdict.REJECTED,
        printed="May 3",
        decided=None,
        confidence=0.456,
        why=("One.", "Two."),
    )
    summary = Summary(
        datings=(dating,) * 1_500,
        claims=(("Stance", 2),),
        entities=3,
        issues=(("no-date", 1),),
        knowledge=Path("kb/knowledge.ttl"),
        seconds=1.0,
    )
    rows = list_verdicts(summary)
    assert (len(rows), rows[0]["published"], rows[0]["why"]) == (1_000, "unknown", "One. Two.")
    assert "| claims: Stance | 2 |" in write_counts(summary)
    issue = Issue(article="a.txt", code=IssueCode.NO_DATE, seen="x")
    assert list_issues([issue]) == [{"article": "a.txt", "code": "no-date", "seen": "x"}]


def test_two_runs_never_work_for_one_folder_at_a_time(tmp_path: Path) -> None:
    working: list[int] = []

    def work() -> None:
        with held_alone(tmp_path / "new" / "kb"):
            working.append(1)
            assert len(working) == 1
            time.sleep(0.05)
            working.pop()

    with ThreadPoolExecutor(4) as threads:
        for run in [threads.submit(work) for _ in range(4)]:
            run.result()
