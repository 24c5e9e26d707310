"""What holds for any text: nothing is lost, spans read back, cleaning never fails."""

from collections.abc import Callable
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.clean.mend import mend
from flows.clean.pieces import split_part
from flows.clean.reasons import MEANINGS, Reason
from flows.model import CleanArticle, Part, PartKind, Span

LINES = [
    "Home | News | About",
    "27-11-2024 10:30 PM Jerusalem Timing",
    "Envoy meets rebels in the capital",
    "BEIRUT (AFP) - The envoy met rebel leaders in the capital on Monday, officials there said.",
    "Envoy, capitalThe envoy met rebel leaders in the capital on Monday, officials there said.",
    "“We want peace,” he said. “We will talk to them again in the capital next week.”",
    "Itâ€™s late\u00a0 and  the talks\u200b ended.Envoy and rebels",
    "Jane Roe, a spokeswoman for the rebels",
    "Source: Reuters",
    "2 thoughts on “Envoy”",
    "Leave a Reply",
    "|",
    "",
    "ﬁnal &amp; e\u0301",
    "\u200b",
]
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=60)), max_size=12).map("\n".join),
)
Clean = Callable[[str], CleanArticle]


@given(TEXTS)
@settings(max_examples=150)
def test_each_character_stands_in_exactly_one_part_in_order(clean: Clean, text: str) -> None:
    article = clean(text)
    spans = [part.span for part in article.parts]
    assert all(a.end <= b.begin for a, b in pairwise(spans))
    covered = {at for span in spans for at in range(span.begin, span.end)}
    left = [c for at, c in enumerate(text) if at not in covered and not c.isspace()]
    assert left == []


@given(TEXTS)
@settings(max_examples=150)
def test_each_word_reads_back_out_of_the_raw_text(clean: Clean, text: str) -> None:
    for part in clean(text).parts:
        for at, char in enumerate(part.text):
            span = part.raw_span(at, at + 1)
            assert part.span.covers(span)
            seen = text[span.begin : span.end]
            assert span.length > 0
            assert (
                char == seen or not seen.isascii() or char.isspace() or "&" in part_raw(part, text)
            )


def part_raw(part: Part, text: str) -> str:
    return text[part.span.begin : part.span.end]


@given(TEXTS)
@settings(max_examples=60)
def test_each_part_is_told_by_a_rule_that_has_a_meaning(clean: Clean, text: str) -> None:
    assert {part.rule for part in clean(text).parts} <= {r.value for r in MEANINGS}


def test_each_rule_has_a_meaning() -> None:
    assert set(MEANINGS) == set(Reason)


@given(TEXTS)
@settings(max_examples=60)
def test_the_same_text_comes_out_the_same(clean: Clean, text: str) -> None:
    assert clean(text) == clean(text)


@given(st.text(max_size=200))
def test_mending_twice_is_mending_once(text: str) -> None:
    once = mend(text).text
    assert mend(once).text == once


@given(st.text(min_size=1, max_size=60), st.lists(st.integers(0, 60), max_size=3))
def test_cutting_loses_no_character(text: str, cuts: list[int]) -> None:
    mended = mend(text)
    part = Part(
        kind=PartKind.PARAGRAPH,
        span=Span(begin=0, end=len(text)),
        text=mended.text,
        runs=mended.runs,
    )
    pieces = split_part(part, *cuts)
    covered = {at for piece in pieces for at in range(piece.span.begin, piece.span.end)}
    assert [c for at, c in enumerate(text) if at not in covered and not c.isspace()] == []
