"""When what an article tells happened: its time mentions and its own date."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from flows.model import RoleHolding, Scheduling

if TYPE_CHECKING:
    from flows.model import AssembledArticle, DateValue, Situation, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The dates of one article.

    Args:
        times: Where its time mentions stand, and the days they denote.
        decided: The date decided for the article.
    """

    times: MappingProxyType[Span, DateValue]
    decided: DateValue | None

    @classmethod
    def of(cls, assembled: AssembledArticle) -> Calendar:
        """Make the calendar of an article."""
        dated = ((time.span, time.date) for time in reversed(assembled.times))
        times = {span: value for span, value in dated if value is not None}
        return cls(times=MappingProxyType(times), decided=assembled.assessment.decided)

    def date_at(self, when: Span | None) -> DateValue | None:
        """Give the days that the time mention at a passage denotes."""
        return None if when is None else self.times.get(when)

    def date_situation(self, situation: Situation) -> DateValue | None:
        """Give the date of a situation.

        A post is held as of the article, unless the text gives it a time; so is the state of an
        event that is told as the news of the day.
        """
        dated = self.date_at(situation.when)
        current = isinstance(situation, Scheduling) and situation.current
        if dated is None and (current or isinstance(situation, RoleHolding)):
            return self.decided
        return dated
