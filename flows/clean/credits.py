"""Who an article comes from: bylines, credit lines, credits behind the last sentence.

What they name is read in ``origin.py``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.clean.cues import fold
from flows.clean.datelines import is_place_like, read_dateline
from flows.clean.mastheads import name_paper
from flows.clean.pieces import is_open, label, split_part
from flows.clean.reasons import Reason
from flows.clean.stamps import is_stamp
from flows.clean.wording import count_sentences, count_words, is_body_prose, is_name, is_prose
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from flows.clean.cues import CleanCues

_AT_END = re.compile(
    r"(?<=[.!?\"”’…])\s*(?P<all>(?:\([A-Z]{2,4}\)\s)?[(\[](?P<in>[^()\[\]]{2,80})[)\]]\.?"
    r"|(?:--+|[—–-])\s*(?P<dash>[^.,;:()]{2,40})\.?"
    r"|(?P<added>(?:(?:--+|[—–-])\s*)?With [A-ZÀ-Ýabfr](?:[\w.'’/-]+|,|&|\s(?!\d))*)\.?)$"
)
_PEOPLE_AT_END = re.compile(
    r"(?<=[.!?\"”’…])\s*(?P<all>[(\[](?P<in>[A-Z][^()\[\]]{10,300})[)\]]\.?)$"
)
"""Who reported and edited, behind the last sentence ("... on Monday. (Reporting by ...)")."""
_PEOPLE_LETTERS_MAX = 320
_SIGNED_AT_END = re.compile(r"(?<=[.!?\"”’])\s*#+\s*\([A-Z][^()\d]{3,50}\)$")
"""Who wrote, behind the sign that an article is over ("... on Monday. # (Jane Doe)")."""
_SIGNED_LETTERS_MAX = 70
_BARE_END = re.compile(r"(?<=[.!?\"”’])\s+(?P<name>[A-Z][\w.&/-]*(?: [A-Z][\w.&-]*){0,3})$")
"""An agency or initials that stand bare behind the last sentence ("... on Monday. Reuters")."""
_BRACKETED = re.compile(r"[(\[](?P<in>[^()\[\]]{2,80})[)\]]\.?$")
_BY = re.compile(r"[Bb][Yy]:?\s+(?=[A-ZÀ-ÖØ-Þ(])")
_BY_DESK = re.compile(
    r"[Bb][Yy]:? (?:an? )?(?P<desk>[a-z][a-z -]*?)(?:,? (?:in|from)(?: [A-ZÀ-Þ][\w'’-]+){1,3})?"
)
"""Who writes without a name, and from where ("By our correspondent in Nairobi")."""
LIST = re.compile(r"\s*(?:[/,;&+|]|\band\b|\bwith\b|\bvia\b|\s[-–—]\s)\s*", re.IGNORECASE)
"""What stands between the names of a credit."""
_FROM = re.compile(r"[Ff]rom(?: [A-Z][\w.'’-]+){2,4} in(?: [A-Z][\w.'’-]+){1,3}")
"""Who writes, and from where ("From Jane Doe in Nairobi")."""
_PLACED = re.compile(r"\s*[-–—/]+\s*")
_PLACING = re.compile(r"[-–—/]")
_INITIALS = re.compile(r"[A-Z]{2,}(?:-[A-Z]{2,})?(?:/[A-Za-z]{2,4})+")
"""Desk and writers ("ABC-NCR/JD")."""
_SIGN = re.compile(r"\([A-Z]{2,6}\)\.?$|[a-z]{2,4}(?:/[a-z]{2,4})+/?$|-0-(?:\s[\w/]+){0,4}$")
_ADDING = frozenset(
    ["With", "additional", "report", "reports", "reporting", "file", "files", "by", "from", "and"]
)
_VALUE_WORDS_MAX = 6
_CAPTION_LETTERS_MAX = 220
_WITH_CREDIT = 2
"""A paragraph and the credit cut off behind it."""
_OTHERS_MAX = 6
_BYLINE_WORDS_MAX = 14
_CREDIT_WORDS_MAX = 45


def split_credits(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Cut off sources named in brackets or behind a dash after the end of a paragraph."""
    cut = [_without_credit(part, cues) for part in parts]
    prose = [at for at, pieces in enumerate(cut) if is_body_prose(pieces[0])]
    if len(prose) > 1:
        first = prose[0]
        cut[first] = _signed_caption(cut[first], cues) or cut[first]
    return tuple(piece for pieces in cut for piece in pieces)


def _signed_caption(pieces: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...] | None:
    """Tell one sentence above the text with an agency behind it: the caption of a picture."""
    if len(pieces) != _WITH_CREDIT or pieces[1].text[0] in "([":
        return None
    if count_sentences(pieces[0].text) > 1:
        return None
    if read_dateline(pieces[0].text, cues) or len(pieces[0].text) > _CAPTION_LETTERS_MAX:
        return None
    return tuple(label(piece, PartKind.CAPTION, Reason.PHOTO_CREDIT) for piece in pieces)


def _without_credit(part: Part, cues: CleanCues) -> tuple[Part, ...]:
    if not is_open(part):
        return (part,)
    begin = _credit_begin(part.text, cues)
    if begin is None:
        return (part,)
    text, *behind = split_part(part, begin)
    return (text, *(label(c, PartKind.CREDIT, Reason.CREDIT_AT_END) for c in behind))


def _credit_begin(text: str, cues: CleanCues) -> int | None:
    """Give where the credit behind a last sentence begins; None where there is none."""
    signed = _SIGNED_AT_END.search(text, max(0, len(text) - _SIGNED_LETTERS_MAX))
    if signed is not None:
        return signed.start()
    people = _PEOPLE_AT_END.search(text, max(0, len(text) - _PEOPLE_LETTERS_MAX))
    if people is not None and cues.credits.meaning_of(people["in"]) == "people":
        return people.start("all")
    begin = max(0, len(text) - 120)
    match = _AT_END.search(text, begin)
    bare = None if match else _BARE_END.search(text, begin)
    if bare is not None and _signs_bare(bare["name"], cues):
        return bare.start("name")
    if match is None:
        return None
    if match["added"]:
        return match.start("all") if _are_names(match["added"]) else None
    return match.start("all") if _signs(match["in"] or match["dash"] or "", cues) else None


def _signs_bare(name: str, cues: CleanCues) -> bool:
    return cues.source_named(name) is not None or bool(_INITIALS.fullmatch(name))


def _are_names(added: str) -> bool:
    """Tell whether words behind "With" are nothing but names, and not the words of a sentence."""
    words = [word for word in re.findall(r"[^\W\d_][\w.'’-]*", added) if word not in _ADDING]
    return bool(words) and all(word[0].isupper() for word in words)


def _signs(names: str, cues: CleanCues) -> bool:
    """Tell whether a text is sources; one that is known vouches for a paper beside it.

    The day may stand behind them ("Example Agency, 22/06/2017").
    """
    names = cues.dates.residue(names) or names
    if are_sources(names, cues) or _INITIALS.fullmatch(names):
        return True
    pieces = [piece for piece in LIST.split(names) if piece]
    others = [piece for piece in pieces if not _is_source(piece, cues)]
    return 0 < len(others) < len(pieces) and all(name_paper(piece, cues) for piece in others)


def are_sources(names: str, cues: CleanCues) -> bool:
    """Tell whether a text is nothing but names of agencies and outlets, or words for them."""
    if cues.source_named(names) is not None:
        return True
    pieces = [piece for piece in LIST.split(names.strip(" .")) if piece]
    return 0 < len(pieces) <= _OTHERS_MAX and all(_is_source(piece, cues) for piece in pieces)


def _is_source(name: str, cues: CleanCues) -> bool:
    bare = name.strip(" .")
    return cues.source_named(bare) is not None or bare.casefold() in cues.words["byline-word"]


def mark_credits(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Tell lines that say where the article comes from, who wrote and who translated it."""
    result: list[Part] = []
    labelled = False
    for part in parts:
        valued = labelled and is_open(part) and _is_value(part.text, cues)
        labelled = is_open(part) and is_credit_label(part.text, cues)
        told = label(part, PartKind.CREDIT, Reason.CREDIT_LINE) if valued else None
        result.append(told or _as_credit(part, cues))
    return tuple(result)


def is_credit_label(text: str, cues: CleanCues) -> bool:
    """Tell whether a line is only the word that a source follows on the next ("Source")."""
    return " " not in text and cues.credits.whole.get(fold(text)) == "names"


def _is_value(text: str, cues: CleanCues) -> bool:
    """Tell whether a line below such a word can be a source: a name, and nothing of the page."""
    short = (
        len(text.split()) <= _VALUE_WORDS_MAX and text[:1].isupper() and not is_stamp(text, cues)
    )
    return short and text[-1] not in ".:!?" and cues.lines.meaning_of(text) is None


def _as_credit(part: Part, cues: CleanCues) -> Part:
    if not is_open(part):
        return part
    text = part.text
    count = count_words(text[:600])
    if count > _CREDIT_WORDS_MAX or is_stamp(text, cues):
        return part
    if _SIGN.match(text):
        return label(part, PartKind.CREDIT, Reason.CREDIT_AT_END)
    if is_placed_source(text, cues):
        return label(part, PartKind.DATELINE, Reason.DATELINE)
    reason = _credit_reason(text, count, cues)
    if reason is None:
        return part
    kind = PartKind.CAPTION if reason is Reason.PHOTO_CREDIT else PartKind.CREDIT
    return label(part, kind, reason)


def _is_photo(text: str, cues: CleanCues) -> bool:
    return cues.photo.inside is not None and bool(cues.photo.inside.search(fold(text)))


def is_placed_source(text: str, cues: CleanCues) -> bool:
    """Tell whether a line is a place and a source ("CAIRO - Reuters")."""
    if not _PLACING.search(text):
        return False
    place, dash, source = (
        piece.strip() for piece in _PLACED.sub("\0", text, count=1).partition("\0")
    )
    placed = is_place_like(place or " ") and not _is_source(place, cues)
    return bool(dash or source) and placed and are_sources(source, cues)


def _credit_reason(text: str, count: int, cues: CleanCues) -> Reason | None:
    value = cues.credits.meaning_of(text.strip("()[] ")) or cues.credits.meaning_inside(text)
    if value == "translation":
        return Reason.TRANSLATION_CREDIT
    if value == "names" and _is_photo(text, cues):
        return Reason.PHOTO_CREDIT
    if value == "people" or (value == "names" and not is_prose(text)):
        return Reason.CREDIT_LINE
    if count > _BYLINE_WORDS_MAX or is_prose(text):
        return None
    bare = text.strip("()[]-–— ")
    if are_sources(bare, cues) or (text[0] in "([" and _signs(bare, cues)):
        return Reason.CREDIT_LINE
    signed = (
        _is_byline(text)
        or _is_byline_of_desk(text, cues)
        or _is_placed_name(text, cues)
        or _FROM.fullmatch(text)
    )
    return Reason.BYLINE if signed else None


def _is_byline(text: str) -> bool:
    """Tell whether a line is "By" and names, with their posts at most."""
    if not (match := _BY.match(text)):
        return False
    words = text[match.end() :].split()
    capital = sum(word.lstrip("(")[:1].isupper() or "@" in word for word in words)
    bracketed = text[match.end() :].startswith("(") and text.endswith(")")
    return bracketed or (capital * 2 >= len(words) and not text.endswith((".", "?", "!")))


def _is_byline_of_desk(text: str, cues: CleanCues) -> bool:
    """Tell whether a line is "By" and a word for who writes, with a place or a paper at most."""
    match = _BY_DESK.fullmatch(text)
    if match is not None:
        return fold(match["desk"]) in cues.words["byline-word"]
    *names, last = text.rstrip(".").split()
    is_paper = bool(names) and all(name[0].isupper() for name in names)
    return is_paper and bool(_BY.match(text)) and cues.is_word("byline-word", last)


def _is_placed_name(text: str, cues: CleanCues) -> bool:
    """Tell whether a line is a name and where its bearer writes from ("Jane Doe, Nairobi")."""
    name, _, place = text.partition(", ")
    return (
        is_name(name)
        and " " in name
        and place.casefold() in cues.places
        and name.casefold() not in cues.places
    )
