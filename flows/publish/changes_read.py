"""Reads out of two knowledge bases what is compared: articles, dates, claims.

Nothing is taken for granted: what was published before may have been changed by hand since.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from flows.errors import SourceError
from flows.graph import vocab
from flows.publish.changes import Dating, Release, Taken, Told, compare
from flows.publish.differing import article_of, read_differing
from flows.publish.exports import read_base

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from flows.publish.changes import Changes
    from flows.publish.content import Content
    from flows.publish.differing import Things, Value

TAKING_PART = (vocab.AGENT, vocab.TARGET, vocab.ORGANIZATION, vocab.EVENT, vocab.PLACE)
DETAILS = (
    vocab.ROLE_LABEL,
    vocab.COUNT_VALUE,
    vocab.COUNT_KIND,
    vocab.PART,
    vocab.STANCE_VALUE,
    vocab.SUPPORT_KIND,
    vocab.SCHEDULE_STATUS,
    vocab.INTERACTION_TYPE,
)


def tell_files(old: Path, new: Path) -> Changes:
    """Tell what changed from one published knowledge base to another.

    Raises:
        SourceError: One of them cannot be read, or is no Turtle.
    """
    for file in (old, new):
        _try_reading(file)
    try:
        return tell_changes(old, new)[0]
    except SyntaxError as error:
        msg = f"{old} or {new}: is no Turtle: {error}"
        raise SourceError(msg) from error


def _try_reading(file: Path) -> None:
    try:
        read_base(file)
    except OSError as error:
        msg = f"{file}: {error.strerror}; run `dateline build` first, or name another file"
        raise SourceError(msg) from error


def tell_changes(old: Content, new: Content) -> tuple[Changes, dict[str, NamedNode]]:
    """Tell what changed from one knowledge base to another.

    Args:
        old: Turtle of the earlier one.
        new: Of the later one.

    Returns:
        The changes, and the articles that they are about by their files.

    Raises:
        OSError: One of them cannot be read.
        SyntaxError: One of them is no Turtle.
    """
    before, after = read_differing(old, new)
    changes = compare(read_release(before), read_release(after))
    articles = _list_articles(before) | _list_articles(after)
    taken = (_take(file, articles[file], before, after) for file in changes.gone)
    return replace(changes, taken=tuple(taken)), articles


def _list_articles(things: Things) -> dict[str, NamedNode]:
    return {_first(things, a, vocab.SOURCE_FILE): a for a in _list(things, vocab.ARTICLE)}


def read_release(things: Things) -> Release:
    """Take from things what is compared."""
    datings = (_date(things, iri) for iri in _list(things, vocab.DATE_ASSESSMENT))
    return Release(
        digests={
            file: _first(things, iri, vocab.SOURCE_DIGEST)
            for file, iri in _list_articles(things).items()
        },
        datings={dating.article: dating for dating in datings},
        claims={iri.value: _tell(things, iri) for iri in _list(things, vocab.CLAIM)},
    )


def _list(things: Things, kind: NamedNode) -> list[NamedNode]:
    found = (thing for thing, said in things.items() if kind in said.get(vocab.TYPE, ()))
    return sorted(found, key=str)


def _values(things: Things, thing: NamedNode, name: NamedNode) -> list[Value]:
    return sorted(things.get(thing, {}).get(name, ()), key=str)


def _nodes(things: Things, thing: NamedNode, name: NamedNode) -> list[NamedNode]:
    return [value for value in _values(things, thing, name) if isinstance(value, NamedNode)]


def _first(things: Things, thing: NamedNode, name: NamedNode) -> str:
    """Give the first value as text, a term by its name; empty where there is none."""
    for value in _values(things, thing, name):
        return value.value.rpartition("#")[2] if isinstance(value, NamedNode) else value.value
    return ""


def _date(things: Things, assessment: NamedNode) -> Dating:
    return Dating(
        article=_first(things, article_of(assessment), vocab.SOURCE_FILE),
        verdict=_first(things, assessment, vocab.VERDICT),
        decided=_first(things, assessment, vocab.EDTF_VALUE),
    )


def _tell(things: Things, claim: NamedNode) -> Told:
    states = _nodes(things, claim, vocab.STATES)
    claimant = _name_claimant(things, claim)
    said = "; ".join(sorted({_say(things, state) for state in states})) or _first(
        things, claim, vocab.WORDS
    )
    articles = _nodes(things, claim, vocab.IN_ARTICLE)
    spans = _nodes(things, claim, vocab.EVIDENCE)
    return Told(
        article="".join(_first(things, article, vocab.SOURCE_FILE) for article in articles),
        claim=claim.value,
        claimant=claimant,
        states=tuple(state.value for state in states),
        says=f"{claimant}: {said}",
        standing=(
            _first(things, claim, vocab.EPISTEMIC_STATUS),
            _first(things, claim, vocab.POLARITY),
        ),
        passages=tuple(sorted(_read_passage(things, span) for span in spans)),
    )


def _name_claimant(things: Things, claim: NamedNode) -> str:
    claimants = _nodes(things, claim, vocab.CLAIMANT)
    if claimants == _nodes(things, claim, vocab.IN_ARTICLE):
        return "(the article)"
    return ", ".join(_first(things, who, vocab.PREF_LABEL) for who in claimants)


def _read_passage(things: Things, span: NamedNode) -> tuple[int, int, str]:
    said = (_first(things, span, name) for name in (vocab.BEGIN_INDEX, vocab.END_INDEX))
    begin, end = (int(number) if number.isdecimal() else 0 for number in said)
    return (begin, end, _first(things, span, vocab.ANCHOR_OF))


def _say(things: Things, situation: NamedNode) -> str:
    kinds = (kind for kind in _nodes(things, situation, vocab.TYPE) if kind != vocab.SITUATION)
    kind = next((kind.value.rpartition("#")[2] for kind in kinds), "Situation")
    parts = (part for part in _list_parts(things, situation) if part)
    return f"{kind} ({' · '.join(parts)})"


def _list_parts(things: Things, situation: NamedNode) -> Iterator[str]:
    agent, *others = (
        ", ".join(_first(things, who, vocab.PREF_LABEL) for who in _nodes(things, situation, name))
        for name in TAKING_PART
    )
    yield agent
    yield from (_first(things, situation, name) for name in DETAILS)
    yield from others
    yield _first(things, situation, vocab.EDTF_VALUE)


def _take(file: str, article: NamedNode, before: Things, after: Things) -> Taken:
    """Find what an article took with it: what is there no more and hung on its claims."""
    claims = [
        c for c in _list(before, vocab.CLAIM) if article in _nodes(before, c, vocab.IN_ARTICLE)
    ]
    states = {state for claim in claims for state in _nodes(before, claim, vocab.STATES)}
    named = {who for claim in claims for who in _nodes(before, claim, vocab.CLAIMANT)}
    named |= {who for state in states for p in TAKING_PART for who in _nodes(before, state, p)}
    return Taken(
        article=file,
        situations=tuple(sorted(state.value for state in states if state not in after)),
        entities=tuple(
            sorted(
                _first(before, who, vocab.PREF_LABEL)
                for who in named - {article}
                if who not in after
                and vocab.ANONYMOUS_SOURCE not in _nodes(before, who, vocab.TYPE)
            )
        ),
        conflicts=tuple(
            conflict.value
            for conflict in _list(before, vocab.CONFLICT_SET)
            if conflict not in after and states & {*_nodes(before, conflict, vocab.CONFLICT_MEMBER)}
        ),
        leaning=tuple(sorted(_list_leaning(article, before) - {file, ""})),
    )


def _is_unnamed(things: Things, who: NamedNode) -> bool:
    return vocab.ANONYMOUS_SOURCE in _nodes(things, who, vocab.TYPE)


def _list_leaning(article: NamedNode, things: Things) -> set[str]:
    """List the files whose dates had this article as evidence."""
    reasons = _index(things, vocab.BECAUSE)
    leaning = [
        evidence
        for evidence in _list(things, vocab.DATE_EVIDENCE)
        if article in _nodes(things, evidence, vocab.USES_REFERENCE)
    ]
    return {
        _first(things, article_of(assessment), vocab.SOURCE_FILE)
        for evidence in leaning
        for assessment in reasons[evidence]
    }


def _index(things: Things, name: NamedNode) -> Mapping[NamedNode, list[NamedNode]]:
    """Find by a value what has it."""
    found: dict[NamedNode, list[NamedNode]] = defaultdict(list)
    for thing in things:
        for value in _nodes(things, thing, name):
            found[value].append(thing)
    return found
