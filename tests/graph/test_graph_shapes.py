"""The shapes hold on what is right and name each kind of damage."""

from __future__ import annotations

import pytest

from tests.graph.handmade import make_turtle
from tests.graph.held import by_pyshacl, hold, where

ADDED = "\n@prefix x: <https://example.org/> .\n"


def damage(old: str = "", new: str = "", more: str = "") -> bytes:
    turtle = make_turtle().decode()
    assert old in turtle
    return (turtle.replace(old, new, 1) + ADDED + more).encode()


def told(damaged: bytes) -> str:
    """Give what is told of a damage; the reference tells the same."""
    found = hold(damaged)
    assert where(found) == where(by_pyshacl(damaged))
    return "\n".join(problem.tell() for problem in found)


def test_what_the_graph_room_makes_holds() -> None:
    assert told(make_turtle()) == ""


@pytest.mark.parametrize(
    ("old", "new", "want"),
    [
        pytest.param("dl:published assessment:first ;", "", "exactly one date assessment", id="no date"),
        pytest.param("dl:published assessment:first ;", "dl:published assessment:first, assessment:second ;",
                     "exactly one date assessment", id="two dates"),
        pytest.param("dl:verdict dl:Rejected", "dl:verdict dl:Doubtful", "Accepted, Rejected or Missing", id="verdict"),
        pytest.param("dl:confidence 0.9 ;", "dl:confidence 1.9 ;", "from 0 to 1", id="confidence"),
        pytest.param('dl:latest "2013-10-31"^^xsd:date ;\n    dl:verdict', 'dl:latest "2013-09-30"^^xsd:date ;\n    dl:verdict',
                     "not after the last day", id="ends before it begins"),
        pytest.param('dl:edtf "2013-10"^^edtf:edtf', 'dl:edtf "2013-10"', "Extended Date/Time Format", id="plain date"),
        pytest.param('dl:edtf "2013-10"^^edtf:edtf', 'dl:edtf "October"^^edtf:edtf', "Extended Date/Time Format", id="no date"),
        pytest.param("dl:epistemicStatus dl:Planned ;", "", "one epistemic status", id="no status"),
        pytest.param("dl:polarity dl:Negative", "dl:polarity dl:Neutral", "Positive or Negative", id="polarity"),
        pytest.param("dl:claimant person:tomas-rek ;", "", "one claimant", id="nobody says it"),
        pytest.param("dl:claimant person:tomas-rek ;", "dl:claimant person:nobody ;", "one claimant", id="unknown claimant"),
        pytest.param("dl:inArticle article:second ;", "", "one article", id="no article"),
        pytest.param("dl:direct true ;", "", "direct or not", id="quotation"),
        pytest.param("dl:part dl:ExpectedParticipant", "dl:part dl:Visitor", "part is one of", id="part"),
        pytest.param("dl:interactionType dl:REQUEST", "dl:interactionType dl:GREET", "PLOVER", id="interaction"),
        pytest.param("dl:countKind dl:Killed ;", "", "count is of a kind", id="count"),
        pytest.param('rdfs:label "Zarun" ;', "", "one label", id="no label"),
        pytest.param('rdfs:label "Zarun" ;', 'rdfs:label "Zarun"@en ;', "one label", id="label with a language"),
        pytest.param("dl:actorType dl:State", 'skos:altLabel "St"', "one actor type", id="actor type"),
        pytest.param('nif:anchorOf "Thursday" ;', "", "bears its text", id="span without text"),
        pytest.param('nif:beginIndex "105"^^xsd:nonNegativeInteger', "nif:beginIndex 999", "begins once", id="span out of order"),
        pytest.param('dl:timexType "DATE"', 'dl:timexType "DAY"', "DATE, TIME, DURATION or SET", id="time"),
        pytest.param("dl:timexValue", "dl:timexWorth", "outside the contract", id="unknown property"),
    ],
)  # fmt: skip
def test_damage_is_named(old: str, new: str, want: str) -> None:
    assert want in told(damage(old, new))


@pytest.mark.parametrize(
    ("more", "want"),
    [
        pytest.param("x:s a dl:Situation, dl:Control ; dl:agent person:tomas-rek ; dl:target place:zarun .",
                     "stated by a claim", id="a situation that nobody claims"),
        pytest.param("[] a dl:Claim .", "named by an IRI", id="a claim without a name"),
        pytest.param("[] a schema:Place ; rdfs:label 'x' ; skos:prefLabel 'x' .", "named by an IRI", id="a place without a name"),
        pytest.param("x:e a dl:Event ; rdfs:label 'x' ; skos:prefLabel 'x' ; dl:edtf '2013'^^edtf:edtf .",
                     "no date of its own", id="an event with a date"),
        pytest.param("x:c a dl:ConflictSet ; dl:conflictKind dl:Update .", "at least two", id="a conflict of one"),
    ],
)  # fmt: skip
def test_what_should_not_be_there_is_named(more: str, want: str) -> None:
    assert want in told(damage(more=more))


def test_a_problem_is_a_sentence_that_names_its_subject() -> None:
    found = told(damage("dl:direct true ;", ""))
    assert found.startswith("<https://dateline.example/kb/claim/")
    assert found.endswith("(dl:direct): a quotation is direct or not, but here is none")
