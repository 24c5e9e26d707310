"""Those without a name who act or are acted on in one deed: "armed men", "arrested nine people".

Groups that act by what they are called ("rebels", "police") belong to ``crowds``. These nouns name
anybody, so they count only beside a verb that tells what one does to another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of
from flows.facts.crowds import group_at, label_of, words_before
from flows.facts.lists import LINKING
from flows.facts.parties import parties_at
from flows.facts.subjects import by_whom, is_passive_verb, subjects_of
from flows.facts.unnamed import add_unnamed, make_group, mention_of
from flows.facts.verb_frames import frames_in, struck_by
from flows.language.tree import case_of, children, spread
from flows.model import NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.facts.scene import Scene
    from flows.model import Entity, Mention, Sentence, Token

_ASSAULT = "ASSAULT"
_TO_PERSONS = frozenset({"ACCUSE", _ASSAULT, "COERCE", "CONCEDE", "THREATEN"})
_BY_PERSONS = frozenset({*_TO_PERSONS, "PROTEST"})
_VERBS = ("interaction_verb", "interaction_alone", "interaction_mutual")
_ARMED = ("armed_verb", "happening_verb")
_KNOWN = frozenset({"the", "this", "that", "these", "those", "no", "any", "every", "such"})
"""Words before a noun for somebody told of before, or for nobody."""
_AIRCRAFT = frozenset({"bomber", "fighter"})
"""Nouns for persons that also say what a plane is."""
_ONE = frozenset({"a", "an", "another"})
_ARGUMENTS = ("obj", "nsubj", "nsubj:pass", "obl:agent")
_SOME = frozenset({"many", "several", "some"})
_STEPS = 3


def add_doers(scene: Scene) -> Scene:
    """Give the scene with those who do something, known by a noun for anybody."""
    return add_unnamed(scene, (_owners_in, _some_of_in, _doers_in))


def add_struck(scene: Scene) -> Scene:
    """Give the scene with those to whom somebody does something, known by a noun for anybody."""
    return add_unnamed(scene, (_struck_in,))


def _owners_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    """Read whose a thing that is hit is by the noun before it ("a police checkpoint")."""
    for word in scene.cued(sentence, "crowd_noun"):
        thing = sentence.tokens[word.head]
        owns = word.dep in ("compound", "amod") and word.pos in ("NOUN", "ADJ")
        owns = owns and thing.index > word.index
        sort = scene.lexicon.value("crowd_noun", word)
        hit = owns and sort is not None and scene.lexicon.value("hit_noun", thing) is not None
        persons = scene.lexicon.value("crowd_noun", thing) is not None
        hit = hit and word.lemma.lower() not in _AIRCRAFT and _is_struck(scene, sentence, thing)
        if not hit or persons or not _is_nobody(scene, sentence, word):
            continue
        if parties_at(scene, sentence, thing):
            continue
        label = word.text if sort == "Body" else f"{word.lemma}s"
        yield (group := make_group(scene, label.lower())), mention_of(word, group)


def _is_struck(scene: Scene, sentence: Sentence, thing: Token) -> bool:
    """Tell whether something is what an attack is about: its verb, its noun, or a participle."""
    over = (sentence.tokens[thing.head], *children(sentence, thing.index, "acl", "acl:relcl"))
    return any(_strikes(scene, t) for t in over)


def _strikes(scene: Scene, word: Token) -> bool:
    begins = scene.lexicon.sense(word).begins
    hits = any(p.value == _ASSAULT for p in begins.get("interaction_verb", ()))
    noun = scene.lexicon.value("interaction_noun", word) == _ASSAULT
    verb = word.pos == "VERB" and ("armed_verb" in begins or hits)
    return noun or verb


def _some_of_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    """Read so many of a people, who are not their state ("nine Chadians", "angry Kenyans")."""
    for name in sentence.names:
        people = sentence.tokens[name.last - 1]
        if name.label is not NameLabel.PEOPLE or not _are_people(sentence, people):
            continue
        mention = scene.mention_at(people)
        state = mention is not None and scene.is_state(mention.entity)
        told = children(sentence, people.index, "nummod", "amod")
        some = {t.text.lower() for t in children(sentence, people.index, "det")}
        if state and (told or some & (_SOME | _ONE) or _protest(scene, sentence, people)):
            yield group_at(scene, sentence, people)


def _are_people(sentence: Sentence, people: Token) -> bool:
    """Tell a noun for some of a people, or for one ("killed a Chadian"), from an adjective."""
    several = people.tag == "NNPS" or people.text.lower().endswith("s")
    det = {t.text.lower() for t in children(sentence, people.index, "det")}
    one = people.dep in _ARGUMENTS and not det.isdisjoint(_ONE)
    return one or (several and people.pos in ("NOUN", "PROPN"))


def _protest(scene: Scene, sentence: Sentence, people: Token) -> bool:
    """Tell whether a people without an article protests: states do not take to the streets."""
    verb = sentence.tokens[people.head]
    begins = scene.lexicon.sense(verb).begins
    alone = {p.value for p in begins.get("interaction_alone", ())}
    bare = people.dep == "nsubj" and not children(sentence, people.index, "det")
    return bare and alone == {"PROTEST"}


def _doers_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    seen: set[int] = set()
    for verb in scene.cued(sentence, *_VERBS, *_ARMED):
        if verb.pos != "VERB" or verb.dep in ("amod", "compound"):
            continue
        harmful = _is_harmful(scene, verb)
        passive = is_passive_verb(sentence, verb)
        heads = by_whom(sentence, verb) if passive else _subjects_over(sentence, verb)
        for noun in heads:
            if noun.index not in seen and _is_nobody(scene, sentence, noun):
                seen.add(noun.index)
                yield from _as_body(scene, sentence, noun)
                yield from _as_persons(scene, sentence, noun) if harmful else ()


def _is_harmful(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb may tell what persons of any kind are told to do to others."""
    begins = scene.lexicon.sense(verb).begins
    kinds = {phrase.value for group in _VERBS for phrase in begins.get(group, ())}
    return any(group in begins for group in _ARMED) or not kinds.isdisjoint(_BY_PERSONS)


def _subjects_over(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Give the subjects of a verb, or of the one above that lends it its own."""
    for _ in range(_STEPS):
        own = subjects_of(sentence, verb)
        if own or verb.dep not in ("conj", "xcomp", "advcl"):
            return spread(sentence, own)
        verb = sentence.tokens[verb.head]
    return ()


def _is_nobody(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether a noun stands for nobody that the article names or tells of otherwise."""
    return scene.mention_at(noun) is None and not parties_at(scene, sentence, noun)


def _as_body(scene: Scene, sentence: Sentence, noun: Token) -> Iterator[tuple[Entity, Mention]]:
    """Read one body of a sort ("a human rights group"); "a group" by itself says too little."""
    body = scene.lexicon.value("doer_body", noun) is not None and noun.tag == "NN"
    told = children(sentence, noun.index, "amod", "compound")
    if body and told and _is_first_told(sentence, noun) and noun.pos == "NOUN":
        yield group_at(scene, sentence, noun)


def _as_persons(scene: Scene, sentence: Sentence, noun: Token) -> Iterator[tuple[Entity, Mention]]:
    """Read persons of a sort or number ("armed men", "a youth", "hundreds of students")."""
    mass = _mass_at(scene, sentence, noun)
    if mass is not None:
        yield mass
        return
    told = noun.tag == "NN" or children(sentence, noun.index, "amod", "compound", "nummod")
    if told and _are_persons(scene, noun) and _is_first_told(sentence, noun):
        yield _persons_at(scene, sentence, noun)


def _persons_at(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Entity, Mention]:
    """Make persons of a noun, called by its phrase with "of" too ("member of a rebel group")."""
    on = (t for t in children(sentence, noun.index, "nmod") if noun.index < t.index)
    of = [t for t in on if case_of(sentence, t.index) == "of" and t.pos in ("NOUN", "PROPN")]
    of = of if scene.lexicon.value("representative", noun) is not None else []
    if not of or of[0].index - noun.index > _STEPS * 2:
        return group_at(scene, sentence, noun)
    before = words_before(scene, sentence, noun)
    words = (*before, *sentence.tokens[noun.index + 1 : of[0].index + 1])
    entity = make_group(scene, label_of(scene, sentence, words))
    return entity, mention_of(noun, entity)


def _are_persons(scene: Scene, noun: Token) -> bool:
    """Tell a noun for persons; taggers take some for verbs ("five al-Wadi suspects")."""
    return scene.lexicon.value("victim_noun", noun) is not None or noun.text.lower() == "people"


def _is_first_told(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a noun brings in somebody new: "a man", "nine men"; not "the man", "his son"."""
    before = {t.text.lower() for t in children(sentence, noun.index, "det", "nmod:poss")}
    owned = children(sentence, noun.index, "nmod:poss")
    counted = noun.tag != "NN" or bool(before) or bool(children(sentence, noun.index, "nummod"))
    return not owned and before.isdisjoint(_KNOWN) and counted


def _mass_at(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Entity, Mention] | None:
    """Read "thousands of students", "a group of armed men": they are one group."""
    last = noun
    while scene.lexicon.value("mass_noun", last) is not None:
        of = [t for t in children(sentence, last.index, "nmod") if t.index > last.index]
        inner = next((t for t in of if case_of(sentence, t.index) == "of"), None)
        if inner is None:
            return None
        last = inner
    if last is noun or last.tag not in ("NNS", "NNPS"):
        return None
    within = parties_at(scene, sentence, last)
    if within and last.tag != "NNPS":
        named = scene.entity(within[0].entity)
        return None if named is None else (named, mention_of(noun, named))
    words = (
        *words_before(scene, sentence, noun),
        *sentence.tokens[noun.index + 1 : last.index + 1],
    )
    entity = make_group(scene, label_of(scene, sentence, words))
    return entity, mention_of(noun, entity)


def _struck_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    seen: set[int] = set()
    for frames in frames_in(scene, "interaction_verb", sentence):
        for frame in frames:
            if frame.value.partition(" ")[0] not in _TO_PERSONS:
                continue
            met = struck_by(scene, sentence, frame)
            struck = (_meant(sentence, frame.verb, t) for t in met)
            heads = [t for t in spread(sentence, struck) if t.index not in seen]
            new = [t for t in heads if _is_nobody(scene, sentence, t)]
            if new and agents_of(scene, sentence, frame.verb):
                seen.update(t.index for t in new)
                yield from _each(scene, sentence, new)


def _meant(sentence: Sentence, verb: Token, struck: Token) -> Token:
    """Give the noun that a relative takes up ("nine miners who were seized by rebels")."""
    relative = struck.tag in LINKING and verb.dep == "acl:relcl"
    return sentence.tokens[verb.head] if relative else struck


def _each(
    scene: Scene, sentence: Sentence, nouns: Iterable[Token]
) -> Iterator[tuple[Entity, Mention]]:
    for noun in nouns:
        yield from _as_persons(scene, sentence, noun)
