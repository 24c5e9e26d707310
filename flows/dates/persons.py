"""Evidence of persons named without a post: most are in the news while they hold one.

Those named with their post are in ``offices``, for English; in other languages, whose posts nobody
parsed, a word for a post close before the name is looked for here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from flows.dates.folding import name_words
from flows.dates.horizon import LAST_DAY, shift_days
from flows.dates.observed import Window, testify
from flows.dates.terms_of_office import Term, read_term, unite_terms
from flows.model import EvidenceKind, NameLabel, PartKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.dates.observed import Observed
    from flows.dates.passages import Passage
    from flows.model import DateEvidence
    from flows.read.reference import Tenure

_WITHOUT_POST: Final = (0.68, 0.1, "person")
"""How often an article falls between the first and the last day of somebody's known offices, and
how often soon before them or soon after.

Source: 37 such persons of dated texts: 31 in between, three before, one after, two namesakes.
"""
_WITH_POST: Final = (0.88, 0.04, "office")
_NEAR_DAYS: Final = 5 * 366
_HALF_YEAR: Final = 183
"""Somebody is talked of before, and longer after, whatever office is to come or has been."""
_YEARS_MAX: Final = 30
_WORDS_BEFORE: Final = 7
_INITIAL: Final = re.compile(r"\b[A-Z]\b")
"""Tells namesakes apart, and few rows have it."""
_NAME: Final = re.compile(
    r"[A-ZÀ-Þ][^\W\d_]+(?:[ -](?:(?:de|del|da|dos|la|el|al|bin|von|van|der)[ -])?"
    r"[A-ZÀ-Þ][^\W\d_]+){1,3}"
)


class Named(NamedTuple):
    """A person named, and the classes of office of the words before the name."""

    name: str
    span: Span
    classes: tuple[str, ...]


def find_persons(observed: Observed) -> Iterator[DateEvidence]:
    """Give evidence for each person whose offices are known, once."""
    scene = frozenset[str]().union(*(p.countries for p in observed.passages))
    named = _in_sentences(observed) if observed.parsed.sentences else _in_passages(observed)
    seen: set[tuple[str, ...]] = set()
    for person in named:
        words = name_words(person.name, observed.index.particles)
        if len(words) > 1 and words not in seen and not _INITIAL.search(person.name):
            seen.add(words)
            yield from _testify(observed, person, scene)


def _in_sentences(observed: Observed) -> Iterator[Named]:
    """Give the persons of an English text that bear no post anywhere in it."""
    particles = observed.index.particles
    titled = {name_words(t.holder.text, particles)[-1:] for t in observed.titles}
    for sentence in observed.parsed.sentences:
        for name in sentence.names if sentence.kind is not PartKind.CAPTION else ():
            is_person = name.label is NameLabel.PERSON
            if is_person and name_words(name.text, particles)[-1:] not in titled:
                yield Named(name=name.text, span=name.span, classes=())


def _in_passages(observed: Observed) -> Iterator[Named]:
    """Give the runs of words in capitals of other languages that are known as names."""
    text = observed.parsed.article.raw.text
    for passage in observed.passages:
        if passage.kind is PartKind.CAPTION:
            continue
        begin, end = passage.spans[0].begin, passage.spans[-1].end
        for match in _NAME.finditer(text, begin, end):
            found = _known_in(match[0], match.start(), observed)
            if found is not None:
                yield found._replace(classes=_post_before(observed, passage, found.span))


def _known_in(run: str, begin: int, observed: Observed) -> Named | None:
    """Find the longest name of the tables in a run of capitals ("Bundeskanzlerin Ada Bell")."""
    starts = [m.start() for m in re.finditer(r"(?:^|(?<=[ -]))[^\W\d_]", run)]
    for at in starts[:-1]:
        if observed.index.rows_of(run[at:]):
            span = Span(begin=begin + at, end=begin + len(run))
            return Named(name=run[at:], span=span, classes=())
    return None


def _post_before(observed: Observed, passage: Passage, name: Span) -> tuple[str, ...]:
    """Give the classes of the last post before a name, in its own words or as translated."""
    pairs = zip(passage.words, passage.spans, strict=True)
    words = [word for word, span in pairs if span.end <= name.begin][-_WORDS_BEFORE:]
    posts = observed.index.cues.get("foreign_post", {})
    for at in reversed(range(len(words))):
        phrases = (" ".join(words[at:end]) for end in range(len(words), at, -1))
        found = next((p for p in phrases if p in posts or p in observed.index.classes), None)
        if found is not None:
            return (
                tuple(posts[found].split("|")) if found in posts else observed.index.classes[found]
            )
    return ()


def _testify(observed: Observed, person: Named, scene: frozenset[str]) -> Iterator[DateEvidence]:
    index = observed.index
    rows = index.rows_of(person.name)
    held = tuple(r for r in rows if r.office_class in person.classes)
    here = tuple(r for r in rows if index.country_of(r.country) in scene)
    meant = held or here
    if len({index.country_of(r.country) for r in meant}) == 1:
        yield from _testify_terms(person, meant, has_post=bool(held))


def _terms(rows: Sequence[Tenure]) -> tuple[Term, ...]:
    """Unite the terms of all offices; one that begins as another ends is a later post."""
    terms = [term for row in rows if (term := read_term(row)) is not None]
    ended = [t for t in terms if t.is_closed]
    later = [
        t
        for t in terms
        if not t.is_closed
        and ended
        and all(t.first > shift_days(e.last, -_HALF_YEAR) for e in ended)
    ]
    return (*unite_terms([t for t in terms if t not in later]), *later)


def _testify_terms(
    person: Named, rows: Sequence[Tenure], *, has_post: bool
) -> Iterator[DateEvidence]:
    terms = _terms(rows)
    if not terms:
        return
    first, last = min(t.first for t in terms), max(t.last for t in terms)
    if last.year - first.year > _YEARS_MAX:
        return
    comment = f"{person.name} is named, who is known to hold office from {first} to {last}."
    if last >= LAST_DAY:
        comment = f"{person.name} is named, who is known to hold office from {first} on."
    weight, near, sort = _WITH_POST if has_post else _WITHOUT_POST
    if not has_post:
        first, last = shift_days(first, -_HALF_YEAR), shift_days(last, 2 * _HALF_YEAR)
    before, behind = shift_days(first, -_NEAR_DAYS), shift_days(last, _NEAR_DAYS)
    shares = ((first, last, weight), (before, first, near), (last, behind, near))
    for begin, end, share in shares:
        window = Window(first=begin, last=end, weight=share, sort=sort)
        reference = terms[0].reference
        found = testify(EvidenceKind.OFFICE_TERM, window, comment, (person.span,), reference)
        if found is not None and begin < end:
            yield found
