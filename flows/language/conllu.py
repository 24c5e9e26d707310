"""Treebank files (CoNLL-U) read into sentences of words, with the spaces between them.

What the corpora mean for training is told in ``corpora.py``; nothing here knows spaCy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word as a treebank has it.

    Args:
        head: Place of the head in the sentence, counted from 0; its own place at the root.
        space: Whether white space follows.
        misc: The last column as it stands, "_" where there is nothing.
    """

    text: str
    lemma: str
    pos: str
    tag: str
    morph: str
    head: int
    dep: str
    space: bool
    misc: str = "_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A sentence of a treebank.

    Args:
        id: Name of the sentence in its treebank.
        opens: Whether a document or a paragraph begins with it.
    """

    id: str
    opens: bool
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The sentence as written, without what follows its last word."""
        return "".join(w.text + " " * w.space for w in self.words).rstrip()


def read_trees(path: Path) -> tuple[Tree, ...]:
    """Read a treebank file; sentences whose words do not spell their text are left out."""
    blocks = path.read_text(encoding="utf-8").replace("\r\n", "\n").split("\n\n")
    return tuple(t for t in map(_tree, blocks) if t is not None)


def _tree(block: str) -> Tree | None:
    lines = block.split("\n")
    comments = [line for line in lines if line.startswith("#")]
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    words = tuple(_words(rows))
    if not words or any(not w.text for w in words):
        return None
    name = next((c.split("=", 1)[1].strip() for c in comments if c.startswith("# sent_id")), "")
    opens = any(c.startswith(("# newdoc", "# newpar")) for c in comments)
    return Tree(id=name, opens=opens, words=words)


def _words(rows: Iterable[list[str]]) -> Iterator[Word]:
    glued: dict[str, bool] = {}
    for row in rows:
        if "-" in row[0]:
            glued |= _spaces_inside(row)
        elif row[0].isdecimal():
            yield _word(row, space=glued.get(row[0], _has_space(row)))


def _spaces_inside(row: list[str]) -> dict[str, bool]:
    """Give the words inside a multi-word token no space between them, the last one its own."""
    first, last = map(int, row[0].split("-"))
    return {str(i): i == last and _has_space(row) for i in range(first, last + 1)}


def _has_space(row: list[str]) -> bool:
    return "SpaceAfter=No" not in row[9]


def _word(row: list[str], *, space: bool) -> Word:
    index, head = int(row[0]) - 1, int(row[6])
    return Word(
        text=row[1],
        lemma=row[2],
        pos=row[3],
        tag=row[4],
        morph=row[5],
        head=head - 1 if head else index,
        dep=row[7],
        space=space,
        misc=row[9],
    )
