"""Posts that a verb tells: "Riad Hijab, who heads the opposition", "who has led the ELN since".

Posts told by a noun beside a name are found in ``titles``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.bodies import POSSESSIVES, body_label
from flows.language.line import Line, person_before, person_from
from flows.language.posts import Post
from flows.model import Name, NameLabel, Span, Title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COMMAS = (",", "-", "–", "—", "--", "(")
_PHRASE_WORDS = 9
_SENT_WORDS = 5
"""Words behind a verb within which the people are named whom somebody leads."""
_HELPERS = ("has", "is", "now", "also", "currently")


def titles_by_verb(at: int, line: Line) -> Iterator[Title]:
    """Read "Riad Hijab, who heads Syria's opposition": the verb tells the post."""
    for here in range(2, len(line.words)):
        count, value = line.lexicon.match("post_verb", line.words, here) or (0, "")
        who = here - 1 - (line.word(here - 1) in _HELPERS)
        if not count or line.word(who) != "who" or _is_over(line, here, value):
            continue
        if any(_is_sent(line, at) for at in range(here, min(here + _SENT_WORDS, len(line.words)))):
            continue  # "who leads the government delegation": not the government
        found = person_before(line, who - (line.word(who - 1) in COMMAS))
        if found is None:
            continue
        holder = line.name_of(*found, NameLabel.PERSON)
        of = _led(line, here + count)
        words = (holder, of)
        post = Post(first=here, head=here, last=here + 1, sort="leader", plural=False, former=False)
        yield Title(sentence=at, holder=holder, post=value, of=of, span=spanned(line, post, words))


def titles_led(at: int, line: Line) -> Iterator[Title]:
    """Read "the Dveri party led by Bosko Obradovic": the body before, the person behind."""
    for here in range(1, len(line.words) - 2):
        value = line.lexicon.groups["post_verb"].get(line.words[here].keys)
        if value is None or line.word(here + 1) != "by":
            continue
        found = person_from(line, here + 2)
        of = _body_led(line, here)
        if found is None or of is None or not line.is_person(found[0]):
            continue
        if line.word(found[1]) in POSSESSIVES:  # "led by Kiir's deputy"
            continue
        holder = line.name_of(*found, NameLabel.PERSON)
        post = Post(first=here, head=here, last=here + 1, sort="leader", plural=False, former=False)
        span = spanned(line, post, (holder, of))
        yield Title(sentence=at, holder=holder, post=value, of=of, span=span)


def _body_led(line: Line, at: int) -> Name | None:
    """Find the body named before a participle, over a comma and a small noun ("party, led")."""
    before = at - 1 - (line.word(at - 1) == ",")
    if before > 0 and line.token(before).pos == "NOUN" and not line.words[before].is_capital:
        if _is_sent(line, before):
            return None  # "an African Union delegation, led by X"
        before -= 1
    name = line.name_over(before) if before >= 0 else None
    return name if name is not None and name.label is NameLabel.ORGANIZATION else None


def _is_sent(line: Line, at: int) -> bool:
    """Tell whether a word is one for people whom a body sends ("delegation", "team")."""
    return line.lexicon.groups["post_modifier"].get(line.words[at].keys) == "sent"


def _is_over(line: Line, at: int, value: str) -> bool:
    """Tell whether a verb says what somebody once did ("who led the talks"); founders stay so."""
    return line.token(at).tag == "VBD" and not value.endswith("founder")


def _led(line: Line, at: int) -> Name | None:
    """Find what is led, up to three small words on; a short name in brackets stands for it."""
    acronym = _bracketed(line, at)
    if acronym is not None:
        return acronym
    for first in range(at, min(at + 4, len(line.words))):
        if line.words[first].is_capital and not line.is_stop(first):
            last = first + 1
            while last < len(line.words) and line.words[last].is_capital:
                last += 1
            owned = _past_owned(line, last)
            named = _named_behind(line, owned) if owned > last else None
            return named or line.name_of(first, owned, body_label(line, first, owned))
    return None


def _named_behind(line: Line, at: int) -> Name | None:
    """Find the body behind the comma that names what is owned ("Chad's main union, ZUF")."""
    name = line.name_over(at + 1) if line.word(at) == "," and at + 1 < len(line.words) else None
    begins = name is not None and name.first == line.words[at + 1].first
    return name if name is not None and begins and name.label is NameLabel.ORGANIZATION else None


def _past_owned(line: Line, at: int) -> int:
    """Step over what somebody owns: who heads "Syria's opposition" does not head Syria."""
    if line.word(at) not in POSSESSIVES:
        return at
    last = at + 1
    while last < len(line.words) and line.token(last).pos in ("ADJ", "NOUN", "PROPN"):
        last += 1
    return last if last > at + 1 else at


def _bracketed(line: Line, at: int) -> Name | None:
    """Find the short name in brackets behind a phrase ("the UN mission in Afghanistan (UNAMA)")."""
    for here in range(at, min(at + _PHRASE_WORDS, len(line.words) - 2)):
        if line.word(here) in (",", ".", ";"):
            return None
        if line.word(here) == "(" and line.word(here + 2) == ")":
            short = line.words[here + 1].text
            return (
                line.name_of(here + 1, here + 2, NameLabel.ORGANIZATION)
                if short.isupper()
                else None
            )
    return None


def spanned(line: Line, post: Post, names: Sequence[Name | None]) -> Span:
    """Give the passage from the first to the last of a post and the names with it."""
    spans = [line.words[post.first].span, line.words[post.last - 1].span]
    spans += [n.span for n in names if n is not None]
    return Span(begin=min(s.begin for s in spans), end=max(s.end for s in spans))
