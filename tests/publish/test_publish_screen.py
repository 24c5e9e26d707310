"""What a build says at its end can be read in ten seconds, whatever the articles are called."""

from __future__ import annotations

import io
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from flows.model import Verdict
from flows.publish.screen import VERDICT_ROWS_MAX, render_summary, talk
from flows.publish.summary import Dating, Summary

if TYPE_CHECKING:
    import pytest


def _dating(name: str, verdict: Verdict = Verdict.MISSING, printed: str | None = None) -> Dating:
    return Dating(
        article=name,
        verdict=verdict,
        printed=printed,
        decided="2013-05-23",
        confidence=0.9,
        why=("The talks were on 2013-05-22.",),
    )


def _shown(*datings: Dating) -> str:
    summary = Summary(
        datings=datings,
        claims=(("Quotation", 1_200),),
        entities=7,
        issues=(("no-date", 1),),
        knowledge=Path("output/knowledge.ttl"),
        seconds=2.34,
    )
    console = Console(width=140, record=True, file=io.StringIO())
    console.print(render_summary(summary))
    return console.export_text()


def test_a_rejected_date_is_told_with_its_reason() -> None:
    shown = _shown(_dating("a.txt", Verdict.REJECTED, "1 May 2024"))
    assert "1 printed date rejected:" in shown
    assert 'a.txt: "1 May 2024", because The talks were on 2013-05-22.' in shown


def test_counts_file_and_seconds_are_told() -> None:
    shown = _shown(_dating("a.txt"))
    assert "1,200 claims: Quotation 1,200" in shown
    assert "1 issue: no-date 1" in shown
    assert "1 article, 7 entities -> output/knowledge.ttl in 2.3 s" in shown


def test_a_long_list_is_cut_and_says_so() -> None:
    shown = _shown(*(_dating(f"{n:03}.txt") for n in range(VERDICT_ROWS_MAX + 5)))
    assert "and 5 articles more, in articles/" in shown


def test_markup_in_a_name_is_shown_not_obeyed() -> None:
    assert "[red]x[/red].txt" in _shown(_dating("[red]x[/red].txt"))


def test_progress_goes_to_stderr_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    with talk("waiting"):
        logging.getLogger("flows.build").info("read %s articles", 5)
    out, err = capsys.readouterr()
    assert (out, err.splitlines()) == ("", ["waiting", "read 5 articles"])
