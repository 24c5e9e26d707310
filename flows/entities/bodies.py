"""Bodies by name: international organisations, parties, armed groups, agencies, ministries.

States are in ``states``; how an acronym is read inside one article, in ``acronyms``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flows.entities.spelling import beginnings, fold, slug, spelling_key
from flows.entities.states import is_initials, wikidata
from flows.model import ActorType, Entity, EntityKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from flows.read.reference import Actor, Body, NewsSource, Reference

_TYPES = {
    "international organisation": ActorType.INTERGOVERNMENTAL,
    "NGO": ActorType.OTHER,
    "rebel group": ActorType.ARMED_GROUP,
    "militant group": ActorType.ARMED_GROUP,
    "armed group (formally organised)": ActorType.ARMED_GROUP,
    "insurgent group": ActorType.ARMED_GROUP,
}
"""Types of the actors table that name bodies; its other rows name people, peoples and regions."""
_GENERAL = frozenset({ActorType.INTERGOVERNMENTAL, ActorType.NEWS_MEDIA, ActorType.OTHER})
"""Bodies of everybody's: the actors table lists members of their staff among them."""

_NEAR = "state"
"""What a row says whose short names mean it only in articles that speak of its state."""
_KEY_LEAST = 6
"""Shorter names are compared letter by letter, not by their spelling key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBody:
    """A body.

    Args:
        country: The state it belongs to, empty where it is everybody's.
        local: Whether even its full name counts only where the article speaks of that state.
        near: Whether its short names count only there.
    """

    entity: Entity
    country: str
    local: bool = False
    near: bool = False


def is_party(body: KnownBody) -> bool:
    """Tell whether a body takes sides within one state: a party, an armed group."""
    sides = (ActorType.POLITICAL_BODY, ActorType.ARMED_GROUP)
    return body.country != "" and body.entity.actor_type in sides


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyIndex:
    """Bodies by folded name (acronyms as written) and by spelling key.

    Args:
        phrases: Names that do not end in a capital ("Houthi rebels"), folded.
        begun: All that one of ``phrases`` begins with, letter by letter.
    """

    names: Mapping[str, tuple[KnownBody, ...]]
    keys: Mapping[str, KnownBody]
    phrases: Mapping[str, KnownBody]
    begun: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "begun", beginnings(self.phrases))

    @classmethod
    def of(cls, reference: Reference) -> BodyIndex:
        """Index bodies, news media and actors; of several with one name the first comes first."""
        names: dict[str, list[KnownBody]] = {}
        keys: dict[str, KnownBody] = {}
        phrases: dict[str, KnownBody] = {}
        for name, body in _rows(reference):
            for form in _forms(name):
                names.setdefault(form, []).append(body)
            if len(name) >= _KEY_LEAST and not is_initials(name):
                keys.setdefault(spelling_key(name), body)
            if _is_phrase(name) and not body.local:
                phrases.setdefault(fold(name), body)
        return cls(names={n: tuple(b) for n, b in names.items()}, keys=keys, phrases=phrases)

    def phrase(self, text: str) -> KnownBody | None:
        """Find the body of a name that ends in a common word."""
        return self.phrases.get(fold(text))

    def may_begin_phrase(self, word: str) -> bool:
        """Tell whether a name that ends in a common word may begin with a word."""
        return fold(word) in self.begun

    def is_medium(self, text: str) -> bool:
        """Tell whether a word is the name of a newspaper, a broadcaster or an agency."""
        found = self._spelled(text)
        return bool(found) and found[0].entity.actor_type is ActorType.NEWS_MEDIA

    def anywhere(self, text: str) -> KnownBody | None:
        """Find the body that an acronym means all over the world, whatever is spoken of.

        Letters of a party mean another one where its state is not spoken of ("PPP", "NDP").
        """
        found = (b for b in self.names.get(text, ()) if not (b.local or b.near or _is_party(b)))
        return next((b for b in found if b.entity.actor_type is not ActorType.NEWS_MEDIA), None)

    def named(self, text: str, countries: Iterable[str]) -> KnownBody | None:
        """Find the body of a name.

        A short name of a body that belongs to one state ("SDF", "Senate") counts only where the
        article speaks of that state.

        Args:
            text: The name as printed.
            countries: Names of the states that the article speaks of.
        """
        name = text.removeprefix("the ").removeprefix("The ")
        found = self._spelled(name)
        if not found and len(name) >= _KEY_LEAST and (alike := self.keys.get(spelling_key(name))):
            found = (alike,)
        here = (b for b in found if not b.country or b.country in countries)
        elsewhere = (b for b in found if not _is_doubtful(name, b))
        return next(here, None) or next(elsewhere, None)

    def _spelled(self, name: str) -> tuple[KnownBody, ...]:
        return self.names.get(name) or self.names.get(fold(name)) or ()


def _is_party(body: KnownBody) -> bool:
    return body.country != "" and body.entity.actor_type is ActorType.POLITICAL_BODY


def _is_doubtful(name: str, body: KnownBody) -> bool:
    """Tell whether a name may mean something else where the body's state is not spoken of."""
    return (body.local or _is_short(name, body)) and not _says_country(name, body)


def _is_phrase(name: str) -> bool:
    """Tell whether a name ends in a common word: "Donetsk republic", "IS group"."""
    return " " in name and name[0].isupper() and name.rpartition(" ")[2].islower()


def _forms(name: str) -> tuple[str, ...]:
    """Give the keys of a name; "NATO" is also written "Nato"."""
    if _is_mixed(name):
        return (name,)
    if not is_initials(name):
        return (fold(name),)
    return (name, name.capitalize()) if len(name) > 3 else (name,)


def _is_mixed(name: str) -> bool:
    """Tell whether a name is an acronym with small letters: "CoE" is not "Coe"."""
    if len(name) > 5 or not name.isalpha():
        return False
    return 1 < sum(letter.isupper() for letter in name) < len(name)


def _is_short(name: str, body: KnownBody) -> bool:
    """Tell whether a name may mean other things elsewhere: acronyms, "Senate", "Labour"."""
    single = body.near and " " not in name
    if is_initials(name) or single or body.entity.actor_type is ActorType.GOVERNMENT:
        return True
    return " " not in name and body.entity.actor_type is ActorType.POLITICAL_BODY


def _says_country(name: str, body: KnownBody) -> bool:
    return body.country.lower()[:4] in name.lower()


def _rows(reference: Reference) -> Iterator[tuple[str, KnownBody]]:
    for body in reference.bodies:
        names = (body.name, *body.aliases)
        armed = body.type == ActorType.ARMED_GROUP
        yield from _named(_from_body(body), (*names, *(_singulars(names) if armed else ())))
    for medium in reference.news_sources:
        yield from _named(_from_medium(medium), (medium.name, medium.full_name, *medium.aliases))
    nouns = reference.cue_values("group_noun")
    for actor in reference.actors:
        yield from _actor_rows(actor, nouns)


def _singulars(names: Iterable[str]) -> Iterator[str]:
    """Give the names of fighters before a noun: "Tamil Tiger" rebels are the Tamil Tigers."""
    several = (n for n in names if " " in n and n.endswith("s") and not n.endswith("ss"))
    return (n.removesuffix("s") for n in several if not is_initials(n))


def _named(body: KnownBody, names: Iterable[str]) -> Iterator[tuple[str, KnownBody]]:
    for name in names:
        yield name, body


def _from_body(row: Body) -> KnownBody:
    return KnownBody(
        entity=_entity(row.name, row.aliases, ActorType(row.type), row.wikidata),
        country=row.country,
        near=row.reach == _NEAR,
    )


def _from_medium(row: NewsSource) -> KnownBody:
    others = tuple(n for n in (row.full_name, *row.aliases) if n != row.name)
    country = row.country if row.kind == "outlet" else ""
    return KnownBody(entity=_entity(row.name, others, ActorType.NEWS_MEDIA, ""), country=country)


def _actor_rows(row: Actor, nouns: Container[str]) -> Iterator[tuple[str, KnownBody]]:
    kind = _TYPES.get(row.type)
    is_body = kind not in _GENERAL or any(word.lower() in nouns for word in row.name.split())
    if kind is None or not is_body or len(row.name) < 4:
        return
    several = "," in row.country or row.country.isupper()
    country = "" if kind in _GENERAL or several else row.country.partition(" (")[0]
    body = KnownBody(entity=_entity(row.name, (), kind, ""), country=country, local=bool(country))
    yield row.name, body
    if row.source == "ucdp-actor":
        yield from ((name, body) for name in row.aliases if " " in name)


def _entity(name: str, aliases: tuple[str, ...], kind: ActorType, identifier: str) -> Entity:
    label = name.removeprefix("The ")
    return Entity(
        id=f"organization/{slug(label)}",
        kind=EntityKind.ORGANIZATION,
        label=label,
        alt_labels=tuple(sorted(set(aliases) - {label})),
        actor_type=kind,
        exact_match=wikidata(identifier),
    )
