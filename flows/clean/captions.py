"""Captions: lines with a picture credit, and captions that ran into the text beside them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from flows.clean.announced import is_caption_label
from flows.clean.credits import are_sources
from flows.clean.cues import fold
from flows.clean.datelines import find_glued_dateline, glue_points
from flows.clean.pieces import is_open, label, split_part
from flows.clean.reasons import Reason
from flows.clean.wording import (
    WORD,
    count_sentences,
    count_words,
    ends_sentence,
    first_prose,
    is_body_prose,
    is_prose,
    words_of,
)
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from flows.clean.cues import CleanCues

_CAPTION_WORDS_MAX = 70
_SCENE_WORDS_MAX = 130
_WHERE_STANDING = re.compile(
    r"\((?:(?:\d(?:st|nd|rd|th)|front|back|centre|center)[ ,-]?)?[LRC](?:-\d)?\)"
)
"""Where somebody stands in a picture ("(R)", "(2nd L)")."""
_GLUED_WORDS_MAX = 20
_DECK_WORDS_MAX = 30
_CREDIT_LETTERS = 80
_CODE = re.compile(r"\(\d{6}\)\s*-+")
_SLUG = re.compile(r"[A-Z]{3,}(?:[-/][A-Z][A-Z ]{2,})+(?:\s+by\b.{0,40})?$")
_SIGNED_BEFORE = re.compile(
    r"(?:[A-Z][\w.]* ){0,2}(?:Photo|Photos|Image|Images|Picture|Pictures)\s?/\s?[A-Z](?=.{30})"
)
"""Agency and photographer in front of a caption ("UN Photo/Jane Doe The envoy arrives ...")."""
_SIGNS_BEFORE = (_CODE, _SLUG, _SIGNED_BEFORE)
_TAKEN_BY = re.compile(
    r"[.!?][\"”’]*\s+(?:Picture|Image|Photo|Photograph)s?(?: by|:)\s*[A-Z][^.!?]{2,50}\.?$"
)
"""Who took the picture, behind the last sentence ("... on Monday. Picture by Jane Doe")."""
_SIGNED_BEHIND = re.compile(
    r"[.!?][\"”]?\s+[/|]\s*[A-Z][^/|.!?]{2,40}(?:\s*[/|]\s*[A-Z][^/|.!?]{2,40})?$"
)
"""Photographer and outlet behind the last sentence of a caption ("... on Monday. / Jane Doe")."""
_SIGNED_PHOTO = re.compile(r"[/|]\s?[A-Z]{2,}\s(?i:photos?)\s?[/|]\s?[A-Z][^/|.!?]{2,40}$")
"""Agency, the word for it and photographer ("/ AFP PHOTO / JANE DOE"): no text ends so."""
_PICTURED = re.compile(
    r"\((?:[Ll]eft|[Rr]ight|[Cc]ent(?:re|er))\) (?:is|are) (?:pictured|seen|shown)"
    r"|^[A-Z][^.,]{2,60} (?:is|are) (?:pictured|seen (?:here|burning|in this)|shown here)\b"
)
_SCENE_SENTENCES = 2
_MARKED_BEHIND = re.compile(r"[a-z]{2}[.!?][\"”’]?\s?(?:©|\([cC]\))\s?[A-Z][^.!?\d]{1,40}$")
"""Whose picture it is, behind the sign, behind the last sentence ("... on Monday.© AFP")."""
_BRACKETED = re.compile(r"[(\[](?P<in>[^()\[\]]{2,60})[)\]]\.?$")
_TWO_NAMES = re.compile(r"[^/()]{2,40}/[^/()]{2,40}$")
_SENTENCE_END = re.compile(r"[.!?][\"”’]?\s")
_GLUED_SENTENCE = re.compile(r"(?<=[a-z]{3}|.\d\d)[.!?][\"”’]?(?=[A-Z][a-z]+\s|[\"“][A-Z])")
_SCRIPTS_MEET = re.compile(r"(?<=[\u0370-\u1cff\u3040-\uffdc])(?=[A-Z\u00c0-\u00de][a-z])")
_YEAR_MEETS = re.compile(r"(?<=\b\d{4})(?=[A-Z][A-Za-z]+\s)")
_ADDRESS = re.compile(r"(?:www|https?|@|/)\S*$")
_CAPTION = PartKind.CAPTION
_NAME_WORDS_MAX = 12
_SCENE_WORDS_MIN = 7
"""Fewer with a date, or none but capitals, are who put something out, and when."""
_SMALL_LETTERS_MAX = 3
_TAIL_LETTERS_MAX = 40
_ENDS_IN_YEAR = re.compile(r"\b(?:19|20)\d\d\.?$")
_APPOSED = re.compile(
    r"[A-Z][\w'’-]+, [A-Z][a-z]+day,? (?:[A-Z][a-z]{2,8}\.? \d\d?|\d\d? [A-Z][a-z]{2,8}),? $"
)
"""A weekday and a date set behind a place without a word ("in Lima, Thursday, Sept. 24, 2009")."""
_HALF_LETTERS_MIN = 3
_FIRST_PARAGRAPHS = 3
_GLUE_WINDOW = 240


def mark_captions(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Tell lines that end, or begin, with who took the picture, or stand below a word for it."""
    result: list[Part] = []
    labelled = False
    for part in parts:
        told = is_open(part) and (labelled or has_photo_credit(part.text, cues))
        labelled = is_open(part) and is_caption_label(part.text, cues)
        result.append(label(part, PartKind.CAPTION, Reason.PHOTO_CREDIT) if told else part)
    return tuple(result)


def has_photo_credit(text: str, cues: CleanCues) -> bool:
    """Tell whether a line ends, or begins, with who took the picture."""
    is_scene = _WHERE_STANDING.search(text) or _SIGNED_PHOTO.search(text)
    longest = _SCENE_WORDS_MAX if is_scene else _CAPTION_WORDS_MAX
    if count_words(text[:1000]) > longest:
        return False
    if _is_signed_behind(text, cues) or any(sign.match(text) for sign in _SIGNS_BEFORE):
        return True
    end = text[-_CREDIT_LETTERS:]
    told = any(cues.photo.meaning_inside(said) for said in (end, end.replace(" | ", ": ")))
    if told or cues.photo.meaning_of(text):
        return True
    if _names_places(text, cues) or _is_dated_scene(text, cues) or _is_pictured(text):
        return True
    match = _BRACKETED.search(text)
    if match is None:
        return False
    named = cues.source_named(match["in"]) or match["in"].casefold() in cues.words["byline-word"]
    return bool(
        (named and not ends_sentence(text[: match.start()].rstrip()))
        or ("." in text and _are_two_names(match["in"], cues))
    )


def _are_two_names(text: str, cues: CleanCues) -> bool:
    """Tell whether brackets hold a photographer and an agency, and no pair of short names."""
    if not _TWO_NAMES.match(text) or is_prose(text):
        return False
    return not text.isupper() or are_sources(text, cues)


def _is_signed_behind(text: str, cues: CleanCues) -> bool:
    """Tell whether a picture is signed behind a sentence: a full stop may end a time of day."""
    if _TAKEN_BY.search(text) or _MARKED_BEHIND.search(text):
        return True
    match = _SIGNED_BEHIND.search(text)
    return match is not None and cues.dates.residue(text[: match.start()]) != ""


def _is_pictured(text: str) -> bool:
    """Tell whether a sentence or two say who is to be seen, and where in the picture."""
    return (
        bool(_PICTURED.search(text[:_CREDIT_LETTERS])) and count_sentences(text) <= _SCENE_SENTENCES
    )


def _names_places(text: str, cues: CleanCues) -> bool:
    """Tell whether a sentence says who stands where in a picture, and tells nothing said."""
    folded = fold(text)
    if count_sentences(text) > 1 or cues.words["report-verb"].intersection(words_of(text)):
        return False
    return any(mark in folded for mark in cues.words["photo-place"])


def _is_dated_scene(text: str, cues: CleanCues) -> bool:
    """Tell whether a sentence without a verb of the past ends in a full date, as captions do."""
    match = _ENDS_IN_YEAR.search(text)
    if match is None or count_sentences(text) > 1 or not cues.dates.has_full_date(text[-40:]):
        return False
    words = WORD.findall(text)
    is_told = any(len(word) > _SMALL_LETTERS_MAX and word.islower() for word in words)
    if len(words) < _SCENE_WORDS_MIN or not is_told:
        return False
    return bool(_APPOSED.search(text[: match.start()])) or not _tells_past(text, cues)


def _tells_past(text: str, cues: CleanCues) -> bool:
    """Tell whether a word looks like a verb of the past, or is a common one of any tense."""
    words = WORD.findall(text)
    past = any(len(word) > 4 and word.endswith("ed") for word in words)
    return past or not cues.words["finite-verb"].isdisjoint(words)


def mark_captions_above(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Tell short lines right above a caption: the picture's name; and lines that end alike.

    A sentence that stands twice on end is a picture's name and its caption.
    """
    tails = Counter(_tail(part.text) for part in parts if is_open(part))
    result = list(parts)
    twice = _said_twice(parts, cues)
    for at, part in enumerate(parts):
        if not is_open(part):
            continue
        below = parts[at + 1] if at + 1 < len(parts) else None
        named = below is not None and below.rule == Reason.PHOTO_CREDIT and below.kind is _CAPTION
        begun = named and below is not None and below.text.startswith(part.text)
        short = not ends_sentence(part.text) and count_words(part.text) <= _NAME_WORDS_MAX
        alike = bool(_tail(part.text)) and tails[_tail(part.text)] > 1
        if (named and short) or begun or alike or at in twice:
            result[at] = label(part, _CAPTION, Reason.CAPTION_LINE)
    return tuple(result)


def _said_twice(parts: tuple[Part, ...], cues: CleanCues) -> frozenset[int]:
    """Find sentences with the same sentence right above or below.

    The first paragraph is one where it tells nothing past: else it is a lead printed twice.
    """
    first = first_prose(parts)
    pairs = pairwise(range(len(parts) if first is None else first, len(parts)))
    same = (at for at in pairs if parts[at[0]].text == parts[at[1]].text)
    short = (at for at in same if count_sentences(parts[at[0]].text) == 1)
    scenes = (at for at in short if at[0] != first or not _tells_past(parts[at[0]].text, cues))
    return frozenset(at for pair in scenes for at in pair)


def _tail(text: str) -> str:
    """Give what a line without a full stop says behind its last dash."""
    head, dash, tail = text.rpartition(" - ")
    return tail if dash and head and len(tail) < _TAIL_LETTERS_MAX and tail[:1].isupper() else ""


def split_glued_captions(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Cut captions off the paragraphs that they ran into.

    Before a first paragraph they show by a small letter that runs into a capital: a dateline
    begins there, or the article knows both halves as words. Behind a paragraph they follow its
    last full stop without a space and end in none.
    """
    left = _FIRST_PARAGRAPHS
    result: list[Part] = []
    for part in parts:
        pieces: tuple[Part, ...] = (part,)
        if left and is_body_prose(part):
            pieces = _caption_before(part, parts, cues)
            left -= 1
        result += [
            *pieces[:-1],
            *(_caption_behind(pieces[-1], cues) if is_open(part) else pieces[-1:]),
        ]
    return tuple(result)


def _caption_before(part: Part, parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    border = _SCRIPTS_MEET.search(part.text[:_GLUE_WINDOW])
    if border is not None:
        other, *rest = split_part(part, border.start())
        return (label(other, PartKind.REMOVED, Reason.NAVIGATION), *rest)
    year = _YEAR_MEETS.search(part.text)
    at = find_glued_dateline(part.text, cues) or _known_halves(part.text, parts, cues)
    if year is not None and count_sentences(part.text[: year.start()]) == 1:
        at = year.start()
    elif at is None or count_words(part.text[:at]) > _DECK_WORDS_MAX:
        return (part,)
    caption, *rest = split_part(part, at)
    return (label(caption, PartKind.CAPTION, Reason.CAPTION_GLUED), *rest)


def _known_halves(text: str, parts: tuple[Part, ...], cues: CleanCues) -> int | None:
    """Find a word that is two words of the article run together, before the first full stop.

    The second may be one that opens sentences ("... SovereigntyA veto"), whatever the article has.
    """
    points = [*glue_points(text[:_GLUE_WINDOW])]
    known = _word_counts(parts) if points else {}
    for at in points:
        if _SENTENCE_END.search(text[:at]):
            return None
        left = re.search(r"\w+$", text[:at])
        right = re.match(r"\w+", text[at:])
        if left is None or right is None or len(left.group()) < _HALF_LETTERS_MIN:
            continue
        whole = left.group() + right.group()
        if known.get(whole, 0) == 1 and _are_words(left.group(), right.group(), known, cues):
            return at
    return None


def _are_words(left: str, right: str, known: dict[str, int], cues: CleanCues) -> bool:
    """Tell whether both halves are words: of the article, or the second one a common one."""
    if right == "A" or "en" in cues.stopwords.get(right.casefold(), ()):
        return left in known or left.casefold() in known
    return len(right) >= _HALF_LETTERS_MIN and left in known and right in known


def _word_counts(parts: tuple[Part, ...]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for part in parts:
        for word in re.findall(r"\w+", part.text):
            counts[word] = counts.get(word, 0) + 1
    return counts


def _starts_sentence(text: str, cues: CleanCues) -> bool:
    """Tell whether a word behind a full stop begins a sentence and is no end of an address."""
    words = words_of(text)
    if not words or words[0] in cues.words["domain-ending"]:
        return False
    return len(words[0]) >= 3 or "en" in cues.stopwords.get(words[0], ())


def _caption_behind(part: Part, cues: CleanCues) -> tuple[Part, ...]:
    """Cut sentences that follow a full stop without a space, captions told by their open end."""
    cuts = [
        match.end()
        for match in _GLUED_SENTENCE.finditer(part.text)
        if not _ADDRESS.search(part.text[max(0, match.start() - 60) : match.start()])
        and _starts_sentence(part.text[match.end() : match.end() + 30], cues)
    ]
    pieces = list(split_part(part, *cuts))
    last = pieces[-1]
    short = count_words(last.text[:400]) <= _GLUED_WORDS_MAX
    if len(pieces) > 1 and short and not ends_sentence(last.text):
        pieces[-1] = label(last, PartKind.CAPTION, Reason.CAPTION_GLUED)
    return tuple(pieces)
