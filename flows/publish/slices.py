"""A knowledge base cut by its articles, so that what is asked of each fits into memory.

A slice has all that some articles say, and what that refers to. What has a name, and what does not
go together, stands beside them in one file of its own.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from flows.graph import vocab
from flows.graph.terms import is_iri, read_text
from flows.publish.subjects import read_subjects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from flows.publish.subjects import Said

SLICE_ARTICLES: Final = 2_000
SLICES_MAX: Final = 200
"""They are written side by side, and a process may have some hundreds of files open."""
FILE, IN_ARTICLE = str(vocab.SOURCE_FILE), str(vocab.IN_ARTICLE)
NAME, MEMBER = str(vocab.PREF_LABEL), str(vocab.CONFLICT_MEMBER)

Places = dict[str, int]
"""The number of the slice of each article, by its IRI as lines have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Files of N-Triples.

    Args:
        slices: In the order of their articles.
        shared: What has a name, and conflicts.
    """

    slices: tuple[Path, ...]
    shared: Path


def place_articles(subjects: Iterable[Said], articles_max: int = SLICE_ARTICLES) -> Places:
    """Give articles to slices in the order of their files; those of one file stay together.

    Args:
        subjects: The articles, and what is not wanted.
        articles_max: A slice is full with so many.
    """
    found = sorted(
        (read_text(value), subject)
        for subject, _, said in subjects
        for name, value in said
        if name == FILE
    )
    full = max(articles_max, -(-len(found) // SLICES_MAX))
    places: Places = {}
    number = held = 0
    for _, same in groupby(found, key=lambda pair: pair[0]):
        if held >= full:
            number, held = number + 1, 0
        own = dict.fromkeys((subject for _, subject in same), number)
        held += len(own)
        places |= own
    return places


def cut_slices(subjects: Iterable[Said], places: Places, folder: Path) -> Cut:
    """Cut a knowledge base.

    Args:
        subjects: In the order of sorted lines: what a claim states comes after the claims.
        places: The articles wanted.
        folder: Where the files go.

    Raises:
        OSError: The disk is full.
    """
    paths = [folder / f"slice-{n}" for n in range(max(places.values(), default=0) + 1)]
    cut = Cut(slices=tuple(paths), shared=folder / "shared")
    cutting = _Cutting(places)
    with ExitStack() as stack:
        files = [stack.enter_context(path.open("wb")) for path in paths]
        with cut.shared.open("wb") as shared:
            for subject, lines, said in subjects:
                text, names = _join(lines), {name for name, _ in said}
                if not names.isdisjoint((NAME, MEMBER)):
                    shared.write(text)
                if NAME not in names:
                    for number in cutting.ask(subject, said):
                        files[number].write(text)
        with cut.shared.open("rb") as shared:
            for subject, lines in read_subjects(shared, cutting.is_needed):
                for number in cutting.find(subject):
                    files[number].write(_join(lines))
    return cut


class _Cutting:
    """Knows which slices need a thing: a bit a slice, by the hash of what is referred to."""

    def __init__(self, places: Mapping[str, int]) -> None:
        self._places = places
        self._needs = defaultdict[int, int](int)

    def is_needed(self, subject: str) -> bool:
        """Tell whether a slice needs a thing."""
        return hash(subject) in self._needs

    def find(self, subject: str) -> Iterator[int]:
        """Give the slices that need a thing."""
        return _list_bits(self._needs.get(hash(subject), 0))

    def ask(self, subject: str, said: Sequence[Sequence[str]]) -> Iterator[int]:
        """Give the slices that a thing belongs to, and note what it refers to for them."""
        bits = self._find_own(subject, said)
        if bits:
            for name, value in said:
                hangs = "#" in value  # a passage, which goes with its article, or a term
                if name not in (IN_ARTICLE, MEMBER) and is_iri(value) and not hangs:
                    self._needs[hash(value)] |= bits
        return _list_bits(bits)

    def _find_own(self, subject: str, said: Iterable[Sequence[str]]) -> int:
        """Give the bits of a thing: those of its article, else of whoever refers to it.

        A conflict belongs where one of its sides does.
        """
        whole, mark, _ = subject.partition("#")
        article = f"{whole}>" if mark else subject
        bits = self._needs.get(hash(subject), 0)
        for name, value in said:
            if name == IN_ARTICLE:
                article = value
            elif name == MEMBER:
                bits |= self._needs.get(hash(value), 0)
        place = self._places.get(article)
        return bits if place is None else 1 << place


def _join(lines: Sequence[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def _list_bits(bits: int) -> Iterator[int]:
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
