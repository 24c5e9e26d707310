"""Lines of the page that only announce the next one: "Read also", "Tags", "Media caption,".

The line itself is told by its words (``chrome.py``, ``captions.py``); here what stands below it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.clean.cues import fold
from flows.clean.pieces import is_open, label, split_part
from flows.clean.reasons import Reason
from flows.clean.wording import count_words, ends_sentence, first_prose, is_prose
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from flows.clean.cues import CleanCues

_RELATED_ONE = "related-one"
_LABEL_RULES = frozenset({Reason.RELATED, Reason.PAGE_FOOT, Reason.NAVIGATION})
_TITLE_WORDS = range(3, 21)
_GLUED = re.compile(r"(?:[A-Z][a-z]{6,}|[A-Z][a-z]+(?: [a-z]+){1,3})(?=[A-Z])")
_LEADER = re.compile(r"(?<=\w)\s?(?:…|\.{3}|\[(?:…|\.{3})\])\s*(?P<label>[^\W\d_][\w ]{3,24}\W*)$")
_LEADER_LETTERS_MAX = 45
_YEAR_GLUED = re.compile(r"[^\n]{4,30}?\b(?:19|20)\d\d(?=[A-Z][a-z])|\d{8}(?=\s[A-Z])")
_TAGS_WORDS_MAX = 25
_LABEL_WORDS_MAX = 3


def split_glued_labels(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Cut a label of the page off the words that it ran into ("Read alsoRebels free prisoners").

    Behind dots it ends a text that was cut there ("talks that …read more"); so does a date that
    ran into the text ("May 9, 2014The envoys", "20140509 Envoys Meet").
    """
    cut = (piece for part in parts for piece in _without_label(part, cues))
    ended = (piece for part in cut for piece in _without_leader(part, cues))
    return tuple(piece for part in ended for piece in _without_date(part, cues))


def _without_date(part: Part, cues: CleanCues) -> tuple[Part, ...]:
    match = _YEAR_GLUED.match(part.text) if is_open(part) else None
    is_date = match is not None and cues.dates.date.fullmatch(match.group()) is not None
    return split_part(part, match.end()) if match is not None and is_date else (part,)


def _without_leader(part: Part, cues: CleanCues) -> tuple[Part, ...]:
    match = _LEADER.search(part.text, max(0, len(part.text) - _LEADER_LETTERS_MAX))
    if match is None or not is_open(part) or not _leads_on(match["label"], cues):
        return (part,)
    text, label_of_page = split_part(part, match.start("label"))
    return (text, label(label_of_page, PartKind.REMOVED, Reason.RELATED))


def _leads_on(words: str, cues: CleanCues) -> bool:
    return cues.lines.whole.get(fold(words).strip(" .:")) is not None


def _without_label(part: Part, cues: CleanCues) -> tuple[Part, ...]:
    match = _GLUED.match(part.text) if is_open(part) else None
    told = match and cues.lines.whole.get(fold(match.group()))
    if match is None or not (told == Reason.PAGE_TOOLS or (told and " " in match.group())):
        return (part,)
    head, *rest = split_part(part, match.end())
    reason = Reason.RELATED if told == _RELATED_ONE else Reason(told)
    return (label(head, PartKind.REMOVED, reason), *rest)


def drop_announced(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Take away the title below "Read also", and the words below "Tags", once the text began."""
    result = list(parts)
    body = first_prose(parts)
    for at, part in enumerate(parts[:-1]):
        if body is None or at < body:
            continue
        reason = _announces(part, cues)
        below = parts[at + 1]
        if reason is not None and is_open(below) and _is_announced(below.text, reason):
            result[at + 1] = label(below, PartKind.REMOVED, reason)
    return tuple(result)


def _announces(part: Part, cues: CleanCues) -> Reason | None:
    if part.kind is not PartKind.REMOVED or part.rule not in _LABEL_RULES:
        return None
    if count_words(part.text) > _LABEL_WORDS_MAX:
        return None
    bare = fold(part.text).strip(" :-")
    told = cues.lines.whole.get(bare)
    if told == Reason.PAGE_FOOT:
        return Reason.PAGE_FOOT
    return Reason.RELATED if told == _RELATED_ONE or bare in cues.words["neighbour"] else None


def _is_announced(text: str, reason: Reason) -> bool:
    if ends_sentence(text) or is_prose(text):
        return False
    count = count_words(text)
    return count <= _TAGS_WORDS_MAX if reason is Reason.PAGE_FOOT else count in _TITLE_WORDS


def is_caption_label(text: str, cues: CleanCues) -> bool:
    """Tell whether a line is only the word that a caption follows ("Media caption,")."""
    folded = fold(text)
    bare = folded.strip(" :,-")
    leads_on = text[-1:] in {",", ":"} or "caption" in bare
    return leads_on and count_words(text) <= _LABEL_WORDS_MAX and bare in cues.photo.whole
