"""What an article is about where others mediate, and which group "the rebels" are among several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.model import Participation
from tests.facts.whole import told

if TYPE_CHECKING:
    from flows.pipeline import Tools


def test_a_state_whose_statesman_mediates_is_not_the_one_at_odds(tools: Tools) -> None:
    text = (
        "Kenya, rebels face to face in Helsinki\n\nHelsinki, Finland - The government and the Coast "
        "Front met in Helsinki on Friday for talks mediated by former Finnish president Mauno Aho. "
        "Kenya wants peace, its envoy said."
    )
    found, labels = told(tools, text)
    who = {labels[s.agent] for s in found if isinstance(s, Participation)}
    assert "Government of Finland" not in who


def test_rebels_among_several_groups_are_not_the_one_that_is_named(tools: Tools) -> None:
    text = (
        "Junta and rebels sign an accord\n\nDOHA, March 3 - Chad's junta and more than 30 rebel "
        "factions signed an agreement on Monday. The Front for Change and Concord in Chad (FACT) did "
        "not sign. FACT said that it would fight on."
    )
    found, labels = told(tools, text)
    who = {labels[s.agent] for s in found if isinstance(s, Participation)}
    assert not any("FACT" in w or "Front" in w for w in who)
