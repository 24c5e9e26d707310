"""``dateline times`` from its sources to its output: read, tag, then print or write file by file.

How a text looks as TimeML is told in ``timeml``, as a table or JSON in ``times_table``; where its
file lies, in ``times_files``.
"""

from __future__ import annotations

import sys
from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path  # noqa: TC003 - a dataclass names it
from typing import TYPE_CHECKING, Final, assert_never

from flows.dates.created import read_created
from flows.dates.tagging import TimedText, tag_texts, tag_times
from flows.dates.values import date_value
from flows.errors import SettingsError, SourceError
from flows.language.load import load_pipeline
from flows.publish.files import write_file
from flows.publish.timeml import TaggedText, write_timeml
from flows.publish.times_files import plan_files
from flows.publish.times_table import Detail, render_times, write_line, write_page
from flows.publish.told import tell
from flows.read.articles import FILE_BYTES_MAX
from flows.read.texts import STDIN, TextSource, list_texts, read_stream, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from spacy.language import Language

    from flows.model import DateValue, Issue, TimeMention
    from flows.read.sources import Source


class TimesFormat(StrEnum):
    """What ``dateline times`` writes."""

    TABLE = "table"
    JSON = "json"
    TIMEML = "timeml"


_ENDINGS: Final = {TimesFormat.JSON: ".json", TimesFormat.TIMEML: ".tml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesOptions:
    """What ``dateline times`` is told.

    Args:
        sources: Files and folders; none for standard input.
        reference: The day of texts that do not say theirs.
        output: Folder to write one file a source into; None to print.
        model: Name of an installed spaCy pipeline; None for the one shipped.
    """

    sources: tuple[Path, ...]
    reference: date | None = None
    form: TimesFormat = TimesFormat.TABLE
    output: Path | None = None
    detail: Detail = Detail.BOUNDS
    model: str | None = None


@dataclass(slots=True)
class _Tally:
    """What the summary counts."""

    texts: int = 0
    times: int = 0
    undated: int = 0
    left_out: int = 0

    def add(self, tagged: TaggedText) -> None:
        self.texts += 1
        self.times += len(tagged.mentions)
        self.undated += tagged.reference is None

    def sum_up(self) -> str:
        left = f", {_many('source', self.left_out)} left out" if self.left_out else ""
        told = f"{_many('time', self.times)} in {_many('text', self.texts)}{left}"
        if not self.undated:
            return told
        return (
            f"{told}; {_many('text', self.undated)} without a reference date: what leans on it has "
            "X for what is open (--reference-date gives one)"
        )


def run_times(options: TimesOptions) -> None:
    """Find the times of each source; print them, or write one file a source.

    Raises:
        SettingsError: The options do not go together.
        SourceError: A source does not exist, or nothing could be read.
        PublishError: A file could not be written.
    """
    sources = list_texts(options.sources) if options.sources else ()
    files = _plan(options, [source for source in sources if source.issue is None])
    tally = _Tally()
    for tagged in _tag_all(sources, options, tally):
        content = _write(tagged, options)
        path = files.get(tagged.source.path)
        if path is None:
            sys.stdout.write(content)
        else:
            write_file(path, content.encode("utf-8", "replace"))
        tally.add(tagged)
    if not tally.texts:
        msg = "nothing was read: each source has its reason above"
        raise SourceError(msg)
    tell(tally.sum_up())


def _plan(options: TimesOptions, sources: Sequence[Source]) -> dict[Path, Path]:
    """Tell the file of each source; empty where the output is printed."""
    if options.output is None:
        if options.form is TimesFormat.TIMEML and len(sources) > 1:
            msg = "TimeML of several sources needs a folder: name it with --output"
            raise SettingsError(msg)
        return {}
    if options.form is TimesFormat.TABLE:
        msg = "a table goes to the screen; with --output choose --format json or timeml"
        raise SettingsError(msg)
    return plan_files(sources or (STDIN,), options.output, _ENDINGS[options.form])


def _write(tagged: TaggedText, options: TimesOptions) -> str:
    match options.form:
        case TimesFormat.TABLE:
            return render_times(tagged, options.detail)
        case TimesFormat.JSON:
            return write_line(tagged) if options.output is None else write_page(tagged)
        case TimesFormat.TIMEML:
            return write_timeml(tagged)
        case _:
            assert_never(options.form)


def _tag_all(
    sources: Sequence[Source], options: TimesOptions, tally: _Tally
) -> Iterator[TaggedText]:
    """Give the sources with their times; texts wait only until their batch is parsed."""
    nlp = load_pipeline(options.model)
    waiting: deque[tuple[TextSource, DateValue | None]] = deque()

    def read() -> Iterator[TimedText]:
        for text in _read_all(sources, options, tally):
            reference = _reference(text, options.reference, nlp)
            waiting.append((text, reference))
            yield TimedText(text=text.text, reference=reference, parts=text.parts)

    for mentions in tag_texts(read(), nlp):
        text, reference = waiting.popleft()
        kept = tuple(m for m in mentions if not _is_creation(m, text))
        yield TaggedText(source=text, reference=reference, mentions=kept)


def _read_all(
    sources: Sequence[Source], options: TimesOptions, tally: _Tally
) -> Iterator[TextSource]:
    for outcome in _outcomes(sources, options):
        if isinstance(outcome, TextSource):
            yield outcome
        else:
            tally.left_out += 1
            tell(f"{outcome.article}: {outcome.seen}")


def _outcomes(sources: Sequence[Source], options: TimesOptions) -> Iterator[TextSource | Issue]:
    if not options.sources:
        yield read_stream(sys.stdin.buffer, FILE_BYTES_MAX)
    yield from (read_text(source, FILE_BYTES_MAX) for source in sources)


def _reference(text: TextSource, given: date | None, nlp: Language) -> DateValue | None:
    """Give the day that the source says it was written, else the one that the user gives."""
    said = read_created(text.created)
    if said is None and text.created_text.strip():
        times = tag_times(text.created_text, nlp=nlp)
        said = next((time.date for time in times if time.date is not None), None)
    if said is None and given is not None:
        return date_value(given, given)
    return said


def _is_creation(mention: TimeMention, text: TextSource) -> bool:
    return text.created_span is not None and mention.span.overlaps(text.created_span)


def _many(count_of: str, count: int) -> str:
    return f"{count:,} {count_of}{'' if count == 1 else 's'}"
