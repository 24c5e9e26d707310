"""Where the names of the language model begin and end: articles, titles and possessives go.

What is inside a name is not judged here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.language.known import Trust
from flows.language.naming_cuts import APOSTROPHES, is_tight, split
from flows.language.stretches import Found, in_order, opens_dateline
from flows.model import NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.language.stretches import Line

_MARKS = frozenset("\"“”'’‘`()[]{}:;,–—-|/*•?!.") | {"''", "``", "--", "..."}
_CALLED = ("April", "May", "June", "August", "Ramadan")
"""Months that persons are called like."""
_LEADING = frozenset({"the", "a", "an", "of", "and", "in", "at"})
_TRAILING = frozenset({"of", "the", "and", "for", "in", "'s", "’s", "&"})
_HEADLINE_NAME_MOST = 5
_LETTERS = 3
_ROMAN = re.compile(r"[IVXL]+|[ivxl]+|-")
_ROUND = re.compile(r"(?P<place>.+?)[\s–-]+(?:\d{1,2}|[IVX]+)")
_TIED = frozenset({"-", "‑"})
_POST_TOKENS = 4
"""Words of a post behind the last word of a body ("Officer-in-Charge")."""
_PARTICLES = frozenset({"al", "bin", "de", "da", "di", "van", "von", "der", "el", "-"})
_DIRECTIONS = ("eastern", "western", "northern", "southern", "central")


def mend_edges(line: Line, names: Iterable[Found]) -> tuple[Found, ...]:
    """Give the names with clean edges, cut where one runs over another's possessive."""
    parts = (part for name in names for part in split(line, name))
    trimmed = (_trim(line, _holder(line, part)) for part in parts)
    return in_order(name for name in trimmed if name.first < name.last and _is_named(line, name))


def _holder(line: Line, name: Found) -> Found:
    """Give the person of a name that is a post with its holder ("Syrian Ambassador X Y")."""
    if name.sure or name.label in (NameLabel.PERSON, NameLabel.EVENT):
        return name
    begin = past_titles(line, name.first, name.last)
    titled = begin > name.first and line.lexicon.is_cue("post_head", line.word(begin - 1).lower())
    words = range(begin, name.last)
    plain = all(line.is_proper(i) or line.word(i) in _PARTICLES for i in words)
    if (
        not titled
        or len(words) < 2
        or not plain
        or line.lexicon.is_cue("body_end", line.word(words[-1]))
    ):
        return name
    return Found(first=begin, last=name.last, label=NameLabel.PERSON)


def _trim(line: Line, name: Found) -> Found:
    first, last = name.first, name.last
    if name.label is NameLabel.EVENT:
        return name
    known = line.lexicon.find(line.text(first, last))
    while first < last and _is_leading(line, name, first, last):
        first += 1
    while first < last and (line.word(last - 1) in _MARKS or line.word(last - 1) in _TRAILING):
        if _is_initial_stop(line, last - 1) or (name.sure and is_tight(line, last - 1)):
            break
        last -= 1
    while (
        first < last - 1 and line.word(first).lower() in _DIRECTIONS and not line.is_capital(first)
    ):
        first += 1
    if name.label is NameLabel.PERSON and known is None:
        first = past_titles(line, first, last)
    last = _behind(line, name.label, first, last)
    last = _before_post(line, name, last)
    first -= 2 * line.hangs_on_article(first)
    label = name.label if (first, last) == (name.first, name.last) else _ruled(line, first, last)
    return Found(first=first, last=last, label=label or name.label, sure=name.sure)


def _is_leading(line: Line, name: Found, first: int, last: int) -> bool:
    """Tell whether a mark or a small word leads a name, and is no part of it ("The Hague")."""
    word = line.word(first)
    if word == "A" and name.label is NameLabel.PERSON and first > 0:
        return False
    if word == "The" and line.lexicon.find(line.text(first + 1, last)) is None:
        known = line.lexicon.find(line.text(first, last))
        return known is None or known.label is not NameLabel.PLACE
    return word in _MARKS or word.lower() in _LEADING


def _behind(line: Line, label: NameLabel, first: int, last: int) -> int:
    """Give where a name ends: before small nouns, times, and a title that goes on behind it."""
    if label is not NameLabel.PERSON:
        while last - first > 1 and _is_small_noun(line, last - 1):
            last -= 1
    while last - first > 1 and (
        _is_time(line, label, first, last - 1) or _opens_title(line, label, last - 1)
    ):
        last -= 1
    return last


def _before_post(line: Line, name: Found, last: int) -> int:
    """Give where a body ends before the post of the person who follows ("Zumor Trust Chair X").

    "Interior Cabinet" of "Interior Cabinet Secretary X" ends before the post, too.
    """
    lexicon = line.lexicon
    if name.sure or name.label is not NameLabel.ORGANIZATION:
        return last
    post = last - name.first > 2 and lexicon.is_cue("post_head", line.word(last - 1).lower())
    if post and lexicon.is_cue("body_end", line.word(last - 2)):
        return last - 1  # "the Zumor Military Commander"
    if not (line.is_capital(last) or line.word(last) in _TIED):
        return last
    ends = range(last + 1, min(last + _POST_TOKENS, len(line)) + 1)
    posts = (line.text(last - 1, end).lower() for end in ends)
    if last - name.first > 1 and any(lexicon.is_cue("post_head", post) for post in posts):
        return last - 1
    end = last
    while end - name.first > 1 and (
        lexicon.is_cue("honorific", line.word(end - 1).lower())
        or lexicon.is_cue("post_head", line.word(end - 1).lower())
    ):
        end -= 1
    known = lexicon.find(line.text(name.first, last)) is not None
    return last if known or not line.is_proper(last) else end


def _is_time(line: Line, label: NameLabel, first: int, at: int) -> bool:
    """Tell whether a weekday or month ends a name; "May" of "Anna May said" is the name's own."""
    if not line.lexicon.is_cue("name_time", line.word(at)):
        return False
    after = line.tokens[at + 1] if at + 1 < len(line) else None
    goes_on = after is not None and (after.text in APOSTROPHES or after.tag in ("VBD", "VBZ"))
    closed = line.word(at + 1) == "," and not line.word(at + 2)[:1].isdecimal()
    closed |= line.word(first) in line.lexicon.given and line.word(at + 1) == "and"
    called = label is NameLabel.PERSON and at - first == 1 and line.word(at) in _CALLED
    return not (called and (goes_on or closed))


def _opens_title(line: Line, label: NameLabel, index: int) -> bool:
    """Tell whether a word is of a post: "Crown" of "Saudi Crown Prince", "MKs" of "Likud MKs"."""
    word, lexicon = line.word(index).lower(), line.lexicon
    opens = label is not NameLabel.ORGANIZATION and line.is_capital(index + 1)
    if opens and lexicon.is_cue("post_head", line.text(index, index + 2).lower()):
        return True
    closes = label is NameLabel.PERSON and not line.is_capital(index + 1)
    return closes and word.endswith("s") and lexicon.is_cue("post_head", word[:-1])


def _ruled(line: Line, first: int, last: int) -> NameLabel | None:
    """Give the kind of what is left of a name, where the lists are sure of it."""
    known = line.lexicon.find(line.text(first, last)) if first < last else None
    return known.label if known is not None and known.trust is Trust.RULES else None


def _is_initial_stop(line: Line, index: int) -> bool:
    return line.word(index) == "." and len(line.word(index - 1)) == 1


def _is_small_noun(line: Line, index: int) -> bool:
    """Tell whether a name ends in a common word ("Paktika province")."""
    token = line.tokens[index]
    hangs = line.word(index - 1) in ("-", "'", "’")
    return token.text.islower() and not hangs and token.pos in ("NOUN", "VERB", "ADP", "ADJ")


def past_titles(line: Line, first: int, last: int) -> int:
    """Step over the titles and the words for peoples that lead a person's name.

    Args:
        line: The sentence.
        first: First word of titles and name together.
        last: One after the last word.

    Returns:
        The first word of the name; ``last - 1`` where all words are titles.
    """
    while last - first > 1 and _is_title(line, first, last):
        first += 1
    two = line.text(first, first + 2).lower() if last - first > 2 else ""
    first += 2 * line.lexicon.is_cue("honorific", two)  # "Tan Sri"
    while last - first > 1 and line.word(first) in _MARKS:
        first += 1
    return first


def is_initials(line: Line, first: int, last: int) -> bool:
    """Tell whether a person's name begins with two initials, no title ("MS Dhoni")."""
    word = line.word(first)
    small = any(line.word(i)[1:].islower() for i in range(first + 1, last))
    return (
        len(word) == 2
        and word.isupper()
        and small
        and line.lexicon.is_cue("honorific", f"{word.lower()}.")
    )


def _is_title(line: Line, first: int, last: int) -> bool:
    word = line.word(first)
    lower = word.lower()
    if is_initials(line, first, last) or _is_called_so(line, first):
        return False
    if line.lexicon.is_cue("honorific", lower) or line.lexicon.is_cue("post_head", lower):
        return True
    known = line.lexicon.find(word)
    if known is not None and known.label is NameLabel.PEOPLE:
        called = word in line.lexicon.given and not _is_post_word(line, first + 1)
        return not called and (last - first > 2 or word not in line.lexicon.persons)
    later = range(first + 1, last - 1)
    return line.lexicon.is_cue("post_modifier", lower) and any(
        line.lexicon.is_cue("post_head", line.word(i).lower()) for i in later
    )


def _is_called_so(line: Line, at: int) -> bool:
    """Tell whether a title is a given name before an article and surname ("Sultan Al-Zumor")."""
    article = line.word(at + 1).lower() in _PARTICLES and line.is_capital(at + 1)
    return article and line.lexicon.is_cue("given_title", line.word(at))


def _is_post_word(line: Line, at: int) -> bool:
    word = line.word(at).lower()
    return line.lexicon.is_cue("post_head", word) or line.lexicon.is_cue("post_modifier", word)


def _is_named(line: Line, name: Found) -> bool:
    """Tell whether a capital is left, and not only words that are no names."""
    words = [line.word(i) for i in range(name.first, name.last)]
    if not name.sure and any(rule(line, name, words) for rule in _NO_NAMES):
        return False
    stops = all(
        line.lexicon.is_cue("name_time", w)
        or w.isdecimal()
        or (line.lexicon.is_cue("not_name", w) and not _is_sure_body(name, w))
        or (line.lexicon.is_cue("honorific", f"{w.lower()}.") and len(words) == 1)
        or (
            line.lexicon.is_cue("post_head", w.lower()) and name.label is not NameLabel.ORGANIZATION
        )
        for w in words
    )
    return not stops and any(c.isupper() for w in words for c in w)


def _is_sure_body(name: Found, word: str) -> bool:
    """Tell whether a word in capitals is surely a body ("PDF", where the article says of what)."""
    return name.sure and name.label is NameLabel.ORGANIZATION and word[:_LETTERS].isupper()


def _is_of_title(line: Line, name: Found, words: list[str]) -> bool:
    """Tell whether a name is only the start of a title: "Foreign" of "Foreign Secretary"."""
    lexicon = line.lexicon
    if name.label is NameLabel.PERSON and lexicon.is_cue("post_head", " ".join(words).lower()):
        return line.is_capital(name.last)
    begins = all(
        lexicon.is_cue("post_modifier", w.lower()) or lexicon.is_cue("post_head", w.lower())
        for w in words
    )
    ends = range(name.last + 1, min(name.last + 2, len(line)) + 1)
    after = (line.text(name.last, end) for end in ends)
    led = any(lexicon.is_cue("post_head", word.lower()) for word in after)
    return begins and line.is_capital(name.last) and led


def _is_post(line: Line, name: Found, words: list[str]) -> bool:
    """Tell whether a body's name is but a post ("Regional Military Commander")."""
    is_cue, lower = line.lexicon.is_cue, [w.lower() for w in words]
    if name.label is not NameLabel.ORGANIZATION or not is_cue("post_head", lower[-1]):
        return False
    several = len(words) > 1 and not words[-1].isupper()
    return several and all(is_cue("post_modifier", w) or is_cue("post_head", w) for w in lower)


def _is_field_of_post(line: Line, name: Found, words: list[str]) -> bool:
    """Tell whether a name is but what a post is for ("Director of Public Prosecution")."""
    at = name.first - 1 - (line.word(name.first - 1) == "the")
    post = line.word(at - 1).lower()
    led = line.word(at) in ("of", "for") and line.lexicon.is_cue("post_head", post)
    fields = all(
        line.lexicon.is_cue("body_field", w.lower()) or w in ("and", "&", ",") for w in words
    )
    return led and fields and line.lexicon.find(line.text(name.first, name.last)) is None


def _is_numbered(line: Line, name: Found, words: list[str]) -> bool:
    """Tell whether a name is a place with a number: a round of talks ("Geneva II", "Geneva-2")."""
    numbered = _ROUND.fullmatch(line.text(name.first, name.last)) if words else None
    known = line.lexicon.find(numbered["place"]) if numbered else None
    place = known is not None and known.label is NameLabel.PLACE
    return name.label is not NameLabel.EVENT and place


def _is_opening_noun(line: Line, name: Found, words: list[str]) -> bool:
    """Tell whether a name is one common noun in the plural, first in its sentence, no dateline."""
    plural = line.tokens[name.first].tag == "NNS" and words[0].endswith("s")
    opens = name.first == 0 and len(words) == 1 and plural
    return opens and line.lexicon.find(words[0]) is None and not opens_dateline(line, 1)


def _is_opening_verb(line: Line, name: Found, words: list[str]) -> bool:
    """Tell whether a name is one participle, first in its sentence ("Led by ...")."""
    verb = line.tokens[name.first].tag in ("VBN", "VBG")
    opens = name.first == 0 and len(words) == 1 and line.word(1).islower()
    return opens and verb and line.lexicon.find(words[0]) is None


def _is_code(_: Line, name: Found, words: list[str]) -> bool:
    """Tell whether a name is no more than numerals ("VI-D", "E17")."""
    if len(words[0]) > 1 and _ROMAN.fullmatch(words[0]):
        return all(_ROMAN.fullmatch(w) or len(w) == 1 for w in words)
    doubtful = name.label in (NameLabel.PERSON, NameLabel.PLACE) and len(words) == 1
    return doubtful and words[0][-1].isdecimal() and sum(c.isalpha() for c in words[0]) == 1


def _is_headline(line: Line, _: Found, words: list[str]) -> bool:
    """Tell whether a name is most of a headline whose words all have capitals."""
    return len(words) > _HEADLINE_NAME_MOST and line.is_title_case


_NO_NAMES = (
    _is_of_title,
    _is_post,
    _is_field_of_post,
    _is_numbered,
    _is_opening_noun,
    _is_opening_verb,
    _is_code,
    _is_headline,
)
