"""Phrases that speak of events: "the Geneva II peace conference", "met in Paris", "Syria's war".

A phrase is read for its noun, place, number, state and bodies. Which phrases speak of one event is
decided in ``event_clusters``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.entities.spotted import How, stretch_text
from flows.language.tree import case_of, children
from flows.model import ActorType, EntityKind, EventType, NameLabel, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.entities.grounds import Grounds
    from flows.entities.spotted import Link
    from flows.model import Entity, Sentence, Token

_HEAD_WORDS_MOST = 3
_LEFT_REACH = 8
_RIGHT_REACH = 8
_NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS", "VBG")
_LEFT_TAGS = ("JJ", "JJS", "JJR", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "HYPH", "``", "''")
_LEFT_MARKS = frozenset({'"', "“", "”", "'", "’", "-", "‘"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
_AT = frozenset({"in", "at", "inside", "near", "outside"})
_ON = frozenset({"for", "of", "on", "over", "against"})
_STOP_TAGS = ("VBD", "VBZ", "VBP", "MD", ",", ".", ":", "WDT", "WP", "CC", "TO")
_ATTACK_REACH = 16
_NUMBER_MOST = 20
MEETINGS = (EventType.MEETING, EventType.PEACE_CONFERENCE)


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
        time: "definite", "indefinite", "vague", "past" or "next".
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
    time: str = "indefinite"


def find_phrases(grounds: Grounds) -> tuple[Phrase, ...]:
    """Give the event phrases of an article, in order."""
    found = []
    for index in range(len(grounds.reading.parsed.sentences)):
        nouns = tuple(_noun_phrases(grounds, index))
        numbered = tuple(_numbered(grounds, index, nouns))
        verbs = tuple(_verb_phrases(grounds, index))
        found.extend(sorted((*nouns, *numbered, *verbs), key=lambda p: (p.first, p.last)))
    return tuple(found)


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
    for last in range(min(len(sentence.tokens), at + _HEAD_WORDS_MOST), at, -1):
        text = stretch_text(sentence, at, last).lower()
        noun = text in cues["event_head"] and sentence.tokens[last - 1].tag in _NOUN_TAGS
        if noun and not _is_other(grounds, index, at, last):
            return last
    return at


def _is_other(grounds: Grounds, index: int, at: int, last: int) -> bool:
    """Tell whether the noun is part of a name or of another word: "war-torn", "news conference"."""
    tokens = grounds.reading.sentence(index).tokens
    cues = grounds.reading.gazetteer.cues
    link = grounds.named(index, last - 1)
    before = tokens[at - 1].text.lower() if at else ""
    after = tokens[last].text.lower() if last < len(tokens) else ""
    named = link is not None and link.entity.kind is not EntityKind.EVENT
    joined = after == "-" or after in cues["event_not_before"]
    return named or joined or before in cues["event_not"]


def _read_phrase(grounds: Grounds, index: int, at: int, last: int) -> Phrase:
    sentence = grounds.reading.sentence(index)
    noun = stretch_text(sentence, at, last).lower()
    kind = EventType(grounds.reading.gazetteer.cues["event_head"][noun])
    first = _left_edge(sentence, at)
    inside = tuple(
        k for k in grounds.by_sentence.get(index, ()) if first <= k.first and k.last <= at
    )
    last = _with_number(sentence, last, kind)
    side = _place_beside(grounds, index, last, kind)
    place, state = _where(grounds, inside, side, kind)
    place = place or _place_called(grounds, index, first)
    if kind is EventType.CONFLICT and state is None:
        state = _enemy(grounds, index, last)
    return Phrase(
        sentence=index,
        first=first,
        last=last,
        text=stretch_text(sentence, first, last),
        noun=noun,
        type=_peace_type(sentence, first, at, kind),
        place=place,
        state=state,
        body=_body(inside) if _is_adjacent(sentence, inside, at) else None,
        people=_pair(grounds, index, first, last) if kind in MEETINGS else (),
        number=_number(grounds, sentence, first, at),
        year=next((t.text for t in sentence.tokens[first:at] if _is_year(t)), None),
        time=_time(grounds, sentence, first, at),
    )


def _left_edge(sentence: Sentence, at: int) -> int:
    first = at
    while first > max(0, at - _LEFT_REACH):
        token = sentence.tokens[first - 1]
        verbal = token.tag in ("VBN", "VBG") and token.dep == "amod"
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


def _peace_type(sentence: Sentence, first: int, at: int, kind: EventType) -> EventType:
    words = {t.text.lower() for t in sentence.tokens[first:at]}
    return EventType.PEACE_CONFERENCE if kind is EventType.MEETING and "peace" in words else kind


def _place_called(grounds: Grounds, index: int, first: int) -> Entity | None:
    """Find the town that is called a battle: "see Qusair as a critical battle"."""
    words = [t.text.lower() for t in grounds.reading.sentence(index).tokens[:first]]
    link = grounds.named(index, first - 3) if words[-2:] in (["as", "a"], ["as", "the"]) else None
    place = link is not None and link.entity.kind is EntityKind.PLACE
    return link.entity if link is not None and place else None


def _enemy(grounds: Grounds, index: int, last: int) -> Entity | None:
    """Give the state of whom a revolt is against."""
    tokens = grounds.reading.sentence(index).tokens
    words = [t.text.lower() for t in tokens[last : last + 2]]
    country = grounds.country(index, last + 1) if words[:1] == ["against"] else None
    return None if country is None else country.entity


def _place_beside(grounds: Grounds, index: int, last: int, kind: EventType) -> Entity | None:
    """Find the place behind a noun, in its phrase or on the verb that says that it happens."""
    found = _place_after(grounds, index, last) or _place_of_children(grounds, index, last - 1)
    if found is None and kind in MEETINGS:
        return _place_of_happening(grounds, index, last - 1)
    if found is None and kind is EventType.ARMED_EVENT:
        return _place_attacked(grounds, index, last)
    return found


def _place_attacked(grounds: Grounds, index: int, last: int) -> Entity | None:
    """Find the town of a battle further on: "the assault by X and Y on Qusair"; no verb between."""
    tokens = grounds.reading.sentence(index).tokens
    for at in range(last, min(len(tokens), last + _ATTACK_REACH)):
        link = grounds.named(index, at)
        if link is not None and link.entity.kind is EntityKind.PLACE and at == link.first:
            return link.entity if tokens[at - 1].text.lower() in _AT | _ON else None
        if tokens[at].tag in _STOP_TAGS and tokens[at].tag != "CC":
            return None
    return None


def _place_of_happening(grounds: Grounds, index: int, head: int) -> Entity | None:
    """Find the place on the verb: "the meeting begins Sunday in Paris", "talks resumed"."""
    sentence = grounds.reading.sentence(index)
    token = sentence.tokens[head]
    verb = sentence.tokens[token.head]
    cues = grounds.reading.gazetteer.cues
    if (
        token.dep not in ("nsubj", "nsubj:pass", "obj")
        or verb.lemma.lower() not in cues["event_happens"]
    ):
        return None
    here = _place_of_verb(grounds, index, verb.index)
    finite = verb.tag in ("VBD", "VBZ", "VBP")
    opens = token.dep == "obj" and finite and verb.lemma.lower() in cues["event_opens"]
    return here or (_dateline_place(grounds, index) if opens else None)


def _dateline_place(grounds: Grounds, index: int) -> Entity | None:
    """Give the town of the dateline, for what the article itself sees open."""
    if grounds.reading.sentence(index).kind is PartKind.HEADLINE:
        return None
    for link in grounds.links:
        dateline = grounds.reading.sentence(link.sentence).kind is PartKind.DATELINE
        if dateline and link.entity.kind is EntityKind.PLACE:
            return link.entity
    return None


def _where(
    grounds: Grounds, inside: tuple[Link, ...], side: Entity | None, kind: EventType
) -> tuple[Entity | None, Entity | None]:
    """Tell the place of an event from the state that it is about.

    "Syria talks" are about Syria; "talks in Syria" are there; a war is both.
    """
    regions = grounds.reading.gazetteer.cues["region"]
    named = [k.entity for k in inside if k.entity.kind is EntityKind.PLACE and k.how is How.NAME]
    towns = [place for place in named if place.label.lower() not in regions]
    states = [k.entity for k in inside if k.entity.actor_type is ActorType.STATE]
    if kind in MEETINGS or kind is EventType.AGREEMENT:
        place = side or (towns[-1] if towns else None)
        return place, (states[-1] if states else None)
    side_state = side if side is not None and side.actor_type is ActorType.STATE else None
    place = side or next(iter(towns), None)
    return place, next(iter(states), side_state)


def _place_after(grounds: Grounds, index: int, last: int) -> Entity | None:
    """Find the place that the words after the noun say: "talks in Istanbul", "battle for Qusair"."""
    tokens = grounds.reading.sentence(index).tokens
    if last >= len(tokens) or tokens[last].text.lower() not in _AT | _ON:
        return None
    about = tokens[last].text.lower() in _ON
    for at in range(last + 1, min(len(tokens), last + _RIGHT_REACH)):
        link = grounds.named(index, at)
        if link is not None:
            return _as_place(link, about=about)
        if tokens[at].tag in _STOP_TAGS or (tokens[at].tag == "IN" and tokens[at].text != "of"):
            return None
    return None


def _as_place(link: Link, *, about: bool) -> Entity | None:
    entity = link.entity
    if entity.kind is EntityKind.PLACE:
        return entity
    return entity if entity.actor_type is ActorType.STATE and not about else None


def _place_of_children(grounds: Grounds, index: int, head: int) -> Entity | None:
    """Find the place by the parse, past other phrases: "the assault by X and Y on Qusair"."""
    sentence = grounds.reading.sentence(index)
    for child in children(sentence, head, "nmod", "obl"):
        case = case_of(sentence, child.index)
        link = grounds.named(index, child.index)
        if link is not None and case in _AT | _ON:
            return _as_place(link, about=case in _ON)
    return None


def _body(inside: tuple[Link, ...]) -> Entity | None:
    at = inside[-1].last if inside else 0
    near = (k for k in reversed(inside) if k.last >= at)
    return next((k.entity for k in near if _meets(k.entity)), None)


def _pair(grounds: Grounds, index: int, first: int, last: int) -> tuple[Entity, ...]:
    """Give the owner of a meeting and whom it is with, where both are people."""
    owner = grounds.at(index, first - 1) or grounds.at(index, first)
    tokens = grounds.reading.sentence(index).tokens
    end = min(len(tokens), last + _RIGHT_REACH)
    joined = next((i for i in range(last, end) if tokens[i].text.lower() == "with"), end)
    plain = all(t.tag not in _STOP_TAGS for t in tokens[last:joined])
    links = (grounds.at(index, i) for i in range(joined + 1, end)) if plain else iter(())
    other = next((k for k in links if k is not None), None)
    pair = [
        k.entity for k in (owner, other) if k is not None and k.entity.kind is EntityKind.PERSON
    ]
    return tuple(pair) if len(pair) > 1 and pair[0].id != pair[1].id else ()


def _is_adjacent(sentence: Sentence, inside: tuple[Link, ...], at: int) -> bool:
    """Tell whether only adjectives stand between the last name and the noun."""
    begin = max((k.last for k in inside), default=at)
    plain = all(t.tag in ("JJ", "POS") for t in sentence.tokens[begin:at])
    return plain and sentence.kind is not PartKind.HEADLINE


def _meets(entity: Entity) -> bool:
    organized = entity.kind is EntityKind.ORGANIZATION
    return organized and entity.actor_type is not ActorType.STATE


def _number(grounds: Grounds, sentence: Sentence, first: int, at: int) -> int | None:
    for token in sentence.tokens[first:at]:
        value = number_of(grounds, token)
        if value is not None:
            return value
    return None


def number_of(grounds: Grounds, token: Token) -> int | None:
    """Read a number of a row: "II", "2", "second"; a bare word for a number is a count."""
    word = token.text.rpartition("-")[2].lower()
    value = grounds.reading.gazetteer.cues["ordinal"].get(word)
    if value is not None and (
        token.text.endswith(word.upper()) or (word.isalpha() and len(word) > 4)
    ):
        return int(value)
    return int(word) if word.isdecimal() and 0 < int(word) <= _NUMBER_MOST else None


def _is_year(token: Token) -> bool:
    return token.text.isdecimal() and len(token.text) == 4 and token.text[:2] in ("19", "20")


def _time(grounds: Grounds, sentence: Sentence, first: int, at: int) -> str:
    cues = grounds.reading.gazetteer.cues
    words = [t.text.lower() for t in sentence.tokens[first:at]]
    before = sentence.tokens[first - 1].text.lower() if first else ""
    for name, group in (("past", "event_past"), ("next", "event_next"), ("vague", "event_vague")):
        said = any(word in cues[group] for word in (*words, before))
        if said and not (name == "past" and before in ("a", "an")):
            return name
    owned = any(t.tag == "POS" for t in sentence.tokens[first:at])
    return "definite" if before in _DEFINITE or owned else "indefinite"


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
        place = _place_of_verb(grounds, index, token.index)
        if place is not None:
            yield Phrase(
                sentence=index,
                first=token.index,
                last=token.index + 1,
                text=token.text,
                noun="",
                type=EventType(verbs[token.lemma.lower()]),
                place=place,
            )


def _place_of_verb(grounds: Grounds, index: int, verb: int) -> Entity | None:
    sentence = grounds.reading.sentence(index)
    for child in children(sentence, verb, "obl"):
        link = grounds.named(index, child.index)
        if link is not None and case_of(sentence, child.index) in _AT:
            return _as_place(link, about=False)
    return _place_after(grounds, index, verb + 1)


def event_names(grounds: Grounds) -> tuple[Link, ...]:
    """Give the links of names that the parse calls events."""
    events = {(n.sentence, n.first) for n in grounds.reading.names if n.label is NameLabel.EVENT}
    return tuple(k for k in grounds.links if (k.sentence, k.first) in events)
