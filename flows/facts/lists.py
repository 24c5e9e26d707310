"""Who is named in a list, read off its words; the parse is not asked."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from flows.facts.party import Party, is_actor
from flows.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_STOPS = frozenset({";", ":", "--", "—", "–", "(", ")"})
_SEPARATORS = frozenset({",", ";", "and", "or", "&"})
_AS_WELL = ["as", "well", "as"]
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CUTS = frozenset({"in", "on", "at", "for", "to", "with", "by", "against", "over", "inside"})
_HYPHENS = frozenset({"-", "–", "—"})
_TIED_WORDS = 6
"""Words before a noun within which two are tied by a hyphen."""
_INSIDE = frozenset({"amod", "compound", "nmod:poss"})
_ASIDE = "according"
"""The word that ends a list and says whose word it is ("A and B, according to diplomats")."""
_ASIDE_WORDS = 5
"""Words of the longest bracket within a list, its marks with them."""
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
    items = list(_items(scene, sentence, first))
    for item, following in zip(items, [*items[1:], []], strict=True):
        if _is_post_of(scene, item, following):
            continue
        party = _chief_of(scene, sentence, item)
        if party is None or (after_person and _is_post(scene, sentence, item, party)):
            continue
        entity = scene.entity(party.entity)
        after_person = entity is not None and entity.kind is EntityKind.PERSON
        found.setdefault(party.entity, party)
    return tuple(found.values())


def pair_tied(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Give the two whom a hyphen ties before a noun ("the Chad-Sudan peace talks")."""
    at = noun.index - 1
    while at > 0 and noun.index - at <= _TIED_WORDS and sentence.tokens[at].text not in _HYPHENS:
        if sentence.tokens[at].pos not in ("ADJ", "NOUN", "PROPN", "VERB"):
            return ()
        at -= 1
    if at <= 0 or sentence.tokens[at].text not in _HYPHENS:
        return ()
    beside = (sentence.tokens[at - 1], sentence.tokens[at + 1])
    named = [scene.mention_at(t) for t in beside]
    if any(m is None or not is_actor(scene.entity(m.entity)) for m in named):
        return ()
    two = {m.entity: t for m, t in zip(named, beside, strict=True) if m is not None}
    return tuple(Party(entity=e, token=t) for e, t in two.items()) if len(two) > 1 else ()


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


def with_listed(scene: Scene, sentence: Sentence, found: tuple[Party, ...]) -> tuple[Party, ...]:
    """Give those found, and all that a list which begins with them names at the end of a sentence.

    "Led by Smith, former Lowland president Miller and the North's Brown": a parse may hang the
    others elsewhere. Each item must be named as the first is, and no deed be told among them.
    """
    first = found[0].token if found else None
    words = [] if first is None else _until_stop(sentence, _start_of_name(scene, sentence, first))
    whole = bool(words) and words[-1].index == len(sentence.tokens) - 1
    joined = [t.index for t in words if t.text.lower() in ("and", "&")]
    commas = [t.index for t in words if t.text == ","]
    told = any(t.pos in ("VERB", "AUX") for t in words)
    listed = bool(commas) and len(joined) == 1 and commas[-1] < joined[0]
    if not (whole and listed) or told:
        return found
    items = [i for i in _items(scene, sentence, words[0].index) if i]
    parties = [_chief_of(scene, sentence, i) for i in items]
    kind = found[0].entity.partition("/")[0]
    named = [p for p in parties if p is not None and p.entity.startswith(kind)]
    ends = all(_ends_with(scene, i, p) for i, p in zip(items, named, strict=False))
    fits = len(named) == len(items) and ends and named[0].entity == found[0].entity
    return tuple({p.entity: p for p in (*found, *named)}.values()) if fits else found


def _ends_with(scene: Scene, item: list[Token], party: Party) -> bool:
    """Tell whether an item ends with the name that counts ("Brown"; not "Brown's deputy")."""
    words = [t for t in item if t.pos != "PUNCT"]
    return scene.mention_at(words[-1]) == scene.mention_at(party.token)


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
    if _joins_adjectives(sentence, joint):
        return ()
    left = [p for p in listed_from(scene, sentence, first) if p.token.index < joint.index]
    right = listed_from(scene, sentence, joint.index + 1)[:1]
    return tuple({p.entity: p for p in (*left, *right)}.values())


def _joins_adjectives(sentence: Sentence, joint: Token) -> bool:
    """Tell whether "and" joins what only says whose somebody is ("Chadian and Malian envoys")."""
    around = sentence.tokens[joint.index - 1 : joint.index + 2 : 2]
    return len(around) == 2 and all(t.pos == "ADJ" or t.tag == "JJ" for t in around)


def examples_behind(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    """Give those named after "including" behind a noun, with no deed of its between.

    Without a comma they are examples of the noun right before ("support from states including X").
    """
    for word in sentence.tokens[token.index + 1 : token.index + 16]:
        if word.index == token.head and word.pos == "VERB":
            return ()
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
        ends = token.text.lower() in _SEPARATORS or _is_as_well(sentence, token)
        if token.text == ";" if wide else ends:
            yield item
            item = []
        elif not item or not _cuts(scene, item[-1]):
            item.append(token)
    yield item


def _is_as_well(sentence: Sentence, word: Token) -> bool:
    """Tell whether a word is one of "as well as"."""
    if word.text.lower() not in _AS_WELL:
        return False
    firsts = range(max(0, word.index - 2), word.index + 1)
    around = (sentence.tokens[at : at + 3] for at in firsts)
    return any([t.text.lower() for t in three] == _AS_WELL for three in around)


def _cuts(scene: Scene, word: Token) -> bool:
    """Tell whether what follows a preposition is not the one listed; not inside a name."""
    return word.text.lower() in _CUTS and scene.mention_at(word) is None


def _until_stop(sentence: Sentence, first: int) -> list[Token]:
    rest: list[Token] = []
    aside = _asides(sentence)
    for token in sentence.tokens[first:]:
        if token.index in aside:
            continue
        stops = token.text in _STOPS - {";"} or (token.tag in _FINITE and token.pos != "PROPN")
        if token.text.lower() == _ASIDE:
            break
        if stops or token.text in ('"', "”", "''") or token.tag in LINKING:
            break
        rest.append(token)
    return rest


def _asides(sentence: Sentence) -> frozenset[int]:
    """Give the words of short brackets, which say no more than whose somebody is ("X (USA), Y")."""
    found: set[int] = set()
    for token in sentence.tokens:
        if token.text == "(":
            inside = [t.text for t in sentence.tokens[token.index : token.index + _ASIDE_WORDS]]
            if ")" in inside:
                found.update(range(token.index, token.index + inside.index(")") + 1))
    return frozenset(found)


def _chief_of(scene: Scene, sentence: Sentence, item: list[Token]) -> Party | None:
    named = [(t, scene.entity_at(sentence, t)) for t in item]
    actors = [(t, e) for t, e in named if e is not None and is_actor(scene.entity(e))]
    actors = [(t, e) for t, e in actors if not _is_backer(scene, sentence, t)]
    actors = [(t, e) for t, e in actors if not _owns(scene, item, t, actors)] or actors
    actors = [(t, e) for t, e in actors if not _is_chief(item, t, e, actors)] or actors
    persons = [(t, e) for t, e in actors if e.startswith(EntityKind.PERSON)]
    wide = any(t.text == "," for t in item)
    best = persons[:1] if wide else persons[-1:]
    chosen = best or actors[-1:]
    return Party(entity=chosen[0][1], token=chosen[0][0]) if chosen else None


def _is_backer(scene: Scene, sentence: Sentence, word: Token) -> bool:
    """Tell whether a name only says who backs another ("government-backed militias")."""
    behind = sentence.tokens[word.index + 1 : word.index + 3]
    tied = len(behind) == 2 and behind[0].text in _HYPHENS
    return tied and scene.lexicon.value("support_compound", behind[1]) is not None


def _owns(scene: Scene, item: list[Token], word: Token, actors: list[tuple[Token, str]]) -> bool:
    """Tell whether a name only says whose another body is ("President Brown's government")."""
    named = scene.mention_at(word)
    marks = [t for t in item if t.tag == "POS" and t.index > word.index]
    if named is None or not marks:
        return False
    between = [t for t in item if word.index < t.index < marks[0].index]
    bodies = [t for t, e in actors if e.startswith(EntityKind.ORGANIZATION)]
    behind = any(t.index > marks[0].index and t.dep not in _INSIDE for t in bodies)
    return all(named.span.covers(t.span) for t in between) and behind


def _is_chief(item: list[Token], word: Token, entity: str, actors: list[tuple[Token, str]]) -> bool:
    """Tell whether a person only says whose a body is ("the paramilitary forces of General X")."""
    bodies = {t for t, e in actors if e.startswith(EntityKind.ORGANIZATION) and t.pos != "ADJ"}
    ahead = [t for t in item if t.index < word.index]
    of = any(t.text.lower() == "of" and one in bodies for one, t in pairwise(ahead))
    return entity.startswith(EntityKind.PERSON) and of  # not "US Secretary of State X"


def _is_post(scene: Scene, sentence: Sentence, item: list[Token], party: Party) -> bool:
    if item and sentence.tokens[item[0].index - 1].text != ",":
        return False  # behind "and" stands somebody else
    entity = scene.entity(party.entity)
    person = entity is not None and entity.kind is EntityKind.PERSON
    opens = bool(item) and (item[0].text.lower() in ("the", "a", "an") or _is_bare_post(item))
    return not person and opens


def _is_post_of(scene: Scene, item: list[Token], holder: list[Token]) -> bool:
    """Tell whether an item is the post of the person behind it ("the head of X, General Y")."""
    posts = {t.index for t in item if t.pos == "NOUN" and scene.mention_at(t) is None}
    beside = (t for t in holder if t.dep == "appos" and t.head in posts)
    names = (scene.mention_at(t) for t in beside)
    return any(n is not None and n.entity.startswith(EntityKind.PERSON) for n in names)


def _is_bare_post(item: list[Token]) -> bool:
    """Tell whether an item is a post without an article ("leader of the Front")."""
    led = takewhile(lambda t: t.pos in ("ADJ", "NOUN", "PUNCT"), item)
    nouns = [t for t in led if t.pos == "NOUN"]
    behind = item[item.index(nouns[-1]) + 1 :] if nouns else []
    return bool(nouns) and nouns[-1].tag == "NN" and [t.text for t in behind[:1]] == ["of"]


def is_example(word: Token) -> bool:
    """Tell whether a word opens a list of examples ("including")."""
    return word.text.lower() in _EXAMPLES
