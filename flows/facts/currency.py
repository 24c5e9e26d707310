"""Whether a clause tells the news of the day, so that it can be dated as the article is.

What tense and modals make of a clause belongs to ``outlook``, its time expression to ``timing``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.tree import children
from flows.model import PartKind, ScheduleStatus

if TYPE_CHECKING:
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_LEAD_SENTENCES = 3
"""Sentences of the body in which a plain past tense is the news itself."""
_HEADS = frozenset({PartKind.HEADLINE, PartKind.SUBHEAD})
_TOLD = frozenset(
    {
        ScheduleStatus.ONGOING,
        ScheduleStatus.BEGAN,
        ScheduleStatus.HELD,
        ScheduleStatus.ENDED,
        ScheduleStatus.CANCELLED,
        ScheduleStatus.POSTPONED,
    }
)


def is_current(scene: Scene, sentence: Sentence, verb: Token, status: ScheduleStatus) -> bool:
    """Tell whether a clause says what happens, or has just happened, as the article appears.

    The present, the perfect and the progressive do anywhere; the plain past in the lead only; the
    pluperfect never. A noun phrase ("after the talks") says nothing of when.

    Args:
        scene: The article.
        sentence: The sentence.
        verb: The word that tells the status of the event.
        status: What it tells; what is still to come is not news of the day.

    Source:
        House rule, after the inverted pyramid of news: the lead tells the newest.
    """
    above = sentence.tokens[verb.head]
    if verb.tag in ("NN", "VBG") and verb.dep == "advcl" and above.index > verb.index:
        return status in _TOLD and is_current(scene, sentence, above, status)
    if status not in _TOLD or verb.pos not in ("VERB", "AUX", "ADJ"):
        return False
    helpers = children(sentence, verb.index, "aux", "cop", "aux:pass")
    words = {t.text.lower() for t in helpers}
    if "had" in words or (verb.dep.startswith(("acl", "advcl")) and verb.tag == "VBD"):
        return False
    tags = {verb.tag, *(t.tag for t in helpers)}
    if verb.tag == "VBG" or words & {"has", "have"} or not tags.isdisjoint({"VBZ", "VBP"}):
        return True
    return _is_lead(scene, sentence)


def _is_lead(scene: Scene, sentence: Sentence) -> bool:
    if sentence.kind in _HEADS:
        return True
    body = [s for s in scene.parsed.sentences if s.kind is sentence.kind]
    return sentence in body[:_LEAD_SENTENCES]
