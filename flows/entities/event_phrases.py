"""Phrases that speak of events: "the Geneva II peace conference", "met in Paris", "Syria's war".

A phrase is read for its noun, place, number, state and bodies. What its words tell of the event is
told in ``event_details``; which phrases speak of one event is decided in ``event_clusters``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.entities.event_details import (
    body_in,
    format_of,
    is_adjacent,
    is_aged,
    number_in,
    number_of,
    pair_of,
    peace_type,
    sort_of,
    time_of,
    year_of,
)
from flows.entities.event_places import (
    MEETINGS,
    enemy_state,
    place_and_state,
    place_beside,
    place_called,
    place_of_verb,
)
from flows.entities.spotted import stretch_text
from flows.language.tree import children, counted_in
from flows.model import EntityKind, EventType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.entities.grounds import Grounds
    from flows.entities.spotted import Link
    from flows.model import Entity, Sentence, Token

_HEAD_WORDS_MOST = 3
_LEFT_REACH = 8
_NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS", "VBG")
_LEFT_TAGS = ("JJ", "JJS", "JJR", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "HYPH", "``", "''")
_LEFT_MARKS = frozenset({'"', "“", "”", "'", "’", "-", "+", "‘"})
_ROUNDS = frozenset({"round", "session", "cycle"})
_ONLY_ROUNDS_OF = frozenset({"cycle"})
"""What means a round of meetings only where that is said ("the third cycle of talks")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase that speaks of an event.

    Args:
        first: First token of the phrase; its article or possessive left out.
        last: One after its last token.
        noun: The noun as printed, lower case; the verb's lemma; empty for "Geneva II" alone.
        type: What the noun says it is; None for a numbered name alone.
        place: Where, as the phrase says.
        state: The state of a war or an election, or what a meeting is about.
        body: Who meets, as the phrase names it.
        people: The two who meet: "his talks with Assad".
        number: Which of a row ("II", "second").
        year: The year that the phrase names.
        sort: Which kind of election ("presidential"), or between how many talks are ("six-party");
            empty for others and where it is not said.
        time: "definite", "indefinite", "vague", "past" or "next".
        entry: Where the entry of a chronology begins that it stands in.
    """

    sentence: int
    first: int
    last: int
    text: str
    noun: str
    type: EventType | None
    place: Entity | None = None
    state: Entity | None = None
    body: Entity | None = None
    people: tuple[Entity, ...] = ()
    number: int | None = None
    year: str | None = None
    sort: str = ""
    time: str = "indefinite"
    entry: int | None = None


def find_phrases(grounds: Grounds) -> tuple[Phrase, ...]:
    """Give the event phrases of an article, in order."""
    found = []
    for index in range(len(grounds.reading.parsed.sentences)):
        nouns = _join_rounds(grounds, tuple(_noun_phrases(grounds, index)))
        numbered = tuple(_numbered(grounds, index, nouns))
        verbs = tuple(_verb_phrases(grounds, index))
        found.extend(sorted((*nouns, *numbered, *verbs), key=lambda p: (p.first, p.last)))
    return tuple(found)


def _join_rounds(grounds: Grounds, phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Make one phrase of a round and what it is one of: "the third round of Doha talks"."""
    joined: list[Phrase] = []
    for phrase in phrases:
        before = joined[-1] if joined else None
        if before is not None and _is_round_of(grounds, before, phrase):
            joined[-1] = _round_of(grounds, before, phrase)
        else:
            joined.append(phrase)
    return tuple(p for p in joined if p.noun not in _ONLY_ROUNDS_OF)


def _is_round_of(grounds: Grounds, one: Phrase, other: Phrase) -> bool:
    words = [t.text for t in grounds.reading.sentence(one.sentence).tokens[one.last : other.first]]
    meets = one.noun in _ROUNDS and other.type in MEETINGS
    return meets and words in (["of"], ["of", "the"])


def _round_of(grounds: Grounds, one: Phrase, other: Phrase) -> Phrase:
    sentence = grounds.reading.sentence(one.sentence)
    return replace(
        other,
        first=one.first,
        text=stretch_text(sentence, one.first, other.last),
        place=other.place or one.place,
        number=one.number if one.number is not None else other.number,
        time=one.time,
    )


def _noun_phrases(grounds: Grounds, index: int) -> Iterator[Phrase]:
    sentence, at = grounds.reading.sentence(index), 0
    while at < len(sentence.tokens):
        last = _head_end(grounds, index, at)
        if last > at:
            yield _read_phrase(grounds, index, at, last)
        at = max(last, at + 1)


def _head_end(grounds: Grounds, index: int, at: int) -> int:
    """Give the token after the event noun that begins at a token; the token itself if none does."""
    sentence = grounds.reading.sentence(index)
    cues = grounds.reading.gazetteer.cues
    if not grounds.reading.gazetteer.may_begin_event(sentence.tokens[at].text):
        return at
    for last in range(min(len(sentence.tokens), at + _HEAD_WORDS_MOST), at, -1):
        if not _is_noun(sentence.tokens[last - 1]):
            continue
        known = stretch_text(sentence, at, last).lower() in cues["event_head"]
        if known and not _is_other(grounds, index, at, last):
            return last
    return at


def _is_noun(token: Token) -> bool:
    """Tell a noun, also one that the tagger takes for an adjective: "the Mosul offensive"."""
    stands = token.dep in ("obj", "nsubj", "nsubj:pass", "obl", "nmod", "root")
    return token.tag in _NOUN_TAGS or (token.tag == "JJ" and stands)


def _is_other(grounds: Grounds, index: int, at: int, last: int) -> bool:
    """Tell whether the noun is part of a name or of another word: "war-torn", "news conference"."""
    tokens = grounds.reading.sentence(index).tokens
    cues = grounds.reading.gazetteer.cues
    link = grounds.named(index, last - 1)
    before = tokens[at - 1].text.lower() if at else ""
    after = tokens[last].text.lower() if last < len(tokens) else ""
    named = link is not None and link.entity.kind is not EntityKind.EVENT
    title = tokens[last - 1].text[0].isupper() and last - 1 > 0 and before == "the"
    joined = after == "-" or after in cues["event_not_before"]
    return named or joined or before in cues["event_not"] or (title and last - at == 1)


def _read_phrase(grounds: Grounds, index: int, at: int, last: int) -> Phrase:
    sentence = grounds.reading.sentence(index)
    noun = stretch_text(sentence, at, last).lower()
    kind = EventType(grounds.reading.gazetteer.cues["event_head"][noun])
    first = _left_edge(sentence, at)
    inside = tuple(
        k for k in grounds.by_sentence.get(index, ()) if first <= k.first and k.last <= at
    )
    last = _with_number(sentence, last, kind)
    side = place_beside(grounds, index, last, kind)
    place, state = place_and_state(grounds, inside, side, kind)
    place = place or place_called(grounds, index, first)
    if kind is EventType.CONFLICT and state is None:
        state = enemy_state(grounds, index, last)
    sort = _sort_in(grounds, sentence, first, at, kind)
    return Phrase(
        sentence=index,
        first=first,
        last=last,
        text=stretch_text(sentence, first, last),
        noun=noun,
        type=peace_type(sentence, first, at, kind),
        place=place,
        state=state,
        body=body_in(inside) if is_adjacent(sentence, inside, at) else None,
        people=pair_of(grounds, index, first, last) if kind in MEETINGS else (),
        number=None if "+" in sort else number_in(grounds, sentence, first, at),
        year=year_of(sentence, first, at, last),
        sort=sort,
        time=time_of(grounds, sentence, first, at) if not is_aged(sentence, last) else "definite",
    )


def _sort_in(grounds: Grounds, sentence: Sentence, first: int, at: int, kind: EventType) -> str:
    if kind is EventType.ELECTION:
        return sort_of(grounds, sentence, first, at)
    return format_of(grounds, sentence, first, at) if kind in MEETINGS else ""


def _left_edge(sentence: Sentence, at: int) -> int:
    first = at
    while first > max(0, at - _LEFT_REACH):
        token = sentence.tokens[first - 1]
        verbal = token.tag in ("VBN", "VBG") and token.dep == "amod"
        if token.text.lower() == "called" or token.dep == "root":
            break  # the so-called "Algiers Accord"; "rebels boycott talks", read as a noun
        if token.tag not in _LEFT_TAGS and token.text not in _LEFT_MARKS and not verbal:
            break
        first -= 1
    while first < at and not sentence.tokens[first].text[0].isalnum():
        first += 1
    return first


def _with_number(sentence: Sentence, last: int, kind: EventType) -> int:
    """Take in the number of a resolution ("Resolution 2118")."""
    numbered = kind is EventType.AGREEMENT and last < len(sentence.tokens)
    return last + 1 if numbered and sentence.tokens[last].text.isdecimal() else last


def _numbered(grounds: Grounds, index: int, nouns: tuple[Phrase, ...]) -> Iterator[Phrase]:
    """Find numbered names that stand alone: "Geneva II", "Geneva-2", "Moscow 3"."""
    sentence = grounds.reading.sentence(index)
    for link in grounds.by_sentence.get(index, ()):
        at = _number_at(sentence, link)
        if at is None or link.entity.kind is not EntityKind.PLACE:
            continue
        number = number_of(grounds, sentence.tokens[at])
        if number is None or any(p.first <= link.first < p.last for p in nouns):
            continue
        yield Phrase(
            sentence=index,
            first=link.first,
            last=at + 1,
            text=stretch_text(sentence, link.first, at + 1),
            noun="",
            type=None,
            place=link.entity,
            number=number,
            time="definite",
        )


def _number_at(sentence: Sentence, link: Link) -> int | None:
    """Give the token of the number behind a name; a count of things is none."""
    tokens = sentence.tokens
    if "-" in tokens[link.last - 1].text:
        return link.last - 1
    at = link.last + (link.last < len(tokens) and tokens[link.last].text == "-")
    if at >= len(tokens):
        return None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    counts = tokens[at].text.isdecimal() and after is not None and after.tag in ("NNS", "NNP")
    return None if counts else at


def _verb_phrases(grounds: Grounds, index: int) -> Iterator[Phrase]:
    """Find meetings that a verb tells: "gathered in Jordan", "are to meet in Paris"."""
    sentence = grounds.reading.sentence(index)
    verbs = grounds.reading.gazetteer.cues["event_verb"]
    for token in sentence.tokens:
        if token.lemma.lower() not in verbs or not token.tag.startswith("VB"):
            continue
        place = place_of_verb(grounds, index, token.index)
        if place is not None and not _is_by_crowd(grounds, sentence, token):
            yield Phrase(
                sentence=index,
                first=token.index,
                last=token.index + 1,
                text=token.text,
                noun="",
                type=EventType(verbs[token.lemma.lower()]),
                place=place,
            )


def _is_by_crowd(grounds: Grounds, sentence: Sentence, verb: Token) -> bool:
    """Tell whether those who gather hold no meeting ("thousands of pilgrims gathered in Oslo")."""
    crowds = grounds.reading.gazetteer.cues["throng_noun"]
    heads = counted_in(sentence, children(sentence, verb.index, "nsubj"))
    return any(t.lemma.lower() in crowds for t in heads)
