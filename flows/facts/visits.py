"""Visits: "the minister will travel to Russia", "her trip to Moscow", as events with a place.

Who goes to a gathering belongs to ``participation``; who meets whom there, to ``meetings``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of
from flows.facts.clauses import place_at
from flows.facts.deeds_meant import is_going_home
from flows.facts.events import events_of
from flows.facts.events_at_hand import event_at_place
from flows.facts.lexicon import spellings_of
from flows.facts.parties import parties_of
from flows.facts.subjects import is_passive_verb
from flows.facts.unnamed import add_unnamed, make_event, mention_of, short_name
from flows.language.tree import case_of, children, spread
from flows.model import EntityKind, EventType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Entity, Mention, Sentence, Token

_GUESTS_MAX = 2
_TO = frozenset({"to", "in"})
_THROUGH = frozenset({"to", "in", "of", "through", "across"})
_ROUND = frozenset({"tour", "journey"})
"""Nouns for going through a country ("a tour of Norway")."""


def add_visits(scene: Scene) -> Scene:
    """Give the scene with an event, and a mention of it, for each visit of a person to a place."""
    return add_unnamed(scene, (_by_verb, _by_noun))


def _by_verb(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    for verb in scene.cued(sentence, "visit_verb"):
        if verb.pos != "VERB" or scene.mention_at(verb) or events_of(scene, sentence, verb):
            continue
        if is_going_home(sentence, verb):
            continue
        place = _destination(scene, sentence, verb)
        if place is None:
            continue
        guests = _persons(scene, agents_of(scene, sentence, verb))
        yield from _visit(scene, verb, guests, place)


def _destination(scene: Scene, sentence: Sentence, verb: Token) -> str | None:
    """Give the place gone to: the object of "visit", the phrase that "travel to" takes.

    Other words may stand between ("left Sanaa on Tuesday for Stockholm").
    """
    firsts = scene.lexicon.phrases.get("visit_verb", {})
    phrases = [p.words for word in spellings_of(verb) for p in firsts.get(word, ())]
    heads = [t for words in phrases for t in _gone_to(sentence, verb, words)]
    found = (place_at(scene, sentence, t) for t in heads)
    return next((p for p in found if p is not None), None)


def _gone_to(sentence: Sentence, verb: Token, words: tuple[str, ...]) -> tuple[Token, ...]:
    if len(words) == 1:
        return children(sentence, verb.index, "obj")
    inner, link = words[1:-1], words[-1]
    rest = sentence.tokens[verb.index + 1 : verb.index + len(words) + 2]
    if not set(inner) <= {word for t in rest for word in spellings_of(t)}:
        return ()
    carriers = (verb, *children(sentence, verb.index, "obj"))
    phrases = [t for c in carriers for t in children(sentence, c.index, "obl", "nmod")]
    return tuple(t for t in phrases if case_of(sentence, t.index) == link)


def _by_noun(scene: Scene, sentence: Sentence) -> Iterator[tuple[Entity, Mention]]:
    for noun in scene.cued(sentence, "visit_noun"):
        known = scene.lexicon.value("visit_noun", noun) is not None and noun.pos == "NOUN"
        if not known or scene.mention_at(noun) is not None:
            continue
        on = children(sentence, noun.index, "nmod")
        links = _THROUGH if noun.lemma.lower() in _ROUND else _TO
        to = [t for t in on if case_of(sentence, t.index) in links]
        places = [*to, *children(sentence, noun.index, "compound")]
        found = (place_at(scene, sentence, t) for t in places)
        place = next((p for p in found if p is not None), None)
        yield from _visit(scene, noun, visitors_of(scene, sentence, noun), place)


def visitors_of(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Give whose visit it is: "'s", "of" or "by"; else who is on it or makes it."""
    verb = sentence.tokens[noun.head]
    done_to = noun.dep == "obj" and verb.pos == "VERB" and not is_passive_verb(sentence, verb)
    on = [*children(sentence, noun.index, "nmod", "nmod:poss")]
    on += children(sentence, verb.index, "obl") if done_to else ()  # "cancelled a trip by X"
    cases = {t.index: case_of(sentence, t.index) for t in on}
    own = [t for t in on if t.dep == "nmod:poss" or cases[t.index] == "by"]
    own += [t for t in on if cases[t.index] == "of" and t.head == noun.index]
    named = _persons(scene, parties_of(scene, sentence, spread(sentence, own)))
    if is_stay(sentence, noun):
        who = children(sentence, noun.index, "nsubj")
        named = named or _persons(scene, parties_of(scene, sentence, spread(sentence, who)))
    one = children(sentence, noun.index, "det", "nmod:poss", "amod", "nummod")
    makes = noun.dep in ("obj", "obl") and verb.pos == "VERB" and bool(one)  # not "on tour"
    return named or (_persons(scene, agents_of(scene, sentence, verb)) if makes else ())


def is_stay(sentence: Sentence, noun: Token) -> bool:
    """Tell whether somebody is said to be on a visit ("is on a visit to Oslo")."""
    return case_of(sentence, noun.index) == "on" and bool(children(sentence, noun.index, "cop"))


def _persons(scene: Scene, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    named = ((p, scene.entity(p.entity)) for p in parties)
    return tuple(p for p, e in named if e is not None and _is_visitor(scene, p, e))


def _is_visitor(scene: Scene, party: Party, entity: Entity) -> bool:
    """Tell whether somebody comes as a guest: a person, or those sent by a body; not its troops."""
    if party.direct:
        return entity.kind is EntityKind.PERSON
    return scene.lexicon.value("visitor_noun", party.token) is not None


def _is_for_gathering(scene: Scene, word: Token, where: Entity) -> bool:
    """Tell whether going to a place is coming to the gathering there; a visit is one by itself."""
    visits = word.lemma.lower() in ("visit", "tour") or word.pos == "NOUN"
    return not visits and event_at_place(scene, where.id) is not None


def _visit(
    scene: Scene, word: Token, guests: tuple[Party, ...], place: str | None
) -> Iterator[tuple[Entity, Mention]]:
    """Give the visit, unless its place stands for a gathering there ("will go to Geneva")."""
    where = None if place is None else scene.entity(place)
    if where is None or not guests or _is_for_gathering(scene, word, where):
        return
    named = [scene.entity(p.entity) for p in guests[:_GUESTS_MAX]]
    who = " and ".join(sorted(e.label for e in named if e is not None))
    short = " and ".join(sorted(short_name(scene, e) for e in named if e is not None))
    label = f"visit of {who} to {where.label}"
    others = (f"{who}'s visit to {where.label}", f"{short}'s visit to {where.label}")
    event = make_event(scene, label, EventType.EVENT, where.id, *dict.fromkeys(others))
    yield event, mention_of(word, event)
