"""What is known of articles from builds before, what is not, and how the rest is made known.

Who does the work is told by ``Run``: the batches of a flow, or this process.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.cache.records import unpack_facts
from flows.model import RawArticle
from flows.read.prepared import without_collector
from flows.workers.keeper import Processed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.cache.records import Records
    from flows.model import ArticleFacts, Issue

log = logging.getLogger("flows.build")

Keyed = tuple[bytes, RawArticle]
"""An article with the key of its record."""
Run = Callable[[Sequence[Keyed]], Iterable[tuple[Sequence[Keyed], Processed]]]
"""Does the work on articles, and gives them in parts, each with what came of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What articles yield, in their order, and an issue for each that could not be processed."""

    facts: tuple[ArticleFacts, ...]
    issues: tuple[Issue, ...]


def know_articles(keyed: Sequence[Keyed], records: Records, run: Run) -> Known:
    """Give what articles yield; the work is only done where no record tells.

    Args:
        keyed: The articles as they were read, each with its key.
        records: Work done before; what is done now is added, part by part.
        run: Does the work.
    """
    found = records.find(key for key, _ in keyed)
    missing = [(key, article) for key, article in keyed if key not in found]
    log.info("%s articles known, %s to process", f"{len(found):,}", f"{len(missing):,}")
    issues = tuple(_make_known(missing, run, records.keep))
    failed = {issue.article for issue in issues}
    known = _load(keyed, records)
    lost = [(k, a) for k, a in keyed if a.name not in failed and k not in known]
    issues += tuple(_make_known(lost, run, records.hold))
    known |= _load(lost, records)
    return Known(facts=tuple(known[key] for key, _ in keyed if key in known), issues=issues)


@without_collector()
def _load(keyed: Sequence[Keyed], records: Records) -> dict[bytes, ArticleFacts]:
    """Load what articles yield, once: another build may clear the records meanwhile."""
    loaded = ((key, article, records.load(key)) for key, article in keyed)
    return {key: unpack_facts(body, article) for key, article, body in loaded if body is not None}


def _make_known(
    missing: Sequence[Keyed], run: Run, keep: Callable[[Mapping[bytes, bytes]], None]
) -> Iterator[Issue]:
    """Do the work on articles and keep it, part by part."""
    done = 0
    for part, processed in run(missing):
        pairs = zip(part, processed.bodies, strict=True)
        keep({key: body for (key, _), body in pairs if body is not None})
        yield from processed.issues
        done += len(part)
        log.info("processed %s of %s articles", f"{done:,}", f"{len(missing):,}")
