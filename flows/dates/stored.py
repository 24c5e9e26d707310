"""Time mentions as plain values, which every format can carry, and back."""

from __future__ import annotations

from datetime import date
from typing import Any

from flows.model import DateValue, Direction, Precision, Span, TimeMention, TimexType


def store_mention(mention: TimeMention) -> dict[str, Any]:
    """Give a mention as text, numbers and None, without losing any of it."""
    anchor, days, direction = mention.anchor_span, mention.date, mention.direction
    return {
        "begin": mention.span.begin,
        "end": mention.span.end,
        "text": mention.text,
        "type": mention.timex_type.value,
        "value": mention.value,
        "mod": mention.mod,
        "edtf": None if days is None else days.edtf,
        "earliest": None if days is None else days.earliest.isoformat(),
        "latest": None if days is None else days.latest.isoformat(),
        "precision": None if days is None else days.precision.value,
        "rule": mention.rule,
        "anchor": mention.anchor,
        "anchor_begin": None if anchor is None else anchor.begin,
        "anchor_end": None if anchor is None else anchor.end,
        "direction": None if direction is None else direction.value,
        "cue": mention.cue,
    }


def load_mention(row: dict[str, Any]) -> TimeMention:
    """Give the mention that ``store_mention`` has made plain."""
    return TimeMention(
        span=Span(begin=row["begin"], end=row["end"]),
        text=row["text"],
        timex_type=TimexType(row["type"]),
        value=row["value"],
        date=_load_date(row),
        rule=row["rule"],
        anchor=row["anchor"],
        mod=row["mod"],
        anchor_span=_load_anchor(row),
        direction=None if row["direction"] is None else Direction(row["direction"]),
        cue=row["cue"],
    )


def _load_date(row: dict[str, Any]) -> DateValue | None:
    if row["edtf"] is None:
        return None
    return DateValue(
        edtf=row["edtf"],
        earliest=date.fromisoformat(row["earliest"]),
        latest=date.fromisoformat(row["latest"]),
        precision=Precision(row["precision"]),
    )


def _load_anchor(row: dict[str, Any]) -> Span | None:
    if row["anchor_begin"] is None:
        return None
    return Span(begin=row["anchor_begin"], end=row["anchor_end"])
