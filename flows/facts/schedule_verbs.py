"""The status of an event by the verb or participle it goes with, or by what it is said to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.clauses import clause_verb
from flows.facts.events import is_gathering, is_verbal_event
from flows.facts.outlook import Outlook, is_announced, is_verbal, outlook_of
from flows.facts.sightings import Reading, by_cue, shift_status
from flows.facts.timing import is_time, time_on
from flows.facts.visits import is_stay
from flows.language.tree import case_of, children
from flows.model import EventType, PartKind, ScheduleStatus

if TYPE_CHECKING:
    from flows.facts.sightings import Sighting
    from flows.model import Sentence, Token

_SUBJECT = ("nsubj", "nsubj:pass")
_NEW = frozenset({"to", "till", "until"})
_SET_FOR = frozenset({"for", "to", "on", "until", "in"})


def status_of_verb(sighting: Sighting) -> Reading | None:
    """Read an event that is a verb itself ("the ministers met in Paris")."""
    scene, sentence, verb = sighting.scene, sighting.sentence, sighting.event.token
    if not is_verbal_event(sighting.event):
        return None
    outlook = outlook_of(scene, sentence, verb)
    base = ScheduleStatus.ONGOING if outlook is Outlook.NOW else ScheduleStatus.HELD
    if base is ScheduleStatus.ONGOING and is_announced(scene, sentence, verb):
        base = ScheduleStatus.PLANNED
    if sentence.kind is PartKind.HEADLINE and base is ScheduleStatus.ONGOING:
        base = ScheduleStatus.HELD
    status = shift_status(base, outlook)
    return None if status is None else Reading(status=status, trigger=verb, confidence=0.7)


def _is_within(sighting: Sighting) -> bool:
    """Tell whether somebody is said to be in talks ("has been in talks with Chad since May")."""
    sentence, noun = sighting.sentence, sighting.event.token
    inside = case_of(sentence, noun.index) == "in" and bool(children(sentence, noun.index, "cop"))
    return inside and is_gathering(sighting.event.entity)


def status_of_stay(sighting: Sighting) -> Reading | None:
    """Read a visit or talks that somebody is said to be on or in ("was on a visit to Oslo")."""
    scene, sentence, noun = sighting.scene, sighting.sentence, sighting.event.token
    visits = sighting.event.entity.event_type is EventType.EVENT and is_stay(sentence, noun)
    if not visits and not _is_within(sighting):
        return None
    outlook = outlook_of(scene, sentence, noun)
    still = any(t.tag in ("VBZ", "VBP") for t in children(sentence, noun.index, "aux", "cop"))
    done = outlook is Outlook.DONE and (visits or not still)
    base = ScheduleStatus.HELD if done else ScheduleStatus.ONGOING
    status = shift_status(base, outlook)
    return None if status is None else Reading(status=status, trigger=noun, confidence=0.7)


def status_by_verb(sighting: Sighting) -> Reading | None:
    """Read the verb whose subject or object the event is ("talks resumed", "postponed talks")."""
    head, sentence = sighting.head, sighting.sentence
    verb = sentence.tokens[head.head]
    if verb.index == head.index:
        after = sentence.tokens[head.index + 1 : head.index + 2]
        acts = bool(after) and after[0].head == head.index and after[0].tag in ("VBD", "VBZ")
        return by_cue(sighting, after[0], "schedule_subject") if acts else None
    below = clause_verb(sentence, head)
    if below is not None and below.index != verb.index:
        set_for = by_cue(sighting, below, "schedule_subject")
        if set_for is not None:
            return set_for
    if head.dep == "conj":
        verb = _verb_of_first(sentence, head)
    group = _group_for(sentence, head, verb) or _group_of_accord(sighting, verb)
    if group is None or (group == "schedule_subject" and _ends_another(sighting, verb)):
        return None
    found = by_cue(sighting, verb, group) or _moved(sighting, verb, group)
    planned = found is not None and found.status is ScheduleStatus.PLANNED
    untimed = time_on(sighting.scene, sentence, verb, head) is None
    more = planned and untimed and _is_to_do_more(sighting, verb)
    return None if more else found  # "was scheduled to discuss elections"


def _moved(sighting: Sighting, verb: Token, group: str) -> Reading | None:
    """Read "was moved to April 27": put off, as most that is moved is, and not to a place."""
    scene, sentence = sighting.scene, sighting.sentence
    if group != "schedule_object" or scene.lexicon.value("moving_verb", verb) is None:
        return None
    to = [t for t in children(sentence, verb.index, "obl") if case_of(sentence, t.index) in _NEW]
    timed = any(time.span.covers(t.span) for t in to for time in scene.times)
    return Reading(status=ScheduleStatus.POSTPONED, trigger=verb) if timed else None


def _ends_another(sighting: Sighting, verb: Token) -> bool:
    """Tell whether an event is what ends something else ("the accord ended the war")."""
    if sighting.scene.lexicon.value("schedule_object", verb) != ScheduleStatus.ENDED:
        return False
    ended = children(sighting.sentence, verb.index, "obj")
    return any(not is_time(sighting.scene, t) or _is_of_more(sighting.sentence, t) for t in ended)


def _is_of_more(sentence: Sentence, time: Token) -> bool:
    """Tell whether a time is that of something else ("ended ten years of military rule")."""
    return any(case_of(sentence, t.index) == "of" for t in children(sentence, time.index, "nmod"))


def _verb_of_first(sentence: Sentence, head: Token) -> Token:
    first = sentence.tokens[head.head]
    return sentence.tokens[first.head]


def _group_for(sentence: Sentence, head: Token, verb: Token) -> str | None:
    first = sentence.tokens[head.head] if head.dep == "conj" else head
    passive = bool(children(sentence, verb.index, "aux:pass"))
    if first.dep == "nsubj" and _has_nearer_subject(sentence, first, verb):
        return None
    if first.dep == "nsubj:pass" or (first.dep == "nsubj" and passive):
        return "schedule_object"
    if first.dep in ("nsubj", "nsubj:outer"):
        return "schedule_subject"
    if first.dep == "obl:agent" and verb.lemma == "follow":
        return "schedule_subject"
    missed = verb.pos == "NOUN" and is_verbal(sentence, verb) and head.index > verb.index
    acted_on = missed or first.dep in ("obj", "ccomp", "obl:unmarked")
    return "schedule_object" if acted_on else None


def _has_nearer_subject(sentence: Sentence, subject: Token, verb: Token) -> bool:
    """Tell whether a clause between ("after X did") has the verb that a parse gives to both."""
    nearer = [t for t in children(sentence, verb.index, "nsubj") if t.index > subject.index]
    between = sentence.tokens[subject.index : nearer[0].index] if nearer else ()
    marked = any(t.dep == "mark" and t.head == verb.index for t in between)
    return marked and nearer[0].index < verb.index


def _group_of_accord(sighting: Sighting, verb: Token) -> str | None:
    """Give the group of a verb that makes an agreement with a preposition ("agreed to a truce")."""
    match = sighting.scene.lexicon.match_at("schedule_accord", sighting.sentence, verb.index)
    case = case_of(sighting.sentence, sighting.head.index)
    made = match is not None and bool(case) and match.text.lower().endswith(f" {case}")
    accord = sighting.event.entity.event_type is EventType.AGREEMENT
    return "schedule_object" if made and accord and sighting.head.dep == "obl" else None


def status_by_participle(sighting: Sighting) -> Reading | None:
    """Read the participle on the event ("a conference slated for November").

    That talks are convened does not say that those for which somebody comes were held.
    """
    head = sighting.head
    for clause in children(sighting.sentence, sighting.event.token.index, "acl"):
        own = children(sighting.sentence, clause.index, "nsubj")  # "dialogue, the UN announced"
        starting = _starting(sighting, clause) if not own else None
        if starting is not None:
            return starting
        plain = clause.tag in ("VBN", "VBD") and not own and clause.dep != "acl:relcl"
        if plain and not _is_to_do_more(sighting, clause):
            found = by_cue(sighting, clause, "schedule_object")
            held = found is not None and found.status is ScheduleStatus.HELD
            if found is not None and not (held and case_of(sighting.sentence, head.index) == "for"):
                return found
    return None


def _starting(sighting: Sighting, clause: Token) -> Reading | None:
    """Read "two days of talks starting Wednesday": they are still to begin, or begin that day."""
    value = sighting.scene.lexicon.value("schedule_subject", clause)
    begins = clause.tag == "VBG" and value == ScheduleStatus.BEGAN
    timed = begins and time_on(sighting.scene, sighting.sentence, clause) is not None
    return Reading(status=ScheduleStatus.PLANNED, trigger=clause) if timed else None


def _is_to_do_more(sighting: Sighting, clause: Token) -> bool:
    """Tell whether an event is expected to do what says nothing of its time ("to focus on")."""
    sentence, lexicon = sighting.sentence, sighting.scene.lexicon
    groups = ("schedule_object", "schedule_subject", "schedule_state")
    aims = [t for t in children(sentence, clause.index, "xcomp") if t.lemma.lower() != "be"]
    return bool(aims) and all(
        lexicon.match_at(group, sentence, t.index) is None for t in aims for group in groups
    )


def _does_more(sighting: Sighting, word: Token) -> bool:
    """Tell whether "to" opens something else than a beginning ("expected to focus on")."""
    rest = sighting.sentence.tokens[word.index + 2 : word.index + 4]
    verbs = [t for t in rest if t.pos in ("VERB", "AUX")][:1]
    plain = [t for t in verbs if t.lemma.lower() not in ("be", "take")]
    groups = ("schedule_object", "schedule_subject")
    match_at, sentence = sighting.scene.lexicon.match_at, sighting.sentence
    return bool(plain) and all(match_at(g, sentence, plain[0].index) is None for g in groups)


def status_behind(sighting: Sighting) -> Reading | None:
    """Read "set for January" off the words behind the event, whatever the parse makes of it."""
    sentence, event = sighting.sentence, sighting.event
    for word in sentence.tokens[event.last : event.last + 8]:
        after = sentence.tokens[word.index + 1 : word.index + 2]
        value = sighting.scene.lexicon.value("schedule_object", word)
        fixed = value in ("Planned", "Postponed") and word.text.lower() != "plan"
        fixed = fixed and word.dep != "case"  # "suspended the talks due to the fighting"
        if fixed and any(t.index >= event.last for t in children(sentence, word.index, "nsubj")):
            return None  # "years of conflict, the Union announced on Saturday"
        more = bool(after) and after[0].text.lower() == "to" and _does_more(sighting, word)
        if fixed and not more and after and after[0].text.lower() in _SET_FOR:
            return Reading(status=ScheduleStatus(value or ""), trigger=word)
        if word.tag in ("VBD", "VBZ", "VBP", "MD") or word.text in (";", ":"):
            return None
    return None


def status_by_clause(sighting: Sighting) -> Reading | None:
    """Read the relative clause on the event ("the war that ended in 1990")."""
    sentence, event = sighting.sentence, sighting.event
    verbs = [
        t
        for t in sentence.tokens[event.last : event.last + 8]
        if t.pos == "VERB" and _has_relative_subject(sentence, t) and not _is_of_other(sighting, t)
        if not _ends_another(sighting, t)
    ]
    groups = [
        (v, "schedule_object" if children(sentence, v.index, "aux:pass") else "schedule_subject")
        for v in verbs[:1]
    ]
    found = (by_cue(sighting, verb, group) for verb, group in groups)
    return next((r for r in found if r is not None), None)


def status_by_opening(sighting: Sighting) -> Reading | None:
    """Read the participle that opens a sentence ("Launched in May, the war has killed 50").

    It is read off the words: parsers make a clause of its own of it.
    """
    sentence, first = sighting.sentence, sighting.sentence.tokens[0]
    if first.tag not in ("VBN", "VBD") or children(sentence, 0, "nsubj", "obj"):
        return None
    words = sentence.tokens[1 : sighting.event.first]
    commas = [t.index for t in words if t.text == ","]
    right_behind = commas and all(t.pos in ("DET", "ADJ") for t in words[commas[0] :])
    return by_cue(sighting, first, "schedule_object") if len(commas) == 1 and right_behind else None


def _is_of_other(sighting: Sighting, verb: Token) -> bool:
    """Tell whether a clause is about a noun behind ("the truce, to revive a process that")."""
    sentence, last = sighting.sentence, sighting.event.last
    noun = sentence.tokens[verb.head]
    behind = verb.dep == "acl:relcl" and noun.index >= last
    between = sentence.tokens[last : noun.index]  # "put off a visit after riots that began"
    return behind and any(t.pos in ("VERB", "SCONJ") or t.dep == "mark" for t in between)


def _has_relative_subject(sentence: Sentence, verb: Token) -> bool:
    own = children(sentence, verb.index, *_SUBJECT)
    return any(t.text.lower() in ("that", "which") for t in own)


def status_by_state(sighting: Sighting) -> Reading | None:
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
