"""A release is served whole: the next one takes its place while the server runs, or none does."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode

from flows.errors import ServeError
from flows.publish.making import Making
from flows.publish.manifest import RunFacts
from flows.publish.release import publish_release
from flows.server.folder import open_folder
from flows.server.links import iri_of, path_of
from flows.server.release import open_release
from tests.graph.handmade import BASE, make_assembly, make_graph, make_turtle
from tests.server.serving import make_files, make_release, serving, write_release
from tests.waiting import wait_until

if TYPE_CHECKING:
    from pathlib import Path

RENAMED = make_turtle().replace(b'"Ana Marlo"', b'"Ana Marlo the Second"')
LABEL = "SELECT ?name { person:ana-marlo rdfs:label ?name }"


def swap(new: Path, old: Path) -> None:
    """Put a folder in the place of another."""
    old.rename(old.with_name("before"))
    new.rename(old)


def test_a_new_release_is_served_when_it_is_there(tmp_path: Path) -> None:
    output = make_release(tmp_path / "output")
    new = write_release(tmp_path / "new", make_files(RENAMED))
    with serving(output) as served:
        assert "Ana Marlo\r\n" in served.ask(LABEL, "text/csv").text
        swap(new, output)
        wait_until(lambda: "the Second" in served.ask(LABEL, "text/csv").text)
        assert "the Second" in served.get("/kb/person/ana-marlo").text
        assert served.get("/files/knowledge.ttl").content == RENAMED


def test_what_a_build_publishes_is_served_in_the_place_of_the_last(tmp_path: Path) -> None:
    run = RunFacts(sources=("seeds",), reference_digest="0" * 64, seconds=1.0)
    publish_release(Making(make_graph(), make_assembly(), tmp_path / "kb"), run, 0)
    with serving(tmp_path / "kb") as served:
        assert "What 2 articles say" in served.get("/").text
        assert "dl:Claim" in served.get("/ontology", "text/html").text
        assert "Dataset" in served.get("/kb/dataset").text
        graphs = served.ask("SELECT DISTINCT ?g { GRAPH ?g {} } ORDER BY ?g", "text/csv").text
        names = [line.rpartition("/")[2] for line in graphs.split()]
        assert names == ["g", "first", "second", "changes", "entities", "run", "void"]
        renamed = replace(make_graph(), turtle=RENAMED)
        publish_release(Making(renamed, make_assembly(), tmp_path / "kb"), run, 0)
        wait_until(lambda: "the Second" in served.ask(LABEL, "text/csv").text)
        changes = served.get("/files/CHANGES.md")
        assert changes.headers["content-type"].startswith("text/markdown")
        assert "This is the first release" not in changes.text


def test_every_thing_that_is_named_is_described(tmp_path: Path) -> None:
    release = open_release(make_release(tmp_path / "output"))
    named = {t for q in release.store for t in (q.subject, q.object) if isinstance(t, NamedNode)}
    ours = {
        iri_of(path, BASE) for n in named if (path := path_of(n.value, BASE)) and "#" not in path
    }
    assert len(ours) > 50
    assert [iri for iri in sorted(filter(None, ours)) if not release.facing(NamedNode(iri))] == []


def test_a_release_that_is_none_leaves_the_one_before(tmp_path: Path) -> None:
    output = make_release(tmp_path / "output")
    new = write_release(tmp_path / "new", make_files(make_turtle()) | {"knowledge.ttl": b"no"})
    with serving(output) as served:
        swap(new, output)
        for path in ("/kb/person/ana-marlo", "/files/knowledge.ttl", "/sparql?query=ASK+%7B%7D"):
            assert served.get(path).status_code == 200
        assert served.get("/files/knowledge.ttl").content == make_turtle()


def test_files_of_one_release_never_mix_with_those_of_the_next(tmp_path: Path) -> None:
    output = make_release(tmp_path / "output")
    new = write_release(tmp_path / "new", make_files(RENAMED))
    folder = open_folder(output)
    swap(new, output)
    with folder.open("knowledge.ttl") as file:
        assert file.read() == make_turtle()


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "a/../../secret", "link"])
def test_a_manifest_opens_no_way_out(tmp_path: Path, name: str) -> None:
    output = make_release(tmp_path / "output")
    (tmp_path / "secret").write_text("secret words")
    (output / "link").symlink_to(tmp_path / "secret")
    manifest = json.loads((output / "run.json").read_text())
    manifest["files"][name] = "0" * 64
    (output / "run.json").write_text(json.dumps(manifest))
    with serving(output) as served:
        status, body = served.get_raw(f"/files/{name}")
    assert status == 404
    assert b"secret words" not in body


@pytest.mark.parametrize(
    ("manifest", "told"),
    [
        pytest.param("", "no release of dateline's", id="no JSON"),
        pytest.param("[]", "no release of dateline's", id="no object"),
        pytest.param('{"files": 3}', "no release of dateline's", id="no list of files"),
        pytest.param('{"files": {"a.ttl": "0"}}', "no release of dateline's", id="no knowledge"),
        pytest.param('{"files": {"knowledge.ttl": "0"}}', "cannot be loaded", id="it is gone"),
    ],
)
def test_what_is_no_release_is_told(tmp_path: Path, manifest: str, told: str) -> None:
    (tmp_path / "run.json").write_text(manifest)
    with pytest.raises(ServeError, match=told):
        open_release(tmp_path)


def test_the_store_goes_with_its_release(tmp_path: Path) -> None:
    release = open_release(make_release(tmp_path / "output"))
    place = release.place
    assert place.exists()
    del release
    assert not place.exists()


def test_a_fault_of_the_server_is_told_without_its_insides(tmp_path: Path) -> None:
    broken = make_turtle().replace(b'nif:beginIndex "', b'nif:beginIndex "about ')
    output = write_release(tmp_path / "output", make_files(broken))
    with serving(output) as served:
        response = served.get("/kb/article/first", "text/html")
        assert response.status_code == 500
        assert "Traceback" not in response.text
        assert "ValueError" not in response.text
        assert served.get("/files/knowledge.ttl").status_code == 200
