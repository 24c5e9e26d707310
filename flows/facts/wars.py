"""Wars that no name sets apart: "the conflict has cost 4,700 lives", "a war of four years".

Wars that are named, or told with their state, belong to ``entities``: where the article has one,
such words mean it. Battles belong to ``happenings``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.clauses import place_on
from flows.facts.events_at_hand import main_conflict
from flows.facts.timing import is_aged
from flows.facts.unnamed import add_unnamed, make_event, mention_of
from flows.language.tree import children
from flows.model import EventType, TimexType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.scene import Scene
    from flows.model import Entity, Mention, Sentence, Token

_LOOSE = frozenset({"crisis", "unrest"})
"""Words that mean a war where the article tells of one, and no war by themselves."""
_DEFINITE = frozenset({"the", "this", "that"})


def add_wars(scene: Scene) -> Scene:
    """Give the scene with a mention of the war of the article for each word that only says so."""
    return add_unnamed(scene, (_wars_in,))


def _wars_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    for noun in scene.cued(sentence, "event_head"):
        war = scene.lexicon.value("event_head", noun) == EventType.CONFLICT and noun.tag == "NN"
        inside = noun.dep in ("compound", "flat", "amod") or scene.mention_at(noun) is not None
        free = war and not inside and not _has_date(scene, sentence, noun)
        if not free or not _is_at_hand(scene, sentence, noun):
            continue
        place = place_on(scene, sentence, noun)
        known = main_conflict(scene)
        if known is None and noun.lemma.lower() in _LOOSE:
            continue
        if known is None or (place is not None and known.place not in (None, place)):
            known = _make(scene, noun, place)
        yield known, mention_of(noun, known)


def _is_at_hand(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether a war that goes on, or went on, is meant: not "war" as such, not one feared."""
    words = {t.text.lower() for t in children(sentence, noun.index, "det")}
    owned = any(t.tag == "PRP$" for t in children(sentence, noun.index, "nmod:poss"))
    aged = is_aged(scene, sentence, (noun.index, noun.index + 1))
    verb = sentence.tokens[noun.head]
    broke = noun.dep.startswith("nsubj") and not words and verb.tag in ("VBD", "VBN")
    cue = scene.lexicon.match_at("schedule_subject", sentence, verb.index) if broke else None
    goes_on = any(_is_perfect(sentence, c) for c in children(sentence, noun.index, "acl:relcl"))
    return bool(words & _DEFINITE) or owned or aged or goes_on or cue is not None


def _is_perfect(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a clause says what has become so far ("a revolt that has cost 900 lives")."""
    return any(
        t.lemma.lower() == "have" and t.tag in ("VBZ", "VBP")
        for t in children(sentence, verb.index, "aux")
    )


def _has_date(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether a date stands before the noun ("the 2020 war"): that of another one."""
    before = [t for t in children(sentence, noun.index) if t.index < noun.index]
    dates = [t for t in scene.times if t.timex_type is TimexType.DATE]
    return any(time.span.covers(t.span) for t in before for time in dates)


def _make(scene: Scene, noun: Token, place: str | None) -> Entity:
    what = noun.lemma.lower()
    where = None if place is None else scene.entity(place)
    label = what if where is None else f"{what} in {where.label}"
    return make_event(scene, label, EventType.CONFLICT, place)
