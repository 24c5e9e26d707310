"""Where one name of the language model is cut into two, or loses what hangs on it by a hyphen.

What leads and ends a name is trimmed in ``naming_edges``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.language.stretches import Found
from flows.model import NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.language.stretches import Line

APOSTROPHES = frozenset({"'s", "’s"})
_BETWEEN = frozenset({"for", "to", "and", "toward", "towards", "into", "near"})
_BREAKS = frozenset({"(", ")", "[", "]", ":", ";"})
_HYPHENS = frozenset({"-", "–", "‑"})
_REST_LEAST = 2
"""Words of a person's name behind the place of the post."""
_REST_MOST = 4
_VERB_LETTERS = 4
_NAMELESS_TAGS = frozenset({"WP", "WDT", "WP$", "VBD", "VBZ", "VBP", "MD", "PRP"})
_BORN_LATER = frozenset({"Jr", "Sr", "II", "III", "IV", "2nd", "3rd"})
"""What ends a person's name that an elder of the family has too."""


def split(line: Line, name: Found) -> Iterator[Found]:
    """Cut a name at brackets, behind a known owner, behind the place of a post, at a small tail.

    Posts of several are no name ("Foreign Ministers of Chad"): those who have them are kept.
    """
    parts = _paired(line, name) or _many_posts(line, name) or _with_holder(line, name)
    if parts is not None:
        yield from parts
        return
    name = _without_post(line, _without_seat(line, name))
    name = _without_field(line, _without_tail(line, name))
    people = _prefixed_people(line, name)
    if people > name.first:
        yield Found(first=name.first, last=people, label=NameLabel.PEOPLE)
        name = replace(name, first=people)
    place = _seat_end(line, name)
    if place > name.first:
        yield Found(first=name.first, last=place, label=NameLabel.PLACE)
    first = place
    for index in range(name.first, name.last):
        owner = line.word(index) in APOSTROPHES and _is_owner(line, first, index)
        owner |= _is_between_places(line, first, index, name) or _is_verb(line, index, name)
        if owner or (line.word(index) in _BREAKS and not (name.sure and is_tight(line, index))):
            if first < index:
                label = _label(line, first, index, name.label)
                yield Found(first=first, last=index, label=label, sure=name.sure)
            first = index + 1
    label = NameLabel.PERSON if place > name.first else name.label
    yield Found(first=first, last=name.last, label=label, sure=name.sure)


def _paired(line: Line, name: Found) -> tuple[Found, ...] | None:
    """Give the two persons whose talks are called by both ("the Obama-Putin talks").

    Returns:
        None where no noun for what two do together follows, and of one double surname.
    """
    at = name.first + 1
    if name.sure or name.label is not NameLabel.PERSON or line.word(at) not in _HYPHENS:
        return None
    tight = not line.tokens[at - 1].space and not line.tokens[at].space
    ends = name.last in (at, at + 2, at + 3) and line.is_capital(at + 1)
    if not (tight and ends and line.lexicon.is_cue("pair_noun", line.word(at + 2))):
        return None
    if any(line.word(i) in line.lexicon.given or len(line.word(i)) < 3 for i in (at - 1, at + 1)):
        return None  # "the Jean-Pierre meeting", "the al-Bashir visit"
    return tuple(Found(first=i, last=i + 1, label=NameLabel.PERSON) for i in (at - 1, at + 1))


def _many_posts(line: Line, name: Found) -> tuple[Found, ...] | None:
    """Give whose several posts are, where a name is but posts ("Armenian Foreign Ministers").

    Returns:
        None where a name is more than posts and those that have them.
    """
    lexicon = line.lexicon
    if name.sure or name.label not in (NameLabel.ORGANIZATION, NameLabel.PERSON):
        return None
    posts = (i for i in range(name.first, name.last) if line.word(i).endswith("s"))
    at = next((i for i in posts if lexicon.is_cue("post_head", line.word(i)[:-1].lower())), None)
    if at is None or line.word(at + 1 if at + 1 < name.last else len(line)) not in ("of", ""):
        return None
    end = at - 2 if line.word(at - 1) in _HYPHENS else at  # "Co-Chairs"
    while end > name.first and _is_of_post(line, end - 1):
        end -= 1
    sides = [(name.first, end)] if end > name.first else []
    sides += [(at + 2, name.last)] if at + 1 < name.last else []
    known = [(side, lexicon.find(line.text(*side))) for side in sides]
    if any(found is None and side[1] - side[0] < _REST_LEAST for side, found in known):
        return None
    return tuple(
        Found(first=side[0], last=side[1], label=name.label if found is None else found.label)
        for side, found in known
    )


def _with_holder(line: Line, name: Found) -> tuple[Found, ...] | None:
    """Give the body and the person of a name that holds both ("Zumor Trust Director Anna Berg").

    Returns:
        None where a name does not hold a post between the two.
    """
    known = line.lexicon.find(line.text(name.first, name.last)) is not None
    if name.sure or known or name.label is not NameLabel.ORGANIZATION:
        return None
    held = holder_in(line, name.first, name.last)
    if held is None:
        return None
    end, first = held
    body = Found(first=name.first, last=end, label=NameLabel.ORGANIZATION)
    return body, Found(first=first, last=name.last, label=NameLabel.PERSON)


def holder_in(line: Line, first: int, last: int) -> tuple[int, int] | None:
    """Find the post between a body and a person in a run of capitals.

    Returns:
        One after the last word of the body, and the first word of the person; None where no post
        stands between two such names.
    """
    is_cue = line.lexicon.is_cue
    posts = (i for i in range(first + 2, last - _REST_LEAST) if line.is_capital(i))
    at = next((i for i in posts if is_cue("post_head", line.word(i).lower())), None)
    if at is None or not line.is_capital(at - 1):
        return None
    begin = at + 1
    while begin < last and _is_title_word(line, begin):
        begin += 1
    rest = range(begin, last)
    person = _REST_LEAST <= len(rest) <= _REST_MOST and all(line.is_proper(i) for i in rest)
    return (
        None if not person or any(is_cue("body_end", line.word(i)) for i in rest) else (at, begin)
    )


def _is_title_word(line: Line, at: int) -> bool:
    word = line.word(at).lower()
    return line.lexicon.is_cue("honorific", word) or line.lexicon.is_cue("post_head", word)


def _is_of_post(line: Line, at: int) -> bool:
    """Tell whether a word before a post only says which it is ("Foreign" of Ministers)."""
    word, is_cue = line.word(at), line.lexicon.is_cue
    field = is_cue("post_modifier", word.lower()) or is_cue("body_field", word.lower())
    return field and not is_cue("body_end", word)


def _is_between_places(line: Line, first: int, index: int, name: Found) -> bool:
    """Tell whether a small word stands between two places ("left Aden for Riyadh")."""
    if name.sure or line.word(index) not in _BETWEEN or not first < index < name.last - 1:
        return False
    if line.lexicon.find(line.text(name.first, name.last)) is not None:
        return False
    sides = (line.text(first, index), line.text(index + 1, name.last))
    known = [line.lexicon.find(side) for side in sides]
    return all(k is not None and k.label is NameLabel.PLACE for k in known)


def is_tight(line: Line, index: int) -> bool:
    """Tell whether a bracket belongs to the word it stands at ("CPI(M)")."""
    opened = index if line.word(index) == "(" else index - 2
    return line.word(opened) == "(" and not line.tokens[opened - 1].space


def _is_verb(line: Line, index: int, name: Found) -> bool:
    """Tell whether a verb in small letters runs through a name ("The Zumor Post quoted ...")."""
    inside = not name.sure and name.first < index < name.last - 1
    word = line.word(index)
    told = line.tokens[index].tag in ("VBD", "VBZ") and word.isalpha() and word.islower()
    return inside and told and len(word) >= _VERB_LETTERS


def _is_owner(line: Line, first: int, end: int) -> bool:
    """Tell whether what stands before a possessive is a name by itself ("Brazil's Luiz ...")."""
    known = line.lexicon.find(line.text(first, end))
    return known is not None and known.label is not NameLabel.PEOPLE


def _label(line: Line, first: int, last: int, label: NameLabel) -> NameLabel:
    known = line.lexicon.find(line.text(first, last))
    return label if known is None else known.label


def _without_tail(line: Line, name: Found) -> Found:
    """Take off what a hyphen makes of a name ("Zanu-ally", "Mali-backed"): it is no part of it."""
    for at in range(name.first + 1, name.last - 1):
        tight = line.word(at) in _HYPHENS and not line.tokens[at].space
        if tight and line.lexicon.is_cue("hyphen_tail", line.word(at + 1)):
            return Found(first=name.first, last=at, label=name.label, sure=name.sure)
    return name


def _without_post(line: Line, name: Found) -> Found:
    """Take off the post that ends a name, its holder behind a comma ("Kletti Mayor, Tora Berg")."""
    last = name.last
    known = line.lexicon.find(line.text(name.first, last)) is not None
    if name.sure or known or line.word(last) != "," or not line.is_capital(last + 1):
        return name
    post = line.word(last - 1).lower()
    of_place = line.lexicon.is_cue("place_post", post)
    if not (of_place or line.lexicon.is_cue("body_post", post)) or last - name.first < _REST_LEAST:
        return name
    end = last - 1
    while end > name.first + 1 and _is_of_post(line, end - 1):
        end -= 1
    person = NameLabel.PLACE if of_place else NameLabel.ORGANIZATION
    label = person if name.label is NameLabel.PERSON else name.label
    return Found(first=name.first, last=end, label=_label(line, name.first, end, label))


def _without_seat(line: Line, name: Found) -> Found:
    """Take off "who" and what a place is told by behind a person ("Pablo Kletti Jr. of Cebu")."""
    if name.label is not NameLabel.PERSON or name.sure:
        return name
    last = name.last
    while last - name.first > 1 and _is_no_name(line, last - 1):
        last -= 1
    closed = (i for i in range(name.first + 2, last) if line.word(i) == "of")
    seat = next((i for i in closed if line.word(i - 1).rstrip(".") in _BORN_LATER), last)
    return replace(name, last=seat)


def _is_no_name(line: Line, at: int) -> bool:
    """Tell whether a small word behind a name is none of it ("Anna Berg was", "Anna Berg who")."""
    small = line.word(at).isalpha() and line.word(at).islower()
    return small and line.tokens[at].tag in _NAMELESS_TAGS


def _prefixed_people(line: Line, name: Found) -> int:
    """Give where the people of an adjective ends before a body ("the pro-Zumor Justice Party")."""
    at = name.first
    tied = at > 1 and line.word(at - 1) in _HYPHENS and not line.tokens[at - 1].space
    known = line.lexicon.find(line.word(at)) if tied and line.word(at - 2).islower() else None
    body = name.label is NameLabel.ORGANIZATION and name.last - at > 1
    return at + (body and known is not None and known.label is NameLabel.PEOPLE)


def _without_field(line: Line, name: Found) -> Found:
    """Take off what a post is for, where its holder follows ("Minister for Trade Anna Berg")."""
    person = name.label is NameLabel.PERSON and name.last - name.first > _REST_LEAST
    if not person or line.word(name.first - 1) not in ("for", "of"):
        return name
    posts = (line.word(i).lower() for i in range(name.first - 3, name.first - 1))
    told = any(line.lexicon.is_cue("post_head", word) for word in posts)
    field = told and line.lexicon.is_cue("body_field", line.word(name.first).lower())
    return replace(name, first=name.first + 1) if field else name


def _seat_end(line: Line, name: Found) -> int:
    """Give where the place of a post ends whose holder follows ("governor of Marib Anna Berg").

    Returns:
        ``name.first`` where no known place begins the name of a person behind a post.
    """
    at = name.first - (line.word(name.first - 1) == "the")
    of = line.word(at - 1) == "of"
    post = line.lexicon.is_cue("post_head", line.word(at - 1 - of).lower())
    person = name.label is NameLabel.PERSON
    if name.sure or not post or not (of or person):
        return name.first
    for end in range(name.last - _REST_LEAST, name.first, -1):
        known = line.lexicon.find(line.text(name.first, end))
        rest = all(line.is_capital(i) for i in range(end, name.last))
        rest = rest and (person or line.word(end) in line.lexicon.given)
        place = known is not None and known.label is NameLabel.PLACE
        if place and rest and (of or line.word(name.first) not in line.lexicon.persons):
            return end
    return name.first
