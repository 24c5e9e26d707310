"""Which event phrases of an article speak of one event.

Numbered events of a place are one each ("Geneva II" is not "Geneva I"); other phrases join the
event of their kind at their place; "the conference" is the event last spoken of that fits. Which
one that is is told in ``event_fitting``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.clean.entries import list_entries
from flows.entities.armed import is_armed, is_own
from flows.entities.event_cluster import STATE_EVENTS, Cluster
from flows.entities.event_fitting import fitting_cluster, is_held_there
from flows.entities.event_places import MEETINGS
from flows.entities.spelling import slug
from flows.model import ActorType, EntityKind, EventType, MergeReason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.entities.event_phrases import Phrase
    from flows.entities.grounds import Grounds
    from flows.entities.spotted import Link
    from flows.model import Entity

_ALIAS_REACH = 4
_ALIAS_WORDS = frozenset({"dubbed", "called", "named", "known", "nicknamed", "termed"})
_SIDES = ("opposition", "rebels", "separatists", "government-forces")
_TORN_NOUNS = frozenset({"civil war", "election", "elections", "referendum"})


def cluster_phrases(grounds: Grounds, phrases: tuple[Phrase, ...]) -> tuple[Cluster, ...]:
    """Bring the phrases of one event together; phrases that speak of none are left out."""
    clusters: list[Cluster] = []
    phrases = _in_entries(grounds, phrases)
    numbered = [p for p in phrases if _is_numbered(p)]
    for phrase in numbered:
        _join_numbered(grounds, clusters, phrase)
    loose: list[Phrase] = []
    for phrase in phrases:
        alias = _alias(grounds, clusters, phrase)
        if alias is not None and phrase not in numbered:
            alias.add(phrase)
        elif phrase not in numbered and not _join(grounds, clusters, phrase, loose):
            loose.append(phrase)
    for cluster in clusters:
        cluster.phrases.sort(key=lambda p: (p.sentence, p.first))
    return tuple(sorted(clusters, key=lambda c: (c.phrases[0].sentence, c.phrases[0].first)))


def _in_entries(grounds: Grounds, phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Say of phrases in which entry of a chronology they stand."""
    entries = [text for _, text in list_entries(grounds.reading.parsed.article)]
    if not entries:
        return phrases
    spans = (grounds.reading.sentence(phrase.sentence).span for phrase in phrases)
    begins = [next((e.begin for e in entries if e.covers(span)), None) for span in spans]
    return tuple(replace(p, entry=begin) for p, begin in zip(phrases, begins, strict=True))


def _is_numbered(phrase: Phrase) -> bool:
    meets = phrase.type is None or phrase.type in MEETINGS
    return phrase.number is not None and phrase.place is not None and meets


def _join_numbered(grounds: Grounds, clusters: list[Cluster], phrase: Phrase) -> None:
    for cluster in clusters:
        if cluster.number == phrase.number and is_held_there(grounds, cluster, phrase):
            cluster.add(phrase)
            return
    new = Cluster(type=phrase.type or EventType.MEETING, number=phrase.number)
    new.add(phrase)
    clusters.append(new)


def _join(
    grounds: Grounds, clusters: list[Cluster], phrase: Phrase, loose: Sequence[Phrase]
) -> bool:
    """Put a phrase to the event that it speaks of; tell whether it speaks of one."""
    scope = _scope(grounds, clusters, phrase)
    cluster = fitting_cluster(grounds, clusters, phrase, scope)
    if cluster is not None and _takes_up_loose(cluster, phrase, loose):
        return False
    if cluster is None and _is_new(grounds, phrase, scope):
        cluster = _new(phrase, scope)
        clusters.append(cluster)
    if cluster is not None:
        cluster.add(phrase)
    return cluster is not None


def _takes_up_loose(cluster: Cluster, phrase: Phrase, loose: Sequence[Phrase]) -> bool:
    """Tell whether "the meeting" is one told since that has no name ("held a closed meeting")."""
    said = phrase.place or phrase.body or phrase.people or phrase.text.lower() != phrase.noun
    if said or phrase.type not in MEETINGS or phrase.time != "definite":
        return False
    last = cluster.phrases[-1]
    since = (p for p in loose if (p.sentence, p.first) > (last.sentence, last.first))
    return any(
        p.noun == phrase.noun and p.time == "indefinite" and p.sentence < phrase.sentence
        for p in since
    )


def _alias(grounds: Grounds, clusters: list[Cluster], phrase: Phrase) -> Cluster | None:
    """Find the numbered event that a phrase is said to be: "a conference dubbed Geneva 2"."""
    tokens = grounds.reading.sentence(phrase.sentence).tokens
    for cluster in clusters:
        for other in cluster.phrases if cluster.number is not None else ():
            between = [t.text.lower() for t in tokens[phrase.last : other.first]]
            near = other.sentence == phrase.sentence and 0 < len(between) <= _ALIAS_REACH
            meets = phrase.type in MEETINGS and phrase.number is None
            if near and meets and any(word in _ALIAS_WORDS for word in between):
                return cluster
    return None


def _new(phrase: Phrase, scope: Entity | None) -> Cluster:
    kind = phrase.type or EventType.MEETING
    number = phrase.number if kind is EventType.CONFLICT else None
    return Cluster(type=kind, year=phrase.year, state=scope, sort=phrase.sort, number=number)


def _scope(grounds: Grounds, clusters: list[Cluster], phrase: Phrase) -> Entity | None:
    """Give the state of a war or an election.

    The one named; else that of the last event of its type; else what a meeting is about; else what
    the article is about.
    """
    if phrase.state is not None or phrase.type not in STATE_EVENTS:
        return phrase.state
    told = phrase.time == "definite" or phrase.noun == "civil war" or phrase.sort != ""
    if phrase.place is not None or not told:
        return None
    if phrase.type is EventType.CONFLICT and phrase.year is not None:
        return None
    spoken = [c.state for c in clusters if c.type is phrase.type and c.state is not None]
    about = [c.state for c in clusters if c.type in MEETINGS and c.state is not None]
    found = (*spoken[-1:], *about[-1:], *_torn_state(grounds, phrase))
    return found[0] if found else None


def _torn_state(grounds: Grounds, phrase: Phrase) -> tuple[Entity, ...]:
    """Give the state that the article is about, if it speaks of sides within it."""
    topic = grounds.reading.topic(phrase.sentence)
    if topic is None:
        return ()
    sides = (f"organization/{slug(topic.adjective)}-{side}" for side in _SIDES)
    torn = {link.entity.id for link in grounds.links} & set(sides)
    rebels = any(_is_side(grounds, link) for link in grounds.links)
    return (topic.entity,) if torn or rebels or phrase.noun in _TORN_NOUNS else ()


def _is_side(grounds: Grounds, link: Link) -> bool:
    """Tell whether a link is an armed group of the state that the article is about."""
    taken_up = link.reason is MergeReason.TAKEN_UP
    armed = link.entity.actor_type is ActorType.ARMED_GROUP
    return (armed and taken_up) or (is_armed(link) and is_own(grounds, link))


def _is_new(grounds: Grounds, phrase: Phrase, scope: Entity | None) -> bool:
    """Tell whether a phrase says enough to stand for an event by itself."""
    if phrase.type in STATE_EVENTS:
        return scope is not None
    if phrase.type is EventType.AGREEMENT:
        return _is_titled(grounds, phrase) or is_named_by_place(phrase)
    if phrase.time == "vague" and phrase.place is None:
        return False
    meets = phrase.type in MEETINGS and phrase.body is not None and phrase.noun != "round"
    meets = meets or (phrase.type in MEETINGS and phrase.sort != "")
    return phrase.place is not None or bool(phrase.people) or meets


def _is_titled(grounds: Grounds, phrase: Phrase) -> bool:
    """Tell whether an agreement is named: "the Geneva Communiqué", "Resolution 2118"."""
    tokens = grounds.reading.sentence(phrase.sentence).tokens[phrase.first : phrase.last]
    head = tokens[-1] if not tokens[-1].text.isdecimal() else tokens[-2]
    inside = any(t.text[0].isupper() for t in tokens[:-1])
    return head.text[0].isupper() and inside


def is_named_by_place(phrase: Phrase) -> bool:
    """Tell whether an agreement goes by the name of its town: "the Lausanne agreement"."""
    place = phrase.place
    named = place is not None and place.kind is EntityKind.PLACE
    return named and place is not None and phrase.text.startswith(place.label)
