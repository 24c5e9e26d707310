"""Each name of an article to its entity: a cascade from what is sure to what is printed.

A state is one entity ``organization/NAME``, also where it is only a place. Words for a people are
mentions of their state. What is not a name ("the coalition", "the regime", "he") is in
``descriptions``, ``coreference`` and ``metonyms``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from flows.entities.acronyms import (
    Acronyms,
    government_letters,
    infer_acronyms,
    is_acronym,
    spelled_pairs,
)
from flows.entities.aliases import alias_pairs, may_be_alias
from flows.entities.body_names import long_form
from flows.entities.descriptions import government
from flows.entities.persons import (
    Cast,
    is_titled_alike,
    known_holder,
    person_of,
    with_names,
)
from flows.entities.spelling import fold, slug
from flows.entities.spotted import How, Link, body_called
from flows.entities.states import state_id
from flows.language.tree import case_of, children
from flows.model import ActorType, Entity, EntityKind, MergeReason, NameLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from flows.entities.bodies import KnownBody
    from flows.entities.reading import Reading
    from flows.entities.spotted import Spotted
    from flows.model import Sentence, Token
    from flows.read.reference import PlaceName

    Rule = Callable[["Scope", Spotted], Entity | None]

_SOME = frozenset({"some", "many", "most", "these", "those", "several", "few", "no"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What the rules look at: the article, its people, its acronyms.

    Args:
        aliases: Id of what a name would stand for -> what the article says that it is.
    """

    reading: Reading
    cast: Cast
    acronyms: Acronyms
    aliases: Mapping[str, Entity] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The links of an article's names, and what its acronyms mean."""

    links: tuple[Link, ...]
    scope: Scope


def link_names(reading: Reading) -> Linked:
    """Link each name of an article; one that stands for nothing known stands for itself."""
    scope = Scope(reading=reading, cast=Cast.of(reading), acronyms=_read_acronyms(reading))
    scope = replace(scope, aliases=_read_aliases(scope))
    links = tuple(k for name in reading.names if (k := _link(scope, name)) is not None)
    return Linked(links=links, scope=scope)


def _link(scope: Scope, name: Spotted) -> Link | None:
    """Link a name by the first rule that knows it."""
    for rule, usual in RULES:
        entity = rule(scope, name)
        if entity is None:
            continue
        told = scope.aliases.get(entity.id)
        reason = usual if told is None else MergeReason.TOLD
        if told is not None:
            entity = with_names(told, (entity.label, *entity.alt_labels))
        people = scope.reading.gazetteer.states.people(name.text) is not None
        return Link(
            sentence=name.sentence,
            first=name.first,
            last=name.last,
            entity=entity if people else with_names(entity, (name.text,)),
            how=How.PEOPLE if people else How.NAME,
            reason=None if people or entity.label == name.text else reason,
        )
    return None


def _read_aliases(scope: Scope) -> dict[str, Entity]:
    """Give what the article says other names stand for, by the id that they would have."""
    found: dict[str, Entity] = {}
    for one, other in alias_pairs(scope.reading):
        named, alias = _link(scope, one), _link(scope, other)
        if named is not None and alias is not None and may_be_alias(alias.entity, named.entity):
            found.setdefault(alias.entity.id, found.get(named.entity.id, named.entity))
    return found


def _read_acronyms(reading: Reading) -> Acronyms:
    empty = Acronyms(spelled={}, inferred={}, unknown={})
    scope = Scope(reading=reading, cast=Cast(members=()), acronyms=empty)
    spelled: dict[str, Entity] = {}
    for short, long in spelled_pairs(reading):
        body = as_state(scope, long) or as_body(scope, long) or _printed_body(scope, long)
        spelled.setdefault(short.text, with_names(body, (short.text,)))
    for letters, country in government_letters(reading):
        spelled[letters.text] = with_names(government(country), (letters.text,))
    known = [n.text for n in reading.names if _is_known(reading, n)]
    known += [n for n in (reading.parsed.article.publisher, reading.parsed.article.agency) if n]
    named = tuple(_named_bodies(scope))
    inferred, unknown = infer_acronyms(reading, named, {*spelled, *known})
    return Acronyms(spelled=spelled, inferred=inferred, unknown=unknown)


def _is_known(reading: Reading, name: Spotted) -> bool:
    gazetteer = reading.gazetteer
    state, capital = gazetteer.states.spoken(name.text), gazetteer.places.names.get(fold(name.text))
    body = gazetteer.bodies.named(name.text, reading.spoken)
    return state is not None or body is not None or capital is not None


def _named_bodies(scope: Scope) -> Iterator[Entity]:
    for name in scope.reading.names:
        if " " in name.text and name.label is NameLabel.ORGANIZATION:
            yield as_body(scope, name) or _printed_body(scope, name)


def as_publisher(scope: Scope, name: Spotted) -> Entity | None:
    """Read the name of the publisher or agency that the article itself names."""
    article = scope.reading.parsed.article
    if name.text not in (article.publisher, article.agency):
        return None
    return as_body(scope, name) or body_called(name.text, ActorType.NEWS_MEDIA)


def as_spelled(scope: Scope, name: Spotted) -> Entity | None:
    """Read an acronym that the article spells out."""
    return scope.acronyms.spelled.get(name.text)


def as_inferred(scope: Scope, name: Spotted) -> Entity | None:
    """Read an acronym by what else the article says; one that stays unknown is itself."""
    return None if _is_shouted(scope, name) else scope.acronyms.meaning(name.text)


def _is_shouted(scope: Scope, name: Spotted) -> bool:
    """Tell whether capitals print somebody with his title ("AMBASSADOR SMITH: We agree")."""
    tokens, cues = scope.reading.sentence(name.sentence).tokens, scope.reading.gazetteer
    before = tokens[max(0, name.first - 2) : name.first]  # "MR. SMITH"
    groups = ("post_head", "word_he", "word_she")
    titled = any(cues.is_cue(group, t.text) for group in groups for t in before)
    return titled and name.label is NameLabel.PERSON


def as_state(scope: Scope, name: Spotted) -> Entity | None:
    """Read the name of a state or region; "Jordan" may be somebody's surname."""
    country = scope.reading.gazetteer.states.named(name.text)
    bears = name.label is NameLabel.PERSON and scope.cast.short(name.text) is not None
    return None if country is None or bears else country.entity


def as_people(scope: Scope, name: Spotted) -> Entity | None:
    """Read a word for a people as its state; "ethnic Albanians" may be citizens of any.

    Some of a people are not their state either, whatever they do ("30 armed Serbs").
    """
    sentence = scope.reading.sentence(name.sentence)
    before = sentence.tokens[max(0, name.first - 1) : name.first]
    if [t.text.lower() for t in before] == ["ethnic"] or _is_some(sentence, name):
        return None
    country = scope.reading.gazetteer.states.people(name.text)
    return None if country is None else country.entity


def _is_some(sentence: Sentence, name: Spotted) -> bool:
    """Tell whether a word for a people means some of them: counted, described, or one of many.

    "The Russians" are Russia where nothing is said of which; so are "Iraqis" alone.
    """
    people = sentence.tokens[name.last - 1]
    if name.last - name.first > 1 or people.tag not in ("NNS", "NNPS"):
        return False
    whole = any(t.text.lower() == "the" for t in children(sentence, people.index, "det"))
    which = ("nummod", "amod") if whole else ("nummod", "amod", "acl", "acl:relcl")
    counted = any(t.text.lower() in _SOME for t in children(sentence, people.index, "det"))
    doing = [t.tag for t in sentence.tokens[name.last : name.last + 1]] == ["VBG"] and not whole
    return (
        counted
        or doing
        or bool(children(sentence, people.index, *which))
        or _is_part(sentence, people)
    )


def _is_part(sentence: Sentence, people: Token) -> bool:
    """Tell whether so many of a people are meant ("thousands of Serbs")."""
    of = people.dep == "nmod" and case_of(sentence, people.index) == "of"
    many = sentence.tokens[people.head]
    return of and many.tag in {"CD", "NNS"} and many.index + 2 >= people.index


def as_member(scope: Scope, name: Spotted) -> Entity | None:
    """Read a full name of somebody, or the surname of somebody whom the article names in full."""
    if " " in name.text:
        return scope.cast.full(name.text)
    body = scope.reading.gazetteer.bodies.named(name.text, scope.reading.spoken)
    member = scope.cast.short(name.text) if body is None else None
    return member if member is not None and is_titled_alike(member, name, scope.reading) else None


def as_body(scope: Scope, name: Spotted) -> Entity | None:
    """Read the name of a body, in full or without its country ("National Coalition")."""
    reading = scope.reading
    body = reading.gazetteer.bodies.named(name.text, reading.spoken)
    if body is None and " " in name.text and name.label is NameLabel.ORGANIZATION:
        of = (f"{c.adjective} {name.text}" for c in reading.countries())
        found = (reading.gazetteer.bodies.named(text, reading.spoken) for text in of)
        body = next((b for b in found if b is not None), None)
    return None if body is None or _is_not_meant(scope, name, body) else body.entity


def _is_not_meant(scope: Scope, name: Spotted, body: KnownBody) -> bool:
    """Tell whether a town or a local body is meant ("Labour Party" for Barbados Labour Party)."""
    place = scope.reading.labels[fold(name.text)] is NameLabel.PLACE
    medium = body.entity.actor_type is ActorType.NEWS_MEDIA and body.entity.label != name.text
    if scope.reading.gazetteer.is_town_first(name.text, body) or (place and medium):
        return True  # "Sabah" the state, no "Daily Sabah"
    plain = bool(body.country) or name.text != body.entity.label
    own = plain and " " in name.text and name.label is NameLabel.ORGANIZATION
    own = own and body.country not in scope.reading.spoken
    return own and long_form(name, scope.reading.names, scope.reading.gazetteer) is not None


def as_short_body(scope: Scope, name: Spotted) -> Entity | None:
    """Read a name that begins the one longer name of a body in this article."""
    if name.label is not NameLabel.ORGANIZATION or is_acronym(name.text):
        return None
    longer = long_form(name, scope.reading.names, scope.reading.gazetteer)
    return None if longer is None else as_body(scope, longer) or _printed_body(scope, longer)


def as_known_acronym(scope: Scope, name: Spotted) -> Entity | None:
    """Read an acronym as the world does, though the article does not speak of its state."""
    body = scope.reading.gazetteer.bodies.anywhere(name.text) if is_acronym(name.text) else None
    return None if body is None else body.entity


def as_town(scope: Scope, name: Spotted) -> Entity | None:
    """Read the name of a town, of the states that the article speaks of first."""
    reading = scope.reading
    label = reading.labels[fold(name.text)]
    if label not in (NameLabel.PLACE, NameLabel.PERSON) and not name.text.isupper():
        return None
    beside = reading.state_beside(name)
    row = reading.gazetteer.places.find(name.text, beside, reading.spoken)
    is_capital = reading.gazetteer.states.capital(name.text) is not None
    trusted = (
        label is NameLabel.PLACE or is_capital or name.text.isupper() or _is_where(scope, name)
    )
    if row is None or not trusted or (beside is None and _is_region_first(reading, name, row)):
        return None
    spoken = reading.spoken if beside is None else {beside: 1}
    return reading.gazetteer.places.entity_said(name.text, row, spoken)


def _is_region_first(reading: Reading, name: Spotted, row: PlaceName) -> bool:
    """Tell whether a name means a region of a state more spoken of than that of the town.

    In an article about Canada, Ontario is no town in California.
    """
    states = reading.gazetteer.regions.states_of(name.text)
    most = max((reading.spoken.get(state, 0) for state in states), default=0)
    return row.country not in states and most > reading.spoken.get(row.country, 0)


def _is_where(scope: Scope, name: Spotted) -> bool:
    """Tell whether things are "in" a name that nobody bears in full: "in Amarah"."""
    if scope.cast.short(name.text) is not None:
        return False
    same = (n for n in scope.reading.names if n.text == name.text and n.first > 0)
    before = (scope.reading.sentence(n.sentence).tokens[n.first - 1].text.lower() for n in same)
    return any(word in ("in", "near", "outside", "inside") for word in before)


def as_holder(scope: Scope, name: Spotted) -> Entity | None:
    """Read a surname alone as the holder of an office, where the article speaks of the state."""
    label = scope.reading.labels[fold(name.text)]
    if " " in name.text or label not in (NameLabel.PERSON, NameLabel.PLACE):
        return None
    holder = known_holder(name.text, scope.reading)
    return holder if holder is not None and is_titled_alike(holder, name, scope.reading) else None


def as_printed(scope: Scope, name: Spotted) -> Entity | None:
    """Let a name that nobody knows stand for itself, by the label most of its uses have."""
    label = scope.reading.labels[fold(name.text)]
    if label is NameLabel.PERSON:
        return person_of(name, scope.reading, scope.cast)
    if label is NameLabel.PLACE:
        return _printed_place(scope, name)
    return _printed_body(scope, name) if label is NameLabel.ORGANIZATION else None


def _printed_place(scope: Scope, name: Spotted) -> Entity:
    """Let the name of a place stand for itself; "Helmand" and "Helmand province" are one."""
    gazetteer = scope.reading.gazetteer
    region = gazetteer.regions.find(name.text, gazetteer.cues["place_noun"])
    label, state = (name.text, None) if region is None else region
    return Entity(
        id=f"place/{slug(label)}",
        kind=EntityKind.PLACE,
        label=label,
        alt_labels=() if label == name.text else (name.text,),
        within=None if state is None else state_id(state),
    )


def _printed_body(scope: Scope, name: Spotted) -> Entity:
    nouns = scope.reading.gazetteer.cues["group_noun"]
    types = [nouns[w] for w in reversed(name.text.lower().split()) if w in nouns]
    return body_called(name.text, ActorType(types[0]) if types else ActorType.OTHER)


RULES: tuple[tuple[Rule, MergeReason], ...] = (
    (as_publisher, MergeReason.REFERENCE),
    (as_spelled, MergeReason.ACRONYM_SPELLED),
    (as_inferred, MergeReason.ACRONYM_INFERRED),
    (as_state, MergeReason.REFERENCE),
    (as_people, MergeReason.REFERENCE),
    (as_member, MergeReason.PART_OF_NAME),
    (as_body, MergeReason.REFERENCE),
    (as_short_body, MergeReason.PART_OF_NAME),
    (as_town, MergeReason.REFERENCE),
    (as_known_acronym, MergeReason.REFERENCE),
    (as_holder, MergeReason.OFFICE),
    (as_printed, MergeReason.PART_OF_NAME),
)
