"""``dateline times``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from flows.commands.shell import Flag  # noqa: TC001 - likewise

EXAMPLES = (
    "dateline times article.txt --reference-date 2013-05-23 --explain",
    "dateline times corpus/ --format timeml --output tagged/",
    "echo 'They met on Tuesday.' | dateline times --reference-date 2013-05-23",
)
Format = Annotated[Literal["table", "json", "timeml"], Parameter(name="--format")]


def times(
    *sources: Path,
    reference_date: date | None = None,
    format_: Format = "table",
    output: Path | None = None,
    explain: Flag = False,
    model: str | None = None,
) -> None:
    """Find every time expression of some texts and give it its value.

    Args:
        sources: Text files, pages (.html), TimeML (.tml) and folders of them; standard input
            if none is named.
        reference_date: The day the texts were written, as YYYY-MM-DD; TimeML says its own.
        format_: A table, JSON (one line a source), or TimeML.
        output: Folder to write one file a source into.
        explain: Say for each value which rule gave it and what it was reckoned from.
        model: Name of an installed spaCy pipeline; the shipped one if none is named.
    """
    from flows.publish.times import TimesFormat, TimesOptions, run_times
    from flows.publish.times_table import Detail

    options = TimesOptions(
        sources=sources,
        reference=reference_date,
        form=TimesFormat(format_),
        output=output,
        detail=Detail.REASONS if explain else Detail.BOUNDS,
        model=model,
    )
    run_times(options)
