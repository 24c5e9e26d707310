"""Who says what, in articles read as a whole: what is said, what the article tells beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.facts.frames import find_frames
from flows.facts.timing import time_on
from flows.model import (
    CasualtyCount,
    Participation,
    Polarity,
    RoleHolding,
    ScheduleStatus,
    Scheduling,
    Stance,
    TimexType,
)
from tests.facts.told import tell
from tests.facts.whole import facts_of, told

if TYPE_CHECKING:
    from flows.model import Situation
    from flows.pipeline import Tools


def claimants_of(tools: Tools, text: str, kind: type[Situation]) -> set[str | None]:
    """Give who claims the situations of a kind; None for the article's own voice."""
    facts = facts_of(tools, text)
    labels = {e.id: e.label for e in facts.entities.entities}
    claims = [c for c in facts.claims if any(isinstance(s, kind) for s in c.states)]
    return {None if c.claimant is None else labels[c.claimant] for c in claims}


def quoted(tools: Tools, text: str) -> dict[str, set[str]]:
    """Give who is quoted by the words that show it."""
    facts = facts_of(tools, text)
    anonymous = {e.id: e.label for e in facts.entities.entities}
    found: dict[str, set[str]] = {}
    for claim in facts.claims:
        if not claim.states and claim.cue is not None:
            found.setdefault(claim.cue, set()).add(anonymous[claim.claimant or ""])
    return found


def test_what_follows_a_quotation_in_a_wrong_sentence_is_not_said() -> None:
    line = (
        "Smith|NNP|nsubj|1 said=say|VBD|root|1 it|PRP|nsubj|5 was=be|VBD|cop|5 “|``|punct|5 "
        "good|JJ|ccomp|1 .|.|punct|5 ”|''|punct|5 Miller|NNP|nsubj|9 left=leave|VBD|ccomp|1"
    )
    scene = tell(line)
    (frame,) = find_frames(scene, scene.parsed.sentences[0])
    assert 5 in frame.content
    assert not {8, 9} & set(frame.content)


def test_when_somebody_was_asked_is_not_asked(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - Nothing was new. Daniel Otieno had asked the Norwegians to return to the "
        "island after her allies won elections on April 2."
    )
    assert claimants_of(tools, text, Scheduling) == {None}


def test_who_argues_against_it_relays_nothing(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - There was confusion, with the Polisario Front claiming it had not agreed "
        "to it, while Chad argued that this was a misunderstanding."
    )
    facts = facts_of(tools, text)
    assert {c.relayed_by for c in facts.claims} == {None}


def test_calling_off_says_nothing(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - Chad will resume talks in Lagos, in response to Mali recently declaring, "
        "and then subsequently calling off, a truce."
    )
    assert "calling" not in quoted(tools, text)


@pytest.mark.parametrize(
    ("text", "cue", "speakers"),
    [
        pytest.param(
            "Chad and the Polisario Front released a joint statement saying that they will "
            "resume the talks in Lagos.",
            "saying",
            {"Chad", "Polisario Front"},
            id="who put it out",
        ),
        pytest.param(
            "Chad has accused Mali of the attack, but it denied responsibility.",
            "denied",
            {"Mali"},
            id="who was accused",
        ),
        pytest.param(
            "President Mwangi had written to Norway's Prime Minister Kjell Arne Hansen calling for "
            "talks with the rebels.",
            "calling",
            {"Mwangi"},
            id="who wrote",
        ),
    ],
)
def test_a_paper_or_a_denial_is_theirs_who_can_have_said_it(
    tools: Tools, text: str, cue: str, speakers: set[str]
) -> None:
    assert quoted(tools, f"ACCRA, May 3 - {text}")[cue] == speakers


def test_who_writes_to_somebody_wants_what_he_writes(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - President Mwangi had written to Norway's Prime Minister Kjell Arne Hansen "
        "calling for talks with the rebels."
    )
    found, labels = told(tools, text)
    assert {labels[s.agent] for s in found if isinstance(s, Stance)} == {"Mwangi"}


@pytest.mark.parametrize(
    ("who", "served"),
    [
        pytest.param(
            "Daniel Otieno, a Kenya-based spokesman for the Polisario Front,",
            {"Polisario Front"},
            id="where he is based",
        ),
        pytest.param("Iran-backed rebel leader Daniel Otieno", set(), id="who backs him"),
        pytest.param(
            "Daniel Otieno, a key figure in the plan of the African Union,",
            set(),
            id="what he has a part in",
        ),
    ],
)
def test_what_only_describes_somebody_is_not_whom_he_serves(
    tools: Tools, who: str, served: set[str]
) -> None:
    found, labels = told(tools, f"ACCRA, May 3 - Nothing was new. {who} came to Lagos.")
    bodies = {s.organization for s in found if isinstance(s, RoleHolding)} - {None}
    assert {labels[b or ""] for b in bodies} == served


def test_talks_that_ended_are_not_planned(tools: Tools) -> None:
    text = "ACCRA, May 3 - The talks in Lagos, which ended on Sunday, were confirmed by Chad."
    found, _ = told(tools, text)
    assert {s.status for s in found if isinstance(s, Scheduling)} == {ScheduleStatus.ENDED}


def test_a_meeting_at_which_talks_were_proposed_is_another(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - Malian Foreign Minister Daniel Otieno had proposed the talks in Lagos "
        "during a meeting with Peter Mwangi in London on Wednesday."
    )
    facts = facts_of(tools, text)
    labels = {e.id: e.label for e in facts.entities.entities}
    found = [s for c in facts.claims for s in c.states]
    there = [s for s in found if isinstance(s, Participation) and s.agent.endswith("mwangi")]
    assert there
    assert all("Lagos" not in labels[s.event] for s in there)
    proposed = [s for s in found if isinstance(s, Scheduling) and "Lagos" in labels[s.event]]
    assert [(s.status, s.when) for s in proposed] == [(ScheduleStatus.PROPOSED, None)]


def test_the_release_of_prisoners_captures_nobody(tools: Tools) -> None:
    text = "ACCRA, May 3 - Talks are to begin in Lagos after the release of 12 Malian prisoners."
    found, _ = told(tools, text)
    assert [s for s in found if isinstance(s, CasualtyCount)] == []


def test_half_a_dozen_is_six(tools: Tools) -> None:
    text = "ACCRA, May 3 - Nothing was new. A blast in Lagos on Monday killed a half-dozen people."
    found, _ = told(tools, text)
    assert [s.value for s in found if isinstance(s, CasualtyCount)] == ["6"]


def test_an_event_claims_nothing() -> None:
    line = (
        "They|PRP|nsubj|1 ended=end|VBD|root|1 the|DT|det|3 war|NN|obj|1 which|WDT|nsubj|6 "
        "has|VBZ|aux|6 claimed=claim|VBN|acl:relcl|3 lives=life|NNS|obj|6"
    )
    scene = tell(line)
    assert find_frames(scene, scene.parsed.sentences[0]) == ()


def test_what_is_not_clear_is_not_denied(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - It was not clear if Daniel Otieno would meet with members of the Polisario "
        "Front who have been in Lagos since last month."
    )
    claims = [c for c in facts_of(tools, text).claims if c.states]
    assert {c.polarity for c in claims} == {Polarity.POSITIVE}
    assert {s.when for c in claims for s in c.states} == {None}


def test_a_name_speaks_and_not_what_it_is(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - Norway, the third-party facilitator between the Chadian government and "
        "communist rebels in their peace negotiations, on Wednesday said it is in close touch with "
        "both."
    )
    assert quoted(tools, text)["said"] == {"Norway"}


def test_a_day_behind_a_saying_is_not_when_what_is_said_will_be() -> None:
    line = (
        "Smith|NNP|nsubj|1 announced=announce|VBD|root|1 yesterday|NN|obl:unmarked|5 they|PRP|nsubj|5 "
        "would|MD|aux|5 meet|VB|ccomp|1 Miller|NNP|obj|5"
    )
    scene = tell(line, times={"yesterday": TimexType.DATE})
    sentence = scene.parsed.sentences[0]
    assert time_on(scene, sentence, sentence.tokens[5]) is None
    assert time_on(scene, sentence, sentence.tokens[1]) is not None


def test_a_name_with_a_word_of_saying_in_it_says_nothing(tools: Tools) -> None:
    text = (
        "ACCRA, May 3 - A delegation led by chairman Mutu Say Poe arrived in the capital Monday.\n\n"
        "The Karen National Union and the government have been on good terms. Mutu Say Poe and Min "
        "Aung Hlaing have met five times since 2013."
    )
    assert {c.claimant for c in facts_of(tools, text).claims} == {None}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param(
            "Officials Saturday said the dam would hold.",
            {"said": {"officials"}},
            id="a day behind who speaks",
        ),
        pytest.param(
            "The Grain Inspection Agency Thursday said the dam would hold.",
            {"said": {"Grain Inspection Agency"}},
            id="a day behind a body",
        ),
        pytest.param(
            "Wednesday's report from the Grain Board says the dam will hold.",
            {"says": {"Grain Board"}},
            id="the day of a paper",
        ),
        pytest.param(
            "Friday's reports say residents will leave.", {"say": {"reports"}}, id="papers of a day"
        ),
        pytest.param(
            "A statement from the hospital says Omar Ali left the town.",
            {"says": {"statement from the hospital"}},
            id="whom a paper is from cannot speak",
        ),
        pytest.param(
            "Omar Ali came back with a message asking all farmers to stay.",
            {"asking": {"Omar Ali"}},
            id="who comes with a message",
        ),
        pytest.param(
            "A teacher and his wife, accused of spying for Chad, went on trial.",
            {},
            id="who is accused of something says nothing",
        ),
        pytest.param(
            "Omar Ali said Tora Berg should say that she was wrong.",
            {"said": {"Omar Ali"}},
            id="what somebody should say is not said",
        ),
        pytest.param(
            "Omar Ali said Chad should let Mali know that it was wrong.",
            {"said": {"Omar Ali"}},
            id="whom one lets know says nothing",
        ),
        pytest.param(
            "One official said on condition of anonymity that ten people were killed.",
            {"said": {"official"}},
            id="on condition of anonymity that",
        ),
    ],
)
def test_who_says_it_is_found(tools: Tools, text: str, want: dict[str, set[str]]) -> None:
    assert quoted(tools, text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param("It is believed that ten people were killed.", "Believed", id="believed"),
        pytest.param("It was reported that ten people were killed.", "Unconfirmed", id="reported"),
        pytest.param("It is alleged that the army killed ten people.", "Alleged", id="alleged"),
    ],
)
def test_what_is_believed_by_nobody_named_is_hedged(tools: Tools, text: str, want: str) -> None:
    facts = facts_of(tools, text)
    tolls = [c for c in facts.claims if any(isinstance(s, CasualtyCount) for s in c.states)]
    assert [c.status.value for c in tolls] == [want]


@pytest.mark.parametrize(
    ("speaker", "who"),
    [
        pytest.param("Hezbollah spokesman Daniel Otieno", "Hezbollah", id="spokesman"),
        pytest.param("Daniel Otieno, the leader of Hezbollah", "Daniel Otieno", id="leader"),
    ],
)
def test_we_is_the_body_whose_spokesman_speaks(tools: Tools, speaker: str, who: str) -> None:
    facts = facts_of(tools, f'"We reject the deal," said {speaker}.')
    labels = {e.id: e.label for e in facts.entities.entities}
    found = [(c, s) for c in facts.claims for s in c.states if isinstance(s, Stance)]
    assert {labels[s.agent] for _, s in found} == {who}
    assert {labels[c.claimant or ""] for c, _ in found} == {"Daniel Otieno"}
