"""A release: its files, put whole in the place of the release before.

How they are put there is told by ``place``.
"""

from __future__ import annotations

import json
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.errors import PublishError
from flows.publish.articles import is_kept, write_article, write_text
from flows.publish.content import measure, read_pieces, size_of, write_pieces
from flows.publish.exports import COMPANIONS, FILES, stream_form
from flows.publish.handbook.page import HANDBOOK, write_handbook
from flows.publish.history import HISTORY, write_history
from flows.publish.issues import write_issues
from flows.publish.manifest import KNOWLEDGE, MANIFEST, RunFacts, count_all, write_manifest
from flows.publish.merges import MERGES, write_merges
from flows.publish.passing import list_passing, write_passing
from flows.publish.place import Before, place_files
from flows.publish.provenance import RUN, describe_run, list_run_prefixes
from flows.publish.report.page import REPORT, write_report
from flows.publish.spool import sort_turtle
from flows.publish.void import VOID_FILE, write_void
from flows.read.prepared import without_collector

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from flows.model import Assembly, RawArticle
    from flows.publish.content import Content, Written
    from flows.publish.exports import Form, Graph

ARTICLES = "articles"
ONTOLOGY = "dateline.ttl"
"""The ontology, in the folder that holds the folder of the export queries."""
LARGE_BYTES = 10_000_000
"""From this size on the knowledge base is published packed as well, for whom sends or keeps it."""


@without_collector()
def publish_release(
    graph: Graph, assembly: Assembly, output: Path, run: RunFacts, kept_max: int
) -> None:
    """Publish a build that has passed its checks.

    Args:
        graph: The knowledge base.
        assembly: What it was made of.
        output: Folder to publish into; files of others in it are left alone.
        run: What only the run knows.
        kept_max: Earlier releases to keep, from 0.

    Raises:
        PublishError: The release could not be written; the one before stands.
    """
    try:
        history = write_history(output / KNOWLEDGE, graph)
        with tempfile.TemporaryDirectory(prefix="release-", dir=graph.scratch) as folder:
            files = list_files(graph, assembly, run, history, Path(folder))
            write_release(files, output, kept_max)
    except OSError as error:
        raise tell_unwritten(output, error) from error


def list_files(
    graph: Graph, assembly: Assembly, run: RunFacts, history: Mapping[str, bytes], folder: Path
) -> dict[str, Content]:
    """Give the files of a release by their path below the output folder, the manifest last.

    Args:
        graph: The knowledge base.
        assembly: What it was made of.
        run: What only the run knows.
        history: The files that tell of the release before.
        folder: Where those are made that need not fit into memory.
    """
    with ThreadPoolExecutor(1) as aside:  # pyoxigraph and zlib work while Python does other things
        forms = {
            name: aside.submit(_write_form, graph, form, folder)
            for form, name in _list_forms(graph)
        }
        articles, issues = dict(_write_articles(assembly, folder)), write_issues(assembly.issues)
        passed = write_passing(graph, folder)
    ontology = (graph.queries.parent / ONTOLOGY).read_bytes()
    files: dict[str, Content] = {
        KNOWLEDGE: graph.turtle,
        **passed.files,
        **{name: form.result() for name, form in forms.items()},
        "issues.jsonl": issues,
        REPORT: write_report(graph, lambda name: _find_article(articles, name), issues),
        MERGES: write_merges(assembly.merges),
        VOID_FILE: write_void(passed.counts, graph.base),
        HANDBOOK: write_handbook(passed.uses, graph.base, ontology),
        **history,
        **articles,
    }
    raws = [assembled.article.raw for assembled in assembly.articles]
    written = {name: measure(content) for name, content in files.items()}
    counts = count_all(assembly, passed.counts.triples)
    return files | tell_run(Run(base=graph.base, raws=raws, facts=run), written, counts, folder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The run that a release comes of.

    Args:
        base: What the IRIs of its data begin with; ends in "/".
        raws: The articles read, in order of their ids.
        facts: What only the run knows.
    """

    base: str
    raws: Sequence[RawArticle]
    facts: RunFacts


def tell_run(
    run: Run, written: Mapping[str, Written], counts: Mapping[str, int], folder: Path
) -> dict[str, Content]:
    """Give the files that tell of a run, the manifest last.

    Args:
        run: The run.
        written: What the other files of the release are known by, by their paths.
        counts: What the release has.
        folder: Where those are made that need not fit into memory.
    """
    told = describe_run(run.base, written, run.raws, run.facts, datetime.now(UTC))
    path = write_pieces(folder / RUN, sort_turtle(told, list_run_prefixes(run.base), folder))
    digests = {name: one.digest for name, one in written.items()}
    digests[RUN] = measure(path).digest
    return {RUN: path, MANIFEST: write_manifest(run.raws, digests, run.facts, counts)}


def _list_forms(graph: Graph) -> Iterator[tuple[Form, str]]:
    """List the forms that are not made as the graph passes."""
    passing = list_passing(graph)
    yield from ((form, name) for form, name in COMPANIONS.items() if form not in passing)
    if size_of(graph.turtle) >= LARGE_BYTES:
        yield "gz", FILES["gz"]


def _write_form(graph: Graph, form: Form, folder: Path) -> Path:
    return write_pieces(folder / FILES[form], stream_form(graph, form))


def _write_articles(assembly: Assembly, folder: Path) -> Iterator[tuple[str, Path]]:
    """Write a file an article, and its text where no other file has it."""
    (folder / ARTICLES).mkdir()
    for assembled in assembly.articles:
        raw = assembled.article.raw
        name = f"{ARTICLES}/{raw.id}"
        yield f"{name}.json", write_pieces(folder / f"{name}.json", [write_article(assembled)])
        if is_kept(raw):
            yield f"{name}.txt", write_pieces(folder / f"{name}.txt", [write_text(raw.text)])


def _find_article(articles: Mapping[str, Path], name: str) -> bytes | None:
    path = articles.get(f"{ARTICLES}/{name}.json")
    return None if path is None else path.read_bytes()


def write_release(files: Mapping[str, Content], output: Path, kept_max: int) -> None:
    """Put files in the place of those of the release before; articles that are gone go.

    Args:
        files: By path below ``output``, the manifest among them.
        output: Folder to publish into, made where it is missing.
        kept_max: Earlier releases to keep, from 0.

    Raises:
        PublishError: Something could not be written; the release before stands.
    """
    try:
        manifest = b"".join(read_pieces(files[MANIFEST]))
        place_files(files, output, _find_before(output, manifest), kept_max)
    except OSError as error:
        raise tell_unwritten(output, error) from error


def tell_unwritten(output: Path, error: OSError) -> PublishError:
    """Tell why a release could not be written, and what to do."""
    reason = error.strerror or str(error)
    where = f" ({error.filename})" if error.filename else ""
    return PublishError(
        f"{output}: not published, the release before stands: {reason}{where}; "
        "mend that and build again: finished work is kept"
    )


def _find_before(output: Path, new: bytes) -> Before:
    """Read what the manifest in the output folder says of itself."""
    manifest = output / MANIFEST
    if not manifest.is_file():
        return Before()
    old = _list_digests(manifest.read_bytes())
    published = datetime.fromtimestamp(manifest.stat().st_mtime, tz=UTC)
    is_same = without_history(old) == without_history(_list_digests(new))
    return Before(
        names=frozenset({MANIFEST, *old}),
        kept_as=None if is_same else f"{published:%Y-%m-%dT%H%M%S.%fZ}",
    )


def _list_digests(manifest: bytes) -> dict[str, Any]:
    """Give the digest of each file of a release; nothing where this is no manifest of ours."""
    try:
        files = json.loads(manifest)["files"]
    except (ValueError, KeyError, TypeError):
        return {}
    return files if isinstance(files, dict) else {}


def without_history(digests: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out the files that tell of the run and of the release before."""
    return {name: digest for name, digest in digests.items() if name not in HISTORY | {RUN}}
