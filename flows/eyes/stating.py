"""The situation that a fact of the language model states, with roles cast and words read back.

Its words (a post, a figure) are those of the article: what was written is only looked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from flows.eyes.answer import (
    CasualtiesSeen,
    ControlSeen,
    InteractionSeen,
    InvitationSeen,
    MembershipSeen,
    ParticipationSeen,
    RoleSeen,
    SchedulingSeen,
    StanceSeen,
    SupportSeen,
    Who,
)
from flows.eyes.casting import ACTORS, BODIES, EVENTS, PLACES, CastError
from flows.facts.counts import number_of
from flows.model import (
    CasualtyCount,
    Control,
    CountModifier,
    EntityKind,
    Interaction,
    Invitation,
    Membership,
    Participation,
    RoleHolding,
    Scheduling,
    Stance,
    Support,
)

if TYPE_CHECKING:
    from flows.eyes.answer import Seen, What
    from flows.eyes.casting import Cast
    from flows.eyes.passages import Finder, Passage
    from flows.model import Situation, Span, TimeExpression

_ANYTHING = frozenset(EntityKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What a fact is read by: the passage that it quotes, who is there, which times."""

    passage: Passage
    finder: Finder
    cast: Cast
    times: tuple[TimeExpression, ...]

    def who(self, said: Who | What, kinds: frozenset[EntityKind]) -> str:
        """Give the id of what words stand for."""
        return self.cast.find(said, self.passage, kinds)

    def maybe(self, said: Who | What | None, kinds: frozenset[EntityKind]) -> str | None:
        """Give the id of what words stand for, None where there are none."""
        return None if said is None else self.who(said, kinds)

    def words(self, said: str) -> str:
        """Give words as the passage prints them.

        Raises:
            CastError: The passage does not have them.
        """
        found = self.finder.find(said, self.passage)
        if found is None:
            msg = "words are not in the quotation"
            raise CastError(msg)
        return found.text

    def when(self, said: str | None) -> Span | None:
        """Give the time expression that words of the passage overlap; None where none does."""
        found = None if said is None else self.finder.find(said, self.passage)
        if found is None:
            return None
        return next((t.span for t in self.times if t.span.overlaps(found.span)), None)


def state(seen: Seen, stage: Stage) -> Situation:
    """Give the situation that a fact states.

    Raises:
        CastError: The article does not bear it out.
    """
    match seen:
        case RoleSeen() | MembershipSeen() | ControlSeen():
            return _place_in_the_world(seen, stage)
        case ParticipationSeen() | InvitationSeen():
            return _attendance(seen, stage)
        case StanceSeen() | SupportSeen() | InteractionSeen():
            return _attitude(seen, stage)
        case SchedulingSeen() | CasualtiesSeen():
            return _happening(seen, stage)
    assert_never(seen)


def _place_in_the_world(seen: RoleSeen | MembershipSeen | ControlSeen, stage: Stage) -> Situation:
    agent, when = stage.who(seen.agent, ACTORS), stage.when(seen.when)
    match seen:
        case RoleSeen():
            body = stage.maybe(seen.organization, BODIES)
            post = stage.words(seen.post)
            return RoleHolding(agent=agent, organization=body, role_label=post, when=when)
        case MembershipSeen():
            return Membership(agent=agent, target=stage.who(seen.target, BODIES), when=when)
        case ControlSeen():
            return Control(agent=agent, target=stage.who(seen.target, PLACES), when=when)
    assert_never(seen)


def _attendance(seen: ParticipationSeen | InvitationSeen, stage: Stage) -> Situation:
    when = stage.when(seen.when)
    match seen:
        case ParticipationSeen():
            agent, event = stage.who(seen.agent, ACTORS), stage.who(seen.event, EVENTS)
            return Participation(agent=agent, event=event, part=seen.part, when=when)
        case InvitationSeen():
            host, guest = stage.maybe(seen.agent, ACTORS), stage.who(seen.target, ACTORS)
            return Invitation(
                agent=host, target=guest, event=stage.maybe(seen.event, EVENTS), when=when
            )
    assert_never(seen)


def _attitude(seen: StanceSeen | SupportSeen | InteractionSeen, stage: Stage) -> Situation:
    agent, when = stage.who(seen.agent, ACTORS), stage.when(seen.when)
    match seen:
        case StanceSeen():
            kinds = _ANYTHING if isinstance(seen.target, Who) else EVENTS
            target = stage.who(seen.target, kinds)
            return Stance(agent=agent, target=target, value=seen.stance, when=when)
        case SupportSeen():
            backed = stage.who(seen.target, ACTORS)
            return Support(agent=agent, target=backed, support=seen.support, when=when)
        case InteractionSeen():
            other = stage.maybe(seen.target, ACTORS)
            return Interaction(agent=agent, target=other, type=seen.type, when=when)
    assert_never(seen)


def _happening(seen: SchedulingSeen | CasualtiesSeen, stage: Stage) -> Situation:
    place, when = stage.maybe(seen.place, PLACES), stage.when(seen.when)
    match seen:
        case SchedulingSeen():
            event = stage.who(seen.event, EVENTS)
            return Scheduling(event=event, status=seen.schedule, place=place, when=when)
        case CasualtiesSeen():
            return _count(seen, stage, place)
    assert_never(seen)


def _count(seen: CasualtiesSeen, stage: Stage, place: str | None) -> CasualtyCount:
    number = number_of(stage.words(seen.number).lower().replace("-", " - ").split())
    event = stage.maybe(seen.event, EVENTS)
    if number is None:
        msg = "its figure is no number"
        raise CastError(msg)
    if event is None and place is None:
        msg = "its figure has no place and no event"
        raise CastError(msg)
    low, high = _BOUNDS[seen.modifier]
    return CasualtyCount(
        event=event,
        place=place,
        count=seen.effect,
        value=str(number),
        modifier=seen.modifier,
        minimum=None if low is None else number + low,
        maximum=None if high is None else number + high,
        when=stage.when(seen.when),
    )


_BOUNDS: dict[CountModifier, tuple[int | None, int | None]] = {
    CountModifier.AS_STATED: (0, 0),
    CountModifier.MORE_THAN: (1, None),
    CountModifier.AT_LEAST: (0, None),
    CountModifier.LESS_THAN: (None, -1),
    CountModifier.ESTIMATED: (None, None),
    CountModifier.DOZENS: (None, None),
}
"""What each wording leaves possible, as steps from the figure: lowest and highest."""
