"""Who holds which post, as of the article.

Persons named with a post are found by ``language.titles``; here the names become entities. Whose
post it is, is told in ``belonging``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.facts.appointments import appointed, led_by
from flows.facts.belonging import body_of
from flows.facts.named_bodies import unit_of
from flows.facts.owners import entity_of
from flows.facts.phrases import slug_of
from flows.facts.post_classes import OCCUPATIONS, class_of, known_body
from flows.facts.scene import Found
from flows.facts.successions import succeeded
from flows.facts.sweep import sweep
from flows.language.tree import head_of
from flows.model import ActorType, Entity, EntityKind, RoleHolding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.facts.scene import Scene
    from flows.model import Title

_CONFIDENCE = 0.85
_CONFIDENCE_ALONE = 0.6
"""Without the state or the body that the post belongs to."""
_NOW = "now"
"""What a word before a post means that says only when it is held ("current", "new")."""
_OVER = ("former", "ex-", "ex ", "late", "outgoing", "onetime", "one-time")


def add_known_bodies(scene: Scene) -> Scene:
    """Give the scene with the states that reference data knows posts to be of, if not named.

    "President Leonid Kuchma" in a text that leaves Ukraine to its readers.
    """
    named = {n for e in scene.entities.entities for n in (e.label, *e.alt_labels)}
    bodies = dict.fromkeys(known_body(scene, t) for t in scene.titles)
    new = [
        Entity(
            id=f"{EntityKind.ORGANIZATION}/{slug_of(body, 'body')}",
            kind=EntityKind.ORGANIZATION,
            label=body,
            actor_type=ActorType.INTERGOVERNMENTAL
            if " " in body and "Nations" in body
            else ActorType.STATE,
        )
        for body in bodies
        if body is not None and body not in named
    ]
    entities = replace(scene.entities, entities=(*scene.entities.entities, *new))
    return replace(scene, entities=entities) if new else scene


def find_roles(scene: Scene) -> tuple[Found, ...]:
    """Find the posts that people are named with; of one that is over the label says so."""
    named = tuple(found for title in scene.titles for found in _role(scene, title))
    told = [held for f in named if (held := _holding(f)) is not None]
    given = sweep(scene, (appointed, led_by))
    passed_on = succeeded(scene, named)
    return (*named, *(f for f in given if not _is_told(f, told)), *passed_on)


def _is_told(found: Found, told: Iterable[tuple[str, str]]) -> bool:
    """Tell whether a post is told already, in full ("undersecretary" of "... of state").

    "Former minister" is told by "former Deputy State Minister for Roads".
    """
    held = _holding(found)
    if held is None:
        return False
    holder, label = held
    over, bare = label.startswith("former "), label.removeprefix("former ")
    same = (p for who, p in told if who == holder and p.startswith("former ") is over)
    posts = [post.removeprefix("former ") for post in same]
    alone = isinstance(found.situation, RoleHolding) and found.situation.organization is None
    shorter = alone and any(f"{bare} ".startswith(f"{post} ") for post in posts)
    return shorter or any(f" {bare} " in f" {post} " for post in posts)


def _holding(found: Found) -> tuple[str, str] | None:
    role = found.situation
    return (role.agent, role.role_label.lower()) if isinstance(role, RoleHolding) else None


def _role(scene: Scene, title: Title) -> Iterator[Found]:
    agent = entity_of(scene, title.holder)
    person = None if agent is None else scene.entity(agent)
    if person is None or person.kind is not EntityKind.PERSON or not title.post:
        return
    if _is_form_of_address(scene, title) or _is_in_name(scene, title):
        return
    organization, belief = body_of(scene, title)
    if organization is None and _says_nothing(scene, title.post):
        return
    sentence = scene.parsed.sentences[title.sentence]
    label = " of ".join(filter(None, (_label(scene, title), unit_of(scene, title))))
    yield Found(
        situation=RoleHolding(agent=person.id, organization=organization, role_label=label),
        sentence=sentence,
        trigger=head_of(sentence, title.holder.first, title.holder.last).index,
        span=title.span,
        confidence=_CONFIDENCE_ALONE if organization is None else round(_CONFIDENCE * belief, 2),
    )


def _is_form_of_address(scene: Scene, title: Title) -> bool:
    """Tell whether a rank is how somebody is addressed whose post stands beside it.

    "Supreme leader Ayatollah Khamenei".
    """
    rank = title.of is None and title.post.lower() in scene.lexicon.cues("honorific")
    others = (t for t in scene.titles if t.sentence == title.sentence and t.post != title.post)
    return rank and any(t.holder.span == title.holder.span for t in others)


def _is_in_name(scene: Scene, title: Title) -> bool:
    """Tell whether what was read as a post is part of a name ("Shah Mahmood Qureshi")."""
    holder = title.holder.span
    longer = [m for m in scene.entities.mentions if m.span.covers(holder) and m.span != holder]
    persons = (m for m in longer if m.entity.startswith(EntityKind.PERSON))
    return any(m.span.covers(title.span) for m in persons)


def _says_nothing(scene: Scene, post: str) -> bool:
    """Tell whether a post of no body is but an occupation, or a rank to address somebody by."""
    word, cues = post.lower(), scene.lexicon.cues
    rank = word in cues("honorific") or word in cues("post_address") or word == "officials"
    return rank or class_of(scene, post) in OCCUPATIONS


def _label(scene: Scene, title: Title) -> str:
    """Give the post as printed, with "former" before one that is over."""
    post = title.post
    first, _, rest = post.partition(" ")
    now = scene.lexicon.cues("post_modifier").get(first.lower()) == _NOW
    post = rest if rest and now else post
    over = title.former and not post.lower().startswith(_OVER)
    return f"former {post}" if over else post
