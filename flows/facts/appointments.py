"""Posts that a verb gives or ends: "appointed X as prime minister of", "resigned as president of".

Posts that stand beside a name are found by ``language.titles`` and told in ``roles``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of, targets_of
from flows.facts.clauses import passage
from flows.facts.outlook import Outlook, outlook_of
from flows.facts.parties import parties_of
from flows.facts.party import Party
from flows.facts.phrases import what_of
from flows.facts.post_classes import OCCUPATIONS, class_of
from flows.facts.posts_given import PostGiven, post_behind, posts_beside
from flows.facts.scene import Found
from flows.facts.timing import span_on
from flows.language.tree import case_of, children, is_negated
from flows.model import ActorType, EntityKind, RoleHolding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_UNREAL = frozenset({Outlook.CONDITIONAL, Outlook.PROPOSED, Outlook.LIKELY})
_BELIEF = 0.7
_BY_HOLDER = frozenset({"Leaves", "Takes", "Serves"})
"""What a verb means whose agent holds the post."""
_BEGUN = frozenset({"Given", "Takes", "Serves"})
_SERVES = "Serves"
_SUCCEEDS = "Succeeds"
_TO_OTHERS = frozenset({"Given", "Ended"})
_SINGULAR = frozenset({"is", "was", "has", "'s", "’s"})
_NOW = frozenset({"is", "are", "'s", "’s", "has", "have"})


def appointed(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read who is given a post, or leaves one, with a phrase with "as"."""
    for match in scene.matches("post_verb", sentence):
        verb = sentence.tokens[match.first]
        unreal = outlook_of(scene, sentence, verb) in _UNREAL or is_negated(sentence, verb.index)
        if verb.pos != "VERB" or unreal:
            continue
        given = tuple(posts_beside(scene, sentence, verb)) if match.value in _TO_OTHERS else ()
        told_beside = (_given(scene, sentence, (verb, match.value), one) for one in given)
        yield from (f for f in told_beside if not _is_idle(scene, f))
        post = None if given else _post_on(scene, sentence, verb)
        persons = [
            (holder, value)
            for holder, value in _holders(scene, sentence, verb, match.value)
            if holder.entity.startswith(EntityKind.PERSON)
        ]
        if post is None and match.value == "Given" and not given:
            yield from _to_lead(scene, sentence, verb, [holder for holder, _ in persons])
        if post is not None:
            over = match.value == _SERVES and _is_past(sentence, verb)
            told = [(h, "Ended" if over else v) for h, v in persons]
            found = (_holding(scene, sentence, (verb, post, v), h) for h, v in told)
            yield from (f for f in found if not _is_idle(scene, f))


def _is_idle(scene: Scene, found: Found) -> bool:
    """Tell whether a post is but an occupation that names no body ("chose X as candidate")."""
    role = found.situation
    if not isinstance(role, RoleHolding) or role.organization is not None:
        return False
    return class_of(scene, role.role_label) in OCCUPATIONS


def _is_past(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb tells what is over ("served as", but not "has served as")."""
    return verb.tag in ("VBD", "VBN") and not children(sentence, verb.index, "aux")


def _to_lead(
    scene: Scene, sentence: Sentence, verb: Token, holders: Iterable[Party]
) -> Iterator[Found]:
    """Read "was elected to lead the Front", "named X to head the agency"."""
    aims = (t for t in children(sentence, verb.index, "xcomp", "advcl") if t.tag == "VB")
    for aim in aims:
        label = scene.lexicon.cues("post_verb").get(f"{aim.lemma.lower()}s")
        bodies = targets_of(scene, sentence, aim) if label is not None else ()
        led = [p for p in bodies if p.direct and p.entity.startswith(EntityKind.ORGANIZATION)]
        for holder in holders if led else ():
            yield Found(
                situation=RoleHolding(
                    agent=holder.entity,
                    organization=led[0].entity,
                    role_label=label or "",
                    when=span_on(scene, sentence, verb),
                ),
                sentence=sentence,
                trigger=verb.index,
                span=passage(scene, sentence, verb, (holder.token, led[0].token)),
                confidence=_BELIEF,
            )


def _holders(
    scene: Scene, sentence: Sentence, verb: Token, value: str
) -> Iterator[tuple[Party, str]]:
    """Give who gets or leaves a post; of one who succeeds another, both."""
    if value == _SUCCEEDS:
        yield from ((p, "Given") for p in agents_of(scene, sentence, verb))
        yield from ((p, "Ended") for p in targets_of(scene, sentence, verb))
        return
    found = (agents_of if value in _BY_HOLDER else targets_of)(scene, sentence, verb)
    found = _only_one(sentence, verb, found) or _named_before(scene, sentence, verb)
    yield from ((p, value) for p in found)


def _only_one(sentence: Sentence, verb: Token, found: tuple[Party, ...]) -> tuple[Party, ...]:
    """Give the last of several before a verb in the singular ("X, Y; Z serves as secretary")."""
    helpers = {t.text.lower() for t in children(sentence, verb.index, "aux", "aux:pass")}
    before = [p for p in found if p.token.index < verb.index]
    single = verb.tag == "VBZ" or bool(helpers & _SINGULAR)
    return (before[-1],) if single and before else found


def _named_before(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
    """Give the one person named before a passive ("X -- formerly of Y -- has been appointed")."""
    passive = bool(children(sentence, verb.index, "aux:pass"))
    before = [m for m in scene.mentions(sentence.span) if m.span.end <= verb.span.begin]
    people = {m.entity: m for m in before if m.entity.startswith(EntityKind.PERSON)}
    if not passive or len(people) != 1:
        return ()
    (mention,) = people.values()
    token = next(t for t in sentence.tokens if mention.span.covers(t.span))
    return (Party(entity=mention.entity, token=token),)


def led_by(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read who leads a body by a verb: "the Front, led by X", "is headed by X", "X chairs it"."""
    for verb in (t for t in sentence.tokens if t.pos == "VERB"):
        post = scene.lexicon.cues("post_verb").get(f"{verb.lemma.lower()}s")
        if post is None or not _is_so_now(sentence, verb):
            continue
        bodies = (p for p in _led(scene, sentence, verb) if p.direct)
        led = [p for p in bodies if p.entity.startswith(EntityKind.ORGANIZATION)]
        for holder in agents_of(scene, sentence, verb):
            if led and holder.entity.startswith(EntityKind.PERSON):
                yield Found(
                    situation=RoleHolding(
                        agent=holder.entity, organization=led[0].entity, role_label=post
                    ),
                    sentence=sentence,
                    trigger=verb.index,
                    span=passage(scene, sentence, verb, (holder.token, led[0].token)),
                    confidence=_BELIEF,
                )


def _is_so_now(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb tells what is: in the present, or a participle on a noun."""
    helpers = {t.text.lower() for t in children(sentence, verb.index, "aux", "aux:pass")}
    if verb.dep == "acl" and verb.tag == "VBN":
        return True
    return (verb.tag in ("VBZ", "VBP") and not helpers) or bool(helpers & _NOW)


def _led(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
    if verb.dep == "acl" and verb.tag == "VBN":
        before = [t for t in sentence.tokens[max(0, verb.index - 2) : verb.index] if t.text != ","]
        if before and scene.lexicon.value("delegation_noun", before[-1]) is not None:
            return ()  # "the state and its delegation, led by X": X leads the delegation
        return parties_of(scene, sentence, (sentence.tokens[verb.head],))
    return targets_of(scene, sentence, verb)


def _post_on(scene: Scene, sentence: Sentence, verb: Token) -> Token | None:
    """Give the post in a phrase with "as", or the complement of "was elected president"."""
    phrases = [
        t
        for t in children(sentence, verb.index, "obl", "xcomp", "nmod")
        if t.dep == "xcomp" or case_of(sentence, t.index) == "as"
    ]
    phrases += _offices_taken(scene, sentence, verb)
    named = children(sentence, verb.index, "obj")
    phrases += [
        p for t in named for p in children(sentence, t.index, "appos") if _is_owned(sentence, p)
    ]
    nouns = (t for t in phrases if t.pos in ("NOUN", "PROPN"))
    hanging = next((t for t in nouns if class_of(scene, what_of(scene, sentence, t))), None)
    return hanging or post_behind(scene, sentence, verb)


def _offices_taken(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Give posts that hang on an office, oath or charge ("assumed office as governor")."""
    for taken in children(sentence, verb.index, "obj"):
        if scene.lexicon.value("office_noun", taken) is not None:
            phrases = children(sentence, taken.index, "nmod")
            yield from (t for t in phrases if case_of(sentence, t.index) in ("as", "of"))


def _is_owned(sentence: Sentence, post: Token) -> bool:
    """Tell whether "its" stands on a post: "made X its head", which parsers take for apposition."""
    owners = children(sentence, post.index, "nmod:poss")
    return any(t.tag == "PRP$" for t in owners)


def _given(scene: Scene, sentence: Sentence, told: tuple[Token, str], given: PostGiven) -> Found:
    verb, value = told
    return Found(
        situation=RoleHolding(
            agent=given.holder,
            organization=given.body,
            role_label=given.label if value in _BEGUN else f"former {given.label}",
            when=span_on(scene, sentence, verb),
        ),
        sentence=sentence,
        trigger=verb.index,
        span=passage(scene, sentence, verb, (given.name, given.post)),
        confidence=_BELIEF,
    )


def _holding(
    scene: Scene, sentence: Sentence, told: tuple[Token, Token, str], holder: Party
) -> Found:
    verb, post, value = told
    label = _label(scene, sentence, post)
    situation = RoleHolding(
        agent=holder.entity,
        organization=_body_of(scene, sentence, post),
        role_label=label if value in _BEGUN else f"former {label}",
        when=span_on(scene, sentence, verb),
    )
    return Found(
        situation=situation,
        sentence=sentence,
        trigger=verb.index,
        span=passage(scene, sentence, verb, (holder.token, post)),
        confidence=_BELIEF,
    )


def _label(scene: Scene, sentence: Sentence, post: Token) -> str:
    """Give a post as printed, in small letters, with what a hyphen glues to it ("vice-chair")."""
    label, at = what_of(scene, sentence, post), post.index
    glued = at > 1 and sentence.tokens[at - 1].text == "-" and not sentence.tokens[at - 1].space
    whole = glued and not sentence.tokens[at - 2].space and label == post.text.lower()
    label = f"{sentence.tokens[at - 2].text.lower()}-{label}" if whole else label
    fields = (t for t in children(sentence, at, "nmod") if case_of(sentence, t.index) == "of")
    field = next((t for t in fields if t.pos == "NOUN" and t.index > at), None)
    if field is None or _names(scene, sentence, field):
        return label
    return f"{label} of {what_of(scene, sentence, field)}"


def _names(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether a noun stands for a body, or has a name on it or before it."""
    near = (noun, *children(sentence, noun.index, "nmod:poss", "compound", "amod", "nmod"))
    group = scene.lexicon.value("group_noun", noun) is not None
    return group or any(scene.mention_at(t) is not None for t in near)


def _body_of(scene: Scene, sentence: Sentence, post: Token) -> str | None:
    """Give the state, body or else the place on a post: "of Libya", "Libya's", "Libyan"."""
    words = children(sentence, post.index, "nmod", "nmod:poss", "amod", "compound")
    named = [scene.entity(scene.entity_at(sentence, t) or "") for t in words]
    bodies = (e for e in named if e is not None and e.kind is EntityKind.ORGANIZATION)
    body = next((e.id for e in bodies if e.actor_type is not ActorType.NEWS_MEDIA), None)
    seats = (e.id for e in named if e is not None and e.kind is EntityKind.PLACE)
    return body or next(seats, None)
