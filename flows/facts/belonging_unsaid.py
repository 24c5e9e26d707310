"""Whose a post is where its own words leave it unsaid: by what the article told before.

Whose the words beside it say it is belongs to ``belonging``.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from flows.facts.owners import entity_of, is_group, words_behind
from flows.facts.post_classes import class_of, is_of_state, known_entity
from flows.language.tree import head_of, is_subject
from flows.model import ActorType, EntityKind

if TYPE_CHECKING:
    from flows.facts.scene import Scene
    from flows.model import Mention, Sentence, Title

_WHOSE = frozenset({"of", "for", "at"})
_AT = frozenset({"in", "at", "near", "from", "outside"})
_INHERITED = frozenset({"spokesperson", "official", "igo_head", "legislator"})
"""Classes of post that a text gives to the body it speaks of, when it names none."""
_SENTENCES_BACK = 3


def told_with_it(scene: Scene, title: Title) -> str | None:
    """Give the body that the article tells somebody's post with in another place.

    "Governor Kletti of Olmat" is Olmat's where he is but "Governor Kletti", too.
    """
    holder = entity_of(scene, title.holder)
    same = (t for t in scene.titles if t.of is not None and t.former == title.former)
    same = (t for t in same if t.post.lower() == title.post.lower())
    bodies = (entity_of(scene, t.of) for t in same if t.of and entity_of(scene, t.holder) == holder)
    told = {b for b in bodies if b is not None and not b.startswith(EntityKind.PERSON)}
    return told.pop() if len(told) == 1 else None


def state_before(scene: Scene, title: Title) -> str | None:
    """Give the state that an office of states is of, where a text leaves it to what it told before.

    "Chad's army, opposed to President Idriss Deby": the state named before in the sentence, else
    that of the last such office told before, else the one that the article names most.
    """
    if not is_of_state(scene, title.post) or _is_of_another(scene, title):
        return None
    sentence = scene.parsed.sentences[title.sentence]
    here = [m for m in scene.mentions(sentence.span) if m.span.end <= title.span.begin]
    near = [m.entity for m in here if scene.is_state(m.entity) and not _is_venue(sentence, m)][-1:]
    told = (
        (t, known_entity(scene, t) if t.of is None else entity_of(scene, t.of))
        for t in reversed(scene.titles)
        if t.span.end <= title.span.begin and is_of_state(scene, t.post)
    )
    last, state = next(((t, e) for t, e in told if e and scene.is_state(e)), (None, None))
    counts = Counter(m.entity for m in scene.entities.mentions if scene.is_state(m.entity))
    most = next((e for e, count in counts.most_common(1) if count > 1 or len(counts) == 1), None)
    if not near and last is not None and last.of is not None and state != (most or state):
        return None  # a guest whose state is named says nothing of whose the next one is
    found = next((e for e in (*near, state, most) if e is not None), None)
    other = found is not None and (
        _is_held_by_another(scene, title, found) or _is_known_elsewhere(scene, title, found)
    )
    return None if other else found


def _is_venue(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a state is but where something happens ("In Norway, Secretary X said")."""
    before = [t for t in sentence.tokens if t.span.end <= mention.span.begin][-1:]
    return any(t.text.lower() in _AT for t in before)


def _is_known_elsewhere(scene: Scene, title: Title, state: str) -> bool:
    """Tell whether reference data knows the holder of a post from other states alone."""
    holder = scene.entity(entity_of(scene, title.holder) or "")
    names = () if holder is None else (holder.label, *holder.alt_labels)
    known = scene.lexicon.offices.states_of(n for n in names if " " in n)
    entity = scene.entity(state)
    here = () if entity is None else (entity.label, *entity.alt_labels)
    return bool(known) and known.isdisjoint(here)


def _is_held_by_another(scene: Scene, title: Title, state: str) -> bool:
    """Tell whether somebody else is named with just that post of a state: it has one president."""
    same = (t for t in scene.titles if t.post.lower() == title.post.lower())
    same = (t for t in same if t.former == title.former)
    held = (
        entity_of(scene, t.holder)
        for t in same
        if t.of is not None and entity_of(scene, t.of) == state
    )
    return any(holder != entity_of(scene, title.holder) for holder in held)


def _is_of_another(scene: Scene, title: Title) -> bool:
    """Tell whether a phrase says what a post is of, and it is nothing that a state has."""
    after = words_behind(scene, title)
    links = {"of"} if title.span.end == title.holder.span.end else _WHOSE
    if not after or after[0].text.lower() not in links:
        return False
    noun = next((t for t in after[1:] if t.pos in ("NOUN", "PROPN")), None)
    return noun is None or scene.lexicon.value("group_noun", noun) != ActorType.GOVERNMENT


def spoken_of(scene: Scene, title: Title) -> str | None:
    """Give the body that was spoken of last, for a post of such a body ("a spokesman")."""
    inherits = class_of(scene, title.post) in _INHERITED and not _is_aide(scene, title)
    after = (t.text.lower() for t in words_behind(scene, title)[:1])
    inherits = inherits and (_WHOSE | {"to"}).isdisjoint(after)
    inherits = inherits and not _serves_elsewhere(scene, title)
    outside = scene.lexicon.cues("post_outside").get(title.post.lower().split()[-1])
    found = _last_subject(scene, title) if inherits and outside is None else None
    return found if found is not None and _may_have(scene, found, title) else None


def _may_have(scene: Scene, body: str, title: Title) -> bool:
    """Tell whether a body is of the sort that a post names ("party spokesman", "police chief")."""
    named = (scene.lexicon.cues("group_noun").get(w) for w in title.post.lower().split()[:-1])
    sort = next((s for s in named if s is not None), None)
    entity = scene.entity(body)
    return sort is None or entity is None or entity.actor_type == sort


def _serves_elsewhere(scene: Scene, title: Title) -> bool:
    """Tell whether the article names the holder of a post with the body that he serves."""
    holder = entity_of(scene, title.holder)
    others = (t for t in scene.titles if t.of is not None and not t.former)
    return any(entity_of(scene, t.holder) == holder for t in others)


def _is_aide(scene: Scene, title: Title) -> bool:
    """Tell whether a post is one of somebody named right before it ("Abbas aide")."""
    sentence = scene.parsed.sentences[title.sentence]
    before = [t for t in sentence.tokens if t.span.end <= title.span.begin][-1:]
    mention = scene.mention_at(before[0]) if before else None
    return mention is not None and mention.entity.startswith(EntityKind.PERSON)


def last_told(scene: Scene, title: Title) -> str | None:
    """Give the subject of the last sentence that speaks of bodies; else one told since is meant."""
    before = _sentences_before(scene, title)
    told = (s for s in before if any(is_group(scene, m) for m in scene.mentions(s.span)))
    last = next(told, None)
    return None if last is None else _subject_body(scene, last)


def _last_subject(scene: Scene, title: Title) -> str | None:
    """Give the body that was last the subject of a sentence; neither a state nor a medium."""
    found = (_subject_body(scene, s) for s in _sentences_before(scene, title))
    return next((body for body in found if body is not None), None)


def _sentences_before(scene: Scene, title: Title) -> tuple[Sentence, ...]:
    first = max(0, title.sentence - _SENTENCES_BACK)
    return scene.parsed.sentences[first : title.sentence][::-1]


def _subject_body(scene: Scene, sentence: Sentence) -> str | None:
    for mention in reversed([m for m in scene.mentions(sentence.span) if is_group(scene, m)]):
        inside = [t.index for t in sentence.tokens if mention.span.covers(t.span)]
        if inside and is_subject(sentence, head_of(sentence, inside[0], inside[-1] + 1)):
            return mention.entity
    return None
