"""TimeML gives its text and its creation time, whatever is odd about it, and opens nothing else."""

from __future__ import annotations

import pytest

from flows.model import Span
from flows.read.timeml import read_timeml


def tml(text: str, head: str = "", dct: str = "") -> bytes:
    return f"{head}<TimeML><DOCID> d1 </DOCID>{dct}<TEXT>{text}</TEXT></TimeML>".encode()


def dct(value: str, words: str = "x") -> str:
    return f'<DCT><TIMEX3 tid="t0" type="DATE" value="{value}">{words}</TIMEX3></DCT>'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        pytest.param("On Monday", "On Monday", id="plain"),
        pytest.param(
            'On <TIMEX3 tid="t1" value="X"><EVENT>Mon<A>day</A></EVENT></TIMEX3>.',
            "On Monday.",
            id="nested tags",
        ),
        pytest.param("a &amp; b &lt;c&gt; &#233;", "a & b <c> é", id="entities of XML"),
        pytest.param("caf&eacute;&nbsp;on", "café\xa0on", id="entities of HTML"),
        pytest.param("&whatever; on", "&whatever; on", id="an entity that nobody knows"),
        pytest.param("a\r\nb\rc", "a\nb\nc", id="line ends, as XML reads them"),
        pytest.param("a&#13;b", "a\rb", id="a line end written as a character"),
        pytest.param("<![CDATA[a < b]]><!-- c --><?pi d?>", "a < b", id="CDATA and comments"),
        pytest.param("", "", id="empty"),
        pytest.param("<TEXT>a</TEXT>b", "ab", id="TEXT in TEXT"),
    ],
)
def test_the_text_is_that_of_the_file_without_its_tags(inner: str, text: str) -> None:
    assert read_timeml(tml(inner)).text == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("<TimeML><TEXT>é</TEXT></TimeML>".encode("utf-8-sig"), "é", id="BOM"),
        pytest.param(
            '<?xml version="1.0" encoding="utf-16"?><TimeML><TEXT>é</TEXT></TimeML>'.encode(
                "utf-16"
            ),
            "é",
            id="UTF-16",
        ),
        pytest.param(
            '<?xml version="1.0" encoding="iso-8859-1"?><TimeML><TEXT>é</TEXT></TimeML>'.encode(
                "latin-1"
            ),
            "é",
            id="declared",
        ),
        pytest.param(
            "<TimeML><TEXT>in the café</TEXT></TimeML>".encode("latin-1"),
            "in the café",
            id="undeclared",
        ),
        pytest.param(
            '<?xml version="1.0" encoding="utf-8"?><TimeML><TEXT>é</TEXT></TimeML>'.encode(
                "latin-1"
            ),
            "é",
            id="declared wrongly",
        ),
        pytest.param(
            b'<?xml version="1.0" encoding="x-none"?><TimeML><TEXT>a</TEXT></TimeML>',
            "a",
            id="declared, and none",
        ),
    ],
)
def test_the_encoding_is_the_one_the_file_is_in(data: bytes, text: str) -> None:
    assert read_timeml(data).text == text


def test_the_creation_time_is_that_of_the_dct() -> None:
    read = read_timeml(tml("On Monday", dct=dct("1998-02-13T14:26:00", "02/13/1998")))
    assert (read.docid, read.created, read.created_text) == (
        "d1",
        "1998-02-13T14:26:00",
        "02/13/1998",
    )
    assert read.created_span is None


def test_without_a_dct_the_tag_that_says_so_is_the_creation_time() -> None:
    marked = (
        '<TIMEX3 tid="t0" value="1998-02-03" functionInDocument="CREATION_TIME">Feb. 3</TIMEX3>'
    )
    read = read_timeml(tml(f"ROME, {marked} on Monday"))
    assert (read.created, read.created_span) == ("1998-02-03", Span(begin=6, end=12))


def test_without_a_value_the_creation_time_keeps_its_words() -> None:
    read = read_timeml(tml("On Monday", dct="<DCT><TIMEX3>November 2, 1989</TIMEX3></DCT>"))
    assert (read.created, read.created_text) == ("", "November 2, 1989")


def test_several_texts_stand_apart() -> None:
    read = read_timeml(b"<TimeML><TEXT>one</TEXT><X>no</X><TEXT>two</TEXT></TimeML>")
    assert [read.text[part.begin : part.end] for part in read.parts] == ["one", "two"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param(b"", "not well-formed", id="empty"),
        pytest.param(b"<TimeML><TEXT>a</TEX></TimeML>", "mismatched tag in line 1", id="broken"),
        pytest.param(b"<TimeML><DOCID/></TimeML>", "no TEXT", id="no text"),
        pytest.param(b"\x89PNG\r\n\x00\x01", "not text", id="binary"),
        pytest.param(
            tml("&b;", head='<!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>'),
            "declares the entity",
            id="entities that grow",
        ),
        pytest.param(
            tml("&b;", head='<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'),
            "declares the entity",
            id="an entity from another file",
        ),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        read_timeml(data)


def test_a_document_type_elsewhere_is_not_opened() -> None:
    head = '<!DOCTYPE TimeML SYSTEM "file:///nowhere/TimeML.dtd">'
    assert read_timeml(tml("a", head=head)).text == "a"


def test_deep_nesting_is_no_trouble() -> None:
    assert read_timeml(tml("<a>" * 50_000 + "x" + "</a>" * 50_000)).text == "x"
