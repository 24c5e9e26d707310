"""Acronyms, each read inside its own article.

"Syrian National Council (SNC)" defines one; one that the article never spells out is decided by
who leads the body, then by the bodies that the article names; one that nobody can decide stays as
printed, local to its article.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.entities.spelling import initials, slug
from flows.entities.spotted import stretch_span
from flows.model import AcronymUse, ActorType, Entity, EntityKind, Issue, IssueCode, NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from flows.entities.reading import Reading
    from flows.entities.spotted import Link, Spotted
    from flows.entities.states import Country

_LETTERS_LEAST = 2
_LETTERS_MOST = 7
_FOREIGN_WORDS = 3
"""A body of fewer words is not given letters that do not begin them."""
_OWNER_WORDS = 6
_GOVERNMENT_LETTERS = 3
_SMALL = frozenset({"the", "republic"})
_LEADER_REACH = 4
"""So many words may stand between an acronym and the person who leads the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acronyms:
    """What acronyms mean in one article: spelled out in it, or inferred."""

    spelled: Mapping[str, Entity]
    inferred: Mapping[str, Entity]
    unknown: Mapping[str, Entity]

    def meaning(self, text: str) -> Entity | None:
        """Give what an acronym means here."""
        return self.spelled.get(text) or self.inferred.get(text) or self.unknown.get(text)


def is_acronym(text: str) -> bool:
    """Tell whether a name is written in capitals only."""
    letters = text.replace(".", "").replace("-", "")
    return (
        letters.isalpha() and letters.isupper() and _LETTERS_LEAST <= len(letters) <= _LETTERS_MOST
    )


def spelled_pairs(reading: Reading) -> tuple[tuple[Spotted, Spotted], ...]:
    """Find each name that an acronym in brackets follows, or that follows one in brackets."""
    pairs = []
    for one, two in zip(reading.names, reading.names[1:], strict=False):
        if one.sentence != two.sentence or two.first - one.last != 1:
            continue
        tokens = reading.sentence(one.sentence).tokens
        if tokens[one.last].text == "(" and _fits(one.text, two.text):
            pairs.append((two, one))
        elif tokens[one.last].text == "(" and _fits(two.text, one.text):
            pairs.append((one, two))
        elif tokens[one.last].text == "(" and _is_foreign(reading, one, two):
            pairs.append((two, one))
    return tuple(pairs)


def government_letters(reading: Reading) -> Iterator[tuple[Spotted, Country]]:
    """Give letters in brackets that stand for the government of a state before them ("GPH")."""
    for one, two in zip(reading.names, reading.names[1:], strict=False):
        tokens = reading.sentence(one.sentence).tokens
        closed = [t.text for t in (*tokens[one.last : two.first], *tokens[two.last : two.last + 1])]
        country = reading.gazetteer.states.named(one.text)
        if one.sentence != two.sentence or closed != ["(", ")"] or country is None:
            continue
        before = [t.text.lower() for t in tokens[max(0, one.first - _OWNER_WORDS) : one.first]]
        owned = [word for word in before if word not in _SMALL][-2:] == ["government", "of"]
        letters = two.text
        plain = letters.isalpha() and letters[0] == "G" and len(letters) >= _GOVERNMENT_LETTERS
        if owned and plain and one.text.split()[-1][0].upper() in letters[1:].upper():
            yield two, country


def _fits(name: str, acronym: str) -> bool:
    """Tell whether an acronym can be that of a name: its letters begin words, in order."""
    if not is_acronym(acronym) or " " not in name:
        return False
    letters = initials(name)
    plain = acronym.replace(".", "").replace("-", "")
    return _is_inside(plain, letters) or plain[0] == letters[:1]


def _is_foreign(reading: Reading, name: Spotted, letters: Spotted) -> bool:
    """Tell whether letters in brackets can be those of a body in another tongue.

    "Basque Fatherland and Freedom (ETA)"; letters that all know mean what they always do.
    """
    long = name.label is NameLabel.ORGANIZATION and len(name.text.split()) >= _FOREIGN_WORDS
    closed = reading.sentence(name.sentence).tokens[letters.last : letters.last + 1]
    gazetteer = reading.gazetteer
    known = gazetteer.bodies.anywhere(letters.text) or gazetteer.states.spoken(letters.text)
    alone = is_acronym(letters.text) and known is None
    return long and alone and [t.text for t in closed] == [")"]


def _is_inside(short: str, long: str) -> bool:
    rest = iter(long)
    return all(letter in rest for letter in short)


def infer_acronyms(
    reading: Reading, bodies: Sequence[Entity], known: Iterable[str]
) -> tuple[dict[str, Entity], dict[str, Entity]]:
    """Decide what acronyms mean that the article does not spell out and nobody knows by heart.

    Args:
        reading: The article.
        bodies: The bodies that it names in full, in order.
        known: Acronyms that need no decision.

    Returns:
        Those inferred, and those that stay unknown (each its own entity, local to the article).
    """
    inferred: dict[str, Entity] = {}
    unknown: dict[str, Entity] = {}
    surnames = _surnames(reading)
    for name in reading.names:
        done = name.text in inferred or name.text in unknown or name.text in known
        if done or not is_acronym(name.text) or name.text.lower() in surnames:
            continue
        if reading.gazetteer.bodies.anywhere(name.text) and not _fitting(name.text, bodies):
            continue
        body = _by_leader(name, reading) or _by_initials(name.text, bodies)
        if body is None:
            unknown[name.text] = _local(name.text, reading)
        else:
            inferred[name.text] = body
    return inferred, unknown


def _surnames(reading: Reading) -> frozenset[str]:
    """Give the last words of people's names: "KERRY" in a transcript is no acronym."""
    people = (n.text for n in reading.names if n.label is NameLabel.PERSON and " " in n.text)
    return frozenset(text.split()[-1].lower() for text in people)


def _by_leader(name: Spotted, reading: Reading) -> Entity | None:
    """Find the body by a person beside the acronym who held a post in a body with its initials."""
    for person in reading.names:
        apart = max(person.first - name.last, name.first - person.last)
        if person.sentence != name.sentence or not 0 <= apart <= _LEADER_REACH:
            continue
        known = reading.gazetteer.people.named(person.text)
        for place in dict.fromkeys(post.place for post in known.posts) if known is not None else ():
            body = reading.gazetteer.bodies.named(place, reading.spoken)
            if body is not None and initials(place) == name.text:
                return body.entity
    return None


def _by_initials(acronym: str, bodies: Sequence[Entity]) -> Entity | None:
    fitting = _fitting(acronym, bodies)
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _fitting(acronym: str, bodies: Sequence[Entity]) -> dict[str, Entity]:
    return {b.id: b for b in bodies if initials(b.label) == acronym}


def _local(acronym: str, reading: Reading) -> Entity:
    article = slug(reading.parsed.article.raw.id)
    return Entity(
        id=f"organization/{slug(acronym)}-{article}",
        kind=EntityKind.ORGANIZATION,
        label=acronym,
        actor_type=ActorType.OTHER,
    )


def list_uses(
    reading: Reading, acronyms: Acronyms, links: Sequence[Link]
) -> tuple[tuple[AcronymUse, ...], tuple[Issue, ...]]:
    """Give each acronym with what it means and where it stands, and the doubts about them."""
    uses, issues = [], []
    for table, code in (
        (acronyms.spelled, None),
        (acronyms.inferred, IssueCode.INFERRED_ACRONYM),
        (acronyms.unknown, IssueCode.UNKNOWN_ACRONYM),
    ):
        for text, entity in sorted(table.items()):
            use = _use(reading, text, links)
            if use is None:
                continue
            uses.append(use) if code is not IssueCode.UNKNOWN_ACRONYM else None
            if code is not None:
                issues.append(_issue(reading, use, code, entity))
    return tuple(uses), tuple(issues)


def _use(reading: Reading, text: str, links: Sequence[Link]) -> AcronymUse | None:
    places = [n for n in reading.names if n.text == text]
    spans = tuple(stretch_span(reading.sentence(n.sentence), n.first, n.last) for n in places)
    linked = {link.place: link.entity.id for link in links}
    denotes = linked.get((places[0].sentence, places[0].first, places[0].last)) if places else None
    if denotes is None:
        return None
    return AcronymUse(
        acronym=text, denotes=denotes, spans=spans, inferred=text not in _spelled(reading)
    )


def _spelled(reading: Reading) -> set[str]:
    return {short.text for short, _ in spelled_pairs(reading)}


def _issue(reading: Reading, use: AcronymUse, code: IssueCode, entity: Entity) -> Issue:
    told = (
        f"{use.acronym} is never spelled out; read as {entity.label}"
        if code is IssueCode.INFERRED_ACRONYM
        else f"{use.acronym} is never spelled out and nothing tells what it means"
    )
    return Issue(
        article=reading.parsed.article.raw.name,
        code=code,
        begin=use.spans[0].begin,
        end=use.spans[0].end,
        seen=told,
    )
