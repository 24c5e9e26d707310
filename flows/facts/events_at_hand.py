"""Which event words take up that do not name it: the one at hand, the main one, the one at a place.

The events that a sentence names belong to ``events``.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from flows.clean.years import is_year_before
from flows.facts.events import GATHERINGS, event_at, events_in, is_gathering
from flows.facts.outlook import Outlook, is_ahead, is_announced, outlook_of
from flows.facts.timing import time_on
from flows.language.tree import case_of, children
from flows.model import Direction, EventType

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.facts.scene import Scene
    from flows.model import Entity, Sentence, TimeExpression, Token

_MORE = frozenset({"another", "fresh", "further", "more", "new", "renewed"})


def event_before(scene: Scene, sentence: Sentence, token: Token) -> Entity | None:
    """Give the gathering at hand: named before it in its sentence, else the article's main one."""
    here = [e for e in events_in(scene, sentence) if e.token.index < token.index]
    own = [e.entity for e in here if is_gathering(e.entity)]
    if own:
        return own[-1]
    return main_before(scene, token)


def main_before(scene: Scene, word: Token) -> Entity | None:
    """Give the main gathering where a word may take it up: not a meeting that is told later on."""
    main = main_event(scene)
    told = [m for m in scene.entities.mentions if main is not None and m.entity == main.id]
    heads = scene.lexicon.cues("event_head")
    known = any(m.span < word.span or m.text.split()[-1].lower() in heads for m in told)
    return main if known else None


def main_event(scene: Scene) -> Entity | None:
    """Give the gathering that the article names most, of several the one named first."""
    gatherings = {e.id: e for e in scene.entities.entities if is_gathering(e)}
    counts = Counter(m.entity for m in scene.entities.mentions if m.entity in gatherings)
    named = {i: at for at, i in enumerate(counts)}
    ranked = sorted(gatherings, key=lambda i: (-counts[i], named.get(i, len(named))))
    return gatherings[ranked[0]] if ranked else None


def main_conflict(scene: Scene) -> Entity | None:
    """Give the war or conflict that the article names most, the first of several."""
    fights = [e for e in scene.entities.entities if e.event_type is EventType.CONFLICT]
    counts = Counter(m.entity for m in scene.entities.mentions)
    return max(fights, key=lambda e: counts[e.id], default=None)


def event_meant(scene: Scene, sentence: Sentence, token: Token) -> Entity | None:
    """Give the event that a phrase names, or the one at hand for "any talks", "such a meeting"."""
    named = event_at(scene, sentence, token)
    if named is not None:
        return named.entity
    gathers = scene.lexicon.value("event_head", token) in GATHERINGS
    gathers = gathers or (_is_definite(sentence, token) and _is_any(scene, token))
    if not gathers or token.pos != "NOUN" or is_other_than_event(scene, sentence, token):
        return None
    others = children(sentence, token.index, "nmod")
    if any(case_of(sentence, t.index) in ("with", "between") for t in others):
        return _peace_conference(scene)
    event = event_before(scene, sentence, token)
    return None if event is None or _is_of_more(scene, sentence, token, event) else event


def _is_of_more(scene: Scene, sentence: Sentence, noun: Token, event: Entity) -> bool:
    """Tell whether somebody wants talks where those told are over ("seeks talks", "new talks")."""
    words = {t.text.lower() for t in children(sentence, noun.index, "amod", "det")}
    bare = noun.tag == "NNS" and not words and not children(sentence, noun.index, "nmod:poss")
    return (bare or bool(words & _MORE)) and is_told_as_over(scene, event)


def _is_definite(sentence: Sentence, noun: Token) -> bool:
    return any(t.text.lower() == "the" for t in children(sentence, noun.index, "det"))


def _is_any(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun may stand for any gathering told before ("boycotted the event")."""
    return scene.lexicon.value("event_any", noun) is not None and noun.tag in ("NN", "NNS")


def _peace_conference(scene: Scene) -> Entity | None:
    """Give the peace conference of the article: the talks with the other side are those."""
    found = [e for e in scene.entities.entities if e.event_type is EventType.PEACE_CONFERENCE]
    return found[0] if len(found) == 1 else None


def event_at_place(scene: Scene, place: str) -> Entity | None:
    """Give the one gathering of the article that is held in a place ("will go to Geneva")."""
    held = [e for e in scene.entities.entities if is_gathering(e) and e.place == place]
    if len(held) == 1:
        return held[0]
    place_entity = scene.entity(place)
    label = "" if place_entity is None else place_entity.label.lower()
    named = [
        e
        for e in held or scene.entities.entities
        if is_gathering(e) and label and label in e.label.lower().split()
    ]
    return named[0] if len(named) == 1 else None


def is_yet_to_come(scene: Scene, sentence: Sentence, verb: Token, event: Entity) -> bool:
    """Tell whether only verbs tell a gathering, as still to come, while this one tells what was."""
    done = outlook_of(scene, sentence, verb) is Outlook.DONE
    return done and _is_only_told(scene, event, is_ahead)


def is_over(scene: Scene, sentence: Sentence, verb: Token, event: Entity) -> bool:
    """Tell whether only verbs tell a gathering, as done, while this one tells what is to come."""
    time = time_on(scene, sentence, verb)
    ahead = is_ahead(outlook_of(scene, sentence, verb)) or is_announced(scene, sentence, verb)
    ahead = ahead or (time is not None and time.direction is Direction.FUTURE)
    return ahead and _is_only_told(scene, event, lambda outlook: outlook is Outlook.DONE)


def _is_only_told(scene: Scene, event: Entity, fits: Callable[[Outlook], bool]) -> bool:
    """Tell whether only verbs tell a gathering, all of a fitting outlook."""
    at = words_for(scene, event)
    return bool(at) and all(t.pos == "VERB" and fits(outlook_of(scene, s, t)) for s, t in at)


def is_told_as_over(scene: Scene, event: Entity) -> bool:
    """Tell whether a verb tells a gathering as done, and none as still to come."""
    told = [outlook_of(scene, s, t) for s, t in words_for(scene, event) if t.pos == "VERB"]
    return Outlook.DONE in told and not any(is_ahead(outlook) for outlook in told)


def words_for(scene: Scene, event: Entity) -> tuple[tuple[Sentence, Token], ...]:
    """Give each word of the article that stands for an event, with its sentence."""
    told = ((s, e) for s in scene.parsed.sentences for e in events_in(scene, s))
    return tuple((s, e.token) for s, e in told if e.entity.id == event.id)


def is_of_earlier_year(scene: Scene, sentence: Sentence, noun: Token, event: Entity) -> bool:
    """Tell whether a clause puts a gathering in a year before ("talks broke down in 2003").

    That is another than the one at hand, unless that one is told with the year.
    """
    verb = sentence.tokens[noun.head]
    time = time_on(scene, sentence, noun, verb) or _when(scene, sentence, verb)
    year = "" if time is None else dict(time.fields).get("year", "")
    if not is_year_before(scene.parsed.article, year):
        return False
    at = words_for(scene, event)
    told = (time_on(scene, s, t, s.tokens[t.head]) for s, t in at)
    return all(t is None or dict(t.fields).get("year") != year for t in told)


def _when(scene: Scene, sentence: Sentence, verb: Token) -> TimeExpression | None:
    """Give the time that "when" opens a clause about ("since 2003, when talks broke down")."""
    when = any(t.text.lower() == "when" for t in children(sentence, verb.index, "advmod", "mark"))
    over = sentence.tokens[verb.head]
    return (
        time_on(scene, sentence, over) if when and verb.dep.startswith(("acl", "advcl")) else None
    )


def is_other_than_event(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether the word before a noun for a gathering makes it none ("a news conference")."""
    before = sentence.tokens[noun.index - 1 : noun.index] if noun.index else ()
    return any(t.text.lower() in scene.lexicon.cues("event_not") for t in before)


def is_of_speaker(sentence: Sentence, noun: Token, event: Entity) -> bool:
    """Tell whether somebody speaks of a gathering of their own, called otherwise than an event.

    "Our consultations" are not the conference told before; "our talks" may be the talks.
    """
    owners = children(sentence, noun.index, "nmod:poss")
    words = " ".join((event.label, *event.alt_labels)).lower().split()
    own = any(t.text.lower() in ("my", "our") for t in owners)
    return own and noun.lemma.lower() not in words and noun.text.lower() not in words
