"""Which state or body a post belongs to: named with it, by the words around it, or else known.

From certain to doubtful; a body that the article does not name is taken only from reference data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.tree import head_of
from flows.model import ActorType, EntityKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.facts.scene import Scene
    from flows.model import Entity, Mention, Name, Title, Token

_OWNERS = frozenset({"its", "their"})
_LINKS = frozenset({"of", "for", "at", "in"})
_PHRASE_WORDS = 8
"""Words after a post within which its body is named."""
_INHERITED = frozenset({"spokesperson", "official", "igo_head", "legislator"})
"""Classes of post that a text gives to the body it speaks of, when it names none."""
_SENTENCES_BACK = 3
_OF_STATES = frozenset(
    {
        "head_of_state",
        "head_of_government",
        "minister",
        "envoy",
        "ambassador",
        "official",
        "legislator",
        "igo_head",
    }
)
"""Classes of post that reference data on office holders speaks about."""


def body_of(scene: Scene, title: Title) -> tuple[str | None, float]:
    """Give the entity that a post belongs to, and how far to believe it (0 to 1)."""
    if title.of is not None:
        return entity_of(scene, title.of), 1.0
    for read, belief in READERS:
        found = read(scene, title)
        if found is not None:
            return found, belief
    return None, 1.0


def entity_of(scene: Scene, name: Name) -> str | None:
    """Give the entity that a name stands for: the longest mention inside it, else one around it."""
    inside = scene.mentions(name.span)
    around = [m for m in scene.entities.mentions if m.span.covers(name.span)]
    best = [*sorted(inside, key=lambda m: (-m.span.length, m.span)), *around]
    return best[0].entity if best else None


def class_of(scene: Scene, post: str) -> str | None:
    """Give the class of a post by its last words, the longest that the lexicon knows."""
    words = post.lower().removeprefix("ex-").split()
    heads = scene.lexicon.cues("post_head")
    ends = (" ".join(words[at:]) for at in range(len(words)))
    return next((heads[end] for end in ends if end in heads), None)


def _owner_before(scene: Scene, title: Title) -> str | None:
    """Read "its press chief" and "the group's leader"."""
    sentence = scene.parsed.sentences[title.sentence]
    before = [t for t in sentence.tokens if t.span.end <= title.span.begin][-2:]
    if before and before[-1].text.lower() in _OWNERS:
        own = scene.mention_at(before[-1])
        return own.entity if own is not None else _last_subject(scene, title)
    possessive = len(before) == 2 and before[-1].tag == "POS"
    mention = scene.mention_at(before[0]) if possessive else None
    return mention.entity if mention is not None and _is_body(scene, mention) else None


def _phrase_after(scene: Scene, title: Title) -> str | None:
    """Read "chairman of the regional bloc IGAD"."""
    sentence = scene.parsed.sentences[title.sentence]
    after = [t for t in sentence.tokens if t.span.begin >= title.span.end][:_PHRASE_WORDS]
    if not after or after[0].text.lower() not in _LINKS:
        return None
    for token in after[1:]:
        if token.pos in ("PUNCT", "VERB", "AUX"):
            return None
        mention = scene.mention_at(token)
        if mention is not None and _is_body(scene, mention):
            return mention.entity
    return None


def _known_body(scene: Scene, title: Title) -> str | None:
    """Take the state or body that reference data knows."""
    body = known_body(scene, title)
    if body is None:
        return None
    bodies = (e for e in scene.entities.entities if e.kind is EntityKind.ORGANIZATION)
    return next((e.id for e in bodies if body in (e.label, *e.alt_labels)), None)


def _group_in_post(scene: Scene, title: Title) -> str | None:
    """Read "rebel chief", "opposition leader": the group that the article calls so."""
    group = title.post.lower().split()[0]
    called = (group, f"{group}s")
    same = (m for m in scene.entities.mentions if m.text.lower() in called)
    return next((m.entity for m in same if not m.entity.startswith(EntityKind.PLACE)), None)


def known_body(scene: Scene, title: Title) -> str | None:
    """Give the name of the state or body that reference data knows somebody's post to be of.

    Returns:
        None where the text names a body, where the data has none, or more than one.
    """
    post_class = class_of(scene, title.post)
    if title.of is not None or post_class not in _OF_STATES:
        return None
    holder = entity_of(scene, title.holder)
    person = None if holder is None else scene.entity(holder)
    names = [title.holder.text, *(() if person is None else (person.label, *person.alt_labels))]
    return scene.lexicon.offices.body_of(names, post_class)


def _spoken_of(scene: Scene, title: Title) -> str | None:
    inherits = class_of(scene, title.post) in _INHERITED
    return _last_subject(scene, title) if inherits else None


def _last_subject(scene: Scene, title: Title) -> str | None:
    """Give the body that was last the subject of a sentence; neither a state nor a medium."""
    first = max(0, title.sentence - _SENTENCES_BACK)
    for sentence in reversed(scene.parsed.sentences[first : title.sentence]):
        mentions = [m for m in scene.mentions(sentence.span) if _is_group(scene, m)]
        for mention in reversed(mentions):
            inside = [t.index for t in sentence.tokens if mention.span.covers(t.span)]
            if inside and _is_subject(head_of(sentence, inside[0], inside[-1] + 1)):
                return mention.entity
    return None


def _is_subject(token: Token) -> bool:
    return token.dep.startswith("nsubj")


def _entity(scene: Scene, mention: Mention) -> Entity | None:
    return scene.entity(mention.entity)


def _is_body(scene: Scene, mention: Mention) -> bool:
    entity = _entity(scene, mention)
    return entity is not None and entity.kind is EntityKind.ORGANIZATION


def _is_group(scene: Scene, mention: Mention) -> bool:
    entity = _entity(scene, mention)
    apart = (ActorType.STATE, ActorType.NEWS_MEDIA)
    return _is_body(scene, mention) and entity is not None and entity.actor_type not in apart


READERS: tuple[tuple[Callable[[Scene, Title], str | None], float], ...] = (
    (_owner_before, 0.9),
    (_phrase_after, 0.9),
    (_known_body, 0.8),
    (_group_in_post, 0.8),
    (_spoken_of, 0.6),
)
"""Ways to the body of a post that is named without one, from certain to doubtful."""
