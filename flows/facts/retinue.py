"""Who is at a gathering with or for others: "Smith, head of the team", "accompanied by Brown".

Teams led by somebody, and those sent to talks, belong to ``delegations``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of
from flows.facts.attendance import cast_parties
from flows.facts.events import GATHERINGS, event_at, events_in, is_gathering
from flows.facts.events_at_hand import event_before, event_meant, is_yet_to_come
from flows.facts.lists import listed_from
from flows.facts.outlook import is_ahead, outlook_of
from flows.facts.parties import actor_at, parties_of
from flows.facts.party import Party
from flows.facts.subjects import by_whom, is_passive_verb
from flows.language.tree import case_of, children, first_joined, is_negated, verb_over
from flows.model import EntityKind, EventPart, EventType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.scene import Found, Scene
    from flows.facts.sweep import Reader
    from flows.model import Entity, Sentence, Token

_AT = frozenset({"at", "during", "in"})
_ELSEWHERE = frozenset({"at", "in", "to"})
_TEAM = "Team"
_JOINTLY = {
    "Convene": EventPart.CONVENER,
    "Host": EventPart.HOST,
    "Mediate": EventPart.MEDIATOR,
}


def at_the_head(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "Smith, head of the Lowland delegation, said": he is at the talks, and his side is."""
    for noun in scene.cued(sentence, "delegation_head"):
        team = _team_of(scene, sentence, noun)
        who = None if team is None else _who_is(scene, sentence, noun)
        event = None if team is None or who is None else _at_hand(scene, sentence, team)
        if team is None or who is None or event is None:
            continue
        part = _part_by(scene, sentence, verb_over(sentence, noun.index), event)
        yield from cast_parties(scene, sentence, (noun, part, event), (who,))
        sides = parties_of(scene, sentence, (team,))
        yield from cast_parties(scene, sentence, (team, part, event), sides)


def _team_of(scene: Scene, sentence: Sentence, noun: Token) -> Token | None:
    """Give the delegation that a noun for a post is of; not one that stays at a place."""
    on = children(sentence, noun.index, "nmod")
    of = [t for t in on if case_of(sentence, t.index) == "of"]
    teams = [t for t in of if scene.lexicon.value("delegation_noun", t) == _TEAM]
    return next((t for t in teams if not _stays(scene, sentence, t)), None)


def _stays(scene: Scene, sentence: Sentence, team: Token) -> bool:
    on = children(sentence, team.index, "nmod")
    there = [t for t in on if case_of(sentence, t.index) in _ELSEWHERE]
    return any(event_at(scene, sentence, t) is None for t in there)


def _who_is(scene: Scene, sentence: Sentence, post: Token) -> Party | None:
    """Give the person named with a post: set beside it, or behind it as a title."""
    first = first_joined(sentence, post)
    beside = [*children(sentence, post.index, "appos", "flat")]
    if first.dep in ("appos", "nmod:desc", "compound"):
        beside.append(sentence.tokens[first.head])
    found = ((t, actor_at(scene, sentence, t)) for t in beside)
    people = (Party(entity=e, token=t) for t, e in found if e and e.startswith(EntityKind.PERSON))
    return next(people, None)


def _at_hand(scene: Scene, sentence: Sentence, word: Token) -> Entity | None:
    named = (event_at(scene, sentence, t) for t in children(sentence, word.index, "nmod"))
    own = next((e.entity for e in named if e is not None and is_gathering(e.entity)), None)
    return own or event_before(scene, sentence, word)


def _part_by(scene: Scene, sentence: Sentence, verb: Token | None, event: Entity) -> EventPart:
    """Give the part of somebody as the verb has it that tells of him ("is due to arrive")."""
    ahead = verb is not None and (
        is_ahead(outlook_of(scene, sentence, verb)) or is_yet_to_come(scene, sentence, verb, event)
    )
    return EventPart.EXPECTED if ahead else EventPart.PARTICIPANT


def making_up(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read whom a delegation consists of ("the team included Smith and Brown")."""
    for match in scene.matches("made_of_verb", sentence):
        verb = sentence.tokens[match.first]
        subjects = children(sentence, verb.index, "nsubj")
        teams = [t for t in subjects if scene.lexicon.value("delegation_noun", t) == _TEAM]
        listed = listed_from(scene, sentence, match.last) if teams and verb.pos == "VERB" else ()
        people = [p for p in listed if p.entity.startswith(EntityKind.PERSON)]
        event = _at_hand(scene, sentence, teams[0]) if people else None
        if event is None or is_negated(sentence, verb.index):
            continue
        part = _part_by(scene, sentence, verb, event)
        sides = parties_of(scene, sentence, teams[:1])
        yield from cast_parties(scene, sentence, (verb, part, event), (*people, *sides))


def accompanying(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "Smith, accompanied by Brown, met Miller", "was joined at the talks by Brown"."""
    for verb in scene.cued(sentence, "company_verb"):
        passive = verb.pos == "VERB" and is_passive_verb(sentence, verb)
        event = _with_others(scene, sentence, verb) if passive else None
        if event is None or is_negated(sentence, verb.index):
            continue
        over = verb_over(sentence, verb.index) if verb.dep.startswith(("acl", "advcl")) else verb
        ahead = over is not None and is_ahead(outlook_of(scene, sentence, over))
        part = EventPart.EXPECTED if ahead else EventPart.PARTICIPANT
        others = agents_of(scene, sentence, verb)
        yield from cast_parties(scene, sentence, (verb, part, event), others)


def _with_others(scene: Scene, sentence: Sentence, verb: Token) -> Entity | None:
    """Give the gathering or visit that somebody is at with others: of the verb, or over it."""
    on = children(sentence, verb.index, "obl")
    at = [t for t in on if case_of(sentence, t.index) in _AT]
    named = next((e for t in at if (e := event_meant(scene, sentence, t)) is not None), None)
    if named is not None and named.event_type in GATHERINGS:
        return named
    over = verb_over(sentence, verb.index) if verb.dep.startswith(("acl", "advcl")) else None
    told = None if over is None else event_at(scene, sentence, over)
    if over is not None and told is None:
        heads = children(sentence, over.index, "obj", "obl")
        here = {e.token.index: e for e in events_in(scene, sentence)}
        told = next((here[t.index] for t in heads if t.index in here), None)
    kinds = (*GATHERINGS, EventType.EVENT)
    return None if told is None or told.entity.event_type not in kinds else told.entity


def doing_jointly(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "the talks were co-hosted by A and B", of whose verb parsers make three words."""
    for match in scene.matches("part_verb", sentence):
        verb = sentence.tokens[match.last - 1]
        before = sentence.tokens[max(0, verb.index - 2) : verb.index]
        if verb.tag != "VBN" or [t.text.lower() for t in before] != ["co", "-"]:
            continue
        part = _JOINTLY.get(match.value)
        by = parties_of(scene, sentence, by_whom(sentence, verb))
        subjects = children(sentence, before[0].index, "nsubj")
        met = (event_meant(scene, sentence, t) for t in subjects)
        event = next((e for e in met if e is not None and is_gathering(e)), None)
        if part is not None and event is not None:
            yield from cast_parties(scene, sentence, (verb, part, event), by)


RETINUE_READERS: tuple[Reader, ...] = (at_the_head, making_up, accompanying, doing_jointly)
"""Ways to say who comes with others, heads them, or does something together with them."""
