"""Which words of a clause are the subjects of its verb, and by whom a passive is done: grammar.

Whom they stand for is told in ``agents``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.tree import case_of, children, conjuncts, first_joined, spread
from flows.model import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.model import Sentence, Token

_EACH = frozenset({"all", "both"})
ASIDES = frozenset({"--", "—", "–", ","})
"""Marks that set something off from the clause around it."""


def subjects_of(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Give the subjects of a verb, with a pronoun that the parse hangs below one of them."""
    found = children(sentence, verb.index, "nsubj", "csubj") or _cut_by_aside(sentence, verb)
    apart = len(found) > 1 and any(t.text == "," for t in _between(sentence, found))
    nearest = found[-1:] if apart else found  # "according to the envoy, a Kenyan, Uganda wants"
    nearest = tuple(t for t in nearest if not (_is_named_next(t, found) or _owns(sentence, t)))
    named = (_described_by(sentence, s) for s in nearest)
    return tuple(t for s in named for t in (*pronoun_joined(sentence, s), s))


def _is_named_next(noun: Token, subjects: Iterable[Token]) -> bool:
    """Tell whether a noun only says what the name right behind it is ("the Chadian group UFR")."""
    behind = (t for t in subjects if t.index == noun.index + 1 and t.pos == "PROPN")
    return noun.pos == "NOUN" and next(behind, None) is not None


def _owns(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a name is a possessor, and does nothing itself ("Libya's recognised House")."""
    return any(t.tag == "POS" for t in children(sentence, noun.index, "case"))


def _between(sentence: Sentence, words: tuple[Token, ...]) -> tuple[Token, ...]:
    return sentence.tokens[words[0].index : words[-1].index]


def _described_by(sentence: Sentence, subject: Token) -> Token:
    """Give the noun that a participle taken for the subject describes ("rebels holding it").

    Who is somewhere does it, not the place ("Miller and Smith are in Oslo holding talks").
    """
    if children(sentence, subject.index, "cop") and case_of(sentence, subject.index):
        there = children(sentence, subject.index, "nsubj")
        return there[0] if there else subject
    own = children(sentence, subject.index, "nsubj") if subject.tag in ("VBG", "VBN") else ()
    nouns = [t for t in own if subject.dep == "csubj" and t.pos in ("NOUN", "PROPN")]
    return nouns[0] if nouns else subject


def _cut_by_aside(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Give the subject that an aside parts from its verb ("five members - A, B and C - oppose")."""
    noun, at = sentence.tokens[verb.head], verb.index - 1
    while at > 0 and sentence.tokens[at].pos in ("ADV", "AUX"):
        at -= 1
    aside = verb.dep == "parataxis" and sentence.tokens[at].text in (*ASIDES, "-")
    begins = noun.pos in ("NOUN", "PROPN") and noun.index < at
    finite = verb.tag in ("VBD", "VBP", "VBZ") or bool(children(sentence, verb.index, "aux"))
    apposed = any(t.index < verb.index for t in children(sentence, noun.index, "appos"))
    return (noun,) if aside and begins and apposed and (finite or verb.tag == "VB") else ()


def pronoun_joined(sentence: Sentence, subject: Token) -> tuple[Token, ...]:
    """Give the pronoun that begins a list of subjects ("I and many members"): a parse may err."""
    joined = bool(children(sentence, subject.index, "cc"))
    first = children(sentence, subject.index, "nsubj") if joined else ()
    return tuple(t for t in first if t.pos == "PRON" and t.index < subject.index)


def by_whom(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Give by whom it is done, as a passive says."""
    agents = children(sentence, verb.index, "obl:agent")
    by = [t for t in children(sentence, verb.index, "obl") if case_of(sentence, t.index) == "by"]
    if not (agents or by) and in_headline(sentence, verb):
        rest = sentence.tokens[verb.index + 1 :]
        by = [t for t in rest if case_of(sentence, t.index) == "by"]
    return spread(sentence, (*(agents or by), *_by_again(sentence, verb, agents or by)))


def _by_again(sentence: Sentence, verb: Token, agents: Iterable[Token]) -> tuple[Token, ...]:
    """Give who stands behind a second "by" ("signed by X and by Y"), joined to the verb itself."""
    named = [t for t in children(sentence, verb.index, "conj") if t.pos in ("NOUN", "PROPN")]
    return tuple(t for t in named if agents and case_of(sentence, t.index) == "by")


def is_passive_verb(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb is passive, as a clause, as a participle on a noun, or in a headline."""
    if children(sentence, verb.index, "aux:pass") or in_headline(sentence, verb):
        return True
    if children(sentence, verb.index, "nsubj:pass"):
        return sentence.kind is PartKind.HEADLINE or verb.tag != "VBD"
    helped = any(t.lemma.lower() == "have" for t in children(sentence, verb.index, "aux"))
    if verb.tag != "VBN" or helped:
        return False
    return verb.dep == "acl" or _shares_passive(sentence, verb)


def _shares_passive(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a participle joined to a passive shares its "was" ("was hosted and led by")."""
    alone = not children(sentence, verb.index, "nsubj", "obj", "aux")
    above = sentence.tokens[verb.head]
    joined = verb.dep == "conj" and alone and above.pos == "VERB" and above.index < verb.index
    return joined and is_passive_verb(sentence, above)


def in_headline(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a headline leaves out "is" ("Iran asked to join talks by United Nations")."""
    bare = sentence.kind is PartKind.HEADLINE and verb.tag in ("VBD", "VBN")
    return bare and not children(sentence, verb.index, "obj", "aux") and _by_after(sentence, verb)


def _by_after(sentence: Sentence, verb: Token) -> bool:
    return any(t.text.lower() == "by" for t in sentence.tokens[verb.index + 1 :])


def each_of_whom(sentence: Sentence, subject: Token) -> tuple[Token, ...]:
    """Give whom "both of whom" or "all of which" takes up: those named right before its comma."""
    link = [t.text.lower() for t in sentence.tokens[subject.index + 1 : subject.index + 3]]
    if subject.text.lower() not in _EACH or link not in (["of", "whom"], ["of", "which"]):
        return ()
    before = sentence.tokens[max(0, subject.index - 2) : subject.index]
    if len(before) < 2 or before[1].text != ",":
        return ()
    named = conjuncts(sentence, first_joined(sentence, before[0]).index)
    return tuple(t for t in named if t.index < subject.index) if len(named) > 1 else ()
