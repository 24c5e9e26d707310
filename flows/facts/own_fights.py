"""Whose fight it is: "seized it in their battle with X", "backs Iraq in its fight against X".

What else a noun tells of deeds belongs to ``interaction``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of, targets_of
from flows.facts.parties import parties_at, parties_of
from flows.language.tree import case_of, children

if TYPE_CHECKING:
    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_BACKING = frozenset({"AID", "COOPERATE", "SUPPORT"})


def whose_fight(
    scene: Scene, sentence: Sentence, noun: Token, owners: tuple[Party, ...]
) -> tuple[Party, ...]:
    """Give whom "its" or "their" means on a fight that a clause puts its deed in.

    Who is backed in a fight fights it; else it is that of who acts.

    Args:
        scene: The article.
        sentence: The sentence.
        noun: The word for the fight.
        owners: Whom its words name as who fights.
    """
    pronoun = any(t.tag == "PRP$" for t in children(sentence, noun.index, "nmod:poss"))
    if not pronoun or case_of(sentence, noun.index) not in ("in", "during"):
        return owners
    over = sentence.tokens[noun.head]
    if noun.dep == "nmod":
        return owners or parties_at(scene, sentence, over)
    if over.pos != "VERB":
        return owners
    given = _given_in(scene, sentence, over)
    if given:  # "offered support for Kenya in its fight"
        return parties_of(scene, sentence, given)
    backed = targets_of(scene, sentence, over) if _backs(scene, sentence, over) else ()
    return backed or owners or agents_of(scene, sentence, over)


def _given_in(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Give to whom support goes that a verb gives."""
    things = children(sentence, verb.index, "obj")
    given = [t for t in things if scene.lexicon.value("support_given", t) is not None]
    on = (t for w in (*given, verb) for t in children(sentence, w.index, "nmod", "obl"))
    to = (t for t in on if case_of(sentence, t.index) in ("for", "to"))
    return tuple(to) if given else ()


def _backs(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    match = scene.lexicon.match_at("interaction_verb", sentence, verb.index)
    backs = scene.lexicon.match_at("support_verb", sentence, verb.index) is not None
    return backs or (match is not None and match.value in _BACKING)
