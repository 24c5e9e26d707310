"""Who acts and who is acted on: the persons, bodies and states that noun phrases stand for.

Which words name whom belongs to ``entities``; which phrase of a verb counts, to the kinds of fact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.couples import couple_at
from flows.facts.lists import LINKING, examples_behind
from flows.facts.party import Party, is_actor
from flows.facts.post_speakers import holder_of_definite_post, holder_of_owned_post
from flows.language.tree import ancestors, case_of, children, conjuncts, spread
from flows.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_RELATIVE = frozenset({"which", "who", "that", "whom"})
_OVER = frozenset({"former", "late", "one-time", "onetime", "retired"})
"""Words for who holds a post no longer, and acts for nobody."""
_THING = "which"
"""The relative that stands for no person: one right before it is not meant."""
_WHOSE = frozenset({"of", "for", "from"})
_BY_HIMSELF = frozenset({"suicide"})
"""Words for who strikes for himself ("a Chadian suicide bomber"), by a noun for forces or not."""
_APART = "Apart"
"""What a cue says of those who fight or gather for themselves: a state is not theirs to act for."""


def actor_at(scene: Scene, sentence: Sentence, token: Token) -> str | None:
    """Give the person, body or state that the word names; that of a person's title too."""
    entity = scene.entity_at(sentence, token)
    if is_actor(scene.entity(entity or "")):
        return entity
    return _holder_at(scene, sentence, token)


def _holder_at(scene: Scene, sentence: Sentence, token: Token) -> str | None:
    for title in scene.titles:
        is_body = title.of is not None and title.of.span.covers(token.span)
        if is_body or not title.span.covers(token.span):
            continue
        if scene.parsed.sentences[title.sentence] is sentence:
            held = scene.mentions(title.holder.span)
            return held[0].entity if held else None
    return None


def parties_at(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    """Give whom the noun phrase headed by a word stands for; several for joined modifiers."""
    served = _served_by_owner(scene, sentence, token)
    if served is not None:
        return (Party(entity=served, token=token, direct=False),)
    named = _listed_beside(scene, sentence, token) or _named_at(scene, sentence, token)
    if named:
        return named
    if token.text.lower() in _RELATIVE and (token.tag in LINKING or token.pos == "PRON"):
        found = _antecedent(scene, sentence, token)
        return _no_persons(found) if token.text.lower() == _THING else found
    couple = couple_at(scene, sentence, token)
    if couple is not None:
        return couple
    inner = _named_inside(scene, sentence, token)
    if inner:
        return inner
    called = _called(scene, sentence, token)
    return called or _stood_for(scene, sentence, token) or _set_beside(scene, sentence, token)


def _called(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    """Give the name that a noun is said to have ("the militia, known as the Guard")."""
    marks = [
        t
        for t in children(sentence, token.index, "acl")
        if scene.lexicon.value("alias_mark", t) is not None
    ]
    names = (n for t in marks for n in children(sentence, t.index, "obl", "xcomp", "obj"))
    found = (e for n in names if (e := actor_at(scene, sentence, n)) is not None)
    return tuple(Party(entity=e, token=token) for e in found)[:1]


def _named_at(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    holder = _holder_at(scene, sentence, token) or _person_beside(scene, sentence, token)
    named = holder or actor_at(scene, sentence, token)
    return () if named is None else (Party(entity=named, token=token),)


def _no_persons(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple(p for p in parties if not p.entity.startswith(EntityKind.PERSON))


def _served_by_owner(scene: Scene, sentence: Sentence, token: Token) -> str | None:
    """Give the state or body that somebody serves in a post: "his country", "her movement"."""
    own = scene.lexicon.value("own_state", token)
    if own is None:
        return None
    owners = [t for t in children(sentence, token.index, "nmod:poss") if t.tag == "PRP$"]
    people = {e for t in owners if (e := scene.entity_at(sentence, t)) is not None}
    for title in scene.titles if people else ():
        holder = scene.mentions(title.holder.span)
        served = scene.mentions(title.of.span) if title.of is not None else ()
        if holder and served and holder[0].entity in people:
            state = scene.is_state(served[0].entity)
            fits = state is (own == "State") and is_actor(scene.entity(served[0].entity))
            return served[0].entity if fits and not title.former else None
    return None


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
    found = ((t, actor_at(scene, sentence, t)) for t in spread(sentence, heads))
    listed = tuple(Party(entity=e, token=t) for t, e in found if e is not None)
    return listed if len(listed) > 1 else ()


def _set_beside(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    """Give the name that a noun is set beside ("the Front, a group backed by Iran")."""
    head = sentence.tokens[token.head]
    beside = token.dep == "appos" and token.pos == "NOUN" and head.index < token.index
    beside = beside and all(t.text != ":" for t in sentence.tokens[head.index : token.index])
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
    over = any(t.text.lower() in _OVER for t in children(sentence, token.index, "amod"))
    if over or scene.lexicon.value("representative", token) is None:
        return ()
    holder = holder_of_owned_post(scene, sentence, token)
    holder = holder or holder_of_definite_post(scene, sentence, token)
    if holder is not None:
        return (Party(entity=holder, token=token),)
    owners = _owners(scene, sentence, token)
    relative = next((t for t in owners if t.tag == "WP$"), None)
    if relative is not None:
        taken_up = _antecedent(scene, sentence, relative)
        return tuple(Party(entity=p.entity, token=token, direct=False) for p in taken_up)
    named = ((t, actor_at(scene, sentence, t)) for t in owners)
    apart = scene.lexicon.value("representative", token) == _APART
    apart = apart or any(t.text.lower() in _BY_HIMSELF for t in children(sentence, token.index))
    found = [(t, e) for t, e in named if e is not None and not (apart and scene.is_state(e))]
    parties = (Party(entity=e, token=token, direct=False) for _, e in found)
    inner = () if found else _stood_for_inside(scene, sentence, token)
    return _bearers(sentence, found) or tuple(dict.fromkeys(parties)) or inner


def _stood_for_inside(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    """Give whose people somebody leads or belongs to ("leader of an al-Qaeda cell")."""
    if scene.lexicon.value("representative", token) == "Beside":
        return ()
    on = (t for t in children(sentence, token.index, "nmod") if t.index > token.index)
    of = [t for t in on if case_of(sentence, t.index) == "of" and not _is_named(scene, t)]
    found: list[Party] = []
    for body in of:
        if scene.lexicon.value("doer_body", body) is not None:
            found += _named_inside(scene, sentence, body) or _stood_for(scene, sentence, body)
        elif scene.lexicon.value("own_body", body) is not None:
            found += _stood_for(scene, sentence, body)
    return tuple(Party(entity=p.entity, token=token, direct=False) for p in found)


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
        on = (*on, *_hung_above(sentence, token))
        groups.append(tuple(t for t in on if _is_whose(sentence, token, t)))
        groups += [owners, _represented(sentence, token)]
    first = next((g for g in groups if g), ())
    return tuple(dict.fromkeys(spread(sentence, first)))


def _represented(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Give whom a participle says that somebody acts for ("delegations representing both")."""
    acts = [t for t in children(sentence, noun.index, "acl") if t.lemma.lower() == "represent"]
    return tuple(o for t in acts if t.tag == "VBG" for o in children(sentence, t.index, "obj"))


def _hung_above(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Give a phrase right behind an object that a parse hangs on the verb ("invited envoys from").

    What stands behind the words of the noun belongs to it.
    """
    if noun.dep not in ("obj", "iobj", "nsubj:pass"):
        return ()
    on = children(sentence, noun.head, "obl")
    cases = ((t, c) for t in on for c in children(sentence, t.index, "case"))
    return tuple(t for t, c in cases if c.index == noun.index + 1)


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
    joined = [t for t in conjuncts(sentence, noun.index) if t.index < token.index]
    if clause is None or any(t.pos != "PROPN" for t in joined) or not _is_behind(joined, token):
        return parties_at(scene, sentence, noun)
    meant = joined[-1:] if _is_of_one(sentence, clause) else joined
    return tuple(p for t in meant for p in parties_at(scene, sentence, t))


def _is_behind(joined: Sequence[Token], relative: Token) -> bool:
    """Tell whether a relative follows several names, of which a parse hangs it on the first."""
    return len(joined) > 1 and joined[-1].index < relative.index


def _is_of_one(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb says by its form that one does it ("which sits", "who was")."""
    words = (verb, *children(sentence, verb.index, "aux", "cop"))
    return any(t.tag == "VBZ" or t.text.lower() == "was" for t in words)


def parties_of(scene: Scene, sentence: Sentence, tokens: Iterable[Token]) -> tuple[Party, ...]:
    """Give whom the phrases stand for, with those named after "including", each once."""
    found: dict[str, Party] = {}
    for token in tokens:
        here = (
            *parties_at(scene, sentence, token),
            *examples_behind(scene, sentence, token),
        )
        for party in here:
            found.setdefault(party.entity, party)
    return tuple(found.values())
