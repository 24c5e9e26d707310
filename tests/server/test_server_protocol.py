"""What is asked is read out of a request, and what may not be asked is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.server.protocol import Asked, Refused, list_from, read_get, read_post

FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"


def test_a_query_is_read_wherever_the_protocol_puts_it() -> None:
    want = Asked(query="ASK {}", default=("http://a", "http://b"), named=("http://c",))
    graphs = b"default-graph-uri=http://a&default-graph-uri=http://b&named-graph-uri=http://c"
    assert read_get(b"query=ASK+%7B%7D&" + graphs) == want
    assert read_post(b"", FORM, b"query=ASK+%7B%7D&" + graphs) == want
    assert read_post(graphs, f"{QUERY}; charset=utf-8", b"ASK {}") == want


@pytest.mark.parametrize(
    ("parameters", "media", "body", "status"),
    [
        pytest.param(b"", FORM, b"query=ASK{}&query=ASK{}", 400, id="two queries"),
        pytest.param(b"query=ASK{}", QUERY, b"ASK {}", 400, id="one here, one there"),
        pytest.param(b"", "text/plain", b"ASK {}", 415, id="another media type"),
        pytest.param(b"", "", b"ASK {}", 415, id="no media type"),
        pytest.param(b"", QUERY, b"ASK { # \xff\n}", 400, id="no UTF-8"),
        pytest.param(b"", FORM, b"query=ASK{}%23%ff", 400, id="no UTF-8 in a form"),
        pytest.param(b"", FORM, b"query=\xff", 400, id="bytes in a form"),
        pytest.param(b"", FORM, b"&".join([b"a=b"] * 101), 400, id="too many fields"),
        pytest.param(b"", FORM, b"update=CLEAR+ALL", 403, id="update in a form"),
        pytest.param(b"", FORM, b"query=ASK{}&update=CLEAR+ALL", 403, id="update beside a query"),
        pytest.param(b"", "application/sparql-update", b"CLEAR ALL", 403, id="update"),
    ],
)
def test_what_is_no_query_is_refused(
    parameters: bytes, media: str, body: bytes, status: int
) -> None:
    with pytest.raises(Refused) as refused:
        read_post(parameters, media, body)
    assert refused.value.status == status


@pytest.mark.parametrize(
    ("query", "want"),
    [
        pytest.param("SELECT * FROM <http://a> FROM NAMED <http://b> {}", ("http://a", "http://b"),
                     id="both"),
        pytest.param("select*from<http://a>{}", ("http://a",), id="without spaces"),
        pytest.param("ASK FROM dl:x {}", ("DL#x",), id="a known prefix"),
        pytest.param("PREFIX dl: <http://a/> ASK FROM dl:x {}", ("http://a/x",), id="one declared"),
        pytest.param("PREFIX : <http://a/> ASK FROM :x {}", ("http://a/x",), id="the empty prefix"),
        pytest.param("ASK FROM # why\n <http://a> {}", ("http://a",), id="behind a comment"),
        pytest.param("ASK { ?x ?y 'FROM <http://a>' }", (), id="in a string"),
        pytest.param('ASK { ?x ?y """ " FROM <http://a> """ }', (), id="in a long string"),
        pytest.param("ASK { ?x ?y '\\' FROM <http://a>' }", (), id="behind an escape"),
        pytest.param("ASK {} # FROM <http://a>", (), id="in a comment"),
        pytest.param("ASK { ?from <http://a> ?x }", (), id="a variable"),
        pytest.param("ASK { ?x ?y ?z FILTER(?x<?y&&?z>?x) }", (), id="smaller and greater"),
    ],
)  # fmt: skip
def test_graphs_that_a_query_reads_from_are_seen(query: str, want: tuple[str, ...]) -> None:
    assert list_from(query, {"dl": "DL#"}) == want


@given(st.text(alphabet="PREFIXROMNAD fromnamed<>:'\"\\#\n{}a?"))
def test_no_query_breaks_the_reading(query: str) -> None:
    assert isinstance(list_from(query, {}), tuple)
