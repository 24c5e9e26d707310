"""The status of an event by the noun, adjective, preposition or time that it goes with.

Wars and accords have ways of their own to be said to go on or to stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.events import is_fight
from flows.facts.events_at_hand import main_conflict
from flows.facts.outlook import Outlook, is_behind, outlook_of
from flows.facts.sightings import Reading, own_words
from flows.facts.timing import is_aged, looks_ahead, looks_back, says_ahead, time_on
from flows.language.tree import ancestors, case_of, children, is_negated, verb_over
from flows.model import EventType, PartKind, ScheduleStatus, TimexType

if TYPE_CHECKING:
    from flows.facts.scene import Scene
    from flows.facts.sightings import Sighting
    from flows.model import Sentence, TimeExpression, Token

_AT_END = frozenset({"after", "at", "since"})
_BEHIND = frozenset({"after", "following", "since"})
_NOT_HELD = frozenset({ScheduleStatus.CANCELLED, ScheduleStatus.POSTPONED})


def status_by_noun(sighting: Sighting) -> Reading | None:
    """Read "the opening of the conference", "the postponement of the talks"."""
    sentence = sighting.sentence
    noun = sentence.tokens[sighting.event.token.head]
    value = sighting.scene.lexicon.value("schedule_noun", noun)
    on = case_of(sentence, sighting.event.token.index) == "of"
    if value is None or not on or noun.pos != "NOUN":
        return None
    put_off = _put_off(sighting, noun)
    if put_off is not None:
        return put_off
    status = ScheduleStatus(value)
    timed = time_on(sighting.scene, sentence, noun, sighting.event.token)
    above = verb_over(sentence, noun.index)
    apart = case_of(sentence, noun.index) in (*_BEHIND, "before")
    ahead = above is not None and outlook_of(sighting.scene, sentence, above) is Outlook.PLANNED
    ahead = ahead and not apart
    ahead = ahead and not (is_fight(sighting.event.entity) and timed is None)
    if status is ScheduleStatus.BEGAN and (ahead or _has_future_time(sighting, noun)):
        return Reading(status=ScheduleStatus.PLANNED, trigger=noun)
    return Reading(status=status, trigger=noun) if timed is not None else None


def _put_off(sighting: Sighting, noun: Token) -> Reading | None:
    """Read "postponed the commencement of the talks": nothing began."""
    sentence = sighting.sentence
    verb = sentence.tokens[noun.head]
    value = sighting.scene.lexicon.value("schedule_object", verb)
    done_to = noun.dep in ("obj", "nsubj:pass") and value in _NOT_HELD
    return Reading(status=ScheduleStatus(value), trigger=verb) if done_to and value else None


def _has_future_time(sighting: Sighting, noun: Token) -> bool:
    time = time_on(sighting.scene, sighting.sentence, noun, sighting.event.token)
    return time is not None and looks_ahead(time)


def status_by_attribute(sighting: Sighting) -> Reading | None:
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
        status = ScheduleStatus(value)
        time = time_on(sighting.scene, sentence, *own_words(sighting))
        if status is ScheduleStatus.POSTPONED and time is not None and looks_ahead(time):
            status = ScheduleStatus.PLANNED  # "the long-delayed vote next month"
        return Reading(status=status, trigger=event.token, confidence=0.7)
    return None


def _is_telling(sighting: Sighting, status: ScheduleStatus) -> bool:
    """Tell whether an adjective says enough: "the last talks" needs a time, "planned talks" not."""
    if status is not ScheduleStatus.HELD:
        return True
    return time_on(sighting.scene, sighting.sentence, *own_words(sighting)) is not None


def status_by_introduction(sighting: Sighting) -> Reading | None:
    """Read the words before the event ("ahead of the talks", "a plan for a conference")."""
    event = sighting.event
    part = sighting.head if sighting.head.index < event.first else None
    start = event.first if part is None else part.index
    status = introduction_at(sighting.scene, sighting.sentence, start)
    if status is None and part is not None:  # "on the eve of a meeting"
        status = introduction_at(sighting.scene, sighting.sentence, event.first)
    verb = next((t for t in ancestors(sighting.sentence, start) if t.pos == "VERB"), None)
    if (
        verb is not None
        and start - verb.index in (1, 2, 3)
        and is_negated(sighting.sentence, verb.index)
    ):
        return None  # "was not invited to the talks"
    return None if status is None else _introduced(sighting, status)


def introduction_at(scene: Scene, sentence: Sentence, start: int) -> ScheduleStatus | None:
    """Give what the words before a phrase say of its event ("preparations for a first summit")."""
    while start > 0 and _is_of_phrase(sentence, start):
        start -= 1
    for first in range(max(start - 5, 0), start):
        match = scene.lexicon.match_at("schedule_before", sentence, first)
        if match is not None and match.last == start:
            return ScheduleStatus(match.value)
    return None


def _is_of_phrase(sentence: Sentence, start: int) -> bool:
    """Tell whether the word before one belongs to its phrase ("a visit", "Miller's next visit")."""
    before = sentence.tokens[start - 1]
    owned = before.head >= start and before.dep in ("compound", "nmod:desc", "nmod:poss")
    owned = owned or before.dep == "flat" or before.tag == "POS"
    return before.pos in ("DET", "ADJ", "NUM", "PRON") or owned


def _introduced(sighting: Sighting, status: ScheduleStatus) -> Reading | None:
    """Weigh an introduction: what is "during" or "since" says little of a fight without a time."""
    scene, sentence = sighting.scene, sighting.sentence
    timed = time_on(scene, sentence, *own_words(sighting)) is not None
    ahead = status in (ScheduleStatus.PLANNED, ScheduleStatus.PROPOSED)
    if ahead and not is_fight(sighting.event.entity):
        return Reading(status=status, trigger=sighting.event.token, confidence=0.7)
    if not is_fight(sighting.event.entity):
        return _at_gathering(sighting, status)
    if status is ScheduleStatus.ONGOING and _is_over(sighting):
        status = ScheduleStatus.HELD
    return Reading(status=status, trigger=sighting.event.token) if timed else None


def _is_over(sighting: Sighting) -> bool:
    """Tell whether a raid or battle is over: what is told of it lies in the past."""
    sentence = sighting.sentence
    verb = verb_over(sentence, sighting.head.index)
    done = verb is not None and outlook_of(sighting.scene, sentence, verb) is Outlook.DONE
    return done and sighting.event.entity.event_type is EventType.ARMED_EVENT


def _at_gathering(sighting: Sighting, status: ScheduleStatus) -> Reading | None:
    """Read "at the summit he said": where something was done at a gathering, it was held."""
    scene, sentence, token = sighting.scene, sighting.sentence, sighting.event.token
    time = time_on(scene, sentence, *own_words(sighting))
    verb = verb_over(sentence, sighting.head.index)
    done = verb is not None and outlook_of(scene, sentence, verb) is Outlook.DONE
    hangs = sighting.head.dep.startswith("obl")
    if not (done and hangs) or (time is not None and looks_ahead(time)):
        return None
    held = ScheduleStatus.HELD if status is ScheduleStatus.ONGOING else status
    return Reading(status=held, trigger=token, confidence=0.65)


def status_of_fight(sighting: Sighting) -> Reading | None:
    """Read a war or battle that goes on: one to be ended, one so many years old."""
    scene, sentence, event = sighting.scene, sighting.sentence, sighting.event
    if not is_fight(event.entity):
        return None
    above = sentence.tokens[event.token.head]
    ending = scene.lexicon.value("ending_verb", above) if event.token.dep == "obj" else None
    noun = scene.lexicon.value("ending_noun", above) if event.token.dep == "nmod" else None
    if noun is not None and above.lemma == "end" and case_of(sentence, above.index) in _AT_END:
        return Reading(status=ScheduleStatus.ENDED, trigger=above, confidence=0.6)
    over = sentence.tokens[above.head]
    helped = above.tag == "VB" and over.lemma.lower() == "help" and over.index < above.index
    done = ending is not None and (above.tag in ("VBD", "VBN") or helped)
    if done and outlook_of(scene, sentence, above) is Outlook.DONE:
        return Reading(status=ScheduleStatus.ENDED, trigger=above, confidence=0.6)
    if ending is None and noun is None and not is_aged(scene, sentence, (event.first, event.last)):
        return None
    return Reading(status=ScheduleStatus.ONGOING, trigger=event.token, confidence=0.7)


def status_of_main_conflict(sighting: Sighting) -> Reading | None:
    """Read the war that the article is about as one that goes on, if nothing puts it behind."""
    scene, sentence, event = sighting.scene, sighting.sentence, sighting.event
    main = main_conflict(scene)
    if main is None or main.id != event.entity.id:
        return None
    past = case_of(sentence, event.token.index) in ("after", "before", "since", "following")
    named = event.token.pos == "PROPN"
    verb = sentence.tokens[event.token.head]
    did = verb.pos == "VERB" and event.token.dep == "nsubj" and verb.tag == "VBD"
    words = (*own_words(sighting), *((verb,) if did else ()))  # "in 2012 a revolt led to a coup"
    if past or named or time_on(scene, sentence, *words) is not None:
        return None
    return Reading(status=ScheduleStatus.ONGOING, trigger=event.token, confidence=0.5)


def status_by_invitation(sighting: Sighting) -> Reading | None:
    """Read what somebody has been invited to, at its own time ("invited both to talks on Monday").

    Without one it says no more than who invites whom.
    """
    scene, sentence, head = sighting.scene, sighting.sentence, sighting.head
    verb = verb_over(sentence, head.index)
    if verb is None:
        return None
    asked = scene.lexicon.match_at("invite_verb", sentence, verb.index) is not None
    to = head.dep in ("nmod", "obl") and case_of(sentence, head.index) in ("for", "to")
    time = time_on(scene, sentence, *own_words(sighting)) if asked and to else None
    if time is None or looks_back(time) or outlook_of(scene, sentence, verb) is not Outlook.DONE:
        return None
    return Reading(status=ScheduleStatus.PLANNED, trigger=sighting.event.token, confidence=0.7)


def status_by_time(sighting: Sighting) -> Reading | None:
    """Read the time on the event itself, by where it looks and by the tense around it."""
    scene, sentence, event = sighting.scene, sighting.sentence, sighting.event
    time = time_on(scene, sentence, *own_words(sighting))
    if time is None or time.timex_type is TimexType.DURATION:
        return None
    if is_fight(event.entity):
        return None if says_ahead(time) else _held(event.token)
    verb = verb_over(sentence, event.token.index)
    outlook = Outlook.NOW if verb is None else outlook_of(scene, sentence, verb)
    if outlook is Outlook.DONE and _is_later(scene, time):
        return _held(event.token)  # "and won a vote two years later"
    if event.entity.event_type is EventType.AGREEMENT and _is_of_date(sighting):
        return None  # "under the accord of 1995 troops are to leave": that is when it was made
    over = any(case_of(sentence, t.index) in _BEHIND for t in _wholes(sentence, event.token))
    over = over or (verb is not None and is_behind(sentence, verb))  # "after winning the vote"
    over = over and not says_ahead(time) and outlook is not Outlook.PLANNED
    ahead = looks_ahead(time) or (outlook is Outlook.PLANNED and not looks_back(time))
    if ahead and not over:
        return Reading(status=ScheduleStatus.PLANNED, trigger=event.token, confidence=0.7)
    pictured = sentence.kind is PartKind.CAPTION
    done = pictured or (outlook is Outlook.DONE and _is_done_at(sighting))
    return _held(event.token) if looks_back(time) or done or over else None


def _is_later(scene: Scene, time: TimeExpression) -> bool:
    """Tell whether a time counts from what was told before ("two months later")."""
    said = scene.parsed.article.raw.text[time.span.begin : time.span.end]
    return said.lower().endswith(" later")


def _wholes(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """Give an event and the words over it in "of" phrases ("after weeks of protests")."""
    found = [token]
    while found[-1].dep == "nmod" and found[-1].head < found[-1].index:
        if case_of(sentence, found[-1].index) != "of":
            break
        found.append(sentence.tokens[found[-1].head])
    return tuple(found)


def _held(token: Token) -> Reading:
    return Reading(status=ScheduleStatus.HELD, trigger=token, confidence=0.7)


def _is_done_at(sighting: Sighting) -> bool:
    """Tell whether a past verb says that the event took place; not "spoke of the gathering"."""
    head, sentence = sighting.head, sighting.sentence
    placed = case_of(sentence, head.index) in ("at", "in", "during", "after", "since", "following")
    return placed or head.dep in ("obj", "nsubj", "nsubj:pass")


def status_of_accord(sighting: Sighting) -> Reading | None:
    """Read an agreement that has a name or a date of its own ("the truce of 2020"): it was made."""
    event = sighting.event
    if event.entity.event_type is not EventType.AGREEMENT:
        return None
    inside = sighting.sentence.tokens[event.first : event.last]
    named = event.token.pos == "PROPN" and any(t.pos == "PROPN" for t in inside)
    if not named and not _is_of_date(sighting):
        return None
    return Reading(status=ScheduleStatus.HELD, trigger=event.token, confidence=0.6)


def _is_of_date(sighting: Sighting) -> bool:
    """Tell whether an event is called by its date ("the accord of 1995", "the 1995 accord")."""
    sentence, token = sighting.sentence, sighting.event.token
    on = [*children(sentence, token.index, "nmod", "compound", "nummod")]
    on += [t for t in sentence.tokens[max(0, token.index - 2) : token.index] if t.tag == "CD"]
    own = [t for t in on if t.index < token.index or case_of(sentence, t.index) == "of"]
    dates = [t for t in sighting.scene.times if t.timex_type is TimexType.DATE]
    return any(time.span.covers(t.span) for t in own for time in dates)
