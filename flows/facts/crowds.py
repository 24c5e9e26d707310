"""Actors without a name: "world powers", "Arab and Western sponsors", "nine delegates".

They act as named ones do, but stay in their article: nobody knows whether the gunmen of two
articles are the same. Groups that have a name, or are taken up by a noun, belong to ``entities``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.parties import parties_at
from flows.facts.phrases import keeps_capital
from flows.facts.unnamed import add_unnamed, make_group, mention_of
from flows.language.tree import case_of, children, name_at, span_of
from flows.model import EntityKind, NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.scene import Scene
    from flows.model import Entity, Mention, Sentence, Token

_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "CCONJ", "VERB"})
_ON_NOUN = frozenset({"amod", "compound", "nummod", "conj", "cc", "nmod", "flat"})
_WORDS_MAX = 6


def add_crowds(scene: Scene) -> Scene:
    """Give the scene with an entity, and a mention of it, for each group that has no name."""
    return add_unnamed(scene, (_crowds_in, _peoples_in, _adjectives_in))


def _crowds_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    for noun in scene.cued(sentence, "crowd_noun"):
        cue = scene.lexicon.value("crowd_noun", noun)
        if cue is None or not (noun.pos == "NOUN" or _opens_unnamed(sentence, noun)):
            continue
        if not _is_many(noun, cue):
            continue
        if _belongs_to_named(scene, sentence, noun) or _is_part_of_more(noun):
            continue
        yield group_at(scene, sentence, noun)


def _opens_unnamed(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a first word is mistaken for its capital alone ("Gunmen attacked")."""
    on = children(sentence, noun.index, "nmod") if noun.index == 0 else ()
    whose = any(case_of(sentence, t.index) in ("for", "from", "of") for t in on)
    subject = noun.dep.startswith("nsubj") and not whose
    return noun.index == 0 and subject and name_at(sentence, 0) is None


def _peoples_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    """Read some of a people, who are not their state ("30 armed Serbs")."""
    for name in sentence.names:
        people = sentence.tokens[name.last - 1]
        several = name.label is NameLabel.PEOPLE and people.tag in ("NNS", "NNPS")
        if several and scene.mention_at(people) is None and not _is_part_of_more(people):
            yield group_at(scene, sentence, people)


def group_at(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Entity, Mention]:
    """Make a group of this article, called what it calls it, and its mention by the noun."""
    entity = make_group(scene, label_of(scene, sentence, words_before(scene, sentence, noun)))
    return entity, mention_of(noun, entity)


def _adjectives_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    """Read the countries that an adjective stands for in "a Western-backed group"."""
    for word in scene.cued(sentence, "crowd_adjective"):
        label = scene.lexicon.value("crowd_adjective", word)
        behind = [t.text for t in sentence.tokens[word.index + 1 : -1]][:1]
        if label is None or behind not in (["-"], ["–"]) or _is_named_alone(scene, word):
            continue
        entity = make_group(scene, label, word.text)
        yield entity, mention_of(word, entity)


def _is_named_alone(scene: Scene, word: Token) -> bool:
    """Tell whether a word is a name of its own; "a Western-backed group" may be one as a whole."""
    mention = scene.mention_at(word)
    return mention is not None and mention.span.length <= word.span.length


def _is_many(noun: Token, cue: str) -> bool:
    """Tell whether a noun stands for several, or for a body that is one ("the community")."""
    return noun.tag in ("NNS", "NNPS") or cue == "Body"


def _belongs_to_named(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    if scene.mention_at(noun) is not None or parties_at(scene, sentence, noun):
        return True
    owners = children(sentence, noun.index, "nmod:poss")
    return any(scene.mention_at(t) is not None for t in owners)


def _is_part_of_more(noun: Token) -> bool:
    """Tell whether a noun only says what another is ("government troops", "rebel leaders")."""
    return noun.dep in ("compound", "flat", "nmod:desc")


def words_before(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Give the noun with the plain words before it, numbers and joined adjectives too."""
    first = noun.index
    while first and noun.index - first < _WORDS_MAX:
        word = sentence.tokens[first - 1]
        plain = word.pos in _MODIFIERS and word.dep.split(":")[0] in _ON_NOUN
        if word.pos == "CCONJ" and _is_own_group(scene, sentence.tokens[first - 2]):
            break
        if not plain or word.tag in ("VBD", "VBZ", "VBP", "VB"):
            break
        first -= 1
    while first < noun.index and _opens_nothing(sentence, sentence.tokens[first]):
        first += 1
    return sentence.tokens[first : noun.index + 1]


def _is_own_group(scene: Scene, word: Token) -> bool:
    """Tell whether what "and" joins is no part of a group ("government and opposition").

    A state by its name is none ("Chad and Sahel rebels"); by letters it may ("US and UN envoys").
    Nor are the members of a body ("the Houthis and troops").
    """
    mention = scene.mention_at(word)
    if word.tag == "NNPS":
        return True
    person = mention is not None and mention.entity.startswith(EntityKind.PERSON)
    state = mention is not None and scene.is_state(mention.entity)
    named = state and word.pos == "PROPN" and not word.text.isupper()  # "US and Iraqi troops"
    return (
        person
        or named
        or (word.pos == "NOUN" and scene.lexicon.value("crowd_noun", word) is not None)
    )


def _opens_nothing(sentence: Sentence, word: Token) -> bool:
    """Tell whether a word is the rest of what stands before ("and", "at least", "home-grown")."""
    if word.index and sentence.tokens[word.index - 1].text == "-":
        return True
    return word.pos == "CCONJ" or word.text.lower() in ("dead", "least", "most")


def label_of(scene: Scene, sentence: Sentence, words: tuple[Token, ...]) -> str:
    """Give a phrase as a label: no capital but a name's own."""
    span = span_of(words)
    text = " ".join(scene.parsed.article.raw.text[span.begin : span.end].split())
    named = keeps_capital(sentence, words[0].index) or scene.mention_at(words[0]) is not None
    return text if named else text[:1].lower() + text[1:]
