"""Cut a raw article into lines, mend them, cut and label parts: no rule, only the tools of rules.

A part that no rule has told yet is a paragraph without a rule name. Lines that a program broke are
joined in ``line_breaks``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.clean.line_breaks import join_wrapped, line_spans
from flows.clean.mend import mend
from flows.model import Issue, IssueCode, Part, PartKind, RawArticle, Run, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.clean.reasons import Reason

_REPAIR_SHOWN_MAX = 40


def cut_lines(raw: RawArticle) -> tuple[tuple[Part, ...], tuple[Issue, ...]]:
    """Give one part for each line that bears more than white space, mended.

    Lines that a program broke at a fixed width are joined again.

    Returns:
        The parts, and an issue for each one in which something was mended.
    """
    parts: list[Part] = []
    issues: list[Issue] = []
    for span in join_wrapped(raw.text, [*line_spans(raw.text)]):
        mended = mend(raw.text[span.begin : span.end], span.begin)
        part = Part(kind=PartKind.PARAGRAPH, span=span, text=mended.text, runs=mended.runs)
        parts.append(_strip(part))
        if mended.repairs:
            issues.append(_mended_issue(raw.name, span, mended.repairs))
    return tuple(parts), tuple(issues)


def is_open(part: Part) -> bool:
    """Tell whether no rule has told yet what the part is."""
    return not part.rule


def label(part: Part, kind: PartKind, reason: Reason) -> Part:
    """Say what a part is, and which rule told so."""
    return Part(kind=kind, span=part.span, text=part.text, runs=part.runs, rule=reason.value)


def split_part(part: Part, *offsets: int) -> tuple[Part, ...]:
    """Cut a part before the offsets of its text; white space at the cuts falls away.

    Each raw character that is not white space stands in exactly one of the pieces; a piece that
    would be empty falls to the one before it.
    """
    whole = (_whole(part, at) for at in offsets if 0 < at < len(part.text))
    cuts = sorted({0, *whole, len(part.text)})
    if len(cuts) <= 2:
        return (part,)
    begins = [part.span.begin, *(part.raw_span(at, at + 1).begin for at in cuts[1:-1])]
    ends = [*begins[1:], part.span.end]
    pieces: list[Part] = []
    for index, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        piece = _cut(part, cuts[index], cuts[index + 1], Span(begin=begin, end=max(begin, end)))
        if piece.text:
            pieces.append(piece if pieces else _widen(piece, part.span.begin, piece.span.end))
        elif pieces:
            pieces[-1] = _widen(pieces[-1], pieces[-1].span.begin, piece.span.end)
    return tuple(pieces)


def _whole(part: Part, offset: int) -> int:
    """Move a cut out of a repair, which stands for its raw passage as a whole."""
    for run in part.runs:
        if run.begin < offset < run.end and run.end - run.begin != run.raw.length:
            return run.begin
    return offset


def _cut(part: Part, begin: int, end: int, raw: Span) -> Part:
    runs = part.runs or (Run(begin=0, end=len(part.text), raw=part.span),)
    kept = tuple(_clip(run, begin, end) for run in runs if run.begin < end and begin < run.end)
    return _strip(replace(part, span=raw, text=part.text[begin:end], runs=kept))


def _widen(part: Part, begin: int, end: int) -> Part:
    """Let a part cover characters beside it that nobody sees."""
    span = Span(begin=min(begin, part.span.begin), end=max(end, part.span.end))
    if span == part.span:
        return part
    runs = part.runs or (Run(begin=0, end=len(part.text), raw=part.span),)
    return _settle(replace(part, span=span, runs=runs))


def _clip(run: Run, begin: int, end: int) -> Run:
    """Keep of a run what lies between the offsets, counted anew from ``begin``."""
    first, last = max(run.begin, begin), min(run.end, end)
    raw = run.raw
    if run.end - run.begin == raw.length:
        raw = Span(begin=raw.begin + first - run.begin, end=raw.begin + last - run.begin)
    return Run(begin=first - begin, end=last - begin, raw=raw)


def _strip(part: Part) -> Part:
    """Take white space off both ends of a part's text and of its span."""
    if not part.text or (
        not part.runs
        and not part.text[0].isspace()
        and not part.text[-1].isspace()
        and part.span.length == len(part.text)
    ):
        return part
    head = len(part.text) - len(part.text.lstrip())
    tail = len(part.text.rstrip())
    if not part.runs:
        begin = part.span.begin + head
        span = Span(begin=begin, end=max(begin, part.span.begin + tail))
        return replace(part, text=part.text.strip(), span=span)
    runs = tuple(_clip(run, head, tail) for run in part.runs if run.begin < tail and head < run.end)
    return _settle(replace(part, text=part.text.strip(), runs=runs))


def _settle(part: Part) -> Part:
    """Leave out the runs where one plain run says it all."""
    if len(part.runs) != 1 or part.runs[0].raw.length != len(part.text):
        return part
    raw = part.runs[0].raw
    return replace(part, runs=()) if raw == part.span else part


def _mended_issue(name: str, span: Span, repairs: Sequence[tuple[str, str]]) -> Issue:
    before, after = (text[:_REPAIR_SHOWN_MAX] for text in repairs[0])
    more = f", and {len(repairs) - 1} more here" if len(repairs) > 1 else ""
    return Issue(
        article=name,
        code=IssueCode.MENDED_TEXT,
        begin=span.begin,
        end=span.end,
        seen=f"{before!r} was read as {after!r}{more}",
    )
