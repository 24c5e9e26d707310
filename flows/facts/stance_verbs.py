"""Stances by verbs and adjectives of favour and refusal: "opposes any talks", "is in favour of".

Who will or will not come or talk belongs to ``stance_coming``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of, is_bidden, meant_by_pronoun
from flows.facts.attitudes import Attitude, is_undoing, target_of
from flows.facts.deeds_meant import is_sacking
from flows.facts.demands import is_demanded
from flows.facts.events import plan_at
from flows.facts.favoured import doings_under, is_describing, objects_meant
from flows.facts.hedges import is_owed
from flows.facts.parties import parties_of
from flows.facts.reasons import has_only
from flows.facts.stance_turned import TURNED, as_negated
from flows.facts.subjects import subjects_of
from flows.language.tree import case_of, children, conjuncts, spread
from flows.model import ActorType, EntityKind, EventType, StanceValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_OF_FAVOR = (StanceValue.SUPPORTS, StanceValue.OPPOSES)


def by_verb(scene: Scene, sentence: Sentence) -> Iterator[Attitude]:
    """Read verbs of favour and refusal ("opposes any talks", "boycotted the vote")."""
    for match in scene.matches("stance_verb", sentence):
        verb = _predicate(sentence, sentence.tokens[match.first])
        if not _is_clause(sentence, verb) or is_describing(scene, sentence, verb):
            continue
        asked = _is_asked_of(scene, sentence, verb) or is_demanded(scene, sentence, verb)
        if is_owed(sentence, verb) or asked:
            continue  # what somebody must or is asked to support is no stance yet
        about = _objects(scene, sentence, verb, sentence.tokens[match.last - 1])
        bidden = is_bidden(scene, sentence, verb)  # "urged voters to reject the plan"
        asking = sentence.tokens[verb.head] if bidden else verb
        holders = agents_of(scene, sentence, asking) or _said_to_be(scene, sentence, verb)
        value, trigger = as_negated(scene, sentence, verb, StanceValue(match.value))
        if bidden and value not in _OF_FAVOR:
            continue  # who urges others to agree to a truce has not agreed
        if value is StanceValue.WILLING and has_only(sentence, verb):
            value = StanceValue.CONDITIONAL
        for token in about:
            target = target_of(scene, sentence, token, value)
            other = (is_sacking(verb) and _acts(target or "")) or _is_run_in(scene, verb, target)
            left = verb.lemma.lower() in ("pull", "withdraw") and _is_land(scene, target)
            other = other or left  # troops that leave refuse nothing
            if target is not None and holders and not other:
                undone = value in _OF_FAVOR and _is_to_end(scene, sentence, verb, token, target)
                yield Attitude(
                    trigger=trigger,
                    clause=verb,
                    holders=holders,
                    target=target,
                    about=token,
                    value=TURNED[value] if undone else value,
                )


def _is_land(scene: Scene, target: str | None) -> bool:
    """Tell whether a place or a state is left: who leaves a body or talks turns them down."""
    entity = scene.entity(target or "")
    is_place = entity is not None and entity.kind is EntityKind.PLACE
    return entity is None or is_place or entity.actor_type is ActorType.STATE


def _is_asked_of(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether others want somebody to give something up ("persuaded X to quit the plan")."""
    head = sentence.tokens[verb.head]
    asks = scene.lexicon.value("interaction_verb", head) == "REQUEST"
    asked = verb.dep == "xcomp" and any(
        head.index < t.index < verb.index for t in children(sentence, head.index, "obj")
    )
    against = scene.lexicon.value("stance_verb", verb) in (StanceValue.REFUSES, StanceValue.OPPOSES)
    return asks and asked and against


def _is_run_in(scene: Scene, verb: Token, target: str | None) -> bool:
    """Tell whether an election is contested: those who do so run in it, and are not against it."""
    event = scene.entity(target or "")
    election = event is not None and event.event_type is EventType.ELECTION
    return election and verb.lemma.lower() == "contest"


def _acts(target: str) -> bool:
    return target.startswith((EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.ANONYMOUS))


def _is_to_end(scene: Scene, sentence: Sentence, verb: Token, about: Token, target: str) -> bool:
    """Tell whether somebody is for the end of something ("wants the raids to stop").

    Who is for an end that is the plan itself ("approved the cancellation") is for that.
    """
    doing = [t for t in children(sentence, verb.index, "xcomp") if t.index > about.index]
    ends = any(scene.lexicon.value("undoing_verb", t) is not None for t in doing)
    alone = not any(children(sentence, t.index, "obj") for t in doing)
    other = is_undoing(scene, about) and plan_at(scene, sentence, about) != target
    return other or (ends and alone)


def _predicate(sentence: Sentence, token: Token) -> Token:
    return sentence.tokens[token.head] if token.dep in ("cop", "aux:pass") else token


def _is_clause(sentence: Sentence, verb: Token) -> bool:
    plain = verb.pos == "VERB" and verb.dep not in ("amod", "compound")
    said = verb.pos in ("ADJ", "NOUN", "ADP") and bool(children(sentence, verb.index, "cop"))
    return plain or said


def _said_to_be(scene: Scene, sentence: Sentence, word: Token) -> tuple[Party, ...]:
    """Give of whom an adjective is said, also through "are said to be"."""
    passive = [t for t in children(sentence, word.index, "nsubj") if t.dep != "nsubj"]
    head = sentence.tokens[word.head]
    above = subjects_of(sentence, head) if word.dep in ("xcomp", "ccomp") else ()
    found = parties_of(scene, sentence, passive or above)
    return found or (meant_by_pronoun(scene, sentence, word, passive[0]) if passive else ())


def _objects(scene: Scene, sentence: Sentence, verb: Token, last: Token) -> tuple[Token, ...]:
    """Give what a stance is on: the objects; where the cue ends in a preposition, its phrase."""
    phrases = [
        c
        for t in children(sentence, verb.index, "obl", "nmod", "obj")
        if last.index != verb.index and _is_case(sentence, t, last)
        for c in conjuncts(sentence, t.index)
    ]
    plain = objects_meant(sentence, verb) if last.index == verb.index else ()
    moved = spread(sentence, children(sentence, verb.index, "obj"))
    link = None if last.index == verb.index or last.tag == "RP" else last.text.lower()
    found = tuple(dict.fromkeys((*plain, *phrases, *doings_under(scene, sentence, verb, link))))
    return found or tuple(moved if last.pos != "ADP" else ())


def _is_case(sentence: Sentence, phrase: Token, last: Token) -> bool:
    """Tell whether a phrase has the preposition that a cue ends in, also as "out of"."""
    case = case_of(sentence, phrase.index)
    return case == last.text.lower() or (last.text.lower() == "of" and case in ("out", "out of"))
