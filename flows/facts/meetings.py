"""Gatherings without a name that a verb tells: "the ministers met in Paris".

Those that a noun tells are in ``talks``; events with a name belong to ``entities``.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flows.facts.agents import targets_of
from flows.facts.clauses import place_on
from flows.facts.events import GATHERINGS, events_in, events_of, is_gathering
from flows.facts.events_at_hand import event_at_place, main_event, words_for
from flows.facts.masses import mass_gathering
from flows.facts.outlook import Outlook, is_ahead, outlook_of
from flows.facts.sides import who_meet
from flows.facts.talks import MEETING, Key, is_told_by_noun, make_meeting, sides_among, talks_in
from flows.facts.timing import span_on
from flows.facts.unnamed import add_unnamed, mention_of
from flows.language.tree import ancestors, case_of, children
from flows.model import ActorType, EntityKind, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Entity, Mention, Sentence, Token

_LEAD = 2
"""Sentences that may tell the same as the headline."""


def add_meetings(scene: Scene) -> Scene:
    """Give the scene with an event, and a mention of it, for each meeting that has none yet."""
    told: dict[Key, list[Entity]] = {}
    tellers = (partial(_meetings_in, known=told), _named_in, partial(talks_in, known=told))
    return add_unnamed(scene, tellers)


def _meetings_in(
    scene: Scene, sentence: Sentence, known: dict[Key, list[Entity]]
) -> Iterator[tuple[Entity, Mention]]:
    taken = {e.token.index for e in events_in(scene, sentence)}
    for match in scene.matches("meet_verb", sentence):
        verb = sentence.tokens[match.first]
        if verb.pos != "VERB" or verb.index in taken or _is_at_event(scene, sentence, verb):
            continue
        if is_told_by_noun(scene, sentence, sentence.tokens[match.last - 1]):
            continue
        event = _event_of(scene, sentence, verb, match.value)
        if event is not None:
            event = _same_before(scene, sentence, verb, (event, known))
            yield event, mention_of(verb, event)
            noun = sentence.tokens[match.last - 1]
            if noun.pos == "NOUN" and scene.mention_at(noun) is None:
                yield event, mention_of(noun, event)  # "held talks": both words are the event
            for talks in _met_for(scene, sentence, verb):
                yield event, mention_of(talks, event)
    for verb in sentence.tokens:
        if verb.index in taken or not is_bringing(sentence, verb):
            continue
        event = _brought(scene, sentence, verb)
        if event is not None:
            yield event, mention_of(verb, event)


def _named_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    """Read "met Miller for talks in Oslo": those talks are the meeting of the two."""
    for match in scene.matches("meet_verb", sentence):
        verb = sentence.tokens[match.first]
        free = verb.pos == "VERB" and scene.mention_at(verb) is None
        named = _named_talks(scene, sentence, verb) if free else None
        if named is not None and len(who_meet(scene, sentence, verb)) > 1:
            yield named, mention_of(verb, named)


def _named_talks(scene: Scene, sentence: Sentence, verb: Token) -> Entity | None:
    on = {t.index for t in children(sentence, verb.index, "obl", "nmod")}
    on |= {c.index for t in children(sentence, verb.index, "obj", "obl") for c in _on(sentence, t)}
    here = (e for e in events_in(scene, sentence) if e.token.index in on)
    fits = (e for e in here if case_of(sentence, e.token.index) == "for" and is_gathering(e.entity))
    return next((e.entity for e in fits), None)


def _on(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    return children(sentence, noun.index, "nmod")


def _met_for(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Give the talks that people meet for, which are the meeting ("met for talks led by Smith")."""
    for noun in children(sentence, verb.index, "obl"):
        held = scene.lexicon.value("event_head", noun) in GATHERINGS and noun.pos == "NOUN"
        which = children(sentence, noun.index, "det", "nmod:poss")
        bare = held and not which and scene.mention_at(noun) is None
        came = bare and case_of(sentence, noun.index) == "for"
        if came and not is_ahead(outlook_of(scene, sentence, verb)):
            yield noun


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
    return event_at_place(scene, place) or make_meeting(scene, guests, place, (sentence, MEETING))


def _same_before(
    scene: Scene, sentence: Sentence, verb: Token, case: tuple[Entity, dict[Key, list[Entity]]]
) -> Entity:
    """Give the meeting told before, if the same people meet and no other place is named.

    A headline and its first sentence tell one meeting; one that is past and one that is to come are
    two.
    """
    event, known = case
    parties = sides_among(who_meet(scene, sentence, verb))
    key = (parties, is_ahead(outlook_of(scene, sentence, verb)))
    fits = [
        e for e in known.get(key, []) if None in (e.place, event.place) or e.place == event.place
    ]
    if fits and parties:
        return fits[0]
    known.setdefault(key, []).append(event)
    return event


def _is_at_event(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether they meet at, or hold, an event that has a name of its own."""
    return any(
        case_of(sentence, e.token.index) in ("", "at", "in", "during", "for")
        for e in events_of(scene, sentence, verb)
    )


def _event_of(scene: Scene, sentence: Sentence, verb: Token, value: str) -> Entity | None:
    """Make the event that a verb tells, if two meet, or some gather at a place or a time."""
    parties = who_meet(scene, sentence, verb)
    if not _is_meant(scene, sentence, (verb, value), parties):
        return None
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
    return make_meeting(scene, parties, place, (sentence, MEETING))


def _is_meant(
    scene: Scene, sentence: Sentence, cue: tuple[Token, str], parties: tuple[Party, ...]
) -> bool:
    """Tell whether a verb of many meanings is about people who meet.

    Not "assembled the telescope", "the station is received by Cubans", "pilgrims gathered".
    """
    verb, value = cue
    acted = children(sentence, verb.index, "obj")
    alone = value == "Gather" and any(t.tag in ("NN", "NNP") for t in acted)
    if verb.lemma.lower() == "receive":
        return all(p.entity.startswith(EntityKind.PERSON) or not p.direct for p in parties[1:])
    return not (alone or (value == "Gather" and mass_gathering(scene, sentence, verb)))


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
