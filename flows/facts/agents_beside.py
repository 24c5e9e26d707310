"""Who acts though the parse cuts them off: joined, listed or named beside a subject or a verb.

Read off the order of the words; who does what by the grammar is told in ``agents``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.lists import PAIR_WORDS, is_example, listed_before, listed_from
from flows.facts.parties import parties_at, parties_of
from flows.facts.party import Party, is_actor
from flows.facts.subjects import ASIDES
from flows.language.tree import children
from flows.model import EntityKind, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_QUOTES = frozenset({'"', "”", "“", "''", "``"})
_HELPING = frozenset({"AUX", "ADV", "PART"})
_CLAUSE_TAGS = frozenset({"VBD", "VBZ", "VBP", "VBN", "VB", "NNS", "NNPS"})


def cut_off(scene: Scene, sentence: Sentence, subject: Token) -> tuple[Token, ...]:
    """Give who is joined to a subject by "and", where the parse makes one name of both.

    "President Kiir and the rebel leader Machar met": Kiir hangs on Machar like a first name; so
    does the first in "U.N. and Congolese troops".
    """
    last = scene.mention_at(subject)
    if last is None:
        return ()
    inside = children(sentence, subject.index, "compound", "nmod", "flat", "appos")
    beside = (t for t in inside if t.index < subject.index and t.dep != "nmod:poss")
    found = ((t, scene.mention_at(t)) for t in beside)
    return tuple(
        t
        for t, m in found
        if m is not None and m.entity != last.entity and is_actor(scene.entity(m.entity))
        if any(w.text.lower() == "and" for w in sentence.tokens[t.index + 1 : subject.index])
    )


def set_between(
    scene: Scene, sentence: Sentence, subject: Token, found: Iterable[Party]
) -> tuple[Party, ...]:
    """Give the persons of a list that the parse sets beside the first ("Kerry, Lavrov and X")."""
    joined = [
        t for t in children(sentence, subject.index, "conj") if children(sentence, t.index, "cc")
    ]
    if not joined:
        return ()
    beside = children(sentence, subject.index, "appos")
    inside = [t for t in beside if t.index < joined[0].index and t.pos == "PROPN"]
    known = {p.entity for p in found}
    others = parties_of(scene, sentence, inside)
    return tuple(
        p for p in others if p.entity.startswith(EntityKind.PERSON) and p.entity not in known
    )


def cut_list(scene: Scene, sentence: Sentence, verb: Token, subject: Token) -> tuple[Party, ...]:
    """Give those listed before a subject whose "and" the parse hangs on the verb."""
    joints = [t for t in children(sentence, verb.index, "cc") if t.index < subject.index]
    plain = subject.pos == "PROPN" and not children(sentence, subject.index, "conj")
    return listed_before(scene, sentence, subject) if joints and plain else ()


def before_comma(scene: Scene, sentence: Sentence, subject: Token) -> tuple[Party, ...]:
    """Give whom a headline puts before the subject with a comma for "and" ("Kiir, Machar sign")."""
    first = subject.index
    while first and sentence.tokens[first - 1].pos in ("ADJ", "NOUN", "PROPN"):
        first -= 1
    comma = sentence.tokens[first - 1] if first > 1 else subject
    if sentence.kind is not PartKind.HEADLINE or comma.text != ",":
        return ()
    before = sentence.tokens[comma.index - 1]
    named = scene.mention_at(before) is not None and before.pos in ("NOUN", "PROPN")
    return parties_at(scene, sentence, before) if named else ()


def listed_between(
    scene: Scene, sentence: Sentence, subject: Token, verb: Token
) -> tuple[Party, ...]:
    """Give those named right behind a plural, to the verb ("the neighbours Chad and Mali went")."""
    words = [t for t in sentence.tokens[subject.index + 1 : verb.index] if t.pos not in _HELPING]
    names = all(t.pos == "PROPN" or t.text.lower() in (",", "and", "the") for t in words)
    several = subject.text.lower().endswith("s") and bool(words) and words[0].pos == "PROPN"
    if not (names and several):
        return ()
    listed = listed_from(scene, sentence, words[0].index)
    return tuple(p for p in listed if p.token.index < verb.index)


def named_before(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
    """Give whoever is named right before a finite verb, where the parse shows no subject.

    Helping words and an aside between dashes or commas may stand between: "backers -- including A
    and B -- gathered", "the envoy, Staffan de Mistura, is expected".
    """
    at = verb.index - 1
    while at >= 0 and sentence.tokens[at].pos in ("AUX", "ADV"):
        at -= 1
    if at < 0 or verb.tag not in _CLAUSE_TAGS:
        return ()
    if verb.tag == "VB" and not any(t.tag == "MD" for t in sentence.tokens[at + 1 : verb.index]):
        return ()
    last = sentence.tokens[at]
    if last.text not in ASIDES:
        return parties_at(scene, sentence, last) if last.pos == "PROPN" else ()
    return _around_aside(scene, sentence, last)


def _around_aside(scene: Scene, sentence: Sentence, close: Token) -> tuple[Party, ...]:
    before = sentence.tokens[: close.index]
    opens = next((t for t in reversed(before) if t.text == close.text), None)
    if opens is None or close.index - opens.index < 2:
        return ()
    inner = sentence.tokens[opens.index + 1]
    examples = is_example(inner)
    aside = () if inner.pos == "VERB" else listed_from(scene, sentence, inner.index + examples)
    outer = parties_of(scene, sentence, sentence.tokens[opens.index - 1 : opens.index])
    found = (*outer, *(aside if examples or not outer else ()))
    return tuple({p.entity: p for p in found}.values())


def both_after(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
    """Read "ask both to help", where parsers take "both" for a part of the next phrase."""
    after = sentence.tokens[verb.index + 1 : verb.index + 3]
    both = after and after[0].text.lower() == "both" and after[-1].text.lower() == "to"
    return parties_at(scene, sentence, after[0]) if both else ()


def joined_before(scene: Scene, sentence: Sentence, word: Token) -> tuple[Party, ...]:
    """Give who is joined by "and" to the phrase right before a verb, where the parse cuts it off.

    "Russia's Lavrov and the American Kerry conferred": what stands left of the last "and".
    """
    for token in reversed(sentence.tokens[max(word.index - PAIR_WORDS, 1) : word.index]):
        if token.pos == "VERB" or token.text in (";", ":"):
            return ()
        if token.text.lower() == "and":
            before = sentence.tokens[token.index - 1]
            if before.text in _QUOTES and token.index > 1:
                before = sentence.tokens[token.index - 2]
            return parties_at(scene, sentence, before) if scene.mention_at(before) else ()
    return ()
