"""What stands beside a name of doubtful kind: an age, a relative, "the", the items of a list.

Each rule reads one sentence and gives names of another kind than the language model took them for;
``naming_words`` lays them over the other names. Nouns that name what they stand beside ("the town
of X") are read there, titles in ``naming_persons``.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from flows.language.stretches import Found, opens_dateline
from flows.model import NameLabel, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.language.stretches import Line

_POSSESSIVES = ("'s", "’s", "'", "’")
_PARTICLES = frozenset({"al", "bin", "ibn", "ben", "abu", "van", "von", "der", "ould", "del"})
_SEPARATORS = (",", "and", "or", "&")
_TIES = ("and", "or", "&")
_DASHES = ("–", "—", "-", "--")
_AGES = range(10, 111)
_LIST_LEAST = 3
_TOLD_WORDS = 6
_PLACE_NOUNS = ("place_end", "place_end_firm", "place_begin")
_NAME_KINDS = frozenset({NameLabel.PERSON, NameLabel.ORGANIZATION, NameLabel.PLACE})


def told_kin(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find persons by an age, by those related to them or by "who" ("X, 44, ...", "X's wife")."""
    for name in names:
        doubtful = name.label in (NameLabel.PLACE, NameLabel.ORGANIZATION) and not name.sure
        if not doubtful or line.lexicon.find(line.text(name.first, name.last)) is not None:
            continue
        who = _is_who(line, name) and (name.label is NameLabel.PLACE or _has_particle(line, name))
        if who or _has_age(line, name.last) or _has_kin(line, name.last):
            yield Found(first=name.first, last=name.last, label=NameLabel.PERSON, sure=True)


def _has_age(line: Line, at: int) -> bool:
    word = line.word(at + 1)
    closed = line.word(at + 2) in (",", ";", ")", ".")
    return line.word(at) == "," and closed and word.isdecimal() and int(word) in _AGES


def _has_kin(line: Line, at: int) -> bool:
    return line.word(at) in _POSSESSIVES and line.lexicon.is_cue("kin", line.word(at + 1))


def _is_who(line: Line, name: Found) -> bool:
    at = name.last + (line.word(name.last) in (",", "--", "–", "—"))
    return line.word(at) == "who"


def _has_particle(line: Line, name: Found) -> bool:
    return any(line.word(i).lower() in _PARTICLES for i in range(name.first + 1, name.last - 1))


def told_by_grammar(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find peoples by grammar: one word that describes a noun as an adjective names no person."""
    for name in names:
        token = line.tokens[name.first]
        one = name.last - name.first == 1 and name.label is NameLabel.PERSON and not name.sure
        if one and (token.tag, token.pos, token.dep) == ("JJ", "ADJ", "amod"):
            yield Found(first=name.first, last=name.last, label=NameLabel.PEOPLE)


def told_where(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find places by what is done to them or where they lie ("toured X", "streets of X")."""
    for name in names:
        doubtful = name.label in (NameLabel.PERSON, NameLabel.ORGANIZATION) and not name.sure
        if doubtful and _is_place_before(line, name) and not _is_of_people(line, name):
            yield Found(first=name.first, last=name.last, label=NameLabel.PLACE)


def _is_place_before(line: Line, name: Found) -> bool:
    begins = range(max(0, name.first - 2), name.first)
    return any(line.lexicon.is_cue("where", line.text(i, name.first)) for i in begins)


def _is_of_people(line: Line, name: Found) -> bool:
    """Tell whether a word of a name is one of persons, or the noun of a body."""
    lexicon = line.lexicon
    words = [line.word(i) for i in range(name.first, name.last)]
    known = lexicon.find(line.text(name.first, name.last))
    other = known is not None and known.label is not NameLabel.PLACE
    body = any(lexicon.is_cue("body_end", w) for w in words)
    person = any(w in lexicon.given or w in lexicon.persons for w in words)
    person &= not (len(words) == 1 and name.first == 1 and line.word(0) == "In")
    return other or body or person or line.word(name.last) in _POSSESSIVES


def told_journeys(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find the place that somebody goes from to another one ("from X to Beirut")."""
    for one, other in pairwise(sorted(names, key=lambda n: n.first)):
        person = one.label is NameLabel.PERSON and not one.sure and _is_doubtful(line, one)
        way = line.word(one.first - 1).lower() == "from" and other.first == one.last + 1
        way &= line.word(one.last) == "to" and other.label is NameLabel.PLACE
        if person and way and line.word(one.first) not in line.lexicon.given:
            yield Found(first=one.first, last=one.last, label=NameLabel.PLACE)


def told_storms(line: Line, _: Sequence[Found]) -> Iterator[Found]:
    """Find events by what they are ("Hurricane X", "Operation X"): no persons, no places."""
    for first, last in line.proper_runs():
        if line.lexicon.is_cue("event_before", line.word(first)) and last - first > 1:
            yield Found(first=first, last=last, label=NameLabel.EVENT, sure=True)


def told_by_list(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Give what a list makes of its one doubtful item: the kind that all others have."""
    for items in _lists(line, names):
        kinds = {item.label for item in items if not _is_doubtful(line, item)}
        doubtful = [item for item in items if _is_doubtful(line, item)]
        if len(kinds) == 1 and kinds <= _NAME_KINDS and len(items) - len(doubtful) > len(doubtful):
            label = kinds.pop()
            yield from (
                Found(first=i.first, last=i.last, label=label) for i in doubtful if i.label != label
            )


def told_by_pair(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find places joined to a known one by "and" ("Adwa and Shire"), persons joined to one."""
    for one, other in pairwise(sorted(names, key=lambda n: n.first)):
        pair = _follows(line, one.last, other.first) and line.word(other.first - 1) != ","
        if not pair or not _is_head(line, other):
            continue
        for item, beside in ((one, other), (other, one)):
            if _is_person_beside(line, item, beside):
                yield Found(first=item.first, last=item.last, label=NameLabel.PERSON)
            place = beside.label is NameLabel.PLACE and not _is_doubtful(line, beside)
            unlike = item.label is NameLabel.PERSON and not _is_of_people(line, item)
            if place and unlike and _is_doubtful(line, item):
                yield Found(first=item.first, last=item.last, label=NameLabel.PLACE)


def _is_person_beside(line: Line, item: Found, beside: Found) -> bool:
    """Tell whether a place of several unknown words stands beside a person of several words."""
    unknown = line.lexicon.find(line.text(item.first, item.last)) is None
    words = [line.word(i) for i in range(item.first, item.last)]
    noun = any(line.lexicon.is_cue(group, word) for group in _PLACE_NOUNS for word in words)
    place = item.label is NameLabel.PLACE and not item.sure and unknown and not noun
    full = beside.label is NameLabel.PERSON and beside.last - beside.first > 1
    return place and full and len(words) > 1


def told_dateline(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find the place in capitals that opens a dateline ("DARWIN –", "GOMA (Reuters)").

    Capitals tied by hyphens are one place, and so are all that lead a line that is a dateline.
    """
    end = _capitals_end(line)
    if end > 1 and (opens_dateline(line, end) or _is_before_place(line, names, end)):
        yield Found(first=0, last=end, label=NameLabel.PLACE, sure=True)
        return
    for name in names:
        opens = opens_dateline(line, name.last) or _opens_region(line, names, name.last)
        if name.first == 0 and not name.sure and opens:
            yield Found(first=0, last=name.last, label=NameLabel.PLACE, sure=True)
        elif not name.sure and _is_dateline_region(line, name):
            yield Found(first=name.first, last=name.last, label=NameLabel.PLACE, sure=True)


def _capitals_end(line: Line) -> int:
    """Give where the capitals end that a line begins with ("KEM-ARU, Chad"), 0 where none do.

    Two towns that a hyphen ties, both known, stay two.
    """
    dateline = line.sentence.kind is PartKind.DATELINE
    end, pieces = 1, [line.word(0)]
    while True:
        hyphen = line.word(end) == "-" and not line.tokens[end - 1].space
        if not (hyphen or dateline) or not line.word(end + hyphen).isupper():
            break
        pieces.append(line.word(end + hyphen))
        end += 1 + hyphen
    known = (line.lexicon.find(word) for word in pieces)
    towns = all(k is not None and k.label is NameLabel.PLACE for k in known)
    return end if pieces[0].isupper() and pieces[0].isalpha() and not towns else 0


def _is_before_place(line: Line, names: Sequence[Found], comma: int) -> bool:
    """Tell whether a comma and a place follow."""
    other = next((n for n in names if n.first == comma + 1), None)
    return line.word(comma) == "," and other is not None and other.label is NameLabel.PLACE


def _opens_region(line: Line, names: Sequence[Found], comma: int) -> bool:
    """Tell whether a place and a dash follow on capitals and a comma ("KISUMU, Kenya -")."""
    place = line.text(0, comma)
    capitals = line.word(comma) == "," and place.isupper() and place.replace(" ", "").isalpha()
    other = next((n for n in names if n.first == comma + 1), None)
    if other is None or other.label is not NameLabel.PLACE:
        return False
    return capitals and line.word(other.last) in _DASHES


def _is_dateline_region(line: Line, name: Found) -> bool:
    """Tell whether a name stands between a place in capitals and a dash ("GOMA, X –")."""
    comma = name.first - 1
    opened = comma > 0 and line.word(comma) == "," and line.text(0, comma).isupper()
    closed = line.word(name.last) in (*_DASHES, "(")
    return opened and closed and line.text(0, comma).replace(" ", "").isalpha()


def told_as_place(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find places by what stands behind a comma that they are ("X, a town on the border")."""
    for name in names:
        person = name.label is NameLabel.PERSON and not name.sure and _is_alone(line, name)
        if person and line.word(name.last) == "," and _is_place_told(line, name.last + 1):
            yield Found(first=name.first, last=name.last, label=NameLabel.PLACE, sure=True)


def _is_alone(line: Line, name: Found) -> bool:
    """Tell whether nothing but the language model takes a name for that of a person."""
    words = [line.word(i) for i in range(name.first, name.last)]
    known = line.lexicon.find(line.text(name.first, name.last))
    called = len(words) > 1 and words[0] in line.lexicon.given
    return not called and known is None


def _is_place_told(line: Line, at: int) -> bool:
    """Tell whether "a", "an", "the" or a number and a noun of places begin at a word."""
    if at >= len(line) or not (line.word(at) in ("a", "an", "the") or line.tokens[at].tag == "CD"):
        return False
    for index in range(at + 1, min(at + _TOLD_WORDS, len(line))):
        words = (line.word(index), line.tokens[index].lemma)
        noun = any(line.lexicon.is_cue("place_before", word) for word in words)
        if noun or line.tokens[index].pos not in ("ADJ", "NOUN", "VERB", "ADV", "PUNCT"):
            after = line.tokens[index + 1].pos if index + 1 < len(line) else "PUNCT"
            return noun and after not in ("NOUN", "PROPN", "PART")
    return False


def told_by_article(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find bodies and places by "the", which no person has ("the Kamara", "at the Wankhede")."""
    for name in names:
        one = name.last - name.first == 1 and name.label is NameLabel.PERSON and not name.sure
        if not one or line.word(name.first - 1).lower() != "the" or not _is_head(line, name):
            continue
        word, lexicon = line.word(name.first), line.lexicon
        if word in lexicon.given or word in lexicon.persons or word.rstrip("s") in lexicon.persons:
            continue
        before = line.word(name.first - 2)
        where = before in ("at", "from") or lexicon.is_cue("where", before)
        label = NameLabel.PLACE if where else NameLabel.ORGANIZATION
        yield Found(first=name.first, last=name.last, label=label)


def _is_head(line: Line, name: Found) -> bool:
    """Tell whether no noun follows that a name could describe ("the Trump visit")."""
    after = line.tokens[name.last] if name.last < len(line) else None
    return after is None or after.pos in ("VERB", "AUX", "ADP", "PUNCT", "CCONJ", "SCONJ", "PRON")


def _is_doubtful(line: Line, item: Found) -> bool:
    """Tell whether an item is one word of a kind that nothing but the language model tells."""
    known = line.lexicon.find(line.text(item.first, item.last))
    alike = known is not None and known.label is item.label
    return item.last - item.first == 1 and not item.sure and not alike


def _lists(line: Line, names: Sequence[Found]) -> Iterator[list[Found]]:
    """Give the lists of three names and more between which only commas and ties stand."""
    items: list[Found] = []
    for item in _items(line, names):
        if items and (_is_closed(line, items) or not _follows(line, items[-1].last, item.first)):
            if len(items) >= _LIST_LEAST:
                yield items
            items = []
        items.append(item)
    if len(items) >= _LIST_LEAST:
        yield items


def _is_closed(line: Line, items: Sequence[Found]) -> bool:
    """Tell whether the last of some items stands behind "and": a list ends with it."""
    return len(items) > 1 and line.word(items[-1].first - 1) in _TIES


def _items(line: Line, names: Sequence[Found]) -> list[Found]:
    """Give the names of three kinds, and capitals between commas that no name has."""
    taken = {i for n in names for i in range(n.first, n.last)}
    free = [
        Found(first=first, last=last, label=NameLabel.EVENT)
        for first, last in line.proper_runs()
        if last - first == 1 and first > 0 and first not in taken
    ]
    return sorted([*names, *free], key=lambda n: n.first)


def _follows(line: Line, end: int, begin: int) -> bool:
    between = [line.word(i) for i in range(end, begin)]
    return 0 < len(between) <= 2 and all(word in _SEPARATORS for word in between)
