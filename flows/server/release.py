"""A release that can be asked: its files, and its triples in a store on disk.

The default graph is ``knowledge.ttl``; the named graphs are those of ``knowledge.nq``, and one each
for what tells of the release itself. The store is made anew for each release and lies in the
system's folder for temporary files (``TMPDIR``); when nobody needs it any more it goes.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat, Store

from flows.errors import ServeError
from flows.publish.history import CHANGES_RDF
from flows.publish.manifest import KNOWLEDGE
from flows.publish.provenance import RUN
from flows.publish.void import VOID_FILE
from flows.query.ask import PREFIXES, list_prefixes
from flows.query.facing import Facing
from flows.server.folder import open_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.server.folder import Folder

QUADS = "knowledge.nq"
TOLD = (VOID_FILE, RUN, CHANGES_RDF)
"""Files that tell of the release itself, each loaded into the graph ``graph/NAME``."""


@dataclass(frozen=True, kw_only=True)
class Release:
    """A release that can be asked.

    Args:
        folder: Its files.
        place: Folder of its store, for processes that open it.
        store: The same, open.
        prefixes: Short names of namespaces, those of the knowledge base among them.
        base: What the IRIs of the data begin with; ends in "/".
    """

    folder: Folder
    place: Path
    store: Store
    prefixes: Mapping[str, str]
    base: str

    def facing(self, thing: NamedNode) -> Facing | None:
        """Give the graph that describes a thing, to walk through; None where none does."""
        whole = Facing(store=self.store, prefixes=self.prefixes)
        told = (NamedNode(_name_graph(self.base, file)) for file in TOLD)
        facings = (whole, *(replace(whole, graph=graph) for graph in told))
        return next((facing for facing in facings if any(facing.quads(thing, None))), None)


def open_release(path: Path) -> Release:
    """Open a release and load its triples.

    Args:
        path: Folder that it was published into.

    Raises:
        ServeError: There is none, or it cannot be loaded.
    """
    folder = open_folder(path)
    place = Path(tempfile.mkdtemp(prefix="dateline-serve-"))
    try:
        prefixes = _read_prefixes(folder)
        base = _find_base(prefixes)
        _load(folder, place, base)
        store = Store.read_only(str(place))
    except (OSError, SyntaxError, ValueError) as error:
        shutil.rmtree(place, ignore_errors=True)
        msg = f"{path}: cannot be loaded: {error}; `dateline check` tells more"
        raise ServeError(msg) from error
    release = Release(
        folder=folder, place=place, store=store, prefixes=PREFIXES | prefixes, base=base
    )
    weakref.finalize(release, shutil.rmtree, place, ignore_errors=True)
    return release


def _read_prefixes(folder: Folder) -> dict[str, str]:
    with folder.open(KNOWLEDGE) as file:
        return list_prefixes(line.decode() for line in file)


def _find_base(prefixes: Mapping[str, str]) -> str:
    base, kind, _ = prefixes.get("article", "").rpartition("article/")
    if not kind:
        msg = f"{KNOWLEDGE} has no prefix `article:`, so it is no knowledge base of dateline's"
        raise ValueError(msg)
    return base


def _load(folder: Folder, place: Path, base: str) -> None:
    store = Store(str(place))
    with folder.open(KNOWLEDGE) as file:
        store.bulk_load(file, format=RdfFormat.TURTLE)
    if QUADS in folder.digests:
        with folder.open(QUADS) as file:
            store.bulk_load(file, format=RdfFormat.N_QUADS)
    for name in TOLD:
        if name in folder.digests:
            with folder.open(name) as file:
                graph = NamedNode(_name_graph(base, name))
                store.bulk_load(file, format=RdfFormat.TURTLE, to_graph=graph)
    store.flush()


def _name_graph(base: str, file: str) -> str:
    return f"{base}graph/{Path(file).stem}"
