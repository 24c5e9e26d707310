"""Lists of hashes answer as sets would, however long they grow."""

from __future__ import annotations

from array import array

from hypothesis import example, given
from hypothesis import strategies as st

from flows.graph.marks import (
    COMPACTED_MIN,
    Different,
    find_miscounted,
    find_missing,
    is_any_repeated,
    sort_marks,
)

MARKS = st.lists(st.one_of(st.integers(-3, 3), st.integers(-(1 << 63), (1 << 63) - 1)))


def make_list(marks: list[int]) -> array[int]:
    made = array("q", marks)
    sort_marks(made)
    return made


@given(MARKS, st.lists(MARKS))
@example([1], [])
@example([], [[1]])
def test_what_is_missing_is_in_no_list(wanted: list[int], there: list[list[int]]) -> None:
    missing = find_missing(array("q", wanted), map(make_list, there))
    assert missing == set(wanted).difference(*there)


@given(st.lists(MARKS))
@example([[1], [2, 1]])
@example([])
def test_a_repeat_is_found_within_a_list_and_between_lists(groups: list[list[int]]) -> None:
    every = [mark for group in groups for mark in group]
    assert is_any_repeated(array("q", group) for group in groups) == (len(set(every)) < len(every))


def test_repeats_go_as_a_list_grows() -> None:
    kept = Different()
    for number in range(4 * COMPACTED_MIN):
        kept.extend((number % 100, number % 7, -number if number % 500 == 0 else 1))
    assert set(kept.marks) == {*range(100), *range(0, -4 * COMPACTED_MIN, -500)}
    assert len(kept.marks) <= COMPACTED_MIN


def test_different_marks_are_all_kept() -> None:
    kept = Different()
    for number in range(3 * COMPACTED_MIN):
        kept.extend((number, number))
    assert set(kept.marks) == set(range(3 * COMPACTED_MIN))


@given(MARKS, MARKS, st.integers(0, 2), st.integers(1, 3))
def test_miscounted_are_those_seen_too_seldom_or_too_often(
    focus: list[int], seen: list[int], fewest: int, most: int
) -> None:
    found = find_miscounted(array("q", focus), array("q", seen), fewest, most)
    assert found == {mark for mark in focus if not fewest <= seen.count(mark) <= most}
