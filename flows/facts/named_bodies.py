"""What a body named with a post stands for: all of a name, a part of it, or a unit of the body.

Whose a post is that names no body is told in ``belonging``.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from flows.model import EntityKind

if TYPE_CHECKING:
    from flows.facts.scene import Scene
    from flows.model import Mention, Name, Title

_WHOSE = frozenset({"of", "for", "at"})


def is_called_by_post(scene: Scene, body: str, title: Title) -> bool:
    """Tell whether a body is but a people and the post, taken for a name ("Malian Ministers")."""
    entity = scene.entity(body)
    names = () if entity is None else (entity.label, *entity.alt_labels)
    return any(n.lower().endswith(f" {title.post.lower()}") for n in names)


def part_named(scene: Scene, title: Title) -> Mention | None:
    """Give the mention of a body that a name behind a post only tells apart from others.

    "A spokesman for the Chadian army", "the director of Abuja's Mercy Hospital".
    """
    if title.of is None or not _is_behind(scene, title.of, title):
        return None
    span, tokens = title.of.span, scene.parsed.sentences[title.sentence].tokens
    over = [m for m in scene.entities.mentions if m.span.covers(span) and m.span != span]
    named = [m for m in over if m.span.begin == span.begin]
    behind = tokens[title.of.last : title.of.last + 2]
    inner = scene.mention_at(behind[1]) if len(behind) > 1 and behind[0].tag == "POS" else None
    found = [*named, *([inner] if inner is not None else [])]
    return next((m for m in found if m.entity.startswith(EntityKind.ORGANIZATION)), None)


def _is_behind(scene: Scene, body: Name, title: Title) -> bool:
    """Tell whether a body is named behind its post ("head of the AU")."""
    before = scene.parsed.sentences[title.sentence].tokens[: body.first]
    word = next((t.text.lower() for t in reversed(before) if t.pos != "DET"), "")
    return word in _WHOSE


def unit_of(scene: Scene, title: Title) -> str:
    """Give what of a body somebody heads ("head of the AU mediation team"), in small words."""
    if title.of is None or not _is_behind(scene, title.of, title):
        return ""
    part = part_named(scene, title)
    named = title.of.span if part is None else part.span
    behind = [
        t
        for t in scene.parsed.sentences[title.sentence].tokens
        if t.span.begin >= named.end and t.tag != "POS"
    ]
    words = list(takewhile(lambda t: t.pos in ("ADJ", "NOUN"), behind))
    while words and scene.lexicon.value("own_body", words[-1]) is None:
        words.pop()
    return " ".join(t.text.lower() for t in words)
