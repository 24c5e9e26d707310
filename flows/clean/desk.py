"""What a news desk writes into a text: "UPDATE 2-" before a headline, "(Adds details)" behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.clean.pieces import is_open, label, split_part
from flows.clean.reasons import Reason
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from flows.clean.cues import CleanCues

_SLUG = re.compile(
    r"(?P<word>[A-Z]{3,}(?: [A-Z]{2,})?)(?: ?\d{1,2})?\s?[-–—:]\s?(?=\w)"
    r"|(?P<section>[A-Z]\w+(?: \w+)?)\s\|\s(?=[\w\"“‘'])"
)
"""The slug of a wire, and the word of a newspaper ("Opinion | ...")."""
_NOTE = re.compile(r"\((?P<word>[A-Z][a-z]+)\b[^()]{3,300}\)$")


def split_desk_notes(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Cut the slug of a news desk off a headline, and what it says that it changed off a text."""
    cut = (piece for part in parts for piece in _without_slug(part, cues))
    return tuple(piece for part in cut for piece in _without_note(part, cues))


def _without_slug(part: Part, cues: CleanCues) -> tuple[Part, ...]:
    match = _SLUG.match(part.text) if is_open(part) else None
    word = match["word"] or match["section"] if match else ""
    if match is None or word.casefold() not in cues.words["desk-slug"]:
        return (part,)
    slug, *rest = split_part(part, match.end())
    return (label(slug, PartKind.REMOVED, Reason.DESK_NOTE), *rest)


def _without_note(part: Part, cues: CleanCues) -> tuple[Part, ...]:
    match = _NOTE.search(part.text) if is_open(part) and part.text.endswith(")") else None
    if match is None or match["word"].casefold() not in cues.words["desk-note"]:
        return (part,)
    *text, note = split_part(part, match.start())
    return (*text, label(note, PartKind.REMOVED, Reason.DESK_NOTE))
