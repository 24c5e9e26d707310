from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.entities.bodies import BodyIndex
from flows.entities.people import PeopleIndex
from flows.entities.places import PlaceIndex
from flows.entities.states import StateIndex
from flows.read.reference import Actor, Body, PlaceName, Reference, State, Tenure

if TYPE_CHECKING:
    from flows.pipeline import Tools


def _state(name: str, *peoples: str, aliases: tuple[str, ...] = (), capital: str = "") -> State:
    return State(name=name, aliases=aliases, demonyms=peoples, capital=capital, wikidata="")


def _town(name: str, country: str, people: int) -> PlaceName:
    return PlaceName(name=name, aliases=(), country=country, wikidata="", population=people)


def _tenure(person: str, country: str, start: str, *aliases: str) -> Tenure:
    return Tenure(
        person=person, aliases=aliases, office="President", country=country, start=start, end="",
        source="petrarch", kind="tenure", start_prec="day", end_prec="none", earliest_start="",
        latest_end="", office_class="head_of_state", licence="", ref="",
    )  # fmt: skip


STATES = StateIndex.of(
    [
        _state("Syria", "Syrian", capital="Damascus"),
        _state("United States", "American", aliases=("US", "U.S."), capital="Washington"),
        _state("Jordan", "Jordanian"),
    ]
)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param("Syria", "Syria", id="name"),
        pytest.param("SYRIA", "Syria", id="capitals"),
        pytest.param("Syrians", "Syria", id="people"),
        pytest.param("the US", "United States", id="acronym with article"),
    ],
)
def test_states_are_found_by_name_and_people(text: str, want: str) -> None:
    country = STATES.spoken(text)
    assert country is not None
    assert country.entity.label == want


def test_an_acronym_in_small_letters_is_a_word() -> None:
    assert STATES.spoken("us") is None


def test_a_state_is_one_organization_of_type_state() -> None:
    country = STATES.named("Syria")
    assert country is not None
    assert (country.entity.id, country.entity.actor_type) == ("organization/syria", "State")


TOWNS = PlaceIndex.of(
    [
        _town("Tripoli", "Libya", 1_300_000),
        _town("Tripoli", "Lebanon", 229_000),
        _town("Geneva", "Switzerland", 180_000),
        _town("Geneva", "United States", 21_000),
        _town("al-Qusayr", "Syria", 41_000),
        _town("al-Qusayr", "Egypt", 24_000),
    ]
)


@pytest.mark.parametrize(
    ("text", "of", "spoken", "want"),
    [
        pytest.param("Tripoli", None, {}, "Libya", id="the largest where nothing tells"),
        pytest.param("Tripoli", "Lebanon", {"Syria": 9}, "Lebanon", id="the words beside it"),
        pytest.param("Tripoli", None, {"Lebanon": 3}, "Lebanon", id="the article's state"),
        pytest.param(
            "Geneva", None, {"United States": 9}, "Switzerland", id="not a far smaller one"
        ),
        pytest.param("Qusair", None, {"Syria": 2}, "Syria", id="other spelling"),
    ],
)
def test_namesakes_are_told_apart(
    text: str, of: str | None, spoken: dict[str, int], want: str
) -> None:
    found = TOWNS.find(text, of, spoken)
    assert found is not None
    assert found.country == want


def test_a_small_town_is_unknown_where_its_state_is_not_spoken_of() -> None:
    assert TOWNS.find("Qusair", None, {"France": 4}) is None


def test_a_smaller_namesake_has_its_state_in_the_id() -> None:
    rows = TOWNS.names["tripoli"]
    assert [TOWNS.entity(row).id for row in rows] == ["place/tripoli", "place/tripoli-lebanon"]


PEOPLE = PeopleIndex.of(
    [
        _tenure("Hafez al-Assad", "Syria", "1971-02-22"),
        _tenure("Bashar al-Assad", "Syria", "2000-07-17", "Bashar Assad", "President Assad"),
        _tenure("Bashar al Assad", "Syria", "2000-07-17"),
        _tenure("Tran Van Lam", "Vietnam", "1969-01-01"),
        _tenure("Ivan Duque Marquez", "Colombia", "2018-08-07", "Ivan Duque", "Ivan Marquez"),
    ]
)


@pytest.mark.parametrize(
    "text", ["Bashar al-Assad", "Bashar Assad", "Bashar El Asad", "BASHAR AL-ASSAD"]
)
def test_spellings_of_an_office_holder_are_one_person(text: str) -> None:
    person = PEOPLE.named(text)
    assert person is not None
    assert person.name == "Bashar al-Assad"


def test_a_name_that_leaps_over_the_surname_is_somebody_elses() -> None:
    assert PEOPLE.named("Ivan Duque") is not None
    assert PEOPLE.named("Ivan Marquez") is None


def test_a_surname_is_no_full_name() -> None:
    assert PEOPLE.named("Assad") is None


def test_holders_of_a_surname_come_latest_first() -> None:
    names = [p.name for p in PEOPLE.holders("Assad", "Syria")]
    assert names == ["Bashar al-Assad", "Hafez al-Assad"]


def test_a_short_surname_is_spelled_in_one_way() -> None:
    assert [p.name for p in PEOPLE.holders("Lam", "Vietnam")] == ["Tran Van Lam"]
    assert PEOPLE.holders("Lim", "Vietnam") == ()


BODIES = BodyIndex.of(
    Reference(
        bodies=(
            Body(name="North Atlantic Treaty Organization", aliases=("NATO",), type="IntergovernmentalOrganization", country="", wikidata="", source=""),
            Body(name="Hezbollah", aliases=("Hizballah",), type="ArmedGroup", country="Lebanon", wikidata="", source=""),
            Body(name="Syrian Democratic Forces", aliases=("SDF",), type="ArmedGroup", country="Syria", wikidata="", source=""),
        ),
        actors=(Actor(name="Students", aliases=(), type="rebel group", country="Thailand", source="ucdp-actor", licence="", ref=""),),
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "spoken", "want"),
    [
        pytest.param("Nato", (), "North Atlantic Treaty Organization", id="acronym read as a word"),
        pytest.param("Hizbullah", ("Syria",), "Hezbollah", id="other spelling"),
        pytest.param(
            "SDF", ("Syria",), "Syrian Democratic Forces", id="acronym where its state is"
        ),
    ],
)
def test_bodies_are_found_by_their_names(text: str, spoken: tuple[str, ...], want: str) -> None:
    found = BODIES.named(text, spoken)
    assert found is not None
    assert found.entity.label == want


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        pytest.param("SDF", ("Chad",), id="acronym of a body elsewhere"),
        pytest.param("Students", ("Chad",), id="armed group elsewhere"),
    ],
)
def test_short_names_count_only_where_their_state_is_spoken_of(
    text: str, spoken: tuple[str, ...]
) -> None:
    assert BODIES.named(text, spoken) is None


def test_the_shipped_tables_know_the_world(tools: Tools) -> None:
    gazetteer = tools.gazetteer
    assert len({c.entity.id for c in gazetteer.states.ids.values()}) > 240
    holy_see = gazetteer.states.spoken("Vatican")
    assert holy_see is not None
    assert holy_see.entity.label == "Holy See"
    assert gazetteer.states.capital("Juba") is not None
    assert gazetteer.places.find("Mosul", None, {}) is not None


def test_no_syllable_is_left_out_of_a_korean_given_name(tools: Tools) -> None:
    people = tools.gazetteer.people
    known = people.named("Kim Dae-jung")
    assert known is not None
    assert known.name == "Kim Dae Jung"
    assert people.named("Kim Jung") is None


def _linked(text: str, country: str, spoken: dict[str, int]) -> bool:
    row = next(r for r in LINKED.names[text.lower()] if r.country == country)
    return LINKED.entity_said(text, row, spoken).geonames is not None


LINKED = PlaceIndex.of(
    [
        PlaceName(name="Tripoli", aliases=(), country="Libya", wikidata="", geonames="1", population=1_300_000),
        PlaceName(name="Tripoli", aliases=(), country="Lebanon", wikidata="", geonames="2", population=229_000),
        PlaceName(name="Mosul", aliases=(), country="Iraq", wikidata="", geonames="3", population=1_700_000),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "country", "spoken", "want"),
    [
        pytest.param("Mosul", "Iraq", {}, "linked", id="the only one of its name"),
        pytest.param("Tripoli", "Lebanon", {"Lebanon": 2}, "linked", id="the state decides"),
        pytest.param("Tripoli", "Libya", {}, "open", id="nothing decides"),
        pytest.param("Tripoli", "Libya", {"Libya": 1, "Lebanon": 1}, "open", id="both states"),
    ],
)
def test_towns_are_linked_only_where_no_namesake_can_be_meant(
    text: str, country: str, spoken: dict[str, int], want: str
) -> None:
    assert _linked(text, country, spoken) == (want == "linked")


def test_a_city_goes_before_a_larger_one_that_had_its_name_once() -> None:
    renamed = PlaceName(
        name="Chattogram",
        aliases=("Islamabad",),
        country="Bangladesh",
        wikidata="",
        population=3_900_000,
    )
    found = PlaceIndex.of([renamed, _town("Islamabad", "Pakistan", 600_000)]).find(
        "Islamabad", None, {}
    )
    assert found is not None
    assert found.country == "Pakistan"


def test_short_names_of_a_state_alone_count_where_it_is_spoken_of() -> None:
    row = Body(
        name="Zumor Reform Party", aliases=("ZRP",), type="PoliticalBody", country="Kenya",
        wikidata="", source="", reach="state",
    )  # fmt: skip
    index = BodyIndex.of(Reference(bodies=(row,)))
    found = [index.named("ZRP", ("Kenya",)), index.named("ZRP", ("Mali",)), index.anywhere("ZRP")]
    assert [None if b is None else b.entity.label for b in found] == [
        "Zumor Reform Party",
        None,
        None,
    ]
    assert index.named("Zumor Reform Party", ("Mali",)) is not None
