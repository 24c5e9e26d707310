"""Where and when something is said, between the word of saying and what is said.

"said in a statement late on Monday the talks …", "wrote on X that …": read off the words, for a
parse takes them for a part of what is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.tree import name_at

if TYPE_CHECKING:
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_OPENS = frozenset({"at", "by", "during", "from", "in", "on", "over", "through", "via"})
_WITH = frozenset({"to", "with"})
_ADVERBS = frozenset({"late", "early", "earlier", "later", "also", "there"})
_PHRASE_WORDS = 6


def behind_setting(scene: Scene, sentence: Sentence, first: int) -> int:
    """Give where what is said begins, of words that begin with where and when it is said.

    Args:
        scene: For the times and the lexicon.
        sentence: The sentence.
        first: Index of the first of the words behind a verb of saying.
    """
    at = first
    while at < len(sentence.tokens):
        after = _behind_phrase(scene, sentence, at)
        if after == at:
            break
        at = after
    words = sentence.tokens[at : at + 2]
    if at > first and [t.text for t in words[:1]] == [","]:
        words = words[1:]
    that = bool(words) and words[0].text.lower() == "that"
    return words[0].index + 1 if at > first and that else at


def _behind_phrase(scene: Scene, sentence: Sentence, at: int) -> int:
    """Give where the next phrase ends that tells when or in what it is said; here if none does."""
    token = sentence.tokens[at]
    timed = _behind_time(scene, sentence, at)
    if timed > at:
        return timed
    low = token.text.lower()
    if low in _ADVERBS and at + 1 < len(sentence.tokens):
        after = _behind_phrase(scene, sentence, at + 1)
        return after if after > at + 1 else at
    if low not in _OPENS:
        return at
    timed = _behind_time(scene, sentence, at + 1)
    return timed if timed > at + 1 else _behind_medium(scene, sentence, at)


def _behind_time(scene: Scene, sentence: Sentence, at: int) -> int:
    if at >= len(sentence.tokens):
        return at
    span = sentence.tokens[at].span
    time = next((t.span for t in scene.times if t.span.begin <= span.begin < t.span.end), None)
    while time is not None and at < len(sentence.tokens) and time.covers(sentence.tokens[at].span):
        at += 1
    return at


def _behind_medium(scene: Scene, sentence: Sentence, at: int) -> int:
    """Give the end of "in a statement", "on its Facebook page", "in an interview with the BBC"."""
    for token in sentence.tokens[at + 1 : at + 1 + _PHRASE_WORDS]:
        if token.pos in ("VERB", "AUX", "PUNCT", "ADP", "SCONJ"):
            return at
        if _is_medium(scene, token) and not _goes_on(scene, sentence, token):
            return _behind_name(sentence, token.index + 1)
    return at


def _is_medium(scene: Scene, token: Token) -> bool:
    groups = ("speech_document", "speech_medium")
    nominal = token.pos in ("NOUN", "PROPN", "X") or token.text == "X"
    return nominal and any(scene.lexicon.value(group, token) is not None for group in groups)


def _goes_on(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Tell whether the medium only describes the next one ("its Facebook page")."""
    after = sentence.tokens[token.index + 1 : token.index + 2]
    return bool(after) and _is_medium(scene, after[0])


def _behind_name(sentence: Sentence, at: int) -> int:
    """Give the end of the name of a medium, or of whom it is with ("with Radio Lowland")."""
    words = sentence.tokens[at : at + 2]
    if words and words[0].text.lower() in _WITH and len(words) > 1:
        name = name_at(sentence, words[1].index)
        return at if name is None else name.last
    return at
