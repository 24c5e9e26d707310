"""When and where events are set for, begin, go on, end, or are put off.

Finding events belongs to ``entities``; who takes part, to ``participation``. An event has no date
of its own: every date said of it is one situation with the status that the wording gives it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.facts.clauses import (
    Outlook,
    is_ahead,
    is_announced,
    outlook_of,
    passage,
    place_on,
    span_on,
    time_on,
)
from flows.facts.events import EventAt, event_at, events_in, is_fight, main_conflict
from flows.facts.scene import Found
from flows.facts.sweep import sweep
from flows.language.tree import ancestors, case_of, children
from flows.model import Direction, EventType, PartKind, ScheduleStatus, Scheduling, TimexType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_SUBJECT = ("nsubj", "nsubj:pass")


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


def find_schedulings(scene: Scene) -> tuple[Found, ...]:
    """Find what is said of the time, place and state of events."""
    return sweep(scene, (_in_sentence,))


def _in_sentence(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    for event in events_in(scene, sentence):
        head = _top_of(scene, sentence, event)
        sighting = Sighting(scene=scene, sentence=sentence, event=event, head=head)
        reading = next((r for rule in RULES if (r := rule(sighting)) is not None), None)
        if reading is not None:
            yield _found(sighting, reading)


def _top_of(scene: Scene, sentence: Sentence, event: EventAt) -> Token:
    """Climb from an event to the part of it that the clause is about ("the first day of talks")."""
    token = event.token
    above = sentence.tokens[token.head]
    is_part = scene.lexicon.value("event_part", above) is not None
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
        when=span_on(scene, sentence, *words),
    )
    return Found(
        situation=situation,
        sentence=sentence,
        trigger=reading.trigger.index,
        span=passage(scene, sentence, reading.trigger, (sighting.head, event.token)),
        confidence=reading.confidence,
    )


def _words(sighting: Sighting, reading: Reading) -> tuple[Token, ...]:
    """Give the words whose times and places are those of the event."""
    return tuple(dict.fromkeys((*_own_words(sighting), reading.trigger)))


def _status_of_verb(sighting: Sighting) -> Reading | None:
    """Read an event that is a verb itself ("the ministers met in Paris")."""
    scene, sentence, verb = sighting.scene, sighting.sentence, sighting.event.token
    if verb.pos != "VERB":
        return None
    outlook = outlook_of(scene, sentence, verb)
    base = ScheduleStatus.ONGOING if outlook is Outlook.NOW else ScheduleStatus.HELD
    if base is ScheduleStatus.ONGOING and is_announced(scene, sentence, verb):
        base = ScheduleStatus.PLANNED
    if sentence.kind is PartKind.HEADLINE and base is ScheduleStatus.ONGOING:
        base = ScheduleStatus.HELD
    status = shift_status(base, outlook)
    return None if status is None else Reading(status=status, trigger=verb, confidence=0.7)


def _status_by_verb(sighting: Sighting) -> Reading | None:
    """Read the verb whose subject or object the event is ("talks resumed", "postponed talks")."""
    head, sentence = sighting.head, sighting.sentence
    verb = sentence.tokens[head.head]
    if verb.index == head.index:
        return None
    if head.dep == "conj":
        verb = _verb_of_first(sentence, head)
    group = _group_for(sentence, head, verb)
    return None if group is None else _by_cue(sighting, verb, group)


def _verb_of_first(sentence: Sentence, head: Token) -> Token:
    first = sentence.tokens[head.head]
    return sentence.tokens[first.head]


def _group_for(sentence: Sentence, head: Token, verb: Token) -> str | None:
    first = sentence.tokens[head.head] if head.dep == "conj" else head
    passive = bool(children(sentence, verb.index, "aux:pass"))
    if first.dep == "nsubj:pass" or (first.dep == "nsubj" and passive):
        return "schedule_object"
    if first.dep == "nsubj":
        return "schedule_subject"
    if first.dep == "obl:agent" and verb.lemma == "follow":
        return "schedule_subject"
    return "schedule_object" if first.dep in ("obj", "ccomp") or _is_object(first) else None


def _is_object(token: Token) -> bool:
    return token.dep == "obl:unmarked"


def _by_cue(sighting: Sighting, verb: Token, group: str) -> Reading | None:
    scene, sentence = sighting.scene, sighting.sentence
    if sighting.event.entity.event_type is EventType.AGREEMENT:
        group = "schedule_accord"
    match = scene.lexicon.match_at(group, sentence, verb.index)
    if match is None or not _is_verbal(sentence, verb):
        return None
    if group == "schedule_object" and not _may_schedule(sighting, verb):
        return None
    base = ScheduleStatus(match.value)
    status = shift_status(base, outlook_of(scene, sentence, verb))
    if status is ScheduleStatus.BEGAN and is_announced(scene, sentence, verb, sighting.event.token):
        status = ScheduleStatus.PLANNED
    return None if status is None else Reading(status=status, trigger=verb)


def _is_verbal(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a word is used as a verb; "open" without "is" is one that taggers miss."""
    missed = verb.pos == "ADJ" and not children(sentence, verb.index, "cop")
    return verb.pos in ("VERB", "AUX") or (missed and verb.lemma == verb.text.lower() == "open")


def _may_schedule(sighting: Sighting, verb: Token) -> bool:
    """Tell whether the verb says enough: some only do in the passive, or with a time or place."""
    scene, sentence = sighting.scene, sighting.sentence
    if scene.lexicon.value("schedule_passive_only", verb) is None:
        return True
    passive = bool(children(sentence, verb.index, "aux:pass")) or verb.dep.startswith("acl")
    return passive or time_on(scene, sentence, sighting.event.token, verb) is not None


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


def _status_by_participle(sighting: Sighting) -> Reading | None:
    """Read the participle on the event ("a conference slated for November")."""
    for clause in children(sighting.sentence, sighting.event.token.index, "acl"):
        if clause.tag == "VBN" and clause.dep != "acl:relcl":
            found = _by_cue(sighting, clause, "schedule_object")
            if found is not None:
                return found
    return None


def _status_behind(sighting: Sighting) -> Reading | None:
    """Read "set for January" off the words behind the event, whatever the parse makes of it."""
    sentence, event = sighting.sentence, sighting.event
    for word in sentence.tokens[event.last : event.last + 8]:
        if word.tag in ("VBD", "VBZ", "VBP", "MD") or word.text in (";", ":"):
            return None
        after = sentence.tokens[word.index + 1 : word.index + 2]
        value = sighting.scene.lexicon.value("schedule_object", word)
        fixed = value in ("Planned", "Postponed") and word.text.lower() != "plan"
        if fixed and after and after[0].text.lower() in ("for", "to", "on", "until"):
            return Reading(status=ScheduleStatus(value or ""), trigger=word)
    return None


def _status_by_clause(sighting: Sighting) -> Reading | None:
    """Read the relative clause on the event ("the war that ended in 1990")."""
    sentence, event = sighting.sentence, sighting.event
    verbs = [
        t
        for t in sentence.tokens[event.last : event.last + 8]
        if t.pos == "VERB" and _has_relative_subject(sentence, t)
    ]
    groups = [
        (v, "schedule_object" if children(sentence, v.index, "aux:pass") else "schedule_subject")
        for v in verbs[:1]
    ]
    found = (_by_cue(sighting, verb, group) for verb, group in groups)
    return next((r for r in found if r is not None), None)


def _has_relative_subject(sentence: Sentence, verb: Token) -> bool:
    own = children(sentence, verb.index, *_SUBJECT)
    return any(t.text.lower() in ("that", "which") for t in own)


def _status_by_state(sighting: Sighting) -> Reading | None:
    """Read what the event is said to be ("talks are underway", "the conference is due")."""
    head, sentence = sighting.head, sighting.sentence
    state = sentence.tokens[head.head]
    if not head.dep.startswith("nsubj") or not children(sentence, state.index, "cop"):
        return None
    match = sighting.scene.lexicon.match_at("schedule_state", sentence, state.index)
    if match is None:
        return None
    status = shift_status(ScheduleStatus(match.value), outlook_of(sighting.scene, sentence, state))
    return None if status is None else Reading(status=status, trigger=state, confidence=0.7)


def _status_by_noun(sighting: Sighting) -> Reading | None:
    """Read "the opening of the conference", "the postponement of the talks"."""
    sentence = sighting.sentence
    noun = sentence.tokens[sighting.event.token.head]
    value = sighting.scene.lexicon.value("schedule_noun", noun)
    on = case_of(sentence, sighting.event.token.index) == "of"
    if value is None or not on or noun.pos != "NOUN":
        return None
    status = ScheduleStatus(value)
    timed = time_on(sighting.scene, sentence, noun, sighting.event.token)
    above = next((t for t in ancestors(sentence, noun.index) if t.pos == "VERB"), None)
    ahead = above is not None and outlook_of(sighting.scene, sentence, above) is Outlook.PLANNED
    if status is ScheduleStatus.BEGAN and (ahead or _looks_ahead(sighting, noun)):
        return Reading(status=ScheduleStatus.PLANNED, trigger=noun)
    return Reading(status=status, trigger=noun) if timed is not None else None


def _looks_ahead(sighting: Sighting, noun: Token) -> bool:
    time = time_on(sighting.scene, sighting.sentence, noun, sighting.event.token)
    return time is not None and time.direction is Direction.FUTURE


def _status_by_attribute(sighting: Sighting) -> Reading | None:
    """Read the adjective on the event ("the scheduled talks", "last month's first round")."""
    sentence, event = sighting.sentence, sighting.event
    words = [
        *children(sentence, event.token.index, "amod", "nmod:poss"),
        *children(sentence, sighting.head.index, "amod"),
    ]
    for word in words:
        value = sighting.scene.lexicon.value("schedule_attribute", word)
        if value is None or not _is_telling(sighting, ScheduleStatus(value)):
            continue
        return Reading(status=ScheduleStatus(value), trigger=event.token, confidence=0.7)
    return None


def _is_telling(sighting: Sighting, status: ScheduleStatus) -> bool:
    """Tell whether an adjective says enough: "the last talks" needs a time, "planned talks" not."""
    if status is not ScheduleStatus.HELD:
        return True
    return time_on(sighting.scene, sighting.sentence, *_own_words(sighting)) is not None


def _own_words(sighting: Sighting) -> tuple[Token, ...]:
    """Give the nouns of the mention and of the part of the event over it."""
    event = sighting.event
    nouns = [t for t in sighting.sentence.tokens[event.first : event.last] if t.pos == "NOUN"]
    return tuple(dict.fromkeys((event.token, sighting.head, *nouns)))


def _status_by_introduction(sighting: Sighting) -> Reading | None:
    """Read the words before the event ("ahead of the talks", "a plan for a conference")."""
    scene, sentence, event = sighting.scene, sighting.sentence, sighting.event
    start = min(event.first, sighting.head.index)
    while start > 0 and sentence.tokens[start - 1].pos in ("DET", "ADJ", "NUM", "PRON"):
        start -= 1
    for first in range(max(start - 5, 0), start):
        match = scene.lexicon.match_at("schedule_before", sentence, first)
        if match is not None and match.last == start:
            status = ScheduleStatus(match.value)
            return _introduced(sighting, status)
    return None


def _introduced(sighting: Sighting, status: ScheduleStatus) -> Reading | None:
    """Weigh an introduction: what is "during" or "since" says little of a fight without a time."""
    scene, sentence = sighting.scene, sighting.sentence
    timed = time_on(scene, sentence, *_own_words(sighting)) is not None
    ahead = status in (ScheduleStatus.PLANNED, ScheduleStatus.PROPOSED)
    if ahead and not is_fight(sighting.event.entity):
        return Reading(status=status, trigger=sighting.event.token, confidence=0.7)
    if not is_fight(sighting.event.entity):
        return _at_gathering(sighting, status)
    return Reading(status=status, trigger=sighting.event.token) if timed else None


def _at_gathering(sighting: Sighting, status: ScheduleStatus) -> Reading | None:
    """Read "at the summit he said": where something was done at a gathering, it was held."""
    scene, sentence, token = sighting.scene, sighting.sentence, sighting.event.token
    time = time_on(scene, sentence, *_own_words(sighting))
    verb = next((t for t in ancestors(sentence, sighting.head.index) if t.pos == "VERB"), None)
    done = verb is not None and outlook_of(scene, sentence, verb) is Outlook.DONE
    if not done or (time is not None and time.direction is Direction.FUTURE):
        return None
    held = ScheduleStatus.HELD if status is ScheduleStatus.ONGOING else status
    return Reading(status=held, trigger=token, confidence=0.65)


def _status_of_fight(sighting: Sighting) -> Reading | None:
    """Read a war or battle that goes on: one to be ended, one so many years old."""
    scene, sentence, event = sighting.scene, sighting.sentence, sighting.event
    if not is_fight(event.entity):
        return None
    above = sentence.tokens[event.token.head]
    ending = scene.lexicon.value("ending_verb", above) if event.token.dep == "obj" else None
    noun = scene.lexicon.value("ending_noun", above) if event.token.dep == "nmod" else None
    done = ending is not None and above.tag in ("VBD", "VBN")
    if done and outlook_of(scene, sentence, above) is Outlook.DONE:
        return Reading(status=ScheduleStatus.ENDED, trigger=above, confidence=0.6)
    if ending is None and noun is None and not _is_so_old(sighting):
        return None
    return Reading(status=ScheduleStatus.ONGOING, trigger=event.token, confidence=0.7)


def _is_so_old(sighting: Sighting) -> bool:
    """Tell whether a duration stands on the fight ("two-year war", "three years of war")."""
    scene, sentence, event = sighting.scene, sighting.sentence, sighting.event
    near = sentence.tokens[max(event.first - 5, 0) : event.last + 7]
    times = [t for t in scene.times if t.timex_type is TimexType.DURATION]
    for time in times:
        inside = [t for t in near if time.span.covers(t.span)]
        if not inside:
            continue
        before = inside[-1].index < event.token.index
        rest = sentence.tokens[inside[-1].index + 1 : event.first] if before else ()
        gap = sentence.tokens[event.last : inside[0].index] if not before else ()
        if before and all(t.pos in ("ADJ", "ADP", "DET", "PUNCT", "NOUN") for t in rest):
            return True
        if not before and all(t.text.lower() in ("now", "of", ",", "for") for t in gap):
            return True
    return False


def _status_of_main_conflict(sighting: Sighting) -> Reading | None:
    """Read the war that the article is about as one that goes on, if nothing puts it behind."""
    scene, sentence, event = sighting.scene, sighting.sentence, sighting.event
    main = main_conflict(scene)
    if main is None or main.id != event.entity.id:
        return None
    past = case_of(sentence, event.token.index) in ("after", "before", "since", "following")
    named = event.token.pos == "PROPN"
    if past or named or time_on(scene, sentence, *_own_words(sighting)) is not None:
        return None
    return Reading(status=ScheduleStatus.ONGOING, trigger=event.token, confidence=0.5)


def _status_by_time(sighting: Sighting) -> Reading | None:
    """Read the time on the event itself, by where it looks and by the tense around it."""
    scene, sentence, event = sighting.scene, sighting.sentence, sighting.event
    time = time_on(scene, sentence, *_own_words(sighting))
    if time is None or time.timex_type is TimexType.DURATION:
        return None
    verb = next((t for t in ancestors(sentence, event.token.index) if t.pos == "VERB"), None)
    outlook = Outlook.NOW if verb is None else outlook_of(scene, sentence, verb)
    if time.direction is Direction.FUTURE or outlook is Outlook.PLANNED:
        return Reading(status=ScheduleStatus.PLANNED, trigger=event.token, confidence=0.7)
    done = outlook is Outlook.DONE and _is_done_at(sighting)
    if time.direction is Direction.PAST or done:
        return Reading(status=ScheduleStatus.HELD, trigger=event.token, confidence=0.7)
    return None


def _is_done_at(sighting: Sighting) -> bool:
    """Tell whether a past verb says that the event took place; not "spoke of the gathering"."""
    head, sentence = sighting.head, sighting.sentence
    placed = case_of(sentence, head.index) in ("at", "in", "during", "after", "since", "following")
    return placed or head.dep in ("obj", "nsubj", "nsubj:pass")


def _status_of_accord(sighting: Sighting) -> Reading | None:
    """Read a named agreement: that it has a name of its own says that it was made."""
    event = sighting.event
    named = any(t.pos == "PROPN" for t in sighting.sentence.tokens[event.first : event.last])
    made = event.entity.event_type is EventType.AGREEMENT and event.token.pos == "PROPN"
    if not (named and made):
        return None
    return Reading(status=ScheduleStatus.HELD, trigger=event.token, confidence=0.6)


RULES: tuple[Callable[[Sighting], Reading | None], ...] = (
    _status_of_verb,
    _status_by_participle,
    _status_behind,
    _status_by_clause,
    _status_of_fight,
    _status_by_verb,
    _status_by_state,
    _status_by_noun,
    _status_by_attribute,
    _status_by_introduction,
    _status_by_time,
    _status_of_accord,
    _status_of_main_conflict,
)
"""From the wording that says most to that which says least; the first that speaks decides."""
