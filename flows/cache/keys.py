"""What work depends on, as digests: the bytes and name of an article, and everything else.

Another version of the code, the language model, a library or the reference data is another key, so
that what is kept is never out of date; what is no longer asked for is cleared in ``records``.
"""

from __future__ import annotations

import hashlib
import json
import sys
import unicodedata
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from flows.cache.plain import write_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from flows.model import Issue, RawArticle, Ruling

_PACKAGE: Final = Path(__file__).parents[1]
_LATER: Final = frozenset(
    {"cli.py", "commands", "fetch", "publish", "push", "query", "schedule.py", "server"}
    | {"training.py", "update.py", "workers"}
)
"""Rooms that come after the work on one article: a change there leaves it as it is."""
_LIBRARIES: Final = (
    "charset-normalizer",
    "dateparser",
    "ftfy",
    "hijridate",
    "numpy",
    "persiantools",
    "py3langid",
    "python-dateutil",
    "rapidfuzz",
    "spacy",
    "thinc",
)
_PUBLISH: Final = "publish"
"""The one of those rooms that shows in a release."""
_PUBLISHING: Final = ("jinja2", "markupsafe", "pyoxigraph", "rdflib")
"""What more counts for what is published."""


def digest_circumstances(reference: str, model: str | None, rulings: Sequence[Ruling]) -> str:
    """Give the digest of all that the work on an article depends on beside the article.

    Args:
        reference: Digest of the reference data.
        model: Name of an installed language model or its folder; None for the one shipped.
        rulings: What the user ruled about merges.
    """
    parts = (
        digest_code(),
        reference,
        _digest_model(model),
        [write_plain(ruling) for ruling in rulings],
        [_version(name) for name in _LIBRARIES],
        [*sys.version_info[:3], unicodedata.unidata_version],
    )
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def digest_article(article: RawArticle, circumstances: str) -> bytes:
    """Give the key of the work on an article, 32 bytes.

    Args:
        article: As it was read; all of it counts, its name and its doubts too.
        circumstances: As ``digest_circumstances`` gives them.
    """
    text = json.dumps([circumstances, write_plain(article)])
    return hashlib.sha256(text.encode()).digest()


def digest_build(
    keys: Iterable[bytes], unread: Iterable[Issue], ontology: Path, told: Sequence[str | float]
) -> bytes:
    """Give the key of what a whole build comes to, 32 bytes.

    Args:
        keys: Those of the work on its articles, on whose code and libraries they depend.
        unread: Doubts about what could not be read.
        ontology: Folder of the ontology; its reference data count by the keys of the articles.
        told: What else the build was told that shows in what it publishes.
    """
    parts = (
        sorted(key.hex() for key in keys),
        sorted(write_plain(issue) for issue in unread),
        _digest_files((*ontology.glob("*.ttl"), *_list_files(ontology / "exports")), ontology),
        _digest_files(_list_files(_PACKAGE / _PUBLISH), _PACKAGE),
        [_version(name) for name in _PUBLISHING],
        list(told),
    )
    return hashlib.sha256(json.dumps(parts).encode()).digest()


@lru_cache(maxsize=1)
def digest_code() -> str:
    """Give the digest of the code that works on articles, and of the model shipped with it."""
    model = (_PACKAGE / "language" / "model").glob("*")
    return _digest_files((*_list_modules(), *model), _PACKAGE)


def _list_modules() -> Iterator[Path]:
    for path in _PACKAGE.rglob("*.py"):
        if path.relative_to(_PACKAGE).parts[0] not in _LATER:
            yield path


def _list_files(folder: Path) -> Iterator[Path]:
    """List the files of a folder, whatever they are: pages are made of more than modules."""
    return (p for p in folder.rglob("*") if p.is_file() and p.parent.name != "__pycache__")


def _digest_model(model: str | None) -> str:
    if model is None:
        return ""
    folder = Path(model)
    if folder.is_dir():
        return _digest_files(_list_files(folder), folder)
    return f"{model} {_version(model)}"


def _digest_files(paths: Iterable[Path], root: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        content = hashlib.sha256(path.read_bytes()).digest()
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + content)
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
