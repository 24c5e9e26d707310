"""Which event the words are about: event mentions, parts of events, the event of the article.

Finding events belongs to ``entities``; what happens with them, to the kinds of fact.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.clean.years import is_year_before
from flows.facts.outlook import Outlook, is_ahead, is_announced, is_verbal, outlook_of
from flows.facts.timing import time_on
from flows.language.tree import case_of, children, conjuncts, head_of
from flows.model import Direction, EntityKind, EventType

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.facts.scene import Scene
    from flows.model import Entity, Mention, Sentence, TimeExpression, Token

GATHERINGS = frozenset({EventType.MEETING, EventType.PEACE_CONFERENCE})
FIGHTS = frozenset({EventType.ARMED_EVENT, EventType.CONFLICT})
_TEMPORAL = frozenset({"before", "after", "since", "until", "following", "ahead of", "ahead"})
_MORE = frozenset({"another", "fresh", "further", "more", "new", "renewed"})
_RELATIVE = frozenset({"which", "that", "who"})
_ARGUMENTS = ("obj", "obl", "nsubj:pass", "nmod", "xcomp", "iobj")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventAt:
    """An event named in a sentence.

    Args:
        token: Head of the phrase that names it.
        first: Index of the first word of the mention.
        last: One after its last word.
    """

    entity: Entity
    token: Token
    first: int
    last: int


def events_in(scene: Scene, sentence: Sentence) -> tuple[EventAt, ...]:
    """Give the events named in a sentence, in order, each passage once."""
    known = scene.placed.get(sentence.span)
    if known is None:
        found = [_placed(scene, sentence, m) for m in scene.mentions(sentence.span)]
        events = {e.token.index: e for e in found if e is not None}
        known = scene.placed[sentence.span] = tuple(events[i] for i in sorted(events))
    return known


def _placed(scene: Scene, sentence: Sentence, mention: Mention) -> EventAt | None:
    entity = scene.entity(mention.entity)
    if entity is None or entity.kind is not EntityKind.EVENT or entity.event_type is None:
        return None
    inside = [t.index for t in sentence.tokens if mention.span.covers(t.span)]
    if not inside:
        return None
    first, last = inside[0], inside[-1] + 1
    return EventAt(entity=entity, token=head_of(sentence, first, last), first=first, last=last)


def plan_at(scene: Scene, sentence: Sentence, token: Token) -> str | None:
    """Give the plan that a word names: an event that only stances are about."""
    entity = scene.entity(scene.entity_at(sentence, token) or "")
    plan = entity is not None and entity.kind is EntityKind.EVENT and entity.event_type is None
    return entity.id if entity is not None and plan else None


def is_verbal_event(event: EventAt) -> bool:
    """Tell whether an event is told by a verb ("they met", "Meeting in Paris, they agreed")."""
    return event.token.pos == "VERB" or event.token.dep == "advcl"


def event_at(scene: Scene, sentence: Sentence, token: Token) -> EventAt | None:
    """Give the event that a noun phrase names, or that it is a part of ("a round of talks")."""
    here = events_in(scene, sentence)
    own = next((e for e in here if e.first <= token.index < e.last), None)
    if own is not None:
        return own
    if scene.lexicon.value("event_part", token) is None:
        return None
    inner = [t.index for t in children(sentence, token.index, "nmod", "compound")]
    within = (e for e in here if e.token.index in inner)
    return next(within, None) or _event_after_of(here, sentence, token)


def _event_after_of(
    events: tuple[EventAt, ...], sentence: Sentence, token: Token
) -> EventAt | None:
    rest = sentence.tokens[token.index + 1 :]
    if not rest or rest[0].text.lower() != "of":
        return None
    return next((e for e in events if 0 < e.first - token.index <= 4), None)


def events_of(scene: Scene, sentence: Sentence, verb: Token) -> tuple[EventAt, ...]:
    """Give the events that a verb is done to, at or about: its objects and phrases, in order."""
    heads = [
        c
        for t in children(sentence, verb.index, *_ARGUMENTS)
        if (t.index > verb.index or t.dep in ("nsubj:pass", "obj"))
        and case_of(sentence, t.index) not in _TEMPORAL
        for c in conjuncts(sentence, t.index)
    ]
    found = [event_at(scene, sentence, t) for t in heads]
    direct = [e for e in found if e is not None]
    if direct or not is_verbal(sentence, verb):
        return tuple(dict.fromkeys(direct))
    near = _first_after(scene, sentence, verb)
    return () if near is None else (near,)


def events_done_to(scene: Scene, sentence: Sentence, verb: Token) -> tuple[EventAt, ...]:
    """Give the events that a verb is done to, also through a participle or a relative clause.

    "the talks, hosted by Oslo", "a conference to be attended by Greece", "talks that Oslo hosts",
    "opened in May and were hosted by Oslo".
    """
    found = events_of(scene, sentence, verb)
    if found:
        return found
    alone = verb.dep == "conj" and not children(sentence, verb.index, "nsubj", "obj")
    above = sentence.tokens[verb.head]
    if alone and above.index < verb.index:
        both = _passive(sentence, verb) and _passive(sentence, above)
        return events_done_to(scene, sentence, above) if both else ()
    if verb.index == 0 and _passive(sentence, verb) and not children(sentence, 0, "nsubj"):
        return events_in(scene, sentence)[:1]  # "Chaired by Merkel, the conference ended"
    noun = _past_place(scene, sentence, sentence.tokens[verb.head])
    fits = verb.dep.startswith("acl") and _takes_noun(sentence, verb)
    event = event_at(scene, sentence, noun) if fits else None
    return () if event is None else (event,)


def _past_place(scene: Scene, sentence: Sentence, noun: Token) -> Token:
    """Give what is in a place, for a clause that a parse hangs there ("talks in X, led by Y")."""
    placed = (scene.entity_at(sentence, noun) or "").startswith(EntityKind.PLACE)
    inside = placed and noun.dep == "nmod" and case_of(sentence, noun.index) in ("at", "in")
    return sentence.tokens[noun.head] if inside else noun


def _passive(sentence: Sentence, verb: Token) -> bool:
    helped = bool(children(sentence, verb.index, "aux:pass", "nsubj:pass", "obl:agent"))
    return helped or (verb.tag == "VBN" and not children(sentence, verb.index, "aux"))


def _takes_noun(sentence: Sentence, verb: Token) -> bool:
    """Tell whether the noun over a clause is what is acted on: in a passive, or with "which"."""
    if _passive(sentence, verb):
        return True
    acting = children(sentence, verb.index, "nsubj")
    acted_on = children(sentence, verb.index, "obj")
    other = any(t.text.lower() not in _RELATIVE for t in acting)
    within = children(sentence, verb.index, "obl", "nmod")
    between = sentence.tokens[verb.head : verb.index]
    if other and not acted_on and any(t.text == "," for t in between):
        return False  # "after a first dialogue, the Union announced"
    if other and any(t.text.lower() in _RELATIVE for t in within):
        return True  # "a session in which the Union took part"
    return other and all(t.text.lower() in _RELATIVE for t in acted_on)


def _first_after(scene: Scene, sentence: Sentence, verb: Token) -> EventAt | None:
    """Give the event named right after a verb, no verb or comma between, whatever the parse."""
    for event in events_in(scene, sentence):
        between = sentence.tokens[verb.index + 1 : event.token.index]
        broken = any(_breaks(t) for t in between)
        if event.token.index > verb.index and not broken and len(between) < 9:
            return event
    return None


def _breaks(token: Token) -> bool:
    stops = token.pos in ("VERB", "AUX", "SCONJ") or token.text in (",", ";", ":")
    return stops or token.text.lower() in _TEMPORAL


def event_under(scene: Scene, sentence: Sentence, token: Token, *cases: str) -> EventAt | None:
    """Give the event in a phrase on a word with one of the prepositions."""
    for phrase in children(sentence, token.index, "nmod", "obl"):
        if case_of(sentence, phrase.index) in cases:
            found = event_at(scene, sentence, phrase)
            if found is not None:
                return found
    return None


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


def is_told_as_over(scene: Scene, event: Entity) -> bool:
    """Tell whether a verb tells a gathering as done, and none as still to come."""
    told = [outlook_of(scene, s, t) for s, t in words_for(scene, event) if t.pos == "VERB"]
    return Outlook.DONE in told and not any(is_ahead(outlook) for outlook in told)


def _is_definite(sentence: Sentence, noun: Token) -> bool:
    return any(t.text.lower() == "the" for t in children(sentence, noun.index, "det"))


def _is_any(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun may stand for any gathering told before ("boycotted the event")."""
    return scene.lexicon.value("event_any", noun) is not None and noun.tag in ("NN", "NNS")


def _peace_conference(scene: Scene) -> Entity | None:
    """Give the peace conference of the article: the talks with the other side are those."""
    found = [e for e in scene.entities.entities if e.event_type is EventType.PEACE_CONFERENCE]
    return found[0] if len(found) == 1 else None


def words_for(scene: Scene, event: Entity) -> tuple[tuple[Sentence, Token], ...]:
    """Give each word of the article that stands for an event, with its sentence."""
    told = ((s, e) for s in scene.parsed.sentences for e in events_in(scene, s))
    return tuple((s, e.token) for s, e in told if e.entity.id == event.id)


def is_other_than_event(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether the word before a noun for a gathering makes it none ("a news conference")."""
    before = sentence.tokens[noun.index - 1 : noun.index] if noun.index else ()
    return any(t.text.lower() in scene.lexicon.cues("event_not") for t in before)


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


def is_of_speaker(sentence: Sentence, noun: Token, event: Entity) -> bool:
    """Tell whether somebody speaks of a gathering of their own, called otherwise than an event.

    "Our consultations" are not the conference told before; "our talks" may be the talks.
    """
    owners = children(sentence, noun.index, "nmod:poss")
    words = " ".join((event.label, *event.alt_labels)).lower().split()
    own = any(t.text.lower() in ("my", "our") for t in owners)
    return own and noun.lemma.lower() not in words and noun.text.lower() not in words


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


def main_conflict(scene: Scene) -> Entity | None:
    """Give the war or conflict that the article names most, the first of several."""
    fights = [e for e in scene.entities.entities if e.event_type is EventType.CONFLICT]
    counts = Counter(m.entity for m in scene.entities.mentions)
    return max(fights, key=lambda e: counts[e.id], default=None)


def main_event(scene: Scene) -> Entity | None:
    """Give the gathering that the article names most, of several the one named first."""
    gatherings = {e.id: e for e in scene.entities.entities if is_gathering(e)}
    counts = Counter(m.entity for m in scene.entities.mentions if m.entity in gatherings)
    named = {i: at for at, i in enumerate(counts)}
    ranked = sorted(gatherings, key=lambda i: (-counts[i], named.get(i, len(named))))
    return gatherings[ranked[0]] if ranked else None


def is_gathering(entity: Entity) -> bool:
    """Tell whether an event is a meeting, talks or a conference."""
    return entity.kind is EntityKind.EVENT and entity.event_type in GATHERINGS


def is_fight(entity: Entity) -> bool:
    """Tell whether an event is a war, a battle or an attack."""
    return entity.kind is EntityKind.EVENT and entity.event_type in FIGHTS
