"""What the words of an event phrase tell: who meets, which of a row it is, its year, its sort.

Where the phrase begins and ends is told in ``event_phrases``, where the event is in
``event_places``.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from flows.dates.vocabulary import MONTHS
from flows.entities.event_places_behind import RIGHT_REACH, STOP_TAGS
from flows.model import ActorType, EntityKind, EventType, PartKind

if TYPE_CHECKING:
    from flows.entities.grounds import Grounds
    from flows.entities.spotted import Link
    from flows.model import Entity, Sentence, Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
_AGE_REACH = 6
_AGE_WORDS = frozenset({"year", "years", "month", "months", "week", "weeks", "decades"})
_NUMBER_MOST = 20
_LETTERS_MOST = 2


def peace_type(sentence: Sentence, first: int, at: int, kind: EventType) -> EventType:
    """Give what a meeting is: with "peace" before its noun a peace conference."""
    words = {t.text.lower() for t in sentence.tokens[first:at]}
    return EventType.PEACE_CONFERENCE if kind is EventType.MEETING and "peace" in words else kind


def body_in(inside: tuple[Link, ...]) -> Entity | None:
    """Give the body that meets, of the names inside a phrase the last."""
    at = inside[-1].last if inside else 0
    near = (k for k in reversed(inside) if k.last >= at)
    return next((k.entity for k in near if _meets(k.entity)), None)


def _meets(entity: Entity) -> bool:
    organized = entity.kind is EntityKind.ORGANIZATION
    return organized and entity.actor_type is not ActorType.STATE


def is_adjacent(sentence: Sentence, inside: tuple[Link, ...], at: int) -> bool:
    """Tell whether only adjectives stand between the last name and the noun."""
    begin = max((k.last for k in inside), default=at)
    plain = all(t.tag in ("JJ", "POS") for t in sentence.tokens[begin:at])
    return plain and sentence.kind is not PartKind.HEADLINE


def pair_of(grounds: Grounds, index: int, first: int, last: int) -> tuple[Entity, ...]:
    """Give two people who meet: the owner and whom it is with, or both ("Obama-Putin talks")."""
    inside = [k for k in grounds.by_sentence.get(index, ()) if first <= k.first and k.last < last]
    hyphened = _hyphened_pair(grounds.reading.sentence(index), inside)
    if hyphened:
        return hyphened
    owner = grounds.at(index, first - 1) or grounds.at(index, first)
    tokens = grounds.reading.sentence(index).tokens
    end = min(len(tokens), last + RIGHT_REACH)
    joined = next((i for i in range(last, end) if tokens[i].text.lower() == "with"), end)
    plain = all(t.tag not in STOP_TAGS for t in tokens[last:joined])
    links = (grounds.at(index, i) for i in range(joined + 1, end)) if plain else iter(())
    other = next((k for k in links if k is not None), None)
    pair = [
        k.entity for k in (owner, other) if k is not None and k.entity.kind is EntityKind.PERSON
    ]
    return tuple(pair) if len(pair) > 1 and pair[0].id != pair[1].id else ()


def _hyphened_pair(sentence: Sentence, inside: list[Link]) -> tuple[Entity, ...]:
    """Give two people whose names a hyphen joins."""
    people = [k for k in inside if k.entity.kind is EntityKind.PERSON]
    for one, other in pairwise(people):
        if [t.text for t in sentence.tokens[one.last : other.first]] in (["-"], ["–"]):
            return (one.entity, other.entity)
    return ()


def number_in(grounds: Grounds, sentence: Sentence, first: int, at: int) -> int | None:
    """Give which of a row an event is, by the words before its noun."""
    for token in sentence.tokens[first:at]:
        value = number_of(grounds, token)
        dated = token.index and sentence.tokens[token.index - 1].text.lower() in MONTHS
        if value is not None and not dated:  # "a February 8 summit"
            return value
    return None


def number_of(grounds: Grounds, token: Token) -> int | None:
    """Read a number of a row: "II", "2", "second"; a bare word for a number is a count.

    So is none that is part of a name of a letter or two ("the G-8 summit").
    """
    if token.tag == "CD" and token.text.isalpha() and token.text.islower():
        return None  # "the three-day talks"
    name, dash, _ = token.text.partition("-")
    if dash and name.isupper() and len(name) <= _LETTERS_MOST:
        return None
    word = token.text.rpartition("-")[2].lower()
    value = grounds.reading.gazetteer.cues["ordinal"].get(word)
    if value is not None and (
        token.text.endswith(word.upper()) or (word.isalpha() and len(word) > 4)
    ):
        return int(value)
    return int(word) if word.isdecimal() and 0 < int(word) <= _NUMBER_MOST else None


def year_of(sentence: Sentence, first: int, at: int, last: int) -> str | None:
    """Give the year in a phrase or right behind it: "the 1973 war", "the civil war of 2011"."""
    behind = [t.text for t in sentence.tokens[last : last + 1]] == ["of"]
    tokens = (*sentence.tokens[first:at], *sentence.tokens[last + 1 : last + 2 * behind])
    return next((t.text for t in tokens if _is_year(t)), None)


def _is_year(token: Token) -> bool:
    return token.text.isdecimal() and len(token.text) == 4 and token.text[:2] in ("19", "20")


def sort_of(grounds: Grounds, sentence: Sentence, first: int, at: int) -> str:
    """Give which kind of election it is ("presidential"); empty where it is not said."""
    sorts = grounds.reading.gazetteer.cues["election_sort"]
    words = (t.text.lower() for t in sentence.tokens[first:at])
    return next((sorts[word] for word in words if word in sorts), "")


def format_of(grounds: Grounds, sentence: Sentence, first: int, at: int) -> str:
    """Give between how many a row of talks is ("six-party", "5+2"); empty where it is not said."""
    cues = grounds.reading.gazetteer.cues["format_noun"]
    words = sentence.tokens[first:at]
    for one, mark, other in zip(words, words[1:], words[2:], strict=False):
        party = mark.text == "-" and other.text.lower() in cues
        if one.tag == "CD" and (party or (mark.text == "+" and other.tag == "CD")):
            return f"{one.text}{mark.text}{other.text}".lower()
    return ""


def time_of(grounds: Grounds, sentence: Sentence, first: int, at: int) -> str:
    """Tell how a phrase speaks of its event: "past", "next", "vague", "definite", "indefinite"."""
    cues = grounds.reading.gazetteer.cues
    words = [t.text.lower() for t in sentence.tokens[first:at]]
    before = sentence.tokens[first - 1].text.lower() if first else ""
    for name, group in (("past", "event_past"), ("next", "event_next"), ("vague", "event_vague")):
        said = any(word in cues[group] for word in (*words, before))
        if said and not (name == "past" and before in ("a", "an")):
            return name
    owned = any(t.tag == "POS" for t in sentence.tokens[first:at])
    return "definite" if before in _DEFINITE or owned else "indefinite"


def is_aged(sentence: Sentence, last: int) -> bool:
    """Tell whether the words behind say how long it goes on: "a war now 34 months old"."""
    words = [t.text.lower() for t in sentence.tokens[last : last + _AGE_REACH]]
    leads = words[:1] in (["of"], ["now"])
    return leads and any(word in _AGE_WORDS for word in words)
