"""Stretches of a page that are not the article: comments, forms, lists of other articles.

They open with a line of their own; how far each goes is told here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.clean.cues import fold
from flows.clean.pieces import is_open, label
from flows.clean.reasons import Reason
from flows.clean.titled import is_titled
from flows.clean.wording import count_words, ends_sentence, is_body_prose, is_prose
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.clean.cues import CleanCues

_MARK_WORDS_MAX = 16
_RULES_LETTERS_MAX = 400
_TEASER_ENDS = ("…", "...", "[…]", "[...]", "»", "→")
_RELATED_ONE = "related-one"
"""What opens no list: it announces one title (``announced.py``)."""
_LINE_REASONS = frozenset({Reason.RELATED, Reason.PAGE_FOOT, Reason.NAVIGATION})
_COMMENT_REASONS = frozenset({Reason.COMMENTS, Reason.COMMENT_FORM, Reason.PINGBACK})


def drop_sections(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Take away comments and lists of other articles, each from the line that opens it.

    Comments reach to the end of the page. A list reaches to the end where little text follows it,
    else to the next paragraph of running text. Above the first paragraph only the line itself goes.
    """
    result = list(parts)
    before = 0
    at = 0
    while at < len(result):
        part = result[at]
        reason = Reason.PAGE_FOOT if _is_contact(part, cues) else _opens_section(part, cues)
        if reason is not None and not (before == 0 and is_titled(part.text, cues)):
            end = _section_end(result, at, reason, before)
            result[at:end] = [_removed(p, reason) for p in result[at:end]]
            at = end
            continue
        before += _words(part) if is_body_prose(part) else 0
        at += 1
    return tuple(result)


def _opens_section(part: Part, cues: CleanCues) -> Reason | None:
    if part.kind is PartKind.REMOVED and part.rule in _COMMENT_REASONS:
        return Reason(part.rule)
    if part.kind is PartKind.REMOVED and part.rule in _LINE_REASONS:
        bare = fold(part.text).strip(" :")
        value = cues.sections.whole.get(bare)
        told = value in _LINE_REASONS and cues.lines.whole.get(bare) != _RELATED_ONE
        return Reason(value) if value and told else None
    if is_body_prose(part):
        return _opens_comments(part, cues)
    if not is_open(part) or is_prose(part.text) or _words(part) > _MARK_WORDS_MAX:
        return None
    if cues.lines.whole.get(fold(part.text).strip(" :")) == _RELATED_ONE:
        return None
    value = cues.sections.meaning_of(part.text)
    return Reason(value) if value else None


def _is_contact(part: Part, cues: CleanCues) -> bool:
    """Tell whether a line says whom to ask: with it a press release ends."""
    told = "" if is_body_prose(part) else fold(part.text)
    return any(told.startswith(head) for head in cues.words["contact-head"])


def _opens_comments(part: Part, cues: CleanCues) -> Reason | None:
    """Read what a page says of its comments above them, in a sentence or two."""
    if len(part.text) > _RULES_LETTERS_MAX or not part.text.startswith("Comment"):
        return None
    told = cues.lines.meaning_inside(part.text)
    return Reason.COMMENT_FORM if told == Reason.COMMENT_FORM else None


def _section_end(parts: list[Part], at: int, reason: Reason, before: int) -> int:
    after = sum(_words(part) for part in parts[at + 1 :] if is_body_prose(part))
    if reason is Reason.PAGE_FOOT and after * 3 < before:
        return len(parts)
    if before == 0 or (before * 3 < after and before < _LEAD_WORDS):
        return at + 1
    if reason in _COMMENT_REASONS or (after * 5 < before * 2 and _is_list(parts[at + 1 :])):
        return len(parts)
    return _next_paragraph(parts, at + 1)


_LEAD_WORDS = 40


def _is_list(parts: Sequence[Part]) -> bool:
    """Tell whether titles stand there, with teasers at most, and no text that goes on."""
    prose = sum(is_body_prose(part) for part in parts)
    titles = sum(is_open(part) and not ends_sentence(part.text) for part in parts)
    return prose <= titles


def _next_paragraph(parts: list[Part], at: int) -> int:
    """Give the place of the next running text that is no teaser."""
    while at < len(parts):
        text = parts[at].text
        if is_body_prose(parts[at]) and ends_sentence(text) and not text.endswith(_TEASER_ENDS):
            return at
        at += 1
    return at


def _removed(part: Part, reason: Reason) -> Part:
    return label(part, PartKind.REMOVED, reason) if is_open(part) else part


def _words(part: Part) -> int:
    return count_words(part.text)
