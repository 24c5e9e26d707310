"""Towns by name; namesakes told apart by the states that an article speaks of.

Tripoli beside the word "Lebanese" is not Tripoli in Libya. States and regions are in ``states``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypedDict

from flows.entities.numbered import Several, Single
from flows.entities.spelling import LETTERS_APART, fold, letters_apart, slug, spelling_key
from flows.entities.states import geonames, state_id, wikidata
from flows.model import Entity, EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from flows.read.reference import PlaceName

KNOWN_INHABITANTS = 100_000
"""A town of fewer is looked for only in states that the article speaks of."""
SPOKEN_OFTEN = 3
"""A state spoken of so often may draw a name to its own town of that name..."""
NAMESAKE_RATIO = 6
"""...unless the largest town of that name has so many times its inhabitants."""


class PlaceNumbers(TypedDict):
    """What ``PlaceIndex`` holds, each row by its number in the table."""

    names: dict[str, list[int]]
    keys: dict[str, list[int]]
    main: dict[str, int]


def number_places(rows: Sequence[PlaceName]) -> PlaceNumbers:
    """Index the rows of the places table, the largest first, of cities those that go by a name now.

    Chattogram was Islamabad once; who writes Islamabad means the city that is called so.
    """
    sizes = [(-row.population, row.country, row.geonames) for row in rows]
    found = PlaceNumbers(names={}, keys={}, main={})
    for number in sorted(range(len(rows)), key=sizes.__getitem__):
        row = rows[number]
        found["main"].setdefault(slug(row.name), number)
        for name in dict.fromkeys(fold(n) for n in (row.name, *row.aliases)):
            found["names"].setdefault(name, []).append(number)
        found["keys"].setdefault(spelling_key(row.name), []).append(number)
    for name, numbers in found["names"].items():
        numbers.sort(key=lambda number: not _is_city_called(rows[number], name))
    return found


def _is_city_called(row: PlaceName, name: str) -> bool:
    return row.population >= KNOWN_INHABITANTS and fold(row.name) == name


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceIndex:
    """Towns by folded name and by spelling key, the largest first.

    Args:
        main: For each folded name the row that bears the plain id.
    """

    names: Mapping[str, tuple[PlaceName, ...]]
    keys: Mapping[str, tuple[PlaceName, ...]]
    main: Mapping[str, PlaceName]

    @classmethod
    def of(cls, rows: Sequence[PlaceName]) -> PlaceIndex:
        """Index the rows of the places table."""
        return cls.numbered(rows, number_places(rows))

    @classmethod
    def numbered(cls, rows: Sequence[PlaceName], numbers: PlaceNumbers) -> PlaceIndex:
        """Look rows up by the numbers that ``number_places`` gave them."""
        return cls(
            names=Several(numbers["names"], rows.__getitem__),
            keys=Several(numbers["keys"], rows.__getitem__),
            main=Single(numbers["main"], rows.__getitem__),
        )

    def find(self, text: str, of: str | None, spoken: Mapping[str, int]) -> PlaceName | None:
        """Find the town that a name means.

        Args:
            text: The name as printed.
            of: The state that the words beside the name put it in, None where they say nothing.
            spoken: Names of states that the article speaks of, and how often.

        Returns:
            None where no town has the name, or none of any size is where the article is.
        """
        found = self.names.get(fold(text), ())
        spelled = _in_states(self.keys.get(spelling_key(text), ()), spoken)
        alike = tuple(r for r in spelled if letters_apart(text, r.name) <= LETTERS_APART)
        said = next((row for row in (*found, *alike) if row.country == of), None)
        return said or _choose(found, spoken) or _choose(alike, spoken)

    def states_of(self, text: str) -> frozenset[str]:
        """Give the names of the states that have a town of a name."""
        return frozenset(row.country for row in self.names.get(fold(text), ()))

    def country_of(self, place_id: str) -> str | None:
        """Give the state of a town by the town's id."""
        name = place_id.removeprefix("place/")
        row = self.main.get(name)
        if row is not None:
            return row.country
        return next((r.country for r in self._begins(name) if self.entity(r).id == place_id), None)

    def _begins(self, name: str) -> Iterator[PlaceName]:
        """Give the towns whose plain id is the first words of another id."""
        words = name.split("-")
        for last in range(1, len(words)):
            row = self.main.get(plain := "-".join(words[:last]))
            spelled = () if row is None else self.keys.get(spelling_key(row.name), ())
            yield from (r for r in spelled if slug(r.name) == plain)

    def entity(self, row: PlaceName) -> Entity:
        """Give the entity of a town; a namesake of a larger one has its state in the id."""
        name = slug(row.name)
        plain = self.main[name] is row
        return Entity(
            id=f"place/{name if plain else name + '-' + slug(row.country)}",
            kind=EntityKind.PLACE,
            label=row.name,
            within=state_id(row.country),
            exact_match=wikidata(row.wikidata),
            geonames=geonames(row.geonames),
        )

    def entity_said(self, text: str, row: PlaceName, spoken: Mapping[str, int]) -> Entity:
        """Give the entity of the town that a name was found to mean.

        It is linked to GeoNames only where no other town can be meant: no other has the name, or
        it alone lies in a state that the article speaks of.
        """
        entity = self.entity(row)
        alike = self.names.get(fold(text)) or self.keys.get(spelling_key(text), ())
        inside = _in_states(alike, spoken)
        if inside == (row,) or (not inside and tuple(alike) == (row,)):
            return entity
        return replace(entity, exact_match=None, geonames=None)


def _in_states(rows: Iterable[PlaceName], spoken: Mapping[str, int]) -> tuple[PlaceName, ...]:
    return tuple(row for row in rows if row.country in spoken)


def _choose(rows: Sequence[PlaceName], spoken: Mapping[str, int]) -> PlaceName | None:
    inside = max(_in_states(rows, spoken), key=lambda r: spoken[r.country], default=None)
    largest = rows[0] if rows else None
    if largest is None or largest.population < KNOWN_INHABITANTS:
        return inside
    if inside is None or spoken.get(largest.country, 0) or spoken[inside.country] < SPOKEN_OFTEN:
        return largest
    return inside if largest.population < inside.population * NAMESAKE_RATIO else largest
