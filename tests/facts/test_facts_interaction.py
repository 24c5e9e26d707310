"""What one does to another: PLOVER types from verbs, nouns and meetings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.facts.interaction import find_interactions
from flows.language.tree import conjuncts
from flows.model import Interaction, PartKind
from tests.facts.told import states, tell


@pytest.mark.parametrize(
    ("under", "relation"),
    [
        pytest.param(1, "appos", id="beside the post"),
        pytest.param(3, "conj", id="beside the state"),
    ],
)
def test_who_bears_the_posts_acts_and_not_what_they_lead(under: int, relation: str) -> None:
    line = (
        "The|DT|det|1 leaders=leader|NNS|nsubj|10 of|IN|case|3 Lowland|NNP|nmod|1 and|CC|cc|5 North|NNP|conj|3"
        f" ,|,|punct|7 Smith|NNP|{relation}|{under} and|CC|cc|9 Brown|NNP|conj|{7 if under == 1 else under}"
        " urged=urge|VBD|root|10 Miller|NNP|obj|10 to|TO|mark|13 go|VB|xcomp|10"
    )
    told = {s.agent for s in states(find_interactions, line) if isinstance(s, Interaction)}
    assert told == {"person/brown", "person/smith"}


@pytest.mark.parametrize(
    ("line", "agent", "target", "kind"),
    [
        pytest.param(
            "Smith|NNP|nsubj|1 urged=urge|VBD|root|1 Miller|NNP|obj|1 to|TO|mark|4 go|VB|xcomp|1 .|.|punct|1",
            "person/smith",
            "person/miller",
            "REQUEST",
            id="urged",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 urged=urge|VBD|root|1 Miller|NNP|obj|1 to|TO|mark|4 go|VB|xcomp|1 but|CC|cc|7 not|RB|advmod|7 Brown|NNP|conj|2",
            "person/smith",
            "person/miller",
            "REQUEST",
            id="but not",
        ),
        pytest.param(
            "the|DT|det|1 member|NN|root|1 -|,|punct|3 North|NNP|appos|1 -|,|punct|6 still|RB|advmod|6 urged=urge|VBD|parataxis|1 Miller|NNP|obj|6 to|TO|mark|9 go|VB|xcomp|6",
            "organization/north",
            "person/miller",
            "REQUEST",
            id="an aside before the verb",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 appealed=appeal|VBD|root|1 to|IN|case|3 Miller|NNP|obl|1 .|.|punct|1",
            "person/smith",
            "person/miller",
            "REQUEST",
            id="appealed to",
        ),
        pytest.param(
            "Smith|NNP|nsubj:pass|2 was=be|VBD|aux:pass|2 arrested=arrest|VBN|root|2 by|IN|case|4 North|NNP|obl:agent|2 .|.|punct|2",
            "organization/north",
            "person/smith",
            "COERCE",
            id="was arrested by",
        ),
        pytest.param(
            "North|NNP|nsubj|1 attacked=attack|VBD|root|1 Lowland|NNP|obj|1 .|.|punct|1",
            "organization/north",
            "organization/lowland",
            "ASSAULT",
            id="attacked",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 raised=raise|VBD|root|1 the|DT|det|3 pressure|NN|obj|1 on|IN|case|5 Miller|NNP|obl|1 .|.|punct|1",
            "person/smith",
            "person/miller",
            "REQUEST",
            id="raised the pressure on",
        ),
        pytest.param(
            "Smith|NNP|nmod:poss|2 's|POS|case|0 talks=talk|NNS|nsubj|5 with|IN|case|4 Miller|NNP|nmod|2 ended=end|VBD|root|5",
            "person/smith",
            "person/miller",
            "CONSULT",
            id="talks with",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 told=tell|VBD|root|1 Miller|NNP|obj|1 to|TO|mark|4 leave|VB|xcomp|1 .|.|punct|1",
            "person/smith",
            "person/miller",
            "REQUEST",
            id="told to",
        ),
    ],
)
def test_wording_tells_the_type(line: str, agent: str, target: str, kind: str) -> None:
    found = states(find_interactions, line)
    assert found == [Interaction(agent=agent, target=target, type=kind)]


def test_who_two_are_is_not_joined_to_them() -> None:
    line = "Smith|NNP|nsubj|6 and|CC|cc|2 Brown|NNP|conj|0 ,|,|punct|5 the|DT|det|5 sponsors|NNS|conj|0 met=meet|VBD|root|6"
    joined = conjuncts(tell(line).parsed.sentences[0], 0)
    assert [t.text for t in joined] == ["Smith", "Brown"]


def test_both_sides_must_be_known() -> None:
    line = "Smith|NNP|nsubj|1 urged=urge|VBD|root|1 calm|NN|obj|1 .|.|punct|1"
    assert states(find_interactions, line) == []


BOTH_SIDES = (
    "Smith|NNP|nsubj|1 urged=urge|VBD|root|1 both|DT|det|3 sides=side|NNS|obj|1 .|.|punct|1"
)
FIGHT = "Lowland|NNP|nsubj|3 and|CC|cc|2 North|NNP|conj|0 clashed=clash|VBD|root|3 .|.|punct|3"
PERSONS = "Miller|NNP|nsubj|3 and|CC|cc|2 Brown|NNP|conj|0 came=come|VBD|root|3 .|.|punct|3"
GUESTS = "Lowland|NNP|nsubj|4 and|CC|cc|2 North|NNP|conj|0 are=be|VBP|cop|4 guests=guest|NNS|root|4"


@pytest.mark.parametrize(
    ("before", "urged"),
    [
        pytest.param((FIGHT, PERSONS), ["lowland", "north"], id="bodies before persons"),
        pytest.param((PERSONS,), ["brown", "miller"], id="persons where no bodies are joined"),
        pytest.param((GUESTS,), [], id="not those of whom it is only told what they are"),
    ],
)
def test_both_sides_are_those_of_the_lead(before: tuple[str, ...], urged: list[str]) -> None:
    found = states(find_interactions, *before, BOTH_SIDES)
    asked = [s for s in found if isinstance(s, Interaction) and s.type == "REQUEST"]
    assert sorted(str(s.target).partition("/")[2] for s in asked) == urged


def test_talks_put_off_are_no_talks() -> None:
    line = "Lowland|NNP|nsubj|1 postponed=postpone|VBD|root|1 talks=talk|NNS|obj|1 with|IN|case|4 North|NNP|nmod|2 .|.|punct|1"
    found = [s for s in states(find_interactions, line) if isinstance(s, Interaction)]
    assert [s for s in found if s.type == "CONSULT"] == []


def test_condemning_an_attack_is_no_attack() -> None:
    line = "Smith|NNP|nsubj|1 condemned=condemn|VBD|root|1 the|DT|det|3 attack|NN|obj|1 on|IN|case|5 Lowland|NNP|nmod|3 .|.|punct|1"
    assert states(find_interactions, line) == []


def test_what_is_only_wanted_is_no_deed() -> None:
    line = "Smith|NNP|nsubj|1 wants=want|VBZ|root|1 to|TO|mark|3 attack|VB|xcomp|1 Lowland|NNP|obj|3 .|.|punct|1"
    assert states(find_interactions, line) == []


def test_headline_passive_names_the_doer_behind_by() -> None:
    line = "Smith|NNP|nsubj|1 arrested=arrest|VBD|root|1 by|IN|case|3 North|NNP|obl|1"
    scene = tell(line)
    (sentence,) = scene.parsed.sentences
    headline = replace(sentence, kind=PartKind.HEADLINE)
    scene = replace(scene, parsed=replace(scene.parsed, sentences=(headline,)))
    (found,) = find_interactions(scene)
    assert found.situation == Interaction(
        agent="organization/north", target="person/smith", type="COERCE"
    )


@pytest.mark.parametrize(
    ("tail", "want"),
    [
        pytest.param(".|.|punct|1", [], id="a match or an election"),
        pytest.param("in|IN|case|4 war|NN|obl|1 .|.|punct|1", ["ASSAULT"], id="a fight"),
    ],
)
def test_a_defeat_is_an_assault_only_where_there_is_a_fight(tail: str, want: list[str]) -> None:
    line = f"North|NNP|nsubj|1 defeated=defeat|VBD|root|1 Lowland|NNP|obj|1 {tail}"
    found = states(find_interactions, line)
    assert [s.type for s in found if isinstance(s, Interaction)] == want


def test_the_head_of_a_body_stands_for_whose_body_it_is() -> None:
    line = (
        "North|NNP|nsubj|1 captured=capture|VBD|root|1 the|DT|det|3 leader|NN|obj|1 of|IN|case|7 an|DT|det|7 "
        "Alliance|NNP|compound|7 cell|NN|nmod|3 .|.|punct|1"
    )
    (found,) = states(find_interactions, line)
    assert found == Interaction(
        agent="organization/north", target="organization/alliance", type="ASSAULT"
    )


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "Alliance|NNP|nsubj|1 vowed=vow|VBD|root|1 to|TO|mark|3 keep|VB|xcomp|1 bombing=bomb|VBG|xcomp|3 "
            "Lowland|NNP|obj|4 .|.|punct|1",
            id="by a verb",
        ),
        pytest.param(
            "Alliance|NNP|nsubj|1 threatened=threaten|VBD|root|1 to|TO|mark|3 resume|VB|xcomp|1 "
            "attacks=attack|NNS|obj|3 on|IN|case|6 Lowland|NNP|nmod|4 .|.|punct|1",
            id="by a noun",
        ),
    ],
)
def test_a_hostile_deed_that_is_vowed_is_a_threat(line: str) -> None:
    (found,) = states(find_interactions, line)
    assert found == Interaction(
        agent="organization/alliance", target="organization/lowland", type="THREATEN"
    )


def test_who_wants_another_to_do_something_asks_it() -> None:
    line = (
        "North|NNP|nsubj|1 wants=want|VBZ|root|1 Lowland|NNP|obj|1 to|TO|mark|4 disarm|VB|xcomp|1 "
        "militias=militia|NNS|obj|4 .|.|punct|1"
    )
    found = states(find_interactions, line)
    assert (
        Interaction(agent="organization/north", target="organization/lowland", type="REQUEST")
        in found
    )


@pytest.mark.parametrize(
    ("line", "want"),
    [
        pytest.param(
            "North|NNP|nsubj|1 bombed=bomb|VBD|root|1 Lowland|NNP|nmod:poss|4 's|POS|case|2 bases=base|NNS|obj|1 .|.|punct|1",
            [("organization/north", "organization/lowland", "ASSAULT")],
            id="what is hit is theirs",
        ),
        pytest.param(
            "Alliance|NNP|nsubj|1 suspended=suspend|VBD|root|1 Lowland|NNP|obj|1 from|IN|case|5 the|DT|det|5 Council|NNP|obl|1 .|.|punct|1",
            [("organization/alliance", "organization/lowland", "SANCTION")],
            id="who is suspended, not from what",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 said=say|VBD|root|1 North|NNP|nsubj|4 should|MD|aux|4 press|VB|ccomp|1 Lowland|NNP|obj|4 .|.|punct|1",
            [("person/smith", "organization/north", "REQUEST")],
            id="what one should do is not done",
        ),
    ],
)
def test_whom_a_deed_is_done_to(line: str, want: list[tuple[str, str, str]]) -> None:
    found = [s for s in states(find_interactions, line) if isinstance(s, Interaction)]
    assert [(s.agent, s.target, s.type) for s in found] == want


@pytest.mark.parametrize(
    ("before", "want"),
    [
        pytest.param(
            "rebels=rebel|NNS|nsubj|1 rested=rest|VBD|root|1 .|.|punct|1",
            {"organization/rebels"},
            id="a group",
        ),
        pytest.param(
            "Smith|NNP|nsubj:pass|5 ,|,|punct|2 Brown|NNP|appos|0 and|CC|cc|4 North|NNP|conj|0 rested=rest|VBD|root|5 .|.|punct|5",
            {"person/smith", "person/brown", "organization/north"},
            id="a list that the parse sets aside",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 rested=rest|VBD|root|1 .|.|punct|1", set(), id="nobody several"
        ),
    ],
)
def test_they_are_those_of_the_sentence_before(before: str, want: set[str]) -> None:
    line = "They=they|PRP|nsubj|1 accused=accuse|VBD|root|1 Miller|NNP|obj|1 .|.|punct|1"
    found = [s for s in states(find_interactions, before, line) if isinstance(s, Interaction)]
    assert {s.agent for s in found if s.type == "ACCUSE"} == want
