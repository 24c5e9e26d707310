"""What one actor does to or with another, by type (PLOVER).

Deeds told by verbs are read in ``deeds``; here are nouns, answers and meetings. The words that tell
a type are rows of ``cues_interactions.csv``. Standing backing belongs to
``support``, attitudes to events to ``stance``.

Source: PLOVER, "Political Language Ontology for Verifiable Event Records" (2018): event types;
PETRARCH2 verb classes (MIT) for the choice of verbs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.accords import agreeing, is_undone
from flows.facts.agents import agents_of
from flows.facts.deeds import VERB_READERS, as_threat, tell_deeds, threat_over, without_lesser
from flows.facts.deeds_beside import BESIDE
from flows.facts.deeds_judged import described_as
from flows.facts.event_signs import parties_between
from flows.facts.events import GATHERINGS, events_in, is_fight, is_gathering
from flows.facts.lists import pair_from
from flows.facts.one_side import set_apart
from flows.facts.own_fights import whose_fight
from flows.facts.parties import parties_of
from flows.facts.prospects import is_prospective
from flows.facts.schedule_phrases import introduction_at
from flows.facts.sides import sides_of, who_meet_whom
from flows.facts.sweep import sweep
from flows.language.tree import case_of, children, conjuncts, spread
from flows.model import ScheduleStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.facts.events import EventAt
    from flows.facts.party import Party
    from flows.facts.scene import Found, Scene
    from flows.facts.sweep import Reader
    from flows.model import Sentence, Token

_ONTO = frozenset({"on", "upon", "against", "to", "at", "with", "toward", "towards", "of"})
_FROM = frozenset({"by", "from"})
_ACCUSE, _AGREE, _ASSAULT = "ACCUSE", "AGREE", "ASSAULT"
_CONSULT, _RETREAT = "CONSULT", "RETREAT"
_AHEAD = (ScheduleStatus.PLANNED, ScheduleStatus.PROPOSED)
_PUT_OFF = ("Postponed", "Cancelled")


def find_interactions(scene: Scene) -> tuple[Found, ...]:
    """Find what actors do to one another."""
    return without_lesser(sweep(scene, READERS))


def _by_noun(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read nouns of deeds ("raised the pressure on", "sanctions on Iran by the EU")."""
    for match in scene.matches("interaction_noun", sentence):
        noun = sentence.tokens[match.last - 1]
        if noun.pos not in ("NOUN", "PROPN") or _is_wished(scene, sentence, noun, match.value):
            continue
        if match.value == _AGREE and is_undone(scene, sentence, noun):
            continue
        verb = sentence.tokens[noun.head]
        light = scene.lexicon.match_at("light_verb", sentence, verb.index) is not None
        done = light and verb.pos == "VERB" and noun.dep in ("obj", "nsubj:pass")
        words = (noun, *((verb,) if done else ()))
        targets = _phrases(scene, sentence, words, _ONTO)
        agents = _doers(scene, sentence, noun, verb if done else None)
        if targets and match.value != _RETREAT:  # "the Syrian withdrawal to the border"
            agents = agents or described_as(scene, sentence, noun)
        if targets and match.value == _ASSAULT:
            agents = whose_fight(scene, sentence, noun, agents)
        pair = () if agents and targets else _between(scene, sentence, noun)
        sides = (pair[:1], pair[1:]) if pair else (agents, targets)
        threat = threat_over(scene, sentence, verb) if noun.dep == "obj" else None
        cue = as_threat((noun, match.value), threat)
        yield from tell_deeds(scene, sentence, cue, sides)


def _under(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "Iran is under pressure from the EU to", "was under heavy Russian pressure"."""
    for match in scene.matches("interaction_noun", sentence):
        noun = sentence.tokens[match.last - 1]
        if case_of(sentence, noun.index) != "under" or not children(sentence, noun.index, "cop"):
            continue
        who = spread(sentence, children(sentence, noun.index, "nsubj"))
        doers = _phrases(scene, sentence, (noun,), _FROM) or described_as(scene, sentence, noun)
        sides = (doers, parties_of(scene, sentence, who))
        yield from tell_deeds(scene, sentence, (noun, match.value), sides)


def _is_wished(scene: Scene, sentence: Sentence, noun: Token, value: str) -> bool:
    """Tell whether a gathering is not told as held ("provides for a dialogue between A and B")."""
    if value != _CONSULT:
        return False
    gathers = scene.lexicon.value("event_head", noun) in GATHERINGS
    ahead = introduction_at(scene, sentence, noun.index) in _AHEAD
    return ahead or (gathers and is_prospective(scene, sentence, noun))


def _between(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Read "cooperation between A and B", "clashes between A and B" off the words."""
    after = sentence.tokens[noun.index + 1 : noun.index + 2]
    if not after or after[0].text.lower() not in ("between", "among"):
        return parties_between(scene, sentence, noun)
    return pair_from(scene, sentence, noun.index + 2)


def _by_answer(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "X answered Y's call", "X rejected the demand of Y": Y did it to X."""
    for match in scene.matches("answer_verb", sentence):
        verb = sentence.tokens[match.first]
        nouns = (*children(sentence, verb.index, "obj"), *children(sentence, verb.index, "obl"))
        for noun in nouns if verb.pos == "VERB" else ():
            kind = scene.lexicon.value("answered_noun", noun)
            if kind is None:
                continue
            doers = _doers(scene, sentence, noun, None) or described_as(scene, sentence, noun)
            sides = (doers, agents_of(scene, sentence, verb))
            told = verb if kind == _ACCUSE else noun  # who denies a charge says that it was made
            yield from tell_deeds(scene, sentence, (told, kind), sides)


def _phrases(
    scene: Scene, sentence: Sentence, words: Iterable[Token], cases: frozenset[str]
) -> tuple[Party, ...]:
    heads = [
        c
        for word in words
        for t in children(sentence, word.index, "nmod", "obl")
        if case_of(sentence, t.index) in cases and t.dep != "obl:agent"
        for c in conjuncts(sentence, t.index)
    ]
    return parties_of(scene, sentence, heads)


def _doers(scene: Scene, sentence: Sentence, noun: Token, verb: Token | None) -> tuple[Party, ...]:
    owners = parties_of(
        scene,
        sentence,
        [
            c
            for t in children(sentence, noun.index, "nmod:poss")
            for c in conjuncts(sentence, t.index)
        ],
    )
    named = owners or _phrases(scene, sentence, (noun,), _FROM)
    return named or (() if verb is None else agents_of(scene, sentence, verb))


def _by_meeting(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read who meets whom, from the verb or from the noun ("his talks with Assad")."""
    for event in events_in(scene, sentence):
        if not is_gathering(event.entity) or is_fight(event.entity):
            continue
        noun = event.token.pos != "VERB"
        if noun and (
            is_prospective(scene, sentence, event.token)
            or _is_put_off(scene, sentence, event.token)
        ):
            continue
        sides = _who_meets(scene, sentence, event)
        yield from tell_deeds(scene, sentence, (event.token, _CONSULT), sides)


def _is_put_off(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether a gathering is what somebody puts off or calls off ("suspended talks with")."""
    match = scene.lexicon.match_at("schedule_object", sentence, noun.head)
    return noun.dep == "obj" and match is not None and match.value in _PUT_OFF


def _who_meets(
    scene: Scene, sentence: Sentence, event: EventAt
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Give one side and the other; of those named together the first is set against the rest."""
    if event.token.pos == "VERB":
        first, others = who_meet_whom(scene, sentence, event.token)
    else:
        first, others = sides_of(scene, sentence, event.token)
    return (first, others) if others else set_apart(scene, sentence, first)


READERS: tuple[Reader, ...] = (
    *VERB_READERS,
    *BESIDE,
    agreeing,
    _by_noun,
    _under,
    _by_answer,
    _by_meeting,
)
"""Ways to tell what one does to another."""
