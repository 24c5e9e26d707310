"""Who says it, as headlines put it: "UN: 300 dead", "300 dead - police", "UN says 300 dead".

Read off the words: what parsers make of headlines is of no use for that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from flows.facts.speakers import can_speak
from flows.model import EntityKind, PartKind

if TYPE_CHECKING:
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

Headlined: TypeAlias = "tuple[Token, tuple[Token, ...], tuple[int, ...]]"
"""The mark or verb that reports, the heads of who speaks, the indexes of what is said."""

_DASHES: Final = frozenset({"-", "–", "—", "--"})
_LONG: Final = frozenset({"—", "--"})
_NAME_WORDS_MAX: Final = 5
_SAID_WORDS_MIN: Final = 3
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "ADJ"})


def headline_speech(scene: Scene, sentence: Sentence) -> Headlined | None:
    """Give who says what a headline tells; None where it does not put it in their mouth."""
    if sentence.kind is not PartKind.HEADLINE:
        return None
    return (
        _before_colon(scene, sentence)
        or _behind_mark(scene, sentence)
        or _around_verb(scene, sentence)
    )


def _before_colon(scene: Scene, sentence: Sentence) -> Headlined | None:
    """Read "Lavrov: Russia will not attend"."""
    words = sentence.tokens
    colon = next((t for t in words[1 : _NAME_WORDS_MAX + 1] if t.text == ":"), None)
    if colon is None:
        return None
    speaker = _named(scene, words[: colon.index])
    said = tuple(range(colon.index + 1, len(words)))
    return _told(colon, speaker, said)


def _behind_mark(scene: Scene, sentence: Sentence) -> Headlined | None:
    """Read "300 killed in Riverton - police" and "300 killed: UN"."""
    words = sentence.tokens
    behind = words[-_NAME_WORDS_MAX - 1 :]
    mark = next((t for t in reversed(behind) if t.text == ":" or _is_dash(sentence, t)), None)
    if mark is None or mark.index + 1 >= len(words):
        return None
    rest = words[mark.index + 1 :]
    speaker = _named(scene, rest) or _described(scene, sentence, rest)
    return _told(mark, speaker, tuple(range(mark.index)))


def _around_verb(scene: Scene, sentence: Sentence) -> Headlined | None:
    """Read "UN says 300 killed in Riverton" and "300 killed in Riverton, says UN"."""
    words = sentence.tokens
    verbs = [t for t in words if t.tag == "VBZ" and scene.lexicon.value("speech_say", t)]
    if len(verbs) != 1:
        return None
    (verb,) = verbs
    before, after = words[: verb.index], words[verb.index + 1 :]
    first = _named(scene, before) or _described(scene, sentence, before)
    if first is not None:
        return _told(verb, first, tuple(t.index for t in after))
    last = _named(scene, after) or _described(scene, sentence, after)
    comma = bool(before) and before[-1].text == ","
    return _told(verb, last, tuple(t.index for t in before)) if comma else None


def _told(cue: Token, speaker: Token | None, said: tuple[int, ...]) -> Headlined | None:
    enough = len(said) >= _SAID_WORDS_MIN
    return (cue, (speaker,), said) if speaker is not None and enough else None


def _is_dash(sentence: Sentence, token: Token) -> bool:
    """Tell whether a dash stands apart from the words around it, or only from that before it.

    A long one does so anywhere ("300 dead—police").
    """
    apart = token.index > 0 and sentence.tokens[token.index - 1].space
    return token.text in _LONG or (token.text in _DASHES and apart)


def _named(scene: Scene, words: tuple[Token, ...]) -> Token | None:
    """Give the last word of a name that the words are: of a person, or of a body but a state."""
    if not words or len(words) > _NAME_WORDS_MAX:
        return None
    last = words[-1]
    mention = scene.mention_at(last)
    entity = None if mention is None else scene.entity(mention.entity)
    speaks = entity is not None and entity.kind in (EntityKind.PERSON, EntityKind.ORGANIZATION)
    is_state = entity is not None and scene.is_state(entity.id)
    whole = all(t.pos in _NOMINAL or t.tag in ("POS", "DT") for t in words)
    return last if speaks and not is_state and whole else None


def _described(scene: Scene, sentence: Sentence, words: tuple[Token, ...]) -> Token | None:
    """Give the noun of a phrase for somebody who can speak ("police", "rebel sources")."""
    if not 0 < len(words) <= _NAME_WORDS_MAX or any(t.pos not in _NOMINAL for t in words):
        return None
    last = words[-1]
    common = last.pos == "NOUN" and scene.mention_at(last) is None
    return last if common and can_speak(scene, sentence, last) else None
