"""Whose word a document is: "a UN report accused Iran", "passed a resolution calling on Iran".

Who is quoted by a document belongs to ``speakers``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.parties import parties_of
from flows.language.tree import case_of, children, spread

if TYPE_CHECKING:
    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_FROM = frozenset({"by", "from", "of"})


def is_document(scene: Scene, word: Token) -> bool:
    """Tell whether a noun is for what somebody issues, with demands and charges in it."""
    return word.pos == "NOUN" and scene.lexicon.value("document_noun", word) is not None


def issuers_of(scene: Scene, sentence: Sentence, document: Token) -> tuple[Party, ...]:
    """Give who is named as issuing a document ("a European Union statement", "a letter from X").

    Newspapers report what others say, and are not meant.
    """
    if not is_document(scene, document):
        return ()
    on = children(sentence, document.index, "nmod:poss", "compound", "amod", "nmod")
    behind = (t for t in on if t.dep != "nmod" or case_of(sentence, t.index) in _FROM)
    found = parties_of(scene, sentence, spread(sentence, behind))
    return tuple(p for p in found if not scene.is_media(p.entity))
