"""Runs give their lines in order, each once, whole or in two halves."""

from __future__ import annotations

import tempfile
from pathlib import Path
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from flows.publish import runs
from flows.publish.runs import Stretch, find_middle, merge_runs, sort_keys, sort_run
from flows.publish.turtle import find_subject

LINES = st.lists(
    st.builds(
        "<urn:{}> <{}> <urn:{}> .\n".format,
        st.text(alphabet="ab#", max_size=3),
        st.sampled_from(["http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "urn:x"]),
        st.text(alphabet="ab", max_size=2),
    ).map(str.encode),
    min_size=1,
    max_size=12,
)


@given(mixed=st.lists(LINES, min_size=1, max_size=4), slab_bytes=st.sampled_from([1, 40, 10_000]))
def test_two_halves_are_the_whole_and_share_no_subject(
    mixed: list[list[bytes]], slab_bytes: int
) -> None:
    with tempfile.TemporaryDirectory() as folder, patch.object(runs, "_SLAB_BYTES", slab_bytes):
        paths = [Path(folder, str(number)) for number in range(len(mixed))]
        for path, lines in zip(paths, mixed, strict=True):
            path.write_bytes(b"".join(lines))
            sort_run(path)
        middle = find_middle(paths)
        first = list(merge_runs(paths, Stretch(end=middle)))
        second = list(merge_runs(paths, Stretch(begin=middle)))
    assert first + second == sort_keys([b"".join(lines) for lines in mixed])
    assert {*map(find_subject, first)}.isdisjoint(map(find_subject, second))
