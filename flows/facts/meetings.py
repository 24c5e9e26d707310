"""Gatherings without a name: "the ministers met in Paris", "talks between A and B".

Events that have a noun of their own belong to ``entities``.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flows.facts.agents import agents_of, targets_of
from flows.facts.attendance import holders_of, is_prospective, sides_of, who_meet
from flows.facts.clauses import place_on
from flows.facts.events import (
    GATHERINGS,
    event_at_place,
    event_before,
    events_in,
    events_of,
    is_gathering,
    is_of_earlier_year,
    is_of_speaker,
    is_other_than_event,
    main_event,
    words_for,
)
from flows.facts.outlook import Outlook, is_ahead, outlook_of
from flows.facts.phrases import what_of
from flows.facts.schedule_phrases import introduction_at
from flows.facts.timing import span_on, time_on
from flows.facts.unnamed import add_unnamed, join_names, make_event, mention_of, short_names
from flows.language.tree import ancestors, case_of, children
from flows.model import ActorType, EntityKind, EventType, PartKind, ScheduleStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Entity, Mention, Sentence, Token

Key = tuple[frozenset[str], bool]

_MAX_NAMED = 3
_MIN_PARTIES = 2
_LEAD = 2
"""Sentences that may tell the same as the headline."""
_MEETING = "meeting"
_STANDING_BETWEEN = ("Convene", "Host", "Mediate")
"""What participles behind "talks" tell that they are not just any talks."""
_WHICH = frozenset({"month", "weekday", "year"})
"""Fields of times before "talks" that tell which: of a month, of a day of the week."""
_OTHERS = ("event_vague", "event_past")
"""Groups of words that set talks apart from those at hand ("any talks", "earlier talks")."""


def add_meetings(scene: Scene) -> Scene:
    """Give the scene with an event, and a mention of it, for each meeting that has none yet."""
    told: dict[Key, list[Entity]] = {}
    return add_unnamed(scene, (partial(_meetings_in, known=told), partial(_talks_in, known=told)))


def _talks_in(
    scene: Scene, sentence: Sentence, known: dict[Key, list[Entity]]
) -> Iterator[tuple[Entity, Mention]]:
    """Give the talks that no name sets apart, if it is said who holds them with whom."""
    for noun in scene.cued(sentence, "event_head"):
        kind = scene.lexicon.value("event_head", noun)
        bare = noun.pos == "NOUN" and scene.mention_at(noun) is None
        bare = bare and not is_other_than_event(scene, sentence, noun)
        if kind not in GATHERINGS or not bare:
            continue
        meant = _meant_by(scene, sentence, noun) or _peace_talks(scene, sentence, noun)
        if meant is not None:
            yield meant, mention_of(noun, meant)
            continue
        first, others = sides_of(scene, sentence, noun)
        parties = tuple({p.entity: p for p in (*first, *others)}.values())
        few = len(parties) < _MIN_PARTIES or (not first and _is_separate(sentence, noun))
        brokers = _brokers(scene, sentence, noun) if few else ()
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
        event = _make(scene, parties, place, (sentence, _what(scene, sentence, noun)))
        key = (_sides_among(parties), False)
        fits = [e for e in known.get(key, []) if _is_same_place(e, event)]
        known.setdefault(key, []).append(event)
        event = fits[0] if fits else event
        yield event, mention_of(noun, event)


def _is_separate(sentence: Sentence, noun: Token) -> bool:
    """Tell whether somebody meets each of several ("had separate meetings with A and B")."""
    words = children(sentence, noun.index, "amod")
    return any(t.text.lower() in ("bilateral", "separate") for t in words)


def _what(scene: Scene, sentence: Sentence, noun: Token) -> str:
    """Give what talks are called; of a round also of what ("sixth round of peace talks")."""
    what = what_of(scene, sentence, noun)
    above = sentence.tokens[noun.head]
    if above.lemma.lower() == "round" and noun.dep == "nmod":
        return f"{what_of(scene, sentence, above)} of {what}"
    inner = children(sentence, noun.index, "nmod") if noun.lemma.lower() == "round" else ()
    of = (t for t in inner if scene.lexicon.value("event_head", t) in GATHERINGS)
    return next((f"{what} of {what_of(scene, sentence, t)}" for t in of), what)


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


def _meetings_in(
    scene: Scene, sentence: Sentence, known: dict[Key, list[Entity]]
) -> Iterator[tuple[Entity, Mention]]:
    taken = {e.token.index for e in events_in(scene, sentence)}
    for match in scene.matches("meet_verb", sentence):
        verb = sentence.tokens[match.first]
        if verb.pos != "VERB" or verb.index in taken or _is_at_event(scene, sentence, verb):
            continue
        if _is_told_by_noun(scene, sentence, sentence.tokens[match.last - 1]):
            continue
        event = _event_of(scene, sentence, verb, match.value)
        if event is not None:
            event = _same_before(scene, sentence, verb, (event, known))
            yield event, mention_of(verb, event)
            noun = sentence.tokens[match.last - 1]
            if noun.pos == "NOUN" and scene.mention_at(noun) is None:
                yield event, mention_of(noun, event)  # "held talks": both words are the event
    for verb in sentence.tokens:
        if verb.index in taken or not is_bringing(sentence, verb):
            continue
        event = _brought(scene, sentence, verb)
        if event is not None:
            yield event, mention_of(verb, event)


def _is_told_by_noun(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether the noun of "held talks with Miller" says itself who meets whom."""
    talks = noun.pos == "NOUN" and scene.lexicon.value("event_head", noun) in GATHERINGS
    first, others = sides_of(scene, sentence, noun) if talks else ((), ())
    return bool(first) and bool(others) and not _is_only_thought_of(scene, sentence, noun)


def is_bringing(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb brings others together ("brought the ministers together in Oslo")."""
    bring = verb.pos == "VERB" and verb.lemma.lower() in ("bring", "call", "get", "gather")
    behind = children(sentence, verb.index, "advmod", "compound:prt") if bring else ()
    return any(t.text.lower() == "together" for t in behind)


def _brought(scene: Scene, sentence: Sentence, verb: Token) -> Entity | None:
    """Make the meeting that somebody brings others together for, at a place."""
    guests = targets_of(scene, sentence, verb)
    place = place_on(scene, sentence, verb, *children(sentence, verb.index, "obj"))
    if not guests or place is None:
        return None
    return event_at_place(scene, place) or _make(scene, guests, place, (sentence, _MEETING))


def _sides_among(parties: Iterable[Party]) -> frozenset[str]:
    """Give who meets, so that a state and its government are one side."""
    return frozenset(p.entity.replace("government-of-", "") for p in parties)


def _same_before(
    scene: Scene, sentence: Sentence, verb: Token, case: tuple[Entity, dict[Key, list[Entity]]]
) -> Entity:
    """Give the meeting told before, if the same people meet and no other place is named.

    A headline and its first sentence tell one meeting; one that is past and one that is to come are
    two.
    """
    event, known = case
    parties = _sides_among(who_meet(scene, sentence, verb))
    key = (parties, is_ahead(outlook_of(scene, sentence, verb)))
    fits = [
        e for e in known.get(key, []) if None in (e.place, event.place) or e.place == event.place
    ]
    if fits and parties:
        return fits[0]
    known.setdefault(key, []).append(event)
    return event


def _is_same_place(one: Entity, other: Entity) -> bool:
    return None in (one.place, other.place) or one.place == other.place


def _is_at_event(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether they meet at, or hold, an event that has a name of its own."""
    return any(
        case_of(sentence, e.token.index) in ("", "at", "in", "during", "for")
        for e in events_of(scene, sentence, verb)
    )


def _event_of(scene: Scene, sentence: Sentence, verb: Token, value: str) -> Entity | None:
    """Make the event that a verb tells, if two meet, or some gather at a place or a time."""
    parties = who_meet(scene, sentence, verb)
    on = children(sentence, verb.index, "obj", "obl")
    others = [t for t in on if t.dep == "obj" or case_of(sentence, t.index) == "with"]
    place = place_on(scene, sentence, verb, *others)  # "met the president in Paris"
    known = event_at_place(scene, place) if place is not None else None
    known = known or _in_headline(scene, sentence, verb, place)
    known = known or _in_lead(scene, sentence, verb, place)
    if known is not None:
        return known
    timed = span_on(scene, sentence, verb) is not None
    if value == "See" and not _see_one_another(parties):
        return None
    meets = len(parties) > 1 and (value == "Meet" or timed)
    several = any(_is_several(scene, p) for p in parties) and timed
    if not parties or not (place is not None or meets or several):
        return None
    if place is None and not timed and _is_of_sides(scene, sentence, verb, parties):
        main = main_event(scene)
        if main is not None and not _is_told_as_over(scene, main):
            return main
    return _make(scene, parties, place, (sentence, _MEETING))


def _see_one_another(parties: tuple[Party, ...]) -> bool:
    """Tell whether a verb of seeing is about people who meet ("will see Kerry in Paris")."""
    return len(parties) > 1 and all(p.entity.startswith(EntityKind.PERSON) for p in parties)


def _is_of_sides(scene: Scene, sentence: Sentence, verb: Token, parties: tuple[Party, ...]) -> bool:
    """Tell whether bodies are to meet at no time or place of their own: at the talks, then."""
    ahead = is_ahead(outlook_of(scene, sentence, verb))
    return ahead and not any(p.entity.startswith(EntityKind.PERSON) for p in parties)


def _in_headline(scene: Scene, sentence: Sentence, verb: Token, place: str | None) -> Entity | None:
    """Give the meeting that the headline tells, for the lead that says the same with more words."""
    heads = [s for s in scene.parsed.sentences if s.kind is PartKind.HEADLINE]
    body = [s for s in scene.parsed.sentences if s.kind is PartKind.PARAGRAPH]
    main_clause = verb.dep in ("root", "ccomp", "parataxis", "conj")
    if sentence not in body[:_LEAD] or place is not None or not main_clause:
        return None
    told = [(s, e) for s in heads for e in events_in(scene, s) if is_gathering(e.entity)]
    ahead = is_ahead(outlook_of(scene, sentence, verb))
    same = [e.entity for s, e in told if is_ahead(_outlook(scene, s, e.token)) is ahead]
    return same[0] if len(same) == 1 else None


def _in_lead(scene: Scene, sentence: Sentence, verb: Token, place: str | None) -> Entity | None:
    """Give the meeting with a place that the lead tells by a verb, for a headline that has none."""
    if sentence.kind is not PartKind.HEADLINE or place is not None:
        return None
    body = [s for s in scene.parsed.sentences if s.kind is PartKind.PARAGRAPH][:_LEAD]
    told = [(s, e) for s in body for e in events_in(scene, s) if is_gathering(e.entity)]
    ahead = is_ahead(outlook_of(scene, sentence, verb))
    same = {
        e.entity.id: e.entity
        for s, e in told
        if e.token.pos == "VERB" and is_ahead(_outlook(scene, s, e.token)) is ahead
    }
    return next(iter(same.values())) if len(same) == 1 else None


def _outlook(scene: Scene, sentence: Sentence, word: Token) -> Outlook:
    over = (word, *ancestors(sentence, word.index))
    verb = next((t for t in over if t.pos == "VERB"), word)
    return outlook_of(scene, sentence, verb)


def _is_told_as_over(scene: Scene, event: Entity) -> bool:
    """Tell whether a verb says that a gathering took place: what is to come is another one."""
    words = words_for(scene, event)
    return any(t.pos == "VERB" and outlook_of(scene, s, t) is Outlook.DONE for s, t in words)


def _is_several(scene: Scene, party: Party) -> bool:
    """Tell whether one party meets by itself: a group, or a body that is no state."""
    entity = scene.entity(party.entity)
    body = entity is not None and entity.kind is EntityKind.ORGANIZATION and party.direct
    state = entity is not None and entity.actor_type in (ActorType.STATE, ActorType.GOVERNMENT)
    return party.entity.startswith(EntityKind.ANONYMOUS) or (body and not state)


def _make(
    scene: Scene, parties: tuple[Party, ...], place: str | None, told: tuple[Sentence, str]
) -> Entity:
    """Make a meeting named by who meets and where ("meeting of Kerry and Lavrov in Paris")."""
    sentence, what = told
    named = [scene.entity(p.entity) for p in parties[:_MAX_NAMED]]
    names = sorted(e.label for e in named if e is not None)
    where = None if place is None else scene.entity(place)
    at = "" if where is None else f" in {where.label}"
    link = "between" if what != _MEETING and len(names) > 1 else "of"
    label = f"{what} {link} {join_names(names)}{at}"
    short = short_names(scene, [e for e in named if e is not None], what)
    others = (f"{'–'.join(names)} {what}{at}", *(f"{name}{at}" for name in short))
    return make_event(
        scene, label, EventType.MEETING, place, *dict.fromkeys(others), told_in=sentence
    )
