"""Who acts and who is acted on: the persons, bodies and states that noun phrases stand for.

Which words name whom belongs to ``entities``; which phrase of a verb counts, to the kinds of fact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.language.tree import ancestors, case_of, children, conjuncts
from flows.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from flows.facts.scene import Scene
    from flows.model import Entity, Sentence, Token

_ACTORS = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.ANONYMOUS})
_RELATIVE = frozenset({"which", "who", "that", "whom"})
_STOPS = frozenset({";", ":", "--", "—", "–", "(", ")"})
_SEPARATORS = frozenset({",", ";", "and", "or", "&"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LINKING = frozenset({"WDT", "WP", "WP$", "WRB"})
_CUTS = frozenset({"in", "on", "at", "for", "to", "with", "by", "against", "over", "inside"})
_WHOSE = frozenset({"of", "for", "from"})
_EXAMPLES = frozenset({"including", "namely"})
_PAIR_WORDS_UP = frozenset({"both", "they", "them", "two"})
_TWO = 2
_TITLE_WORDS = 4
_SENTENCES_BACK = 6
_LEAD = 2
"""Sentences of headline and lead."""
_BODIES = "Bodies"
"""What a cue of pairs says where bodies and states go before persons ("the two sides")."""
PAIR_WORDS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who acts or is acted on.

    Args:
        entity: Id of the person, body or state.
        token: Head of the phrase that stands for it.
        direct: Whether it is named itself, not by what belongs to it ("Assad's forces").
    """

    entity: str
    token: Token
    direct: bool = True


def pair_parties(
    sides: tuple[Iterable[Party], Iterable[Party]],
) -> Iterator[tuple[Party, Party]]:
    """Give each who acts with each who is acted on; nobody acts on himself."""
    agents, targets = sides
    found = tuple(targets)
    return ((a, t) for a in agents for t in found if a.entity != t.entity)


def is_actor(entity: Entity | None) -> bool:
    """Tell whether an entity can do something."""
    return entity is not None and entity.kind in _ACTORS


def actor_at(scene: Scene, sentence: Sentence, token: Token) -> str | None:
    """Give the person, body or state that the word names; that of a person's title too."""
    entity = scene.entity_at(sentence, token)
    if is_actor(scene.entity(entity or "")):
        return entity
    return _holder_at(scene, sentence, token)


def _holder_at(scene: Scene, sentence: Sentence, token: Token) -> str | None:
    for title in scene.titles:
        if title.span.covers(token.span) and scene.parsed.sentences[title.sentence] is sentence:
            held = scene.mentions(title.holder.span)
            return held[0].entity if held else None
    return None


def parties_at(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    """Give whom the noun phrase headed by a word stands for; several for joined modifiers."""
    holder = _holder_at(scene, sentence, token) or _person_beside(scene, sentence, token)
    named = holder or actor_at(scene, sentence, token)
    if named is not None:
        return (Party(entity=named, token=token),)
    if token.text.lower() in _RELATIVE and (token.tag in _LINKING or token.pos == "PRON"):
        return _antecedent(scene, sentence, token)
    if token.text.lower() in _PAIR_WORDS_UP and scene.mention_at(token) is None:
        return _pair_before(scene, sentence, token)
    if _is_pair(scene, sentence, token):
        of_bodies = scene.lexicon.value("pair_noun", token) == _BODIES
        first, then = _PAIRS[::-1] if of_bodies else _PAIRS
        return first(scene, sentence, token) or then(scene, sentence, token)
    inner = _named_inside(scene, sentence, token)
    if inner:
        return inner
    return _stood_for(scene, sentence, token) or _set_beside(scene, sentence, token)


def _person_beside(scene: Scene, sentence: Sentence, token: Token) -> str | None:
    """Give the person named right behind a people's noun ("the American John Kerry")."""
    nominal = token.pos in ("NOUN", "PROPN", "ADJ")
    entity = scene.entity_at(sentence, token) if nominal else None
    if entity is None or entity.startswith(EntityKind.PERSON):
        return None
    beside = children(sentence, token.index, "appos", "flat")
    if token.tag == "JJ":  # whatever the parse makes of the two
        beside += sentence.tokens[token.index + 1 : token.index + 3]
    near = (t for t in beside if 0 < t.index - token.index < 3 and not _is_comma(sentence, t))
    found = (scene.entity_at(sentence, t) for t in near)
    return next((e for e in found if e and e.startswith(EntityKind.PERSON)), None)


def _is_comma(sentence: Sentence, token: Token) -> bool:
    return sentence.tokens[token.index - 1].text == ","


def _named_inside(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    """Give the name set beside a common noun ("mediator Lakhdar Brahimi")."""
    named = children(sentence, token.index, "flat", "appos", "nmod:desc")
    found = (
        (t, actor_at(scene, sentence, t))
        for t in named
        if not _is_apart(sentence, token, t) or _is_bearer(scene, sentence, token, t)
    )
    named_beside = tuple(Party(entity=e, token=token) for _, e in found if e is not None)[:1]
    return _listed_beside(scene, sentence, token) or named_beside


def _listed_beside(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    """Give those listed behind a noun for several ("five members - Spain, Cyprus and Greece")."""
    if token.tag != "NNS":
        return ()
    heads = children(sentence, token.index, "appos")
    found = ((t, actor_at(scene, sentence, t)) for t in _spread(sentence, heads))
    listed = tuple(Party(entity=e, token=t) for t, e in found if e is not None)
    return listed if len(listed) > 1 else ()


def _set_beside(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    """Give the name that a noun is set beside ("the Front, a group backed by Iran")."""
    head = sentence.tokens[token.head]
    beside = token.dep == "appos" and token.pos == "NOUN" and head.index < token.index
    named = actor_at(scene, sentence, head) if beside else None
    return (Party(entity=named, token=token),) if named is not None else ()


def _is_apart(sentence: Sentence, one: Token, other: Token) -> bool:
    """Tell whether a preposition stands between two words that the parse sets side by side."""
    first, last = sorted((one.index, other.index))
    return any(t.pos == "ADP" for t in sentence.tokens[first + 1 : last])


def _is_bearer(scene: Scene, sentence: Sentence, post: Token, name: Token) -> bool:
    """Tell whether a comma sets a person beside a post ("the presidents of X and Y, A and B")."""
    person = (scene.entity_at(sentence, name) or "").startswith(EntityKind.PERSON)
    acts = scene.lexicon.value("representative", post) is not None
    return person and acts and post.index < name.index and _is_comma(sentence, name)


def _stood_for(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    """Give whom forces, ministers, delegates and the like belong to."""
    if scene.lexicon.value("representative", token) is None:
        return ()
    owners = _owners(scene, sentence, token)
    relative = next((t for t in owners if t.tag == "WP$"), None)
    if relative is not None:
        taken_up = _antecedent(scene, sentence, relative)
        return tuple(Party(entity=p.entity, token=token, direct=False) for p in taken_up)
    named = ((t, actor_at(scene, sentence, t)) for t in owners)
    found = [(t, e) for t, e in named if e is not None]
    parties = (Party(entity=e, token=token, direct=False) for _, e in found)
    return _bearers(sentence, found) or tuple(dict.fromkeys(parties))


def _bearers(sentence: Sentence, owners: Sequence[tuple[Token, str]]) -> tuple[Party, ...]:
    """Give those who bear the posts where a parse joins them to what they lead.

    "The leaders of France and Germany, A and B": as many persons as bodies, each behind.
    """
    persons = [(t, e) for t, e in owners if e.startswith(EntityKind.PERSON)]
    paired = 2 * len(persons) == len(owners) and owners[:1] != persons[:1]
    if not paired or not _is_comma(sentence, persons[0][0]):
        return ()
    return tuple(Party(entity=e, token=t) for t, e in persons)


def _owners(scene: Scene, sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """Give the names on a noun for those who act for others, the nearest kind first.

    "Assad's allies" are not Assad: with such a noun only a name beside it counts ("their Hezbollah
    allies"). "Syrian regime officials" are the regime's.
    """
    compounds = children(sentence, token.index, "compound")
    adjectives = [t for t in children(sentence, token.index, "amod") if _is_named(scene, t)]
    led = [t for t in children(sentence, token.index, "amod") if t.text.lower() == "led"]
    adjectives += [c for t in led for c in children(sentence, t.index) if _is_named(scene, c)]
    groups: list[tuple[Token, ...]] = [
        tuple(t for t in compounds if _is_named(scene, t)),
        tuple(adjectives),
    ]
    if scene.lexicon.value("representative", token) != "Beside":
        on = children(sentence, token.index, "nmod")
        owners = children(sentence, token.index, "nmod:poss")
        groups.append(tuple(t for t in owners if t.tag != "PRP$"))
        groups.append(tuple(t for t in on if _is_whose(sentence, token, t)))
        groups.append(owners)
    first = next((g for g in groups if g), ())
    return tuple(dict.fromkeys(_spread(sentence, first)))


def _is_whose(sentence: Sentence, noun: Token, owner: Token) -> bool:
    """Tell whether a phrase says whose; its "of" may hang deeper ("force of UN and local men")."""
    case = case_of(sentence, owner.index)
    behind = [t.text.lower() for t in sentence.tokens[noun.index + 1 : noun.index + 2]]
    return case in _WHOSE or (not case and behind == ["of"])


def _is_named(scene: Scene, token: Token) -> bool:
    return scene.mention_at(token) is not None


def _antecedent(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    """Give whom "which" or "who" takes up: the noun over its clause, else the one before it."""
    over = [sentence.tokens[token.head], *ancestors(sentence, token.head)]
    clause = next((t for t in over if t.dep == "acl:relcl"), None)
    before = sentence.tokens[max(token.index - 2, 0) : token.index]
    nouns = [t for t in before if t.pos in ("NOUN", "PROPN")]
    asked = bool(before) and before[-1].pos in ("ADP", "VERB", "SCONJ")
    noun = nouns[-1] if clause is None and nouns and not asked else None
    if clause is not None:
        noun = sentence.tokens[clause.head]
    if noun is None or noun.index >= token.index:
        return ()
    return parties_at(scene, sentence, noun)


def _is_pair(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun takes up two told before ("the two leaders", "both sides")."""
    words = {t.text.lower() for t in children(sentence, token.index, "nummod", "det", "amod")}
    two = bool(words & {"two", "both"}) and token.tag == "NNS"
    return two and scene.lexicon.value("pair_noun", token) is not None


def _sides_before(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    """Give the two bodies or states that "and", "with" or "between" joins in a sentence before.

    Those of the headline or the lead are what the article is about; else the last ones.
    """
    at = scene.parsed.sentences.index(sentence)
    before = scene.parsed.sentences[:at]
    for earlier in (*before[:_LEAD], *reversed(before[_LEAD:][-_SENTENCES_BACK:])):
        for word in earlier.tokens:
            joins = word.text.lower() in ("and", "&", "with") and word.index
            pair = _bodies_beside(scene, earlier, word) if joins else ()
            if pair:
                return tuple(Party(entity=e, token=token) for e in pair)
    return ()


def _bodies_beside(scene: Scene, sentence: Sentence, joint: Token) -> tuple[str, ...]:
    left = scene.mention_at(sentence.tokens[joint.index - 1])
    right = next(
        (
            m
            for t in sentence.tokens[joint.index + 1 : joint.index + _TITLE_WORDS]
            if (m := scene.mention_at(t)) is not None
        ),
        None,
    )
    if left is None or right is None or left.entity == right.entity:
        return ()
    names = (t for t in sentence.tokens[: joint.index] if left.span.covers(t.span))
    if any(children(sentence, t.head, "cop") for t in names):  # "Norway and Cuba are guarantors"
        return ()
    pair = (left.entity, right.entity)
    return pair if all(e.startswith(EntityKind.ORGANIZATION) for e in pair) else ()


def _pair_before(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    """Give the two persons whom "both", "they" or "the two" takes up: the last named together."""
    here = dict.fromkeys(
        m.entity
        for m in scene.mentions(sentence.span)
        if m.span.end <= token.span.begin and m.entity.startswith(EntityKind.PERSON)
    )
    if len(here) == _TWO:
        return tuple(Party(entity=e, token=token) for e in here)
    at = scene.parsed.sentences.index(sentence)
    before = scene.parsed.sentences[max(0, at - _SENTENCES_BACK) : at]
    for earlier in reversed(before):
        for word in reversed(earlier.tokens):
            if word.text.lower() in ("and", "&"):
                pair = _persons_beside(scene, earlier, word)
                if pair:
                    return tuple(Party(entity=e, token=token) for e in pair)
    return ()


_PAIRS = (_pair_before, _sides_before)
"""Who is taken up: persons before bodies."""


def _persons_beside(scene: Scene, sentence: Sentence, joint: Token) -> tuple[str, ...]:
    """Give the persons that "and" joins, if it joins two; posts may stand before the second."""
    left = scene.mention_at(sentence.tokens[joint.index - 1]) if joint.index else None
    right = next(
        (
            m
            for t in sentence.tokens[joint.index + 1 : joint.index + PAIR_WORDS]
            if (m := scene.mention_at(t)) is not None and m.entity.startswith(EntityKind.PERSON)
        ),
        None,
    )
    if left is None or right is None or left.entity == right.entity:
        return ()
    return (left.entity, right.entity) if left.entity.startswith(EntityKind.PERSON) else ()


def parties_of(scene: Scene, sentence: Sentence, tokens: Iterable[Token]) -> tuple[Party, ...]:
    """Give whom the phrases stand for, with those named after "including", each once."""
    found: dict[str, Party] = {}
    for token in tokens:
        here = (
            *parties_at(scene, sentence, token),
            *_examples_of(scene, sentence, token),
        )
        for party in here:
            found.setdefault(party.entity, party)
    return tuple(found.values())


def _examples_of(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    """Give those named after "including" behind a noun, with no finite verb between."""
    for word in sentence.tokens[token.index + 1 : token.index + 16]:
        if word.tag in _FINITE | {"VB"} and word.dep != "acl:relcl":
            return ()
        if is_example(word):
            return listed_from(scene, sentence, word.index + 1)
    return ()


def _spread(sentence: Sentence, tokens: Iterable[Token]) -> tuple[Token, ...]:
    return tuple(c for t in tokens for c in conjuncts(sentence, t.index))


def listed_from(scene: Scene, sentence: Sentence, first: int) -> tuple[Party, ...]:
    """Give those named in a list that begins at a word, to its end; the parse is not asked.

    One of several commas or semicolons parts the items. Of an item the last person counts ("the
    council's president Louay Hussein"), else the last body or state. A post that repeats the item
    before it ("George Sabra, the president of the council") adds nobody.
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


def pair_from(scene: Scene, sentence: Sentence, first: int) -> tuple[Party, ...]:
    """Give those of a list that begins at a word, up to the one after the first "and"."""
    rest = sentence.tokens[first : first + PAIR_WORDS]
    joint = next((t for t in rest if t.text.lower() in ("and", "&")), None)
    if joint is None:
        return ()
    left = [p for p in listed_from(scene, sentence, first) if p.token.index < joint.index]
    right = listed_from(scene, sentence, joint.index + 1)[:1]
    return tuple({p.entity: p for p in (*left, *right)}.values())


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
        if stops or token.text in ('"', "”", "''") or token.tag in _LINKING:
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
    opens = item[0].text.lower() in ("the", "a", "an") if item else False
    return not person and opens


def is_example(word: Token) -> bool:
    """Tell whether a word opens a list of examples ("including")."""
    return word.text.lower() in _EXAMPLES
