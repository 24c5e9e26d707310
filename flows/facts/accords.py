"""Agreements without a name: "signed a peace deal with", "a ceasefire between A and B".

Those that have a name of their own belong to ``entities``; where they stand, to ``scheduling``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from flows.facts.agents import agents_of
from flows.facts.attendance import cast_parties
from flows.facts.clauses import place_on
from flows.facts.deeds import tell_deeds
from flows.facts.events import events_in
from flows.facts.lexicon import spellings_of
from flows.facts.one_side import set_apart
from flows.facts.outlook import is_ahead, outlook_of
from flows.facts.phrases import what_of
from flows.facts.sides import sides_of
from flows.facts.timing import time_on
from flows.facts.unnamed import add_unnamed, join_names, make_event, mention_of, short_names
from flows.language.tree import ancestors, case_of, children, is_negated
from flows.model import EventPart, EventType, PartKind, TimexType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.facts.party import Party
    from flows.facts.scene import Found, Scene
    from flows.model import Entity, Mention, Sentence, Token

_TAKEN_UP = frozenset({"the", "this", "that"})
_NAMED_MAX = 3
_SIDES = 2
_HEADS = (PartKind.HEADLINE, PartKind.SUBHEAD)
_GOVERNMENT = "government-of-"
_UNDER = frozenset({"in", "through", "under", "with"})
_SIGN = "Sign"
_MEDIATE = "Mediate"
_ENDED = "Ended"
_KEEP = "Keep"
"""What those do who observe an agreement: they are its sides, and it was made before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An agreement told.

    Args:
        lemma: What it was called.
        kind: The kind of part that tells it.
        sides: Who makes it; a state and its government are one.
    """

    lemma: str
    event: Entity
    kind: PartKind
    sides: frozenset[str]


def add_accords(scene: Scene) -> Scene:
    """Give the scene with an event for each agreement that is told with those who make it."""
    return add_unnamed(scene, (partial(_accords_in, told=[]),))


def _accords_in(
    scene: Scene, sentence: Sentence, told: list[Told]
) -> Iterator[tuple[Entity, Mention]]:
    for match in scene.matches("event_head", sentence):
        noun = sentence.tokens[match.last - 1]
        free = noun.pos == "NOUN" and noun.dep not in ("compound", "flat")
        accord = free and match.value == EventType.AGREEMENT
        if not accord or scene.mention_at(noun) is not None:
            continue
        cue = _cue_on(scene, sentence, noun)
        if cue is None and _is_any(sentence, noun):
            continue
        parties = _signers(scene, sentence, noun, cue)
        sides = frozenset(p.entity.replace(_GOVERNMENT, "") for p in parties)
        event = _told_before(sentence, noun, told) or _in_headline(scene, sentence, sides, told)
        event = event or _event_of(scene, sentence, noun, parties)
        if event is not None:
            told.append(
                Told(lemma=noun.lemma.lower(), event=event, kind=sentence.kind, sides=sides)
            )
            yield event, mention_of(noun, event)


def _is_any(sentence: Sentence, noun: Token) -> bool:
    """Tell whether no agreement is meant in particular ("would halt trade deals with Oslo")."""
    bare = noun.tag == "NNS" and not children(sentence, noun.index, "det", "nummod", "nmod:poss")
    on = [t for t in children(sentence, noun.index, "nmod") if t.index > noun.index]
    return bare and not any(case_of(sentence, t.index) in ("between", "of") for t in on)


def _in_headline(
    scene: Scene, sentence: Sentence, sides: frozenset[str], told: Sequence[Told]
) -> Entity | None:
    """Give the agreement of the headline, for a lead that tells one of the same sides."""
    body = (s for s in scene.parsed.sentences if s.kind is PartKind.PARAGRAPH)
    if not sides or next(body, None) != sentence:
        return None
    heads = (t for t in told if t.kind in _HEADS and t.sides == sides)
    return next((t.event for t in heads), None)


def _event_of(
    scene: Scene, sentence: Sentence, noun: Token, parties: tuple[Party, ...]
) -> Entity | None:
    """Make the agreement, named by its noun and those who make it."""
    verb = sentence.tokens[noun.head]
    cue = _cue_on(scene, sentence, noun)
    made = cue is not None and not is_negated(sentence, verb.index)
    if not parties and made and cue != _SIGN:
        parties = agents_of(scene, sentence, verb)
        what = what_of(scene, sentence, noun)
        if not parties:
            return None
        return make_event(scene, what, EventType.AGREEMENT, None, told_in=sentence)
    if not parties or not (made or len(parties) >= _SIDES):
        return _timed(scene, sentence, noun)
    named = [scene.entity(p.entity) for p in parties[:_NAMED_MAX]]
    names = sorted(e.label for e in named if e is not None)
    what = what_of(scene, sentence, noun)
    others = short_names(scene, [e for e in named if e is not None], what)
    between = f" between {join_names(names)}" if len(names) > 1 else ""
    place = place_on(scene, sentence, noun, verb)
    label = f"{what}{between}"
    return make_event(scene, label, EventType.AGREEMENT, place, *others, told_in=sentence)


def _timed(scene: Scene, sentence: Sentence, noun: Token) -> Entity | None:
    """Make the agreement that is said to be made, to begin or to end at some time."""
    own = [t for t in children(sentence, noun.index, "nmod") if case_of(sentence, t.index) == "of"]
    own += _before(sentence, noun)
    dates = [t for t in scene.times if t.timex_type is TimexType.DATE]
    if any(time.span.covers(t.span) for t in own for time in dates):  # "the truce of October 2020"
        what = what_of(scene, sentence, noun)
        place = place_on(scene, sentence, noun)
        return make_event(scene, what, EventType.AGREEMENT, place, told_in=sentence)
    what = what_of(scene, sentence, noun)
    noun = part_over(scene, sentence, noun)
    verb = sentence.tokens[noun.head]
    acts = noun.dep in ("nsubj", "nsubj:pass", "obj") and verb.pos == "VERB"
    made = [*([verb] if acts else []), *children(sentence, noun.index, "acl", "acl:relcl")]
    said = [t for t in made if scene.lexicon.match_at("schedule_accord", sentence, t.index)]
    timed = bool(said) and time_on(scene, sentence, noun, *said) is not None
    if not timed and not _is_over(scene, sentence, noun):
        return None  # "signed a truce in May", "the truce that ended in May"
    place = place_on(scene, sentence, noun, *said)
    return make_event(scene, what, EventType.AGREEMENT, place, told_in=sentence)


def part_over(scene: Scene, sentence: Sentence, noun: Token) -> Token:
    """Give the signing of an agreement, where that is what a clause is about; else its noun."""
    over = sentence.tokens[noun.head]
    of = noun.dep == "nmod" and case_of(sentence, noun.index) == "of"
    return over if of and scene.lexicon.value("accord_part", over) is not None else noun


def _before(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Give the words right before a noun that are numbers ("their fragile 2002 truce")."""
    words = sentence.tokens[max(0, noun.index - 2) : noun.index]
    return tuple(t for t in words if t.tag == "CD")


def _is_over(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether an agreement is said to be over ("the truce is over", "has collapsed")."""
    said = sentence.tokens[noun.head]
    subject = noun.dep in ("nsubj", "nsubj:pass") and said.index > noun.index
    groups = ("schedule_state",) if children(sentence, said.index, "cop") else ("schedule_accord",)
    return subject and any(scene.lexicon.value(g, said) == _ENDED for g in groups)


def _told_before(sentence: Sentence, noun: Token, told: Sequence[Told]) -> Entity | None:
    words = {t.text.lower() for t in children(sentence, noun.index, "det")}
    same = [t.event for t in told if t.lemma == noun.lemma.lower()] or [t.event for t in told]
    return same[-1] if same and words & _TAKEN_UP else None


def _cue_on(scene: Scene, sentence: Sentence, noun: Token) -> str | None:
    """Give what the verb over an agreement does with it: "Sign", "Mediate"; None for all else."""
    verb = sentence.tokens[noun.head]
    done = noun.dep in ("obj", "nsubj:pass", "obl") and verb.pos == "VERB"
    match = scene.lexicon.match_at("accord_verb", sentence, verb.index) if done else None
    if done and noun.dep == "obl":
        words = (f"{w} {case_of(sentence, noun.index)}" for w in spellings_of(verb))
        cues = scene.lexicon.cues("accord_verb")
        return next((cues[w] for w in words if w in cues), None)  # "agreed in Oslo on a truce"
    if match is None or (noun.dep == "obl") is (match.last - match.first < 2):
        return None
    return match.value


def _signers(scene: Scene, sentence: Sentence, noun: Token, cue: str | None) -> tuple[Party, ...]:
    first, others = sides_of(scene, sentence, noun)
    verb = sentence.tokens[noun.head]
    agents = agents_of(scene, sentence, verb) if cue in (_SIGN, _KEEP) else ()
    behind = children(sentence, noun.index, "acl")
    made = [t for t in behind if scene.lexicon.value("accord_verb", t) == _SIGN]
    agents = (*agents, *(p for t in made for p in agents_of(scene, sentence, t)))
    found = (*agents, *first, *others) or _agreed_under(scene, sentence, noun)
    return tuple({p.entity: p for p in found[::-1]}.values())[::-1]


def _agreed_under(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Give who agree to do something under a deal that others broker, which is theirs."""
    behind = children(sentence, noun.index, "acl")
    brokered = any(scene.lexicon.value("accord_verb", t) == _MEDIATE for t in behind)
    if not brokered or case_of(sentence, noun.index) not in _UNDER:
        return ()
    over = (t for t in ancestors(sentence, noun.index) if t.lemma.lower() == "agree")
    agreed = next((t for t in over if t.pos == "VERB"), None)
    ahead = agreed is not None and is_ahead(outlook_of(scene, sentence, agreed))
    return () if agreed is None or ahead else agents_of(scene, sentence, agreed)


def signing(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read who makes or brokers an agreement ("signed a peace deal with")."""
    for trigger, part, event, party in _signings(scene, sentence):
        yield from cast_parties(scene, sentence, (trigger, part, event), (party,))


def _signings(scene: Scene, sentence: Sentence) -> Iterator[tuple[Token, EventPart, Entity, Party]]:
    """Give who has which part in the agreements of a sentence, with the word that tells it."""
    for event in events_in(scene, sentence):
        if event.entity.event_type is not EventType.AGREEMENT or event.token.pos == "VERB":
            continue
        cue = _cue_on(scene, sentence, event.token)
        verb = sentence.tokens[event.token.head]
        ahead = cue is not None and is_ahead(outlook_of(scene, sentence, verb))
        trigger = event.token if cue is None else verb
        part = EventPart.EXPECTED if ahead else EventPart.PARTICIPANT
        signers = _signers(scene, sentence, event.token, None if ahead and cue == _KEEP else cue)
        alone = cue == _SIGN or (cue == _KEEP and not ahead)
        for party in signers if alone or len(signers) >= _SIDES else ():
            yield trigger, part, event.entity, party
        acts = [verb] if cue == _MEDIATE else []
        behind = children(sentence, event.token.index, "acl")
        acts += [t for t in behind if scene.lexicon.value("accord_verb", t) == _MEDIATE]
        for act in acts:
            for party in agents_of(scene, sentence, act):
                yield act, EventPart.MEDIATOR, event.entity, party


def is_undone(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether an agreement is what somebody ends or suspends: nobody agrees."""
    undone = scene.lexicon.match_at("undoing_verb", sentence, noun.head) is not None
    return undone and noun.dep in ("obj", "nsubj:pass")


def agreeing(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read who agrees with whom from an agreement that they make."""
    for event in events_in(scene, sentence):
        if event.entity.event_type is not EventType.AGREEMENT or event.token.pos == "VERB":
            continue
        cue = _cue_on(scene, sentence, event.token)
        verb = sentence.tokens[event.token.head]
        parties = _signers(scene, sentence, event.token, cue)
        unsure = cue is not None and is_ahead(outlook_of(scene, sentence, verb))
        unsure = unsure or cue == _KEEP or is_undone(scene, sentence, event.token)
        trigger = event.token if cue is None else verb
        if not unsure:
            sides = set_apart(scene, sentence, parties)
            yield from tell_deeds(scene, sentence, (trigger, "AGREE"), sides)
