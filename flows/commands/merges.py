"""``dateline merges``: what was taken for one, and the user's word against it or for it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, Parameter

from flows.commands.shell import OUTPUT, examples, print_data

if TYPE_CHECKING:
    from flows.model import RulingKind

EXAMPLES = (
    "dateline merges",
    "dateline merges --about Tripoli --format csv",
    'dateline merges forbid "Qadri Jamil" "Kadri Jamil"',
    'dateline merges force "High Negotiations Committee" "Riyadh Committee"',
    'dateline merges forbid "John Smith" "John Smith" --article 012',
)
Format = Literal["table", "csv", "json"]

merges = App(help_format="plaintext", help_epilogue=examples(*EXAMPLES))


@merges.default
def list_(
    *,
    about: str | None = None,
    format_: Annotated[Format, Parameter(name="--format")] = "table",
    output: Path = OUTPUT,
) -> None:
    """List the names that the last build took for one, with the reason; forbid or force some.

    Args:
        about: Only merges in which this name, or part of a name, occurs.
        format_: How to print the list.
        output: Folder of the published build.
    """
    from flows.query.merges import list_merges

    print_data(list_merges(output, about, format_))


@merges.command
def forbid(one: str, other: str, /, *, article: str | None = None) -> None:
    """Keep two names apart from the next build on.

    Args:
        one: A name as ``dateline merges`` lists it, or an id such as place/tripoli.
        other: The other one; the same name again, with an article, keeps a namesake apart.
        article: Only in this article.
    """
    from flows.model import RulingKind

    _rule(RulingKind.FORBID, (one, other), article)


@merges.command
def force(kept: str, other: str, /, *, article: str | None = None) -> None:
    """Take two names for one from the next build on.

    Args:
        kept: The name that stays.
        other: The name that goes into it.
        article: Only in this article.
    """
    from flows.model import RulingKind

    _rule(RulingKind.FORCE, (kept, other), article)


def _rule(kind: RulingKind, names: tuple[str, str], article: str | None) -> None:
    from flows.errors import SettingsError
    from flows.model import Ruling
    from flows.read.merges import add_ruling
    from flows.settings import read_settings

    kept, other = names
    if kept == other and (article is None or kind == "force"):
        msg = f"{kept!r} is named twice; two names, or one name with --article to keep it apart"
        raise SettingsError(msg)
    path = read_settings().merges
    add_ruling(path, Ruling(kind=kind, kept=kept, other=other, article=article))
    sys.stderr.write(f"written to {path}: {kind} {kept!r} {other!r}; build again to see it\n")
