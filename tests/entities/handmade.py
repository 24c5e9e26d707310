"""Small reference data and texts for the tests of entities."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from flows.entities.find import find_entities
from flows.language.load import load_pipeline
from flows.language.naming import settle_names
from flows.language.parse import parse_articles
from flows.model import CleanArticle, Part, PartKind, RawArticle, Span

if TYPE_CHECKING:
    from flows.entities.gazetteer import Gazetteer
    from flows.model import ArticleEntities, Parsed
    from flows.pipeline import Tools


@lru_cache(maxsize=256)
def parse(*paragraphs: str, article: str = "a1", dateline: str = "") -> Parsed:
    """Parse paragraphs with the shipped pipeline, as the parts of one article."""
    raw = "\n".join((*((dateline,) if dateline else ()), *paragraphs))
    parts: list[Part] = []
    at = 0
    for text in (*((dateline,) if dateline else ()), *paragraphs):
        kind = PartKind.DATELINE if dateline and not parts else PartKind.PARAGRAPH
        parts.append(Part(kind=kind, span=Span(begin=at, end=at + len(text)), text=text))
        at += len(text) + 1
    clean = CleanArticle(
        raw=RawArticle(id=article, name=f"{article}.txt", digest="0" * 64, text=raw),
        parts=tuple(parts),
    )
    return parse_articles([clean], load_pipeline())[0]


def read(
    gazetteer: Gazetteer, *paragraphs: str, article: str = "a1", dateline: str = ""
) -> ArticleEntities:
    """Find the entities of paragraphs."""
    return find_entities(parse(*paragraphs, article=article, dateline=dateline), gazetteer)


def read_settled(tools: Tools, *paragraphs: str, article: str = "a1") -> ArticleEntities:
    """Find the entities of paragraphs whose names are corrected first, as the pipeline does."""
    parsed = settle_names(parse(*paragraphs, article=article), tools.names)
    return find_entities(parsed, tools.gazetteer)


def pairs(found: ArticleEntities) -> set[tuple[str, str]]:
    """Give each mention's text with its entity's id."""
    return {(m.text, m.entity) for m in found.mentions}


def ids(found: ArticleEntities, kind: str) -> list[str]:
    """Give the ids of one kind, in order."""
    return [e.id for e in found.entities if e.id.startswith(f"{kind}/")]
