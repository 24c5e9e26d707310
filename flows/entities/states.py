"""States: one entity each, found by name, by the word for its people, by its capital.

A state is one entity ``organization/NAME`` of actor type State, whether it acts or is where
something happens; regions without a government of their own are places.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flows.entities.spelling import beginnings, fold, slug
from flows.model import ActorType, Entity, EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from flows.read.reference import State

_WIKIDATA = "http://www.wikidata.org/entity/"
_GEONAMES = "https://sws.geonames.org/"


def wikidata(identifier: str) -> str | None:
    """Give the Wikidata IRI of a Q-id, None for an empty one."""
    return _WIKIDATA + identifier if identifier else None


def geonames(identifier: str) -> str | None:
    """Give the GeoNames IRI of an id, None for an empty one."""
    return f"{_GEONAMES}{identifier}/" if identifier else None


def state_id(name: str) -> str:
    """Give the id of a state by its name in the states table."""
    return f"{EntityKind.ORGANIZATION}/{slug(name)}"


def is_initials(text: str) -> bool:
    """Tell whether a name is written in capitals like an acronym: its case matters."""
    letters = text.replace(".", "").replace("-", "")
    return letters.isupper() and len(letters) <= 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state or region as articles speak of it.

    Args:
        entity: The state itself.
        adjective: The first word for its people ("Syrian"), else its name.
        capital: Name of its capital, empty where it has none.
    """

    entity: Entity
    adjective: str
    capital: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StateIndex:
    """States by what they are called; keys are folded, acronyms as they are written.

    Args:
        begun: All that a name, a word for a people or a capital begins with, folded, letter by
            letter.
    """

    names: Mapping[str, Country]
    peoples: Mapping[str, Country]
    capitals: Mapping[str, Country]
    ids: Mapping[str, Country]
    begun: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "begun", beginnings((*self.names, *self.peoples, *self.capitals)))

    @classmethod
    def of(cls, states: Sequence[State]) -> StateIndex:
        """Index the rows of the states table; of two with one name the first stands."""
        countries = [_country(row) for row in states]
        rows = list(zip(states, countries, strict=True))
        return cls(
            names=_first(pair for row, country in rows for pair in _names(row, country)),
            peoples=_first(pair for row, country in rows for pair in _peoples(row, country)),
            capitals=_first((fold(c.capital), c) for c in countries if c.capital),
            ids={country.entity.id: country for country in countries},
        )

    def named(self, text: str) -> Country | None:
        """Give the state of that name ("Syria", "the United States", "US")."""
        name = text.removeprefix("the ").removeprefix("The ")
        return self.names.get(name) or self.names.get(fold(name))

    def people(self, text: str) -> Country | None:
        """Give the state that a word for a people belongs to ("Syrian", "Iraqis")."""
        return self.peoples.get(fold(text))

    def spoken(self, text: str) -> Country | None:
        """Give the state by its name or by the word for its people."""
        return self.named(text) or self.people(text)

    def may_begin(self, word: str) -> bool:
        """Tell whether a name, a word for a people or a capital may begin with a word."""
        return fold(word) in self.begun

    def capital(self, text: str) -> Country | None:
        """Give the state whose capital that is."""
        return self.capitals.get(fold(text))


def _first(pairs: Iterator[tuple[str, Country]]) -> dict[str, Country]:
    found: dict[str, Country] = {}
    for key, country in pairs:
        found.setdefault(key, country)
    return found


def _country(row: State) -> Country:
    region = row.kind == "region"
    kind = EntityKind.PLACE if region else EntityKind.ORGANIZATION
    entity = Entity(
        id=f"{kind}/{slug(row.name)}",
        kind=kind,
        label=row.name,
        alt_labels=tuple(sorted(row.aliases)),
        actor_type=None if region else ActorType.STATE,
        within=state_id(row.within) if row.within else None,
        exact_match=wikidata(row.wikidata),
        geonames=geonames(row.geonames),
    )
    adjective = row.demonyms[0] if row.demonyms else row.name
    return Country(entity=entity, adjective=adjective, capital=row.capital)


def _names(row: State, country: Country) -> Iterator[tuple[str, Country]]:
    for name in (row.name, *row.aliases):
        yield (name if is_initials(name) else fold(name)), country


def _peoples(row: State, country: Country) -> Iterator[tuple[str, Country]]:
    for word in row.demonyms:
        yield fold(word), country
        yield fold(word + "s"), country
