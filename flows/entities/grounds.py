"""The links found so far, looked up by token: what the later modules lean on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from flows.entities.spotted import How
from flows.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from flows.entities.reading import Reading
    from flows.entities.spotted import Link
    from flows.entities.states import Country
    from flows.model import Entity

_LOOKED_AT = (How.NAME, How.PEOPLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """An article and the links of it found so far, in order of the text."""

    reading: Reading
    links: tuple[Link, ...]
    by_sentence: Mapping[int, tuple[Link, ...]]

    @classmethod
    def of(cls, reading: Reading, links: Iterable[Link]) -> Grounds:
        """Put links in order."""
        ordered = tuple(sorted(links, key=lambda link: link.place))
        groups = groupby(ordered, key=lambda link: link.sentence)
        return cls(
            reading=reading,
            links=ordered,
            by_sentence={index: tuple(group) for index, group in groups},
        )

    def at(self, sentence: int, index: int) -> Link | None:
        """Give the shortest link over a token."""
        over = [k for k in self.by_sentence.get(sentence, ()) if k.first <= index < k.last]
        return min(over, key=lambda link: (link.last - link.first, link.first), default=None)

    def named(self, sentence: int, index: int) -> Link | None:
        """Give the link by name over a token, or what describes a town; no words for peoples."""
        link = self.at(sentence, index)
        if link is None or link.how is How.NAME:
            return link
        town = link.how is How.DESCRIPTION and link.entity.kind is EntityKind.PLACE
        return link if town else None

    def country(self, sentence: int, index: int) -> Country | None:
        """Give the state that the name, people, capital or office holder at a token belongs to."""
        link = self.at(sentence, index)
        return None if link is None or link.how not in _LOOKED_AT else self.country_of(link.entity)

    def country_of(self, entity: Entity) -> Country | None:
        """Give the state that an entity is, governs, or is the capital of."""
        gazetteer = self.reading.gazetteer
        state = gazetteer.states.ids.get(entity.id)
        if state is not None:
            return state
        if entity.id.startswith("place/"):
            return gazetteer.states.capital(entity.label)
        person = gazetteer.people.named(entity.label) if entity.id.startswith("person/") else None
        places = [post.place for post in person.posts if post.is_high] if person else []
        found = (gazetteer.states.named(place) for place in places)
        return next((country for country in found if country is not None), None)

    def before(self, sentence: int, index: int) -> Iterator[Link]:
        """Give the links that end before a token, nearest first."""
        for link in reversed(self.links):
            if (link.sentence, link.last) <= (sentence, index):
                yield link
