"""How far the phrase of a post reaches: over seat, field and letters to the one who holds it.

Who holds the post is told in ``titles_held``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.model import NameLabel

if TYPE_CHECKING:
    from flows.language.line import Line
    from flows.language.titles_placed import Placed

_FIELD_WORDS = 12
_FIELD_OPENERS = ("for", "on", "to", "of", "and", "&")
_FIELD_LINKS = ("for", "on", "to", "of", "the", "and", "&", "in", "charge")


def past_rest(placed: Placed) -> int:
    """Give where a body ends, its place and its letters with it ("Mission to Libya (UNSMIL)")."""
    line, at = placed.line, max(placed.last, _past_issue(placed.line, placed.post.last))
    ends = (n for n in (3, 2, 1) if line.word(at) in ("in", "to") and at + 1 + n <= len(line.words))
    known = next((n for n in ends if line.is_known_place(at + 1, at + 1 + n)), 0)
    seat = _past_seat(line, at)
    at += 1 + known if known and seat == at else seat - at
    return past_letters(line, _past_field(line, at))


def _past_seat(line: Line, at: int) -> int:
    """Step over where a body sits ("in Kletti", "in the Zumor Council"), a comma or person behind.

    As the language model knows it.
    """
    sits = line.word(at) in ("in", "at") and at + 2 < len(line.words)
    name = line.name_over(at + 1) if sits else None
    if name is None or name.first != line.words[at + 1].first or name.label is NameLabel.PERSON:
        return at
    end = next((i + 1 for i, w in enumerate(line.words) if w.last >= name.last), at)
    closed = end < len(line.words) and (line.word(end) == "," or line.is_person(end))
    return end if closed else at


def _past_field(line: Line, at: int) -> int:
    """Step over what a post is for, up to a comma ("Adviser on Power Lines, X").

    In capitals, but behind "to" ("an adviser to the president, X").
    """
    end, small = at, line.word(at) == "to"
    while end < min(at + _FIELD_WORDS, len(line.words)):
        noun = small and line.token(end).pos in ("DET", "ADJ", "NOUN")
        if not (noun or line.words[end].is_capital or line.word(end) in _FIELD_LINKS):
            break
        end += 1
    told = line.word(at) in _FIELD_OPENERS and end > at + 1 and line.word(end) == ","
    return end if told else at


def _past_issue(line: Line, at: int) -> int:
    """Step over what a post is for, up to a person ("envoy on the Zumor issue Ali Kletti").

    Small words that end in a noun; "a lawyer for the former minister X" is for X himself.
    """
    if line.word(at) not in ("on", "for"):
        return at
    for end in range(at + 2, min(at + _FIELD_WORDS, len(line.words))):
        name = line.name_over(end)
        person = name is not None and name.label is NameLabel.PERSON and name.last - name.first > 1
        if person and name is not None and name.first == line.words[end].first:
            noun = line.token(end - 1).pos == "NOUN" and line.words[end - 1].text.islower()
            return end if noun and not line.is_post(end - 1) else at
        if line.token(end).pos in ("VERB", "AUX", "PUNCT"):
            return at
    return at


def past_letters(line: Line, at: int) -> int:
    """Step over the letters of a body in brackets behind its name ("(UNSMIL)")."""
    return at + 3 if (line.word(at), line.word(at + 2)) == ("(", ")") else at


def before_own_body(line: Line, end: int) -> int:
    """Step back over "of" and a body behind a person ("Holm of the Front (ZF)"); 0 for none."""
    end -= 3 if (line.word(end - 3), line.word(end - 1)) == ("(", ")") else 0
    name = line.name_over(end - 1) if end > 1 else None
    if name is None or name.label is not NameLabel.ORGANIZATION:
        return 0
    at = next(i for i, w in enumerate(line.words) if w.last > name.first)
    at -= line.word(at - 1) == "the"
    return at - 1 if line.word(at - 1) in ("of", "from") else 0
