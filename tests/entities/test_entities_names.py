from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.entities.find import find_entities
from flows.language.naming import settle_names
from flows.model import ArticleEntities, IssueCode, Name, NameLabel, Parsed, Span
from tests.entities.handmade import ids, pairs, parse, read, read_settled

if TYPE_CHECKING:
    from flows.pipeline import Tools


def test_a_surname_stands_for_the_person_named_in_full(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Maria Lopez, the mayor, opened the bridge on Monday.",
        "The work took three years, Lopez said.",
    )
    assert {("Maria Lopez", "person/maria-lopez"), ("Lopez", "person/maria-lopez")} <= pairs(found)


def test_a_surname_alone_is_the_known_holder_where_the_state_is_spoken_of(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Syria denied it. The army said that Syrian troops would stay, and Assad agreed.",
    )
    assert ("Assad", "person/bashar-al-assad") in pairs(found)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        pytest.param(
            "President Chen spoke of Taiwan on Monday.", "person/chen-shu-bian", id="a family first"
        ),
        pytest.param(
            "Prime Minister Singh spoke of India.",
            "person/manmohan-singh",
            id="a post of two words",
        ),
    ],
)
def test_the_post_before_a_surname_picks_its_holder(tools: Tools, text: str, person: str) -> None:
    assert person in {entity for _, entity in pairs(read(tools.gazetteer, text))}


def test_the_last_year_written_picks_the_holder_of_that_time(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "In 1993 Syria still waited. Syrian officials said Assad would not travel to Washington.",
    )
    assert ("Assad", "person/hafez-al-assad") in pairs(found)


def test_an_unknown_surname_stands_for_itself(tools: Tools) -> None:
    found = read(
        tools.gazetteer, "Police in Oslo said on Monday that Brekkestad had left the town."
    )
    assert all(
        not i.startswith("person/") or i == "person/brekkestad" for i in ids(found, "person")
    )


def test_demonyms_and_names_are_one_state(tools: Tools) -> None:
    found = read(tools.gazetteer, "Kenya sent a Kenyan envoy to the United Nations in New York.")
    states = {entity for text, entity in pairs(found) if text in ("Kenya", "Kenyan")}
    assert states == {"organization/kenya"}


def test_a_people_or_faith_is_no_state(tools: Tools) -> None:
    found = read(tools.gazetteer, "Sunni and Shi'ite leaders met Arab ministers in Cairo.")
    assert not {t for t, _ in pairs(found)} & {"Sunni", "Shi'ite", "Arab"}


def test_tripoli_beside_lebanon_is_not_in_libya(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Fighting went on in the northern Lebanese city of Tripoli.",
        "In Tripoli two people died.",
    )
    assert ids(found, "place") == ["place/tripoli-lebanon"]


def test_other_spellings_of_a_town_are_one_place(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "Syrian troops entered the town of Qusayr on Monday.",
        "Syria said that Qusair had fallen.",
    )
    assert "place/al-qusayr" in ids(found, "place")


def test_a_post_behind_a_hyphen_is_part_of_a_towns_name(tools: Tools) -> None:
    found = read_settled(tools, "PORT-AU-PRINCE, Haiti, May 3 (Reuters) - Envoys met on Monday.")
    assert "place/port-au-prince" in {e for _, e in pairs(found)}


def test_the_capitals_of_a_dateline_are_one_place(tools: Tools) -> None:
    parsed = parse("Talks began.", dateline="SAN VICENTE DEL ZUMOR, Colombia, Jan 7 (Reuters) -")
    found = find_entities(settle_names(parsed, tools.names), tools.gazetteer)
    assert ("SAN VICENTE DEL ZUMOR", "place/san-vicente-del-zumor") in pairs(found)


def test_talks_are_held_where_the_dateline_and_the_article_say(tools: Tools) -> None:
    parsed = parse(
        "They met in Florida. The presidents opened talks on Monday.",
        dateline="KEY WEST, Florida, Jan 7 (Reuters) -",
    )
    found = find_entities(settle_names(parsed, tools.names), tools.gazetteer)
    assert ("talks", "event/a1/meeting-in-florida") in pairs(found)


def test_an_acronym_means_what_the_article_says(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "The Sudan National Council (SNC) will not attend the talks, it said in Khartoum.",
        "The SNC has twelve members.",
    )
    assert [(a.acronym, a.denotes, a.inferred) for a in found.acronyms] == [
        ("SNC", "organization/sudan-national-council", False)
    ]
    assert not found.issues


def test_letters_in_another_tongue_are_the_body_before_them(tools: Tools) -> None:
    found = read_settled(
        tools, "The United Zumor Front of Kletti (QYX) met the Reuters Trust (AP). QYX refused."
    )
    letters = {e for text, e in pairs(found) if text == "QYX"}
    assert letters == {"organization/united-zumor-front-of-kletti"}


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        pytest.param(
            "The government of the Philippines (GPH) agreed. The GPH left.", "GPH", id="P"
        ),
        pytest.param("The Government of Yemen (GoY) agreed. The GoY left.", "GoY", id="small o"),
    ],
)
def test_letters_behind_a_government_are_the_government(
    tools: Tools, text: str, letters: str
) -> None:
    found = {e for t, e in pairs(read(tools.gazetteer, text)) if t == letters}
    assert {e.rpartition("-of-")[0] for e in found} == {"organization/government"}


def test_an_acronym_never_spelled_out_is_inferred_from_the_bodies_named(tools: Tools) -> None:
    found = read(
        tools.gazetteer,
        "The Movement for Rural Renewal met in Accra, Ghana, on Monday.",
        "The leader of the MRR asked the Government of Ghana for more money.",
    )
    assert [(a.acronym, a.inferred) for a in found.acronyms] == [("MRR", True)]
    assert [i.code for i in found.issues] == [IssueCode.INFERRED_ACRONYM]


def test_an_unknown_acronym_stays_local_to_its_article(tools: Tools) -> None:
    text = "The XQZ group met in Manila on Monday, and traders were there."
    found = read_settled(tools, text, article="b7")
    assert "organization/xqz-b7" in ids(found, "organization")
    assert [i.code for i in found.issues] == [IssueCode.UNKNOWN_ACRONYM]


@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        pytest.param("The UN said on Monday that NATO had agreed.", "UN", id="United Nations"),
        pytest.param("The EU said on Monday that it had agreed.", "EU", id="European Union"),
    ],
)
def test_acronyms_that_all_know_raise_no_issue(tools: Tools, text: str, acronym: str) -> None:
    found = read(tools.gazetteer, text)
    assert not found.issues
    assert acronym in {t for t, _ in pairs(found)}


def test_every_mention_reads_back_from_the_text(tools: Tools) -> None:
    lines = (
        "Riyadh and Tehran agreed on talks in Muscat, Oman's foreign minister Badr Albusaidi said.",
        "He told Reuters that the Iranian government would attend the Muscat meeting.",
    )
    found = read(tools.gazetteer, *lines)
    raw = "\n".join(lines)
    for mention in found.mentions:
        assert raw[mention.span.begin : mention.span.end].startswith(mention.text[:4])


def test_mentions_name_entities_that_are_there(tools: Tools) -> None:
    found = read(tools.gazetteer, "The Malian army and the MNLA met in Ouagadougou, Burkina Faso.")
    assert {m.entity for m in found.mentions} == {e.id for e in found.entities}


@settings(max_examples=25)
@given(text=st.text(min_size=1, max_size=120).filter(str.strip))
def test_no_text_breaks_it(tools: Tools, text: str) -> None:
    found = read(tools.gazetteer, text)
    assert {m.entity for m in found.mentions} == {e.id for e in found.entities}


def test_an_article_without_sentences_names_nobody(tools: Tools) -> None:
    assert find_entities(Parsed(article=parse("Rain.").article, sentences=()), tools.gazetteer) == (
        ArticleEntities()
    )


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("The USS Hopper left Manama on Monday.", "USS Hopper", id="ship"),
        pytest.param("Three IEDs hit the road. An IED killed two people.", "IED", id="technical letters"),
        pytest.param("Soviet-backed units left Kabul.", "Soviet-backed", id="hyphen"),
        pytest.param("She is Minister of Foreign Affairs of Iraq.", "Foreign Affairs", id="portfolio"),
        pytest.param("She won the Nobel Prize in Oslo.", "Nobel Prize", id="prize"),
    ],
)  # fmt: skip
def test_what_is_no_actor_and_no_place_is_no_entity(tools: Tools, text: str, word: str) -> None:
    assert word not in {said for said, _ in pairs(read(tools.gazetteer, text))}


def test_a_newspaper_named_after_its_town_leaves_the_town_alone(tools: Tools) -> None:
    found = read(tools.gazetteer, "The Syrian opposition met in Riyadh on Monday.")
    assert ("Riyadh", "place/riyadh") in pairs(found)


@pytest.mark.parametrize(
    ("full", "short"),
    [
        pytest.param("Gustavo Petro Urrego", "Gustavo Petro", id="two surnames"),
        pytest.param("Kim Jong-un", "Kim Jong Un", id="hyphen or none"),
        pytest.param("Yevgeny Prigozhin", "Evgeny Prigozhin", id="Slavic first sound"),
    ],
)
def test_other_ways_to_write_somebody_are_one_person(tools: Tools, full: str, short: str) -> None:
    found = read(
        tools.gazetteer,
        f"President {full} spoke in Vienna on Monday. Then Mr. {short} left Austria for Rome.",
    )
    assert len(ids(found, "person")) == 1


@pytest.mark.parametrize(
    ("told", "name", "entity"),
    [
        pytest.param(
            "Mohamed Hamdan Dagalo, better known as Hemedti, met envoys. Hemedti left.",
            "Hemedti",
            "person/mohamed-hamdan-dagalo",
            id="better known as",
        ),
        pytest.param(
            "The Communist Party of the Philippines (CPP) spoke. The CPP left.",
            "CPP",
            "organization/communist-party-of-the-philippines",
            id="a body of a state and its acronym",
        ),
        pytest.param(
            "Savin Corp. was sold on Friday. Officials said Savin made copiers.",
            "Savin",
            "organization/savin-corp",
            id="a company without its last word",
        ),
    ],
)
def test_other_names_in_one_article_are_one_thing(
    tools: Tools, told: str, name: str, entity: str
) -> None:
    assert (name, entity) in pairs(read_settled(tools, told))


def test_a_hyphen_makes_a_friend_no_owner(tools: Tools) -> None:
    found = read_settled(
        tools,
        "Congo's army fought the Rwanda-backed rebels in Goma.",
        "Congo said the rebels fled. Congo's government spoke.",
    )
    assert "organization/rwandan-rebels" not in ids(found, "organization")


def test_where_something_happens_is_not_what_it_is_about(tools: Tools) -> None:
    found = read_settled(
        tools,
        "Yemen's rivals met in Sweden on Thursday. Yemen said it hoped for talks in Sweden.",
        "The war has killed thousands in Yemen.",
    )
    assert "event/war-in-sweden" not in ids(found, "event")


@pytest.mark.parametrize(
    ("told", "name", "entity"),
    [
        pytest.param(
            "The WHO says thousands died.",
            "WHO",
            "organization/world-health-organization",
            id="WHO",
        ),
        pytest.param(
            "Officials from Cuba and Colombia met in the Cuban capital on Monday.",
            "Cuban capital",
            "place/havana",
            id="a capital described",
        ),
        pytest.param(
            "The M23 rebels left Goma in Congo. On Friday the rebels said they would talk.",
            "rebels",
            "organization/march-23-movement",
            id="the only group",
        ),
        pytest.param(
            "Tamil Tiger rebels met Norwegian envoys on Friday. The rebels refused the offer.",
            "rebels",
            "organization/liberation-tigers-of-tamil-eelam",
            id="fighters named in the singular",
        ),
        pytest.param(
            "AMBASSADOR HOLBROOKE: Russia supports the talks.",
            "HOLBROOKE",
            "person/holbrooke",
            id="a speaker in capitals",
        ),
    ],
)
def test_what_a_word_stands_for(tools: Tools, told: str, name: str, entity: str) -> None:
    assert (name, entity) in pairs(read_settled(tools, told))


def test_rebels_beside_two_groups_are_neither(tools: Tools) -> None:
    found = read_settled(
        tools,
        "The M23 rebels and the rebels of the Lord's Resistance Army fought in Congo.",
        "Congo said the rebels had fled Congo.",
    )
    assert "rebels" not in [m.text for m in found.mentions if m.entity.endswith("movement")]


def test_a_battle_taken_for_a_name_leaves_its_place(tools: Tools) -> None:
    parsed = parse("Grant won the Battle of Shiloh, officials said.")
    (sentence,) = parsed.sentences
    words = sentence.tokens[3:6]
    span = Span(begin=words[0].span.begin, end=words[-1].span.end)
    label = NameLabel.ORGANIZATION
    name = Name(label=label, first=3, last=6, text="Battle of Shiloh", span=span)
    parsed = replace(parsed, sentences=(replace(sentence, names=(name,)),))
    assert ("Shiloh", "place/shiloh") in pairs(find_entities(parsed, tools.gazetteer))


def test_a_town_called_so_elsewhere_gives_way_to_those_of_the_very_name(tools: Tools) -> None:
    found = read(tools.gazetteer, "Pilgrims came to Bethlehem on Monday.")
    assert "place/belem" not in ids(found, "place")


def test_a_region_behind_its_town_tells_namesakes_apart(tools: Tools) -> None:
    found = read(tools.gazetteer, "The clinic in Birmingham, Ala., was bombed. Birmingham mourned.")
    assert "place/birmingham-united-states" in ids(found, "place")


@pytest.mark.parametrize(
    ("text", "place", "state"),
    [
        pytest.param("Rebels took Aleppo on Monday.", "aleppo", "syria", id="town"),
        pytest.param("Troops left Helmand Province.", "helmand", "afghanistan", id="part"),
        pytest.param("Canada sent police to Ontario.", "ontario", "canada", id="no namesake"),
        pytest.param("A market in Scotland burned.", "scotland", "united-kingdom", id="country"),
    ],
)
def test_a_place_lies_in_the_state_that_reference_data_names(
    tools: Tools, text: str, place: str, state: str
) -> None:
    found = read_settled(tools, text)
    (entity,) = (e for e in found.entities if e.id == f"place/{place}")
    assert entity.within == f"organization/{state}"
    assert entity.within in {e.id for e in found.states}


def test_a_place_whose_state_is_disputed_lies_in_none(tools: Tools) -> None:
    found = read(tools.gazetteer, "Talks about Kashmir and the West Bank began.")
    assert [e.within for e in found.entities if e.kind == "place"] == [None, None]
