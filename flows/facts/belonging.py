"""Which state or body a post belongs to: named with it, by the words around it, or else known.

From certain to doubtful; a body that the article does not name is taken only from reference data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.belonging_unsaid import last_told, spoken_of, state_before, told_with_it
from flows.facts.named_bodies import is_called_by_post, is_of_another, part_named
from flows.facts.owners import entity_of, group_meant, is_body, of_owner, words_before, words_behind
from flows.facts.post_classes import class_of, known_entity
from flows.model import ActorType, EntityKind, NameLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.facts.scene import Scene
    from flows.model import Mention, Name, Title, Token

_OWNERS = frozenset({"its", "their"})
_PERSONAL = frozenset({"his", "her"})
_LINKS = frozenset({"of", "for", "at", "in", "to"})
_WHOSE_PERSON = frozenset({"of", "for", "with"})
"""Links behind a person; "in" tells where somebody is, not whose the post is."""
_ANY = frozenset({"a", "an", "another", "any"})
_NOT_OF_MEDIA = frozenset({"minister", "military", "legislator", "head_of_state"})
"""Classes of post that no medium has: "Sabah" is no paper before "Police Commissioner"."""
_ENVOY = "envoy"
_MEMBER = "member"
_TOPIC_WORDS = 3
"""Words between an owner and a post ("the nation's top drug enforcement official")."""
_RANK = "rank"
"""What a word means that names no group, whatever is called so ("vice", "acting")."""
_SIDE = "side"
"""What a word of posts means that names who fights or opposes ("rebel", "opposition")."""


def body_of(scene: Scene, title: Title) -> tuple[str | None, float]:
    """Give the entity that a post belongs to, and how far to believe it (0 to 1)."""
    if title.of is not None:
        return _named(scene, title, title.of), 1.0
    for read, belief in OWNED if _is_owned(scene, title) else READERS:
        found = read(scene, title)
        if found is not None:
            return found, belief
    return None, 1.0


def _named(scene: Scene, title: Title, of: Name) -> str | None:
    """Give the entity that the name beside a post stands for; None where it only owns another."""
    if _is_of_event(scene, title):
        return None
    if of.label is NameLabel.PEOPLE and title.post.lower().split()[-1] == _MEMBER:
        return None  # "the Serb member" is none of Serbia
    part = part_named(scene, title)
    named = entity_of(scene, of) if part is None else part.entity
    if named is None or is_called_by_post(scene, named, title):
        return None
    if named.startswith(EntityKind.EVENT) or is_of_another(scene, title, named):
        return None
    body = None if named.startswith(EntityKind.PERSON) else named
    return of_owner(scene, named) or _seated_in(scene, named, title) or body


def _is_of_event(scene: Scene, title: Title) -> bool:
    """Tell whether the place behind a post only says which event ("envoy at the Minsk talks").

    "The Chadian election chief" is chief of elections, and Chad's.
    """
    tokens = scene.parsed.sentences[title.sentence].tokens
    last = title.of.last if title.of is not None else len(tokens)
    behind = (t for t in tokens[last : last + 1] if not title.post.startswith(t.text))
    return any(scene.lexicon.value("event_head", t) is not None for t in behind)


def _seated_in(scene: Scene, place: str, title: Title) -> str | None:
    """Give the government called by its seat, for whom somebody represents ("speaks for Kyiv")."""
    seat = scene.entity(place)
    sent = class_of(scene, title.post) == _ENVOY and place.startswith(EntityKind.PLACE)
    if seat is None or not sent:
        return None
    governments = (e for e in scene.entities.entities if e.actor_type is ActorType.GOVERNMENT)
    return next((e.id for e in governments if seat.label in e.alt_labels), None)


def _owner_before(scene: Scene, title: Title) -> str | None:
    """Read "its press chief", "the group's leader", "his deputy", "Mr. Annan's spokesman"."""
    sentence = scene.parsed.sentences[title.sentence]
    before = words_before(scene, title)
    if before and before[-1].text.lower() in (_OWNERS | _PERSONAL):
        own = scene.mention_at(before[-1])
        if own is not None:
            return of_owner(scene, own.entity)
        if before[-1].text.lower() in _PERSONAL:
            return None
        own_subject = _has_subject(scene, sentence.tokens[: before[-1].index])
        return None if own_subject else last_told(scene, title)
    if len(before) < 2 or before[-1].tag != "POS":
        return None
    mention = scene.mention_at(before[0])
    return group_meant(scene, before[0]) if mention is None else of_owner(scene, mention.entity)


def _is_owned(scene: Scene, title: Title) -> bool:
    """Tell whether words before a post say whose it is ("his deputy", "Tehran's minister")."""
    last = words_before(scene, title)[-1:]
    tokens = scene.parsed.sentences[title.sentence].tokens
    at = last[0].index if last else -1
    first = max(-1, at - _TOPIC_WORDS)
    while at > first and tokens[at].pos in ("NOUN", "ADJ"):
        at -= 1
    before = tokens[at : at + 1] if at >= 0 else ()
    return any(t.tag == "POS" or t.text.lower() in (_OWNERS | _PERSONAL) for t in before)


def _has_subject(scene: Scene, before: Sequence[Token]) -> bool:
    """Tell whether the words before "its" have a subject of their own that is no body named."""
    subjects = (scene.mention_at(t) for t in before if t.dep.startswith("nsubj"))
    return any(m is None or not is_body(scene, m) for m in subjects)


def _body_beside(scene: Scene, title: Title) -> str | None:
    """Read "Pakistani foreign ministry spokesman", "Abbas aide": who stands before the post."""
    sentence = scene.parsed.sentences[title.sentence]
    before = [t for t in sentence.tokens if t.span.end <= title.span.begin][-1:]
    mention = scene.mention_at(before[0]) if before else None
    if mention is not None and mention.entity.startswith(EntityKind.PERSON):
        return of_owner(scene, mention.entity)
    if mention is None or not is_body(scene, mention) or scene.is_state(mention.entity):
        return None
    medium = scene.is_media(mention.entity)
    return None if medium and class_of(scene, title.post) in _NOT_OF_MEDIA else mention.entity


def _phrase_after(scene: Scene, title: Title) -> str | None:
    """Read "chairman of the regional bloc IGAD", "founder of the party", "an aide to Aliyev"."""
    after = words_behind(scene, title)
    named = title.span.end == title.holder.span.end
    links = _WHOSE_PERSON if named else {*_LINKS, "the"}
    if not after or after[0].text.lower() not in links:
        return None
    for token in after[1:]:
        ends = token.pos in ("PUNCT", "VERB", "AUX") and token.tag != "HYPH"
        if ends or token.text.lower() in _ANY:
            return None  # "the candidate of a rightist alliance"
        mention = scene.mention_at(token)
        if mention is not None and not mention.entity.startswith(EntityKind.PLACE):
            return of_owner(scene, mention.entity)
        group = group_meant(scene, token)
        if group is not None:
            return group
        if mention is None and token.pos == "NOUN" and token.dep not in ("compound", "amod"):
            return None  # "a key figure in the plan of the government"
    return None


def _group_in_post(scene: Scene, title: Title) -> str | None:
    """Read "rebel chief", "opposition leader": the group that the article calls so.

    Of what is no side ("police commissioner") a body that has a name.
    """
    group, *rest = title.post.lower().split()
    sort = scene.lexicon.cues("post_modifier").get(group)
    called = (group, f"{group}s") if rest and sort != _RANK else ()
    found = (m for m in scene.entities.mentions if m.text.lower() in called)
    same = [m.entity for m in found if not _is_own_word(scene, m, title)]
    if sort == _SIDE:
        return next((e for e in same if not e.startswith(EntityKind.PLACE)), None)
    return next((e for e in same if e.startswith(EntityKind.ORGANIZATION)), None)


def _is_own_word(scene: Scene, mention: Mention, title: Title) -> bool:
    """Tell whether a word of the post itself was taken for a name ("Vice Foreign Minister")."""
    entity = scene.entity(mention.entity)
    named = entity is not None and entity.label == mention.text
    return named and title.span.covers(mention.span)


READERS: tuple[tuple[Callable[[Scene, Title], str | None], float], ...] = (
    (_phrase_after, 0.9),
    (_owner_before, 0.9),
    (told_with_it, 0.9),
    (_body_beside, 0.9),
    (known_entity, 0.8),
    (_group_in_post, 0.8),
    (state_before, 0.6),
    (spoken_of, 0.6),
)
"""Ways to the body of a post that is named without one, from certain to doubtful."""
_BY_THE_REST = (told_with_it, state_before, spoken_of)
OWNED = tuple((read, belief) for read, belief in READERS if read not in _BY_THE_REST)
"""Those for a post that is somebody's: it is no other's."""
