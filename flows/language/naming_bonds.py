"""Bodies by what ties their names to others: "X Y of Z", "gangs such as Z", "Z beat W 2-0".

Each rule reads one sentence and gives names; ``naming_words`` lays them over the other names. Posts
between two names are read in ``naming_posts``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.stretches import Found
from flows.model import NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.language.stretches import Line

_EXAMPLES = (("such", "as"), ("like",), ("including",))
_EXAMPLE_FIRSTS = frozenset(words[0] for words in _EXAMPLES)
_TIES = (",", "and", "or")
_CALLED = ("called", "named", "dubbed", "known")
_GOALS_MOST = 5
"""Goals of one side in a match of two clubs; more are games of a set, between persons."""
_DASHES = ("-", "–")
_KINDS = (NameLabel.PERSON, NameLabel.PLACE)
"""Kinds that the language model takes bodies for."""


def told_of_person(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find the body that a person is of ("Carlos Sousa of Zumor"), where no name was seen."""
    for name in names:
        full = name.label is NameLabel.PERSON and name.last - name.first > 1
        if not full or line.word(name.last) != "of":
            continue
        article = line.word(name.last + 1) == "the"
        begin = name.last + 1 + article
        run = next((r for r in line.proper_runs() if r[0] == begin), None)
        held = next((n for n in names if n.first == begin), None)
        if run is not None and held is None and line.lexicon.find(line.text(*run)) is None:
            yield Found(first=begin, last=run[1], label=NameLabel.ORGANIZATION)
        elif held is not None and _may_turn(line, held, _KINDS if article else _KINDS[:1]):
            yield Found(first=begin, last=held.last, label=NameLabel.ORGANIZATION)


def _may_turn(line: Line, held: Found, kinds: Sequence[NameLabel]) -> bool:
    known = line.lexicon.find(line.text(held.first, held.last)) is not None
    return held.label in kinds and not held.sure and not known


def told_examples(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find bodies named as examples of their kind ("gangs such as X and Y")."""
    for at in range(1, len(line)):
        begin = _past_examples(line, at) if line.words[at].lower() in _EXAMPLE_FIRSTS else None
        if begin is None or not _is_bodies(line, at - 1):
            continue
        while (found := next((n for n in names if n.first == begin), None)) is not None:
            if _may_turn(line, found, _KINDS):
                yield Found(first=found.first, last=found.last, label=NameLabel.ORGANIZATION)
            begin = found.last + 1
            if line.word(found.last) not in _TIES:
                break


def _past_examples(line: Line, at: int) -> int | None:
    """Give the word behind "such as" and the like, None where none begins here."""
    for words in _EXAMPLES:
        if tuple(line.word(at + i).lower() for i in range(len(words))) == words:
            return at + len(words)
    return None


def told_called(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find bodies and places by the noun that is called so ("group called X", "town named X")."""
    for name in names:
        at = name.first - 1 - (line.word(name.first - 1) == "as")
        if line.word(at) not in _CALLED or not _may_turn(line, name, _KINDS):
            continue
        noun = at - 1 - (line.word(at - 1) == ",")
        body = line.lexicon.is_cue("body_before", line.word(noun)) or _is_bodies(line, noun)
        body |= line.lexicon.is_cue("body_behind", line.word(noun))
        place = line.lexicon.is_cue("place_before", line.word(noun))
        if body or place:
            label = NameLabel.ORGANIZATION if body else NameLabel.PLACE
            yield Found(first=name.first, last=name.last, label=label, sure=True)


def _is_bodies(line: Line, at: int) -> bool:
    """Tell whether a word is the plural of a noun of bodies."""
    word = line.word(at).lower()
    singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    return word != singular and line.lexicon.is_cue("body_before", singular)


def told_by_score(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find clubs by what they did in a match with few goals ("Zumor beat Kletti 2-0")."""
    if not any(_is_score(line, i) for i in range(len(line) - 2)):
        return
    for name in names:
        one = name.last - name.first == 1 and name.label is NameLabel.PERSON and not name.sure
        word, lexicon = line.word(name.first), line.lexicon
        person = word in lexicon.given or word in lexicon.persons
        if one and not person and lexicon.find(word) is None and _plays(line, name):
            yield Found(first=name.first, last=name.last, label=NameLabel.ORGANIZATION)


def _is_score(line: Line, at: int) -> bool:
    if line.word(at + 1) not in _DASHES or line.tokens[at].space:
        return False
    goals = (line.word(at), line.word(at + 2))
    return all(g.isdecimal() and int(g) <= _GOALS_MOST for g in goals)


def _plays(line: Line, name: Found) -> bool:
    """Tell whether a verb of matches stands right before or behind a name."""
    begins = range(max(0, name.first - 2), name.first)
    before = any(line.lexicon.is_cue("match_verb", line.text(i, name.first)) for i in begins)
    return before or line.lexicon.is_cue("match_verb", line.word(name.last))
