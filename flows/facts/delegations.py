"""Who is at a gathering through those sent there: "the Lowland negotiator at the talks".

"X leads the government team": he is at the talks, too. Who goes by himself is in
``participation``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of
from flows.facts.attendance import cast_parties
from flows.facts.events import event_at, events_in, is_gathering
from flows.facts.events_at_hand import event_before
from flows.facts.outlook import is_ahead, outlook_of
from flows.facts.parties import parties_of
from flows.facts.subjects import is_passive_verb
from flows.language.tree import case_of, children, conjuncts, first_joined
from flows.model import EventPart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.facts.scene import Found, Scene
    from flows.model import Entity, Sentence, Token

_SENT = frozenset({"at", "in", "to"})
_WHITHER = _SENT | {"for"}
_AHEAD = frozenset({"Likely", "Planned", "Proposed"})


def sent_to(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "the chief Lowland negotiator at the talks": who sends somebody there takes part."""
    for noun in scene.cued(sentence, "delegate_noun"):
        if noun.pos not in ("NOUN", "PROPN"):
            continue
        phrases = children(sentence, noun.index, "nmod")
        there = [t for t in phrases if case_of(sentence, t.index) in _SENT]
        found = [e for t in there if (e := event_at(scene, sentence, t)) is not None]
        for event in (e for e in found[:1] if is_gathering(e.entity)):
            words = children(sentence, event.token.index, "amod")
            told = {scene.lexicon.value("schedule_attribute", t) for t in words}
            part = EventPart.EXPECTED if told & _AHEAD else EventPart.PARTICIPANT
            parties = parties_of(scene, sentence, (noun,))
            yield from cast_parties(scene, sentence, (noun, part, event.entity), parties)


def for_a_side(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read who heads the people of a side ("X leads the government team"): he is at the talks."""
    for match in scene.matches("heading_verb", sentence):
        verb = sentence.tokens[match.first]
        sent = sent_by(scene, sentence, verb) if verb.pos == "VERB" else ()
        event = _sent_where(scene, sentence, verb, sent)
        if event is None:
            continue
        does = [v for t in sent if (v := verb_for(sentence, t)) is not None]
        below = [c for t in does for c in children(sentence, t.index, "xcomp", "advcl")]
        does += [t for t in below if t.tag == "VB"]  # "is set to meet"
        verbs = (verb, *(t for t in does if t.pos == "VERB"))
        ahead = any(is_ahead(outlook_of(scene, sentence, t)) for t in verbs)
        part = EventPart.EXPECTED if ahead else EventPart.PARTICIPANT
        parties = agents_of(scene, sentence, verb)
        if any(e.entity.id == event.id for e in events_in(scene, sentence)):
            parties += parties_of(scene, sentence, sent)
        yield from cast_parties(scene, sentence, (verb, part, event), parties)


def sent_by(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Give the team or envoys whom somebody heads, or speaks for."""
    heads = scene.lexicon.match_at("heading_verb", sentence, verb.index) is not None
    whom = children(sentence, verb.index, "obj", "obl") if heads else ()
    if heads and is_passive_verb(sentence, verb):  # "a team led by Smith", "was headed by Smith"
        whom = children(sentence, verb.index, "nsubj:pass")
        whom = whom or (_described(scene, sentence, verb) if verb.dep == "acl" else ())
    return tuple(t for t in whom if scene.lexicon.value("delegation_noun", t) is not None)


def _described(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Give what a participle is said of, and the team right before it that a parse passes over.

    "The rebels and a Lowland team, led by Smith,"; "a team of the Front led by Smith".
    """
    over = sentence.tokens[verb.head]
    joined = [t for t in conjuncts(sentence, over.index) if t.index < verb.index]
    of = over.dep == "nmod" and case_of(sentence, over.index) == "of"
    above = (sentence.tokens[over.head],) if of else ()
    teams = [t for t in (*joined[::-1], *above) if scene.lexicon.value("delegation_noun", t)]
    return tuple(teams[:1]) or (over,)


def _sent_where(
    scene: Scene, sentence: Sentence, verb: Token, sent: Sequence[Token]
) -> Entity | None:
    """Give the gathering that people are sent to: named beside them, else the one at hand."""
    if not sent:
        return None
    on = (p for t in (verb, *sent) for p in children(sentence, t.index, "nmod", "obl"))
    there = (t for t in on if case_of(sentence, t.index) in _WHITHER)
    found = (e for t in there if (e := event_at(scene, sentence, t)) is not None)
    named = next((e.entity for e in found if is_gathering(e.entity)), None)
    return named or _met_by(scene, sentence, sent) or event_before(scene, sentence, verb)


def _met_by(scene: Scene, sentence: Sentence, sent: Sequence[Token]) -> Entity | None:
    """Give the meeting whose verb the people are subject of ("a team, led by Smith, met X")."""
    verbs = (verb_for(sentence, t) for t in sent)
    found = (event_at(scene, sentence, t) for t in verbs if t is not None)
    return next((e.entity for e in found if e is not None and is_gathering(e.entity)), None)


def verb_for(sentence: Sentence, noun: Token) -> Token | None:
    """Give what somebody is subject of, by himself or joined to others."""
    first = first_joined(sentence, noun)
    return sentence.tokens[first.head] if first.dep.startswith("nsubj") else None
