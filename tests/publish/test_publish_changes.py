"""What changed between two releases is told, each thing once and under its own name."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from flows.publish.changes import Changes, Dating, Release, Told, compare, read_release
from flows.publish.changes_text import write_changes, write_changes_json
from tests.graph.handmade import make_graph

TOLD = Told(
    article="a.txt",
    claim="c1",
    claimant="Ana Marlo",
    states=("s1",),
    says="Ana Marlo: Stance (Ana Marlo · Opposes · talks)",
    standing=("Reported", "Positive"),
    passages=((10, 20, "is against"),),
)
DATING = Dating(article="a.txt", verdict="Accepted", decided="2013-05-01")
OLD = Release(digests={"a.txt": "aa"}, datings={"a.txt": DATING}, claims={"c1": TOLD})


def test_a_release_differs_in_nothing_from_itself() -> None:
    release = read_release(make_graph())
    assert compare(release, release) == Changes()
    assert write_changes(Changes()) == "# Changes\n\nNothing changed.\n"


def test_a_release_is_read_from_its_graph() -> None:
    release = read_release(make_graph())
    assert sorted(release.digests) == ["first.txt", "second.txt"]
    assert release.datings["first.txt"].verdict == "Rejected"
    assert all(claim.passages and claim.states for claim in release.claims.values())


@pytest.mark.parametrize(
    ("new", "want"),
    [
        pytest.param(
            replace(OLD, digests={"a.txt": "aa", "b.txt": "bb"}), Changes(came=("b.txt",)), id="article came"
        ),
        pytest.param(
            replace(OLD, digests={}, claims={}, datings={}),
            Changes(gone=("a.txt",), vanished=(TOLD,)),
            id="article went with its claims",
        ),
        pytest.param(replace(OLD, digests={"a.txt": "ab"}), Changes(rewritten=("a.txt",)), id="article changed"),
        pytest.param(
            replace(OLD, datings={"a.txt": replace(DATING, verdict="Rejected")}),
            Changes(turned=((DATING, replace(DATING, verdict="Rejected")),)),
            id="verdict turned",
        ),
        pytest.param(
            replace(OLD, claims={"c1": TOLD, "c2": replace(TOLD, claim="c2", states=("s2",))}),
            Changes(appeared=(replace(TOLD, claim="c2", states=("s2",)),)),
            id="claim appeared",
        ),
        pytest.param(
            replace(OLD, claims={"c2": replace(TOLD, claim="c2", standing=("Denied", "Negative"))}),
            Changes(restated=((TOLD, replace(TOLD, claim="c2", standing=("Denied", "Negative"))),)),
            id="standing changed",
        ),
        pytest.param(
            replace(OLD, claims={"c1": replace(TOLD, passages=((12, 22, "is against"),))}),
            Changes(moved=((TOLD, replace(TOLD, passages=((12, 22, "is against"),))),)),
            id="passage moved",
        ),
    ],
)  # fmt: skip
def test_each_sort_of_change_is_told(new: Release, want: Changes) -> None:
    changes = compare(OLD, new)
    assert changes == want
    assert "a.txt" in write_changes(changes) or "b.txt" in write_changes(changes)
    assert set(json.loads(write_changes_json(changes))) == set(Changes.__dataclass_fields__)


def test_the_same_standing_under_another_name_is_no_change_of_standing() -> None:
    other = replace(TOLD, claim="c2")
    changes = compare(OLD, replace(OLD, claims={"c2": other}))
    assert (changes.vanished, changes.appeared, changes.restated) == ((TOLD,), (other,), ())


def test_text_of_sources_stays_inside_its_line() -> None:
    hostile = replace(TOLD, claim="c2", says="x: y\n# Not a *title* [l](http://evil)")
    written = write_changes(compare(OLD, replace(OLD, claims={"c1": TOLD, "c2": hostile})))
    assert "\n# Not" not in written
    assert "\\[l\\](http://evil)" in written
