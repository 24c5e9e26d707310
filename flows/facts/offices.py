"""Which state or body a person held office for, as the reference data has it.

It fills in what a text leaves to its readers ("President Bashar al-Assad" of an article on Syria);
who holds a post is read from the text alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flows.read.prepared import prepare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from flows.read.reference import Reference, Tenure

_ENVOY = "envoy"
"""Class of office that is held for another body than one's own state."""
_AGAINST = frozenset({"rebel", "opposition"})
"""Classes of office that are held against a state, whatever was held for it before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offices:
    """States and bodies by the names of those who held office for them.

    Args:
        states: Lower-case name of a person -> states that they held office in.
        sent_by: Lower-case name of an envoy -> bodies that sent them.
    """

    states: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sent_by: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, reference: Reference) -> Offices:
        """Index the tenures of the reference data."""
        kept = prepare(reference, "offices", lambda: _list_offices(reference))
        return cls(states=kept["states"], sent_by=kept["sent_by"])

    def body_of(self, names: Iterable[str], post_class: str | None) -> str | None:
        """Give the one state or body that somebody of these names can hold such a post for.

        Args:
            names: What the person is called.
            post_class: Class of the post in the lexicon.

        Returns:
            None where the data has none, or more than one; of several the one that all names have,
            for one name may be of namesakes too, or of who holds an office elsewhere by it.
        """
        table = self.sent_by if post_class == _ENVOY else self.states
        known = [set(bodies) for name in names if (bodies := table.get(name.lower()))]
        if not known:
            return None
        all_of_them, shared = set[str]().union(*known), known[0].intersection(*known)
        found = all_of_them if len(all_of_them) == 1 else shared
        return next(iter(found)) if len(found) == 1 else None

    def states_of(self, names: Iterable[str]) -> frozenset[str]:
        """Give the states and bodies that anybody of these names has held an office for."""
        return frozenset(state for name in names for state in self.states.get(name.lower(), ()))


def _list_offices(reference: Reference) -> dict[str, dict[str, list[str]]]:
    envoys = [t for t in reference.tenures if t.office_class == _ENVOY]
    apart = {_ENVOY, *_AGAINST}
    others = [t for t in reference.tenures if t.office_class not in apart]
    return {"states": _by_name(others), "sent_by": _by_name(envoys)}


def _by_name(tenures: Iterable[Tenure]) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    for tenure in tenures:
        for name in (tenure.person, *tenure.aliases):
            found.setdefault(name.lower(), {})[tenure.country] = None
    return {name: [*bodies] for name, bodies in found.items()}
