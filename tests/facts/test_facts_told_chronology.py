"""What a chronology tells: each entry in its own year, in the present, each event of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import Participation, ScheduleStatus, Scheduling
from flows.pipeline import assemble
from tests.facts.whole import facts_of, told

if TYPE_CHECKING:
    from flows.pipeline import Tools

HEAD = "BERG, March 3, 2012 - The war in Chad ended on Friday. Here is a chronology.\n\n"


def values(tools: Tools, *entries: str) -> list[tuple[str, str]]:
    """Give the times behind the head with their values."""
    (article,) = assemble([facts_of(tools, HEAD + "\n\n".join(entries))]).articles
    return [(t.text, t.value) for t in article.times if t.span.begin >= len(HEAD)]


def test_a_day_without_a_year_is_in_that_of_the_entry_before(tools: Tools) -> None:
    found = values(
        tools,
        "January 25, 2003 - Rebels take the town of Kidal.",
        "May 3 - Both sides sign a truce, which lasts until Sept. 30.",
        "November 4-6 - Fighting starts again in the north of the country.",
        "February 2 - The army takes the town of Kidal back from the rebels.",
    )
    assert found == [
        ("January 25, 2003", "2003-01-25"),
        ("May 3", "2003-05-03"),
        ("Sept. 30", "2003-09-30"),
        ("November 4-6", "2003-11-04/2003-11-06"),
        ("February 2", "2004-02-02"),
    ]


def test_a_chronology_may_run_backward(tools: Tools) -> None:
    found = values(
        tools,
        "March 1, 2005 - Both sides sign a truce in Kidal.",
        "December 4 - The army takes the town of Kidal.",
        "October 7 - The rebels take the town of Kidal.",
        "June 2, 2003 - The war begins in the north of the country.",
    )
    assert [value for _, value in found[1:3]] == ["2004-12-04", "2004-10-07"]


def test_the_day_of_the_article_above_is_no_entry(tools: Tools) -> None:
    text = (
        "Chronology of the war in Chad\n"
        "April 30, 2006 - The government accepted a plan for peace on Sunday, officials said.\n"
        "February 2003 - Two rebel groups take up arms.\n"
        "April 2, 2004 - The two sides sign a truce in Berg.\n"
        "May 7 - The truce is broken by both sides.\n"
        "March 10, 2005 - The war begins anew in the north.\n"
    )
    (article,) = assemble([facts_of(tools, text)]).articles
    assert article.assessment.decided is not None
    assert article.assessment.decided.edtf == "2006-04-30"


def test_the_present_of_a_chronology_is_past(tools: Tools) -> None:
    text = (
        f"{HEAD}April 6, 2005 - Rebels and Chad finally agree at talks in Pretoria to end the war."
        "\n\nMay 2, 2005 - The rebels leave the town of Kidal.\n\nJune 3, 2006 - The war breaks out again."
    )
    found, labels = told(tools, text)
    (held,) = (s for s in found if isinstance(s, Scheduling) and "Pretoria" in labels[s.event])
    assert held.status is ScheduleStatus.HELD
    took_part = [labels[s.agent] for s in found if isinstance(s, Participation)]
    assert "Chad" in took_part


@pytest.mark.parametrize(
    "what",
    [
        pytest.param("The rebels meet the government for talks in Doha.", id="talks at a place"),
        pytest.param("General Daniel Otieno leads a military coup.", id="a happening"),
    ],
)
def test_what_two_entries_tell_is_two_events(tools: Tools, what: str) -> None:
    text = f"{HEAD}2003 - {what}\n\n2005 - Both sides leave Kidal.\n\n2007 - {what}"
    assembly = assemble([facts_of(tools, text)])
    events = [e.id for e in assembly.entities if e.event_type is not None]
    assert len([event for event in events if "war" not in event]) == 2
