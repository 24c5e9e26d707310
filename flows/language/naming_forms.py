"""Names by their form: "Marks & Spencer", "CPI(M)", 'X "Y" Z', acronyms that nothing else took.

Each rule reads one sentence and gives names; what the words mean is read in ``naming_bodies``.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from flows.language.stretches import SMALL, Found
from flows.model import NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.language.stretches import Line

_ACRONYM_LETTERS = range(3, 7)
_WING_LETTERS = 3
_PERSON_LETTERS = 3
_NOUN_TAGS = ("NNP", "NNPS", "NN", "NNS")
_CLOSING = {'"': '"', "“": "”", "‘": "’", "'": "'", "``": "''"}
_ONE_OF = ("a", "an")
_BODY = NameLabel.ORGANIZATION
_INITIALS = range(2, 9)
_THINGS = frozenset({"program", "programme", "scheme", "initiative", "act", "plan", "treaty"})
_TIES = ("-", "–", "‑")
_SKIPPED = SMALL | {"ul", "wa", "wal", "el", "y", "e", "da", "do", "dos", "del", "et"}
"""Small words that give no letter to the initials of a name."""
_OF_THE = ("do", "da", "dos", "das", "del", "de")
_CAMEL = re.compile(r"(?!Ma?c|[DL][aeiu][A-Z]|Fitz|Van|O[’'])[A-Z][a-z]{2,}(?:[A-Z][a-z]+)+")
_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)")
_UNIT_WORDS = 6
"""Words of a unit's name, the number counted in, at the most."""


def joined_bodies(line: Line, _: Sequence[Found]) -> Iterator[Found]:
    """Find bodies whose name joins two words by "&" ("Marks & Spencer")."""
    if "&" not in line.words or line.is_title_case:
        return
    for at in range(1, len(line) - 1):
        if line.word(at) != "&" or not all(_is_partner(line, i) for i in (at - 1, at + 1)):
            continue
        first, last = at - 1, at + 2
        while first > 0 and _is_partner(line, first - 1):
            first -= 1
        while last < len(line) and _is_partner(line, last):
            last += 1
        if line.lexicon.find(line.text(first, last)) is None:
            yield Found(first=first, last=last, label=NameLabel.ORGANIZATION, sure=True)


def _is_partner(line: Line, at: int) -> bool:
    word = line.word(at)
    title = line.lexicon.is_cue("honorific", word.lower())
    return line.is_proper(at) and len(word) > 1 and not title


def winged_bodies(line: Line, _: Sequence[Found]) -> Iterator[Found]:
    """Find parties whose wing stands tight behind their acronym ("CPI(M)", "JD(U)")."""
    for at in range(len(line) - 3) if "(" in line.words else ():
        wing = line.word(at + 2)
        tied = line.word(at + 1) == "(" and not line.tokens[at].space and line.word(at + 3) == ")"
        if tied and _is_letters(line.word(at)) and _is_letters(wing) and len(wing) <= _WING_LETTERS:
            yield Found(first=at, last=at + 4, label=NameLabel.ORGANIZATION, sure=True)


def _is_letters(word: str) -> bool:
    return word.isalpha() and word.isupper()


def nicknamed_persons(line: Line, _: Sequence[Found]) -> Iterator[Found]:
    """Find persons with a nickname in quotation marks inside their name ('Anna "Nana" Berg')."""
    for at in range(1, len(line) - 3):
        closing = _CLOSING.get(line.word(at))
        if closing is None or not line.is_proper(at - 1) or line.tokens[at].space:
            continue
        end = next((i for i in range(at + 2, at + 5) if line.word(i) == closing), len(line))
        named = all(line.is_capital(i) for i in range(at + 1, end))
        if end + 1 < len(line) and named and line.is_proper(end + 1):
            first, last = at - 1, end + 2
            while first > 0 and _is_partner(line, first - 1):
                first -= 1
            while last < len(line) and _is_partner(line, last):
                last += 1
            yield Found(first=first, last=last, label=NameLabel.PERSON, sure=True)


def initialled_bodies(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find bodies whose initials stand in brackets behind them ("Bloc for a New Coast (BNC)")."""
    if line.is_title_case:
        return
    for at in (i for i, word in enumerate(line.words) if _is_initials(word)):
        yield from _told_behind(line, names, at)
        yield from _told_before(line, names, at)


def _is_initials(word: str) -> bool:
    return word.isupper() and word.isalpha() and len(word) in _INITIALS


def _told_before(line: Line, names: Sequence[Found], at: int) -> Iterator[Found]:
    """Find what letters are short for where it stands before them ("X Y Z (XYZ)", ", or XYZ")."""
    bracket = line.word(at - 1) == "(" and line.word(at + 1) == ")"
    comma = line.word(at - 1) == "or" and line.word(at - 2) == ","
    end = at - 1 - comma
    first = _initials_start(line, end, line.word(at)) if bracket or comma else None
    thing = bracket and line.word(at + 2) in _THINGS
    if first is None or thing or not _is_supported(names, first, at + 1):
        return
    known = line.lexicon.find(line.text(first, end))
    if not _is_post(line, first, end) and (known is None or known.label is _BODY):
        yield Found(first=first, last=end, label=_BODY, sure=True)
        yield Found(first=at, last=at + 1, label=_BODY, sure=True)


def post_letters(line: Line) -> Iterator[str]:
    """Give the letters that stand in brackets behind a post ("Deputy Commissioner (DC)")."""
    for at in (i for i, word in enumerate(line.words) if _is_initials(word)):
        told = line.word(at - 1) == "(" and line.word(at + 1) == ")"
        first = _initials_start(line, at - 1, line.word(at)) if told else None
        if first is not None and _is_post(line, first, at - 1):
            yield line.word(at)


def _told_behind(line: Line, names: Sequence[Found], at: int) -> Iterator[Found]:
    """Find what letters are short for where it follows them ("ZMV (Zumor Mayor Vanda)")."""
    letters = line.word(at)
    end, left = at + 2, list(letters)
    while left and end < len(line) and line.word(at + 1) in ("(", ","):
        word = line.word(end)
        if word[0] != left[0] and word not in SMALL:
            return
        left = left[1:] if word[0] == left[0] else left
        end += 1
    told = not left and line.word(end) == ")" and not _is_post(line, at + 2, end)
    held = any(n.label is _BODY and n.first == at for n in names)
    if told and held and line.lexicon.find(line.text(at + 2, end)) is None:
        yield Found(first=at + 2, last=end, label=_BODY, sure=True)


def joined_places(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Join two places that a Romance "of the" ties together ("Vila do Kletti")."""
    for one, other in pairwise(names):
        places = one.label is other.label is NameLabel.PLACE
        known = line.lexicon.find(line.text(one.first, one.last)) is not None
        if places and not known and other.first == one.last + 1 and line.word(one.last) in _OF_THE:
            yield Found(first=one.first, last=other.last, label=NameLabel.PLACE, sure=True)


def worded_bodies(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find bodies by a noun of bodies in another tongue ("Frente Kletti", "Harakat Kletti")."""
    for name in names:
        doubtful = name.label in (NameLabel.PERSON, NameLabel.PLACE) and not name.sure
        words = [line.word(i) for i in range(name.first, name.last)]
        noun = any(line.lexicon.is_cue("body_word", word) for word in words)
        known = line.lexicon.find(line.text(name.first, name.last))
        if doubtful and noun and len(words) > 1 and known is None:
            yield Found(first=name.first, last=name.last, label=_BODY, sure=True)


def camel_bodies(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find bodies by a capital inside their one word ("KlettiNews"), which no person's name has."""
    for name in names:
        one = name.last - name.first == 1 and name.label is NameLabel.PERSON and not name.sure
        if one and _CAMEL.fullmatch(line.word(name.first)):
            yield Found(first=name.first, last=name.last, label=_BODY)


def lettered_persons(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find persons by the letters of their names in brackets ("Anna Marta Kletti (AMK)")."""
    for name in names:
        at = name.last + (line.word(name.last) in ("'s", "’s"))
        letters = line.word(at + 1)
        opened = (line.word(at), line.word(at + 2)) == ("(", ")") and _is_letters(letters)
        if name.label is not NameLabel.PERSON or not opened or len(letters) < _PERSON_LETTERS:
            continue
        words = [line.word(i) for i in range(name.first, name.last)]
        if letters == "".join(w[0] for w in words if w[0].isalpha()).upper():
            yield Found(first=at + 1, last=at + 2, label=NameLabel.PERSON, sure=True)


def bracketed_bodies(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find the short name in brackets behind a body of several words ("... Front (Zumkle)")."""
    taken = {n.first for n in names if n.sure or n.label is _BODY}
    for name in names:
        at = name.last + 1
        opened, closed = line.word(name.last) == "(", line.word(at + 1) == ")"
        body = name.label is _BODY and name.last - name.first > 1 and opened and closed
        unknown = at not in taken and line.lexicon.find(line.word(at)) is None
        unknown &= not line.lexicon.is_cue("body_field", line.word(at).lower())
        if body and unknown and line.word(at)[:1].isupper() and line.word(at).isalpha():
            yield Found(first=at, last=at + 1, label=_BODY, sure=True)


def _initials_start(line: Line, end: int, letters: str) -> int | None:
    """Step back over the words that letters are the initials of; None where they are not."""
    at, left = end, list(letters)
    while left and at > 0:
        at -= 1
        word = line.word(at)
        if word[0] == left[-1]:
            left.pop()
        elif word not in _SKIPPED and not (line.word(at - 1) in _TIES and word[0].isupper()):
            return None
    return at if not left and at < end - 1 else None


def _is_supported(names: Sequence[Found], first: int, last: int) -> bool:
    """Tell whether the language model has a body in a stretch."""
    return any(n.label is _BODY and n.first < last and first < n.last for n in names)


def _is_post(line: Line, first: int, last: int) -> bool:
    """Tell whether words name a post ("Deputy Commissioner", "Inspector General of Police")."""
    heads = [
        i for i in range(first, last) if line.lexicon.is_cue("post_head", line.word(i).lower())
    ]
    return any(i == last - 1 or line.word(i + 1) == "of" for i in heads)


def numbered_units(line: Line, _: Sequence[Found]) -> Iterator[Found]:
    """Find units of an army by their number ("9th Mountain Brigade")."""
    for at in (i for i, word in enumerate(line.words) if word[0].isdecimal()):
        if not _ORDINAL.fullmatch(line.word(at)):
            continue
        end = at + 1
        while end < min(len(line), at + _UNIT_WORDS) and line.is_capital(end):
            end += 1
        units = [i for i in range(at + 1, end) if line.lexicon.is_cue("unit_end", line.word(i))]
        if units:
            yield Found(first=at, last=units[-1] + 1, label=_BODY, sure=True)


def acronyms(line: Line) -> Iterator[Found]:
    """Find words in capitals that nothing else took for a name; they are mostly bodies."""
    if all(t.text.isupper() or not t.text.isalpha() for t in line.tokens):
        return
    for index, token in enumerate(line.tokens):
        word = token.text
        letters = _is_letters(word) and len(word) in _ACRONYM_LETTERS
        if letters and _is_noun(line, index) and not line.lexicon.is_cue("not_name", word):
            beside = (index - 1, index + 1)
            if not any(0 <= i < len(line) and line.is_proper(i) for i in beside):
                yield Found(first=index, last=index + 1, label=NameLabel.ORGANIZATION)


def _is_noun(line: Line, index: int) -> bool:
    """Tell whether an acronym is a noun that names one thing: not "a CPA", not "RFP: ..."."""
    before = line.word(index - 1).lower()
    if before in _ONE_OF and not line.word(index + 1)[:1].isalpha():
        return False
    if line.tokens[index].tag == "NNP":
        return True
    runs_on = line.word(1) == "," or line.word(1).islower()
    opens = index == 0 and line.tokens[index].tag in _NOUN_TAGS and runs_on
    return opens or (line.tokens[index].tag == "NN" and before == "the")
