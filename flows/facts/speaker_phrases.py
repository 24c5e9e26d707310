"""What a phrase that names a speaker shows by itself: a thing, a name beside it, "the" or "a".

Whom it stands for is told in ``voices``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.speakers import can_speak
from flows.language.tree import children

if TYPE_CHECKING:
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})
_PARTITIVE = frozenset({"one", "some", "another", "both", "several", "many", "others"})
_POST_TAGS = frozenset({"JJ", "NN", "NNP", "HYPH"})
_PHRASE_WORDS = 14
"""Words within which a description comes to its comma."""
_SAYING = frozenset({"nsubj", "conj", "obl:agent", "root", "ROOT"})


def is_thing(scene: Scene, sentence: Sentence, head: Token) -> bool:
    """Tell whether a phrase names nobody who could say something: an event, a thing.

    What is no person or paper by its noun is somebody only where it is who does the saying.
    """
    if head.pos == "PRON" or can_speak(scene, sentence, head):
        return False
    things = ("event_head", "event_part", "speech_thing")
    known = any(scene.lexicon.value(group, head) is not None for group in things)
    return known or head.dep not in _SAYING


def apposed(scene: Scene, sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """Give the person's name set off right after a phrase, whatever the parse hangs it on.

    Another post of theirs may stand before it ("the AU's envoy, former Chadian minister X, said").
    """
    rest = sentence.tokens[head.index + 1 : head.index + _PHRASE_WORDS]
    comma = next((t.index for t in rest if t.text == "," or t.pos == "VERB"), None)
    common = head.pos == "NOUN" or scene.mention_at(head) is None
    common = common and scene.lexicon.value("speech_branch", head) is None  # "his office, X, left"
    if not common or comma is None or sentence.tokens[comma].text != ",":
        return ()
    for token in sentence.tokens[comma + 1 : comma + _PHRASE_WORDS]:
        mention = scene.mention_at(token)
        after = [t.text for t in sentence.tokens if mention and t.span.begin >= mention.span.end]
        if mention is not None and after[:1] in ([","], ["."], []):
            return (token,)
        if token.tag not in _POST_TAGS:
            return ()
    return ()


def is_in_marks(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word stands between quotation marks, as far as its sentence shows."""
    before = [t.text for t in sentence.tokens[: token.index]]
    curly = before.count("“") > before.count("”")
    return curly or sum(text in ('"', "``", "''") for text in before) % 2 == 1


def is_named_by(head: Token, token: Token) -> bool:
    """Tell whether a name is the phrase itself, or stands right behind its noun."""
    behind = token.index == head.index + 1 and token.dep in ("flat", "appos")
    return token == head or (behind and head.pos == "NOUN")


def is_body_beside(scene: Scene, head: Token, token: Token) -> bool:
    """Tell whether a body's name is set beside a noun for one.

    "A rival group, the Front,"; "the NATO alliance".
    """
    if token.dep == "compound" and token.index < head.index:
        return scene.lexicon.value("speech_body", head) is not None
    group = scene.lexicon.value("group_noun", head) is not None
    return group and token.dep == "appos" and token.index > head.index


def is_owner_beside(scene: Scene, head: Token, token: Token) -> bool:
    """Tell whether a body's name says whose office or bureau a noun is ("the UN office")."""
    branch = scene.lexicon.value("speech_branch", head) is not None
    return branch and token.dep == "compound" and token.index < head.index


def is_parted(sentence: Sentence, word: Token, head: Token) -> bool:
    """Tell whether a comma parts what is before a noun from it ("by the UN, his office said")."""
    between = sentence.tokens[word.index + 1 : head.index]
    return word.dep == "compound" and any(t.text == "," for t in between)


def is_one_of_them(sentence: Sentence, head: Token) -> bool:
    """Tell whether a phrase is "one of them", "some of them"."""
    of = children(sentence, head.index, "nmod", "obl")
    return head.lemma.lower() in _PARTITIVE and any(t.text.lower() == "them" for t in of)


def is_definite(sentence: Sentence, head: Token) -> bool:
    """Tell whether a phrase speaks of somebody known ("the British diplomat")."""
    return any(t.text.lower() in _DEFINITE for t in children(sentence, head.index, "det"))


def is_bare_definite(sentence: Sentence, head: Token) -> bool:
    """Tell whether the phrase is "the" or "his" and a noun, with nothing else to tell it apart."""
    on = [
        t for t in children(sentence, head.index) if t.dep.split(":")[0] in ("det", "nmod", "amod")
    ]
    named = any(t.pos == "PROPN" for t in children(sentence, head.index, "compound"))
    bare = head.pos == "NOUN" and len(on) == 1 and not named
    return bare and on[0].text.lower() in _DEFINITE
