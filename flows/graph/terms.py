"""Terms as N-Triples writes them: what kind each is, what it says, and how two compare.

Checking looks at millions of them, so a term stays the text that it is written as.

Source:
    RDF 1.1 N-Triples, section 2; XML Schema 1.1 Part 2, section 3 (lexical mappings).
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from flows.graph import vocab

IRI_START, BLANK_START, LITERAL_START = "<", "_", '"'
STRING = f"{vocab.XSD}string"
LANGUAGE_STRING = f"{vocab.RDF}langString"
DATE = f"{vocab.XSD}date"
CACHED = 1 << 14  # terms whose reading is kept: most dates and numbers come again
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_PLAIN_ESCAPES = MappingProxyType({"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"})
_ZONE = r"(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
FORMS = MappingProxyType(
    {
        f"{vocab.XSD}boolean": re.compile(r"true|false|0|1"),
        f"{vocab.XSD}integer": re.compile(r"[+-]?[0-9]+"),
        f"{vocab.XSD}nonNegativeInteger": re.compile(r"\+?[0-9]+|-0+"),
        f"{vocab.XSD}decimal": re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"),
        DATE: re.compile(rf"-?[0-9]{{4,}}-[0-9]{{2}}-[0-9]{{2}}{_ZONE}"),
    }
)
"""How the values of a datatype are written; any text is a string."""
_NUMBERS = frozenset(FORMS) - {DATE, f"{vocab.XSD}boolean"}


def is_iri(term: str) -> bool:
    """Tell whether a term is an IRI."""
    return term.startswith(IRI_START)


def read_text(term: str) -> str:
    r"""Give what a literal says, or how an IRI reads.

    >>> read_text('"a \\"b\\""@en'), read_text("<urn:x>")
    ('a "b"', 'urn:x')
    """
    if not term.startswith(LITERAL_START):
        return term[1:-1] if is_iri(term) else term
    text = term[1 : term.rindex('"')]
    return _ESCAPE.sub(_unescape, text) if "\\" in text else text


def _unescape(match: re.Match[str]) -> str:
    short, long, plain = match.groups()
    code = short or long
    return chr(int(code, 16)) if code else _PLAIN_ESCAPES.get(plain, plain)


def read_datatype(term: str) -> str:
    """Give the datatype of a literal; empty for what is none.

    >>> read_datatype('"2013"^^<http://id.loc.gov/datatypes/edtf>')
    'http://id.loc.gov/datatypes/edtf'
    """
    if not term.startswith(LITERAL_START):
        return ""
    if term.endswith('"'):
        return STRING
    if term.endswith(">"):
        return term[term.rindex("^^<") + 3 : -1]
    return LANGUAGE_STRING


@lru_cache(maxsize=CACHED)
def is_written_as(term: str, datatype: str) -> bool:
    """Tell whether a term is a literal of a datatype, and one that the datatype knows.

    >>> is_written_as('"2013-02-30"^^<http://www.w3.org/2001/XMLSchema#date>', DATE)
    False
    """
    if read_datatype(term) != datatype:
        return False
    form = FORMS.get(datatype)
    if form is None:
        return True
    text = read_text(term)
    is_form = form.fullmatch(text) is not None
    return is_form and (datatype != DATE or _read_day(text) is not None)


def _read_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


@lru_cache(maxsize=CACHED)
def read_value(term: str) -> Decimal | date | None:
    """Give the number or the day that a literal means; None for all else."""
    datatype = read_datatype(term)
    if datatype in _NUMBERS:
        return Decimal(read_text(term)) if is_written_as(term, datatype) else None
    return _read_day(read_text(term)) if datatype == DATE else None


def is_at_most(first: str, second: str) -> bool:
    """Tell whether one term is at most another; two that cannot be compared are not."""
    return _compare(first, second) in {-1, 0}


def is_below(first: str, second: str) -> bool:
    """Tell whether one term is below another; two that cannot be compared are not."""
    return _compare(first, second) == -1


def _compare(first: str, second: str) -> int | None:
    one, other = read_value(first), read_value(second)
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return (one > other) - (one < other)
    if isinstance(one, date) and isinstance(other, date):
        return (one > other) - (one < other)
    return None
