"""Nouns of events where parsers err: "since fighting broke out", "Clashes erupted between A and B".

Gerunds are taken for verbs without a subject, first words for helpers, and those between whom it
breaks out hang on the verb. What a noun tells belongs to the kinds of fact.
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_
from typing import TYPE_CHECKING

from flows.language.tree import case_of, children, replant, subtree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_SUBJECTS = {"csubj": "nsubj", "csubj:pass": "nsubj:pass"}
_AROUND = frozenset({"after", "amid", "despite", "during", "in", "over", "since"})
_ON_NOUNS = frozenset({"of"})
_FINITE = ("VBD", "VBZ", "VBP")
_AWAY = frozenset({"escape", "fear", "fled", "flee", "report", "survive", "witness"})
"""Verbs of which a gerund without "to" is the object: nobody flees by fighting."""


def read_gerunds(scene: Scene) -> Scene:
    """Give the scene with its nouns of events as nouns, in their place in the parse."""
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
        if word.index == 0 and word.pos in ("AUX", "VERB") and word.text.lower().endswith("s"):
            moved.update({t.index: t for t in _opening(sentence, word)})
    mended = replant(sentence, moved)
    return replant(mended, dict(_between(scene, mended)))


def _opening(sentence: Sentence, word: Token) -> tuple[Token, ...]:
    """Give a first word before a verb as its subject ("Clashes broke out"): none asks so."""
    verb = sentence.tokens[word.head]
    finite = verb.tag in _FINITE and word.dep in ("aux", "csubj", "nsubj", "nsubj:pass")
    alone = all(t.index == word.index for t in children(sentence, verb.index, "nsubj", "csubj"))
    dep = word.dep if word.dep.startswith("nsubj") else "nsubj"
    noun = replace(_noun(word, dep, verb.index), tag="NNS", lemma=word.lemma.lower())
    return (noun,) if finite and alone else ()


def _between(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, Token]]:
    """Hang on a noun those between whom it breaks out, from the verb or from where it does."""
    for noun in scene.cued(sentence, "event_head", "happening_noun"):
        verb = sentence.tokens[noun.head]
        told = sentence.tokens[noun.index].pos == "NOUN" and noun.dep == "nsubj"
        if not told or scene.lexicon.match_at("schedule_subject", sentence, verb.index) is None:
            continue
        if children(sentence, verb.index, "obj"):
            continue  # "the vote follows talks between A and B"
        on = children(sentence, verb.index, "obl")
        phrases = (*on, *(t for o in on for t in children(sentence, o.index, "nmod")))
        for head in phrases:
            if case_of(sentence, head.index) == "between" and head.index > verb.index:
                yield head.index, replace(head, head=noun.index, dep="nmod")


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
    killed = word.dep == "advcl" and bool(children(sentence, above.index, "aux:pass"))
    if case == "by" and killed:  # "were killed by shelling"
        return _in_phrase(word, "obl:agent", marks)
    if case in (_AROUND | _ON_NOUNS if above.pos in ("NOUN", "PROPN") else _AROUND):
        return _in_phrase(word, "nmod" if above.pos in ("NOUN", "PROPN") else "obl", marks)
    if word.dep == "aux:pass" and not children(sentence, above.index, "nsubj"):
        return (_noun(word, "nsubj", above.index), replace(above, tag="VBD"))
    if word.dep == "xcomp" and not marks and {above.lemma.lower(), above.text.lower()} & _AWAY:
        return (_noun(word, "obj", word.head),)
    plain = word.dep in (*_SUBJECTS, "nsubj", "nsubj:pass", "obj") and not marks
    on = ("case", "nmod:poss")
    plain |= word.dep in ("obl", "nmod") and bool(children(sentence, word.index, *on))
    return (_noun(word, _SUBJECTS.get(word.dep, word.dep), word.head),) if plain else ()


def _in_phrase(word: Token, dep: str, marks: tuple[Token, ...]) -> tuple[Token, ...]:
    return (_noun(word, dep, word.head), *(replace(m, pos="ADP", dep="case") for m in marks))


def _noun(word: Token, dep: str, head: int) -> Token:
    return replace(word, pos="NOUN", tag="NN", lemma=word.text.lower(), dep=dep, head=head)


def _acting_behind(sentence: Sentence, word: Token) -> Token | None:
    """Give the finite verb right behind the phrase of a gerund, which has no other subject."""
    last = subtree(sentence, word.index)[-1].index
    after = sentence.tokens[last + 1 : last + 2]
    finite = bool(after) and after[0].tag in _FINITE and after[0].head == word.head
    return after[0] if finite and not children(sentence, after[0].index, "nsubj") else None
