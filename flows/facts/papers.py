"""Whose paper is taken up: "the statement said", after "the army said in a statement"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.speaker_phrases import is_bare_definite
from flows.facts.speakers import noun_speakers, speakers_of
from flows.language.tree import case_of

if TYPE_CHECKING:
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_SENTENCES_BACK = 12
_IN = frozenset({"in", "on", "through", "via"})


def issuers_of(
    scene: Scene, sentence: Sentence, paper: Token
) -> tuple[Sentence, tuple[Token, ...]] | None:
    """Give who put out a paper that was spoken of before, as phrases of a sentence before.

    Args:
        scene: The article.
        sentence: The sentence that takes the paper up.
        paper: Its noun there ("the statement").
    """
    known = scene.lexicon.value("speech_document", paper) is not None
    if not known or not is_bare_definite(sentence, paper):
        return None
    sentences = scene.parsed.sentences
    at = sentences.index(sentence)
    for earlier in reversed(sentences[max(0, at - _SENTENCES_BACK) : at]):
        for token in earlier.tokens:
            if token.lemma.lower() == paper.lemma.lower() and token.pos == "NOUN":
                heads = _put_out_by(scene, earlier, token)
                if heads:
                    return earlier, heads
    return None


def _put_out_by(scene: Scene, sentence: Sentence, paper: Token) -> tuple[Token, ...]:
    """Give whose paper it is, or who put it out or said something in it."""
    owners = noun_speakers(scene, sentence, paper)
    if owners != (paper,):
        return owners
    verb = sentence.tokens[paper.head]
    groups = ("speech_say", "speech_act")
    says = any(scene.lexicon.value(group, verb) is not None for group in groups)
    inside = case_of(sentence, paper.index) in _IN
    put_out = scene.lexicon.match_at("issuing_verb", sentence, verb.index) is not None
    issued = put_out and paper.dep == "obj"
    return speakers_of(scene, sentence, verb) if issued or (says and inside) else ()
