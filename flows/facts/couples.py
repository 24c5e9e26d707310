"""Which two are taken up by "both", "they", "the two leaders", "the two sides"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.lists import PAIR_WORDS
from flows.facts.party import Party
from flows.language.tree import children
from flows.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.facts.scene import Scene
    from flows.model import Mention, Sentence, Token

_PAIR_WORDS_UP = frozenset({"both", "they", "them", "two"})
_MANY = frozenset({"they", "them"})
_TWO = 2
_TITLE_WORDS = 4
_SENTENCES_BACK = 6
_LEAD = 2
"""Sentences of headline and lead."""
_BODIES = "Bodies"
"""What a cue of pairs says where bodies and states go before persons ("the two sides")."""


def couple_at(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...] | None:
    """Give the two whom a word takes up, nobody where they are not found; None for other words."""
    if token.text.lower() in _PAIR_WORDS_UP and scene.mention_at(token) is None:
        return _pair_before(scene, sentence, token)
    if not _is_pair(scene, sentence, token):
        return None
    of_bodies = scene.lexicon.value("pair_noun", token) == _BODIES
    first, then = _PAIRS[::-1] if of_bodies else _PAIRS
    return first(scene, sentence, token) or then(scene, sentence, token)


def _is_pair(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun takes up two told before ("the two leaders", "both sides")."""
    words = {t.text.lower() for t in children(sentence, token.index, "nummod", "det", "amod")}
    two = bool(words & {"two", "both"}) and token.tag == "NNS"
    return two and scene.lexicon.value("pair_noun", token) is not None


def _sides_before(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    """Give the two bodies or states that "and", "with" or "between" joins in a sentence before.

    Those of the headline or the lead are what the article is about; else the last ones.
    """
    at = scene.parsed.sentences.index(sentence)
    before = scene.parsed.sentences[:at]
    for earlier in (*before[:_LEAD], *reversed(before[_LEAD:][-_SENTENCES_BACK:])):
        for word in earlier.tokens:
            joins = word.text.lower() in ("and", "&", "with") and word.index
            pair = _bodies_beside(scene, earlier, word) if joins else ()
            if pair:
                return tuple(Party(entity=e, token=token) for e in pair)
    return ()


def _bodies_beside(scene: Scene, sentence: Sentence, joint: Token) -> tuple[str, ...]:
    """Give the bodies or states that a word joins; a title may stand before the second."""
    left, behind = _around(scene, sentence, joint, _TITLE_WORDS)
    right = next(iter(behind), None)
    if left is None or right is None or left.entity == right.entity:
        return ()
    names = (t for t in sentence.tokens[: joint.index] if left.span.covers(t.span))
    if any(children(sentence, t.head, "cop") for t in names):  # "Norway and Cuba are guarantors"
        return ()
    pair = (left.entity, right.entity)
    return pair if all(e.startswith(EntityKind.ORGANIZATION) for e in pair) else ()


def _pair_before(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    """Give the two persons whom "both", "they" or "the two" takes up: the last named together."""
    here = dict.fromkeys(
        m.entity
        for m in scene.mentions(sentence.span)
        if m.span.end <= token.span.begin and m.entity.startswith(EntityKind.PERSON)
    )
    if len(here) == _TWO:
        return tuple(Party(entity=e, token=token) for e in here)
    many = token.text.lower() in _MANY
    if many and _has_group(scene, sentence, sentence.tokens[: token.index]):
        return ()
    at = scene.parsed.sentences.index(sentence)
    before = scene.parsed.sentences[max(0, at - _SENTENCES_BACK) : at]
    for earlier in reversed(before):
        if many and _has_group(scene, earlier, earlier.tokens):
            return ()
        for word in reversed(earlier.tokens):
            if word.text.lower() in ("and", "&"):
                pair = _persons_beside(scene, earlier, word)
                if pair:
                    return tuple(Party(entity=e, token=token) for e in pair)
    return ()


def _has_group(scene: Scene, sentence: Sentence, words: Sequence[Token]) -> bool:
    """Tell whether something of which there are many acts there, so that "they" is most often that.

    Unnamed people who say what "they" do ("officials said they met") do not count.
    """
    return any(
        word.tag in ("NNS", "NNPS")
        and word.dep.startswith("nsubj")
        and not _is_pair(scene, sentence, word)
        and (scene.mention_at(word) is not None or not _says(scene, sentence, word))
        for word in words
    )


def _says(scene: Scene, sentence: Sentence, subject: Token) -> bool:
    verb = sentence.tokens[subject.head]
    return scene.lexicon.value("speech_say", verb) is not None


_PAIRS = (_pair_before, _sides_before)
"""Who is taken up: persons before bodies."""


def _persons_beside(scene: Scene, sentence: Sentence, joint: Token) -> tuple[str, ...]:
    """Give the persons that "and" joins, if it joins two; posts may stand before the second."""
    left, behind = _around(scene, sentence, joint, PAIR_WORDS)
    right = next((m for m in behind if m.entity.startswith(EntityKind.PERSON)), None)
    if left is None or right is None or left.entity == right.entity:
        return ()
    return (left.entity, right.entity) if left.entity.startswith(EntityKind.PERSON) else ()


def _around(
    scene: Scene, sentence: Sentence, joint: Token, reach: int
) -> tuple[Mention | None, list[Mention]]:
    """Give the mention right before a word that joins, and those that begin soon behind it."""
    left = scene.mention_at(sentence.tokens[joint.index - 1]) if joint.index else None
    words = sentence.tokens[joint.index + 1 : joint.index + reach]
    return left, [m for t in words if (m := scene.mention_at(t)) is not None]
