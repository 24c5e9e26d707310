"""What the words in a name and beside it tell of its kind: "Ministry of ...", "the town of ...".

The words are cues of ``ontology/reference/``. Each rule reads one sentence and gives names that it
is sure of; the first rules are the surest, and a later one does not touch what they found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from flows.language.naming_bodies import (
    opened_bodies,
    opened_places,
    titled_bodies,
    titled_places,
)
from flows.language.naming_bonds import (
    told_by_score,
    told_called,
    told_examples,
    told_of_person,
)
from flows.language.naming_context import (
    told_as_place,
    told_by_article,
    told_by_grammar,
    told_by_list,
    told_by_pair,
    told_dateline,
    told_journeys,
    told_kin,
    told_storms,
    told_where,
)
from flows.language.naming_forms import (
    acronyms,
    bracketed_bodies,
    camel_bodies,
    initialled_bodies,
    joined_bodies,
    joined_places,
    lettered_persons,
    nicknamed_persons,
    numbered_units,
    winged_bodies,
    worded_bodies,
)
from flows.language.naming_persons import (
    joined_persons,
    labelled_persons,
    named_persons,
    persons_behind_post,
    titled_persons,
    told_persons,
    whole_persons,
)
from flows.language.naming_posts import (
    known_seats,
    lettered_bodies,
    persons_behind_seat,
    posted_behind,
    posted_persons,
    posting_names,
    seated_bodies,
    seated_places,
    seats_behind,
    told_alias,
    told_demonyms,
    told_people,
)
from flows.language.stretches import Found, filled, joined
from flows.model import NameLabel

if TYPE_CHECKING:
    from flows.language.stretches import Line

Rule = Callable[["Line", Sequence[Found]], Iterator[Found]]

_CUE_WORDS = 3
_ARTICLES = ("a", "an", "the")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_CLOSERS = (",", ".", "of", "in", "at", "for", "from", "with", "who", "'s", "’s")


def read_words(line: Line, names: Sequence[Found]) -> tuple[Found, ...]:
    """Give the names with those added or given another kind by their words and those beside."""
    found = tuple(names)
    for rule in RULES:
        new = [n for n in rule(line, found) if not _is_settled(n, found)]
        found = joined(found, new) if new else found
    return filled(found, acronyms(line))


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


def _before(line: Line, group: str, end: int) -> bool:
    """Tell whether a cue of a group stands right before a word."""
    return any(
        line.lexicon.is_cue(group, line.text(end - n, end))
        for n in range(1, _CUE_WORDS + 1)
        if end >= n
    )


def _behind(line: Line, group: str, at: int) -> bool:
    """Tell whether a cue of a group, no verb, stands right behind a word."""
    if at >= len(line) or line.tokens[at].tag in ("VBZ", "VBP") or line.word(at + 1) in _ARTICLES:
        return False
    return any(
        line.lexicon.is_cue(group, line.text(at, at + n))
        for n in range(1, _CUE_WORDS + 1)
        if at + n <= len(line)
    )


def _described(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find names by the common noun beside them ("the town of X", "X province", "carmaker X")."""
    for first, last in line.proper_runs():
        held = next((n for n in names if n.first <= first < n.last), None)
        begin, end = (first, last) if held is None else (held.first, held.last)
        label = _described_as(line, begin, end)
        plain = line.lexicon.is_cue("not_name", line.text(begin, end))
        if label is None or plain or (held is not None and not _may_turn(line, held, label)):
            continue
        known = line.lexicon.find(line.text(begin, end))
        if known is None or known.label is label:
            yield Found(first=begin, last=end, label=label, sure=True)


def _may_turn(line: Line, held: Found, label: NameLabel) -> bool:
    if held.label is NameLabel.PEOPLE or held.sure:
        return False
    full = held.last - held.first > 1 and held.label is NameLabel.PERSON
    person = line.word(held.first) in line.lexicon.given or (
        line.word(held.last - 1) in line.lexicon.persons
    )
    return not (full and person and label is NameLabel.ORGANIZATION)


def _described_as(line: Line, first: int, last: int) -> NameLabel | None:
    if line.word(first - 1) == "of" and _before(line, "place_before", first - 1):
        return NameLabel.PLACE
    if _before(line, "place_before_alone", first) and line.word(first - 1).islower():
        return NameLabel.PLACE
    if _behind(line, "body_behind", last):
        return NameLabel.ORGANIZATION
    if _behind(line, "place_behind", last):
        return NameLabel.PLACE
    if _is_body_told(line, last):
        return NameLabel.ORGANIZATION
    return NameLabel.ORGANIZATION if _before(line, "body_before", first) else None


def _is_body_told(line: Line, at: int) -> bool:
    """Tell whether a noun of bodies stands behind a comma ("X, an environmental group, ...")."""
    if line.word(at) != "," or line.word(at + 1).lower() not in _ARTICLES:
        return False
    for first in range(at + 2, min(at + 6, len(line))):
        if line.word(first) in _CLOSERS:
            return False
        if _before(line, "body_before", first + 1):
            return first + 1 == len(line) or line.tokens[first + 1].tag not in _FINITE
    return False


def _told_of_two(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find a body called by a people and a place behind its noun ("the party European Zumor")."""
    for one, other in pairwise(names):
        kinds = (one.label, other.label) == (NameLabel.PEOPLE, NameLabel.PLACE)
        if kinds and one.last == other.first and _before(line, "body_before", one.first):
            yield Found(first=one.first, last=other.last, label=NameLabel.ORGANIZATION, sure=True)


RULES: tuple[Rule, ...] = (
    _told_of_two,
    winged_bodies,
    joined_bodies,
    nicknamed_persons,
    told_storms,
    told_dateline,
    initialled_bodies,
    numbered_units,
    opened_bodies,
    titled_bodies,
    opened_places,
    titled_places,
    _described,
    told_kin,
    camel_bodies,
    worded_bodies,
    joined_places,
    told_by_grammar,
    joined_persons,
    labelled_persons,
    titled_persons,
    posted_persons,
    posting_names,
    persons_behind_post,
    persons_behind_seat,
    posted_behind,
    seats_behind,
    seated_places,
    known_seats,
    seated_bodies,
    lettered_bodies,
    named_persons,
    whole_persons,
    told_persons,
    told_where,
    told_as_place,
    told_journeys,
    told_of_person,
    told_examples,
    told_called,
    told_by_score,
    told_people,
    told_demonyms,
    told_alias,
    lettered_persons,
    bracketed_bodies,
    told_by_article,
    told_by_list,
    told_by_pair,
)
