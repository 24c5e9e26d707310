"""Each kind of damage to a knowledge base is caught, and told in a sentence that names it."""

from __future__ import annotations

import re

import pytest

from flows.publish.verify import verify
from tests.graph.handmade import FIRST, ONTOLOGY, SECOND, make_turtle, raw

SOURCES = (raw("first", FIRST), raw("second", SECOND))
ADDED = "\n@prefix x: <https://example.org/> .\n"
BLOCK = r"(?m)^{} a [^\n]*\n(?:    [^\n]*\n)*\n"


def told(pattern: str, new: str, more: str = "") -> tuple[str, ...]:
    whole = make_turtle().decode()
    damaged, count = re.subn(pattern, new, whole, count=1)
    assert count == 1 or more
    return verify((damaged + ADDED + more).encode(), SOURCES, ONTOLOGY)


@pytest.mark.parametrize(
    ("pattern", "new", "want"),
    [
        pytest.param('anchorOf "Thursday"', 'anchorOf "Friday"', "says 'Friday', but the source has 'Thursday'", id="span with other words"),
        pytest.param(r'nif:endIndex "113"', 'nif:endIndex "99999"', "is not named after its article", id="span beyond the end"),
        pytest.param(BLOCK.format("person:tomas-rek"), "", "but here is <https://dateline.example/kb/person/tomas-rek>", id="entity taken out"),
        pytest.param(BLOCK.format(r"article:first\\#char\\=105\\,113"), "", "span that is described", id="span taken out"),
        pytest.param(BLOCK.format("assessment:first"), "", "exactly one date assessment", id="assessment taken out"),
        pytest.param(BLOCK.format("article:second"), "", "described", id="article taken out"),
        pytest.param("dl:inArticle article:second ;", "", "a claim stands in one article", id="claim without an article"),
        pytest.param("dl:inArticle article:second ;", "dl:inArticle article:first ;", "in its own article", id="claim moved to another article"),
        pytest.param("dl:claimant person:tomas-rek ;", "dl:claimant person:nobody ;", "one claimant", id="dangling value"),
        pytest.param("dl:polarity dl:Negative", "dl:polarity dl:Negative , dl:Positive", "Positive or Negative, but here is 2", id="two of what is one"),
        pytest.param("dl:confidence [0-9.]+ ;", "dl:confidence 9e-1 ;", "from 0 to 1", id="another datatype"),
        pytest.param('"2013-10-31"\\^\\^xsd:date', '"2013-10-32"^^xsd:date', "xsd:date", id="a day that does not exist"),
        pytest.param('dl:edtf "2013-10"', 'dl:edtf "2013-1O"', "Extended Date/Time Format", id="EDTF misspelt"),
        pytest.param('dl:edtf "2013-10"', 'dl:edtf "2013-13"', "one of the calendar", id="EDTF without a calendar day"),
        pytest.param('rdfs:label "Zarun" ;', 'rdfs:label "Zarun" , "Zarum" ;', 'an entity has one label, but here is 2: "Zarun", "Zarum"', id="two labels"),
        pytest.param('dl:sourceDigest "[0-9a-f]', 'dl:sourceDigest "0', "changed since the build", id="another digest"),
        pytest.param("dl:states [^;]*;", "", "stated by a claim", id="claim that states nothing"),
        pytest.param("dl:supportKind dl:Ended", "dl:supportKind dl:Held", "support is of a kind", id="value of another list"),
        pytest.param("a dl:Situation , dl:Support", "a dl:Support", "all that stands above it", id="class above left out"),
        pytest.param("dl:cue ", "dl:clue ", "those that the ontology declares", id="property that is not there"),
        pytest.param(r"@prefix dl: <[^>]*> \.\n", "", "is no Turtle", id="no Turtle"),
    ],
)  # fmt: skip
def test_damage_is_caught(pattern: str, new: str, want: str) -> None:
    found = told(pattern, new)
    assert any(want in sentence for sentence in found), found


@pytest.mark.parametrize(
    ("more", "want"),
    [
        pytest.param("x:s a dl:Situation, dl:Control ; dl:agent person:tomas-rek ; dl:target place:zarun .", "stated by a claim", id="situation that nobody claims"),
        pytest.param("x:a dl:cue 'said' .", "has a class", id="thing without a class"),
        pytest.param("place:zarun a schema:Person .", "nothing apart", id="place that is a person"),
    ],
)  # fmt: skip
def test_what_was_put_in_is_caught(more: str, want: str) -> None:
    found = told("$^", "", more)
    assert any(want in sentence for sentence in found), found
