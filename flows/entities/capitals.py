"""Capitals that are described: "the Cuban capital", "the capital of Sudan", "in the capital".

A capital that stands for its government is in ``metonyms``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.entities.spotted import How, Link
from flows.model import MergeReason

if TYPE_CHECKING:
    from flows.entities.grounds import Grounds
    from flows.entities.states import Country
    from flows.model import Entity, Sentence

_NOUN_TAGS = ("NN", "NNP")


def link_capitals(grounds: Grounds) -> tuple[Link, ...]:
    """Link what describes the capital of a state to the town."""
    found = (
        _described(grounds, index, token.index)
        for index, sentence in enumerate(grounds.reading.parsed.sentences)
        for token in sentence.tokens
        if token.text.lower() == "capital" and _is_town(sentence, token.index)
    )
    return tuple(link for link in found if link is not None)


def _is_town(sentence: Sentence, at: int) -> bool:
    """Tell whether the word is a town, not money: no noun behind it."""
    after = [t.tag for t in sentence.tokens[at + 1 : at + 2]]
    return sentence.tokens[at].tag in _NOUN_TAGS and after not in (["NN"], ["NNS"])


def _described(grounds: Grounds, index: int, at: int) -> Link | None:
    tokens = grounds.reading.sentence(index).tokens
    before = at - 1 - (at > 0 and tokens[at - 1].tag == "POS")
    owner = grounds.country(index, before) if before >= 0 else None
    link = grounds.at(index, before) if owner is not None else None
    first = at if link is None else link.first
    country = owner or _after(grounds, index, at) or _of_topic(grounds, index, at)
    town = None if country is None else _capital(grounds, country)
    if town is None:
        return None
    how, reason = How.DESCRIPTION, MergeReason.TAKEN_UP
    return Link(sentence=index, first=first, last=at + 1, entity=town, how=how, reason=reason)


def _after(grounds: Grounds, index: int, at: int) -> Country | None:
    tokens = grounds.reading.sentence(index).tokens
    words = [t.text.lower() for t in tokens[at + 1 : at + 3]]
    named = at + 2 + (words[1:] == ["the"])
    link = grounds.at(index, named) if words[:1] == ["of"] else None
    if link is None or [t.tag for t in tokens[link.last : link.last + 1]] == ["POS"]:
        return None  # "the capital of Ethiopia's Tigray region" is another town
    return grounds.country(index, named)


def _of_topic(grounds: Grounds, index: int, at: int) -> Country | None:
    """Give the state that the article is about, for "the capital" where it names no other one."""
    tokens = grounds.reading.sentence(index).tokens
    bare = at > 0 and tokens[at - 1].text.lower() == "the"
    owned = [t.text.lower() for t in tokens[at + 1 : at + 2]] == ["of"]
    topic = grounds.reading.topic(index) if bare and not owned else None
    states = grounds.reading.gazetteer.states
    named = {c.capital for k in grounds.links if (c := states.capital(k.entity.label)) is not None}
    return topic if topic is not None and named <= {topic.capital} else None


def _capital(grounds: Grounds, country: Country) -> Entity | None:
    places = grounds.reading.gazetteer.places
    state = country.entity.label
    row = places.find(country.capital, state, {state: 1}) if country.capital else None
    return None if row is None or row.country != state else places.entity(row)
