"""Collective actors: "the Syrian opposition", "the regime", "Assad's forces", "rebel groups".

Each is an entity of its own, made of a state and a noun (rows of ``cues_entities.csv``). The state
is the one that the words name, else the one last spoken of with that noun, else the one that the
article is about. "the coalition" and "the group", which speak of bodies named, are in
``coreference``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from flows.entities.armed import SIDES, only_group
from flows.entities.called import called_groups, introduced_group
from flows.entities.spelling import slug
from flows.entities.spotted import How, Link, Noun, body_called, is_sided, stretch_text
from flows.model import ActorType, Entity, EntityKind, MergeReason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from flows.entities.gazetteer import Gazetteer
    from flows.entities.grounds import Grounds
    from flows.entities.states import Country
    from flows.model import Sentence, Token

_WORDS_MOST = 4
_RECENT_SENTENCES = 2
_REACH = 6
"""So many words may stand between the state and the noun ("Syria's deeply divided opposition")."""
_BETWEEN_TAGS = (
    "JJ",
    "JJR",
    "JJS",
    "VBN",
    "VBG",
    "NN",
    "NNP",
    "HYPH",
    "CD",
    "RB",
    "POS",
    "``",
    "''",
)
_DESCRIBING = ("JJ", "JJR", "JJS", "VBN", "HYPH")
_NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS", "JJ")
_INDEFINITE = frozenset({"a", "an", "any", "no", "another", "each", "every"})
_OPPOSITION = "opposition"
_ARMY = ":army"
_THE = frozenset({"the", "this", "these", "those"})
_IN_STATE = frozenset({"of", "in", "inside", "within"})
_PERSONAL = frozenset({"his", "her"})
_WHOSE = frozenset({"his", "her", "its", "their", "our", "my", "your"})


def link_collectives(grounds: Grounds) -> tuple[Link, ...]:
    """Give the links of collective actors that no name covers."""
    links: list[Link] = []
    lasts: dict[str, tuple[int, Country]] = {}
    nations: dict[str, Link] = {}
    nouns = tuple(_nouns(grounds))
    called = called_groups(grounds, nouns)
    group = only_group(grounds) or _introduced(grounds, nouns, called)
    for noun in nouns:
        own = called.get((noun.sentence, noun.first))
        if own is not None:
            nations[noun.value] = own
            links.append(own)
            continue
        begin, country = _owner(grounds, noun)
        country = country or _served_by_owner(grounds, noun) or _led_by_known(grounds, noun)
        if country is None and not noun.owned and not _is_loose(grounds, noun):
            if group is not None and noun.value.rpartition(":")[2] in SIDES:
                links.append(_taken_up(noun, group))
                continue
            again = _again(noun, nations.get(noun.value), lasts.get(noun.value))
            if again is not None:
                links.append(again)
                continue
            country = _spoken_of(grounds, noun, lasts.get(noun.value))
        if country is None or country.entity.kind is not EntityKind.ORGANIZATION:
            if group is not None and _is_torn_region(grounds, noun, country):
                links.append(_taken_up(noun, group))
            continue
        lasts[noun.value] = (noun.sentence, country)
        links.append(_link(grounds, noun, begin, country))
    return tuple(links)


def _is_torn_region(grounds: Grounds, noun: Noun, region: Country | None) -> bool:
    """Tell whether rebels are those of the region that the article is about ("Aceh rebels")."""
    sides = noun.value.rpartition(":")[2] in SIDES
    topic = grounds.reading.topic(noun.sentence)
    return (
        sides and region is not None and topic is not None and topic.entity.id == region.entity.id
    )


def _introduced(
    grounds: Grounds, nouns: Sequence[Noun], called: Mapping[tuple[int, int], Link]
) -> Entity | None:
    """Give the group with words of its own that all bare "rebels" are; None beside a state's."""
    sides = [n for n in nouns if n.value.rpartition(":")[2] in SIDES]
    places = [(n.sentence, n.first) for n in sides]
    others = (n for n, place in zip(sides, places, strict=True) if place not in called)
    if any(_owner(grounds, n)[1] is not None for n in others):
        return None
    return introduced_group(grounds, places, called)


def _taken_up(noun: Noun, group: Entity) -> Link:
    return Link(
        sentence=noun.sentence,
        first=noun.first,
        last=noun.last,
        entity=group,
        how=How.DESCRIPTION,
        reason=MergeReason.TAKEN_UP,
    )


def _again(noun: Noun, nation: Link | None, last: tuple[int, Country] | None) -> Link | None:
    """Take a bare noun up for the nation's that was spoken of last, just before."""
    if nation is None or noun.sentence - nation.sentence > _RECENT_SENTENCES:
        return None
    if last is not None and last[0] > nation.sentence:
        return None
    return replace(nation, sentence=noun.sentence, first=noun.first, last=noun.last)


def _spoken_of(grounds: Grounds, noun: Noun, last: tuple[int, Country] | None) -> Country | None:
    """Give the state of a bare noun: that of the noun just before, else the article's.

    "The federal government" is that of a federation.
    """
    found = _spoken_last(grounds, noun, last)
    tokens = grounds.reading.sentence(noun.sentence).tokens
    federal = noun.first > 0 and tokens[noun.first - 1].text.lower() == "federal"
    if not federal or (found is not None and _is_federation(grounds, found)):
        return found
    return next((c for c in grounds.reading.countries() if _is_federation(grounds, c)), None)


def _is_federation(grounds: Grounds, country: Country) -> bool:
    return grounds.reading.gazetteer.is_cue("federation", country.entity.label)


def _spoken_last(grounds: Grounds, noun: Noun, last: tuple[int, Country] | None) -> Country | None:
    reading = grounds.reading
    topic = reading.state(noun.sentence)
    if last is None or reading.item_at(last[0]) != reading.item_at(noun.sentence):
        return topic
    if topic is not None and noun.sentence - last[0] > _RECENT_SENTENCES:
        return topic
    return last[1]


def _nouns(grounds: Grounds) -> Iterator[Noun]:
    cues = grounds.reading.gazetteer.cues
    begins = _first_words((*cues["collective"], *cues["collective_owned"]))
    for index, sentence in enumerate(grounds.reading.parsed.sentences):
        at = 0
        while at < len(sentence.tokens):
            word = _first_word(sentence.tokens[at].text.lower())
            noun = _noun_at(grounds, index, at) if word in begins else None
            if noun is not None and not _is_stopped(grounds.reading.gazetteer, sentence, noun):
                yield noun
            at = at + 1 if noun is None else noun.last


@lru_cache(maxsize=4)
def _first_words(cues: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_first_word(cue.partition(" ")[0]) for cue in cues)


@lru_cache(maxsize=65536)
def _first_word(text: str) -> str:
    return re.split(r"['’-]", text)[0]


def _noun_at(grounds: Grounds, index: int, at: int) -> Noun | None:
    sentence = grounds.reading.sentence(index)
    cues = grounds.reading.gazetteer.cues
    for last in range(min(len(sentence.tokens), at + _WORDS_MOST), at, -1):
        if grounds.named(index, at) is not None or grounds.named(index, last - 1) is not None:
            continue
        text = stretch_text(sentence, at, last).lower()
        value = cues["collective"].get(text) or cues["collective_owned"].get(text)
        if value is not None and sentence.tokens[last - 1].tag in _NOUN_TAGS:
            owned = text in cues["collective_owned"]
            return Noun(sentence=index, first=at, last=last, value=value, owned=owned)
    return None


def _is_stopped(gazetteer: Gazetteer, sentence: Sentence, noun: Noun) -> bool:
    """Tell whether the noun means no actor: "opposition to talks", "a transitional government"."""
    tokens = sentence.tokens
    after = tokens[noun.last].text.lower() if noun.last < len(tokens) else ""
    before = tokens[noun.first - 1].text.lower() if noun.first else ""
    if "opposition" in noun.value and after == "to" and gazetteer.states.spoken(before) is None:
        return True
    adjective = tokens[noun.last - 1].tag == "JJ" and after.isalpha() and "army" in noun.value
    words = [t.text.lower() for t in tokens[max(0, noun.first - 2) : noun.first]]
    vague = any(w in gazetteer.cues["collective_stop"] for w in words) and "Gov" in noun.value
    return adjective or vague or (after == "in" and tokens[noun.last].text == "exile")


def _is_loose(grounds: Grounds, noun: Noun) -> bool:
    """Tell whether nothing ties the noun to a known state: "a government", "their opposition".

    "Hamas-led militants" are whose leads them; "powerful armed forces" are not those of the state.
    """
    tokens = grounds.reading.sentence(noun.sentence).tokens
    before = tokens[noun.first - 1].text.lower() if noun.first else ""
    led = before == "led" and noun.first > 1 and tokens[noun.first - 2].text == "-"
    words = (t.text.lower() for t in reversed(tokens[: noun.first]) if t.tag not in _DESCRIBING)
    opens = next(words, "")  # "a smaller rebel group"
    described = noun.first > 0 and tokens[noun.first - 1].tag in _DESCRIBING
    army = noun.value.endswith(_ARMY) and described and opens not in _THE
    return led or army or opens in _INDEFINITE or (before in _WHOSE and before != "his")


def _owner(grounds: Grounds, noun: Noun) -> tuple[int, Country | None]:
    """Find the state that the words before or after the noun name, and where the phrase begins."""
    tokens = grounds.reading.sentence(noun.sentence).tokens
    for at in range(noun.first - 1, max(-1, noun.first - 1 - _REACH), -1):
        link = grounds.at(noun.sentence, at)
        country = grounds.country(noun.sentence, at)
        if link is not None and _is_prefix(tokens, link.first, link.last):
            continue
        if link is not None:
            foreign = link.entity.kind is EntityKind.ORGANIZATION and country is None
            return (noun.first if foreign else link.first), country
        if tokens[at].tag not in _BETWEEN_TAGS and tokens[at].text not in "'’-":
            break
    return noun.first, _owner_after(grounds, noun)


def _served_by_owner(grounds: Grounds, noun: Noun) -> Country | None:
    """Give the state that the one person before "his government" serves, as titles tell."""
    words = grounds.reading.sentence(noun.sentence).tokens[: noun.first]
    if not words or words[-1].text.lower() not in _PERSONAL:
        return None
    before = (k for k in grounds.by_sentence.get(noun.sentence, ()) if k.last < noun.first)
    people = {k.entity.id: k.entity for k in before if k.entity.kind is EntityKind.PERSON}
    if len(people) != 1:
        return None
    (person,) = people.values()
    titled = (_state_in_title(grounds, k) for k in grounds.links if k.entity.id == person.id)
    return next((c for c in titled if c is not None), None) or grounds.country_of(person)


def _led_by_known(grounds: Grounds, noun: Noun) -> Country | None:
    """Give the state that reference data knows the leader of a side from ("rebel leader Dr. X")."""
    if noun.value.rpartition(":")[2] not in (*SIDES, _OPPOSITION):
        return None
    tokens = grounds.reading.sentence(noun.sentence).tokens[: noun.last + _REACH]
    head = tokens[noun.last : noun.last + 1]
    if not head or not grounds.reading.gazetteer.is_cue("post_head", head[0].text):
        return None
    for token in tokens[noun.last :]:
        link = grounds.at(noun.sentence, token.index)
        if link is not None:
            is_person = link.entity.kind is EntityKind.PERSON
            return grounds.country_of(link.entity) if is_person else None
        if token.tag not in _NOUN_TAGS and token.text != ",":
            return None
    return None


def _state_in_title(grounds: Grounds, link: Link) -> Country | None:
    """Give the state named before a person with a post between ("Chadian foreign minister X")."""
    tokens = grounds.reading.sentence(link.sentence).tokens
    posted = False
    for at in range(link.first - 1, max(-1, link.first - 1 - _REACH), -1):
        country = grounds.country(link.sentence, at)
        if country is not None or tokens[at].tag not in (*_BETWEEN_TAGS, "NNS", "IN"):
            return country if posted else None
        posted |= grounds.reading.gazetteer.is_cue("post_head", tokens[at].text)
    return None


def _is_prefix(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a hyphen makes the name say whose friend or foe the noun is, not whose it is.

    "the Rwanda-backed rebels", "pro-Russian separatists", "the Houthi-run government".
    """
    after = tokens[last : last + 1]
    behind = bool(after) and after[0].text == "-" and not after[0].space
    return behind or is_sided(tokens, first)


def _owner_after(grounds: Grounds, noun: Noun) -> Country | None:
    """Find the state named behind a noun; "the exiled opposition in Rome" is not of Italy."""
    tokens = grounds.reading.sentence(noun.sentence).tokens
    words = [t.text.lower() for t in tokens[noun.last : noun.last + 2]]
    before = tokens[noun.first - 1].text.lower() if noun.first else ""
    if not words or words[0] not in _IN_STATE or grounds.reading.gazetteer.is_cue("abroad", before):
        return None
    return grounds.country(noun.sentence, noun.last + (2 if words[-1] == "the" else 1))


def _link(grounds: Grounds, noun: Noun, begin: int, country: Country) -> Link:
    sentence = grounds.reading.sentence(noun.sentence)
    entity = collective(country, noun.value, grounds.reading.gazetteer)
    printed = stretch_text(sentence, begin, noun.last)
    names = {*entity.alt_labels, printed} - {entity.label}
    return Link(
        sentence=noun.sentence,
        first=begin,
        last=noun.last,
        entity=replace(entity, alt_labels=tuple(sorted(names))),
        how=How.DESCRIPTION,
    )


def collective(country: Country, value: str, gazetteer: Gazetteer) -> Entity:
    """Give the entity of a state and a collective noun ("Type:noun", a cue's value)."""
    kind, _, noun = value.partition(":")
    if noun == "government":
        return government(country)
    label = f"{country.adjective} {noun}"
    known = gazetteer.bodies.named(label, (country.entity.label,))
    if known is not None:
        return known.entity
    return body_called(label, ActorType(kind), f"{country.entity.label}'s {noun}")


def government(country: Country) -> Entity:
    """Give the entity of a state's government."""
    name = country.entity.label
    return Entity(
        id=f"organization/government-of-{slug(name)}",
        kind=EntityKind.ORGANIZATION,
        label=f"Government of {name}",
        alt_labels=(f"{country.adjective} government", f"{name}'s government"),
        actor_type=ActorType.GOVERNMENT,
    )
