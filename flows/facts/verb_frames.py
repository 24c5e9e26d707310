"""What a verb takes: "imposed tough new sanctions on", matched by word order and by grammar.

Cues are written as in the tables: a verb, what it does, and the preposition of whom it is about
("impose sanction on"); "~" stands for any object ("blame ~ on"). Describing words may stand between
them. What a frame means is for the kinds of fact; frames of speech belong to ``frames``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.facts.lexicon import spellings_of
from flows.facts.subjects import is_passive_verb
from flows.language.tree import case_of, children, conjuncts, objects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.lexicon import Phrase
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_GAP = 7
_ANYTHING = "~"
_DAYS = frozenset(
    {
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("today", "yesterday"),
    }
)
"""What is no object ("fired Sunday at a convoy"), whatever a parse says."""
_COUNTING = frozenset({"as", "at", "over", "than", "to", "up"})
_BOUND = 3
"""Words within which a number follows what bounds it ("as many as nine")."""
_BETWEEN = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "ADV", "PART"})
_LINKS = frozenset(
    {
        "about",
        "against",
        "alongside",
        "at",
        "between",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "over",
        "to",
        "toward",
        "towards",
        "upon",
        "with",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameAt:
    """A frame found on a verb.

    Args:
        verb: The verb.
        thing: The last fixed word ("sanctions"); the verb where it stands alone.
        link: The preposition of whom it is about; None where that is the object.
        value: What the cue means in its group.
    """

    verb: Token
    thing: Token
    link: str | None
    value: str


def frames_in(scene: Scene, group: str, sentence: Sentence) -> Iterator[tuple[FrameAt, ...]]:
    """Give for each verb of a sentence the frames of the group that fit it, the longest first."""
    for verb in scene.cued(sentence, group):
        if verb.pos != "VERB" or verb.dep in ("amod", "compound"):
            continue
        phrases = scene.lexicon.sense(verb).begins.get(group, ())
        found = tuple(f for p in phrases if (f := _fit(sentence, verb, p)) is not None)
        if found:
            yield found


def _fit(sentence: Sentence, verb: Token, phrase: Phrase) -> FrameAt | None:
    words = phrase.words[1:]
    link = words[-1] if words and words[-1] in _LINKS else None
    fixed = tuple(w for w in words[: -1 if link else None] if w != _ANYTHING)
    thing = _reach(sentence, verb, fixed) or _passive_thing(sentence, verb, fixed)
    taken = link is not None and thing is verb and _ANYTHING not in words
    done_to = (t for t in children(sentence, verb.index, "obj") if t.text.lower() not in _DAYS)
    if thing is None or (taken and any(done_to)):
        return None
    return FrameAt(verb=verb, thing=thing, link=link, value=phrase.value)


def _reach(sentence: Sentence, verb: Token, words: tuple[str, ...]) -> Token | None:
    """Give the last of the words, where they follow the verb with only describing words between."""
    at = verb
    for word in words:
        found = _ahead(sentence, at, word)
        if found is None:
            return None
        at = found
    return None if at.dep == "compound" and at is not verb else at


def _ahead(sentence: Sentence, at: Token, word: str) -> Token | None:
    for token in sentence.tokens[at.index + 1 : at.index + 1 + _GAP]:
        if word in spellings_of(token):
            return token
        describes = token.dep in ("amod", "compound") or token.text == "-"
        counts = token.text.lower() in _COUNTING and _is_before_number(sentence, token)
        if not (token.pos in _BETWEEN or describes or counts or token.text.lower() == "of"):
            return None
    return None


def _is_before_number(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word is part of what bounds a number ("at least nine", "up to 40")."""
    behind = sentence.tokens[token.index + 1 : token.index + 1 + _BOUND]
    return any(t.pos == "NUM" for t in behind)


def _passive_thing(sentence: Sentence, verb: Token, words: tuple[str, ...]) -> Token | None:
    """Read "sanctions were imposed on": what is done stands before the verb."""
    subjects = children(sentence, verb.index, "nsubj:pass") if len(words) == 1 else ()
    return next((t for t in subjects if words[0] in spellings_of(t)), None)


def linked_to(sentence: Sentence, frame: FrameAt) -> tuple[Token, ...]:
    """Give the heads of the phrases with a frame's preposition, on its verb or what it does."""
    under = (sentence.tokens[frame.thing.head],) if frame.thing.dep == "case" else ()
    carriers = dict.fromkeys(
        (frame.verb, frame.thing, *children(sentence, frame.verb.index, "obj"), *under)
    )  # "handed over a man to": parsers take "over" for a preposition
    return tuple(
        c
        for word in carriers
        for t in children(sentence, word.index, "obl", "nmod", "obj")
        if t.index > frame.thing.index or frame.thing.index < frame.verb.index < t.index
        if case_of(sentence, t.index).split(" ")[-1] == frame.link
        for c in conjuncts(sentence, t.index)
    )


def struck_by(sentence: Sentence, frame: FrameAt) -> tuple[Token, ...]:
    """Give what is attacked: what the verb's preposition takes, its object, a passive's subject."""
    verb = frame.verb
    if frame.link is not None:
        return linked_to(sentence, frame)
    if is_passive_verb(sentence, verb):
        found = children(sentence, verb.index, "nsubj:pass")
        return found or ((sentence.tokens[verb.head],) if verb.dep == "acl" else ())
    found = objects(sentence, verb.index) or children(sentence, verb.index, "obj")
    inside = children(sentence, frame.thing.index, "compound") if frame.thing in found else ()
    several = (t for t in inside if t.tag in ("NNS", "NNP", "NNPS"))
    return (*several, *found)  # "took nine people hostage": parsers make one phrase of both
