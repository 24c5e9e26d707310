"""Whether a common noun tells one event: by its place, its time, its victim, or who is at it.

Making the event is for ``happenings``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of
from flows.facts.lists import pair_from
from flows.facts.outlook import Outlook, outlook_of
from flows.facts.parties import parties_of
from flows.facts.sites import site_on
from flows.facts.timing import time_on
from flows.language.tree import case_of, children, spread
from flows.model import EntityKind, EventType

if TYPE_CHECKING:
    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Entity, Sentence, Token

CLAUSAL = ("nsubj", "nsubj:pass", "obj")


def says_enough(scene: Scene, sentence: Sentence, noun: Token, event: Entity) -> bool:
    """Tell whether a noun is one event: it has a place, or a time while the clause is about it."""
    verb = sentence.tokens[noun.head]
    attended = noun.dep in ("obj", "nsubj:pass") and (
        scene.lexicon.value("attend_verb", verb) == "Attend"
        or scene.lexicon.value("part_verb", verb) in ("Host", "Convene")
    )
    state = scene.lexicon.match_at("schedule_state", sentence, verb.index)
    goes_on = noun.dep == "nsubj" and state is not None and state.value == "Ongoing"
    if event.place is not None or attended or goes_on:
        return True
    armed = event.event_type is EventType.ARMED_EVENT
    on_site = armed and site_on(scene, sentence, noun) is not None
    if victim_named(scene, sentence, noun) is not None or on_site:
        return True
    if armed and _is_launched(scene, sentence, noun):
        return True
    after = sentence.tokens[noun.index + 1 : noun.index + 2]
    if after and after[0].text.lower() == "between":
        return len(pair_from(scene, sentence, noun.index + 2)) > 1
    if len(parties_between(scene, sentence, noun)) > 1:
        return True
    clausal = noun.dep in CLAUSAL and verb.pos == "VERB"
    suffered = scene.lexicon.value("casualty_verb", verb) is not None
    within = case_of(sentence, noun.index) in ("in", "during", "by")
    words = (noun, verb) if clausal or (suffered and within) else (noun,)
    held = holding(scene, sentence, noun)
    return time_on(scene, sentence, *words, *held) is not None


def parties_between(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Give those named by a phrase with "between" on a noun ("clashes erupted between A and B")."""
    on = children(sentence, noun.index, "nmod")
    heads = [t for t in on if case_of(sentence, t.index) == "between"]
    return parties_of(scene, sentence, spread(sentence, heads))


def victim_named(scene: Scene, sentence: Sentence, noun: Token) -> Entity | None:
    """Give the person that a deed was done to ("the assassination of Minister Brown")."""
    if scene.lexicon.value("deed_noun", noun) is None:
        return None
    of = [t for t in children(sentence, noun.index, "nmod") if case_of(sentence, t.index) == "of"]
    whose = (*of, *children(sentence, noun.index, "nmod:poss"))
    found = (scene.entity(scene.entity_at(sentence, t) or "") for t in whose if t.pos == "PROPN")
    return next((e for e in found if e is not None and e.kind is EntityKind.PERSON), None)


def _is_launched(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether somebody has launched an attack on somebody ("carried out raids on X")."""
    top = whole_of(scene, sentence, noun)
    verb = sentence.tokens[top.head]
    launch = scene.lexicon.match_at("part_verb", sentence, verb.index)
    launched = launch is not None and launch.value == "Launch" and top.dep == "obj"
    if not launched or outlook_of(scene, sentence, verb) is not Outlook.DONE:
        return False
    on = (*children(sentence, noun.index, "nmod"), *children(sentence, verb.index, "obl"))
    struck = [t for t in on if case_of(sentence, t.index) in ("on", "against")]
    return bool(agents_of(scene, sentence, verb)) and bool(struck)


def whole_of(scene: Scene, sentence: Sentence, noun: Token) -> Token:
    """Give the word for a part or number of events over one ("a series of attacks")."""
    above = sentence.tokens[noun.head]
    part = noun.dep == "nmod" and scene.lexicon.value("event_part", above) is not None
    return above if part else noun


def holding(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Give the verbs of the clauses on a noun that say that it is held, set or over."""
    groups = ("schedule_object", "schedule_subject")
    clauses = children(sentence, noun.index, "acl", "acl:relcl")
    return tuple(
        t
        for t in clauses
        if t.pos == "VERB"
        and any(scene.lexicon.match_at(g, sentence, t.index) is not None for g in groups)
    )
