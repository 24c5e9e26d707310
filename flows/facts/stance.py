"""How somebody stands to an event, an actor or a plan: for, against, willing, on a condition.

Who is backed with more than words belongs to ``support``; who is expected to come, to
``participation``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of, meant_by_pronoun
from flows.facts.attendance import event_attended
from flows.facts.attitudes import Attitude, is_undoing, target_of
from flows.facts.clauses import passage
from flows.facts.events import event_at, event_before, events_in, is_fight, plan_at
from flows.facts.hedges import is_owed, read_polarity
from flows.facts.outlook import Outlook, outlook_of
from flows.facts.own_word import by_own_word
from flows.facts.parties import parties_of
from flows.facts.plans import doings_under, is_describing, objects_meant, talks_on
from flows.facts.pledges import by_pledge
from flows.facts.reasons import condition_of, condition_on, has_only, reason_of
from flows.facts.scene import Found
from flows.facts.stance_nouns import NOUN_READERS
from flows.facts.stance_wishes import by_aim, by_no_intent, by_ouster, by_return, by_should
from flows.facts.subjects import subjects_of
from flows.facts.sweep import sweep
from flows.facts.timing import span_on
from flows.language.tree import case_of, children, conjuncts, is_negated, spread
from flows.model import Polarity, Stance, StanceValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.attitudes import Reader
    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_TURNED = {
    StanceValue.SUPPORTS: StanceValue.OPPOSES,
    StanceValue.WILLING: StanceValue.REFUSES,
    StanceValue.OPPOSES: StanceValue.SUPPORTS,
    StanceValue.REFUSES: StanceValue.WILLING,
    StanceValue.CONDITIONAL: StanceValue.REFUSES,
    StanceValue.DIVIDED: StanceValue.SUPPORTS,
}
_OF_FAVOR = (StanceValue.SUPPORTS, StanceValue.OPPOSES)
_REFUSES = StanceValue.REFUSES
_OPEN_MARKS = ("whether", "if")
_LIFTED = frozenset({"unless", "until", "till", "without"})
_ABLE = frozenset({"ca", "can"})
_WITH_WHOM = frozenset({"", "directly with", "to", "with"})
_WILLING_MODALS = frozenset({"will", "'ll", "’ll", "would", "shall", "wo"})


def find_stances(scene: Scene) -> tuple[Found, ...]:
    """Find how actors stand to events, actors and plans."""
    return sweep(scene, (_stances,))


def _stances(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    for reader in READERS:
        for attitude in reader(scene, sentence):
            if not _is_left_open(sentence, attitude.clause):
                yield from _told(scene, sentence, attitude)


def _is_left_open(sentence: Sentence, clause: Token) -> bool:
    """Tell whether a clause is what somebody leaves open ("has not said whether it will join")."""
    asked = any(t.text.lower() in _OPEN_MARKS for t in children(sentence, clause.index, "mark"))
    return asked and clause.dep in ("ccomp", "acl", "csubj")


def _told(scene: Scene, sentence: Sentence, attitude: Attitude) -> Iterator[Found]:
    clause, about = attitude.clause, attitude.about
    condition = condition_of(sentence, clause) or condition_on(sentence, about, clause)
    value = _unless(attitude.value, condition)
    for holder in attitude.holders:
        if holder.entity == attitude.target:
            continue
        yield Found(
            situation=Stance(
                agent=holder.entity,
                target=attitude.target,
                value=value,
                reason=reason_of(sentence, attitude.clause),
                condition=condition,
                when=span_on(scene, sentence, attitude.clause),
            ),
            sentence=sentence,
            trigger=attitude.trigger.index,
            span=passage(scene, sentence, attitude.clause, (holder.token, attitude.about)),
            confidence=attitude.confidence if holder.direct else attitude.confidence - 0.1,
        )


def _unless(value: StanceValue, condition: str | None) -> StanceValue:
    """Tell refusing from what is put under a condition ("will not sign unless they leave")."""
    opens = (condition or "").lower().split(" ")[0]
    return StanceValue.CONDITIONAL if value is _REFUSES and opens in _LIFTED else value


def _by_verb(scene: Scene, sentence: Sentence) -> Iterator[Attitude]:
    """Read verbs of favour and refusal ("opposes any talks", "boycotted the vote")."""
    for match in scene.matches("stance_verb", sentence):
        verb = _predicate(sentence, sentence.tokens[match.first])
        if not _is_clause(sentence, verb) or is_describing(scene, sentence, verb):
            continue
        if is_owed(sentence, verb) or _is_asked_of(scene, sentence, verb):
            continue  # what somebody must or is asked to support is no stance yet
        about = _objects(scene, sentence, verb, sentence.tokens[match.last - 1])
        holders = agents_of(scene, sentence, verb) or _said_to_be(scene, sentence, verb)
        value, trigger = _turned(scene, sentence, verb, StanceValue(match.value))
        if value is StanceValue.WILLING and has_only(sentence, verb):
            value = StanceValue.CONDITIONAL
        for token in about:
            target = target_of(scene, sentence, token, value)
            if target is not None and holders:
                undone = value in _OF_FAVOR and _is_to_end(scene, sentence, verb, token)
                yield Attitude(
                    trigger=trigger,
                    clause=verb,
                    holders=holders,
                    target=target,
                    about=token,
                    value=_TURNED[value] if undone else value,
                )


def _is_asked_of(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether others want somebody to give something up ("persuaded X to quit the plan")."""
    head = sentence.tokens[verb.head]
    asks = scene.lexicon.value("interaction_verb", head) == "REQUEST"
    asked = verb.dep == "xcomp" and any(
        head.index < t.index < verb.index for t in children(sentence, head.index, "obj")
    )
    against = scene.lexicon.value("stance_verb", verb) in (_REFUSES, StanceValue.OPPOSES)
    return asks and asked and against


def _is_to_end(scene: Scene, sentence: Sentence, verb: Token, about: Token) -> bool:
    """Tell whether somebody is for the end of something ("wants the raids to stop")."""
    doing = [t for t in children(sentence, verb.index, "xcomp") if t.index > about.index]
    ends = any(scene.lexicon.value("undoing_verb", t) is not None for t in doing)
    alone = not any(children(sentence, t.index, "obj") for t in doing)
    return is_undoing(scene, about) or (ends and alone)


def _predicate(sentence: Sentence, token: Token) -> Token:
    return sentence.tokens[token.head] if token.dep in ("cop", "aux:pass") else token


def _is_clause(sentence: Sentence, verb: Token) -> bool:
    plain = verb.pos == "VERB" and verb.dep not in ("amod", "compound")
    said = verb.pos in ("ADJ", "NOUN", "ADP") and bool(children(sentence, verb.index, "cop"))
    return plain or said


def _said_to_be(scene: Scene, sentence: Sentence, word: Token) -> tuple[Party, ...]:
    """Give of whom an adjective is said, also through "are said to be"."""
    passive = [t for t in children(sentence, word.index, "nsubj") if t.dep != "nsubj"]
    head = sentence.tokens[word.head]
    above = subjects_of(sentence, head) if word.dep in ("xcomp", "ccomp") else ()
    found = parties_of(scene, sentence, passive or above)
    return found or (meant_by_pronoun(scene, sentence, word, passive[0]) if passive else ())


def _objects(scene: Scene, sentence: Sentence, verb: Token, last: Token) -> tuple[Token, ...]:
    """Give what a stance is on: the objects; where the cue ends in a preposition, its phrase."""
    phrases = [
        c
        for t in children(sentence, verb.index, "obl", "nmod", "obj")
        if last.index != verb.index and _is_case(sentence, t, last)
        for c in conjuncts(sentence, t.index)
    ]
    plain = objects_meant(sentence, verb) if last.index == verb.index else ()
    moved = spread(sentence, children(sentence, verb.index, "obj"))
    link = None if last.index == verb.index or last.tag == "RP" else last.text.lower()
    found = tuple(dict.fromkeys((*plain, *phrases, *doings_under(scene, sentence, verb, link))))
    return found or tuple(moved if last.pos != "ADP" else ())


def _is_case(sentence: Sentence, phrase: Token, last: Token) -> bool:
    """Tell whether a phrase has the preposition that a cue ends in, also as "out of"."""
    case = case_of(sentence, phrase.index)
    return case == last.text.lower() or (last.text.lower() == "of" and case in ("out", "out of"))


def _turned(
    scene: Scene, sentence: Sentence, verb: Token, value: StanceValue
) -> tuple[StanceValue, Token]:
    """Give the stance as its negation makes it, and a word to read the standing from.

    "does not support" is to oppose: the negation is used up, so the standing is read from a word
    that it does not touch.
    """
    if read_polarity(scene.lexicon, sentence, verb.index) is Polarity.POSITIVE:
        unwilling = _unwilling(scene, sentence, verb)
        if unwilling is not None:
            return _TURNED[value], unwilling
        return _doubly(sentence, verb, value), verb
    negations = [
        t
        for t in sentence.tokens
        if t.text.lower() in ("not", "n't", "n’t", "never", "no") and t.index < verb.index
    ]
    used_up = negations[-1] if negations else _unwilling(scene, sentence, verb)
    return _TURNED[value], used_up or verb


def _unwilling(scene: Scene, sentence: Sentence, verb: Token) -> Token | None:
    """Give the word by which somebody will not be for something ("refuses to support")."""
    head = sentence.tokens[verb.head]
    if verb.dep != "xcomp" or head.index > verb.index:
        return None
    link = scene.lexicon.match_at("stance_link", sentence, head.index)
    return head if link is not None and StanceValue(link.value) is _REFUSES else None


def _doubly(sentence: Sentence, verb: Token, value: StanceValue) -> StanceValue:
    """Turn a stance inside what somebody does not think ("don't think the answer is rejecting")."""
    head = sentence.tokens[verb.head]
    raised = verb.dep == "ccomp" and head.lemma.lower() in ("think", "believe", "suppose")
    denied = any(
        t.text.lower() in ("not", "n't", "n’t") for t in children(sentence, head.index, "advmod")
    )
    return _TURNED[value] if raised and denied else value


def _by_attending(scene: Scene, sentence: Sentence) -> Iterator[Attitude]:
    """Read who will or will not come ("will not attend", "resolved to go to the talks")."""
    for match in scene.matches("attend_verb", sentence):
        verb = sentence.tokens[match.first]
        if verb.pos != "VERB" or match.value == "Represent":
            continue
        value = _will_of(scene, sentence, verb)
        event = None if value is None else event_attended(scene, sentence, verb, match.value)
        if value is None or event is None:
            continue
        turned, trigger = _turned(scene, sentence, verb, value)
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


def _by_talking(scene: Scene, sentence: Sentence) -> Iterator[Attitude]:
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
            turned, trigger = _turned(scene, sentence, verb, value)
            yield Attitude(
                trigger=trigger,
                clause=verb,
                holders=agents_of(scene, sentence, verb),
                target=event.id,
                about=verb,
                value=_with_condition(sentence, verb, value if value is _REFUSES else turned),
                confidence=0.6,
            )


def _by_holding(scene: Scene, sentence: Sentence) -> Iterator[Attitude]:
    """Read who will or will not hold talks ("is ready to resume talks", "will not open any")."""
    for verb in scene.cued(sentence, "stance_holding"):
        nouns = talks_on(scene, sentence, verb)
        value = (
            _will_of(scene, sentence, verb) if nouns and _is_firm(scene, sentence, verb) else None
        )
        event = None if value is None else _held_with(scene, sentence, nouns[0])
        if value is None or event is None:
            continue
        turned, trigger = _turned(scene, sentence, verb, value)
        yield Attitude(
            trigger=trigger,
            clause=verb,
            holders=agents_of(scene, sentence, verb),
            target=event,
            about=nouns[0],
            value=_with_condition(sentence, verb, value if value is _REFUSES else turned),
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


def _with_condition(sentence: Sentence, verb: Token, value: StanceValue) -> StanceValue:
    conditional = condition_of(sentence, verb) is not None and value is StanceValue.WILLING
    return StanceValue.CONDITIONAL if conditional else value


READERS: tuple[Reader, ...] = (
    _by_verb,
    _by_attending,
    by_no_intent,
    _by_talking,
    _by_holding,
    by_should,
    by_aim,
    by_return,
    by_ouster,
    by_pledge,
    by_own_word,
    *NOUN_READERS,
)
"""Ways to say how one stands to something."""
