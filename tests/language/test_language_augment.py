"""Varied training sentences keep their words in place and their names whole."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from flows.language.augment import straight, vary_named, vary_trees
from flows.language.conllu import Tree, Word
from flows.language.named import Named
from flows.language.swaps import NamePool, read_pool, swap_names

FOUND = Named(
    id="",
    words=("Mr", "Smith", "of", "the", "World", "Bank", "saw", "Paris", "."),
    spaces=(True,) * 7 + (False, False),
    names=(("PERSON", 1, 2), ("ORG", 4, 6), ("GPE", 7, 8)),
)
POOL = NamePool(
    groups={
        "PERSON": [[(("Walid", True), ("al", False), ("-", False), ("Moallem", False))]],
        "ORG": [[(("Free", True), ("Army", True), ("Council", False))], []],
        "GPE": [[(("Homs", False),)]],
    }
)


def words(*texts: str) -> tuple[Word, ...]:
    return tuple(
        Word(text=t, lemma=t, pos="NOUN", tag="NN", morph="_", head=0, dep="dep", space=True)
        for t in texts
    )


def test_swapped_names_stand_where_the_old_ones_stood() -> None:
    new = swap_names(FOUND, POOL, np.random.default_rng(1), 1.0)
    assert [(k, " ".join(new.words[f:t])) for k, f, t in new.names] == [
        ("PERSON", "al - Moallem"),
        ("ORG", "Free Army Council"),
        ("GPE", "Homs"),
    ]
    assert new.words[-2:] == ("Homs", ".")
    assert len(new.words) == len(new.spaces)
    assert new.spaces[-2] is False


def test_nothing_is_swapped_at_share_zero() -> None:
    assert swap_names(FOUND, POOL, np.random.default_rng(1), 0.0) == FOUND


def test_the_same_seed_varies_alike() -> None:
    trees = tuple(Tree(id=str(i), opens=False, words=words("a", "'s", "b", ".")) for i in range(50))
    first, again = (vary_trees(trees, np.random.default_rng(3)) for _ in range(2))
    assert first == again
    assert first != trees


def test_varied_trees_keep_heads_inside() -> None:
    trees = tuple(Tree(id=str(i), opens=False, words=words("a", "-", "b", ".")) for i in range(80))
    for tree in vary_trees(trees, np.random.default_rng(5)):
        assert all(0 <= word.head < len(tree.words) for word in tree.words)


def test_varied_names_keep_their_places() -> None:
    for seed in range(30):
        varied = vary_named(FOUND, np.random.default_rng(seed))
        assert varied.names == FOUND.names
        assert len(varied.words) == len(FOUND.words)


@pytest.mark.parametrize(
    ("text", "want"),
    [pytest.param("“no”", '"no"', id="double"), pytest.param("don’t", "don't", id="single")],
)
def test_marks_are_made_straight(text: str, want: str) -> None:
    assert straight(text) == want


def test_the_pool_is_read_from_the_reference_tables() -> None:
    reference = Path(__file__).parents[2] / "ontology/reference"
    pool = read_pool(reference, [FOUND], titles={"president"})
    assert all(pool.groups[label] for label in ("PERSON", "ORG", "GPE", "NORP"))
    firsts = {name[0][0].lower() for names in pool.groups["PERSON"] for name in names}
    assert "president" not in firsts
