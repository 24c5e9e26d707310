"""Who is named in a long list behind "by", with posts between: "signed by A, head of X, B and C".

Parsers hang such items anywhere, so the list is read off its words. Lists told otherwise belong
to ``lists``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.lists import LINKING
from flows.facts.party import Party, is_actor
from flows.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.facts.scene import Scene
    from flows.model import Mention, Sentence, Token

_SEPARATORS = frozenset({",", ";", "and", "&"})
_ENDS = frozenset({".", "!", "?"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OF = frozenset({"of", "to", "for", "from", "under", "with"})
"""Prepositions before a name that say of whom somebody is something, not who he is."""
_FEWEST = 3


def listed_by(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Party, ...]:
    """Give the persons of a list behind a passive's "by", to the end of the sentence.

    An item names who ends it ("the head of the island's council, Joe Brown"); one that ends
    otherwise is a post of whoever stands beside it. Nothing is given where a deed is told among
    the items, or where there are fewer than three.
    """
    words = _behind_by(sentence, verb)
    joined = [t for t in words if t.text.lower() in ("and", "&")]
    marks = [t for t in words if t.text in (",", ";")]
    if not joined or not marks or any(_tells(t) for t in words):
        return ()
    items = _items(words)
    if _named_last(scene, items[-1]) is None:  # "by A, B and C's aide"
        return ()
    named = (p for i in items if (p := _named_last(scene, i)) is not None)
    found = {p.entity: p for p in named}
    return tuple(found.values()) if len(items) >= _FEWEST and len(found) > 1 else ()


def _behind_by(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """Give the words behind the "by" right after a verb, if they run to the end or to "who"."""
    by = sentence.tokens[verb.index + 1 : verb.index + 2]
    if [t.text.lower() for t in by] != ["by"]:
        return ()
    rest = sentence.tokens[verb.index + 2 :]
    for at, word in enumerate(rest):
        if word.text in _ENDS or word.tag in LINKING:
            return rest[:at]
    return rest


def _tells(word: Token) -> bool:
    return word.tag in _FINITE and word.pos in ("VERB", "AUX")


def _items(words: Sequence[Token]) -> list[list[Token]]:
    items: list[list[Token]] = [[]]
    for word in words:
        if word.text.lower() in _SEPARATORS:
            items.append([])
        else:
            items[-1].append(word)
    return [i for i in items if i]


def _named_last(scene: Scene, item: Sequence[Token]) -> Party | None:
    """Give the person whose name ends an item, unless the item says of whom another is a part."""
    mention = scene.mention_at(item[-1])
    if mention is None or not mention.entity.startswith(EntityKind.PERSON):
        return None
    if not is_actor(scene.entity(mention.entity)) or _is_of(item, mention):
        return None
    return Party(entity=mention.entity, token=item[-1])


def _is_of(item: Sequence[Token], mention: Mention) -> bool:
    before = [t for t in item if t.span.end <= mention.span.begin]
    while before and before[-1].dep == "nmod:desc":  # "aide to President Brown"
        before.pop()
    return bool(before) and before[-1].text.lower() in _OF
