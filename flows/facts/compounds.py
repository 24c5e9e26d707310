"""Names joined to a participle by a hyphen: "Western-backed coalition", "rebel-held town".

What such a compound says belongs to the kind of fact that asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.language.tree import name_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_HYPHENS = frozenset({"-", "–"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Compound:
    """A compound of a name and a participle on a noun.

    Args:
        names: The words before the hyphen, one a name ("Saudi" and "US" in "Saudi- and US-backed").
        participle: The word after it.
        noun: The noun that it stands on.
        value: What the participle means in its group.
    """

    names: tuple[Token, ...]
    participle: Token
    noun: Token
    value: str


def compounds_in(scene: Scene, sentence: Sentence, group: str) -> Iterator[Compound]:
    """Find the compounds of a sentence whose participle is a cue of the group."""
    for token in scene.cued(sentence, group):
        value = scene.lexicon.value(group, token)
        if value is None or token.index < 2:
            continue
        hyphen, name = sentence.tokens[token.index - 1], sentence.tokens[token.index - 2]
        if hyphen.text not in _HYPHENS:
            if not _is_unjoined(scene, hyphen, token):
                continue
            name = hyphen
        elif (hyphen.space or name.space) and hyphen.tag != "HYPH":
            continue
        noun = _noun_after(sentence, token)
        if noun is not None:
            names = (*_joined_before(sentence, name), name)
            yield Compound(names=names, participle=token, noun=noun, value=value)


def _is_unjoined(scene: Scene, name: Token, participle: Token) -> bool:
    """Tell whether a compound is written without its hyphen ("al-Qaida linked militants")."""
    named = name.pos == "PROPN" and scene.mention_at(name) is not None
    return named and participle.dep in ("amod", "acl", "compound") and participle.tag == "VBN"


def _noun_after(sentence: Sentence, participle: Token) -> Token | None:
    """Give the last noun of the phrase after a compound; a name may begin with a verb's word."""
    noun = None
    for token in sentence.tokens[participle.index + 1 : participle.index + 8]:
        nominal = token.pos in _NOMINAL or token.text in _HYPHENS
        if not nominal and name_at(sentence, token.index) is None:
            break
        noun = token if token.pos in ("NOUN", "PROPN") else noun
    return noun


def _joined_before(sentence: Sentence, name: Token) -> tuple[Token, ...]:
    """Give the first name of "Saudi- and US-backed"."""
    before = sentence.tokens[max(name.index - 3, 0) : name.index]
    if len(before) == 3 and before[1].text in _HYPHENS and before[2].text.lower() == "and":
        return (before[0],)
    return ()
