"""What stands beside the words said, against them: "…, while X argued that", "…, which X denies".

A parse hangs it below what is said; it is somebody else's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.speakers import goes_with_saying
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
    found = (_against(scene, sentence, t) for t in words if _speaks(scene, t))
    return tuple(t for t in found if t is not None)


def _against(scene: Scene, sentence: Sentence, verb: Token) -> Token | None:
    """Give the head of what a verb of saying sets against the words around it, if it does."""
    alone = not children(sentence, verb.index, "nsubj")
    if alone:
        added = verb.dep == "advcl" and verb.tag == "VBG" and _is_behind_comma(sentence, verb)
        joined = verb.dep == "conj" and goes_with_saying(sentence, verb)
        return verb if added or joined else None
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


def _speaks(scene: Scene, verb: Token) -> bool:
    groups = ("speech_say", "speech_denying", "speech_act")
    says = any(scene.lexicon.value(group, verb) is not None for group in groups)
    cites = scene.lexicon.value("speech_relay", verb) is not None
    return says and not cites and verb.pos == "VERB"


def _is_behind_comma(sentence: Sentence, verb: Token) -> bool:
    return [t.text for t in sentence.tokens[: verb.index][-1:]] == [","]
