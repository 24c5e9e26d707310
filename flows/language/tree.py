"""Walks over the dependency tree of one sentence, by token index.

Patterns about news belong in ``titles``, ``dates`` and ``facts``; here is only grammar.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from flows.model import Name, Sentence, Token


_JOINS = frozenset({"cc", "conj"})
_NOT_REACH = 4
"""Words between "not only" and the noun it belongs to."""


def children(sentence: Sentence, index: int, *deps: str) -> tuple[Token, ...]:
    """Give the dependents of a token, in order; only those with one of ``deps``, if any given.

    A relation matches with its subtypes left off: "nmod" finds "nmod:poss", not the reverse.
    """
    hung = sentence.hung[index]
    if not hung:
        return ()
    if not deps:
        return tuple([token for token, _, _ in hung])
    return tuple([token for token, dep, main in hung if dep in deps or main in deps])


def spread(sentence: Sentence, tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Give words with all that "and" joins to each."""
    return tuple(c for t in tokens for c in conjuncts(sentence, t.index))


def verb_over(sentence: Sentence, index: int) -> Token | None:
    """Give the nearest verb that a token hangs on, through whatever stands between."""
    return next((t for t in ancestors(sentence, index) if t.pos == "VERB"), None)


def subtree(sentence: Sentence, index: int) -> tuple[Token, ...]:
    """Give a token and all that hangs on it, in order of the sentence."""
    inside, above = {index}, [index]
    while above:
        below = [i for i in sentence.below[above.pop()] if i not in inside]
        inside.update(below)
        above.extend(below)
    return tuple(sentence.tokens[i] for i in sorted(inside))


def ancestors(sentence: Sentence, index: int) -> Iterator[Token]:
    """Give the heads above a token, nearest first, up to the root."""
    seen = {index}
    token = sentence.tokens[index]
    while token.head not in seen:
        token = sentence.tokens[token.head]
        seen.add(token.index)
        yield token


def conjuncts(sentence: Sentence, index: int) -> tuple[Token, ...]:
    """Give a token and those joined to it by "and", "or" or a comma, in order."""
    found = [sentence.tokens[index]]
    for token in children(sentence, index, "conj", "appos"):
        if token.dep == "conj":
            joined = not _is_title(sentence, index, token) and not _is_aside(sentence, index, token)
        else:
            joined = _is_joined(sentence, index, token)
        if joined and not _is_set_against(sentence, index, token):
            found.extend(conjuncts(sentence, token.index))
    return tuple(sorted(found, key=lambda t: t.index))


def first_joined(sentence: Sentence, token: Token) -> Token:
    """Give the first of the words joined by "and" that a token is one of; else itself."""
    while token.dep == "conj" and token.head < token.index:
        token = sentence.tokens[token.head]
    return token


def _is_joined(sentence: Sentence, index: int, beside: Token) -> bool:
    """Tell whether what a parse sets beside a noun begins with "and" ("A and President B")."""
    first = subtree(sentence, beside.index)[0]
    return first.dep == "cc" and index < first.index < beside.index


def _is_title(sentence: Sentence, index: int, other: Token) -> bool:
    """Tell whether a noun behind joined names says who they are ("A and B, the sponsors")."""
    if other.pos != "NOUN" or children(sentence, other.index, "cc"):
        return False
    the = any(t.text.lower() == "the" for t in children(sentence, other.index, "det"))
    before = [t for t in children(sentence, index, "conj") if t.index < other.index]
    names = all(t.pos == "PROPN" for t in (sentence.tokens[index], *before))
    return the and names and bool(before) and bool(children(sentence, before[-1].index, "cc"))


def _is_aside(sentence: Sentence, index: int, other: Token) -> bool:
    """Tell whether commas set a noun off that says who they are ("the men, two lawyers, met")."""
    if sentence.tokens[index].pos != "NOUN" or other.pos != "NOUN" or other.index < index:
        return False
    phrase = subtree(sentence, other.index)
    alone = len(children(sentence, index, "conj")) == 1 and all(t.dep not in _JOINS for t in phrase)
    around = (
        *sentence.tokens[: phrase[0].index][-1:],
        *sentence.tokens[phrase[-1].index + 1 :][:1],
    )
    inner = phrase[0].text == "," and [t.text for t in around[-1:]] == [","]
    return alone and (inner or [t.text for t in around] == [",", ","])


def _is_set_against(sentence: Sentence, index: int, other: Token) -> bool:
    """Tell whether a noun is joined by "but" ("met A but not B"), save for "not only A but B"."""
    if other.pos not in ("NOUN", "PROPN"):
        return False
    but = any(t.text.lower() == "but" for t in children(sentence, other.index, "cc"))
    before = sentence.tokens[max(0, index - _NOT_REACH) : index]
    return but and all(t.text.lower() != "not" for t in before)


def subjects(sentence: Sentence, verb: int) -> tuple[Token, ...]:
    """Give who does it: subjects of an active verb or the agent of a passive, joined ones too.

    A verb joined to another ("came and went"), or the open complement of one ("agreed to go"),
    shares the subject of that one where it has none itself.
    """
    own = [*children(sentence, verb, "nsubj"), *children(sentence, verb, "csubj")]
    active = [t for t in own if not t.dep.endswith(":pass")]
    agents = children(sentence, verb, "obl:agent")
    if active or agents or own:
        return spread(sentence, tuple(active) or agents)
    token = sentence.tokens[verb]
    if token.dep in ("conj", "xcomp") and token.head != verb:
        return subjects(sentence, token.head)
    return ()


def is_subject(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word is a subject, or names one ("a splinter group, the Front, said")."""
    if token.dep == "appos":
        token = sentence.tokens[token.head]
    return token.dep.startswith("nsubj")


def objects(sentence: Sentence, verb: int) -> tuple[Token, ...]:
    """Give whom or what it is done to: objects of an active verb, subjects of a passive."""
    passive = [t for t in children(sentence, verb, "nsubj") if t.dep.endswith(":pass")]
    return spread(sentence, (*children(sentence, verb, "obj", "iobj"), *passive))


def is_written_to(sentence: Sentence, participle: Token) -> bool:
    """Tell whether a clause on whom somebody wrote to says what he wrote ("wrote to X asking")."""
    noun = sentence.tokens[participle.head]
    verb = sentence.tokens[noun.head]
    told = participle.dep.startswith("acl") and participle.tag == "VBG" and noun.dep == "obl"
    return told and verb.lemma.lower() == "write" and case_of(sentence, noun.index) == "to"


def case_of(sentence: Sentence, index: int) -> str:
    """Give the preposition of a phrase, lower case; empty where it has none."""
    return " ".join([t.text.lower() for t in children(sentence, index, "case")])


def replant(sentence: Sentence, moved: Mapping[int, Token]) -> Sentence:
    """Give a sentence with other words, by their index, in the place of its own."""
    if not moved:
        return sentence
    return replace(sentence, tokens=tuple(moved.get(t.index, t) for t in sentence.tokens))


def obliques(sentence: Sentence, head: int, *prepositions: str) -> tuple[Token, ...]:
    """Give the heads of the phrases on ``head`` with one of the prepositions, joined ones too."""
    phrases = children(sentence, head, "obl", "nmod")
    return spread(sentence, tuple(t for t in phrases if case_of(sentence, t.index) in prepositions))


def counted_in(sentence: Sentence, nouns: Iterable[Token]) -> tuple[Token, ...]:
    """Give nouns with what is counted in them ("hundreds of thousands of pilgrims")."""
    found, last = list(nouns), list(nouns)
    while last:
        of = [t for n in last for t in children(sentence, n.index, "nmod")]
        last = [t for t in of if case_of(sentence, t.index) == "of" and t not in found]
        found += last
    return tuple(found)


def is_negated(sentence: Sentence, index: int) -> bool:
    """Tell whether "not", "n't", "never", "no" or "without" hangs on the token; not "not only"."""
    negations = ("not", "n't", "n’t", "never", "no", "neither", "nor", "without")
    on = children(sentence, index, "advmod", "det", "cc", "mark")
    if any(_is_left_undone(sentence, t) or _is_no_longer(sentence, t) for t in on):
        return True
    found = [t for t in on if t.text.lower() in negations]
    after = ([w.text.lower() for w in sentence.tokens[t.index + 1 :][:1]] for t in found)
    return any(words not in (["only"], ["just"], ["merely"]) for words in after)


def _is_no_longer(sentence: Sentence, word: Token) -> bool:
    """Tell whether a word is the "longer" of "no longer"."""
    before = sentence.tokens[word.index - 1].text.lower() if word.index else ""
    return word.text.lower() == "longer" and before == "no"


def _is_left_undone(sentence: Sentence, word: Token) -> bool:
    """Tell whether a word opens what is not done ("write to him rather than meet him")."""
    words = [t.text.lower() for t in sentence.tokens[word.index : word.index + 2]]
    return words in (["rather", "than"], ["instead", "of"])


def span_of(tokens: tuple[Token, ...]) -> Span:
    """Give the raw passage from the first to the last of the tokens (one at least)."""
    spans = [t.span for t in tokens]
    return Span(begin=min([s.begin for s in spans]), end=max([s.end for s in spans]))


def text_of(sentence: Sentence, first: int, last: int) -> str:
    """Give the words of the sentence from token ``first`` up to, not including, ``last``."""
    tokens = sentence.tokens[first:last]
    if len(tokens) == 1:
        return tokens[0].text.strip()
    return "".join([f"{t.text} " if t.space else t.text for t in tokens]).strip()


def name_at(sentence: Sentence, index: int) -> Name | None:
    """Give the name that the token is part of, None where it is part of none."""
    return next((n for n in sentence.names if n.first <= index < n.last), None)


def head_of(sentence: Sentence, first: int, last: int) -> Token:
    """Give the token of a stretch whose head lies outside it (the first of several)."""
    stretch = sentence.tokens[first:last]
    return next((t for t in stretch if not first <= t.head < last or t.head == t.index), stretch[0])
