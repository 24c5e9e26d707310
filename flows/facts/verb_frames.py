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
from flows.language.tree import case_of, children, conjuncts, objects, subtree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
_PARTICLES = frozenset({"RB", "RP"})
_DESCRIBING = frozenset({"ADJ", "CCONJ", "DET", "PROPN"})
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
    inside = at.dep == "compound" and at is not verb and at.tag not in _PARTICLES
    return None if inside else at


def _ahead(sentence: Sentence, at: Token, word: str) -> Token | None:
    for token in sentence.tokens[at.index + 1 : at.index + 1 + _GAP]:
        if word in spellings_of(token):
            return token
        describes = token.dep in ("amod", "compound", "cc") or token.text == "-"
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


def linked_to(scene: Scene, sentence: Sentence, frame: FrameAt) -> tuple[Token, ...]:
    """Give the heads of the phrases with a frame's preposition, on its verb or what it does.

    "offered Iran a deal": whom something is given stands between, too, for "to". Parsers take
    "over" in "handed over a man to" for a preposition.
    """
    acted = children(sentence, frame.verb.index, "obj")
    under = (sentence.tokens[frame.thing.head],) if frame.thing.dep == "case" else ()
    carriers = dict.fromkeys((frame.verb, frame.thing, *acted, *under))
    phrases = [
        t
        for word in carriers
        for t in children(sentence, word.index, "obl", "nmod", "obj")
        if t.index > frame.thing.index or frame.thing.index < frame.verb.index < t.index
        if case_of(sentence, t.index).split(" ")[-1] == frame.link
    ]
    if frame.link == "to" and frame.thing.pos == "NOUN":
        phrases = [*_receivers(scene, sentence, frame), *phrases]
    if frame.link == "with":
        phrases = [t for t in phrases if not is_apart(scene, sentence, t)]
        if frame.thing is frame.verb and acted:
            phrases = _partners(scene, sentence, acted[0], phrases)
    return tuple(c for t in phrases for c in conjuncts(sentence, t.index))


def is_apart(scene: Scene, sentence: Sentence, word: Token) -> bool:
    """Tell whether somebody is there in a part of his own ("signed, with Miller as the critic")."""
    mention = scene.mention_at(word)
    end = word.span.end if mention is None else mention.span.end
    behind = [t for t in sentence.tokens[word.index + 1 :] if t.span.begin >= end][:3]
    parts = (scene.lexicon.value("part_noun", t) for t in behind[1:])
    apart = any(p is not None for p in parts) or [t.tag for t in behind[1:2]] == ["DT"]
    return bool(behind) and behind[0].text.lower() == "as" and apart


def _receivers(scene: Scene, sentence: Sentence, frame: FrameAt) -> tuple[Token, ...]:
    """Give whom something is given, right behind the verb, though a parse takes it for a part."""
    given = children(sentence, frame.verb.index, "iobj")
    behind = sentence.tokens[frame.verb.index + 1 : frame.thing.index]
    last = next((t for t in behind if t.pos not in _DESCRIBING), frame.thing)
    names = [t for t in behind if t.index < last.index and scene.mention_at(t) is not None]
    torn = [t for t in names if t.dep == "compound" and t.head in (last.index, frame.thing.index)]
    return given or tuple(torn[:1])


def _partners(
    scene: Scene, sentence: Sentence, about: Token, phrases: Iterable[Token]
) -> list[Token]:
    """Give with whom something is discussed, not with whom there is what is discussed.

    "discussed the talks with Iran with Miller": parsers hang either phrase anywhere below.
    """
    inside = [
        t for t in subtree(sentence, about.index) if t.dep == "nmod" and t.index > about.index
    ]
    below = [t for t in inside if case_of(sentence, t.index) == "with"]
    found = sorted(dict.fromkeys((*phrases, *below)), key=lambda t: t.index)
    bound = [t for t in found if scene.lexicon.value("bond_noun", sentence.tokens[t.head])]
    return [t for t in found if t not in bound]


def struck_by(scene: Scene, sentence: Sentence, frame: FrameAt) -> tuple[Token, ...]:
    """Give what is attacked: what the verb's preposition takes, its object, a passive's subject."""
    verb = frame.verb
    if frame.link is not None:
        return linked_to(scene, sentence, frame)
    if is_passive_verb(sentence, verb):
        found = children(sentence, verb.index, "nsubj:pass")
        return found or ((sentence.tokens[verb.head],) if verb.dep == "acl" else ())
    found = objects(sentence, verb.index) or children(sentence, verb.index, "obj")
    inside = children(sentence, frame.thing.index, "compound") if frame.thing in found else ()
    several = (t for t in inside if t.tag in ("NNS", "NNP", "NNPS"))
    return (*several, *found)  # "took nine people hostage": parsers make one phrase of both
