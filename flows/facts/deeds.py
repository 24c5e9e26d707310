"""What a verb says that one does to another, with another, or alone, by type (PLOVER).

Deeds told by nouns and meetings belong to ``interaction``. The verbs are rows of
``cues_interactions.csv``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from flows.facts.agents import agents_of, targets_of
from flows.facts.clauses import passage
from flows.facts.deeds_judged import acts_of
from flows.facts.deeds_meant import meant_by_deed, meant_to_act
from flows.facts.demands import demands_in
from flows.facts.events import is_fight
from flows.facts.harm import (
    is_accident,
    is_by_force,
    is_on_condition,
    is_told_by_others,
    who_can_harm,
)
from flows.facts.hedges import is_owed
from flows.facts.one_side import set_apart
from flows.facts.outlook import Outlook, outlook_of
from flows.facts.pairs import tell_pairs
from flows.facts.parties import parties_of
from flows.facts.scene import Found
from flows.facts.subjects import is_passive_verb
from flows.facts.timing import span_on
from flows.facts.verb_frames import frames_in, linked_to, struck_by
from flows.language.tree import case_of, children, is_negated, objects, spread
from flows.model import Interaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.facts.pairs import Sides
    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.facts.sweep import Reader
    from flows.facts.verb_frames import FrameAt
    from flows.model import Sentence, Span, Token

UNREAL = frozenset({Outlook.CONDITIONAL, Outlook.PROPOSED, Outlook.LIKELY})
"""What is not told as done, nor as firmly planned."""
_HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "REJECT", "SANCTION"})
_THREATEN = "THREATEN"
_ASSAULT, _CONSULT, _SANCTION = "ASSAULT", "CONSULT", "SANCTION"
_GIVEN = frozenset({"offer", "pledge", "promise", "threaten", "warn"})
_STEPS = 2
_BELIEFS = (0.75, 0.6)
_ALONE = 0.5
_WILL = frozenset({"'d", "'ll", "’d", "’ll", "will", "would"})
_THEMSELVES = frozenset({"he", "it", "she", "they", "we"})


def tell_deeds(
    scene: Scene, sentence: Sentence, cue: tuple[Token, str], sides: Sides
) -> Iterator[Found]:
    """Give what each of one side does to each of the other.

    Args:
        scene: The article.
        sentence: The sentence.
        cue: The word that tells it, and its type.
        sides: Who does it; to whom.
    """
    trigger, kind = cue

    def make(agent: str, target: str, when: Span | None) -> Interaction:
        return Interaction(agent=agent, target=target, type=kind, when=when)

    return tell_pairs(scene, (sentence, trigger), sides, make, _BELIEFS)


def _to_another(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read verbs that take an actor ("urged the coalition", "imposed sanctions on Iran")."""
    for frames in frames_in(scene, "interaction_verb", sentence):
        verb = frames[0].verb
        threat = threat_over(scene, sentence, verb)
        unreal = _is_unreal(scene, sentence, verb) and threat is None
        unreal = unreal and not is_by_force(scene, sentence, verb)
        unreal = unreal or is_on_condition(sentence, verb)
        if unreal or _is_contest(scene, verb) or is_owed(sentence, verb):
            continue
        if is_accident(scene, sentence, verb):
            continue
        doers = agents_of(scene, sentence, verb)
        for frame in frames if doers else ():
            kind, _, whom = frame.value.partition(" ")
            agents = who_can_harm(scene, doers) if kind == _ASSAULT else doers
            if kind == _ASSAULT and is_told_by_others(scene, sentence, verb):
                continue
            only = tuple(whom.split("|"))  # "person", "person|anonymous"
            targets = meant_by_deed(scene, sentence, frame, _targets(scene, sentence, frame))
            targets = tuple(p for p in targets if p.entity.startswith(only))
            cue = as_threat((verb, kind), threat)
            sides = (meant_to_act(scene, frame, agents), targets)
            found = tuple(tell_deeds(scene, sentence, cue, sides))
            if found:
                yield from found
                break


def _is_unreal(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether a deed is only thought of; an offer with a condition is made all the same."""
    outlook = outlook_of(scene, sentence, verb)
    given = verb.lemma.lower() in _GIVEN and not children(sentence, verb.index, "mark")
    plain = all(t.tag != "MD" for t in children(sentence, verb.index, "aux"))
    return outlook in UNREAL and not (given and plain and outlook is Outlook.CONDITIONAL)


def threat_over(scene: Scene, sentence: Sentence, verb: Token) -> Token | None:
    """Give the word by which somebody threatens to do what a verb says ("vowed to keep fighting").

    "Warned it would attack" is a threat too. One is not threatened by what others may do if nobody
    will: the threat itself must be made.
    """
    below = verb
    for _ in range(_STEPS):
        over = sentence.tokens[below.head]
        tied = below.dep == "xcomp" or _is_own_will(sentence, below)
        if not tied or over.index >= below.index:
            return None
        if scene.lexicon.value("threat_verb", over) is not None:
            made = not _is_unreal(scene, sentence, over)
            return over if made and not is_negated(sentence, over.index) else None
        below = over
    return None


def _is_own_will(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a clause says what "it", "he" or "they" will do, after who says so."""
    if verb.dep != "ccomp":
        return False
    subject = next(iter(children(sentence, verb.index, "nsubj")), None)
    will = any(t.text.lower() in _WILL for t in children(sentence, verb.index, "aux"))
    return will and subject is not None and subject.text.lower() in _THEMSELVES


def as_threat(cue: tuple[Token, str], threat: Token | None) -> tuple[Token, str]:
    """Give the word that tells a deed and its type: of a hostile one under a threat, the threat."""
    hostile = threat is not None and cue[1] in _HOSTILE
    return (threat, _THREATEN) if hostile and threat is not None else cue


def _is_contest(scene: Scene, verb: Token) -> bool:
    """Tell whether a side was beaten in a match or at the polls: the article tells of no fight."""
    won = scene.lexicon.value("contest_verb", verb) is not None
    named = {m.entity for m in scene.entities.mentions} if won else set()
    return won and not any(is_fight(e) for e in scene.entities.entities if e.id in named)


def _targets(scene: Scene, sentence: Sentence, frame: FrameAt) -> tuple[Party, ...]:
    verb = frame.verb
    if frame.link is None and frame.thing.pos == "NOUN":
        return _taken(scene, sentence, frame)
    if frame.link is None:
        acted = frame.thing if frame.thing.pos == "VERB" else verb
        named = targets_of(scene, sentence, acted)
        acts = objects(sentence, acted.index)
        if frame.value == _CONSULT:
            return named  # "received support from Iran" is no talk with it
        return named or acts_of(scene, sentence, acts, frame.value)
    if frame.link == "from" and frame.value == _SANCTION:  # "suspended Mali from the Union"
        removed = targets_of(scene, sentence, verb)
        if removed:
            return removed
    phrases = () if _is_leaving(scene, sentence, frame) else linked_to(scene, sentence, frame)
    if not phrases and is_passive_verb(sentence, verb) and frame.thing is verb:
        return targets_of(scene, sentence, verb)
    found = parties_of(scene, sentence, phrases)
    return found or acts_of(scene, sentence, phrases, frame.value)


def _taken(scene: Scene, sentence: Sentence, frame: FrameAt) -> tuple[Party, ...]:
    """Give who is made what a noun behind the object says ("holding nine sailors hostage")."""
    made = scene.lexicon.value("casualty_noun", frame.thing) == "Captured"
    heads = [t for t in struck_by(scene, sentence, frame) if t.index != frame.thing.index]
    return parties_of(scene, sentence, spread(sentence, heads)) if made else ()


def _is_leaving(scene: Scene, sentence: Sentence, frame: FrameAt) -> bool:
    """Tell whether "from" says what is left ("demanded its withdrawal from X"), not who is met."""
    acts = children(sentence, frame.verb.index, "obj") if frame.link == "from" else ()
    return any(scene.lexicon.value("asked_act", t) == "Leave" for t in acts)


def _by_telling(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "told Assad to commit to peace": to tell somebody to do something is to ask it."""
    for verb in sentence.tokens:
        told = verb.lemma.lower() in ("instruct", "order", "tell", "want") and verb.pos == "VERB"
        aims = children(sentence, verb.index, "xcomp") if told else ()
        if any(_marked_to(sentence, aim) for aim in aims):
            sides = (agents_of(scene, sentence, verb), targets_of(scene, sentence, verb))
            yield from tell_deeds(scene, sentence, (verb, "REQUEST"), sides)


def _marked_to(sentence: Sentence, clause: Token) -> bool:
    helping = children(sentence, clause.index, "mark", "aux")
    return any(t.text.lower() == "to" for t in helping)


def _by_demand(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "demanded that Israel withdraw", "called for Iran to stop"."""
    for frame, agents, asked in demands_in(scene, sentence):
        yield from tell_deeds(scene, sentence, (frame.verb, frame.value), (agents, asked))


def _with_another(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read what two do together ("Russia and Iran signed an agreement", "A and B clashed")."""
    for frames in frames_in(scene, "interaction_mutual", sentence):
        frame = frames[0]
        if outlook_of(scene, sentence, frame.verb) in UNREAL or is_owed(sentence, frame.verb):
            continue
        if _is_with_others(scene, sentence, frame.verb) or _is_for_aim(scene, sentence, frame.verb):
            continue  # "A and B opened talks with C": with C, not with one another
        passive = is_passive_verb(sentence, frame.verb)
        agents = () if passive else agents_of(scene, sentence, frame.verb)
        sides = set_apart(scene, sentence, agents)
        yield from tell_deeds(scene, sentence, (frame.verb, frame.value), sides)


def _is_for_aim(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether a deed is what somebody meets others for ("will meet Miller to discuss")."""
    over = sentence.tokens[verb.head]
    marked = any(t.text.lower() == "to" for t in children(sentence, verb.index, "mark"))
    aims = verb.dep == "advcl" and marked
    meets = scene.lexicon.match_at("meet_verb", sentence, over.index) is not None
    if meets and (aims or verb.dep == "xcomp"):
        return True
    met = aims and not is_passive_verb(sentence, over)
    return met and bool(targets_of(scene, sentence, over) or _is_with_others(scene, sentence, over))


def _is_with_others(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether a phrase with "with" says with whom something is done."""
    words = (verb, *children(sentence, verb.index, "obj"))
    on = (t for word in words for t in children(sentence, word.index, "obl", "nmod"))
    with_it = [t for t in on if case_of(sentence, t.index) == "with"]
    return bool(parties_of(scene, sentence, with_it))


def _alone(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read what somebody does to nobody named ("demonstrators marched", "signed the treaty")."""
    for frames in frames_in(scene, "interaction_alone", sentence):
        frame = frames[0]
        verb = frame.verb
        unreal = outlook_of(scene, sentence, verb) in UNREAL or is_owed(sentence, verb)
        if unreal or is_passive_verb(sentence, verb):
            continue
        for agent in agents_of(scene, sentence, verb):
            when = span_on(scene, sentence, verb)
            yield Found(
                situation=Interaction(agent=agent.entity, target=None, type=frame.value, when=when),
                sentence=sentence,
                trigger=verb.index,
                span=passage(scene, sentence, verb, (agent.token, frame.thing)),
                confidence=_ALONE,
            )


def without_lesser(found: Iterable[Found]) -> tuple[Found, ...]:
    """Leave out what a better reading of the same sentence tells too.

    A deed with no target goes where the same word tells one with a target; one with no time where
    the same deed is told with its time.
    """
    kept = tuple(found)
    done = {(id(f.sentence), f.trigger) for f in kept if _deed(f).target is not None}
    timed = {_timeless(f) for f in kept if _deed(f).when is not None}
    return tuple(
        f
        for f in kept
        if (_deed(f).target is not None or (id(f.sentence), f.trigger) not in done)
        and (_deed(f).when is not None or _timeless(f) not in timed)
    )


def _timeless(found: Found) -> tuple[int, Interaction]:
    return id(found.sentence), replace(_deed(found), when=None)


def _deed(found: Found) -> Interaction:
    return cast("Interaction", found.situation)


VERB_READERS: tuple[Reader, ...] = (_to_another, _by_telling, _by_demand, _with_another, _alone)
"""Ways to tell by a verb what one does to another."""
