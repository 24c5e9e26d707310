"""Groups and events without a name of their own, met in one article: made, and added to the scene.

What tells one (a noun, a verb, who meets whom) is for the modules that use this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.phrases import slug_of
from flows.model import Entity, EntityKind, Mention, PartKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from flows.facts.scene import Scene
    from flows.model import EventType, Sentence, Token

    Teller = Callable[[Scene, Sentence], Iterator[tuple[Entity, Mention]]]


_PRONOUNS = frozenset(
    {
        *("he", "her", "hers", "him", "his", "it", "its", "she"),
        *("i", "me", "mine", "my", "our", "they", "their", "them", "us", "we", "who"),
    }
)


def add_unnamed(scene: Scene, tellers: Sequence[Teller]) -> Scene:
    """Give the scene with the entities that the tellers find, each with where it is mentioned."""
    return scene.with_found(
        pair
        for sentence in scene.parsed.sentences
        if sentence.kind is not PartKind.DATELINE
        for tell in tellers
        for pair in tell(scene, sentence)
    )


def make_event(
    scene: Scene,
    label: str,
    kind: EventType | None,
    place: str | None,
    *others: str,
    told_in: Sentence | None = None,
) -> Entity:
    """Make an event of this article alone.

    Args:
        scene: The article.
        label: What it is called.
        kind: What it is; None for a plan, which only stances are about.
        place: Id of its place.
        others: Other names.
        told_in: The sentence that tells of it: what is called alike in another entry of a
            chronology is another one.
    """
    article = slug_of(scene.parsed.article.raw.id, "article")
    texts = () if told_in is None else (t for t, _ in scene.entries if t.covers(told_in.span))
    within = "".join(f"{text.begin}/" for text in texts)
    return Entity(
        id=f"{EntityKind.EVENT}/{article}/{within}{slug_of(label, 'event')}",
        kind=EntityKind.EVENT,
        label=label,
        alt_labels=others,
        event_type=kind,
        place=place,
    )


def make_group(scene: Scene, label: str, *others: str) -> Entity:
    """Make a group of this article alone ("nine delegates")."""
    return Entity(
        id=f"{EntityKind.ANONYMOUS}/{scene.parsed.article.raw.id}/{slug_of(label, 'group')}",
        kind=EntityKind.ANONYMOUS,
        label=label,
        alt_labels=others,
    )


def mention_of(word: Token, entity: Entity) -> Mention:
    """Give the mention of an entity by one word."""
    return Mention(span=word.span, text=word.text, entity=entity.id)


def join_names(names: Sequence[str]) -> str:
    """Write names as a list: "Kerry", "Kerry and Lavrov", "Assad, Kerry and Lavrov"."""
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def short_names(scene: Scene, entities: Sequence[Entity], what: str) -> tuple[str, ...]:
    """Give what news calls an event by those in it: "Kiir-Machar meeting", "Russia-Iran deal"."""
    short = sorted(short_name(scene, e) for e in entities)
    last = sorted(_last_name(e, short_name(scene, e)) for e in entities)
    made = (f"{'-'.join(names)} {what}" for names in (short, last) if len(names) > 1)
    return tuple(dict.fromkeys(made))


def _last_name(entity: Entity, name: str) -> str:
    """Give the last word of a person's name; that of a name with a hyphen may be no last name."""
    person = entity.kind is EntityKind.PERSON
    return name.rsplit(maxsplit=1)[-1] if person and "-" not in name else name


def short_name(scene: Scene, entity: Entity) -> str:
    """Give the shortest name that the article calls a person by ("Kiir"); the label of others."""
    if entity.kind is not EntityKind.PERSON:
        return entity.label
    texts = [m.text for m in scene.entities.mentions if m.entity == entity.id]
    names = [t for t in texts if t[:1].isupper() and t.split()[-1].lower() not in _PRONOUNS]
    return min(names, key=lambda t: (len(t), t), default=entity.label)
