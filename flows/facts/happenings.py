"""Events told by a common noun with a place or a time: "a blast in Kabul", "protests on Friday".

Talks, battles and votes that have a phrase of their own belong to ``entities``, ``meetings`` and
``votes``: what they found stays; here is the rest.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flows.entities.event_sorts import ATTACK, ATTACKS
from flows.facts.agents import agents_of
from flows.facts.clauses import place_at, place_on
from flows.facts.event_signs import CLAUSAL, holding, says_enough, victim_named, whole_of
from flows.facts.happenings_wider import TAKEN_UP, sort_of, told_wider
from flows.facts.masses import PROTEST, mass_gathering
from flows.facts.outlook import Outlook, outlook_of
from flows.facts.parties import parties_of
from flows.facts.phrases import what_of
from flows.facts.sites import place_of_site, site_on
from flows.facts.timing import time_on
from flows.facts.unnamed import add_unnamed, make_event, mention_of
from flows.language.tree import case_of, children, is_negated, spread
from flows.model import EventType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.facts.lexicon import CueMatch
    from flows.facts.scene import Scene
    from flows.model import Entity, Mention, Sentence, Token

_OF_STATES = frozenset({EventType.ELECTION})
"""Types that a state before the noun is the place of; "Israel's withdrawal" is made by it."""
_NONE = frozenset({"no", "any", "every", "such", "another", "more", "further"})
_ANOTHER = "another"
_CLASHES = frozenset({"clash", "exchange of fire", "skirmish"})
_AIR = frozenset({"airstrike", "strike"})
"""What is no bombing told before."""


def add_happenings(scene: Scene) -> Scene:
    """Give the scene with an event, and a mention of it, for each noun that tells one."""
    told: list[tuple[str, Entity]] = []
    readers = (_by_noun, _by_weapon, _by_verb)
    return add_unnamed(scene, tuple(partial(read, told=told) for read in readers))


def _by_noun(
    scene: Scene, sentence: Sentence, told: list[tuple[str, Entity]]
) -> Iterator[tuple[Entity, Mention]]:
    for noun in scene.cued(sentence, "happening_noun"):
        value = scene.lexicon.value("happening_noun", noun)
        if value is None or not _stands_alone(scene, sentence, noun):
            continue
        event = _event_of(scene, sentence, noun, EventType(value))
        known = _told_before(sentence, (noun, sort_of(noun)), told, event)
        known = known or _only_such(scene, sentence, noun, event)
        known = known or told_wider(scene, sentence, noun, event)
        if known is None and says_enough(scene, sentence, noun, event):
            known = event
            told.append((sort_of(noun), event))
        if known is not None:
            yield known, mention_of(noun, known)


def _by_weapon(
    scene: Scene, sentence: Sentence, told: list[tuple[str, Entity]]
) -> Iterator[tuple[Entity, Mention]]:
    """Read "a roadside bomb killed two near Riverton", "was killed by a mine": it went off."""
    for weapon in scene.cued(sentence, "weapon_noun"):
        value = scene.lexicon.value("weapon_noun", weapon)
        free = weapon.pos == "NOUN" and scene.mention_at(weapon) is None
        if value is None or not free or not _has_hit(scene, sentence, weapon):
            continue
        what = " ".join((*what_of(scene, sentence, weapon).split()[:-1], value))
        place = _place_of(scene, sentence, weapon, EventType.ARMED_EVENT)
        event = _named(scene, (sentence, what), place, EventType.ARMED_EVENT)
        sort = value if value in _AIR else ATTACK
        known = _told_before(sentence, (weapon, sort), told, event)
        if known is None and (place is not None or _is_timed(scene, sentence, weapon)):
            known = event
            told.append((sort, event))
        if known is not None:
            yield known, mention_of(weapon, known)


def _has_hit(scene: Scene, sentence: Sentence, weapon: Token) -> bool:
    """Tell whether a weapon is said to have killed, hurt or destroyed; not that it is one."""
    top = whole_of(scene, sentence, weapon)  # "a series of car bombs has killed nine"
    verb = sentence.tokens[top.head]
    relative = children(sentence, weapon.index, "acl:relcl", "acl")
    does = [verb] if top.dep == "nsubj" else [t for t in relative if t.tag in ("VBD", "VBG")]
    does += [verb] if weapon.dep.startswith("obl") and _is_by(sentence, weapon) else []
    hit = [t for t in does if _hurts(scene, sentence, t)]
    return any(outlook_of(scene, sentence, t) is Outlook.DONE for t in hit)


def _is_by(sentence: Sentence, word: Token) -> bool:
    return word.dep == "obl:agent" or case_of(sentence, word.index) == "by"


def _hurts(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    hurt = scene.lexicon.value("casualty_verb", verb) in ("Killed", "Wounded")
    hit = scene.lexicon.value("effect_verb", verb) == "Place"
    return verb.pos == "VERB" and (hurt or hit) and not is_negated(sentence, verb.index)


def _is_timed(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    return time_on(scene, sentence, noun, sentence.tokens[noun.head]) is not None


def _by_verb(
    scene: Scene, sentence: Sentence, told: list[tuple[str, Entity]]
) -> Iterator[tuple[Entity, Mention]]:
    """Read "a bomb exploded in Mogadishu", "hundreds protested in Erbil on Monday"."""
    for match in scene.matches("happening_verb", sentence):
        verb = sentence.tokens[match.first]
        kind = scene.lexicon.cues("happening_noun").get(match.value)
        free = verb.pos == "VERB" and scene.mention_at(verb) is None
        free = free and not _sets_off_else(scene, sentence, verb, match.value)
        free = free and not _is_end(scene, sentence, verb)
        if scene.lexicon.value("gather_verb", verb) is not None:
            free = free and mass_gathering(scene, sentence, verb) == PROTEST
        place = place_on(scene, sentence, verb) or _place_of_others(scene, sentence, match)
        sides = () if place is not None else _sides_of(scene, sentence, verb, match.value)
        told_of = place is not None or bool(sides)
        if kind is None or not told_of or not free or is_negated(sentence, verb.index):
            continue
        what = " and ".join(sides) or match.value
        event = _named(scene, (sentence, what), place, EventType(kind))
        sort = ATTACK if match.value in ATTACKS else match.value
        known = next((e for k, e in told if k == sort and e.place == place), None)
        if known is None:
            told.append((sort, event))
        yield known or event, mention_of(verb, known or event)


def _place_of_others(scene: Scene, sentence: Sentence, match: CueMatch) -> str | None:
    """Give the place behind others than the verb ("clashed with rebels in X")."""
    verb, fights = sentence.tokens[match.first], match.value in (*_CLASHES, "fighting")
    others: Sequence[Token] = _against(sentence, verb) if fights else ()
    if match.value == "explosion":
        others = children(sentence, verb.index, "obj")  # "detonated a bomb near a shrine in X"
    return place_on(scene, sentence, *others) if others else None


def _against(sentence: Sentence, verb: Token) -> list[Token]:
    on = children(sentence, verb.index, "obl")
    return [t for t in on if case_of(sentence, t.index) in ("with", "against")]


def _sides_of(scene: Scene, sentence: Sentence, verb: Token, what: str) -> tuple[str, ...]:
    """Call a clash that has no place by those who clashed ("clash between A", "B")."""
    phrases = _against(sentence, verb)
    done = what in _CLASHES and outlook_of(scene, sentence, verb) is Outlook.DONE
    agents = agents_of(scene, sentence, verb) if done else ()
    others = parties_of(scene, sentence, phrases) if agents else ()
    named = [scene.entity(p.entity) for p in (*agents[:1], *(others or agents[1:])[:1])]
    labels = sorted(e.label for e in named if e is not None)
    return (f"{what} between {labels[0]}", labels[1]) if len(labels) > 1 else ()


def _sets_off_else(scene: Scene, sentence: Sentence, verb: Token, what: str) -> bool:
    """Tell whether no weapon is what is set off ("rains set off floods")."""
    things = children(sentence, verb.index, "obj") if what == "explosion" else ()
    sets = verb.text.lower().startswith("set")
    return (
        sets and bool(things) and all(scene.lexicon.value("weapon_noun", t) is None for t in things)
    )


def _stands_alone(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether a noun tells an event by itself: not "bombing suspect", not "no attack"."""
    part = noun.dep in ("compound", "flat", "amod") or not _is_noun(sentence, noun)
    part = part or _is_end(scene, sentence, noun)
    words = {t.text.lower() for t in children(sentence, noun.index, "det")}
    if _ANOTHER in words and _took_place(scene, sentence, noun):
        words.remove(_ANOTHER)
    return not part and words.isdisjoint(_NONE) and scene.mention_at(noun) is None


def _is_end(scene: Scene, sentence: Sentence, word: Token) -> bool:
    """Tell whether a word says how an event ended ("the collapse of talks"): it is none itself."""
    ends = scene.lexicon.value("schedule_noun", word) or scene.lexicon.value(
        "schedule_subject", word
    )
    of = children(sentence, word.index, "compound", "nsubj", "nmod")
    whose = (t for t in of if t.dep != "nmod" or case_of(sentence, t.index) == "of")
    return ends == "Ended" and any(scene.lexicon.value("event_head", t) is not None for t in whose)


def _took_place(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether another event of a sort is told as done ("another blast wounded four")."""
    verb = sentence.tokens[noun.head]
    clausal = noun.dep in CLAUSAL or case_of(sentence, noun.index) in ("in", "during")
    done = verb.pos == "VERB" and outlook_of(scene, sentence, verb) is Outlook.DONE
    return clausal and done and not is_negated(sentence, verb.index)


def _is_noun(sentence: Sentence, word: Token) -> bool:
    """Tell a noun, also a first word that the tagger takes for a verb ("Fighting broke out")."""
    opens = word.tag == "VBG" and word.index == 0
    after = sentence.tokens[word.index + 1 : word.index + 2]
    acts = bool(after) and after[0].pos in ("ADP", "AUX", "VERB") and after[0].tag != "VBG"
    return word.pos == "NOUN" or (opens and acts)


def _told_before(
    sentence: Sentence, what: tuple[Token, str], told: list[tuple[str, Entity]], event: Entity
) -> Entity | None:
    """Give the event of that noun told before at that place; "the blast" needs no place.

    Entries of a chronology tell each of its own.
    """
    noun, sort = what
    entry = event.id.rpartition("/")[0]
    same = [e for kind, e in told if kind == sort and e.id.rpartition("/")[0] == entry]
    if event.place is not None:
        return next((e for e in reversed(same) if e.place == event.place), None)
    words = {t.text.lower() for t in children(sentence, noun.index, "det")}
    return same[-1] if same and words & TAKEN_UP else None


def _only_such(scene: Scene, sentence: Sentence, noun: Token, event: Entity) -> Entity | None:
    """Give the one fighting that the article has told of for a bare "fighting" that began or ended.

    "Three weeks of fighting in X", then "since fighting broke out".
    """
    verb = sentence.tokens[noun.head]
    groups = ("schedule_subject", "schedule_noun")
    stands = any(scene.lexicon.match_at(g, sentence, verb.index) is not None for g in groups)
    bare = noun.tag == "NN" and not children(
        sentence, noun.index, "det", "amod", "nmod", "compound"
    )
    if event.place is not None or not (bare and stands):
        return None
    word = noun.text.lower()
    armed = [e for e in scene.entities.entities if e.event_type is EventType.ARMED_EVENT]
    same = [e for e in armed if word in e.label.lower().split()]
    return same[0] if len(same) == 1 else None


def _event_of(scene: Scene, sentence: Sentence, noun: Token, kind: EventType) -> Entity:
    """Make the event, named by its noun and place ("suicide bombing in Kabul")."""
    place = _place_of(scene, sentence, noun, kind)
    what, victim = what_of(scene, sentence, noun), victim_named(scene, sentence, noun)
    site = site_on(scene, sentence, noun) if kind is EventType.ARMED_EVENT else None
    if site is not None:
        place = place or place_of_site(scene, site)
        return make_event(scene, f"{what} on {site.label}", kind, place, told_in=sentence)
    what = what if victim is None else f"{what} of {victim.label}"
    return _named(scene, (sentence, what), place, kind)


def _named(scene: Scene, told: tuple[Sentence, str], place: str | None, kind: EventType) -> Entity:
    sentence, what = told
    where = None if place is None else scene.entity(place)
    label = what if where is None else f"{what} in {where.label}"
    return make_event(scene, label, kind, place, told_in=sentence)


def _place_of(scene: Scene, sentence: Sentence, noun: Token, kind: EventType) -> str | None:
    """Give the place on the noun, before it, of its verb, or what it hit ("rocked Kabul")."""
    on = spread(sentence, children(sentence, noun.index, "nmod", "obl"))
    over = [t for t in on if t.pos == "NOUN"]
    own = place_on(scene, sentence, noun, *over) or _place_before(scene, sentence, noun, kind)
    verb = sentence.tokens[noun.head]
    inside = noun.dep.startswith("obl") and case_of(sentence, noun.index) in ("in", "during")
    own = own or _place_of_clause(scene, sentence, noun) or _place_held(scene, sentence, noun)
    if own is not None or verb.pos != "VERB" or not (inside or noun.dep in CLAUSAL):
        return own
    joined = [t for t in children(sentence, verb.index, "conj") if t.pos == "VERB"]
    behind = place_on(scene, sentence, verb) or _place_of_victims(scene, sentence, noun)
    behind = behind or (place_on(scene, sentence, *joined) if joined else None)
    hits = scene.lexicon.value("effect_verb", verb) == "Place" and noun.dep == "nsubj"
    struck = children(sentence, verb.index, "obj") if hits else ()
    found = (place_at(scene, sentence, t) for t in struck)
    hit = next((p for p in found if p is not None), None)
    return behind or hit or (place_on(scene, sentence, *struck) if struck else None)


def _place_of_clause(scene: Scene, sentence: Sentence, noun: Token) -> str | None:
    """Give the place in the clause on an event ("a bombing that killed nine in Mogadishu")."""
    clauses = children(sentence, noun.index, "acl:relcl", "acl")
    shows = [t for t in clauses if scene.lexicon.value("effect_verb", t) is not None]
    return place_on(scene, sentence, *shows) if shows else None


def _place_of_victims(scene: Scene, sentence: Sentence, noun: Token) -> str | None:
    """Give the place on those whom an event killed or hurt ("killed two men near Riverton")."""
    verb = sentence.tokens[noun.head]
    hurt = scene.lexicon.value("casualty_verb", verb) in ("Killed", "Wounded")
    struck = children(sentence, verb.index, "obj") if hurt and noun.dep == "nsubj" else ()
    return place_on(scene, sentence, *spread(sentence, struck))


def _place_held(scene: Scene, sentence: Sentence, noun: Token) -> str | None:
    """Give the place in a clause that says when an event is held ("a vote held in Harbor")."""
    return place_on(scene, sentence, *holding(scene, sentence, noun))


def _place_before(scene: Scene, sentence: Sentence, noun: Token, kind: EventType) -> str | None:
    before = children(sentence, noun.index, "compound", "nmod:poss", "amod", "nmod")
    for word in before:
        place = place_at(scene, sentence, word)
        of = word.index < noun.index or case_of(sentence, word.index) in ("across", "of", "on")
        if place is not None and of and (kind in _OF_STATES or place.startswith("place/")):
            return place
    return None
