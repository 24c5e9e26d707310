"""Who is invited to what, and by whom where that is said.

The list of the invited is read off the words, not off the parse: long lists break parsers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.agents import agents_of
from flows.facts.clauses import passage
from flows.facts.events import event_at, events_of
from flows.facts.events_at_hand import main_event
from flows.facts.lists import listed_from
from flows.facts.parties import parties_of
from flows.facts.scene import Found
from flows.facts.subjects import is_passive_verb
from flows.facts.sweep import sweep
from flows.facts.timing import span_on
from flows.language.tree import case_of, children, objects, span_of
from flows.model import EventType, Invitation, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.facts.lexicon import CueMatch
    from flows.facts.party import Party
    from flows.facts.scene import Scene
    from flows.model import Entity, Sentence, Token

_GAP = 12
_ANSWERS = ("answer_verb", "support_getting")
"""Groups of verbs whose subject has got what their object names."""


def find_invitations(scene: Scene) -> tuple[Found, ...]:
    """Find who is invited: "invited X and Y", "invitations were sent to X, Y and Z"."""
    return sweep(scene, (_by_verb, _by_noun, _at_invitation, _by_answer))


def _by_verb(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    for match in scene.matches("invite_verb", sentence):
        verb = sentence.tokens[match.first]
        if verb.pos not in ("VERB", "ADJ") or not _invites(scene, sentence, verb, match):
            continue
        invited = parties_of(scene, sentence, _invited_heads(sentence, verb))
        inviters = agents_of(scene, sentence, verb)
        names = {p.entity for p in inviters}
        agent = inviters[0].entity if inviters else None
        for party in (p for p in invited if p.entity not in names):
            yield _found(scene, sentence, (verb, party), agent)


def _invites(scene: Scene, sentence: Sentence, verb: Token, match: CueMatch) -> bool:
    """Tell whether a verb of asking is an invitation: it has somebody and an event to go to."""
    return (
        match.value == "Invite"
        or any(_is_come_to(e.entity) for e in events_of(scene, sentence, verb))
        or any(_goes(scene, sentence, t) for t in children(sentence, verb.index, "xcomp"))
    )


def _goes(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether what somebody is asked to do is to come: to an event, or "to attend"."""
    cue = scene.lexicon.match_at("attend_verb", sentence, verb.index)
    attends = cue is not None and cue.value in ("Attend", "Join")
    on = children(sentence, verb.index, "obj", "obl")
    alone = all(cue is not None and t.index < cue.last for t in on)  # "take part" has a part
    held = scene.lexicon.match_at("part_verb", sentence, verb.index) is not None
    goes = any(_is_come_to(e.entity) for e in events_of(scene, sentence, verb))
    return (goes and not held) or (attends and alone)


def _is_come_to(event: Entity) -> bool:
    """Tell whether an event is one to come to; an accord is signed."""
    return event.event_type is not EventType.AGREEMENT


def _invited_heads(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    own = objects(sentence, verb.index)
    if own or not is_passive_verb(sentence, verb):
        return own
    if verb.dep.startswith("acl") and verb.head != verb.index:
        return (sentence.tokens[verb.head],)
    return children(sentence, verb.index, "nsubj")


def _by_noun(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    for match in scene.matches("invite_noun", sentence):
        noun = sentence.tokens[match.first]
        if noun.pos not in ("NOUN", "PROPN"):
            continue
        start = _list_start(scene, sentence, match.last)
        invited = () if start is None else listed_from(scene, sentence, start)
        trigger = _sent(scene, sentence, match.last) or noun
        agent = _sender(scene, sentence, noun, trigger)
        for party in invited:
            if party.entity != agent and not _is_between(scene, sentence, party.token):
                yield _found(scene, sentence, (trigger, party), agent, noun)


def _at_invitation(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "visited Moscow at the invitation of the ministry": who came was invited."""
    for match in scene.matches("invite_noun", sentence):
        noun = sentence.tokens[match.first]
        verb = sentence.tokens[noun.head]
        if case_of(sentence, noun.index) not in ("at", "on") or verb.pos != "VERB":
            continue
        on = children(sentence, noun.index, "nmod")
        of = [t for t in on if t.dep == "nmod:poss" or case_of(sentence, t.index) in ("of", "from")]
        inviters = parties_of(scene, sentence, of)
        for party in agents_of(scene, sentence, verb) if inviters else ():
            yield _found(scene, sentence, (verb, party), inviters[0].entity, noun)


def _by_answer(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """Read "accepted Kenya's invitation to the talks": who answers or gets one was invited."""
    for match in scene.matches("invite_noun", sentence):
        noun = sentence.tokens[match.first]
        verb = sentence.tokens[noun.head]
        answers = any(scene.lexicon.value(g, verb) is not None for g in _ANSWERS)
        if noun.dep != "obj" or verb.pos != "VERB" or not answers:
            continue
        agent = _sender(scene, sentence, noun, noun)
        for party in agents_of(scene, sentence, verb):
            if party.entity != agent:
                yield _found(scene, sentence, (noun, party), agent, verb)


def _is_between(scene: Scene, sentence: Sentence, name: Token) -> bool:
    """Tell whether a name is that of those who pass the invitation on ("Russian ambassadors")."""
    after = sentence.tokens[name.index : name.index + 3]
    return any(scene.lexicon.value("intermediary", t) is not None for t in after)


def _sent(scene: Scene, sentence: Sentence, first: int) -> Token | None:
    window = sentence.tokens[first : first + _GAP]
    return next((t for t in window if scene.lexicon.value("invite_sent", t) is not None), None)


def _list_start(scene: Scene, sentence: Sentence, first: int) -> int | None:
    """Give where the list of the invited begins: behind "to" or a colon, or right after "sent"."""
    sent = _sent(scene, sentence, first)
    begin = first if sent is None else sent.index + 1
    window = sentence.tokens[begin : begin + _GAP]
    colon = next((t for t in window if t.text == ":"), None)
    if colon is not None:
        return colon.index + 1
    to = next((t for t in window if t.text.lower() == "to"), None)
    return None if to is None else _behind(sentence, to)


def _behind(sentence: Sentence, token: Token) -> int | None:
    """Give the word after "to", unless a verb follows ("an invitation to join")."""
    after = sentence.tokens[token.index + 1 : token.index + 2]
    return None if not after or after[0].tag == "VB" else token.index + 1


def _sender(scene: Scene, sentence: Sentence, noun: Token, trigger: Token) -> str | None:
    """Give whose invitation it is ("Russia's invitation", "invitations from Moscow", "X sent")."""
    owners = [
        *children(sentence, noun.index, "nmod:poss"),
        *(
            t
            for t in children(sentence, noun.index, "nmod")
            if case_of(sentence, t.index) == "from"
        ),
    ]
    senders = parties_of(scene, sentence, owners)
    if not senders and trigger.index != noun.index and not is_passive_verb(sentence, trigger):
        senders = agents_of(scene, sentence, trigger)
    return senders[0].entity if senders else None


def _found(
    scene: Scene,
    sentence: Sentence,
    frame: tuple[Token, Party],
    agent: str | None,
    noun: Token | None = None,
) -> Found:
    trigger, party = frame
    situation = Invitation(
        agent=agent,
        target=party.entity,
        event=_event_of(scene, sentence, trigger),
        when=span_on(scene, sentence, trigger),
    )
    spoken = passage(
        scene, sentence, trigger, (party.token, *((noun,) if noun is not None else ()))
    )
    mention = scene.mention_at(party.token)
    name = span_of((party.token,)) if mention is None else mention.span
    return Found(
        situation=situation,
        sentence=sentence,
        trigger=trigger.index,
        span=Span(begin=min(spoken.begin, name.begin), end=max(spoken.end, name.end)),
        confidence=0.8 if party.direct else 0.6,
    )


def _event_of(scene: Scene, sentence: Sentence, trigger: Token) -> str | None:
    """Give the event invited to: that of the verb or its complement, else the one at hand."""
    own = event_at(scene, sentence, trigger)
    if own is not None:
        return own.entity.id
    tokens = (trigger, *children(sentence, trigger.index, "xcomp", "advcl", "acl"))
    found = [e for t in tokens for e in events_of(scene, sentence, t)]
    if found:
        return found[0].entity.id
    event = None if _is_to_visit(scene, sentence, tokens) else main_event(scene)
    return None if event is None else event.id


def _is_to_visit(scene: Scene, sentence: Sentence, verbs: Iterable[Token]) -> bool:
    """Tell whether somebody is asked to come on a visit, not to the gathering at hand."""
    on = [c for t in verbs for c in (t, *children(sentence, t.index, "obl", "obj", "nmod"))]
    return any(
        scene.lexicon.value(g, t) is not None for g in ("visit_noun", "visit_verb") for t in on
    )
