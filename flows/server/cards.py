"""Claims and passages as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.graph import vocab
from flows.query.explain import RELATIONS
from flows.server.links import Link, find_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import NamedNode

    from flows.query.facing import Facing
    from flows.server.links import Linker

TOLD = frozenset({"Claim", "Quotation"})
STANDING = (vocab.EPISTEMIC_STATUS, vocab.POLARITY, vocab.CONFIDENCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of an article.

    Args:
        anchor: Their place on the page of the article ("char=12,34").
        article: Name of the article.
        href: Where they are shown.
        words: As they stand there.
        resting: What rests on them.
    """

    anchor: str
    article: str
    href: str
    words: str
    resting: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A claim.

    Args:
        link: The claim itself.
        who: Who says it; None where the article itself does.
        standing: Epistemic status, polarity, confidence; those that it has.
        words: What is quoted; empty for a claim.
        says: Situations that it states, each as words before a value and the value.
        passages: What it rests on, in their order.
    """

    link: Link
    who: Link | None
    standing: str
    words: str
    says: tuple[tuple[tuple[str, Link], ...], ...]
    passages: tuple[Passage, ...]


def find_claims(facing: Facing, things: Iterable[NamedNode]) -> tuple[NamedNode, ...]:
    """Find the claims among things, and those that state one of them, by article and place."""
    near = set(things)
    stating = {claim for node in near for claim in facing.sources(vocab.STATES, node)}
    claims = (node for node in near | stating if is_claim(facing, node))
    return tuple(sorted(claims, key=lambda claim: _place(facing, claim)))


def is_claim(facing: Facing, node: NamedNode) -> bool:
    """Tell whether a thing is a claim or a quotation."""
    return not TOLD.isdisjoint(facing.kinds(node))


def _place(facing: Facing, claim: NamedNode) -> tuple[str, int, str]:
    begin = min((_begin(facing, s) for s in facing.nodes(claim, vocab.EVIDENCE)), default=0)
    return (facing.text(claim, vocab.IN_ARTICLE), begin, claim.value)


def _begin(facing: Facing, span: NamedNode) -> int:
    return int(facing.text(span, vocab.BEGIN_INDEX) or 0)


def read_card(linker: Linker, claim: NamedNode) -> Card:
    """Read a claim."""
    text, nodes = linker.facing.text, linker.facing.nodes
    voices = nodes(claim, vocab.CLAIMANT)
    is_own = voices == nodes(claim, vocab.IN_ARTICLE)
    quoted = linker.values(claim, vocab.WORDS)
    return Card(
        link=linker.short(claim),
        who=None if is_own or not voices else linker.node(voices[0]),
        standing=" · ".join(filter(None, (text(claim, mark) for mark in STANDING))),
        words=quoted[0].text if quoted else "",
        says=tuple(_say(linker, situation) for situation in nodes(claim, vocab.STATES)),
        passages=read_passages(linker, nodes(claim, vocab.EVIDENCE)),
    )


def _say(linker: Linker, situation: NamedNode) -> tuple[tuple[str, Link], ...]:
    kinds = (kind for kind in linker.facing.kinds(situation) if kind != "Situation")
    address = find_address(situation.value, linker.base)
    values = ((how, link) for name, how in RELATIONS for link in linker.values(situation, name))
    return (("", Link(text="/".join(kinds), href=address)), *values)


def read_passages(linker: Linker, spans: Iterable[NamedNode]) -> tuple[Passage, ...]:
    """Read passages, in their order."""
    ordered = sorted(spans, key=lambda span: (_begin(linker.facing, span), span.value))
    return tuple(_read_passage(linker, span) for span in ordered)


def _read_passage(linker: Linker, span: NamedNode) -> Passage:
    articles = linker.values(span, vocab.REFERENCE_CONTEXT)
    words = linker.values(span, vocab.ANCHOR_OF)
    resting = linker.facing.sources(vocab.EVIDENCE, span)
    return Passage(
        anchor=span.value.rpartition("#")[2],
        article=articles[0].text if articles else "",
        href=find_address(span.value, linker.base),
        words=words[0].text if words else "",
        resting=tuple(linker.node(node) for node in resting),
    )
