"""Which event phrases of an article speak of one event.

Numbered events of a place are one each ("Geneva II" is not "Geneva I"); other phrases join the
event of their kind at their place; "the conference" is the event last spoken of that fits.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from flows.clean.entries import list_entries
from flows.clean.years import is_year_before
from flows.dates.vocabulary import MONTHS, WEEKDAYS
from flows.entities.armed import is_armed, is_own
from flows.entities.event_places import MEETINGS
from flows.entities.spelling import fold, slug
from flows.language.tree import head_of, verb_over
from flows.model import ActorType, EntityKind, EventType, MergeReason

if TYPE_CHECKING:
    from flows.entities.event_phrases import Phrase
    from flows.entities.grounds import Grounds
    from flows.entities.spotted import Link
    from flows.model import Entity

_ALIAS_REACH = 4
_ALIAS_WORDS = frozenset({"dubbed", "called", "named", "known", "nicknamed", "termed"})
_SIDES = ("opposition", "rebels", "separatists", "government-forces")
_TORN_NOUNS = frozenset({"civil war", "election", "elections", "referendum"})
_PLAIN_NOUNS = frozenset({"meeting", "session", "gathering"})
_DAYS = WEEKDAYS.keys() | MONTHS.keys()
_STATE_EVENTS = (EventType.CONFLICT, EventType.ELECTION)


@dataclass(slots=True, kw_only=True)
class Cluster:
    """One event of an article while its phrases are gathered; the only mutable value here."""

    type: EventType
    place: Entity | None = None
    state: Entity | None = None
    body: Entity | None = None
    people: tuple[Entity, ...] = ()
    number: int | None = None
    year: str | None = None
    sort: str = ""
    phrases: list[Phrase] = field(default_factory=list)

    def add(self, phrase: Phrase) -> None:
        """Take a phrase in, and what it tells."""
        self.phrases.append(phrase)
        self.place = _finer(self.place, phrase.place)
        self.state = self.state or phrase.state
        self.body = self.body or phrase.body
        self.people = self.people or phrase.people
        if phrase.type is EventType.PEACE_CONFERENCE:
            self.type = phrase.type


def is_row(cluster: Cluster) -> bool:
    """Tell whether a meeting goes by its number in a row of its place ("Geneva II").

    "A second round, to be held in Geneva" may be the second of talks that began elsewhere.
    """
    numbered = (p for p in cluster.phrases if p.number is not None and p.place is not None)
    return any(p.time == "definite" or _names_place(p) for p in numbered)


def _names_place(phrase: Phrase) -> bool:
    """Tell whether the place of an event is part of what it is called."""
    return phrase.place is not None and phrase.place.label.lower() in phrase.text.lower()


def _finer(known: Entity | None, told: Entity | None) -> Entity | None:
    """Give the place of an event: a town that is told goes before the state that was."""
    is_state = known is not None and known.actor_type is ActorType.STATE
    is_town = told is not None and told.kind is EntityKind.PLACE
    return told if known is None or (is_state and is_town) else known


def cluster_phrases(grounds: Grounds, phrases: tuple[Phrase, ...]) -> tuple[Cluster, ...]:
    """Bring the phrases of one event together; phrases that speak of none are left out."""
    clusters: list[Cluster] = []
    phrases = _in_entries(grounds, phrases)
    numbered = [p for p in phrases if _is_numbered(p)]
    for phrase in numbered:
        _join_numbered(grounds, clusters, phrase)
    for phrase in phrases:
        alias = _alias(grounds, clusters, phrase)
        if alias is not None and phrase not in numbered:
            alias.add(phrase)
        elif phrase not in numbered:
            _join(grounds, clusters, phrase)
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
        places = (cluster.place, phrase.place)
        is_there = _is_same(*places) or _is_within(grounds, *places)
        if cluster.number == phrase.number and is_there:
            cluster.add(phrase)
            return
    new = Cluster(type=phrase.type or EventType.MEETING, number=phrase.number)
    new.add(phrase)
    clusters.append(new)


def _join(grounds: Grounds, clusters: list[Cluster], phrase: Phrase) -> None:
    scope = _scope(grounds, clusters, phrase)
    cluster = _fitting(grounds, clusters, phrase, scope)
    if cluster is None and _is_new(grounds, phrase, scope):
        cluster = _new(phrase, scope)
        clusters.append(cluster)
    if cluster is not None:
        cluster.add(phrase)


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
    if phrase.state is not None or phrase.type not in _STATE_EVENTS:
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
    if phrase.type in _STATE_EVENTS:
        return scope is not None
    if phrase.type is EventType.AGREEMENT:
        return _is_titled(grounds, phrase) or is_named_by_place(phrase)
    if phrase.time == "vague" and phrase.place is None:
        return False
    meets = phrase.type in MEETINGS and phrase.body is not None and phrase.noun != "round"
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


def _fitting(
    grounds: Grounds, clusters: list[Cluster], phrase: Phrase, scope: Entity | None
) -> Cluster | None:
    same = [c for c in clusters if _is_kin(c.type, phrase.type)]
    if phrase.type in _STATE_EVENTS:
        return next((c for c in same if _is_same(c.state, scope) and _is_sort(c, phrase)), None)
    if phrase.type is EventType.AGREEMENT:
        return _agreement(same, phrase)
    if phrase.time == "past":
        return _one_before(same, phrase)
    return _spoken_of(grounds, same, phrase)


def _is_sort(cluster: Cluster, phrase: Phrase) -> bool:
    """Tell whether a war or an election can be another phrase's: no other number, sort or year."""
    if cluster.type is EventType.CONFLICT:
        return cluster.number == phrase.number and phrase.year in (None, cluster.year)
    sorts = not cluster.sort or not phrase.sort or cluster.sort == phrase.sort
    return sorts and (phrase.year is None or cluster.year in (None, phrase.year))


def _agreement(same: list[Cluster], phrase: Phrase) -> Cluster | None:
    """Find the agreement of a title, of a place; "the agreement" is the only one named."""
    titled = next((c for c in same if fold(c.phrases[0].text) == fold(phrase.text)), None)
    if titled is not None:
        return titled
    if phrase.place is not None:
        here = (c for c in same if _is_same(c.place, phrase.place) and _has_noun(c, phrase))
        return next(here, None)
    alone = len(phrase.text.split()) == 1 and phrase.time == "definite"
    return same[0] if alone and len(same) == 1 and _has_noun(same[0], phrase) else None


def _has_noun(cluster: Cluster, phrase: Phrase) -> bool:
    noun = phrase.noun.rpartition(" ")[2].removesuffix("s")
    return any(p.noun.rpartition(" ")[2].removesuffix("s") == noun for p in cluster.phrases)


def _spoken_of(grounds: Grounds, same: list[Cluster], phrase: Phrase) -> Cluster | None:
    """Find the event of a phrase by its place, else by who meets, else by what was last told."""
    if phrase.place is not None:
        here = [c for c in same if _is_here(grounds, c, phrase)]
        return max(here, key=lambda c: (c.number or 0, c.phrases[-1].sentence), default=None)
    if phrase.people:
        pair = next((c for c in same if c.people == phrase.people), None)
        return pair or _peace_between(same, phrase)
    if phrase.body is not None:
        return next((c for c in same if _is_same(c.body, phrase.body)), None)
    return _last_spoken(grounds, same, phrase)


def _peace_between(same: list[Cluster], phrase: Phrase) -> Cluster | None:
    """Find the peace talks that two hold, who were not named: the only ones that are spoken of."""
    if phrase.type is not EventType.PEACE_CONFERENCE:
        return None
    peace = [c for c in same if c.type is EventType.PEACE_CONFERENCE and c.number is None]
    return peace[0] if len(peace) == 1 and not peace[0].people else None


def _is_kin(one: EventType, other: EventType | None) -> bool:
    return one == other or other is None or (one in MEETINGS and other in MEETINGS)


def _is_here(grounds: Grounds, cluster: Cluster, phrase: Phrase) -> bool:
    """Tell whether a phrase can speak of an event by its place, its year and its entry."""
    entries = {cluster.phrases[-1].entry, phrase.entry}
    is_of_another_entry = phrase.time != "definite" and None not in entries and len(entries) > 1
    if cluster.year != phrase.year or is_of_another_entry:
        return False
    places = (cluster.place, phrase.place)
    moved = cluster.number is not None and phrase.time == "definite"
    same = _is_same(*places) or _is_within(grounds, *places)
    return same or (moved and _is_same_state(grounds, *places))


def _is_same(one: Entity | None, other: Entity | None) -> bool:
    return one is not None and other is not None and one.id == other.id


def _is_within(grounds: Grounds, one: Entity | None, other: Entity | None) -> bool:
    """Tell whether one place is a town and the other its state."""
    if one is None or other is None:
        return False
    town, state = (one, other) if one.kind is EntityKind.PLACE else (other, one)
    if town.kind is not EntityKind.PLACE or state.actor_type is not ActorType.STATE:
        return False
    return grounds.reading.gazetteer.places.country_of(town.id) == state.label


def _is_same_state(grounds: Grounds, one: Entity | None, other: Entity | None) -> bool:
    """Tell whether two towns lie in one state: a conference may move from one to the other."""
    if one is None or other is None:
        return False
    of = grounds.reading.gazetteer.places.country_of
    return of(one.id) is not None and of(one.id) == of(other.id)


def _one_before(clusters: list[Cluster], phrase: Phrase) -> Cluster | None:
    """Find the round before the numbered one: "the last round" beside "Moscow II" is Moscow I."""
    numbers = [c for c in clusters if c.number is not None and c.phrases[0].place is not None]
    for cluster in reversed(numbers):
        before = [c for c in numbers if c.number == (cluster.number or 0) - 1]
        if before and (phrase.place is None or _is_same(phrase.place, before[0].place)):
            return before[0]
    return None


def _last_spoken(grounds: Grounds, clusters: list[Cluster], phrase: Phrase) -> Cluster | None:
    """Find the event that "the conference" takes up; "a peace conference" is the only one."""
    peace = [c for c in clusters if c.type is EventType.PEACE_CONFERENCE]
    if phrase.time in ("indefinite", "vague"):
        only = phrase.type is EventType.PEACE_CONFERENCE and len(peace) == 1
        return peace[0] if only and phrase.noun.endswith("conference") else None
    if phrase.noun not in grounds.reading.gazetteer.cues["event_again"]:
        return None
    if phrase.year is None and _has_day(grounds, phrase):
        return None
    if phrase.noun in _PLAIN_NOUNS and _is_theirs(grounds, phrase):
        return None
    if phrase.year is None and _is_of_earlier_year(grounds, phrase):
        return None
    if phrase.type is EventType.PEACE_CONFERENCE and peace:
        clusters = peace
    if phrase.year is not None:
        clusters = [c for c in clusters if c.year == phrase.year]
    here = (phrase.sentence, phrase.first)
    spoken = [(_last_before(c, here), c) for c in clusters if _fits_noun(c, phrase)]
    known = [(place, c) for place, c in spoken if place is not None]
    return max(known, key=lambda pair: pair[0], default=(None, None))[1]


def _has_day(grounds: Grounds, phrase: Phrase) -> bool:
    """Tell whether a day or month says which it is ("Tuesday's meeting"): days are read later."""
    words = grounds.reading.sentence(phrase.sentence).tokens[phrase.first : phrase.last]
    return any(t.text.lower() in _DAYS for t in words)


def _is_theirs(grounds: Grounds, phrase: Phrase) -> bool:
    """Tell whether it is said whose meeting it is: who they are is not told here."""
    tokens = grounds.reading.sentence(phrase.sentence).tokens
    return phrase.first > 0 and tokens[phrase.first - 1].text.lower() == "their"


def _is_of_earlier_year(grounds: Grounds, phrase: Phrase) -> bool:
    """Tell whether its clause puts an event in a year before ("the talks collapsed in May 2003").

    That is another than the one which the article is about.
    """
    sentence = grounds.reading.sentence(phrase.sentence)
    clause = head_of(sentence, phrase.first, phrase.last).head
    article = grounds.reading.parsed.article
    for token in sentence.tokens[phrase.last :]:
        if token.tag == "CD" and is_year_before(article, token.text):
            verb = verb_over(sentence, token.index)
            return verb is not None and verb.index == clause and verb.tag in ("VBD", "VBN")
    return False


def _fits_noun(cluster: Cluster, phrase: Phrase) -> bool:
    """Tell whether an event may be called so: a "conference" was one, "talks" were talks."""
    if phrase.noun in _PLAIN_NOUNS or cluster.type is EventType.ARMED_EVENT:
        return True
    nouns = {p.noun.rpartition(" ")[2] for p in cluster.phrases}
    peace = cluster.type is EventType.PEACE_CONFERENCE
    return cluster.number is not None or peace or phrase.noun.rpartition(" ")[2] in nouns


def _last_before(cluster: Cluster, here: tuple[int, int]) -> tuple[int, int] | None:
    places = [(p.sentence, p.first) for p in cluster.phrases if p.time != "past"]
    return max((place for place in places if place < here), default=None)
