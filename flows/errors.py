"""What stops a run. Doubts about one article are not errors: they are ``model.Issue``.

FlowsError
├── SettingsError        a setting or an option makes no sense
├── ReferenceDataError   a row of ontology/reference/ cannot be used
├── SourceError          the sources named cannot be read at all
├── ModelError           the language model is not there or does not fit
├── CheckError           the graph fails SHACL or a span does not read back
├── ShapesError          the shapes ask what the checker does not know
├── FetchError           what was to be fetched did not come
├── QueryError           a query is malformed or names nothing
├── PushError            a store did not take what was pushed to it
├── ServeError           there is no release to serve, or no port to serve it on
└── PublishError         the release could not be written; the old one stands
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class FlowsError(Exception):
    """A run cannot be trusted, or cannot start; its text says where, what, and what to do."""


class SettingsError(FlowsError):
    """A setting or an option makes no sense."""


class ReferenceDataError(FlowsError):
    """A row of ``ontology/reference/`` cannot be used.

    Args:
        path: The table.
        line: Line in the table, counted from 1; the header is line 1.
        problem: What is wrong with it and what would be right.
    """

    def __init__(self, path: Path, line: int, problem: str) -> None:
        self.path, self.line, self.problem = path, line, problem
        super().__init__(f"{path}, line {line}: {problem}")


class SourceError(FlowsError):
    """The sources named cannot be read at all."""


class ModelError(FlowsError):
    """The language model is not there or does not fit."""


class CheckError(FlowsError):
    """The graph fails a check; nothing is published.

    Args:
        problems: One sentence a problem, each naming what it is about.
    """

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class ShapesError(FlowsError):
    """The shapes ask what the checker does not know; it checks all of them or none."""


class FetchError(FlowsError):
    """What was to be fetched from the network did not come."""


class QueryError(FlowsError):
    """A query is malformed or names nothing."""


class PushError(FlowsError):
    """A store did not take what was pushed to it; what is whole there is recorded there."""


class ServeError(FlowsError):
    """There is no release to serve, or no port to serve it on."""


class PublishError(FlowsError):
    """The release could not be written; the one published before stands."""
