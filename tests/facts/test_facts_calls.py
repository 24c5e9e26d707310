"""Calls are events with two sides, told by nouns and by verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import Participation, ScheduleStatus, Scheduling
from tests.facts.whole import told

if TYPE_CHECKING:
    from flows.pipeline import Tools


def _call(tools: Tools, line: str) -> tuple[set[str], list[ScheduleStatus]]:
    found, labels = told(tools, f"ACCRA, March 3, 2010 - {line}")
    call = {e for e, label in labels.items() if label.startswith("phone call")}
    who = {labels[s.agent] for s in found if isinstance(s, Participation) and s.event in call}
    return who, [s.status for s in found if isinstance(s, Scheduling) and s.event in call]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "President Daniel Otieno held a phone conversation with rebel leader Peter Sang.",
            id="held one",
        ),
        pytest.param(
            "In a telephone call with Daniel Otieno on Monday, President Peter Sang urged restraint.",
            id="in one",
        ),
        pytest.param("Daniel Otieno spoke by phone with Peter Sang on Tuesday.", id="by phone"),
        pytest.param("Daniel Otieno phoned Peter Sang on Tuesday.", id="phoned"),
    ],
)
def test_a_call_has_two_sides(tools: Tools, line: str) -> None:
    who, status = _call(tools, line)
    assert who == {"Daniel Otieno", "Peter Sang"}
    assert status == [ScheduleStatus.HELD]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Kenya supports a phone call between Otieno and Sang.", id="thought of"),
        pytest.param(
            "Daniel Otieno told the BBC in a phone call that he would wait.", id="a paper"
        ),
        pytest.param("Daniel Otieno will speak by phone with Peter Sang.", id="still to come"),
    ],
)
def test_no_call_was_held(tools: Tools, line: str) -> None:
    assert _call(tools, line) == (set(), [])
