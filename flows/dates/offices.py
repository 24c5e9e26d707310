"""Evidence of office terms: a person named with a post held it when the article appeared.

Who is named with which post is found by ``language.titles``; the terms are rows of ``reference``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from flows.dates.falls import has_fallen, testify_fall
from flows.dates.folding import name_words
from flows.dates.holders import list_holders
from flows.dates.horizon import LAST_DAY, shift_days
from flows.dates.observed import Window, quote, testify
from flows.dates.terms_of_office import Term, read_term, spell_term, unite_terms
from flows.model import DateEvidence, EvidenceKind, NameLabel, PartKind, Span, Title
from flows.read.folded import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.dates.observed import Observed
    from flows.dates.reference import DateIndex
    from flows.read.reference import Tenure

_ATTESTED: Final = 0.8
"""Belief in the bounds of an office known by mentions of some days alone."""
_OWN_FIELDS: Final = ("defence_minister", "foreign_minister")
_SURE: Final = 0.98
_NO_COUNTRY: Final = 0.96
"""Source: of 94 holders by tables that are no lists, in dated texts, all were in office."""
_SPOKEN_OF: Final = 0.9
"""Belief in one of several namesakes whose country the article names (an editor's guess)."""
_SOUNDS_ALIKE: Final = 0.8
_SURNAME: Final = 0.8
_LISTS: Final = "tenure/petrarch/"
_LISTED: Final = 0.75
"""Belief in terms that are only known from monthly lists of governments.

Source: of 100 office terms found in TimeBank and AQUAINT, 12 miss the day, most of them of lists.
"""
_LATER: Final = 0.02
"""How often somebody is named with a post that has long passed on (in looking back).

Source: of 150 such persons in TimeBank, AQUAINT, re3d and the articles, one.
"""
_RECALLED: Final = 0.2
"""The same for a government by its head ("the Obama administration"), which is recalled oftener."""
_PICTURED: Final = 0.4
"""The same for somebody in a picture (an editor's guess)."""
_TERMS_MAX: Final = 6
_LED: Final = "national_leader"
_OPEN_END: Final = "9999"
_BELOW: Final = frozenset(("deputy", "vice", "assistant", "under", "shadow"))
"""Words that make a post another one."""


def find_office_terms(observed: Observed) -> Iterator[DateEvidence]:
    """Give evidence for each person and post, once; several terms are alternatives."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    titles = ((title, False) for title in (*observed.titles, *list_holders(observed)))
    governed = ((title, True) for title in _governed(observed))
    for title, recalled in (*titles, *governed):
        classes = classes_of(title.post, observed.index)
        name = full_name(title, observed)
        key = (fold_name(name), classes)
        if not classes or key in seen:
            continue
        found = tuple(_testify_title(observed, title, (name, classes), recalled=recalled))
        if found:
            seen.add(key)
        yield from found


def _governed(observed: Observed) -> Iterator[Title]:
    """Read "the Obama administration" as the post that its head held."""
    posts = observed.index.cues.get("rule_noun", {})
    for index, sentence in enumerate(observed.parsed.sentences):
        for name in sentence.names:
            after = sentence.tokens[name.last : name.last + 1]
            before = sentence.tokens[name.first - 1] if name.first else None
            meant = before is not None and before.tag in ("DT", "POS")
            post = posts.get(after[0].text.lower()) if after and meant else None
            if post is not None and name.label is NameLabel.PERSON:
                span = Span(begin=name.span.begin, end=after[0].span.end)
                yield Title(sentence=index, holder=name, post=post, of=None, span=span)


def classes_of(post: str, index: DateIndex) -> tuple[str, ...]:
    """Give the classes of office that a post can be, by the longest part of it that is known.

    None for a deputy whose own post is not known: it is not that of the chief.
    """
    words = fold_name(post).split()
    below = _BELOW.intersection(words)
    for length in range(len(words), 0, -1):
        for at in range(len(words) - length + 1):
            found = index.classes.get(" ".join(words[at : at + length]))
            if found is not None:
                return found if below <= set(words[at : at + length]) else ()
    return ()


def full_name(title: Title, observed: Observed) -> str:
    """Give the person's full name where the article has it elsewhere ("Secretary Kerry")."""
    words = name_words(title.holder.text, observed.index.particles)
    if len(words) > 1:
        return title.holder.text
    for sentence in observed.parsed.sentences:
        for name in sentence.names:
            other = name_words(name.text, observed.index.particles)
            if len(other) > 1 and other[-1:] == words:
                return name.text
    return title.holder.text


def _testify_title(
    observed: Observed, title: Title, held: tuple[str, tuple[str, ...]], *, recalled: bool
) -> Iterator[DateEvidence]:
    name, classes = held
    rows, belief = _rows_of(name, observed.index)
    if recalled:  # of a surname, those of that post
        rows = _fit_class(rows, classes)
    elif title.of is None and belief != _SURNAME:
        rows = _fit_namesakes(rows, classes, observed)
    rows, belief = _fit_country(rows, belief, title, observed)
    rows = _fit_field(_fit_class(rows, classes), title, classes)
    rows = _fit_errand(_fit_wording(rows, title), title, observed)
    terms = _terms(rows, title, observed.index)
    if not terms or len(terms) > _TERMS_MAX:
        return
    if title.former:
        yield from _testify_former(title, name, terms)
        return
    later = _RECALLED if recalled else _later(observed, title)
    if not recalled and has_fallen(observed, title):
        yield from testify_fall(observed, title, name, terms)
        return
    total = sum((t.last - t.first).days + 1 for t in terms)
    for term in terms:
        share = ((term.last - term.first).days + 1) / total
        comment = f"{name} is named as {_post_of(title)}, an office held {spell_term(term)}."
        for window in _windows(term, _trust(term, belief) * share, later * share):
            found = testify(
                EvidenceKind.OFFICE_TERM, window, comment, (title.span,), term.reference
            )
            if found is not None:
                yield found


def _later(observed: Observed, title: Title) -> float:
    """Give how often the post has passed on: pictures out of the files show many who had one."""
    kind = observed.parsed.sentences[title.sentence].kind
    return _PICTURED if kind is PartKind.CAPTION else _LATER


def _trust(term: Term, belief: float) -> float:
    """Believe lists of governments and open ends less."""
    if term.reference.startswith(_LISTS) and not term.is_closed:
        return min(belief, _LISTED)
    if term.sure is not None and not term.is_closed:
        return min(belief, _ATTESTED)
    return belief if term.is_closed else min(belief, 0.97)


def _windows(term: Term, weight: float, later: float) -> Iterator[Window]:
    """Give the term, and the years after it: nobody has a post before, but many are recalled."""
    sort = "office listed" if term.reference.startswith(_LISTS) else "office"
    if term.last >= LAST_DAY:
        yield Window(first=term.first, last=LAST_DAY, weight=weight, sort=sort)
        return
    yield Window(first=term.first, last=term.last, weight=weight - later, sort=sort)
    yield Window(first=term.last, last=LAST_DAY, weight=later, sort=sort)


def _rows_of(name: str, index: DateIndex) -> tuple[tuple[Tenure, ...], float]:
    words = name_words(name, index.particles)
    if len(words) == 1:
        rows = index.holders_of(words[0])
        return rows, _SURNAME
    rows, is_same = index.tenures_of(name)
    return rows, _SURE if is_same else _SOUNDS_ALIKE


def _fit_namesakes(
    rows: Sequence[Tenure], classes: tuple[str, ...], observed: Observed
) -> tuple[Tenure, ...]:
    """Keep of namesakes those who held such a post, unless the article is of another's country."""
    kept = _fit_class(rows, classes)
    own, others = (
        {observed.index.country_of(r.country) for r in some}
        for some in (kept, [r for r in rows if r not in kept])
    )
    named = _named_countries(observed)
    return () if (others - own) & named and not own & named else kept


def _named_countries(observed: Observed) -> frozenset[str]:
    return frozenset[str]().union(*(p.countries for p in observed.passages))


def _fit_country(
    rows: Sequence[Tenure], belief: float, title: Title, observed: Observed
) -> tuple[tuple[Tenure, ...], float]:
    """Keep the rows of the country or body named with the post; namesakes elsewhere go.

    Where none is named with it, the one of their countries that the article speaks of is meant.
    """
    index = observed.index
    countries = {index.country_of(r.country) for r in rows}
    if title.of is None and len(countries) == 1:
        return tuple(rows), min(belief, _NO_COUNTRY)
    if title.of is None and belief != _SURNAME:
        here = countries & _named_countries(observed)
        kept = tuple(r for r in rows if index.country_of(r.country) in here)
        return (kept, min(belief, _SPOKEN_OF)) if len(here) == 1 else ((), 0.0)
    if title.of is None:
        return (), 0.0
    of = _country_in(title.of.text, index)
    same = tuple(r for r in rows if index.country_of(r.country) == of)
    if same:
        others = tuple(r for r in rows if r not in same and not _is_state(r.country, index))
        return (*same, *others), belief
    if _is_state(of, index) or belief == _SURNAME or len(countries) > 2:
        return (), 0.0
    return tuple(r for r in rows if not _is_state(r.country, index)), min(belief, _NO_COUNTRY)


def _country_in(name: str, index: DateIndex) -> str:
    """Give the state or body that a name ends in ("Outgoing Ruritanian")."""
    words = fold_name(name).split()
    ends = (" ".join(words[at:]) for at in range(len(words)))
    return index.country_of(next((e for e in ends if e in index.countries), name))


def _is_state(name: str, index: DateIndex) -> bool:
    folded = fold_name(name)
    return folded in index.nouns or index.countries.get(folded, "") in index.nouns


def _fit_class(rows: Sequence[Tenure], classes: tuple[str, ...]) -> tuple[Tenure, ...]:
    """Keep the rows of the first class that has any; general classes only where none else fits."""
    kept = tuple(r for r in rows if r.office_class in classes)
    exact = tuple(r for r in kept if r.office_class != "government_member")
    return exact or kept


def _fit_field(
    rows: tuple[Tenure, ...], title: Title, classes: tuple[str, ...]
) -> tuple[Tenure, ...]:
    """Leave out ministers of fields with a class of their own where the post has another field.

    Who was defence minister is no witness for a "home minister".
    """
    if classes[:1] != ("minister_other",) or " " not in title.post:
        return rows
    return tuple(r for r in rows if r.office_class not in _OWN_FIELDS)


def _fit_wording(rows: tuple[Tenure, ...], title: Title) -> tuple[Tenure, ...]:
    """Keep the rows whose office bears the words of the post ("envoy": no ambassador).

    Notes of the source in brackets are no part of the office. Lists of those who led a state name
    no office: they speak of the years of which the others do not, when somebody led it before.
    """
    said = set(fold_name(title.post).split())
    kept = [r for r in rows if said <= set(fold_name(r.office.split(" (")[0]).split())]
    led = [r for r in rows if r.office_class == _LED and not any(_meet(r, k) for k in kept)]
    return (*kept, *led) if kept else rows


def _meet(one: Tenure, other: Tenure) -> bool:
    """Tell whether two rows are of one time."""
    ends = [row.end or _OPEN_END for row in (one, other)]
    return one.start <= ends[1] and other.start <= ends[0]


def _fit_errand(rows: tuple[Tenure, ...], title: Title, observed: Observed) -> tuple[Tenure, ...]:
    """Keep the rows of the place that an envoy is sent to: named with the post, or elsewhere."""
    said = frozenset(fold_name(quote(observed, title.span)).split()) & observed.index.nouns
    near = tuple(r for r in rows if said & set(fold_name(r.office).split()))
    if near or len(rows) < 2:
        return near or rows
    named = Counter(p for x in observed.passages for p in x.countries)
    most = max((named[w] for r in rows for w in _errand(r)), default=0)
    return tuple(r for r in rows if most and any(named[w] == most for w in _errand(r))) or rows


def _errand(row: Tenure) -> tuple[str, ...]:
    """Give the words of an office that can name a place other than its own country."""
    own = set(fold_name(row.country).split())
    return tuple(w for w in fold_name(row.office).split() if w not in own)


def _terms(rows: Sequence[Tenure], title: Title, index: DateIndex) -> tuple[Term, ...]:
    """Unite the terms, country by country, then all of them."""
    by_country: dict[str, list[Term]] = defaultdict(list)
    for row in rows:
        if (term := read_term(row)) is not None:
            by_country[index.country_of(row.country)].append(term)
    united = [t for terms in by_country.values() for t in unite_terms(terms)]
    return unite_terms(united) if title.of is None or len(by_country) > 1 else tuple(united)


def _testify_former(title: Title, name: str, terms: Sequence[Term]) -> Iterator[DateEvidence]:
    """A former holder: the article came after the first of the terms had ended."""
    ends = [t.sure or t.last for t in terms if t.last < LAST_DAY]
    if not ends:
        return
    first = shift_days(min(ends), -8)
    window = Window(first=first, last=LAST_DAY, weight=0.93, sort="former office")
    comment = f"{name} is named as a former {title.post}; the office ended by {min(ends)}."
    row = min(terms, key=lambda t: t.last).reference
    found = testify(EvidenceKind.OFFICE_TERM, window, comment, (title.span,), row)
    if found is not None:
        yield found


def _post_of(title: Title) -> str:
    return f"{title.post} ({title.of.text})" if title.of else title.post
