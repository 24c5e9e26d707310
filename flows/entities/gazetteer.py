"""All that the reference data knows of names, ready to look up; made once a process.

Which of it an article means is decided in the modules beside this one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flows.entities.bodies import BodyIndex
from flows.entities.people import PeopleIndex, number_people
from flows.entities.places import PlaceIndex, number_places
from flows.entities.regions import RegionIndex, number_regions
from flows.entities.rulings import NO_RULINGS, Rulings
from flows.entities.spelling import beginnings, first_letters, fold
from flows.entities.states import StateIndex
from flows.model import ActorType
from flows.read.prepared import prepare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.entities.bodies import KnownBody
    from flows.read.reference import PlaceName, Reference, RegionName, Tenure

_GROUPS = (
    "abroad",
    "actor_object",
    "actor_owned",
    "actor_verb",
    "actor_with",
    "alias_mark",
    "behest_noun",
    "body_word",
    "collective",
    "collective_owned",
    "collective_stop",
    "company",
    "election_sort",
    "event_again",
    "event_happens",
    "event_not",
    "event_opens",
    "event_head",
    "event_next",
    "event_part",
    "event_not_before",
    "event_past",
    "event_vague",
    "event_verb",
    "federation",
    "format_noun",
    "given_title",
    "group_noun",
    "honorific",
    "hyphen_prefix",
    "hyphen_tail",
    "main_body",
    "mediating",
    "name_he",
    "name_particle",
    "name_she",
    "name_stop",
    "nation",
    "ordinal",
    "people",
    "place_feature",
    "place_noun",
    "place_of_sort",
    "portfolio_post",
    "post_head",
    "post_modifier",
    "rebel_groups",
    "region",
    "seat_of",
    "thing",
    "thing_head",
    "thing_lead",
    "throng_noun",
    "title_apart",
    "torn_by",
    "unnamed_body",
    "word_he",
    "word_she",
)
"""Groups of cues that this room reads, from ``cues_entities.csv`` and ``cues_posts.csv``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Names by kind, and the words that this room looks for.

    Args:
        cues: Group -> cue, lower case -> value.
        events_begun: All that nouns of events begin with, letter by letter; made of ``cues``.
        rulings: What the user ruled about merges.
    """

    states: StateIndex
    bodies: BodyIndex
    people: PeopleIndex
    places: PlaceIndex
    regions: RegionIndex
    cues: Mapping[str, Mapping[str, str]]
    rulings: Rulings = NO_RULINGS
    events_begun: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "events_begun", beginnings(self.cues["event_head"]))

    @classmethod
    def of(cls, reference: Reference, rulings: Rulings = NO_RULINGS) -> Gazetteer:
        """Index the reference data, and what the user ruled about merges."""
        return cls(
            states=StateIndex.of(reference.states),
            bodies=BodyIndex.of(reference),
            people=_people(reference.tenures, reference),
            places=_places(reference.places, reference),
            regions=_regions(reference.regions, reference),
            cues=_cues(reference),
            rulings=rulings,
        )

    def is_town_first(self, text: str, body: KnownBody) -> bool:
        """Tell whether a name is that of a town before that of a newspaper ("Riyadh")."""
        entity = body.entity
        if entity.actor_type is not ActorType.NEWS_MEDIA or entity.label == text:
            return False
        return self.states.capital(text) is not None or fold(text) in self.places.names

    def may_begin_event(self, word: str) -> bool:
        """Tell whether a noun of events may begin with a word, or behind the mark that it is."""
        if word.isascii() and word.isalnum():
            return word.lower() in self.events_begun
        return not word[0].isalnum() or fold(first_letters(word)) in self.events_begun

    def is_cue(self, group: str, word: str) -> bool:
        """Tell whether a word is a cue of a group, whatever its case."""
        return word.lower() in self.cues[group]


def _people(tenures: Sequence[Tenure], reference: Reference) -> PeopleIndex:
    numbers = prepare(reference, "people", lambda: number_people(tenures))
    return PeopleIndex.numbered(tenures, numbers)


def _places(places: Sequence[PlaceName], reference: Reference) -> PlaceIndex:
    numbers = prepare(reference, "places", lambda: number_places(places))
    return PlaceIndex.numbered(places, numbers)


def _regions(regions: Sequence[RegionName], reference: Reference) -> RegionIndex:
    numbers = prepare(reference, "regions", lambda: number_regions(regions))
    return RegionIndex(rows=regions, numbers=numbers)


def _cues(reference: Reference) -> dict[str, dict[str, str]]:
    """Sort the cues of this room by group, in one pass over all."""
    found: dict[str, dict[str, str]] = {group: {} for group in _GROUPS}
    for row in reference.cues:
        if row.group in found:
            found[row.group][row.cue.lower()] = row.value
    return found
