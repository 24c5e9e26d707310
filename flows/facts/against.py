"""What stands beside the words said, against them: "…, while X argued that", "…, which X denies".

A parse hangs it below what is said; it is somebody else's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.tree import children

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_AGAINST = frozenset({"while", "whereas", "but", "though", "although"})
_RELATIVE = frozenset({"which", "that"})


def said_against(scene: Scene, sentence: Sentence, said: Iterable[int]) -> tuple[Token, ...]:
    """Give the heads of the clauses among words said in which others speak against them."""
    words = [sentence.tokens[i] for i in said]
    found = (_against(scene, sentence, t) for t in words if _speaks(scene, sentence, t))
    return tuple(t for t in found if t is not None)


def _against(scene: Scene, sentence: Sentence, verb: Token) -> Token | None:
    """Give the head of what a verb of saying sets against the words around it, if it does."""
    if verb.dep in ("advcl", "conj"):
        joins = children(sentence, verb.index, "mark", "cc")
        return verb if any(t.text.lower() in _AGAINST for t in joins) else None
    if not verb.dep.startswith(("acl", "advcl")):
        return None
    about = sentence.tokens[verb.head]
    denied = children(sentence, verb.index, "obj", "ccomp")
    points_back = all(t.text.lower() in _RELATIVE for t in denied)
    if scene.lexicon.value("speech_denying", verb) is None or not points_back:
        return None
    if scene.lexicon.value("speech_noun", about) is not None:
        return about
    return verb if denied else None


def _speaks(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    groups = ("speech_say", "speech_denying")
    says = any(scene.lexicon.value(group, verb) is not None for group in groups)
    return says and bool(children(sentence, verb.index, "nsubj"))
