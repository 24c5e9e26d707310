"""Broken text is mended; each character keeps the raw passage that it stands for."""

import pytest

from flows.clean.mend import mend
from flows.clean.pieces import cut_lines
from flows.model import IssueCode, Part, PartKind, RawArticle, Span


def raw_of(raw: str, begin: int, end: int) -> str:
    mended = mend(raw)
    span = Span(begin=0, end=len(raw))
    part = Part(kind=PartKind.PARAGRAPH, span=span, text=mended.text, runs=mended.runs)
    found = part.raw_span(begin, end)
    return raw[found.begin : found.end]


@pytest.mark.parametrize(
    ("raw", "want"),
    [
        pytest.param("Kenyaâ€™s envoy", "Kenya’s envoy", id="mojibake"),
        pytest.param("Kenyaâ€™s “envoy”", "Kenya’s “envoy”", id="mojibake beside good quotes"),
        pytest.param("the\u00a0 talks", "the talks", id="no-break space"),
        pytest.param("the  talks", "the talks", id="two spaces"),
        pytest.param("the\tta\u200blks", "the talks", id="tab and unseen"),
        pytest.param("Brown &amp; Co&nbsp;said", "Brown & Co said", id="entities"),
        pytest.param("a ﬁrst ｗｏｒｄ", "a first word", id="ligature and wide letters"),
        pytest.param("São\u0301", "Saó".replace("aó", "ãó"), id="accent on its own"),
        pytest.param(
            "“quotes” ‘stay’ 'as' \"printed\"", "“quotes” ‘stay’ 'as' \"printed\"", id="quotes"
        ),
        pytest.param("می\u200cگوید", "می\u200cگوید", id="joiner of a script that needs it"),
    ],
)
def test_what_a_program_broke_is_mended(raw: str, want: str) -> None:
    assert mend(raw).text == want


@pytest.mark.parametrize(
    ("raw", "want"),
    [
        pytest.param(
            "Prime Minister [Jane Doe](https://a.example/doe) said",
            "Prime Minister Jane Doe said",
            id="link",
        ),
        pytest.param("**OSLO** -- Envoys met", "OSLO -- Envoys met", id="strong"),
        pytest.param("*By Jane Doe* | **3 May**", "By Jane Doe | 3 May", id="emphasis"),
        pytest.param('**[Envoys](/a "to read")** met', "Envoys met", id="link in strong words"),
        pytest.param("## What comes next", "What comes next", id="head"),
        pytest.param("> The envoy left.", "The envoy left.", id="quoted line"),
        pytest.param("![Envoys in Oslo](https://a.example/1.jpg)", "Envoys in Oslo", id="picture"),
        pytest.param("* Envoys *met* in Oslo", "* Envoys met in Oslo", id="item of a list"),
        pytest.param("5 * 3 * 2 is 30", "5 * 3 * 2 is 30", id="no mark: times"),
        pytest.param("it [sic](he said) met", "it [sic](he said) met", id="no mark: brackets"),
        pytest.param("# # #", "# # #", id="no mark: an end"),
    ],
)
def test_marks_of_markdown_are_no_text(raw: str, want: str) -> None:
    mended = mend(raw)
    assert (mended.text, mended.repairs) == (want, ())
    assert raw_of(raw, len(want) - 3, len(want)) in raw


@pytest.mark.parametrize(
    ("raw", "word", "want"),
    [
        pytest.param("the  talks ended", "talks", "talks", id="behind squeezed spaces"),
        pytest.param("Kenyaâ€™s envoy", "’", "â€™", id="the repair itself"),
        pytest.param("Kenyaâ€™s envoy", "envoy", "envoy", id="behind a repair"),
        pytest.param("Kenyaâ€™s envoy", "Kenya’s", "Kenyaâ€™s", id="over a repair"),
        pytest.param("pea\u200bce", "peace", "pea\u200bce", id="over an unseen character"),
    ],
)
def test_words_read_back_out_of_the_raw_text(raw: str, word: str, want: str) -> None:
    begin = mend(raw).text.index(word)
    assert raw_of(raw, begin, begin + len(word)) == want


def lines_of(text: str) -> tuple[tuple[Part, ...], list[IssueCode]]:
    raw = RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)
    parts, issues = cut_lines(raw)
    return parts, [issue.code for issue in issues]


def test_mending_is_said_and_spaces_are_not() -> None:
    assert lines_of("Kenyaâ€™s envoy\nthe\u00a0talks")[1] == [IssueCode.MENDED_TEXT]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_each_line_is_a_part_whatever_ends_it(end: str) -> None:
    parts, _ = lines_of(f"First line.{end}{end}  Second line. {end}")
    assert [part.text for part in parts] == ["First line.", "Second line."]


WRAPPED = """The foreign ministers of seven countries met in the lake city on
Monday to talk about the border, where forty people have died since
the spring; they agreed to meet again before the rains come, their
hosts said."""
TITLES = """More news: Harbour strike enters its second week in the capital city
More news: Coffee growers call for help after the late frost in May
More news: Stadium of the north reopens after two years of repairs"""


NAMES = """The envoys of Adamawa and Borno met in the harbour town of Katsina,
Nasarawa State. Minister Abubakar Danladi (Interior), Ambassador
Fatima Garba (United Nations) and Colonel Haruna Ibrahim of Sokoto
Battalion spoke for their sides."""
PAIR = """They are to meet the governor of the northern province and Colonel
Haruna Ibrahim again."""


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    (part,), _ = lines_of(WRAPPED)
    assert "the city on Monday" not in part.text
    assert "lake city on Monday to talk" in part.text


def test_a_list_of_titles_as_wide_is_not_joined() -> None:
    assert len(lines_of(TITLES)[0]) == 3


def test_captions_above_a_wide_paragraph_are_not_joined_to_it() -> None:
    captions = (
        "Fighters of the northern front on parade - 27/10/2007\nThe front did not come to talk"
    )
    wide = '"We do not call the talks over," said the envoy at the end of the day in the lake city.'
    assert len(lines_of(f"{captions}\n{wide}")[0]) == 3
    even = (
        "Fighters of the northern front on parade\n“The front did not come to the talks\n“We will"
    )
    assert len(lines_of(f"{even} see them.”")[0]) == 3


def test_lines_that_had_no_room_for_the_next_word_are_joined() -> None:
    assert len(lines_of(NAMES)[0]) == 1
    assert len(lines_of(f"{NAMES}\n\n{PAIR}")[0]) == 2


def test_two_lines_are_joined_on_a_page_of_broken_lines_only() -> None:
    assert len(lines_of(f"{TITLES}\n\n{PAIR}")[0]) == 5
    assert len(lines_of(f"{NAMES}\n\nShort line\nOf the page")[0]) == 3


def test_lines_of_the_page_right_above_a_broken_text_stay_apart() -> None:
    parts, _ = lines_of(f"By Jane Doe\n| LIMA, May 3\n{WRAPPED}")
    assert [part.text for part in parts[:2]] == ["By Jane Doe", "| LIMA, May 3"]
    assert len(parts) == 3


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        pytest.param("A week of talks at\nLake Camp\nin Oslo brought no agreement.", 1, id="link"),
        pytest.param("Jane Doe told the\nEastern Courier\nthat she would go.", 1, id="two cuts"),
        pytest.param("The envoy\nJane Doe\nsaid on Monday that she would go.", 1, id="name"),
        pytest.param("Rebels take town\nal-Hadaf fighters took a town.", 2, id="name in small"),
        pytest.param("Rebels take town\nde Wit said on Monday that he would go.", 2, id="particle"),
        pytest.param("Rebels take town\nby Jane Doe, who was there on Monday.", 2, id="author"),
        pytest.param("3 May 2014\nin World News\nReading Time: 3 mins", 3, id="lines of the page"),
        pytest.param("The talks ended.\nthey went home for good.", 2, id="sentence over"),
        pytest.param("home\nnews\nsport\nweather.", 4, id="menu"),
    ],
)
def test_a_sentence_cut_by_its_links_is_one(lines: str, count: int) -> None:
    assert len(lines_of(lines)[0]) == count
