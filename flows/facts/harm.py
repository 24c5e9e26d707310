"""Whether a deed is done: not in an accident, by a place that a clause hangs on, on a condition.

Who does what belongs to ``agents``; what one does to another, to ``deeds``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.outlook import Outlook, outlook_of
from flows.language.tree import case_of, children, conjuncts
from flows.model import EventType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_SITE = "Site"
"""What a cue says of things that are hit and cannot hit."""
_OF = frozenset({"by", "during", "from", "in"})
_IF = frozenset({"if", "unless"})
_STEPS = 4
_BELOW = ("advcl", "acl", "conj")


def is_accident(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether harm comes of what nobody does ("the plane crashed, killing nine")."""
    over = sentence.tokens[verb.head]
    below = verb.dep in _BELOW and over.index < verb.index
    below = below and not children(sentence, verb.index, "nsubj")
    return below and scene.lexicon.match_at("accident_verb", sentence, over.index) is not None


def is_misfortune(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether people die of what nobody does ("killed in a crash", "in bad weather")."""
    on = [t for t in children(sentence, verb.index, "obl") if case_of(sentence, t.index) in _OF]
    inner = (c for t in on for c in children(sentence, t.index, "nmod"))
    of = [t for t in inner if case_of(sentence, t.index) == "of"]
    return any(
        scene.lexicon.value("accident_noun", t) is not None
        or scene.lexicon.value("happening_noun", t) == EventType.EVENT
        for t in (*on, *of)
    )


def is_told_by_others(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether a participle hangs on who says it ("monitors say X bombs villages, killing")."""
    over = sentence.tokens[verb.head]
    says = verb.dep == "advcl" and scene.lexicon.value("speech_say", over) is not None
    said = children(sentence, over.index, "ccomp") if says else ()
    return any(over.index < t.index < verb.index for t in said)


def is_by_force(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether an aim is pursued by force at hand ("used tear gas to disperse the crowd")."""
    over = sentence.tokens[verb.head]
    aim = verb.dep in ("advcl", "xcomp", "acl") and over.index < verb.index
    if verb.dep == "acl":
        over = sentence.tokens[over.head]  # parsers hang the aim on the gas
    forces = aim and scene.lexicon.value("force_verb", over) is not None
    means = (t for t in children(sentence, over.index, "obj") if forces)
    weapons = any(
        scene.lexicon.value("force_noun", c) is not None
        for t in means
        for c in conjuncts(sentence, t.index)
    )
    return weapons and outlook_of(scene, sentence, over) in (Outlook.DONE, Outlook.NOW)


def is_riot_gear(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether what is fired is meant for crowds: no armed attack ("fired tear gas at")."""
    means = children(sentence, verb.index, "obj")
    return any(scene.lexicon.value("force_noun", t) == "Crowd" for t in means)


def is_on_condition(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a clause is part of a condition ("unless it disarms and agrees to talk")."""
    at = verb
    for _ in range(_STEPS):
        marks = {t.text.lower() for t in children(sentence, at.index, "mark")}
        if at.dep == "advcl" and not marks.isdisjoint(_IF):
            return True
        if at.dep not in ("conj", "xcomp"):
            return False
        at = sentence.tokens[at.head]
    return False


def who_can_harm(scene: Scene, agents: Iterable[Party]) -> tuple[Party, ...]:
    """Leave out those meant by a place ("the blast at an American base that killed nine")."""
    return tuple(p for p in agents if p.direct or scene.lexicon.value("hit_noun", p.token) != _SITE)
