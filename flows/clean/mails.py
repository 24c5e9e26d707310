"""The head of a mail in front of an article that a list or an archive passed on.

Its lines are told by the names of their fields. The one with the date stays for the rules of dates,
the one with the subject for those of headlines.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from flows.clean.pieces import is_open, label
from flows.clean.reasons import Reason
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.clean.cues import CleanCues

_FIELD = re.compile(r"(?P<name>[A-Z][A-Za-z-]{1,24}):(?:\s|$)")
_FIELDS_MIN = 3
_TITLE = "subject"


def drop_mail_heads(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Take away three lines or more in a row that the fields of a mail open."""
    result = list(parts)
    at = 0
    while at < len(parts):
        run = [*takewhile(lambda i: _field_of(parts[i], cues), range(at, len(parts)))]
        if len({_field_of(parts[i], cues) for i in run}) >= _FIELDS_MIN:
            for i in run:
                if _field_of(parts[i], cues) != _TITLE and not cues.dates.has_date(parts[i].text):
                    result[i] = label(parts[i], PartKind.REMOVED, Reason.METADATA)
        at += len(run) + 1
    return tuple(result)


def _field_of(part: Part, cues: CleanCues) -> str | None:
    """Give the field of a mail that a line bears; None where it bears none."""
    match = _FIELD.match(part.text) if is_open(part) else None
    name = match["name"].casefold() if match else ""
    return name if name in cues.words["mail-field"] else None


def below_mail(lines: list[int], parts: Sequence[Part]) -> list[int]:
    """Leave out lines above the head of a mail, where any stands below: they are of the archive."""
    mail = max((at for at, part in enumerate(parts) if part.rule == Reason.METADATA), default=-1)
    return [at for at in lines if at > mail] or lines
