"""Who meets whom, and who holds talks with whom: those on each side of a gathering.

Whether it took place is told in ``prospects``; what follows belongs to ``meetings`` and ``talks``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of, targets_of
from flows.facts.agents_beside import joined_before
from flows.facts.lists import pair_from, pair_tied
from flows.facts.outlook import Outlook, outlook_of
from flows.facts.parties import parties_of
from flows.facts.timing import is_time
from flows.facts.verb_frames import is_apart
from flows.language.tree import ancestors, case_of, children, spread, verb_over

if TYPE_CHECKING:
    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_AROUND = frozenset({"after", "during", "following", "in"})
_BEHIND = frozenset({"after", "following"})
_TO_COME = (Outlook.PLANNED, Outlook.LIKELY)
_BETWEEN_REACH = 14
_LAST = [[word, "between"] for word in ("last", "next", "this")]
TOGETHER = frozenset({"with", "between", "among", "amongst", "alongside", "and"})


def who_meet(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
    """Give those who meet, each once."""
    agents, others = who_meet_whom(scene, sentence, verb)
    return tuple({p.entity: p for p in (*agents, *others)[::-1]}.values())[::-1]


def who_meet_whom(
    scene: Scene, sentence: Sentence, verb: Token
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Give the subjects of a verb of meeting, and its objects and phrases with "with"."""
    on = children(sentence, verb.index, "obl", *(("nmod",) if verb.dep == "obl" else ()))
    hosts = [t for t in on if t.pos == "PROPN" or is_time(scene, t)]  # "met for an hour with X"
    behind = [c for t in hosts for c in children(sentence, t.index, "nmod")]
    phrases = [t for t in (*on, *behind) if case_of(sentence, t.index) in TOGETHER]
    phrases += _hung_elsewhere(sentence, verb)
    phrases = [t for t in phrases if not is_apart(scene, sentence, t)]
    others = parties_of(scene, sentence, spread(sentence, phrases))
    agents = agents_of(scene, sentence, verb)
    others = (*targets_of(scene, sentence, verb), *others)
    if len(agents) == 1 and not others:
        agents = (*joined_before(scene, sentence, verb), *agents)
    return agents, others


def _hung_elsewhere(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Give phrases behind a verb that a parse hangs elsewhere ("was to meet, together with X,")."""
    words = children(sentence, verb.index, "advmod")  # "together with X"
    on = [c for t in words for c in children(sentence, t.index, "obl")]
    on += children(sentence, verb.head, "obl") if verb.dep == "xcomp" else ()
    behind = (t for t in on if t.index > verb.index)
    return tuple(t for t in behind if case_of(sentence, t.index) in TOGETHER)


def sides_of(
    scene: Scene, sentence: Sentence, noun: Token
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Give who holds talks and with whom, by the phrases on the noun; the second may be empty.

    "Kerry's talks with Lavrov", "talks between Kerry and Lavrov", "Kerry opened talks with Lavrov".
    """
    along = phrases_with(sentence, noun, TOGETHER - {"between"})
    along = tuple(t for t in along if not is_apart(scene, sentence, t))
    others = parties_of(scene, sentence, along)
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
    top = whole_of(scene, sentence, noun)
    if case_of(sentence, top.index) == "in" and children(sentence, top.index, "cop"):
        who = children(sentence, top.index, "nsubj")  # "has been in talks with Miller"
        return parties_of(scene, sentence, spread(sentence, who))
    verb = sentence.tokens[top.head]
    verb = clause_for(sentence, top) or verb
    verb = _said_during(scene, sentence, top) or verb
    if verb.pos != "VERB":
        return ()
    held = scene.lexicon.match_at("part_verb", sentence, verb.index)
    comes = scene.lexicon.match_at("attend_verb", sentence, verb.index)
    if held is not None and held.value == "Host" and case_of(sentence, top.index) == "for":
        return (*agents_of(scene, sentence, verb), *targets_of(scene, sentence, verb))
    case = case_of(sentence, top.index)
    after = case in _AROUND and top.dep.startswith(("obl", "nmod"))
    outlook = outlook_of(scene, sentence, verb)
    later = case in _BEHIND and outlook is Outlook.NOW  # "is on his way home after talks with"
    if after and (outlook is Outlook.DONE or later or (case == "in" and outlook in _TO_COME)):
        return agents_of(scene, sentence, verb)  # "after talks with Miller, Smith said"
    ends = scene.lexicon.value("schedule_object", verb) in ("Cancelled", "Ended", "Postponed")
    holds = top.dep == "obj" and (ends or (held is not None and held.value == "Hold"))
    goes = comes is not None and case in ("for", "to", "in")
    return agents_of(scene, sentence, verb) if holds or goes else ()


def clause_for(sentence: Sentence, noun: Token) -> Token | None:
    """Give the verb of what is done for talks, which hang on whom or where it is done.

    "hosted a delegation for talks", "is flying to Oslo for talks".
    """
    over = sentence.tokens[noun.head]
    hangs = noun.dep == "nmod" and case_of(sentence, noun.index) == "for"
    verb = sentence.tokens[over.head]
    return verb if hangs and over.dep in ("obj", "obl") and verb.pos == "VERB" else None


def _said_during(scene: Scene, sentence: Sentence, noun: Token) -> Token | None:
    """Give the verb of saying that something is said in talks, which hang on what is said.

    "apologized for the raid in talks with Miller"; not "called for progress in talks with him".
    """
    about = sentence.tokens[noun.head]
    if noun.dep != "nmod" or case_of(sentence, noun.index) not in _AROUND:
        return None
    verb = verb_over(sentence, noun.index)
    told = verb is not None and scene.lexicon.value("talking_verb", verb) is not None
    return verb if told and scene.lexicon.value("talks_state", about) is None else None


def whole_of(scene: Scene, sentence: Sentence, noun: Token) -> Token:
    """Give the part of a gathering over it that a clause is about ("the last day of talks")."""
    top = noun
    for above in ancestors(sentence, noun.index):
        if top.dep != "nmod" or scene.lexicon.value("event_part", above) is None:
            break
        top = above
    return top
