"""Words of news copy end where they end, also where a page glued them together."""

from __future__ import annotations

import pytest
import spacy

from flows.language.load import load_pipeline
from flows.language.short_titles import keep_short_titles
from flows.language.tokens import split_news

NLP = keep_short_titles(split_news(spacy.blank("en")))


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param("CPI(M)", ["CPI", "(", "M", ")"], id="a party's wing"),
        pytest.param("(AFP)—The", ["(", "AFP", ")", "—", "The"], id="a credit and a dash"),
        pytest.param("U.S.-led", ["U.S.", "-", "led"], id="initials and a hyphen"),
        pytest.param("Netherlands−Syria", ["Netherlands", "−", "Syria"], id="a minus for a dash"),
        pytest.param("end.”He", ["end", ".", "”", "He"], id="a sentence behind a quotation"),
        pytest.param("said,“We", ["said", ",", "“", "We"], id="a quotation behind a comma"),
        pytest.param("2026.In", ["2026", ".", "In"], id="a sentence behind a year"),
        pytest.param("person(s)", ["person(s", ")"], id="an ending in brackets as before"),
        pytest.param("Lt. Col. Roe", ["Lt.", "Col.", "Roe"], id="ranks written short"),
        pytest.param("3.5bn", ["3.5bn"], id="a number as before"),
        pytest.param("Hon. Ade", ["Hon.", "Ade"], id="a short title"),
        pytest.param("(ENGR. ADE", ["(", "ENGR.", "ADE"], id="a short title in capitals"),
        pytest.param("an honour.", ["an", "honour", "."], id="a word that begins like one"),
    ],
)
def test_words_end(text: str, want: list[str]) -> None:
    assert [token.text for token in NLP.make_doc(text)] == want


def test_no_letter_is_lost() -> None:
    text = "talks.The end.”He (AFP)—The CPI(M) said,“We"
    assert NLP.make_doc(text).text == text


def test_a_short_title_ends_no_sentence() -> None:
    text = "The chairman, Hon. Ade Bisi, met Engr. Musa Sani. Barr. Ngozi Obi left."
    ends = [s.text.rsplit(maxsplit=1)[-1] for s in load_pipeline()(text).sents]
    assert ends == ["Sani.", "left."]
