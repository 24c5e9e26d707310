"""Who said it and who passed it on, in articles read as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.model import CasualtyCount, Control
from tests.facts.whole import facts_of

if TYPE_CHECKING:
    from flows.pipeline import Tools


def traced(tools: Tools, text: str) -> dict[str, tuple[str | None, str | None]]:
    """Give who said it and who passed it on, by the words said."""
    facts = facts_of(tools, text)
    labels = {e.id: e.label for e in facts.entities.entities}
    return {
        c.quotation.text.rstrip(",."): (labels[c.claimant or ""], labels.get(c.relayed_by or ""))
        for c in facts.claims
        if c.quotation is not None
    }


@pytest.mark.parametrize(
    ("text", "said", "want"),
    [
        pytest.param(
            "State television reported that the rebels had left Riverton, citing local officials.",
            "the rebels had left Riverton",
            ("local officials", "State television"),
            id="citing, behind",
        ),
        pytest.param(
            "The Lowland Herald, quoting two ministers, said the talks would resume on Monday.",
            "the talks would resume on Monday",
            ("two ministers", "Lowland Herald"),
            id="quoting, in the middle",
        ),
        pytest.param(
            "“We want peace,” the Lowland News Agency said, quoting the rebel leader Jon Holm.",
            "We want peace",
            ("Jon Holm", "Lowland News Agency"),
            id="words in marks",
        ),
        pytest.param(
            "“We want peace,” Jon Holm was quoted by Interfax as saying.",
            "We want peace",
            ("Jon Holm", "Interfax"),
            id="quoted by",
        ),
        pytest.param(
            "“We want peace,” the minister was quoted as saying by the Lowland News Agency.",
            "We want peace",
            ("minister", "Lowland News Agency"),
            id="quoted as saying by",
        ),
        pytest.param(
            "President Jon Holm said on Monday, citing intelligence reports, that the rebels had "
            "left.",
            "the rebels had left",
            ("Jon Holm", None),
            id="a person with sources speaks for himself",
        ),
        pytest.param(
            "The army said the road was closed, citing security concerns.",
            "the road was closed, citing security concerns",
            ("army", None),
            id="a reason is no source",
        ),
    ],
)
def test_what_a_source_is_cited_for_is_its_own(
    tools: Tools, text: str, said: str, want: tuple[str, str | None]
) -> None:
    assert traced(tools, text)[said] == want


def standings(tools: Tools, text: str) -> set[tuple[str | None, str]]:
    """Give who says how surely that somebody controls a place; None for the article's own voice."""
    facts = facts_of(tools, text)
    labels = {e.id: e.label for e in facts.entities.entities}
    return {
        (labels.get(c.claimant or ""), c.status.value)
        for c in facts.claims
        if any(isinstance(s, Control) for s in c.states)
    }


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param(
            "The Lowland army rejected claims that the rebels had captured Riverton.",
            {("Lowland army", "Denied")},
            id="claims of nobody",
        ),
        pytest.param(
            "The ministry dismissed as false a report that the rebels had captured Riverton.",
            {("ministry", "Denied")},
            id="a report",
        ),
        pytest.param(
            "Rebels said they had captured Riverton, but the Lowland army denied it.",
            {("rebels", "Reported"), ("Lowland army", "Denied")},
            id="in the same sentence",
        ),
        pytest.param(
            "Uganda said the rebels had captured Riverton. The army rejected the allegations.",
            {("Uganda", "Reported"), ("army", "Denied")},
            id="in the sentence behind",
        ),
        pytest.param(
            "The army could not confirm reports that rebels had captured Riverton.",
            {(None, "Reported")},
            id="not confirmed",
        ),
        pytest.param(
            "The minister made the claim that the rebels had captured Riverton.",
            {("minister", "Alleged")},
            id="made, not denied",
        ),
    ],
)
def test_who_denies_a_claim_does_not_make_it(
    tools: Tools, text: str, want: set[tuple[str | None, str]]
) -> None:
    assert standings(tools, text) == want


def test_what_is_denied_is_what_the_others_said(tools: Tools) -> None:
    facts = facts_of(tools, "Uganda said the rebels had left. Kigali rejected the allegations.")
    denied = [c for c in facts.claims if c.status.value == "Denied"]
    assert [c.quotation.text for c in denied if c.quotation] == ["the rebels had left"]


def test_what_others_say_against_it_is_not_said(tools: Tools) -> None:
    text = "Rebels said they had captured Riverton, a claim that the army denied."
    assert "they had captured Riverton" in traced(tools, text)


@pytest.mark.parametrize(
    ("text", "said", "who"),
    [
        pytest.param(
            "The Lowland army said in a statement on Monday that the rebels had left. “We will "
            "rebuild the town,” the statement said.",
            "We will rebuild the town",
            "Lowland army",
            id="said in a statement",
        ),
        pytest.param(
            "The rebels issued a statement on Monday. The statement said the talks were over.",
            "the talks were over",
            "rebels",
            id="issued",
        ),
        pytest.param(
            "Jon Holm, the rebel leader, condemned the attack in a letter. “It was murder,” the "
            "letter read.",
            "It was murder",
            "Jon Holm",
            id="a letter reads",
        ),
    ],
)
def test_a_paper_taken_up_is_of_whom_put_it_out(
    tools: Tools, text: str, said: str, who: str
) -> None:
    assert traced(tools, text)[said][0] == who


@pytest.mark.parametrize(
    ("text", "said", "who"),
    [
        pytest.param(
            "The army said the town of Riverton had fallen. It said 12 soldiers had died.",
            "12 soldiers had died",
            "army",
            id="no name",
        ),
        pytest.param(
            "The Ministry of Health said 12 people were killed. Jon Holm visited the town. The "
            "ministry said it would help.",
            "it would help",
            "Ministry of Health",
            id="its noun",
        ),
        pytest.param(
            "The Lowland Union met on Monday. It said the talks were over.",
            "the talks were over",
            "Lowland Union",
            id="nobody spoke before",
        ),
        pytest.param(
            "Jon Holm visited Riverton on Monday. The army said he was safe. He said the town was "
            "quiet.",
            "the town was quiet",
            "Jon Holm",
            id="he is no body",
        ),
    ],
)
def test_a_body_goes_on_as_it(tools: Tools, text: str, said: str, who: str) -> None:
    assert traced(tools, text)[said][0] == who


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "Jon Holm said in a statement progress was being made in the talks.",
            "progress was being made in the talks",
            id="in a statement",
        ),
        pytest.param(
            "The army said on its Facebook page the town had fallen.",
            "the town had fallen",
            id="on a page",
        ),
        pytest.param(
            "Jon Holm said late on Thursday about 20 soldiers had been killed.",
            "about 20 soldiers had been killed",
            id="late on a day",
        ),
        pytest.param(
            "Jon Holm said in an interview with Al Jazeera on Monday the talks were over.",
            "the talks were over",
            id="in an interview with somebody",
        ),
        pytest.param(
            "The Lowland Observatory warned in a statement on Sunday of a new war in the city.",
            "of a new war in the city",
            id="a noun, behind it",
        ),
    ],
)
def test_where_and_when_it_is_said_is_not_said(tools: Tools, text: str, said: str) -> None:
    assert said in traced(tools, text)


@pytest.mark.parametrize(
    ("text", "said", "who"),
    [
        pytest.param(
            "Other rebel officials provided lower figures saying at least nine people were killed.",
            "at least nine people were killed",
            "other rebel officials",
            id="figures are of whom gave them",
        ),
        pytest.param(
            "Figures from the Health Ministry show that 12 people died in Riverton.",
            "12 people died in Riverton",
            "Health Ministry",
            id="figures from a body",
        ),
        pytest.param(
            "Two soldiers were killed in Riverton on Monday, the Defense Army reports.",
            "Two soldiers were killed in Riverton on Monday",
            "Defense Army",
            id="a verb at the end, taken for a noun",
        ),
        pytest.param(
            "Opening the session, Ellen Holm, Special Representative of the Union and Head of the "
            "Mission in the Republic of South Lowland, said that talks would resume.",
            "talks would resume",
            "Ellen Holm",
            id="two posts between commas",
        ),
        pytest.param(
            "The Lowlanders on Monday claimed that they had killed more than 100 soldiers.",
            "they had killed more than 100 soldiers",
            "Lowlanders",
            id="a day is no part of who speaks",
        ),
        pytest.param(
            "A senior official told Reuters the deal was “not yet there”.",
            "the deal was “not yet there”",
            "senior official",
            id="of what the words in marks are said",
        ),
    ],
)
def test_who_says_it_and_all_that_is_said(tools: Tools, text: str, said: str, who: str) -> None:
    assert traced(tools, text)[said][0] == who


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not say whether troops had died.",
        "Both sides are known to make false claims.",
    ],
)
def test_what_is_left_open_is_nobodys_word(tools: Tools, text: str) -> None:
    assert not traced(tools, text)


def test_who_warns_is_who_spoke_before_and_not_who_acted(tools: Tools) -> None:
    text = (
        "The rebels said government troops had reinforced positions in the east and warned they "
        "would resist."
    )
    assert traced(tools, text)["they would resist"][0] == "rebels"


@pytest.mark.parametrize(
    ("text", "said", "who"),
    [
        pytest.param(
            "The spokesman for Holm’s forces said on Monday that Riverton was safe. He said the "
            "fighting was over.",
            "the fighting was over",
            "spokesman for Holm’s forces",
            id="he is the spokesman, not his leader",
        ),
        pytest.param(
            "A rebel official denied any part in it. “None of our men are there,” he said by "
            "telephone.",
            "None of our men are there",
            "rebel official",
            id="by telephone",
        ),
        pytest.param(
            "Interfax quoted an unidentified source in the army as saying that the talks were over.",
            "the talks were over",
            "unidentified source in the army",
            id="who is quoted, not who quotes",
        ),
        pytest.param(
            "The Kremlin has made it clear that Riverton will remain part of Russia.",
            "Riverton will remain part of Russia",
            "Kremlin",
            id="made it clear",
        ),
        pytest.param(
            "“There will be no peace here,” Jon Holm said, warning he would attack the town again.",
            "he would attack the town again",
            "Jon Holm",
            id="warning, behind what is quoted",
        ),
        pytest.param(
            "Jon Holm urged Egypt to release three officials. “They are no soldiers at all.”",
            "They are no soldiers at all",
            "Jon Holm",
            id="a quotation behind what somebody urges",
        ),
        pytest.param(
            "The rebels claimed responsibility for the attack in Riverton.",
            "responsibility for the attack in Riverton",
            "rebels",
            id="claimed responsibility",
        ),
        pytest.param(
            "The ministry issued a statement late Wednesday rejecting Holm’s remarks.",
            "Holm’s remarks",
            "ministry",
            id="a day says nothing",
        ),
    ],
)
def test_who_it_is_that_speaks(tools: Tools, text: str, said: str, who: str) -> None:
    assert traced(tools, text)[said][0] == who


@pytest.mark.parametrize(
    "text",
    [
        "The attack came after clashes along the border, a region claimed by both countries.",
        "The town is full of prisoners said to be soldiers.",
    ],
)
def test_a_participle_on_a_noun_says_nothing_of_the_sentence(tools: Tools, text: str) -> None:
    assert not traced(tools, text)


def test_what_a_denial_takes_for_granted_is_not_denied(tools: Tools) -> None:
    text = "Chad denied that the men who killed five soldiers in Geneva had come from there."
    facts = facts_of(tools, text)
    tolls = [c for c in facts.claims if any(isinstance(s, CasualtyCount) for s in c.states)]
    assert [(c.claimant, c.status.value) for c in tolls] == [(None, "Asserted")]


@pytest.mark.parametrize(
    ("text", "said", "who"),
    [
        pytest.param(
            "On Tuesday, the army denied that the rebels had taken the entire town, and accused "
            "its rivals of attacks.",
            "the rebels had taken the entire town",
            "army",
            id="and accused",
        ),
        pytest.param(
            "Jon Holm said the government cannot sign an agreement and called on the rebels to go.",
            "the government cannot sign an agreement",
            "Jon Holm",
            id="and called on",
        ),
        pytest.param(
            "Jon Holm said the rebels had left and that the army would return, adding that talks "
            "were over.",
            "talks were over",
            "Jon Holm",
            id="adding",
        ),
        pytest.param(
            "The union accuses the rebels of running a campaign to weaken morale, insisting that "
            "residents were safe.",
            "residents were safe",
            "union",
            id="insisting",
        ),
        pytest.param(
            "Jon Holm told privately owned Channel 4 that he remains determined to stay.",
            "he remains determined to stay",
            "Jon Holm",
            id="who hears it is not said",
        ),
        pytest.param(
            "The army dismissed the ceasefire declaration as a political tactic.",
            "the ceasefire declaration as a political tactic",
            "army",
            id="judged, not denied",
        ),
        pytest.param(
            "A spokesperson rejected the rebels' version of events.",
            "the rebels' version of events",
            "spokesperson",
            id="a version",
        ),
    ],
)
def test_what_goes_with_the_saying_is_not_said(
    tools: Tools, text: str, said: str, who: str
) -> None:
    assert traced(tools, text)[said][0] == who


@pytest.mark.parametrize(
    ("text", "said", "who"),
    [
        pytest.param(
            "The leader Jon Holm said on Monday that talks were near.\n\nBut Paul Roe, his rival, "
            "refused. “We will never come to them,” he told reporters.",
            "We will never come to them",
            "Paul Roe",
            id="whom the paragraph is about",
        ),
        pytest.param(
            "Jon Holm was in Riverton. “The government of Chad is dismayed by the silence of the "
            "world,” the foreign ministry said in a statement. It accused the rebels of hindering "
            "aid.",
            "the rebels of hindering aid",
            "foreign ministry",
            id="who speaks, not whom it speaks of",
        ),
    ],
)
def test_a_pronoun_is_who_spoke_or_was_told_of_last(
    tools: Tools, text: str, said: str, who: str
) -> None:
    assert traced(tools, text)[said][0] == who


def test_where_somebody_speaks_is_not_what_he_says(tools: Tools) -> None:
    text = (
        "In Moscow, Russian authorities declared full control over the town, after rebel forces "
        "said they had recaptured it."
    )
    assert "full control over the town" in traced(tools, text)
