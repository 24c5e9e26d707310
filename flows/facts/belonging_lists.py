"""Of whom a body is made up: "the Front, including X and Y", "the alliance comprises X and Y".

Who is called a member belongs to ``membership``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of
from flows.facts.outlook import Outlook, outlook_of
from flows.facts.parties import parties_at, parties_of
from flows.language.tree import case_of, children, is_negated, objects, spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

    Made = tuple[Token, tuple[Party, ...], tuple[Party, ...]]

_PART, _AS = "part", "as"
_AMONG = frozenset({"among", "as", "for", "in", "on"})


def made_up(scene: Scene, sentence: Sentence) -> Iterator[Made]:
    """Give the word that says so, the members, and the bodies that are made up of them."""
    yield from _by_including(scene, sentence)
    yield from _by_verb(scene, sentence)
    yield from _as_part(scene, sentence)


def _by_including(scene: Scene, sentence: Sentence) -> Iterator[Made]:
    """Read "the Front, including X and Y,"."""
    for word in scene.cued(sentence, "including_word"):
        if word.dep != "case":
            continue
        first = sentence.tokens[word.head]
        over = sentence.tokens[first.head]
        if first.dep == "nmod" and over.pos == "PROPN" and over.index < word.index:
            members = parties_of(scene, sentence, spread(sentence, (first,)))
            yield word, members, parties_at(scene, sentence, over)


def _by_verb(scene: Scene, sentence: Sentence) -> Iterator[Made]:
    """Read "the alliance comprises X and Y", "the Front, made up of X and Y"."""
    for match in scene.matches("made_of_verb", sentence):
        verb = sentence.tokens[match.first]
        told = outlook_of(scene, sentence, verb) in (Outlook.DONE, Outlook.NOW)
        if verb.pos != "VERB" or not told or is_negated(sentence, verb.index):
            continue
        on = children(sentence, verb.index, "obl")
        if match.last - match.first == 1:
            if any(case_of(sentence, t.index) in _AMONG for t in on):
                continue  # "includes Chad in the talks"
            heads = objects(sentence, verb.index)
            bodies = agents_of(scene, sentence, verb)
        else:
            heads = spread(sentence, (t for t in on if case_of(sentence, t.index) == "of"))
            bodies = _whole(scene, sentence, verb)
        yield verb, parties_of(scene, sentence, heads), bodies


def _whole(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
    """Give what is made up of others: the noun that a participle is on, or a subject."""
    if verb.dep == "acl":
        return parties_at(scene, sentence, sentence.tokens[verb.head])
    return parties_of(scene, sentence, children(sentence, verb.index, "nsubj"))


def _as_part(scene: Scene, sentence: Sentence) -> Iterator[Made]:
    """Read "Chad, as part of the coalition, sent troops", "Chad sent troops as part of it"."""
    for noun in scene.cued(sentence, "member_noun"):
        if noun.text.lower() != _PART or case_of(sentence, noun.index) != _AS:
            continue
        on = children(sentence, noun.index, "nmod")
        of = [t for t in on if case_of(sentence, t.index) == "of"]
        over = sentence.tokens[noun.head]
        if noun.dep == "nmod":
            members = parties_at(scene, sentence, over)
        elif noun.dep == "obl" and outlook_of(scene, sentence, over) is Outlook.DONE:
            members = agents_of(scene, sentence, over)
        else:
            continue
        yield noun, members, parties_of(scene, sentence, of)
