"""Content negotiation: which of the forms that there are does the client like best.

Source:
    RFC 9110, section 12.5.1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaRange:
    """What a client takes.

    Args:
        kind: First part of a media type, or "*".
        name: Second part, or "*".
        quality: How much it is liked, 0 (not at all) to 1.
    """

    kind: str
    name: str
    quality: float

    def closeness(self, media: str) -> int | None:
        """Tell how closely a media type is meant, 0 to 2; None where it is not."""
        kind, _, name = media.partition("/")
        if self.kind == "*" and self.name == "*":
            return 0
        if self.kind != kind:
            return None
        if self.name == "*":
            return 1
        return 2 if self.name == name else None


def read_accept(header: str) -> tuple[MediaRange, ...]:
    """Read an ``Accept`` header; what makes no sense in it is passed over."""
    return tuple(_read_ranges(header))


def _read_ranges(header: str) -> Iterator[MediaRange]:
    for part in header.lower().split(","):
        media, *parameters = (piece.strip() for piece in part.split(";"))
        kind, slash, name = media.partition("/")
        quality = _read_quality(parameters)
        if slash and kind and name and quality is not None:
            yield MediaRange(kind=kind, name=name, quality=quality)


def _read_quality(parameters: Sequence[str]) -> float | None:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            return _read_number(value.strip())
    return 1.0


def _read_number(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if 0 <= number <= 1 else None


def choose(header: str, offered: Sequence[str]) -> str | None:
    """Choose the media type that a client likes best.

    Args:
        header: Its ``Accept`` header; empty where it has none.
        offered: Media types, the server's favourite first, who wins where all are liked alike.

    Returns:
        One of those offered; None where the client takes none of them.
    """
    ranges = read_accept(header)
    if not ranges:
        return offered[0]
    liked = [(_like(media, ranges), -place) for place, media in enumerate(offered)]
    quality, place = max(liked)
    return offered[-place] if quality > 0 else None


def _like(media: str, ranges: Sequence[MediaRange]) -> float:
    """Give the quality of the range that means a media type most closely."""
    near = [(close, r.quality) for r in ranges if (close := r.closeness(media)) is not None]
    return max(near, default=(0, 0.0))[1]
