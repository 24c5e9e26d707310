"""Whether a gathering or a fight that is named with those in it is still to come.

How a verb looks ahead or back is told in ``outlook``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.outlook import Outlook, is_ahead, is_announced, outlook_of
from flows.facts.sides import clause_for, holders_of, whole_of
from flows.facts.timing import time_on
from flows.language.tree import case_of, children, verb_over
from flows.model import Direction, StanceValue

if TYPE_CHECKING:
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_REAL = frozenset({"after", "during", "at", "since", "following", "amid", "in"})
_WHILE = frozenset({"after", "amid", "during", "following", "since"})
_ABOUT = frozenset({"about", "of"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def is_prospective(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether a gathering named with those in it is still to come, or merely thought of.

    It took place where the words set it in time or place it behind or around something else, or
    where somebody holds it: "after talks with", "opened talks with"; not "supports talks with".
    """
    if _is_called_planned(scene, sentence, noun):
        return True
    noun = whole_of(scene, sentence, noun)
    verb = sentence.tokens[noun.head]
    verb = clause_for(sentence, noun) or verb
    if noun.dep == "nmod" and case_of(sentence, noun.index) == "in" and verb.pos != "VERB":
        verb = verb_over(sentence, noun.index) or verb  # "will discuss trade in talks with"
    if case_of(sentence, noun.index) in _WHILE and verb.tag in ("VBD", "VBG", "VBN"):
        return False  # "speaking during a conference with Miller, he was asked whether"
    over = scene.lexicon.match_at("schedule_object", sentence, verb.index)
    if over is not None and over.value in ("Cancelled", "Planned") and noun.dep == "obj":
        return True
    if verb.pos == "VERB" and _is_to_come(scene, sentence, verb):
        return True
    acts = noun.dep == "nsubj" and verb.pos == "VERB"
    came = verb.pos == "VERB" and outlook_of(scene, sentence, verb) is Outlook.DONE
    came = came and bool(holders_of(scene, sentence, noun))
    there = verb.pos == "PROPN" and bool(children(sentence, verb.index, "cop"))  # "is in Moscow"
    come_for = case_of(sentence, noun.index) == "for" and (came or there)
    said = (t for w in (noun, verb) for t in children(sentence, w.index, "cop"))
    was = any(t.tag == "VBD" for t in said)  # "the talks between them were the first"
    was = was or _is_counted(scene, sentence, noun)
    placed = acts or come_for or was or case_of(sentence, noun.index) in _REAL
    held = scene.lexicon.match_at("part_verb", sentence, verb.index)
    made = held is not None and held.value != "Propose"
    timed = time_on(scene, sentence, noun)
    past = timed is not None and timed.direction is not Direction.FUTURE
    return not (placed or made or past)


def _is_counted(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether it is said which of a row a gathering is ("it is their fourth meeting")."""
    numbers = scene.lexicon.cues("ordinal")
    counted = any(t.text.lower() in numbers for t in children(sentence, noun.index, "amod"))
    said = children(sentence, noun.index, "cop")
    ahead = any(t.tag == "MD" for t in children(sentence, noun.index, "aux"))
    return counted and bool(said) and not ahead


def is_next_of_row(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether it is said which of a row a gathering will be ("it will be the third round")."""
    noun = whole_of(scene, sentence, noun)
    numbers = scene.lexicon.cues("ordinal")
    counted = any(t.text.lower() in numbers for t in children(sentence, noun.index, "amod"))
    will = any(t.text.lower() in ("will", "'ll") for t in children(sentence, noun.index, "aux"))
    return counted and will and bool(children(sentence, noun.index, "cop"))


def is_shunned(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether somebody refuses a gathering with others ("has shunned summits with Norway").

    One of others is held without him ("boycotted the talks between Chad and Sudan").
    """
    verb = sentence.tokens[noun.head]
    refuses = scene.lexicon.value("stance_verb", verb) == StanceValue.REFUSES
    on = children(sentence, noun.index, "nmod")
    others = any(case_of(sentence, t.index) == "with" for t in on)
    return noun.dep == "obj" and refuses and others


def is_threatened(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether a fight named with those in it is still to come: only where words say so.

    "planned an attack by", "fear clashes between"; not "would not be put off by the latest clash".
    """
    if _is_called_planned(scene, sentence, noun):
        return True
    verb = sentence.tokens[noun.head]
    groups = ("feared_event", "hedge_object")
    feared = any(scene.lexicon.value(g, verb) is not None for g in groups)
    launched = scene.lexicon.match_at("part_verb", sentence, verb.index) is not None
    meant = any(t.text.lower() in _DEFINITE for t in children(sentence, noun.index, "det"))
    on = noun.dep in ("obj", "nsubj", "nsubj:pass") and verb.pos == "VERB"
    ahead = on and (launched or not meant) and _is_to_come(scene, sentence, verb)
    named = noun.dep in ("obj", "nmod") or case_of(sentence, noun.index) in _ABOUT
    return ahead or (feared and named)


def is_plotted(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether somebody plans or fears an attack, as the verb right over it says."""
    verb = sentence.tokens[whole_of(scene, sentence, noun).head]
    planned = scene.lexicon.value("hedge_object", verb) == "Planned"
    return planned or is_averted(scene, sentence, noun)


def is_averted(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether somebody plots, fears or prevents an attack: nobody does it."""
    whole = whole_of(scene, sentence, noun)
    feared = scene.lexicon.value("feared_event", sentence.tokens[whole.head]) is not None
    about = case_of(sentence, whole.index) in _ABOUT
    return feared and (whole.dep in ("obj", "nmod", "nsubj:pass") or about)


def _is_called_planned(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    words = children(sentence, noun.index, "amod")
    values = [scene.lexicon.value("schedule_attribute", t) for t in words]
    return any(v in ("Planned", "Proposed", "Likely") for v in values)


def _is_to_come(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    ahead = is_ahead(outlook_of(scene, sentence, verb))
    return ahead or is_announced(scene, sentence, verb)
