"""Quotations set as paragraphs of their own, their speaker on the next line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.clean.pieces import is_open, label
from flows.clean.reasons import Reason
from flows.clean.wording import count_words, ends_sentence, is_name, is_prose, words_of
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from flows.clean.cues import CleanCues

_OPENING = '"“„«‘'
_CLOSING = re.compile(r"[\"”»’][.,…]?$")
_MARK = re.compile(r"[\"“”„«»]")
_SPEAKER = re.compile(r"[-–—]*\s*(?P<name>[^,(–—]{3,60}?)(?P<rest>\s*[,(–—].+)?$")
_ATTRIBUTION_WORDS_MAX = 30
_QUOTED_PARAGRAPHS_MAX = 6


def mark_quotations(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Tell paragraphs of words said, and the line below that names the speaker."""
    result = list(parts)
    for at in range(1, len(parts)):
        if not (is_open(parts[at]) and is_attribution(parts[at].text)):
            continue
        first = _quotation_begin(parts, at, cues)
        if first == at:
            continue
        result[at] = label(parts[at], PartKind.ATTRIBUTION, Reason.ATTRIBUTION)
        for index in range(first, at):
            result[index] = label(parts[index], PartKind.QUOTATION, Reason.QUOTATION)
    return tuple(result)


def is_attribution(text: str) -> bool:
    """Tell whether a line names a speaker: a name, and behind a comma or a dash who that is."""
    if len(text) > 300 or is_prose(text) or ends_sentence(text) or text[:1] in _OPENING:
        return False
    match = _SPEAKER.match(text)
    if match is None or count_words(text) > _ATTRIBUTION_WORDS_MAX:
        return False
    dashed = text[0] in "-–—"
    told = any(char.isalpha() for char in match["rest"] or "")
    return is_name(match["name"]) and (told or (dashed and not match["rest"]))


def _quotation_begin(parts: tuple[Part, ...], at: int, cues: CleanCues) -> int:
    """Give the first paragraph of the quotation that ends before a line; the line if none does.

    Each paragraph of a longer quotation opens with a mark, the last one alone closes it.
    """
    first = at - 1
    if not is_open(parts[first]) or not _is_speech(parts[first].text, cues):
        return at
    for index in range(first - 1, max(-1, first - _QUOTED_PARAGRAPHS_MAX), -1):
        text = parts[index].text
        if not is_open(parts[index]) or text[:1] not in _OPENING or _CLOSING.search(text):
            break
        first = index
    return first


def _is_speech(text: str, cues: CleanCues) -> bool:
    """Tell whether a paragraph is wholly words said: in quotation marks, or in the first person."""
    if text[:1] in _OPENING:
        return bool(_CLOSING.search(text)) and not _has_frame(text)
    spoken = cues.words["first-person"].intersection(words_of(text))
    is_closed = bool(_CLOSING.search(text)) and len(_MARK.findall(text)) == 1
    return is_closed or (bool(spoken) and is_prose(text))


def _has_frame(text: str) -> bool:
    """Tell whether words outside the quotation marks stand inside the paragraph."""
    inner = text[1:].rstrip(".,…")[:-1]
    return bool(re.search(r"[,.?!][\"”»]\s+\w", inner))
