"""Fetch what is new from the sources of a file: all at a time, each host one request at a time.

Whatever one source does, the others go on; what did not come is said in its report, remembered, and
asked for again by the next run.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, assert_never
from urllib.parse import urljoin

from flows.errors import FetchError
from flows.fetch.client import Answer, Client, Fate, ProblemError, open_client
from flows.fetch.hosts import host_of, without_key
from flows.fetch.store import Memory, Store, open_store, tell
from flows.read.feeds import Entry, read_entries
from flows.read.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from flows.read.source_list import ListedSource, SourceList

_TRIES_MAX: Final = 5
"""Runs in which a page may fail before it is given up."""
_FAULTS_KEPT: Final = 50
_CHARSET: Final = re.compile(r"charset\s*=\s*\"?([\w.:-]{1,40})", re.IGNORECASE)
_ENDINGS: Final = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of one source in one run.

    Args:
        new: Articles that were fetched.
        known: Articles that were there already.
        left: Articles that are to come: the most of a run were fetched, or its time was over.
        faults: What did not come, each in a sentence.
    """

    name: str
    new: int = 0
    known: int = 0
    left: int = 0
    faults: tuple[str, ...] = ()


@dataclass(slots=True)
class _Visit:
    """A source while it is fetched."""

    source: ListedSource
    store: Store
    memory: Memory
    client: Client
    until: float
    counts: Counter[str]
    faults: list[str]

    @property
    def is_over(self) -> bool:
        """Whether the time of the run is over, or the most of it were fetched."""
        is_late = asyncio.get_running_loop().time() > self.until
        return is_late or self.counts["asked"] >= self.source.entry.articles_max


def fetch_sources(
    sources: SourceList, only: Sequence[str] = (), say: Callable[[str], None] = lambda _: None
) -> tuple[Report, ...]:
    """Fetch what is new.

    Args:
        sources: A file of sources, read.
        only: Names of those to fetch; all where none is named.
        say: What is told of the progress, a sentence at a time.

    Returns:
        A report for each source that is fetched, in order of the file.

    Raises:
        FetchError: No source of that name is fetched from anywhere.
    """
    fetched = [s for s in sources.entries if s.is_fetched and (not only or s.name in only)]
    unknown = sorted(set(only) - {source.name for source in fetched})
    if unknown or not fetched:
        named = ", ".join(unknown) or "the file of sources"
        msg = f"{named}: names no feed and no urls to fetch"
        raise FetchError(msg)
    return asyncio.run(_fetch_all(sources, fetched, say))


async def _fetch_all(
    sources: SourceList, fetched: Sequence[ListedSource], say: Callable[[str], None]
) -> tuple[Report, ...]:
    until = asyncio.get_running_loop().time() + sources.rules.run_seconds
    own = frozenset(host_of(a) for s in fetched for a in _named_in(s))
    async with open_client(sources.rules, own) as client:
        work = (_fetch_source(source, client, until, say) for source in fetched)
        return tuple(await asyncio.gather(*work))


def _named_in(source: ListedSource) -> tuple[str, ...]:
    feed = source.entry.feed
    return source.entry.urls if feed is None else (feed,)


async def _fetch_source(
    source: ListedSource, client: Client, until: float, say: Callable[[str], None]
) -> Report:
    """Fetch one source; a fault of it is a line of its report, beside what came before."""
    counts: Counter[str] = Counter()
    faults: list[str] = []
    try:
        with open_store(source.path) as store:
            visit = _Visit(
                source=source,
                store=store,
                memory=store.read_memory(),
                client=client,
                until=until,
                counts=counts,
                faults=faults,
            )
            await _visit(visit)
    except (FetchError, OSError, ValueError, LookupError) as error:
        faults.append(f"{source.path}: {error}")
    report = Report(
        name=source.name,
        new=counts["new"],
        known=counts["known"],
        left=counts["left"],
        faults=tuple(faults),
    )
    say(tell_report(report))
    return report


async def _visit(visit: _Visit) -> None:
    try:
        entries = await _list_entries(visit)
        tried = visit.memory.tried
        for entry in sorted(entries, key=lambda entry: tried.get(entry.link, 0)):
            await _fetch_entry(visit, entry)
    finally:
        visit.memory.faults = visit.faults[:_FAULTS_KEPT]
        visit.store.write_memory(visit.memory)


async def _list_entries(visit: _Visit) -> Sequence[Entry]:
    feed = visit.source.entry.feed
    if feed is None:
        urls = visit.source.entry.urls
        return [Entry(key=a, link=a, markup="", metadata=Metadata(address=a)) for a in urls]
    try:
        data = await _fetch_feed(visit, feed)
    except ProblemError as error:
        visit.faults.append(str(error))
        data = visit.store.read_feed()
    entries = None if data is None else read_entries(data)
    if entries is None and data is not None:
        visit.faults.append(f"{without_key(feed)}: what came is no feed")
        visit.memory.etag = visit.memory.modified = ""
    return [_placed(entry, feed) for entry in entries or ()]


def _placed(entry: Entry, feed: str) -> Entry:
    """Give an entry with its whole link, which may be a path on the host of its feed."""
    if not entry.link.startswith("/"):  # a bare word is what a feed calls it, mostly
        return entry
    with suppress(ValueError):
        link = urljoin(feed, entry.link)
        return replace(entry, link=link, metadata=replace(entry.metadata, address=link))
    return entry


async def _fetch_feed(visit: _Visit, address: str) -> bytes | None:
    """Fetch a feed, or take the one kept where the server says that it is the same."""
    memory, kept = visit.memory, visit.store.read_feed()
    asked = {"If-None-Match": memory.etag, "If-Modified-Since": memory.modified}
    headers = {name: value for name, value in asked.items() if value} if kept is not None else {}
    answer = await visit.client.get(address, headers)
    if answer.status == 304:
        return kept
    if read_entries(answer.data) is None:
        visit.faults.append(f"{without_key(address)}: what came is no feed")
        return kept
    visit.store.write_feed(answer.data)
    memory.etag, memory.modified = (_kept(answer, name) for name in ("etag", "last-modified"))
    return answer.data


def _kept(answer: Answer, name: str) -> str:
    """Give a header that can be sent back; nothing for one that cannot."""
    value = answer.headers.get(name, "")
    return value if value.isascii() and value.isprintable() else ""


async def _fetch_entry(visit: _Visit, entry: Entry) -> None:
    is_page = visit.source.entry.pages == "fetch"
    key = entry.link if is_page else entry.key
    if not key or visit.store.has(key):
        visit.counts["known" if key else "bare"] += 1
    elif visit.memory.tried.get(key, 0) >= _TRIES_MAX:
        visit.counts["given up"] += 1
    elif visit.is_over:
        visit.counts["left"] += 1
    elif is_page:
        await _fetch_page(visit, entry)
    else:
        _keep_entry(visit, entry)


async def _fetch_page(visit: _Visit, entry: Entry) -> None:
    visit.counts["asked"] += 1
    try:
        answer = await visit.client.get(entry.link)
        ending = _ending_of(answer)
    except ProblemError as error:
        _note_problem(visit, entry.link, error)
        return
    visit.memory.tried.pop(entry.link, None)
    visit.store.write_page(entry.link, ending, answer.data, _told(entry, answer))
    visit.counts["new"] += 1


def _note_problem(visit: _Visit, address: str, error: ProblemError) -> None:
    """Remember what did not come; what was not asked for has not failed."""
    visit.faults.append(str(error))
    tries = visit.memory.tried.get(address, 0)
    match error.fate:
        case Fate.FINAL:
            visit.memory.tried[address] = _TRIES_MAX
        case Fate.OPEN:
            visit.memory.tried[address] = tries + 1
        case Fate.UNASKED:
            pass
        case _:
            assert_never(error.fate)


def _ending_of(answer: Answer) -> str:
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    ending = _ENDINGS.get(kind or "text/html")
    if ending is None:
        msg = f"{answer.address}: {kind[:60]} is neither page nor text"
        raise ProblemError(msg, Fate.FINAL)
    return ending


def _told(entry: Entry, answer: Answer) -> dict[str, str]:
    charset = _CHARSET.search(answer.headers.get("content-type", ""))
    metadata = replace(
        entry.metadata,
        address=without_key(answer.address),
        by_server=answer.headers.get("last-modified", ""),
        fetched=_moment(),
    )
    digest = hashlib.sha256(answer.data).hexdigest()
    return tell(
        metadata,
        charset=charset[1].lower() if charset else "",
        asked=without_key(entry.link),
        etag=answer.headers.get("etag", ""),
        sha256=digest,
    )


def _keep_entry(visit: _Visit, entry: Entry) -> None:
    if not entry.markup:
        visit.counts["bare"] += 1
        return
    visit.counts["asked"] += 1
    metadata = replace(entry.metadata, fetched=_moment())
    told = tell(metadata, charset="utf-8", key=entry.key)
    visit.store.write_page(entry.key, ".html", entry.markup.encode(), told)
    visit.counts["new"] += 1


def _moment() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def tell_report(report: Report) -> str:
    """Tell what came of a source in one line."""
    return f"{report.name}: " + ", ".join(_tell(report))


def _tell(report: Report) -> Iterator[str]:
    yield f"{report.new:,} new"
    yield f"{report.known:,} known"
    if report.left:
        yield f"{report.left:,} left for the next run"
    if report.faults:
        yield f"{len(report.faults):,} did not come"
