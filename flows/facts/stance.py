"""How somebody stands to an event, an actor or a plan: for, against, willing, on a condition.

Who is backed with more than words belongs to ``support``; who is expected to come, to
``participation``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.clauses import passage
from flows.facts.own_word import by_own_word
from flows.facts.pledges import by_pledge
from flows.facts.reasons import condition_of, condition_on, reason_of
from flows.facts.scene import Found
from flows.facts.stance_coming import by_attending, by_holding, by_talking
from flows.facts.stance_nouns import NOUN_READERS
from flows.facts.stance_verbs import by_verb
from flows.facts.stance_wishes import by_aim, by_no_intent, by_ouster, by_return, by_should
from flows.facts.sweep import sweep
from flows.facts.timing import span_on
from flows.language.tree import children
from flows.model import Stance, StanceValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.attitudes import Attitude, Reader
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_OPEN_MARKS = ("whether", "if")
_LIFTED = frozenset({"unless", "until", "till", "without"})


def find_stances(scene: Scene) -> tuple[Found, ...]:
    """Find how actors stand to events, actors and plans."""
    return sweep(scene, (_stances,))


def _stances(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    for reader in READERS:
        for attitude in reader(scene, sentence):
            if not _is_left_open(sentence, attitude.clause):
                yield from _told(scene, sentence, attitude)


def _is_left_open(sentence: Sentence, clause: Token) -> bool:
    """Tell whether a clause is what somebody leaves open ("has not said whether it will join")."""
    asked = any(t.text.lower() in _OPEN_MARKS for t in children(sentence, clause.index, "mark"))
    return asked and clause.dep in ("ccomp", "acl", "csubj")


def _told(scene: Scene, sentence: Sentence, attitude: Attitude) -> Iterator[Found]:
    clause, about = attitude.clause, attitude.about
    condition = condition_of(sentence, clause) or condition_on(sentence, about, clause)
    value = _unless(attitude.value, condition)
    for holder in attitude.holders:
        if holder.entity == attitude.target:
            continue
        yield Found(
            situation=Stance(
                agent=holder.entity,
                target=attitude.target,
                value=value,
                reason=reason_of(sentence, attitude.clause),
                condition=condition,
                when=span_on(scene, sentence, attitude.clause),
            ),
            sentence=sentence,
            trigger=attitude.trigger.index,
            span=passage(scene, sentence, attitude.clause, (holder.token, attitude.about)),
            confidence=attitude.confidence if holder.direct else attitude.confidence - 0.1,
        )


def _unless(value: StanceValue, condition: str | None) -> StanceValue:
    """Tell refusing from what is put under a condition ("will not sign unless they leave")."""
    opens = (condition or "").lower().split(" ")[0]
    return StanceValue.CONDITIONAL if value is StanceValue.REFUSES and opens in _LIFTED else value


READERS: tuple[Reader, ...] = (
    by_verb,
    by_attending,
    by_no_intent,
    by_talking,
    by_holding,
    by_should,
    by_aim,
    by_return,
    by_ouster,
    by_pledge,
    by_own_word,
    *NOUN_READERS,
)
"""Ways to say how one stands to something."""
