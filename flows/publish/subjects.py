"""A knowledge base subject by subject, as lines of N-Triples, so that none need be whole.

Turtle has an article before its passages; plain lines, sorted, have its passages first. Who reads
one can have the other: all that has to wait is what an IRI is the beginning of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Subject = tuple[str, list[str]]
"""A subject and its lines, without their ends."""
_END = ">"


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


def _is_before(subject: str, shorter: str) -> bool:
    """Tell whether a subject that goes on where another ends stands before it in sorted lines."""
    start = shorter[:-1]
    return subject.startswith(start) and subject[len(start)] < _END
