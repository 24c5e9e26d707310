"""Posts that people are named with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from flows.facts.find import find_claims
from flows.facts.post_classes import known_body
from flows.facts.roles import find_roles
from flows.model import EpistemicStatus, RoleHolding
from tests.facts.spoken import LEXICON, make_scene, make_title
from tests.facts.told import tell
from tests.facts.whole import facts_of

if TYPE_CHECKING:
    from flows.pipeline import Tools

NAMES = {"Syrian": "place/syria", "Assad": "person/assad", "Kerry": "person/kerry"}
LINE = (
    "Syrian|JJ|amod|2 President|NN|compound|2 Assad|NNP|nsubj|4 will|MD|aux|4 leave|VB|root|4 "
    ".|.|punct|4"
)


def test_a_title_is_a_post_in_a_state() -> None:
    scene = make_scene(LINE, names=NAMES)
    title = make_title(scene, "Assad", "President", "Syrian")

    (found,) = find_roles(replace(scene, titles=(title,)))

    assert found.situation == RoleHolding(
        agent="person/assad", organization="place/syria", role_label="President"
    )
    assert found.span == title.span


def test_a_post_without_a_body_is_less_sure() -> None:
    scene = make_scene(LINE, names=NAMES)
    whole = make_title(scene, "Assad", "President", "Syrian")
    alone = make_title(scene, "Assad", "President")

    (sure,) = find_roles(replace(scene, titles=(whole,)))
    (unsure,) = find_roles(replace(scene, titles=(alone,)))

    assert unsure.confidence < sure.confidence


def body_of_first(line: str, names: dict[str, str], post: str) -> str | None:
    scene = make_scene(line, names=names)
    title = make_title(scene, "Assad", post)
    (found,) = find_roles(replace(scene, titles=(title,)))
    assert isinstance(found.situation, RoleHolding)
    return found.situation.organization


def test_a_pope_is_of_one_state_whoever_holds_the_post() -> None:
    scene = make_scene(LINE, names=NAMES)
    owners = {p: known_body(scene, make_title(scene, "Assad", p)) for p in ("Pope", "President")}
    assert owners == {"Pope": "Holy See", "President": None}


def test_the_state_of_a_known_office_holder_is_taken_if_the_article_names_it() -> None:
    line = "Assad|NNP|nsubj|1 left=leave|VBD|root|1 Syria|NNP|obj|1 .|.|punct|1"
    syria = {"Assad": "person/assad", "Syria": "organization/syria"}
    scene = make_scene(line, names=syria)
    title = replace(
        make_title(scene, "Assad", "President"),
        holder=replace(scene.parsed.sentences[0].names[0], text="Bashar al-Assad"),
    )

    (found,) = find_roles(replace(scene, titles=(title,)))
    alone = replace(scene, entities=make_scene(line, names={"Assad": "person/assad"}).entities)
    (other,) = find_roles(replace(alone, titles=(title,)))

    assert isinstance(found.situation, RoleHolding)
    assert isinstance(other.situation, RoleHolding)
    assert found.situation.organization == "organization/syria"
    assert other.situation.organization is None


def test_a_post_belongs_to_the_body_named_behind_it() -> None:
    names = {"Assad": "person/assad", "Arab League": "organization/arab-league"}
    line = (
        "Assad|NNP|nsubj|6 of|IN|case|4 the|DT|det|4 Arab|NNP|compound|4 League|NNP|nmod|0 "
        "often|RB|advmod|6 spoke=speak|VBD|root|6 .|.|punct|6"
    )

    assert body_of_first(line, names, "chairman") == "organization/arab-league"


def test_the_post_of_somebodys_aide_belongs_to_the_body_he_holds_his_own_post_in() -> None:
    names = {"Miller": "person/miller", "Assad": "person/assad", "North": "organization/north"}
    line = (
        "North|NNP|compound|2 President|NN|compound|2 Miller|NNP|nsubj|3 met=meet|VBD|root|3 "
        "his|PRP$|nmod:poss|5 Assad|NNP|obj|3 .|.|punct|3"
    )
    scene = make_scene(line, names={**names, "his": "person/miller"})
    own = make_title(scene, "Miller", "President", "North")
    other = make_title(scene, "Assad", "aide")

    found = [f.situation for f in find_roles(replace(scene, titles=(own, other)))]

    assert [r.organization for r in found if isinstance(r, RoleHolding)] == [
        "organization/north"
    ] * 2


def test_a_rank_beside_a_post_is_how_somebody_is_addressed() -> None:
    scene = make_scene(LINE, names=NAMES)
    post = make_title(scene, "Assad", "supreme leader", "Syrian")
    rank = make_title(scene, "Assad", "Ayatollah")

    (found,) = find_roles(replace(scene, titles=(post, rank)))

    assert isinstance(found.situation, RoleHolding)
    assert found.situation.role_label == "supreme leader"


def test_the_group_is_the_last_one_named() -> None:
    scene = tell(
        "rebels|NNS|nsubj|1 won=win|VBD|root|1 ,|,|punct|3 Miller|NNP|conj|1 of|IN|case|6 "
        "the|DT|det|6 group|NN|nmod|3 said=say|VBD|conj|1 .|.|punct|1"
    )

    (found,) = find_roles(replace(scene, titles=(make_title(scene, "Miller", "founder"),)))

    assert isinstance(found.situation, RoleHolding)
    assert found.situation.organization == "organization/rebels"


@pytest.mark.parametrize(
    ("post", "want"),
    [
        pytest.param("prime minister", "organization/lowland", id="a state has one"),
        pytest.param("Vice-President", "organization/lowland", id="glued to its modifier"),
        pytest.param("former intelligence chief", "organization/lowland", id="a service of it"),
        pytest.param("commander", None, id="a commander may be anybody's"),
    ],
)
def test_an_office_of_states_is_of_the_state_spoken_of(post: str, want: str | None) -> None:
    scene = tell(
        "Lowland|NNP|nsubj|1 heard=hear|VBD|root|1 prime|JJ|amod|3 minister|NN|compound|4 "
        "Miller|NNP|obj|1 .|.|punct|1"
    )
    title = replace(make_title(scene, "Miller", "prime minister"), post=post)

    (found,) = find_roles(replace(scene, titles=(title,)))

    assert isinstance(found.situation, RoleHolding)
    assert found.situation.organization == want


def test_an_occupation_without_a_body_is_no_post() -> None:
    scene = make_scene(LINE, names=NAMES)
    title = make_title(scene, "Assad", "businessman")

    assert find_roles(replace(scene, titles=(title,))) == ()


@pytest.mark.parametrize("changed", ["nobody", "place"])
def test_no_post_without_a_person_who_holds_it(changed: str) -> None:
    names = {"place": {**NAMES, "Assad": "place/assad"}, "nobody": {"Syrian": "place/syria"}}
    scene = make_scene(LINE, names=NAMES)
    title = make_title(scene, "Assad", "President", "Syrian")
    scene = make_scene(LINE, names=names.get(changed, NAMES))

    assert find_roles(replace(scene, titles=(title,))) == ()


def test_the_label_of_a_post_that_is_over_says_so() -> None:
    scene = make_scene(LINE, names=NAMES)
    title = replace(make_title(scene, "Assad", "President", "Syrian"), former=True)

    (found,) = find_roles(replace(scene, titles=(title,)))

    assert isinstance(found.situation, RoleHolding)
    assert found.situation.role_label == "former President"


def test_a_post_named_twice_is_one_claim_with_two_passages() -> None:
    scene = make_scene(LINE, names=NAMES)
    title = make_title(scene, "Assad", "President", "Syrian")
    other = replace(title, span=replace(title.span, end=title.span.end + 1))

    (claim,) = find_claims(replace(scene, titles=(title, other))).claims

    assert claim.spans == (title.span, other.span)
    assert claim.status is EpistemicStatus.ASSERTED


@pytest.mark.parametrize(
    ("names", "state"),
    [
        pytest.param(("Riek Machar",), "South Sudan", id="who left it for a rebel movement"),
        pytest.param(("Nobody Atall",), None, id="somebody unknown"),
    ],
)
def test_an_office_against_a_state_is_none_of_states(
    names: tuple[str, ...], state: str | None
) -> None:
    assert LEXICON.offices.body_of(names, "head_of_state") == state


def test_a_post_told_after_a_known_holder_is_of_their_state(tools: Tools) -> None:
    text = (
        "Envoys gathered in Cuba to speak of Cuba's role, with guests from Cuba.\n\n"
        "President Juan Manuel Santos thanked them. The peace commissioner, Jon Holm, stayed away."
    )
    facts = facts_of(tools, text)
    held = [s for c in facts.claims for s in c.states if isinstance(s, RoleHolding)]
    assert {s.role_label: s.organization for s in held} == {
        "President": "organization/colombia",
        "peace commissioner": "organization/colombia",
    }
