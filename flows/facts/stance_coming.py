"""Who will or will not come, talk or hold talks: stances by what somebody is willing to do.

Who favours or rejects something belongs to ``stance_verbs``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of
from flows.facts.attendance import event_attended
from flows.facts.attitudes import Attitude
from flows.facts.events import event_at, events_in, is_fight, plan_at
from flows.facts.events_at_hand import event_before
from flows.facts.favoured import talks_on
from flows.facts.outlook import Outlook, outlook_of
from flows.facts.parties import parties_of
from flows.facts.reasons import condition_of, has_only
from flows.facts.stance_turned import as_negated
from flows.language.tree import case_of, children, is_negated
from flows.model import StanceValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_ABLE = frozenset({"ca", "can"})
_WITH_WHOM = frozenset({"", "directly with", "to", "with"})
_WILLING_MODALS = frozenset({"will", "'ll", "’ll", "would", "shall", "wo"})


def by_attending(scene: Scene, sentence: Sentence) -> Iterator[Attitude]:
    """Read who will or will not come ("will not attend", "resolved to go to the talks")."""
    for match in scene.matches("attend_verb", sentence):
        verb = sentence.tokens[match.first]
        if verb.pos != "VERB" or match.value == "Represent":
            continue
        value = _will_of(scene, sentence, verb)
        event = None if value is None else event_attended(scene, sentence, verb, match.value)
        if value is None or event is None:
            continue
        turned, trigger = as_negated(scene, sentence, verb, value)
        shown = turned if value is not StanceValue.REFUSES else value
        yield Attitude(
            trigger=trigger,
            clause=verb,
            holders=agents_of(scene, sentence, verb),
            target=event.id,
            about=_event_token(scene, sentence, verb, event.id),
            value=_with_condition(sentence, verb, shown),
        )


def _event_token(scene: Scene, sentence: Sentence, verb: Token, event: str) -> Token:
    named = [e.token for e in events_in(scene, sentence) if e.entity.id == event]
    after = [t for t in named if t.index > verb.index]
    return after[0] if after else verb


def by_talking(scene: Scene, sentence: Sentence) -> Iterator[Attitude]:
    """Read who will or will not talk with somebody ("ruled out negotiating with the rebels")."""
    for verb in scene.cued(sentence, "meet_verb", "talk_verb"):
        talks = scene.lexicon.match_at("meet_verb", sentence, verb.index) is not None
        talks = talks or scene.lexicon.value("talk_verb", verb) is not None
        firm = verb.dep == "xcomp" or is_negated(sentence, verb.index)
        value = _will_of(scene, sentence, verb) if talks and firm else None
        whom = [t for t in children(sentence, verb.index, "obl", "obj") if t.index > verb.index]
        whom = [t for t in whom if case_of(sentence, t.index) in _WITH_WHOM]
        if value is None or not parties_of(scene, sentence, whom):
            continue
        event = event_before(scene, sentence, verb)
        if event is not None:
            turned, trigger = as_negated(scene, sentence, verb, value)
            yield Attitude(
                trigger=trigger,
                clause=verb,
                holders=agents_of(scene, sentence, verb),
                target=event.id,
                about=verb,
                value=_with_condition(
                    sentence, verb, value if value is StanceValue.REFUSES else turned
                ),
                confidence=0.6,
            )


def by_holding(scene: Scene, sentence: Sentence) -> Iterator[Attitude]:
    """Read who will or will not hold talks ("is ready to resume talks", "will not open any")."""
    for verb in scene.cued(sentence, "stance_holding"):
        nouns = talks_on(scene, sentence, verb)
        value = (
            _will_of(scene, sentence, verb) if nouns and _is_firm(scene, sentence, verb) else None
        )
        event = None if value is None else _held_with(scene, sentence, nouns[0])
        if value is None or event is None:
            continue
        turned, trigger = as_negated(scene, sentence, verb, value)
        yield Attitude(
            trigger=trigger,
            clause=verb,
            holders=agents_of(scene, sentence, verb),
            target=event,
            about=nouns[0],
            value=_with_condition(
                sentence, verb, value if value is StanceValue.REFUSES else turned
            ),
            confidence=0.6,
        )


def _is_firm(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether it is said that somebody will, and not only planned, hoped or likely."""
    over = sentence.tokens[verb.head]
    says = scene.lexicon.value("speech_say", over) is not None and verb.dep == "ccomp"
    willing = scene.lexicon.value("stance_willing", over) is not None and verb.dep == "xcomp"
    return verb.pos == "VERB" and (says or willing or is_negated(sentence, verb.index))


def _held_with(scene: Scene, sentence: Sentence, noun: Token) -> str | None:
    named = event_at(scene, sentence, noun)
    held = None if named is None or is_fight(named.entity) else named.entity.id
    return held or plan_at(scene, sentence, noun)


def _will_of(scene: Scene, sentence: Sentence, verb: Token) -> StanceValue | None:
    """Give what modals and the verb above say of coming; None where it is no will of theirs."""
    modals = {t.text.lower() for t in children(sentence, verb.index, "aux")}
    only = has_only(sentence, verb) or has_only(sentence, sentence.tokens[verb.head])
    if outlook_of(scene, sentence, verb) is Outlook.CONDITIONAL or only:
        return StanceValue.CONDITIONAL
    if not modals.isdisjoint(_ABLE) and is_negated(sentence, verb.index):
        modals |= _WILLING_MODALS  # "we cannot take part"
    if not modals.isdisjoint(_WILLING_MODALS) and verb.dep in ("ccomp", "conj", "root"):
        return StanceValue.WILLING
    head = sentence.tokens[verb.head]
    if verb.dep not in ("xcomp", "acl", "advcl", "ccomp") or head.index > verb.index:
        return None
    link = scene.lexicon.match_at("stance_link", sentence, head.index)
    return None if link is None else StanceValue(link.value)


def _with_condition(sentence: Sentence, verb: Token, value: StanceValue) -> StanceValue:
    conditional = condition_of(sentence, verb) is not None and value is StanceValue.WILLING
    return StanceValue.CONDITIONAL if conditional else value
