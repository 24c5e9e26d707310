"""Who backs whom: with words, arms or money, as an ally, or no longer.

What somebody thinks of an event or a plan belongs to ``stance``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of, is_bidden, targets_of
from flows.facts.compounds import Compound, compounds_in
from flows.facts.lists import listed_from
from flows.facts.pairs import tell_pairs
from flows.facts.parties import actor_at, parties_at, parties_of
from flows.facts.party import Party
from flows.facts.subjects import is_passive_verb
from flows.facts.support_phrases import by_arming, by_phrase
from flows.facts.sweep import sweep
from flows.language.tree import case_of, children, conjuncts, spread
from flows.model import Support, SupportKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.facts.scene import Found, Scene
    from flows.facts.sweep import Reader
    from flows.model import Sentence, Span, Token

_OF_WHOM = frozenset({"of", "to", "for", "with"})
_HYPHENS = ("-", "‐", "‑", "–")
_BELIEFS = (0.8, 0.65)
_ENDED = ("stop", "end", "withdraw", "cut", "drop", "abandon", "suspend", "halt", "cease")


def find_supports(scene: Scene) -> tuple[Found, ...]:
    """Find who backs whom."""
    return sweep(scene, READERS)


def _backings(
    scene: Scene,
    sentence: Sentence,
    cue: tuple[Token, SupportKind],
    sides: tuple[Iterable[Party], Iterable[Party]],
) -> Iterator[Found]:
    trigger, kind = cue

    def make(backer: str, target: str, when: Span | None) -> Support:
        return Support(agent=backer, target=target, support=kind, when=when)

    return tell_pairs(scene, (sentence, trigger), sides, make, _BELIEFS)


def _by_verb(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "Iran backs Assad", "Assad is backed by Iran", "rebels supported by Qatar"."""
    for match in scene.matches("support_verb", sentence):
        verb = sentence.tokens[match.first]
        if verb.pos != "VERB" or verb.dep in ("amod", "compound"):
            continue
        if _is_asked(scene, sentence, verb):
            continue
        kind = SupportKind(match.value)
        if _is_ended(sentence, verb):
            kind = SupportKind.ENDED
        sides = _sides_of_verb(scene, sentence, verb, (kind, match.last))
        yield from _backings(scene, sentence, (verb, kind), sides)


def _is_asked(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether somebody is only asked to back others ("urged voters to support the party")."""
    over = sentence.tokens[verb.head]
    asks = scene.lexicon.value("interaction_verb", over) == "REQUEST"
    below = verb.dep == "xcomp" and bool(children(sentence, over.index, "obj"))
    return is_bidden(scene, sentence, verb) or (asks and below)


def _sides_of_verb(
    scene: Scene, sentence: Sentence, verb: Token, cue: tuple[SupportKind, int]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Give backer and backed; of "a group linked to another" the first is linked to the second."""
    kind, last = cue
    is_passive = is_passive_verb(sentence, verb) or bool(children(sentence, verb.index, "cop"))
    if kind is SupportKind.AFFILIATED or (kind is SupportKind.ALLIED and is_passive):
        if not is_passive:
            return (), ()
        to = [
            t
            for t in children(sentence, verb.index, "obl")
            if case_of(sentence, t.index) in ("to", "with")
        ]
        linked = children(sentence, verb.index, "nsubj")
        group = targets_of(scene, sentence, verb) or parties_of(scene, sentence, linked)
        return group, parties_of(scene, sentence, to)
    backed = targets_of(scene, sentence, verb) or _after(scene, sentence, verb, last)
    return _accused(scene, sentence, verb) or agents_of(scene, sentence, verb), backed


def _accused(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
    """Give who is said to do it in "accused Iran of backing the rebels"."""
    marks = [t.text.lower() for t in children(sentence, verb.index, "mark", "case")]
    over = sentence.tokens[verb.head]
    blamed = verb.tag == "VBG" and scene.lexicon.value("speech_act", over) == "Alleged"
    if not blamed or not set(marks) & {"of", "for"}:
        return ()
    return targets_of(scene, sentence, over)


def _after(scene: Scene, sentence: Sentence, verb: Token, first: int) -> tuple[Party, ...]:
    """Give whom a verb with a preposition is about ("side with the rebels")."""
    if first - verb.index < 2:
        return ()
    link = sentence.tokens[first - 1]
    phrases = [
        t
        for t in children(sentence, verb.index, "obl")
        if case_of(sentence, t.index) == link.text.lower()
    ]
    if not phrases and link.dep == "case":  # "fight on the side of the rebels"
        phrases = [sentence.tokens[link.head]]
    return parties_of(scene, sentence, spread(sentence, phrases))


def _is_ended(sentence: Sentence, verb: Token) -> bool:
    head = sentence.tokens[verb.head]
    return verb.dep in ("xcomp", "ccomp") and head.lemma in _ENDED


def _by_noun(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "a longtime ally of Assad", "Assad's backers Iran and Russia"."""
    for match in scene.matches("support_noun", sentence):
        noun = sentence.tokens[match.last - 1]
        if noun.pos == "ADP":  # "loyal to"
            noun = sentence.tokens[match.first]
        if noun.pos not in ("NOUN", "ADJ", "PROPN"):
            continue
        backed = _owners(scene, sentence, noun)
        backers = called(scene, sentence, noun)
        cue = (noun, SupportKind(match.value))
        yield from _backings(scene, sentence, cue, (backers, backed))


def _owners(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Give whose ally or backer it is: "of", "to" or "'s"; read off the words if need be."""
    on = children(sentence, noun.index, "nmod", "obl")
    phrases = [t for t in on if t.dep == "nmod:poss" or case_of(sentence, t.index) in _OF_WHOM]
    found = parties_of(scene, sentence, spread(sentence, phrases))
    if found:
        return found
    after = sentence.tokens[noun.index + 1 : noun.index + 2]
    if after and after[0].text.lower() in _OF_WHOM:
        return listed_from(scene, sentence, noun.index + 2)[:1]
    return ()


def called(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Give who is called an ally or backer: beside it, before it, or said to be it."""
    beside = list(children(sentence, noun.index, "appos", "flat"))
    if children(sentence, noun.index, "cop", "aux"):
        beside += [
            c for t in children(sentence, noun.index, "nsubj") for c in conjuncts(sentence, t.index)
        ]
    if noun.dep in ("appos", "nmod"):
        several = noun.tag == "NNS"
        beside += conjuncts(sentence, noun.head) if several else [sentence.tokens[noun.head]]
    above = sentence.tokens[noun.head]
    if noun.dep == "xcomp" and above.dep == "acl":  # "X, seen as close to Turkey"
        beside.append(sentence.tokens[above.head])
    if noun.dep == "amod" and noun.index > above.index:  # "rebels loyal to X"
        beside.append(above)
    found = parties_of(scene, sentence, [t for t in beside if t.pos in ("PROPN", "NOUN", "PRON")])
    return found or _before_comma(scene, sentence, noun) or _named_inside(scene, sentence, noun)


def _before_comma(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Read "Russia, a longtime ally of …" and "Turkey, Baku's closest ally" off the words."""
    at = noun.index - 1
    while at > 0 and sentence.tokens[at].pos in ("ADJ", "ADV", "NOUN", "VERB"):
        at -= 1
    if sentence.tokens[at].tag == "POS":
        at -= 1
        while at > 0 and sentence.tokens[at].pos == "PROPN":
            at -= 1
        at += 1
    elif sentence.tokens[at].text.lower() not in ("a", "an", "the", "its", "his", "her", "their"):
        return ()
    if at < 2 or sentence.tokens[at - 1].text != ",":
        return ()
    return parties_at(scene, sentence, sentence.tokens[at - 2])


def _by_giving(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "Iran's support for Hezbollah", "voiced its backing for", "gets support from Iran"."""
    for noun in scene.cued(sentence, "support_given"):
        if noun.pos != "NOUN":
            continue
        over = sentence.tokens[noun.head]
        given = noun.dep == "obj" and scene.lexicon.value("support_giving", over) is not None
        phrases = _phrases_behind(sentence, noun, over if given else noun, ("for", "to"))
        receivers = phrases or (_receivers(sentence, noun, over) if given else ())
        backed = parties_of(scene, sentence, spread(sentence, receivers))
        owners = parties_of(scene, sentence, children(sentence, noun.index, "nmod:poss"))
        backers = owners or (agents_of(scene, sentence, over) if given else ())
        if noun.dep == "obj" and scene.lexicon.value("support_getting", over) is not None:
            backers = parties_of(scene, sentence, _givers(sentence, noun, over))
            backed = agents_of(scene, sentence, over)
        cue = (noun, SupportKind(scene.lexicon.value("support_given", noun) or "Unspecified"))
        yield from _backings(scene, sentence, cue, (backers, backed))


def _phrases_behind(
    sentence: Sentence, noun: Token, verb: Token, cases: tuple[str, ...]
) -> tuple[Token, ...]:
    """Give the phrases behind a noun, on it or on the verb over it, with some prepositions."""
    on = (t for i in (noun.index, verb.index) for t in children(sentence, i, "nmod", "obl"))
    behind = (t for t in on if t.index > noun.index and case_of(sentence, t.index) in cases)
    return tuple(dict.fromkeys(behind))


def _receivers(sentence: Sentence, noun: Token, verb: Token) -> tuple[Token, ...]:
    """Give who stands between a verb and the support that it gives ("gave the rebels support")."""
    on = (*children(sentence, verb.index, "iobj"), *children(sentence, noun.index, "compound"))
    return tuple(t for t in on if verb.index < t.index < noun.index)


def _by_tie(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "the Front has ties to the Guard", "a group with links to it"; states just have ties."""
    for noun in scene.cued(sentence, "tie_noun"):
        over = sentence.tokens[noun.head]
        holders = parties_of(scene, sentence, children(sentence, noun.index, "nmod:poss"))
        had = noun.dep == "obj" and scene.lexicon.value("tie_having", over) is not None
        if had:
            holders = holders or agents_of(scene, sentence, over)
        elif noun.dep == "nmod" and case_of(sentence, noun.index) == "with":
            holders = holders or parties_at(scene, sentence, over)
        phrases = _phrases_behind(sentence, noun, over if had else noun, ("to", "with"))
        linked = parties_of(scene, sentence, spread(sentence, phrases))
        if noun.pos != "NOUN" or all(scene.is_state(p.entity) for p in (*holders, *linked)):
            continue
        yield from _backings(scene, sentence, (noun, SupportKind.AFFILIATED), (holders, linked))


def _givers(sentence: Sentence, noun: Token, verb: Token) -> tuple[Token, ...]:
    """Give from whom support comes that somebody gets."""
    on = (t for word in (noun, verb) for t in children(sentence, word.index, "nmod", "obl"))
    sources = (t for t in on if case_of(sentence, t.index) in ("from", "of"))
    return spread(sentence, sources)


def _named_inside(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Read "their Hezbollah allies", "his ally Russia"."""
    names = [
        *children(sentence, noun.index, "compound"),
        *(t for t in sentence.tokens[noun.index + 1 : noun.index + 2] if t.pos == "PROPN"),
    ]
    found = ((t, actor_at(scene, sentence, t)) for t in names)
    return tuple(Party(entity=e, token=t) for t, e in found if e is not None)


def _by_prefix(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "the pro-Russian Party of Regions", "pro-Iranian militias": they are for it."""
    for word in sentence.tokens[:-2]:
        hyphen, named = sentence.tokens[word.index + 1 : word.index + 3]
        if word.text.lower() != "pro" or hyphen.text not in _HYPHENS:
            continue
        backed = actor_at(scene, sentence, named)
        noun = sentence.tokens[named.head if named.head > named.index else word.head]
        if backed is None or noun.index <= named.index or noun.pos not in ("NOUN", "PROPN"):
            continue
        group = [p for p in _named_group(scene, sentence, noun) if p.direct]
        target = Party(entity=backed, token=named)
        yield from _backings(scene, sentence, (named, SupportKind.POLITICAL), (group, (target,)))


def _by_compound(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "the Western-backed coalition", "an al-Qaeda-linked group"."""
    for compound in compounds_in(scene, sentence, "support_compound"):
        kind = SupportKind(compound.value)
        sides = _sides_of(scene, sentence, compound, kind)
        yield from _backings(scene, sentence, (compound.participle, kind), sides)


def _sides_of(
    scene: Scene, sentence: Sentence, compound: Compound, kind: SupportKind
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Give backer and backed; who is linked or allied is the one that does it."""
    named = parties_of(scene, sentence, compound.names)
    group = _named_group(scene, sentence, compound.noun)
    turned = kind in (SupportKind.AFFILIATED, SupportKind.ALLIED)
    return (group, named) if turned else (named, group)


def _named_group(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Give what the noun of a compound stands for; the name put behind it comes first."""
    named = [t for t in children(sentence, noun.index, "appos", "flat") if t.pos == "PROPN"]
    beside = parties_of(scene, sentence, named) or _behind_comma(scene, sentence, noun)
    return beside[:1] or parties_at(scene, sentence, noun)[:1]


def _behind_comma(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Read "a linked group, the Front" off the words."""
    after = sentence.tokens[noun.index + 1 : noun.index + 4]
    if not after or after[0].text != "," or noun.tag != "NN":
        return ()
    name = next((t for t in after[1:] if t.pos != "DET"), None)
    named = name is not None and name.pos in ("PROPN", "ADJ")
    return parties_at(scene, sentence, name) if named and name is not None else ()


READERS: tuple[Reader, ...] = (
    _by_verb,
    _by_noun,
    _by_giving,
    _by_tie,
    _by_compound,
    _by_prefix,
    by_phrase,
    by_arming,
)
"""Ways to say that one backs another."""
