"""Which time expression dates a word, and whether its words look back or ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.dates.vocabulary import WEEKDAYS
from flows.language.tree import ancestors, case_of, children, head_of
from flows.model import Direction, EventType, TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.facts.scene import Scene
    from flows.model import Sentence, Span, TimeExpression, Token

DATES = frozenset({TimexType.DATE, TimexType.TIME})
"""Types of time expressions that say when, not how long or how often."""
_MAX_NOUNS = 2
_SINCE_REACH = 10
_OTHER_DAYS = frozenset(
    {"had", "if", "to", "unless", "until", "will", "wo", "would", "shall", "should", "'ll", "’ll"}
    | {"can", "could", "may", "might", "must"}
)
"""Words beside a verb that is not of the day at which a sentence is told."""
_APART = frozenset({"before", "since", "until", "ahead of"})
"""Prepositions of what has a time of its own ("signed before the clashes last month")."""
_INTO = frozenset({"in", "into", "of"})
"""Prepositions between an age and what has it ("three years of war"); "a week after" is none."""


def time_on(scene: Scene, sentence: Sentence, *tokens: Token) -> TimeExpression | None:
    """Give the time expression that dates one of the words; a date before a period.

    It counts where it hangs on the word itself or on its phrase, with no other verb between. Where
    none does in a chronology, it is the day of the entry.
    """
    wanted = {t.index for t in tokens}
    near = (t for t in scene.times if sentence.span.covers(t.span))
    here = [t for t in near if _is_dating(t) and not _is_compared(sentence, t)]
    on = [t for t in here if not wanted.isdisjoint(_governors(scene, sentence, t.span))]
    on = on or [t for t in here if not wanted.isdisjoint(_sharers(sentence, t.span))]
    dates = [t for t in on if t.timex_type in DATES]
    best = next(iter((*dates, *on)), None)
    entry = None if dates else day_of_entry(scene, sentence, tokens)
    return entry or (None if best is None else _spelled_out(here, best))


def is_time(scene: Scene, token: Token) -> bool:
    """Tell whether a word is part of a time expression."""
    return any(time.span.covers(token.span) for time in scene.times)


def day_of_entry(
    scene: Scene, sentence: Sentence, tokens: Sequence[Token]
) -> TimeExpression | None:
    """Give the day of the entry of a chronology, for what happens then: no plan, nothing before."""
    day = next((day for text, day in scene.entries if text.covers(sentence.span)), None)
    if day is None:
        return None
    over = (a for t in tokens for a in (t, *ancestors(sentence, t.index)))
    return None if any(_is_of_another_day(sentence, token) for token in over) else day


def _is_of_another_day(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word is to come, was before, or belongs to a clause about a noun."""
    words = {t.text.lower() for t in children(sentence, token.index, "aux", "mark")}
    return token.dep.startswith("acl") or not words.isdisjoint(_OTHER_DAYS)


def _spelled_out(times: list[TimeExpression], time: TimeExpression) -> TimeExpression:
    """Give the date right behind a time that says the day in full ("Friday", "7 July 2017")."""
    behind = (t for t in times if 0 <= t.span.begin - time.span.end <= 2)
    full = (t for t in behind if "year" in dict(t.fields) and "year" not in dict(time.fields))
    return next(full, time)


def _sharers(sentence: Sentence, span: Span) -> list[int]:
    """Give the verbs that share the time of another: joined to it, or in its "when".

    "Monday, they met and signed": a time before the first verb is that of the second too.
    """
    inside = [t for t in sentence.tokens if span.covers(t.span)]
    if not inside:
        return []
    head = head_of(sentence, inside[0].index, inside[-1].index + 1)
    verb = next((t for t in ancestors(sentence, head.index) if t.pos in ("VERB", "AUX")), None)
    if verb is None:
        return []
    when = _in_clause(sentence, verb)
    if inside[-1].index > verb.index:
        return when
    joined = children(sentence, verb.index, "conj")
    return [*when, *(t.index for t in joined if t.pos == "VERB")]


def _in_clause(sentence: Sentence, verb: Token) -> list[int]:
    """Give the verbs of what happened when something did ("began in 2014 when they seized X").

    One joined to such a verb has that time too ("when they rose and the army attacked").
    """
    clauses = children(sentence, verb.index, "advcl")
    marks = ((c, children(sentence, c.index, "advmod", "mark")) for c in clauses)
    when = [c.index for c, on in marks if any(t.text.lower() == "when" for t in on)]
    joined = (t for at in when for t in children(sentence, at, "conj"))
    return [*when, *(t.index for t in joined if t.pos == "VERB")]


def span_on(scene: Scene, sentence: Sentence, *tokens: Token) -> Span | None:
    """Give the span of the time expression that dates one of the words."""
    time = time_on(scene, sentence, *tokens)
    return None if time is None else time.span


def looks_back(time: TimeExpression) -> bool:
    """Tell whether the words of a time say that it is past ("last week", "two days ago")."""
    return _shift_of(time) < 0


def says_ahead(time: TimeExpression) -> bool:
    """Tell whether the words of a time say that it is to come ("next week")."""
    return _shift_of(time) > 0


def looks_ahead(time: TimeExpression) -> bool:
    """Tell whether a time is to come, by its words ("next week") or by the verb it goes with."""
    dated = "year" in dict(time.fields) or looks_back(time)
    return _shift_of(time) > 0 or (time.direction is Direction.FUTURE and not dated)


def is_aged(scene: Scene, sentence: Sentence, phrase: tuple[int, int]) -> bool:
    """Tell whether it is said how long something lasts ("two-year war", "three years of war").

    Args:
        scene: The article.
        sentence: The sentence.
        phrase: Index of the first word that names it, and one after that of its last.
    """
    first, last = phrase
    near = sentence.tokens[max(first - 5, 0) : last + 7]
    durations = [t for t in scene.times if t.timex_type is TimexType.DURATION]
    stretches = ([w for w in near if t.span.covers(w.span)] for t in durations)
    return any(_is_age(sentence, phrase, words) for words in stretches if words)


def _is_age(sentence: Sentence, phrase: tuple[int, int], words: list[Token]) -> bool:
    first, last = phrase
    if words[-1].index < first:
        between = sentence.tokens[words[-1].index + 1 : first]
        cases = (t.text.lower() for t in between if t.pos == "ADP")
        plain = all(t.pos in ("ADJ", "ADP", "DET", "PUNCT", "NOUN") for t in between)
        return plain and all(case in _INTO for case in cases)
    gap = sentence.tokens[last : words[0].index]
    return all(t.text.lower() in ("now", "of", ",", "for") for t in gap)


def _shift_of(time: TimeExpression) -> int:
    fields = dict(time.fields)
    shift = fields.get("shift", fields.get("sign", "0"))
    return int(shift) if shift.lstrip("+-").isdigit() else 0


def _is_dating(time: TimeExpression) -> bool:
    if time.rule.startswith("reference"):
        return False
    if time.timex_type in DATES:
        return True
    return time.timex_type is TimexType.DURATION and dict(time.fields).get("side") is not None


def _is_compared(sentence: Sentence, time: TimeExpression) -> bool:
    """Tell whether a time is only compared with ("the first talks since March 2022")."""
    if dict(time.fields).get("signal") != "since":
        return False
    first = next((t.index for t in sentence.tokens if time.span.covers(t.span)), 0)
    before = sentence.tokens[max(first - _SINCE_REACH, 0) : first]
    verb = max((t.index for t in before if t.pos in ("VERB", "AUX")), default=-1)
    rest = (t for t in before if t.index > verb)
    return any(t.tag in ("JJS", "RBS") or t.text.lower() == "first" for t in rest)


def _governors(scene: Scene, sentence: Sentence, span: Span) -> list[int]:
    """Give the words that a time expression may date.

    The noun over it and the nearest verb over it; the noun right before it, and the verb before it
    with nothing but nouns between, in case the parse errs.
    """
    inside = [t for t in sentence.tokens if span.covers(t.span)]
    if not inside:
        return []
    head = head_of(sentence, inside[0].index, inside[-1].index + 1)
    above = list(ancestors(sentence, head.index))
    if _is_of_accord(scene, head, above[:1]):
        return [above[0].index]
    if _is_when_said(scene, sentence, inside):
        return [inside[0].index - 1]
    if _is_of_judging(scene, inside, head, above[:1]):
        return [above[0].index]
    verb = next((at for at, t in enumerate(above) if t.pos in ("VERB", "AUX")), len(above))
    over = [t.index for t in above[:1]]
    apart = any(case_of(sentence, t.index) in _APART for t in above[:verb])
    over += [t.index for t in above[verb : verb + 1] if verb <= _MAX_NOUNS and not apart]
    first = inside[0].index
    over += _named_by(sentence, inside)
    over = [i for i in over if not _is_since_beyond(sentence, head, i)]
    over += [t.index for t in _told_of(sentence, head)]
    noun = -1 if _is_inside(sentence, head) else _noun_before(sentence, first)
    earlier = [i for i in (noun, *_whole_of(sentence, noun)) if _is_earlier(scene, sentence, i)]
    if earlier:
        return [noun, *_whole_of(sentence, noun)]
    return [*over, noun, *_whole_of(sentence, noun), _verb_before(sentence, first)]


def _is_of_judging(
    scene: Scene, date: Sequence[Token], head: Token, above: Sequence[Token]
) -> bool:
    """Tell whether a weekday says when somebody judged, not when that was which he judged.

    "Condemned the bombing of a market on Thursday" may be said days after it.
    """
    on = [
        t for t in above if t.tag == "VBD" and head.dep.startswith("obl") and t.index < head.index
    ]
    weekday = any(t.text.lower() in WEEKDAYS for t in date)
    return weekday and any(judges(scene, verb) for verb in on)


def judges(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb is one of saying what one thinks of something ("condemn", "welcome")."""
    said = scene.lexicon.value("speech_act", verb) is not None
    return said and scene.lexicon.value("stance_verb", verb) in ("Supports", "Opposes")


def _named_by(sentence: Sentence, date: Sequence[Token]) -> list[int]:
    """Give the noun right behind a bare date, which says which it is ("a fragile 2002 truce")."""
    behind = sentence.tokens[date[-1].index + 1 : date[-1].index + 2]
    bare = all(not children(sentence, t.index, "case") for t in date)
    return [t.index for t in behind if bare and t.pos == "NOUN" and t.dep != "compound"]


def _is_earlier(scene: Scene, sentence: Sentence, index: int) -> bool:
    """Tell whether a noun names what was before ("spoke of the last round in Oslo on May 2")."""
    words = children(sentence, index, "amod") if index >= 0 else ()
    past = any(scene.lexicon.value("event_past", t) is not None for t in words)
    return past and scene.lexicon.value("event_head", sentence.tokens[index]) is not None


def _is_inside(sentence: Sentence, date: Token) -> bool:
    """Tell whether a date only says which of several a noun names ("over the May 2 elections")."""
    noun = sentence.tokens[date.head]
    before = noun.pos in ("NOUN", "PROPN") and date.index < noun.index
    return before and not children(sentence, date.index, "case")


def _is_when_said(scene: Scene, sentence: Sentence, date: Sequence[Token]) -> bool:
    """Tell whether a date parts a verb of saying from what is said ("said Monday they go")."""
    verb = sentence.tokens[max(0, date[0].index - 1)]
    behind = sentence.tokens[date[-1].index + 1 : date[-1].index + 2]
    says = verb.tag in ("VBD", "VBZ") and scene.lexicon.value("speech_say", verb) is not None
    return says and bool(behind) and behind[0].pos in ("DET", "NOUN", "PRON", "PROPN", "SCONJ")


def _is_of_accord(scene: Scene, date: Token, above: Sequence[Token]) -> bool:
    """Tell whether a date tells which agreement is meant ("rejected the September accords")."""
    before = bool(above) and date.dep == "compound" and date.index < above[0].index
    return before and scene.lexicon.value("event_head", above[0]) == EventType.AGREEMENT


def _whole_of(sentence: Sentence, noun: int) -> list[int]:
    """Give the nouns whose phrases end with a noun ("a session of the council on Monday")."""
    found: list[int] = []
    while noun >= 0 and sentence.tokens[noun].dep == "nmod" and len(found) < _MAX_NOUNS:
        above = sentence.tokens[noun].head
        noun = above if above < noun else -1
        found += [noun] if noun >= 0 else []
    return found


def _told_of(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """Give the verb whose time a date is said to be ("the last time they met was July 2016")."""
    subjects = children(sentence, head.index, "nsubj") if head.dep == "root" else ()
    times = [t for t in subjects if t.lemma.lower() in ("time", "day", "date", "year", "month")]
    return tuple(c for t in times for c in children(sentence, t.index, "acl:relcl", "acl"))


def _is_since_beyond(sentence: Sentence, date: Token, verb: int) -> bool:
    """Tell whether a time since when somebody is somewhere does not date the verb before it.

    "Would meet with members who have been in Juba since last month".
    """
    between = sentence.tokens[verb : date.index]
    since = case_of(sentence, date.index) == "since"
    return since and any(t.tag in ("WP", "WDT") for t in between)


def _verb_before(sentence: Sentence, index: int) -> int:
    for token in reversed(sentence.tokens[max(index - 8, 0) : index]):
        if token.pos == "VERB":
            return token.index
        if token.tag in ("WP", "WDT") or token.pos in ("PUNCT", "SCONJ", "CCONJ", "PRON"):
            return -1
    return -1


def _noun_before(sentence: Sentence, index: int) -> int:
    before = index - 1
    while before > 0 and sentence.tokens[before].pos in ("ADP", "DET"):
        before -= 1
    token = sentence.tokens[max(before, 0)]
    return token.index if token.pos in ("NOUN", "PROPN") else -1
