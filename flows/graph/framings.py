"""The same thing in words that take sides: "the regime" for one, "the government" for another.

Nothing is taken for true: a conflict set names the situations in which the words stand.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.model import Conflict, ConflictKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.model import AssembledArticle, Situation

_SIDES_LEAST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A situation in which an article, or whom it quotes, calls something by a word of a side."""

    article: str
    claimant: str | None
    side: str
    situation: Situation

    @property
    def source(self) -> tuple[str, str]:
        """Who chose the word: a claimant is one in all articles, an article speaks for itself."""
        return ("", self.claimant) if self.claimant is not None else (self.article, "")


def find_framings(articles: Sequence[AssembledArticle]) -> tuple[Conflict, ...]:
    """Find what is called by opposed words by different claimants or articles.

    A source that uses both words takes no side, and is left out; so are copies of a story.

    Returns:
        One conflict an entity and kind of word, by entity: the first situation of each source in
        which it uses its word.
    """
    groups: dict[tuple[str, str], list[Naming]] = defaultdict(list)
    for key, naming in _list_namings(articles):
        groups[key].append(naming)
    found = (_oppose(groups[key]) for key in sorted(groups))
    return tuple(conflict for conflict in found if conflict is not None)


def _list_namings(
    articles: Sequence[AssembledArticle],
) -> Iterator[tuple[tuple[str, str], Naming]]:
    for assembled in articles:
        for claim in assembled.claims if assembled.duplicate_of is None else ():
            for wording in claim.wordings if claim.states else ():
                naming = Naming(
                    article=assembled.article.raw.id,
                    claimant=claim.claimant,
                    side=wording.side,
                    situation=claim.states[0],
                )
                yield (wording.entity, wording.kind), naming


def _oppose(namings: Sequence[Naming]) -> Conflict | None:
    """Make the conflict of those who keep to one side each, if they keep to different ones."""
    sides: dict[tuple[str, str], set[str]] = defaultdict(set)
    for naming in namings:
        sides[naming.source].add(naming.side)
    firm = {source for source, used in sides.items() if len(used) == 1}
    first: dict[tuple[str, str], Naming] = {}
    for naming in namings:
        if naming.source in firm:
            first.setdefault(naming.source, naming)
    if len({n.side for n in first.values()}) < _SIDES_LEAST:
        return None
    members = tuple(dict.fromkeys((n.article, n.situation) for n in first.values()))
    return Conflict(kind=ConflictKind.FRAMING, members=members) if len(members) > 1 else None
