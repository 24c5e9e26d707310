"""Whose something is: the body behind "his", "its" or "the group's", by posts told elsewhere.

Whose post it is by other words is told in ``belonging``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.model import ActorType, EntityKind, NameLabel

if TYPE_CHECKING:
    from flows.facts.scene import Scene
    from flows.model import Mention, Name, Title, Token

_OWNED_WORDS = 2
"""An owner and its "'s"."""
_PHRASE_WORDS = 8
_GROUPS_BACK = 6
"""Sentences back within which "the group" has its name."""
_GROUP_SORTS = frozenset({ActorType.POLITICAL_BODY, ActorType.ARMED_GROUP})
"""Sorts of group noun that take up a group; "the ministry" and "the court" stay unread."""
_ANY_GROUP = frozenset({"group", "movement", "front", "organisation", "organization"})
"""Words for a group that may be armed or not; a party or a council is none that fights."""
_OF_STATES_TOO = frozenset({"bloc", "organisation", "organization", "alliance", "union", "body"})
_GROUP_TYPES = frozenset({*_GROUP_SORTS, ActorType.OTHER})


def entity_of(scene: Scene, name: Name) -> str | None:
    """Give the entity that a name stands for: the longest mention inside it, else one around it."""
    inside = [m for m in scene.mentions(name.span) if not _is_only_part(m, name)]
    around = [m for m in scene.entities.mentions if m.span.covers(name.span)]
    best = [*sorted(inside, key=lambda m: (-m.span.length, m.span)), *around]
    return best[0].entity if best else None


def _is_only_part(mention: Mention, name: Name) -> bool:
    """Tell whether two peoples name one together ("Bosnian Serb" is of neither)."""
    first, last = mention.span.begin - name.span.begin, mention.span.end - name.span.begin
    rest = (name.text[:first].strip(), name.text[last:].strip())
    peoples = name.label is NameLabel.PEOPLE and mention.entity.startswith(EntityKind.ORGANIZATION)
    return peoples and any(word[:1].isupper() and word.isalpha() for word in rest)


def named_body(scene: Scene, body: str | None) -> str | None:
    """Give the body of the article that is called so."""
    if body is None:
        return None
    bodies = (e for e in scene.entities.entities if e.kind is EntityKind.ORGANIZATION)
    return next((e.id for e in bodies if body in (e.label, *e.alt_labels)), None)


def words_before(scene: Scene, title: Title) -> tuple[Token, ...]:
    """Give the two words before a post, also where its holder leads ("X, the group's leader")."""
    begin, holder = title.span.begin, title.holder.span
    if holder.begin == begin:
        behind = scene.parsed.article.raw.text[holder.end : title.span.end]
        begin = holder.end + max(0, behind.find(title.post))
    tokens = scene.parsed.sentences[title.sentence].tokens
    before = [t for t in tokens if t.span.end <= begin]
    while before and before[-1].text.lower() in scene.lexicon.cues("post_former"):
        before.pop()
    return tuple(before)[-_OWNED_WORDS:]


def words_behind(scene: Scene, title: Title) -> tuple[Token, ...]:
    """Give the words behind a post within which its body is named."""
    tokens = scene.parsed.sentences[title.sentence].tokens
    return tuple(t for t in tokens if t.span.begin >= title.span.end)[:_PHRASE_WORDS]


def of_owner(scene: Scene, owner: str) -> str | None:
    """Give the body that an owner is, or the one that he holds his own post in."""
    entity = scene.entity(owner)
    if entity is None or entity.kind is EntityKind.ORGANIZATION:
        return None if entity is None else entity.id
    if entity.kind is not EntityKind.PERSON:
        return None
    held = [t for t in scene.titles if entity_of(scene, t.holder) == owner]
    served = (entity_of(scene, t.of) for t in held if t.of is not None)
    named = next((e for e in served if e is not None and not e.startswith(EntityKind.PLACE)), None)
    groups = (_group_before(scene, t) for t in held if t.of is None)
    known = scene.lexicon.offices.body_of((entity.label, *entity.alt_labels), None)
    return named or next((g for g in groups if g is not None), None) or named_body(scene, known)


def _group_before(scene: Scene, title: Title) -> str | None:
    """Give the group that a post is of by the words before it ("the party's chairman")."""
    before = words_before(scene, title)
    if len(before) < _OWNED_WORDS or before[-1].tag != "POS":
        return None
    mention = scene.mention_at(before[0])
    return None if mention is None or not is_body(scene, mention) else mention.entity


def group_meant(scene: Scene, noun: Token) -> str | None:
    """Give the group that "the group", "the party" or "the movement" takes up: the last one."""
    sort = scene.lexicon.value("group_noun", noun)
    if noun.tag != "NN" or sort not in _GROUP_SORTS:
        return None
    any_sort = sort == ActorType.ARMED_GROUP or noun.lemma.lower() in _ANY_GROUP
    types = _GROUP_TYPES if any_sort else _GROUP_TYPES - {ActorType.ARMED_GROUP}
    if noun.lemma.lower() in _OF_STATES_TOO:
        types = types | {ActorType.INTERGOVERNMENTAL}
    before = [m for m in scene.entities.mentions if m.span.end <= noun.span.begin]
    same = next((m for m in reversed(before) if _type_of(scene, m) in types), None)
    if same is None or _sentences_between(scene, same, noun) > _GROUPS_BACK:
        return None
    return same.entity


def _type_of(scene: Scene, mention: Mention) -> ActorType | None:
    entity = scene.entity(mention.entity)
    return entity.actor_type if entity is not None and is_body(scene, mention) else None


def _sentences_between(scene: Scene, mention: Mention, token: Token) -> int:
    begins = [s.span.begin for s in scene.parsed.sentences]
    return sum(mention.span.begin < begin <= token.span.begin for begin in begins)


def is_body(scene: Scene, mention: Mention) -> bool:
    """Tell whether a mention is of a body or a state."""
    entity = scene.entity(mention.entity)
    return entity is not None and entity.kind is EntityKind.ORGANIZATION


def is_group(scene: Scene, mention: Mention) -> bool:
    """Tell whether a mention is of a body that is neither a state nor a medium."""
    apart = (ActorType.STATE, ActorType.NEWS_MEDIA)
    return is_body(scene, mention) and _type_of(scene, mention) not in apart
