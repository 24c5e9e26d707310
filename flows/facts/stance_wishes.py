"""What somebody says should be, or has no plan to do: that talks go on, that somebody goes.

What verbs and nouns of favour tell is in ``stance_verbs`` and ``stance_nouns``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of, targets_of
from flows.facts.aims import aims_in
from flows.facts.attendance import event_attended
from flows.facts.attitudes import Attitude
from flows.facts.events import event_at, events_of, is_gathering, plan_at
from flows.facts.favoured import objects_meant, wished
from flows.facts.parties import parties_of
from flows.language.tree import case_of, children, is_negated, spread
from flows.model import EntityKind, EventType, StanceValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_OBLIGED = frozenset({"must", "should", "has", "have", "needs", "need"})


def by_should(scene: Scene, sentence: Sentence) -> Iterator[Attitude]:
    """Read "says the talks should resume", "said no talks must take place until they leave"."""
    for verb in wished(scene, sentence):
        speaking = sentence.tokens[verb.head]
        for subject in children(sentence, verb.index, "nsubj", "nsubj:pass"):
            target = _wished_for(scene, sentence, subject) or plan_at(scene, sentence, verb)
            if target is not None:
                yield Attitude(
                    trigger=speaking,
                    clause=verb,
                    holders=agents_of(scene, sentence, speaking),
                    target=target,
                    about=subject,
                    value=_wish(scene, sentence, verb, subject),
                    confidence=0.6,
                )


def _wished_for(scene: Scene, sentence: Sentence, subject: Token) -> str | None:
    event = event_at(scene, sentence, subject)
    if event is not None:
        wished_for = event.entity.event_type in (EventType.ELECTION, EventType.AGREEMENT)
        return event.entity.id if wished_for or is_gathering(event.entity) else None
    return plan_at(scene, sentence, subject)


def _wish(scene: Scene, sentence: Sentence, verb: Token, subject: Token) -> StanceValue:
    """Tell what is wished for from what is not: "no talks should", "sanctions should be lifted"."""
    none = any(t.text.lower() == "no" for t in children(sentence, subject.index, "det"))
    turns = (
        none,
        is_negated(sentence, verb.index),
        scene.lexicon.value("undoing_verb", verb) is not None,
    )
    return StanceValue.OPPOSES if sum(turns) % 2 else StanceValue.SUPPORTS


def by_aim(scene: Scene, sentence: Sentence) -> Iterator[Attitude]:
    """Read who works for or against something ("is trying to block the deployment")."""
    for doing, trying in aims_in(scene, sentence):
        value = StanceValue(scene.lexicon.value("effort_verb", doing) or StanceValue.SUPPORTS)
        for noun in objects_meant(sentence, doing):
            target = _wished_for(scene, sentence, noun)
            if target is not None:
                yield Attitude(
                    trigger=trying,
                    clause=doing,
                    holders=agents_of(scene, sentence, trying),
                    target=target,
                    about=noun,
                    value=value,
                    confidence=0.6,
                )


def by_return(scene: Scene, sentence: Sentence) -> Iterator[Attitude]:
    """Read who wants others at a gathering: "said X should return to the talks", "urged X to"."""
    for match in scene.matches("attend_verb", sentence):
        verb = sentence.tokens[match.first]
        over = sentence.tokens[verb.head]
        wanted = verb.pos == "VERB" and match.value != "Represent" and _is_wanted(scene, verb, over)
        negated = is_negated(sentence, verb.index) or is_negated(sentence, over.index)
        if not (wanted or verb in wished(scene, sentence)) or negated or _is_ahead(sentence, over):
            continue
        event = next((e for e in events_of(scene, sentence, verb) if is_gathering(e.entity)), None)
        if event is not None:
            yield Attitude(
                trigger=over,
                clause=verb,
                holders=agents_of(scene, sentence, over),
                target=event.entity.id,
                about=event.token,
                value=StanceValue.SUPPORTS,
                confidence=0.6,
            )


def _is_wanted(scene: Scene, verb: Token, over: Token) -> bool:
    """Tell whether somebody asks others to do it ("called on both sides to return")."""
    asks = scene.lexicon.value("return_wish", over) is not None
    return asks and verb.tag == "VB" and verb.dep in ("xcomp", "ccomp", "advcl", "acl")


def by_ouster(scene: Scene, sentence: Sentence) -> Iterator[Attitude]:
    """Read who wants somebody gone: "called for his resignation", "urged X to step down"."""
    for match in scene.matches("ouster_verb", sentence):
        verb = sentence.tokens[match.first]
        whole = match.last - match.first > 1 or match.value == "Leaves"
        if verb.pos == "VERB" and (whole or _is_left(sentence, verb)):
            yield from _asked_to_go(scene, sentence, verb)
    for noun in scene.cued(sentence, "ouster_noun"):
        over = sentence.tokens[noun.head]
        wants = scene.lexicon.match_at("stance_verb", sentence, over.index)
        supports = wants is not None and wants.value == StanceValue.SUPPORTS
        if noun.pos == "NOUN" and supports and not is_negated(sentence, over.index):
            gone = parties_of(scene, sentence, _whose(sentence, noun))
            yield from _against(over, agents_of(scene, sentence, over), gone)


def _asked_to_go(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Attitude]:
    over = sentence.tokens[verb.head]
    if is_negated(sentence, over.index) or _is_ahead(sentence, over):
        return
    if scene.lexicon.value("ouster_wish", over) is not None and _is_asked(verb, over):
        own = parties_of(scene, sentence, children(sentence, verb.index, "nsubj"))
        phrases = [t for t in children(sentence, over.index, "obl") if case_of(sentence, t.index)]
        called = parties_of(scene, sentence, [t for t in phrases if t.index < verb.index])
        gone = own or targets_of(scene, sentence, over) or called
        yield from _against(over, agents_of(scene, sentence, over), gone)
        return
    modals = {t.text.lower() for t in children(sentence, verb.index, "aux")}
    says = scene.lexicon.value("speech_say", over) is not None and verb.dep == "ccomp"
    if says and modals & _OBLIGED and not is_negated(sentence, verb.index):
        gone = parties_of(scene, sentence, children(sentence, verb.index, "nsubj"))
        yield from _against(over, agents_of(scene, sentence, over), gone)


def _is_asked(verb: Token, over: Token) -> bool:
    return verb.dep in ("xcomp", "ccomp", "advcl", "acl") and over.index < verb.index


def _is_ahead(sentence: Sentence, over: Token) -> bool:
    """Tell whether somebody has not said so yet ("will urge him to go")."""
    return any(t.tag in ("MD", "TO") for t in children(sentence, over.index, "aux", "mark"))


def _is_left(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb of going stands bare: an office is left, not a town."""
    return not children(sentence, verb.index, "obj", "obl")


def _whose(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    phrases = children(sentence, noun.index, "nmod")
    owners = [t for t in phrases if t.dep == "nmod:poss" or case_of(sentence, t.index) == "of"]
    return spread(sentence, owners)


def _against(
    verb: Token, holders: tuple[Party, ...], gone: tuple[Party, ...]
) -> Iterator[Attitude]:
    own = {h.entity for h in holders}
    for party in gone:
        named = party.entity.startswith((EntityKind.PERSON, EntityKind.ORGANIZATION))
        if holders and named and party.entity not in own:
            yield Attitude(
                trigger=verb,
                clause=verb,
                holders=holders,
                target=party.entity,
                about=party.token,
                value=StanceValue.OPPOSES,
                confidence=0.65,
            )


def by_no_intent(scene: Scene, sentence: Sentence) -> Iterator[Attitude]:
    """Read who has no plan to come ("has no intention of attending the talks")."""
    for match in scene.matches("attend_verb", sentence):
        verb = sentence.tokens[match.first]
        noun = sentence.tokens[verb.head]
        has = sentence.tokens[noun.head]
        meant = verb.dep == "acl" and scene.lexicon.value("intent_noun", noun) is not None
        no = [t for t in children(sentence, noun.index, "det") if t.text.lower() == "no"]
        if not meant or not no or has.lemma.lower() != "have":
            continue
        event = event_attended(scene, sentence, verb, match.value)
        if event is not None:
            yield Attitude(
                trigger=no[0],
                clause=verb,
                holders=agents_of(scene, sentence, has),
                target=event.id,
                about=verb,
                value=StanceValue.REFUSES,
            )
