"""One article as this room reads it: its sentences, its names, the states it speaks of."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from flows.entities.bodies import is_party
from flows.entities.names import spot_names
from flows.entities.spelling import fold
from flows.entities.spoken import BODY_WEIGHT, SpokenStates, count_states, is_clear
from flows.entities.spotted import is_sided, stretch_text
from flows.language.tree import head_of
from flows.model import EntityKind, NameLabel, PartKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.entities.gazetteer import Gazetteer
    from flows.entities.spotted import Spotted
    from flows.entities.states import Country
    from flows.model import Parsed, Sentence

_TOWN_WORDS = frozenset(
    ["city", "town", "village", "port", "capital", "district", "suburb", "province"]
)
_TOWN_REACH = 5
_TORN_REACH = 3
_STATE_WORDS_MOST = 5
_HEADS = frozenset({PartKind.HEADLINE, PartKind.SUBHEAD, PartKind.DATELINE})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the modules of this room look at.

    Args:
        names: The names of the article, edges mended.
        spoken: State -> how often the article speaks of it, by name, people or capital.
        weights: State -> how much the article is about it (``spoken``).
        labels: Folded name -> the label that the parse gives it most often.
        years: Years written anywhere in the article.
        torn: States whose war, or whose sides in one, the article speaks of.
        fought_over: The state whose parties the article names, where it names those of one alone.
        beside: Folded name -> the state that the words beside it put it in.
        items: First sentence of each item of a digest, and the state that its head names.
    """

    parsed: Parsed
    gazetteer: Gazetteer
    names: tuple[Spotted, ...]
    spoken: Mapping[str, int]
    weights: Mapping[str, int]
    labels: Mapping[str, NameLabel]
    years: tuple[int, ...]
    torn: frozenset[str]
    fought_over: str | None
    beside: Mapping[str, str]
    items: tuple[tuple[int, Country], ...]

    @classmethod
    def of(cls, parsed: Parsed, gazetteer: Gazetteer) -> Reading:
        """Read an article with what the gazetteer knows."""
        states = count_states(parsed, gazetteer)
        names = spot_names(parsed, gazetteer, states.often)
        bodies = _weigh_bodies(names, states.often, gazetteer)
        return cls(
            parsed=parsed,
            gazetteer=gazetteer,
            names=names,
            spoken=states.often,
            weights=_without_venues(states, bodies) + bodies,
            fought_over=next(iter(bodies)) if len(bodies) == 1 else None,
            labels=_retype(_vote(names), names, parsed, gazetteer),
            years=tuple(sorted({int(y) for y in _YEAR.findall(parsed.article.raw.text)})),
            torn=_torn(parsed, names, gazetteer),
            beside=_read_beside(parsed, names, gazetteer),
            items=_list_items(parsed, gazetteer),
        )

    def sentence(self, index: int) -> Sentence:
        """Give a sentence."""
        return self.parsed.sentences[index]

    def countries(self) -> tuple[Country, ...]:
        """Give the states spoken of, most often first."""
        ordered = sorted(self.spoken, key=lambda name: (-self.spoken[name], name))
        found = (self.gazetteer.states.named(name) for name in ordered)
        return tuple(country for country in found if country is not None)

    def item_at(self, at: int) -> int:
        """Give the first sentence of the item of a digest that a sentence stands in, -1 of none."""
        return max((first for first, _ in self.items if first <= at), default=-1)

    def topic(self, at: int) -> Country | None:
        """Give the state that the article is about: named twice or more, and weighing most.

        In a digest it is the state of the item in which the sentence ``at`` stands. A state whose
        sides or war it speaks of ("Syria's war", "the Malian rebels") goes before one that only
        acts in it, or where something happens ("talks in Sweden").
        """
        own = dict(self.items).get(self.item_at(at))
        if own is not None:
            return own
        if len(self.torn) == 1:
            return self.gazetteer.states.named(min(self.torn))
        return self._heaviest(self.weights)

    def state(self, at: int) -> Country | None:
        """Give the state that the article is about, also where it is torn over a region of one."""
        topic = self.topic(at)
        if topic is None and self.fought_over is None:
            return None
        if topic is not None and topic.entity.kind is EntityKind.ORGANIZATION:
            return topic
        named = ((label, self.gazetteer.states.named(label)) for label in self.weights)
        whole = [n for n, c in named if c and c.entity.kind is EntityKind.ORGANIZATION]
        return self._heaviest({label: self.weights[label] for label in whole})

    def _heaviest(self, weights: Mapping[str, int]) -> Country | None:
        ordered = sorted(
            weights.items(), key=lambda pair: (pair[0] not in self.torn, -pair[1], pair[0])
        )
        first, second = [*(weight for _, weight in ordered[:2]), 0, 0][:2]
        name = ordered[0][0] if ordered else ""
        clear = first > second and (is_clear(first) or name == self.fought_over)
        return self.gazetteer.states.named(name) if clear else None

    def state_beside(self, name: Spotted) -> str | None:
        """Give the state that the words beside a name put it in.

        "Amman, Jordan"; "the northern Lebanese city of Tripoli"; any mention in the article counts.
        """
        return self.beside.get(fold(name.text))


def _list_items(parsed: Parsed, gazetteer: Gazetteer) -> tuple[tuple[int, Country], ...]:
    """Find the items of a digest, whose heads name their states ("SOMALIA: Raid repelled")."""
    heads = (
        (at, _state_in_head(sentence, gazetteer))
        for at, sentence in enumerate(parsed.sentences)
        if sentence.kind in _HEADS
    )
    found = tuple((at, country) for at, country in heads if country is not None)
    return found if len({country.entity.id for _, country in found}) > 1 else ()


def _state_in_head(sentence: Sentence, gazetteer: Gazetteer) -> Country | None:
    """Give the state that a head names, alone or before a colon."""
    words = [t.text for t in sentence.tokens]
    colon = words.index(":") if ":" in words[:_STATE_WORDS_MOST] else len(words)
    if colon >= _STATE_WORDS_MOST:
        return None
    return gazetteer.states.named(stretch_text(sentence, 0, colon)) if colon else None


def _read_beside(
    parsed: Parsed, names: tuple[Spotted, ...], gazetteer: Gazetteer
) -> dict[str, str]:
    """Give the states that words beside names put them in, by folded name; the first one stands.

    A region is a word for its state only beside a town that its state has ("Birmingham, Ala.").
    """
    found: dict[str, str] = {}
    for at, group in groupby(names, key=attrgetter("sentence")):
        here = tuple(group)
        states = [(n, c.entity.label) for n in here if (c := gazetteer.states.spoken(n.text))]
        parts = [(n, s) for n in here for s in gazetteer.regions.states_of(n.text)]
        tokens = [t.text.lower() for t in parsed.sentences[at].tokens] if states or parts else []
        for name in here:
            towns = gazetteer.places.states_of(name.text) if parts else ()
            around = (*states, *((n, state) for n, state in parts if state in towns))
            beside = (state for other, state in around if _is_beside(name, other, tokens))
            state = None if fold(name.text) in found else next(beside, None)
            if state is not None:
                found[fold(name.text)] = state
    return found


def _is_beside(name: Spotted, other: Spotted, tokens: Sequence[str]) -> bool:
    """Tell whether the words between a name and that of a state put it there."""
    if other == name:
        return False
    if other.first > name.last and tokens[name.last : other.first] == [","]:
        return True
    between = tokens[other.last : name.first]
    leads = between[-1:] == ["of"] and len(between) <= _TOWN_REACH
    return leads and any(word in _TOWN_WORDS for word in between)


def _weigh_bodies(
    names: tuple[Spotted, ...], spoken: Mapping[str, int], gazetteer: Gazetteer
) -> Counter[str]:
    """Give how much the parties and armed groups named make an article about their states."""
    texts = dict.fromkeys(n.text for n in names if n.label is NameLabel.ORGANIZATION)
    bodies = (gazetteer.bodies.named(text, spoken) for text in texts)
    own = {b.entity.id: b.country for b in bodies if b is not None and is_party(b)}
    return Counter({state: BODY_WEIGHT * n for state, n in Counter(own.values()).items()})


def _without_venues(states: SpokenStates, bodies: Counter[str]) -> Counter[str]:
    """Give the weights without the states where others meet, if parties of another are named.

    "Talks between the government and the Front in Malaysia" are about the state of the Front.
    """
    if not bodies:
        return states.weights
    kept = states.acting | set(bodies)
    return Counter({state: weight for state, weight in states.weights.items() if state in kept})


def _torn(parsed: Parsed, names: tuple[Spotted, ...], gazetteer: Gazetteer) -> frozenset[str]:
    """Give the states that words for a war, or for a side of one, stand beside.

    "Syria's war", "the Malian rebels", "the conflict in Mali", "the revolt against Assad", "Chad's
    warring sides", "the Libyan peace process". Rebels who are for or against a state ("pro-Russian
    rebels") are those of another.
    """
    wars = {w for w, kind in gazetteer.cues["event_head"].items() if kind == "Conflict"}
    sides = gazetteer.cues["collective"]
    words = wars | {w for w, kind in sides.items() if not kind.startswith("Government")}
    words -= {w for w, kind in sides.items() if kind.endswith(":army")}  # every state has one
    words |= gazetteer.cues["torn_by"].keys()
    found: set[str] = set()
    for name in names:
        tokens = parsed.sentences[name.sentence].tokens
        if is_sided(tokens, name.first):
            continue
        behind = tokens[name.last : name.last + _TORN_REACH]
        after = [t.text.lower() for t in behind if t.tag != "POS"]
        before = [t.text.lower() for t in tokens[max(0, name.first - 2) : name.first]]
        leads = any(" ".join(after[:n]) in words for n in (1, 2))
        follows = len(before) == 2 and before[0] in wars and before[1] in ("in", "against")
        if leads or follows:
            found.update(_states_of(name.text, gazetteer))
    return frozenset(found)


def _states_of(text: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Give the state of a name, or that of somebody who governed one."""
    country, person = gazetteer.states.spoken(text), gazetteer.people.named(text)
    if country is not None:
        return (country.entity.label,)
    return tuple(dict.fromkeys(p.place for p in person.posts if p.is_high))[:1] if person else ()


def _retype(
    labels: dict[str, NameLabel], names: tuple[Spotted, ...], parsed: Parsed, gazetteer: Gazetteer
) -> dict[str, NameLabel]:
    """Make people of "places" that nobody knows and that behave like people."""
    people = {fold(n.text) for n in names if n.label is NameLabel.PERSON and " " not in n.text}
    changed = {
        fold(name.text): NameLabel.PERSON
        for name in names
        if labels[fold(name.text)] is NameLabel.PLACE
        and _is_unknown_pair(name.text, gazetteer)
        and (fold(name.text.split()[-1]) in people or _acts(name, parsed, gazetteer))
    }
    return {**labels, **changed}


def _is_unknown_pair(text: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name of two or three words is no state, region or town."""
    known = gazetteer.states.spoken(text) is not None or fold(text) in gazetteer.places.names
    return 1 < len(text.split()) < 4 and not known and not gazetteer.is_cue("region", text)


def _acts(name: Spotted, parsed: Parsed, gazetteer: Gazetteer) -> bool:
    """Tell whether a name is the subject of a verb of acting or saying, or follows a post."""
    sentence = parsed.sentences[name.sentence]
    head = head_of(sentence, name.first, name.last)
    verb = sentence.tokens[head.head].lemma.lower()
    before = sentence.tokens[name.first - 1].text if name.first else ""
    speaks = head.dep == "nsubj" and gazetteer.is_cue("actor_verb", verb)
    return speaks or (before != "" and gazetteer.is_cue("post_head", before))


def _vote(names: tuple[Spotted, ...]) -> dict[str, NameLabel]:
    votes: dict[str, Counter[NameLabel]] = {}
    for name in names:
        votes.setdefault(fold(name.text), Counter())[name.label] += 1
    return {text: counter.most_common(1)[0][0] for text, counter in votes.items()}
