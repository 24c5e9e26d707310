"""Posts in a sentence ("Deputy Prime Minister", "envoy"), spotted by words kept as data.

Who holds a post is found in ``titles``; the words are those of ``post_lexicon``.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from flows.language.words import Word  # noqa: TC001

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.language.post_lexicon import PostLexicon

_LETTERS_MOST = 2
"""Letters of a post that must be capitals ("PM", "MP")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post in a sentence, by the indices of its words.

    Args:
        first: Its first word, modifiers counted in.
        head: First word of what makes it a post.
        last: One after its last word.
        sort: Class of the head ("minister", "envoy", ...).
        plural: Whether it speaks of several holders.
        former: Whether the wording says that it is over ("ex-president", "former minister").
    """

    first: int
    head: int
    last: int
    sort: str
    plural: bool
    former: bool


def spot_posts(words: Sequence[Word], lexicon: PostLexicon) -> tuple[Post, ...]:
    """Find the posts of a sentence, in order, none overlapping.

    Of heads in a row the last one counts ("deputy" in "Deputy Prime Minister"), unless it is an
    honorific of the person that follows ("Army chief General ...").
    """
    posts: list[Post] = []
    at = 0
    while at < len(words):
        post = _post_at(words, lexicon, at)
        if post is not None and (not posts or post.first >= posts[-1].last):
            posts.append(post)
        at = at + 1 if post is None else max(post.last, at + 1)
    return tuple(posts)


def _post_at(words: Sequence[Word], lexicon: PostLexicon, at: int) -> Post | None:
    found = _head_at(words, lexicon, at)
    if found is None:
        return None
    head, end, sort = at, at + found[0], found[1]
    while (more := _next_head(words, lexicon, end)) is not None:
        head, end, sort = more
    first = _fields_before(words, lexicon, _first_of(words, lexicon, at), sort)
    end = max(_tail_end(words, lexicon, end), _field_end(words, lexicon, end, sort))
    return Post(
        first=first,
        head=head,
        last=end,
        sort=sort.rstrip("+"),
        plural=sort.endswith("+"),
        former=_is_former(words, lexicon, first, head),
    )


def _fields_before(words: Sequence[Word], lexicon: PostLexicon, first: int, sort: str) -> int:
    """Step back over what a minister looks after ("Trade and International Cooperation Minister").

    Capitals stay with capitals, so that the first words of a body's name are left alone.
    """
    if sort.rstrip("+") != "minister":
        return first
    groups = ("body_field", "post_modifier")
    start = at = first
    while at > 0:
        word = words[at - 1]
        if any(lexicon.has(g, word) for g in groups) and word.is_capital == words[first].is_capital:
            at = start = at - 1
        elif at < first and word.text.lower() in ("and", "&") and start == at:
            at -= 1
        else:
            break
    keys = tuple(k for w in words[start:first] for k in w.keys)
    return first if keys in lexicon.bodies else start


def _tail_end(words: Sequence[Word], lexicon: PostLexicon, at: int) -> int:
    """Step over what a post goes on with ("of Staff"), unless a longer name does ("of the House").

    "Chairman of the House Committee", "Speaker of the House of Deputies".
    """
    tail = lexicon.match("post_tail", words, at)
    end = at + (tail[0] if tail else 0)
    if end == at or end == len(words):
        return end
    capital = words[end - 1].is_capital
    lists = capital and words[end].text == "of" and lexicon.has("post_body", words[end - 1])
    more = list(takewhile(lambda w: w.is_capital, words[end : end + _BODY_WORDS]))
    return at if lists or any(lexicon.has("body_end", w) for w in more) else end


_BODY_WORDS = 4
"""Words within which the longer name of a body ends ("Senate Foreign Relations Committee")."""
_FIELD_LINKS = ("of", "for", "on")
_OF_FIELDS = ("minister", "official", "igo_head", "spokesperson")
"""Classes of head that look after something ("Minister of Works and Housing")."""


def _field_end(words: Sequence[Word], lexicon: PostLexicon, at: int, sort: str) -> int:
    """Step over what a post is for ("of Works and Housing", "on Women, Youth and Sports").

    Returns:
        ``at`` where it is a body or something else that bears such a word ("of the Health Agency").
    """
    link = at < len(words) and words[at].text.lower() in _FIELD_LINKS
    if not link or sort.rstrip("+") not in _OF_FIELDS:
        return at
    start = at + 1 + (at + 1 < len(words) and words[at + 1].text.lower() == "the")
    end = listed = _run_of_fields(words, lexicon, start)
    while listed > start and listed < len(words):
        tie = words[listed].text.lower()
        more = _run_of_fields(words, lexicon, listed + 1) if tie in (",", "and", "&") else listed
        if more <= listed + 1:
            break
        end, listed = (end if tie == "," else more), more
    return end if end > start else at


def _run_of_fields(words: Sequence[Word], lexicon: PostLexicon, start: int) -> int:
    """Give where a run of words for what is looked after ends; ``start`` where none is there.

    "Health Agency", "oil firms" and "Foreign Minister" are something else.
    """
    end = start
    while end < len(words) and lexicon.has("body_field", words[end]):
        end += 1
    if end == start or end == len(words):
        return end
    after = words[end]
    if after.is_capital and (words[start - 1].text == "the" or words[end - 1].text.endswith("al")):
        return start  # "the International Criminal Court"
    noun = any(lexicon.has(group, after) for group in ("body_end", "post_body", "post_head"))
    small = after.text.isalpha() and after.text.islower() and not lexicon.has("name_stop", after)
    return start if noun or (small and not lexicon.has("name_particle", after)) else end


_GLUED = ("post_former", "post_modifier")
"""What a hyphen may glue to a post: "ex-president", "Vice-President"."""


def _head_at(words: Sequence[Word], lexicon: PostLexicon, at: int) -> tuple[int, str] | None:
    found = lexicon.match("post_head", words, at)
    if found is not None:
        return found if _is_written(words, at) else None
    keys = words[at].keys
    if len(keys) > 1 and keys[-1:] in lexicon.groups["post_tail"]:  # "Minister-designate"
        value = lexicon.groups["post_head"].get(keys[:-1])
        return None if value is None else (1, value)
    if len(keys) > 1 and any((keys[0],) in lexicon.groups[g] for g in _GLUED):
        value = lexicon.groups["post_head"].get(keys[1:])
        return None if value is None else (1, value)
    return None


def _is_written(words: Sequence[Word], at: int) -> bool:
    """Tell whether letters that stand for a post are capitals, and no time of day ("5 PM")."""
    text = words[at].text
    if len(text) > _LETTERS_MOST:
        return True
    return text.isupper() and not (at and words[at - 1].text[-1:].isdigit())


def _next_head(words: Sequence[Word], lexicon: PostLexicon, at: int) -> tuple[int, int, str] | None:
    """Find a further head right behind a first one, passing over modifiers."""
    if at >= len(words) or lexicon.match("honorific", words, at) is not None:
        return None
    start = at
    found = lexicon.match("post_head", words, start)
    while found is None and (step := lexicon.match("post_modifier", words, start)):
        start += step[0]
        found = lexicon.match("post_head", words, start)
    return None if found is None else (start, start + found[0], found[1])


def _first_of(words: Sequence[Word], lexicon: PostLexicon, head: int) -> int:
    first = head
    while count := _modifiers_before(words, lexicon, first):
        capital_body = lexicon.match_back("post_body", words, first)
        if capital_body and words[first - 1].is_capital and first > 1:
            break
        first -= count
    return first


def _modifiers_before(words: Sequence[Word], lexicon: PostLexicon, end: int) -> int:
    """Count the words of the modifier before ``end``; "then-" and "ex-" may be glued to it."""
    count = lexicon.match_back("post_modifier", words, end)
    if count or end < 1:
        return count
    keys = words[end - 1].keys
    glued = len(keys) > 1 and keys[:1] in lexicon.groups["post_former"]
    return int(glued and keys[1:] in lexicon.groups["post_modifier"])


def _is_former(words: Sequence[Word], lexicon: PostLexicon, first: int, head: int) -> bool:
    glued = any((w.keys[0],) in lexicon.groups["post_former"] for w in words[first : head + 1])
    return glued or lexicon.match_back("post_former", words, first) > 0
