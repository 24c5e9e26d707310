"""What is known of a word before any text is read reaches the networks as features."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from flows.language.embed import FEATURES, read_features
from flows.language.lexicon import CASES, Lexicon, attach_lexicon, attached_lexicon
from flows.language.openwords import read_cases, read_clusters
from flows.language.pack import pack, unpack
from flows.language.wordlists import LIST_LETTERS

if TYPE_CHECKING:
    from spacy.language import Language

LEXICON = Lexicon(
    lists={"Walid": "F", "Aleppo": "P"},
    clusters={"Aleppo": 0b10110100110, "front": 0b1101},
    cases={"walid": "C", "front": "m"},
)
NORM, PREFIX, SUFFIX, SHAPE, LISTS, CASE, FOUR, SIX, TEN, ALL = range(FEATURES)


@pytest.fixture
def nlp() -> Language:
    blank = spacy.blank("en")
    attach_lexicon(blank, LEXICON)
    return blank


def features(nlp: Language, word: str) -> list[int]:
    return [int(value) for value in read_features(nlp.make_doc(word))[0]]


@pytest.mark.parametrize(
    ("word", "want"),
    [
        pytest.param("Walid", "F", id="listed"),
        pytest.param("ALEPPO", "P", id="shouted"),
        pytest.param("walid", "", id="small letters are another word"),
        pytest.param("the", "", id="known before the lists came"),
    ],
)
def test_a_word_bears_its_lists(nlp: Language, word: str, want: str) -> None:
    bits = features(nlp, word)[LISTS]
    assert [k for i, k in enumerate(LIST_LETTERS) if bits >> i & 1] == list(want)


def test_a_cluster_counts_whole_and_by_its_first_turns(nlp: Language) -> None:
    found = features(nlp, "Aleppo")
    assert [found[k] for k in (FOUR, SIX, TEN, ALL)] == [
        0b110,
        0b100110,
        0b110100110,
        0b10110100110,
    ]


def test_a_word_bears_how_often_it_is_written_small(nlp: Language) -> None:
    found = [features(nlp, word)[CASE] for word in ("Walid", "Front", "Nobody")]
    assert found == [CASES.index("C") + 1, CASES.index("m") + 1, 0]


def test_an_unknown_word_has_its_form_alone(nlp: Language) -> None:
    found = features(nlp, "Xyzzy")
    assert found[LISTS:] == [0] * (FEATURES - LISTS)
    assert all(found[:LISTS])


def test_a_text_without_words_has_no_rows(nlp: Language) -> None:
    assert read_features(nlp.make_doc("")).shape == (0, FEATURES)


def test_pipelines_do_not_share_their_lexicon(nlp: Language) -> None:
    assert attached_lexicon(nlp) == LEXICON
    assert attached_lexicon(spacy.blank("en")) == Lexicon()


def test_the_lexicon_travels_in_the_model(nlp: Language) -> None:
    assert attached_lexicon(unpack(pack(nlp))) == LEXICON


def test_open_tables_tell_kin_and_case() -> None:
    pytest.importorskip("spacy_lookups_data", reason="comes with the extra dateline[train]")
    clusters, cases = read_clusters(), read_cases()
    assert clusters["Damascus"] & 0b1111111 == clusters["Geneva"] & 0b1111111
    assert (cases["said"], cases["crimea"]) == ("l", "C")
