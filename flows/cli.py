"""The ``dateline`` command: parse arguments, call one function, set the exit code.

Exit codes: 0 done · 1 checks failed, nothing published · 2 wrong use or unreadable input.
Data goes to stdout, talk to stderr. Whatever imports Prefect is imported by its command alone.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, CycloptsError, Parameter

from flows import __version__
from flows.errors import CheckError, FlowsError
from flows.settings import read_settings

if TYPE_CHECKING:
    from flows.build import BuildOptions

SEEDS, OUTPUT = Path("seeds"), Path("output")
# Prefect without telemetry, patient with its private server, and silent about what we say ourselves
PREFECT_DEFAULTS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
}


def _examples(*lines: str) -> str:
    return "\n  ".join(("Examples:", *lines))


app = App(
    name="dateline",
    version=__version__,
    help="News text in, a dated and sourced RDF knowledge base out.",
    help_format="plaintext",
    help_epilogue=_examples("dateline build", "dateline check", "dateline query --list"),
)

Sources = Annotated[tuple[Path, ...], Parameter(negative=(), show_default=False)]
Format = Literal["table", "csv", "tsv", "json", "xml", "turtle"]


@app.command(
    help_epilogue=_examples("dateline build", "dateline build articles/ extra.txt --output kb")
)
def build(*sources: Path, output: Path = OUTPUT, model: str | None = None) -> None:
    """Build the knowledge base of some sources and publish it.

    Args:
        sources: Files and folders of articles; seeds/ if none is named.
        output: Folder to publish into.
        model: Name of an installed spaCy pipeline; the shipped one if none is named.
    """
    from flows.publish.screen import show_summary, talk

    with talk("starting Prefect's private server: about 10 s, more on a busy machine"):
        options = _ready_engine(sources, output, model)
        from flows.build import run_build

        summary = run_build(options)
    show_summary(summary)


@app.command(
    help_epilogue=_examples("dateline check", "dateline check kb/knowledge.ttl --sources articles/")
)
def check(file: Path = OUTPUT / "knowledge.ttl", /, *, sources: Sources = ()) -> None:
    """Validate a knowledge base and re-read every span out of its source text.

    Args:
        file: The knowledge base, in Turtle.
        sources: Files and folders of its articles; those of the build if none is named.
    """
    from flows.publish.verify import verify_file

    _print(verify_file(file, sources, read_settings().ontology) + "\n")


@app.command(
    help_epilogue=_examples(
        "dateline query --list",
        "dateline query 01-rejected-datelines",
        'dateline query "SELECT ?a { ?a a dl:Article }" --format csv',
    )
)
def query(
    question: str | None = None,
    /,
    *,
    list_: Annotated[bool, Parameter(name="--list", negative=())] = False,
    format_: Annotated[Format | None, Parameter(name="--format")] = None,
    knowledge: Path = OUTPUT / "knowledge.ttl",
) -> None:
    """Answer a SPARQL question over the published knowledge base.

    Args:
        question: SPARQL text, a file ending in .rq, or the name of a saved question.
        list_: Name the saved questions.
        format_: How to print the answer; a table by default, Turtle for graphs.
        knowledge: The knowledge base, in Turtle.
    """
    from flows.query.run import answer_text, list_text

    questions = read_settings().ontology / "questions"
    _print(list_text(questions) if list_ else answer_text(question, knowledge, questions, format_))


@app.command(
    help_epilogue=_examples(
        'dateline schedule --cron "0 6 * * *"',
        'dateline schedule articles/ --cron "*/15 * * * *" --output kb',
    )
)
def schedule(*sources: Path, cron: str, timezone: str = "UTC", output: Path = OUTPUT) -> None:
    """Serve the build on a schedule, until interrupted.

    Args:
        sources: Files and folders of articles; seeds/ if none is named.
        cron: Minute, hour, day of month, month, day of week.
        timezone: IANA name of the time zone of the cron line.
        output: Folder to publish into.
    """
    os.environ.setdefault("PREFECT_LOGGING_EXTRA_LOGGERS", "flows")
    options = _ready_engine(sources, output, None)
    from flows.schedule import serve_schedule

    serve_schedule(options, cron, timezone)


@app.command(help_epilogue=_examples("dateline train --data corpora/ --output model/"))
def train(*, data: Path, output: Path = Path("model"), seed: int = 7) -> None:
    """Train the language model from its corpora; takes about two hours on two cores.

    Args:
        data: Folder of the corpora, each in a folder of its own as the model's card names them.
        output: Folder that the model and its card are written to.
        seed: The same one gives the same figures.
    """
    from flows.language.train import Recipe, train_model
    from flows.publish.screen import talk

    reference = read_settings().ontology / "reference"
    day = datetime.now(tz=UTC).date().isoformat()
    with talk("training: the parser first, then the names; spaCy shows each step"):
        recipe = Recipe(data=data, reference=reference, output=output, day=day, seed=seed)
        scores = train_model(recipe)
    for score in scores:
        figures = ", ".join(f"{name} {value:.1f}" for name, value in score.figures)
        _print(f"{score.corpus}: {figures}\n")


def _ready_engine(sources: tuple[Path, ...], output: Path, model: str | None) -> BuildOptions:
    settings = read_settings()
    for name, value in PREFECT_DEFAULTS.items():
        os.environ.setdefault(name, value)
    from flows.build import BuildOptions

    return BuildOptions(
        sources=sources or (SEEDS,),
        output=output,
        ontology=settings.ontology,
        base_iri=settings.base_iri,
        model=model or settings.model,
        batch_articles=settings.batch_articles,
        file_size_max=settings.file_size_max,
        issues_max=settings.issues_max,
    )


def _print(text: str) -> None:
    sys.stdout.write(text)


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        app(exit_on_error=False, print_error=True, result_action="return_value")
    except CycloptsError:
        sys.exit(2)
    except FlowsError as error:
        sys.stderr.write(f"dateline: {error}\n")
        sys.exit(1 if isinstance(error, CheckError) else 2)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
