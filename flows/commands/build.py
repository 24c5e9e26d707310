"""``dateline build``."""

from __future__ import annotations

import os
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from flows.commands.shell import OUTPUT, SEEDS, set_engine_defaults
from flows.errors import CheckError, FlowsError, SettingsError

if TYPE_CHECKING:
    from flows.build import Built
    from flows.job import BuildOptions

EXAMPLES = ("dateline build", "dateline build articles/ extra.txt --output kb")


def build(
    *sources: Path,
    output: Path = OUTPUT,
    model: str | None = None,
    min_confidence: float | None = None,
) -> None:
    """Build the knowledge base of some sources and publish it.

    Args:
        sources: Files, folders, archives, or files of sources (.toml); "-" for standard input;
            sources.toml if it is there and none is named, else seeds/.
        output: Folder to publish into.
        model: Name of an installed spaCy pipeline; the shipped one if none is named.
        min_confidence: Leave out claims believed less, 0 to 1; none if not given.
    """
    from flows.publish.screen import show_summary, talk
    from flows.publish.told import tell

    address = os.environ.get("PREFECT_API_URL")
    private = "starting Prefect's private server: about 10 s, more on a busy machine"
    with talk(f"asking the Prefect server at {address}" if address else private):
        options = ready_options(sources, output, model)
        if min_confidence is not None:
            if not 0 <= min_confidence <= 1:
                msg = f"--min-confidence is a number from 0 to 1, not {min_confidence}"
                raise SettingsError(msg)
            options = options.model_copy(update={"min_confidence": min_confidence})
        from flows.build import run_build
        from flows.engine import end_untold

        built = run_build(options)
    if built.summary is not None:
        show_summary(built.summary)
    if built.lost is not None:
        tell(_tell_lost(built))
        end_untold(_exit_code(built))


def _tell_lost(built: Built) -> str:
    if built.summary is not None:
        return "the Prefect server was lost: all is published, but its UI lacks the end of this run"
    if isinstance(built.fault, FlowsError):
        return f"dateline: {built.fault}"
    if built.fault is not None:
        return "".join(traceback.format_exception(built.fault))
    advice = (
        "start it again, or unset PREFECT_API_URL to have a private one"
        if "PREFECT_API_URL" in os.environ
        else "a busy machine may need PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS above 180"
    )
    return f"dateline: nothing is published, no Prefect server answers: {built.lost}; {advice}"


def _exit_code(built: Built) -> int:
    if built.summary is not None:
        return 0
    return 1 if isinstance(built.fault, CheckError) else 2


def usual_sources(listed: Path) -> tuple[Path, ...]:
    """Give what is read where no source is named: the file of sources, else seeds/."""
    return (listed,) if listed.is_file() else (SEEDS,)


def ready_options(sources: tuple[Path, ...], output: Path, model: str | None) -> BuildOptions:
    """Set the engine's defaults and give what a build is told.

    Raises:
        SettingsError: A variable of the environment has a value that makes no sense.
    """
    from flows.settings import read_settings

    settings = read_settings()
    set_engine_defaults()
    from flows.job import BuildOptions

    return BuildOptions(
        sources=sources or usual_sources(settings.sources),
        output=output,
        ontology=settings.ontology,
        base_iri=settings.base_iri,
        model=model or settings.model,
        batch_articles=settings.batch_articles,
        file_size_max=settings.file_size_max,
        issues_max=settings.issues_max,
        releases_kept=settings.releases_kept,
        merges=settings.merges,
        min_confidence=settings.min_confidence,
        llm=settings.llm_options(),
        work=settings.work_options(),
    )
