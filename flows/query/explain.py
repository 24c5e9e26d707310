"""Why a knowledge base says what it says: the passages, evidence and rules behind one thing.

``facing`` looks the thing up; here each kind of thing is told in lines: an article with its date
and its claims, a claim with its passages, an entity with all that is said of it.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pyoxigraph import Literal

from flows.errors import QueryError
from flows.graph import vocab
from flows.query.ask import PREFIXES, load_store, read_prefixes
from flows.query.facing import Facing
from flows.read.reference_lookup import find_cited

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyoxigraph import NamedNode

    from flows.read.reference import Reference

WIDTH = 100
LIKE_SHOWN = 5
NOT_SHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
RELATIONS = (
    (vocab.AGENT, ""),
    (vocab.ROLE_LABEL, ""),
    (vocab.COUNT_VALUE, ""),
    (vocab.COUNT_KIND, ""),
    (vocab.PART, "as "),
    (vocab.STANCE_VALUE, ""),
    (vocab.SUPPORT_KIND, ""),
    (vocab.INTERACTION_TYPE, ""),
    (vocab.SCHEDULE_STATUS, ""),
    (vocab.TARGET, "→ "),
    (vocab.ORGANIZATION, "of "),
    (vocab.EVENT, "at "),
    (vocab.PLACE, "in "),
    (vocab.EDTF_VALUE, "on "),
)
"""How the properties of a situation are told, in this order."""


def explain(word: str, knowledge: Path, reference: Reference) -> str:
    """Tell what stands behind a thing.

    Args:
        word: An IRI, whole or by prefix; the file of an article; a name.
        knowledge: The knowledge base, in Turtle.
        reference: Where the rows that evidence cites are looked up.

    Raises:
        QueryError: The file cannot be read, or nothing in it is called so.
    """
    store = load_store(knowledge)
    facing = Facing(store=store, prefixes=PREFIXES | read_prefixes(knowledge))
    things = facing.find(word)
    if not things:
        raise QueryError(_tell_unknown(word, facing))
    teller = _Teller(facing, reference)
    return "\n".join(line for thing in things for line in (*teller.tell(thing), ""))


def _tell_unknown(word: str, facing: Facing) -> str:
    like = facing.list_like(word, LIKE_SHOWN)
    hint = f"; there is {', '.join(like)}" if like else ""
    return f"nothing is called {word!r}: give an IRI, the file of an article, or a name{hint}"


class _Teller:
    def __init__(self, facing: Facing, reference: Reference) -> None:
        self._facing, self._reference = facing, reference

    def tell(self, thing: NamedNode) -> Iterator[str]:
        kinds = self._facing.kinds(thing)
        yield f"{_clean(self._facing.name(thing))}  ({', '.join(kinds)})  {thing.value}"
        if "Article" in kinds:
            yield from self._tell_article(thing)
        elif "Claim" in kinds or "Quotation" in kinds:
            yield from self._tell_claim(thing)
        elif "TextSpan" in kinds:
            yield from self._tell_all(
                "What rests on it", self._facing.sources(vocab.EVIDENCE, thing)
            )
        elif "DateEvidence" in kinds:
            yield from self._tell_evidence(thing)
        else:
            yield from self._tell_entity(thing)

    def _tell_article(self, article: NamedNode) -> Iterator[str]:
        for assessment in self._facing.nodes(article, vocab.PUBLISHED):
            yield from self._tell_date(assessment)
        yield from self._tell_claims(self._facing.sources(vocab.IN_ARTICLE, article))

    def _tell_date(self, assessment: NamedNode) -> Iterator[str]:
        text = self._facing.text
        printed = text(assessment, vocab.DATE_TEXT)
        decided = text(assessment, vocab.EDTF_VALUE) or "none"
        yield f"  dateline {text(assessment, vocab.VERDICT)}" + (
            f": {_clean(printed)}" if printed else ""
        )
        yield (
            f"  date decided {decided} ({text(assessment, vocab.BASIS)}, "
            f"confidence {text(assessment, vocab.CONFIDENCE)}), because"
        )
        evidence = self._facing.nodes(assessment, vocab.BECAUSE)
        for one in sorted(evidence, key=lambda e: -float(text(e, vocab.WEIGHT) or 0)):
            yield from self._tell_evidence(one)

    def _tell_evidence(self, evidence: NamedNode) -> Iterator[str]:
        text = self._facing.text
        kind, weight = text(evidence, vocab.EVIDENCE_KIND), text(evidence, vocab.WEIGHT)
        yield from _wrap(f"    {weight} {kind}: ", text(evidence, vocab.COMMENT))
        for row in self._facing.nodes(evidence, vocab.USES_REFERENCE):
            yield from _wrap("      row ", self._tell_row(row))

    def _tell_row(self, row: NamedNode) -> str:
        cited = unquote(row.value.rpartition("/reference/")[2])
        found = find_cited(self._reference, cited)
        if found is None:
            return cited
        named = found.origin.attribution or ", ".join(s.source for s in found.origin.sources)
        return f"{cited} ({named or 'source not named'}; {found.origin.licence or 'no licence'})"

    def _tell_entity(self, thing: NamedNode) -> Iterator[str]:
        text, values = self._facing.text, self._facing.values
        others = [_clean(v.value) for v in values(thing, vocab.ALT_LABEL)]
        if others:
            yield from _wrap("  also ", "; ".join(others))
        for label, name in (("is a ", vocab.ACTOR_TYPE), ("same as ", vocab.EXACT_MATCH)):
            yield from (f"  {label}{v.value.rpartition('#')[2]}" for v in values(thing, name))
        if text(thing, vocab.WORDS):
            yield from _wrap("  ", text(thing, vocab.WORDS))
        situations = {thing} | {
            s for s in self._facing.sources(None, thing) if self._facing.sources(vocab.STATES, s)
        }
        claims = {c for s in situations for c in self._facing.sources(vocab.STATES, s)}
        claims |= set(self._facing.sources(vocab.CLAIMANT, thing))
        yield from self._tell_claims(tuple(claims))

    def _tell_all(self, title: str, things: tuple[NamedNode, ...]) -> Iterator[str]:
        yield f"  {title}:"
        yield from (f"    {self._facing.short(thing)}" for thing in things)

    def _tell_claims(self, things: tuple[NamedNode, ...]) -> Iterator[str]:
        claims = [c for c in things if {"Claim", "Quotation"} & {*self._facing.kinds(c)}]
        yield f"  {len(claims)} claim{'' if len(claims) == 1 else 's'}"
        for claim in sorted(claims, key=self._place):
            yield f"  - {self._facing.short(claim)}"
            yield from (f"  {line}" for line in self._tell_claim(claim))

    def _place(self, claim: NamedNode) -> tuple[str, int, str]:
        spans = self._facing.nodes(claim, vocab.EVIDENCE)
        begin = min((int(self._facing.text(s, vocab.BEGIN_INDEX) or 0) for s in spans), default=0)
        articles = self._facing.nodes(claim, vocab.IN_ARTICLE)
        return (articles[0].value if articles else "", begin, claim.value)

    def _tell_claim(self, claim: NamedNode) -> Iterator[str]:
        text, nodes = self._facing.text, self._facing.nodes
        own = nodes(claim, vocab.IN_ARTICLE)
        voices = nodes(claim, vocab.CLAIMANT)
        who = "the article" if voices == own else "; ".join(self._facing.name(v) for v in voices)
        cue = text(claim, vocab.CUE)
        yield (
            f"  {_clean(who)} · {text(claim, vocab.EPISTEMIC_STATUS)} {text(claim, vocab.POLARITY)}"
            f" · confidence {text(claim, vocab.CONFIDENCE)}"
            + (f" · by “{_clean(cue)}”" if cue else "")
        )
        for method in nodes(claim, vocab.GENERATED_BY):
            yield f"    found by {_clean(text(method, vocab.LABEL))}, not by the rules"
        for situation in nodes(claim, vocab.STATES):
            yield from _wrap("    states ", self._tell_situation(situation))
        for span in nodes(claim, vocab.EVIDENCE):
            place = f"{text(span, vocab.BEGIN_INDEX)}-{text(span, vocab.END_INDEX)}"
            article = "; ".join(self._facing.name(a) for a in nodes(span, vocab.REFERENCE_CONTEXT))
            yield from _wrap(f"    {article} {place} ", f"“{text(span, vocab.ANCHOR_OF)}”")

    def _tell_situation(self, situation: NamedNode) -> str:
        kinds = [kind for kind in self._facing.kinds(situation) if kind != "Situation"]
        parts = (
            f"{before}{_clean(self._name_value(value))}"
            for name, before in RELATIONS
            for value in self._facing.values(situation, name)
        )
        return f"{'/'.join(kinds)}: {' '.join(parts)}"

    def _name_value(self, value: NamedNode | Literal) -> str:
        if isinstance(value, Literal) or value.value.startswith(vocab.DL):
            return value.value.rpartition("#")[2]
        return self._facing.name(value)


def _wrap(before: str, words: str) -> Iterator[str]:
    indent = " " * (len(before) - len(before.lstrip()) + 2)
    yield from textwrap.wrap(
        before + _clean(words), WIDTH, subsequent_indent=indent, break_on_hyphens=False
    )


def _clean(words: str) -> str:
    """Keep text from the sources from steering the terminal."""
    return NOT_SHOWN.sub(" ", words)
