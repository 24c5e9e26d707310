"""What verbs of favour are about: their objects, a doing, talks to be held, what should be.

Which of it becomes a plan is told in ``plans``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.events import GATHERINGS
from flows.language.tree import children, is_negated, objects
from flows.model import EntityKind

if TYPE_CHECKING:
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_DOING_REACH = 6
"""Words behind a verb within which a doing still hangs on it."""
_RELATIVE = frozenset({"that", "which", "who"})
_MODALS = frozenset({"must", "ought", "should"})


def objects_meant(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Give the objects of a verb; in "a plan that Iran opposes" the noun it says them of."""
    found = objects(sentence, verb.index) or _shared(sentence, verb)
    relative = all(t.text.lower() in _RELATIVE for t in found)
    if verb.dep != "acl:relcl" or not relative:
        return found
    subjects = children(sentence, verb.index, "nsubj")
    named = any(t.text.lower() not in _RELATIVE for t in subjects)
    return (sentence.tokens[verb.head],) if named else found


def _shared(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Give what two passives share ("the plan was accepted by A and rejected by B")."""
    above = sentence.tokens[verb.head]
    alone = not children(sentence, verb.index, "nsubj", "obj", "aux")
    joined = verb.dep == "conj" and verb.tag == "VBN" and alone
    by = bool(children(sentence, verb.index, "obl:agent"))
    passive = bool(children(sentence, above.index, "aux:pass"))
    return objects(sentence, above.index) if joined and by and passive else ()


def doings_under(
    scene: Scene, sentence: Sentence, verb: Token, link: str | None
) -> tuple[Token, ...]:
    """Give the doing that a verb of favour is about ("rejects giving up arms")."""
    clauses = children(sentence, verb.index, "xcomp", "ccomp", "advcl", "obl")
    behind = (
        t
        for t in clauses
        if t.tag == "VBG" and t.index > verb.index and sentence.tokens[t.index - 1].text != ","
    )
    doings = (t for t in behind if not is_describing(scene, sentence, t))
    return tuple(t for t in doings if _opener(sentence, t) == (link or "") and _is_close(verb, t))


def _opener(sentence: Sentence, doing: Token) -> str:
    marks = children(sentence, doing.index, "mark", "case", "advmod", "nsubj")
    return marks[0].text.lower() if marks else ""


def _is_close(verb: Token, doing: Token) -> bool:
    """Tell whether a doing stands right behind a verb, not in a clause put beside it."""
    plain = doing.dep in ("xcomp", "ccomp")
    return doing.index - verb.index <= (_DOING_REACH if plain else _DOING_REACH // 2)


def is_describing(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether a participle only describes those behind it ("backing opposing sides").

    Parsers take it for a verb with an object; but nobody opposes bare "sides".
    """
    before = sentence.tokens[max(0, verb.index - 1) : verb.index]
    after = sentence.tokens[verb.index + 1 : verb.index + 2]
    sides = [t for t in after if t.tag == "NNS" and scene.lexicon.value("pair_noun", t) is not None]
    inside = bool(before) and before[0].pos in ("VERB", "DET", "NUM", "ADP")
    return verb.tag == "VBG" and inside and bool(sides)


def talks_on(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Give the talks that are held; a conference is hosted, which says nothing of one's will."""
    objects_on = children(sentence, verb.index, "obj") if verb.pos == "VERB" else ()
    return tuple(
        t
        for t in objects_on
        if t.index > verb.index
        and t.tag == "NNS"
        and scene.lexicon.value("event_head", t) in GATHERINGS
    )


def demanded(scene: Scene, sentence: Sentence) -> tuple[Token, ...]:
    """Give the passive verbs of what somebody demands be done to others, which are no plan yet."""
    found = []
    for verb in wished(scene, sentence):
        over = sentence.tokens[verb.head]
        asks = scene.lexicon.value("subjunctive_verb", over) is not None
        subjects = children(sentence, verb.index, "nsubj:pass")
        nouns = [t for t in subjects if t.pos in ("NOUN", "PROPN") and t.index < verb.index]
        entity = scene.entity_at(sentence, nouns[0]) if nouns else None
        thing = (entity or "").startswith(EntityKind.EVENT)
        if asks and nouns and not thing and not is_negated(sentence, verb.index):
            found.append(verb)
    return tuple(found)


def wished(scene: Scene, sentence: Sentence) -> tuple[Token, ...]:
    """Give the verbs of what somebody says should be."""
    return tuple(
        t
        for t in sentence.tokens
        if t.dep == "ccomp" and t.pos == "VERB" and _is_wished(scene, sentence, t)
    )


def _is_wished(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    speaking = sentence.tokens[verb.head]
    groups = ("speech_say", "speech_that", "speech_mental", "speech_act")
    says = any(scene.lexicon.value(group, speaking) is not None for group in groups)
    helpers = {t.text.lower() for t in children(sentence, verb.index, "aux", "aux:pass")}
    asked = scene.lexicon.value("subjunctive_verb", speaking) is not None
    bare = asked and (verb.tag == "VB" or "be" in helpers)  # "demands that it be applied"
    return says and (bare or bool(helpers & _MODALS))
