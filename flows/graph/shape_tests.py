"""Questions to one term, made from the constraints of a shape; the same constraint twice is one.

Source:
    SHACL, sections 4.1 (value types), 4.3 (ranges), 4.4 (strings), 4.8.3 (in).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from flows.graph.terms import (
    BLANK_START,
    CACHED,
    FORMS,
    IRI_START,
    LITERAL_START,
    STRING,
    is_at_most,
    is_below,
    is_written_as,
    read_text,
)
from flows.graph.vocab import XSD

if TYPE_CHECKING:
    from flows.graph.shape_model import Test

SH = "http://www.w3.org/ns/shacl#"
KINDS = MappingProxyType(
    {
        "IRI": (IRI_START,),
        "BlankNode": (BLANK_START,),
        "Literal": (LITERAL_START,),
        "BlankNodeOrIRI": (BLANK_START, IRI_START),
        "BlankNodeOrLiteral": (BLANK_START, LITERAL_START),
        "IRIOrLiteral": (IRI_START, LITERAL_START),
    }
)


@cache
def ask_kind(term: str) -> Test:
    """Ask whether a term is of a kind of node.

    Raises:
        ValueError: There is no such kind.
    """
    name = read_text(term).removeprefix(SH)
    if name not in KINDS:
        msg = f"is no kind of node; those are {', '.join(KINDS)}"
        raise ValueError(msg)
    starts = KINDS[name]
    return lambda value: value.startswith(starts)


@cache
def ask_datatype(term: str) -> Test:
    """Ask whether a term is a well-formed literal of a datatype.

    Raises:
        ValueError: How literals of the datatype are formed is not known here.
    """
    datatype = read_text(term)
    if datatype == STRING:
        return lambda value: value.startswith(LITERAL_START) and value.endswith('"')
    if datatype.startswith(XSD) and datatype not in FORMS:
        msg = "is a datatype whose form `flows/graph/terms.py` does not know; add it there"
        raise ValueError(msg)
    return lambda value: is_written_as(value, datatype)


@cache
def ask_pattern(term: str, flags: str) -> Test:
    """Ask whether a pattern is found in what a term says.

    Args:
        term: The pattern.
        flags: As XPath has them: of "i", "m", "s", "x".

    Raises:
        ValueError: The pattern or a flag cannot be read.
    """
    unknown = set(flags) - set("imsx")
    if unknown:
        msg = f"has flags that are not known: {''.join(sorted(unknown))}"
        raise ValueError(msg)
    try:
        found = re.compile(f"(?{flags}:{read_text(term)})" if flags else read_text(term))
    except re.error as error:
        msg = f"is no pattern: {error}"
        raise ValueError(msg) from error

    @lru_cache(maxsize=CACHED)
    def test(value: str) -> bool:
        return not value.startswith(BLANK_START) and bool(found.search(read_text(value)))

    return test


@cache
def ask_length_min(term: str) -> Test:
    """Ask whether what a term says has at least so many code points."""
    fewest = int(read_text(term))
    return lambda value: not value.startswith(BLANK_START) and len(read_text(value)) >= fewest


@cache
def ask_length_max(term: str) -> Test:
    """Ask whether what a term says has at most so many code points."""
    most = int(read_text(term))
    return lambda value: not value.startswith(BLANK_START) and len(read_text(value)) <= most


@cache
def ask_from(term: str) -> Test:
    """Ask whether a term is a bound or above it."""
    return lambda value: is_at_most(term, value)


@cache
def ask_above(term: str) -> Test:
    """Ask whether a term is above a bound."""
    return lambda value: is_below(term, value)


@cache
def ask_up_to(term: str) -> Test:
    """Ask whether a term is a bound or below it."""
    return lambda value: is_at_most(value, term)


@cache
def ask_below(term: str) -> Test:
    """Ask whether a term is below a bound."""
    return lambda value: is_below(value, term)


@cache
def ask_among(terms: tuple[str, ...]) -> Test:
    """Ask whether a term is one of some."""
    return frozenset(terms).__contains__
