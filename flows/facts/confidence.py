"""How far to believe a claim: what its pattern is worth, weighed with its kind and standing.

The weights are rows of ``ontology/reference/cues_confidence.csv``, fitted on articles with known
answers by ``tests/benchmarks/fit_confidence.py``; without them the pattern's own belief stands.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.model import EntityKind, EpistemicStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.facts.lexicon import Lexicon
    from flows.model import ArticleFacts, Situation

GROUP = "confidence_weight"
_PLAIN = frozenset({EpistemicStatus.ASSERTED, EpistemicStatus.REPORTED})
_LEAST, _MOST = 0.02, 0.98


def features_of(
    situation: Situation, status: EpistemicStatus, belief: float
) -> Mapping[str, float]:
    """Give what confidence is reckoned from, by the name of its weight.

    Args:
        situation: What is claimed.
        status: With what standing.
        belief: What the pattern that found it is worth by itself, 0 to 1.
    """
    agent = str(getattr(situation, "agent", None) or "")
    return {
        "bias": 1.0,
        "pattern": _logit(belief),
        "hedged": float(status not in _PLAIN),
        "reported": float(status is EpistemicStatus.REPORTED),
        "unnamed": float(agent.startswith(EntityKind.ANONYMOUS)),
        "undated": float(situation.when is None),
        f"kind {type(situation).__name__.lower()}": 1.0,
    }


def confidence_of(
    lexicon: Lexicon, situation: Situation, status: EpistemicStatus, belief: float
) -> float:
    """Give the belief that an article says this, 0 to 1, two decimals.

    Source:
        Logistic regression; the reliability table stands in the README.
    """
    weights = lexicon.cues(GROUP)
    if not weights:
        return belief
    features = features_of(situation, status, belief)
    score = sum(value * float(weights.get(name, "0")) for name, value in features.items())
    return round(min(max(1 / (1 + math.exp(-score)), _LEAST), _MOST), 2)


def drop_unsure(facts: ArticleFacts, confidence_min: float) -> ArticleFacts:
    """Leave out the claims of an article that are believed less than a limit, 0 to 1."""
    kept = tuple(c for c in facts.claims if c.confidence >= confidence_min)
    return replace(facts, claims=kept)


def _logit(belief: float) -> float:
    bounded = min(max(belief, _LEAST), _MOST)
    return math.log(bounded / (1 - bounded))
