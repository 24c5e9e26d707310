"""TimeML out: the text as it was, each time in its tag."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.dates.values import date_value
from flows.model import DateValue, Direction, Span, TimeMention, TimexType
from flows.publish.timeml import TaggedText, write_timeml
from flows.read.texts import TextSource
from flows.read.timeml import read_timeml

DAY = date_value(date(2013, 5, 23), date(2013, 5, 23))


def source(text: str, **more: Any) -> TextSource:
    whole = Span(begin=0, end=len(text))
    return TextSource(
        name="a.txt", path=Path("a.txt"), text=text, docid="a", parts=(whole,), **more
    )


def time(text: str, words: str, **more: Any) -> TimeMention:
    begin = text.index(words)
    given: dict[str, Any] = {
        "timex_type": TimexType.DATE,
        "value": "2013",
        "date": None,
        "rule": "calendar/year",
        "anchor": "itself",
        **more,
    }
    return TimeMention(span=Span(begin=begin, end=begin + len(words)), text=words, **given)


def written(
    text: str, *mentions: TimeMention, reference: DateValue | None = DAY, **more: Any
) -> ET.Element:
    tagged = TaggedText(source=source(text, **more), reference=reference, mentions=mentions)
    return ET.fromstring(write_timeml(tagged))


def attributes(text: str, *mentions: TimeMention) -> list[dict[str, str]]:
    return [timex.attrib for timex in written(text, *mentions).findall("TEXT/TIMEX3")]


def test_a_time_has_its_tag() -> None:
    text = "In early 2013 & <2014>"
    (timex,) = written(text, time(text, "early 2013", mod="START")).findall("TEXT/TIMEX3")
    assert timex.text == "early 2013"
    assert timex.attrib == {
        "tid": "t1",
        "type": "DATE",
        "value": "2013",
        "mod": "START",
        "temporalFunction": "false",
        "functionInDocument": "NONE",
    }


def test_what_is_reckoned_from_the_article_names_its_creation_time() -> None:
    text = "on Tuesday"
    (timex,) = attributes(text, time(text, "Tuesday", anchor="article"))
    assert (timex["temporalFunction"], timex["anchorTimeID"]) == ("true", "t0")


def test_what_is_reckoned_from_another_time_names_it() -> None:
    text = "in 2013 and the next year"
    first = time(text, "2013")
    following = time(text, "the next year", anchor="previous mention", anchor_span=first.span)
    assert attributes(text, first, following)[1]["anchorTimeID"] == "t1"


def test_a_duration_names_the_end_that_is_known() -> None:
    text = "the past year, the coming year, a year"
    duration: dict[str, Any] = {
        "timex_type": TimexType.DURATION,
        "value": "P1Y",
        "anchor": "article",
    }
    found = attributes(
        text,
        time(text, "the past year", direction=Direction.PAST, **duration),
        time(text, "the coming year", direction=Direction.FUTURE, **duration),
        time(text, "a year", **duration | {"anchor": "itself"}),
    )
    ends = [(timex.get("beginPoint"), timex.get("endPoint")) for timex in found]
    assert ends == [(None, "t0"), ("t0", None), (None, None)]
    assert all("anchorTimeID" not in timex for timex in found)


@pytest.mark.parametrize(
    ("said", "words", "type_", "value", "text"),
    [
        pytest.param("", "", "DATE", "2013-05-23", "2013-05-23", id="given by the user"),
        pytest.param("2013-05-23", "May 23", "DATE", "2013-05-23", "May 23", id="said"),
        pytest.param(
            "2013-05-23T14:00", "2 pm", "TIME", "2013-05-23T14:00", "2 pm", id="with its clock"
        ),
    ],
)
def test_the_reference_date_is_the_creation_time(
    said: str, words: str, type_: str, value: str, text: str
) -> None:
    timex = written("a", created=said, created_text=words).find("DCT/TIMEX3")
    assert timex is not None
    assert (timex.get("tid"), timex.get("functionInDocument")) == ("t0", "CREATION_TIME")
    assert (timex.get("type"), timex.get("value"), timex.text) == (type_, value, text)


def test_without_a_reference_date_there_is_no_creation_time() -> None:
    text = "on Tuesday"
    root = written(text, time(text, "Tuesday", anchor="article"), reference=None)
    assert root.find("DCT") is None
    assert root.find("TEXT/TIMEX3[@anchorTimeID]") is None


def test_each_part_is_a_text() -> None:
    text = "In 2013\n\nIn 2014"
    parts = (Span(begin=0, end=7), Span(begin=9, end=16))
    tagged = TaggedText(
        source=TextSource(name="a", path=Path("a"), text=text, docid="a", parts=parts),
        reference=DAY,
        mentions=(time(text, "2013"), time(text, "2014")),
    )
    texts = ET.fromstring(write_timeml(tagged)).findall("TEXT")
    assert ["".join(t.itertext()) for t in texts] == ["In 2013", "In 2014"]
    assert [t.findall("TIMEX3")[0].get("tid") for t in texts] == ["t1", "t2"]


def test_characters_that_xml_lacks_are_replaced_one_by_one() -> None:
    text = "a\x00b\x1fc in 2013"
    (timex,) = written(text, time(text, "2013")).findall("TEXT/TIMEX3")
    assert timex.text == "2013"


XML_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("<&>\"'\r\n\t"))


@given(XML_TEXT, XML_TEXT)
def test_what_is_written_reads_as_the_same_text(before: str, after: str) -> None:
    text = f"{before}2013{after}".replace("\ufffe", "").replace("\uffff", "")
    mention = time(text, "2013")
    tagged = TaggedText(source=source(text), reference=DAY, mentions=(mention,))
    again = read_timeml(write_timeml(tagged).encode())
    assert (again.text, again.created, again.docid) == (text, "2013-05-23", "a")
