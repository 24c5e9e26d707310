"""Labels of other pipelines in our terms; patterns elsewhere know ours alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.model import NameLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME_LABELS: Mapping[str, NameLabel] = {
    "PERSON": NameLabel.PERSON,
    "PER": NameLabel.PERSON,
    "ORG": NameLabel.ORGANIZATION,
    "ORGANIZATION": NameLabel.ORGANIZATION,
    "ORGANISATION": NameLabel.ORGANIZATION,
    "GPE": NameLabel.PLACE,
    "LOC": NameLabel.PLACE,
    "FAC": NameLabel.PLACE,
    "LOCATION": NameLabel.PLACE,
    "PLACE": NameLabel.PLACE,
    "NORP": NameLabel.PEOPLE,
    "EVENT": NameLabel.EVENT,
}
"""Names as OntoNotes, CoNLL and zero-shot finders call them; others (dates, works) are none."""


def name_label(label: str) -> NameLabel | None:
    """Give our label for one of a pipeline; None where it is no name in our sense."""
    return NAME_LABELS.get(label.upper())
