"""What lines are by where they stand: decks, captions and bylines above the text, subheads in it.

These rules come last: they tell what no wording has told.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from flows.clean.cues import fold
from flows.clean.mastheads import name_paper
from flows.clean.pieces import is_open, label
from flows.clean.reasons import Reason
from flows.clean.wording import (
    WORD,
    count_sentences,
    count_words,
    ends_sentence,
    first_prose,
    is_body_prose,
    is_name,
    last_prose,
    line_key,
    stems_of,
)
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.clean.cues import CleanCues

_HEAD_PARTS = 12
_PROSE_PARTS_MIN = 3
_PROSE_LETTERS_READ = 200_000
_DECK_STEMS_MIN = 60
"""Different longer words of a text that bears each of its decks out."""
_DECK_WORDS_MAX = 45
_SUBHEAD_WORDS_MAX = 12
_FOOT_WORDS_MAX = 7
_PLACE_WORDS_MAX = 3
_SECTION_WORDS_MAX = 5
_LINKS_MIN = 3
_BULLETS = frozenset("•·▪■►▶*")
_ENDED = frozenset(
    {Reason.COPYRIGHT, Reason.PUBLISHED_LINE, Reason.CREDIT_AT_END, Reason.CREDIT_LINE}
)
_GONE = PartKind.REMOVED
_OPENING = '"“„«‘'
_INITIAL = re.compile(r"\b[A-Z]\.$")
"""A name cut to its first letter: its full stop ends no sentence."""


def mark_standfirst(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Tell a sentence between headline and byline: a caption where it has no verb, or a deck."""
    at = _standfirst_at(parts)
    if at is None:
        return parts
    line = parts[at]
    verbs = cues.words["finite-verb"].intersection(WORD.findall(line.text))
    if not verbs and count_sentences(line.text) == 1:
        told = label(line, PartKind.CAPTION, Reason.CAPTION_LINE)
    else:
        told = label(line, PartKind.SUBHEAD, Reason.DECK)
    return (*parts[:at], told, *parts[at + 1 :])


def _standfirst_at(parts: tuple[Part, ...]) -> int | None:
    """Give the place of the one sentence above the last byline or stamp under the headline."""
    head = _headline_at(parts)
    body = [at for at, part in enumerate(parts) if is_body_prose(part)]
    if head is None or len(body) < _PROSE_PARTS_MIN:
        return None
    signs = {Reason.BYLINE, Reason.STAMP, Reason.PUBLISHED_LINE}
    near = range(head + 1, min(len(parts), head + _HEAD_PARTS))
    signed = max((at for at in near if parts[at].rule in signs), default=head)
    above = [at for at in body if head < at < signed]
    if len(above) != 1 or _is_lead(parts[above[0]], parts):
        return None
    return above[0] if count_words(parts[above[0]].text) <= _DECK_WORDS_MAX else None


def _is_lead(part: Part, parts: tuple[Part, ...]) -> bool:
    """Tell whether a sentence is the first of the text, which the page prints again as such."""
    again = (p.text for p in parts if p.rule == Reason.LEAD_REPEATED)
    return any(line_key(text).endswith(line_key(part.text)) for text in again)


def mark_lines_above(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Tell the lines between the headline and the first paragraph."""
    head, body = _headline_at(parts), first_prose(parts)
    if head is None or body is None or body < head:
        return parts
    text = _prose_of(parts)
    prose = (part.text for part in parts if is_body_prose(part))
    stems = frozenset(stem for line in prose for stem in stems_of(line))
    return tuple(
        _line_above(part, text, stems, cues) if head < at < body and is_open(part) else part
        for at, part in enumerate(parts)
    )


def _line_above(part: Part, text: str, stems: frozenset[str], cues: CleanCues) -> Part:
    count = count_words(part.text)
    if cues.dates.is_clock(part.text):
        return label(part, _GONE, Reason.PUBLISHED_LINE)
    if _is_dated_section(part.text, cues):
        return label(part, PartKind.DATELINE, Reason.STAMP)
    if part.text.isupper() and count <= _PLACE_WORDS_MAX and not part.text[-1].isdigit():
        return label(part, PartKind.DATELINE, Reason.DATELINE)
    return _name_above(part, text, count) or _deck(part, stems, count)


def _name_above(part: Part, text: str, count: int) -> Part | None:
    """Tell a line that is nothing but a name: of somebody in a picture, or of the author."""
    if not is_name(part.text):
        return None
    titled = any(len(word) > 1 and word.isupper() for word in part.text.split())
    if part.text in text or (titled and count >= 3):
        return label(part, PartKind.CAPTION, Reason.CAPTION_LINE)
    if 2 <= count <= 4 and not titled:
        return label(part, PartKind.CREDIT, Reason.BYLINE)
    return None


def _deck(part: Part, stems: frozenset[str], count: int) -> Part:
    """Tell a line that sums the text up, in some of its words, from a line of the page."""
    shared = any(stem in stems for stem in stems_of(part.text))
    long = count >= 5 and (shared or len(stems) < _DECK_STEMS_MIN)
    told = long or (count >= 3 and shared) or ends_sentence(part.text)
    if told or _is_uncased(part.text):
        return label(part, PartKind.SUBHEAD, Reason.DECK)
    return label(part, _GONE, Reason.NAVIGATION)


def _is_dated_section(text: str, cues: CleanCues) -> bool:
    """Tell whether a line is a full date and the name of a section ("3 May 2014 World News")."""
    rest = cues.dates.residue(text) if cues.dates.has_full_date(text) else None
    if rest is None or ends_sentence(text):
        return False
    words = rest.split()
    named = all(word[0].isupper() or word in {"and", "&", "of", "for"} for word in words)
    return len(words) <= _SECTION_WORDS_MAX and named and rest in text


def _is_uncased(text: str) -> bool:
    """Tell whether a script has no capitals: its short lines tell too little to take them away."""
    return text.lower() == text.upper()


def mark_subheads(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Tell the short lines between paragraphs: subheads, or captions where they only name."""
    first, last = first_prose(parts), last_prose(parts)
    if first is None or last is None:
        return parts
    text = _prose_of(parts)
    links = _links_between(parts)
    spoken = {at + 1 for at, part in enumerate(parts) if part.kind is PartKind.SPEAKER}
    between = set(range(first + 1, last)) - spoken
    return tuple(
        label(part, _GONE, Reason.RELATED)
        if at in links
        else (_line_between(part, text, cues) if at in between and is_open(part) else part)
        for at, part in enumerate(parts)
    )


def _links_between(parts: tuple[Part, ...]) -> frozenset[int]:
    """Find short lines in a row below a line of the page, or behind bullets: a box of links."""
    found: set[int] = set()
    end = last_prose(parts) or 0
    for at, part in enumerate(parts):
        row: list[int] = []
        if part.rule in {Reason.NAVIGATION, Reason.RELATED}:
            row = [*takewhile(lambda i: _is_link(parts[i]), range(at + 1, len(parts)))]
        elif at < end and _is_bullet(part) and not _announces_items(parts[at - 1] if at else None):
            row = [*takewhile(lambda i: _is_bulleted(parts, i), range(at + 1, len(parts), 2))]
        found.update(row if len(row) >= _LINKS_MIN else ())
    return frozenset(found)


def _announces_items(above: Part | None) -> bool:
    return above is not None and above.text.endswith((":", ";", ","))


def _is_bullet(part: Part) -> bool:
    return part.rule == Reason.STRAY_MARK and part.text in _BULLETS


def _is_bulleted(parts: tuple[Part, ...], at: int) -> bool:
    """Tell whether a link stands behind a bullet; items of a text often begin in small letters."""
    return _is_bullet(parts[at - 1]) and _is_link(parts[at]) and not parts[at].text[0].islower()


def _is_link(part: Part) -> bool:
    short = count_words(part.text) <= _SUBHEAD_WORDS_MAX
    return is_open(part) and short and not part.text.endswith((".", "”", '"'))


def _line_between(part: Part, text: str, cues: CleanCues) -> Part:
    if cues.dates.is_clock(part.text):
        return label(part, _GONE, Reason.PUBLISHED_LINE)
    count = count_words(part.text)
    said = ends_sentence(part.text) or part.text[:1] in _OPENING or part.text.endswith((",", ";"))
    if said or count > _SUBHEAD_WORDS_MAX or (part.text.endswith(":") and count > _FOOT_WORDS_MAX):
        return part
    named = is_name(part.text) and count >= 2 and part.text in text
    if named and not part.text.isupper() and part.text.casefold() not in cues.places:
        return label(part, PartKind.CAPTION, Reason.CAPTION_LINE)
    return label(part, PartKind.SUBHEAD, Reason.SUBHEAD)


def drop_page_foot(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Take away short lines behind the last paragraph; a name there signs the article.

    Several lines there that end no sentence are titles of other articles.
    """
    last = last_prose(parts)
    if last is None:
        return parts
    text = _prose_of(parts)
    behind = [at for at in range(last + 1, len(parts)) if is_open(parts[at])]
    items = _items(parts, last, cues)
    behind = [at for at in behind if at not in items]
    listed = _listed_behind(parts, last, behind)
    ended = next((at for at in range(last + 1, len(parts)) if parts[at].rule in _ENDED), len(parts))
    listed |= {at for at in behind if at > ended and _is_title(parts[at].text)}
    return tuple(
        label(part, PartKind.REMOVED, Reason.RELATED)
        if at in listed
        else (_line_behind(part, text) if at in behind else part)
        for at, part in enumerate(parts)
    )


def _items(parts: tuple[Part, ...], last: int, cues: CleanCues) -> frozenset[int]:
    """Find the items of a list of the article itself ("Key points") behind its last paragraph."""
    heads = cues.words["list-head"]
    begin = next(
        (at for at in range(last + 1, len(parts)) if fold(parts[at].text).strip(" :") in heads),
        len(parts),
    )
    run = takewhile(lambda at: _is_item(parts[at]), range(begin + 1, len(parts)))
    return frozenset(run)


def _is_item(part: Part) -> bool:
    return is_open(part) or part.rule == Reason.STRAY_MARK


def _listed_behind(parts: tuple[Part, ...], last: int, behind: Sequence[int]) -> frozenset[int]:
    """Find titles of other articles behind the last paragraph, and the dates beside them.

    A date right below the headline is the article's own, though both stand behind the text; where
    one stands between headline and text, all behind it are of others.
    """
    related = [at for at in range(last + 1, len(parts)) if parts[at].rule == Reason.RELATED]
    titles = [at for at in behind if _is_title(parts[at].text)]
    listed = titles if len(titles) + bool(related) > 1 else []
    near = {at + step for at in (*listed, *related) for step in (-1, 1)}
    near -= {at + 1 for at, part in enumerate(parts) if part.kind is PartKind.HEADLINE}
    near -= {_foot_stamp(parts, last)}
    dated = [at for at, part in enumerate(parts) if part.rule == Reason.STAMP]
    heads = (at for at, part in enumerate(parts) if part.kind is PartKind.HEADLINE)
    head = next(heads, len(parts))
    is_dated = any(head < at < last for at in dated)
    stamps = {at for at in dated if at > last and (is_dated or at in near)}
    return frozenset(stamps.union(listed))


def _foot_stamp(parts: tuple[Part, ...], last: int) -> int:
    """Give the one stamp of a page, where it signs the text right behind it; -1 for none."""
    stamps = [at for at, part in enumerate(parts) if part.rule == Reason.STAMP]
    signs = {Reason.STRAY_MARK, Reason.CREDIT_LINE, Reason.CREDIT_AT_END, Reason.BYLINE}
    behind = next((at for at in range(last + 1, len(parts)) if parts[at].rule not in signs), -1)
    return behind if stamps == [behind] else -1


def _is_title(text: str) -> bool:
    return not ends_sentence(text) and text[:1] not in _OPENING and not text.startswith("(")


def _line_behind(part: Part, text: str) -> Part:
    count = count_words(part.text)
    name = part.text.lstrip("-–— ")
    if is_name(name) and count >= 2 and _INITIAL.search(name):
        return label(part, PartKind.CREDIT, Reason.BYLINE)
    if ends_sentence(part.text) or part.text[:1] in _OPENING or count > _FOOT_WORDS_MAX:
        return part
    if "/" in name and all(is_name(piece.strip()) for piece in name.split("/")):
        return label(part, PartKind.CREDIT, Reason.BYLINE)
    if is_name(name) and 2 <= count <= 4:
        in_text = name in text
        kind = PartKind.CAPTION if in_text else PartKind.CREDIT
        return label(part, kind, Reason.CAPTION_LINE if in_text else Reason.BYLINE)
    return label(part, PartKind.REMOVED, Reason.PAGE_FOOT)


def drop_section_name(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Take away a word or two, or a paper, above the first paragraph where no headline stands.

    Not a place that heads the first item of a digest, as another heads one further down.
    """
    body = first_prose(parts)
    if body is None or _headline_at(parts) is not None:
        return parts
    parts = _with_first_item(parts, body, cues)
    return tuple(
        label(part, PartKind.REMOVED, Reason.NAVIGATION)
        if at < body and is_open(part) and _is_section_name(part.text, cues)
        else part
        for at, part in enumerate(parts)
    )


def _with_first_item(parts: tuple[Part, ...], body: int, cues: CleanCues) -> tuple[Part, ...]:
    """Tell the place above the first paragraph, where a subhead below is one too."""
    places = [at for at, part in enumerate(parts) if part.text.casefold() in cues.places]
    heads = any(parts[at].kind is PartKind.SUBHEAD for at in places)
    first = next((at for at in places if at < body and is_open(parts[at])), None)
    if not heads or first is None:
        return parts
    told = label(parts[first], PartKind.SUBHEAD, Reason.SUBHEAD)
    return (*parts[:first], told, *parts[first + 1 :])


def _is_section_name(text: str, cues: CleanCues) -> bool:
    short = count_words(text) <= 2 and _is_title(text)
    return short or name_paper(text, cues) is not None


def take_rest_as_body(parts: tuple[Part, ...], _cues: CleanCues) -> tuple[Part, ...]:
    """Take what no rule has told as text of the article: nothing of it is lost."""
    return tuple(
        label(part, PartKind.PARAGRAPH, Reason.BODY) if is_open(part) else part for part in parts
    )


def _prose_of(parts: tuple[Part, ...]) -> str:
    """Give the running text in which names are looked up, cut where it gets very long."""
    return " ".join(part.text for part in parts if is_body_prose(part))[:_PROSE_LETTERS_READ]


def _headline_at(parts: tuple[Part, ...]) -> int | None:
    return next((at for at, part in enumerate(parts) if part.kind is PartKind.HEADLINE), None)
