"""Datelines: place, date and agency in front of the first sentence.

Dates on a line of their own are told in ``stamps.py``; which day they mean in ``flows.dates``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.clean.pieces import label, split_part
from flows.clean.reasons import Reason
from flows.clean.wording import is_body_prose
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.clean.cues import CleanCues

_WINDOW = 140
_DASH = r"(?:\s*(?:—|–|−|--+)\s*|\s+[-_]\s+|-(?=\s)\s+)"
_LONG_DASHES = frozenset({"—", "–", "−", "--"})
_SEPARATOR = re.compile(
    rf"(?P<dash>{_DASH})|(?P<colon>\s?(?<!:):(?!:)\s)|(?P<closed>(?<=[)\]/])[.:,]?\s+(?:[-–—]+\s*)?)"
    r"|(?P<glued>(?:(?<=[A-Z)])|(?<=\d{4}))[-_]+(?=[A-Z]))|(?P<stop>(?<=[A-Z]{3})\.\s)"
)
_SEPARATING = re.compile(r"[—–−_:)\]/-]|[A-Z]{3}\.\s")
"""What each separator has, or the bracket before it: most sentences begin without."""
_UNMARKED = re.compile(
    r"(?:[Bb]y (?:[A-ZÀ-Þ][\w.'’-]+ ){2,4}?)?(?P<place>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2})"
    r"\s\((?P<agency>[A-Z]\w[\w. ]{1,20})\)\s"
    r"|(?P<capital>[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,}(?: [A-ZÀ-Þ'’-]+){0,2}),\s"
)
"""Author, place and agency, or a place in capitals, right before a date that no mark follows."""
_OPENS_SENTENCE = re.compile(r"\s+[\"“‘'«]?[A-ZÀ-Þ][^\W\d_]*[\s.,]")
_AGENCY = re.compile(r"[(\[/]\s*([A-Za-zÀ-ÿ][\w .&'’/-]{1,40}?)\s*[)\]/]")
_STARTS_SENTENCE = re.compile(r"[\"“‘'«(\[]*[A-ZÀ-ÖØ-Þ0-9]|[^\x00-\u024f]")
_PLACE_WORD = re.compile(
    r"[A-ZÀ-ÖØ-Þ][\w'’.-]*$|(?:al|el|as|ash|de|la|du|of|the|and|le|bin)(?:-\w+)?$"
)
_BRACKETED_PLACE = re.compile(r"[(\[][^()\[\]]{2,40}[)\]]\s")
_ADDRESS = re.compile(r"[\w-]+\.(?:com|net|org|info|tv)", re.IGNORECASE)
_GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?=[^\W\d_a-z])")
_ENDED = re.compile(r"[a-z]{3}[.!?]\s")
_CHUNKS = re.compile(r"[,/·|]")
_PLACE_CHUNKS_MAX = 4
_PLACE_WORDS_MAX = 4
_ORG_LETTERS_MAX = 12
_SIGN_LETTERS_MAX = 8
_LEADS = 2
_LOOSE, _CAPITAL, _STRICT = "loose", "capital", "strict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What stands in front of a first sentence.

    Args:
        end: Offset of the sentence behind it.
        agency: Name in brackets or between slashes, or before the date; None where there is none.
        dated: Whether a date stands in it.
        placed: Whether a place stands in it.
        capital: Whether the place is written in capitals, as datelines are.
        known: Whether a place in it is one of the known ones.
        dashed: Whether a long dash stands behind it.
    """

    end: int
    agency: str | None
    dated: bool
    placed: bool
    capital: bool
    known: bool = False
    dashed: bool = False


def split_datelines(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Cut datelines off paragraphs.

    A bare place is one in front of the first paragraph only; behind a lead that has none, a known
    place is one too where it is in capitals or a long dash follows it.
    """
    result: list[Part] = []
    trusts = (_LOOSE, *(_CAPITAL,) * _LEADS)
    for part in parts:
        if not is_body_prose(part):
            result.append(part)
            continue
        pieces = _without_dateline(part, cues, trusts[0] if trusts else _STRICT)
        trusts = trusts[1:] if len(pieces) == 1 else ()
        result += pieces
    return tuple(result)


def _without_dateline(part: Part, cues: CleanCues, trust: str) -> tuple[Part, ...]:
    """Cut datelines off a paragraph; a second one may follow the first."""
    found = read_dateline(part.text, cues)
    if found is None or not (trust == _LOOSE or _is_strict(found, trust)):
        return (part,)
    head, *rest = split_part(part, found.end)
    told = label(head, PartKind.DATELINE, Reason.DATELINE)
    return (told, *(piece for tail in rest for piece in _without_dateline(tail, cues, _STRICT)))


def _is_strict(found: Dateline, trust: str) -> bool:
    if found.agency is not None or (found.dated and found.placed):
        return True
    return trust == _CAPITAL and found.known and (found.capital or found.dashed)


def read_dateline(text: str, cues: CleanCues) -> Dateline | None:
    """Read the dateline that a text begins with.

    Returns:
        None where the text begins with its first sentence.
    """
    unmarked = _read_unmarked(text, cues)
    if unmarked is not None or not _SEPARATING.search(text, 0, _WINDOW):
        return unmarked
    undated = None
    for match in _SEPARATOR.finditer(text[:_WINDOW]):
        behind = text[match.end() : match.end() + 8]
        if not behind or not _STARTS_SENTENCE.match(behind):
            continue
        head = text[: match.end()] if match["closed"] else text[: match.start()]
        found = _judge(head, match, cues)
        if found is not None and not found.dated and cues.dates.date.match(text, match.end()):
            undated = undated or found  # its date stands behind the mark
        elif found is not None:
            return found if found.dated else undated or found
    return undated


def _read_unmarked(text: str, cues: CleanCues) -> Dateline | None:
    """Read "by Jane Doe Accra (AFP) May 3, 2014" or "ACCRA, May 3", and a sentence behind it."""
    match = _UNMARKED.match(text[:_WINDOW])
    date = cues.dates.date.match(text, match.end()) if match else None
    behind = text[date.end() :] if date else ""
    if match is None or date is None or not _OPENS_SENTENCE.match(behind):
        return None
    agency, place = match["agency"], match["place"] or match["capital"]
    if agency and cues.source_named(agency) is None:
        return None
    end = date.end() + len(behind) - len(behind.lstrip())
    known = place.casefold() in cues.places
    return Dateline(
        end=end, agency=agency, dated=True, placed=True, capital=place.isupper(), known=known
    )


def _judge(head: str, match: re.Match[str], cues: CleanCues) -> Dateline | None:
    if not head.strip() or head.count("(") != head.count(")"):
        return None
    agency = _AGENCY.search(head)
    if agency and re.search(r"\d", agency.group(1)):
        return None
    if agency and agency.group(1).casefold() in cues.places:
        head, agency = f"{head[: agency.start()]},{agency.group(1)},{head[agency.end() :]}", None
    bare = _AGENCY.sub(" ", head)
    dated = cues.dates.has_date(bare)
    rest = cues.dates.undated.sub(" ", cues.dates.date.sub(" | ", bare)) if dated else bare
    if _ENDED.search(rest):
        return None
    if dated:
        rest = re.sub(r"\d+", " ", rest)
    chunks = [chunk.strip(" .:-–—()") for chunk in chunks_of(rest)]
    chunks = [chunk for chunk in chunks if chunk]
    if len(chunks) > _PLACE_CHUNKS_MAX or not all(is_place_like(chunk) for chunk in chunks):
        return None
    signed = agency.group(1) if agency else _signature(chunks, bare, cues)
    if agency and dated and not chunks and cues.source_named(agency.group(1)) is None:
        # "January 23, 2014 (ADDIS ABABA) -": what stands in brackets is the place.
        chunks, signed = [agency.group(1)], None
    places = [chunk for chunk in chunks if chunk != signed]
    found = Dateline(
        end=match.end(),
        agency=signed,
        dated=dated,
        placed=bool(places),
        capital=any(chunk.isupper() and len(chunk) >= 3 for chunk in places),
        known=any(place.casefold() in cues.places for place in places),
        dashed=(match["dash"] or "").strip() in _LONG_DASHES,
    )
    return found if _is_told(found, places, match, cues) else None


def _signature(chunks: list[str], head: str, cues: CleanCues) -> str | None:
    """Find who signs: a known source, a web address, or capitals before date and place."""
    for index, chunk in enumerate(chunks):
        if _ADDRESS.fullmatch(chunk):
            return chunk
        if cues.source_named(chunk) is not None and (index or len(chunks) == 1 or chunk.isupper()):
            return chunk
    date = cues.dates.date.search(head)
    first = chunks[0] if chunks else ""
    if date is None or len(chunks) < 2 or not first.isupper() or len(first) > _ORG_LETTERS_MAX:
        return None
    behind = head[date.end() :].strip(" ,.:-–—")
    if not behind or head.find(first) >= date.start():
        return None
    if first.casefold() not in cues.places:
        return first
    is_sign = behind.isupper() and len(behind) <= _SIGN_LETTERS_MAX
    return behind if is_sign and behind.casefold() not in cues.places else None


def _is_told(found: Dateline, places: list[str], match: re.Match[str], cues: CleanCues) -> bool:
    """Tell whether a head is a dateline, by what it has and by the mark behind it."""
    barred = any(cues.is_word("not-place", place) for place in places)
    if barred or _is_short_for(found.agency, places):
        return False
    if match["closed"] or match["glued"]:
        bare = found.known and bool(_BRACKETED_PLACE.match(match.string))
        placed = bool(match["closed"]) and found.placed and (found.dated or bare)
        ran_on = match["glued"] and found.capital and found.known
        return _is_signed(found, cues) or placed or bool(ran_on and not found.dated)
    if found.dated or found.agency is not None:
        head = match.string[: match.start()]
        alone = not places and found.dashed and cues.dates.has_date(head)
        return found.placed or found.agency is not None or alone
    if match["stop"]:
        return found.capital and found.known
    if match["colon"]:
        return found.capital or found.known
    return found.placed and (found.capital or found.known or _is_bare_dash(match, places))


def _is_short_for(agency: str | None, places: list[str]) -> bool:
    """Tell whether brackets shorten the name before them ("National Lake Council (NLC)")."""
    initials = ("".join(w[0] for w in place.split() if w[0].isupper()) for place in places)
    return agency is not None and len(agency) > 1 and agency in initials


def _is_signed(found: Dateline, cues: CleanCues) -> bool:
    """Tell whether an agency stands in a dateline: a known one, a short sign, or beside a place."""
    if found.agency is None:
        return False
    short = found.agency.isupper() and len(found.agency) <= _SIGN_LETTERS_MAX
    return short or found.placed or found.dated or cues.source_named(found.agency) is not None


def _is_bare_dash(match: re.Match[str], places: list[str]) -> bool:
    """Tell whether a dash stands right behind one or two places written like names."""
    glued = not match.group()[:1].isspace()
    return len(places) <= 2 and (glued or match.group().strip() != "-")


def is_place_like(chunk: str) -> bool:
    """Tell whether a piece of a dateline can be a place: up to four words written like a name."""
    words = chunk.split()
    if not 1 <= len(words) <= _PLACE_WORDS_MAX or not chunk[0].isupper():
        return False
    return all(_PLACE_WORD.match(word) for word in words)


def find_glued_dateline(text: str, cues: CleanCues) -> int | None:
    """Find where a dateline runs into the words before it ("CairoAFP, 3 May - ...").

    Returns:
        Offset of the dateline, None where there is none.
    """
    if read_dateline(text, cues) is not None:
        return None
    for at in glue_points(text[:_WINDOW]):
        if _ENDED.search(text[:at]):
            return None
        found = read_dateline(text[at:], cues)
        if found is not None and (found.dated or found.agency is not None or found.capital):
            return at
    return None


def glue_points(text: str) -> Iterator[int]:
    """Give the places where a small letter runs into a capital."""
    for match in _GLUED.finditer(text):
        at = match.start()
        if text[at - 1].islower() and text[at].isupper():
            yield at


def chunks_of(text: str) -> list[str]:
    """Give the pieces between commas, slashes and bars."""
    return [chunk for chunk in _CHUNKS.split(text) if chunk.strip()]
