"""Facts of a language model held against the article: what it does not bear out is dropped.

Nothing that the language model wrote goes on from here: names, posts and figures are read back out
of the article, all else is a choice from a list. Without it the rules' facts stand as they are.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from flows.eyes.casting import ACTORS, Cast, CastError
from flows.eyes.passages import Finder
from flows.eyes.stating import Stage, state
from flows.model import CasualtyCount, Claim, EntityKind, EpistemicStatus, Issue, IssueCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flows.eyes.answer import Seen
    from flows.eyes.passages import Passage
    from flows.model import ArticleFacts, Situation

ALONE: Final = 0.4
"""Confidence in what the language model alone gives."""
BACKED: Final = 0.6
"""Confidence where somebody else gives the same situation, with another standing or elsewhere."""
_QUOTATION_MAX: Final = 600
_QUOTATION_WORDS_MIN: Final = 2
_CLAIMANTS: Final = ACTORS | {EntityKind.PLACE}
_ROLES: Final = ("agent", "target", "event", "organization", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What came of the second look at one article.

    Args:
        facts: The article's facts, those of the language model among them.
        kept: Claims that came in.
        known: Facts that the rules had found already.
        dropped: How often each reason dropped a fact, by reason.
    """

    facts: ArticleFacts
    kept: int = 0
    known: int = 0
    dropped: tuple[tuple[str, int], ...] = ()


def take_in(facts: ArticleFacts, answer: Sequence[Seen | None], method: str) -> Looked:
    """Add what a language model saw to the facts of an article, as far as the article says it.

    Args:
        facts: What the rules found.
        answer: What the language model gave, None for each fact out of form.
        method: What the claims bear as their method.
    """
    finder = Finder(facts.article)
    cast = Cast(facts, finder)
    told = {_told(claim) for claim in facts.claims}
    dropped: Counter[str] = Counter()
    claims: dict[tuple[object, ...], Claim] = {}
    known = 0
    for seen in answer:
        try:
            claim = _claim(facts, seen, finder, cast)
        except CastError as reason:
            dropped[str(reason)] += 1
            continue
        if _told(claim) in told:
            known += 1
        else:
            claims.setdefault(_told(claim), replace(claim, method=method))
    believed = _believed(facts, claims.values())
    issues = _issues(facts, dropped, len(answer))
    return Looked(
        facts=_with(facts, cast, believed, issues),
        kept=len(claims),
        known=known,
        dropped=tuple(sorted(dropped.items())),
    )


def _claim(facts: ArticleFacts, seen: Seen | None, finder: Finder, cast: Cast) -> Claim:
    if seen is None:
        msg = "it is not in the form asked for"
        raise CastError(msg)
    stage = Stage(passage=_quoted(seen, finder), finder=finder, cast=cast, times=facts.times)
    situation = state(seen, stage)
    roles = (getattr(situation, name, None) for name in _ROLES)
    if not any(role is not None and cast.is_told(role, stage.passage) for role in roles):
        msg = "the quotation speaks of nobody in the fact"
        raise CastError(msg)
    claimant = stage.maybe(seen.claimant, _CLAIMANTS)
    cue = None if seen.cue is None else finder.find(seen.cue, stage.passage)
    return Claim(
        states=(situation,),
        spans=(stage.passage.span,),
        claimant=claimant,
        status=_status(seen.status, claimant),
        polarity=seen.polarity,
        cue=None if cue is None else cue.text,
        confidence=ALONE,
    )


def _quoted(seen: Seen, finder: Finder) -> Passage:
    """Give the passage that a fact quotes.

    Raises:
        CastError: The article has no such passage, or it is too short or too long to show anything.
    """
    passage = finder.find(seen.quotation)
    if passage is None:
        msg = "the quotation is not in the article"
        raise CastError(msg)
    if len(passage.text) > _QUOTATION_MAX or len(passage.text.split()) < _QUOTATION_WORDS_MIN:
        msg = "the quotation is no clause"
        raise CastError(msg)
    return passage


def _status(status: EpistemicStatus, claimant: str | None) -> EpistemicStatus:
    """Make the status fit who speaks: attributed is what somebody says, and nothing else."""
    if claimant is None and status is EpistemicStatus.REPORTED:
        return EpistemicStatus.UNCONFIRMED
    if claimant is not None and status is EpistemicStatus.ASSERTED:
        return EpistemicStatus.REPORTED
    return status


def timeless(situation: Situation) -> Situation:
    """Give a situation without its time and words, to tell whether two are the same."""
    if isinstance(situation, CasualtyCount):
        return replace(situation, when=None, of=None)
    return replace(situation, when=None)


def _told(claim: Claim) -> tuple[object, ...]:
    states = tuple(timeless(situation) for situation in claim.states)
    return (states, claim.claimant, claim.status, claim.polarity)


def _believed(facts: ArticleFacts, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Believe a claim more where the rules found its situation with another standing."""
    stated = {(timeless(s), c.polarity) for c in facts.claims for s in c.states}
    return tuple(
        replace(c, confidence=BACKED)
        if any((timeless(s), c.polarity) in stated for s in c.states)
        else c
        for c in claims
    )


def _with(
    facts: ArticleFacts, cast: Cast, claims: Sequence[Claim], issues: tuple[Issue, ...]
) -> ArticleFacts:
    used = {c.claimant for c in claims}
    used |= {getattr(s, name, None) for c in claims for s in c.states for name in _ROLES}
    entities = replace(
        facts.entities,
        entities=(*facts.entities.entities, *(e for e in cast.entities if e.id in used)),
        mentions=tuple(
            sorted(
                (*facts.entities.mentions, *(m for m in cast.mentions if m.entity in used)),
                key=lambda mention: mention.span,
            )
        ),
    )
    ordered = sorted((*facts.claims, *claims), key=lambda claim: claim.spans[0])
    return replace(facts, entities=entities, claims=tuple(ordered), issues=(*facts.issues, *issues))


def _issues(facts: ArticleFacts, dropped: Counter[str], given: int) -> tuple[Issue, ...]:
    if not dropped:
        return ()
    why = "; ".join(f"{count} because {reason}" for reason, count in sorted(dropped.items()))
    seen = f"the language model gave {given} facts, {dropped.total()} were dropped: {why}"
    return (Issue(article=facts.article.raw.name, code=IssueCode.LLM_DROPPED, seen=seen),)
