"""What is denied, ruled out or charged, and by whom, in articles read as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import (
    EpistemicStatus,
    EventPart,
    Interaction,
    Participation,
    Polarity,
    Scheduling,
    Stance,
    Support,
)
from tests.facts.whole import facts_of

if TYPE_CHECKING:
    from flows.model import Claim
    from flows.pipeline import Tools


def _attackers(tools: Tools, text: str) -> list[Claim]:
    return [
        claim
        for claim in facts_of(tools, f"{text}").claims
        for s in claim.states
        if isinstance(s, Participation) and s.part is EventPart.ATTACKER
    ]


@pytest.mark.parametrize(
    "says",
    [
        pytest.param("Chad has denied allegations that it helps the Moro Army.", id="helps"),
        pytest.param(
            "Chad has denied accusations from Niger and U.N. monitors that it supports Hezbollah.",
            id="of several",
        ),
        pytest.param(
            "Chad denied an accusation by the mayor of Bor that its troops had attacked Niger.",
            id="one by somebody",
        ),
    ],
)
def test_what_a_charge_says_is_denied_however_it_is_parsed(tools: Tools, says: str) -> None:
    claims = [
        claim
        for claim in facts_of(tools, f"{says}").claims
        for s in claim.states
        if isinstance(s, Support | Interaction) and getattr(s, "type", "AID") != "ACCUSE"
    ]
    assert claims
    assert {c.status for c in claims} == {EpistemicStatus.DENIED}
    assert {c.claimant for c in claims} == {"organization/chad"}


@pytest.mark.parametrize(
    "thing", ["responsibility for", "any involvement in", "any role in", "having had a hand in"]
)
def test_who_denies_a_part_in_an_attack_denies_the_attack(tools: Tools, thing: str) -> None:
    (claim,) = _attackers(tools, f"Hezbollah denied {thing} the bombing in Eldoret.")
    assert claim.status is EpistemicStatus.DENIED
    assert claim.claimant == "organization/hezbollah"


@pytest.mark.parametrize(
    "has", ["had no connection with", "had nothing to do with", "played no part in"]
)
def test_who_has_no_part_in_an_attack_did_not_do_it(tools: Tools, has: str) -> None:
    (claim,) = _attackers(tools, f"Chad said Hezbollah {has} the bombing in Eldoret.")
    assert claim.polarity is Polarity.NEGATIVE
    (claim,) = _attackers(tools, "Chad said Hezbollah had a hand in the bombing in Eldoret.")
    assert claim.polarity is Polarity.POSITIVE


@pytest.mark.parametrize("what", ["evidence of", "prior knowledge of", "no details of"])
def test_who_knows_of_an_attack_is_no_attacker(tools: Tools, what: str) -> None:
    assert not _attackers(tools, f"The United Nations has {what} the bombing in Eldoret.")


@pytest.mark.parametrize("thing", ["denied a role in", "had nothing to do with", "had no part in"])
def test_an_attack_in_which_somebody_had_no_part_happened(tools: Tools, thing: str) -> None:
    text = f"Hezbollah {thing} the bombing in Eldoret."
    claims = facts_of(tools, text).claims
    (held,) = (c for c in claims if any(isinstance(s, Scheduling) for s in c.states))
    assert (held.status, held.polarity) == (EpistemicStatus.ASSERTED, Polarity.POSITIVE)


def test_what_who_denies_does_besides_is_no_part_of_the_charge(tools: Tools) -> None:
    text = (
        "Chad denies claims by Niger that it attacked Mali and accuses Kenya of inventing evidence."
    )
    claims = facts_of(tools, text).claims
    told = {(s.type, c.status) for c in claims for s in c.states if isinstance(s, Interaction)}
    assert ("ASSAULT", EpistemicStatus.DENIED) in told
    assert {status for kind, status in told if kind == "ACCUSE"} == {EpistemicStatus.ASSERTED}


def test_what_is_ruled_out_is_not_done(tools: Tools) -> None:
    claims = facts_of(tools, "Hezbollah ruled out recognising Israel.").claims
    told = [(s.type, c.polarity) for c in claims for s in c.states if isinstance(s, Interaction)]
    assert told == [("SUPPORT", Polarity.NEGATIVE)]


def test_why_somebody_refuses_is_not_what_he_refuses(tools: Tools) -> None:
    text = "Hezbollah has refused, arguing that such terms are one-sided."
    claims = facts_of(tools, text).claims
    assert not any(isinstance(s, Stance) for c in claims for s in c.states)


@pytest.mark.parametrize("put_out", ["issued a statement", "said in a statement it was ready"])
def test_what_the_statement_does_who_put_it_out_does(tools: Tools, put_out: str) -> None:
    text = f"Hezbollah {put_out} on Monday. The statement accused Chad of blocking aid."
    claims = facts_of(tools, text).claims
    told = {(s.agent, s.type) for c in claims for s in c.states if isinstance(s, Interaction)}
    assert ("organization/hezbollah", "ACCUSE") in told


@pytest.mark.parametrize("charge", ["accusations of involvement in", "claims of a role in"])
def test_a_charge_of_a_part_in_an_attack_is_denied(tools: Tools, charge: str) -> None:
    (claim,) = _attackers(tools, f"Hezbollah rejected {charge} the bombing in Eldoret.")
    assert (claim.claimant, claim.status) == ("organization/hezbollah", EpistemicStatus.DENIED)
