"""Armed actions told by a verb: "troops captured the town of X", "rebels ambushed a bus in Y".

Those told by a noun belong to ``entities`` and ``happenings``; what one does to another by it, to
``interaction``.
"""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from flows.facts.agents import agents_of, targets_of
from flows.facts.attendance import cast_parties
from flows.facts.clauses import place_at, place_on
from flows.facts.deeds_judged import acts_of
from flows.facts.events import event_at, events_in, events_of
from flows.facts.harm import is_misfortune, is_riot_gear
from flows.facts.outlook import Outlook, outlook_of
from flows.facts.parties import parties_of
from flows.facts.sites import place_of_site, site_at
from flows.facts.subjects import is_passive_verb, subjects_of
from flows.facts.unnamed import add_unnamed, make_event, mention_of
from flows.facts.verb_frames import frames_in, linked_to, struck_by
from flows.language.tree import case_of, children, is_negated, objects, spread
from flows.model import ActorType, EntityKind, EventPart, EventType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.facts.party import Party
    from flows.facts.scene import Found, Scene
    from flows.facts.verb_frames import FrameAt
    from flows.model import Entity, Mention, Sentence, Token

_EVEN = frozenset({"battle", "clash", "fight", "war"})
"""Nouns for fights in which no side is the one that attacks."""
_ONE_SIDED = frozenset({"attack", "bombing", "explosion", "shooting"})
"""Nouns for what verbs tell that one side does ("blew himself up", "opened fire")."""
_REAL = (Outlook.DONE, Outlook.NOW)
_ASSAULT = "ASSAULT"
_TAKING = frozenset({"capture", "recapture", "occupation"})
"""What is done to places alone: their verbs need one as their object."""
_SIDES = frozenset({"from", "against"})
_WITHIN = frozenset({"in", "near", "outside", "inside"})
_CLASHING = frozenset({"with", "against", "between"})


def add_assaults(scene: Scene) -> Scene:
    """Give the scene with an event, and a mention of it, for each verb that tells an attack."""
    return add_unnamed(scene, (partial(_assaults_in, told=[]),))


def _assaults_in(
    scene: Scene, sentence: Sentence, told: list[Entity]
) -> Iterator[tuple[Entity, Mention]]:
    for frame in _attacks_in(scene, sentence):
        verb = frame.verb
        noun, _, link = frame.value.partition(" ")
        if not _is_deed(scene, sentence, verb) or not _is_by_arms(scene, sentence, verb):
            continue
        if is_riot_gear(scene, sentence, verb) or is_misfortune(scene, sentence, verb):
            continue
        struck = _place_struck(scene, sentence, frame)
        place = struck
        if place is None and noun not in _TAKING:
            place = _place_around(scene, sentence, frame)
        site = site_at(scene, sentence, spread(sentence, struck_by(scene, sentence, frame)))
        where = site or (None if place is None else scene.entity(place))
        if where is None or (site is not None and noun in _TAKING):
            continue
        place = place or (None if site is None else place_of_site(scene, site))
        label = f"{noun} {link if site is not None or struck is not None else 'in'} {where.label}"
        short = f"{where.label} {noun}"
        event = make_event(scene, label, EventType.ARMED_EVENT, place, short, told_in=sentence)
        known = next((e for e in told if e.id == event.id), None)
        known = known or (None if site is not None else _told_by_noun(scene, noun, where)) or event
        told.append(known)
        yield known, mention_of(verb, known)


def _attacks_in(scene: Scene, sentence: Sentence) -> Iterator[FrameAt]:
    """Give for each verb that tells an attack the longest frame that finds what it is about."""
    for frames in frames_in(scene, "armed_verb", sentence):
        whole = (f for f in frames if f.link is None or linked_to(scene, sentence, f))
        yield from islice(whole, 1)


def _told_by_noun(scene: Scene, noun: str, where: Entity) -> Entity | None:
    """Give the one attack that a noun tells more closely, for a verb with a whole state.

    "attacked rebels in Congo", then "the attacks in North Kivu".
    """
    armed = (e for e in scene.entities.entities if e.event_type is EventType.ARMED_EVENT)
    same = [e for e in armed if e.label.split()[0].startswith(noun)]
    here = [e for e in same if e.place == where.id]
    if here:
        return here[0]
    return same[0] if len(same) == 1 and where.kind is EntityKind.ORGANIZATION else None


def _is_deed(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb tells what was done, and no noun beside it tells the same."""
    free = verb.pos == "VERB" and verb.dep not in ("amod", "compound", "xcomp")
    if not free or scene.mention_at(verb) is not None or is_negated(sentence, verb.index):
        return False
    return outlook_of(scene, sentence, verb) in _REAL and not events_of(scene, sentence, verb)


def _is_by_arms(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether those strike who have arms: not a storm, nor a person with words alone.

    Verbs of many meanings need somebody's forces, or an armed group, as who does it.
    """
    agents = agents_of(scene, sentence, verb)
    if scene.lexicon.value("armed_verb_loose", verb) is not None:
        return any(_is_force(scene, p) for p in agents)
    persons = [p for p in agents if p.direct and p.entity.startswith(EntityKind.PERSON)]
    doers = subjects_of(sentence, verb)
    forces = any(scene.lexicon.value("representative", t) is not None for t in doers)
    unknown = not agents and not forces and not is_passive_verb(sentence, verb)
    return not unknown and (not agents or len(persons) < len(agents))


def _is_force(scene: Scene, party: Party) -> bool:
    entity = scene.entity(party.entity)
    armed = entity is not None and entity.actor_type is ActorType.ARMED_GROUP
    called = scene.lexicon.value("armed_noun", party.token) is not None
    return armed or called or not party.direct


def _place_struck(scene: Scene, sentence: Sentence, frame: FrameAt) -> str | None:
    heads = spread(sentence, struck_by(scene, sentence, frame))
    found = (place_at(scene, sentence, t) for t in heads)
    return next((p for p in found if p is not None and p.startswith(EntityKind.PLACE)), None)


def _place_around(scene: Scene, sentence: Sentence, frame: FrameAt) -> str | None:
    """Give the place on the verb or on what is attacked; whom a shot is fired at is no place."""
    struck = struck_by(scene, sentence, frame)
    on = children(sentence, frame.verb.index, "obl")
    apart = (t for t in on if t not in struck and case_of(sentence, t.index) in _WITHIN)
    found = next((p for t in apart if (p := place_at(scene, sentence, t)) is not None), None)
    words = struck if frame.link is not None else (frame.verb, *struck)
    return found or place_on(scene, sentence, *words)


def fighting(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read who attacks whom, where the attack is the verb itself."""
    told = [e for e in events_in(scene, sentence) if e.entity.event_type is EventType.ARMED_EVENT]
    frames = {f.verb.index: f for f in _attacks_in(scene, sentence)} if told else {}
    for event in told:
        verb, frame = event.token, frames.get(event.token.index)
        if verb.pos != "VERB":
            continue
        sides = (EventPart.PARTICIPANT, EventPart.PARTICIPANT)
        cue = scene.lexicon.match_at("happening_verb", sentence, verb.index)
        if frame is not None or (cue is not None and cue.value in _ONE_SIDED):
            sides = (EventPart.ATTACKER, EventPart.DEFENDER)
        agents = agents_of(scene, sentence, verb)
        yield from cast_parties(scene, sentence, (verb, sides[0], event.entity), agents)
        met = _met(scene, sentence, verb, frame)
        yield from cast_parties(scene, sentence, (verb, sides[1], event.entity), met)


def _met(scene: Scene, sentence: Sentence, verb: Token, frame: FrameAt | None) -> tuple[Party, ...]:
    """Give who is attacked, or whom something is taken from; of a clash, the other side."""
    cases = _CLASHING if frame is None else _SIDES
    places = (t for t in objects(sentence, verb.index) if place_at(scene, sentence, t) is not None)
    of_places = (p for t in places for p in children(sentence, t.index, "nmod"))
    taken = (p for p in of_places if case_of(sentence, p.index) == "from")  # "took X from Y"
    on = (*children(sentence, verb.index, "obl"), *taken)
    phrases = [t for t in on if case_of(sentence, t.index) in cases]
    named = parties_of(scene, sentence, spread(sentence, phrases))
    if frame is not None and frame.link is not None:
        struck = _no_towns(scene, sentence, linked_to(scene, sentence, frame))
        named = (*parties_of(scene, sentence, struck), *named)
        return named or acts_of(scene, sentence, struck, _ASSAULT)
    named = (*targets_of(scene, sentence, verb), *named)
    struck = () if frame is None else struck_by(scene, sentence, frame)
    return named or acts_of(scene, sentence, struck, _ASSAULT)


def _no_towns(scene: Scene, sentence: Sentence, struck: Iterable[Token]) -> tuple[Token, ...]:
    """Leave out towns: who they are of is not who is met ("the eastern Congo city of Goma")."""
    places = ((t, place_at(scene, sentence, t) or "") for t in struck)
    return tuple(t for t, place in places if not place.startswith(EntityKind.PLACE))


def striking(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read who kills or hurts people in an attack ("gunmen killed nine in a raid on a farm").

    "Police killed two in the attack" does not say whose attack it was.
    """
    for verb in scene.cued(sentence, "casualty_verb"):
        hurts = scene.lexicon.value("casualty_verb", verb) in ("Killed", "Wounded")
        done = hurts and verb.pos == "VERB" and outlook_of(scene, sentence, verb) in _REAL
        if not done or is_negated(sentence, verb.index):
            continue
        on = (verb, *children(sentence, verb.index, "obj"))
        phrases = [t for w in on for t in children(sentence, w.index, "obl", "nmod")]
        within = (t for t in phrases if case_of(sentence, t.index) in ("in", "during"))
        event = next((e for t in within if (e := _new_attack(scene, sentence, t))), None)
        if event is not None:
            agents = agents_of(scene, sentence, verb)
            yield from cast_parties(scene, sentence, (verb, EventPart.ATTACKER, event), agents)


def _new_attack(scene: Scene, sentence: Sentence, noun: Token) -> Entity | None:
    """Give the attack that a noun tells for the first time: "an attack", "attacks"."""
    event = event_at(scene, sentence, noun)
    attack = scene.lexicon.value("interaction_noun", noun) == "ASSAULT"
    attack = attack and noun.lemma.lower() not in _EVEN
    known = [t.text.lower() for t in children(sentence, noun.index, "det", "nmod:poss")]
    new = known in (["a"], ["an"], ["another"]) or (not known and noun.tag == "NNS")
    armed = event is not None and event.entity.event_type is EventType.ARMED_EVENT
    return event.entity if event is not None and armed and attack and new else None
