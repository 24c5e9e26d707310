"""What the reference tables know about a word reaches the name finder as a hint."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy

from flows.language.pack import pack, unpack
from flows.language.tables import is_acronym, read_demonyms, read_groups, read_persons, read_places
from flows.language.wordlists import (
    attach_lists,
    attached_lists,
    read_half_lists,
    read_word_lists,
)

if TYPE_CHECKING:
    from spacy.language import Language

REFERENCE = Path(__file__).parents[2] / "ontology/reference"
LISTS = {"Walid": "F", "Aleppo": "P", "Front": "O"}


@pytest.fixture
def nlp() -> Language:
    blank = spacy.blank("en")
    attach_lists(blank, LISTS)
    return blank


@pytest.mark.parametrize(
    ("word", "want"),
    [
        pytest.param("Walid", "gF", id="listed"),
        pytest.param("ALEPPO", "gP", id="shouted"),
        pytest.param("front", "g", id="lower case is another word"),
        pytest.param("the", "g", id="known before the lists came"),
        pytest.param("Nobody", "g", id="not listed"),
    ],
)
def test_a_word_bears_the_hint_of_its_lists(nlp: Language, word: str, want: str) -> None:
    assert nlp.make_doc(word)[0].lang_ == want


def test_pipelines_do_not_share_their_lists(nlp: Language) -> None:
    assert attached_lists(nlp) == LISTS
    assert attached_lists(spacy.blank("en")) == {}


def test_the_lists_travel_in_the_model(nlp: Language) -> None:
    assert attached_lists(unpack(pack(nlp))) == LISTS


def test_names_of_the_tables_are_listed_by_what_they_name() -> None:
    lists = read_word_lists(REFERENCE)
    assert "F" in lists["Hillary"]
    assert "P" in lists["Damascus"]
    assert "N" in lists["Lebanese"]
    assert all(letters == "".join(sorted(set(letters))) for letters in lists.values())


def test_half_the_names_make_fewer_words() -> None:
    half, whole = read_half_lists(REFERENCE), read_word_lists(REFERENCE)
    assert half.keys() < whole.keys()


def test_demonyms_are_words_for_peoples_not_towns() -> None:
    demonyms = read_demonyms(REFERENCE)
    assert "Lebanese" in demonyms
    assert "Beirut" not in demonyms


def test_persons_have_two_words_and_no_title() -> None:
    names = [name for group in read_persons(REFERENCE, {"president"}) for name in group]
    assert all(len(name.split()) > 1 for name in names)
    assert not any(name.lower().startswith("president ") for name in names)


def test_places_are_capitalised() -> None:
    assert all(name[0].isupper() for group in read_places(REFERENCE) for name in group)


def test_groups_come_in_order_and_once() -> None:
    groups = read_groups(REFERENCE)
    assert list(groups) == sorted(set(groups))
    assert any(is_acronym(name) for name in groups)
