"""Which of the events gathered so far a phrase speaks of: by its place, who meets, its noun.

What a phrase that fits none makes new is for ``event_clusters``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.clean.years import is_year_before
from flows.dates.vocabulary import MONTHS, WEEKDAYS
from flows.entities.event_cluster import STATE_EVENTS, Cluster
from flows.entities.event_places import MEETINGS
from flows.entities.event_sorts import sort_named
from flows.entities.spelling import fold
from flows.language.tree import head_of, verb_over
from flows.model import ActorType, EntityKind, EventType

if TYPE_CHECKING:
    from flows.entities.event_phrases import Phrase
    from flows.entities.grounds import Grounds
    from flows.model import Entity

_PLAIN_NOUNS = frozenset({"meeting", "session", "gathering"})
_DAYS = WEEKDAYS.keys() | MONTHS.keys()


def fitting_cluster(
    grounds: Grounds, clusters: list[Cluster], phrase: Phrase, scope: Entity | None
) -> Cluster | None:
    """Give the event that a phrase speaks of; None where it is none of these."""
    same = [c for c in clusters if _is_kin(c.type, phrase.type)]
    if phrase.type in STATE_EVENTS:
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
    if phrase.sort:
        return next((c for c in same if c.sort == phrase.sort), None)
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
    if cluster.type is EventType.ARMED_EVENT and not _is_same(cluster.place, phrase.place):
        return is_held_there(grounds, cluster, phrase) and _takes_up(cluster, phrase)
    moved = cluster.number is not None and phrase.time == "definite"
    return is_held_there(grounds, cluster, phrase) or (
        moved and _is_same_state(grounds, cluster.place, phrase.place)
    )


def _takes_up(cluster: Cluster, phrase: Phrase) -> bool:
    """Tell whether an armed event may be meant again elsewhere: no new one, none of another sort.

    "The bombing in Kenya", then "the attack in Nairobi", but not "clashes in Nairobi".
    """
    sorts = {sort_named(p.noun.rpartition(" ")[2]) for p in cluster.phrases}
    return phrase.time != "indefinite" and sort_named(phrase.noun.rpartition(" ")[2]) in sorts


def is_held_there(grounds: Grounds, cluster: Cluster, phrase: Phrase) -> bool:
    """Tell whether an event is where a phrase says: in that place, or the town in that state."""
    places = (cluster.place, phrase.place)
    return _is_same(*places) or _is_within(grounds, *places)


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
