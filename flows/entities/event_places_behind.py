"""The place in the words behind an event: "talks in Istanbul", "a summit on Mali in Addis Ababa".

Read off the words, past other names; which words are looked at is told in ``event_places``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.model import ActorType, EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.entities.grounds import Grounds
    from flows.entities.spotted import Link
    from flows.model import Entity

RIGHT_REACH = 8
"""So many words behind a noun its place may stand."""
STOP_TAGS = ("VBD", "VBZ", "VBP", "MD", ",", ".", ":", "WDT", "WP", "CC", "TO")
"""Words of these tags end a phrase."""
AT = frozenset({"in", "at", "inside", "near", "outside"})
ON = frozenset({"for", "of", "on", "over", "against"})
_PASSED = frozenset({"about", "between", "by", "from", "over", "with"})
"""Prepositions of phrases that may stand between a gathering and its place."""
_CAPITAL = "capital"
_ONWARD = frozenset({"of", "outside", "near"})
"""Prepositions behind which the place may still follow ("in a castle outside Stockholm")."""


def place_after(
    grounds: Grounds, index: int, last: int, cases: frozenset[str] = AT | ON
) -> Entity | None:
    """Find the place behind: "talks in Istanbul", "battle for Qusair", "talks with X in Cairo"."""
    tokens = grounds.reading.sentence(index).tokens
    if last >= len(tokens) or tokens[last].text.lower() not in AT | ON | _PASSED:
        return None
    preposition, passed = tokens[last].text.lower(), False
    for at in _reached(grounds, index, last + 1):
        link, word = grounds.named(index, at), tokens[at].text.lower()
        placed = link is not None and preposition in (AT if passed else cases)
        place = as_place(link, preposition) if placed and link is not None else None
        if place is not None and link is not None and not _only_describes(grounds, index, link):
            return place
        passed = passed or link is not None
        if _ends_phrase(grounds, index, at):
            return None
        if _joins_names(grounds, index, at):
            continue
        if tokens[at].tag in STOP_TAGS and not _names_capital(grounds, index, at):
            return None
        if tokens[at].tag == "IN" and word not in _ONWARD:
            if not passed or word not in AT | ON | _PASSED:
                return None
            preposition = word  # "the summit on Mali in Addis Ababa"
    return None


def _ends_phrase(grounds: Grounds, index: int, at: int) -> bool:
    """Tell whether what follows a word is no place of the event.

    "Talks at the invitation of Norway", "talks with rebels aimed at ending Asia's longest war".
    """
    tokens = grounds.reading.sentence(index).tokens
    if tokens[at].text.lower() in grounds.reading.gazetteer.cues["behest_noun"]:
        return True
    return tokens[at].tag == "VBG" and tokens[at - 1].tag == "IN"


def _reached(grounds: Grounds, index: int, first: int) -> Iterator[int]:
    """Give the words in which a place may stand: so many, counted from the end of a list."""
    left = RIGHT_REACH - 1
    for at in range(first, len(grounds.reading.sentence(index).tokens)):
        if not left:
            return
        yield at
        left = RIGHT_REACH if _joins_names(grounds, index, at) else left - 1


def _joins_names(grounds: Grounds, index: int, at: int) -> bool:
    """Tell whether a comma or "and" joins two names ("talks between Kenya, Somalia and Uganda")."""
    tokens = grounds.reading.sentence(index).tokens
    first, last = at, at + 1
    if tokens[at].tag == "CC":
        first -= at > 0 and tokens[at - 1].text == ","
    elif tokens[at].text == ",":
        last += last < len(tokens) and tokens[last].tag == "CC"
    else:
        return False
    return all(grounds.named(index, i) is not None for i in (first - 1, last))


def _only_describes(grounds: Grounds, index: int, link: Link) -> bool:
    """Tell whether a name only says which sort of place is meant ("the Red Sea port of Hodeidah").

    What is meant follows behind "of", or is not named ("an Alpine resort").
    """
    tokens = grounds.reading.sentence(index).tokens
    if _owns_capital(grounds, index, link.last):
        return True
    if link.last >= len(tokens) or tokens[link.last].pos != "NOUN":
        return False
    of = [t.text.lower() for t in tokens[link.last + 1 : link.last + 2]] == ["of"]
    return of or tokens[link.last].text.lower() in grounds.reading.gazetteer.cues["place_of_sort"]


def _owns_capital(grounds: Grounds, index: int, at: int) -> bool:
    """Tell whether a name owns the capital that is named next ("in Ethiopia's capital, X")."""
    tokens = grounds.reading.sentence(index).tokens
    owns = at + 1 < len(tokens) and tokens[at].tag == "POS"
    return (
        owns and tokens[at + 1].text.lower() == _CAPITAL and _names_capital(grounds, index, at + 2)
    )


def _names_capital(grounds: Grounds, index: int, at: int) -> bool:
    """Tell whether a comma, or nothing, stands between "capital" and the name of a town."""
    tokens = grounds.reading.sentence(index).tokens
    if at >= len(tokens) or tokens[at - 1].text.lower() != _CAPITAL:
        return False
    link = grounds.named(index, at + (tokens[at].text == ","))
    return link is not None and link.entity.kind is EntityKind.PLACE


def as_place(link: Link, preposition: str) -> Entity | None:
    """Give the place of a link: a town; a state where the event is in it, not over or for it."""
    entity = link.entity
    inside = entity.actor_type is ActorType.STATE and preposition in AT
    return entity if inside or entity.kind is EntityKind.PLACE else None
