"""When and where events are set for, begin, go on, end, or are put off.

Finding events belongs to ``entities``; who takes part, to ``participation``. An event has no date
of its own: every date said of it is one situation with the status that the wording gives it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.facts.accords import part_over
from flows.facts.clauses import clause_verb, passage, place_on
from flows.facts.currency import is_current
from flows.facts.events import EventAt, event_at, events_in
from flows.facts.hedges import read_polarity
from flows.facts.prospects import is_plotted, is_shunned
from flows.facts.scene import Found
from flows.facts.schedule_effects import status_by_effect
from flows.facts.schedule_phrases import (
    status_by_attribute,
    status_by_introduction,
    status_by_invitation,
    status_by_noun,
    status_by_time,
    status_of_accord,
    status_of_fight,
    status_of_main_conflict,
)
from flows.facts.schedule_verbs import (
    status_behind,
    status_by_clause,
    status_by_opening,
    status_by_participle,
    status_by_state,
    status_by_verb,
    status_of_stay,
    status_of_verb,
)
from flows.facts.sightings import Reading, Sighting, own_words
from flows.facts.sweep import sweep
from flows.facts.timing import judges, looks_back, says_ahead, span_on, time_on
from flows.language.tree import case_of, children, is_negated
from flows.model import (
    EventPart,
    EventType,
    Invitation,
    Participation,
    PartKind,
    Polarity,
    ScheduleStatus,
    Scheduling,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from flows.facts.scene import Scene
    from flows.model import Sentence, Situation, Token

_SURE = 0.75
_IMPLIED = 0.55
_OVER = ("Ended", "Cancelled", "Postponed")
_THERE = frozenset(
    {
        EventPart.PARTICIPANT,
        EventPart.HOST,
        EventPart.ATTACKER,
        EventPart.DEFENDER,
        EventPart.GUEST,
    }
)
_PROSPECTIVE = frozenset({ScheduleStatus.PROPOSED, ScheduleStatus.PLANNED, ScheduleStatus.LIKELY})


def find_schedulings(scene: Scene) -> tuple[Found, ...]:
    """Find what is said of the time, place and state of events."""
    found = sweep(scene, (_in_sentence,))
    ahead = {_event_of(f) for f in found if _status_of(f) in _PROSPECTIVE}
    return tuple(f for f in found if not (_is_weak(scene, f) and _event_of(f) in ahead))


def implied_schedulings(scene: Scene, found: Sequence[Found]) -> tuple[Found, ...]:
    """Take an event for held, or to come, by who was there, or will be, where no clause says so.

    Args:
        scene: The article.
        found: All other situations of the article, in order.
    """
    told = {_event_of(f) for f in found}
    first: dict[str, Found] = {}
    for one in found:
        event = getattr(one.situation, "event", None)
        if isinstance(one.situation, Participation | Invitation) and event and event not in told:
            first.setdefault(event, one)
    made = (_implied(scene, event, one) for event, one in first.items())
    return tuple(f for f in made if f is not None)


def _implied(scene: Scene, event: str, found: Found) -> Found | None:
    entity = scene.entity(event)
    if entity is None or entity.event_type in (EventType.CONFLICT, EventType.AGREEMENT, None):
        return None
    status = _status_implied(found.situation)
    found = _at_event(scene, event, found)
    trigger = found.sentence.tokens[found.trigger]
    if entity.event_type is EventType.ARMED_EVENT and trigger.pos == "NOUN":
        plotted = is_plotted(scene, found.sentence, trigger)
        status = ScheduleStatus.PLANNED if plotted else status
    if status is None or _is_not_so(scene, found, trigger):
        return None
    situation = Scheduling(
        event=event,
        status=status,
        when=found.situation.when,
        current=is_current(scene, found.sentence, trigger, status),
    )
    return replace(found, situation=situation, confidence=_IMPLIED)


def _at_event(scene: Scene, event: str, found: Found) -> Found:
    """Give what is told of a part in an attack at the word for the attack: it is granted.

    "had no role in the raid", "denied involvement in the raid".
    """
    part = found.sentence.tokens[found.trigger]
    if scene.lexicon.value("granting_noun", part) is None and not found.over:
        return found
    named = (e for e in events_in(scene, found.sentence) if e.entity.id == event)
    at = next(named, None)
    return found if at is None else replace(found, trigger=at.token.index, over=False)


def _is_not_so(scene: Scene, found: Found, trigger: Token) -> bool:
    refused = read_polarity(scene.lexicon, found.sentence, trigger.index) is Polarity.NEGATIVE
    return refused or is_negated(found.sentence, trigger.index)


def _status_implied(situation: Situation) -> ScheduleStatus | None:
    """Give what a part in an event says of it; who led or mediated may do so now, or have done."""
    if not isinstance(situation, Participation) or situation.part is EventPart.EXPECTED:
        return ScheduleStatus.PLANNED
    return ScheduleStatus.HELD if situation.part in _THERE else None


def _status_of(found: Found) -> ScheduleStatus | None:
    return found.situation.status if isinstance(found.situation, Scheduling) else None


def _event_of(found: Found) -> str | None:
    return found.situation.event if isinstance(found.situation, Scheduling) else None


def _is_weak(scene: Scene, found: Found) -> bool:
    """Tell whether an event only seems to have been held, from a phrase around it.

    Where the same article has it still to come, the phrase is about something else; a verb that
    says at what time people met is not ("met on Friday", "the talks are to continue").
    """
    weak = _status_of(found) is ScheduleStatus.HELD and found.confidence < _SURE
    return weak and not _is_dated_verb(scene, found)


def _is_dated_verb(scene: Scene, found: Found) -> bool:
    """Tell whether the event is the past verb itself, with a time of its own."""
    verb = found.sentence.tokens[found.trigger]
    event = event_at(scene, found.sentence, verb) if verb.tag == "VBD" else None
    return (
        event is not None and event.token.index == verb.index and found.situation.when is not None
    )


def _in_sentence(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    for event in events_in(scene, sentence):
        head = _top_of(scene, sentence, event)
        sighting = Sighting(scene=scene, sentence=sentence, event=event, head=head)
        told = (r for r in _readings(sighting) if not _is_shunned(sighting, r))
        yield from (_found(sighting, reading) for reading in told)


def _is_shunned(sighting: Sighting, reading: Reading) -> bool:
    """Tell whether it is only said who was not there ("refused to attend the talks in Oslo")."""
    scene, sentence, verb = sighting.scene, sighting.sentence, reading.trigger
    if reading.status is ScheduleStatus.HELD and is_shunned(scene, sentence, sighting.head):
        return True
    there = scene.lexicon.match_at("attend_verb", sentence, verb.index) is not None
    return there and read_polarity(scene.lexicon, sentence, verb.index) is Polarity.NEGATIVE


def _readings(sighting: Sighting) -> tuple[Reading, ...]:
    """Give what the first rule says that speaks; beside a participle also what the clause says.

    "Talks scheduled for Monday were called off", "a truce negotiated in May is over".
    """
    first = next((r for rule in RULES if (r := rule(sighting)) is not None), None)
    if first is None:
        return ()
    verb = status_by_verb(sighting) or status_by_state(sighting)
    other = verb is not None and verb.status != first.status and verb.trigger != first.trigger
    beside = first.trigger.dep.startswith("acl") and other
    over = first.status in (ScheduleStatus.HELD, ScheduleStatus.ENDED)
    if over and verb is not None and verb.status is ScheduleStatus.PLANNED:
        return (first,)  # "the talks, which ended on Sunday, were confirmed"
    return (first, verb) if beside and verb is not None else (first,)


def _top_of(scene: Scene, sentence: Sentence, event: EventAt) -> Token:
    """Climb from an event to the part of it that the clause is about ("the first day of talks")."""
    token = event.token
    above = sentence.tokens[token.head]
    is_part = scene.lexicon.value("event_part", above) is not None
    is_part = is_part and scene.lexicon.value("schedule_noun", above) not in _OVER
    if event.entity.event_type is EventType.AGREEMENT:
        return part_over(scene, sentence, token)
    if is_part and token.dep.startswith(("nmod", "compound")) and above.index != token.index:
        named = event_at(scene, sentence, above)
        return above if named is not None and named.entity.id == event.entity.id else token
    return token


def _found(sighting: Sighting, reading: Reading) -> Found:
    scene, sentence, event = sighting.scene, sighting.sentence, sighting.event
    words = _words(sighting, reading)
    situation = Scheduling(
        event=event.entity.id,
        status=reading.status,
        place=place_on(scene, sentence, *words),
        when=None
        if _is_day_of_other(sighting, reading)
        else span_on(scene, sentence, *_dated_words(sighting, reading, words)),
        current=is_current(scene, sentence, reading.trigger, reading.status),
        again=scene.lexicon.value("resuming", reading.trigger) is not None,
    )
    return Found(
        situation=situation,
        sentence=sentence,
        trigger=reading.trigger.index,
        span=passage(scene, sentence, reading.trigger, (sighting.head, event.token)),
        confidence=reading.confidence,
    )


def _is_day_of_other(sighting: Sighting, reading: Reading) -> bool:
    """Tell whether the time behind a war that goes on, or a present verb, is of something else."""
    if _is_present(sighting, reading.trigger) or _is_of_saying(sighting, reading.trigger):
        return True
    goes_on = reading.status is ScheduleStatus.ONGOING and reading.trigger == sighting.event.token
    war = sighting.event.entity.event_type is EventType.CONFLICT
    time = time_on(sighting.scene, sighting.sentence, reading.trigger) if goes_on and war else None
    return time is not None and "weekday" in dict(time.fields)


def _is_of_saying(sighting: Sighting, verb: Token) -> bool:
    """Tell whether a time is that of saying something ("hailed the talks on Monday")."""
    scene, sentence = sighting.scene, sighting.sentence
    told = sentence.kind is not PartKind.HEADLINE and verb.tag == "VBD"
    says = judges(scene, verb) or scene.lexicon.value("speech_say", verb) is not None
    if not told or not says:
        return False
    time = time_on(scene, sentence, verb)
    on = [t for t in children(sentence, verb.index, "obl") if time and time.span.covers(t.span)]
    plain = all(case_of(sentence, t.index) in ("", "on") for t in on)
    return bool(on) and plain and time is not None and not says_ahead(time)


def _is_present(sighting: Sighting, verb: Token) -> bool:
    """Tell whether a present verb has a time that looks back ("follows a session last year")."""
    told = sighting.sentence.kind is not PartKind.HEADLINE
    present = (
        told and verb.tag in ("VBZ", "VBP") and not children(sighting.sentence, verb.index, "aux")
    )
    time = time_on(sighting.scene, sighting.sentence, verb) if present else None
    return time is not None and looks_back(time)


def _dated_words(
    sighting: Sighting, reading: Reading, words: tuple[Token, ...]
) -> tuple[Token, ...]:
    """Leave out the verb of a proposal made before ("proposed last month"): it dates no event."""
    time = time_on(sighting.scene, sighting.sentence, reading.trigger)
    if time is None or reading.status is not ScheduleStatus.PROPOSED:
        return words
    made = looks_back(time) or _had_done(sighting.sentence, reading.trigger)
    return own_words(sighting) if made else words


def _had_done(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb tells what was done before something else ("had proposed talks")."""
    return any(t.text.lower() == "had" for t in children(sentence, verb.index, "aux"))


def _words(sighting: Sighting, reading: Reading) -> tuple[Token, ...]:
    """Give the words whose times and places are those of the event."""
    verb = clause_verb(sighting.sentence, sighting.head)
    further = (verb,) if verb is not None and reading.trigger.index == sighting.head.head else ()
    return tuple(dict.fromkeys((*own_words(sighting), reading.trigger, *further)))


RULES: tuple[Callable[[Sighting], Reading | None], ...] = (
    status_of_verb,
    status_of_stay,
    status_by_participle,
    status_behind,
    status_by_clause,
    status_by_opening,
    status_of_fight,
    status_by_verb,
    status_by_state,
    status_by_noun,
    status_by_attribute,
    status_by_introduction,
    status_by_invitation,
    status_by_time,
    status_by_effect,
    status_of_accord,
    status_of_main_conflict,
)
"""From the wording that says most to that which says least; the first that speaks decides."""
