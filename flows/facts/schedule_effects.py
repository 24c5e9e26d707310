"""An event that took place, by what it did or how it was met: "the blast killed ten people".

What verbs of beginning, ending and planning tell belongs to ``schedule_verbs``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.events import is_fight
from flows.facts.outlook import Outlook, outlook_of
from flows.facts.sightings import Reading
from flows.language.tree import case_of, children, is_negated
from flows.model import EventType, ScheduleStatus

if TYPE_CHECKING:
    from flows.facts.sightings import Sighting
    from flows.model import Sentence, Token

_LASTING = (EventType.CONFLICT, EventType.AGREEMENT)
_ABOUT = frozenset({"for", "of", "in", "into", "from"})
_THERE = frozenset({"in", "during", "by", "at"})


def status_by_effect(sighting: Sighting) -> Reading | None:
    """Read an event off its effect, off who met it how, or off the victims in it."""
    if sighting.event.entity.event_type in _LASTING or sighting.event.token.pos == "VERB":
        return None
    noun = sighting.sentence.tokens[sighting.head.head]
    if _is_dealt_with(sighting, noun):
        return Reading(status=ScheduleStatus.HELD, trigger=noun, confidence=0.65)
    verb = _verb_of(sighting)
    if verb is None or is_negated(sighting.sentence, verb.index):
        return None
    if outlook_of(sighting.scene, sighting.sentence, verb) is not Outlook.DONE:
        return None
    return Reading(status=ScheduleStatus.HELD, trigger=verb, confidence=0.7)


def _verb_of(sighting: Sighting) -> Token | None:
    """Give the verb that shows that the event took place."""
    scene, sentence, head = sighting.scene, sighting.sentence, sighting.head
    verb = sentence.tokens[head.head]
    if verb.pos == "VERB" and _shows(sighting, verb):
        return verb
    for clause in children(sentence, sighting.event.token.index, "acl:relcl", "acl"):
        if scene.lexicon.value("effect_verb", clause) is not None and _is_own(sentence, clause):
            return clause
    return None


def _is_dealt_with(sighting: Sighting, noun: Token) -> bool:
    """Tell whether a noun speaks of what is done ("responsibility for", "victims of")."""
    known = sighting.scene.lexicon.value("effect_noun", noun) is not None
    hangs = sighting.head.dep == "nmod" and noun.pos == "NOUN"
    return known and hangs and case_of(sighting.sentence, sighting.head.index) in _ABOUT


def _shows(sighting: Sighting, verb: Token) -> bool:
    scene, sentence, head = sighting.scene, sighting.sentence, sighting.head
    if head.dep == "nsubj":
        return scene.lexicon.value("effect_verb", verb) is not None
    if head.dep in ("obj", "nsubj:pass"):
        return scene.lexicon.value("effect_met", verb) is not None
    hurt = scene.lexicon.value("casualty_verb", verb) is not None
    fits = is_fight(sighting.event.entity) or sighting.event.entity.event_type is EventType.EVENT
    return hurt and fits and case_of(sentence, head.index) in _THERE


def _is_own(sentence: Sentence, clause: Token) -> bool:
    """Tell whether the event is what acts in a clause on it ("that killed", "killing")."""
    subjects = children(sentence, clause.index, "nsubj")
    relative = any(t.text.lower() in ("that", "which") for t in subjects)
    return relative or (clause.tag == "VBG" and not subjects)
