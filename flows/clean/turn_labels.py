"""Labels of speakers, by their shape: "Q:", "MS. AMIRA:", "Jane Roe, envoy:", "R.T.:".

Whether lines so labelled are a conversation is told in ``turns``; who speaks, in ``flows.facts``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.clean.cues import fold
from flows.clean.wording import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.clean.cues import CleanCues
    from flows.model import Part

ASKS, ANSWERS, NEVER = "turn_asks", "turn_answers", "turn_never"
RECORD, INTERVIEW = "turn_record", "turn_interview"
_BULLETS = r"[*_•–—“\"-]{0,3}\s*"
_ASIDE = r"\s*(?P<aside>[(\[][^()\[\]]{1,40}[)\]])?\s*"
_CLOCK = r"(?:\s*[(\[]\d{1,2}(?::\d{2}){1,2}[)\]])?"
"""The time in a recording, as transcripts print it behind a name ("Jane Roe: (01:14)")."""
_BEHIND = r"[*_]{0,3}(?=\s|$)"
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gen|Amb|Chairman|Senator)"
_COLON = re.compile(
    rf"{_BULLETS}(?P<label>[^\W\d_][^:?!“”\"\[\]()]{{0,90}}?){_ASIDE}:{_CLOCK}{_BEHIND}"
)
_BRACKETS = re.compile(rf"\[(?P<label>[^\W\d_][^\[\]:?!]{{0,60}})\]\s*:?{_BEHIND}")
_STOP = re.compile(
    rf"{_BULLETS}(?P<label>{_TITLE}\.? [^\W\d_][\w'’-]+|[^\W\d_]+){_ASIDE}\.{_BEHIND}",
    re.IGNORECASE,
)
INLINE = re.compile(r"(?<=[.?!”\"’)…])\s+(?=[^\W\d_][^:.?!“”\"()]{0,40}:\s+[“\"]?[^\W\d_])")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,3}")
_HONORIFIC = re.compile(rf"{_TITLE}\.? ", re.IGNORECASE)
_WORD = re.compile(r"(?:al|el|as|ash|de|da|del|bin|ibn|van|von|ben|of|the|and|for|&)$|\W*[^\W\d_]")
_CAPITALS = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[AEIOUY]")
_SMALL = frozenset({"OF", "THE", "AND", "FOR"})
_TITLES = frozenset({"MR", "MS", "MRS", "DR", "GEN", "SEN", "REP"})
_WORDS_MAX = 6
_ROLE_WORDS_MAX = 12
_ACRONYM_LETTERS_MAX = 3
_HEAD_PARTS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What stands in front of a line, in the shape of a speaker's label.

    Args:
        end: Offset behind its mark.
        key: By which labels of one speaker are known: the last word of a name, else all of it.
        generic: Whether it is a word for whoever asks or answers.
        nameless: Whether it is that, or initials: no name to read.
        asks: Whether it is a word for whoever asks.
        loud: Whether it is in capitals, or has "Mr." or the like in front.
        full: Whether it is a word for whoever asks or answers, has "Mr." in front, or is a name in
            capitals with what its bearer is: no heading begins so.
    """

    end: int
    key: str
    generic: bool
    nameless: bool
    asks: bool
    loud: bool
    full: bool


def is_personal(text: str, cues: CleanCues) -> bool:
    """Tell whether "I", "we" or "you" is said."""
    return bool(cues.words["first-person"].intersection(words_of(text)))


def is_named_above(parts: Sequence[Part], at: int, group: str, cues: CleanCues) -> bool:
    """Tell whether the head of a page, above a part, has a word of a group."""
    head = parts[: min(at, _HEAD_PARTS)]
    return any(word in cues.words[group] for part in head for word in words_of(part.text))


def read_label(text: str, cues: CleanCues) -> Label | None:
    """Read the label in front of a line; None where nothing in its shape stands there."""
    ways = (_COLON, _STOP, _BRACKETS)
    matches = (match for way in ways if (match := way.match(text)) is not None)
    return next((told for m in matches if (told := _read(m, cues)) is not None), None)


def _read(match: re.Match[str], cues: CleanCues) -> Label | None:
    words = fold(match["label"]).rstrip(".")
    generic = words in cues.words[ASKS] | cues.words[ANSWERS]
    titled = bool(_HONORIFIC.match(match["label"]))
    name, comma, role = match["label"].partition(",")
    named = words not in cues.words[NEVER] and _is_name(name, role)
    if not generic and (not named or (match.re is _STOP and not titled)):
        return None
    loud = generic or titled or (name.isupper() and len(name) > 1)
    return Label(
        end=match.end(),
        key=words if generic else fold(name).split()[-1],
        generic=generic,
        nameless=generic or bool(_INITIALS.fullmatch(name)),
        asks=words in cues.words[ASKS],
        loud=loud,
        full=generic or titled or (loud and bool(comma) and " " in name),
    )


def _is_name(name: str, role: str) -> bool:
    words = name.split()
    if len(words) > 1 and words[-1].isdecimal():
        words = words[:-1]  # "Speaker 2"
    written = all(_WORD.match(word) and _is_capital(word) for word in words)
    return written and len(words) <= _WORDS_MAX and len(role.split()) <= _ROLE_WORDS_MAX


def _is_capital(word: str) -> bool:
    first = next((char for char in word if char.isalpha()), "")
    return first.isupper() or word in {"al", "el", "of", "the", "and", "for", "&"} or "-" in word


def as_read(text: str, label: Label, cues: CleanCues) -> str:
    """Give a label as the language room reads it: capitals as in names, nothing of initials.

    No letter moves: "MS. O'NEIL, CNN HOST:" is read as "Ms. O'Neil, CNN Host:", "Q:" as "q:".
    """
    if label.nameless:
        return "".join(map(_small, text))
    if not text.isupper():
        return text
    return _CAPITALS.sub(lambda word: _cased(word.group(), cues), text)


def _cased(word: str, cues: CleanCues) -> str:
    if word in _SMALL:
        return word.lower()
    state = len(word) < _ACRONYM_LETTERS_MAX and word.casefold() in cues.places
    known = state or word in cues.sources or not _VOWEL.search(word)
    short = len(word) <= _ACRONYM_LETTERS_MAX and word not in _TITLES
    return word if short and known else word[0] + "".join(map(_small, word[1:]))


def _small(letter: str) -> str:
    """Give a letter as a small one, where that is one letter."""
    return letter.lower() if len(letter.lower()) == 1 else letter
