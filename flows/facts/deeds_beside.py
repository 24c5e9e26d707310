"""Deeds told by more than a verb and its object: acts threatened, acts demanded, forces moved.

Verbs and what they take belong to ``deeds``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of, targets_of
from flows.facts.deeds import UNREAL, tell_deeds
from flows.facts.outlook import outlook_of
from flows.facts.parties import parties_of
from flows.facts.subjects import is_passive_verb
from flows.language.tree import case_of, children, is_negated, spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.party import Party
    from flows.facts.scene import Found, Scene
    from flows.facts.sweep import Reader
    from flows.model import Sentence, Token

_THREATEN, _REQUEST = "THREATEN", "REQUEST"
_KIND_ACTS = frozenset({"AGREE", "AID", "CONCEDE", "COOPERATE", "SUPPORT"})
"""What nobody is threatened with."""
_AGAINST = frozenset({"after", "against", "from"})
_CUTS = frozenset({"block", "cut", "halt", "stop", "suspend"})
_WHITHER = frozenset({"in", "into", "to"})


def _by_threat(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read whom an act threatened is done to ("threatened to refer Iran to the Council")."""
    for verb in scene.cued(sentence, "threat_verb"):
        made = verb.pos == "VERB" and outlook_of(scene, sentence, verb) not in UNREAL
        if verb.lemma.lower() != "threaten" or not made or is_negated(sentence, verb.index):
            continue
        acts = [t for t in children(sentence, verb.index, "xcomp") if t.pos == "VERB"]
        agents = agents_of(scene, sentence, verb) if acts else ()
        for act in acts if agents else ():
            targets = _threatened(scene, sentence, act)
            yield from tell_deeds(scene, sentence, (verb, _THREATEN), (agents, targets))


def _threatened(scene: Scene, sentence: Sentence, act: Token) -> tuple[Party, ...]:
    phrases = scene.lexicon.sense(act).begins.get("interaction_verb", ())
    kinds = {p.value for p in phrases if len(p.words) == 1}
    if is_negated(sentence, act.index) or not kinds.isdisjoint(_KIND_ACTS):
        return ()
    done_to = targets_of(scene, sentence, act)
    if done_to:
        return done_to
    words = (act, *children(sentence, act.index, "obj"))
    cases = _AGAINST | {"to"} if act.lemma.lower() in _CUTS else _AGAINST
    on = (t for w in words for t in children(sentence, w.index, "obl", "nmod"))
    heads = [t for t in on if case_of(sentence, t.index) in cases]
    return parties_of(scene, sentence, spread(sentence, heads))


def _by_act_demanded(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "called for the president's resignation", "demanded the withdrawal of X": X is asked."""
    for match in scene.matches("demand_verb", sentence):
        verb = sentence.tokens[match.first]
        if verb.pos != "VERB" or outlook_of(scene, sentence, verb) in UNREAL:
            continue
        for act in children(sentence, verb.index, "obj", "obl"):
            wished = act.index >= match.last and scene.lexicon.value("asked_act", act) is not None
            if not wished or case_of(sentence, act.index) not in ("", "for"):
                continue
            asked = parties_of(scene, sentence, spread(sentence, _whose_act(sentence, act)))
            sides = (agents_of(scene, sentence, verb), asked)
            yield from tell_deeds(scene, sentence, (verb, _REQUEST), sides)


def _whose_act(sentence: Sentence, act: Token) -> tuple[Token, ...]:
    on = children(sentence, act.index, "nmod")
    of = tuple(t for t in on if case_of(sentence, t.index) == "of")
    return children(sentence, act.index, "nmod:poss") or of


def _by_forces_moved(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "NATO troops were deployed to Bosnia", "US troops will be withdrawn from Iraq"."""
    for verb in scene.cued(sentence, "moved_verb"):
        kind = scene.lexicon.value("moved_verb", verb)
        passive = verb.pos == "VERB" and is_passive_verb(sentence, verb)
        if kind is None or not passive or outlook_of(scene, sentence, verb) in UNREAL:
            continue
        forces = [
            t
            for t in spread(sentence, children(sentence, verb.index, "nsubj:pass"))
            if scene.lexicon.value("armed_noun", t) is not None
        ]
        owners = [p for p in parties_of(scene, sentence, forces) if not p.entity.startswith("anon")]
        on = children(sentence, verb.index, "obl")
        cases = frozenset({"from"}) if kind == "RETREAT" else _WHITHER
        where = [t for t in on if case_of(sentence, t.index) in cases]
        targets = parties_of(scene, sentence, spread(sentence, where)) if owners else ()
        yield from tell_deeds(scene, sentence, (verb, kind), (owners, targets))


BESIDE: tuple[Reader, ...] = (_by_threat, _by_act_demanded, _by_forces_moved)
"""Further ways to tell what one does to another."""
