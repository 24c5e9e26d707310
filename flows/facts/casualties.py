"""How many people were killed, hurt, driven out or taken, in which event and where.

What tells that people are counted belongs to ``tallies``; here is the scope of the count.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.facts.attacks_taken_up import attack_counted
from flows.facts.clauses import passage, place_at, place_on
from flows.facts.counts import counts_in
from flows.facts.events import EventAt, event_at, events_in, is_fight
from flows.facts.scene import Found
from flows.facts.sweep import sweep
from flows.facts.tallies import READERS, SaidOtherwise, gapped, said_otherwise
from flows.facts.tally import Counted, Tally, group_of, is_of_things
from flows.facts.timing import span_on, time_on
from flows.facts.victims import single_victims
from flows.language.tree import case_of, children, conjuncts, spread, verb_over
from flows.model import CasualtyCount, CountKind, EntityKind, EventType, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.facts.counts import Count
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_WHEN = "when"
_HARMED = (CountKind.KILLED, CountKind.WOUNDED)
_SUFFERED = (*_HARMED, CountKind.DISPLACED)
_SCOPES = ("in", "at", "near", "during", "after", "of", "from", "since")


def find_casualties(scene: Scene) -> tuple[Found, ...]:
    """Find the counts of people killed, wounded, displaced, detained and captured."""
    return sweep(scene, (_tolls,))


def _tolls(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    counts = counts_in(scene, sentence)
    known = tuple(_counted_in(scene, sentence, counts))
    for counted in known:
        yield _found(scene, sentence, counted)
    for said in said_otherwise(scene, sentence, counts, known):
        yield _said_by_others(scene, sentence, said)


def _counted_in(scene: Scene, sentence: Sentence, counts: Sequence[Count]) -> Iterator[Counted]:
    known: list[Counted] = []
    for count in counts:
        tally = Tally(scene=scene, sentence=sentence, count=count)
        if is_of_things(tally):
            continue
        read = next((c for read in READERS if (c := read(tally)) is not None), None)
        found = read or gapped(tally, known)
        if found is not None:
            known.append(found)
            yield found
    for one in single_victims(scene, sentence):
        yield Counted(count=one.count, people=one.people, cue=one.cue, kind=one.kind)


def _found(scene: Scene, sentence: Sentence, counted: Counted) -> Found:
    count = counted.count
    words = (counted.people,) if counted.apart else _scope_words(sentence, counted)
    place = _place_of(scene, sentence, words)
    if counted.apart:
        event = _event_around(scene, sentence, words)
    else:
        event = _event_of(scene, sentence, counted)
    if event is None and place is None:
        joined = _joined_deeds(scene, sentence, counted.cue)
        event, place = _event_around(scene, sentence, joined), _place_of(scene, sentence, joined)
    if event is None and counted.kind in _HARMED:
        event = _attack_of(scene, sentence, counted, (place, words))
    if event is not None and place is not None and _is_one_of_several(scene, sentence, place):
        place = None
    situation = CasualtyCount(
        event=event,
        place=place,
        count=counted.kind,
        value=count.value,
        modifier=count.modifier,
        minimum=count.minimum,
        maximum=count.maximum,
        of=group_of(scene, sentence, counted),
        when=span_on(scene, sentence, *words),
        risen=counted.toll is not None and scene.lexicon.value("toll_verb", counted.cue) == "Rise",
    )
    heads = (counted.people, *((counted.toll,) if counted.toll is not None else ()))
    around = passage(scene, sentence, counted.cue, heads)
    first = sentence.tokens[count.first].span
    span = Span(begin=min(around.begin, first.begin), end=max(around.end, first.end))
    return Found(situation=situation, sentence=sentence, trigger=counted.cue.index, span=span)


def _said_by_others(scene: Scene, sentence: Sentence, said: SaidOtherwise) -> Found:
    """Give the figure of somebody else for the same victims; it is theirs who say it."""
    found = _found(scene, sentence, said.counted)
    span = passage(scene, sentence, said.verb, (said.counted.people,))
    return replace(found, trigger=said.counted.people.index, span=span)


def _scope_words(sentence: Sentence, counted: Counted) -> tuple[Token, ...]:
    """Give the words whose places and times bound the count: cue, people, subject, verbs above."""
    own = [counted.cue, counted.people]
    own += [t for t in children(sentence, counted.cue.index, "nsubj") if t.pos == "NOUN"]
    verb = verb_over(sentence, counted.people.index)
    deed = None if verb is None else _deed_over(sentence, verb)
    own += [t for t in (verb, deed) if t is not None]
    return tuple(dict.fromkeys(own))


def _joined_deeds(scene: Scene, sentence: Sentence, cue: Token) -> tuple[Token, ...]:
    """Give the verbs whose scope a count shares ("two died and nine were hurt in Riverton")."""
    over = [sentence.tokens[cue.head]] if cue.dep == "conj" else []
    joined = (*over, *children(sentence, cue.index, "conj"))
    groups = ("casualty_verb", "casualty_after")
    return tuple(
        t for t in joined if any(scene.lexicon.value(group, t) is not None for group in groups)
    )


def _deed_over(sentence: Sentence, verb: Token) -> Token | None:
    """Give the verb of the deed that a verb tells on ("attacked a post, killing five")."""
    above = sentence.tokens[verb.head]
    if above.pos != "VERB" or above.index >= verb.index:
        return None
    if children(sentence, verb.index, "nsubj", "mark", "aux"):
        return None
    if verb.tag == "VBG" == above.tag and verb.dep == "conj":
        return _deed_over(sentence, above)  # "killing five and wounding nine"
    joined = verb.dep == "conj" and verb.tag == "VBD" == above.tag
    joined = joined and not children(sentence, verb.index, "obl")
    return above if joined or (verb.dep == "advcl" and verb.tag == "VBG") else None


def _place_of(scene: Scene, sentence: Sentence, words: tuple[Token, ...]) -> str | None:
    place = place_on(scene, sentence, *words)
    if place is not None:
        return place
    for word in words:
        for phrase in children(sentence, word.index, "nmod", "obl"):
            if case_of(sentence, phrase.index) in ("in", "across", "from"):
                found = place_at(scene, sentence, phrase)
                if found is not None:
                    return found
    return _place_ahead(scene, sentence, words)


def _place_ahead(scene: Scene, sentence: Sentence, words: tuple[Token, ...]) -> str | None:
    """Give the town that a sentence opens with ("In Harbor, she saw where the blast killed 10")."""
    first = min((t.index for t in words), default=0)
    roots = (t for t in sentence.tokens if t.head == t.index)
    ahead = (t for root in roots for t in children(sentence, root.index, "obl") if t.index < first)
    placed = (t for t in ahead if case_of(sentence, t.index) in ("in", "at", "near"))
    return next((p for t in placed if (p := place_at(scene, sentence, t)) is not None), None)


def _attack_of(
    scene: Scene, sentence: Sentence, counted: Counted, where: tuple[str | None, tuple[Token, ...]]
) -> str | None:
    """Give the attack that the cue itself tells, else the one that the article is about."""
    place, words = where
    own = event_at(scene, sentence, counted.cue)
    if own is not None and own.entity.event_type is EventType.ARMED_EVENT:
        return own.entity.id
    after = sentence.tokens[counted.count.last : counted.count.last + 1]
    if [t.text.lower() for t in after] == ["of"]:
        return None  # "one of the suspects in the raid"
    attack = attack_counted(scene, sentence, time_on(scene, sentence, *words))
    is_elsewhere = attack is not None and place not in (None, attack.place)
    return None if attack is None or is_elsewhere else attack.id


def _is_one_of_several(scene: Scene, sentence: Sentence, place: str) -> bool:
    """Tell whether a place is joined to another ("killed 80 in Riverton and Harbor")."""
    named = [t for t in sentence.tokens if scene.entity_at(sentence, t) == place]
    joined = (scene.entity_at(sentence, t) for t in spread(sentence, named))
    others = (scene.entity(e) for e in joined if e is not None and e != place)
    return any(e is not None and e.kind is EntityKind.PLACE for e in others)


def _event_of(scene: Scene, sentence: Sentence, counted: Counted) -> str | None:
    """Give the event that the count is of: what killed them, or in what they died."""
    cue = counted.cue
    verb = cue if cue.pos == "VERB" else sentence.tokens[counted.people.head]
    for subject in children(sentence, verb.index, "nsubj", "obl:agent"):
        for token in conjuncts(sentence, subject.index):
            event = event_at(scene, sentence, token)
            if event is not None:
                return event.entity.id
    relative = children(sentence, verb.index, "nsubj")
    if relative and relative[0].text.lower() in ("which", "that"):
        return _event_taken_up(scene, sentence, relative[0])
    around = _event_around(scene, sentence, _scope_words(sentence, counted))
    found = around or _event_told_on(scene, sentence, verb)
    return found if found or counted.kind not in _SUFFERED else _fight_before(scene, sentence, verb)


def _fight_before(scene: Scene, sentence: Sentence, verb: Token) -> str | None:
    """Give the fight that the verb is said of to which the count's is joined.

    "A war that began in May and displaced 900 people"; "the war spread, and 20 people died".
    """
    while verb.dep in ("conj", "advcl") and verb.head < verb.index:
        verb = sentence.tokens[verb.head]
        for subject in children(sentence, verb.index, "nsubj"):
            if subject.text.lower() in ("which", "that"):
                return _event_taken_up(scene, sentence, subject)
            event = event_at(scene, sentence, subject)
            if event is None:
                return _one_war(scene, subject)
            if is_fight(event.entity):
                return event.entity.id
    return None


def _event_told_on(scene: Scene, sentence: Sentence, verb: Token) -> str | None:
    """Give the event that a clause tells on ("a raid in which two died", "attacked X, killing")."""
    if verb.dep == "acl:relcl":
        within = [t for t in children(sentence, verb.index, "obl") if t.text.lower() == "which"]
        heads = [sentence.tokens[verb.head]] if within else []
    else:
        deed = _deed_over(sentence, verb)
        parts = () if deed is None else children(sentence, deed.index, "nsubj", "obj")
        heads = [] if deed is None else [deed, *parts]
    found = (event_at(scene, sentence, t) for t in heads)
    return next((e.entity.id for e in found if e is not None and is_fight(e.entity)), None)


def _event_taken_up(scene: Scene, sentence: Sentence, pronoun: Token) -> str | None:
    before = [e for e in events_in(scene, sentence) if e.token.index < pronoun.index]
    near = before and pronoun.index - before[-1].last <= 3
    return before[-1].entity.id if near else _war_meant(scene, sentence, pronoun)


def _war_meant(scene: Scene, sentence: Sentence, pronoun: Token) -> str | None:
    """Give the one war of the article where the pronoun takes up "fighting" or "violence"."""
    verb = sentence.tokens[pronoun.head]
    return _one_war(scene, sentence.tokens[verb.head], sentence.tokens[max(pronoun.index - 1, 0)])


def _one_war(scene: Scene, *nouns: Token) -> str | None:
    """Give the one war of the article where a noun is "fighting", "violence" or the like."""
    if not any(scene.lexicon.value("event_head", n) in ("ArmedEvent", "Conflict") for n in nouns):
        return None
    wars = [e for e in scene.entities.entities if e.event_type is EventType.CONFLICT]
    return wars[0].id if len(wars) == 1 else None


def _event_around(scene: Scene, sentence: Sentence, words: tuple[Token, ...]) -> str | None:
    for word in words:
        for phrase in children(sentence, word.index, "nmod", "obl", "advcl"):
            if _opening(sentence, phrase) in (*_SCOPES, _WHEN):
                event = event_at(scene, sentence, phrase) or _event_begun(scene, sentence, phrase)
                if event is not None:
                    return event.entity.id
    return None


def _opening(sentence: Sentence, phrase: Token) -> str:
    """Give the preposition of a phrase, also where parsers see a clause ("died in fighting")."""
    if phrase.dep != "advcl":
        return case_of(sentence, phrase.index)
    marks = children(sentence, phrase.index, "mark", "advmod")
    return next((t.text.lower() for t in marks if t.text.lower() in (*_SCOPES, _WHEN)), "")


def _event_begun(scene: Scene, sentence: Sentence, clause: Token) -> EventAt | None:
    """Give the fight of a clause ("died since fighting broke out", "died when clans clashed")."""
    begun = (clause, *children(sentence, clause.index, "nsubj", "csubj"))
    found = (event_at(scene, sentence, t) for t in begun if clause.dep == "advcl")
    return next((e for e in found if e is not None and is_fight(e.entity)), None)
