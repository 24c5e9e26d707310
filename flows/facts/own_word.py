"""What somebody says of themselves: "said it will not lift the siege", "we will leave only if".

A bare "will" is a plan and no matter here. Words of will ("refuses to") are in ``pledges``, coming
to a gathering is in ``stance_coming``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of
from flows.facts.attitudes import Attitude
from flows.facts.pledges import doing_label, is_read_elsewhere
from flows.facts.reasons import condition_of, has_only
from flows.facts.unnamed import make_event, mention_of
from flows.language.tree import children, is_negated, subtree
from flows.model import StanceValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.scene import Scene
    from flows.model import Entity, Mention, Sentence, Token

_THEMSELVES = frozenset({"he", "i", "it", "she", "they", "we"})
_SPEAKERS = frozenset({"i", "we"})
_WILL = frozenset({"'ll", "’ll", "can", "ca", "shall", "will", "wo", "would"})
_NOT = frozenset({"n't", "n’t", "never", "no", "not"})


def own_words_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    """Give the plan, and a mention of it, for each doing that somebody rules out for themselves."""
    for doing, _ in _said_of_oneself(scene, sentence):
        label = doing_label(sentence, doing).removesuffix(" only")
        event = make_event(scene, label, None, None)
        yield event, mention_of(doing, event)


def by_own_word(scene: Scene, sentence: Sentence) -> Iterator[Attitude]:
    """Read who says what they will not do, or do on a condition only."""
    for doing, value in _said_of_oneself(scene, sentence):
        mention = scene.mention_at(doing)
        holders = agents_of(scene, sentence, doing)
        if mention is not None and holders:
            yield Attitude(
                trigger=_trigger(sentence, doing),
                clause=doing,
                holders=holders,
                target=mention.entity,
                about=doing,
                value=value,
                confidence=0.6,
            )


def _said_of_oneself(scene: Scene, sentence: Sentence) -> Iterator[tuple[Token, StanceValue]]:
    for doing in sentence.tokens:
        if doing.tag != "VB" or doing.pos != "VERB" or not _is_own(scene, sentence, doing):
            continue
        value = _value_of(sentence, doing)
        idle = scene.lexicon.value("unwilled_verb", doing) is not None
        if value is not None and not idle and not is_read_elsewhere(scene, sentence, doing):
            yield doing, value


def _is_own(scene: Scene, sentence: Sentence, doing: Token) -> bool:
    """Tell whether a speaker says of himself that he will, or is said to."""
    modals = {t.text.lower() for t in children(sentence, doing.index, "aux")}
    subject = next(iter(children(sentence, doing.index, "nsubj")), None)
    passive = bool(children(sentence, doing.index, "aux:pass"))
    if modals.isdisjoint(_WILL) or subject is None or passive:
        return False
    if _is_bound(sentence, doing):
        return True
    if subject.text.lower() not in _THEMSELVES:
        return False
    if subject.text.lower() in _SPEAKERS:
        return doing.dep in ("ccomp", "conj", "parataxis", "root")
    said = scene.lexicon.value("speech_say", sentence.tokens[doing.head]) is not None
    return doing.dep == "ccomp" and said and not is_negated(sentence, doing.head)


def _value_of(sentence: Sentence, doing: Token) -> StanceValue | None:
    if _is_bound(sentence, doing):
        return StanceValue.CONDITIONAL
    return StanceValue.REFUSES if is_negated(sentence, doing.index) else None


def _is_bound(sentence: Sentence, doing: Token) -> bool:
    """Tell whether it is done on a condition only ("will only leave if", "only after they do")."""
    condition = condition_of(sentence, doing)
    within = [t for t in subtree(sentence, doing.index) if t.index > doing.index]
    only = has_only(sentence, doing) or any(t.text.lower() == "only" for t in within)
    return only and condition is not None


def _trigger(sentence: Sentence, doing: Token) -> Token:
    """Give the negation, which the stance uses up, else the verb."""
    before = [t for t in sentence.tokens[: doing.index] if t.text.lower() in _NOT]
    negated = is_negated(sentence, doing.index)
    return before[-1] if negated and before else doing
