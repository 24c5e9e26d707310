"""Posts of hand-made sentences, for the tests of who is named with which."""

from functools import lru_cache
from pathlib import Path

from flows.language.load import load_pipeline
from flows.language.parse import parse_articles
from flows.language.post_lexicon import PostLexicon
from flows.language.titles import spot_titles
from flows.model import CleanArticle, Part, PartKind, RawArticle, Span, Title
from flows.read.reference import load_reference

REFERENCE = Path(__file__).parents[2] / "ontology" / "reference"


@lru_cache
def lexicon() -> PostLexicon:
    return PostLexicon.of(load_reference(REFERENCE))


def titles_in(text: str, kind: PartKind = PartKind.PARAGRAPH) -> tuple[Title, ...]:
    part = Part(kind=kind, span=Span(begin=0, end=len(text)), text=text)
    raw = RawArticle(id="a", name="a.txt", digest="0" * 64, text=text)
    article = CleanArticle(raw=raw, parts=(part,))
    return spot_titles(parse_articles((article,), load_pipeline())[0], lexicon())


def told(text: str) -> list[tuple[str, str, str | None]]:
    return [(t.holder.text, t.post, t.of.text if t.of else None) for t in titles_in(text)]
