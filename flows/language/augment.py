"""Vary training sentences the way scraped news varies: quotes, dashes, case, headlines, names.

Every function takes a generator of chance and gives new sentences; the same generator gives the
same ones. What the corpora are is told in ``corpora.py``, the names to put in, in ``swaps.py``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.random import Generator

    from flows.language.conllu import Tree, Word
    from flows.language.named import Named

_CURLY = {"``": "“", "''": "”"}
_CURLY_SINGLE = {"``": "‘", "''": "’"}
_DASHES = ("-", "--", "–", "—")
_SMALL_WORDS_POS = frozenset({"ADP", "DET", "CCONJ", "PART", "SCONJ", "PRON"})
_SMALL_LENGTH = 4


def vary_trees(trees: Sequence[Tree], chance: Generator) -> tuple[Tree, ...]:
    """Give a varied copy of treebank sentences; each paragraph keeps to one habit of quotes."""
    return tuple(_vary_tree(tree, chance) for tree in trees)


def _vary_tree(tree: Tree, chance: Generator) -> Tree:
    for share, change in _TREE_CHANGES:
        if chance.random() < share:
            tree = change(tree, chance)
    return tree


def _curl_quotes(tree: Tree, _: Generator) -> Tree:
    return _with_texts(tree, [_curled(word) for word in tree.words])


def _curled(word: Word) -> str:
    if word.text in {'"', "''", "``"}:
        return _CURLY.get(word.tag, word.text)
    if word.text == "'" and word.tag in _CURLY_SINGLE:
        return _CURLY_SINGLE[word.tag]
    return word.text.replace("'", "’")


def _straighten_quotes(tree: Tree, _: Generator) -> Tree:
    return _with_texts(tree, [straight(word.text) for word in tree.words])


def straight(text: str) -> str:
    """Give a text with typewriter quotation marks."""
    return text.replace("“", '"').replace("”", '"').replace("‘", "'").replace("’", "'")


def _change_dashes(tree: Tree, chance: Generator) -> Tree:
    dash = _DASHES[chance.integers(len(_DASHES))]
    texts = [
        dash if word.text in _DASHES and word.tag != "HYPH" and before.space else word.text
        for before, word in zip((tree.words[0], *tree.words), tree.words, strict=False)
    ]
    return _with_texts(tree, texts)


def _shout(tree: Tree, _: Generator) -> Tree:
    return _with_texts(tree, [word.text.upper() for word in tree.words])


def _make_headline(tree: Tree, _: Generator) -> Tree:
    """Give a headline of the sentence: a paragraph by itself, title case, no full stop."""
    titled = _with_texts(tree, [_titled(word) for word in tree.words])
    return replace(_without_stop(titled), opens=True)


def _titled(word: Word) -> str:
    small = word.pos in _SMALL_WORDS_POS and len(word.text) < _SMALL_LENGTH
    return word.text if small else word.text[:1].upper() + word.text[1:]


def _without_stop(tree: Tree) -> Tree:
    last = len(tree.words) - 1
    ends = tree.words[last].text == "." and all(w.head != last for w in tree.words[:last])
    return replace(tree, words=tree.words[:last]) if ends and last else tree


def _stand_alone(tree: Tree, _: Generator) -> Tree:
    return replace(_without_stop(tree), opens=True)


def _with_texts(tree: Tree, texts: Sequence[str]) -> Tree:
    words = (replace(w, text=text) for w, text in zip(tree.words, texts, strict=True))
    return replace(tree, words=tuple(words))


_TREE_CHANGES: tuple[tuple[float, Callable[[Tree, Generator], Tree]], ...] = (
    (0.5, _curl_quotes),
    (0.2, _straighten_quotes),
    (0.6, _change_dashes),
    (0.03, _make_headline),
    (0.04, _stand_alone),
    (0.02, _shout),
)


def vary_named(found: Named, chance: Generator) -> Named:
    """Give a varied copy of a sentence with names; the names keep their places."""
    for share, change in _NAMED_CHANGES:
        if chance.random() < share:
            found = replace(found, words=tuple(change(word) for word in found.words))
    return found


def _curl_word(word: str) -> str:
    return word.replace("'", "’")


def _title_word(word: str) -> str:
    return word if len(word) < _SMALL_LENGTH else word[:1].upper() + word[1:]


_NAMED_CHANGES: tuple[tuple[float, Callable[[str], str]], ...] = (
    (0.4, _curl_word),
    (0.1, straight),
    (0.04, _title_word),
    (0.02, str.upper),
)
