"""One victim told without a number: "killed a bystander", "his driver was wounded".

Victims with a number belong to ``casualties``; whose deed it was, to ``deeds``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.facts.counts import Count
from flows.facts.outlook import Outlook, outlook_of
from flows.language.tree import children, conjuncts, is_negated, name_at, subtree
from flows.model import CountKind, CountModifier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_KINDS = (CountKind.KILLED, CountKind.WOUNDED)
_REAL = (Outlook.DONE, Outlook.NOW)
_ONE = frozenset({"a", "an", "another"})
_DYING = frozenset({"die", "drown", "perish"})
"""Verbs whose subject is the victim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Victims:
    """Single victims of one verb, taken together.

    Args:
        people: Head of the first phrase that names one.
        cue: The verb that tells what became of them.
    """

    count: Count
    people: Token
    cue: Token
    kind: CountKind


def single_victims(scene: Scene, sentence: Sentence) -> Iterator[Victims]:
    """Give for each verb of killing or wounding its victims of whom each is told as one."""
    for verb in scene.cued(sentence, "casualty_verb"):
        match = scene.lexicon.match_at("casualty_verb", sentence, verb.index)
        kind = None if match is None else CountKind(match.value)
        if kind not in _KINDS or verb.pos != "VERB" or is_negated(sentence, verb.index):
            continue
        ones = _ones(scene, sentence, verb)
        if ones and kind is not None and outlook_of(scene, sentence, verb) in _REAL:
            yield Victims(count=_count(ones), people=ones[0], cue=verb, kind=kind)


def _ones(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    relations = ("obj", "nsubj:pass", "nsubj") if _is_dying(verb) else ("obj", "nsubj:pass")
    heads = (t for t in _told_of(sentence, verb) if t.dep in relations)
    joined = (c for head in heads for c in conjuncts(sentence, head.index))
    return tuple(t for t in joined if _is_one(scene, sentence, t))


def _told_of(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Give the phrases on a verb; a passive joined to another shares its subject.

    "A boy was hit and killed": he was both.
    """
    own = children(sentence, verb.index, "nsubj", "obj")
    above = sentence.tokens[verb.head]
    shares = verb.dep == "conj" and verb.tag == "VBN" and above.index < verb.index
    shares = shares and not children(sentence, verb.index, "aux")
    return own or (children(sentence, above.index, "nsubj:pass") if shares else ())


def _is_dying(verb: Token) -> bool:
    return bool(_DYING & {verb.lemma.lower(), verb.text.lower().removesuffix("d")})


def _is_one(scene: Scene, sentence: Sentence, word: Token) -> bool:
    """Tell whether a phrase stands for one person: "a guard", "her driver", a bare "another"."""
    if word.text.lower() == "another":
        return word.dep == "obj"
    person = word.tag == "NN" and scene.lexicon.value("victim_noun", word) is not None
    if not person or children(sentence, word.index, "nummod"):
        return False
    if _describes(sentence, word):
        return False
    owned = any(t.tag == "PRP$" for t in children(sentence, word.index, "nmod:poss"))
    return owned or any(t.text.lower() in _ONE for t in children(sentence, word.index, "det"))


def _describes(sentence: Sentence, word: Token) -> bool:
    """Tell whether a phrase stands behind a name and a comma ("Roe, an army commander, said")."""
    phrase = (t.index for t in subtree(sentence, word.index) if t.text != ",")
    first = next(phrase, word.index)
    comma = first > 1 and sentence.tokens[first - 1].text == ","
    return comma and name_at(sentence, first - 2) is not None


def _count(ones: tuple[Token, ...]) -> Count:
    number = len(ones)
    return Count(
        first=ones[0].index,
        number=ones[0].index,
        last=ones[0].index + 1,
        value=str(number),
        modifier=CountModifier.AS_STATED,
        minimum=number,
        maximum=number,
    )
