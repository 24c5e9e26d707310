"""One text read by all rooms up to the facts, for the tests of what articles tell as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.model import RawArticle
from flows.pipeline import process

if TYPE_CHECKING:
    from flows.model import ArticleFacts, Situation
    from flows.pipeline import Tools


def facts_of(tools: Tools, text: str) -> ArticleFacts:
    """Give all that a text yields by itself, as an article "a"."""
    (facts,) = process([RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)], tools)
    return facts


def told(tools: Tools, text: str) -> tuple[list[Situation], dict[str, str]]:
    """Give the situations of an article, and what its entities are called by their ids."""
    facts = facts_of(tools, text)
    labels = {e.id: e.label for e in facts.entities.entities}
    return [s for c in facts.claims for s in c.states], labels
