"""Corpora are read as they are written: words, spaces, trees, names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from flows.language.conllu import Tree, read_trees
from flows.language.corpora import name_docs, settle_peoples, tree_docs
from flows.language.gum import name_trees
from flows.language.hints import NameHints, learn_hints
from flows.language.named import UNER_LABELS, UNKNOWN, Named, guess_spaces, read_columns

if TYPE_CHECKING:
    from pathlib import Path

TREES = """\
# newdoc id = d
# sent_id = d-1
# text = They don't go.
1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = d-2
# text = The envoy left.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tenvoy\tenvoy\tNOUN\tNN\t_\t3\tnsubj\t_\t_
2.1\tghost\t_\t_\t_\t_\t_\t_\t_\t_
3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_
"""

ENTITIES = """\
# sent_id = g-1
1\tPresident\tPresident\tPROPN\tNNP\t_\t2\tnmod:desc\t_\tEntity=(1-person-new-nnnnn-cf1-1-coref-Ann_Lee
2\tAnn\tAnn\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
3\tLee\tLee\tPROPN\tNNP\t_\t2\tflat\t_\tEntity=1)
4\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
5\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\tEntity=(2-organization-new-nnnnn-cf2-1-coref
6\tBank\tBank\tPROPN\tNNP\t_\t4\tobj\t_\t_
7\tof\tof\tADP\tIN\t_\t8\tcase\t_\t_
8\tEngland\tEngland\tPROPN\tNNP\t_\t6\tnmod\t_\tEntity=(3-place-new-nnnnn-cf3-1-coref-England)2)
"""


@pytest.fixture
def trees(tmp_path: Path) -> tuple[Tree, ...]:
    path = tmp_path / "t.conllu"
    path.write_text(TREES, encoding="utf-8")
    return read_trees(path)


def test_sentences_spell_their_text(trees: tuple[Tree, ...]) -> None:
    assert [tree.text for tree in trees] == ["They don't go.", "The envoy left."]


def test_only_the_first_sentence_opens_the_document(trees: tuple[Tree, ...]) -> None:
    assert [tree.opens for tree in trees] == [True, False]


def test_a_paragraph_keeps_heads_and_sentence_borders(trees: tuple[Tree, ...]) -> None:
    (doc,) = tree_docs(trees, spacy.blank("en").vocab)
    assert doc.text.strip() == "They don't go. The envoy left."
    assert [sent.root.text for sent in doc.sents] == ["go", "left"]
    assert doc[6].head.text == "left"


def test_names_of_gum_are_without_titles_and_articles(tmp_path: Path) -> None:
    path = tmp_path / "g.conllu"
    path.write_text(ENTITIES, encoding="utf-8")
    (found,) = name_trees(read_trees(path), titles={"president"})
    names = [(label, " ".join(found.words[f:t])) for label, f, t in found.names]
    assert names == [("PERSON", "Ann Lee"), ("ORG", "Bank of England")]


@pytest.mark.parametrize(
    ("marks", "want"),
    [
        pytest.param("I-PER I-PER O", (("PERSON", 0, 2),), id="IOB1"),
        pytest.param(
            "B-PER I-PER B-PER", (("PERSON", 0, 2), ("PERSON", 2, 3)), id="IOB2, two in a row"
        ),
        pytest.param("B-ORG I-LOC O", (("ORG", 0, 1), ("GPE", 1, 2)), id="label changes"),
        pytest.param("O B-OTH B-O", ((UNKNOWN, 1, 2),), id="another corpus's label is unknown"),
    ],
)
def test_spans_are_read_from_marks(
    tmp_path: Path, marks: str, want: tuple[tuple[str, int, int], ...]
) -> None:
    path = tmp_path / "n.txt"
    rows = zip("abc", marks.split(), strict=True)
    path.write_text("".join(f"{word}\t{mark}\n" for word, mark in rows), encoding="utf-8")
    assert read_columns(path, UNER_LABELS)[0].names == want


def test_spaces_come_from_the_text_where_the_corpus_has_it(tmp_path: Path) -> None:
    path = tmp_path / "n.iob2"
    path.write_text(
        "# sent_id = 1\n# text = al-Ani left.\n1\tal\tB-PER\n2\t-\tI-PER\n3\tAni\tI-PER\n4\tleft\tO\n5\t.\tO\n",
        encoding="utf-8",
    )
    (found,) = read_columns(path, UNER_LABELS)
    assert found.spaces == (False, False, True, False, False)


def test_spaces_are_guessed_about_marks() -> None:
    words = ("He", "said", '"', "no", '"', "(", "twice", ")", ".")
    text = "".join(w + " " * s for w, s in zip(words, guess_spaces(words), strict=True))
    assert text.strip() == 'He said "no" (twice).'


def test_what_a_corpus_does_not_mark_is_missing_not_nothing() -> None:
    found = Named(
        id="",
        words=("Ann", "saw", "Oasis"),
        spaces=(True, True, False),
        names=(("PERSON", 0, 1), (UNKNOWN, 2, 3)),
    )
    (doc,) = name_docs([found], spacy.blank("en").vocab, 3)
    assert [token.ent_iob_ for token in doc] == ["B", "O", ""]


def test_words_for_peoples_are_learned_and_settled() -> None:
    hints = NameHints(peoples=frozenset({"Syrian"}), titles=frozenset())
    found = Named(
        id="",
        words=("Syrians", "and", "Syrian", "Army"),
        spaces=(True,) * 4,
        names=((UNKNOWN, 0, 1), ("ORG", 2, 4)),
    )
    assert settle_peoples(found, hints).names == (("NORP", 0, 1), ("ORG", 2, 4))


def test_titles_are_words_that_are_nouns_elsewhere(trees: tuple[Tree, ...]) -> None:
    hints = learn_hints(trees * 3, ())
    assert "envoy" in hints.titles
    assert "they" not in hints.titles
