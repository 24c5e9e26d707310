"""Why, and on what condition: the clauses with "because", "if", "unless", "until" on a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.tree import children, is_negated, subtree, text_of

if TYPE_CHECKING:
    from flows.model import Sentence, Token

_CONDITIONS = frozenset(
    {"if", "unless", "until", "till", "provided", "where", "once", "without", "assuming"}
)
_WHEN = frozenset({"after", "if", "once", "when"})
_REASONS = frozenset({"because", "since", "as", "given"})
_SUPPOSED = frozenset({"would", "could", "might", "must", "should"})
_CLAUSES = ("advcl", "obl", "ccomp", "acl", "conj")


def condition_of(sentence: Sentence, verb: Token) -> str | None:
    """Give the words of the condition that a clause is put under, None where there is none."""
    clause = _clause_with(sentence, verb, _CONDITIONS) or _after_only(sentence, verb)
    return clause or _only_when(sentence, verb)


def _only_when(sentence: Sentence, verb: Token) -> str | None:
    """Give what stands behind "only" in "will sign only after both sides withdraw"."""
    on = children(sentence, verb.index, "advcl", "obl", "obj")
    things = [
        c for t in on for c in children(sentence, t.index, "nmod")
    ]  # "to a truce after talks"
    for clause in (*on, *things):
        inside = subtree(sentence, clause.index)
        only = inside[0].text.lower() == "only" and inside[0].head == clause.index
        first = inside[1] if only and len(inside) > 1 else inside[0]
        bound = only or has_only(sentence, verb)
        if bound and first.index > verb.index and first.text.lower() in _WHEN:
            return _words(sentence, first, clause)
    return None


def condition_on(sentence: Sentence, noun: Token, verb: Token) -> str | None:
    """Give the clause that sets what a thing would have to be like, None where there is none.

    The thing is a noun, or an object of a verb.

    "talks where it would have to deal with the rebels": no such talks; "talks where ministers
    speak" are only described.
    """
    things = (noun, *children(sentence, verb.index, "obj", "obl"))
    for clause in (c for t in things for c in children(sentence, t.index, "acl:relcl", "acl")):
        inside = subtree(sentence, clause.index)
        modal = any(t.text.lower() in _SUPPOSED for t in inside)
        if modal and inside[0].text.lower() in _CONDITIONS:
            return _words(sentence, inside[0], clause)
    return None


def reason_of(sentence: Sentence, verb: Token) -> str | None:
    """Give the words of the reason given for what a clause says, None where there is none."""
    return _clause_with(sentence, verb, _REASONS)


def has_only(sentence: Sentence, verb: Token) -> bool:
    """Tell whether "only" stands on the verb ("can only enter into talks if …")."""
    return any(t.text.lower() == "only" for t in children(sentence, verb.index, "advmod"))


def _clause_with(sentence: Sentence, verb: Token, words: frozenset[str]) -> str | None:
    for clause in children(sentence, verb.index, *_CLAUSES):
        marks = children(sentence, clause.index, "mark", "advmod", "case")
        opens = [t for t in marks if t.text.lower() in words and not _is_place(sentence, t)]
        if opens and _is_no_bar(sentence, verb, opens[0]):
            continue
        if opens and opens[0].index > verb.index and not _is_noun_phrase(sentence, clause):
            return _words(sentence, opens[0], clause)
    return None


def _is_no_bar(sentence: Sentence, verb: Token, word: Token) -> bool:
    """Tell whether what is done without something is done all the same ("talk without waiting")."""
    over = sentence.tokens[verb.head]
    refused = is_negated(sentence, verb.index) or is_negated(sentence, over.index)
    refused = refused or over.lemma.lower() in ("decline", "refuse", "reject", "rule")
    return word.text.lower() == "without" and not refused


def _is_place(sentence: Sentence, word: Token) -> bool:
    """Tell whether "where" takes up a place named before it ("to Oslo, where talks begin")."""
    before = [t for t in sentence.tokens[: word.index] if t.pos != "PUNCT"][-1:]
    return word.text.lower() == "where" and bool(before) and before[0].pos == "PROPN"


def _is_noun_phrase(sentence: Sentence, clause: Token) -> bool:
    """Tell whether "as" or "since" only opens a phrase ("as a mediator", "since Monday")."""
    verbal = clause.pos in ("VERB", "AUX") or bool(children(sentence, clause.index, "nsubj", "cop"))
    return not verbal


def _words(sentence: Sentence, first: Token, clause: Token) -> str:
    last = max(t.index for t in subtree(sentence, clause.index))
    return text_of(sentence, first.index, last + 1).strip(" .,;")


def _after_only(sentence: Sentence, verb: Token) -> str | None:
    """Give the clause after "can only …": the last that hangs below the verb."""
    if not has_only(sentence, verb):
        return None
    below = subtree(sentence, verb.index)
    clauses = [t for t in below if t.dep in ("acl", "acl:relcl", "advcl") and t.index > verb.index]
    outer = [t for t in clauses if not _is_inside(sentence, t, clauses)]
    if not outer:
        return _beside_only(sentence, verb, below[-1].index)
    inside = subtree(sentence, outer[0].index)
    return text_of(sentence, inside[0].index, below[-1].index + 1).strip(" .,;")


def _beside_only(sentence: Sentence, verb: Token, last: int) -> str | None:
    """Give the clause put right behind that of "only", where the parse hangs both on one word."""
    for clause in children(sentence, verb.head, "ccomp", "parataxis", "advcl", "conj"):
        inside = subtree(sentence, clause.index)
        joined = any(t.dep == "cc" for t in children(sentence, clause.index))
        if clause.index > verb.index and inside[0].index == last + 1 and not joined:
            return text_of(sentence, inside[0].index, inside[-1].index + 1).strip(" .,;")
    return None


def _is_inside(sentence: Sentence, clause: Token, others: list[Token]) -> bool:
    held = (o for o in others if o.index != clause.index)
    return any(clause.index in {t.index for t in subtree(sentence, o.index)} for o in held)
