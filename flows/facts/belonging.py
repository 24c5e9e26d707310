"""Which state or body a post belongs to: named with it, by the words around it, or else known.

From certain to doubtful; a body that the article does not name is taken only from reference data.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from flows.facts.named_bodies import is_called_by_post, part_named
from flows.facts.owners import (
    entity_of,
    group_meant,
    is_body,
    is_group,
    named_body,
    of_owner,
    words_before,
)
from flows.language.tree import head_of, is_subject
from flows.model import ActorType, EntityKind, NameLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from flows.facts.scene import Scene
    from flows.model import Mention, Sentence, Title, Token

_OWNERS = frozenset({"its", "their"})
_PERSONAL = frozenset({"his", "her"})
_FIELD_LINKS = frozenset({"of", "for", "on"})
_LINKS = frozenset({"of", "for", "at", "in", "to"})
_WHOSE = frozenset({"of", "for", "at"})
_WHOSE_PERSON = frozenset({"of", "for"})
"""Links behind a person; "in" tells where somebody is, not whose the post is."""
_AT = frozenset({"in", "at", "near", "from", "outside"})
_ENVOY = "envoy"
_MEMBER = "member"
_SIDE = "side"
"""What a word of posts means that names who fights or opposes ("rebel", "opposition")."""
_ENDS_OF_POST = frozenset({"of", "for", "on", "elect", "designate", "pro", "emeritus"})
"""Words that may follow a post of a state; a "president general" is none of a state."""
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
_OF_ONE_STATE = frozenset({"head_of_state", "head_of_government", "minister", "legislator"})
"""Classes of post that a state has, so that one may be left unsaid."""


def body_of(scene: Scene, title: Title) -> tuple[str | None, float]:
    """Give the entity that a post belongs to, and how far to believe it (0 to 1)."""
    if title.of is not None and _is_of_event(scene, title):
        return None, 1.0
    if title.of is not None:
        if title.of.label is NameLabel.PEOPLE and title.post.lower().split()[-1] == _MEMBER:
            return None, 1.0  # "the Serb member" is none of Serbia
        part = part_named(scene, title)
        named = entity_of(scene, title.of) if part is None else part.entity
        if named is None or is_called_by_post(scene, named, title):
            return None, 1.0
        body = None if named.startswith(EntityKind.PERSON) else named
        return of_owner(scene, named) or _seated_in(scene, named, title) or body, 1.0
    for read, belief in OWNED if _is_owned(scene, title) else READERS:
        found = read(scene, title)
        if found is not None:
            return found, belief
    return None, 1.0


def _is_of_event(scene: Scene, title: Title) -> bool:
    """Tell whether the place behind a post only says which event ("envoy at the Minsk talks")."""
    tokens = scene.parsed.sentences[title.sentence].tokens
    last = title.of.last if title.of is not None else len(tokens)
    return any(scene.lexicon.value("event_head", t) is not None for t in tokens[last : last + 1])


def _seated_in(scene: Scene, place: str, title: Title) -> str | None:
    """Give the government called by its seat, for whom somebody represents ("speaks for Kyiv")."""
    seat = scene.entity(place)
    sent = class_of(scene, title.post) == _ENVOY and place.startswith(EntityKind.PLACE)
    if seat is None or not sent:
        return None
    governments = (e for e in scene.entities.entities if e.actor_type is ActorType.GOVERNMENT)
    return next((e.id for e in governments if seat.label in e.alt_labels), None)


def class_of(scene: Scene, post: str) -> str | None:
    """Give the class of a post by its last words, the longest that the lexicon knows.

    What it is for says nothing of it ("Minister of Works").
    """
    words = post.lower().removeprefix("ex-").split()
    heads = scene.lexicon.cues("post_head")
    for kept in (words, words[: next((i for i, w in enumerate(words) if w in _FIELD_LINKS), 0)]):
        ends = [" ".join(kept[at:]) for at in range(len(kept))]
        spelled = (end for e in ends for end in (e, e.replace("-", " "), e.rpartition("-")[2]))
        found = next((heads[end] for end in spelled if end in heads), None)
        if found is not None:
            return found
    return None


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
        return None if own_subject else _last_told(scene, title)
    if len(before) < 2 or before[-1].tag != "POS":
        return None
    mention = scene.mention_at(before[0])
    return group_meant(scene, before[0]) if mention is None else of_owner(scene, mention.entity)


def _is_owned(scene: Scene, title: Title) -> bool:
    """Tell whether words before a post say whose it is ("his deputy", "Tehran's minister")."""
    before = words_before(scene, title)[-1:]
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
    named = mention is not None and is_body(scene, mention) and not scene.is_state(mention.entity)
    return mention.entity if mention is not None and named else None


def _phrase_after(scene: Scene, title: Title) -> str | None:
    """Read "chairman of the regional bloc IGAD", "founder of the party", "an aide to Aliyev"."""
    sentence = scene.parsed.sentences[title.sentence]
    after = [t for t in sentence.tokens if t.span.begin >= title.span.end][:_PHRASE_WORDS]
    named = title.span.end == title.holder.span.end
    links = _WHOSE_PERSON if named else {*_LINKS, "the"}
    if not after or after[0].text.lower() not in links:
        return None
    for token in after[1:]:
        if token.pos in ("PUNCT", "VERB", "AUX") and token.tag != "HYPH":
            return None
        mention = scene.mention_at(token)
        if mention is not None and not mention.entity.startswith(EntityKind.PLACE):
            return of_owner(scene, mention.entity)
        group = group_meant(scene, token)
        if group is not None:
            return group
        if mention is None and token.pos == "NOUN" and token.dep not in ("compound", "amod"):
            return None  # "a key figure in the plan of the government"
    return None


def _known_body(scene: Scene, title: Title) -> str | None:
    """Take the state or body that reference data knows."""
    return named_body(scene, known_body(scene, title))


def _group_in_post(scene: Scene, title: Title) -> str | None:
    """Read "rebel chief", "opposition leader": the group that the article calls so.

    Of what is no side ("police commissioner") a body that has a name.
    """
    group, *rest = title.post.lower().split()
    called = (group, f"{group}s") if rest else ()
    same = [m.entity for m in scene.entities.mentions if m.text.lower() in called]
    if scene.lexicon.cues("post_modifier").get(group) == _SIDE:
        return next((e for e in same if not e.startswith(EntityKind.PLACE)), None)
    return next((e for e in same if e.startswith(EntityKind.ORGANIZATION)), None)


def known_body(scene: Scene, title: Title) -> str | None:
    """Give the name of the state or body that reference data knows somebody's post to be of.

    That of a pope is of one alone, whoever holds it.

    Returns:
        None where the text names a body, where the data has none, or more than one.
    """
    owner = scene.lexicon.cues("post_owner").get(title.post.lower())
    if title.of is None and owner is not None:
        return owner
    post_class = class_of(scene, title.post)
    if title.of is not None or post_class not in _OF_STATES:
        return None
    holder = entity_of(scene, title.holder)
    person = None if holder is None else scene.entity(holder)
    names = [title.holder.text, *(() if person is None else (person.label, *person.alt_labels))]
    return scene.lexicon.offices.body_of(names, post_class)


def _spoken_of(scene: Scene, title: Title) -> str | None:
    inherits = class_of(scene, title.post) in _INHERITED and not _is_aide(scene, title)
    inherits = inherits and _word_after(scene, title) not in _WHOSE
    inherits = inherits and not _serves_elsewhere(scene, title)
    return _last_subject(scene, title) if inherits else None


def _serves_elsewhere(scene: Scene, title: Title) -> bool:
    """Tell whether the article names the holder of a post with the body that he serves."""
    holder = entity_of(scene, title.holder)
    others = (t for t in scene.titles if t.of is not None and not t.former)
    return any(entity_of(scene, t.holder) == holder for t in others)


def _word_after(scene: Scene, title: Title) -> str:
    tokens = scene.parsed.sentences[title.sentence].tokens
    return next((t.text.lower() for t in tokens if t.span.begin >= title.span.end), "")


def _state_before(scene: Scene, title: Title) -> str | None:
    """Give the state that an office of states is of, where a text leaves it to what it told before.

    "Chad's army, opposed to President Idriss Deby": the state named before in the sentence, else
    that of the last such office told before, else the one that the article names most.
    """
    if not _is_of_state(scene, title.post) or _is_of_another(scene, title):
        return None
    sentence = scene.parsed.sentences[title.sentence]
    here = [m for m in scene.mentions(sentence.span) if m.span.end <= title.span.begin]
    near = [m.entity for m in here if scene.is_state(m.entity) and not _is_venue(sentence, m)][-1:]
    told = (
        (t, _known_body(scene, t) if t.of is None else entity_of(scene, t.of))
        for t in reversed(scene.titles)
        if t.span.end <= title.span.begin and _is_of_state(scene, t.post)
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


def _is_of_state(scene: Scene, post: str) -> bool:
    """Tell whether a state has such a post, so that a text may leave it unsaid whose it is."""
    words = post.lower().replace("-", " ").split()
    cues = scene.lexicon.cues("post_of_state")
    known = any(
        " ".join(words[at:end]) in cues and (end == len(words) or words[end] in _ENDS_OF_POST)
        for at, end in _stretches(len(words))
    )
    return known or class_of(scene, post) in _OF_ONE_STATE


def _stretches(count: int) -> Iterator[tuple[int, int]]:
    return ((at, end) for at in range(count) for end in range(at + 1, count + 1))


def _is_of_another(scene: Scene, title: Title) -> bool:
    """Tell whether a phrase says what a post is of, and it is nothing that a state has."""
    sentence = scene.parsed.sentences[title.sentence]
    after = [t for t in sentence.tokens if t.span.begin >= title.span.end][:_PHRASE_WORDS]
    links = {"of"} if title.span.end == title.holder.span.end else _WHOSE
    if not after or after[0].text.lower() not in links:
        return False
    noun = next((t for t in after[1:] if t.pos in ("NOUN", "PROPN")), None)
    return noun is None or scene.lexicon.value("group_noun", noun) != ActorType.GOVERNMENT


def _is_aide(scene: Scene, title: Title) -> bool:
    """Tell whether a post is one of somebody named right before it ("Abbas aide")."""
    sentence = scene.parsed.sentences[title.sentence]
    before = [t for t in sentence.tokens if t.span.end <= title.span.begin][-1:]
    mention = scene.mention_at(before[0]) if before else None
    return mention is not None and mention.entity.startswith(EntityKind.PERSON)


def _last_subject(scene: Scene, title: Title) -> str | None:
    """Give the body that was last the subject of a sentence; neither a state nor a medium."""
    found = (_subject_body(scene, s) for s in _sentences_before(scene, title))
    return next((body for body in found if body is not None), None)


def _last_told(scene: Scene, title: Title) -> str | None:
    """Give the subject of the last sentence that speaks of bodies; else one told since is meant."""
    before = _sentences_before(scene, title)
    told = (s for s in before if any(is_group(scene, m) for m in scene.mentions(s.span)))
    last = next(told, None)
    return None if last is None else _subject_body(scene, last)


def _sentences_before(scene: Scene, title: Title) -> tuple[Sentence, ...]:
    first = max(0, title.sentence - _SENTENCES_BACK)
    return scene.parsed.sentences[first : title.sentence][::-1]


def _subject_body(scene: Scene, sentence: Sentence) -> str | None:
    for mention in reversed([m for m in scene.mentions(sentence.span) if is_group(scene, m)]):
        inside = [t.index for t in sentence.tokens if mention.span.covers(t.span)]
        if inside and is_subject(sentence, head_of(sentence, inside[0], inside[-1] + 1)):
            return mention.entity
    return None


READERS: tuple[tuple[Callable[[Scene, Title], str | None], float], ...] = (
    (_phrase_after, 0.9),
    (_owner_before, 0.9),
    (_body_beside, 0.9),
    (_known_body, 0.8),
    (_group_in_post, 0.8),
    (_state_before, 0.6),
    (_spoken_of, 0.6),
)
"""Ways to the body of a post that is named without one, from certain to doubtful."""
OWNED = tuple((read, belief) for read, belief in READERS if read not in (_state_before, _spoken_of))
"""Those for a post that is somebody's: it is no other's."""
