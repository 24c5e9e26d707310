"""Who does the saying, as a phrase: the subject of a reporting verb, wherever grammar puts it.

Which entity the phrase stands for is told in ``voices``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.tree import children, conjuncts, name_at, obliques
from flows.model import EntityKind

if TYPE_CHECKING:
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_PERSONAL = frozenset({"i", "we", "he", "she", "they", "who", "you"})
_SPEAKING_KINDS = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})


def speakers_of(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Give the heads of the phrases that name who says it; none where it is not said."""
    subject = _subject_of(sentence, verb, {verb.index})
    if subject is None:
        subject = _inverted(sentence, verb)
    return () if subject is None else noun_speakers(scene, sentence, subject)


def noun_speakers(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Give a noun and those joined to it; for a paper ("his statement") whoever it is from."""
    if scene.lexicon.value("speech_document", noun) is None or noun.pos == "PROPN":
        return conjuncts(sentence, noun.index)
    owners = children(sentence, noun.index, "nmod:poss") or obliques(
        sentence, noun.index, "by", "of", "from"
    )
    return owners or (noun,)


def can_speak(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Tell whether the phrase headed by the token names somebody: a person, a body, a people."""
    mention = scene.mention_at(token)
    entity = None if mention is None else scene.entity(mention.entity)
    if entity is not None:
        return entity.kind in _SPEAKING_KINDS
    if token.pos == "PRON":
        return token.text.lower() in _PERSONAL
    if name_at(sentence, token.index) is not None or token.pos == "PROPN":
        return True
    groups = ("speech_person", "speech_document", "post_head")
    return any(scene.lexicon.value(group, token) is not None for group in groups)


def _subject_of(sentence: Sentence, verb: Token, seen: set[int]) -> Token | None:
    agents = children(sentence, verb.index, "obl:agent")
    if agents:
        return agents[0]
    own = [t for t in children(sentence, verb.index, "nsubj") if not t.dep.endswith(":pass")]
    if own:
        nearest = min(own, key=lambda t: (abs(t.index - verb.index), t.index))
        return _antecedent(sentence, verb, nearest)
    return _shared_subject(sentence, verb, seen)


def _antecedent(sentence: Sentence, verb: Token, subject: Token) -> Token:
    """Give the noun that a relative pronoun stands for, any other subject as it is."""
    relative = subject.text.lower() in _RELATIVE and verb.dep.startswith("acl")
    return sentence.tokens[verb.head] if relative else subject


def _shared_subject(sentence: Sentence, verb: Token, seen: set[int]) -> Token | None:
    """Give the subject that a verb without one shares with the word it hangs on."""
    head = sentence.tokens[verb.head]
    if head.index in seen:
        return None
    if verb.dep.startswith("acl") and verb.tag in ("VBG", "VBD", "VBP", "VBZ"):
        return head
    if verb.dep not in ("conj", "xcomp", "advcl", "cop"):
        return None
    passive = children(sentence, head.index, "nsubj:pass")
    if passive and verb.dep == "advcl":
        return passive[0]
    return _subject_of(sentence, head, seen | {head.index})


def _inverted(sentence: Sentence, verb: Token) -> Token | None:
    """Give who speaks in "…", said X, where the parse takes X for the object."""
    before = [t for t in sentence.tokens[: verb.index] if t.head != verb.index or t.dep != "aux"]
    if not before or before[-1].pos != "PUNCT" or verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    after = [
        t
        for t in children(sentence, verb.index, "obj", "xcomp", "ccomp", "obl", "obl:unmarked")
        if t.index > verb.index and t.pos in _NOMINAL and not children(sentence, t.index, "case")
    ]
    return after[0] if after else None
