"""Records are kept for the next build; what is damaged, full or old harms no build."""

from __future__ import annotations

import resource
import sqlite3
from typing import TYPE_CHECKING

import pytest

from flows.cache.records import FILE, Records, pack_facts, unpack_facts
from flows.model import ArticleFacts, CleanArticle, Part, PartKind, RawArticle, Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROOMY = 10**9
RAW = RawArticle(id="a", name="a.txt", digest="0" * 64, text="All of it.")
FACTS = ArticleFacts(
    article=CleanArticle(
        raw=RAW,
        parts=(Part(kind=PartKind.PARAGRAPH, span=Span(begin=0, end=10), text="All of it."),),
    )
)


def _keep(folder: Path, *keys: bytes, body: bytes = b"body") -> None:
    with Records(folder, ROOMY) as records:
        records.keep(dict.fromkeys(keys, body))


def test_a_record_gives_back_what_was_packed() -> None:
    assert unpack_facts(pack_facts(FACTS), RAW) == FACTS


@pytest.mark.parametrize(
    "body", [pytest.param(b"", id="empty"), pytest.param(pack_facts(FACTS)[:-3], id="cut")]
)
def test_a_body_that_cannot_be_read_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"a\.txt"):
        unpack_facts(body, RAW)


def test_what_is_kept_is_there_for_the_next_build(tmp_path: Path) -> None:
    _keep(tmp_path, b"1", b"2")
    with Records(tmp_path, ROOMY) as records:
        assert records.find([b"1", b"3"]) == {b"1"}
        assert records.load(b"2") == b"body"
        assert records.load(b"3") is None


def test_a_damaged_record_is_none(tmp_path: Path) -> None:
    _keep(tmp_path, b"1", b"2")
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("UPDATE record SET body = x'00' WHERE key = ?", (b"1",))
    file.close()
    with Records(tmp_path, ROOMY) as records:
        assert records.find([b"1", b"2"]) == {b"2"}
        assert records.load(b"1") is None


@pytest.mark.parametrize(
    "content",
    [pytest.param(b"no database" * 99, id="other"), pytest.param(None, id="torn")],
)
def test_a_damaged_file_is_made_anew(content: bytes | None, tmp_path: Path) -> None:
    _keep(tmp_path, *(bytes([n]) for n in range(50)), body=b"x" * 999)
    path = tmp_path / FILE
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 3] + b"?" * 999 if content is None else content)
    with Records(tmp_path, ROOMY) as records:
        found = records.find([b"\x01"])
        records.keep({b"new": b"body"})
        assert records.load(b"new") == b"body"
        assert all(records.load(key) == b"x" * 999 for key in found)


def test_a_damaged_file_that_cannot_go_stops_no_build(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database" * 99)
    (tmp_path / f"{FILE}-folder").mkdir()
    with Records(tmp_path, ROOMY) as records:
        records.keep({b"new": b"body"})
        assert records.load(b"new") == b"body"


def test_where_nothing_can_be_written_records_live_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with Records(tmp_path / "file", ROOMY) as records:
        records.keep({b"1": b"body"})
        assert records.load(b"1") == b"body"
        assert records.find([b"1"]) == {b"1"}


@pytest.fixture
def files_end_early() -> Iterator[None]:
    """Let no file grow above 200,000 bytes, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("files_end_early")
def test_a_full_disk_stops_no_build(tmp_path: Path) -> None:
    keys = [bytes([n]) for n in range(60)]
    with Records(tmp_path, ROOMY) as records:
        for key in keys:
            records.keep({key: b"x" * 9_999})
        assert all(records.load(key) == b"x" * 9_999 for key in keys)
    with Records(tmp_path, ROOMY) as records:
        assert 0 < len(records.find(keys)) < len(keys)


def test_records_not_asked_for_longest_go_first(tmp_path: Path) -> None:
    for key in (b"old", b"kept", b"new"):
        _keep(tmp_path, key, body=b"x" * 100_000)
    with Records(tmp_path, 280_000) as records:
        records.find([b"kept"])
    with Records(tmp_path, ROOMY) as records:
        assert records.find([b"old", b"kept", b"new"]) == {b"kept", b"new"}


def test_records_of_this_build_stay_however_many(tmp_path: Path) -> None:
    with Records(tmp_path, 1) as records:
        records.keep({b"1": b"x" * 100_000})
    with Records(tmp_path, ROOMY) as records:
        assert records.find([b"1"]) == {b"1"}
