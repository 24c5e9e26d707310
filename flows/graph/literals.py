"""Literals in their canonical form, so that no tool rewrites them; which property takes which.

Source: XML Schema 1.1 Part 2, section 3 (canonical mappings); RDF 1.1 Concepts, section 5.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from flows.graph import vocab

if TYPE_CHECKING:
    from datetime import date

REFUSED = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")


def clear_text(text: str) -> str:
    r"""Put U+FFFD in place of each code point that a tool refuses or cuts the text at.

    Lone surrogates are no Unicode text; ``rapper`` stops at U+FFFE and U+FFFF and loses what
    follows a NUL. One stands for one, so that offsets keep their meaning.

    >>> clear_text("a\x00b")
    'a\ufffdb'
    """
    return REFUSED.sub("\ufffd", text)


def text(value: str) -> Literal:
    """Give a plain string, without a language."""
    return Literal(clear_text(value))


def day(value: date) -> Literal:
    """Give a day without a time zone."""
    return Literal(value.isoformat(), datatype=vocab.XSD_DATE)


def decimal(value: float) -> Literal:
    """Give a number of four decimals at most, without zeros at its end.

    >>> decimal(0.820).value, decimal(1.0).value
    ('0.82', '1')
    """
    number = Decimal(f"{value:.4f}").normalize()
    return Literal(f"{number:f}", datatype=vocab.XSD_DECIMAL)


def integer(value: int) -> Literal:
    """Give a whole number."""
    return Literal(str(value), datatype=vocab.XSD_INTEGER)


def offset(value: int) -> Literal:
    """Give a number of code points."""
    return Literal(str(value), datatype=vocab.XSD_NON_NEGATIVE)


def edtf(value: str) -> Literal:
    """Give a date in the Extended Date/Time Format."""
    return Literal(clear_text(value), datatype=vocab.EDTF_DATE)


def flag(*, value: bool) -> Literal:
    """Give yes or no."""
    return Literal("true" if value else "false", datatype=vocab.XSD_BOOLEAN)
