"""Who is at a gathering by verbs of being there: "will attend the talks", "took part in", "goes".

What else is done with a gathering belongs to ``participation``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of, targets_of
from flows.facts.attendance import cast_parties, event_attended
from flows.facts.clauses import place_at
from flows.facts.events import events_in
from flows.facts.outlook import Outlook, is_ahead, is_announced, outlook_of
from flows.facts.parties import parties_of
from flows.facts.sides import TOGETHER
from flows.facts.subjects import is_passive_verb
from flows.language.tree import case_of, children, is_negated, spread
from flows.model import EntityKind, EventPart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.facts.lexicon import CueMatch
    from flows.facts.party import Party
    from flows.facts.scene import Found, Scene
    from flows.model import Entity, Sentence, Token

_DUE = ("Expected", "Planned")


def attending(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read verbs of being there ("will attend the talks", "took part in", "goes to Geneva")."""
    for match in scene.matches("attend_verb", sentence):
        verb = _predicate(sentence, sentence.tokens[match.first])
        if not _attends(sentence, verb, match.value) or _is_elsewhere(scene, sentence, match):
            continue
        event = event_attended(scene, sentence, verb, match.value)
        outlook = outlook_of(scene, sentence, verb)
        refused = is_ahead(outlook) and is_negated(sentence, verb.index)
        if event is None or refused or _is_idle(sentence, verb, outlook):
            continue
        told = any(e.entity.id == event.id for e in events_in(scene, sentence))
        if not told and not is_ahead(outlook) and match.text.lower().endswith(" in"):
            continue  # "who have been in Geneva": whether at the talks is not said
        ahead = is_ahead(outlook) or is_announced(scene, sentence, verb)
        ahead = ahead or _is_due(scene, sentence, match) or _is_told_ahead(scene, sentence, event)
        part = EventPart.EXPECTED if ahead else EventPart.PARTICIPANT
        agents = agents_of(scene, sentence, verb) or _patients(scene, sentence, verb)
        if match.value == "Represent":
            agents = (*agents, *_bodies(_patients(scene, sentence, verb), agents))
        part = EventPart.GUEST if _is_as_guest(scene, sentence, verb) else part
        yield from cast_each(scene, sentence, (verb, part, event), agents)
        yield from with_whom(scene, sentence, (verb, part, event)) if agents else ()


def _is_as_guest(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether somebody comes to look on only ("will attend the talks as observers")."""
    on = children(sentence, verb.index, "obj", "obl", "nmod")
    inner = (*on, *(c for t in on for c in children(sentence, t.index, "nmod")))
    roles = (t for t in inner if case_of(sentence, t.index) == "as")
    return any(scene.lexicon.value("part_noun", t) == EventPart.GUEST for t in roles)


def _is_elsewhere(scene: Scene, sentence: Sentence, match: CueMatch) -> bool:
    """Tell whether somebody is at what is neither an event nor a place ("at the centre of it")."""
    said = sentence.tokens[sentence.tokens[match.first].head]
    if sentence.tokens[match.first].dep != "cop" or said.pos != "NOUN" or said.index < match.last:
        return False
    groups = ("event_head", "event_part", "happening_noun")
    told = any(scene.lexicon.value(group, said) is not None for group in groups)
    return not told and place_at(scene, sentence, said) is None


def _is_told_ahead(scene: Scene, sentence: Sentence, event: Entity) -> bool:
    """Tell whether those who go are still to meet ("travels to Oslo, where he is to meet X")."""
    verbs = (e.token for e in events_in(scene, sentence) if e.entity.id == event.id)
    return any(t.pos == "VERB" and is_ahead(outlook_of(scene, sentence, t)) for t in verbs)


def _is_due(scene: Scene, sentence: Sentence, match: CueMatch) -> bool:
    """Tell whether a cue says itself that somebody is yet to come ("was due in Geneva")."""
    words = sentence.tokens[match.first : match.last]
    return any(scene.lexicon.value("hedge_adjective", t) in _DUE for t in words)


def _predicate(sentence: Sentence, token: Token) -> Token:
    """Give what "be" says of somebody in "will be at the opening", else the verb itself."""
    return sentence.tokens[token.head] if token.dep == "cop" else token


def _attends(sentence: Sentence, verb: Token, value: str) -> bool:
    if value == "Represent":
        aims = children(sentence, verb.index, "xcomp", "ccomp", "csubj")
        return is_passive_verb(sentence, verb) and verb.dep != "acl" and not aims
    said = bool(children(sentence, verb.index, "cop"))
    return verb.pos in ("VERB", "AUX") or said


def _patients(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
    """Give who "will be represented" or "are expected"."""
    return targets_of(scene, sentence, verb)


def _bodies(whose: Iterable[Party], agents: Iterable[Party]) -> tuple[Party, ...]:
    """Give the states and bodies that others represent; a person represented is not there."""
    known = {p.entity for p in agents}
    bodies = (p for p in whose if p.entity.startswith(EntityKind.ORGANIZATION))
    return tuple(p for p in bodies if p.entity not in known)


def _is_idle(sentence: Sentence, verb: Token, outlook: Outlook) -> bool:
    """Tell whether a clause says that somebody can, should or might come on a condition."""
    if outlook in (Outlook.CONDITIONAL, Outlook.PROPOSED):
        return True
    return any(t.lemma.lower() == "can" for t in children(sentence, verb.index, "aux"))


def cast_each(
    scene: Scene,
    sentence: Sentence,
    cast: tuple[Token, EventPart, Entity],
    agents: Iterable[Party],
) -> Iterator[Found]:
    """Give each the part; mediators mediate and observers look on, whatever they do with talks."""
    verb, part, event = cast
    for agent in agents:
        role = scene.lexicon.value("part_noun", agent.token)
        own = EventPart(role) if role in (EventPart.MEDIATOR, EventPart.GUEST) else part
        yield from cast_parties(scene, sentence, (verb, own, event), (agent,))


def with_whom(
    scene: Scene, sentence: Sentence, cast: tuple[Token, EventPart, Entity]
) -> Iterator[Found]:
    """Give those together with whom it is done ("took part, together with X") their part."""
    verb, part, event = cast
    if part not in (EventPart.PARTICIPANT, EventPart.EXPECTED, EventPart.HOST):
        return
    shared = EventPart.PARTICIPANT if part is EventPart.HOST else part
    words = (verb, *children(sentence, verb.index, "advmod"))  # "took part, together with X"
    on = (p for t in words for p in children(sentence, t.index, "obl"))
    phrases = [t for t in on if case_of(sentence, t.index) in TOGETHER]
    others = parties_of(scene, sentence, spread(sentence, phrases))
    yield from cast_parties(scene, sentence, (verb, shared, event), others)
