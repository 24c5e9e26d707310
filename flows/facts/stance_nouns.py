"""How somebody stands to something, told by a noun: "support for talks", "a critic of the plan".

What verbs tell is in ``stance_verbs``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of
from flows.facts.attitudes import Attitude, target_of
from flows.facts.deeds_judged import described_as
from flows.facts.events import event_at, event_under, events_of, is_fight, plan_at
from flows.facts.parties import parties_of
from flows.facts.reasons import condition_of
from flows.facts.support import called
from flows.language.tree import case_of, children, conjuncts, spread
from flows.model import StanceValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.attitudes import Reader
    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_ABOUT = ("over", "on", "about", "to", "for", "of", "against", "towards", "toward", "with")
_WHOSE = ("among", "within", "in", "between", "inside", "from", "by", "of")
_AMONG = ("among", "within", "in", "between", "inside")
"""Those that name who is divided also behind what they are divided over."""
_CLIMB = 3


def _by_noun(scene: Scene, sentence: Sentence) -> Iterator[Attitude]:
    """Read nouns of attitude ("divisions among them over the talks", "reservations about")."""
    for match in scene.matches("stance_noun", sentence):
        noun = sentence.tokens[match.last - 1]
        if noun.pos not in ("NOUN", "PROPN") or scene.mention_at(noun) is not None:
            continue
        words = _around(sentence, noun)
        event = _about(scene, sentence, words, noun)
        holders = _holders(scene, sentence, words, noun)
        if event is not None and holders:
            yield Attitude(
                trigger=noun,
                clause=noun,
                holders=holders,
                target=event[0],
                about=event[1],
                value=_value_of(sentence, noun, StanceValue(match.value)),
                confidence=0.65,
            )


def _value_of(sentence: Sentence, noun: Token, value: StanceValue) -> StanceValue:
    """Tell a will from one on a condition ("expressed readiness for talks if they disarm")."""
    verb = sentence.tokens[noun.head]
    bound = noun.dep == "obj" and condition_of(sentence, verb) is not None
    return StanceValue.CONDITIONAL if bound and value is StanceValue.WILLING else value


def _around(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Give a noun, the verb it goes with, and the phrases on both: where a parse puts the rest."""
    verb = sentence.tokens[noun.head]
    words = [noun, *([verb] if verb.pos == "VERB" else [])]
    phrases = [p for w in words for p in children(sentence, w.index, "nmod", "obl")]
    return tuple(dict.fromkeys((*words, *phrases)))


def _about(
    scene: Scene, sentence: Sentence, words: tuple[Token, ...], noun: Token
) -> tuple[str, Token] | None:
    for word in words:
        aims = children(sentence, word.index, "acl") if word is noun else ()
        aimed = [e for aim in aims for e in events_of(scene, sentence, aim)]
        if aimed and not is_fight(aimed[0].entity):
            return aimed[0].entity.id, aimed[0].token
        event = event_under(scene, sentence, word, *_ABOUT)
        if event is not None and event.token.index > noun.index and not is_fight(event.entity):
            return event.entity.id, event.token
        plan = plan_at(scene, sentence, word) if word.index > noun.index else None
        if plan is not None and case_of(sentence, word.index) in _ABOUT:
            return plan, word
        at = event_at(scene, sentence, word)
        if (
            at is not None
            and case_of(sentence, word.index) in _ABOUT
            and at.token.index > noun.index
        ):
            return None if is_fight(at.entity) else (at.entity.id, at.token)
    return None


def _holders(
    scene: Scene, sentence: Sentence, words: tuple[Token, ...], noun: Token
) -> tuple[Party, ...]:
    own = {noun.index, noun.head}
    if scene.lexicon.value("stance_noun", noun) != StanceValue.DIVIDED:
        words = tuple(w for w in words if w.index in own)  # "support for its part in the Union"
    whose = [
        t
        for word in words
        for t in children(sentence, word.index, "nmod", "obl")
        if case_of(sentence, t.index).split(" ")[0] in (_WHOSE if word.index in own else _AMONG)
    ]
    owners = (*children(sentence, noun.index, "nmod:poss"), *whose)
    found = parties_of(scene, sentence, spread(sentence, owners))
    found = found or described_as(scene, sentence, noun)
    verb = _verb_over(sentence, noun)
    against = None if verb is None else scene.lexicon.value("stance_verb", verb)
    if against in (StanceValue.OPPOSES, StanceValue.REFUSES):
        return found  # "rejected criticism of the plan"
    return found if found or verb is None else agents_of(scene, sentence, verb)


def _verb_over(sentence: Sentence, noun: Token) -> Token | None:
    """Give the verb whose subject has an attitude: "voiced support", "a note in support of"."""
    above = sentence.tokens[noun.head]
    if noun.dep == "obj":
        return above if above.pos == "VERB" else None
    if case_of(sentence, noun.index) != "in":
        return None
    for _ in range(_CLIMB):
        if above.pos == "VERB":
            return above
        above = sentence.tokens[above.head]
    return None


def _by_person(scene: Scene, sentence: Sentence) -> Iterator[Attitude]:
    """Read nouns for who is for or against ("a longtime opponent of the talks", "its critics")."""
    for match in scene.matches("stance_person", sentence):
        noun = sentence.tokens[match.last - 1]
        holders = called(scene, sentence, noun) if noun.pos == "NOUN" else ()
        value = StanceValue(match.value)
        phrases = [
            c
            for t in children(sentence, noun.index, "nmod", "obl")
            if t.dep == "nmod:poss" or case_of(sentence, t.index) in ("of", "to")
            for c in conjuncts(sentence, t.index)
        ]
        for token in phrases if holders else ():
            target = target_of(scene, sentence, token, value)
            if target is not None:
                yield Attitude(
                    trigger=noun,
                    clause=noun,
                    holders=holders,
                    target=target,
                    about=token,
                    value=value,
                    confidence=0.65,
                )


NOUN_READERS: tuple[Reader, ...] = (_by_noun, _by_person)
"""Nouns that tell how one stands to something."""
