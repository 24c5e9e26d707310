"""Whose post it is: the country, people or body named before or behind a post.

Posts are found in ``posts``; who holds them, in ``titles_held``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.model import Name, NameLabel

if TYPE_CHECKING:
    from flows.language.line import Line
    from flows.language.posts import Post

POSSESSIVES = ("'s", "’s", "'", "’")
CONNECTORS = ("of", "for", "the", "on", "in", "to")
GOAL = ("to", "for", "in", "on")
_SHORT = ("born", "led", "run")
"""Participles that do not end in "ed"."""
GOAL_SORTS = ("envoy", "ambassador")
"""Heads whose place behind "to" or "for" is where they are sent, not who sends them."""
LONGEST_BODY = 9
_TOPIC_WORDS = 3
"""Small words between a body and a post that say what its holder looks after."""


def body_before(line: Line, post: Post) -> tuple[Name | None, int]:
    """Find the body named right before a post ("SNC leader", "Syria's president").

    Returns:
        The body, None where none is named, and the first word of body and post together.
    """
    end = _before_former(line, _before_brackets(line, _before_goal(line, post)))
    if line.word(end - 1) in POSSESSIVES and end > 1:
        return _owner(line, end, post)
    first = _whole_body(line, _run_back(line, end, possessive=()), end)
    seat = _before_parts(line, end) if first == end else end
    if seat < end:
        return _named_body(line, _run_back(line, seat, possessive=()), seat, post.first)
    told = _before_topic(line, end, post) if first == end else end
    if told < end and line.word(told - 1) in POSSESSIVES:
        return _owner(line, told, post)
    if told < end:
        return _named_body(line, _whole_body(line, told, told), told, post.first)
    return _named_body(line, first, end, post.first)


def _owner(line: Line, end: int, post: Post) -> tuple[Name | None, int]:
    """Give the body that owns a post, behind which its "'s" stands ("New York state's judge")."""
    first = _run_back(line, end - 1, possessive=CONNECTORS)
    if first < end - 1:
        return (
            (None, first) if line.is_post(first) else _named_body(line, first, end - 1, post.first)
        )
    place = _place_before_part(line, end - 2)
    return (None, _before_nouns(line, first)) if place is None else place


def _place_before_part(line: Line, at: int) -> tuple[Name, int] | None:
    """Give the place before "state" or "province", and its first word."""
    name = line.name_over(at - 1) if at > 0 else None
    if name is None or name.label is not NameLabel.PLACE:
        return None
    if not line.lexicon.has("place_part", line.words[at]):
        return None
    return name, next(i for i, w in enumerate(line.words) if w.last > name.first)


def _before_former(line: Line, end: int) -> int:
    """Step over "former" between an owner and a post ("Basra's former governor")."""
    start = end
    while count := line.lexicon.match_back("post_former", line.words, start):
        start -= count
    return start if start > 1 and line.word(start - 1) in POSSESSIVES else end


def _before_topic(line: Line, end: int, post: Post) -> int:
    """Step over small words for what a post is about ("WHO vaccine research chief").

    Returns:
        ``end`` where no owner and no body stands before them.
    """
    start = end
    while start > 1 and end - start < _TOPIC_WORDS and _is_topic(line, start - 1):
        start -= 1
    if start == end or line.lexicon.has("post_outside", line.words[post.last - 1]):
        return end
    if line.word(start - 1) in POSSESSIVES:
        return start
    name = line.name_over(start - 1)
    named = name is not None and name.last == line.words[start - 1].last
    body = name is not None and name.label is NameLabel.ORGANIZATION
    return start if named and body else end


def _is_topic(line: Line, at: int) -> bool:
    word, token = line.words[at], line.token(at)
    small = word.text.islower() and token.pos in ("NOUN", "ADJ") and line.name_over(at) is None
    groups = ("post_outside", "post_body", "body_part", "post_head", "post_former", "honorific")
    return small and not any(line.lexicon.has(group, word) for group in groups)


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
    sends = line.word(post.last) in GOAL or line.words[max(post.first - 1, 0)].text.isupper()
    for count in (2, 1) if not sends else ():
        first = post.first - count
        if first >= 0 and post.sort in GOAL_SORTS and line.is_known_place(first, post.first):
            return post.first if line.is_people(first, post.first) else first
    return post.first


def _run_back(line: Line, end: int, possessive: tuple[str, ...]) -> int:
    first = end
    while first > 0 and end - first < LONGEST_BODY and _belongs(line, first - 1, possessive):
        first -= 1
    while first < end and not opens_name(line, first):
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


def opens_name(line: Line, at: int) -> bool:
    """Tell whether a word may be the first of a name: it has a capital and is no small link."""
    return any(c.isupper() for c in line.words[at].text) and line.word(at) not in CONNECTORS


def is_rank(line: Line, at: int) -> bool:
    """Tell whether a word makes less of the post that it stands before ("deputy", "acting")."""
    return line.lexicon.groups["post_modifier"].get(line.words[at].keys) == "rank"


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
    capital = capital and not is_participle(word.text) and not is_rank(line, at)
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
