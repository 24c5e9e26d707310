"""What somebody works for or against: "is trying to block the deal", "vowed to save the talks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.outlook import Outlook, outlook_of
from flows.language.tree import children, is_negated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_REACH = 10
_UNREAL = (Outlook.CONDITIONAL, Outlook.PROPOSED)


def aims_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """Give each verb of what is done for or against something, with that of the trying over it."""
    for doing in scene.cued(sentence, "effort_verb"):
        trying = sentence.tokens[doing.head]
        marks = {t.text.lower() for t in children(sentence, doing.index, "mark", "aux")}
        aimed = doing.dep in ("xcomp", "advcl") and "to" in marks and doing.tag == "VB"
        near = 0 < doing.index - trying.index <= _REACH
        if scene.lexicon.value("effort_verb", doing) is None or not (aimed and near):
            continue
        tries = trying.pos == "VERB" and scene.lexicon.value("aim_verb", trying) is not None
        told = tries and not is_negated(sentence, trying.index)
        if told and outlook_of(scene, sentence, trying) not in _UNREAL:
            yield doing, trying
