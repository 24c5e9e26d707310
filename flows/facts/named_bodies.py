"""What a body named with a post stands for: all of a name, a part of it, or a unit of the body.

Whose a post is that names no body is told in ``belonging``.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from flows.facts.owners import entity_of
from flows.model import EntityKind

if TYPE_CHECKING:
    from flows.facts.scene import Scene
    from flows.model import Mention, Name, Title, Token

_WHOSE = frozenset({"of", "for", "at"})
_UNITS = ("own_body", "group_noun")
"""Nouns of what a state or body has and somebody may head ("Chad's army", "Chad's judiciary")."""


def is_called_by_post(scene: Scene, body: str, title: Title) -> bool:
    """Tell whether a body is but a people and the post, taken for a name ("Malian Ministers")."""
    entity = scene.entity(body)
    names = () if entity is None else (entity.label, *entity.alt_labels)
    return any(n.lower().endswith(f" {title.post.lower()}") for n in names)


def is_of_another(scene: Scene, title: Title, body: str) -> bool:
    """Tell whether a body only owns what a post is of, and that is no body of its own.

    "The author of Chad's new constitution", "the leader of the ZMF's main rival".
    """
    if title.of is None or part_named(scene, title) is not None or unit_of(scene, title):
        return False
    tokens = scene.parsed.sentences[title.sentence].tokens
    inside = tokens[title.of.first : title.of.last]
    owned = any(t.tag == "POS" for t in inside[:-1]) and not _is_named_whole(scene, title.of, body)
    behind = tokens[title.of.last : title.of.last + 1]
    return owned or (_is_behind(scene, title.of, title) and any(t.tag == "POS" for t in behind))


def _is_named_whole(scene: Scene, name: Name, body: str) -> bool:
    """Tell whether a body is named by the last words of a name, too ("Farmers' Union")."""
    ends = (m for m in scene.entities.mentions if m.span.end == name.span.end)
    return any(m.entity == body for m in ends)


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
    """Tell whether a body is named behind its post ("head of the AU"); "the AU's head" is not."""
    text, span = scene.parsed.article.raw.text, title.span
    post = text.find(title.post, span.begin, span.end)
    if post > body.span.begin:
        return False
    before = scene.parsed.sentences[title.sentence].tokens[: body.first]
    word = next((t.text.lower() for t in reversed(before) if t.pos != "DET"), "")
    return word in _WHOSE


def unit_of(scene: Scene, title: Title) -> str:
    """Give what of a body somebody heads ("head of the AU mediation team"), in small words."""
    if title.of is None or not _is_behind(scene, title.of, title):
        return ""
    if entity_of(scene, title.of) is None:
        return title.of.text  # "Commander of Joint Operations"
    between = _part_between(scene, title, title.of)
    if between:
        return between
    part = part_named(scene, title)
    named = title.of.span if part is None else part.span
    tokens = scene.parsed.sentences[title.sentence].tokens
    after = [t for t in tokens if t.span.begin >= named.end]
    owned = bool(after) and after[0].tag == "POS"
    groups = _UNITS if owned and part is None else _UNITS[:1]  # "the Zumor party" is whole
    words = list(takewhile(_is_plain, after[owned:]))
    while words and not any(scene.lexicon.value(g, words[-1]) is not None for g in groups):
        words.pop()
    return " ".join(t.text.lower() for t in words)


def _part_between(scene: Scene, title: Title, body: Name) -> str:
    """Give the part of a body named between a post and it ("head of the press office of ZMDA")."""
    tokens = scene.parsed.sentences[title.sentence].tokens
    text, span = scene.parsed.article.raw.text, title.span
    begin = text.find(title.post, span.begin, span.end) + len(title.post)
    inside = [t for t in tokens[: body.first] if t.span.begin >= begin and t.pos != "DET"]
    if not inside or inside[-1].text.lower() not in _WHOSE:
        return ""
    nouns = list(takewhile(_is_plain, reversed(inside[:-1])))[::-1]
    part = bool(nouns) and nouns[-1].text.lower() in scene.lexicon.cues("body_part")
    return " ".join(t.text.lower() for t in nouns) if part else ""


def _is_plain(token: Token) -> bool:
    return token.pos in ("ADJ", "NOUN")
