"""Who an article comes from: bylines, credit lines, credits behind the last sentence.

Telling the parts comes first; ``name_origin`` then reads publisher and agency out of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.clean.cues import fold
from flows.clean.datelines import is_place_like, read_dateline
from flows.clean.mastheads import name_owner
from flows.clean.pieces import is_open, label, split_part
from flows.clean.reasons import Reason
from flows.clean.stamps import is_stamp
from flows.clean.wording import WORD, is_body_prose, is_prose
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.clean.cues import CleanCues

_AT_END = re.compile(
    r"(?<=[.!?\"”’…])\s*(?P<all>[(\[](?P<in>[^()\[\]]{2,80})[)\]]\.?"
    r"|(?:--+|[—–-])\s*(?P<dash>[^.,;:()]{2,40})\.?"
    r"|(?P<added>(?:(?:--+|[—–-])\s*)?With [A-ZÀ-Ýabfr](?:[\w.'’/-]+|,|&|\s(?!\d))*)\.?)$"
)
_BRACKETED = re.compile(r"[(\[](?P<in>[^()\[\]]{2,80})[)\]]\.?$")
_BY = re.compile(r"[Bb][Yy]:?\s+(?=[A-ZÀ-ÖØ-Þ(])")
_LIST = re.compile(r"\s*(?:[/,;&+|]|\band\b|\bwith\b|\bvia\b|\s[-–—]\s)\s*", re.IGNORECASE)
_SOURCE_COLON = re.compile(r"^[^:]{2,20}:\s*(?P<names>.{2,80})$")
_PLACED = re.compile(r"\s*[-–—/]+\s*")
_SIGN = re.compile(r"\([A-Z]{2,6}\)\.?$")
_ADDED = re.compile(r"[(\[\s–—-]*(?:(?:with )?(?:additional|further)|with)\b", re.IGNORECASE)
"""What was added to an article by others says nothing of where it comes from."""
_ADDING = frozenset(
    ["With", "additional", "report", "reports", "reporting", "file", "files", "by", "from", "and"]
)
_OTHERS_MAX = 6
_PERSON_WORDS = 2
_PAPER_WORDS = range(2, 6)
_BYLINE_WORDS_MAX = 14
_CREDIT_WORDS_MAX = 45
_LEADS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who put an article out and which agency it came from, by their usual short names."""

    publisher: str | None = None
    agency: str | None = None


def split_credits(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Cut off sources named in brackets or behind a dash after the end of a paragraph."""
    return tuple(piece for part in parts for piece in _without_credit(part, cues))


def _without_credit(part: Part, cues: CleanCues) -> tuple[Part, ...]:
    if not is_open(part) or not (match := _AT_END.search(part.text, max(0, len(part.text) - 120))):
        return (part,)
    if match["added"] and not _are_names(match["added"]):
        return (part,)
    if not match["added"] and not are_sources(match["in"] or match["dash"] or "", cues):
        return (part,)
    text, credit = split_part(part, match.start("all"))
    return (text, label(credit, PartKind.CREDIT, Reason.CREDIT_AT_END))


def _are_names(added: str) -> bool:
    """Tell whether words behind "With" are nothing but names, and not the words of a sentence."""
    words = [word for word in re.findall(r"[^\W\d_][\w.'’-]*", added) if word not in _ADDING]
    return bool(words) and all(word[0].isupper() for word in words)


def are_sources(names: str, cues: CleanCues) -> bool:
    """Tell whether a text is nothing but names of agencies and outlets, or words for them."""
    if cues.source_named(names) is not None:
        return True
    pieces = [piece for piece in _LIST.split(names.strip(" .")) if piece]
    return 0 < len(pieces) <= _OTHERS_MAX and all(_is_source(piece, cues) for piece in pieces)


def _is_source(name: str, cues: CleanCues) -> bool:
    bare = name.strip(" .")
    return cues.source_named(bare) is not None or bare.casefold() in cues.words["byline-word"]


def mark_credits(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Tell lines that say where the article comes from, who wrote and who translated it."""
    return tuple(_as_credit(part, cues) for part in parts)


def _as_credit(part: Part, cues: CleanCues) -> Part:
    if not is_open(part):
        return part
    text = part.text
    count = len(WORD.findall(text[:600]))
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
    place, dash, source = (
        piece.strip() for piece in _PLACED.sub("\0", text, count=1).partition("\0")
    )
    return bool(dash or source) and is_place_like(place or " ") and are_sources(source, cues)


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
    if are_sources(text.strip("()[]-–— "), cues):
        return Reason.CREDIT_LINE
    return Reason.BYLINE if _is_byline(text) else None


def _is_byline(text: str) -> bool:
    """Tell whether a line is "By" and names, with their posts at most."""
    if not (match := _BY.match(text)):
        return False
    words = text[match.end() :].split()
    capital = sum(word.lstrip("(")[:1].isupper() or "@" in word for word in words)
    bracketed = text[match.end() :].startswith("(") and text.endswith(")")
    return bracketed or (capital * 2 >= len(words) and not text.endswith((".", "?", "!")))


def name_origin(parts: tuple[Part, ...], cues: CleanCues) -> Origin:
    """Name publisher and agency, from the surest sign to the weakest.

    Credits come first, then datelines and stamps, what the first paragraphs say of themselves
    ("AP reported"), and copyright lines.
    """
    found = [*_credited(parts, cues), *_signed(parts, cues), *_told(parts, cues)]
    found += _owned(parts, cues)
    return Origin(
        publisher=next((name for kind, name in found if kind == "outlet"), None),
        agency=next((name for kind, name in found if kind == "agency"), None),
    )


def _credited(parts: tuple[Part, ...], cues: CleanCues) -> Iterator[tuple[str, str]]:
    for part in reversed(parts):
        translated = part.rule == Reason.TRANSLATION_CREDIT
        if part.kind is PartKind.CREDIT and not translated and not _ADDED.match(part.text):
            yield from _named_in(part, cues)


def _named_in(part: Part, cues: CleanCues) -> Iterator[tuple[str, str]]:
    """Give the sources that a credit names; behind "Source:" a name unknown is an outlet."""
    colon = _SOURCE_COLON.match(part.text.strip("()[] "))
    told = colon is not None and cues.credits.meaning_of(part.text) == "names"
    text = colon["names"] if colon else part.text.strip("()[] -–—.")
    for piece in _LIST.split(text):
        source = cues.source_named(piece) or _last_words(piece, cues)
        if source is not None:
            yield source
        elif (
            told
            and piece[:1].isupper()
            and ":" not in piece
            and piece.casefold() not in cues.words["byline-word"]
        ):
            yield "outlet", piece.strip(" .")
        elif part.rule == Reason.BYLINE and (name := _paper_beside(piece, cues)) is not None:
            yield "outlet", name


def _last_words(text: str, cues: CleanCues) -> tuple[str, str] | None:
    """Find a source in the last words of a byline ("John Doe Associated Press")."""
    words = text.split()
    for first in range(len(words)):
        source = cues.source_named(" ".join(words[first:]))
        if source is not None:
            return source
    return None


def _signed(parts: tuple[Part, ...], cues: CleanCues) -> Iterator[tuple[str, str]]:
    for part in parts:
        if part.kind is not PartKind.DATELINE:
            continue
        if part.rule == Reason.STAMP:
            rest = cues.dates.residue(part.text) or ""
            pieces = re.split(r"[,|/·•]|\s[-–—]\s|-(?=\s)|(?<=\s)-", rest)
            yield from _known((piece.rpartition(":")[2] for piece in pieces), cues)
            yield from (("outlet", name) for piece in pieces if (name := _paper(piece, cues)))
            continue
        found = read_dateline(part.text + " A", cues)
        if found is not None and found.agency is not None:
            bracketed = re.search(rf"[(\[/]\s*{re.escape(found.agency)}", part.text)
            unknown = "agency" if bracketed else "outlet"
            yield cues.source_named(found.agency) or (unknown, found.agency)


def _paper(piece: str, cues: CleanCues) -> str | None:
    """Give a piece of a stamp that is written like the name of a paper ("The Example Star")."""
    name = piece.strip(" .:–—()")
    words = name.split()
    if len(words) not in _PAPER_WORDS or cues.source_named(name) is not None:
        return None
    named = all(word[0].isupper() or word in {"of", "the"} for word in words)
    titled = bool({words[0].casefold(), words[-1].casefold()} & cues.words["paper-word"])
    return name if named and titled and not _BY.match(name) else None


def _paper_beside(piece: str, cues: CleanCues) -> str | None:
    """Give the paper that a piece of a byline names; two words alone may be a person."""
    name = _paper(piece, cues)
    told = name is not None and (name.startswith("The ") or len(name.split()) > _PERSON_WORDS)
    return name if told else None


def _known(names: Iterable[str], cues: CleanCues) -> Iterator[tuple[str, str]]:
    for name in names:
        source = cues.source_named(name)
        if source is not None:
            yield source


def _owned(parts: tuple[Part, ...], cues: CleanCues) -> Iterator[tuple[str, str]]:
    """Give who owns the page: a source that is known, or else whom the line names as an outlet."""
    lines = [part.text for part in parts if part.kind is PartKind.REMOVED]
    owners = [owner for line in lines if (owner := name_owner(line)) is not None]
    heads = [part.text for part in parts if part.rule == Reason.PAGE_HEAD]
    owners += [head.lstrip("-–—| ") for head in heads if head[0] in "-–—|"]
    yield from _known(owners, cues)
    yield from (pair for pair in _known(heads, cues) if pair[0] == "outlet")
    yield from (("outlet", owner) for owner in owners if cues.source_named(owner) is None)


def _told(parts: tuple[Part, ...], cues: CleanCues) -> Iterator[tuple[str, str]]:
    """Give the agencies that the first paragraphs name as their source."""
    leads = [p.text for p in parts if is_body_prose(p) or p.rule == Reason.BODY][:_LEADS]
    verbs = "|".join(sorted(cues.words["report-verb"]))
    people = "|".join(sorted(cues.words["reporter-word"]))
    name = r"(?:the )?([A-Z][\w.]+(?: [A-Z]\w+)?)(?: news agency)?"
    says = re.compile(
        rf",\s+{name} (?:{verbs})\b[^,]{{0,30}}[.]|\baccording to {name}[.,]"
        rf"|\ban? {name} (?:{people})\b|\bciting {name}[.,]"
    )
    for text in leads:
        for match in says.finditer(text):
            name = next(group for group in match.groups() if group)
            yield from (pair for pair in _known([name], cues) if pair[0] == "agency")
