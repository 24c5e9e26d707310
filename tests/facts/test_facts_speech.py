"""Who speaks each quotation and each reported sentence, on hand-made parses."""

from __future__ import annotations

import pytest

from flows.facts.find import FoundClaims, find_claims
from flows.model import (
    CasualtyCount,
    Claim,
    EntityKind,
    EpistemicStatus,
    IssueCode,
    PartKind,
    Polarity,
)
from tests.facts.spoken import make_scene

NAMES = {
    "Iran": "place/iran",
    "Kerry": "person/kerry",
    "Lavrov": "person/lavrov",
    "Reuters": "organization/reuters",
    "Moscow II": "event/moscow-ii",
}
WE_AGREE = (
    "“|``|punct|2 We|PRP|nsubj|2 agreed=agree|VBD|{dep}|{head} on|IN|case|4 terms=term|NNS|obl|2"
)


def speech(*lines: str, kinds: tuple[PartKind, ...] = ()) -> FoundClaims:
    return find_claims(make_scene(*lines, names=NAMES, kinds=kinds))


def said(claim: Claim) -> tuple[str | None, str]:
    assert claim.quotation is not None
    return claim.claimant, claim.quotation.text


def quote(dep: str = "ccomp", head: int = 8) -> str:
    return WE_AGREE.format(dep=dep, head=head)


@pytest.mark.parametrize(
    ("line", "claimant"),
    [
        pytest.param(
            quote() + " ,|,|punct|2 ”|''|punct|2 Kerry|NNP|nsubj|8 said=say|VBD|root|8 .|.|punct|8",
            "person/kerry",
            id="speaker behind",
        ),
        pytest.param(
            quote(head=7) + " ,|,|punct|2 ”|''|punct|2 said=say|VBD|root|7 Kerry|NNP|obj|7",
            "person/kerry",
            id="speaker after the verb, taken for its object",
        ),
        pytest.param(
            quote(head=9)
            + " ,|,|punct|2 ”|''|punct|2 a|DT|det|8 diplomat|NN|nsubj|9 told=tell|VBD|root|9 "
            "Reuters|NNP|obj|9 .|.|punct|9",
            "anonymous/made/diplomat",
            id="somebody without a name",
        ),
    ],
)
def test_a_quotation_is_its_speakers(line: str, claimant: str) -> None:
    (claim,) = speech(line).claims

    assert said(claim)[0] == claimant
    assert claim.quotation is not None
    assert claim.quotation.direct
    assert claim.quotation.text.rstrip(",") == "We agreed on terms"


def test_the_speaker_stands_on_the_line_below() -> None:
    (claim,) = speech(
        "We|PRP|nsubj|1 agreed=agree|VBD|root|1 on|IN|case|3 terms=term|NNS|obl|1 .|.|punct|1",
        "Kerry|NNP|root|0 ,|,|punct|3 the|DT|det|3 chief|NN|appos|0",
        kinds=(PartKind.QUOTATION, PartKind.ATTRIBUTION),
    ).claims

    assert said(claim) == ("person/kerry", "We agreed on terms.")
    assert len(claim.spans) == 2


def test_a_pronoun_is_the_last_speaker() -> None:
    first, second = speech(
        "Kerry|NNP|nsubj|1 said=say|VBD|root|1 Iran|NNP|nsubj|3 agreed=agree|VBD|ccomp|1 .|.|punct|1",
        "He|PRP|nsubj|1 added=add|VBD|root|1 that|IN|mark|4 Iran|NNP|nsubj|4 "
        "left=leave|VBD|ccomp|1 .|.|punct|1",
    ).claims

    assert said(first) == ("person/kerry", "Iran agreed")
    assert said(second) == ("person/kerry", "Iran left")


def test_a_quotation_that_resumes_keeps_its_speaker() -> None:
    second = speech(
        quote() + " ,|,|punct|2 ”|''|punct|2 Kerry|NNP|nsubj|8 said=say|VBD|root|8 .|.|punct|8 "
        "“|``|punct|11 We|PRP|nsubj|11 left=leave|VBD|parataxis|8 early|RB|advmod|11",
        "“|``|punct|2 We|PRP|nsubj|2 agreed=agree|VBD|root|2 on|IN|case|4 terms=term|NNS|obl|2 "
        "again|RB|advmod|2 .|.|punct|2 ”|''|punct|2",
    ).claims[-1]

    assert said(second) == ("person/kerry", "We agreed on terms again.")


def test_a_name_in_scare_quotes_is_no_speech() -> None:
    found = speech(
        "Kerry|NNP|nsubj|1 praised=praise|VBD|root|1 the|DT|det|6 “|``|punct|4 "
        "Moscow|NNP|compound|6 II|NNP|flat|4 ”|''|punct|4 talks=talk|NNS|obj|1 .|.|punct|1"
    )

    assert [c for c in found.claims if c.quotation is not None] == []


def test_a_quotation_that_nobody_speaks_is_an_issue() -> None:
    found = speech(
        "“|``|punct|2 We|PRP|nsubj|2 agreed=agree|VBD|root|2 on|IN|case|4 terms=term|NNS|obl|2 "
        "again|RB|advmod|2 .|.|punct|2 ”|''|punct|2"
    )

    assert found.claims == ()
    assert [i.code for i in found.issues] == [IssueCode.UNKNOWN_SPEAKER]


def test_reported_speech_leaves_out_the_saying() -> None:
    (claim,) = speech(
        "Iran|NNP|nsubj|1 agreed=agree|VBD|root|1 ,|,|punct|4 Kerry|NNP|nsubj|4 "
        "said=say|VBD|parataxis|1 .|.|punct|1"
    ).claims

    assert said(claim) == ("person/kerry", "Iran agreed")
    assert claim.cue == "said"
    assert claim.quotation is not None
    assert not claim.quotation.direct


def test_the_end_of_what_is_said_is_no_speaker() -> None:
    claims = speech(
        "Iran|NNP|nsubj|1 backed=back|VBD|root|1 the|DT|det|3 coalition|NN|obj|1 "
        "cause|NN|nsubj|9 ,|,|punct|6 Kerry|NNP|conj|4 and|CC|cc|8 Lavrov|NNP|conj|4 "
        "said=say|VBD|advcl|1 .|.|punct|1"
    ).claims

    assert {claim.claimant for claim in claims} == {"person/kerry", "person/lavrov"}


def test_what_was_not_said_is_negative() -> None:
    (claim,) = speech(
        "Kerry|NNP|nsubj|3 could|MD|aux|3 not|RB|advmod|3 say|VB|root|3 how|WRB|advmod|6 "
        "Iran|NNP|nsubj|6 voted=vote|VBD|ccomp|3 .|.|punct|3"
    ).claims

    assert said(claim) == ("person/kerry", "how Iran voted")
    assert claim.polarity is Polarity.NEGATIVE


def test_what_somebody_is_to_say_has_not_been_said() -> None:
    found = speech(
        "Kerry|NNP|nsubj|2 will|MD|aux|2 tell|VB|root|2 Lavrov|NNP|iobj|2 that|IN|mark|6 "
        "Iran|NNP|nsubj|6 left=leave|VBD|ccomp|2 .|.|punct|2"
    )

    assert found.claims == ()


def test_an_anonymous_source_is_called_what_the_article_calls_it() -> None:
    found = speech(
        "Senior|JJ|amod|2 coalition|NN|compound|2 sources=source|NNS|nsubj|3 said=say|VBD|root|3 "
        "Iran|NNP|nsubj|5 agreed=agree|VBD|ccomp|3 .|.|punct|3",
        "One|CD|nsubj|3 of|IN|case|2 them|PRP|nmod|0 told=tell|VBD|root|3 Reuters|NNP|iobj|3 "
        "Iran|NNP|nsubj|6 left=leave|VBD|ccomp|3 .|.|punct|3",
        "The|DT|det|1 sources=source|NNS|nsubj|2 said=say|VBD|root|2 Iran|NNP|nsubj|4 "
        "agreed=agree|VBD|ccomp|2 .|.|punct|2",
    )

    assert [c.claimant for c in found.claims] == [
        "anonymous/made/senior-coalition-sources",
        "anonymous/made/senior-coalition-source",
        "anonymous/made/senior-coalition-sources",
    ]
    assert [(e.kind, e.label) for e in found.entities] == [
        (EntityKind.ANONYMOUS, "senior coalition sources"),
        (EntityKind.ANONYMOUS, "senior coalition source"),
    ]
    assert found.claims[1].relayed_by == "organization/reuters"


def test_a_paper_speaks_for_whoever_it_is_from() -> None:
    (_, claim) = speech(
        "Kerry|NNP|nsubj|1 said=say|VBD|root|1 Iran|NNP|nsubj|3 agreed=agree|VBD|ccomp|1 .|.|punct|1",
        "His|PRP$|nmod:poss|1 statement|NN|nsubj|2 recalled=recall|VBD|root|2 that|IN|mark|5 "
        "Iran|NNP|nsubj|5 left=leave|VBD|ccomp|2 .|.|punct|2",
    ).claims

    assert said(claim) == ("person/kerry", "Iran left")


def test_a_headlines_speech_is_told_in_the_text() -> None:
    found = speech(
        "Kerry|NNP|nsubj|1 says=say|VBZ|root|1 Iran|NNP|nsubj|3 agreed=agree|VBD|ccomp|1",
        kinds=(PartKind.HEADLINE,),
    )

    assert found.claims == ()


@pytest.mark.parametrize(
    ("line", "claimant", "text"),
    [
        pytest.param(
            "Kerry|NNP|obl|4 ,|,|punct|0 who|WP|nsubj|4 was=be|VBD|cop|4 ill|JJ|root|4 ,|,|punct|6 "
            "said=say|VBD|conj|4 he|PRP|nsubj|8 agreed=agree|VBD|ccomp|6 .|.|punct|4",
            "person/kerry",
            "he agreed",
            id="a subject parted from its verb by an aside",
        ),
        pytest.param(
            "Reuters|NNP|nsubj|1 quoted=quote|VBD|root|1 Kerry|NNP|obj|1 as|IN|mark|4 "
            "saying=say|VBG|advcl|1 Iran|NNP|nsubj|6 agreed=agree|VBD|ccomp|4 .|.|punct|1",
            "person/kerry",
            "Iran agreed",
            id="quoted as saying",
        ),
        pytest.param(
            "Kerry|NNP|nsubj|1 accused=accuse|VBD|root|1 Iran|NNP|obj|1 of|IN|mark|4 "
            "bombing=bomb|VBG|acl|2 towns=town|NNS|obj|4 .|.|punct|1",
            "person/kerry",
            "Iran of bombing towns",
            id="a charge that hangs on the accused",
        ),
        pytest.param(
            "The|DT|det|1 head|NN|obl|6 of|IN|case|4 the|DT|det|4 army|NN|nmod|1 "
            "often|RB|advmod|6 said=say|VBD|root|6 Iran|NNP|nsubj|8 agreed=agree|VBD|ccomp|6",
            "anonymous/made/head-of-the-army",
            "Iran agreed",
            id="a subject that the parse misses",
        ),
        pytest.param(
            "Iran|NNP|nsubj|1 agreed=agree|VBD|root|1 twice|RB|advmod|1 ,|,|punct|4 "
            "Kerry|NNP|obj|1 ,|,|punct|7 an|DT|det|7 aide|NN|conj|1 ,|,|punct|9 "
            "said=say|VBD|parataxis|1 .|.|punct|1",
            "person/kerry",
            "Iran agreed twice",
            id="a name that the parse hangs on what is said",
        ),
        pytest.param(
            "a|DT|det|1 statement|NN|nsubj|5 released=release|VBN|acl|1 by|IN|case|4 "
            "Kerry|NNP|obl:agent|2 says=say|VBZ|root|5 Iran|NNP|nsubj|7 agreed=agree|VBD|ccomp|5 "
            ".|.|punct|5",
            "person/kerry",
            "Iran agreed",
            id="a paper of whoever put it out",
        ),
        pytest.param(
            "Kerry|NNP|nsubj|3 and|CC|cc|2 Lavrov|NNP|conj|0 say|VB|root|3 Iran|NNP|nsubj|5 "
            "agreed=agree|VBD|ccomp|3 .|.|punct|3",
            "person/lavrov",
            "Iran agreed",
            id="a present taken for an infinitive",
        ),
        pytest.param(
            "Kerry|NNP|nsubj|1 accused=accuse|VBD|root|1 Iran|NNP|obj|1 of|IN|case|4 "
            "meddling|NN|obl|1 .|.|punct|1",
            "person/kerry",
            "of meddling",
            id="a charge told by a noun",
        ),
    ],
)
def test_the_speaker_is_found_where_a_parse_errs(line: str, claimant: str, text: str) -> None:
    claim = speech(line).claims[-1]

    assert said(claim) == (claimant, text)


def test_a_pronoun_is_not_whoever_is_reported() -> None:
    claims = speech(
        "Lavrov|NNP|nsubj|1 said=say|VBD|root|1 Iran|NNP|nsubj|3 agreed=agree|VBD|ccomp|1 .|.|punct|1",
        "Kerry|NNP|nsubj|1 suggested=suggest|VBD|root|1 leaving=leave|VBG|xcomp|1 ,|,|punct|5 "
        "he|PRP|nsubj|5 said=say|VBD|parataxis|1 .|.|punct|1",
    ).claims

    assert [said(c) for c in claims[1:]] == [
        ("person/kerry", "leaving"),
        ("person/lavrov", "Kerry suggested leaving"),
    ]


def test_what_follows_a_semicolon_is_no_longer_said() -> None:
    (claim,) = speech(
        "Kerry|NNP|nsubj|1 said=say|VBD|root|1 Iran|NNP|nsubj|3 agreed=agree|VBD|ccomp|1 ;|:|punct|6 "
        "prices=price|NNS|nsubj|6 fell=fall|VBD|parataxis|3 .|.|punct|1"
    ).claims

    assert said(claim) == ("person/kerry", "Iran agreed")


def test_a_wish_to_stay_unnamed_is_not_reported() -> None:
    found = speech(
        "The|DT|det|1 source|NN|root|1 asked=ask|VBD|acl:relcl|1 not|RB|advmod|6 to|TO|mark|6 "
        "be|VB|aux:pass|6 named=name|VBN|xcomp|2 .|.|punct|1"
    )

    assert found.claims == ()


@pytest.mark.parametrize(
    ("phrase", "claimant"),
    [
        pytest.param("the|DT|det|10 British|JJ|amod|10 diplomat|NN", "person/kerry", id="definite"),
        pytest.param(
            "a|DT|det|10 British|JJ|amod|10 diplomat|NN",
            "anonymous/made/british-diplomat",
            id="somebody else",
        ),
        pytest.param(
            "the|DT|det|10 British|JJ|amod|10 army|NN", "anonymous/made/british-army", id="a body"
        ),
    ],
)
def test_who_spoke_last_can_be_described(phrase: str, claimant: str) -> None:
    first = quote(head=8) + " ,|,|punct|2 ”|''|punct|2 Kerry|NNP|nsubj|8 said=say|VBD|root|8"
    line = quote(head=7) + f" ,|,|punct|2 ”|''|punct|2 said=say|VBD|root|7 {phrase}|nsubj|7"
    assert speech(first, line).claims[-1].claimant == claimant


def test_a_name_right_behind_its_noun_speaks() -> None:
    line = (
        "Mediator|NN|nsubj|2 Iran|NNP|flat|0 said=say|VBD|root|2 it|PRP|nsubj|4 "
        "left=leave|VBD|ccomp|2 .|.|punct|2"
    )
    assert [c.claimant for c in speech(line).claims] == ["place/iran"]


def test_a_quotation_is_his_who_says_what_stands_before_it() -> None:
    line = (
        "Kerry|NNP|nsubj|1 said=say|VBD|root|1 talks=talk|NNS|nsubj|4 were=be|VBD|cop|4 "
        "good|JJ|ccomp|1 ,|,|punct|4 “|``|punct|10 but|CC|cc|10 they|PRP|nsubj|10 may|MD|aux|10 "
        "fail|VB|conj|1 at|IN|case|12 once|NN|obl|10 ”|''|punct|10 .|.|punct|1"
    )
    spoken = [said(c) for c in speech(line).claims if c.quotation and c.quotation.direct]
    assert spoken == [("person/kerry", "but they may fail at once")]


def test_a_place_behind_commas_is_not_who_speaks() -> None:
    line = (
        "In|IN|case|3 Prague|NNP|nmod|3 ,|,|punct|3 Iran|NNP|nsubj|7 ,|,|punct|3 "
        "President|NNP|nmod|6 Kerry|NNP|appos|3 said=say|VBD|root|7 he|PRP|nsubj|9 "
        "left=leave|VBD|ccomp|7 .|.|punct|7"
    )
    assert [c.claimant for c in speech(line).claims] == ["person/kerry"]


def test_a_modal_inside_a_quotation_does_not_plan_the_saying() -> None:
    line = (
        "“|``|punct|2 We|PRP|nsubj|3 all|DT|det|1 agreed=agree|VBD|ccomp|8 that|IN|mark|6 "
        "they|PRP|nsubj|6 will|MD|aux|9 ,|,|punct|8 ”|''|punct|9 says=say|VBZ|root|9 "
        "Kerry|NNP|nsubj|9 .|.|punct|9"
    )
    assert {c.status for c in speech(line).claims if c.quotation} == {EpistemicStatus.REPORTED}


def test_what_is_added_to_things_is_not_said() -> None:
    line = (
        "Kerry|NNP|nsubj|1 left=leave|VBD|root|1 ,|,|punct|3 adding=add|VBG|advcl|1 "
        "two|CD|nummod|5 names=name|NNS|obj|3 .|.|punct|1"
    )
    assert [c for c in speech(line).claims if c.quotation is not None] == []


def test_an_event_or_a_thing_says_nothing() -> None:
    line = (
        "The|DT|det|1 {}|NN|nsubj|2 showed=show|VBD|root|2 that|IN|mark|5 Iran|NNP|nsubj|5 "
        "agreed=agree|VBD|ccomp|2 .|.|punct|2"
    )
    assert speech(line.format("ceasefire")).claims == ()
    assert {c.claimant for c in speech(line.format("envoy")).claims} == {"anonymous/made/envoy"}


def test_an_office_of_a_body_speaks_for_it() -> None:
    found = speech(
        "Reuters|NNP|compound|1 bureau|NN|nsubj|4 in|IN|case|3 Moscow|NNP|nmod|1 said=say|VBD|root|4 "
        "that|IN|mark|7 Iran|NNP|nsubj|7 agreed=agree|VBD|ccomp|4 .|.|punct|4"
    )
    assert {c.claimant for c in found.claims} == {"organization/reuters"}


def test_what_stands_before_a_semicolon_is_not_said_by_who_speaks_behind_it() -> None:
    found = speech(
        "Kerry|NNP|nsubj|1 estimates=estimate|VBZ|ccomp|7 that|IN|mark|4 Iran|NNP|nsubj|4 "
        "agreed=agree|VBD|ccomp|1 ;|,|punct|7 Lavrov|NNP|nsubj|7 says=say|VBZ|root|7 "
        "that|IN|mark|10 talks=talk|NNS|nsubj|10 failed=fail|VBD|ccomp|7 .|.|punct|7"
    )
    assert {said(c) for c in found.claims if c.quotation is not None} == {
        ("person/kerry", "Iran agreed"),
        ("person/lavrov", "talks failed"),
    }


def test_a_bare_figure_is_theirs_who_say_it() -> None:
    found = speech(
        "Kerry|NNP|nsubj|1 said=say|VBD|root|1 20|CD|nummod|3 people|NNS|nsubj|4 died=die|VBD|ccomp|1 "
        "in|IN|case|6 Iran|NNP|obl|4 ;|,|punct|9 Lavrov|NNP|nsubj|9 says=say|VBZ|parataxis|1 "
        "12|CD|obj|9 .|.|punct|1"
    )
    tolls = {
        (c.claimant, state.value, state.place)
        for c in found.claims
        for state in c.states
        if isinstance(state, CasualtyCount)
    }
    assert tolls == {
        ("person/kerry", "20", "place/iran"),
        ("person/lavrov", "12", "place/iran"),
    }
