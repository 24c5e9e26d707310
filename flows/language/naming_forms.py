"""Names by their form: "Marks & Spencer", "CPI(M)", 'X "Y" Z', acronyms that nothing else took.

Each rule reads one sentence and gives names; what the words mean is read in ``naming_bodies``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.stretches import Found
from flows.model import NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.language.stretches import Line

_ACRONYM_LETTERS = range(3, 7)
_WING_LETTERS = 3
_NOUN_TAGS = ("NNP", "NNPS", "NN", "NNS")
_CLOSING = {'"': '"', "“": "”", "‘": "’", "'": "'", "``": "''"}
_ONE_OF = ("a", "an")


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
