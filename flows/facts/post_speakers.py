"""Whom a post stands for where no name is beside it: "Chad's defence minister", "the U.S. envoy".

Only where the article names one person who can be meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.owners import entity_of
from flows.facts.speaker_phrases import is_definite
from flows.language.tree import children
from flows.model import PartKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.facts.scene import Scene
    from flows.model import Sentence, Title, Token

_LEADING = frozenset({"head_of_state", "head_of_government"})


def only_holder(scene: Scene, is_meant: Callable[[str], bool]) -> str | None:
    """Give the only person of the article whose post is meant, of those not told to be over.

    Args:
        scene: The article.
        is_meant: Tells whether a post is, in lower case.
    """
    titles = (t for t in scene.titles if not t.former and is_meant(t.post.casefold()))
    held = {m.entity for t in titles for m in scene.mentions(t.holder.span)[:1]}
    return held.pop() if len(held) == 1 else None


def holder_of_whole_post(scene: Scene, sentence: Sentence, head: Token) -> str | None:
    """Give the only person whom the article names, before or later, with just this post.

    "Chad's defence minister said" above "Defence Minister Jon Holm said".
    """
    first = _first_of_post(sentence, head)
    if first == 0 or sentence.tokens[first - 1].tag != "POS":
        return None
    person = _named_with(scene, sentence, first, head)
    owners = children(sentence, head.index, "nmod:poss")
    state = next((scene.entity_at(sentence, t) for t in owners), None)
    other = person is not None and state is not None and serves_another(scene, person, state)
    return None if other else person


def holder_of_definite_post(scene: Scene, sentence: Sentence, head: Token) -> str | None:
    """Give the only person whom the article names with just this post ("the rebel chief")."""
    if not is_definite(sentence, head):
        return None
    return _named_with(scene, sentence, _first_of_post(sentence, head), head)


def _first_of_post(sentence: Sentence, head: Token) -> int:
    first = head.index
    while first and sentence.tokens[first - 1].dep in ("compound", "amod"):
        first -= 1
    return first


def _named_with(scene: Scene, sentence: Sentence, first: int, head: Token) -> str | None:
    """Give the only person named with all words of a post, which has two or more."""
    words = [t.text.lower() for t in sentence.tokens[first : head.index + 1]]
    whole = head.tag == "NN" and len(words) > 1
    return only_holder(scene, lambda post: post.split() == words) if whole else None


def holder_of_owned_post(scene: Scene, sentence: Sentence, head: Token) -> str | None:
    """Give the only person whose post is told with whose it is ("the U.S. envoy to Chad").

    What the post is to or for must be named with them, too.
    """
    owners = _named_on(scene, sentence, head, "compound", "amod", "nmod:poss")
    known = is_definite(sentence, head) or sentence.kind is PartKind.HEADLINE
    if head.tag not in ("NN", "NNP") or not owners or not known:
        return None
    beyond = _named_on(scene, sentence, head, "nmod")
    over = any(t.text.lower() == "former" for t in children(sentence, head.index, "amod"))
    held: set[str] = set()
    for title in scene.titles:
        told = scene.mentions(scene.parsed.sentences[title.sentence].span)
        of = entity_of(scene, title.of) if title.of is not None else None
        if not _is_called(scene, title, head.lemma.lower()) or title.former != over:
            continue
        if of in owners and beyond <= {m.entity for m in told}:
            held |= {m.entity for m in scene.mentions(title.holder.span)[:1]}
    return held.pop() if len(held) == 1 else None


def holder_told_before(scene: Scene, head: Token) -> str | None:
    """Give the last person told before a word whose post ends in it ("the minister")."""
    lemma = head.lemma.lower()
    told = (t for t in reversed(scene.titles) if t.span.end <= head.span.begin)
    title = next((t for t in told if _ends_with(t, lemma)), None)
    holder = () if title is None else scene.mentions(title.holder.span)
    return holder[0].entity if holder else None


def serves_another(scene: Scene, person: str, state: str) -> bool:
    """Tell whether the post that somebody holds is one of another state."""
    for title in scene.titles:
        holder = scene.mentions(title.holder.span)
        served = scene.mentions(title.of.span) if title.of is not None else ()
        if holder and served and holder[0].entity == person:
            return scene.is_state(served[0].entity) and served[0].entity != state
    return False


def _ends_with(title: Title, word: str) -> bool:
    return title.post.lower().split()[-1:] == [word]


def _is_called(scene: Scene, title: Title, word: str) -> bool:
    """Tell whether a word is the last of a post, or "leader" for the head of a state."""
    classes = scene.lexicon.cues("post_class").get(title.post.lower(), "")
    leads = word == "leader" and classes.partition("|")[0] in _LEADING
    return leads or _ends_with(title, word)


def _named_on(scene: Scene, sentence: Sentence, head: Token, *deps: str) -> set[str]:
    on = (t for t in children(sentence, head.index, *deps) if t.dep in deps)
    return {e for t in on if (e := scene.entity_at(sentence, t)) is not None}
