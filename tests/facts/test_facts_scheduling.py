"""When events are set for, begin and end: one hand-made parse a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.facts.outlook import Outlook
from flows.facts.scheduling import find_schedulings
from flows.facts.sightings import shift_status
from flows.model import ScheduleStatus, Scheduling, TimexType
from tests.facts.told import states, tell, when_of
from tests.facts.whole import facts_of

if TYPE_CHECKING:
    from flows.pipeline import Tools

DAY = {"Monday": TimexType.DATE}


@pytest.mark.parametrize(
    ("line", "status", "place"),
    [
        pytest.param(
            "The|DT|det|1 talks=talk|NNS|nsubj|2 resumed=resume|VBD|root|2 on|IN|case|4 Monday|NNP|obl|2 .|.|punct|2",
            ScheduleStatus.BEGAN,
            None,
            id="began",
        ),
        pytest.param(
            "The|DT|det|1 talks=talk|NNS|nsubj|3 will|MD|aux|3 begin|VB|root|3 Monday|NNP|obl:unmarked|3 .|.|punct|3",
            ScheduleStatus.PLANNED,
            None,
            id="will begin",
        ),
        pytest.param(
            "The|DT|det|1 talks=talk|NNS|nsubj|2 open|VBP|root|2 on|IN|case|4 Monday|NNP|obl|2 .|.|punct|2",
            ScheduleStatus.PLANNED,
            None,
            id="present tense with a day is a plan",
        ),
        pytest.param(
            "The|DT|det|1 talks=talk|NNS|nsubj|3 could|MD|aux|3 convene|VB|root|3 on|IN|case|5 Monday|NNP|obl|3 .|.|punct|3",
            ScheduleStatus.LIKELY,
            None,
            id="could convene",
        ),
        pytest.param(
            "The|DT|det|1 talks=talk|NNS|nsubj|3 should|MD|aux|3 resume|VB|root|3 on|IN|case|5 Monday|NNP|obl|3 .|.|punct|3",
            ScheduleStatus.PROPOSED,
            None,
            id="should resume",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 opened=open|VBD|root|1 talks=talk|NNS|obj|1 in|IN|case|4 Riverton|NNP|nmod|2 on|IN|case|6 Monday|NNP|obl|1 .|.|punct|1",
            ScheduleStatus.BEGAN,
            "place/riverton",
            id="opened talks in a place",
        ),
        pytest.param(
            "the|DT|det|1 conference|NN|obl|5 slated=slate|VBN|acl|1 for|IN|case|4 Monday|NNP|obl|2 failed=fail|VBD|root|5",
            ScheduleStatus.PLANNED,
            None,
            id="slated for",
        ),
        pytest.param(
            "The|DT|det|1 talks=talk|NNS|nsubj:pass|3 were=be|VBD|aux:pass|3 cancelled=cancel|VBN|root|3 on|IN|case|5 Monday|NNP|obl|3 .|.|punct|3",
            ScheduleStatus.CANCELLED,
            None,
            id="cancelled",
        ),
        pytest.param(
            "The|DT|det|1 talks=talk|NNS|nsubj:pass|3 were=be|VBD|aux:pass|3 postponed=postpone|VBN|root|3 on|IN|case|5 Monday|NNP|obl|3 .|.|punct|3",
            ScheduleStatus.POSTPONED,
            None,
            id="postponed",
        ),
        pytest.param(
            "the|DT|det|1 war|NN|obl|4 that|WDT|nsubj|3 ended=end|VBD|acl:relcl|1 killed=kill|VBD|root|4 in|IN|case|6 Monday|NNP|obl|3",
            ScheduleStatus.ENDED,
            None,
            id="the war that ended",
        ),
    ],
)
def test_status_comes_from_verb_tense_and_modal(
    line: str, status: ScheduleStatus, place: str | None
) -> None:
    scene = tell(line, times=DAY)
    (found,) = find_schedulings(scene)
    assert isinstance(found.situation, Scheduling)
    assert (found.situation.status, found.situation.place) == (status, place)
    assert when_of(scene, found) == "Monday"


def test_war_to_be_ended_goes_on() -> None:
    line = "Smith|NNP|nsubj|1 wants=want|VBZ|root|1 to|TO|mark|3 end|VB|xcomp|1 the|DT|det|5 war|NN|obj|3 .|.|punct|1"
    (found,) = states(find_schedulings, line)
    assert found == Scheduling(event="event/war", status=ScheduleStatus.ONGOING)


def test_named_accord_was_made() -> None:
    line = "Smith|NNP|nsubj|1 recalled=recall|VBD|root|1 the|DT|det|3 Accord|NNP|obj|1 .|.|punct|1"
    (found,) = states(find_schedulings, line)
    assert found == Scheduling(event="event/accord", status=ScheduleStatus.HELD)


def test_ahead_of_talks_they_are_planned() -> None:
    line = "Smith|NNP|nsubj|1 rested=rest|VBD|root|1 ahead|RB|case|4 of|IN|case|4 talks=talk|NNS|obl|1 .|.|punct|1"
    (found,) = states(find_schedulings, line)
    assert found == Scheduling(event="event/talks", status=ScheduleStatus.PLANNED)


def test_bare_mention_says_nothing_of_time() -> None:
    line = "Smith|NNP|nsubj|1 liked=like|VBD|root|1 the|DT|det|3 talks=talk|NNS|obj|1 .|.|punct|1"
    assert states(find_schedulings, line) == []


@pytest.mark.parametrize(
    ("base", "outlook", "want"),
    [
        pytest.param(ScheduleStatus.BEGAN, Outlook.DONE, ScheduleStatus.BEGAN, id="as it is"),
        pytest.param(ScheduleStatus.HELD, Outlook.PLANNED, ScheduleStatus.PLANNED, id="will be"),
        pytest.param(ScheduleStatus.HELD, Outlook.PROPOSED, ScheduleStatus.PROPOSED, id="should"),
        pytest.param(ScheduleStatus.CANCELLED, Outlook.LIKELY, ScheduleStatus.CANCELLED, id="off"),
        pytest.param(ScheduleStatus.BEGAN, Outlook.CONDITIONAL, None, id="if"),
        pytest.param(ScheduleStatus.ENDED, Outlook.PLANNED, None, id="an end to come"),
    ],
)
def test_modal_shifts_status(
    base: ScheduleStatus, outlook: Outlook, want: ScheduleStatus | None
) -> None:
    assert shift_status(base, outlook) is want


def test_a_proposal_made_before_dates_no_event(tools: Tools) -> None:
    text = (
        "Leaders of Kenya will hold a conference in Istanbul on Friday, officials said in Nairobi.\n\n"
        "The conference was proposed by Uganda in a letter last month."
    )
    facts = facts_of(tools, text)
    said = [s for c in facts.claims for s in c.states if isinstance(s, Scheduling)]
    assert [s.when for s in said if s.status is ScheduleStatus.PROPOSED] == [None]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        pytest.param("France condemned the bombing in Kabul on Thursday.", None, id="judged"),
        pytest.param("France condemned Thursday's bombing in Kabul.", "Thursday", id="its own"),
        pytest.param("Police studied the bombing in Kabul on Thursday.", "Thursday", id="no word"),
    ],
)
def test_the_day_of_a_judgement_is_not_that_of_what_is_judged(
    tools: Tools, text: str, when: str | None
) -> None:
    facts = facts_of(tools, f"Envoys react\n\n{text} More was not known.")
    raw = facts.article.raw.text
    held = [s for c in facts.claims for s in c.states if isinstance(s, Scheduling)]
    days = {None if s.when is None else raw[s.when.begin : s.when.end][:8] for s in held}
    assert days == {when}
