"""Texts with their times as TimeML: the text as it was, each time in a TIMEX3 tag.

Reading TimeML is done in ``read.timeml``.

Source: TimeML 1.2.1 (Saurí et al. 2006), ISO 24617-1:2012.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from flows.model import Direction, Span, TimexType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from flows.model import DateValue, TimeMention
    from flows.read.texts import TextSource

CREATION_ID: Final = "t0"
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n\n'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedText:
    """A text and the times found in it.

    Args:
        reference: The day that relative times were reckoned from; None where nobody said one.
        mentions: In order, not overlapping.
    """

    source: TextSource
    reference: DateValue | None
    mentions: tuple[TimeMention, ...]


def write_timeml(tagged: TaggedText) -> str:
    """Write a text with its times; read as XML, the text is the same as that of the source.

    Characters that XML cannot hold become U+FFFD, so that no offset moves.
    """
    source = tagged.source
    ids = {mention.span: f"t{n}" for n, mention in enumerate(tagged.mentions, start=1)}
    texts = "\n\n".join(f"<TEXT>{_tag(tagged, part, ids)}</TEXT>" for part in source.parts)
    content = f"<DOCID>{_shown(source.docid)}</DOCID>\n\n{_creation(tagged)}{texts}"
    return f"{_HEAD}{content}\n\n</TimeML>\n"


def _shown(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})


def _creation(tagged: TaggedText) -> str:
    """Give the creation time: the reference date, in the words of the source where it has some."""
    source, reference = tagged.source, tagged.reference
    if reference is None:
        return ""
    is_own = source.created.startswith(reference.edtf)
    value = source.created if is_own else reference.edtf
    attributes = {
        "tid": CREATION_ID,
        "type": TimexType.TIME if "T" in value else TimexType.DATE,
        "value": value,
        "temporalFunction": "false",
        "functionInDocument": "CREATION_TIME",
    }
    words = source.created_text if is_own and source.created_text else value
    return f"<DCT>{_timex(attributes, words)}</DCT>\n\n"


def _tag(tagged: TaggedText, part: Span, ids: Mapping[Span, str]) -> str:
    return "".join(_pieces(tagged, _inside(part, tagged.mentions), part, ids))


def _inside(part: Span, mentions: Sequence[TimeMention]) -> Iterator[TimeMention]:
    return (mention for mention in mentions if part.covers(mention.span))


def _pieces(
    tagged: TaggedText, mentions: Iterator[TimeMention], part: Span, ids: Mapping[Span, str]
) -> Iterator[str]:
    text, at = tagged.source.text, part.begin
    for mention in mentions:
        yield _shown(text[at : mention.span.begin])
        words = text[mention.span.begin : mention.span.end]
        yield _timex(_attributes(mention, ids, tagged.reference), words)
        at = mention.span.end
    yield _shown(text[at : part.end])


def _attributes(
    mention: TimeMention, ids: Mapping[Span, str], reference: DateValue | None
) -> dict[str, str]:
    anchor = _anchor_id(mention, ids, reference)
    plain = {
        "tid": ids[mention.span],
        "type": mention.timex_type.value,
        "value": mention.value,
        "mod": mention.mod,
        "temporalFunction": "false" if mention.anchor == "itself" else "true",
        "functionInDocument": "NONE",
    }
    if mention.timex_type is TimexType.DURATION:
        return plain | _end_points(mention, anchor)
    return plain | {"anchorTimeID": anchor}


def _anchor_id(mention: TimeMention, ids: Mapping[Span, str], reference: DateValue | None) -> str:
    if mention.anchor_span is not None:
        return ids.get(mention.anchor_span, "")
    return CREATION_ID if mention.anchor == "article" and reference is not None else ""


def _end_points(mention: TimeMention, anchor: str) -> dict[str, str]:
    """Give the end of a duration that is known: "the past five months" end at the anchor."""
    match mention.direction:
        case Direction.PAST:
            return {"endPoint": anchor}
        case Direction.FUTURE:
            return {"beginPoint": anchor}
        case _:
            return {}


def _timex(attributes: Mapping[str, str], words: str) -> str:
    said = " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items() if value)
    return f"<TIMEX3 {said}>{_shown(words)}</TIMEX3>"
