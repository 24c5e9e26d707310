"""What an article calls a name elsewhere: short forms of persons and bodies, the usual kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from flows.language.known import Trust
from flows.language.naming_forms import post_letters
from flows.language.stretches import Found, filled
from flows.model import NameLabel, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from flows.language.stretches import Line

_SURE_WEIGHT = 3
_FIRM_WEIGHT = 8
"""A company is called by its first words, whatever kind the language model takes them for."""
_PLACE_WEIGHT = 2
_ARTICLES = ("al-", "el-", "Al-", "El-")
_SHORTEST = 3
_PERSON = NameLabel.PERSON
_HEADS = (PartKind.HEADLINE, PartKind.SUBHEAD)
_RUNNING_LEAST = 3
"""Sentences of running text that would name again whom a headline names."""
_NAME_TAGS = ("NNP", "NNPS", "NN", "NNS", "JJ")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What the article tells of names.

    Args:
        kinds: Name -> what it names.
        lower: Words that the article has in small letters.
        defined: Acronyms that stand in brackets behind the body that they are.
    """

    kinds: Mapping[str, NameLabel]
    lower: frozenset[str]
    defined: frozenset[str]


def echo_names(
    lines: Sequence[Line], names: Sequence[tuple[Found, ...]]
) -> list[tuple[Found, ...]]:
    """Give the names of each sentence, corrected by the article's other sentences.

    Args:
        lines: The sentences.
        names: The names of each.
    """
    posts = frozenset(letters for line in lines for letters in post_letters(line))
    named = [_without(posts, line, found) for line, found in zip(lines, names, strict=True)]
    named = _without_unheard(lines, named)
    kinds = _kinds(lines, named)
    typed = [
        tuple(_retyped(line, name, kinds) for name in found)
        for line, found in zip(lines, named, strict=True)
    ]
    told = _Told(
        kinds=kinds,
        lower=frozenset(t.text for line in lines for t in line.tokens if t.text.islower()),
        defined=frozenset(_defined(lines, typed)),
    )
    return [
        filled(found, _echoes(line, found, told)) for line, found in zip(lines, typed, strict=True)
    ]


def _without_unheard(
    lines: Sequence[Line], names: list[tuple[Found, ...]]
) -> list[tuple[Found, ...]]:
    """Take persons out of heads all in capitals of whom the text knows no word ("Hold First")."""
    heads = [line.is_title_case and line.sentence.kind in _HEADS for line in lines]
    running = [line for line, head in zip(lines, heads, strict=True) if not head]
    if len(running) < _RUNNING_LEAST or not any(heads):
        return names
    heard = {word for line in running for word in line.words if word[0].isupper()}
    return [
        tuple(n for n in found if not head or _is_heard(line, n, heard))
        for line, head, found in zip(lines, heads, names, strict=True)
    ]


def _is_heard(line: Line, name: Found, heard: AbstractSet[str]) -> bool:
    """Tell whether a name is no person's, or known, or one of its words stands in the text."""
    words = line.words[name.first : name.last]
    known = line.lexicon.find(line.text(name.first, name.last)) is not None
    known = known or words[0] in line.lexicon.given or words[-1] in line.lexicon.persons
    return name.label is not NameLabel.PERSON or known or not heard.isdisjoint(words)


def _without(posts: frozenset[str], line: Line, names: Sequence[Found]) -> tuple[Found, ...]:
    """Take the letters that the article has for posts out of the names, and off their beginning."""
    led = ((name, name.first + (line.word(name.first) in posts)) for name in names)
    return tuple(replace(name, first=first) for name, first in led if first < name.last)


def _kinds(lines: Sequence[Line], names: Sequence[tuple[Found, ...]]) -> dict[str, NameLabel]:
    """Give what the article takes each name for: the kind that weighs most, the first of equals."""
    weights: defaultdict[str, Counter[NameLabel]] = defaultdict(Counter)
    pairs = [(line, name) for line, found in zip(lines, names, strict=True) for name in found]
    others = {line.text(n.first, n.last) for line, n in pairs if n.sure and n.label is not _PERSON}
    for line, name in pairs:
        doubted = name.label is _PERSON and line.text(name.first, name.last) in others
        tells = _tells(line, name)
        for text, weight in islice(tells, 1) if doubted else tells:
            weights[text][name.label] += weight
    return {text: kinds.most_common(1)[0][0] for text, kinds in weights.items()}


def _tells(line: Line, name: Found) -> Iterator[tuple[str, int]]:
    """Give the name and its short forms, each with how much it weighs."""
    text = line.text(name.first, name.last)
    where = name.label is NameLabel.PLACE and line.word(name.first - 1).lower() == "in"
    yield text, _SURE_WEIGHT if name.sure or where else 1
    words = text.split()
    if name.label is NameLabel.PERSON and len(words) > 1:
        for word in {words[0]: 0, words[-1]: 0}:
            if len(word) >= _SHORTEST and word[0].isupper() and not _is_other(line, word):
                yield word, _SURE_WEIGHT
        if len(words) > 2:
            yield " ".join(words[1:]), _SURE_WEIGHT
        if words[-1][:3] in _ARTICLES and words[-1][3:4].isupper():
            yield words[-1][3:], _SURE_WEIGHT
    elif name.label is NameLabel.ORGANIZATION:
        yield from _short_bodies(line, name, words)
    elif name.label is NameLabel.PLACE:
        yield from _short_places(line, words)
    elif len(words) > 1 and line.lexicon.is_cue("event_before", words[0]):
        yield words[-1], _SURE_WEIGHT  # a storm


def _is_other(line: Line, word: str) -> bool:
    """Tell whether a word of a person's name is known as something else, and not of persons."""
    known = line.lexicon.find(word)
    return known is not None and (known.trust is Trust.RULES or word not in line.lexicon.persons)


def _short_places(line: Line, words: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Give the initials of a place that the lists know by several words ("Khyber Pakhtunkhwa")."""
    letters = "".join(w[0] for w in words if w[0].isupper())
    known = line.lexicon.find(" ".join(words))
    if len(letters) > 1 and known is not None and _is_free(line, letters):
        yield letters, _PLACE_WEIGHT


def _short_bodies(line: Line, name: Found, words: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Give the acronym in brackets behind a body, and the words that it alone has."""
    acronym = _acronym_behind(line, name)
    if acronym is not None:
        yield acronym, _SURE_WEIGHT
        yield f"{acronym}s", _SURE_WEIGHT
    firm = len(words) > 1 and line.lexicon.is_cue("firm_end", words[-1])
    if firm and len(words) > 2:
        yield " ".join(words[:-1]), _FIRM_WEIGHT
        if _is_own(line, name.last - 2):
            yield line.word(name.last - 2), _FIRM_WEIGHT
    letters = "".join(w[0] for w in words if w[0].isupper())
    if len(words) > 1 and len(letters) > 1 and _is_free(line, letters):
        yield letters, _SURE_WEIGHT
    if len(words) > 1 and _is_own(line, name.first):
        yield words[0], _FIRM_WEIGHT if firm else 1


def _acronym_behind(line: Line, name: Found) -> str | None:
    """Give what stands in capitals in brackets behind a name, None where nothing does."""
    opened, word, closed = (line.word(name.last + i) for i in range(3))
    return word if opened == "(" and closed == ")" and word.isupper() else None


def _defined(lines: Sequence[Line], names: Sequence[tuple[Found, ...]]) -> Iterator[str]:
    """Give the acronyms that the article says what they stand for, in singular and plural."""
    for line, found in zip(lines, names, strict=True):
        for name in found:
            acronym = _acronym_behind(line, name)
            if acronym is not None and name.label is NameLabel.ORGANIZATION:
                yield from (acronym, f"{acronym}s")


def _is_free(line: Line, letters: str) -> bool:
    """Tell whether the initials of a body mean nothing else."""
    groups = ("not_name", "name_time", "honorific", "post_head")
    said = any(line.lexicon.is_cue(g, w) for g in groups for w in (letters, letters.lower()))
    return not said and line.lexicon.find(letters) is None


def _is_own(line: Line, at: int) -> bool:
    """Tell whether a word of a body's name says nothing by itself but the body."""
    word, lexicon = line.word(at), line.lexicon
    said = lexicon.find(word) is not None or word in lexicon.given or word in lexicon.common
    return len(word) > _SHORTEST and not said and line.tokens[at].tag in ("NNP", "NNPS")


def _retyped(line: Line, name: Found, kinds: Mapping[str, NameLabel]) -> Found:
    if name.sure:
        return name
    text = line.text(name.first, name.last)
    known = line.lexicon.find(text)
    if known is not None and known.trust > Trust.FILLS and known.label is name.label:
        return name
    label = kinds.get(text, name.label)
    last = text.rpartition(" ")[2]
    if label is not NameLabel.PERSON and known is None and " " in text:
        label = NameLabel.PERSON if kinds.get(last) is NameLabel.PERSON else label
    return Found(first=name.first, last=name.last, label=label)


def _echoes(line: Line, names: Sequence[Found], told: _Told) -> Iterator[Found]:
    """Find names of the article where they were not seen; alone, not inside something longer."""
    taken = {i for n in names for i in range(n.first, n.last)}
    free = 0
    for at, word in enumerate(line.words):
        last = _longest(line, at, told.kinds) if at >= free and word[0].isupper() else at
        if (
            last > at
            and taken.isdisjoint(range(at, last))
            and _may_echo(line, at, last, told.lower)
        ):
            text = line.text(at, last)
            sure = text in told.defined
            yield Found(first=at, last=last, label=told.kinds[text], sure=sure)
        free = max(last, free)


def _longest(line: Line, at: int, kinds: Mapping[str, NameLabel]) -> int:
    ends = range(min(len(line), at + 6), at, -1)
    return next((e for e in ends if line.text(at, e) in kinds), at)


def _may_echo(line: Line, first: int, last: int, lower: frozenset[str]) -> bool:
    if last - first > 1:
        return True
    token = line.tokens[first]
    if token.tag not in _NAME_TAGS or (first == 0 and token.text.lower() in lower):
        return False
    beside = [i for i in (first - 1, last) if 0 <= i < len(line)]
    return token.text.isupper() or not any(
        line.is_proper(i) and not _is_title(line, i) for i in beside
    )


def _is_title(line: Line, index: int) -> bool:
    word = line.word(index).lower()
    return (
        line.lexicon.is_cue("honorific", word)
        or line.lexicon.is_cue("post_head", word)
        or line.lexicon.is_cue("name_time", line.word(index))
    )
