"""All kinds of fact of one article, each with its standing, told once: the claims.

What a kind looks like belongs to its own module; who says so and how surely, to ``standing``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.facts.accords import add_accords
from flows.facts.as_held import with_parts_held
from flows.facts.assaults import add_assaults
from flows.facts.attacks_taken_up import add_attacks_taken_up
from flows.facts.attribution import hear_article
from flows.facts.calls import add_calls
from flows.facts.casualties import find_casualties
from flows.facts.confidence import confidence_of
from flows.facts.control import find_controls
from flows.facts.crowds import add_crowds
from flows.facts.deed_crowds import add_doers, add_struck
from flows.facts.first_person import add_first_persons
from flows.facts.gerunds import read_gerunds
from flows.facts.happenings import add_happenings
from flows.facts.interaction import find_interactions
from flows.facts.invitation import find_invitations
from flows.facts.meetings import add_meetings
from flows.facts.membership import find_memberships
from flows.facts.participation import find_participations
from flows.facts.plans import add_plans
from flows.facts.roles import add_known_bodies, find_roles
from flows.facts.scheduling import find_schedulings, implied_schedulings
from flows.facts.speech import speech_claims
from flows.facts.stance import find_stances
from flows.facts.standing import presupposed_standings, standings_of
from flows.facts.support import find_supports
from flows.facts.taken_up import add_taken_up
from flows.facts.untimed import join_untimed
from flows.facts.visits import add_visits
from flows.facts.votes import add_votes
from flows.facts.wars import add_wars
from flows.facts.wordings import wordings_of
from flows.model import Claim, RoleHolding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from flows.facts.hearing import Hearing
    from flows.facts.scene import Found, Scene
    from flows.facts.standing import Standing
    from flows.model import Entity, Issue, Situation

    Finder = Callable[[Scene], tuple[Found, ...]]

KINDS: tuple[Finder, ...] = (
    find_roles,
    find_participations,
    find_invitations,
    find_stances,
    find_supports,
    find_memberships,
    find_controls,
    find_schedulings,
    find_casualties,
    find_interactions,
)
"""One finder a kind of situation, in the order of the ontology: a new kind is one entry here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundClaims:
    """What the sentences of one article state.

    Args:
        claims: In order of their first passage.
        entities: Entities met here first: anonymous sources, meetings told by a verb alone.
    """

    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    issues: tuple[Issue, ...] = ()


def find_claims(scene: Scene) -> FoundClaims:
    """Find who says what in an article: situations with their standing, and all speech."""
    scene = read_gerunds(scene)
    hearing = hear_article(scene)
    known = {e.id for e in scene.entities.entities}
    scene = add_known_bodies(scene)
    scene = add_doers(add_crowds(add_first_persons(scene, hearing)))
    scene = add_accords(add_calls(add_visits(add_meetings(add_votes(scene)))))
    scene = add_happenings(scene)
    scene = add_attacks_taken_up(add_assaults(scene))
    scene = add_struck(add_plans(add_wars(add_taken_up(scene))))
    met = [e for e in scene.entities.entities if e.id not in known]
    found = [f for find in KINDS for f in find(scene)]
    found = with_parts_held(found)
    found += implied_schedulings(scene, found)
    stated = [claim for f in found for claim in _claims_of(scene, hearing, f)]
    told = join_untimed(_merged(scene, stated))
    claims = sorted((*told, *speech_claims(scene, hearing)), key=_order)
    return FoundClaims(
        claims=tuple(claims),
        entities=_mentioned((*hearing.entities, *met), claims),
        issues=hearing.issues,
    )


def _order(claim: Claim) -> tuple[object, ...]:
    first = claim.spans[0]
    return first.begin, first.end, bool(claim.quotation), repr(claim.states), claim.claimant or ""


def _claims_of(scene: Scene, hearing: Hearing, found: Found) -> Iterator[Claim]:
    for standing in _standings(scene, hearing, found):
        yield Claim(
            states=(found.situation,),
            spans=(found.span,),
            claimant=standing.claimant,
            relayed_by=standing.relayed_by,
            status=standing.status,
            polarity=standing.polarity,
            cue=standing.cue,
            said=standing.said,
            wordings=wordings_of(scene, found),
            confidence=confidence_of(
                scene.lexicon, found.situation, standing.status, found.confidence
            ),
        )


def _standings(scene: Scene, hearing: Hearing, found: Found) -> tuple[Standing, ...]:
    if isinstance(found.situation, RoleHolding):
        return presupposed_standings(hearing, found)
    return standings_of(scene, hearing, found)


def _merged(scene: Scene, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Make the same situation with the same standing one claim, with all its passages."""
    merged: dict[tuple[object, ...], Claim] = {}
    for claim in sorted(claims, key=lambda c: c.spans[0]):
        key = _identity(scene, claim)
        first = merged.get(key, claim)
        merged[key] = replace(
            first,
            spans=tuple(sorted({*first.spans, *claim.spans})),
            wordings=tuple(dict.fromkeys((*first.wordings, *claim.wordings))),
            confidence=max(first.confidence, claim.confidence),
        )
    return tuple(merged.values())


def _identity(scene: Scene, claim: Claim) -> tuple[object, ...]:
    standing = (claim.claimant, claim.relayed_by, claim.status, claim.polarity)
    return (*(_timeless(scene, s) for s in claim.states), *standing)


def _timeless(scene: Scene, situation: Situation) -> tuple[Situation, str]:
    """Give a situation with the words of its time in place of where they stand."""
    when = situation.when
    words = "" if when is None else scene.parsed.article.raw.text[when.begin : when.end]
    return replace(situation, when=None), words.lower()


_ROLES = ("agent", "target", "event", "organization")


def _mentioned(entities: Iterable[Entity], claims: Iterable[Claim]) -> tuple[Entity, ...]:
    told = {i for c in claims for i in (c.claimant, c.relayed_by)}
    cast = {i for c in claims for s in c.states for i in _roles(s)}
    found = {e.id: e for e in entities if e.id in told | cast}
    return tuple(found.values())


def _roles(situation: Situation) -> tuple[object, ...]:
    return tuple(getattr(situation, name, None) for name in _ROLES)
