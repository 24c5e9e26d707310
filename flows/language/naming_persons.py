"""Persons by the words beside their names: titles, given names, verbs of saying, posts.

Each rule reads one sentence and gives persons; ``naming_words`` lays them over the other names.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from flows.language.naming_edges import is_initials
from flows.language.stretches import Found
from flows.model import NameLabel, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.language.stretches import Line

_PERSON_WORDS = 4
_WHERE = frozenset({"in", "near", "outside", "around", "across", "through", "toward", "towards"})
_SPEAKS = frozenset({"said", "says", "told", "added", "tweeted", "wrote", "asked", "warned"})


def titled_persons(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find persons by the title before them ("Mr. X", "General X", "spokesman X Y")."""
    for first, last in line.capital_runs():
        begin = first
        while begin < last and _is_title_part(line, begin):
            begin += 1
        led = (begin > first and _is_title_word(line, begin - 1)) or _is_lead(line, first)
        if not led or begin >= last or line.lexicon.is_cue("name_time", line.word(begin)):
            continue
        end = _person_end(line, begin, last)
        held = [
            n for n in names if n.overlaps(Found(first=begin, last=end, label=NameLabel.PERSON))
        ]
        held = [n for n in held if not _is_titled(line, n, first, begin)]
        if end > begin and not any(_withstands(n, begin, end) for n in held):
            yield Found(first=begin, last=end, label=NameLabel.PERSON, sure=True)


def labelled_persons(line: Line, _names: Sequence[Found]) -> Iterator[Found]:
    """Find the person whom a speaker's label names with what the person is.

    "Jane Roe, aid worker:"; a post in the name itself makes it none.
    """
    if line.sentence.kind is not PartKind.SPEAKER or "," not in line.words:
        return
    end = line.words.index(",")
    begin = next((at for at in range(end) if not _is_title_part(line, at)), end)
    words = range(begin, end)
    named = all(line.is_capital(at) and not _is_title_part(line, at) for at in words)
    unknown = begin < end and line.lexicon.find(line.text(begin, end)) is None
    if named and unknown and _person_end(line, begin, end) == end:
        yield Found(first=begin, last=end, label=NameLabel.PERSON, sure=True)


def persons_behind_post(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find persons by a post with a capital behind another name ("Zumor Party MP X Y")."""
    if line.is_title_case:
        return
    for at in range(1, len(line) - 2):
        led = line.is_capital(at) and line.is_capital(at - 1) and line.is_capital(at + 1)
        if not led or not line.lexicon.is_cue("post_head", line.word(at).lower()):
            continue
        run = next((r for r in line.capital_runs() if r[0] <= at + 1 < r[1]), None)
        if run is None:
            continue
        span = Found(first=at + 1, last=run[1], label=NameLabel.PERSON, sure=True)
        held = [n for n in names if n.overlaps(span)]
        free = not any(n.sure or n.label is NameLabel.PERSON or n.first <= at for n in held)
        plain = _person_end(line, at + 1, run[1]) == run[1] and _is_plain_rest(line, at, run[1])
        if free and plain and 2 <= run[1] - at - 1 <= _PERSON_WORDS:
            yield span


def _is_titled(line: Line, held: Found, first: int, begin: int) -> bool:
    """Tell whether the model took a titled person for a body, title and all ("Barrister X Y")."""
    body = held.label is NameLabel.ORGANIZATION and not held.sure and held.first == first < begin
    honorific = line.lexicon.is_cue("honorific", line.word(begin - 1).lower())
    return body and honorific and line.lexicon.find(line.text(held.first, held.last)) is None


def _withstands(held: Found, first: int, last: int) -> bool:
    """Tell whether a name stands against a person who is led by a title.

    A person does who begins where the title ends; one who begins later has lost a word.
    """
    longer = held.first < first or held.last > last
    person = held.label is NameLabel.PERSON
    return held.sure or longer or (person and (held.first == first or last - first > _PERSON_WORDS))


def _is_title_word(line: Line, at: int) -> bool:
    lower = line.word(at).lower()
    if is_initials(line, at, min(len(line), at + 2)):
        return False
    return line.lexicon.is_cue("honorific", lower) or line.lexicon.is_cue("post_head", lower)


def _is_title_part(line: Line, at: int) -> bool:
    """Tell whether a word belongs to a title: "Chief" and "Justice" of "Chief Justice X"."""
    return _is_title_word(line, at) or line.lexicon.is_cue("post_modifier", line.word(at).lower())


def _is_lead(line: Line, at: int) -> bool:
    before = line.word(at - 1)
    return (
        at > 0
        and before.islower()
        and line.lexicon.is_cue("post_head", before)
        and not line.lexicon.is_cue("lead_loose", before)
    )


def _person_end(line: Line, first: int, last: int) -> int:
    """Give the end of the person's name: before a noun of a body, a time, a known name."""
    for index in range(first, last):
        word = line.word(index)
        if line.lexicon.is_cue("name_time", word):
            return index
        if line.lexicon.is_cue("body_end", word) or line.lexicon.is_cue("place_end", word):
            return first
    return last


def named_persons(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find persons by their given name, where nothing else is known of the words."""
    for first, last in line.proper_runs():
        begin = first
        while begin < last and _is_title_word(line, begin):
            begin += 1
        words = last - begin
        if not 2 <= words <= _PERSON_WORDS or not _is_given(line, begin, last, names):
            continue
        span = Found(first=begin, last=last, label=NameLabel.PERSON)
        held = [n for n in names if n.overlaps(span)]
        if (
            _person_end(line, begin, last) == last
            and not any(
                (n.sure and n.first != begin)
                or n.first < begin
                or n.last > last
                or n.label is NameLabel.PERSON
                for n in held
            )
            and line.lexicon.find(line.text(begin, last)) is None
            and _is_plain_rest(line, begin, last)
            and not _is_where(line, held, begin)
        ):
            yield span


def _is_where(line: Line, held: Sequence[Found], first: int) -> bool:
    """Tell whether something happens at what the model took for a place ("near Ram Kletti")."""
    place = any(n.label is NameLabel.PLACE and n.first == first for n in held)
    return place and line.word(first - 1).lower() in _WHERE


def joined_persons(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Join two persons with nothing between them: given name and surname."""
    for one, other in pairwise(names):
        persons = one.label is other.label is NameLabel.PERSON
        alone = one.last - one.first == 1 and line.word(one.first) != line.word(other.first)
        persons &= alone or line.word(other.first) not in line.lexicon.given
        if persons and one.last == other.first and other.last - one.first <= _PERSON_WORDS:
            yield Found(first=one.first, last=other.last, label=NameLabel.PERSON)


def _is_given(line: Line, first: int, last: int, names: Sequence[Found]) -> bool:
    """Tell whether a name has a given one; one of a place, or inside, only in a model's name."""
    word = line.word(first)
    if word in line.lexicon.given:
        return True
    if not any((n.first, n.last) == (first, last) for n in names):
        return False
    if line.lexicon.is_cue("given_place", word):
        return True
    inner = any(line.word(i) in line.lexicon.given for i in range(first + 1, last - 1))
    return inner and not any(line.lexicon.find(line.text(first, i)) for i in range(first + 1, last))


def _is_plain_rest(line: Line, first: int, last: int) -> bool:
    """Tell whether no word behind the given name is known by itself or a title."""
    return not any(
        line.lexicon.find(line.word(i)) is not None
        or _is_title_part(line, i)
        or line.lexicon.is_cue("event_head", line.word(i).lower())
        or line.lexicon.is_cue("thing_head", line.word(i).lower())
        or line.lexicon.is_cue("thing", line.word(i).lower())
        for i in range(first + 1, last)
    )


def whole_persons(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Let a person's name run as far as its capitals do ("Keagan | Dolly", "Kim | Dong-hyun")."""
    taken = {i for n in names for i in range(n.first, n.last)}
    for name in names:
        if name.label is not NameLabel.PERSON or line.lexicon.find(
            line.text(name.first, name.last)
        ):
            continue
        first, last = name.first, name.last
        while _goes_on(line, last, taken):
            last += 1 + line.is_glue(last) + _is_low_glue(line, last)
        while first > 0 and _begins_before(line, first - 1, taken):
            first -= 1
        if last - first == 1 and first > 1 and first - 1 not in taken:
            first -= _is_name_piece(line, first - 1)  # a given name that no list has
        if (first, last) != (name.first, name.last):
            yield Found(first=first, last=last, label=NameLabel.PERSON, sure=name.sure)


def _is_low_glue(line: Line, at: int) -> bool:
    """Tell whether a hyphen ties the small half of a given name on ("Dong-hyun")."""
    hyphen = 0 < at < len(line) - 1 and line.word(at) in ("-", "‑")
    tight = hyphen and not line.tokens[at].space and not line.tokens[at - 1].space
    return (
        tight and line.word(at + 1).isalpha() and line.tokens[at + 1].tag in ("NNP", "NN", "NNPS")
    )


def _goes_on(line: Line, at: int, taken: set[int]) -> bool:
    if at >= len(line) or at in taken:
        return False
    return line.is_glue(at) or _is_low_glue(line, at) or _is_name_piece(line, at)


def _begins_before(line: Line, at: int, taken: set[int]) -> bool:
    word = line.word(at)
    initials = word.endswith(".") and word.replace(".", "").isupper() and len(word) < 6
    initials |= len(word) == 1 and at > 0 and word != "I"
    given = word in line.lexicon.given or initials
    return at not in taken and given and line.is_capital(at) and not _is_title_word(line, at)


def _is_name_piece(line: Line, at: int) -> bool:
    """Tell whether a word may be a further part of a person's name."""
    word = line.word(at)
    lexicon = line.lexicon
    stops = (
        lexicon.is_cue("name_time", word)
        or lexicon.is_cue("not_name", word)
        or lexicon.is_cue("body_end", word)
        or lexicon.is_cue("place_end", word)
        or lexicon.find(word) is not None
        or _is_title_word(line, at)
        or lexicon.is_cue("post_modifier", word.lower())
    )
    return line.is_proper(at) and not stops and (word.istitle() or "'" in word or "’" in word)


def told_persons(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find persons who speak or are described by a post ("said X Y", "X Y, a lawmaker")."""
    taken = {i for n in names for i in range(n.first, n.last)}
    for first, last in line.proper_runs():
        if not 2 <= last - first <= _PERSON_WORDS or taken & set(range(first, last)):
            continue
        if _person_end(line, first, last) < last or line.text(first, last).isupper():
            continue
        if _speaks(line, first, last) or _is_described(line, last):
            yield Found(first=first, last=last, label=NameLabel.PERSON)


def _speaks(line: Line, first: int, last: int) -> bool:
    return line.word(first - 1) in _SPEAKS or line.word(last) in _SPEAKS


def _is_described(line: Line, last: int) -> bool:
    """Tell whether a post or an age stands behind a comma."""
    if line.word(last) != ",":
        return False
    if line.word(last + 1).isdecimal() and line.word(last + 2) == ",":
        return True
    opened = line.word(last + 1) in ("the", "a", "an", "his", "her", "their", "who")
    words = [line.word(i) for i in range(last + 2, min(len(line), last + 7))]
    closed = words[: words.index(",")] if "," in words else words
    return line.word(last + 1) == "who" or (
        opened and any(line.lexicon.is_cue("post_head", w) for w in closed)
    )
