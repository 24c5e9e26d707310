"""What the words in a name and beside it tell of its kind: "Ministry of ...", "the town of ...".

The words are cues of ``ontology/reference/``. Each rule reads one sentence and gives names that it
is sure of; the first rules are the surest, and a later one does not touch what they found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from flows.language.naming_persons import (
    named_persons,
    titled_persons,
    told_persons,
    whole_persons,
)
from flows.language.stretches import Found, filled, is_title_case, joined, proper_runs
from flows.model import NameLabel

if TYPE_CHECKING:
    from flows.language.stretches import Line

Rule = Callable[["Line", Sequence[Found]], Iterator[Found]]

_INSIDE = frozenset({"of", "for", "and", "&", "the", "on", "to", "-", "'s", "’s", "'", "’"})
_RUN_TAGS = ("NNP", "NNPS", "JJ", "NN", "NNS", "VBG", "VBN", "CD")
_CUE_WORDS = 3


def read_words(line: Line, names: Sequence[Found]) -> tuple[Found, ...]:
    """Give the names with those added or given another kind by their words and those beside."""
    found = tuple(names)
    for rule in RULES:
        new = [n for n in rule(line, found) if not _is_settled(n, found)]
        found = joined(found, new)
    return filled(found, _acronyms(line))


def _is_settled(new: Found, names: Sequence[Found]) -> bool:
    """Tell whether a name stands that is sure and no part of the new one, or longer and alike."""
    for name in names:
        if not name.overlaps(new):
            continue
        same = (name.first, name.last) == (new.first, new.last)
        if name.sure and (same or not new.covers(name)):
            return True
        if name.label is new.label and name.covers(new) and not same:
            return True
    return False


def _runs(line: Line) -> Iterator[tuple[int, int]]:
    """Give stretches of capitals with small words inside that could be the name of a body."""
    at = 0
    while at < len(line):
        if not _is_run_word(line, at):
            at += 1
            continue
        end = at + 1
        while end < len(line):
            step = _step(line, end)
            if not step:
                break
            end += step
        yield at, end
        at = end


def _step(line: Line, at: int) -> int:
    """Give how many words further the run goes on: small words count with the capital behind."""
    if _is_run_word(line, at):
        return 1
    if line.word(at) in _INSIDE:
        if at + 1 < len(line) and _is_run_word(line, at + 1):
            return 2
        if line.word(at + 1) == "the" and at + 2 < len(line) and _is_run_word(line, at + 2):
            return 3
    return 0


def _is_run_word(line: Line, at: int) -> bool:
    token = line.tokens[at]
    capital = token.text[0].isupper() and (at > 0 or token.tag in ("NNP", "NNPS", "JJ"))
    return capital and token.tag in _RUN_TAGS and not line.lexicon.is_cue("name_time", token.text)


def _plain_start(line: Line, first: int, last: int) -> int:
    """Step to where the run of capitals that ends at ``last`` begins, small words not passed.

    "Kenya and the Kenyan Ministry" begins at "Kenyan"; "Center for War and Peace" is not cut.
    """
    start = last - 1
    while start > first and (line.is_capital(start - 1) or line.is_glue(start - 1)):
        start -= 1
    return start


def _titled_bodies(line: Line, _: Sequence[Found]) -> Iterator[Found]:
    """Find bodies by the noun they end in ("Kenya Airways", "Supreme Court")."""
    if is_title_case(line):
        return
    for first, last in _runs(line):
        for end in range(last, first, -1):
            noun = line.word(end - 1)
            if not line.lexicon.is_cue("body_end", noun) or not _may_end(line, end, last):
                continue
            start = _past_lead(line, _plain_start(line, first, end), end)
            if end - start > 1:
                tail = _tail_end(line, end)
                yield Found(first=start, last=tail, label=NameLabel.ORGANIZATION, sure=True)
            break


def _tail_end(line: Line, end: int) -> int:
    """Take in what a body is of or for ("Supreme Court of India")."""
    if line.word(end) not in ("of", "for") or line.tokens[end - 1].text.islower():
        return end
    at = end + 1 + (line.word(end + 1) == "the")
    last = _run_end(line, at)
    return last if last > at else end


def _may_end(line: Line, end: int, last: int) -> bool:
    """Tell whether a name may end before ``end``: a title, a small word or a person follows."""
    if end >= last or not line.is_capital(end):
        return True
    word = line.word(end)
    lexicon = line.lexicon
    return (
        lexicon.is_cue("post_head", word.lower())
        or lexicon.is_cue("post_modifier", word.lower())
        or lexicon.is_cue("honorific", word.lower())
        or word in lexicon.given
    )


def _past_lead(line: Line, first: int, end: int) -> int:
    """Step over posts before the name of a body ("President Xi", "Former World Bank")."""
    while first < end - 1:
        word = line.word(first).lower()
        title = line.lexicon.is_cue("post_head", word) or line.lexicon.is_cue("post_former", word)
        if not title and word not in ("the", "a", "an", "but", "and", "in", "at"):
            break
        first += 1
    return first


def _titled_places(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find places by the noun they end in ("Niger Delta", "Homa Bay County")."""
    if is_title_case(line):
        return
    for first, last in _runs(line):
        for end in range(last, first + 1, -1):
            if _is_place_noun(line, end - 1) and _may_end(line, end, last):
                start = _plain_start(line, first, end)
                if end - start > 1 and not _is_body(names, start, end):
                    yield Found(first=start, last=end, label=NameLabel.PLACE)
                break


def _is_place_noun(line: Line, at: int) -> bool:
    noun = line.word(at)
    if noun != "State":
        return line.lexicon.is_cue("place_end", noun)
    known = line.lexicon.find(line.word(at - 1))
    return known is not None and known.label is NameLabel.PLACE


def _is_body(names: Sequence[Found], first: int, last: int) -> bool:
    return any(
        n.label is NameLabel.ORGANIZATION and n.first < last and first < n.last for n in names
    )


def _opened(line: Line, group: str, label: NameLabel) -> Iterator[Found]:
    for at in range(len(line)):
        for words in range(_CUE_WORDS, 0, -1):
            end = at + words
            if end >= len(line) or not line.lexicon.is_cue(group, line.text(at, end)):
                continue
            last = _run_end(line, end + (line.word(end) == "the"))
            if last > end:
                start = _widened(line, at) if label is NameLabel.ORGANIZATION else at
                yield Found(first=start, last=last, label=label, sure=True)
            break


def _widened(line: Line, at: int) -> int:
    """Take in the capitals before a body's first words ("the Kenyan Ministry of Health")."""
    start = at
    while start > 0 and _is_run_word(line, start - 1):
        start -= 1
    return _past_lead(line, start, at + 1)


def _run_end(line: Line, at: int) -> int:
    """Give the end of the capitals that begin at a word, joined ones included; ``at`` if none."""
    end = at
    while end < len(line) and (_is_run_word(line, end) or line.is_glue(end)):
        end += 1
    if end > at and line.word(end) in ("and", "&", "of") and end + 1 < len(line):
        more = end + 1
        while more < len(line) and _is_run_word(line, more) and line.tokens[more].tag != "CD":
            more += 1
        known = line.lexicon.find(line.word(end + 1))
        if more > end + 1 and (line.word(end) == "of" or known is None) and line.word(end) != "and":
            return more
    return end


def _opened_bodies(line: Line, _: Sequence[Found]) -> Iterator[Found]:
    """Find bodies by the words they begin with ("Ministry of ...", "FC ...")."""
    yield from _opened(line, "body_begin", NameLabel.ORGANIZATION)


def _opened_places(line: Line, _: Sequence[Found]) -> Iterator[Found]:
    """Find places by the words they begin with ("Mount ...", "Gulf of ...")."""
    yield from _opened(line, "place_begin", NameLabel.PLACE)


def _before(line: Line, group: str, end: int) -> bool:
    """Tell whether a cue of a group stands right before a word."""
    return any(
        line.lexicon.is_cue(group, line.text(end - n, end))
        for n in range(1, _CUE_WORDS + 1)
        if end >= n
    )


def _behind(line: Line, group: str, at: int) -> bool:
    return any(
        line.lexicon.is_cue(group, line.text(at, at + n))
        for n in range(1, _CUE_WORDS + 1)
        if at + n <= len(line)
    )


def _described(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find names by the common noun beside them ("the town of X", "X province", "carmaker X")."""
    for first, last in proper_runs(line):
        held = next((n for n in names if n.first <= first < n.last), None)
        begin, end = (first, last) if held is None else (held.first, held.last)
        label = _described_as(line, begin, end)
        if label is None or (held is not None and not _may_turn(held, label)):
            continue
        known = line.lexicon.find(line.text(begin, end))
        if known is None or known.label is label:
            yield Found(first=begin, last=end, label=label, sure=True)


def _may_turn(held: Found, label: NameLabel) -> bool:
    if held.label is NameLabel.PEOPLE or held.sure:
        return False
    full = held.last - held.first > 1 and held.label is NameLabel.PERSON
    return not (full and label is NameLabel.ORGANIZATION)


def _described_as(line: Line, first: int, last: int) -> NameLabel | None:
    if line.word(first - 1) == "of" and _before(line, "place_before", first - 1):
        return NameLabel.PLACE
    if _before(line, "place_before_alone", first) and line.word(first - 1).islower():
        return NameLabel.PLACE
    if _behind(line, "body_behind", last):
        return NameLabel.ORGANIZATION
    if _behind(line, "place_behind", last):
        return NameLabel.PLACE
    return NameLabel.ORGANIZATION if _before(line, "body_before", first) else None


def _acronyms(line: Line) -> Iterator[Found]:
    """Find words in capitals that nothing else took for a name; they are mostly bodies."""
    if all(t.text.isupper() or not t.text.isalpha() for t in line.tokens):
        return
    for index, token in enumerate(line.tokens):
        word = token.text
        initials = word.isupper() and word.isalpha() and 3 <= len(word) <= 6
        if initials and token.tag == "NNP" and not line.lexicon.is_cue("not_name", word):
            alone = not any(
                0 <= i < len(line) and line.is_proper(i) for i in (index - 1, index + 1)
            )
            if alone:
                yield Found(first=index, last=index + 1, label=NameLabel.ORGANIZATION)


RULES: tuple[Rule, ...] = (
    _opened_bodies,
    _titled_bodies,
    _opened_places,
    _titled_places,
    _described,
    titled_persons,
    named_persons,
    whole_persons,
    told_persons,
)
