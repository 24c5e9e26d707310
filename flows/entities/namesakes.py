"""Two people of one name in two articles, told apart where what is said of them does not fit.

They are taken for one unless both articles give them posts, the posts and bodies differ, and the
articles share nobody and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.entities.spelling import slug
from flows.model import ActorType, EntityKind, RoleHolding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.model import ArticleFacts

_OPEN = (ActorType.NEWS_MEDIA, ActorType.INTERGOVERNMENTAL)
"""Bodies that articles on anything name: sharing them says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """Somebody as one article tells of them.

    Args:
        bodies: Ids of the states and bodies that they hold posts in.
        posts: What the posts are called.
        around: Ids of whom and what else the article names.
    """

    person: str
    article: str
    bodies: frozenset[str]
    posts: frozenset[str]
    around: frozenset[str]


def part_namesakes(articles: Sequence[ArticleFacts]) -> dict[str, dict[str, str]]:
    """Give article -> person -> id of their own, for namesakes of somebody in an earlier article.

    Args:
        articles: What each article yields, in order of their ids.
    """
    bearers: dict[str, list[Bearer]] = {}
    for facts in articles:
        for bearer in _bearers(facts):
            bearers.setdefault(bearer.person, []).append(bearer)
    parted: dict[str, dict[str, str]] = {}
    for person, same in bearers.items():
        first, *rest = same
        for other in rest:
            if _is_another(first, other):
                own = f"{person}-{slug(min(other.bodies).rpartition('/')[2])}"
                parted.setdefault(other.article, {})[person] = own
    return parted


def _bearers(facts: ArticleFacts) -> Iterator[Bearer]:
    """Give the people to whom an article gives posts."""
    roles: dict[str, list[RoleHolding]] = {}
    for state in (s for claim in facts.claims for s in claim.states):
        if isinstance(state, RoleHolding) and state.organization is not None:
            roles.setdefault(state.agent, []).append(state)
    around = {e.id for e in facts.entities.entities if e.actor_type not in _OPEN}
    for person, held in roles.items():
        if not person.startswith(f"{EntityKind.PERSON}/"):
            continue
        yield Bearer(
            person=person,
            article=facts.article.raw.id,
            bodies=frozenset(r.organization for r in held if r.organization is not None),
            posts=frozenset(r.role_label.lower() for r in held),
            around=frozenset(around - {person}),
        )


def _is_another(one: Bearer, other: Bearer) -> bool:
    shared = (one.bodies & other.bodies) | (one.posts & other.posts) | (one.around & other.around)
    return not shared
