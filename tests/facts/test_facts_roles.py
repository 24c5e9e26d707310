"""Posts that people are named with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.facts.find import find_claims
from flows.facts.roles import find_roles
from flows.model import EpistemicStatus, RoleHolding
from tests.facts.spoken import make_scene, make_title

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


@pytest.mark.parametrize("changed", ["former", "nobody", "place"])
def test_no_post_without_a_person_who_holds_it(changed: str) -> None:
    names = {"place": {**NAMES, "Assad": "place/assad"}, "nobody": {"Syrian": "place/syria"}}
    scene = make_scene(LINE, names=NAMES)
    title = make_title(scene, "Assad", "President", "Syrian")
    scene = make_scene(LINE, names=names.get(changed, NAMES))

    former = replace(title, former=changed == "former")

    assert find_roles(replace(scene, titles=(former,))) == ()


def test_a_post_named_twice_is_one_claim_with_two_passages() -> None:
    scene = make_scene(LINE, names=NAMES)
    title = make_title(scene, "Assad", "President", "Syrian")
    other = replace(title, span=replace(title.span, end=title.span.end + 1))

    (claim,) = find_claims(replace(scene, titles=(title, other))).claims

    assert claim.spans == (title.span, other.span)
    assert claim.status is EpistemicStatus.ASSERTED
