"""What changed from one release to another: articles, verdicts and claims.

A claim is known by its IRI, which its standing is part of: one that vanished and one that appeared
with the same article, claimant and situations are one claim whose standing changed. How a release
is read stands in ``changes_read``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim as its article tells it.

    Args:
        article: File of the article.
        claim: Its IRI.
        claimant: Who says so.
        states: IRIs of its situations, sorted.
        says: Who says what, in few words.
        standing: Epistemic status and polarity.
        passages: Begin, end and words of each, in order.
    """

    article: str
    claim: str
    claimant: str
    states: tuple[str, ...]
    says: str
    standing: tuple[str, str]
    passages: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """What is decided about the date of an article."""

    article: str
    verdict: str
    decided: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What went with an article that went, beside its claims.

    Args:
        article: Its file.
        situations: IRIs of those that no other article states.
        entities: Names of those that no other article speaks of.
        conflicts: IRIs of those that it had a side in.
        leaning: Files of the articles whose dates leaned on it.
    """

    article: str
    situations: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    leaning: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What is compared of a release.

    Args:
        digests: Of each article, by its file.
        datings: By file.
        claims: By IRI.
    """

    digests: Mapping[str, str]
    datings: Mapping[str, Dating]
    claims: Mapping[str, Told]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is different, each list in order of articles.

    Args:
        came: Files of the articles that are new.
        gone: Files of those that are no longer there.
        rewritten: Files whose bytes changed.
        turned: Dating before and after.
        appeared: Claims that are new.
        vanished: Claims that are no longer there.
        restated: Claims whose standing changed, before and after.
        moved: Claims whose passages changed, before and after.
        taken: What went with each article that went, in the order of ``gone``.
    """

    came: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    rewritten: tuple[str, ...] = ()
    turned: tuple[tuple[Dating, Dating], ...] = ()
    appeared: tuple[Told, ...] = ()
    vanished: tuple[Told, ...] = ()
    restated: tuple[tuple[Told, Told], ...] = ()
    moved: tuple[tuple[Told, Told], ...] = ()
    taken: tuple[Taken, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is different."""
        return self != Changes()


def compare(old: Release, new: Release) -> Changes:
    """Compare two releases.

    Args:
        old: The earlier one.
        new: The later one.
    """
    both = sorted(old.digests.keys() & new.digests.keys())
    vanished = _sort(c for iri, c in old.claims.items() if iri not in new.claims)
    appeared = _sort(c for iri, c in new.claims.items() if iri not in old.claims)
    restated = _pair(vanished, appeared)
    paired = {claim.claim for pair in restated for claim in pair}
    return Changes(
        came=tuple(sorted(new.digests.keys() - old.digests.keys())),
        gone=tuple(sorted(old.digests.keys() - new.digests.keys())),
        rewritten=tuple(file for file in both if old.digests[file] != new.digests[file]),
        turned=tuple(_turn(old.datings, new.datings, both)),
        appeared=tuple(claim for claim in appeared if claim.claim not in paired),
        vanished=tuple(claim for claim in vanished if claim.claim not in paired),
        restated=restated,
        moved=_move(old.claims, new.claims),
    )


def _turn(
    old: Mapping[str, Dating], new: Mapping[str, Dating], files: Iterable[str]
) -> Iterator[tuple[Dating, Dating]]:
    for file in files:
        before, after = old.get(file), new.get(file)
        if before is not None and after is not None and before != after:
            yield before, after


def _move(old: Mapping[str, Told], new: Mapping[str, Told]) -> tuple[tuple[Told, Told], ...]:
    stayed = ((told, new[iri]) for iri, told in old.items() if iri in new)
    moved = (pair for pair in stayed if _places(pair[0]) != _places(pair[1]))
    return tuple(sorted(moved, key=lambda pair: _order(pair[1])))


def _places(told: Told) -> tuple[tuple[int, int], ...]:
    return tuple((begin, end) for begin, end, _ in told.passages)


def _sort(claims: Iterable[Told]) -> tuple[Told, ...]:
    return tuple(sorted(claims, key=_order))


def _order(told: Told) -> tuple[object, ...]:
    return (told.article, told.passages, told.says, told.claim)


def _pair(vanished: Iterable[Told], appeared: Iterable[Told]) -> tuple[tuple[Told, Told], ...]:
    """Pair claims of one article, claimant and content that differ in their standing."""
    before: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for told in vanished:
        before[told.article, told.claimant, told.states].append(told)
    pairs = []
    for told in appeared:
        same = before[told.article, told.claimant, told.states]
        others = [old for old in same if old.standing != told.standing]
        if others:
            same.remove(others[0])
            pairs.append((others[0], told))
    return tuple(pairs)
