"""Names in GUM, whose MISC column marks every noun phrase that denotes something.

A mention is a name when its head word is a proper noun; the name is the run of proper nouns about
the head, with the small words inside it ("of", "the", "and") unless it is a person's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.language.named import Named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from flows.language.conllu import Tree, Word

_LABELS = {"person": "PERSON", "organization": "ORG", "place": "GPE", "event": "EVENT"}
_BRACKET = re.compile(
    r"\((?P<id>\w+)-(?P<type>[a-z]+)-(?P<rest>[^()]*)(?P<shut>\)?)|(?P<end>\w+)\)"
)
_INSIDE = frozenset({"of", "the", "for", "and", "'s", "’s", "-", "on", "in", "&"})
_PLACE_TYPES = frozenset({"place"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """A noun phrase: words ``first`` to ``last``, the last one included."""

    type: str
    link: str
    first: int
    last: int


def name_trees(trees: Sequence[Tree], titles: Collection[str]) -> tuple[Named, ...]:
    """Read the names of GUM sentences.

    Args:
        trees: Sentences of GUM with their MISC column.
        titles: Lower-case words that stand before a person's name and are no part of it.
    """
    mentions = [tuple(_mentions(tree.words)) for tree in trees]
    places = {m.link for found in mentions for m in found if m.type in _PLACE_TYPES and m.link}
    return tuple(
        _named(tree, found, places, titles) for tree, found in zip(trees, mentions, strict=True)
    )


def _named(
    tree: Tree, mentions: Iterable[_Mention], places: Collection[str], titles: Collection[str]
) -> Named:
    spans = (_name(tree.words, mention, places, titles) for mention in mentions)
    names = _outermost(span for span in spans if span is not None)
    return Named(
        id=tree.id,
        words=tuple(w.text for w in tree.words),
        spaces=tuple(w.space for w in tree.words),
        names=names,
    )


def _mentions(words: Sequence[Word]) -> Iterator[_Mention]:
    """Pair the brackets of the Entity annotation; mentions left open by a gap are dropped."""
    stack: dict[str, list[tuple[str, str, int]]] = {}
    for index, word in enumerate(words):
        for found in _BRACKET.finditer(_entity(word)):
            if found["end"] is None:
                opened = (found["type"], _link(found["rest"]), index)
                stack.setdefault(found["id"], []).append(opened)
            key = found["end"] or (found["id"] if found["shut"] else None)
            if key is not None and stack.get(key):
                kind, link, first = stack[key].pop()
                yield _Mention(type=kind, link=link, first=first, last=index)


def _entity(word: Word) -> str:
    fields = (field for field in word.misc.split("|") if field.startswith("Entity="))
    return next(fields, "Entity=")[len("Entity=") :]


def _link(rest: str) -> str:
    """Give the Wikipedia title, the part after the kind of coreference; "" where there is none."""
    parts = rest.split("-", 5)
    return parts[5] if len(parts) > 5 else ""


def _name(
    words: Sequence[Word], mention: _Mention, places: Collection[str], titles: Collection[str]
) -> tuple[str, int, int] | None:
    label = "GPE" if mention.link in places else _LABELS.get(mention.type)
    head = _head(words, mention)
    if label is None or words[head].pos != "PROPN":
        return None
    first, last = _person(words, mention, head) if label == "PERSON" else _run(words, mention, head)
    first, last = _trimmed(words, first, last, titles if label == "PERSON" else ())
    return None if words[first].text.lower() in titles else (label, first, last + 1)


def _head(words: Sequence[Word], mention: _Mention) -> int:
    """Give the word of the mention whose head lies outside it."""
    inside = range(mention.first, mention.last + 1)
    return next(
        (i for i in inside if words[i].head not in inside or words[i].head == i), mention.last
    )


def _person(words: Sequence[Word], mention: _Mention, head: int) -> tuple[int, int]:
    """Give the words of a person's name: those that hang on it, descriptions left aside."""
    first = last = head
    while first > mention.first and _is_of_person(words[first - 1], first - 1, last):
        first -= 1
    while last < mention.last and _is_of_person(words[last + 1], first, last + 1):
        last += 1
    return first, last


def _is_of_person(word: Word, first: int, last: int) -> bool:
    proper = word.pos == "PROPN" or word.text == "-"
    return proper and word.dep != "nmod:desc" and first <= word.head <= last


def _run(words: Sequence[Word], mention: _Mention, head: int) -> tuple[int, int]:
    """Give the run of proper words about the head, small words inside it included."""
    first = last = head
    for place in range(head - 1, mention.first - 1, -1):
        if _is_proper(words[place]):
            first = place
        elif words[place].text.lower() not in _INSIDE:
            break
    for place in range(head + 1, mention.last + 1):
        if _is_proper(words[place]):
            last = place
        elif words[place].text.lower() not in _INSIDE:
            break
    return first, last


def _is_proper(word: Word) -> bool:
    return word.pos == "PROPN" or word.tag in {"NNP", "NNPS"}


def _trimmed(
    words: Sequence[Word], first: int, last: int, titles: Collection[str]
) -> tuple[int, int]:
    while first < last and words[first].text.lower() in {*titles, *_INSIDE}:
        first += 1
    while first < last and words[last].text.lower() in _INSIDE:
        last -= 1
    return first, last


def _outermost(names: Iterable[tuple[str, int, int]]) -> tuple[tuple[str, int, int], ...]:
    """Keep the longest of names that overlap, in order of their first word."""
    kept: list[tuple[str, int, int]] = []
    for label, first, last in sorted(names, key=lambda n: (n[1] - n[2], n[1], n[0])):
        if all(last <= f or t <= first for _, f, t in kept):
            kept.append((label, first, last))
    return tuple(sorted(kept, key=lambda n: n[1]))
