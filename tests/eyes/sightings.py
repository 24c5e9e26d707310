"""Made-up facts as a language model would write them, and an article for them to be held against."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from flows.model import RawArticle
from flows.pipeline import process

if TYPE_CHECKING:
    from flows.model import ArticleFacts
    from flows.pipeline import Tools

TEXT = """Talks on Ruritania begin in Geneva

The “Union of Ruritanian Farmers” keeps  the road to Strelsau closed, Tomas Rek wrote on Monday.
Foreign Minister Anna Hentzau arrived in Geneva on Tuesday. She greeted Black Michael – a rival.

At least 1,200 people were killed in Strelsau, the United Nations said.
"""


def article_of(text: str, tools: Tools, name: str = "one") -> ArticleFacts:
    """What the rules find in a text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    raw = RawArticle(id=name, name=f"{name}.txt", digest=digest, text=text)
    (facts,) = process([raw], tools)
    return facts


def person(words: str) -> dict[str, str]:
    return {"words": words, "kind": "person"}


def body(words: str) -> dict[str, str]:
    return {"words": words, "kind": "organization"}


def place(words: str) -> dict[str, str]:
    return {"words": words, "kind": "place"}


def event(words: str, kind: str = "Meeting") -> dict[str, str]:
    return {"words": words, "type": kind}


def fact(kind: str, quotation: str, **rest: object) -> dict[str, Any]:
    """A fact in the form asked for; what is not named is Asserted, Positive, null."""
    plain: dict[str, Any] = {"claimant": None, "status": "Asserted", "polarity": "Positive"}
    return {"kind": kind, "quotation": quotation, **plain, "cue": None, "when": None, **rest}


GREETED = fact(
    "Interaction",
    "She greeted Black Michael - a rival",
    agent=person("Anna Hentzau"),
    target=person("Black Michael"),
    type="COOPERATE",
)
CLOSED = fact(
    "Control",
    'The "Union of Ruritanian Farmers" keeps the road to Strelsau closed',
    agent=body("Union of Ruritanian Farmers"),
    target=place("Strelsau"),
    claimant=person("Tomas Rek"),
    status="Reported",
    when="Monday",
)
