"""Join number words: "twenty-five", "two hundred", "two and a half", "a few", "five or six"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from flows.dates.terms import Term

    Join = Callable[[list["Term"]], bool]

_GROUPS: Final = ("couple", "dozens", "scores", "hundreds", "thousands")
"""Counts that "of" follows."""
_CENTURY_WORDS: Final = ("eighteen", "nineteen", "twenty")


def join_numbers(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Give the terms with each number phrase as one term."""
    return _join(_join(terms, _JOINS), _LATER_JOINS)


def _join(terms: Sequence[Term], joins: Mapping[str, tuple[Join, ...]]) -> tuple[Term, ...]:
    joined: list[Term] = []
    for term in terms:
        joined.append(term)
        while (kind := joined[-1].kind) in joins and any(join(joined) for join in joins[kind]):
            pass
    return tuple(joined)


def _fuse(joined: list[Term], width: int, kind: str, value: str) -> bool:
    """Put one term in the place of the last ``width``; always true, for the caller's brevity."""
    pieces = joined[-width:]
    text = " ".join(p.text for p in pieces)
    joined[-width:] = [
        pieces[-1]._replace(kind=kind, value=value, text=text, begin=pieces[0].begin)
    ]
    return True


def _kinds(joined: list[Term], width: int) -> tuple[str, ...]:
    return tuple(t.kind for t in joined[-width:]) if len(joined) >= width else ()


def _join_tens(joined: list[Term]) -> bool:
    """Join "twenty-five", "twenty-first"."""
    match _kinds(joined, 3):
        case ("count", "hyphen", ("count" | "ordinal") as kind):
            tens, ones = joined[-3], joined[-1]
        case _:
            return False
    if not (tens.text.endswith("ty") and ones.text.isalpha() and int(ones.value) < 10):
        return False
    return _fuse(joined, 3, kind, str(int(tens.value) + int(ones.value)))


def _join_spoken(joined: list[Term]) -> bool:
    """Join "twenty five"."""
    if _kinds(joined, 2) != ("count", "count") or not joined[-2].text.endswith("ty"):
        return False
    tens, ones = joined[-2].value, joined[-1].value
    is_ones = joined[-1].text.isalpha() and int(ones) < 10
    return is_ones and _fuse(joined, 2, "count", str(int(tens) + int(ones)))


def _join_spoken_year(joined: list[Term]) -> bool:
    """Join "nineteen ninety-six"."""
    if _kinds(joined, 2) != ("count", "count") or joined[-2].text not in _CENTURY_WORDS:
        return False
    years = joined[-1].value
    is_years = joined[-1].text[0].isalpha() and len(years) == 2
    return is_years and _fuse(joined, 2, "year", joined[-2].value + years)


def _join_powers(joined: list[Term]) -> bool:
    """Join "two hundred", "1.5 million"; a bare "hundred" after "a" counts one."""
    match _kinds(joined, 2):
        case (("num" | "count" | "year" | "a"), "power"):
            whole = float(joined[-2].value or 1) * int(joined[-1].value)
            return _fuse(joined, 2, "count", f"{whole:.15g}")
        case _:
            return False


def _join_halves(joined: list[Term]) -> bool:
    """Join "two and a half"."""
    match _kinds(joined, 4):
        case (("num" | "count"), "and", "a", "half"):
            return _fuse(joined, 4, "count", f"{float(joined[-4].value) + 0.5:g}")
        case _:
            return False


def _join_vague(joined: list[Term]) -> bool:
    """Join "a few", "a couple of", "several"."""
    match _kinds(joined, 2):
        case ("a", "vague"):
            return _fuse(joined, 2, "vague", joined[-1].value)
        case ("vague", "of") if joined[-2].text.endswith(_GROUPS):
            return _fuse(joined, 2, "vague", joined[-2].value)
        case _:
            return False


_JOINS: Final[Mapping[str, tuple[Join, ...]]] = {
    "count": (_join_tens, _join_spoken),
    "ordinal": (_join_tens,),
    "power": (_join_powers,),
    "half": (_join_halves,),
    "vague": (_join_vague,),
    "of": (_join_vague,),
}
"""What joins a number phrase, by the class that it ends in."""
_LATER_JOINS: Final[Mapping[str, tuple[Join, ...]]] = {"count": (_join_spoken_year,)}
