"""For, against, willing, on a condition: one hand-made parse a rule."""

from __future__ import annotations

import pytest

from flows.facts.attribution import hear_article
from flows.facts.plans import add_plans
from flows.facts.stance import find_stances
from flows.facts.standing import standings_of
from flows.model import Polarity, Stance, StanceValue
from tests.facts.told import states, tell

REFUSAL = "Smith|NNP|nsubj|3 will|MD|aux|3 not|RB|advmod|3 attend|VB|root|3 the|DT|det|5 summit|NN|obj|3 .|.|punct|3"


@pytest.mark.parametrize(
    ("line", "target", "value"),
    [
        pytest.param(
            "Smith|NNP|nsubj|1 opposes=oppose|VBZ|root|1 any|DT|det|3 talks=talk|NNS|obj|1 .|.|punct|1",
            "event/talks",
            StanceValue.OPPOSES,
            id="opposes",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 welcomed=welcome|VBD|root|1 the|DT|det|3 summit|NN|obj|1 .|.|punct|1",
            "event/summit",
            StanceValue.SUPPORTS,
            id="welcomed",
        ),
        pytest.param(REFUSAL, "event/summit", StanceValue.REFUSES, id="will not attend"),
        pytest.param(
            "Smith|NNP|nsubj|1 boycotted=boycott|VBD|root|1 the|DT|det|3 summit|NN|obj|1 .|.|punct|1",
            "event/summit",
            StanceValue.REFUSES,
            id="boycotted",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 agreed=agree|VBD|root|1 to|TO|mark|3 attend|VB|xcomp|1 the|DT|det|5 summit|NN|obj|3 .|.|punct|1",
            "event/summit",
            StanceValue.WILLING,
            id="agreed to attend",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 refused=refuse|VBD|root|1 to|TO|mark|3 attend|VB|xcomp|1 the|DT|det|5 summit|NN|obj|3 .|.|punct|1",
            "event/summit",
            StanceValue.REFUSES,
            id="refused to attend",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 said=say|VBD|root|1 Lowland|NNP|nsubj|4 must|MD|aux|4 return|VB|ccomp|1 "
            "to|IN|case|7 the|DT|det|7 talks=talk|NNS|obl|4 .|.|punct|1",
            "event/talks",
            StanceValue.SUPPORTS,
            id="said that others must return",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 urged=urge|VBD|root|1 Lowland|NNP|obj|1 to|TO|mark|4 attend|VB|xcomp|1 "
            "the|DT|det|6 summit|NN|obj|4 .|.|punct|1",
            "event/summit",
            StanceValue.SUPPORTS,
            id="urged others to attend",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 called=call|VBD|root|1 for|IN|case|4 an|DT|det|4 end|NN|obl|1 to|IN|case|7 the|DT|det|7 "
            "war|NN|nmod|4 .|.|punct|1",
            "event/war",
            StanceValue.OPPOSES,
            id="called for an end to",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 voiced=voice|VBD|root|1 readiness|NN|obj|1 for|IN|case|4 talks=talk|NNS|nmod|2 if|IN|mark|7 "
            "Lowland|NNP|nsubj|7 leaves=leave|VBZ|advcl|1 .|.|punct|1",
            "event/talks",
            StanceValue.CONDITIONAL,
            id="readiness if",
        ),
        pytest.param(
            "Divisions=division|NNS|nsubj|5 among|IN|case|3 the|DT|det|3 rebels=rebel|NNS|nmod|0 have|VBP|aux|5 deepened=deepen|VBN|root|5 over|IN|case|8 the|DT|det|8 summit|NN|obl|5 .|.|punct|5",
            "event/summit",
            StanceValue.DIVIDED,
            id="divisions over",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 rejected=reject|VBD|root|1 Miller|NNP|obj|1 .|.|punct|1",
            "person/miller",
            StanceValue.OPPOSES,
            id="against a person",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 refused=refuse|VBD|root|1 to|TO|mark|3 support|VB|xcomp|1 the|DT|det|5 summit|NN|obj|3 .|.|punct|1",
            "event/summit",
            StanceValue.OPPOSES,
            id="refused to support",
        ),
        pytest.param(
            "Smith|NNP|nsubj|3 will|MD|aux|3 not|RB|advmod|3 attend|VB|root|3 the|DT|det|5 summit|NN|obj|3 until|IN|mark|8 Miller|NNP|nsubj|8 leaves=leave|VBZ|advcl|3 .|.|punct|3",
            "event/summit",
            StanceValue.CONDITIONAL,
            id="not until",
        ),
        pytest.param(
            "Smith|NNP|nsubj|5 ,|,|punct|3 a|DT|det|3 critic|NN|appos|0 of|IN|case|6 spoke=speak|VBD|root|5 Miller|NNP|nmod|3",
            "person/miller",
            StanceValue.OPPOSES,
            id="a critic of",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 issued=issue|VBD|root|1 a|DT|det|3 note|NN|obj|1 in|IN|case|5 support|NN|nmod|3 of|IN|case|8 the|DT|det|8 summit|NN|nmod|5 .|.|punct|1",
            "event/summit",
            StanceValue.SUPPORTS,
            id="in support of",
        ),
        pytest.param(
            "Miller|NNP|nsubj|1 praised=praise|VBD|root|1 the|DT|det|3 summit|NN|obj|1 and|CC|cc|6 Smith|NNP|nsubj|6 rejected=reject|VBD|conj|1 it|PRP|obj|6 .|.|punct|1",
            "event/summit",
            StanceValue.OPPOSES,
            id="it",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 said=say|VBD|root|1 no|DT|det|3 talks=talk|NNS|nsubj|5 should|MD|aux|5 resume|VB|ccomp|1 .|.|punct|1",
            "event/talks",
            StanceValue.OPPOSES,
            id="says none should",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 urged=urge|VBD|root|1 Miller|NNP|obj|1 to|TO|mark|4 resign|VB|xcomp|1 .|.|punct|1",
            "person/miller",
            StanceValue.OPPOSES,
            id="urged to resign",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 said=say|VBD|root|1 Miller|NNP|nsubj|4 must|MD|aux|4 go|VB|ccomp|1 .|.|punct|1",
            "person/miller",
            StanceValue.OPPOSES,
            id="must go",
        ),
        pytest.param(
            "Smith|NNP|nsubj|3 can|MD|aux|3 not|RB|advmod|3 attend|VB|root|3 the|DT|det|5 summit|NN|obj|3 .|.|punct|3",
            "event/summit",
            StanceValue.REFUSES,
            id="cannot attend",
        ),
        pytest.param(
            "Smith|NNP|nsubj|3 would|MD|aux|3 only|RB|advmod|3 agree|VB|root|3 to|TO|mark|5 attend|VB|xcomp|3 the|DT|det|7 summit|NN|obj|5 .|.|punct|3",
            "event/summit",
            StanceValue.CONDITIONAL,
            id="would only agree",
        ),
        pytest.param(
            "Smith|NNP|nsubj|2 is=be|VBZ|aux|2 trying=try|VBG|root|2 to|TO|mark|4 block|VB|xcomp|2 the|DT|det|6 summit|NN|obj|4 .|.|punct|2",
            "event/summit",
            StanceValue.OPPOSES,
            id="trying to block",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 vowed=vow|VBD|root|1 to|TO|mark|3 salvage|VB|xcomp|1 the|DT|det|5 talks=talk|NNS|obj|3 .|.|punct|1",
            "event/talks",
            StanceValue.SUPPORTS,
            id="vowed to salvage",
        ),
        pytest.param(
            "Miller|NNP|nsubj|1 praised=praise|VBD|root|1 the|DT|det|3 summit|NN|obj|1 and|CC|cc|6 Smith|NNP|nsubj|6 withdrew=withdraw|VBD|conj|1 from|IN|case|8 it|PRP|obl|6 .|.|punct|1",
            "event/summit",
            StanceValue.REFUSES,
            id="from it",
        ),
        pytest.param(
            "rebels=rebel|NNS|nsubj|1 holding=hold|VBG|csubj|3 Harbor|NNP|obj|1 rejected=reject|VBD|root|3 the|DT|det|5 summit|NN|obj|3 .|.|punct|3",
            "event/summit",
            StanceValue.OPPOSES,
            id="those holding a town",
        ),
        pytest.param(
            "Smith|NNP|nsubj|1 said=say|VBD|root|1 it|PRP|nsubj|4 was=be|VBD|cop|4 ready|JJ|ccomp|1 to|TO|mark|6 talk|VB|xcomp|4 and|CC|cc|9 would|MD|aux|9 accept|VB|conj|4 the|DT|det|11 summit|NN|obj|9 .|.|punct|1",
            "event/summit",
            StanceValue.WILLING,
            id="it, in the second clause",
        ),
        pytest.param(
            "Smith|NNP|nsubj|2 have|VBP|aux|2 walked=walk|VBN|root|2 out|IN|case|6 of|IN|case|6 the|DT|det|6 talks=talk|NNS|obl|2 .|.|punct|2",
            "event/talks",
            StanceValue.REFUSES,
            id="walked out of",
        ),
        pytest.param(
            "Miller|NNP|nsubj|3 ,|,|punct|0 Smith|NNP|nsubj|3 rejected=reject|VBD|root|3 the|DT|det|5 summit|NN|obj|3 .|.|punct|3",
            "event/summit",
            StanceValue.OPPOSES,
            id="the nearer of two subjects",
        ),
    ],
)
def test_wording_tells_the_stance(line: str, target: str, value: StanceValue) -> None:
    (found,) = [s for s in states(find_stances, line) if getattr(s, "agent", "") != "person/miller"]
    assert isinstance(found, Stance)
    assert (found.target, found.value) == (target, value)


@pytest.mark.parametrize(
    ("verb", "value"),
    [
        pytest.param("formed=form", StanceValue.SUPPORTS, id="should be"),
        pytest.param("lifted=lift", StanceValue.OPPOSES, id="should be undone"),
    ],
)
def test_what_somebody_says_should_be_done_with_a_plan(verb: str, value: StanceValue) -> None:
    scene = add_plans(
        tell(
            f"Smith|NNP|nsubj|1 said=say|VBD|root|1 sanctions=sanction|NNS|nsubj:pass|5 should|MD|aux|5 be|VB|aux:pass|5 {verb}|VBN|ccomp|1 .|.|punct|1"
        )
    )
    (found,) = find_stances(scene)
    assert isinstance(found.situation, Stance)
    assert found.situation.value is value


@pytest.mark.parametrize(
    ("link", "values"),
    [
        pytest.param("agreed=agree|VBD", [StanceValue.WILLING], id="agreed to"),
        pytest.param("refused=refuse|VBD", [StanceValue.REFUSES], id="refused to"),
        pytest.param("hoped=hope|VBD", [], id="only hoped"),
    ],
)
def test_who_will_hold_talks_is_willing(link: str, values: list[StanceValue]) -> None:
    scene = add_plans(
        tell(
            f"Smith|NNP|nsubj|1 {link}|root|1 to|TO|mark|3 resume|VB|xcomp|1 negotiations=negotiation|NNS|obj|3 .|.|punct|1"
        )
    )
    found = [f.situation for f in find_stances(scene)]
    assert [s.value for s in found if isinstance(s, Stance)] == values


def test_what_somebody_advocates_is_a_plan() -> None:
    scene = add_plans(
        tell(
            "Smith|NNP|nsubj|5 ,|,|punct|3 an|DT|det|3 advocate|NN|appos|0 of|IN|case|6 spoke=speak|VBD|root|5 reunification|NN|nmod|3"
        )
    )
    (found,) = find_stances(scene)
    assert isinstance(found.situation, Stance)
    assert found.situation.value is StanceValue.SUPPORTS


def test_what_somebody_demands_be_done_is_wished() -> None:
    scene = add_plans(
        tell(
            "Smith|NNP|nsubj|1 demands=demand|VBZ|root|1 that|IN|mark|6 the|DT|det|4 plan|NN|nsubj:pass|6 be|VB|aux:pass|6 applied=apply|VBN|ccomp|1 .|.|punct|1"
        )
    )
    (found,) = find_stances(scene)
    assert isinstance(found.situation, Stance)
    assert found.situation.value is StanceValue.SUPPORTS


def test_it_is_the_plan_told_last() -> None:
    scene = add_plans(
        tell(
            "Miller|NNP|nsubj|1 read=read|VBD|root|1 the|DT|det|3 plan|NN|obj|1 .|.|punct|1",
            "Smith|NNP|nsubj|1 backs=back|VBZ|root|1 it|PRP|obj|1 .|.|punct|1",
        )
    )
    (found,) = find_stances(scene)
    assert isinstance(found.situation, Stance)
    assert getattr(scene.entity(found.situation.target), "label", "") == "plan"


def test_all_that_are_listed_behind_a_noun_stand_so() -> None:
    found = states(
        find_stances,
        "two|CD|nummod|1 members=member|NNS|nsubj|7 -|,|punct|3 Lowland|NNP|appos|1 and|CC|cc|5 North|NNP|conj|3 -|,|punct|7 oppose|VBP|root|7 the|DT|det|9 summit|NN|obj|7",
    )
    agents = [s.agent for s in found if isinstance(s, Stance)]
    assert agents == ["organization/lowland", "organization/north"]


def test_a_doing_that_somebody_is_against_is_a_plan() -> None:
    scene = add_plans(
        tell(
            "Smith|NNP|nsubj|1 opposes=oppose|VBZ|root|1 giving=give|VBG|xcomp|1 rebels=rebel|NNS|iobj|2 a|DT|det|5 seat|NN|obj|2 .|.|punct|1"
        )
    )
    (found,) = find_stances(scene)
    assert isinstance(found.situation, Stance)
    assert getattr(scene.entity(found.situation.target), "label", "") == "giving rebels a seat"


def test_what_an_attitude_is_about_is_a_plan() -> None:
    scene = add_plans(
        tell(
            "Smith|NNP|nsubj|1 voiced=voice|VBD|root|1 opposition|NN|obj|1 to|IN|case|4 independence|NN|nmod|2 .|.|punct|1"
        )
    )
    (found,) = find_stances(scene)
    assert isinstance(found.situation, Stance)
    assert getattr(scene.entity(found.situation.target), "label", "") == "independence"


def test_negation_is_used_up_by_the_refusal() -> None:
    scene = tell(REFUSAL)
    (found,) = find_stances(scene)
    (standing,) = standings_of(scene, hear_article(scene), found)
    assert standing.polarity is Polarity.POSITIVE


def test_condition_is_kept_in_its_words() -> None:
    line = (
        "Smith|NNP|nsubj|2 will|MD|aux|2 attend|VB|root|2 the|DT|det|4 summit|NN|obj|2 if|IN|mark|7 "
        "Miller|NNP|nsubj|7 leaves=leave|VBZ|advcl|2 .|.|punct|2"
    )
    (found,) = states(find_stances, line)
    assert isinstance(found, Stance)
    assert found.value is StanceValue.CONDITIONAL
    assert found.condition == "if Miller leaves"


def test_reason_is_kept_in_its_words() -> None:
    line = (
        "Smith|NNP|nsubj|1 opposes=oppose|VBZ|root|1 talks=talk|NNS|obj|1 because|IN|mark|5 "
        "Miller|NNP|nsubj|5 lied=lie|VBD|advcl|1 .|.|punct|1"
    )
    (found,) = states(find_stances, line)
    assert isinstance(found, Stance)
    assert found.reason == "because Miller lied"


def test_being_expected_is_no_stance() -> None:
    line = "Smith|NNP|nsubj:pass|2 is=be|VBZ|aux:pass|2 expected=expect|VBN|root|2 to|TO|mark|4 attend|VB|xcomp|2 the|DT|det|6 summit|NN|obj|4 .|.|punct|2"
    assert states(find_stances, line) == []


def test_what_is_left_open_is_no_stance() -> None:
    line = (
        "Miller|NNP|nsubj|2 not|RB|advmod|2 said=say|VBD|root|2 whether|IN|mark|6 Smith|NNP|nsubj|6 "
        "will|MD|aux|6 attend|VB|ccomp|2 the|DT|det|8 summit|NN|obj|6 .|.|punct|2"
    )
    assert [s for s in states(find_stances, line) if isinstance(s, Stance)] == []


@pytest.mark.parametrize(
    ("modal", "want"),
    [
        pytest.param("would|MD|aux|9", "where he would meet Miller", id="what talks must not be"),
        pytest.param("there|RB|advmod|9", None, id="what talks are"),
    ],
)
def test_a_clause_on_the_talks_is_a_condition_where_it_supposes(
    modal: str, want: str | None
) -> None:
    line = (
        "Smith|NNP|nsubj|3 will|MD|aux|3 not|RB|advmod|3 attend|VB|root|3 the|DT|det|5 "
        f"summit|NN|obj|3 where|WRB|advmod|9 he|PRP|nsubj|9 {modal} meet|VB|acl:relcl|5 "
        "Miller|NNP|obj|9 .|.|punct|3"
    )
    found = [s for s in states(find_stances, line) if isinstance(s, Stance)]
    assert [s.condition for s in found] == [want]


def test_backing_a_side_in_a_war_is_not_to_be_for_the_war() -> None:
    line = (
        "Smith|NNP|nsubj|1 backs=back|VBZ|root|1 factions=faction|NNS|obj|1 in|IN|case|5 "
        "the|DT|det|5 war|NN|nmod|2 .|.|punct|1"
    )
    assert [s for s in states(find_stances, line) if isinstance(s, Stance)] == []


def test_what_others_reject_is_lent_to_nobody_named_before() -> None:
    line = (
        "Smith|NNP|nsubj|1 spoke=speak|VBD|root|1 of|IN|case|3 them|PRP|obl|1 "
        "rejecting=reject|VBG|advcl|1 the|DT|det|6 summit|NN|obj|4 .|.|punct|1"
    )
    assert [s for s in states(find_stances, line) if isinstance(s, Stance)] == []


def test_having_been_unable_is_no_refusal() -> None:
    line = (
        "Smith|NNP|nsubj|3 could|MD|aux|3 not|RB|advmod|3 attend|VB|root|3 the|DT|det|5 "
        "summit|NN|obj|3 .|.|punct|3"
    )
    assert [s for s in states(find_stances, line) if isinstance(s, Stance)] == []


def _labels(*lines: str) -> list[tuple[str, str, StanceValue, str | None]]:
    """Give who stands how to what, by its label, and on which condition."""
    scene = add_plans(tell(*lines))
    stances = [f.situation for f in find_stances(scene) if isinstance(f.situation, Stance)]
    return [
        (s.agent, getattr(scene.entity(s.target), "label", ""), s.value, s.condition)
        for s in stances
    ]


def test_what_shall_be_done_to_others_is_a_plan() -> None:
    line = (
        "rebels=rebel|NNS|nsubj|1 insist|VBP|root|1 that|IN|mark|6 the|DT|det|4 "
        "detainees=detainee|NNS|nsubj:pass|6 be|VB|aux:pass|6 freed=free|VBN|ccomp|1 .|.|punct|1"
    )
    assert _labels(line) == [
        ("organization/rebels", "the detainees freed", StanceValue.SUPPORTS, None)
    ]


@pytest.mark.parametrize(
    ("line", "want"),
    [
        pytest.param(
            "Lowland|NNP|nsubj|1 said=say|VBD|root|1 it|PRP|nsubj|5 will|MD|aux|5 not|RB|advmod|5 "
            "lift|VB|ccomp|1 the|DT|det|7 siege|NN|obj|5 .|.|punct|1",
            ("lift the siege", StanceValue.REFUSES, None),
            id="will not",
        ),
        pytest.param(
            "Lowland|NNP|nsubj|1 said=say|VBD|root|1 it|PRP|nsubj|5 will|MD|aux|5 not|RB|advmod|5 "
            "lift|VB|ccomp|1 the|DT|det|7 siege|NN|obj|5 unless|IN|mark|10 Miller|NNP|nsubj|10 "
            "leaves=leave|VBZ|advcl|5 .|.|punct|1",
            ("lift the siege", StanceValue.CONDITIONAL, "unless Miller leaves"),
            id="will not unless",
        ),
        pytest.param(
            "Lowland|NNP|nsubj|2 will|MD|aux|2 lift|VB|root|2 the|DT|det|4 siege|NN|obj|2 "
            "only|RB|advmod|8 after|IN|mark|8 Miller|NNP|nsubj|8 leaves=leave|VBZ|advcl|2 .|.|punct|2",
            ("lift the siege", StanceValue.CONDITIONAL, "after Miller leaves"),
            id="will only after",
        ),
    ],
)
def test_what_somebody_says_of_their_own_doing(
    line: str, want: tuple[str, StanceValue, str | None]
) -> None:
    assert [told[1:] for told in _labels(line)] == [want]


@pytest.mark.parametrize(
    ("subject", "verb"),
    [
        pytest.param("it|PRP", "expect|VB", id="no matter of will"),
        pytest.param("Miller|NNP", "lift|VB", id="what others will not do"),
    ],
)
def test_what_somebody_foretells_is_no_refusal(subject: str, verb: str) -> None:
    line = (
        f"Lowland|NNP|nsubj|1 said=say|VBD|root|1 {subject}|nsubj|5 will|MD|aux|5 not|RB|advmod|5 "
        f"{verb}|ccomp|1 the|DT|det|7 siege|NN|obj|5 .|.|punct|1"
    )
    assert _labels(line) == []


def test_a_summit_called_for_is_not_the_one_at_hand() -> None:
    lines = (
        "Miller|NNP|nsubj|1 left=leave|VBD|root|1 the|DT|det|3 summit|NN|obj|1 .|.|punct|1",
        (
            "Smith|NNP|nsubj|1 backs=back|VBZ|root|1 a|DT|det|4 regional|JJ|amod|4 "
            "meeting|NN|obj|1 in|IN|case|7 a|DT|det|7 letter|NN|nmod|4 .|.|punct|1"
        ),
    )
    assert _labels(*lines)[-1] == ("person/smith", "regional meeting", StanceValue.SUPPORTS, None)


def test_wanting_others_to_act_is_not_to_be_for_them() -> None:
    lines = (
        "Miller|NNP|nsubj|1 read=read|VBD|root|1 the|DT|det|3 plan|NN|obj|1 .|.|punct|1",
        "Smith|NNP|nsubj|1 wants=want|VBZ|root|1 them|PRP|obj|1 to|TO|mark|4 rest|VB|xcomp|1 .|.|punct|1",
    )
    assert _labels(*lines) == []


@pytest.mark.parametrize(
    ("noun", "want"),
    [
        pytest.param("mediation|NN", ["mediation"], id="a doing"),
        pytest.param("information|NN", [], id="a thing"),
    ],
)
def test_not_all_that_is_asked_for_is_a_plan(noun: str, want: list[str]) -> None:
    line = f"Smith|NNP|nsubj|1 asked=ask|VBD|root|1 for|IN|case|3 {noun}|obl|1 .|.|punct|1"
    assert [label for _, label, _, _ in _labels(line)] == want


def test_not_to_be_ready_is_to_refuse() -> None:
    line = (
        "Smith|NNP|nsubj|3 is=be|VBZ|cop|3 not|RB|advmod|3 ready|JJ|root|3 to|TO|mark|5 "
        "lift|VB|xcomp|3 the|DT|det|7 siege|NN|obj|5 .|.|punct|3"
    )
    assert _labels(line) == [("person/smith", "lift the siege", StanceValue.REFUSES, None)]
    scene = add_plans(tell(line))
    (found,) = find_stances(scene)
    (standing,) = standings_of(scene, hear_article(scene), found)
    assert standing.polarity is Polarity.POSITIVE


def test_terms_agreed_on_for_an_aim_are_no_pledge() -> None:
    line = (
        "Smith|NNP|nsubj|1 agreed=agree|VBD|root|1 on|IN|case|3 terms=term|NNS|obl|1 to|TO|mark|5 "
        "repair|VB|advcl|1 the|DT|det|7 bridge|NN|obj|5 .|.|punct|1"
    )
    assert _labels(line) == []
