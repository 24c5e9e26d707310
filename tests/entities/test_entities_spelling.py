from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.entities.spelling import fold, initials, person_key, slug, spelling_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Qusair", "al-Qusayr", id="article and ai/ay"),
        pytest.param("Hezbollah", "Hizbullah", id="vowels and a last h"),
        pytest.param("Mouaz al-Khatib", "Moaz al Khateeb", id="ou/o and ee/i"),
        pytest.param("Qadri Jamil", "Kadri Jameel", id="q/k"),
        pytest.param("Raqqa", "ar-Raqqah", id="doubled letter"),
        pytest.param("Dar'a", "Daraa", id="apostrophe"),
        pytest.param("Hassan Abdul-Azim", "Hassan Abd al-Azim", id="servant of"),
        pytest.param("Sergei Lavrov", "Sergey Lavrov", id="ei/ey"),
        pytest.param("Kosovo", "Kossovo", id="doubled s"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Hama", "Homs", id="two towns"),
        pytest.param("Iran", "Iraq", id="two states"),
        pytest.param("Mali", "Malawi", id="one inside the other"),
        pytest.param("Tripoli", "Triple", id="near in letters"),
    ],
)
def test_two_names_keep_two_keys(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)


def test_short_vowels_of_a_persons_name_do_not_matter() -> None:
    assert person_key("Mohammed Alloush") == person_key("Mohamad Allush")


@pytest.mark.parametrize(
    ("name", "want"),
    [
        pytest.param("Farah al-Attasi", "farah-al-attasi", id="hyphen kept"),
        pytest.param("São Tomé and Príncipe", "sao-tome-and-principe", id="accents"),
        pytest.param("P5+1", "p5-1", id="signs"),
        pytest.param("دمشق", "u62f-u645-u634-u642", id="no Latin letter"),
    ],
)
def test_slugs_are_plain(name: str, want: str) -> None:
    assert slug(name) == want


def test_initials_are_those_of_capitalised_words() -> None:
    assert initials("Islamic State of Iraq and the Levant") == "ISIL"


@given(st.text(max_size=60))
def test_any_text_has_a_slug_in_ascii(text: str) -> None:
    assert slug(text).isascii()
    assert slug(text)


@given(st.text(max_size=60))
def test_folding_and_keys_never_fail(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert isinstance(spelling_key(text), str)
