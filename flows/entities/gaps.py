"""Names that the parse missed: bodies by their last noun, towns by the gazetteer.

Only words written with a capital inside a sentence are looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.entities.spotted import Spotted, stretch_text
from flows.model import NameLabel, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from flows.entities.gazetteer import Gazetteer
    from flows.model import Parsed, Sentence, Token

_SHORTEST_TOWN = 4
_INITIALS_MOST = 6
_ECHOED = (NameLabel.PERSON, NameLabel.PLACE, NameLabel.ORGANIZATION)
_NAME_TAGS = ("NNP", "NNPS", "NN", "NNS")
_OF_THINGS = ("nsubj", "nsubj:pass", "obj", "iobj")
"""Relations in which a word with a capital is a name though it looks like an adjective."""


def fill_gaps(
    index: int,
    sentence: Sentence,
    names: Sequence[Spotted],
    gazetteer: Gazetteer,
    spoken: Mapping[str, int],
) -> tuple[Spotted, ...]:
    """Give names that stand outside those found.

    Args:
        index: Index of the sentence.
        sentence: The sentence.
        names: The names found in it.
        gazetteer: What is known of names.
        spoken: The states that the article speaks of.
    """
    taken = {i for name in names for i in range(name.first, name.last)}
    found = [*_bodies(sentence, taken, gazetteer)]
    taken |= {i for first, last, _ in found for i in range(first, last)}
    found += [*_towns(sentence, taken, gazetteer, spoken), *_acronyms(sentence, taken, gazetteer)]
    return tuple(
        Spotted(
            sentence=index,
            first=first,
            last=last,
            text=stretch_text(sentence, first, last),
            label=label,
        )
        for first, last, label in found
    )


def echo_phrases(parsed: Parsed, names: Sequence[Spotted]) -> tuple[Spotted, ...]:
    """Give names of several words that are names elsewhere and that the parse left alone."""
    known = _phrases(parsed, names)
    taken = {(n.sentence, i) for n in names for i in range(n.first, n.last)}
    return tuple(
        Spotted(
            sentence=index,
            first=token.index,
            last=token.index + len(words),
            text=stretch_text(sentence, token.index, token.index + len(words)),
            label=label,
        )
        for index, sentence in enumerate(parsed.sentences)
        for token in sentence.tokens
        for words, label in known.get(token.text, ())
        if _is_here(sentence, token.index, words)
        and all((index, token.index + i) not in taken for i in range(len(words)))
    )


def _phrases(
    parsed: Parsed, names: Sequence[Spotted]
) -> dict[str, list[tuple[tuple[str, ...], NameLabel]]]:
    """Sort names of several words by the first; of two with one beginning the longest counts."""
    found: dict[tuple[str, ...], NameLabel] = {}
    for name in names:
        tokens = parsed.sentences[name.sentence].tokens[name.first : name.last]
        if len(tokens) > 1 and name.label in _ECHOED and tokens[0].text[0].isupper():
            found.setdefault(tuple(t.text for t in tokens), name.label)
    longest: dict[str, list[tuple[tuple[str, ...], NameLabel]]] = {}
    for words in sorted(found, key=lambda w: (-len(w), w)):
        longest.setdefault(words[0], [(words, found[words])])
    return longest


def _is_here(sentence: Sentence, at: int, words: Sequence[str]) -> bool:
    here = [t.text for t in sentence.tokens[at : at + len(words)]]
    return here == list(words) and not _goes_on(sentence, at + len(words))


def _goes_on(sentence: Sentence, after: int) -> bool:
    """Tell whether a capital follows: the words are part of a longer name."""
    follows = sentence.tokens[after : after + 1]
    return bool(follows) and follows[0].text[0].isupper() and follows[0].tag == "NNP"


def echo_names(parsed: Parsed, names: Sequence[Spotted]) -> tuple[Spotted, ...]:
    """Give single words that are names elsewhere in the article and that the parse left alone.

    A town or body in one sentence is one in the others; a part of somebody's full name alone is
    that person ("Ban told Kerry").
    """
    known = _echoes(names)
    taken = {(n.sentence, i) for n in names for i in range(n.first, n.last)}
    lower = frozenset(t.text for s in parsed.sentences for t in s.tokens if t.text.islower())
    return tuple(
        Spotted(
            sentence=index,
            first=token.index,
            last=token.index + 1,
            text=token.text,
            label=known[token.text],
        )
        for index, sentence in enumerate(parsed.sentences)
        if sentence.kind is not PartKind.HEADLINE
        for token in sentence.tokens
        if token.text in known
        if (index, token.index) not in taken and _may_echo(sentence, token, lower)
    )


def _may_echo(sentence: Sentence, token: Token, lower: frozenset[str]) -> bool:
    """Tell whether a word can be the name: first in its sentence it may be a common word."""
    common = token.index == 0 and token.tag != "NNP" and token.text.lower() in lower
    stands = token.tag in _NAME_TAGS or (token.tag == "JJ" and token.dep in _OF_THINGS)
    named = stands and not common
    return named and not _beside_capital(sentence, token.index)


def _echoes(names: Sequence[Spotted]) -> dict[str, NameLabel]:
    known: dict[str, NameLabel] = {}
    for name in names:
        words = name.text.replace("-", " ").split()
        parts = (words[0], words[-1]) if name.label is NameLabel.PERSON else (name.text,)
        for word in parts if name.label in _ECHOED else ():
            if len(word) > 2 and word[0].isupper() and " " not in word:
                known.setdefault(word, name.label)
    return known


def _bodies(
    sentence: Sentence, taken: set[int], gazetteer: Gazetteer
) -> Iterator[tuple[int, int, NameLabel]]:
    """Find runs of capitals that end in the noun of a body ("National Coalition")."""
    if sentence.kind is PartKind.HEADLINE:
        return
    for last, token in enumerate(sentence.tokens):
        is_head = token.text[0].isupper() and gazetteer.is_cue("group_noun", token.text)
        if not is_head or last in taken:
            continue
        first = last
        while first > 0 and _is_free(sentence, first - 1, taken):
            first -= 1
        first -= first < last and _is_state_word(sentence, first - 1, gazetteer)
        first += first == 0 and gazetteer.is_cue("name_stop", sentence.tokens[0].text)
        if first < last:
            yield first, last + 1, NameLabel.ORGANIZATION


def _is_state_word(sentence: Sentence, index: int, gazetteer: Gazetteer) -> bool:
    """Tell whether a word is a state or a people: it begins the name ("Sudan National Council")."""
    return index >= 0 and gazetteer.states.spoken(sentence.tokens[index].text) is not None


def _is_free(sentence: Sentence, index: int, taken: set[int]) -> bool:
    token = sentence.tokens[index]
    return index not in taken and token.text[0].isupper() and token.tag in ("NNP", "JJ", "NNPS")


def _towns(
    sentence: Sentence, taken: set[int], gazetteer: Gazetteer, spoken: Mapping[str, int]
) -> Iterator[tuple[int, int, NameLabel]]:
    for index, token in enumerate(sentence.tokens):
        if index in taken or not token.text[0].isupper():
            continue
        first = index - 2 if index > 1 and sentence.tokens[index - 1].text == "-" else index
        prefixed = first < index and sentence.tokens[first].text.lower() in ("al", "el")
        if not _may_be_town(sentence, index, gazetteer):
            continue
        text = stretch_text(sentence, index, index + 1)
        if gazetteer.places.find(text, None, spoken) is not None:
            yield first if prefixed else index, index + 1, NameLabel.PLACE


def _may_be_town(sentence: Sentence, index: int, gazetteer: Gazetteer) -> bool:
    token = sentence.tokens[index]
    word = token.text
    shouts = word.isupper() and sentence.kind is not PartKind.DATELINE
    plain = word[0].isupper() and not shouts and len(word) >= _SHORTEST_TOWN
    alone = not _beside_capital(sentence, index)
    name = token.tag == "NNP" or stretch_text(sentence, index, index + 1) != word
    return plain and alone and name and not gazetteer.is_cue("name_stop", word)


def _beside_capital(sentence: Sentence, index: int) -> bool:
    """Tell whether another capital stands beside the word: then it is part of something longer."""
    around = [i for i in (index - 1, index + 1) if 0 < i < len(sentence.tokens)]
    beside = [sentence.tokens[i] for i in around]
    return any(t.text[0].isupper() and t.tag == "NNP" for t in beside)


def _acronyms(
    sentence: Sentence, taken: set[int], gazetteer: Gazetteer
) -> Iterator[tuple[int, int, NameLabel]]:
    """Find words in capitals that the parse left alone; the case of a headline says nothing."""
    if all(t.text.isupper() or not t.text.isalpha() for t in sentence.tokens):
        return
    for index, token in enumerate(sentence.tokens):
        word = token.text
        is_acronym = word.isupper() and word.isalpha() and 3 <= len(word) <= _INITIALS_MOST
        if not is_acronym or index in taken or token.tag != "NNP":
            continue
        if not (gazetteer.is_cue("thing", word) or gazetteer.is_cue("thing_lead", word)):
            yield index, index + 1, NameLabel.ORGANIZATION
