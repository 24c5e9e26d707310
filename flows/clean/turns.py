"""Conversations in print: labels of speakers cut off what they say, and the paragraphs said.

What a label looks like is told in ``turn_labels``; whose it is and who only asks, in
``flows.facts.turns``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.clean.pieces import is_open, label, split_part
from flows.clean.reasons import Reason
from flows.clean.turn_labels import (
    INLINE,
    RECORD,
    Label,
    as_read,
    is_named_above,
    is_personal,
    read_label,
)
from flows.clean.wording import ends_sentence, is_prose
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.clean.cues import CleanCues

_TURNS_MIN = 3
_FLAT_LINES_MAX = 4
_UNSAID = re.compile(r"[(\[][^()\[\]]*[)\]]\.?$")
"""A line in brackets, such as "(END VIDEO CLIP)"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """A line with a label in front.

    Args:
        at: Index of its part.
        said: What stands behind the label, or below one that stands alone.
    """

    at: int
    label: Label
    said: str


def split_turns(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Cut the labels of speakers off their lines, where the lines are a conversation."""
    for lines in (parts, _split_inline(parts)):
        turns = _turns_of(lines, cues)
        if _is_conversation(turns, cues) or _is_record(lines, turns, cues):
            told = {turn.at: turn.label for turn in turns}
            return tuple(p for at, part in enumerate(lines) for p in _cut(part, told.get(at), cues))
    return parts


def _split_inline(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Cut the lines of a page of hardly any before what may be labels."""
    lines = [part for part in parts if is_open(part)]
    if len(lines) > _FLAT_LINES_MAX:
        return ()
    return tuple(
        piece
        for part in parts
        for piece in split_part(part, *(m.end() for m in INLINE.finditer(part.text)))
    )


def _turns_of(parts: Sequence[Part], cues: CleanCues) -> tuple[_Turn, ...]:
    """Give the lines that have a label in front and a sentence behind; no heading is one.

    What is cut short counts too, by the next speaker or by the width of a page, where its label is
    that of another turn.
    """
    lines = tuple(_labelled(parts, cues))
    whole = [t for t in lines if t.label.full or ends_sentence(t.said) or is_prose(t.said)]
    if not whole:
        return ()
    keys = {turn.label.key for turn in whole}
    known = (t for t in lines if t.label.key in keys or t.label.loud)
    return tuple(turn for turn in known if turn.at >= whole[0].at)


def _labelled(parts: Sequence[Part], cues: CleanCues) -> Iterator[_Turn]:
    for at, part in enumerate(parts):
        told = read_label(part.text, cues) if is_open(part) else None
        if told is not None:
            below = parts[at + 1].text if at + 1 < len(parts) else ""
            yield _Turn(at=at, label=told, said=part.text[told.end :] or below)


def _is_conversation(turns: Sequence[_Turn], cues: CleanCues) -> bool:
    """Tell whether lines with labels are a conversation: two speak, and it shows that they do.

    Somebody speaks twice or more, somebody asks, and "I", "we" or "you" is said.
    """
    keys = [turn.label.key for turn in turns]
    asking = any(turn.label.asks for turn in turns)
    enough = len(turns) >= _TURNS_MIN and len(set(keys)) < len(keys)
    if len(set(keys)) < 2 or not (enough or asking):
        return False
    asked = [turn for turn in turns if turn.said.rstrip('”"’)* ').endswith("?")]
    personal = [turn for turn in turns if is_personal(turn.said, cues)]
    loud = all(turn.label.loud for turn in turns)
    return bool(personal) and bool(asked or asking or loud) and len(personal) * 4 >= len(turns)


def _is_record(parts: Sequence[Part], turns: Sequence[_Turn], cues: CleanCues) -> bool:
    """Tell whether the head of a page says that it is a record of what was said in the turns."""
    loud = len(turns) >= _TURNS_MIN and all(turn.label.loud for turn in turns)
    if not turns or not (loud or any(is_personal(turn.said, cues) for turn in turns)):
        return False
    named = is_named_above(parts, turns[0].at, RECORD, cues)
    return named and all(is_prose(turn.said) or turn.label.loud for turn in turns)


def _cut(part: Part, told: Label | None, cues: CleanCues) -> tuple[Part, ...]:
    if told is None:
        return (part,)
    head, *rest = split_part(part, told.end)
    speaker = replace(head, text=as_read(head.text, told, cues))
    return (label(speaker, PartKind.SPEAKER, Reason.ATTRIBUTION), *rest)


def mark_turns(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Tell the paragraphs that speakers with a label say; the last one as long as it shows."""
    labels = [at for at, part in enumerate(parts) if part.kind is PartKind.SPEAKER]
    if not labels:
        return parts
    behind = range(labels[-1] + 1, len(parts))
    personal = (at for at in behind if is_open(parts[at]) and is_personal(parts[at].text, cues))
    end = max((labels[-1] + 1, *personal))
    return tuple(
        label(part, PartKind.QUOTATION, Reason.QUOTATION)
        if labels[0] < at <= end and is_open(part) and not _UNSAID.match(part.text)
        else part
        for at, part in enumerate(parts)
    )
