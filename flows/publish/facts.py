"""``facts.ttl`` in a few looks at the graph: what ``ontology/exports/facts.rq`` answers.

The query pairs the claims of each situation, so it grows with their square, and needs a store. Here
claims leave marks of eight bytes. Where another query stands in its place, that one is asked.
"""

from __future__ import annotations

import hashlib
from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Final

import numpy as np

from flows.graph import vocab
from flows.graph.marks import listed
from flows.graph.terms import is_iri
from flows.publish.turtle import cut_blocks, order_key, stream_blocks, write_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from flows.publish.subjects import Said, Subject, Wanted

    Pick = Callable[[Wanted], Iterable[Subject]]

QUERY_DIGEST: Final = "51844926004566a444a058581bf44a6637242da2e7fa8f39595861e5524520a6"
"""SHA-256 of the query that is answered here."""
STATES, ARTICLE, CLAIMANT = str(vocab.STATES), str(vocab.IN_ARTICLE), str(vocab.CLAIMANT)
STATUS, POLARITY = str(vocab.EPISTEMIC_STATUS), str(vocab.POLARITY)
FOUND_BY, COPY_OF = str(vocab.GENERATED_BY), str(vocab.DUPLICATE_OF)
ASSERTED, REPORTED, POSITIVE = (
    str(vocab.dl(name)) for name in ("Asserted", "Reported", "Positive")
)
SITUATION = f"{vocab.TYPE} {vocab.SITUATION} ."
NAMES = tuple(
    f"{name} "
    for name in (vocab.TYPE, vocab.LABEL, vocab.PREF_LABEL, vocab.ALT_LABEL, vocab.EXACT_MATCH)
)
OWN: Final = f"<{vocab.DL}"


def is_answered(query: str) -> bool:
    """Tell whether this is the query that is answered here."""
    return hashlib.sha256(query.encode()).hexdigest() == QUERY_DIGEST


@dataclass(slots=True)
class Tellings:
    """Who states which situation where, as marks, and which articles are copies."""

    _asserted: set[int] = field(default_factory=set)
    _situations: array[int] = field(default_factory=lambda: array("q"))
    _articles: array[int] = field(default_factory=lambda: array("q"))
    _voices: array[int] = field(default_factory=lambda: array("q"))
    _copies: set[tuple[int, int]] = field(default_factory=set)

    def watch(self, subjects: Iterable[Said]) -> Iterator[Said]:
        """Note the claims of a knowledge base, while it passes."""
        for passing in subjects:
            subject, _, said = passing
            for name, value in said:
                if name == STATES:
                    self._note(said)
                    break
                if name == COPY_OF:
                    copy, original = hash(subject), hash(value)
                    self._copies |= {(copy, original), (original, copy)}
            yield passing

    def _note(self, said: Iterable[list[str]]) -> None:
        values = defaultdict[str, list[str]](list)
        for name, value in said:
            values[name].append(value)
        standing = {*values[STATUS]} & {ASSERTED, REPORTED}
        if FOUND_BY in values or POSITIVE not in values[POLARITY] or not standing:
            return
        states = [hash(value) for value in values[STATES]]
        if ASSERTED in standing and {*values[ARTICLE]} & {*values[CLAIMANT]}:
            self._asserted.update(states)
        for article, voice in product(values[ARTICLE], values[CLAIMANT]):
            self._situations.extend(states)
            self._articles.extend([hash(article)] * len(states))
            self._voices.extend([hash(voice)] * len(states))

    def list_facts(self) -> frozenset[int]:
        """Give marks of what an article asserts itself, or two that are no copies report."""
        tellings = defaultdict[int, dict[tuple[int, int], None]](dict)
        marks, counts = np.unique(listed(self._situations), return_counts=True)
        repeated = set(marks[counts > 1].tolist()) - self._asserted
        rows = zip(self._situations, self._articles, self._voices, strict=True)
        for situation, article, voice in rows:
            if situation in repeated:
                tellings[situation][voice, article] = None
        told = (mark for mark, found in tellings.items() if self._is_told_twice(found))
        return frozenset((*self._asserted, *told))

    def _is_told_twice(self, tellings: Iterable[tuple[int, int]]) -> bool:
        """Tell whether two voices say it in two articles, neither a copy of the other."""
        by_voice = defaultdict[int, list[int]](list)
        for voice, article in tellings:
            by_voice[voice].append(article)
        return any(
            one != other and (one, other) not in self._copies
            for voice, articles in sorted(by_voice.items(), key=lambda item: len(item[1]))
            for rest, others in by_voice.items()
            if rest != voice
            for one, other in product(articles, others)
        )


def stream_facts(pick: Pick, facts: frozenset[int], prefixes: Mapping[str, str]) -> Iterator[bytes]:
    """Write situations without claims as Turtle, and what those are called that take part.

    Args:
        pick: Gives some subjects of the graph with their lines, in any order.
        facts: Marks of the situations, as ``Tellings`` has them.
        prefixes: Short names for the Turtle.
    """
    lines, things = set[str](), set[str]()
    for subject, told in pick(lambda subject: hash(subject) in facts):
        if f"{subject} {SITUATION}" in told:
            lines.update(told)
            things.update(value for value in _list_values(subject, told) if is_iri(value))
    things = {thing for thing in things if not thing.startswith(OWN)}
    for subject, told in pick(things.__contains__):
        start = tuple(f"{subject} {name}" for name in NAMES)
        lines.update(line for line in told if line.startswith(start))
    if not lines:
        return iter((write_blocks((), prefixes),))
    keys = sorted(order_key(line.encode()) for line in lines)
    return stream_blocks(cut_blocks(keys), prefixes)


def _list_values(subject: str, lines: Iterable[str]) -> Iterator[str]:
    start = len(subject) + 1
    return (line[start:-2].partition(" ")[2] for line in lines)
