"""Raw article to clean article: the rules in their order, then what the parts say of the whole.

Each rule takes all parts and tells some of them; what one has told, no later one changes but to
take it for a repetition. What the names mean stands in ``reasons.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.clean.announced import drop_announced, split_glued_labels
from flows.clean.captions import mark_captions, mark_captions_above, split_glued_captions
from flows.clean.chrome import (
    drop_invisible,
    drop_menus,
    drop_notices,
    drop_page_lines,
    split_crawl_prefix,
    split_marks,
)
from flows.clean.credits import mark_credits, split_credits
from flows.clean.cues import CleanCues
from flows.clean.datelines import split_datelines
from flows.clean.desk import split_desk_notes
from flows.clean.endings import drop_author_notes, drop_last_notices, drop_strangers
from flows.clean.entries import mark_entries
from flows.clean.flat import split_flat
from flows.clean.headline import drop_headline_again, find_headline
from flows.clean.idiom import UNKNOWN, find_language
from flows.clean.interviews import mark_interviews
from flows.clean.layout import (
    drop_page_foot,
    drop_section_name,
    mark_lines_above,
    mark_standfirst,
    mark_subheads,
    take_rest_as_body,
)
from flows.clean.mails import drop_mail_heads
from flows.clean.marked import name_publisher, set_aside
from flows.clean.origin import name_origin
from flows.clean.pieces import cut_lines
from flows.clean.quotations import mark_quotations
from flows.clean.repeats import drop_repeats
from flows.clean.sections import drop_sections
from flows.clean.stamps import mark_stamps, name_clocks
from flows.clean.turns import mark_turns, split_turns
from flows.model import CleanArticle, Issue, IssueCode, Part, PartKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.model import RawArticle

Rule = Callable[[tuple[Part, ...], CleanCues], tuple[Part, ...]]

RULES: tuple[Rule, ...] = (
    drop_invisible,
    split_crawl_prefix,
    drop_mail_heads,
    split_flat,
    split_turns,
    split_marks,
    split_glued_labels,
    split_desk_notes,
    drop_page_lines,
    drop_announced,
    mark_credits,
    drop_notices,
    drop_sections,
    drop_notices,
    drop_last_notices,
    mark_entries,
    mark_stamps,
    drop_menus,
    find_headline,
    drop_headline_again,
    name_clocks,
    split_credits,
    split_glued_captions,
    mark_captions,
    mark_captions_above,
    mark_quotations,
    drop_repeats,
    split_datelines,
    drop_strangers,
    mark_standfirst,
    mark_lines_above,
    drop_author_notes,
    mark_subheads,
    drop_section_name,
    drop_page_foot,
    mark_turns,
    mark_interviews,
    take_rest_as_body,
)

BODY_KINDS = frozenset(
    {PartKind.PARAGRAPH, PartKind.QUOTATION, PartKind.ATTRIBUTION, PartKind.SPEAKER}
)


def clean_article(raw: RawArticle, cues: CleanCues) -> CleanArticle:
    """Take an article apart.

    Args:
        raw: The article as found.
        cues: The words that the rules look for.

    Returns:
        Its parts in order: each character of the raw text that is not white space stands in
        exactly one. Language, publisher and agency as far as the parts tell them.
    """
    lines, issues = cut_lines(raw)
    parts, aside = set_aside(lines, raw.marks)
    for rule in RULES:
        parts = rule(parts, cues)
    parts = tuple(_trim(part, raw.text) for part in sorted((*parts, *aside), key=_place))
    language = find_language(_running_text(parts))
    origin = name_origin(parts, cues)
    return CleanArticle(
        raw=raw,
        parts=parts,
        publisher=origin.publisher or name_publisher(aside, raw.marks),
        agency=origin.agency,
        language=language,
        issues=(*issues, *_language_issues(raw, language)),
    )


def _place(part: Part) -> Span:
    return part.span


def _running_text(parts: Iterable[Part]) -> str:
    kept = [part for part in parts if part.kind is not PartKind.REMOVED]
    body = [part.text for part in kept if part.kind in BODY_KINDS]
    return "\n".join(body or [part.text for part in kept])


def _language_issues(raw: RawArticle, language: str) -> tuple[Issue, ...]:
    if language == "en":
        return ()
    told = "in a language that could not be told" if language == UNKNOWN else f"in {language}"
    seen = f"the text is {told}: no sentences were read, only dates outside them"
    return (Issue(article=raw.name, code=IssueCode.OTHER_LANGUAGE, seen=seen),)


def _trim(part: Part, text: str) -> Part:
    """Take white space of the raw text off both ends of a span."""
    passage = text[part.span.begin : part.span.end]
    if passage and not passage[0].isspace() and not passage[-1].isspace():
        return part
    begin = part.span.begin + len(passage) - len(passage.lstrip())
    end = part.span.begin + len(passage.rstrip())
    return replace(part, span=Span(begin=begin, end=max(begin, end)))
