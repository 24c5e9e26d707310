"""What a source itself says of its passages: lines set aside before any rule looks at them.

Marks come with pages, rows and feeds (``read``); a plain text has none.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from flows.clean.pieces import label
from flows.clean.reasons import Reason
from flows.model import Mark, MarkKind, Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TOLD: Final[Mapping[MarkKind, tuple[PartKind, Reason]]] = {
    MarkKind.HEADLINE: (PartKind.HEADLINE, Reason.HEADLINE),
    MarkKind.NAVIGATION: (PartKind.REMOVED, Reason.NAVIGATION),
    MarkKind.PAGE_FOOT: (PartKind.REMOVED, Reason.PAGE_FOOT),
    MarkKind.ASIDE: (PartKind.REMOVED, Reason.RELATED),
    MarkKind.CAPTION: (PartKind.CAPTION, Reason.CAPTION_LINE),
    MarkKind.METADATA: (PartKind.REMOVED, Reason.METADATA),
    MarkKind.PUBLISHER: (PartKind.REMOVED, Reason.METADATA),
    MarkKind.PUBLISHED: (PartKind.REMOVED, Reason.METADATA_DATE),
    MarkKind.FEED_DATE: (PartKind.REMOVED, Reason.FEED_DATE),
    MarkKind.SERVER_DATE: (PartKind.REMOVED, Reason.SERVER_DATE),
    MarkKind.FETCH_DATE: (PartKind.REMOVED, Reason.FETCH_DATE),
}


def set_aside(
    parts: Sequence[Part], marks: Sequence[Mark]
) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Tell the parts that the source has marked.

    Args:
        parts: Lines, in order.
        marks: In order, not overlapping.

    Returns:
        The parts that rules are to look at, the headline marked among them; and those set aside.
    """
    if not marks:
        return tuple(parts), ()
    told = [(part, _mark_of(part, marks)) for part in parts]
    labelled = [(part if m is None else label(part, *_TOLD[m.kind]), m) for part, m in told]
    kept = [part for part, m in labelled if m is None or m.kind is MarkKind.HEADLINE]
    aside = [part for part, m in labelled if m is not None and m.kind is not MarkKind.HEADLINE]
    return tuple(kept), tuple(aside)


def _mark_of(part: Part, marks: Sequence[Mark]) -> Mark | None:
    at = bisect_right(marks, part.span.begin, key=attrgetter("span.begin")) - 1
    return marks[at] if at >= 0 and marks[at].span.covers(part.span) else None


def name_publisher(aside: Sequence[Part], marks: Sequence[Mark]) -> str | None:
    """Give the publisher that a marked line names behind its colon; None where none does."""
    lines = (p.text for p in aside if _is_publisher(_mark_of(p, marks)))
    named = (line.partition(":")[2].strip() for line in lines)
    return next((name for name in named if name), None)


def _is_publisher(mark: Mark | None) -> bool:
    return mark is not None and mark.kind is MarkKind.PUBLISHER
