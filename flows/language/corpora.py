"""The corpora of a data directory made into training and test sets for spaCy.

Where each corpus lies, what of it may go into a model that is shipped, and how the labels of the
corpora are brought together. Reading the formats is in ``conllu.py``, ``named.py``, ``gum.py``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span

from flows.language.conllu import Tree, read_trees
from flows.language.gum import name_trees
from flows.language.hints import NameHints, learn_hints
from flows.language.named import (
    CROSSNER_LABELS,
    UNER_LABELS,
    UNKNOWN,
    WIKIGOLD_LABELS,
    Named,
    read_columns,
)
from flows.language.re3d import read_re3d

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from spacy.vocab import Vocab

_EWT_LISTS = "ud-ewt/not-to-release/file-lists"
_EWT_SOURCES = "ud-ewt/not-to-release/sources"
_SENTENCES_MAX = 8
"""Sentences in one training text at most: about a paragraph of news."""


def ewt_train(data: Path) -> tuple[Tree, ...]:
    """Read the training part of UD English EWT, file by file in the order of its list."""
    names = (data / _EWT_LISTS / "files.train").read_text(encoding="utf-8").split()
    return tuple(t for name in names for t in read_trees(data / _EWT_SOURCES / name))


def gum_trees(data: Path, part: str) -> tuple[Tree, ...]:
    """Read one part ("train", "dev", "test") of GUM's open genres, as its splits have it."""
    sections = (data / "ud-gum/splits.md").read_text(encoding="utf-8").split("## ")
    section = next(s for s in sections if s.split("\n", 1)[0].strip() == part)
    names = [line.strip(" *") for line in section.split("\n") if line.strip().startswith("*")]
    paths = (data / "ud-gum/dep" / f"{name}.conllu" for name in sorted(names))
    return tuple(t for path in paths if path.is_file() for t in read_trees(path))


def tree_docs(trees: Sequence[Tree], vocab: Vocab) -> Iterator[Doc]:
    """Make spaCy documents of a paragraph of sentences each."""
    for paragraph in _paragraphs(trees):
        yield _tree_doc(paragraph, vocab)


def _paragraphs(trees: Iterable[Tree]) -> Iterator[list[Tree]]:
    paragraph: list[Tree] = []
    for tree in trees:
        if paragraph and (tree.opens or len(paragraph) == _SENTENCES_MAX):
            yield paragraph
            paragraph = []
        paragraph.append(tree)
    if paragraph:
        yield paragraph


def _tree_doc(trees: Sequence[Tree], vocab: Vocab) -> Doc:
    words = [word for tree in trees for word in tree.words]
    own = [i for tree in trees for i in range(len(tree.words))]
    return Doc(
        vocab,
        words=[w.text for w in words],
        spaces=_with_gaps(trees),
        tags=[w.tag for w in words],
        pos=[w.pos for w in words],
        morphs=["" if w.morph == "_" else w.morph for w in words],
        lemmas=[w.lemma for w in words],
        heads=[at - own[at] + w.head for at, w in enumerate(words)],
        deps=["ROOT" if w.dep == "root" else w.dep for w in words],
        sent_starts=[place == 0 for place in own],
    )


def _with_gaps(trees: Sequence[Tree]) -> list[bool]:
    """Give the spaces of the words, with one between sentences."""
    return [
        word.space or index == len(tree.words) - 1
        for tree in trees
        for index, word in enumerate(tree.words)
    ]


def settle_peoples(found: Named, hints: NameHints) -> Named:
    """Type as NORP the words that name peoples, where the corpus has no name or none of ours."""
    taken = {i for label, f, t in found.names if label != UNKNOWN or t - f > 1 for i in range(f, t)}
    free = (i for i, word in enumerate(found.words) if i not in taken and hints.is_people(word))
    norps = {i: ("NORP", i, i + 1) for i in free}
    kept = [n for n in found.names if n[1] not in norps]
    return replace(found, names=tuple(sorted((*kept, *norps.values()), key=lambda n: n[1])))


def name_hints(data: Path) -> NameHints:
    """Learn from the treebanks of a data directory how to bring its names together."""
    trees = (*ewt_train(data), *gum_trees(data, "train"))
    return learn_hints(trees, read_columns(data / "uner-ewt/train.iob2", UNER_LABELS))


def name_sets(data: Path, hints: NameHints) -> dict[str, tuple[Named, ...]]:
    """Read the corpora of names that may go into a shipped model, by corpus."""
    sets = {
        "uner-ewt": _respaced(
            read_columns(data / "uner-ewt/train.iob2", UNER_LABELS), ewt_train(data)
        ),
        "ud-gum": name_trees(gum_trees(data, "train"), hints.titles),
        "re3d": read_re3d(data / "re3d", hints),
        "wikigold": read_columns(data / "wikigold/wikigold.conll.txt", WIKIGOLD_LABELS),
        "crossner-politics": tuple(
            n
            for part in ("train", "dev", "test")
            for n in read_columns(data / f"crossner-politics/{part}.txt", CROSSNER_LABELS)
        ),
    }
    return {
        corpus: tuple(settle_peoples(n, hints) for n in found) for corpus, found in sets.items()
    }


def _respaced(found: Sequence[Named], trees: Sequence[Tree]) -> tuple[Named, ...]:
    """Take the spaces from the treebank: UNER's own text has a space before "n't" and "'s"."""
    spaces = {tree.id: tuple(w.space for w in tree.words) for tree in trees}
    fitting = (spaces.get(n.id, ()) for n in found)
    return tuple(
        replace(n, spaces=own if len(own) == len(n.words) else n.spaces)
        for n, own in zip(found, fitting, strict=True)
    )


def name_docs(found: Sequence[Named], vocab: Vocab, size: int) -> Iterator[Doc]:
    """Make spaCy documents of ``size`` sentences each, names as entities."""
    for at in range(0, len(found), size):
        yield _name_doc(found[at : at + size], vocab)


def _name_doc(group: Sequence[Named], vocab: Vocab) -> Doc:
    words = [word for n in group for word in n.words]
    spaces = [s for n in group for s in (*n.spaces[:-1], True)]
    doc = Doc(vocab, words=words, spaces=spaces)
    known: list[Span] = []
    unknown: list[Span] = []
    base = 0
    for n in group:
        for label, first, last in n.names:
            span = Span(doc, base + first, base + last, label="" if label == UNKNOWN else label)
            (unknown if label == UNKNOWN else known).append(span)
        base += len(n.words)
    doc.set_ents(known, missing=unknown, default="outside")
    return doc
