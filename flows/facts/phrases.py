"""A noun phrase as a description: "senior coalition sources", "official close to Hezbollah"."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from flows.language.tree import children, name_at, subtree, text_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_LEFT_OUT = ("acl", "appos", "parataxis", "advcl", "punct", "dep", "ccomp", "conj", "cc", "list")
_LEADING = frozenset(
    {"det", "case", "cc", "mark", "advmod", "det:predet", "punct", "cc:preconj", "fixed"}
)
_BREAKS = frozenset({",", ";", ":", "(", ")", "[", "]", '"', "“", "”", "--", "–", "—"})
_EMPTY = frozenset({"own", "same", "such", "very", "whole"})
_ARTICLES = frozenset({"the", "a", "an", "one", "another", "this", "that", "these", "those"})


def describe_phrase(
    sentence: Sentence,
    heads: tuple[Token, ...],
    after: int = -1,
    times: Collection[int] = frozenset(),
) -> str:
    """Describe whom a phrase names: without article, relative clause and what stands beside it.

    Args:
        sentence: The sentence that holds it.
        heads: The head of the phrase, and of those joined to it, in order.
        after: Index of a word that belongs to somebody else; the phrase begins behind it.
        times: Indexes of words that say when ("the rebels on Monday said").
    """
    kept = sorted({i for head in heads for i in _kept(sentence, head, times)})
    words = [i for i in kept if sentence.tokens[i].text not in _BREAKS and i > after]
    first, last = _run(words, heads[0].index, heads[-1].index)
    while first < heads[0].index and _is_leading(sentence.tokens[first]):
        first += 1
    while last > heads[-1].index and _is_after(sentence, sentence.tokens[last], times):
        last -= 1
    text = text_of(sentence, first, last + 1).strip(" ,.;:\"“”'")
    return text if keeps_capital(sentence, first) else text[:1].lower() + text[1:]


def slug_of(label: str, empty: str) -> str:
    """Give a description as a part of an id; ``empty`` where nothing of it can stand there."""
    plain = unicodedata.normalize("NFKD", label.replace("–", " ")).encode("ascii", "ignore")
    return re.sub(r"[^a-z0-9]+", "-", plain.decode().lower()).strip("-") or empty


def noun_of(label: str) -> str:
    """Give the noun of a body's name: "Ministry" of "Ministry of Health", "Army" of "X Army"."""
    words = re.split(r" (?:of|for|on|in|to) ", label)[0].split()
    return words[-1] if words else ""


def what_of(scene: Scene, sentence: Sentence, noun: Token) -> str:
    """Give a noun with the plain words before it, lower case ("nuclear talks", "bomb attack")."""
    first = noun.index
    while first and _is_plain_modifier(scene, sentence.tokens[first - 1]):
        first -= 1
    if first > 1 and _is_hyphened(sentence, first - 1):
        first -= 2  # "cease-fire"
    if 0 < first < noun.index and sentence.tokens[first - 1].text == "-":
        first += 1  # the rest of "60-day"
    return text_of(sentence, first, noun.index + 1).lower()


def _is_plain_modifier(scene: Scene, word: Token) -> bool:
    adjectival = word.dep in ("amod", "compound") and word.tag in ("JJ", "NN")
    adjectival = adjectival and word.text.lower() not in _EMPTY
    return adjectival and scene.mention_at(word) is None


def _is_hyphened(sentence: Sentence, index: int) -> bool:
    """Tell whether a hyphen joins two words of one noun."""
    before, mark = sentence.tokens[index - 1], sentence.tokens[index]
    noun = before.pos == "NOUN" and before.dep == "compound"
    return noun and mark.text == "-" and not before.space and not mark.space


def describe_singular(label: str, head: str) -> str:
    """Give the description of one of several people, whose noun has the lemma ``head``."""
    words = label.split()
    plural = [at for at, word in enumerate(words) if word.lower().startswith(head[:3]) and head]
    if plural:
        words[plural[-1]] = head
    return " ".join(words)


def _kept(sentence: Sentence, head: Token, times: Collection[int]) -> list[int]:
    behind = (t for t in children(sentence, head.index, "nmod") if t.index in times)
    dropped = {
        t.index
        for child in (*children(sentence, head.index, *_LEFT_OUT), *behind)
        for t in subtree(sentence, child.index)
    }
    inner = [t for t in subtree(sentence, head.index) if t.index not in dropped]
    later = [t for t in inner if t.dep.startswith("acl") or t.dep == "appos"]
    dropped |= {t.index for clause in later for t in subtree(sentence, clause.index)}
    return [t.index for t in inner if t.index not in dropped]


def _run(kept: list[int], first: int, last: int) -> tuple[int, int]:
    """Widen the stretch from ``first`` to ``last`` over neighbours that are kept."""
    inside = set(kept)
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return first, last


def _is_leading(token: Token) -> bool:
    return token.dep in _LEADING or token.text.lower() in _ARTICLES


def _is_after(sentence: Sentence, token: Token, times: Collection[int]) -> bool:
    """Tell whether a last word is none of a description; of a time, it says when ("police Friday").

    A time behind a preposition is left alone ("the protests of Friday").
    """
    bare = token.index in times and not children(sentence, token.index, "case")
    return (bare and token.pos == "PROPN") or _is_trailing(sentence, token)


def _is_trailing(sentence: Sentence, token: Token) -> bool:
    """Tell whether a last word is no part of a description ("meanwhile", "Friday").

    "Hezbollah" in "close to Hezbollah" is one: its preposition ties it to what stands before.
    """
    bare = token.dep == "obl" and not children(sentence, token.index, "case")
    owns = token.tag == "POS"
    return owns or token.pos == "ADV" or token.dep in ("nmod:unmarked", "obl:unmarked") or bare


def keeps_capital(sentence: Sentence, index: int) -> bool:
    """Tell whether a word is written with a capital wherever it stands."""
    token = sentence.tokens[index]
    acronym = len(token.text) > 1 and token.text.isupper()
    return token.pos == "PROPN" or acronym or name_at(sentence, index) is not None
