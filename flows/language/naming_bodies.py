"""Bodies and places by the nouns in their own names: "Ministry of ...", "... Union", "Lake ...".

Each rule reads one sentence and gives names; ``naming_words`` lays them over the other names. What
stands beside a name is read there and in ``naming_context``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.naming_cuts import holder_in
from flows.language.stretches import Found
from flows.model import NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.language.stretches import Line

_INSIDE = frozenset({"of", "for", "and", "&", "the", "on", "to", "-", "'s", "’s", "'", "’"})
_RUN_TAGS = ("NNP", "NNPS", "JJ", "NN", "NNS", "VBG", "VBN", "CD")
_CUE_WORDS = 3
_AFTER_LEAST = 2
"""Words of a body that is named after a person and the rank: "General X School"."""
_TIES = ("and", "&")
_OWNING = ("'s", "’s", "'", "’")


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

    "Kenya and the Kenyan Ministry" begins at "Kenyan"; "Center for War and Peace" is not cut, nor
    "Trade and Industry Ministry", nor "al-Qassam Brigades".
    """
    start = last - 1
    while start > first:
        if line.is_capital(start - 1) or line.is_glue(start - 1):
            start -= 1
        elif start - 2 >= first and _hangs_before(line, start):
            start -= 2
        else:
            break
    return _with_place(line, start)


def _hangs_before(line: Line, at: int) -> bool:
    """Tell whether a word hangs on the one before the tie before it ("Prosecutor's Office")."""
    owner, lexicon = line.word(at - 2), line.lexicon
    owned = lexicon.is_cue("body_owner", owner) or lexicon.is_cue("post_head", owner.lower())
    owned &= line.word(at - 1) in _OWNING and owner[:1].isupper()
    return owned or _joins_fields(line, at - 1) or line.hangs_on_article(at)


def _with_place(line: Line, start: int) -> int:
    """Take in all of a place of several words that the run begins inside ("Trinidad and | Tobago").

    Capitals run no further than a small word, names of places do.
    """
    for first in range(max(0, start - 3), start - 1):
        known = line.lexicon.find(line.text(first, start + 1)) if line.is_capital(first) else None
        if known is not None and known.label is NameLabel.PLACE:
            return first
    return start


def _joins_fields(line: Line, at: int) -> bool:
    """Tell whether a small word joins two things that bodies are for ("Trade and Industry")."""
    tie = line.word(at) in _TIES or line.word(at) == ","
    return tie and _is_field(line, at - 1) and _is_field(line, at + 1)


def _is_field(line: Line, at: int) -> bool:
    return line.is_capital(at) and line.lexicon.is_cue("body_field", line.word(at).lower())


def titled_bodies(line: Line, _: Sequence[Found]) -> Iterator[Found]:
    """Find bodies by the noun they end in ("Kenya Airways", "Supreme Court")."""
    if line.is_title_case:
        return
    for first, last in _runs(line):
        end = last
        while end > first:
            start = _titled_start(line, first, end, last)
            if start < end - 1:
                tail = _tail_end(line, end)
                yield Found(first=start, last=tail, label=NameLabel.ORGANIZATION, sure=True)
            end = min(start, end - 1)


def _titled_start(line: Line, first: int, end: int, last: int) -> int:
    """Give where the body begins whose noun is the last word before ``end``; ``end`` if none."""
    noun = line.lexicon.is_cue("body_end", line.word(end - 1)) and not _is_firm(line, end)
    titled = line.lexicon.is_cue("post_head", f"{line.word(end - 1)} {line.word(end)}".lower())
    if not noun or titled or not _may_end(line, end, last):
        return end  # "Cabinet Secretary" is no cabinet
    start = _past_lead(line, _plain_start(line, first, end), end)
    if _is_kind_of_post(line, start, end):
        return end  # "Regional Military Commander"
    firm = line.lexicon.is_cue("firm_end", line.word(end - 1))
    return _plain_start(line, first, end) if firm and start == end - 2 else start


def _is_kind_of_post(line: Line, first: int, end: int) -> bool:
    """Tell whether words before a post only say which post it is, and are no body by themselves."""
    is_cue = line.lexicon.is_cue
    words = [line.word(i).lower() for i in range(first, end)]
    return is_cue("post_head", line.word(end).lower()) and all(
        is_cue("post_modifier", w) for w in words
    )


def _tail_end(line: Line, end: int) -> int:
    """Take in what a body is of, for or in ("Supreme Court of India")."""
    if _is_mission(line, end):
        return end + 2
    if line.word(end) not in ("of", "for") or line.tokens[end - 1].text.islower():
        return end
    at = end + 1 + (line.word(end + 1) == "the")
    last = _run_end(line, at)
    if line.word(end) == "for" and last > at:
        last = _second_place(line, at, last)
    return last if last > at else end


def _is_mission(line: Line, end: int) -> bool:
    """Tell whether the land of a mission stands before its letters ("Mission in Mali (ZMM)")."""
    known = line.lexicon.find(line.word(end + 1))
    place = known is not None and known.label is NameLabel.PLACE
    lettered = line.word(end + 2) == "(" and line.word(end + 3).isupper()
    return line.word(end) == "in" and place and lettered


def _second_place(line: Line, first: int, last: int) -> int:
    """Take in "and the Caribbean" of "Commission for Latin America and the Caribbean"."""
    at = last + 1 + (line.word(last + 1) == "the")
    known = [line.lexicon.find(line.text(first, last)), line.lexicon.find(line.word(at))]
    joined = line.word(last) in _TIES and not line.is_capital(at + 1)
    return at + 1 if joined and all(known) else last


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
        small = word in ("the", "a", "an", "but", "and", "in", "at")
        if not (title or small) or _is_lead_of_body(line, first, end):
            break
        first += 1
    return first


def _is_lead_of_body(line: Line, at: int, end: int) -> bool:
    """Tell whether a post is part of a body's name ("Attorney General's Office")."""
    lexicon, word = line.lexicon, line.word(at).lower()
    if line.word(at + 1) in _OWNING:
        return True
    owned = line.word(at + 2) in _OWNING and lexicon.is_cue(
        "post_head", line.text(at, at + 2).lower()
    )
    named_after = lexicon.is_cue("body_of_person", line.word(end - 1)) and end - at > _AFTER_LEAST
    describes = lexicon.is_cue("body_lead", f"{line.word(at)} {line.word(at + 1)}".lower())
    return owned or describes or (named_after and lexicon.is_cue("honorific", word))


def titled_places(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find places by the noun they end in ("Niger Delta", "Homa Bay County")."""
    if line.is_title_case:
        return
    for first, last in _runs(line):
        for end in range(last, first + 1, -1):
            if _is_place_noun(line, end - 1) and _may_end(line, end, last):
                start = _plain_start(line, first, end)
                known = line.lexicon.find(line.text(start, end - 1))
                place = known is not None and known.label is NameLabel.PLACE
                place &= line.word(end - 1) != "State"
                firm = _is_firm(line, end)
                taken = _is_body(names, start, end) and not (place or firm)
                if end - start > 1 and not taken and not _is_called(line, names, start, end):
                    yield Found(first=start, last=end, label=NameLabel.PLACE, sure=firm)
                break


def _is_firm(line: Line, end: int) -> bool:
    """Tell whether the noun before ``end``, of one word or two, names places and nothing else."""
    begins = range(max(0, end - 2), end)
    return any(line.lexicon.is_cue("place_end_firm", line.text(i, end)) for i in begins)


def _is_place_noun(line: Line, at: int) -> bool:
    noun, lexicon = line.word(at), line.lexicon
    if noun != "State":
        return lexicon.is_cue("place_end", noun) or _is_firm(line, at + 1)
    known = line.lexicon.find(line.word(at - 1))
    return known is not None and known.label is NameLabel.PLACE


def _is_called(line: Line, names: Sequence[Found], first: int, last: int) -> bool:
    """Tell whether the model has a person whose surname is a noun of places ("Charlotte Marsh")."""
    same = any((n.first, n.last, n.label) == (first, last, NameLabel.PERSON) for n in names)
    word, lexicon = line.word(first), line.lexicon
    return (
        same
        and last - first == 2
        and (word in lexicon.given or lexicon.is_cue("given_place", word))
    )


def _is_body(names: Sequence[Found], first: int, last: int) -> bool:
    return any(
        n.label is NameLabel.ORGANIZATION and n.first < last and first < n.last for n in names
    )


def _opened(line: Line, group: str, label: NameLabel) -> Iterator[Found]:
    for at in (i for i, word in enumerate(line.words) if word[0].isupper()):
        for words in range(_CUE_WORDS, 0, -1):
            end = at + words
            if end >= len(line) or not line.lexicon.is_cue(group, line.text(at, end)):
                continue
            last = _run_end(line, end + (line.word(end) == "the"))
            held = holder_in(line, at, last)
            last = last if held is None else held[0]
            other = _ends_as_body(line, at, last) or _ends_another(line, at, last)
            other |= line.lexicon.is_cue("post_head", line.word(end).lower())  # "Lake Chief X Y"
            if last > end and not (label is NameLabel.PLACE and other):
                start = _widened(line, at) if label is NameLabel.ORGANIZATION else at
                yield Found(first=start, last=last, label=label, sure=True)
            break


def _ends_as_body(line: Line, first: int, last: int) -> bool:
    """Tell whether what opens as a place holds a body's noun ("District of X Court of Appeals")."""
    return any(line.lexicon.is_cue("body_end", line.word(i)) for i in range(first + 1, last))


def _ends_another(line: Line, first: int, last: int) -> bool:
    """Tell whether what opens as a place ends one ("X District of Y Province")."""
    noun = line.lexicon.is_cue("place_end", line.word(last - 1))
    return noun and first > 0 and line.is_proper(first - 1)


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
    while end > at and _joins_fields(line, end):
        end += 2
        while end < len(line) and _is_run_word(line, end):
            end += 1
    if end > at and line.word(end) in ("and", "&", "of") and end + 1 < len(line):
        more = end + 1
        while more < len(line) and _is_run_word(line, more) and line.tokens[more].tag != "CD":
            more += 1
        known = line.lexicon.find(line.word(end + 1))
        if more > end + 1 and (line.word(end) == "of" or known is None) and line.word(end) != "and":
            return more
    return end


def opened_bodies(line: Line, _: Sequence[Found]) -> Iterator[Found]:
    """Find bodies by the words they begin with ("Ministry of ...", "FC ...")."""
    yield from _opened(line, "body_begin", NameLabel.ORGANIZATION)


def opened_places(line: Line, _: Sequence[Found]) -> Iterator[Found]:
    """Find places by the words they begin with ("Mount ...", "Gulf of ...")."""
    yield from _opened(line, "place_begin", NameLabel.PLACE)
