"""Words of news copy end where they end, also where a page glued them together."""

from __future__ import annotations

import pytest
import spacy

from flows.language.tokens import split_news

NLP = split_news(spacy.blank("en"))


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
    ],
)
def test_words_end(text: str, want: list[str]) -> None:
    assert [token.text for token in NLP.make_doc(text)] == want


def test_no_letter_is_lost() -> None:
    text = "talks.The end.”He (AFP)—The CPI(M) said,“We"
    assert NLP.make_doc(text).text == text
