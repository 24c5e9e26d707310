"""What a page prints twice: leads, pull quotes, lines set again. One of the two stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from flows.clean.pieces import is_open, label, split_part
from flows.clean.reasons import Reason
from flows.clean.wording import WORD, is_body_prose, line_key
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.clean.cues import CleanCues

_SHINGLE_WORDS = 5
_PULL_QUOTE_WORDS_MAX = 60
_PLACES_MAX = 8
_LEADS = 4
_SAME_RATIO = 95
_CAPTION_WORDS_MAX = 25
_LEAD_WORDS_MIN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Words of one part found inside another, from word ``first`` of that other on."""

    part: int
    first: int


def drop_repeats(parts: tuple[Part, ...], _cues: CleanCues) -> tuple[Part, ...]:
    """Take away the second of what is printed twice; a longer one that holds a shorter stays.

    Where the longer one is a caption with the lead glued behind it, caption and lead are cut apart.
    """
    words = [line_key(part.text).split() if is_open(part) else [] for part in parts]
    lead = next((at for at, part in enumerate(parts) if is_body_prose(part)), None)
    found = _inside(words)
    result: list[tuple[Part, ...]] = [(part,) for part in parts]
    gone: set[int] = set()
    for at in range(len(parts)):
        for place in found.get(at, ()):
            if at in gone or place.part in gone:
                continue
            cut = _cut_caption(parts[place.part], words[at], words[place.part], place)
            if cut is not None and at < place.part:
                result[place.part] = cut
                gone.add(place.part)
                continue
            twin = words[at] == words[place.part]
            if (twin and at > place.part) or (not twin and len(words[at]) <= _PULL_QUOTE_WORDS_MAX):
                reason = Reason.LEAD_REPEATED if lead in {at, place.part} else Reason.PULL_QUOTE
                result[at] = (label(parts[at], PartKind.REMOVED, reason),)
                gone.add(at)
    return drop_near_leads(tuple(piece for pieces in result for piece in pieces))


def drop_near_leads(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Take away a lead printed again with a letter or two changed."""
    leads = [at for at, part in enumerate(parts) if is_body_prose(part)][:_LEADS]
    keys = {at: line_key(parts[at].text) for at in leads}
    again = {
        later
        for index, earlier in enumerate(leads)
        for later in leads[index + 1 :]
        if fuzz.ratio(keys[earlier], keys[later]) >= _SAME_RATIO
    }
    return tuple(
        label(part, PartKind.REMOVED, Reason.LEAD_REPEATED) if at in again else part
        for at, part in enumerate(parts)
    )


def _inside(words: Sequence[Sequence[str]]) -> dict[int, list[_Place]]:
    """Find each part whose words stand in another part.

    They are looked up by their second to sixth words: the first may have run into another word.
    """
    begins: dict[tuple[str, ...], list[_Place]] = {
        tuple(own[1 : _SHINGLE_WORDS + 1]): [] for own in words if len(own) > _SHINGLE_WORDS
    }
    firsts = {shingle[0] for shingle in begins}
    for part, own in enumerate(words):
        for at in range(1, len(own) - _SHINGLE_WORDS + 1):
            if own[at] not in firsts:
                continue
            places = begins.get(tuple(own[at : at + _SHINGLE_WORDS]))
            if places is not None and len(places) < _PLACES_MAX:
                places.append(_Place(part=part, first=at - 1))
    found: dict[int, list[_Place]] = {}
    for part, own in enumerate(words):
        if len(own) > _SHINGLE_WORDS:
            places = begins[tuple(own[1 : _SHINGLE_WORDS + 1])]
            found[part] = [p for p in places if p.part != part and _stands(own, words, p)]
    return found


def _stands(own: Sequence[str], words: Sequence[Sequence[str]], place: _Place) -> bool:
    other = words[place.part][place.first : place.first + len(own)]
    return other[0].endswith(own[0]) and list(other[1:]) == list(own[1:])


def _cut_caption(
    part: Part, lead: Sequence[str], words: Sequence[str], place: _Place
) -> tuple[Part, ...] | None:
    """Cut a caption off the lead glued behind it.

    Returns:
        Caption and lead; None where the words before the lead belong to its sentence.
    """
    ends_alike = place.first + len(lead) == len(words)
    if not ends_alike or place.first > _CAPTION_WORDS_MAX or len(lead) < _LEAD_WORDS_MIN:
        return None
    glued = len(words[place.first]) - len(lead[0])
    at = _offset_of_word(part.text, place.first) + glued
    before = part.text[:at].rstrip(" \"“'‘")
    if not before or (not glued and (place.first < 3 or before[-1] in ",;:-–—")):
        return None
    caption, *rest = split_part(part, at)
    return (
        label(caption, PartKind.CAPTION, Reason.CAPTION_GLUED),
        *(label(piece, PartKind.REMOVED, Reason.LEAD_REPEATED) for piece in rest),
    )


def _offset_of_word(text: str, index: int) -> int:
    """Give where the word begins, counted as ``line_key`` counts."""
    plain = text.replace("'", " ").replace("’", " ")
    starts = [match.start() for match in WORD.finditer(plain)]
    return starts[index] if index < len(starts) else len(text)
