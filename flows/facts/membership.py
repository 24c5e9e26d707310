"""Who belongs to which body: members, blocs, wings, those who joined.

Posts in a body belong to ``roles``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.facts.agents import agents_of
from flows.facts.belonging_lists import made_up
from flows.facts.clauses import passage
from flows.facts.lists import listed_from
from flows.facts.outlook import Outlook, outlook_of
from flows.facts.parties import parties_at, parties_of
from flows.facts.party import Party
from flows.facts.scene import Found
from flows.facts.sweep import sweep
from flows.facts.timing import span_on
from flows.language.tree import case_of, children, conjuncts
from flows.model import ActorType, EntityKind, Membership, StanceValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.facts.scene import Scene
    from flows.facts.sweep import Reader
    from flows.model import Entity, Sentence, Token

_IN = frozenset({"of", "in", "within", "to", "from", "with"})
_NOT_BODIES = frozenset({ActorType.STATE, ActorType.NEWS_MEDIA})


_GROUPS = (
    ActorType.POLITICAL_BODY,
    ActorType.ARMED_GROUP,
    ActorType.INTERGOVERNMENTAL,
    ActorType.OTHER,
)


_LEAVE = "Leave"
"""What a cue says that tells of a membership that ends."""
_NEAR = 4
"""Words from a person's name to the body behind "of"."""


def find_memberships(scene: Scene) -> tuple[Found, ...]:
    """Find who is a member or a part of which body."""
    return sweep(scene, READERS)


def _belongings(
    scene: Scene,
    sentence: Sentence,
    trigger: Token,
    sides: tuple[Iterable[Party], Iterable[Party]],
) -> Iterator[Found]:
    members, bodies = sides
    for body in bodies:
        if not _is_body(scene, body):
            continue
        for member in members:
            apart = not member.direct and not _is_the_group(scene, member)
            if member.entity == body.entity or apart:
                continue
            yield Found(
                situation=Membership(
                    agent=member.entity,
                    target=body.entity,
                    when=span_on(scene, sentence, trigger),
                ),
                sentence=sentence,
                trigger=trigger.index,
                span=passage(scene, sentence, trigger, (member.token, body.token)),
            )


def _is_the_group(scene: Scene, party: Party) -> bool:
    """Tell whether a noun with a name on it is the group of that name ("the Baath party")."""
    group = scene.lexicon.value("group_noun", party.token) in (
        ActorType.POLITICAL_BODY,
        ActorType.ARMED_GROUP,
    )
    return group and _is_group(scene, party)


def _is_body(scene: Scene, party: Party) -> bool:
    entity = scene.entity(party.entity)
    if entity is None or entity.kind is not EntityKind.ORGANIZATION:
        return False
    return entity.actor_type not in _NOT_BODIES and party.direct


def _by_noun(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "a member of the coalition", "the largest bloc in the coalition"."""
    for match in scene.matches("member_noun", sentence):
        noun = sentence.tokens[match.last - 1]
        if noun.pos not in ("NOUN", "PROPN"):
            continue
        sides = (_members(scene, sentence, noun), _bodies(scene, sentence, noun))
        yield from _belongings(scene, sentence, noun, sides)


def _bodies(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    phrases = [
        t for t in children(sentence, noun.index, "nmod") if case_of(sentence, t.index) in _IN
    ]
    found = parties_of(scene, sentence, phrases)
    if found:
        return found
    after = sentence.tokens[noun.index + 1 : noun.index + 2]
    if after and after[0].text.lower() in _IN:
        return listed_from(scene, sentence, noun.index + 2)[:1]
    return ()


def _members(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Give who is called a member: said to be it, or named beside it."""
    beside: list[Token] = []
    if children(sentence, noun.index, "cop"):
        beside += [
            c for t in children(sentence, noun.index, "nsubj") for c in conjuncts(sentence, t.index)
        ]
    if noun.dep == "appos":
        beside.append(sentence.tokens[noun.head])
    beside += children(sentence, noun.index, "appos", "flat")
    found = parties_of(scene, sentence, beside)
    return found or _before(scene, sentence, noun) or _behind(scene, sentence, noun)


def _before(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Read "NAME, a member of …" and "NAME, which is the largest bloc in …" off the words."""
    at = noun.index - 1
    while at > 0 and sentence.tokens[at].pos in ("ADJ", "ADV", "NOUN", "DET", "AUX", "NUM"):
        at -= 1
    if sentence.tokens[at].tag in ("WDT", "WP") and at > 0:
        at -= 1
    if at < 1 or sentence.tokens[at].text not in (",", "(", "--", "–", "—"):
        return ()
    last = sentence.tokens[at - 1]
    last = sentence.tokens[last.head] if last.text == ")" else last
    return parties_at(scene, sentence, last)[:1]


def _behind(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Read "coalition member NAME"."""
    after = sentence.tokens[noun.index + 1 : noun.index + 2]
    named = after and after[0].pos == "PROPN" and scene.mention_at(after[0]) is not None
    return parties_at(scene, sentence, after[0])[:1] if named else ()


def _by_compound_noun(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "coalition member Farah al-Attasi"."""
    for match in scene.matches("member_noun", sentence):
        noun = sentence.tokens[match.last - 1]
        bodies = parties_of(scene, sentence, children(sentence, noun.index, "compound"))
        if bodies and match.value == "Member":
            yield from _belongings(scene, sentence, noun, (_behind(scene, sentence, noun), bodies))


def _by_verb(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "joined the coalition", "belongs to the alliance"."""
    for match in scene.matches("member_verb", sentence):
        verb = sentence.tokens[match.first]
        if verb.pos != "VERB" or _is_asked(scene, sentence, verb) or _does_so_too(sentence, verb):
            continue
        link = sentence.tokens[match.last - 1].text.lower()
        leaves = match.value == _LEAVE
        if leaves and _is_no_leaving(scene, sentence, verb):
            continue
        cases = (link, f"out {link}") if leaves else ("to", "in", link)
        on = children(sentence, verb.index, "obl")
        heads = [t for t in on if case_of(sentence, t.index) in cases]
        if not leaves or match.last - match.first == 1:
            heads = [*children(sentence, verb.index, "obj"), *heads]
        bodies = [p for p in parties_of(scene, sentence, heads) if _is_group(scene, p)]
        if leaves and verb.lemma.lower() == "leave":  # one may leave a summit
            bodies = [p for p in bodies if _is_party_or_force(scene, p)]
        sides = (agents_of(scene, sentence, verb), bodies)
        told = _belongings(scene, sentence, verb, sides)
        yield from (replace(found, over=leaves) for found in told)


def _is_party_or_force(scene: Scene, party: Party) -> bool:
    entity = scene.entity(party.entity)
    kinds = (ActorType.POLITICAL_BODY, ActorType.ARMED_GROUP)
    return entity is not None and entity.actor_type in kinds


def _is_no_leaving(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether nobody has left: it is only to come, or something is left to be so."""
    outlook = outlook_of(scene, sentence, verb)
    so = any(case_of(sentence, t.index) == "with" for t in children(sentence, verb.index, "obl"))
    left = verb.lemma.lower() == "leave" and (so or children(sentence, verb.index, "xcomp"))
    return bool(left) or outlook not in (Outlook.DONE, Outlook.NOW)


def _does_so_too(sentence: Sentence, verb: Token) -> bool:
    """Tell whether somebody joins others only in doing something ("joined the Front in voting")."""
    doing = children(sentence, verb.index, "advcl", "acl", "obl")
    marks = ((t, children(sentence, t.index, "mark", "case")) for t in doing if t.tag == "VBG")
    return any(m.text.lower() == "in" for _, on in marks for m in on)


def _is_asked(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether somebody is only asked to join, or would not ("were invited to join")."""
    over = sentence.tokens[verb.head]
    asked = scene.lexicon.match_at("invite_verb", sentence, over.index) is not None
    link = scene.lexicon.match_at("stance_link", sentence, over.index)
    unwilling = link is not None and link.value == StanceValue.REFUSES
    return verb.dep in ("xcomp", "advcl") and (asked or unwilling)


def _by_of(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read a person named with a body alone ("Manasseh Zindo of the rebels")."""
    for name in sentence.names:
        at = name.last + ([t.text for t in sentence.tokens[name.last : name.last + 1]] == [","])
        after = sentence.tokens[at : at + 1]
        entity = scene.entity(scene.entity_at(sentence, sentence.tokens[name.first]) or "")
        person = entity is not None and entity.kind is EntityKind.PERSON
        if not person or not after or after[0].text.lower() not in ("of", "from"):
            continue
        bodies = listed_from(scene, sentence, at + 1)[:1]
        named = scene.mention_at(bodies[0].token) if bodies else None
        begun = [t for t in sentence.tokens if named is not None and named.span.covers(t.span)]
        begin = (begun or [bodies[0].token])[0].index if bodies else 0
        between = sentence.tokens[at:begin]
        near = bodies and begin - name.last <= _NEAR and all(t.pos != "VERB" for t in between)
        if near and _is_group(scene, bodies[0]):
            member = Party(entity=entity.id, token=sentence.tokens[name.first]) if entity else None
            sides = ((member,) if member is not None else (), bodies)
            yield from _belongings(scene, sentence, sentence.tokens[name.first], sides)


def _by_party(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read a person beside the party alone ("the Front's Ali Kletti", "Ali Kletti (Front)")."""
    tokens = sentence.tokens
    for name in sentence.names:
        entity = scene.entity(scene.entity_at(sentence, tokens[name.first]) or "")
        if entity is None or entity.kind is not EntityKind.PERSON:
            continue
        owned = name.first > 1 and tokens[name.first - 1].tag == "POS"
        told = [tokens[name.first - 2]] if owned else []
        bracket = [t.text for t in tokens[name.last : name.last + 1]] == ["("]
        told += tokens[name.last + 1 : name.last + 2] if bracket else ()
        for token in told:
            body = scene.entity(scene.entity_at(sentence, token) or "")
            alone = owned or _is_closed(scene, sentence, token)
            if body is not None and alone and _is_party(scene, body):
                sides = (
                    (Party(entity=entity.id, token=tokens[name.first]),),
                    (Party(entity=body.id, token=token),),
                )
                yield from _belongings(scene, sentence, tokens[name.first], sides)


def _is_closed(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Tell whether brackets hold the name of a body alone ("(ZLF)", not "(ZLF defector)")."""
    named = scene.mention_at(token)
    if named is None:
        return False
    after = (t for t in sentence.tokens if t.span.begin >= named.span.end)
    return next((t.text for t in after), "") == ")"


def _is_party(scene: Scene, body: Entity) -> bool:
    """Tell whether a body has members of that sort: a party by its noun or known, an armed group.

    Reference data knows "Likud".
    """
    noun = body.label.split()[-1].lower()
    plain = noun not in scene.lexicon.cues("group_noun")
    named = plain or noun in scene.lexicon.cues("party_noun")
    armed = body.actor_type is ActorType.ARMED_GROUP
    return armed or (body.actor_type is ActorType.POLITICAL_BODY and named)


def _is_group(scene: Scene, party: Party) -> bool:
    entity = scene.entity(party.entity)
    return entity is not None and entity.actor_type in _GROUPS


def _by_list(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read of whom a body is made up; who is only meant by others makes up none."""
    for trigger, members, bodies in made_up(scene, sentence):
        groups = [p for p in bodies if p.direct and _is_group(scene, p)]
        own = [p for p in members if p.direct]
        yield from _belongings(scene, sentence, trigger, (own, groups))


READERS: tuple[Reader, ...] = (
    _by_noun,
    _by_compound_noun,
    _by_verb,
    _by_of,
    _by_party,
    _by_list,
)
"""Ways to say that one belongs to a body."""
