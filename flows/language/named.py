"""Corpora of names read into sentences whose words bear one of our labels, none, or "unknown".

Each corpus has its own idea of what a name is: what it does not mark is unknown, not nothing.
Treebanks and how the corpora go together are elsewhere (``conllu.py``, ``corpora.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

UNKNOWN = "?"
"""Label of a span that its corpus does not type as we do: nothing is learned from it."""

UNER_LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE", "OTH": UNKNOWN}
WIKIGOLD_LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE", "MISC": UNKNOWN}
CROSSNER_LABELS = {
    "politician": "PERSON",
    "person": "PERSON",
    "politicalparty": "ORG",
    "organisation": "ORG",
    "country": "GPE",
    "location": "GPE",
    "election": "EVENT",
    "event": "EVENT",
    "misc": UNKNOWN,
}
_CLOSE_UP = frozenset({",", ".", ";", ":", "!", "?", ")", "]", "%", "'s", "n't", "'", "’s", "..."})
_OPEN_UP = frozenset({"(", "[", "$", "#"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A stretch of text with its names.

    Args:
        id: Name of the sentence in its corpus, "" where it has none.
        words: Its words.
        spaces: For each word, whether white space follows.
        names: Label, first word, one after the last word; in order, not overlapping.
    """

    id: str
    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    names: tuple[tuple[str, int, int], ...]


def read_columns(path: Path, labels: Mapping[str, str]) -> tuple[Named, ...]:
    """Read a file of one word a line, the label (IOB) in the column after the word."""
    found = []
    for block in path.read_text(encoding="utf-8").replace("\r\n", "\n").split("\n\n"):
        lines = [line for line in block.split("\n") if line.strip()]
        rows = [_row(line) for line in lines if not line.startswith("# ")]
        if rows:
            found.append(_named(_comments(lines), rows, labels))
    return tuple(found)


def _row(line: str) -> tuple[str, str]:
    cells = line.split("\t") if "\t" in line else line.rsplit(" ", 1)
    return (cells[1], cells[2]) if cells[0].isdecimal() and len(cells) > 2 else (cells[0], cells[1])


def _comments(lines: Iterable[str]) -> dict[str, str]:
    pairs = (line[2:].split("=", 1) for line in lines if line.startswith("# ") and "=" in line)
    return {key.strip(): value.strip() for key, value in pairs}


def _named(
    about: Mapping[str, str], rows: Sequence[tuple[str, str]], labels: Mapping[str, str]
) -> Named:
    words = tuple(word for word, _ in rows)
    text = about.get("text")
    spaces = guess_spaces(words) if text is None else spaces_of(words, text)
    names = tuple(_chunks([mark for _, mark in rows], labels))
    return Named(id=about.get("sent_id", ""), words=words, spaces=spaces, names=names)


def _chunks(marks: Sequence[str], labels: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    """Read spans from IOB1 and IOB2 marks alike."""
    first = 0
    for index, mark in enumerate((*marks, "O")):
        before = marks[index - 1] if index else "O"
        goes_on = mark.startswith("I-") and before != "O" and before[2:] == mark[2:]
        if not goes_on:
            if before[2:] in labels:
                yield labels[before[2:]], first, index
            first = index


def spaces_of(words: Sequence[str], text: str) -> tuple[bool, ...]:
    """Find for each word whether white space follows it in the text that the words spell."""
    spaces, at = [], 0
    for word in words:
        at = max(at, text.find(word, at)) + len(word)
        spaces.append(text[at : at + 1].isspace())
    return tuple(spaces)


def guess_spaces(words: Sequence[str]) -> tuple[bool, ...]:
    """Guess where white space goes between words of a corpus that does not keep it."""
    spaces, quoted = [], False
    for word, after in zip(words, (*words[1:], "."), strict=True):
        opens = word in _OPEN_UP or (word == '"' and not quoted)
        quoted ^= word == '"'
        spaces.append(not (opens or after in _CLOSE_UP or (after == '"' and quoted)))
    return tuple(spaces)
