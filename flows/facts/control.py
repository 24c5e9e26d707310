"""Who controls which place: holds it, took it, lost it.

Fighting over a place belongs to ``participation`` and ``interaction``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.facts.agents import agents_of
from flows.facts.clauses import passage, place_at
from flows.facts.compounds import compounds_in
from flows.facts.counts import number_of
from flows.facts.outlook import Outlook, outlook_of
from flows.facts.parties import parties_of
from flows.facts.scene import Found
from flows.facts.subjects import is_passive_verb
from flows.facts.sweep import sweep
from flows.facts.timing import span_on
from flows.language.tree import case_of, children, conjuncts, objects, spread
from flows.model import Control

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.facts.sweep import Reader
    from flows.model import Sentence, Token


_LOSE = "Lose"
"""What a cue says that tells of a hold that ends."""
_SHARES, _HALF = frozenset({"%", "percent", "pct"}), 50
_DOMINATE = "dominate"
_STAYING = frozenset({"be", "remain", "stay"})
_UNDER, _IN_HANDS = frozenset({"under"}), frozenset({"in", "into"})


def find_controls(scene: Scene) -> tuple[Found, ...]:
    """Find who controls which place."""
    return sweep(scene, READERS)


def _holdings(
    scene: Scene,
    sentence: Sentence,
    trigger: Token,
    holders: Iterable[Party],
    places: Iterable[tuple[str, Token]],
) -> Iterator[Found]:
    held = tuple(places)
    for holder in holders:
        for place, token in held:
            if place == holder.entity:
                continue
            yield Found(
                situation=Control(
                    agent=holder.entity, target=place, when=span_on(scene, sentence, trigger)
                ),
                sentence=sentence,
                trigger=trigger.index,
                span=passage(scene, sentence, trigger, (holder.token, token)),
                confidence=0.8 if holder.direct else 0.7,
            )


def _by_verb(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "rebels seized the town", "the town is held by rebels"."""
    for match in scene.matches("control_verb", sentence):
        verb = sentence.tokens[match.first]
        if verb.pos != "VERB" or verb.dep in ("amod", "compound"):
            continue
        if outlook_of(scene, sentence, verb) in (Outlook.PROPOSED, Outlook.CONDITIONAL):
            continue
        if _is_taken_elsewhere(sentence, verb, match.last):
            continue
        places = tuple(_places_of(scene, sentence, verb, match.last))
        holders, over = agents_of(scene, sentence, verb), match.value == _LOSE
        held = _holdings(scene, sentence, verb, holders, places)
        yield from (replace(found, over=over) for found in held)
        if over:
            taken = parties_of(scene, sentence, _to_whom(sentence, verb))
            yield from _holdings(scene, sentence, verb, taken, places)


def _is_taken_elsewhere(sentence: Sentence, verb: Token, last: int) -> bool:
    """Tell whether somebody is taken to somebody ("take Chad to the Council"): nothing is held."""
    bare = verb.lemma.lower() == "take" and last - verb.index == 1
    return bare and bool(_to_whom(sentence, verb))


def _by_fall(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "the town fell to the rebels"."""
    for verb in sentence.tokens:
        if verb.lemma.lower() != "fall" or verb.pos != "VERB":
            continue
        subjects = children(sentence, verb.index, "nsubj")
        held = [(p, t) for t in subjects if (p := place_at(scene, sentence, t)) is not None]
        holders = parties_of(scene, sentence, _to_whom(sentence, verb))
        yield from _holdings(scene, sentence, verb, holders, held)


def _to_whom(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Give whom a place goes to ("lost the town to rebels"), whatever the parse hangs it on."""
    on = (verb, *objects(sentence, verb.index))
    behind = [t for over in on for t in children(sentence, over.index, "obl", "nmod")]
    to = [t for t in behind if case_of(sentence, t.index) == "to"]
    return spread(sentence, to)


def _places_of(
    scene: Scene, sentence: Sentence, verb: Token, last: int
) -> Iterator[tuple[str, Token]]:
    heads = [*objects(sentence, verb.index)]
    if is_passive_verb(sentence, verb) and verb.dep == "acl":
        heads += _called_held(sentence, verb)
    if not heads or last - verb.index > 1:
        heads += [
            c
            for noun in (verb, *children(sentence, verb.index, "obj"))
            for t in children(sentence, noun.index, "obl", "nmod")
            if case_of(sentence, t.index) in ("of", "over", "in", "up")
            for c in conjuncts(sentence, t.index)
        ]
    for head in heads:
        if _is_lesser_part(sentence, head):
            continue
        inner = [t for t in children(sentence, head.index, "nmod") if head.pos == "NOUN"]
        named = [t for t in inner if case_of(sentence, t.index) == "of"]
        joined = [c for t in named for c in conjuncts(sentence, t.index)[1:]]
        for word in (*(_whole(sentence, head) or (head,)), *joined):  # "the towns of X and Y"
            place = place_at(scene, sentence, word)
            if place is not None:
                yield place, word


def _called_held(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Give what a participle is on, and what is said to be that ("X is the last town held by").

    Whom a land is dominated by does not hold what lies in it.
    """
    noun = sentence.tokens[verb.head]
    if verb.lemma.lower() == _DOMINATE:
        return (noun,)
    said = children(sentence, noun.index, "nsubj") if children(sentence, noun.index, "cop") else ()
    return (*said, noun)


def _whole(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """Give what it is most or all of that is held ("most of the city")."""
    if head.pos not in ("ADJ", "DET", "PRON"):
        return ()
    return tuple(
        t for t in children(sentence, head.index, "nmod") if case_of(sentence, t.index) == "of"
    )


def _is_lesser_part(sentence: Sentence, noun: Token) -> bool:
    """Tell whether less than half of a place is held ("seized 20 percent of the country")."""
    numbers = (number_of([t.text]) for t in children(sentence, noun.index, "nummod"))
    share = next((n for n in numbers if n is not None), None)
    return noun.lemma.lower() in _SHARES and share is not None and share < _HALF


def _by_compound(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "the rebel-held town of Qusayr"."""
    for compound in compounds_in(scene, sentence, "control_compound"):
        place = place_at(scene, sentence, compound.noun)
        if place is not None:
            holders = parties_of(scene, sentence, compound.names)
            held = ((place, compound.noun),)
            yield from _holdings(scene, sentence, compound.participle, holders, held)


def _by_noun(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "control of the town by rebels", "the rebels' capture of the town"."""
    for match in scene.matches("control_noun", sentence):
        noun = sentence.tokens[match.last - 1]
        if noun.pos != "NOUN":
            continue
        on = children(sentence, noun.index, "nmod")
        of = [t for t in on if case_of(sentence, t.index) in ("of", "over")]
        by = [t for t in on if case_of(sentence, t.index) == "by"]
        owners = [*children(sentence, noun.index, "nmod:poss"), *by, *_in_it(sentence, noun)]
        places = [(p, t) for t in of if (p := place_at(scene, sentence, t)) is not None]
        holders = parties_of(scene, sentence, spread(sentence, owners))
        value, taker = _taking(scene, sentence, noun)
        told = _holdings(scene, sentence, noun, holders or taker, places)
        yield from (replace(found, over=value == _LOSE) for found in told)


def _in_it(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Give who is or stays in control of something."""
    if case_of(sentence, noun.index) != "in":
        return ()
    verb = sentence.tokens[noun.head]
    stays = verb.lemma.lower() in _STAYING and noun.dep in ("obl", "xcomp")
    return children(sentence, verb.index if stays else noun.index, "nsubj")


def _taking(scene: Scene, sentence: Sentence, noun: Token) -> tuple[str | None, tuple[Party, ...]]:
    """Give what a verb says of its object, and who does it, where words part the two.

    "seized full control of the town", "lost all control of it"; and what somebody claims.
    """
    verb = sentence.tokens[noun.head]
    cue = f"{verb.lemma.lower()} {noun.lemma.lower()} of"
    apart = verb.index + 1 < noun.index and scene.lexicon.value("control_verb", verb) is None
    value = scene.lexicon.cues("control_verb").get(cue) if apart else None
    value = value or scene.lexicon.value("control_claim", verb)
    unreal = outlook_of(scene, sentence, verb) in (Outlook.PROPOSED, Outlook.CONDITIONAL)
    if value is None or noun.dep != "obj" or unreal:
        return None, ()
    return value, agents_of(scene, sentence, verb)


def _under(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "the city is under rebel control", "PLACE, which is in the hands of the group"."""
    under = [sentence.tokens[m.last - 1] for m in scene.matches("control_noun", sentence)]
    hands = [t for t in sentence.tokens if t.text.lower() == "hands"]
    for noun in (*under, *hands):
        if case_of(sentence, noun.index) not in (_IN_HANDS if noun in hands else _UNDER):
            continue
        on = children(sentence, noun.index, "nmod")
        owners = [
            *children(sentence, noun.index, "compound", "amod", "nmod:poss"),
            *(t for t in on if case_of(sentence, t.index) == "of"),
        ]
        subjects = [*children(sentence, noun.index, "nsubj")]
        subjects += children(sentence, noun.head, "nsubj", "nsubj:pass")
        if noun.dep == "acl:relcl":  # "the town, which is under rebel control"
            subjects.append(sentence.tokens[noun.head])
        held = [(p, t) for t in subjects if (p := place_at(scene, sentence, t)) is not None]
        yield from _holdings(scene, sentence, noun, parties_of(scene, sentence, owners), held)


READERS: tuple[Reader, ...] = (
    _by_verb,
    _by_compound,
    _by_noun,
    _under,
    _by_fall,
)
"""Ways to say that somebody holds a place."""
