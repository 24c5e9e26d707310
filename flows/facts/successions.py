"""Who has whose post by a verb alone: "the chair, X, was replaced with Y", "Y succeeded X".

The post is one that the same sentence names one of the two with; where the verb has it behind "as",
``appointments`` reads it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.facts.agents import agents_of, targets_of
from flows.facts.clauses import passage
from flows.facts.outlook import Outlook, outlook_of
from flows.facts.parties import parties_of
from flows.facts.scene import Found
from flows.facts.subjects import is_passive_verb
from flows.facts.timing import span_on
from flows.language.tree import case_of, children, is_negated
from flows.model import EntityKind, RoleHolding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_SUCCEEDS = "Succeeds"
_UNREAL = frozenset({Outlook.CONDITIONAL, Outlook.PROPOSED, Outlook.LIKELY})
_BELIEF = 0.7
_FORMER = "former "


def succeeded(scene: Scene, named: Sequence[Found]) -> tuple[Found, ...]:
    """Read who took whose post, for posts that persons are named with.

    Args:
        scene: The article.
        named: The posts that stand beside names.
    """
    found: list[Found] = []
    for sentence in {f.sentence.span: f.sentence for f in named}.values():
        here = [f for f in named if f.sentence.span == sentence.span]
        for match in scene.matches("post_verb", sentence):
            verb = sentence.tokens[match.first]
            unreal = outlook_of(scene, sentence, verb) in _UNREAL
            unreal = unreal or is_negated(sentence, verb.index)
            if match.value == _SUCCEEDS and verb.pos == "VERB" and not unreal:
                found += _passed_on(scene, sentence, verb, here)
    return tuple(found)


def _passed_on(
    scene: Scene, sentence: Sentence, verb: Token, named: Iterable[Found]
) -> Iterator[Found]:
    if any(case_of(sentence, t.index) == "as" for t in children(sentence, verb.index, "obl")):
        return
    old, new = _both(scene, sentence, verb)
    if old is None or new is None or old.entity == new.entity:
        return
    for role in _posts_of(named, (old.entity, new.entity)):
        label = role.role_label.removeprefix(_FORMER)
        when = span_on(scene, sentence, verb)
        for who, told in ((new, label), (old, f"{_FORMER}{label}")):
            if (who.entity, told) != (role.agent, role.role_label):
                yield Found(
                    situation=replace(role, agent=who.entity, role_label=told, when=when),
                    sentence=sentence,
                    trigger=verb.index,
                    span=passage(scene, sentence, verb, (old.token, new.token)),
                    confidence=_BELIEF,
                )


def _posts_of(named: Iterable[Found], persons: Sequence[str]) -> tuple[RoleHolding, ...]:
    """Give the one post that either is named with in the sentence; none where there are two."""
    roles = [f.situation for f in named if isinstance(f.situation, RoleHolding)]
    held = [r for r in roles if r.agent in persons]
    return (held[0],) if len(held) == 1 else ()


def _both(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Party | None, Party | None]:
    """Give who had the post and who has it now."""
    if not _is_passive(sentence, verb):
        if scene.lexicon.value("post_taker", verb) is None:
            return None, None  # "the president replaced X": the post is not the president's
        return _person(targets_of(scene, sentence, verb)), _person(agents_of(scene, sentence, verb))
    behind = children(sentence, verb.index, "obl", "obl:agent", "nmod")
    successors = [t for t in behind if case_of(sentence, t.index) in ("by", "with")]
    old = _person(targets_of(scene, sentence, verb)) or _subject_above(scene, sentence, verb)
    return old, _person(parties_of(scene, sentence, successors))


def _is_passive(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb is passive, or joined to one ("was removed and replaced with")."""
    joined = verb.dep == "conj" and verb.tag == "VBN"
    above = sentence.tokens[verb.head]
    return is_passive_verb(sentence, verb) or (joined and is_passive_verb(sentence, above))


def _subject_above(scene: Scene, sentence: Sentence, verb: Token) -> Party | None:
    above = sentence.tokens[verb.head] if verb.dep == "conj" else verb
    return _person(targets_of(scene, sentence, above))


def _person(parties: Iterable[Party]) -> Party | None:
    """Give the one person of several; None where there is none or more than one."""
    found = [p for p in parties if p.entity.startswith(EntityKind.PERSON)]
    return found[0] if len({p.entity for p in found}) == 1 else None
