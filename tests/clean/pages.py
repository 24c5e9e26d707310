"""An article in three paragraphs, and what a part of a page is, for the tests of cleaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.model import PartKind
    from tests.clean.conftest import Clean

LEAD = (
    "Envoys of the government and of the rebels signed a ceasefire agreement in Geneva on Thursday."
)
MORE = (
    "The envoys said that the ceasefire would begin within a week, after talks that lasted a year."
)
LAST = "A second round of the talks between rebels and government is to begin in Geneva next month."


def told(clean: Clean, text: str, page: str) -> tuple[PartKind, str]:
    """Give what the part of a page with a text is, and by which rule."""
    return next((p.kind, p.rule) for p in clean(page).parts if p.text == text)
