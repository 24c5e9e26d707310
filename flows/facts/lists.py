"""Who is named in a list, read off its words; the parse is not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.party import Party, is_actor
from flows.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_STOPS = frozenset({";", ":", "--", "—", "–", "(", ")"})
_SEPARATORS = frozenset({",", ";", "and", "or", "&"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CUTS = frozenset({"in", "on", "at", "for", "to", "with", "by", "against", "over", "inside"})
_ASIDE = "according"
"""The word that ends a list and says whose word it is ("A and B, according to diplomats")."""
_EXAMPLES = frozenset({"including", "namely"})
LINKING = frozenset({"WDT", "WP", "WP$", "WRB"})
"""Tags of words that link a clause to what stands before it."""
PAIR_WORDS = 14
"""Words within which the second of two is looked for."""


def listed_from(scene: Scene, sentence: Sentence, first: int) -> tuple[Party, ...]:
    """Give those named in a list that begins at a word, to its end; the parse is not asked.

    One of several commas or semicolons parts the items. Of an item the last person counts ("the
    council's president Louay Hussein"), else the last body or state. A post that repeats the item
    before it ("George Sabra, president of the council") adds nobody.
    """
    found: dict[str, Party] = {}
    after_person = False
    for item in _items(scene, sentence, first):
        party = _chief_of(scene, sentence, item)
        if party is None or (after_person and _is_post(scene, sentence, item, party)):
            continue
        entity = scene.entity(party.entity)
        after_person = entity is not None and entity.kind is EntityKind.PERSON
        found.setdefault(party.entity, party)
    return tuple(found.values())


def listed_before(scene: Scene, sentence: Sentence, word: Token) -> tuple[Party, ...]:
    """Give those listed with commas before the last of them ("A, B, and C agreed").

    Parsers take "and C agreed" for a clause of its own where the list opens one: behind a verb,
    behind "that", or at the start. The last itself is not among them.
    """
    at = _start_of_name(scene, sentence, word) - 1
    if at < 1 or sentence.tokens[at].text.lower() != "and" or sentence.tokens[at - 1].text != ",":
        return ()
    found: list[Party] = []
    while (at > 0 and sentence.tokens[at - 1].text == ",") or (not found and at > 0):
        last = sentence.tokens[at - 2] if sentence.tokens[at - 1].text == "," else word
        entity = scene.entity_at(sentence, last)
        if last.pos != "PROPN" or entity is None or not is_actor(scene.entity(entity)):
            return ()
        found.insert(0, Party(entity=entity, token=last))
        at = _start_of_name(scene, sentence, last)
    before = sentence.tokens[at - 1] if at else None
    opens = before is None or before.pos == "VERB" or before.text.lower() == "that"
    return tuple(found) if opens and len(found) > 1 else ()


def _start_of_name(scene: Scene, sentence: Sentence, word: Token) -> int:
    """Give the index of the first word of a name, its article included."""
    mention = scene.mention_at(word)
    at = word.index
    while at and mention is not None and mention.span.covers(sentence.tokens[at - 1].span):
        at -= 1
    return at - 1 if at and sentence.tokens[at - 1].pos == "DET" else at


def pair_from(scene: Scene, sentence: Sentence, first: int) -> tuple[Party, ...]:
    """Give those of a list that begins at a word, up to the one after the first "and"."""
    rest = sentence.tokens[first : first + PAIR_WORDS]
    joint = next((t for t in rest if t.text.lower() in ("and", "&")), None)
    if joint is None:
        return ()
    left = [p for p in listed_from(scene, sentence, first) if p.token.index < joint.index]
    right = listed_from(scene, sentence, joint.index + 1)[:1]
    return tuple({p.entity: p for p in (*left, *right)}.values())


def examples_behind(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    """Give those named after "including" behind a noun, with no deed of its between.

    Without a comma they are examples of the noun right before ("support from states including X").
    """
    for word in sentence.tokens[token.index + 1 : token.index + 16]:
        if word.tag in _FINITE | {"VB"} and word.dep != "acl:relcl":
            return ()
        if word.tag == "VBG" and sentence.tokens[word.index - 1].pos in ("ADP", "SCONJ"):
            return ()  # "accused X of making demands, including ..."
        if is_example(word):
            before = sentence.tokens[word.index - 1]
            other = before.pos == "NOUN" and before.index > token.index
            return () if other else listed_from(scene, sentence, word.index + 1)
    return ()


def _items(scene: Scene, sentence: Sentence, first: int) -> Iterator[list[Token]]:
    rest = _until_stop(sentence, first)
    wide = any(t.text == ";" for t in rest)
    item: list[Token] = []
    for token in rest:
        if token.text.lower() in ({";"} if wide else _SEPARATORS):
            yield item
            item = []
        elif not item or not _cuts(scene, item[-1]):
            item.append(token)
    yield item


def _cuts(scene: Scene, word: Token) -> bool:
    """Tell whether what follows a preposition is not the one listed; not inside a name."""
    return word.text.lower() in _CUTS and scene.mention_at(word) is None


def _until_stop(sentence: Sentence, first: int) -> list[Token]:
    rest: list[Token] = []
    for token in sentence.tokens[first:]:
        stops = token.text in _STOPS - {";"} or (token.tag in _FINITE and token.pos != "PROPN")
        if token.text.lower() == _ASIDE:
            break
        if stops or token.text in ('"', "”", "''") or token.tag in LINKING:
            break
        rest.append(token)
    return rest


def _chief_of(scene: Scene, sentence: Sentence, item: list[Token]) -> Party | None:
    named = [(t, scene.entity_at(sentence, t)) for t in item]
    actors = [(t, e) for t, e in named if e is not None and is_actor(scene.entity(e))]
    persons = [(t, e) for t, e in actors if e.startswith(EntityKind.PERSON)]
    wide = any(t.text == "," for t in item)
    best = persons[:1] if wide else persons[-1:]
    chosen = best or actors[-1:]
    return Party(entity=chosen[0][1], token=chosen[0][0]) if chosen else None


def _is_post(scene: Scene, sentence: Sentence, item: list[Token], party: Party) -> bool:
    if item and sentence.tokens[item[0].index - 1].text != ",":
        return False  # behind "and" stands somebody else
    entity = scene.entity(party.entity)
    person = entity is not None and entity.kind is EntityKind.PERSON
    opens = bool(item) and (item[0].text.lower() in ("the", "a", "an") or item[0].tag == "NN")
    return not person and opens


def is_example(word: Token) -> bool:
    """Tell whether a word opens a list of examples ("including")."""
    return word.text.lower() in _EXAMPLES
