"""Which event somebody goes to, and the part that it gives them: what several kinds of fact ask.

What follows from it belongs to ``participation`` and ``stance``; who meets whom, to ``sides``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.clauses import passage, place_at
from flows.facts.events import event_at, events_done_to, events_in, is_fight, is_gathering
from flows.facts.events_at_hand import (
    event_at_place,
    event_before,
    event_meant,
    is_over,
    is_yet_to_come,
)
from flows.facts.outlook import Outlook, is_ahead, outlook_of
from flows.facts.scene import Found
from flows.facts.timing import is_time, span_on
from flows.language.tree import case_of, children
from flows.model import Participation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Entity, EventPart, Sentence, Token

_BESIDE = frozenset({"as", "with", "alongside", "despite"})
_WHITHER = frozenset({"to", "in", "at", "for"})


def cast_parties(
    scene: Scene,
    sentence: Sentence,
    cast: tuple[Token, EventPart, Entity],
    parties: Iterable[Party],
) -> Iterator[Found]:
    """Give each party the part in the event that the trigger tells."""
    trigger, part, event = cast
    for party in parties:
        situation = Participation(
            agent=party.entity,
            event=event.id,
            part=part,
            when=span_on(scene, sentence, trigger),
        )
        yield Found(
            situation=situation,
            sentence=sentence,
            trigger=trigger.index,
            span=passage(scene, sentence, trigger, (party.token,)),
            confidence=0.8 if party.direct else 0.65,
        )


def event_attended(scene: Scene, sentence: Sentence, verb: Token, value: str) -> Entity | None:
    """Give the event that somebody goes to: named, meant by its place, or the one at hand.

    Args:
        scene: The article.
        sentence: The sentence.
        verb: The verb of going or being there.
        value: "Attend" where the verb alone says so, "Join" where it does if it stands bare, "Go"
            where an event or its place is needed, "Come" where it is unless they are still to come.
    """
    at = event_at(scene, sentence, verb) if verb.pos in ("NOUN", "PROPN") else None
    here = (at,) if at is not None else events_done_to(scene, sentence, verb)
    named = [e.entity for e in here if not is_fight(e.entity)] or _meant_by(scene, sentence, verb)
    if named:
        return named[0]
    where = _event_where(scene, sentence, verb)
    if where is not None:
        return where
    home = verb.lemma.lower() == "return" and outlook_of(scene, sentence, verb) is Outlook.DONE
    place = None if home else _destination(scene, sentence, verb)
    held = None if place is None else event_at_place(scene, place)
    if held is not None and is_over(scene, sentence, verb, held):
        return None
    if held is not None or value == "Go":
        return held
    if value == "Come" and not is_ahead(outlook_of(scene, sentence, verb)):
        return None
    on = children(sentence, verb.index, "obj", *(("obl",) if value != "Attend" else ()))
    cue = scene.lexicon.match_at("attend_verb", sentence, verb.index)
    heads = [t for t in on if cue is None or t.index >= cue.last]  # "took part" has a part
    if value == "Represent":
        heads = [t for t in heads if case_of(sentence, t.index) != "by"]
    bare = all(is_time(scene, t) or case_of(sentence, t.index) in _BESIDE for t in heads)
    bare = bare and not (value == "Attend" and _is_in_more(scene, sentence, verb))
    bare = bare and not _is_of_noun_over(sentence, verb)
    event = event_before(scene, sentence, verb) if bare else None
    later = event is not None and is_yet_to_come(scene, sentence, verb, event)
    return None if later else event


def _is_of_noun_over(sentence: Sentence, verb: Token) -> bool:
    """Tell whether what is attended is the noun over a clause ("a forum which X is to attend")."""
    over = sentence.tokens[verb.head] if verb.dep == "xcomp" else verb
    doing = children(sentence, over.index, "nsubj")
    named = any(t.tag not in ("WDT", "WP") for t in doing)
    return over.dep == "acl:relcl" and named and not children(sentence, verb.index, "obl")


def _is_in_more(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether somebody takes part in what is no gathering ("in the observer mission")."""
    groups = ("event_head", "event_part", "happening_noun")
    return any(
        t.pos == "NOUN"
        and case_of(sentence, t.index) == "in"
        and not is_time(scene, t)
        and all(scene.lexicon.value(group, t) is None for group in groups)
        for t in children(sentence, verb.index, "obl")
    )


def _event_where(scene: Scene, sentence: Sentence, verb: Token) -> Entity | None:
    """Give the event told of a place gone to ("to Switzerland, where talks are to begin")."""
    for event in events_in(scene, sentence):
        before = sentence.tokens[max(event.first - 2, 0) : event.first]
        near = 0 < event.first - verb.index < 10
        if near and any(t.text.lower() == "where" for t in before) and is_gathering(event.entity):
            return event.entity
    return None


def _meant_by(scene: Scene, sentence: Sentence, verb: Token) -> list[Entity]:
    """Give the event at hand where somebody comes to "any talks", not named themselves."""
    heads = [
        t
        for t in children(sentence, verb.index, "obj", "obl")
        if case_of(sentence, t.index) in ("", "to", "in", "at", "into")
    ]
    found = (event_meant(scene, sentence, t) for t in heads)
    return [e for e in found if e is not None and not is_fight(e)]


def _destination(scene: Scene, sentence: Sentence, verb: Token) -> str | None:
    if verb.pos in ("NOUN", "PROPN"):
        return place_at(scene, sentence, verb)
    for phrase in children(sentence, verb.index, "obl", "obj"):
        if case_of(sentence, phrase.index) in _WHITHER:
            place = place_at(scene, sentence, phrase)
            if place is not None:
                return place
    return None
