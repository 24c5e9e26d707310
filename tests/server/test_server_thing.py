"""What the page of a thing shows, of however much there is, and what it says it does not show."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from flows.graph import vocab
from flows.query.facing import Facing
from flows.server.links import Linker
from flows.server.thing import CLAIMS_A_PAGE, NEAR_MAX, VALUES_MAX, Thing, read_thing
from tests.graph.handmade import BASE, FIRST, make_turtle
from tests.server.serving import FIRST as FIRST_IRI
from tests.server.serving import MARLO

TALKS = NamedNode(f"{BASE}event/talks")


def read(store: Store, thing: NamedNode, page: int = 1) -> Thing:
    return read_thing(Linker(facing=Facing(store=store, prefixes={}), base=BASE), thing, page)


@pytest.fixture(scope="module")
def handmade() -> Store:
    store = Store()
    store.load(make_turtle(), format=RdfFormat.TURTLE)
    return store


def make_claims(count: int) -> Store:
    """Give a store with as many claims about one event, written in no order."""
    store = Store()
    for n in range(count):
        claim, situation = (NamedNode(f"{BASE}{kind}/{n}") for kind in ("claim", "situation"))
        span = NamedNode(f"{BASE}article/a#char={count - n},{count}")
        begin = Literal(str(count - n), datatype=vocab.XSD_INTEGER)
        store.extend(
            [
                Quad(claim, vocab.TYPE, vocab.CLAIM),
                Quad(claim, vocab.STATES, situation),
                Quad(claim, vocab.EVIDENCE, span),
                Quad(span, vocab.BEGIN_INDEX, begin),
                Quad(situation, vocab.EVENT, TALKS),
            ]
        )
    return store


def test_claims_stand_in_the_order_of_the_article() -> None:
    thing = read(make_claims(10), TALKS)
    anchors = [card.passages[0].anchor for card in thing.cards]
    assert anchors == [f"char={n},10" for n in range(1, 11)]


@pytest.mark.parametrize(
    ("count", "asked", "page", "shown"),
    [
        pytest.param(CLAIMS_A_PAGE, 1, 1, CLAIMS_A_PAGE, id="one page, full"),
        pytest.param(CLAIMS_A_PAGE + 1, 1, 1, CLAIMS_A_PAGE, id="the first of two"),
        pytest.param(CLAIMS_A_PAGE + 1, 2, 2, 1, id="the second of two"),
        pytest.param(CLAIMS_A_PAGE + 1, 99, 2, 1, id="past the end"),
        pytest.param(CLAIMS_A_PAGE + 1, 0, 1, CLAIMS_A_PAGE, id="before the start"),
        pytest.param(0, 1, 1, 0, id="none"),
    ],
)
def test_many_claims_are_cut_into_pages(count: int, asked: int, page: int, shown: int) -> None:
    thing = read(make_claims(count), TALKS, asked)
    assert (thing.claims, thing.page, len(thing.cards)) == (count, page, shown)


def test_what_is_not_read_is_counted() -> None:
    store = Store()
    namers = (NamedNode(f"{BASE}situation/{n}") for n in range(NEAR_MAX + 7))
    store.extend(Quad(namer, vocab.EVENT, TALKS) for namer in namers)
    thing = read(store, TALKS)
    assert thing.unread == 7
    (row,) = thing.pointing
    assert (len(row.values), row.more) == (VALUES_MAX, NEAR_MAX - VALUES_MAX)


def test_the_article_itself_is_told_from_others_who_speak(handmade: Store) -> None:
    cards = read(handmade, NamedNode(FIRST_IRI)).cards
    assert {card.who.text if card.who else None for card in cards} >= {None, "Tomas Rek"}


def test_a_claim_is_its_own_page(handmade: Store) -> None:
    (card, *_) = read(handmade, NamedNode(MARLO)).cards
    claim = NamedNode(BASE + card.link.href.removeprefix("/kb/"))
    thing = read(handmade, claim)
    assert thing.cards == (card,)
    assert all(passage.words in FIRST for passage in card.passages)


def test_an_article_tells_how_it_was_dated(handmade: Store) -> None:
    thing = read(handmade, NamedNode(FIRST_IRI))
    assert thing.name == "Council Weighs Peace Talks"
    ((_, rows),) = thing.parts
    values = {row.name.text.rpartition("#")[2]: row.values for row in rows}
    assert "2013-05-23" in {link.text for links in values.values() for link in links}
    assert any("/ontology#Rejected" in link.href for links in values.values() for link in links)


def test_what_has_a_name_is_shown_by_it(handmade: Store) -> None:
    thing = read(handmade, NamedNode(f"{BASE}event/velmar-ii"))
    links = [link for row in thing.rows for link in row.values]
    assert ("Velmar", "/kb/place/velmar") in {(link.text, link.href) for link in links}
    assert thing.name == "Velmar II"
    assert "Velmar II" not in {link.text for link in links}
