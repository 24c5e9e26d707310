"""A knowledge base subject by subject, as lines of N-Triples, so that none need be whole.

Turtle has an article before its passages; plain lines, sorted, have its passages first. Who reads
one can have the other: all that has to wait is what an IRI is the beginning of.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Subject = tuple[str, list[str]]
"""A subject and its lines, without their ends."""
Wanted = Callable[[str], bool]
Said = tuple[str, list[str], list[list[str]]]
"""A subject, its lines, and property and value of each of them."""
_END = ">"
_BLOCK = re.compile(rb"(<[^>]*>) .*\n(?:\1 .*\n)*")
"""All lines of a subject that stand together, found without a look at each of them in Python."""
_PIECE_BYTES: Final = 1 << 20


def read_subjects(file: IO[bytes], is_wanted: Wanted) -> Iterator[Subject]:
    """Cut a file of lines into subjects, as ``group_subjects`` does; it has no blank nodes.

    Args:
        file: Of N-Triples.
        is_wanted: Tells whether a subject is given; the others cost little.

    Raises:
        OSError: It cannot be read.
    """
    rest = b""
    while lines := file.readlines(_PIECE_BYTES):
        *whole, last = _BLOCK.finditer(b"".join([rest, *lines]))
        for block in whole:
            if is_wanted(subject := block[1].decode()):
                yield subject, block[0][:-1].decode().split("\n")
        rest = last[0]
    subject = rest[: rest.find(b" ")].decode()
    if rest and is_wanted(subject):
        yield subject, rest[:-1].decode().split("\n")


def group_subjects(lines: Iterable[str]) -> Iterator[Subject]:
    """Put the lines of one subject together, where they stand together."""
    start, same = "", list[str]()
    for line in lines:
        if not line.startswith(start) or not same:
            if same:
                yield start[:-1], same
            start, same = line[: line.index(" ") + 1], []
        same.append(line)
    if same:
        yield start[:-1], same


def put_plainly(subjects: Iterable[Subject]) -> Iterator[Subject]:
    """Bring subjects in the order of Turtle, and their lines, into that of sorted lines."""
    waiting: list[Subject] = []
    for subject, lines in subjects:
        while waiting and not _is_before(subject, waiting[-1][0]):
            yield waiting.pop()
        waiting.append((subject, sorted(lines)))
    while waiting:
        yield waiting.pop()


def part_lines(subjects: Iterable[Subject]) -> Iterator[Said]:
    """Part the lines of subjects into properties and values, once for all who ask for them."""
    for subject, lines in subjects:
        start = len(subject) + 1
        yield subject, lines, [line[start:-2].split(" ", 1) for line in lines]


def _is_before(subject: str, shorter: str) -> bool:
    """Tell whether a subject that goes on where another ends stands before it in sorted lines."""
    start = shorter[:-1]
    return subject.startswith(start) and subject[len(start)] < _END
