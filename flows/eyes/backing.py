"""Claims of a language model that another article bears out, once the articles lie side by side.

What backs a claim inside its own article is told in ``look``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.eyes.look import BACKED, timeless

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.model import AssembledArticle, Assembly, Claim, Polarity, Situation

    Told = tuple[Situation, Polarity]


def back_claims(assembly: Assembly) -> Assembly:
    """Believe a language model's claim more where the rules found the same in another article.

    A copy of an article is no other voice. Two answers of language models back nothing.
    """
    if not any(claim.method for one in assembly.articles for claim in one.claims):
        return assembly
    voices = _voices(assembly)
    return replace(
        assembly,
        articles=tuple(
            replace(one, claims=tuple(_backed(c, _origin(one), voices) for c in one.claims))
            for one in assembly.articles
        ),
    )


def _origin(assembled: AssembledArticle) -> str:
    return assembled.duplicate_of or assembled.article.raw.id


def _voices(assembly: Assembly) -> Mapping[Told, set[str]]:
    """Give the articles in which the rules found each situation, copies under their origin."""
    voices: dict[Told, set[str]] = defaultdict(set)
    for one in assembly.articles:
        for claim in one.claims:
            for situation in claim.states if claim.method is None else ():
                voices[timeless(situation), claim.polarity].add(_origin(one))
    return voices


def _backed(claim: Claim, origin: str, voices: Mapping[Told, set[str]]) -> Claim:
    if claim.method is None:
        return claim
    others = (voices.get((timeless(s), claim.polarity), set()) - {origin} for s in claim.states)
    return replace(claim, confidence=max(claim.confidence, BACKED)) if any(others) else claim
