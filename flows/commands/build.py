"""``dateline build``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from flows.commands.shell import OUTPUT, SEEDS, set_engine_defaults

if TYPE_CHECKING:
    from flows.build import BuildOptions

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
    from flows.errors import SettingsError
    from flows.publish.screen import show_summary, talk

    with talk("starting Prefect's private server: about 10 s, more on a busy machine"):
        options = ready_options(sources, output, model)
        if min_confidence is not None:
            if not 0 <= min_confidence <= 1:
                msg = f"--min-confidence is a number from 0 to 1, not {min_confidence}"
                raise SettingsError(msg)
            options = options.model_copy(update={"min_confidence": min_confidence})
        from flows.build import run_build

        summary = run_build(options)
    show_summary(summary)


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
    from flows.build import BuildOptions

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
