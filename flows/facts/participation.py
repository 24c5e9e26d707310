"""Who has a part in an event by what they do: met, attend, host, convene, attack.

Finding events belongs to ``entities`` and ``meetings``; who is asked to come, to ``invitation``;
who will not come, to ``stance``; parts told by nouns, to ``event_parts``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.facts.accords import signing
from flows.facts.agents import agents_of, targets_of
from flows.facts.assaults import fighting, striking
from flows.facts.attendance import cast_parties
from flows.facts.attending import attending, cast_each, with_whom
from flows.facts.attitudes import is_undoing
from flows.facts.calls import calling
from flows.facts.delegations import for_a_side, sent_by
from flows.facts.event_parts import NOUN_READERS
from flows.facts.events import (
    EventAt,
    events_done_to,
    events_in,
    is_fight,
    is_gathering,
    is_verbal_event,
)
from flows.facts.events_at_hand import is_yet_to_come, main_event
from flows.facts.guilt import by_being_behind, by_denied_charge, by_guilt
from flows.facts.invitation import find_invitations
from flows.facts.meetings import is_bringing
from flows.facts.outlook import (
    Outlook,
    is_ahead,
    is_aim,
    is_announced,
    is_headline_plan,
    is_verbal,
    outlook_of,
)
from flows.facts.parties import parties_of
from flows.facts.retinue import RETINUE_READERS
from flows.facts.schedule_phrases import introduction_at
from flows.facts.sides import who_meet
from flows.facts.sightings import is_thought_of
from flows.facts.subjects import is_passive_verb
from flows.facts.sweep import sweep
from flows.facts.visits import visitors_of
from flows.language.tree import ancestors, case_of, children, is_negated, spread, subtree
from flows.model import EventPart, EventType, Invitation, Participation, ScheduleStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.lexicon import CueMatch
    from flows.facts.party import Party
    from flows.facts.scene import Found, Scene
    from flows.facts.sweep import Reader
    from flows.model import Entity, Sentence, Token

_CONVENER = 0.6


def find_participations(scene: Scene) -> tuple[Found, ...]:
    """Find who takes part in what, and as what."""
    return (*sweep(scene, READERS), *_conveners(scene))


def _conveners(scene: Scene) -> Iterator[Found]:
    """Take whoever invites others to a gathering for its convener."""
    for found in find_invitations(scene):
        invitation = found.situation
        if not isinstance(invitation, Invitation) or None in (invitation.agent, invitation.event):
            continue
        situation = Participation(
            agent=invitation.agent or "",
            event=invitation.event or "",
            part=EventPart.CONVENER,
            when=invitation.when,
        )
        yield replace(found, situation=situation, confidence=_CONVENER)


def _doing(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read verbs whose object is an event ("opened talks", "hosts the summit")."""
    for match in scene.matches("part_verb", sentence):
        verb = sentence.tokens[match.first]
        if (
            not is_verbal(sentence, verb)
            or (is_aim(sentence, verb) and not is_headline_plan(sentence, verb))
            or sent_by(scene, sentence, verb)
            or is_thought_of(sentence, verb)
        ):
            continue
        if match.value == "Convene" and _is_judging(sentence, verb):
            continue
        events = _done_to(scene, sentence, verb)
        if match.value == "Host":
            here = [e for e in events_in(scene, sentence) if e.token.index > verb.index]
            named = [e.entity for e in here if _is_hosted_for(sentence, e, match.value)]
            met = any(e.token.index == verb.index for e in events_in(scene, sentence))
            if named or not (events or met):
                yield from _hosting(scene, sentence, verb, next(iter(named), None))
        if match.value in ("Mediate", "Convene") and not events:
            yield from _mediating(scene, sentence, verb, _GATHERING[match.value])
        for event in events:
            ahead_of = introduction_at(scene, sentence, event.first) is ScheduleStatus.PLANNED
            ahead_of = ahead_of or _is_of_its_end(scene, sentence, event)
            if ahead_of or _is_hosted_for(sentence, event, match.value):
                continue
            part = _part_then(scene, sentence, verb, _part_in(match.value, event.entity))
            if part is None or not _is_object(scene, sentence, event, (verb, match)):
                continue
            yield from _cast_agents(scene, sentence, (verb, part, event.entity))
            yield from with_whom(scene, sentence, (verb, part, event.entity))


def _done_to(scene: Scene, sentence: Sentence, verb: Token) -> tuple[EventAt, ...]:
    """Give the events that a verb is done to; who announces what is no gathering convenes none."""
    events = events_done_to(scene, sentence, verb)
    announces = verb.lemma.lower() == "announce"
    return tuple(e for e in events if not announces or is_gathering(e.entity))


def _cast_agents(
    scene: Scene, sentence: Sentence, cast: tuple[Token, EventPart, Entity]
) -> Iterator[Found]:
    """Give those who do something with talks their part."""
    yield from cast_each(scene, sentence, cast, agents_of(scene, sentence, cast[0]))


def _is_judging(sentence: Sentence, verb: Token) -> bool:
    """Tell whether it is said what something is ("called the talks a success", "calling it")."""
    objects = children(sentence, verb.index, "obj", "xcomp")
    calls = verb.lemma.lower() == "call" and any(t.pos == "PRON" for t in objects)
    return calls or len(objects) > 1


def _part_then(
    scene: Scene, sentence: Sentence, verb: Token, part: EventPart | None
) -> EventPart | None:
    """Give the part for its time; none where talks shall end ("decided to end the talks")."""
    if part is not EventPart.PARTICIPANT or not is_ahead(outlook_of(scene, sentence, verb)):
        return part
    ends = scene.lexicon.value("schedule_object", verb) in ("Cancelled", "Ended", "Postponed")
    return None if ends else EventPart.EXPECTED


def _is_of_its_end(scene: Scene, sentence: Sentence, event: EventAt) -> bool:
    """Tell whether it is the end or delay of an event that is meant ("called for a delay of")."""
    above = sentence.tokens[event.token.head]
    return event.token.dep == "nmod" and is_undoing(scene, above)


def _is_hosted_for(sentence: Sentence, event: EventAt, value: str) -> bool:
    """Tell whether somebody is hosted for an event ("hosted a delegation for talks")."""
    return value == "Host" and case_of(sentence, event.token.index) == "for"


def _hosting(
    scene: Scene, sentence: Sentence, verb: Token, named: Entity | None = None
) -> Iterator[Found]:
    """Read who hosts whom ("London to host the group"): at the gathering of the article."""
    event = named or main_event(scene)
    to = [t for t in children(sentence, verb.index, "obl") if case_of(sentence, t.index) == "to"]
    guests = targets_of(scene, sentence, verb) or parties_of(scene, sentence, spread(sentence, to))
    if event is None or not guests:
        return
    ahead = is_ahead(outlook_of(scene, sentence, verb))
    part = EventPart.EXPECTED if ahead else EventPart.PARTICIPANT
    hosts = agents_of(scene, sentence, verb)
    yield from cast_parties(scene, sentence, (verb, EventPart.HOST, event), hosts)
    yield from cast_parties(scene, sentence, (verb, part, event), guests)


def _mediating(scene: Scene, sentence: Sentence, verb: Token, part: EventPart) -> Iterator[Found]:
    """Read who mediates or presides, and nothing more: at the gathering at hand."""
    alone = scene.lexicon.value("part_verb_alone", verb) is not None
    alone = alone and not children(sentence, verb.index, "obj", "ccomp", "xcomp")
    event = main_event(scene) if alone and not is_passive_verb(sentence, verb) else None
    if event is not None and is_yet_to_come(scene, sentence, verb, event):
        return
    if event is not None and not is_ahead(outlook_of(scene, sentence, verb)):
        agents = agents_of(scene, sentence, verb)
        yield from cast_parties(scene, sentence, (verb, part, event), agents)


def _is_object(
    scene: Scene, sentence: Sentence, event: EventAt, cue: tuple[Token, CueMatch]
) -> bool:
    """Tell whether the event is what the verb is done to, not where or when it is done."""
    (verb, match), head = cue, event.token
    if head.index not in {t.index for t in subtree(sentence, verb.index)}:
        return verb.dep.startswith(("acl", "conj"))
    if verb.lemma.lower() == "have" and _is_only_told_of(scene, sentence, event):
        return False
    for above in ancestors(sentence, event.token.index):
        if above.index == verb.index:
            break
        groups = ("presence_noun", "stance_noun")
        if head.dep == "nmod" and any(scene.lexicon.value(g, above) for g in groups):
            return False  # "renews commitment to the talks"
        head = above
    if head.dep == "ccomp":
        return False  # "announced the talks have collapsed"
    case = case_of(sentence, head.index)
    return head.dep.startswith(("obj", "nsubj:pass", "conj", "iobj")) or (
        case in ("", "out") or match.text.lower().endswith(f" {case}")
    )


def _is_only_told_of(scene: Scene, sentence: Sentence, event: EventAt) -> bool:
    """Tell whether what somebody has only goes with an event ("has evidence of the raid").

    A round of talks is had as the talks are; so is a role in them, but not one in a raid.
    """
    token = event.token
    of = case_of(sentence, token.index) == "of"
    if token.dep != "nmod" or (of and _whole(scene, sentence, token) is not token):
        return False
    return of or is_fight(event.entity)


_FIGHTING = {"Hold": EventPart.ATTACKER, "Launch": EventPart.ATTACKER}
_GATHERING = {
    "Hold": EventPart.PARTICIPANT,
    "Launch": EventPart.CONVENER,
    "Host": EventPart.HOST,
    "Convene": EventPart.CONVENER,
    "Mediate": EventPart.MEDIATOR,
}


def _part_in(value: str, event: Entity) -> EventPart | None:
    if value == "Run":
        return EventPart.PARTICIPANT if event.event_type is EventType.ELECTION else None
    if value == "Mediate" and event.event_type is EventType.CONFLICT:
        return EventPart.MEDIATOR
    if is_fight(event):
        attack = event.event_type is EventType.ARMED_EVENT
        return _FIGHTING.get(value) if attack else None
    return _GATHERING.get(value) if event.event_type is not EventType.AGREEMENT else None


def _at_the_event(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read what somebody does at a gathering ("world powers agreed at the July conference")."""
    for event in events_in(scene, sentence):
        token = _whole(scene, sentence, event.token)
        verb = sentence.tokens[token.head]
        case = case_of(sentence, token.index)
        agreed = scene.lexicon.value("accord_verb", verb) == "Sign"
        at = case in ("at", "during") or (agreed and case in ("after", "following", "in"))
        plain = token.dep.startswith("obl") and verb.pos == "VERB"
        if token.dep in ("iobj", "obj") and verb.lemma.lower() == "tell":
            at = plain = True  # "told the conference that"
        met = is_gathering(event.entity) or scene.lexicon.value("ceremony_noun", event.token)
        if not (at and plain and met):
            continue
        outlook = outlook_of(scene, sentence, verb)
        planned = outlook is Outlook.PLANNED
        if (planned or outlook is Outlook.DONE) and not is_negated(sentence, verb.index):
            part = EventPart.EXPECTED if planned else EventPart.PARTICIPANT
            agents = agents_of(scene, sentence, verb)
            yield from cast_parties(scene, sentence, (verb, part, event.entity), agents)


def _whole(scene: Scene, sentence: Sentence, token: Token) -> Token:
    """Give the word for the part or the length of an event over it ("after a week of talks")."""
    above = sentence.tokens[token.head]
    part = token.dep == "nmod" and scene.lexicon.value("event_part", above) is not None
    return above if part else token


def _meeting(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read who meets, where the event is the verb itself ("Kerry met Lavrov in Paris")."""
    for event in events_in(scene, sentence):
        told = is_verbal_event(event) or event.entity.event_type is EventType.EVENT
        if not told or is_fight(event.entity):
            continue
        verb = event.token
        ahead = is_ahead(outlook_of(scene, sentence, verb)) or is_announced(scene, sentence, verb)
        if verb.pos == "NOUN":
            if _is_told_by_verb(scene, sentence, verb):
                continue
            ahead = ahead or _is_visit_ahead(scene, sentence, event)
        part = EventPart.EXPECTED if ahead else EventPart.PARTICIPANT
        if is_bringing(sentence, verb):
            cast = (verb, EventPart.CONVENER, event.entity)
            yield from cast_parties(scene, sentence, cast, agents_of(scene, sentence, verb))
            guests = targets_of(scene, sentence, verb)
            yield from cast_parties(scene, sentence, (verb, part, event.entity), guests)
            continue
        yield from cast_parties(
            scene, sentence, (verb, part, event.entity), _who(scene, sentence, event)
        )


def _is_told_by_verb(scene: Scene, sentence: Sentence, visit: Token) -> bool:
    """Tell whether a visit is called off, so that nobody has a part in it, or a verb tells who.

    "has cancelled a trip to Oslo"; "leaves on a trip to Oslo".
    """
    verb = sentence.tokens[visit.head]
    match = scene.lexicon.match_at("schedule_object", sentence, verb.index)
    off = visit.dep == "obj" and match is not None and match.value == ScheduleStatus.CANCELLED
    goes = scene.lexicon.match_at("attend_verb", sentence, verb.index) is not None
    return off or (goes and visit.dep == "obl" and case_of(sentence, visit.index) in ("for", "on"))


def _is_visit_ahead(scene: Scene, sentence: Sentence, visit: EventAt) -> bool:
    """Tell whether a visit is still to come: by the words before it, or by who will make it."""
    verb = sentence.tokens[visit.token.head]
    made = visit.token.dep in ("obj", "obl") and verb.pos == "VERB"
    will = made and (
        is_ahead(outlook_of(scene, sentence, verb)) or is_announced(scene, sentence, verb)
    )
    return will or introduction_at(scene, sentence, visit.first) is ScheduleStatus.PLANNED


def _who(scene: Scene, sentence: Sentence, event: EventAt) -> tuple[Party, ...]:
    """Give who meets; of a visit or a vote, who makes it."""
    if event.entity.event_type is not EventType.EVENT:
        return who_meet(scene, sentence, event.token)
    if event.token.pos == "NOUN":
        made = scene.lexicon.value("visit_noun", event.token) is not None
        return visitors_of(scene, sentence, event.token) if made else ()
    return agents_of(scene, sentence, event.token)


READERS: tuple[Reader, ...] = (
    signing,
    _meeting,
    fighting,
    striking,
    attending,
    _doing,
    for_a_side,
    by_guilt,
    by_being_behind,
    by_denied_charge,
    *NOUN_READERS,
    *RETINUE_READERS,
    calling,
    _at_the_event,
)
"""Ways to say that somebody has a part in an event."""
