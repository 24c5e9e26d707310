"""Who put an article out and which agency it came from, read out of parts already told.

Which lines are credits, datelines and stamps is told in ``credits.py`` and ``datelines.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from flows.clean.credits import LIST, is_credit_label
from flows.clean.datelines import read_dateline
from flows.clean.mastheads import is_masthead, name_numbered, name_owner, name_paper
from flows.clean.reasons import Reason
from flows.clean.wording import is_body_prose
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.clean.cues import CleanCues

_SOURCE_COLON = re.compile(r"^[^:]{2,20}:\s*(?P<names>.{2,80})$")
_ADDED = re.compile(r"[(\[\s–—-]*(?:(?:with )?(?:additional|further)|with)\b", re.IGNORECASE)
_SHARED = re.compile(
    r"\bcontributed (?:to|reporting)|\b(?:for|in) this (?:report|article|story)"
    r"|\bthis report includes"
)
"""What was added to an article by others says nothing of where it comes from."""
_PIECES = re.compile(r"[,|/·•]|\s[-–—]\s|-(?=\s)|(?<=\s)-|\b[Bb]y\s")
"""What stands between the pieces of a stamp."""
_BARS = "-–—|» "
_AGENCY_WORDS = re.compile(r"\s+(?:news )?(?:agency|service)$", re.IGNORECASE)
_OWN_LETTERS = 3
_LEADS = 2
_PERSON_WORDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who put an article out and which agency it came from, by their usual short names."""

    publisher: str | None = None
    agency: str | None = None


def name_origin(parts: tuple[Part, ...], cues: CleanCues) -> Origin:
    """Name publisher and agency, from the surest sign to the weakest.

    Credits come first, then datelines and stamps, what the first paragraphs say of themselves
    ("AP reported"), and copyright lines.
    """
    ways = (_valued, _credited, _signed, _told, _owned)
    found = [pair for way in ways for pair in way(parts, cues)]
    publisher = next((name for kind, name in found if kind == "outlet"), None)
    initials = "".join(word[0] for word in (publisher or "").split() if word[0].isupper())
    agencies = (name for kind, name in found if kind == "agency")
    # "(GLM)" in a dateline of the Great Lakes Monitor is the paper itself
    agency = next((name for name in agencies if name != initials or len(name) < _OWN_LETTERS), None)
    return Origin(publisher=publisher, agency=agency)


def _valued(parts: tuple[Part, ...], cues: CleanCues) -> Iterator[tuple[str, str]]:
    """Give what the lines below "Source" name, the uppermost first: a name unknown is an outlet."""
    for above, part in pairwise(parts):
        if part.rule == Reason.CREDIT_LINE and is_credit_label(above.text, cues):
            yield cues.source_named(part.text) or ("outlet", part.text)


def _credited(parts: tuple[Part, ...], cues: CleanCues) -> Iterator[tuple[str, str]]:
    for part in reversed(parts):
        if part.kind is not PartKind.CREDIT or part.rule == Reason.TRANSLATION_CREDIT:
            continue
        if not _ADDED.match(part.text) and not _SHARED.search(part.text):
            yield from _named_in(part, cues)


def _named_in(part: Part, cues: CleanCues) -> Iterator[tuple[str, str]]:
    """Give the sources that a credit names; behind "Source:" a name unknown is an outlet."""
    colon = _SOURCE_COLON.match(part.text.strip("()[] "))
    told = colon is not None and cues.credits.meaning_of(part.text) == "names"
    text = colon["names"] if colon else part.text.strip("()[] -–—.")
    for piece in LIST.split(text):
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
        if part.kind is not PartKind.DATELINE and part.rule != Reason.PUBLISHED_LINE:
            continue
        if part.rule in {Reason.STAMP, Reason.PUBLISHED_LINE}:
            rest = cues.dates.residue(part.text) or ""
            pieces = _PIECES.split(rest)
            yield from _known((piece.rpartition(":")[2] for piece in pieces), cues)
            yield from (("outlet", name) for piece in pieces if (name := name_paper(piece, cues)))
            continue
        found = read_dateline(part.text + " A", cues)
        if found is not None and found.agency is not None:
            bracketed = re.search(rf"[(\[/]\s*{re.escape(found.agency)}", part.text)
            unknown = "agency" if bracketed else "outlet"
            yield cues.source_named(found.agency) or (unknown, found.agency)


def _paper_beside(piece: str, cues: CleanCues) -> str | None:
    """Give the paper that a piece of a byline names; two words alone may be a person."""
    name = name_paper(piece, cues)
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
    owners += [head.strip(_BARS) for head in heads if {head[0], head[-1]} & set(_BARS)]
    owners += [name_numbered(head) or head for head in heads if is_masthead(head, cues)]
    owners = [_AGENCY_WORDS.sub("", owner) for owner in owners]
    yield from _known(owners, cues)
    yield from (pair for pair in _known(heads, cues) if pair[0] == "outlet")
    yield from (("outlet", owner) for owner in owners if cues.source_named(owner) is None)


def _told(parts: tuple[Part, ...], cues: CleanCues) -> Iterator[tuple[str, str]]:
    """Give the agencies that the first paragraphs name as their source."""
    leads = (p.text for p in parts if is_body_prose(p) or p.rule == Reason.BODY)
    for text in islice(leads, _LEADS):
        for match in _says(cues).finditer(text):
            name = next(group for group in match.groups() if group)
            yield from (pair for pair in _known([name], cues) if pair[0] == "agency")


@lru_cache(maxsize=4)
def _says(cues: CleanCues) -> re.Pattern[str]:
    """Give the pattern of an agency that an article names as its own source."""
    verbs = "|".join(sorted(cues.words["report-verb"]))
    people = "|".join(sorted(cues.words["reporter-word"]))
    name = r"(?:the )?([A-Z][\w.]+(?: [A-Z]\w+)?)(?: news agency)?"
    return re.compile(
        rf",\s+{name} (?:{verbs})\b[^,]{{0,30}}[.]|\baccording to {name}[.,]"
        rf"|\ban? {name} (?:{people})\b|\bciting {name}[.,]"
    )
