"""Denials that point back: who denies what the sentence has told."""

from __future__ import annotations

from flows.facts.attribution import hear_article
from flows.facts.standing import standings_of
from flows.model import EpistemicStatus
from tests.facts.spoken import make_found, make_scene

NAMES = {"Iran": "organization/iran", "Lowland": "organization/lowland", "Kerry": "person/kerry"}


def test_a_clause_that_denies_adds_its_speaker() -> None:
    scene = make_scene(
        "Iran|NNP|nsubj|1 arms=arm|VBZ|root|1 rebels=rebel|NNS|obj|1 ,|,|punct|6 which|WDT|obj|6 "
        "Lowland|NNP|nsubj|6 denies=deny|VBZ|acl:relcl|2 .|.|punct|1",
        names=NAMES,
    )
    told, denied = standings_of(scene, hear_article(scene), make_found(scene, "arms"))
    assert (told.claimant, told.status) == (None, EpistemicStatus.ASSERTED)
    assert (denied.claimant, denied.status) == ("organization/lowland", EpistemicStatus.DENIED)
    assert denied.cue == "denies"


def test_a_denial_with_its_own_words_is_no_rebuttal() -> None:
    scene = make_scene(
        "Iran|NNP|nsubj|1 denies=deny|VBZ|root|1 arming=arm|VBG|ccomp|1 rebels=rebel|NNS|obj|2 "
        ".|.|punct|1",
        names=NAMES,
    )
    (standing,) = standings_of(scene, hear_article(scene), make_found(scene, "arming"))
    assert standing.claimant == "organization/iran"
