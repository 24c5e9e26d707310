"""How many were killed, hurt, displaced, held: one hand-made parse a wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.facts.casualties import find_casualties
from flows.model import CasualtyCount, CountKind, CountModifier, EventType
from tests.facts.told import states
from tests.facts.whole import facts_of, told

if TYPE_CHECKING:
    from flows.pipeline import Tools


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        pytest.param(
            "The|DT|det|1 war|NN|nsubj|2 killed=kill|VBD|root|2 300|CD|nummod|4 people|NNS|obj|2 .|.|punct|2",
            CountKind.KILLED,
            "300",
            id="active",
        ),
        pytest.param(
            "20|CD|nummod|1 people|NNS|nsubj:pass|3 were=be|VBD|aux:pass|3 wounded=wound|VBN|root|3 .|.|punct|3",
            CountKind.WOUNDED,
            "20",
            id="passive",
        ),
        pytest.param(
            "20|CD|nummod|1 soldiers=soldier|NNS|nsubj|2 died=die|VBD|root|2 .|.|punct|2",
            CountKind.KILLED,
            "20",
            id="died",
        ),
        pytest.param(
            "Clashes=clash|NNS|nsubj|1 left=leave|VBD|root|1 500|CD|nummod|3 people|NNS|obj|1 dead|JJ|acl|3 .|.|punct|1",
            CountKind.KILLED,
            "500",
            id="left dead",
        ),
        pytest.param(
            "The|DT|det|2 death|NN|compound|2 toll|NN|nsubj|3 reached=reach|VBD|root|3 25|CD|obj|3 .|.|punct|3",
            CountKind.KILLED,
            "25",
            id="toll reached",
        ),
        pytest.param(
            "Police|NNS|nsubj|1 arrested=arrest|VBD|root|1 12|CD|nummod|3 protesters=protester|NNS|obj|1 .|.|punct|1",
            CountKind.DETAINED,
            "12",
            id="arrested",
        ),
        pytest.param(
            "It|PRP|nsubj|1 hosts=host|VBZ|root|1 2|CD|nummod|4 million|CD|nummod|4 refugees=refugee|NNS|obj|1 .|.|punct|1",
            CountKind.DISPLACED,
            "2000000",
            id="refugees",
        ),
        pytest.param(
            "Gunmen=gunman|NNS|nsubj|1 killed=kill|VBD|root|1 at|IN|case|3 least|JJS|nmod|4 31|CD|nummod|5 people|NNS|obl|1 .|.|punct|1",
            CountKind.KILLED,
            "31",
            id="at least, parsed as a phrase with at",
        ),
    ],
)
def test_wording_tells_what_is_counted(line: str, kind: CountKind, value: str) -> None:
    (found,) = states(find_casualties, line)
    assert isinstance(found, CasualtyCount)
    assert (found.count, found.value) == (kind, value)


def test_scope_is_the_event_that_kills_and_the_place() -> None:
    line = (
        "The|DT|det|1 war|NN|nsubj|3 has=have|VBZ|aux|3 killed=kill|VBN|root|3 more|JJR|advmod|6 "
        "than|IN|fixed|4 300|CD|nummod|7 people|NNS|obj|3 in|IN|case|9 Riverton|NNP|obl|3 .|.|punct|3"
    )
    (found,) = states(find_casualties, line)
    assert found == CasualtyCount(
        event="event/war",
        place="place/riverton",
        count=CountKind.KILLED,
        value="300",
        modifier=CountModifier.MORE_THAN,
        minimum=301,
    )


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "They|PRP|nsubj|1 destroyed=destroy|VBD|root|1 20|CD|nummod|3 tanks=tank|NNS|obj|1 .|.|punct|1",
            id="things",
        ),
        pytest.param(
            "The|DT|det|2 death|NN|compound|2 toll|NN|nsubj|3 rose=rise|VBD|root|3 by|IN|case|5 25|CD|obl|3 .|.|punct|3",
            id="how much a toll rose",
        ),
        pytest.param(
            "She|PRP|nsubj|1 met=meet|VBD|root|1 20|CD|nummod|3 people|NNS|obj|1 .|.|punct|1",
            id="met",
        ),
    ],
)
def test_other_numbers_are_no_casualties(line: str) -> None:
    assert states(find_casualties, line) == []


def test_fighting_taken_up_is_the_one_war_of_the_article(tools: Tools) -> None:
    text = (
        "Talks on the civil war in Yemen opened in Kuwait on Monday.\n\n"
        "Envoys hope to end fighting that has killed more than 10,000 people, the minister said."
    )
    facts = facts_of(tools, text)
    (count,) = [s for c in facts.claims for s in c.states if isinstance(s, CasualtyCount)]
    (war,) = [e for e in facts.entities.entities if e.event_type is EventType.CONFLICT]
    assert (count.event, count.minimum) == (war.id, 10_001)


def test_what_is_joined_to_the_fighting_is_of_the_one_war_of_the_article(tools: Tools) -> None:
    text = (
        "Talks on the civil war in Yemen opened in Kuwait on Monday.\n\n"
        "The fighting has had dire consequences, and 900 people have been displaced."
    )
    facts = facts_of(tools, text)
    (count,) = [s for c in facts.claims for s in c.states if isinstance(s, CasualtyCount)]
    (war,) = [e for e in facts.entities.entities if e.event_type is EventType.CONFLICT]
    assert count.event == war.id


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        pytest.param(
            "Raiders=raider|NNS|nsubj|1 killed=kill|VBD|root|1 a|DT|det|3 shepherd|NN|obj|1 .|.|punct|1",
            CountKind.KILLED,
            "1",
            id="one with an article",
        ),
        pytest.param(
            "A|DT|det|1 colonel|NN|nsubj:pass|6 and|CC|cc|4 his|PRP$|nmod:poss|4 driver|NN|conj|1 "
            "were=be|VBD|aux:pass|6 wounded=wound|VBN|root|6 .|.|punct|6",
            CountKind.WOUNDED,
            "2",
            id="two that are joined",
        ),
        pytest.param(
            "A|DT|det|1 boy|NN|nsubj:pass|3 was=be|VBD|aux:pass|3 hit|VBN|root|3 and|CC|cc|5 "
            "killed=kill|VBN|conj|3 .|.|punct|3",
            CountKind.KILLED,
            "1",
            id="hit and killed",
        ),
        pytest.param(
            "It|PRP|nsubj|1 hurt|VBD|root|1 several|JJ|amod|3 others=other|NNS|obj|1 .|.|punct|1",
            CountKind.WOUNDED,
            "several",
            id="several",
        ),
        pytest.param(
            "Hundreds=hundred|NNS|nsubj:pass|7 of|IN|case|2 sailors=sailor|NNS|nmod|0 and|CC|cc|5 "
            "dock|NN|compound|5 hands=hand|NNS|conj|0 were=be|VBD|aux:pass|7 killed=kill|VBN|root|7 .|.|punct|7",
            CountKind.KILLED,
            "hundreds",
            id="hundreds of",
        ),
        pytest.param(
            "The|DT|det|1 flood|NN|nsubj|2 displaced=displace|VBD|root|2 a|DT|det|5 few|JJ|amod|5 "
            "hundred|CD|nummod|6 farmers=farmer|NNS|obj|2 .|.|punct|2",
            CountKind.DISPLACED,
            "few hundred",
            id="a few hundred",
        ),
    ],
)
def test_victims_without_a_figure_are_counted(line: str, kind: CountKind, value: str) -> None:
    (found,) = states(find_casualties, line)
    assert isinstance(found, CasualtyCount)
    assert (found.count, found.value) == (kind, value)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "Floods=flood|NNS|nsubj|1 killed=kill|VBD|root|1 a|DT|det|3 cow|NN|obj|1 .|.|punct|1",
            id="an animal",
        ),
        pytest.param(
            "They|PRP|nsubj|3 did=do|VBD|aux|3 not|RB|advmod|3 kill|VB|root|3 a|DT|det|5 guard|NN|obj|3 .|.|punct|3",
            id="not killed",
        ),
        pytest.param(
            "Police|NNS|nsubj|1 arrested=arrest|VBD|root|1 a|DT|det|3 student|NN|obj|1 .|.|punct|1",
            id="one arrest is no toll",
        ),
    ],
)
def test_one_who_is_no_victim_is_not_counted(line: str) -> None:
    assert not states(find_casualties, line)


def test_what_is_said_of_all_is_no_scope_of_one_of_them() -> None:
    line = (
        "They|PRP|nsubj|1 killed=kill|VBD|root|1 one|CD|obj|1 of|IN|case|5 the|DT|det|5 suspects=suspect|NNS|nmod|2 "
        "in|IN|case|8 the|DT|det|8 assault|NN|nmod|5 .|.|punct|1"
    )
    (found,) = states(find_casualties, line)
    assert isinstance(found, CasualtyCount)
    assert (found.value, found.event) == ("1", None)


@pytest.mark.parametrize(
    ("said", "value", "event"),
    [
        pytest.param(
            "Gunmen attacked a post in Garissa on Monday, killing 15 people.",
            "15",
            "attack in Garissa",
            id="participle",
        ),
        pytest.param(
            "Rebels attacked the town of Garissa on Monday and killed 12 people.",
            "12",
            "attack on Garissa",
            id="joined verb",
        ),
        pytest.param(
            "In 2003 the army mounted an offensive in which more than 3,000 people died.",
            "3000",
            "offensive",
            id="in which",
        ),
        pytest.param(
            "The army said 772 soldiers have been killed since fighting broke out on May 27.",
            "772",
            "fighting",
            id="since it began",
        ),
        pytest.param(
            "Nine people were killed when two rival clans clashed in Garissa on Friday.",
            "9",
            "clash in Garissa",
            id="when",
        ),
        pytest.param(
            "Five suspected militants have died in fighting in Garissa, the army said Monday.",
            "5",
            "fighting in Garissa",
            id="gerund",
        ),
        pytest.param(
            "The war in Chad spread and since then, more than 900 people have been killed.",
            "900",
            "war in Chad",
            id="joined to what is told of it",
        ),
        pytest.param(
            "They talked of ending a decade-old conflict in which 900 people have died.",
            "900",
            "conflict",
            id="of its age",
        ),
        pytest.param(
            "They hope to end a revolt that has claimed 900 lives.",
            "900",
            "revolt",
            id="that goes on",
        ),
        pytest.param(
            "They want to end the war in Chad that began in May and displaced 900 people.",
            "900",
            "war in Chad",
            id="joined in a relative clause",
        ),
    ],
)
def test_a_count_is_of_the_deed_that_its_clause_tells_on(
    tools: Tools, said: str, value: str, event: str
) -> None:
    text = f"NAIROBI, June 3 - {said}"
    facts = facts_of(tools, text)
    labels = {e.id: e.label for e in facts.entities.entities}
    found = [s for c in facts.claims for s in c.states if isinstance(s, CasualtyCount)]
    assert [(s.value, labels.get(s.event or "")) for s in found] == [(value, event)]


@pytest.mark.parametrize(
    ("said", "kind", "value"),
    [
        pytest.param(
            "The raid forced some 900 residents to flee.",
            CountKind.DISPLACED,
            "900",
            id="made to flee",
        ),
        pytest.param(
            "The war claimed the lives of as many as 30,000 people.",
            CountKind.KILLED,
            "30000",
            id="lives of",
        ),
        pytest.param(
            "More than half a million people have been displaced.",
            CountKind.DISPLACED,
            "500000",
            id="half a million",
        ),
        pytest.param(
            "Police held 12 after the raid and the blast wounded 22, hours before the vote.",
            CountKind.WOUNDED,
            "22",
            id="a bare number behind its verb",
        ),
        pytest.param(
            "Two suspected rebels died Sunday when the army found them.",
            CountKind.KILLED,
            "2",
            id="a bare day is no object",
        ),
    ],
)
def test_wordings_of_a_toll(tools: Tools, said: str, kind: CountKind, value: str) -> None:
    text = f"NAIROBI, June 3 - {said}"
    facts = facts_of(tools, text)
    found = [s for c in facts.claims for s in c.states if isinstance(s, CasualtyCount)]
    assert [(s.count, s.value) for s in found] == [(kind, value)]


def test_who_is_urged_to_flee_is_not_counted(tools: Tools) -> None:
    text = "NAIROBI, June 3 - The army urged some 900 residents to flee."
    facts = facts_of(tools, text)
    assert not any(isinstance(s, CasualtyCount) for c in facts.claims for s in c.states)


TOLLS = [
    pytest.param(
        "Officials said nine rebels died in a gunbattle in Riverton on Tuesday and seven others in "
        "artillery strikes in nearby Harbor.",
        {("9", "Killed"), ("7", "Killed")},
        id="the verb of the first is that of the second",
    ),
    pytest.param(
        "The Herald reported that at least 51 people, including 40 children, were killed and 79 "
        "others, including 56 children, were wounded in the airstrike in Riverton.",
        {("51", "Killed"), ("40", "Killed"), ("79", "Wounded"), ("56", "Wounded")},
        id="what became of those who are included is told behind",
    ),
    pytest.param(
        "The army said it had lost two fighters and killed 45 soldiers.",
        {("2", "Killed"), ("45", "Killed")},
        id="lost fighters",
    ),
    pytest.param("The army said it had lost two tanks.", set(), id="lost things"),
    pytest.param(
        "Talks resumed despite the killing of 17 rebels in Riverton.",
        {("17", "Killed")},
        id="a noun for the deed",
    ),
    pytest.param(
        "Three peacekeepers were found dead on Tuesday.", {("3", "Killed")}, id="found dead"
    ),
    pytest.param(
        "About 300 000 people have been killed in the war.",
        {("300000", "Killed")},
        id="a figure parted by a space",
    ),
]


@pytest.mark.parametrize(("text", "want"), TOLLS)
def test_tolls_told_in_part(tools: Tools, text: str, want: set[tuple[str, str]]) -> None:
    found, _ = told(tools, text)
    assert {(s.value, s.count.value) for s in found if isinstance(s, CasualtyCount)} == want


def test_figures_joined_by_and_share_where_they_fell(tools: Tools) -> None:
    found, labels = told(tools, "Two people died and 28 others were wounded in Geneva.")
    tolls = [s for s in found if isinstance(s, CasualtyCount)]
    assert [labels[s.place or ""] for s in tolls] == ["Geneva", "Geneva"]


def test_who_puts_a_toll_at_a_figure_says_so(tools: Tools) -> None:
    facts = facts_of(tools, "A local official put the death toll at 30.")
    labels = {e.id: e.label for e in facts.entities.entities}
    tolls = [c for c in facts.claims if any(isinstance(s, CasualtyCount) for s in c.states)]
    assert [labels[c.claimant or ""] for c in tolls] == ["local official"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param("The blast in Geneva killed 20 people.", {("20", None)}, id="people"),
        pytest.param(
            "The blast in Geneva killed 224 people, including 12 Americans.",
            {("224", None), ("12", "Americans")},
            id="some of them",
        ),
        pytest.param(
            "Four Nigerian oil workers were abducted in Geneva.",
            {("4", "Nigerian oil workers")},
            id="with what describes them",
        ),
        pytest.param(
            "Two other soldiers were wounded in Geneva.", {("2", "soldiers")}, id="others"
        ),
        pytest.param(
            "At least 20 soldiers and rebels died in Geneva.", {("20", None)}, id="of two sorts"
        ),
    ],
)
def test_a_count_says_who_is_counted(
    tools: Tools, text: str, want: set[tuple[str, str | None]]
) -> None:
    found, _ = told(tools, text)
    assert {(s.value, s.of) for s in found if isinstance(s, CasualtyCount)} == want


def test_victims_in_two_towns_are_counted_for_their_event_alone(tools: Tools) -> None:
    found, labels = told(tools, "The blasts on May 7 killed 80 people in Geneva and Lausanne.")
    (toll,) = (s for s in found if isinstance(s, CasualtyCount))
    assert toll.place is None
    assert labels[toll.event or ""].startswith("blasts")


def test_the_town_that_a_sentence_opens_with_is_where_people_were_hurt(tools: Tools) -> None:
    text = "In Lausanne, she saw the crater of the blast that killed 10 people."
    found, labels = told(tools, text)
    (toll,) = (s for s in found if isinstance(s, CasualtyCount))
    assert labels[toll.place or ""] == "Lausanne"
