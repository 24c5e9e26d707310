from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.entities.handmade import pairs, read, read_settled

if TYPE_CHECKING:
    from flows.pipeline import Tools


@pytest.mark.parametrize(
    ("text", "said", "want"),
    [
        pytest.param("The Malian government refused.", "Malian government", "government-of-mali", id="people and noun"),
        pytest.param("Mali's government refused.", "Mali's government", "government-of-mali", id="possessive"),
        pytest.param("The opposition in Kenya refused.", "opposition", "kenyan-opposition", id="state after it"),
        pytest.param("Yemen's deeply divided opposition refused.", "Yemen's deeply divided opposition", "yemeni-opposition", id="words between"),
        pytest.param("Chadian rebels took the town.", "Chadian rebels", "chadian-rebels", id="armed group"),
    ],
)  # fmt: skip
def test_collective_actors_are_made_of_a_state_and_a_noun(
    tools: Tools, text: str, said: str, want: str
) -> None:
    assert (said, f"organization/{want}") in pairs(read(tools.gazetteer, text))


def test_the_regime_is_that_of_the_state_last_spoken_of(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "The Sudanese regime closed three newspapers. Critics of Sudan were not surprised.",
        "The regime gave no reason.",
    )
    assert ("regime", "organization/government-of-sudan") in pairs(found)


def test_a_federal_government_is_that_of_a_federation(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Cuba wants its boy back. Cuba and Cuban exiles fight over him in the United States.",
        "The federal government gave no reason.",
    )
    assert (
        "government",
        "organization/government-of-united-states",
    ) in pairs(found)


@pytest.mark.parametrize(
    ("first", "meant"),
    [
        pytest.param("Kenya praised the EU.", "european-union", id="the body named"),
        pytest.param("Belgium praised the EU.", "government-of-belgium", id="beside the state"),
        pytest.param("Kenya praised Norway.", "government-of-belgium", id="no body named"),
    ],
)
def test_a_capital_that_acts_is_the_body_that_sits_there(
    tools: Tools, first: str, meant: str
) -> None:
    found = read(tools.gazetteer, f"{first} Brussels said on Thursday that it will attend.")
    assert ("Brussels", f"organization/{meant}") in pairs(found)


def test_militants_whom_a_group_leads_are_not_the_states(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Kenya will hold a vote in May, officials in Kenya said.",
        "Shabaab-led militants raided a Kenyan town.",
    )
    assert "organization/kenyan-militants" not in {e for _, e in pairs(found)}


def test_those_in_exile_are_not_of_the_state_where_they_are(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Kenya will hold a vote in May, officials in Kenya said.",
        "Kenyan envoys met the exiled opposition in Brussels.",
    )
    assert ("opposition", "organization/kenyan-opposition") in pairs(found)


def test_rebels_of_a_nation_without_a_state_are_no_states_rebels(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Iran said that Tamil rebels had attacked a base in Sri Lanka.",
        "The rebels took a town, the government of Sri Lanka said.",
    )
    assert {e for _, e in pairs(found) if "rebels" in e} == {"organization/tamil-rebels"}


def test_rebels_who_are_for_another_state_are_not_its_rebels(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Kenya and pro-Chadian armed rebels resumed talks on Monday.",
        "The separatists want a state in Kenya. Chad denies arming the rebels.",
        "Government forces took a village and the war goes on, officials said in Nairobi.",
    )
    groups = {m.text: m.entity for m in found.mentions if "/chad" not in m.entity}
    own = "organization/pro-chadian-rebels"
    assert groups["pro-Chadian armed rebels"] == groups["separatists"] == groups["rebels"] == own
    assert groups["Government forces"] == "organization/kenyan-government-forces"


def test_rebels_are_the_states_where_those_of_a_side_are_only_others(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Pro-Chadian rebels burned a bridge. Kenyan rebels took a town in Kenya.",
        "The rebels said they would go on.",
    )
    assert ("rebels", "organization/kenyan-rebels") in pairs(found)


def test_rebels_of_a_region_are_the_one_group_of_its_state_and_the_army_is_the_states(
    tools: Tools,
) -> None:
    found = read(
        tools.gazetteer,
        "Indonesia and Aceh rebels met on Monday. The Free Aceh Movement (GAM) wants a state.",
        "Aceh rebels refused.",
        "The rebels and the army are still at war, said Indonesia. GAM denied it.",
    )
    assert {e for text, e in pairs(found) if "rebels" in text} == {
        "organization/free-aceh-movement"
    }
    assert ("army", "organization/indonesian-army") in pairs(found)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        pytest.param("It is Latin America's oldest rebel army.", "army", id="of many states"),
        pytest.param("A smaller rebel group was not invited.", "rebel group", id="one of several"),
    ],
)
def test_groups_of_no_state_are_not_a_states(tools: Tools, told: str, said: str) -> None:
    found = read(tools.gazetteer, "Kenya held talks on Monday, Kenya said.", told)
    groups = {e for text, e in pairs(found) if text.endswith(said)}
    assert groups <= {"organization/kenyan-rebels"}


def test_rebels_against_the_rulers_of_the_articles_state_are_its_rebels(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Syria's army fought anti-Assad rebels near Homs. Syria is at war.",
    )
    assert ("rebels", "organization/syrian-rebels") in pairs(found)


def test_his_government_is_that_of_the_state_he_serves(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Kenya held a vote on Monday, Kenya said. Kenyan rebels fled.",
        "Norwegian Foreign Minister Lars Holm said his government was ready.",
    )
    assert ("government", "organization/government-of-norway") in pairs(found)


def test_its_envoy_is_of_the_state_whose_capital_acts(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Hezbollah praised Yemen. Its chief left.",
        "Tehran praised it as well, and its envoy stayed.",
    )
    assert ("its", "organization/government-of-iran") in pairs(found)


def test_a_group_named_once_with_its_letters_is_not_named_twice(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "The alliance has the National Movement for the Liberation of Azawad (MNLA) among it.",
        "Mali held talks with the rebels, Mali said.",
    )
    assert ("rebels", "organization/malian-rebels") in pairs(found)


def test_a_state_with_an_army_is_not_the_one_at_war(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Kenya and Chad held talks at a New Zealand army base. Chad thanked Kenya. Kenya agreed.",
        "The rebels refused.",
    )
    assert ("rebels", "organization/kenyan-rebels") in pairs(found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kenya and Norway met the Chadian peace talks team.", id="peace talks"),
        pytest.param("Kenya and Norway saw Chad's warring sides.", id="warring sides"),
    ],
)
def test_a_state_whose_sides_talk_is_the_one_at_war(tools: Tools, text: str) -> None:
    found = read(tools.gazetteer, text, "Kenya helped. Kenya asked Norway.", "The rebels refused.")
    assert ("rebels", "organization/chadian-rebels") in pairs(found)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        pytest.param("Kenya met rebel leader Dr. Riek Machar.", "south-sudanese", id="known"),
        pytest.param("Kenya met rebel leader Dr. Amos Tilo.", "kenyan", id="unknown"),
        pytest.param("Kenya met rebel fighters, Riek Machar said.", "kenyan", id="no leader"),
    ],
)
def test_a_side_is_of_the_state_of_its_known_leader(tools: Tools, text: str, state: str) -> None:
    found = read(tools.gazetteer, "Kenya held a vote, Kenya said. Kenyan rebels fled.", text)
    assert {e for t, e in pairs(found) if t in ("rebel", "rebel fighters")} == {
        f"organization/{state}-rebels"
    }


def test_insurgents_are_the_one_armed_group_where_no_state_is_torn(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "The United States and the Taliban met, the United States said.",
        "The Taliban denied it. The insurgents want US troops to leave Afghanistan.",
    )
    assert {e for text, e in pairs(found) if text == "insurgents"} == {"organization/taliban"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They want a transitional government in Libya.", id="none there yet"),
        pytest.param("There was opposition to the plan in Libya.", id="opposition to something"),
        pytest.param("Libya saw allies with powerful armed forces come.", id="any armed forces"),
    ],
)
def test_what_is_no_actor_is_left_alone(tools: Tools, text: str) -> None:
    found = {entity for _, entity in pairs(read(tools.gazetteer, text))}
    assert not {e for e in found if "government" in e or "opposition" in e or "army" in e}


def test_the_coalition_is_the_body_named_so(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "The National Salvation Coalition of Niger met in Niamey on Monday.",
        "The coalition will vote on Friday, its spokesman said.",
    )
    assert ("coalition", "organization/national-salvation-coalition-of-niger") in pairs(found) or (
        "coalition",
        "organization/national-salvation-coalition",
    ) in pairs(found)


@pytest.mark.parametrize(
    ("first", "meant"),
    [
        pytest.param("The Lake Contact Group met. Hezbollah refused.", "hezbollah", id="the last"),
        pytest.param("Hezbollah, a group with allies in Yemen, met.", "hezbollah", id="described"),
        pytest.param("A group called the Red Front met. Hezbollah refused.", "red-front", id="named"),
        pytest.param("Hezbollah met. A group of lawmakers refused.", None, id="somebody else"),
    ],
)  # fmt: skip
def test_the_group_is_the_last_that_may_be_one(tools: Tools, first: str, meant: str | None) -> None:
    found = read(tools.gazetteer, first, "The group said in Aden that it is ready.")
    groups = {e for text, e in pairs(found) if text == "group"}
    assert groups == ({f"organization/{meant}"} if meant else set())


def test_a_rebel_group_is_no_body_of_another_sort(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "The region's largest rebel group signed on Monday.",
        "The Lake Contact Group had asked for it.",
    )
    assert "rebel group" not in {text.removeprefix("region's largest ") for text, _ in pairs(found)}


def test_its_leader_leads_the_body_named_beside_the_subject(tools: Tools) -> None:
    found = read_settled(
        tools, "A splinter group, the Unity Front, refused. Its chief, Ali Deng, left Hezbollah."
    )
    assert ("Its", "organization/unity-front") in pairs(found)


def test_it_stands_for_the_one_body_that_is_the_subject(tools: Tools) -> None:
    found = read(tools.gazetteer, "Hezbollah said that it opposes the plan.")
    assert ("it", "organization/hezbollah") in pairs(found)


def test_it_is_vital_stands_for_nobody(tools: Tools) -> None:
    found = read(tools.gazetteer, "Hezbollah met in Beirut. It is vital to go on.")
    assert "It" not in {text for text, _ in pairs(found)}


def test_he_is_the_one_person_before(tools: Tools) -> None:
    found = read(tools.gazetteer, "Anna Berg met Hezbollah in Beirut.", "She left on Monday.")
    assert ("She", "person/anna-berg") in pairs(found)


def test_he_after_two_people_stands_for_none(tools: Tools) -> None:
    found = read(tools.gazetteer, "Anna Berg met Maria Lopez in Beirut.", "She left on Monday.")
    assert "She" not in {text for text, _ in pairs(found)}


@pytest.mark.parametrize(
    ("first", "then", "want"),
    [
        pytest.param("Mr. Tove Berg met spokeswoman Kai Holm in Oslo.", "She left on Monday.", ("She", "person/kai-holm"), id="word beside"),
        pytest.param("Peter Berg met Maria Holm in Oslo.", "He left on Monday.", ("He", "person/peter-berg"), id="first name"),
        pytest.param("Peter Berg spoke in Oslo.", "It rained. He left on Monday.", ("He", "person/peter-berg"), id="two sentences back"),
    ],
)  # fmt: skip
def test_words_and_first_names_tell_who_a_pronoun_means(
    tools: Tools, first: str, then: str, want: tuple[str, str]
) -> None:
    assert want in pairs(read(tools.gazetteer, first, then))


def test_who_says_words_is_not_who_they_speak_of(tools: Tools) -> None:
    found = read(tools.gazetteer, "Peter Berg said: “He was a great man.”")
    assert "He" not in {text for text, _ in pairs(found)}


@pytest.mark.parametrize(
    ("text", "seat", "want"),
    [
        pytest.param("Damascus said on Thursday that it will attend.", "Damascus", "organization/government-of-syria", id="speaks"),
        pytest.param("The rebels were backed by Damascus.", "Damascus", "organization/government-of-syria", id="acts in a passive"),
        pytest.param("They rejected Damascus's proposal.", "Damascus", "organization/government-of-syria", id="owns what only actors do"),
        pytest.param("There is contention between Moscow and Ankara.", "Moscow", "organization/government-of-russia", id="one of two parties"),
        pytest.param("They met in Damascus on Thursday.", "Damascus", "place/damascus", id="where something is"),
        pytest.param("Damascus lies in a plain.", "Damascus", "place/damascus", id="does not act"),
    ],
)  # fmt: skip
def test_a_capital_that_acts_is_its_government(
    tools: Tools, text: str, seat: str, want: str
) -> None:
    assert (seat, want) in pairs(read(tools.gazetteer, text))


def test_the_opposition_is_that_of_the_state_at_war_not_of_the_one_named_most(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "American envoys and US ministers met on Monday to end the revolt against Bashar al-Assad.",
        "The United States asked Syria to stop. Opposition leaders were not asked to come.",
    )
    assert ("Opposition", "organization/syrian-opposition") in pairs(found)


def test_a_name_of_several_words_is_one_wherever_it_is_written(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "The Movement for Rural Renewal met in Accra, Ghana, on Monday.",
        "Ghana asked Movement for Rural Renewal to wait.",
    )
    assert [t for t, _ in pairs(found) if t.startswith("Movement for")] == [
        "Movement for Rural Renewal"
    ]


def test_a_government_that_meets_an_armed_group_is_not_of_where_they_meet(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Talks in Malaysia resume.",
        "The government met the Moro Islamic Liberation Front in Kuala Lumpur, Malaysia.",
        "Guests came from Manila.",
    )
    assert ("government", "organization/government-of-philippines") in pairs(found)
