"""Evidence of lives: how old somebody known is, or that he has died.

How long an office lasted is in ``offices``; the age of a war, in ``ages``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from flows.dates.folding import name_words
from flows.dates.horizon import LAST_DAY, read_partial, shift_days
from flows.dates.observed import Window, quote, testify
from flows.dates.periods import move
from flows.dates.reference import is_same_name
from flows.model import EvidenceKind, NameLabel, PartKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.dates.observed import Observed
    from flows.dates.reference import DateIndex
    from flows.model import DateEvidence, Name, Sentence
    from flows.read.reference import Life

_AGE: Final = "age of a person"
_DEATH: Final = "death"
_YEARS: Final = re.compile(r"[1-9]\d")
_YEARS_OLD: Final = re.compile(r"([1-9]\d)(?:-year-old)?")
_WEIGHT: Final = 0.85
_OLDER: Final = 0.04
"""How often an age is that of then, in looking back."""
_DEATH_WEIGHT: Final = 0.95
_CLOSERS: Final = frozenset(",.);—–-")
_LATE: Final = ("late",)
_TITLES_MAX: Final = 3
_OF: Final = ("of",)


def find_lives(observed: Observed) -> Iterator[DateEvidence]:
    """Give evidence for each known person whose age or death is told, once."""
    if not observed.index.lives:
        return
    seen: set[tuple[str, str]] = set()
    for sentence in observed.parsed.sentences:
        if sentence.kind is PartKind.CAPTION:
            continue
        for name in sentence.names:
            life = _life_of(name, observed) if name.label is NameLabel.PERSON else None
            if life is None:
                continue
            for sort, found in _told(observed, sentence, name, life):
                if (life.person, sort) not in seen:
                    seen.add((life.person, sort))
                    yield from found


def _life_of(name: Name, observed: Observed) -> Life | None:
    """Give the one known person of a name; of a surname alone, if the article has it in full."""
    index = observed.index
    words = name_words(name.text, index.particles)
    rows = index.lives.get(words[-1], ()) if words else ()
    if not rows:
        return None
    if len(words) == 1:
        full = {
            other
            for s in observed.parsed.sentences
            for n in s.names
            if len(other := name_words(n.text, index.particles)) > 1 and other[-1] == words[0]
        }
        if len(full) != 1:
            return None
        words = next(iter(full))
    found = [row for row in rows if _bears(row, words, index)]
    return found[0] if len(found) == 1 else None


def _bears(row: Life, words: Sequence[str], index: DateIndex) -> bool:
    names = (name_words(name, index.particles) for name in (row.person, *row.aliases))
    return any(is_same_name(words, name) for name in names)


def _told(
    observed: Observed, sentence: Sentence, name: Name, life: Life
) -> Iterator[tuple[str, list[DateEvidence]]]:
    age = _age_of(sentence, name)
    if age is not None:
        yield _AGE, list(_testify_age(observed, life, *age))
    if _is_dead(sentence, name):
        yield _DEATH, list(_testify_death(life, name))


def _age_of(sentence: Sentence, name: Name) -> tuple[int, Span] | None:
    """Read "Ada Bell, 61,", "Ada Bell (61)" and "the 61-year-old Ada Bell"."""
    tokens = sentence.tokens
    behind = tokens[name.last : name.last + 3]
    words = [t.text for t in behind]
    opens = len(words) == 3 and words[0] in (",", "(") and _YEARS.fullmatch(words[1])
    if opens and words[2] in _CLOSERS:
        return int(words[1]), behind[1].span
    before = tokens[max(0, name.first - 7) : name.first]
    text = "".join(t.text for t in before)
    match = re.search(r"([1-9]\d)-?year-?old[A-Za-z]*$", text)
    if match is not None:
        return int(match[1]), Span(begin=before[0].span.begin, end=name.span.end)
    return None


def _is_dead(sentence: Sentence, name: Name) -> bool:
    """Tell whether somebody is "the late" one, or his death, funeral or killing is told."""
    words = [t.text.lower() for t in sentence.tokens[max(0, name.first - 4) : name.first]]
    for at in range(len(words) - 1, max(-1, len(words) - 1 - _TITLES_MAX), -1):
        if words[at] in _LATE:
            return at == 0 or words[at - 1] not in ("until", "of", "too", "as", "so")
    return False


def _testify_age(observed: Observed, life: Life, age: int, span: Span) -> Iterator[DateEvidence]:
    born = read_partial(life.born)
    if born is None:
        return
    first, last = move(born[0], "year", age), move(born[1], "year", age + 1)
    comment = f"“{quote(observed, span)}”: {life.person} was born in {life.born}."
    windows = (
        Window(first=shift_days(first, -3), last=shift_days(last, 3), weight=_WEIGHT, sort=_AGE),
        Window(first=first, last=LAST_DAY, weight=_OLDER, sort=_AGE),
    )
    for window in windows:
        found = testify(EvidenceKind.DURATION, window, comment, (span,), _reference(life))
        if found is not None and first <= LAST_DAY:
            yield found


def _testify_death(life: Life, name: Name) -> Iterator[DateEvidence]:
    died = read_partial(life.died)
    if died is None:
        return
    window = Window(first=died[0], last=LAST_DAY, weight=_DEATH_WEIGHT, sort=_DEATH)
    comment = f"{life.person} is told to be dead, who died in {life.died}."
    found = testify(EvidenceKind.DATED_EVENT, window, comment, (name.span,), _reference(life))
    if found is not None:
        yield found


def _reference(life: Life) -> str:
    return f"life/{life.source}/{'-'.join(life.person.lower().split())}"
