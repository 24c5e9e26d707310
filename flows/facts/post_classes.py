"""What a post says by itself: its class, whether a state has it, whose reference data says it is.

Whose the words of the article say it is belongs to ``belonging``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.owners import entity_of, named_body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.scene import Scene
    from flows.model import Title

OCCUPATIONS = frozenset({"business", "member", "academic", "sport"})
"""Classes of post that say what somebody does, and are no office unless a body is named."""

_FIELD_LINKS = frozenset({"of", "for", "on"})
_ENDS_OF_POST = frozenset({"of", "for", "on", "elect", "designate", "pro", "emeritus"})
"""Words that may follow a post of a state; a "president general" is none of a state."""
_ALONE = "alone"
"""How a word tells a post of a place or body that no state has: only where it says no more."""
_OF_STATES = frozenset(
    {
        "head_of_state",
        "head_of_government",
        "minister",
        "envoy",
        "ambassador",
        "official",
        "legislator",
        "igo_head",
    }
)
"""Classes of post that reference data on office holders speaks about."""
_OF_ONE_STATE = frozenset({"head_of_state", "head_of_government", "minister", "legislator"})
"""Classes of post that a state has, so that one may be left unsaid."""


def class_of(scene: Scene, post: str) -> str | None:
    """Give the class of a post by its last words, the longest that the lexicon knows.

    What it is for says nothing of it ("Minister of Works").
    """
    words = post.lower().removeprefix("ex-").split()
    heads = scene.lexicon.cues("post_head")
    for kept in (words, words[: next((i for i, w in enumerate(words) if w in _FIELD_LINKS), 0)]):
        ends = [" ".join(kept[at:]) for at in range(len(kept))]
        spelled = (end for e in ends for end in (e, e.replace("-", " "), e.rpartition("-")[2]))
        found = next((heads[end] for end in spelled if end in heads), None)
        if found is not None:
            return found
    return None


def is_of_state(scene: Scene, post: str) -> bool:
    """Tell whether a state has such a post, so that a text may leave it unsaid whose it is."""
    words = post.lower().replace("-", " ").split()
    if _is_local(scene, post):
        return False
    cues = scene.lexicon.cues("post_of_state")
    known = any(
        " ".join(words[at:end]) in cues and (end == len(words) or words[end] in _ENDS_OF_POST)
        for at, end in _stretches(len(words))
    )
    return known or class_of(scene, post) in _OF_ONE_STATE


def _is_local(scene: Scene, post: str) -> bool:
    """Tell whether a post is one of a county or town ("County Commissioner", "Councillor")."""
    words = post.lower().replace("-", " ").split()
    local = [scene.lexicon.cues("post_local").get(w) for w in words]
    return any(how == "" or (how == _ALONE and len(words) == 1) for how in local)


def _stretches(count: int) -> Iterator[tuple[int, int]]:
    return ((at, end) for at in range(count) for end in range(at + 1, count + 1))


def known_body(scene: Scene, title: Title) -> str | None:
    """Give the name of the state or body that reference data knows somebody's post to be of.

    That of a pope is of one alone, whoever holds it.

    Returns:
        None where the text names a body, where the data has none, or more than one.
    """
    owner = scene.lexicon.cues("post_owner").get(title.post.lower())
    if title.of is None and owner is not None:
        return owner
    post_class = class_of(scene, title.post)
    local = scene.lexicon.cues("post_local")
    town = any(local.get(word) == "" for word in title.post.lower().split())
    if title.of is not None or post_class not in _OF_STATES or town:
        return None
    holder = entity_of(scene, title.holder)
    person = None if holder is None else scene.entity(holder)
    called = (title.holder.text, f"{title.post} {title.holder.text}")
    names = [*called, *(() if person is None else (person.label, *person.alt_labels))]
    return scene.lexicon.offices.body_of(names, post_class)


def known_entity(scene: Scene, title: Title) -> str | None:
    """Take the state or body that reference data knows."""
    return named_body(scene, known_body(scene, title))
