"""Whose post it is: the country, people or body named before or behind a post.

Posts are found in ``posts``; who holds them, in ``titles_held``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.line import QUOTES
from flows.model import Name, NameLabel

if TYPE_CHECKING:
    from flows.language.line import Line
    from flows.language.posts import Post

POSSESSIVES = ("'s", "’s", "'", "’")
_CONNECTORS = ("of", "for", "the", "on", "in", "to")
_BEHIND = ("of", "for", "at", "in", "with", "from")
_GOAL = ("to", "for", "in", "on")
_SHORT = ("born", "led", "run")
"""Participles that do not end in "ed"."""
_GOAL_SORTS = ("envoy", "ambassador")
"""Heads whose place behind "to" or "for" is where they are sent, not who sends them."""
_LONGEST_BODY = 9


def body_before(line: Line, post: Post) -> tuple[Name | None, int]:
    """Find the body named right before a post ("SNC leader", "Syria's president").

    Returns:
        The body, None where none is named, and the first word of body and post together.
    """
    end = _before_brackets(line, _before_goal(line, post))
    if line.word(end - 1) in POSSESSIVES and end > 1:
        first = _run_back(line, end - 1, possessive=_CONNECTORS)
        if first == end - 1:
            return None, _before_nouns(line, first)
        if line.is_post(first):
            return None, first
        return _named_body(line, first, end - 1, post.first)
    first = _whole_body(line, _run_back(line, end, possessive=()), end)
    seat = _before_parts(line, end) if first == end else end
    if seat < end:
        return _named_body(line, _run_back(line, seat, possessive=()), seat, post.first)
    return _named_body(line, first, end, post.first)


def _before_brackets(line: Line, end: int) -> int:
    """Step over the short form of a body's name ("African National Congress (ANC) leader")."""
    short = end > 3 and (line.word(end - 3), line.word(end - 1)) == ("(", ")")
    return end - 3 if short and line.words[end - 2].is_capital else end


def _before_nouns(line: Line, end: int) -> int:
    """Step over a possessor without a name ("the government's chief negotiator")."""
    while end > 0 and line.token(end - 1).pos in ("NOUN", "ADJ"):
        end -= 1
    return end


def _before_goal(line: Line, post: Post) -> int:
    """Step over where an envoy is sent to ("UN Syria envoy", "special Syria envoy").

    "The US envoy for the Balkans" is not sent to the United States.
    """
    sends = line.word(post.last) in _GOAL or line.words[max(post.first - 1, 0)].text.isupper()
    for count in (2, 1) if not sends else ():
        first = post.first - count
        if first >= 0 and post.sort in _GOAL_SORTS and line.is_known_place(first, post.first):
            return post.first if line.is_people(post.first - 1) else first
    return post.first


def _run_back(line: Line, end: int, possessive: tuple[str, ...]) -> int:
    first = end
    while first > 0 and end - first < _LONGEST_BODY and _belongs(line, first - 1, possessive):
        first -= 1
    while first < end and not _opens_name(line, first):
        first += 1
    return first


def _before_parts(line: Line, end: int) -> int:
    """Step over small words for a part of what a place or body has ("ZDF peace panel chair").

    Returns:
        ``end`` where none is named before them.
    """
    groups, at = ("post_modifier", "body_field", "post_body", "body_part", "place_part"), end
    while at > 1 and line.word(at - 1) == line.words[at - 1].text:
        if not any(line.lexicon.has(group, line.words[at - 1]) for group in groups):
            break
        at -= 1
    place = any(n <= at and line.is_known_place(at - n, at) for n in (1, 2))
    name = line.name_over(at - 1) if at < end else None
    body = name is not None and name.label is NameLabel.ORGANIZATION
    return at if place or body else end


def _whole_body(line: Line, first: int, end: int) -> int:
    """Step back to where the language model's name begins ("Council on Roads Commissioner X")."""
    name = line.name_over(end - 1) if end > 0 else None
    whole = name is not None and name.last == line.words[end - 1].last
    if name is None or not whole or name.label is not NameLabel.ORGANIZATION:
        return first
    return next((at for at in range(first) if line.words[at].first == name.first), first)


def _opens_name(line: Line, at: int) -> bool:
    return any(c.isupper() for c in line.words[at].text) and line.word(at) not in _CONNECTORS


def is_participle(word: str) -> bool:
    """Tell whether a hyphen makes a name say no more than how ("Lagos-based", "US-backed")."""
    name, _, participle = word.rpartition("-")
    ends = participle.endswith("ed") or participle in _SHORT
    return bool(name) and participle.islower() and ends


def _belongs(line: Line, at: int, connectors: tuple[str, ...]) -> bool:
    word = line.words[at]
    if word.text.lower() in connectors:
        return at > 0 and any(c.isupper() for c in line.words[at - 1].text)
    capital = any(c.isupper() for c in word.text) and not line.is_stop(at)
    capital = capital and not is_participle(word.text)
    return capital and line.lexicon.match("post_former", line.words, at) is None


def _named_body(line: Line, first: int, end: int, start: int) -> tuple[Name | None, int]:
    if first >= end or line.is_person(end - 1) or line.is_post(end - 1):
        return None, start
    name = line.name_over(end - 1)
    if name is not None and line.words[first].first < name.first and _is_cut(line, name, end):
        first = next(at for at in range(first, end) if line.words[at].last > name.first)
    return line.name_of(first, end, body_label(line, first, end)), first


def _is_cut(line: Line, name: Name, end: int) -> bool:
    """Tell whether the language model's shorter name is the better one."""
    return name.last == line.words[end - 1].last and name.last - name.first > 1


def body_label(line: Line, first: int, last: int) -> NameLabel:
    """Tell whether words name a state, a people or an organisation."""
    keys = tuple(k for w in line.words[first:last] for k in w.keys)
    if keys in line.lexicon.bodies:
        return NameLabel.ORGANIZATION
    if keys in line.lexicon.peoples:
        return NameLabel.PEOPLE
    if keys in line.lexicon.states or keys in line.lexicon.places:
        return NameLabel.PLACE
    name = line.name_over(last - 1)
    whole = name is not None and name.first == line.words[first].first
    return name.label if name is not None and whole else NameLabel.ORGANIZATION


def body_behind(line: Line, post: Post) -> tuple[Name | None, int]:
    """Find the body named behind a post ("president of the Syrian National Council").

    Returns:
        The body, None where none is named or the place is only where an envoy is sent, and one
        after the last word of post and body together.
    """
    seat = _seat_behind(line, post)
    if seat is not None:
        return seat
    preposition = line.word(post.last)
    is_goal = post.sort in _GOAL_SORTS and preposition in _GOAL
    if preposition not in _BEHIND and not is_goal:
        return None, post.last
    first = _past_part(line, _past_description(line, post.last + 1))
    last = _run_on(line, first)
    if last <= first:
        return None, _past_common(line, post)
    if is_goal:
        return None, last
    if line.is_person(first):
        return None, post.last
    return line.name_of(first, last, body_label(line, first, last)), _past_nouns(line, last)


def _seat_behind(line: Line, post: Post) -> tuple[Name, int] | None:
    """Read the place between commas behind a post ("Commissioner of Police, Kano State, X")."""
    if line.word(post.last) != ",":
        return None
    first = post.last + 1
    for last in range(min(first + 3, len(line.words) - 1), first, -1):
        noun = last - first > 1 and line.lexicon.has("place_part", line.words[last - 1])
        if line.word(last) in (",", ")") and line.is_known_place(first, last - noun):
            return line.name_of(first, last, NameLabel.PLACE), last
    return None


def _past_common(line: Line, post: Post) -> int:
    """Step over a phrase without a name that a comma ends ("envoy for the peace process, X")."""
    at = post.last + 1
    while at < len(line.words) and line.token(at).pos in ("DET", "ADJ", "NOUN"):
        at += 1
    return at if at > post.last + 1 and line.word(at) == "," else post.last


def _past_nouns(line: Line, at: int) -> int:
    """Step over the small words that end the phrase ("the head of the Houthi delegation")."""
    while at < len(line.words) and line.token(at).pos == "NOUN" and not line.words[at].is_capital:
        at += 1
    return at


def _past_description(line: Line, at: int) -> int:
    """Step over "the", and over up to four small words before the name ("the regional bloc").

    A name glued to a participle describes, too ("the Brotherhood-linked Justice Party").
    """
    for start in range(at, min(at + 5, len(line.words) - 1)):
        if _is_glued_to_participle(line, start) and _opens_name(line, start + 1):
            return start + 1
    for start in range(at, min(at + 5, len(line.words))):
        if _opens_name(line, start) and not line.is_stop(start):
            return start
        if line.words[start].text in QUOTES:
            continue
        if _is_within(line, start):
            return _past_description(line, start + 1)
        described = line.token(start).pos in ("DET", "NOUN", "ADJ", "PRON", "PROPN")
        described = described or line.word(start) in POSSESSIVES
        if not described and line.token(start).tag != "VBN":
            return at
    return at


def _past_part(line: Line, first: int) -> int:
    """Step over the place of a part of a body ("chairman of the Kano branch of the Union")."""
    end = _run_on(line, first)
    part = line.lexicon.match("body_part", line.words, end) if end > first else None
    if part is None or line.word(end + part[0]) != "of":
        return first
    return _past_description(line, end + part[0] + 1)


def _is_within(line: Line, at: int) -> bool:
    """Tell whether "of" stands between a part of a body and the body ("the board of the Trust")."""
    return line.word(at) == "of" and line.lexicon.match_back("body_part", line.words, at) > 0


def _is_glued_to_participle(line: Line, at: int) -> bool:
    _, hyphen, last = line.words[at].text.rpartition("-")
    return bool(hyphen) and last.islower() and last.endswith(("ed", "run", "held", "led"))


def _run_on(line: Line, first: int) -> int:
    if first >= len(line.words) or not _opens_name(line, first) or line.is_stop(first):
        return first
    name = line.name_over(first)
    last = first + 1
    while last < len(line.words) and last - first < _LONGEST_BODY and _runs_on(line, last):
        last += 1
    while not _opens_name(line, last - 1):
        last -= 1
    if name is None or name.first != line.words[first].first:
        return last
    ends = [at + 1 for at in range(first, last) if line.words[at].last == name.last]
    return _longer_name(line, ends[0], last) if ends else last


def _longer_name(line: Line, named: int, run: int) -> int:
    """Take the run of capitals where the language model's name ends in the middle of a name."""
    cut = line.word(named - 1) in _CONNECTORS or line.is_people(named - 1)
    more = run > named and (line.word(named) in ("of", "for") or cut)
    return run if more else named


def _runs_on(line: Line, at: int) -> bool:
    word = line.words[at]
    if line.word(at) in ("of", "for", "and", "the", "on"):
        ahead = line.words[at + 1 : at + 3]
        return bool(ahead) and (ahead[0].is_capital or line.word(at + 1) == "the")
    return any(c.isupper() for c in word.text) and not line.is_stop(at)
