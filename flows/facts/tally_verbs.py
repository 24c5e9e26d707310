"""What a verb says became of those counted: "killed 20 people", "20 died", "forced 300 to flee".

Nouns, tolls and words behind a number belong to ``tallies``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.facts.lexicon import spellings_of
from flows.facts.tally import Counted, Tally, counted_as
from flows.language.tree import case_of, children
from flows.model import CountKind

if TYPE_CHECKING:
    from flows.model import Token


def by_verb(tally: Tally) -> Counted | None:
    """Read "killed 20 people", "20 people were killed", "20 died"."""
    own = tally.sentence.tokens[tally.count.first - 1] if tally.people.dep == "conj" else None
    if own is not None and own.tag in ("VBD", "VBN") and own.index < tally.count.first:
        value = value_of_verb(tally, own)  # "killed thousands, displaced millions"
        if value is not None:
            return counted_as(tally, own, value)
    heads = [tally.people, *_first_of_joined(tally)]
    if tally.people.head == tally.number.index:
        heads.append(tally.number)  # "hundreds of rebels, troops and civilians were killed"
    for head in heads:
        verb = tally.sentence.tokens[head.head]
        value = value_of_verb(tally, verb)
        if value is None:
            continue
        passive = bool(children(tally.sentence, verb.index, "aux:pass"))
        suffers = head.dep in ("obj", "nsubj:pass") or (head.dep == "nsubj" and passive)
        suffers = suffers or _is_bounded_object(tally, head)
        alone = not _objects_of(tally, verb) or _is_one_of(verb, _LEAVING)
        dies = head.dep == "nsubj" and alone
        if suffers or (dies and _is_one_of(verb, _SUFFERED)):
            found = counted_as(tally, verb, value)
            part = head is tally.number and found is not None and _is_part(tally)
            return replace(found, people=head) if part and found is not None else found
    return None


def _objects_of(tally: Tally, verb: Token) -> tuple[Token, ...]:
    """Give the objects of a verb; a time that parsers take for one is none ("died Sunday")."""
    own = children(tally.sentence, verb.index, "obj")
    return tuple(t for t in own if not any(x.span.covers(t.span) for x in tally.scene.times))


def _is_part(tally: Tally) -> bool:
    """Tell whether a number is of known people ("one of the suspects in the raid").

    What is said of them all is no scope of the count.
    """
    on = children(tally.sentence, tally.people.index, "det", "nmod:poss")
    return any(t.text.lower() in ("the", "these", "those") or t.tag == "PRP$" for t in on)


def _is_one_of(verb: Token, words: frozenset[str]) -> bool:
    """Tell a verb by its lemma or its form: lemmatizers err on verbs that change their vowel."""
    return not words.isdisjoint((verb.lemma.lower(), verb.text.lower()))


def _is_bounded_object(tally: Tally, head: Token) -> bool:
    """Tell an object that parsers take for a phrase with "at" ("killed at least 20 people")."""
    count = tally.count
    cases = [t.index for t in children(tally.sentence, head.index, "case")]
    plain = head.dep == "obl" and head.head + 1 == count.first < count.number
    return plain and all(count.first <= i < count.number for i in cases)


_LEAVING = frozenset({"flee", "fled", "leave", "left", "lose", "lost"})
"""Verbs whose subject suffers, whatever their object ("fled their homes", "lost their lives")."""


_SUFFERED = _LEAVING | {"die", "perish", "drown", "evacuate", "relocate", "starve"}


def _first_of_joined(tally: Tally) -> list[Token]:
    """Give the first of joined phrases, whose verb the others share ("20 men and 3 women")."""
    people = tally.people
    return [tally.sentence.tokens[people.head]] if people.dep == "conj" else []


def value_of_verb(tally: Tally, verb: Token) -> str | None:
    """Give what a verb says became of those counted; None where it says nothing of it."""
    if verb.pos not in ("VERB", "ADJ"):
        return None
    match = tally.scene.lexicon.match_at("casualty_verb", tally.sentence, verb.index)
    found = None if match is None else match.value
    found = found or _with_phrase(tally, verb)
    flight = tally.scene.lexicon.value("flight_verb", verb) is not None
    if flight and tally.people is tally.number and not _is_bare(tally):
        return None
    return found


def _with_phrase(tally: Tally, verb: Token) -> str | None:
    """Read a verb, preposition and noun with words between ("forced 300 from their homes")."""
    firsts = tally.scene.lexicon.phrases.get("casualty_verb", {})
    phrases = [p for word in spellings_of(verb) for p in firsts.get(word, ()) if len(p.words) > 2]
    on = [
        (case_of(tally.sentence, t.index), t) for t in children(tally.sentence, verb.index, "obl")
    ]
    fits = (p.value for p in phrases for case, t in on if _is_phrase(p.words, case, t))
    return next(fits, None)


def _is_phrase(words: tuple[str, ...], case: str, noun: Token) -> bool:
    return words[1] == case and words[-1] in spellings_of(noun)


def _is_bare(tally: Tally) -> bool:
    """Tell whether a number stands alone as the one who acts ("thousands fled")."""
    return tally.number.dep.startswith("nsubj")


def by_lives(tally: Tally) -> Counted | None:
    """Read "claimed 20 lives", "has cost the lives of 4,700 people"."""
    people = tally.people
    over = tally.sentence.tokens[people.head]
    if over.lemma.lower() == "life" and case_of(tally.sentence, people.index).endswith("of"):
        people = over
    verb = tally.sentence.tokens[people.head]
    lives = people.lemma.lower() == "life" and verb.pos == "VERB"
    return counted_as(tally, verb, tally.scene.lexicon.value("life_verb", verb)) if lives else None


def by_loss(tally: Tally) -> Counted | None:
    """Read "lost two fighters": of those who fight or stand by, not of ships or towns."""
    verb = tally.sentence.tokens[tally.people.head]
    lost = tally.people.dep == "obj" and _is_one_of(verb, frozenset({"lose", "lost"}))
    value = tally.scene.lexicon.value("lost_people", tally.people) if lost else None
    return counted_as(tally, verb, value)


def by_flight(tally: Tally) -> Counted | None:
    """Read "forcing 900 people to flee": who is made to leave does."""
    verb = tally.sentence.tokens[tally.people.head]
    made = tally.people.dep == "obj" and tally.scene.lexicon.value("making_verb", verb) is not None
    then = children(tally.sentence, verb.index, "xcomp", "advcl") if made else ()
    flight = (t for t in then if value_of_verb(tally, t) == CountKind.DISPLACED)
    return next((counted_as(tally, t, CountKind.DISPLACED) for t in flight), None)


def behind_verb(tally: Tally) -> Counted | None:
    """Read a bare number right behind its verb, off the line ("killing 14 people, wounding 22")."""
    before = tally.sentence.tokens[: tally.count.first]
    after = tally.sentence.tokens[tally.count.last : tally.count.last + 1]
    ends = not after or after[0].pos in ("PUNCT", "CCONJ")
    bare = ends and tally.people is tally.number and bool(before) and before[-1].pos == "VERB"
    passive = bare and bool(children(tally.sentence, before[-1].index, "aux:pass"))
    value = value_of_verb(tally, before[-1]) if bare and not passive else None
    return counted_as(tally, before[-1], value) if bare else None
