"""Whose deed is judged, and who is named before a noun as who does it.

"rejected a European proposal", "condemned abuses by soldiers", "faces Russian pressure". What is
done to them belongs to ``deeds``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.parties import actor_at, parties_at
from flows.facts.party import Party
from flows.language.tree import case_of, children, conjuncts, first_joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_JUDGED, _HIT = "act_noun", "hit_noun"
_ASSAULT = "ASSAULT"
_JUDGES = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
_FROM = frozenset({"by", "from"})
_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_STANDINGS = frozenset({"anti", "pro"})
"""What before a people's name says that a deed is for or against them, and not theirs."""


def acts_of(
    scene: Scene, sentence: Sentence, acts: Iterable[Token], kind: str
) -> tuple[Party, ...]:
    """Give whose act is judged, or whose thing is hit, by the type of the deed.

    "rejected a European proposal", "condemned Israel's decision"; "bombed Serbian positions". Of
    what somebody is said to have done ("abuses by soldiers") any noun will do.
    """
    found: dict[str, Party] = {}
    judged = kind in _JUDGES
    group = _HIT if kind == _ASSAULT else _JUDGED
    for act in acts:
        if act.pos != "NOUN":
            continue
        by = _doers_of(sentence, act) if judged else ()
        told = scene.lexicon.value(group, act) is not None
        named = _owners_of(scene, sentence, act) if told else ()
        doers = (
            p for t in by for c in conjuncts(sentence, t.index) for p in _at(scene, sentence, c)
        )
        for party in (*named, *doers):
            found.setdefault(party.entity, party)
    return tuple(found.values())


def _owners_of(scene: Scene, sentence: Sentence, act: Token) -> tuple[Party, ...]:
    """Give whose a thing is; what stands nearer to it than a state's adjective says it closer."""
    owners = children(sentence, act.index, "nmod:poss")
    whose = [
        p for t in owners for c in conjuncts(sentence, t.index) for p in _at(scene, sentence, c)
    ]
    named = (*whose, *described_as(scene, sentence, act))
    near = tuple(p for p in named if first_joined(sentence, p.token).dep != "amod")
    return near or named


def _at(scene: Scene, sentence: Sentence, word: Token) -> Iterator[Party]:
    for party in parties_at(scene, sentence, word):
        yield Party(entity=party.entity, token=word, direct=False)


def _doers_of(sentence: Sentence, act: Token) -> tuple[Token, ...]:
    """Give by whom a deed is done, though a parse hangs the phrase on the verb of judging."""
    on = [t for t in children(sentence, act.index, "nmod") if case_of(sentence, t.index) in _FROM]
    verb = sentence.tokens[act.head]
    behind = children(sentence, verb.index, "obl") if act.dep == "obj" else ()
    apart = (t for t in behind if act.index < t.index and case_of(sentence, t.index) in _FROM)
    return tuple(on) or tuple(apart)[:1]


def described_as(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Party, ...]:
    """Give who is named before a noun as who does it ("U.S. and European pressure")."""
    before = children(sentence, noun.index, "amod", "compound")
    heads = [c for t in before for c in conjuncts(sentence, t.index) if c.index < noun.index]
    own = (t for t in heads if not _is_for_or_against(sentence, t))
    found = ((t, actor_at(scene, sentence, t)) for t in own)
    named = {e: Party(entity=e, token=t, direct=False) for t, e in found if e is not None}
    return tuple(named.values())


def _is_for_or_against(sentence: Sentence, name: Token) -> bool:
    """Tell whether a people is whom a deed is for or against ("anti-American attacks")."""
    before = [t.text.lower() for t in sentence.tokens[max(0, name.index - 2) : name.index]]
    return len(before) > 1 and before[0] in _STANDINGS and before[1] in _HYPHENS
