"""What changed between two releases is told, each thing once and under its own name."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from flows.publish.changes import Changes, Dating, Release, Taken, Told, compare
from flows.publish.changes_read import read_release, tell_changes
from flows.publish.changes_text import write_changes, write_changes_json
from flows.publish.differing import read_differing, read_things
from flows.publish.quads import find_homes
from flows.publish.turtle import write_turtle
from tests.graph.handmade import BASE, make_graph, make_turtle

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
    release = read_release(read_things(make_turtle()))
    assert compare(release, release) == Changes()
    assert tell_changes(make_turtle(), make_turtle())[0] == Changes()
    assert write_changes(Changes()) == "# Changes\n\nNothing changed.\n"


def test_a_release_is_read_from_its_graph() -> None:
    release = read_release(read_things(make_turtle()))
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


def test_two_claims_are_never_one_and_the_same_before() -> None:
    twice = {f"c{n}": replace(TOLD, claim=f"c{n}", standing=("Denied", f"{n}")) for n in (2, 3)}
    changes = compare(OLD, replace(OLD, claims=twice))
    assert len(changes.restated) == len(changes.appeared) == 1
    assert changes.vanished == ()


def without(*files: str) -> bytes:
    """Give the hand-made knowledge base without what these articles alone say."""
    triples = make_graph().triples
    gone = {f"{BASE}article/{file}" for file in files}
    homes = {str(thing): {h.value for h in found} for thing, found in find_homes(triples).items()}
    stay = [t for t in triples if not homes.get(str(t.subject)) or homes[str(t.subject)] - gone]
    return write_turtle(stay, BASE)


def edit(before: str, after: str) -> bytes:
    turtle = make_turtle()
    assert before.encode() in turtle
    return turtle.replace(before.encode(), after.encode())


SHIFTED = re.sub(
    rb'(char\\=|nif:beginIndex ")(\d+)',
    lambda found: found[1] + b"%d" % (int(found[2]) + 1),
    make_turtle(),
)
EDITED = [
    pytest.param(without("first"), id="an article went"),
    pytest.param(without("first", "second"), id="both went"),
    pytest.param(edit("dl:verdict dl:Rejected", "dl:verdict dl:Accepted"), id="a verdict turned"),
    pytest.param(edit('skos:prefLabel "Tomas Rek"', 'skos:prefLabel "T. Rek"'), id="renamed"),
    pytest.param(edit("dl:polarity dl:Negative", "dl:polarity dl:Positive"), id="another polarity"),
    pytest.param(SHIFTED, id="spans moved"),
    pytest.param(edit("<https://", "<http://").replace(b"x: <http", b"x: <https"), id="other IRIs"),
    pytest.param(b"", id="nothing left"),
    pytest.param(b'<a:b> <a:c> """x\n\ny""" .', id="written by others"),
]


@pytest.mark.parametrize("new", EDITED)
def test_what_differs_tells_as_much_as_the_whole(new: bytes) -> None:
    for pair in ((make_turtle(), new), (new, make_turtle())):
        wholes = [read_release(read_things(turtle)) for turtle in pair]
        assert replace(tell_changes(*pair)[0], taken=()) == compare(*wholes)


def test_what_stays_is_not_read() -> None:
    turtle = make_turtle()
    new = edit("dl:verdict dl:Rejected", "dl:verdict dl:Accepted")
    old_things, new_things = read_differing(turtle, new)
    assert 0 < len(new_things) == len(old_things) < len(read_things(turtle)) / 3


def test_claims_move_with_their_passages() -> None:
    changes, _ = tell_changes(make_turtle(), SHIFTED)
    assert len(changes.moved) == 16
    assert changes == Changes(moved=changes.moved)


def test_what_an_article_takes_with_it_is_told() -> None:
    changes, _ = tell_changes(make_turtle(), without("first"))
    (taken,) = changes.taken
    assert taken.article == "first.txt"
    assert len(taken.situations) > 5
    assert "- `first.txt`, with 12 claims; 1" in write_changes(changes)


def test_claims_of_articles_that_came_are_counted() -> None:
    written = write_changes(tell_changes(without("first"), make_turtle())[0])
    assert "- `first.txt`, with 12 claims" in written
    assert "## Claims that appeared" not in written


def test_names_of_what_is_gone_are_cut_short() -> None:
    taken = Taken(
        article="a.txt", entities=tuple(f"N{n:02}" for n in range(15)), leaning=("b.txt",)
    )
    written = write_changes(Changes(gone=("a.txt",), taken=(taken,)))
    assert "N11 and 3 more; dates that leaned on it: `b.txt`" in written
