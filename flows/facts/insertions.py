"""Sayings put into what they report, or behind it: "Iran, the envoy said on Friday, will attend".

What is reported under a verb, or comes after it, belongs to ``contents``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.nearby import is_finite
from flows.facts.speakers import is_quoted_as
from flows.language.tree import children, subtree

if TYPE_CHECKING:
    from flows.model import Sentence, Token

_INSERTED = frozenset({"parataxis", "advcl", "discourse", "acl:relcl"})
_SAID = frozenset({"ccomp", "parataxis"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_FINITE_TAGS = ("VBD", "VBZ", "VBP")
_QUOTE_MARKS = frozenset({'"', "”", "“", "''", "``"})
_SET_OFF = frozenset({",", "–", "—", "--", "-", "?", "!", "'", "’", *_QUOTE_MARKS})
_STOPS = frozenset({":", ";", ".", "(", ")", *_SET_OFF}) - {"'", "’", "-"}


def set_off_content(
    sentence: Sentence, verb: Token, speakers: tuple[Token, ...]
) -> tuple[int, ...]:
    """Give what a saying set off by commas is put into or behind ("…, X said on Friday.").

    Read off the words, for a parse often hangs such a clause wrongly.
    """
    if not speakers or not _may_be_inserted(sentence, verb):
        return ()
    first, last = _saying(sentence, verb, speakers)
    left, right = sentence.tokens[:first], sentence.tokens[last:]
    hull = sentence.tokens[first:last]
    below = [t for t in hull if t.head == verb.index and t.dep in _SAID]
    under = [t for t in below if t.pos not in _NOUNS or children(sentence, t.index, "cop")]
    if under or not left or left[-1].text not in _SET_OFF or _opens_speech(right):
        return ()
    told, more = _since_semicolon(left[:-1]), _carried_on(right)
    aside = any(t.head == verb.index and t.dep == "advcl" for t in more)
    if not is_clause(told) and (aside or not is_clause(more)):
        return ()
    if any(_is_setting(sentence, verb, t) for t in told) and not is_clause(more):
        return ()
    return tuple(t.index for t in (told if aside else (*told, *more)))


def _may_be_inserted(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a saying may be set off from what is said.

    Not in "A accepted it, but B alleged fraud", "raids which were reported by X".
    """
    against = any(t.text.lower() == "but" for t in children(sentence, verb.index, "cc"))
    on_noun = verb.dep.startswith("acl") and bool(children(sentence, verb.index, "nsubj:pass"))
    says = is_finite(sentence, verb) or is_quoted_as(sentence, verb)
    return says and not against and not on_noun


def _is_setting(sentence: Sentence, verb: Token, token: Token) -> bool:
    """Tell whether a word heads a clause that says when or why somebody spoke ("As he left, …")."""
    if token.head != verb.index or token.dep != "advcl":
        return False
    return bool(children(sentence, token.index, "mark")) or token.tag in ("VBG", "VBN")


def _saying(sentence: Sentence, verb: Token, speakers: tuple[Token, ...]) -> tuple[int, int]:
    """Give the borders of the saying itself: from the mark before it up to the mark after it."""
    heads = [verb.index, *(s.index for s in speakers)]
    first, last = min(heads), max(heads) + 1
    while first > 0 and sentence.tokens[first - 1].text not in _STOPS:
        first -= 1
    while last < len(sentence.tokens) and sentence.tokens[last].text not in _STOPS:
        last += 1
    return first, last


def _opens_speech(right: tuple[Token, ...]) -> bool:
    """Tell whether what is said comes after ("X said: …", "X said, “…”)."""
    marks = [t.text for t in right[:2]]
    return bool(marks) and (marks[0] == ":" or any(m in _QUOTE_MARKS for m in marks))


def _since_semicolon(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    breaks = [at for at, token in enumerate(tokens) if token.text == ";"]
    return tokens[breaks[-1] + 1 :] if breaks else tokens


def _carried_on(right: tuple[Token, ...]) -> tuple[Token, ...]:
    """Give what follows a saying put into the middle of a clause ("Iran, X said, will …")."""
    if len(right) < 3 or right[0].text != "," or right[1].tag == "VBG":
        return ()
    breaks = [at for at, token in enumerate(right) if token.text == ";"]
    rest = right[1 : breaks[0] if breaks else len(right)]
    return rest if any(t.pos in ("VERB", "AUX") for t in rest) else ()


def content_around(sentence: Sentence, verb: Token, speakers: tuple[Token, ...]) -> tuple[int, ...]:
    """Give the clause that a saying is put into or behind ("…, X said, …")."""
    inserted = verb.dep in _INSERTED and verb.head != verb.index
    if not inserted or not speakers or verb.tag not in _FINITE_TAGS:
        return ()
    if verb.dep == "acl:relcl" and speakers[0].index == verb.head:
        return ()
    first, _ = _saying(sentence, verb, speakers)
    if first > 0 and sentence.tokens[first - 1].text == ":":
        return ()
    own = _own_words(sentence, verb, speakers)
    return tuple(t.index for t in subtree(sentence, verb.head) if t.index not in own)


def _own_words(sentence: Sentence, verb: Token, speakers: tuple[Token, ...]) -> set[int]:
    """Give the words of the saying itself; a far subject that the parse hangs on it is content."""
    near = {t.index for s in speakers for t in subtree(sentence, s.index)}
    words = near | {verb.index}
    for child in children(sentence, verb.index):
        if child.dep != "nsubj" or child.index in near:
            words |= {t.index for t in subtree(sentence, child.index)}
    return words


def is_clause(tokens: tuple[Token, ...]) -> bool:
    """Tell whether some words have a finite verb or a modal among them."""
    return len(tokens) > 1 and any(t.tag in (*_FINITE_TAGS, "MD") for t in tokens)
