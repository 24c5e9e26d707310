"""Which event somebody goes to, and who meets whom: what several kinds of fact ask.

What follows from it belongs to ``participation``, ``stance`` and ``meetings``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of, joined_before, targets_of
from flows.facts.clauses import passage, place_at
from flows.facts.events import (
    event_at,
    event_at_place,
    event_before,
    event_meant,
    events_done_to,
    events_in,
    is_fight,
    is_gathering,
    is_over,
    is_yet_to_come,
)
from flows.facts.lists import pair_from, pair_tied
from flows.facts.outlook import Outlook, is_ahead, is_announced, outlook_of
from flows.facts.parties import parties_of
from flows.facts.scene import Found
from flows.facts.timing import span_on, time_on
from flows.language.tree import ancestors, case_of, children, spread
from flows.model import Direction, Participation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Entity, EventPart, Sentence, Token

_REAL = frozenset({"after", "during", "at", "since", "following", "amid", "in"})
_WHILE = frozenset({"after", "amid", "during", "following", "since"})
_AROUND = frozenset({"after", "during", "following", "in"})
_BESIDE = frozenset({"as", "with", "alongside", "despite"})
_BETWEEN_REACH = 14
_LAST = [[word, "between"] for word in ("last", "next", "this")]
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_WHITHER = frozenset({"to", "in", "at", "for"})
TOGETHER = frozenset({"with", "between", "among", "amongst", "alongside", "and"})


def cast_parties(
    scene: Scene,
    sentence: Sentence,
    cast: tuple[Token, EventPart, Entity],
    parties: Iterable[Party],
) -> Iterator[Found]:
    """Give each party the part in the event that the trigger tells."""
    trigger, part, event = cast
    for party in parties:
        situation = Participation(
            agent=party.entity,
            event=event.id,
            part=part,
            when=span_on(scene, sentence, trigger),
        )
        yield Found(
            situation=situation,
            sentence=sentence,
            trigger=trigger.index,
            span=passage(scene, sentence, trigger, (party.token,)),
            confidence=0.8 if party.direct else 0.65,
        )


def event_attended(scene: Scene, sentence: Sentence, verb: Token, value: str) -> Entity | None:
    """Give the event that somebody goes to: named, meant by its place, or the one at hand.

    Args:
        scene: The article.
        sentence: The sentence.
        verb: The verb of going or being there.
        value: "Attend" where the verb alone says so, "Join" where it does if it stands bare, "Go"
            where an event or its place is needed, "Come" where it is unless they are still to come.
    """
    at = event_at(scene, sentence, verb) if verb.pos in ("NOUN", "PROPN") else None
    here = (at,) if at is not None else events_done_to(scene, sentence, verb)
    named = [e.entity for e in here if not is_fight(e.entity)] or _meant_by(scene, sentence, verb)
    if named:
        return named[0]
    where = _event_where(scene, sentence, verb)
    if where is not None:
        return where
    home = verb.lemma.lower() == "return" and outlook_of(scene, sentence, verb) is Outlook.DONE
    place = None if home else _destination(scene, sentence, verb)
    held = None if place is None else event_at_place(scene, place)
    if held is not None and is_over(scene, sentence, verb, held):
        return None
    if held is not None or value == "Go":
        return held
    if value == "Come" and not is_ahead(outlook_of(scene, sentence, verb)):
        return None
    on = children(sentence, verb.index, "obj", *(("obl",) if value != "Attend" else ()))
    cue = scene.lexicon.match_at("attend_verb", sentence, verb.index)
    heads = [t for t in on if cue is None or t.index >= cue.last]  # "took part" has a part
    bare = all(_is_time(scene, t) or case_of(sentence, t.index) in _BESIDE for t in heads)
    bare = bare and not (value == "Attend" and _is_in_more(scene, sentence, verb))
    bare = bare and not _is_of_noun_over(sentence, verb)
    event = event_before(scene, sentence, verb) if bare else None
    later = event is not None and is_yet_to_come(scene, sentence, verb, event)
    return None if later else event


def _is_of_noun_over(sentence: Sentence, verb: Token) -> bool:
    """Tell whether what is attended is the noun over a clause ("a forum which X is to attend")."""
    over = sentence.tokens[verb.head] if verb.dep == "xcomp" else verb
    doing = children(sentence, over.index, "nsubj")
    named = any(t.tag not in ("WDT", "WP") for t in doing)
    return over.dep == "acl:relcl" and named and not children(sentence, verb.index, "obl")


def _is_in_more(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether somebody takes part in what is no gathering ("in the observer mission")."""
    groups = ("event_head", "event_part", "happening_noun")
    return any(
        t.pos == "NOUN"
        and case_of(sentence, t.index) == "in"
        and not _is_time(scene, t)
        and all(scene.lexicon.value(group, t) is None for group in groups)
        for t in children(sentence, verb.index, "obl")
    )


def _is_time(scene: Scene, token: Token) -> bool:
    return any(t.span.covers(token.span) for t in scene.times)


def _event_where(scene: Scene, sentence: Sentence, verb: Token) -> Entity | None:
    """Give the event told of a place gone to ("to Switzerland, where talks are to begin")."""
    for event in events_in(scene, sentence):
        before = sentence.tokens[max(event.first - 2, 0) : event.first]
        near = 0 < event.first - verb.index < 10
        if near and any(t.text.lower() == "where" for t in before) and is_gathering(event.entity):
            return event.entity
    return None


def _meant_by(scene: Scene, sentence: Sentence, verb: Token) -> list[Entity]:
    """Give the event at hand where somebody comes to "any talks", not named themselves."""
    heads = [
        t
        for t in children(sentence, verb.index, "obj", "obl")
        if case_of(sentence, t.index) in ("", "to", "in", "at", "into")
    ]
    found = (event_meant(scene, sentence, t) for t in heads)
    return [e for e in found if e is not None and not is_fight(e)]


def _destination(scene: Scene, sentence: Sentence, verb: Token) -> str | None:
    if verb.pos in ("NOUN", "PROPN"):
        return place_at(scene, sentence, verb)
    for phrase in children(sentence, verb.index, "obl", "obj"):
        if case_of(sentence, phrase.index) in _WHITHER:
            place = place_at(scene, sentence, phrase)
            if place is not None:
                return place
    return None


def who_meet(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
    """Give those who meet, each once."""
    agents, others = who_meet_whom(scene, sentence, verb)
    return tuple({p.entity: p for p in (*agents, *others)[::-1]}.values())[::-1]


def who_meet_whom(
    scene: Scene, sentence: Sentence, verb: Token
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Give the subjects of a verb of meeting, and its objects and phrases with "with"."""
    on = children(sentence, verb.index, "obl")
    hosts = [t for t in on if t.pos == "PROPN" or _is_time(scene, t)]  # "met for an hour with X"
    behind = [c for t in hosts for c in children(sentence, t.index, "nmod")]
    phrases = [t for t in (*on, *behind) if case_of(sentence, t.index) in TOGETHER]
    phrases = [t for t in phrases if not _is_as(scene, sentence, t)]
    others = parties_of(scene, sentence, spread(sentence, phrases))
    agents = agents_of(scene, sentence, verb)
    others = (*targets_of(scene, sentence, verb), *others)
    if len(agents) == 1 and not others:
        agents = (*joined_before(scene, sentence, verb), *agents)
    return agents, others


def _is_as(scene: Scene, sentence: Sentence, word: Token) -> bool:
    """Tell whether somebody is there in a part of his own ("met, with Malaysia as facilitator")."""
    mention = scene.mention_at(word)
    end = word.span.end if mention is None else mention.span.end
    behind = [t for t in sentence.tokens[word.index + 1 :] if t.span.begin >= end][:3]
    parts = (scene.lexicon.value("part_noun", t) for t in behind[1:])
    return bool(behind) and behind[0].text.lower() == "as" and any(p is not None for p in parts)


def sides_of(
    scene: Scene, sentence: Sentence, noun: Token
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Give who holds talks and with whom, by the phrases on the noun; the second may be empty.

    "Kerry's talks with Lavrov", "talks between Kerry and Lavrov", "Kerry opened talks with Lavrov".
    """
    others = parties_of(scene, sentence, phrases_with(sentence, noun, TOGETHER - {"between"}))
    owners = parties_of(
        scene, sentence, spread(sentence, children(sentence, noun.index, "nmod:poss"))
    )
    between = _between(scene, sentence, noun) or pair_tied(scene, sentence, noun)
    if owners or not others:
        return owners or between or _hosted_for(scene, sentence, noun), others
    return holders_of(scene, sentence, noun), others


def _hosted_for(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Give who hosts whom for talks ("is to host his counterpart for talks on trade")."""
    verb = sentence.tokens[noun.head]
    hosts = scene.lexicon.match_at("part_verb", sentence, verb.index)
    hosted = hosts is not None and hosts.value == "Host"
    return holders_of(scene, sentence, noun) if hosted else ()


def _between(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    at = between_behind(sentence, noun)
    pair = () if at is None else pair_from(scene, sentence, at + 1)
    return pair or parties_of(scene, sentence, phrases_with(sentence, noun, frozenset({"between"})))


def between_behind(sentence: Sentence, noun: Token) -> int | None:
    """Give the index of a "between" on a noun: right behind it, or behind who is behind the talks.

    "talks brokered by X between A and B": parsers hang the second phrase on X.
    """
    at = _past_place(sentence, noun.index + 1)
    for word in sentence.tokens[at : noun.index + _BETWEEN_REACH]:
        if word.text.lower() == "between":
            return None if _is_on_aim(sentence, noun, word) else word.index
        near = word.index == noun.index + 1
        made = near and word.dep == "acl" and word.tag in ("VBD", "VBN")
        fits = made or word.tag == "VBN" or word.text.lower() == "of" if near else True
        ends = word.tag in ("VBD", "VBZ", "VBP", "MD", ",", ":", "WDT", "WP") and not made
        if not fits or ends:
            return None
    return None


def _past_place(sentence: Sentence, at: int) -> int:
    """Give the "between" behind a place or a time ("talks in Oslo between A and B")."""
    if [t.text.lower() for t in sentence.tokens[at : at + 3 : 2]] in _LAST:
        return at + 2
    end = at + 1
    while end < len(sentence.tokens) and sentence.tokens[end].pos == "PROPN":
        end += 1
    here = at < end - 1 and sentence.tokens[at].text.lower() in ("in", "at", "on")
    behind = [t.text.lower() for t in sentence.tokens[end : end + 1]]
    return end if here and behind == ["between"] else at


def _is_on_aim(sentence: Sentence, noun: Token, between: Token) -> bool:
    """Tell whether "between" goes with an aim ("talks on a deal to mend ties between A and B")."""
    aim = sentence.tokens[between.index - 1]
    passed = sentence.tokens[noun.index + 1 : aim.index]
    aimed = any(t.text.lower() == "to" or (t.tag == "VBG" and t.lemma != "be") for t in passed)
    return aimed and aim.tag in ("NN", "NNS") and aim.dep in ("obj", "obl", "nmod", "conj")


def phrases_with(sentence: Sentence, noun: Token, cases: frozenset[str]) -> tuple[Token, ...]:
    """Give the phrases with a preposition on a noun, or behind it on the verb over it.

    "his talks on Monday with the president": parsers hang the second phrase on the verb.
    """
    on = children(sentence, noun.index, "nmod", "obl")
    direct = [t for t in on if case_of(sentence, t.index) in cases]
    if direct or noun.dep not in ("obj", "obl", "nmod", "nsubj:pass"):
        return spread(sentence, direct)
    verb = sentence.tokens[noun.head]
    behind = [
        t
        for t in children(sentence, verb.index, "obl", "nmod")
        if t.index > noun.index and case_of(sentence, t.index) in cases
    ]
    between = sentence.tokens[noun.index + 1 : behind[0].index] if behind else ()
    others = (t for t in between if t.index != verb.index)  # "a deal was reached between A and B"
    broken = any(t.pos in ("VERB", "PUNCT", "SCONJ") for t in others)
    return () if broken else spread(sentence, behind)


def holders_of(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Give who holds talks, or comes for them ("arrived for another phase of talks with Iran")."""
    top = _whole(scene, sentence, noun)
    verb = sentence.tokens[top.head]
    if top.dep == "nmod" and verb.dep == "obj" and case_of(sentence, top.index) == "for":
        verb = sentence.tokens[verb.head]  # "hosted a delegation for talks"
    if verb.pos != "VERB":
        return ()
    held = scene.lexicon.match_at("part_verb", sentence, verb.index)
    comes = scene.lexicon.match_at("attend_verb", sentence, verb.index)
    if held is not None and held.value == "Host" and case_of(sentence, top.index) == "for":
        return (*agents_of(scene, sentence, verb), *targets_of(scene, sentence, verb))
    after = case_of(sentence, top.index) in _AROUND and top.dep.startswith("obl")
    if after and outlook_of(scene, sentence, verb) is Outlook.DONE:
        return agents_of(scene, sentence, verb)  # "after talks with Miller, Smith said"
    ends = scene.lexicon.value("schedule_object", verb) in ("Cancelled", "Ended", "Postponed")
    holds = top.dep == "obj" and (ends or (held is not None and held.value == "Hold"))
    goes = comes is not None and case_of(sentence, top.index) in ("for", "to", "in")
    return agents_of(scene, sentence, verb) if holds or goes else ()


def _whole(scene: Scene, sentence: Sentence, noun: Token) -> Token:
    """Give the part of a gathering over it that a clause is about ("the last day of talks")."""
    top = noun
    for above in ancestors(sentence, noun.index):
        if top.dep != "nmod" or scene.lexicon.value("event_part", above) is None:
            break
        top = above
    return top


def is_prospective(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """Tell whether a gathering named with those in it is still to come, or merely thought of.

    It took place where the words set it in time or place it behind or around something else, or
    where somebody holds it: "after talks with", "opened talks with"; not "supports talks with".
    """
    if _is_called_planned(scene, sentence, noun):
        return True
    noun = _whole(scene, sentence, noun)
    verb = sentence.tokens[noun.head]
    if case_of(sentence, noun.index) in _WHILE and verb.tag in ("VBD", "VBG", "VBN"):
        return False  # "speaking during a conference with Miller, he was asked whether"
    over = scene.lexicon.match_at("schedule_object", sentence, verb.index)
    if over is not None and over.value == "Cancelled" and noun.dep == "obj":
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
    placed = acts or come_for or was or case_of(sentence, noun.index) in _REAL
    held = scene.lexicon.match_at("part_verb", sentence, verb.index)
    made = held is not None and held.value != "Propose"
    timed = time_on(scene, sentence, noun)
    past = timed is not None and timed.direction is not Direction.FUTURE
    return not (placed or made or past)


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
    return ahead or (feared and noun.dep in ("obj", "nmod"))


def _is_called_planned(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    words = children(sentence, noun.index, "amod")
    values = [scene.lexicon.value("schedule_attribute", t) for t in words]
    return any(v in ("Planned", "Proposed", "Likely") for v in values)


def _is_to_come(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    ahead = is_ahead(outlook_of(scene, sentence, verb))
    return ahead or is_announced(scene, sentence, verb)
