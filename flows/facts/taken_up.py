"""Words that take up a gathering told before: "the talks", "it opens on Monday", "what began".

Gatherings that say themselves who meets, or where, belong to ``entities`` and ``meetings``; here
are the words that lean on those, and the talks of an article that never names them better.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flows.facts.agents import agents_of
from flows.facts.clauses import clause_verb, place_come_to, place_on
from flows.facts.event_signs import holding
from flows.facts.events import GATHERINGS, events_in, is_gathering
from flows.facts.events_at_hand import (
    event_at_place,
    is_of_earlier_year,
    is_of_speaker,
    is_other_than_event,
    is_told_as_over,
    is_yet_to_come,
    main_before,
    main_event,
    words_for,
)
from flows.facts.outlook import Outlook, is_ahead, outlook_of
from flows.facts.phrases import what_of
from flows.facts.sides import TOGETHER, phrases_with
from flows.facts.timing import time_on
from flows.facts.unnamed import add_unnamed, make_event, mention_of
from flows.language.tree import case_of, children, subtree
from flows.model import EventType, ScheduleStatus, TimexType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.facts.scene import Scene
    from flows.model import Entity, Mention, Sentence, Token

_DEFINITE = frozenset({"the", "this", "these", "those", "that"})
_OTHERS = frozenset(
    {"another", "any", "every", "further", "more", "new", "no", "other", "separate", "some", "such"}
)
_REAL = frozenset(
    {"after", "ahead of", "at", "before", "during", "following", "from", "in", "since"}
)
_FRESH = frozenset({"another", "fresh", "new"})
_NONE = frozenset({"any", "every", "no", "such"})
_PLAIN = frozenset({"event", "gathering", "meeting", "session"})
"""Nouns that any gathering may be called by."""
_PRONOUNS = frozenset({"it", "this", "what"})


def add_taken_up(scene: Scene) -> Scene:
    """Give the scene with a mention of its gathering for each word that takes one up."""
    return add_unnamed(add_unnamed(scene, (partial(_by_noun, made=[]),)), (_by_pronoun,))


def _by_noun(
    scene: Scene, sentence: Sentence, made: list[Entity]
) -> Iterator[tuple[Entity, Mention]]:
    for noun in scene.cued(sentence, "event_head"):
        if not _is_free(scene, sentence, noun):
            continue
        place = _place_of(scene, sentence, noun)
        meant = _leant_on(scene, sentence, noun, made)
        if meant is not None and place is not None and meant.place not in (None, place):
            meant = None
        if meant is not None and _is_another(scene, sentence, noun, meant):
            meant = None
        between = phrases_with(sentence, noun, frozenset({"between"}))
        if meant is None and place is not None and not between:
            meant = event_at_place(scene, place)  # "met in Oslo on talks between A and B"
        if meant is None and _says_enough(scene, sentence, noun, place):
            meant = _make(scene, sentence, noun, place)
            made.append(meant)
        if meant is not None:
            yield meant, mention_of(noun, meant)


def _is_next(scene: Scene, sentence: Sentence, noun: Token, event: Entity) -> bool:
    """Tell whether what was held is not meant, but what comes next ("ahead of the next round")."""
    words = children(sentence, noun.index, "amod", "det")
    following = any(scene.lexicon.value("event_next", t) is not None for t in words)
    return following and is_told_as_over(scene, event)


def _leant_on(
    scene: Scene, sentence: Sentence, noun: Token, made: Sequence[Entity]
) -> Entity | None:
    """Give the gathering told before that a noun takes up, by its day or by saying no more."""
    day = _day_of(scene, sentence, noun)
    if day is not None:
        return _of_day(scene, noun, day)
    if not _leans(scene, sentence, noun):
        return None
    meant = _gathering_before(scene, sentence, noun)
    verb = clause_verb(sentence, noun)
    if meant is not None and verb and is_yet_to_come(scene, sentence, verb, meant):
        meant = None
    meant = meant or _main_or_made(scene, noun, made)
    return _called_so(scene, noun, meant, made) or meant or next(iter(made), None)


def _main_or_made(scene: Scene, noun: Token, made: Sequence[Entity]) -> Entity | None:
    """Give the main gathering, but one met before where that is told only later ("the meeting")."""
    main = main_before(scene, noun)
    ahead = [m for m in scene.entities.mentions if main is not None and m.entity == main.id]
    later = all(m.span > noun.span for m in ahead)
    plain = noun.lemma.lower() in _PLAIN and noun.tag == "NN"
    return made[-1] if later and plain and made else main


def _is_another(scene: Scene, sentence: Sentence, noun: Token, event: Entity) -> bool:
    """Tell whether a noun is about a gathering of the speakers, the next, or one before."""
    own = is_of_speaker(sentence, noun, event) or _is_next(scene, sentence, noun, event)
    return own or is_of_earlier_year(scene, sentence, noun, event)


def _called_so(
    scene: Scene, noun: Token, last: Entity | None, made: Sequence[Entity]
) -> Entity | None:
    """Give the gathering told without a name that was called so, where the last told was not.

    "The conference" is not the session told since; "the talks" are more than a session of them.
    """
    word = noun.lemma.lower()
    words = [] if last is None else [t for _, t in words_for(scene, last)]
    if any(t.lemma.lower() == word for t in words):
        return None
    same = [e for e in made if word in e.label.lower().split()]
    whole = scene.lexicon.value("event_part", noun) is None
    within = bool(words) and all(scene.lexicon.value("event_part", t) is not None for t in words)
    return next(reversed(same or (made if whole and within else [])), None)


def _is_free(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether a noun for a gathering is the head of its phrase and stands for nothing yet."""
    gathers = scene.lexicon.value("event_head", noun) in GATHERINGS and noun.pos == "NOUN"
    gathers = gathers and not is_other_than_event(scene, sentence, noun)
    inside = noun.dep in ("compound", "flat", "amod")
    return gathers and not inside and scene.mention_at(noun) is None


def _place_of(scene: Scene, sentence: Sentence, noun: Token) -> str | None:
    """Give the place on the noun, or on the verb that says that it is held."""
    verb = clause_verb(sentence, noun)
    held = verb is not None and _is_held(scene, sentence, verb)
    own = place_on(scene, sentence, noun, *((verb,) if held and verb is not None else ()))
    own = own or place_on(scene, sentence, *_those_of(sentence, noun))
    return own or place_come_to(scene, sentence, noun)


def _those_of(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Give those whose gathering it is: a parse hangs its place on them ("of envoys in Oslo")."""
    on = children(sentence, noun.index, "nmod")
    return tuple(t for t in on if t.tag == "NNS" and case_of(sentence, t.index) == "of")


def _is_held(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    groups = ("schedule_object", "schedule_subject", "moving_verb")
    return any(scene.lexicon.match_at(g, sentence, verb.index) is not None for g in groups)


def _says_enough(scene: Scene, sentence: Sentence, noun: Token, place: str | None) -> bool:
    """Tell whether a gathering that takes up none is one of its own: it has a place, or is held."""
    words = {t.text.lower() for t in children(sentence, noun.index, "det", "amod")}
    if words & _NONE:
        return False
    verb = clause_verb(sentence, noun)
    told = verb is not None and _is_held(scene, sentence, verb)
    timed = told and verb is not None and _has_time_or_hosts(scene, sentence, noun, verb)
    new = told and verb is not None and bool(words & _FRESH)
    new = new and verb is not None and is_ahead(outlook_of(scene, sentence, verb))
    set_for = holding(scene, sentence, noun)
    later = (c for t in set_for for c in children(sentence, t.index, "xcomp"))
    timed = timed or time_on(scene, sentence, *set_for, *later) is not None
    the_only = main_event(scene) is None and noun.tag == "NNS" and _leans(scene, sentence, noun)
    dated = noun.dep in ("obj", "obl", "nsubj", "nsubj:pass") and _is_dated(scene, sentence, noun)
    return place is not None or timed or new or the_only or dated


def _has_time_or_hosts(scene: Scene, sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Tell whether a gathering is held at some time, or by somebody ("the ministers opened it")."""
    if time_on(scene, sentence, noun, verb) is not None:
        return True
    outlook = outlook_of(scene, sentence, verb)
    done = outlook in (Outlook.DONE, Outlook.PLANNED) and noun.dep == "obj"
    whole = scene.lexicon.value("event_part", noun) is None or noun.lemma.lower() == "round"
    done = done and (whole if outlook is Outlook.DONE else noun.lemma.lower() == "round")
    return done and bool(agents_of(scene, sentence, verb))


def _is_dated(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether a date hangs on the noun itself ("a session on February 2")."""
    last = subtree(sentence, noun.index)[-1].index
    on = [t for t in children(sentence, noun.index, "nmod") if t.index > noun.index]
    on += sentence.tokens[last + 1 : last + 3]  # "a session of the council on February 2"
    dates = [t for t in scene.times if t.timex_type is TimexType.DATE]
    return any(time.span.covers(t.span) for t in on for time in dates)


def _leans(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether a noun for a gathering says nothing of which one it is."""
    if phrases_with(sentence, noun, TOGETHER):
        return False
    words = {t.text.lower() for t in children(sentence, noun.index, "det", "amod", "nummod")}
    told = {scene.lexicon.value("schedule_attribute", t) for t in _describing(sentence, noun)}
    if words & _OTHERS or told - {None, "Planned", "Ongoing"} or _has_time(scene, sentence, noun):
        return False
    if _is_named(scene, sentence, noun):
        return False
    owned = any(t.tag == "PRP$" for t in children(sentence, noun.index, "nmod:poss"))
    return owned or bool(words & _DEFINITE) or _is_bare_plural(sentence, noun)


def _is_named(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether unknown names say which gathering it is ("the Berg-Holm meeting")."""
    names = [t for t in children(sentence, noun.index, "compound") if t.pos == "PROPN"]
    return any(scene.mention_at(t) is None for t in names)


def _describing(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    return children(sentence, noun.index, "amod", "nummod")


def _has_time(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether a time stands before the noun ("the July talks"): one of several, then."""
    before = [t for t in children(sentence, noun.index) if t.index < noun.index]
    dates = [t for t in scene.times if t.timex_type is not TimexType.DURATION]
    return any(time.span.covers(t.span) for t in before for time in dates)


def _day_of(scene: Scene, sentence: Sentence, noun: Token) -> str | None:
    """Give the day of the week whose gathering it is ("Monday's talks")."""
    owners = children(sentence, noun.index, "nmod:poss", "compound")
    times = (t for o in owners for t in scene.times if t.span.covers(o.span))
    return next((d for t in times if (d := dict(t.fields).get("weekday")) is not None), None)


def _of_day(scene: Scene, noun: Token, day: str) -> Entity | None:
    """Give the gathering told before of that day; else the one at hand, if it has no time yet."""
    ahead = [m for m in scene.entities.mentions if m.span < noun.span]
    known = (scene.entity(i) for i in dict.fromkeys(m.entity for m in reversed(ahead)))
    for event in (e for e in known if e is not None and is_gathering(e)):
        if day in _days_told(scene, event):
            return event
    main = main_before(scene, noun)
    return main if main is not None and not _days_told(scene, main) else None


def _days_told(scene: Scene, event: Entity) -> list[str]:
    """Give the days at which an event is told to be; empty for times that are none."""
    at = words_for(scene, event)
    told = (time_on(scene, s, w, s.tokens[w.head]) for s, w in at)
    return [dict(t.fields).get("weekday", "") for t in told if t is not None]


def _is_bare_plural(sentence: Sentence, noun: Token) -> bool:
    """Tell whether "talks" stands bare where only talks that are held do ("after talks")."""
    bare = noun.tag == "NNS" and not children(sentence, noun.index, "det", "amod", "nmod", "nummod")
    return bare and (noun.dep.startswith("nsubj") or case_of(sentence, noun.index) in _REAL)


def _gathering_before(scene: Scene, sentence: Sentence, word: Token) -> Entity | None:
    """Give the gathering named last before a word, in its sentence or the one before."""
    at = scene.parsed.sentences.index(sentence)
    here = [e.entity for e in events_in(scene, sentence) if e.token.index < word.index]
    last = [e.entity for e in events_in(scene, scene.parsed.sentences[at - 1])] if at else []
    found = [e for e in (*last, *here) if is_gathering(e)]
    return found[-1] if found else None


def _make(scene: Scene, sentence: Sentence, noun: Token, place: str | None) -> Entity:
    """Make a gathering that has no name, named by its noun and place."""
    what = what_of(scene, sentence, noun)
    where = None if place is None else scene.entity(place)
    label = what if where is None else f"{what} in {where.label}"
    return make_event(scene, label, EventType.MEETING, place)


def _by_pronoun(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    """Read "it opens in Montreux", "what began on Wednesday is unfinished", "asked to host it"."""
    for word in sentence.tokens:
        done = _is_done_to_it(scene, sentence, word)
        event = _gathering_before(scene, sentence, word) if done else None
        if event is not None:
            yield event, mention_of(word, event)
            continue
        verb = clause_verb(sentence, word) if word.text.lower() in _PRONOUNS else None
        if verb is None or scene.mention_at(word) is not None:
            continue
        free = word.text.lower() == "what"
        event = None
        if _begins(scene, sentence, verb):
            event = main_event(scene) if free else _gathering_before(scene, sentence, word)
        if event is not None:
            yield event, mention_of(word, event)


def _is_done_to_it(scene: Scene, sentence: Sentence, word: Token) -> bool:
    """Tell whether "it" is what is hosted or attended."""
    free = word.dep == "obj" and word.text.lower() == "it" and scene.mention_at(word) is None
    if not free:
        return False
    verb = sentence.tokens[word.head]
    hosts = scene.lexicon.value("part_verb", verb) in ("Host", "Convene", "Mediate")
    return hosts or scene.lexicon.value("attend_verb", verb) == "Attend"


def _begins(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb says of its subject that it begins, goes on or ends, and nothing more."""
    passive = bool(children(sentence, verb.index, "aux:pass"))
    group = "schedule_object" if passive else "schedule_subject"
    match = scene.lexicon.match_at(group, sentence, verb.index)
    objects = [t for t in children(sentence, verb.index, "obj", "xcomp", "ccomp") if t.pos != "NUM"]
    whole = match is not None and match.last - match.first > 1
    told = passive and scene.lexicon.value("speech_say", verb) is not None  # "this was announced"
    tells = match is not None and (whole or match.value != ScheduleStatus.HELD or passive)
    return tells and not told and (whole or not objects)
