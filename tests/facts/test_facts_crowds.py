"""Actors without a name, and events told by a verb alone: visits and votes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.crowds import add_crowds
from flows.facts.visits import add_visits
from flows.facts.votes import add_votes
from flows.model import EntityKind
from tests.facts.told import tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.facts.scene import Scene
    from flows.model import Entity

SPONSORS = "Nine|CD|nummod|1 delegates=delegate|NNS|nsubj|2 urged=urge|VBD|root|2 Lowland|NNP|obj|2 .|.|punct|2"
TRIP = (
    "Smith|NNP|nsubj|2 will|MD|aux|2 travel|VB|root|2 to|IN|case|4 Riverton|NNP|obl|2 .|.|punct|2"
)
BALLOT = "Council|NNP|nsubj|1 voted=vote|VBD|root|1 to|TO|mark|3 go|VB|xcomp|1 .|.|punct|1"


def added(add: Callable[[Scene], Scene], line: str) -> list[Entity]:
    """Give the entities that an article gains."""
    scene = tell(line)
    known = {e.id for e in scene.entities.entities}
    return [e for e in add(scene).entities.entities if e.id not in known]


def test_a_group_without_a_name_is_called_what_the_article_calls_it() -> None:
    assert [(e.kind, e.label) for e in added(add_crowds, SPONSORS)] == [
        (EntityKind.ANONYMOUS, "nine delegates")
    ]


def test_a_visit_of_a_person_is_an_event_at_its_place() -> None:
    (visit,) = added(add_visits, TRIP)
    assert visit.label.lower() == "visit of smith to riverton"
    assert visit.place == "place/riverton"


def test_a_vote_of_a_body_is_an_event() -> None:
    (vote,) = added(add_votes, BALLOT)
    assert vote.label.lower().startswith("council vote")
