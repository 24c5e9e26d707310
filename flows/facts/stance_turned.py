"""A stance as a negation makes it: who does not support opposes, who refuses to support too.

Which words tell one belongs to ``stance_verbs`` and ``stance_coming``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.hedges import read_polarity
from flows.language.tree import children
from flows.model import Polarity, StanceValue

if TYPE_CHECKING:
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

TURNED = {
    StanceValue.SUPPORTS: StanceValue.OPPOSES,
    StanceValue.WILLING: StanceValue.REFUSES,
    StanceValue.OPPOSES: StanceValue.SUPPORTS,
    StanceValue.REFUSES: StanceValue.WILLING,
    StanceValue.CONDITIONAL: StanceValue.REFUSES,
    StanceValue.DIVIDED: StanceValue.SUPPORTS,
}


def as_negated(
    scene: Scene, sentence: Sentence, verb: Token, value: StanceValue
) -> tuple[StanceValue, Token]:
    """Give the stance as its negation makes it, and a word to read the standing from.

    "does not support" is to oppose: the negation is used up, so the standing is read from a word
    that it does not touch.
    """
    if read_polarity(scene.lexicon, sentence, verb.index) is Polarity.POSITIVE:
        unwilling = _unwilling(scene, sentence, verb)
        if unwilling is not None:
            return TURNED[value], unwilling
        return _doubly(sentence, verb, value), verb
    negations = [
        t
        for t in sentence.tokens
        if t.text.lower() in ("not", "n't", "n’t", "never", "no") and t.index < verb.index
    ]
    used_up = negations[-1] if negations else _unwilling(scene, sentence, verb)
    return TURNED[value], used_up or verb


def _unwilling(scene: Scene, sentence: Sentence, verb: Token) -> Token | None:
    """Give the word by which somebody will not be for something ("refuses to support")."""
    head = sentence.tokens[verb.head]
    if verb.dep != "xcomp" or head.index > verb.index:
        return None
    link = scene.lexicon.match_at("stance_link", sentence, head.index)
    return head if link is not None and StanceValue(link.value) is StanceValue.REFUSES else None


def _doubly(sentence: Sentence, verb: Token, value: StanceValue) -> StanceValue:
    """Turn a stance inside what somebody does not think ("don't think the answer is rejecting")."""
    head = sentence.tokens[verb.head]
    raised = verb.dep == "ccomp" and head.lemma.lower() in ("think", "believe", "suppose")
    denied = any(
        t.text.lower() in ("not", "n't", "n’t") for t in children(sentence, head.index, "advmod")
    )
    return TURNED[value] if raised and denied else value
