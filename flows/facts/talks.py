"""Talks told by a noun alone: "talks between A and B", "a third round of talks".

Meetings that a verb tells belong to ``meetings``; words that take talks up, to ``taken_up``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of
from flows.facts.clauses import place_at, place_on
from flows.facts.events import GATHERINGS
from flows.facts.events_at_hand import (
    event_at_place,
    event_before,
    is_of_earlier_year,
    is_of_speaker,
    is_other_than_event,
    main_event,
)
from flows.facts.outlook import Outlook, outlook_of
from flows.facts.phrases import what_of
from flows.facts.prospects import is_next_of_row, is_prospective
from flows.facts.schedule_phrases import introduction_at
from flows.facts.sides import holders_of, sides_of, who_meet
from flows.facts.timing import time_on
from flows.facts.unnamed import join_names, make_event, mention_of, short_names
from flows.language.tree import case_of, children
from flows.model import EntityKind, EventType, PartKind, ScheduleStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Entity, Mention, Sentence, Token

Key = tuple[frozenset[str], bool]
"""Who meets, and whether the meeting is still to come."""

MEETING = "meeting"
_MAX_NAMED = 3
_MIN_PARTIES = 2
_LEAD = 2
"""Sentences that may tell the same as the headline."""
_STANDING_BETWEEN = ("Convene", "Host", "Mediate")
"""What participles behind "talks" tell that they are not just any talks."""
_COME_TO: Key = (frozenset(), False)
"""Under which the gatherings are kept that somebody came to a place for."""
_WHERE = frozenset({"at", "in", "into", "to"})
_WHICH = frozenset({"month", "weekday", "year"})
"""Fields of times before "talks" that tell which: of a month, of a day of the week."""
_OTHERS = ("event_vague", "event_past")
"""Groups of words that set talks apart from those at hand ("any talks", "earlier talks")."""


def talks_in(
    scene: Scene, sentence: Sentence, known: dict[Key, list[Entity]]
) -> Iterator[tuple[Entity, Mention]]:
    """Give the talks that no name sets apart, if it is said who holds them with whom."""
    for noun in scene.cued(sentence, "event_head"):
        kind = scene.lexicon.value("event_head", noun)
        bare = noun.pos == "NOUN" and scene.mention_at(noun) is None
        bare = bare and not is_other_than_event(scene, sentence, noun)
        if kind not in GATHERINGS or not bare:
            continue
        if _is_held_by_two(scene, sentence, noun):
            continue
        meant = _meant_by(scene, sentence, noun) or _peace_talks(scene, sentence, noun)
        if meant is not None:
            yield meant, mention_of(noun, meant)
            continue
        first, others = sides_of(scene, sentence, noun)
        parties = tuple({p.entity: p for p in (*first, *others)}.values())
        few = len(parties) < _MIN_PARTIES or (not first and _is_separate(sentence, noun))
        brokers = _brokers(scene, sentence, noun) if few else ()
        there = _come_to(scene, sentence, noun) if few and not brokers else None
        if there is not None:
            known.setdefault(_COME_TO, []).append(there)
        elif few and _COME_TO in known and _is_attended(scene, sentence, noun):
            there = known[_COME_TO][-1]
        if there is not None:
            yield there, mention_of(noun, there)
            continue
        if few and (
            brokers or _is_round(scene, sentence, noun) or _is_attended(scene, sentence, noun)
        ):
            what = _what(scene, sentence, noun) + "".join(f" led by {e.label}" for e in brokers[:1])
            place = place_on(scene, sentence, noun)
            held = make_event(scene, what, EventType.MEETING, place, told_in=sentence)
            yield held, mention_of(noun, held)
        if few or _is_only_thought_of(scene, sentence, noun):
            continue
        place = place_on(scene, sentence, noun)
        event = make_meeting(scene, parties, place, (sentence, _what(scene, sentence, noun)))
        key = (sides_among(parties), False)
        fits = [e for e in known.get(key, []) if is_same_place(e, event)]
        known.setdefault(key, []).append(event)
        event = fits[0] if fits else event
        yield event, mention_of(noun, event)


def _what(scene: Scene, sentence: Sentence, noun: Token) -> str:
    """Give what talks are called; of a round also of what ("sixth round of peace talks")."""
    what = what_of(scene, sentence, noun)
    above = sentence.tokens[noun.head]
    if above.lemma.lower() == "round" and noun.dep == "nmod":
        return f"{what_of(scene, sentence, above)} of {what}"
    inner = children(sentence, noun.index, "nmod") if noun.lemma.lower() == "round" else ()
    of = (t for t in inner if scene.lexicon.value("event_head", t) in GATHERINGS)
    return next((f"{what} of {what_of(scene, sentence, t)}" for t in of), what)


def _is_separate(sentence: Sentence, noun: Token) -> bool:
    """Tell whether somebody meets each of several ("had separate meetings with A and B")."""
    words = children(sentence, noun.index, "amod")
    return any(t.text.lower() in ("bilateral", "separate") for t in words)


def _is_held_by_two(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether the verb over "talks" tells who meet, with it ("A and B held talks")."""
    verb = sentence.tokens[noun.head]
    match = scene.lexicon.match_at("meet_verb", sentence, verb.index)
    with_noun = match is not None and noun.dep == "obj" and match.last - 1 == noun.index
    if not with_noun or is_told_by_noun(scene, sentence, noun):
        return False
    return len(who_meet(scene, sentence, verb)) > 1


def _is_round(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether talks are a numbered round ("a sixth round of peace talks")."""
    above = sentence.tokens[noun.head]
    part = noun.dep == "nmod" and scene.lexicon.value("event_part", above) is not None
    numbers = scene.lexicon.cues("ordinal")
    words = children(sentence, above.index, "amod", "nummod") if part else ()
    return above.lemma.lower() == "round" and any(t.text.lower() in numbers for t in words)


def _is_attended(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether it is said who attends a gathering, in an article that tells of no other."""
    verb = sentence.tokens[noun.head]
    cue = scene.lexicon.match_at("attend_verb", sentence, verb.index)
    attends = noun.dep in ("obj", "nsubj:pass") and cue is not None and cue.value == "Attend"
    known = bool(children(sentence, noun.index, "det")) and main_event(scene) is None
    return attends and known and any(p.direct for p in agents_of(scene, sentence, verb))


def _come_to(scene: Scene, sentence: Sentence, noun: Token) -> Entity | None:
    """Give the gathering that somebody comes to a place for: it is there.

    "Flew to Riverton to attend the summit", "is in Riverton for talks".
    """
    place = _place_come_to(scene, sentence, noun)
    where = None if place is None else scene.entity(place)
    if place is None or where is None:
        return None
    what = f"{_what(scene, sentence, noun)} in {where.label}"
    known = event_at_place(scene, place)
    return known or make_event(scene, what, EventType.MEETING, place, told_in=sentence)


def _place_come_to(scene: Scene, sentence: Sentence, noun: Token) -> str | None:
    verb = sentence.tokens[noun.head]
    cue = scene.lexicon.match_at("attend_verb", sentence, verb.index)
    attends = cue is not None and cue.value == "Attend" and noun.dep.startswith(("obj", "obl"))
    if not attends and case_of(sentence, noun.index) != "for":
        return None
    if place_on(scene, sentence, noun) is not None:
        return None
    over = sentence.tokens[verb.head] if attends and verb.dep in ("advcl", "xcomp") else verb
    if over.pos != "VERB" and not attends:  # "is in Riverton for talks", "came to it for talks"
        there = children(sentence, over.index, "cop") or over.dep == "obl"
        case = case_of(sentence, over.index)
        return place_at(scene, sentence, over) if there and case in _WHERE else None
    goes = scene.lexicon.match_at("visit_verb", sentence, over.index) is not None
    on = children(sentence, over.index, "obl") if goes else ()
    to = (t for t in on if case_of(sentence, t.index) in _WHERE and t.index < noun.index)
    found = (place_at(scene, sentence, t) for t in to)
    return next((p for p in found if p is not None), None)


def _brokers(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Entity, ...]:
    """Give who stands between the sides of talks that were held ("talks mediated by Smith").

    What somebody comes for is the gathering at hand ("arrived for talks convened by the Union").
    """
    if case_of(sentence, noun.index) in ("for", "to"):
        return ()
    clauses = children(sentence, noun.index, "acl")
    acts = (t for t in clauses if scene.lexicon.value("part_verb", t) in _STANDING_BETWEEN)
    done = (t for t in acts if t.tag == "VBN" and outlook_of(scene, sentence, t) is Outlook.DONE)
    found = (scene.entity(p.entity) for t in done for p in agents_of(scene, sentence, t))
    return tuple(e for e in found if e is not None)


def _is_only_thought_of(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether talks are neither held nor planned ("supports talks with the government")."""
    verb = sentence.tokens[noun.head]
    planned = verb.pos == "VERB" and outlook_of(scene, sentence, verb) is Outlook.PLANNED
    set_for = scene.lexicon.match_at("schedule_object", sentence, verb.index)
    planned = planned or (set_for is not None and set_for.value == ScheduleStatus.PLANNED)
    planned = planned or is_next_of_row(scene, sentence, noun)
    come_for = bool(holders_of(scene, sentence, noun))
    first = noun.index
    while first and sentence.tokens[first - 1].dep == "compound":
        first -= 1
    if introduction_at(scene, sentence, first) is ScheduleStatus.PLANNED:
        return False  # "ahead of talks between A and B"
    return is_prospective(scene, sentence, noun) and not planned and not come_for


def _meant_by(scene: Scene, sentence: Sentence, noun: Token) -> Entity | None:
    """Give the gathering at hand, where "talks" without a name are said to begin at some time."""
    verb = sentence.tokens[noun.head]
    group = "schedule_subject" if noun.dep.startswith("nsubj") else "schedule_object"
    cued = scene.lexicon.match_at(group, sentence, verb.index) is not None
    cued = cued and noun.dep.startswith(("nsubj", "obj", "conj"))
    timed = cued and time_on(scene, sentence, noun, verb) is not None
    own = timed and _is_with_persons(scene, sentence, noun, verb)
    meant = event_before(scene, sentence, noun) if timed and verb.pos == "VERB" else None
    if meant is None or own or _is_set_apart(scene, sentence, noun):
        return None
    other = is_of_speaker(sentence, noun, meant) or is_of_earlier_year(scene, sentence, noun, meant)
    return None if other else meant


def _is_set_apart(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether a word sets talks apart from those at hand ("previous talks", "July talks")."""
    words = children(sentence, noun.index, "compound", "det", "amod", "nmod:poss", "nmod:unmarked")
    times = (
        t for t in scene.times for w in words if t.span.covers(w.span) and w.index < noun.index
    )
    if any(_WHICH & dict(t.fields).keys() and "day" not in dict(t.fields) for t in times):
        return True
    return any(scene.lexicon.value(group, t) is not None for group in _OTHERS for t in words)


def _is_with_persons(scene: Scene, sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Tell whether somebody holds talks with others of his own ("held talks with Brown in May").

    What is to come is one of the gathering at hand, save with those who have no name.
    """
    _, others = sides_of(scene, sentence, noun)
    done = outlook_of(scene, sentence, verb) is Outlook.DONE
    kinds = (EntityKind.PERSON, EntityKind.ANONYMOUS) if done else (EntityKind.ANONYMOUS,)
    return bool(others) and all(p.entity.startswith(kinds) for p in others)


def _peace_talks(scene: Scene, sentence: Sentence, noun: Token) -> Entity | None:
    """Give the only peace talks of an article for those that its lead says who holds.

    "A agrees to peace talks in Oslo" above "A has agreed to hold peace talks with B".
    """
    words = children(sentence, noun.index, "compound", "det", "amod")
    peace = any(t.text.lower() == "peace" for t in words)
    peace = peace and not _is_set_apart(scene, sentence, noun)
    told = [s for s in scene.parsed.sentences if s.kind in (PartKind.SUBHEAD, PartKind.PARAGRAPH)]
    if not peace or sentence not in told[:_LEAD] or place_on(scene, sentence, noun) is not None:
        return None
    known = [e for e in scene.entities.entities if e.event_type is EventType.PEACE_CONFERENCE]
    return known[0] if len(known) == 1 else None


def sides_among(parties: Iterable[Party]) -> frozenset[str]:
    """Give who meets, so that a state and its government are one side."""
    return frozenset(p.entity.replace("government-of-", "") for p in parties)


def is_same_place(one: Entity, other: Entity) -> bool:
    """Tell whether nothing says that two meetings are at two places."""
    return None in (one.place, other.place) or one.place == other.place


def is_told_by_noun(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether the noun of "held talks with Miller" says itself who meets whom."""
    talks = noun.pos == "NOUN" and scene.lexicon.value("event_head", noun) in GATHERINGS
    first, others = sides_of(scene, sentence, noun) if talks else ((), ())
    return bool(first) and bool(others) and not _is_only_thought_of(scene, sentence, noun)


def make_meeting(
    scene: Scene, parties: tuple[Party, ...], place: str | None, told: tuple[Sentence, str]
) -> Entity:
    """Make a meeting named by who meets and where ("meeting of Kerry and Lavrov in Paris")."""
    sentence, what = told
    named = [scene.entity(p.entity) for p in parties[:_MAX_NAMED]]
    names = sorted(e.label for e in named if e is not None)
    where = None if place is None else scene.entity(place)
    at = "" if where is None else f" in {where.label}"
    link = "between" if what != MEETING and len(names) > 1 else "of"
    label = f"{what} {link} {join_names(names)}{at}"
    short = short_names(scene, [e for e in named if e is not None], what)
    others = (f"{'–'.join(names)} {what}{at}", *(f"{name}{at}" for name in short))
    return make_event(
        scene, label, EventType.MEETING, place, *dict.fromkeys(others), told_in=sentence
    )
