"""What went into what, and why: the merges inside one article, then those across all.

Words for peoples, pronouns and collective actors are mentions, not merges, and are not listed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.entities.spelling import fold, person_key
from flows.entities.spotted import mention_of
from flows.model import Merge, MergeReason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from flows.entities.reading import Reading
    from flows.entities.settle_names import Joined
    from flows.entities.spotted import Link
    from flows.model import ArticleFacts, Entity


def list_merges(reading: Reading, links: Iterable[Link]) -> tuple[Merge, ...]:
    """Give each name of an article that stands for an entity of another name, once."""
    found: dict[tuple[str, str], Merge] = {}
    for link in sorted(links, key=lambda k: k.place):
        mention = mention_of(reading.parsed, link)
        if link.reason is None or fold(mention.text) == fold(link.entity.label):
            continue
        words = reading.parsed.article.raw.text[mention.span.begin : mention.span.end]
        merge = Merge(
            kept=link.entity.label,
            merged=mention.text,
            article=reading.parsed.article.raw.id,
            entity=link.entity.id,
            reason=_precise(link.reason, mention.text, link.entity.label),
            evidence=f"{mention.span.begin}-{mention.span.end} {' '.join(words.split())}",
        )
        found.setdefault((mention.text, link.entity.id), merge)
    return tuple(sorted(found.values()))


def _precise(reason: MergeReason, name: str, label: str) -> MergeReason:
    """Tell a name of as many words from one that leaves parts out."""
    whole = reason is MergeReason.PART_OF_NAME and len(_words(name)) >= len(_words(label))
    return MergeReason.SPELLING if whole else reason


def _words(name: str) -> list[str]:
    return person_key(name).split()


def tell_merges(
    articles: Sequence[ArticleFacts],
    joined: Mapping[str, Mapping[str, Joined]],
    renamed: Mapping[str, Mapping[str, str]],
    entities: Iterable[Entity],
) -> tuple[Merge, ...]:
    """Give all merges under the names that are kept.

    Args:
        articles: What each article yields, in order of their ids.
        joined: Article -> entity id -> what it goes into, and why.
        renamed: Article -> old entity id -> new one.
        entities: The entities kept.
    """
    labels = {entity.id: entity.label for entity in entities}
    first: dict[str, str] = {}
    found: list[Merge] = []
    for facts in articles:
        article = facts.article.raw.id
        ids = renamed[article]
        found += [_under(m, ids.get(m.entity, m.entity), labels) for m in facts.entities.merges]
        for entity in facts.entities.entities:
            kept = ids.get(entity.id, entity.id)
            join, seen = joined[article].get(entity.id), first.setdefault(kept, article)
            found += _across(entity, article, join, (kept, labels[kept], seen))
    return tuple(sorted(set(found)))


def _under(merge: Merge, entity: str, labels: Mapping[str, str]) -> Merge:
    return replace(merge, entity=entity, kept=labels.get(entity, merge.kept))


def _across(
    entity: Entity, article: str, join: Joined | None, kept: tuple[str, str, str]
) -> Iterator[Merge]:
    """Give the merge of one entity of an article; none for the first article that has it."""
    identifier, label, seen = kept
    if join is not None and join.reason is not None:
        reason, told = join.reason, join.evidence
    elif join is None and seen != article and entity.label == label:
        reason, told = MergeReason.SAME_NAME, f"article {seen} has it first"
    else:
        return
    yield Merge(
        kept=label,
        merged=entity.label,
        article=article,
        entity=identifier,
        reason=reason,
        evidence=told,
    )
