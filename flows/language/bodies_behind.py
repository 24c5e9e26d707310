"""Whose post it is by the words behind it: "president of the Syrian National Council".

What is named before a post stands in ``bodies``; who holds it, in ``titles_held``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.bodies import (
    CONNECTORS,
    GOAL,
    GOAL_SORTS,
    LONGEST_BODY,
    POSSESSIVES,
    body_label,
    opens_name,
)
from flows.language.line import QUOTES
from flows.model import Name, NameLabel

if TYPE_CHECKING:
    from flows.language.line import Line
    from flows.language.posts import Post

_BODIES = (NameLabel.ORGANIZATION, NameLabel.PLACE)
_BEHIND = ("of", "for", "at", "in", "with", "from")


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
    is_goal = post.sort in GOAL_SORTS and preposition in GOAL
    if preposition not in _BEHIND and not is_goal:
        return None, post.last
    first = _past_part(line, _past_description(line, post.last + 1))
    last = _run_on(line, first)
    if last <= first:
        return None, _past_common(line, post)
    if is_goal or line.is_person(first):
        return None, last if is_goal else post.last
    if line.word(last) in POSSESSIVES:
        return _owned_behind(line, post, first, last)
    return line.name_of(first, last, body_label(line, first, last)), _past_nouns(line, last)


def _owned_behind(line: Line, post: Post, first: int, last: int) -> tuple[Name | None, int]:
    """Give what somebody's body is behind "of": "the head of Chad's Grain Board" is not Chad's.

    Of what has no name ("Chad's joint presidency") the owner stands for it; who is for somebody
    with a post ("a lawyer for Chad's former minister X") is for no body.
    """
    end = last + 1
    while end < len(line.words) and _describes(line, end):
        if line.is_post(end):
            return None, post.last
        end += 1
    name = line.name_over(end) if end < len(line.words) else None
    begins = name is not None and name.first == line.words[end].first
    if name is not None and begins and name.label in _BODIES:
        until = next(at + 1 for at, w in enumerate(line.words) if w.last >= name.last)
        return line.name_of(end, until, name.label), _past_nouns(line, until)
    return line.name_of(first, last, body_label(line, first, last)), max(end, last)


def _describes(line: Line, at: int) -> bool:
    """Tell whether a small word stands before a noun ("Chad's ruling Zumor Party")."""
    small = line.words[at].text.islower()
    return small and (line.token(at).pos in ("ADJ", "NOUN") or line.token(at).tag == "VBG")


def _seat_behind(line: Line, post: Post) -> tuple[Name, int] | None:
    """Read the place between commas behind a post ("Commissioner of Police, Kano State, X").

    Behind a post in capitals a body as well ("Permanent Secretary, Ministry of Works").
    """
    if line.word(post.last) != ",":
        return _place_behind(line, post)
    first = post.last + 1
    body = _body_between(line, first) if line.words[post.first].is_capital else None
    if body is not None:
        return line.name_of(first, body, NameLabel.ORGANIZATION), body
    for last in range(min(first + 3, len(line.words) - 1), first, -1):
        noun = last - first > 1 and line.lexicon.has("place_part", line.words[last - 1])
        if line.word(last) in (",", ")") and line.is_known_place(first, last - noun):
            return line.name_of(first, last, NameLabel.PLACE), last
    return None


def _body_between(line: Line, first: int) -> int | None:
    """Give where a body ends that stands between marks, by a noun for bodies in its name."""
    last = first
    while last < len(line.words) and last - first < LONGEST_BODY and _is_of_body(line, last):
        last += 1
    words = line.words[first:last]
    noun = any(line.lexicon.has("body_end", w) for w in words)
    person = line.is_post(first) or any(line.is_person(at) for at in range(first, last))
    closed = line.word(last) in (",", ";", ")", "(", ".")
    return last if len(words) > 1 and noun and closed and not person else None


def _is_of_body(line: Line, at: int) -> bool:
    word = line.words[at]
    return word.is_capital or line.word(at) in ("of", "for", "and", "the", "&")


def _place_behind(line: Line, post: Post) -> tuple[Name, int] | None:
    """Read the place right behind a post, its holder next ("Deputy Commissioner Dera Omar Ali")."""
    at = post.last
    name = line.name_over(at) if at < len(line.words) and line.words[at].is_capital else None
    if name is None or name.label is not NameLabel.PLACE or name.first != line.words[at].first:
        return None
    if line.lexicon.match("honorific", line.words, at) is not None:
        return None  # "the adviser Brig. Gen. X"
    end = next(i + 1 for i, w in enumerate(line.words) if w.last >= name.last)
    holder = end + (line.word(end) == ",")
    while holder < len(line.words) and line.lexicon.match("honorific", line.words, holder):
        holder += 1
    held = holder < len(line.words) and line.is_person(holder)
    return (name, end) if held else None


def _past_common(line: Line, post: Post) -> int:
    """Step over a phrase without a name that a comma ends ("envoy for the peace process, X")."""
    at = post.last + 1
    while at < len(line.words) and line.token(at).pos in ("DET", "ADJ", "NOUN"):
        at += 1
    return at if at > post.last + 1 and line.word(at) == "," else post.last


def _past_nouns(line: Line, at: int) -> int:
    """Step over the small words that end the phrase ("the head of the Houthi delegation")."""
    while at < len(line.words) and line.token(at).pos == "NOUN" and not line.words[at].is_capital:
        if line.is_post(at):
            break  # "a spokesman for UN chief X": X is no spokesman
        at += 1
    return at


def _past_description(line: Line, at: int) -> int:
    """Step over "the", and over up to four small words before the name ("the regional bloc").

    A name glued to a participle describes, too ("the Brotherhood-linked Justice Party").
    """
    for start in range(at, min(at + 5, len(line.words) - 1)):
        if _is_glued_to_participle(line, start) and opens_name(line, start + 1):
            return start + 1
    for start in range(at, min(at + 5, len(line.words))):
        if opens_name(line, start) and not line.is_stop(start):
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
    return (
        line.word(at) in ("of", "for") and line.lexicon.match_back("body_part", line.words, at) > 0
    )


def _is_glued_to_participle(line: Line, at: int) -> bool:
    _, hyphen, last = line.words[at].text.rpartition("-")
    return bool(hyphen) and last.islower() and last.endswith(("ed", "run", "held", "led"))


def _run_on(line: Line, first: int) -> int:
    if first >= len(line.words) or not opens_name(line, first) or line.is_stop(first):
        return first
    name = line.name_over(first)
    last = first + 1
    while last < len(line.words) and last - first < LONGEST_BODY and _runs_on(line, last):
        last += 1
    while not opens_name(line, last - 1):
        last -= 1
    if name is None or name.first != line.words[first].first:
        return last
    ends = [at + 1 for at in range(first, last) if line.words[at].last == name.last]
    return _longer_name(line, ends[0], last) if ends else last


def _longer_name(line: Line, named: int, run: int) -> int:
    """Take the run of capitals where the language model's name ends in the middle of a name."""
    cut = line.word(named - 1) in CONNECTORS or line.is_people(named - 1)
    letters = line.word(run + 1) if (line.word(run), line.word(run + 2)) == ("(", ")") else ""
    cut = cut or (len(letters) > 1 and letters.isupper())  # "Agency for Roads Safety (ARS)"
    more = run > named and (line.word(named) in ("of", "for") or cut)
    return run if more else named


def _runs_on(line: Line, at: int) -> bool:
    word = line.words[at]
    if line.word(at) in ("of", "for", "and", "the", "on"):
        ahead = line.words[at + 1 : at + 3]
        return bool(ahead) and (ahead[0].is_capital or line.word(at + 1) == "the")
    return any(c.isupper() for c in word.text) and not line.is_stop(at)
