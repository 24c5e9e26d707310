"""What the user ruled about merges: names that are never one entity, names that always are.

The file that they stand in is read in ``read.merges``; here the links of an article obey them.
``settle_names`` asks before it brings entities of several articles together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.entities.spelling import fold, slug
from flows.model import Entity, EntityKind, MergeReason, RulingKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from flows.entities.spotted import Link
    from flows.model import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """Rulings by pair of folded names; of two on one pair and article the last stands.

    Args:
        pairs: (name, other name, article or "") -> what was ruled; each forbidden pair both ways.
    """

    pairs: Mapping[tuple[str, str, str], Ruling]

    @classmethod
    def of(cls, rulings: Iterable[Ruling]) -> Rulings:
        """Index rulings, in the order in which they were made."""
        pairs: dict[tuple[str, str, str], Ruling] = {}
        for ruling in rulings:
            names = (_key(ruling.kept), _key(ruling.other))
            for one, other in (names, names[::-1]):
                pairs[one, other, ruling.article or ""] = ruling
        return cls(pairs=pairs)

    def forbid(self, one: Entity | str, other: Entity | str, article: str = "") -> bool:
        """Tell whether two names or entities must not be one, in an article or everywhere."""
        return bool(self.pairs) and any(
            ruling.kind is RulingKind.FORBID
            for first in _keys(one)
            for second in _keys(other)
            for where in dict.fromkeys((article, ""))
            if (ruling := self.pairs.get((first, second, where))) is not None
        )

    def forced(self) -> tuple[tuple[str, str], ...]:
        """Give the name kept and the other one of each ruling that holds for all articles."""
        found = (r for (_, _, where), r in self.pairs.items() if not where)
        return tuple(dict.fromkeys((r.kept, r.other) for r in found if r.kind is RulingKind.FORCE))

    def kept_for(self, name: str, article: str) -> str | None:
        """Give the name that stands in the place of another in an article, None for its own."""
        key = _key(name)
        found = (
            ruling.kept
            for (_, other, where), ruling in self.pairs.items()
            if ruling.kind is RulingKind.FORCE and other == key and where in ("", article)
            if _key(ruling.other) == key
        )
        return next(found, None)

    def stands_apart(self, entity: Entity) -> bool:
        """Tell whether an entity was made of a namesake that one article keeps apart."""
        name = _key(entity.label)
        ends = (f"-{slug(where)}" for one, _, where in self.pairs if where and one == name)
        return any(entity.id.endswith(end) for end in ends)


NO_RULINGS = Rulings(pairs={})


def _key(name: str) -> str:
    return name if "/" in name else fold(name)


def _keys(named: Entity | str) -> tuple[str, ...]:
    return (_key(named),) if isinstance(named, str) else (fold(named.label), named.id)


def obey_rulings(
    links: Sequence[Link], texts: Sequence[str], rulings: Rulings, article: str
) -> tuple[Link, ...]:
    """Give the links of an article as the user wants them.

    Args:
        links: The links.
        texts: The words that each covers.
        rulings: What the user ruled.
        article: Id of the article.
    """
    if not rulings.pairs:
        return tuple(links)
    forced = [_force(k, t, rulings, article) for k, t in zip(links, texts, strict=True)]
    known = {link.entity.label: link.entity for link in reversed(links)}
    whole = (_with_known(link, known) for link in forced)
    pairs = zip(whole, texts, strict=True)
    return tuple(_split(link, text, rulings, article) for link, text in pairs)


def _with_known(link: Link, known: Mapping[str, Entity]) -> Link:
    """Give a link that was forced the entity of its new name that the article knows."""
    kept = known.get(link.entity.label) if link.reason is MergeReason.RULED else None
    return link if kept is None else replace(link, entity=kept)


def _force(link: Link, text: str, rulings: Rulings, article: str) -> Link:
    kept = rulings.kept_for(text, article) or rulings.kept_for(link.entity.label, article)
    if kept is None or rulings.forbid(text, link.entity, article):
        return link
    entity = replace(
        link.entity,
        id=f"{link.entity.kind}/{slug(kept)}",
        label=kept,
        alt_labels=tuple(sorted({*link.entity.alt_labels, link.entity.label, text} - {kept})),
    )
    return replace(link, entity=entity, reason=MergeReason.RULED)


def _split(link: Link, text: str, rulings: Rulings, article: str) -> Link:
    """Give a link to an entity of its own where its name must not stand for its entity.

    A namesake that its article keeps apart stays one inside the article.
    """
    entity = link.entity
    if rulings.forbid(entity.label, entity.label, article):
        apart = f"{entity.id}-{slug(article)}"
        return link if entity.id.endswith(f"-{slug(article)}") else _moved(link, apart)
    if not rulings.forbid(text, entity, article):
        names = tuple(n for n in entity.alt_labels if not rulings.forbid(n, entity, article))
        return replace(link, entity=replace(entity, alt_labels=names))
    return replace(link, entity=_by_itself(entity, text, article), reason=None)


def _moved(link: Link, identifier: str) -> Link:
    return replace(link, entity=replace(link.entity, id=identifier))


def _by_itself(entity: Entity, text: str, article: str) -> Entity:
    inside = f"{slug(article)}/" if entity.kind is EntityKind.EVENT else ""
    return Entity(
        id=f"{entity.kind}/{inside}{slug(text)}",
        kind=entity.kind,
        label=text,
        actor_type=entity.actor_type,
        event_type=entity.event_type,
        place=entity.place,
    )
