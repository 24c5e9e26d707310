"""Gerunds that name an event, read as the nouns they are: "since fighting broke out in May".

Parsers take them for verbs without a subject. What a noun tells belongs to the kinds of fact.
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_
from typing import TYPE_CHECKING

from flows.language.tree import children, replant, subtree

if TYPE_CHECKING:
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_SUBJECTS = {"csubj": "nsubj", "csubj:pass": "nsubj:pass"}
_AROUND = frozenset({"after", "amid", "despite", "during", "in", "over", "since"})
_ON_NOUNS = frozenset({"of"})
_FINITE = ("VBD", "VBZ", "VBP")


def read_gerunds(scene: Scene) -> Scene:
    """Give the scene with its gerunds for events as nouns, in their place in the parse."""
    sentences = tuple(_mended(scene, s) for s in scene.parsed.sentences)
    if all(map(is_, sentences, scene.parsed.sentences)):
        return scene
    return replace(scene, parsed=replace(scene.parsed, sentences=sentences))


def _mended(scene: Scene, sentence: Sentence) -> Sentence:
    moved: dict[int, Token] = {}
    for word in scene.cued(sentence, "event_head", "happening_noun"):
        if word.tag == "VBG" and word.pos == "VERB" and _is_bare(sentence, word):
            moved.update({t.index: t for t in _as_noun(sentence, word)})
        if word.tag == "VBZ" and word.dep in ("obj", "obl", "nmod") and _is_bare(sentence, word):
            noun = _noun(word, word.dep, word.head)  # "reported clashes between A and B"
            moved[word.index] = replace(noun, tag="NNS", lemma=word.lemma)
    return replant(sentence, moved)


def _is_bare(sentence: Sentence, word: Token) -> bool:
    """Tell whether nobody is said to do it to anybody, and no helper makes a verb of it."""
    return not children(sentence, word.index, "nsubj", "obj", "aux", "ccomp", "xcomp", "advmod")


def _as_noun(sentence: Sentence, word: Token) -> tuple[Token, ...]:
    """Give the gerund as a noun, with the words that move with it; empty where it is a verb."""
    above = sentence.tokens[word.head]
    marks = children(sentence, word.index, "mark")
    verb = _acting_behind(sentence, word) if marks else None
    if verb is not None:
        return (
            _noun(word, "nsubj", verb.index),
            replace(verb, head=word.head, dep=word.dep),
            *(replace(m, head=verb.index) for m in marks),
        )
    case = " ".join(m.text.lower() for m in marks)
    if case in (_AROUND | _ON_NOUNS if above.pos in ("NOUN", "PROPN") else _AROUND):
        dep = "nmod" if above.pos in ("NOUN", "PROPN") else "obl"
        return (_noun(word, dep, word.head), *(replace(m, pos="ADP", dep="case") for m in marks))
    if word.dep == "aux:pass" and not children(sentence, above.index, "nsubj"):
        return (_noun(word, "nsubj", above.index), replace(above, tag="VBD"))
    plain = word.dep in (*_SUBJECTS, "nsubj", "nsubj:pass", "obj") and not marks
    return (_noun(word, _SUBJECTS.get(word.dep, word.dep), word.head),) if plain else ()


def _noun(word: Token, dep: str, head: int) -> Token:
    return replace(word, pos="NOUN", tag="NN", lemma=word.text.lower(), dep=dep, head=head)


def _acting_behind(sentence: Sentence, word: Token) -> Token | None:
    """Give the finite verb right behind the phrase of a gerund, which has no other subject."""
    last = subtree(sentence, word.index)[-1].index
    after = sentence.tokens[last + 1 : last + 2]
    finite = bool(after) and after[0].tag in _FINITE and after[0].head == word.head
    return after[0] if finite and not children(sentence, after[0].index, "nsubj") else None
