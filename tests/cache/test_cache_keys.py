"""Whatever the work on an article depends on changes its key; nothing else does."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from flows.cache import keys as room
from flows.cache.keys import digest_article, digest_build, digest_circumstances
from flows.model import Issue, IssueCode, RawArticle, Ruling, RulingKind

RAW = RawArticle(id="a", name="a.txt", digest="0" * 64, text="All of it.")


def test_any_part_of_an_article_changes_its_key() -> None:
    issue = Issue(article="a.txt", code=IssueCode.GUESSED_ENCODING, seen="")
    others = (
        replace(RAW, text="All of it!"),
        replace(RAW, id="b"),
        replace(RAW, name="b.txt"),
        replace(RAW, encoding="latin-1"),
        replace(RAW, issues=(issue,)),
    )
    keys = {digest_article(article, "x") for article in (RAW, *others)}
    assert len(keys) == 1 + len(others)
    assert digest_article(replace(RAW), "x") == digest_article(RAW, "x")


def test_the_circumstances_change_the_key_of_all_articles() -> None:
    assert digest_article(RAW, "x") != digest_article(RAW, "y")


def test_reference_model_and_rulings_are_circumstances(tmp_path: Path) -> None:
    ruling = Ruling(kind=RulingKind.FORBID, kept="A", other="B")
    (tmp_path / "meta.json").write_text("1")
    all_of_them = [
        digest_circumstances("r", None, ()),
        digest_circumstances("other", None, ()),
        digest_circumstances("r", "en_core_web_sm", ()),
        digest_circumstances("r", str(tmp_path), ()),
        digest_circumstances("r", None, (ruling,)),
    ]
    (tmp_path / "meta.json").write_text("2")
    all_of_them.append(digest_circumstances("r", str(tmp_path), ()))
    assert len(set(all_of_them)) == len(all_of_them)


def test_whatever_shows_in_a_release_changes_the_key_of_a_build(tmp_path: Path) -> None:
    issue = Issue(article="b.txt", code=IssueCode.EMPTY_FILE, seen="")
    (tmp_path / "exports").mkdir()
    keys = [
        digest_build([b"1", b"2"], (), tmp_path, ("https://a/", 0.0)),
        digest_build([b"1"], (), tmp_path, ("https://a/", 0.0)),
        digest_build([b"1", b"2"], (issue,), tmp_path, ("https://a/", 0.0)),
        digest_build([b"1", b"2"], (), tmp_path, ("https://b/", 0.0)),
        digest_build([b"1", b"2"], (), tmp_path, ("https://a/", 0.5)),
    ]
    (tmp_path / "exports" / "claims.rq").write_text("SELECT * {}")
    keys.append(digest_build([b"1", b"2"], (), tmp_path, ("https://a/", 0.0)))
    (tmp_path / "shapes.ttl").write_text("")
    keys.append(digest_build([b"1", b"2"], (), tmp_path, ("https://a/", 0.0)))
    assert len(set(keys)) == len(keys)
    assert digest_build([b"2", b"1"], (), tmp_path, ("https://a/", 0.0)) == keys[-1]


IMPORTED = "import sys, flows.pipeline; print(*(name for name in sys.modules if name.startswith('flows.')))"


def test_rooms_left_out_are_there_and_the_work_on_an_article_sees_none_of_them() -> None:
    package = Path(room.__file__).parents[1]
    assert {path.name for path in package.iterdir()} >= room._LATER
    told = subprocess.run(
        [sys.executable, "-c", IMPORTED],
        capture_output=True,
        text=True,
        check=True,
        cwd=package.parent,
    )
    rooms = {name.split(".")[1] for name in told.stdout.split()}
    assert "dates" in rooms
    assert not rooms & {name.removesuffix(".py") for name in room._LATER}
