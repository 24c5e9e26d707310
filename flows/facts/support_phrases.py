"""Who backs whom, told by a phrase: "marched in support of X", "sent new rockets to X".

Backing told by verbs and nouns of its own belongs to ``support``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of
from flows.facts.deeds_judged import described_as
from flows.facts.outlook import Outlook, is_verbal, outlook_of
from flows.facts.pairs import tell_pairs
from flows.facts.parties import parties_at, parties_of
from flows.language.tree import case_of, children, is_negated, objects, spread
from flows.model import EntityKind, Support, SupportKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.party import Party
    from flows.facts.scene import Found, Scene
    from flows.model import Sentence, Span, Token

_BELIEFS = (0.75, 0.6)
_IN, _WITH = "In", "With"
_UNREAL = frozenset({Outlook.CONDITIONAL, Outlook.PROPOSED, Outlook.LIKELY})
_LAUNCHES = ("Launch", "Hold", "Convene")


def by_phrase(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "rallied in support of X", "took the town with the help of X"."""
    for noun in scene.cued(sentence, "support_phrase"):
        case = case_of(sentence, noun.index)
        ways = (scene.lexicon.value("support_phrase", noun) or "").split("|")
        if noun.pos != "NOUN" or case.capitalize() not in ways or is_negated(sentence, noun.index):
            continue
        named = _named_behind(scene, sentence, noun)
        if not named:
            continue
        over = sentence.tokens[noun.head]
        clausal = is_verbal(sentence, over)
        if clausal and _is_not_told(scene, sentence, over, case):
            continue
        doers = _doers(scene, sentence, noun)
        sides = (doers, named) if case.capitalize() == _IN else (named, doers)
        yield from tell_pairs(scene, (sentence, over if clausal else noun), sides, _make, _BELIEFS)


def _is_not_told(scene: Scene, sentence: Sentence, verb: Token, case: str) -> bool:
    """Tell whether what is done with support is only thought of, or not done."""
    helped = case.capitalize() == _WITH
    unreal = outlook_of(scene, sentence, verb) in _UNREAL
    return unreal or (helped and is_negated(sentence, verb.index))


def _make(backer: str, target: str, when: Span | None) -> Support:
    return Support(agent=backer, target=target, support=SupportKind.UNSPECIFIED, when=when)


def _named_behind(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Give who is named behind "of" or "from"; not whose deeds or plans are backed."""
    links = ("of",) if case_of(sentence, noun.index) == _IN.lower() else ("of", "from")
    on = children(sentence, noun.index, "nmod")
    heads = spread(sentence, (t for t in on if case_of(sentence, t.index) in links))
    return tuple(p for p in parties_of(scene, sentence, heads) if p.direct)


def _doers(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Give who does what is done in support of somebody, or with the help of somebody."""
    over = sentence.tokens[noun.head]
    if is_verbal(sentence, over):
        return agents_of(scene, sentence, over)
    if noun.dep != "nmod" or over.pos not in ("NOUN", "PROPN"):
        return ()
    if case_of(sentence, noun.index) == _WITH.lower():  # "the troops, with the help of X, took"
        return parties_at(scene, sentence, over)
    return _launchers(scene, sentence, over)


def _launchers(scene: Scene, sentence: Sentence, act: Token) -> tuple[Party, ...]:
    """Give whose rally or raid it is: its owner, else who holds or launches it."""
    verb = sentence.tokens[act.head]
    own = parties_of(scene, sentence, children(sentence, act.index, "nmod:poss"))
    match = scene.lexicon.match_at("part_verb", sentence, verb.index)
    does = scene.lexicon.match_at("light_verb", sentence, verb.index) is not None
    does = does or (match is not None and match.value in _LAUNCHES)
    held = agents_of(scene, sentence, verb) if does and act.dep in ("obj", "nsubj:pass") else ()
    return own or held or described_as(scene, sentence, act)


def by_arming(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "supplied Scud missiles to X", "gave X rockets", "provided X with rockets"."""
    for verb in scene.cued(sentence, "arming_verb"):
        if verb.pos != "VERB" or outlook_of(scene, sentence, verb) in _UNREAL:
            continue
        heads = _armed(scene, sentence, verb)
        if heads:
            named = parties_of(scene, sentence, spread(sentence, heads))
            armed = tuple(p for p in named if p.entity.startswith(EntityKind.ORGANIZATION))
            sides = (agents_of(scene, sentence, verb), armed)
            yield from tell_pairs(scene, (sentence, verb), sides, _make_armed, _BELIEFS)


def _make_armed(backer: str, target: str, when: Span | None) -> Support:
    return Support(agent=backer, target=target, support=SupportKind.MILITARY, when=when)


def _armed(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Give who gets arms: behind "to", between verb and arms, or before "with arms"."""
    given = objects(sentence, verb.index)
    arms = [t for t in given if _is_arms(scene, t) and not _is_handed_in(sentence, t)]
    on = children(sentence, verb.index, "obl")
    with_arms = any(case_of(sentence, t.index) == "with" and _is_arms(scene, t) for t in on)
    if with_arms:
        return given
    if not arms:
        return ()
    behind = (*on, *(c for t in arms for c in children(sentence, t.index, "nmod")))
    to = (t for t in behind if case_of(sentence, t.index) == "to")
    return (*children(sentence, verb.index, "iobj"), *to)


def _is_handed_in(sentence: Sentence, arms: Token) -> bool:
    """Tell whether somebody gives up arms of his own, or one of them ("gave the gun to police")."""
    own = any(t.tag == "PRP$" for t in children(sentence, arms.index, "nmod:poss"))
    return own or (arms.tag == "NN" and bool(children(sentence, arms.index, "det")))


def _is_arms(scene: Scene, noun: Token) -> bool:
    return noun.pos == "NOUN" and scene.lexicon.value("arms_noun", noun) is not None
