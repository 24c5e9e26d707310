from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import EventType
from tests.entities.handmade import ids, pairs, read

if TYPE_CHECKING:
    from flows.model import ArticleEntities, Entity
    from flows.pipeline import Tools


def _events(found: ArticleEntities) -> dict[str, Entity]:
    return {e.id: e for e in found.entities if e.event_type is not None}


@pytest.mark.parametrize(
    "printed", ["Astana II", "Astana 2", "the Astana II peace talks", "the second Astana meeting"]
)
def test_numbers_of_a_row_name_one_event(tools: Tools, printed: str) -> None:
    found = read(
        tools.gazetteer, f"Kazakhstan said that ministers will attend {printed} next month."
    )
    assert "event/astana-ii" in ids(found, "event")


def test_rounds_of_one_row_are_kept_apart(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Several groups stayed away from the first Astana forum.",
        "They will attend Astana II.",
    )
    assert {"event/astana-i", "event/astana-ii"} <= set(ids(found, "event"))


def test_the_figure_of_a_group_counts_no_summits(tools: Tools) -> None:
    found = read(tools.gazetteer, "Leaders will attend the G-8 summit in Italy.")
    assert ids(found, "event") == ["event/a1/group-of-eight-summit-in-italy"]


def test_a_conference_of_a_year_is_not_the_one_to_come(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Mali will send delegates to the Geneva II peace talks.",
        "They agreed on it at the July 2012 Geneva conference.",
    )
    assert len(_events(found)) == 2


def test_the_talks_are_the_event_last_spoken_of(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Both sides opened talks in Doha on Monday.",
        "The talks will end on Friday.",
    )
    assert {entity for text, entity in pairs(found) if text == "talks"} == {
        "event/a1/meeting-in-doha"
    }


def test_talks_and_a_meeting_at_one_place_are_one_event(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Both sides opened talks in Doha on Monday.",
        "The Doha meeting was planned for weeks.",
    )
    assert ids(found, "event") == ["event/a1/meeting-in-doha"]


def test_any_talks_are_no_event(tools: Tools) -> None:
    found = read(tools.gazetteer, "They will not attend any talks with the army of Chad.")
    assert ids(found, "event") == []


def test_a_verb_of_meeting_with_a_place_is_a_meeting(tools: Tools) -> None:
    found = read(tools.gazetteer, "Foreign ministers are to meet in Paris on Monday.")
    event = _events(found)["event/a1/meeting-in-paris"]
    assert (event.event_type, event.place) == (EventType.MEETING, "place/paris")


def test_a_peace_conference_is_more_than_a_meeting(tools: Tools) -> None:
    found = read(tools.gazetteer, "They agreed on the Nairobi peace conference.")
    event = _events(found)["event/a1/peace-conference-in-nairobi"]
    assert event.event_type is EventType.PEACE_CONFERENCE


def test_a_war_belongs_to_the_state_named(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Yemen's civil war goes on. The conflict in Yemen has killed thousands.",
        "The Sudanese civil war ended in 2005.",
    )
    assert ids(found, "event") == ["event/sudanese-civil-war", "event/yemeni-civil-war"]


def test_a_battle_is_part_of_the_war_of_its_state(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "The battle for Aleppo goes on in Syria's civil war.",
    )
    event = _events(found)["event/a1/battle-of-aleppo"]
    assert (event.event_type, event.part_of) == (EventType.ARMED_EVENT, "event/syrian-civil-war")


def test_a_titled_agreement_keeps_its_title(tools: Tools) -> None:
    found = read(tools.gazetteer, "Envoys recalled Security Council Resolution 2118 on Monday.")
    assert ids(found, "event") == ["event/security-council-resolution-2118"]


def test_an_open_meeting_without_place_is_where_the_article_is_written(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Syria's opposition resumed talks on Saturday in a tense mood.",
        dateline="ISTANBUL -",
    )
    assert ids(found, "event") == ["event/a1/meeting-in-istanbul"]


def test_talks_that_open_are_at_home_where_the_article_tells_of_a_meeting_there_too(
    tools: Tools,
) -> None:
    found = read(
        tools.gazetteer,
        "Envoys of the government and the rebels resumed peace talks on Monday.",
        "As the envoys met in Istanbul, a conference in Oslo was planned.",
        dateline="ISTANBUL -",
    )
    assert "place/istanbul" in {e.place for e in _events(found).values()}


def test_talks_that_open_are_not_at_home_where_the_article_tells_of_a_meeting_abroad(
    tools: Tools,
) -> None:
    found = read(
        tools.gazetteer,
        "Envoys of the government and the rebels resumed peace talks on Monday.",
        "The two panels met in Oslo.",
        dateline="ISTANBUL -",
    )
    assert {e.place for e in _events(found).values()} == {"place/oslo"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He spoke at a news conference in Doha.", id="news conference"),
        pytest.param("The war-torn country waits.", id="part of a word"),
    ],
)
def test_other_uses_of_event_words_are_no_events(tools: Tools, text: str) -> None:
    assert ids(read(tools.gazetteer, text), "event") == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param("The third round of Doha talks ended on Friday.", ["event/doha-iii"], id="round of talks"),
        pytest.param("Kazakhstan will host the seventh Astana meeting in October.", ["event/astana-vii"], id="host and town"),
        pytest.param("The Lausanne agreement limits enrichment.", ["event/lausanne-agreement"], id="agreement by its town"),
        pytest.param("The war in Gaza has killed thousands.", ["event/war-in-gaza-strip"], id="region at war"),
        pytest.param("They signed an agreement on Friday.", [], id="any agreement"),
    ],
)  # fmt: skip
def test_phrases_name_their_event(tools: Tools, text: str, want: list[str]) -> None:
    assert ids(read(tools.gazetteer, text), "event") == want


def test_elections_of_two_sorts_are_two(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Egypt's presidential election is on Monday. Egypt's parliamentary election is in May.",
    )
    assert ids(found, "event") == [
        "event/a1/egypt-parliamentary-election",
        "event/a1/egypt-presidential-election",
    ]


def test_a_war_with_a_number_is_not_the_one_before(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "The Second Libyan Civil War displaced thousands. The Libyan civil war of 2011 was short.",
    )
    assert ids(found, "event") == ["event/libyan-civil-war", "event/second-libyan-civil-war"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        pytest.param(
            "The third cycle of negotiations opened in Quito on Monday.",
            "event/quito-iii",
            id="cycle of negotiations",
        ),
        pytest.param(
            "The sixth cycle of dialogues opened in Quito.", "event/quito-vi", id="of dialogues"
        ),
    ],
)
def test_a_cycle_of_talks_is_a_round(tools: Tools, text: str, event: str) -> None:
    assert ids(read(tools.gazetteer, text), "event") == [event]


def test_another_round_elsewhere_is_none_of_the_row_there(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Envoys met in Oslo on Monday. A second round of talks is to be held in Quito in May.",
    )
    assert ids(found, "event") == ["event/a1/meeting-in-oslo", "event/a1/round-2-in-quito"]


def test_a_cycle_of_anything_else_is_no_event(tools: Tools) -> None:
    found = read(tools.gazetteer, "The third cycle of violence in Quito alarmed everybody.")
    assert ids(found, "event") == []


def test_a_round_in_a_state_is_the_one_in_its_town(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "The third round of peace talks opened in Ecuador.",
        "Delegates said that the third round of peace talks in Quito would be short.",
    )
    assert ids(found, "event") == ["event/quito-iii"]


@pytest.mark.parametrize(
    "where",
    [
        "Ecuador's capital, Quito",
        "Ecuador's capital Quito",
        "the Ecuadorean capital Quito",
        "the capital, Quito",
    ],
)
def test_talks_in_a_capital_are_in_the_town(tools: Tools, where: str) -> None:
    found = read(tools.gazetteer, f"The two sides are to begin peace talks in {where}, on Monday.")
    assert [e.place for e in _events(found).values()] == ["place/quito"]


def test_the_peace_talks_that_two_hold_are_the_only_ones_spoken_of(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "The government agreed to peace talks in Oslo.",
        "Barack Obama's peace talks with Vladimir Putin will be short.",
    )
    assert ids(found, "event") == ["event/a1/peace-conference-in-oslo"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("Oslo is hosting peace talks.", ["place/oslo"], id="who hosts"),
        pytest.param("Oslo and Quito are hosting peace talks.", [], id="not two who host"),
        pytest.param("The Oslo-Quito peace talks go on.", [], id="not two who talk"),
    ],
)
def test_who_talks_or_hosts_together_is_not_where_it_is(
    tools: Tools, text: str, places: list[str]
) -> None:
    found = read(tools.gazetteer, f"Norway and Ecuador agree. {text}")
    assert [e.place for e in _events(found).values()] == places


def test_the_capital_of_a_states_region_is_another_town(tools: Tools) -> None:
    found = read(tools.gazetteer, "A blast hit the capital of Ecuador's coastal region on Sunday.")
    assert "place/quito" not in ids(found, "place")


def test_talks_of_three_days_are_no_third_round(tools: Tools) -> None:
    found = read(
        tools.gazetteer, "The three-day talks that began on Saturday take place in Kinshasa."
    )
    assert ids(found, "event") == ["event/a1/meeting-in-kinshasa"]


def test_a_dam_on_a_river_is_no_venue(tools: Tools) -> None:
    found = read(tools.gazetteer, "The Nile dam talks collapsed on Tuesday.")
    assert all(e.place is None for e in _events(found).values())


def test_a_venue_stands_behind_the_list_of_who_meets(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Talks between Ethiopia, Egypt, and Sudan on the Nile dam in Kinshasa failed.",
    )
    assert [e.place for e in _events(found).values()] == ["place/kinshasa"]


def test_the_meeting_is_the_one_told_since_of_which_nothing_is_known(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Chad opened talks in Doha on Monday.",
        "Chad held a closed meeting with Kenya on Friday. After the meeting it left Doha.",
    )
    assert "meeting" not in {text for text, _ in pairs(found)}
