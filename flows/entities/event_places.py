"""Where an event is: in its phrase, behind it, on its verb, in the dateline.

What stands behind an event is looked through by ``event_places_behind``; which phrases speak of
events is decided in ``event_phrases``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.entities.event_places_behind import AT, ON, STOP_TAGS, as_place, place_after
from flows.entities.spelling import fold
from flows.entities.spotted import How, stretch_text
from flows.language.tree import case_of, children
from flows.model import ActorType, EntityKind, EventType, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.entities.grounds import Grounds
    from flows.entities.spotted import Link
    from flows.model import Entity, Sentence, Token

MEETINGS = (EventType.MEETING, EventType.PEACE_CONFERENCE)
_ATTACK_REACH = 16
_SAID_REACH = 6
_SAYING = ("AUX", "VERB", "ADJ", "ADV", "PART", "ADP")


def place_beside(grounds: Grounds, index: int, last: int, kind: EventType) -> Entity | None:
    """Find the place behind a noun, in its phrase or on the verb that says that it happens."""
    cases = AT if kind in MEETINGS else AT | ON  # talks on Syria, the battle for Qusair
    found = place_after(grounds, index, last, cases)
    found = found or _place_of_children(grounds, index, last - 1, cases)
    if found is None and kind in MEETINGS:
        found = _place_of_happening(grounds, index, last - 1)
    if found is None and (kind in MEETINGS or kind is EventType.ELECTION):
        return _place_said(grounds, index, last) or _place_of_clause(grounds, index, last - 1)
    if found is None and kind is EventType.ARMED_EVENT:
        return _place_attacked(grounds, index, last)
    return found


def place_and_state(
    grounds: Grounds, inside: tuple[Link, ...], side: Entity | None, kind: EventType
) -> tuple[Entity | None, Entity | None]:
    """Tell the place of an event from the state that it is about.

    "Syria talks" are about Syria; "talks in Syria" are there; a war is both.
    """
    regions = grounds.reading.gazetteer.cues["region"]
    named = [
        k.entity
        for k in inside
        if k.entity.kind is EntityKind.PLACE and k.how is How.NAME and not _is_feature(grounds, k)
    ]
    towns = [place for place in named if place.label.lower() not in regions]
    states = [k.entity for k in inside if k.entity.actor_type is ActorType.STATE]
    if kind in MEETINGS or kind is EventType.AGREEMENT:
        acting = any(k.how is How.METONYM for k in inside)  # "the Oslo-Rabat dialogue"
        town = towns[-1] if len({t.id for t in towns}) == 1 and not acting else None
        place = town if side is None or side.actor_type is ActorType.STATE else side
        return place or side, (states[-1] if states else None)
    place = side or next(iter(towns), None)
    where = next(iter(states), side if side is not None and _may_war(grounds, side) else None)
    if where is None and kind is EventType.CONFLICT and place is not None:
        where = place if _may_war(grounds, place) else None
    return place, where


def _is_feature(grounds: Grounds, link: Link) -> bool:
    """Tell whether a name only says which dam, river or border is meant ("the Nile dam talks")."""
    tokens = grounds.reading.sentence(link.sentence).tokens
    after = tokens[link.last].lemma.lower() if link.last < len(tokens) else ""
    return after in grounds.reading.gazetteer.cues["place_feature"]


def _may_war(grounds: Grounds, entity: Entity) -> bool:
    """Tell whether wars are named after it: a state, or a region that has a people."""
    return entity.id in grounds.reading.gazetteer.states.ids


def place_called(grounds: Grounds, index: int, first: int) -> Entity | None:
    """Find the town that is called a battle: "see Qusair as a critical battle"."""
    words = [t.text.lower() for t in grounds.reading.sentence(index).tokens[:first]]
    link = grounds.named(index, first - 3) if words[-2:] in (["as", "a"], ["as", "the"]) else None
    place = link is not None and link.entity.kind is EntityKind.PLACE
    return link.entity if link is not None and place else None


def enemy_state(grounds: Grounds, index: int, last: int) -> Entity | None:
    """Give the state of whom a revolt is against."""
    tokens = grounds.reading.sentence(index).tokens
    words = [t.text.lower() for t in tokens[last : last + 2]]
    country = grounds.country(index, last + 1) if words[:1] == ["against"] else None
    return None if country is None else country.entity


def place_of_verb(grounds: Grounds, index: int, verb: int) -> Entity | None:
    """Find the place that a verb is tied to: "gathered in Jordan"."""
    sentence = grounds.reading.sentence(index)
    for child in children(sentence, verb, "obl", "nmod"):
        link = grounds.named(index, child.index)
        if link is not None and case_of(sentence, child.index) in ("in", "at"):
            return as_place(link, "in")
    after = sentence.tokens[verb + 1].text if verb + 1 < len(sentence.tokens) else ""
    return place_after(grounds, index, verb + 1) if after in ("in", "at") else None


def _place_of_children(
    grounds: Grounds, index: int, head: int, cases: frozenset[str]
) -> Entity | None:
    """Find the place by the parse, past other phrases: "the assault by X and Y on Qusair"."""
    sentence = grounds.reading.sentence(index)
    for child in children(sentence, head, "nmod", "obl"):
        case = case_of(sentence, child.index)
        link = grounds.named(index, child.index)
        place = as_place(link, case) if link is not None and case in cases else None
        if place is not None:
            return place
    return None


def _place_of_clause(grounds: Grounds, index: int, head: int) -> Entity | None:
    """Find the place in the clause on an event: "the conference that opens in Montreux"."""
    sentence = grounds.reading.sentence(index)
    happens = grounds.reading.gazetteer.cues["event_happens"]
    clauses = children(sentence, head, "acl:relcl")
    found = (place_of_verb(grounds, index, c.index) for c in clauses if c.lemma.lower() in happens)
    return next((place for place in found if place is not None), None)


def _place_said(grounds: Grounds, index: int, last: int) -> Entity | None:
    """Find the place that an event is said to be in: "elections are due in Lebanon".

    Read off the words: verbs and their helpers alone may stand between.
    """
    tokens = grounds.reading.sentence(index).tokens
    at = last
    while at < min(len(tokens), last + _SAID_REACH) and tokens[at].pos in _SAYING:
        at += 1
    verbal = any(t.pos in ("VERB", "AUX") for t in tokens[last:at])
    here = verbal and at < len(tokens) and tokens[at].text.lower() in ("in", "at")
    return place_after(grounds, index, at) if here else None


def _place_attacked(grounds: Grounds, index: int, last: int) -> Entity | None:
    """Find the town of a battle further on: "the assault by X and Y on Qusair"; no verb between."""
    tokens = grounds.reading.sentence(index).tokens
    for at in range(last, min(len(tokens), last + _ATTACK_REACH)):
        link = grounds.named(index, at)
        if link is not None and link.entity.kind is EntityKind.PLACE and at == link.first:
            return link.entity if tokens[at - 1].text.lower() in AT | ON else None
        if tokens[at].tag in STOP_TAGS and tokens[at].tag != "CC":
            return None
    return None


def _place_of_happening(grounds: Grounds, index: int, head: int) -> Entity | None:
    """Find the place on the verb: "the meeting begins Sunday in Paris", "talks resumed"."""
    sentence = grounds.reading.sentence(index)
    token = _whole(grounds, sentence, sentence.tokens[head])
    verb = sentence.tokens[token.head]
    if token.dep == "obj" and verb.lemma.lower() == "host":
        return _host_place(grounds, index, verb.index)
    cues = grounds.reading.gazetteer.cues
    if (
        token.dep not in ("nsubj", "nsubj:pass", "obj")
        or verb.lemma.lower() not in cues["event_happens"]
    ):
        return None
    here = place_of_verb(grounds, index, verb.index)
    finite = verb.tag in ("VBD", "VBZ", "VBP")
    opens = token.dep == "obj" and finite and verb.lemma.lower() in cues["event_opens"]
    return here or (_dateline_place(grounds, index) if opens else None)


def _whole(grounds: Grounds, sentence: Sentence, token: Token) -> Token:
    """Give the word for the part of an event over it ("the second day of talks")."""
    above = sentence.tokens[token.head]
    parts = grounds.reading.gazetteer.cues["event_part"]
    part = token.dep == "nmod" and above.lemma.lower() in parts
    return above if part and case_of(sentence, token.index) == "of" else token


def _host_place(grounds: Grounds, index: int, verb: int) -> Entity | None:
    """Find the place that hosts: "Moscow hosted a first round", "Kazakhstan will host talks".

    Two that host together are not where it is ("Riyadh and Washington host talks").
    """
    sentence = grounds.reading.sentence(index)
    hosts = children(sentence, verb, "nsubj")
    alone = not any(children(sentence, t.index, "conj") for t in hosts)
    links = (grounds.at(index, t.index) for t in hosts if alone)
    places = (_seat(grounds, k) or as_place(k, "in") for k in links if k is not None)
    return next((place for place in places if place is not None), None)


def _seat(grounds: Grounds, link: Link) -> Entity | None:
    """Give the town of a capital that stands for its government."""
    if link.how is not How.METONYM:
        return None
    reading = grounds.reading
    text = stretch_text(reading.sentence(link.sentence), link.first, link.last)
    row = reading.gazetteer.places.find(text, None, reading.spoken)
    return None if row is None else reading.gazetteer.places.entity(row)


def _dateline_place(grounds: Grounds, index: int) -> Entity | None:
    """Give the town of the dateline, for what the article itself sees open.

    Only one that is known: a dateline may bear the name of a paper as well.
    """
    known = grounds.reading.gazetteer.places.names
    if grounds.reading.sentence(index).kind is PartKind.HEADLINE:
        return None
    sent_from = [
        link.entity
        for link in grounds.links
        if grounds.reading.sentence(link.sentence).kind is PartKind.DATELINE
        if link.entity.kind is EntityKind.PLACE and fold(link.entity.label) in known
    ]
    if not sent_from:
        return None
    # an article that tells of meetings elsewhere is only sent from there
    places = {place.id for place in _meeting_places(grounds)}
    there = [place for place in sent_from if place.id in places]
    return next(iter(there if places else sent_from), None)


def _meeting_places(grounds: Grounds) -> Iterator[Entity]:
    cues = grounds.reading.gazetteer.cues
    for index, sentence in enumerate(grounds.reading.parsed.sentences):
        for token in sentence.tokens:
            place = None
            if token.tag.startswith("VB") and token.lemma.lower() in cues["event_verb"]:
                place = place_of_verb(grounds, index, token.index)
            elif cues["event_head"].get(token.text.lower()) in MEETINGS:
                place = place_after(grounds, index, token.index + 1, AT)
            if place is not None:
                yield place
