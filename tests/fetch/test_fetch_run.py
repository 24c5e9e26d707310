"""What is fetched from a real server on this machine, and what is not; each fault by itself."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from flows.errors import FetchError
from flows.fetch.run import Report, fetch_sources
from flows.fetch.store import file_name
from flows.model import MarkKind
from flows.read.articles import find_sources, read_articles
from flows.read.source_list import read_source_list
from tests.fetch.news_server import HANG_SECONDS, WRONGS, Site, serve_news
from tests.waiting import wait_until

if TYPE_CHECKING:
    from pathlib import Path

QUICK = (
    "[fetch]\nper_host_seconds = 0\ntimeout_seconds = {}\nattempts = {}\nbytes_max = 100000\n"
    'contact = "mailto:desk@example.org"\n'
)


def write(folder: Path, body: str, *, timeout: float = 60.0, attempts: int = 1) -> Path:
    path = folder / "sources.toml"
    path.write_text(QUICK.format(timeout, attempts) + body, encoding="utf-8")
    return path


def feed(address: str, name: str = "desk", more: str = "") -> str:
    return f'[[source]]\nname = "{name}"\nfeed = "{address}"\n{more}\n'


def fetch(path: Path, *only: str) -> dict[str, Report]:
    return {report.name: report for report in fetch_sources(read_source_list(path), only)}


def pages(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.suffix in {".html", ".txt"})


def test_a_feed_is_fetched_with_its_pages_and_built_from(tmp_path: Path) -> None:
    site = Site()
    with serve_news(site) as address:
        path = write(tmp_path, feed(f"{address}/feed"))
        assert fetch(path)["desk"] == Report(name="desk", new=3)
    articles, issues = read_articles(find_sources([path]))
    first = articles[0]
    told = {mark.kind: first.text[mark.span.begin : mark.span.end] for mark in first.marks}
    assert (len(articles), issues) == (3, ())
    assert first.name.startswith("desk/127-0-0-1")
    assert told[MarkKind.FEED_DATE] == "In feed: Fri, 21 Mar 2014 10:00:00 GMT"
    assert told[MarkKind.SERVER_DATE] == "Server: Fri, 21 Mar 2014 10:00:00 GMT"
    assert told[MarkKind.FETCH_DATE].startswith("Fetched: 2")
    assert told[MarkKind.HEADLINE].startswith("Talks number")
    (agent,) = site.agents
    assert agent.startswith("dateline/")
    assert "desk@example.org" in agent


def test_a_second_run_asks_for_nothing_but_whether_the_feed_is_new(tmp_path: Path) -> None:
    site = Site()
    with serve_news(site) as address:
        path = write(tmp_path, feed(f"{address}/feed"))
        fetch(path)
        before = {p: p.read_bytes() for p in (tmp_path / "fetched").rglob("*.html*")}
        site.asked.clear()
        assert fetch(path)["desk"] == Report(name="desk", known=3)
        assert site.asked == ["/robots.txt", "/feed"]
        site.pages = 4
        assert fetch(path)["desk"] == Report(name="desk", new=1, known=3)
    assert all(p.read_bytes() == data for p, data in before.items())


def test_a_feed_with_texts_needs_no_pages(tmp_path: Path) -> None:
    site = Site()
    with serve_news(site) as address:
        path = write(tmp_path, feed(f"{address}/feed", more='pages = "feed"'))
        assert fetch(path)["desk"].new == 3
    assert not any(asked.startswith("/page") for asked in site.asked)
    assert "They met on Tuesday" in read_articles(find_sources([path]))[0][0].text


def test_links_may_be_relative_to_their_feed(tmp_path: Path) -> None:
    site = Site(pages=0)
    with serve_news(site) as address:
        site.links = (f"{address.removeprefix('http:')}/page/7", "page//7")
        report = fetch(write(tmp_path, feed(f"{address}/feed")))["desk"]
    assert report.new == 1
    assert report.faults == ("page//7: neither http nor https",)


def test_who_asks_is_told_to_nobody(tmp_path: Path) -> None:
    with serve_news(Site(pages=1, links=("/gone",))) as address:
        host = address.removeprefix("http://")
        sources = feed(f"http://me:secret@{host}/feed") + feed(f"http://me:secret@{host}/ill", "b")
        sources += f'[[source]]\nname = "c"\nurls = ["http://me:secret@{host}/page/7"]\n'
        path = write(tmp_path, sources)
        reports = fetch(path)
    assert [report.new for report in reports.values()] == [1, 0, 1]
    articles, issues = read_articles(find_sources([path]))
    said = [*(a.text + a.name for a in articles), *(issue.seen for issue in issues)]
    assert len(said) == 4
    assert not [text for text in said if "secret" in text]
    assert not [file for file in (tmp_path / "fetched").rglob("*.json") if "secret" in file.name]


def test_a_tag_that_cannot_be_sent_back_keeps_no_feed_away(tmp_path: Path) -> None:
    site = Site(pages=1, tag="café {}")
    with serve_news(site) as address:
        path = write(tmp_path, feed(f"{address}/feed"))
        fetch(path)
        site.pages = 2
        assert fetch(path)["desk"] == Report(name="desk", new=1, known=1)


def test_single_pages_are_fetched_once(tmp_path: Path) -> None:
    with serve_news(Site()) as address:
        path = write(tmp_path, f'[[source]]\nname = "p"\nurls = ["{address}/page/7"]\n')
        assert fetch(path)["p"].new == 1
        assert fetch(path)["p"].known == 1


def patience(wrong: str) -> float:
    """Be short only with what never answers: all else has time, on a busy machine, too."""
    return 2.0 if wrong in {"/hang", "/drip", "/slow"} else 60.0


@pytest.mark.parametrize("wrong", [path for path in WRONGS if path != "/nofeed"])
def test_a_page_that_goes_wrong_is_told_and_the_others_come(tmp_path: Path, wrong: str) -> None:
    site = Site(pages=2, links=(wrong,))
    with serve_news(site) as address:
        path = write(tmp_path, feed(f"{address}/feed"), timeout=patience(wrong))
        began = time.monotonic()
        report = fetch(path)["desk"]
        assert time.monotonic() - began < HANG_SECONDS
    assert (report.new, len(report.faults)) == (2, 1)
    assert len(pages(tmp_path)) == 2


@pytest.mark.parametrize("wrong", ["/hang", "/garbage", "/ill", "/nofeed", "/loop", "/endless"])
def test_a_source_that_goes_wrong_keeps_no_other_back_and_is_an_issue(
    tmp_path: Path, wrong: str
) -> None:
    with serve_news(Site(pages=2)) as bad, serve_news(Site(pages=2)) as good:
        both = feed(f"{bad}{wrong}", "bad") + feed(f"{good}/feed", "good")
        path = write(tmp_path, both, timeout=patience(wrong))
        reports = fetch(path)
    assert (reports["good"].new, reports["bad"].new) == (2, 0)
    assert len(reports["bad"].faults) == 1
    articles, issues = read_articles(find_sources([path]))
    assert len(articles) == 2
    assert [(issue.article, issue.code.value) for issue in issues] == [("bad", "fetch-failed")]


def test_a_server_that_was_ill_is_asked_again(tmp_path: Path) -> None:
    site = Site(pages=1, answers={"/page/0": [(503, ""), (500, "0")]})
    with serve_news(site) as address:
        path = write(tmp_path, feed(f"{address}/feed"), attempts=3)
        assert fetch(path)["desk"].new == 1


def test_a_host_that_asks_for_an_hour_gets_it(tmp_path: Path) -> None:
    site = Site(pages=5, answers={"/page/0": [(429, "3600")]})
    with serve_news(site) as address:
        path = write(tmp_path, feed(f"{address}/feed"), attempts=3)
        report = fetch(path)["desk"]
        assert report.new == 0
        assert [p for p in site.asked if p.startswith("/page")] == ["/page/0"]
        assert fetch(path)["desk"].new == 5


def test_a_host_that_asks_for_a_moment_gets_it_from_all_sources(tmp_path: Path) -> None:
    site = Site(answers={"/page/0": [(503, "1")]})
    with serve_news(site) as address:
        sources = "".join(
            f'[[source]]\nname = "s{n}"\nurls = ["{address}/page/{n}"]\n' for n in range(4)
        )
        reports = fetch(write(tmp_path, sources, attempts=2))
    after = site.asked.index("/page/0") + 1
    assert site.times[after] - site.times[after - 1] > 0.9
    assert [report.new for report in reports.values()] == [1] * 4


def test_one_ill_page_keeps_no_other_back_and_is_asked_for_last(tmp_path: Path) -> None:
    site = Site(pages=3, links=("/ill", "http://[broken"))
    with serve_news(site) as address:
        path = write(tmp_path, feed(f"{address}/feed"), attempts=4)
        report = fetch(path)["desk"]
        assert (report.new, len(report.faults)) == (3, 2)
        site.pages = 4
        site.asked.clear()
        assert fetch(path)["desk"].new == 1
    assert site.asked[2:4] == ["/page/3", "/ill"]


def test_what_was_not_asked_for_has_not_failed(tmp_path: Path) -> None:
    site = Site(pages=1)
    with serve_news(site) as address:
        path = write(tmp_path, feed(f"{address}/feed"))
        fetch(path)
        site.pages = 2
        for _ in range(7):
            site.answers["/robots.txt"] = [(500, "")]
            assert fetch(path)["desk"].new == 0
        site.answers.clear()
        assert fetch(path)["desk"].new == 1


def test_what_is_gone_is_not_asked_for_again(tmp_path: Path) -> None:
    site = Site(pages=1, links=("/gone", "/image"))
    with serve_news(site) as address:
        path = write(tmp_path, feed(f"{address}/feed"))
        fetch(path)
        site.asked.clear()
        assert fetch(path)["desk"].faults == ()
        assert "/gone" not in site.asked


def test_robots_txt_is_obeyed_and_its_delay_kept(tmp_path: Path) -> None:
    robots = "User-agent: *\nDisallow: /page/1\nCrawl-delay: 0.4\n"
    site = Site(robots=robots)
    with serve_news(site) as address:
        report = fetch(write(tmp_path, feed(f"{address}/feed")))["desk"]
    assert (report.new, len(report.faults)) == (2, 1)
    assert "/page/1" not in site.asked
    gaps = [b - a for a, b in zip(site.times[1:], site.times[2:], strict=False)]
    assert min(gaps) > 0.35


@pytest.mark.parametrize("status", [500, 501, 522])
def test_a_site_whose_robots_txt_is_ill_is_left_alone(tmp_path: Path, status: int) -> None:
    site = Site(answers={"/robots.txt": [(status, "")] * 5})
    with serve_news(site) as address:
        report = fetch(write(tmp_path, feed(f"{address}/feed")))["desk"]
    assert set(site.asked) == {"/robots.txt"}
    assert "robots.txt" in report.faults[0]


def test_no_more_are_fetched_than_a_run_may_and_the_next_goes_on(tmp_path: Path) -> None:
    with serve_news(Site(pages=5)) as address:
        path = write(tmp_path, feed(f"{address}/feed", more="articles_max = 2"))
        assert fetch(path)["desk"] == Report(name="desk", new=2, left=3)
        assert fetch(path)["desk"] == Report(name="desk", new=2, known=2, left=1)
        assert fetch(path)["desk"] == Report(name="desk", new=1, known=4)


def test_a_killed_run_leaves_whole_pages_and_the_next_goes_on(root: Path, tmp_path: Path) -> None:
    site = Site(pages=12, delay_seconds=0.15, held_from=9)
    with serve_news(site) as address:
        path = write(tmp_path, feed(f"{address}/feed"))
        command = [sys.executable, "-m", "flows.cli", "fetch", str(path)]
        with subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL) as process:
            wait_until(lambda: len(pages(tmp_path)) >= 3, every_seconds=0.02)
            os.kill(process.pid, signal.SIGKILL)
        site.free.set()
        found = pages(tmp_path)
        assert 3 <= len(found) < 12
        for name in found:
            beside = next((tmp_path / "fetched").rglob(f"{name}.meta.json"))
            assert json.loads(beside.read_bytes())["fetched"]
        assert fetch(path)["desk"] == Report(name="desk", new=12 - len(found), known=len(found))
        assert not list((tmp_path / "fetched").rglob(".aside-*"))
    articles, issues = read_articles(find_sources([path]))
    assert (len(articles), issues) == (12, ())


def test_two_runs_at_a_time_do_not_fetch_into_one_folder(tmp_path: Path) -> None:
    folder = tmp_path / "fetched" / "desk"
    folder.mkdir(parents=True)
    handle = os.open(folder, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    with serve_news(Site()) as address:
        report = fetch(write(tmp_path, feed(f"{address}/feed")))["desk"]
    os.close(handle)
    assert "another run" in report.faults[0]


def test_a_folder_that_cannot_be_made_is_a_line_of_the_report(tmp_path: Path) -> None:
    (tmp_path / "fetched").write_text("in the way", encoding="utf-8")
    with serve_news(Site()) as address:
        assert len(fetch(write(tmp_path, feed(f"{address}/feed")))["desk"].faults) == 1


def test_what_came_before_the_disk_failed_is_counted(tmp_path: Path) -> None:
    with serve_news(Site(pages=3)) as address:
        path = write(tmp_path, feed(f"{address}/feed"))
        beside = f"{file_name(f'{address}/page/1')}.html.meta.json"
        (tmp_path / "fetched" / "desk" / beside).mkdir(parents=True)
        report = fetch(path)["desk"]
    assert (report.new, len(report.faults)) == (1, 1)
    assert "directory" in report.faults[0]


def test_a_name_that_is_not_there_is_said(tmp_path: Path) -> None:
    path = write(tmp_path, feed("http://127.0.0.1:9/feed"))
    with pytest.raises(FetchError, match="nobody"):
        fetch(path, "nobody")


def test_the_command_says_what_came_and_fails_where_nothing_did(root: Path, tmp_path: Path) -> None:
    path = write(tmp_path, feed("http://127.0.0.1:9/feed"))
    command = [sys.executable, "-m", "flows.cli", "fetch", str(path)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == "desk: 0 new, 0 known, 1 did not come\n"
    assert "Traceback" not in done.stderr
