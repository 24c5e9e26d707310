"""Reference data laid out for dating: who held which office when, what happened when.

What an observation says about an article is told in ``evidence``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.read.reference import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class DateIndex:
    """Reference rows by what they are looked up with."""

    reference: Reference

    @classmethod
    def of(cls, reference: Reference) -> DateIndex:
        """Lay out the reference data."""
        return cls(reference=reference)
