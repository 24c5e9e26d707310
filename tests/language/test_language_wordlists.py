"""The words of the names that the reference tables hold, by what they name."""

from __future__ import annotations

from pathlib import Path

from flows.language.tables import is_acronym, read_demonyms, read_groups, read_persons, read_places
from flows.language.wordlists import LIST_LETTERS, read_half_lists, read_word_lists

REFERENCE = Path(__file__).parents[2] / "ontology/reference"


def test_names_of_the_tables_are_listed_by_what_they_name() -> None:
    lists = read_word_lists(REFERENCE)
    assert "F" in lists["Hillary"]
    assert "P" in lists["Damascus"]
    assert "N" in lists["Lebanese"]
    assert all(letters == "".join(sorted(set(letters))) for letters in lists.values())
    assert set(LIST_LETTERS) == {letter for letters in lists.values() for letter in letters}


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
