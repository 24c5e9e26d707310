"""What an article says about the day it appeared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.dates.reference import DateIndex
    from flows.model import DateEvidence, Parsed, PrintedDate, TimeExpression, Title


def gather_evidence(
    parsed: Parsed,  # noqa: ARG001
    titles: Sequence[Title],  # noqa: ARG001
    printed: Sequence[PrintedDate],  # noqa: ARG001
    times: Sequence[TimeExpression],  # noqa: ARG001
    index: DateIndex,  # noqa: ARG001
) -> tuple[DateEvidence, ...]:
    """Gather the evidence of one article."""
    return ()
