"""Events told by a common noun or a verb alone: blasts, protests, clashes, storms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.facts.happenings import add_happenings
from flows.facts.scheduling import find_schedulings
from flows.model import EventType, ScheduleStatus, Scheduling, TimexType
from tests.facts.told import states, tell
from tests.facts.whole import facts_of

if TYPE_CHECKING:
    from flows.pipeline import Tools

BLAST = "A|DT|det|1 blast|NN|nsubj|2 killed=kill|VBD|root|2 ten|CD|obj|2 in|IN|case|5 Riverton|NNP|obl|2 .|.|punct|2"
ROCKED = "A|DT|det|1 blast|NN|nsubj|2 rocked=rock|VBD|root|2 Riverton|NNP|obj|2 .|.|punct|2"
AGAIN = "The|DT|det|1 bombing|NN|nsubj|2 wounded=wound|VBD|root|2 many|JJ|obj|2 .|.|punct|2"
PROTEST = "Many|JJ|nsubj|1 protested=protest|VBD|root|1 in|IN|case|3 Harbor|NNP|obl|1 .|.|punct|1"
SUSPECT = "A|DT|det|2 blast|NN|compound|2 suspect|NN|nsubj|3 fled=flee|VBD|root|3 in|IN|case|5 Riverton|NNP|obl|3 .|.|punct|3"
NOWHERE = "A|DT|det|1 blast|NN|nsubj|2 killed=kill|VBD|root|2 ten|CD|obj|2 .|.|punct|2"
NO_BLAST = "No|DT|det|1 blast|NN|nsubj|2 hit|VBD|root|2 Riverton|NNP|obj|2 .|.|punct|2"
CAPITAL = "A|DT|det|1 blast|NN|nsubj|7 in|IN|case|4 the|DT|det|4 capital|NN|nmod|1 ,|,|punct|1 Riverton|NNP|dep|1 killed=kill|VBD|root|7 ten|CD|obj|7 .|.|punct|7"
BLAMED = "Smith|NNP|nsubj|1 took=take|VBD|root|1 responsibility|NN|obj|1 for|IN|case|5 the|DT|det|5 blast|NN|nmod|2 in|IN|case|7 Harbor|NNP|nmod|5 .|.|punct|1"
DATED = "Riots=riot|NNS|nsubj|1 shook=shake|VBD|root|1 them|PRP|obj|1 Monday|NNP|obl:unmarked|1 .|.|punct|1"

BOMB = "A|DT|det|2 roadside|NN|compound|2 bomb|NN|nsubj|3 killed=kill|VBD|root|3 two|CD|nummod|5 drivers=driver|NNS|obj|3 near|IN|case|7 Riverton|NNP|nmod|5 .|.|punct|3"
BY_MINE = "Two|CD|nsubj:pass|2 were=be|VBD|aux:pass|2 hurt|VBN|root|2 by|IN|case|5 a|DT|det|5 mine|NN|obl:agent|2 in|IN|case|7 Harbor|NNP|nmod|5 .|.|punct|2"
VOTE = "It|PRP|nsubj|1 awaits=await|VBZ|root|1 an|DT|det|3 election|NN|obj|1 to|TO|mark|6 be|VB|aux:pass|6 held=hold|VBN|acl|3 Monday|NNP|obl:unmarked|6 .|.|punct|1"
ANOTHER = "Another|DT|det|1 blast|NN|nsubj|2 wounded=wound|VBD|root|2 four|CD|obj|2 in|IN|case|5 Harbor|NNP|obl|2 .|.|punct|2"
WITHIN = "Two|CD|nsubj:pass|2 were=be|VBD|aux:pass|2 hurt|VBN|root|2 Monday|NNP|obl:unmarked|2 in|IN|case|6 a|DT|det|6 stampede|NN|obl|2 .|.|punct|2"
LAUNCHED = "North|NNP|nsubj|1 launched=launch|VBD|root|1 raids=raid|NNS|obj|1 against|IN|case|4 Alliance|NNP|nmod|2 .|.|punct|1"
VICTIM = "It|PRP|nsubj|1 recalls=recall|VBZ|root|1 the|DT|det|3 murder|NN|obj|1 of|IN|case|5 Smith|NNP|nmod|3 .|.|punct|1"
FLOODS = "Rains=rain|NNS|nsubj|1 set|VBD|root|1 off|RP|compound:prt|1 panic|NN|obj|1 in|IN|case|5 Riverton|NNP|obl|1 .|.|punct|1"
NO_MORE = "It|PRP|nsubj|1 fears=fear|VBZ|root|1 another|DT|det|3 blast|NN|obj|1 in|IN|case|5 Harbor|NNP|nmod|3 .|.|punct|1"
CLASHED = (
    "Lowland|NNP|nsubj|1 clashed=clash|VBD|root|1 with|IN|case|3 Alliance|NNP|obl|1 .|.|punct|1"
)
FOUND_BOMB = "Police|NNS|nsubj|1 found=find|VBD|root|1 a|DT|det|3 bomb|NN|obj|1 in|IN|case|5 Riverton|NNP|obl|1 .|.|punct|1"
MAY_KILL = "A|DT|det|1 mine|NN|nsubj|3 may|MD|aux|3 kill|VB|root|3 people|NNS|obj|3 in|IN|case|6 Harbor|NNP|obl|3 .|.|punct|3"


def met(*lines: str) -> list[tuple[str, EventType | None, str | None]]:
    """Give the events that an article gains."""
    days = {"Monday": TimexType.DATE} if any("Monday" in line for line in lines) else {}
    scene = tell(*lines, times=days)
    known = {e.id for e in scene.entities.entities}
    found = add_happenings(scene).entities.entities
    return [(e.label, e.event_type, e.place) for e in found if e.id not in known]


@pytest.mark.parametrize(
    ("line", "want"),
    [
        pytest.param(BLAST, ("blast", EventType.ARMED_EVENT, "place/riverton"), id="place of the verb"),
        pytest.param(ROCKED, ("blast", EventType.ARMED_EVENT, "place/riverton"), id="place that it hit"),
        pytest.param(CAPITAL, ("blast", EventType.ARMED_EVENT, "place/riverton"), id="name behind a comma"),
        pytest.param(PROTEST, ("protest", EventType.EVENT, "place/harbor"), id="told by a verb"),
        pytest.param(BOMB, ("roadside bombing", EventType.ARMED_EVENT, "place/riverton"), id="a weapon that killed"),
        pytest.param(BY_MINE, ("mine blast", EventType.ARMED_EVENT, "place/harbor"), id="hurt by a weapon"),
        pytest.param(ANOTHER, ("blast", EventType.ARMED_EVENT, "place/harbor"), id="another one"),
        pytest.param(WITHIN, ("stampede", EventType.EVENT, None), id="the time of who was hurt in it"),
        pytest.param(LAUNCHED, ("raids", EventType.ARMED_EVENT, None), id="launched against somebody"),
        pytest.param(VICTIM, ("murder of Smith", EventType.EVENT, None), id="a victim with a name"),
        pytest.param(CLASHED, ("clash between Alliance and Lowland", EventType.ARMED_EVENT, None), id="two who clashed"),
        pytest.param(VOTE, ("election", EventType.ELECTION, None), id="to be held"),
        pytest.param(DATED, ("riots", EventType.EVENT, None), id="a time is enough"),
    ],
)  # fmt: skip
def test_a_noun_with_a_place_or_a_time_is_an_event(
    line: str, want: tuple[str, EventType, str | None]
) -> None:
    ((label, kind, place),) = met(line)
    assert (label.split(" in ")[0], kind, place) == want


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(SUSPECT, id="part of another noun"),
        pytest.param(NOWHERE, id="neither place nor time"),
        pytest.param(NO_BLAST, id="there was none"),
        pytest.param(FLOODS, id="no weapon was set off"),
        pytest.param(NO_MORE, id="another one feared"),
        pytest.param(FOUND_BOMB, id="a weapon that was found"),
        pytest.param(MAY_KILL, id="a weapon that may kill"),
    ],
)
def test_a_noun_that_tells_no_event_adds_none(line: str) -> None:
    assert met(line) == []


def test_an_attack_taken_up_by_another_noun_is_one_event() -> None:
    assert len(met(BLAST, AGAIN)) == 1


@pytest.mark.parametrize(
    "line",
    [BLAST, ROCKED, PROTEST, BLAMED],
    ids=["killed", "rocked", "protested", "responsibility for"],
)
def test_what_had_an_effect_took_place(line: str) -> None:
    found = states(lambda scene: find_schedulings(add_happenings(scene)), line)
    assert [s.status for s in found if isinstance(s, Scheduling)] == [ScheduleStatus.HELD]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        pytest.param("The attack in Nairobi killed ten.", 1, id="taken up in a town of the state"),
        pytest.param("An attack in Nairobi killed ten.", 2, id="another"),
        pytest.param("The attack in Kampala killed ten.", 2, id="a town of another state"),
        pytest.param("The clashes in Nairobi killed ten.", 2, id="of another sort"),
    ],
)
def test_what_is_taken_up_in_a_town_was_told_of_its_state(
    tools: Tools, text: str, events: int
) -> None:
    before = "Envoys react\n\nFrance condemned the bombing of the U.S. embassies in Kenya."
    facts = facts_of(tools, f"{before}\n\n{text}")
    armed = [e for e in facts.entities.entities if e.event_type is EventType.ARMED_EVENT]
    assert len(armed) == events
