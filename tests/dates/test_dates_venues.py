"""A town where they met again and again about a state: each meeting is a little likelier."""

from __future__ import annotations

from flows.dates.dating import DatingTools, date_articles
from flows.model import DateEvidence, RawArticle
from flows.pipeline import Tools  # noqa: TC001 - pytest reads fixtures by name

SYRIA = (
    "Opposition leaders wait\n\nLeaders of the Syrian opposition arrived in {town} to speak about "
    "Syria. They said that Syria needs peace, and that they would stay for some days.\n"
)


def venues(tools: Tools, town: str) -> list[DateEvidence]:
    dating = DatingTools(
        nlp=tools.nlp,
        clean_cues=tools.clean_cues,
        posts=tools.posts,
        dates=tools.dates,
        named_days=tools.named_days,
    )
    raw = RawArticle(id="text", name="text.txt", digest="", text=SYRIA.format(town=town))
    evidence = date_articles([raw], dating)[0].facts.evidence
    return [e for e in evidence if e.sort == "venue"]


def test_meetings_of_the_town_about_the_state_share_one_weight(tools: Tools) -> None:
    found = venues(tools, "Geneva")
    assert len(found) >= 3
    assert sum(e.weight for e in found) < 0.25


def test_a_town_without_meetings_says_nothing(tools: Tools) -> None:
    assert venues(tools, "Springfield") == []
