"""Plans and measures that somebody is for or against: "rejected the plan", "a no-fly zone".

They are events that only stances are about: nobody takes part in them, and they are not scheduled.
A doing counts, too, as far as it is told ("opposes giving them a seat"). What a verb of favour is
about by its grammar is told in ``favoured``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.aims import aims_in
from flows.facts.attitudes import acts_below, is_one_of_many, is_undoing, undone_by
from flows.facts.events import GATHERINGS
from flows.facts.favoured import (
    demanded,
    doings_under,
    is_describing,
    objects_meant,
    talks_on,
    wished,
)
from flows.facts.own_word import own_words_in
from flows.facts.phrases import what_of
from flows.facts.pledges import pledges_in
from flows.facts.unnamed import add_unnamed, make_event, mention_of
from flows.facts.verb_frames import frames_in, linked_to
from flows.language.tree import case_of, children, subtree, text_of
from flows.model import EntityKind, StanceValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.scene import Scene
    from flows.facts.verb_frames import FrameAt
    from flows.model import Entity, Mention, Sentence, Token

_QUALIFIERS = frozenset({"of", "for", "on", "against", "in", "with", "to"})
_WORDS_MAX = 6
_DOING_WORDS = 9
_ABOUT = frozenset({"for", "to", "of", "against", "towards", "toward", "over", "about", "on"})
_PRONOUNS = frozenset({"it", "them", "this"})
_ABSTRACT = ("tion", "sion", "ment")
"""Endings of nouns of doing, which somebody may be for or against."""


def add_plans(scene: Scene) -> Scene:
    """Give the scene with a plan, and a mention of it, for each that a verb of favour is about."""
    return add_unnamed(scene, PLANS)


def _plans_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    for frames in frames_in(scene, "stance_verb", sentence):
        if is_describing(scene, sentence, frames[0].verb):
            continue
        frame, linked = _meant_in(scene, sentence, frames)
        for noun in linked:
            yield from _plan(scene, sentence, noun)
            says = scene.lexicon.value("speech_act", frame.verb) is not None
            if says and frame.value == StanceValue.OPPOSES:
                yield from _deed(scene, sentence, noun)
            yield from _undone(scene, sentence, noun)
        doings = (d for f in frames for d in doings_under(scene, sentence, f.verb, f.link))
        for doing in dict.fromkeys(doings):
            words = [t for t in subtree(sentence, doing.index) if t.index >= doing.index]
            last = min(words[-1].index + 1, doing.index + _DOING_WORDS)
            event = make_event(scene, text_of(sentence, doing.index, last), None, None)
            yield event, mention_of(doing, event)


def _meant_in(
    scene: Scene, sentence: Sentence, frames: tuple[FrameAt, ...]
) -> tuple[FrameAt, tuple[Token, ...]]:
    """Give the longest frame of a verb that has what it is about, and that.

    "is opposed by Iran" lacks the "to" of "is opposed to the plan".
    """
    linked = (
        (f, linked_to(scene, sentence, f) if f.link else objects_meant(sentence, f.verb))
        for f in frames
    )
    return next(((f, about) for f, about in linked if about), (frames[0], ()))


def _plans_of_adjectives(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    """Read "is not open to any negotiations", "remain opposed to the plan"."""
    for match in scene.matches("stance_verb", sentence):
        word, link = sentence.tokens[match.first], sentence.tokens[match.last - 1]
        word = sentence.tokens[word.head] if word.dep == "cop" else word
        if word.pos == "ADJ" and link.index > word.index:
            for phrase in children(sentence, word.index, "obl", "nmod"):
                if case_of(sentence, phrase.index) == link.text.lower():
                    yield from _plan(scene, sentence, phrase)


def _plans_under_nouns(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    """Read "opposition to independence", "voiced support for the plan", "a critic of the deal"."""
    for match in scene.matches("stance_person", sentence):
        person = sentence.tokens[match.last - 1]
        for phrase in children(sentence, person.index, "nmod"):
            if case_of(sentence, phrase.index) in ("of", "to"):
                yield from _plan(scene, sentence, phrase)
    for match in scene.matches("stance_noun", sentence):
        noun = sentence.tokens[match.last - 1]
        phrases = children(sentence, noun.index, "nmod", "obl")
        above = sentence.tokens[noun.head]
        if above.pos == "VERB" and above.index < noun.index:
            phrases += children(sentence, above.index, "obl")
        for phrase in phrases:
            if phrase.index > noun.index and case_of(sentence, phrase.index) in _ABOUT:
                yield from _plan(scene, sentence, phrase)


def _plans_wished(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    """Read "said that a government of both sides should be formed"."""
    for verb in wished(scene, sentence):
        for noun in children(sentence, verb.index, "nsubj", "nsubj:pass"):
            if scene.lexicon.value("plan_noun", noun) is not None:
                yield from _plan(scene, sentence, noun)


def _plans_aimed_at(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    """Read "is trying to block the deployment": what somebody works for or against."""
    for doing, _ in aims_in(scene, sentence):
        for noun in objects_meant(sentence, doing):
            yield from _plan(scene, sentence, noun)


def _plans_demanded(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    """Read "insists that the prisoners be freed": what shall be done is a plan."""
    for verb in demanded(scene, sentence):
        subject = children(sentence, verb.index, "nsubj:pass")[0]
        words = [t for t in subtree(sentence, subject.index) if t.index <= subject.index]
        whom = text_of(sentence, words[0].index, subject.index + 1)
        event = make_event(scene, f"{whom} {verb.text}", None, None)
        yield event, mention_of(verb, event)


def _plans_of_it(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    """Read "called the plan an ultimatum … Washington backs it": what was told last."""
    for frames in frames_in(scene, "stance_verb", sentence):
        for word in children(sentence, frames[0].verb.index, "obj"):
            free = word.text.lower() in _PRONOUNS and scene.mention_at(word) is None
            free = free and not acts_below(sentence, word)
            found = _plan_before(scene, sentence, word) if free else None
            if found is not None:
                where, noun = found
                event = make_event(scene, _label(scene, where, noun), None, None)
                yield event, mention_of(word, event)


def _talks_held(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    """Read talks that somebody will or will not hold, where they have no name."""
    for verb in scene.cued(sentence, "stance_holding"):
        for noun in talks_on(scene, sentence, verb):
            yield from _plan(scene, sentence, noun)


def _deed(scene: Scene, sentence: Sentence, noun: Token) -> Iterator[tuple[Entity, Mention]]:
    """Give the deed that somebody condemns, where it is no event yet ("deplored the raids")."""
    told = scene.lexicon.value("happening_noun", noun) is not None
    if told and noun.pos == "NOUN" and scene.mention_at(noun) is None:
        event = make_event(scene, _label(scene, sentence, noun), None, None)
        yield event, mention_of(noun, event)


def _undone(scene: Scene, sentence: Sentence, noun: Token) -> Iterator[tuple[Entity, Mention]]:
    """Give what somebody wants to end ("called for an end to the blockade")."""
    under = undone_by(sentence, noun) if is_undoing(scene, noun) else ()
    for thing in under:
        free = thing.pos == "NOUN" and scene.mention_at(thing) is None
        timed = any(t.span.covers(thing.span) for t in scene.times)
        if free and not timed and not _acts(scene, sentence, thing):
            event = make_event(scene, _label(scene, sentence, thing), None, None)
            yield event, mention_of(thing, event)


def _plan_before(scene: Scene, sentence: Sentence, word: Token) -> tuple[Sentence, Token] | None:
    """Give the word for a plan told last, if no event is told nearer."""
    at = scene.parsed.sentences.index(sentence)
    for where in reversed(scene.parsed.sentences[max(0, at - 1) : at + 1]):
        for token in reversed(where.tokens):
            if token.span.end > word.span.begin:
                continue
            if (scene.entity_at(where, token) or "").startswith(EntityKind.EVENT):
                return None
            if token.pos == "NOUN" and scene.lexicon.value("plan_noun", token) is not None:
                return where, token
    return None


def _plan(scene: Scene, sentence: Sentence, noun: Token) -> Iterator[tuple[Entity, Mention]]:
    owned = _acts(scene, sentence, noun) and not is_one_of_many(sentence, noun)
    if noun.pos != "NOUN" or scene.mention_at(noun) is not None or owned:
        return
    known = scene.lexicon.value("plan_noun", noun) is not None
    known = known or _is_another_gathering(scene, sentence, noun)
    does = noun.lemma.lower().endswith(_ABSTRACT)
    if known or (does and scene.lexicon.value("plan_not", noun) is None):
        event = make_event(scene, _label(scene, sentence, noun), None, None)
        yield event, mention_of(noun, event)


def _is_another_gathering(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether a gathering is wished for that is none told of ("a regional summit")."""
    gathers = scene.lexicon.value("event_head", noun) in GATHERINGS and noun.tag == "NN"
    described = bool(children(sentence, noun.index, "amod", "compound"))
    return gathers and described and is_one_of_many(sentence, noun)


def _acts(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether a noun stands for somebody it is owned by ("Haftar's forces", "his forces")."""
    if scene.lexicon.value("representative", noun) is None:
        return False
    owners = children(sentence, noun.index, "nmod:poss")
    is_theirs = any(t.tag in ("PRP$", "WP$") for t in owners)
    return is_theirs or any(_names(scene, noun, t) for t in sentence.tokens)


def _label(scene: Scene, sentence: Sentence, noun: Token) -> str:
    """Call a plan by its noun, what describes it, and a short phrase behind it."""
    label = what_of(scene, sentence, noun)
    owner = next((t for t in sentence.tokens[: noun.index] if _names(scene, noun, t)), None)
    mention = None if owner is None else scene.mention_at(owner)
    if owner is not None and mention is not None:
        first = scene.mention_at(_other_before(sentence, owner)) or mention
        said = scene.parsed.article.raw.text[first.span.begin : mention.span.end]
        label = f"{said} {label}"
    for phrase in children(sentence, noun.index, "nmod"):
        near = noun.index < phrase.index <= noun.index + _WORDS_MAX
        said_in = scene.lexicon.value("saying_noun", phrase) is not None
        if near and case_of(sentence, phrase.index) in _QUALIFIERS and not said_in:
            return f"{label} {text_of(sentence, noun.index + 1, phrase.index + 1)}"
    return label


def _other_before(sentence: Sentence, name: Token) -> Token:
    """Give the first of two names joined by a hyphen ("an Indian-Nepali summit"), else the name."""
    before = sentence.tokens[max(0, name.index - 2) : name.index]
    joined = len(before) > 1 and before[1].text in ("-", "–") and not before[1].space
    return before[0] if joined and not before[0].space else name


def _names(scene: Scene, noun: Token, word: Token) -> bool:
    described = word.head == noun.index and word.dep in ("amod", "compound", "nmod:poss")
    return described and scene.mention_at(word) is not None


PLANS = (
    _plans_in,
    _plans_of_adjectives,
    _plans_under_nouns,
    _plans_wished,
    _plans_of_it,
    _talks_held,
    pledges_in,
    _plans_aimed_at,
    own_words_in,
    _plans_demanded,
)
"""Ways to say what somebody is for or against."""
