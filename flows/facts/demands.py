"""What somebody demands that others do: "demanded that Iran stop", "called for Iran to stop".

What is asked of somebody as the object of a verb ("urged Iran to stop") belongs to ``deeds``.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from flows.facts.agents import agents_of
from flows.facts.parties import parties_of
from flows.facts.verb_frames import frames_in
from flows.language.tree import children, conjuncts, first_joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.facts.verb_frames import FrameAt
    from flows.model import Sentence, Token

_CLAUSES = ("ccomp", "xcomp", "advcl", "acl")
_BOUND = frozenset({"must", "should", "shall", "ought"})
_MUST = frozenset({"must"})
_ABLE = frozenset({"able", "likely", "possible", "unable"})
_NAME_WORDS = 5
"""Words of the longest name of whom something is demanded ("Pakistan's military government")."""
_ASKS = "asking_verb"
"""Verbs whose clause never tells what is so: a bare verb there is what shall be done."""
_OBJECT = frozenset({"ADJ", "ADP", "ADV", "DET", "NUM", "PRON", "PROPN"})
"""What follows a bare verb that a tagger takes for a noun ("demanded that Iran halt all work")."""


def demands_in(
    scene: Scene, sentence: Sentence
) -> Iterator[tuple[FrameAt, tuple[Party, ...], tuple[Party, ...]]]:
    """Give each demand of a sentence with who makes it and of whom."""
    for frames in frames_in(scene, "demand_verb", sentence):
        verb = frames[0].verb
        asked = _asked(scene, sentence, verb) or _asked_by_words(scene, sentence, verb)
        if asked:
            yield frames[0], agents_of(scene, sentence, verb), asked


def is_demanded(scene: Scene, sentence: Sentence, clause: Token) -> bool:
    """Tell whether a clause says what somebody demands be done ("demanded that Iran pull out")."""
    clause = first_joined(sentence, clause)
    over = sentence.tokens[clause.head]
    asks = clause.dep == "ccomp" and scene.lexicon.value(_ASKS, over) is not None
    return asks and _is_due(scene, sentence, over, clause)


def _asked(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
    """Give the subjects of the clauses that say what somebody is to do."""
    nouns = (verb, *children(sentence, verb.index, "obj", "obl"))
    clauses = [c for word in nouns for c in children(sentence, word.index, *_CLAUSES)]
    due = [c for c in clauses if c.index > verb.index and _is_due(scene, sentence, verb, c)]
    return parties_of(
        scene,
        sentence,
        [
            one
            for clause in due
            for t in children(sentence, clause.index, "nsubj")
            if t.dep == "nsubj"
            for one in conjuncts(sentence, t.index)
        ],
    )


def _is_due(scene: Scene, sentence: Sentence, verb: Token, clause: Token) -> bool:
    """Tell whether a clause says what shall be: a bare verb ("that he go"), "must", "to go".

    What somebody should be, or should be able to do, is asked of nobody.
    """
    helping = {t.text.lower() for t in children(sentence, clause.index, "aux")}
    plain = clause.tag == "VBP" or clause.text == clause.lemma  # "halt" taken for a past
    bare = clause.tag == "VB" or (plain and scene.lexicon.value(_ASKS, verb) is not None)
    bound = not helping.isdisjoint(_BOUND if clause.pos == "VERB" else _MUST)
    able = clause.lemma.lower() in _ABLE
    return (bound and not able) or (bare and helping <= {"to"})


def _asked_by_words(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
    """Read "demanded that Iran halt all work" off the words: taggers take "halt" for a noun."""
    if scene.lexicon.value(_ASKS, verb) is None:
        return ()
    rest = sentence.tokens[verb.index + 1 : verb.index + 3 + _NAME_WORDS]
    rest = rest[1:] if rest and rest[0].text.lower() == "that" else rest
    for bare, after in pairwise(rest[1:]):
        whom = sentence.tokens[bare.index - 1]
        doing = bare.tag == "NN" and bare.text == bare.lemma and after.pos in _OBJECT
        if doing and whom.pos in ("NOUN", "PROPN") and scene.mention_at(bare) is None:
            return parties_of(scene, sentence, (whom,))
        if bare.pos not in ("ADJ", "NOUN", "PART", "PROPN"):
            return ()
    return ()
