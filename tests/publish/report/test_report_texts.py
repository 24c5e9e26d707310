"""Passages are marked where they stand, in whole paragraphs, whatever their offsets count."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from flows.publish.report.rows import ArticleRow, Passage
from flows.publish.report.texts import Block, lay_out

TEXT = "One met two.  Three stayed away."
ARTICLE = ArticleRow(
    iri="https://dateline.example/kb/article/a%20b", file="a b.txt", digest="d" * 64, headline="",
    language="en", publisher="", agency="", verdict="Missing", printed="", printed_day=None,
    decided=None, basis="", confidence=0.0, copy_of="", claims=0, conflicts=0,
)  # fmt: skip


def write_article(text: str, begin: int, end: int) -> bytes:
    part = {"kind": "paragraph", "text": text, "begin": begin, "end": end}
    clock = {"kind": "removed", "text": "19:04", "begin": 0, "end": 5, "reason": "page-clock"}
    return json.dumps({"digest": ARTICLE.digest, "parts": [part], "removed": [clock]}).encode()


def show(blocks: tuple[Block, ...]) -> list[list[tuple[str, tuple[str, ...]]]]:
    return [[(piece.text, piece.anchors) for piece in block.pieces] for block in blocks]


def at(words: str, offset: int = 10) -> Passage:
    begin = TEXT.index(words) + offset
    return Passage(begin=begin, end=begin + len(words), words=words)


def test_passages_that_overlap_share_a_piece() -> None:
    data = write_article(TEXT, 10, 10 + len(TEXT))
    blocks = lay_out(ARTICLE, data, [(at("One met"), "c-1"), (at("met two"), "c-2")], 100)
    assert show(blocks) == [
        [("One ", ("c-1",)), ("met", ("c-1", "c-2")), (" two", ("c-2",)),
         (".  Three stayed away.", ())],
    ]  # fmt: skip


def test_a_mended_paragraph_is_searched_for_the_words() -> None:
    data = write_article("One met two. Three stayed away.", 10, 10 + len(TEXT))
    (block,) = lay_out(ARTICLE, data, [(at("two.  Three"), "c-1")], 100)
    assert show((block,))[0][1] == ("two. Three", ("c-1",))


def test_what_was_taken_away_is_shown_where_something_rests_on_it() -> None:
    data = write_article(TEXT, 10, 10 + len(TEXT))
    clock = (Passage(begin=0, end=5, words="19:04"), "e-1")
    assert [block.kind for block in lay_out(ARTICLE, data, [clock], 100)] == [
        "page-clock",
        "paragraph",
    ]
    assert [block.kind for block in lay_out(ARTICLE, data, [], 100)] == ["paragraph"]


def test_words_that_stand_nowhere_get_a_place_of_their_own() -> None:
    blocks = lay_out(ARTICLE, None, [(Passage(begin=7, end=9, words="so"), "c-1")], 100)
    assert show(blocks) == [[("so", ("c-1",))]]


def test_a_text_too_long_for_the_page_is_cut_to_what_is_marked() -> None:
    data = write_article(TEXT, 10, 10 + len(TEXT))
    assert lay_out(ARTICLE, data, [], len(TEXT) - 1) == ()
    assert len(lay_out(ARTICLE, data, [(at("met"), "c-1")], len(TEXT) - 1)) == 1


def test_files_are_named_by_the_name_and_not_by_its_escape() -> None:
    assert ARTICLE.name == "a b"
    assert replace(ARTICLE, headline="").title == "a b.txt"


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=8))
def test_no_character_is_lost_or_doubled(spans: list[tuple[int, int]]) -> None:
    data = write_article(TEXT, 10, 10 + len(TEXT))
    inside = [(b, b + n) for b, n in spans if b >= 10 and n and b + n <= 10 + len(TEXT)]
    laid = [
        (Passage(begin=b, end=e, words=TEXT[b - 10 : e - 10]), f"c-{at}")
        for at, (b, e) in enumerate(inside)
    ]
    (block,) = lay_out(ARTICLE, data, laid, 100)
    assert "".join(piece.text for piece in block.pieces) == TEXT
    assert set(block.anchors) == {anchor for _, anchor in laid}
