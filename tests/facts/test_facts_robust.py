"""No parse, however wrong, makes a finder raise; what is found lies in its sentence."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from flows.facts.find import KINDS, find_claims
from flows.facts.meetings import add_meetings
from tests.facts.told import tell

WORDS = [
    "Smith",
    "Miller",
    "Lowland",
    "Riverton",
    "Council",
    "rebels",
    "talks",
    "summit",
    "war",
    "assault",
    "conference",
    "attend",
    "met",
    "invited",
    "killed",
    "20",
    "people",
    "will",
    "not",
    "and",
    ",",
    ";",
    ":",
    "to",
    "of",
    "in",
    "with",
    "by",
    "that",
    "who",
    "backed",
    "-",
    "held",
    "said",
    "postponed",
    "dozens",
    "were",
    "the",
    "Monday",
    "invitations",
    "sent",
    "divided",
    "over",
    "if",
    "host",
    "including",
]
TAGS = ("NN", "NNS", "NNP", "VB", "VBD", "VBN", "VBZ", "VBG", "IN", "DT", "CC", "MD", "TO", "CD")
DEPS = [
    "nsubj",
    "nsubj:pass",
    "obj",
    "obl",
    "obl:agent",
    "nmod",
    "nmod:poss",
    "conj",
    "cc",
    "acl",
    "acl:relcl",
    "advcl",
    "xcomp",
    "ccomp",
    "root",
    "case",
    "mark",
    "aux",
    "aux:pass",
    "cop",
    "compound",
    "flat",
    "appos",
    "amod",
    "advmod",
    "nummod",
    "parataxis",
    "punct",
]


@st.composite
def lines(draw: st.DrawFn) -> str:
    size = draw(st.integers(min_value=1, max_value=9))
    heads = [draw(st.integers(min_value=0, max_value=size - 1)) for _ in range(size)]
    return " ".join(
        f"{draw(st.sampled_from(WORDS))}|{draw(st.sampled_from(TAGS))}"
        f"|{draw(st.sampled_from(DEPS))}|{head}"
        for head in heads
    )


RING = "host|VBD|nmod:poss|1 host|CC|xcomp|0 war|VB|punct|1"
"""Heads that go round in a ring: no tree, yet the walk has to end."""


@settings(max_examples=200)
@given(st.lists(lines(), min_size=1, max_size=2))
@example([RING])
def test_any_parse_is_survived(made: list[str]) -> None:
    scene = add_meetings(tell(*made))
    for find in KINDS:
        for found in find(scene):
            assert 0 <= found.trigger < len(found.sentence.tokens)
            assert found.sentence.span.covers(found.span)
    find_claims(scene)
