"""An event where a sentence names it, and how a cue word becomes the status of the event.

The rules that look for cues are in ``schedule_verbs`` and ``schedule_phrases``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.facts.hedges import is_owed
from flows.facts.outlook import Outlook, is_ahead, is_announced, is_verbal, outlook_of
from flows.facts.timing import is_time, looks_ahead, time_on
from flows.language.tree import case_of, children
from flows.model import EventType, ScheduleStatus

if TYPE_CHECKING:
    from flows.facts.events import EventAt
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_ORGANIZES = frozenset({"organise", "organize"})
_HAS_IN_IT = frozenset({"consider", "envisage", "include", "involve", "propose", "require"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """An event in a sentence, and the word under which it stands.

    Args:
        head: The word that the event hangs on through parts of it ("day of meetings").
    """

    scene: Scene
    sentence: Sentence
    event: EventAt
    head: Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a rule reads off a sighting: the status, and the word that carries it."""

    status: ScheduleStatus
    trigger: Token
    confidence: float = 0.8


def own_words(sighting: Sighting) -> tuple[Token, ...]:
    """Give the nouns of the mention and of the part of the event over it."""
    event = sighting.event
    inside = sighting.sentence.tokens[event.first : event.last]
    nouns = [t for t in inside if t.pos in ("NOUN", "PROPN")]
    return tuple(dict.fromkeys((event.token, sighting.head, *nouns)))


def shift_status(base: ScheduleStatus, outlook: Outlook) -> ScheduleStatus | None:
    """Give the status that a verb's meaning has under its modals; None where that says nothing.

    "will begin" is planned, "could begin" is likely, "should begin" is proposed; what is put off,
    cancelled or proposed stays so. That something will end says nothing of the kind.
    """
    fixed = (ScheduleStatus.CANCELLED, ScheduleStatus.POSTPONED, ScheduleStatus.PROPOSED)
    if outlook is Outlook.CONDITIONAL or (base is ScheduleStatus.ENDED and is_ahead(outlook)):
        return None
    if base in fixed:
        return base
    ahead = {
        Outlook.PLANNED: ScheduleStatus.PLANNED,
        Outlook.LIKELY: ScheduleStatus.LIKELY,
        Outlook.PROPOSED: ScheduleStatus.PROPOSED,
    }
    return ahead.get(outlook, base)


def by_cue(sighting: Sighting, verb: Token, group: str) -> Reading | None:
    """Read the status off a verb, if it is a cue of the group, with its tense and modals."""
    scene, sentence = sighting.scene, sighting.sentence
    if sighting.event.entity.event_type is EventType.AGREEMENT:
        group = "schedule_accord"
    match = scene.lexicon.match_at(group, sentence, verb.index)
    if match is None or not is_verbal(sentence, verb):
        return None
    if group == "schedule_object" and (
        _is_asked(sighting, verb, match.value) or not _may_schedule(sighting, verb)
    ):
        return None
    base = _told_status(scene, sentence, verb, match.value)
    if (
        group == "schedule_subject"
        and base is ScheduleStatus.ENDED
        and _aims_at_more(sighting, verb)
    ):
        return None
    outlook = outlook_of(scene, sentence, verb)
    if group == "schedule_accord" and base is ScheduleStatus.ONGOING and is_ahead(outlook):
        return None  # "urged both to observe the truce": it is there, kept or not
    status = shift_status(base, outlook)
    if status is not None and is_owed(sentence, verb):
        if group == "schedule_accord":
            return None  # "the accord must still be ratified" says nothing of its making
        status = shift_status(base, Outlook.PROPOSED)
    if is_announced(scene, sentence, verb, sighting.event.token):
        status = _announced(status)
    return None if status is None else Reading(status=status, trigger=verb)


def _is_asked(sighting: Sighting, verb: Token, value: str) -> bool:
    """Tell whether those at a gathering are asked to do something ("urged the summit to agree").

    "Urged talks to end the war" says what talks are for.
    """
    words = children(sighting.sentence, sighting.event.token.index, "det")
    meant = any(t.text.lower() == "the" for t in words)
    below = ("xcomp", "ccomp", "advcl") if meant else ("xcomp", "ccomp")
    aims = children(sighting.sentence, verb.index, *below)
    asked = sighting.head.dep == "obj" and any(t.index > sighting.head.index for t in aims)
    return asked and value == ScheduleStatus.PROPOSED


def _told_status(scene: Scene, sentence: Sentence, verb: Token, value: str) -> ScheduleStatus:
    """Give what a cue says of its event: "a truce negotiated with X" is there already."""
    base = ScheduleStatus(value)
    if is_thought_of(sentence, verb):
        return ScheduleStatus.PROPOSED
    participle = verb.tag in ("VBN", "VBD")
    made = participle and scene.lexicon.value("accord_verb", verb) == "Sign"
    arranged = verb.tag in ("VBD", "VBN") and verb.lemma.lower() in _ORGANIZES
    arranged = arranged and not _has_done(sentence, verb)  # "talks have been organized"
    if (base is ScheduleStatus.PROPOSED and made) or (
        base is ScheduleStatus.PLANNED and arranged and not _is_ahead(scene, sentence, verb)
    ):
        base = ScheduleStatus.HELD
    going_on = base is ScheduleStatus.HELD and _goes_on(sentence, verb)
    return ScheduleStatus.ONGOING if going_on else base


def is_thought_of(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a doing is what a plan or an accord has in it ("includes holding a vote")."""
    over = sentence.tokens[verb.head]
    bare = verb.tag == "VBG" and not children(sentence, verb.index, "aux", "nsubj")
    below = verb.dep in ("xcomp", "ccomp", "obj") and over.index < verb.index
    return bare and below and over.lemma.lower() in _HAS_IN_IT


def _has_done(sentence: Sentence, verb: Token) -> bool:
    helpers = (t.text.lower() for t in children(sentence, verb.index, "aux", "aux:pass"))
    return any(word in ("have", "has", "'ve", "’ve") for word in helpers)


def _is_ahead(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether what is organized has a time to come ("has organized a march for Monday")."""
    words = (verb, *children(sentence, verb.index, "obj", "nsubj:pass"))
    time = time_on(scene, sentence, *words)
    on = [t for w in words for t in children(sentence, w.index, "obl", "nmod")]
    set_for = any(case_of(sentence, t.index) == "for" for t in on if is_time(scene, t))
    return time is not None and (looks_ahead(time) or set_for)


def _aims_at_more(sighting: Sighting, verb: Token) -> bool:
    """Tell whether an event fails to do something, and is not over by that ("failed to mend")."""
    clauses = children(sighting.sentence, verb.index, "xcomp")
    return any(t.index > verb.index and t.pos == "VERB" for t in clauses)


def _goes_on(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb is told as under way ("is chairing the talks", "have been holding")."""
    helpers = children(sentence, verb.index, "aux")
    if any(t.text.lower() == "being" for t in children(sentence, verb.index, "aux:pass")):
        return True
    return verb.tag == "VBG" and any(t.tag in ("VBZ", "VBP") for t in helpers)


def _announced(status: ScheduleStatus | None) -> ScheduleStatus | None:
    """Give the status of what a present tense with a time announces; an end says nothing yet."""
    if status in (ScheduleStatus.BEGAN, ScheduleStatus.HELD):
        return ScheduleStatus.PLANNED
    return None if status is ScheduleStatus.ENDED else status


def _may_schedule(sighting: Sighting, verb: Token) -> bool:
    """Tell whether the verb says enough: some only do in the passive, or with a time or place."""
    scene, sentence = sighting.scene, sighting.sentence
    if scene.lexicon.value("schedule_passive_only", verb) is None:
        return True
    passive = bool(children(sentence, verb.index, "aux:pass")) or verb.dep.startswith("acl")
    return passive or time_on(scene, sentence, sighting.event.token, verb) is not None
