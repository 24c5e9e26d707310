"""Matrix products of the networks, by numpy in place of BLIS: about three times as fast.

A word's numbers must not hang on what is read beside it, else a batch cut otherwise could give
other bytes. OpenBLAS, which numpy brings, sums up some rows of a matrix in another order than the
rest: the last ones everywhere, and on processors without AVX-512 six of every twelve, or, with both
matrices turned over, the first and last eight. Which rows of a block are summed up alike is tried
out once a process for each size of matrix; words are put there, and empty rows before and behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from thinc.api import NumpyOps, set_current_ops
from threadpoolctl import threadpool_limits

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt
    from thinc.api import Model

    Matrix = npt.NDArray[np.float32]

_SIZES: Final = (64, 192)
"""Rows of a block, few and many: multiples of what kernels of OpenBLAS take at a time."""


class RowOps(NumpyOps):  # type: ignore[misc]  # compiled, no stub
    """Operations of thinc; the product of a row does not change with the rows beside it."""

    def gemm(
        self,
        x: npt.NDArray[np.float32],
        y: npt.NDArray[np.float32],
        out: npt.NDArray[np.float32] | None = None,
        trans1: bool = False,  # noqa: FBT001, FBT002  (thinc calls it so)
        trans2: bool = False,  # noqa: FBT001, FBT002  (thinc calls it so)
    ) -> npt.NDArray[np.float32]:
        """Multiply two matrices, either of them turned over first."""
        left, right = x.T if trans1 else x, y.T if trans2 else y
        product = np.empty((len(left), right.shape[1]), np.float32) if out is None else out
        few, many = _find_blocks(*right.shape)
        if few.is_whole and many.is_whole:
            _multiply(left, right, product)
        else:
            _multiply_apart(left, right, product)
        return product


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """So many rows, of which those from ``first`` to ``last`` (not included) are summed up alike.

    Args:
        turned: Whether they are with both matrices turned over.
    """

    rows: int
    first: int
    last: int
    turned: bool

    @property
    def size(self) -> int:
        """Give the number of rows that can be used."""
        return self.last - self.first

    @property
    def is_whole(self) -> bool:
        """Tell whether all rows can be used, with the matrices as they are."""
        return self.size == self.rows and not self.turned


def _multiply(left: Matrix, right: Matrix, product: Matrix) -> None:
    """Multiply where all rows of whole blocks are alike; the last ones are filled up to a block."""
    rows = _SIZES[0]
    whole = len(left) - len(left) % rows
    if whole:
        np.matmul(left[:whole], right, out=product[:whole])
    if whole < len(left):
        last = np.zeros((rows, left.shape[1]), np.float32)
        last[: len(left) - whole] = left[whole:]
        product[whole:] = (last @ right)[: len(left) - whole]


def _multiply_apart(left: Matrix, right: Matrix, product: Matrix) -> None:
    """Multiply block by block, with empty rows where a block sums up otherwise."""
    few, many = _find_blocks(*right.shape)
    for begin in range(0, len(left), many.size):
        some = left[begin : begin + many.size]
        block = few if len(some) <= few.size else many
        rows = np.zeros((block.rows, left.shape[1]), np.float32)
        used = slice(block.first, block.first + len(some))
        rows[used] = some
        product[begin : begin + len(some)] = _product(rows, right, turned=block.turned)[used]


def _product(rows: Matrix, right: Matrix, *, turned: bool) -> Matrix:
    product: Matrix = (right.T @ rows.T).T if turned else rows @ right
    return product


@cache
def _find_blocks(columns: int, wide: int) -> tuple[Block, Block]:
    """Find the blocks of few and of many rows in which the most are alike: in both the same.

    Args:
        columns: Columns of the left matrix, rows of the right one.
        wide: Columns of the right one.
    """
    plain, turned = (_try_out(columns, wide, turned=turned) for turned in (False, True))
    return plain if plain[1].size >= turned[1].size else turned


def _try_out(columns: int, wide: int, *, turned: bool) -> tuple[Block, Block]:
    """Give one row everywhere in blocks, and find the longest runs with one product, to the bit."""
    chance = np.random.default_rng(0)
    row = chance.standard_normal((1, columns)).astype(np.float32)
    right = chance.standard_normal((wide, columns)).astype(np.float32).T
    found = [_product(row.repeat(rows, 0), right, turned=turned) for rows in _SIZES]
    middle = found[-1][_SIZES[-1] // 2]
    few, many = (_longest((one == middle).all(axis=1), turned=turned) for one in found)
    return few, many


def _longest(alike: npt.NDArray[np.bool_], *, turned: bool) -> Block:
    borders = [0, *(np.flatnonzero(alike[1:] != alike[:-1]) + 1).tolist(), len(alike)]
    runs = [(last - first, first, last) for first, last in pairwise(borders) if alike[first]]
    _, first, last = max(runs, default=(0, 0, 0))
    return Block(rows=len(alike), first=first, last=last, turned=turned)


def multiply_rows(models: Iterable[Model[Any, Any]]) -> None:
    """Let networks multiply this way, on one core: a process a core is what builds start."""
    threadpool_limits(limits=1, user_api="blas")
    ops = RowOps()
    for model in models:
        for node in model.walk():
            node.ops = ops


def multiply_by_numpy() -> None:
    """Let this process train by numpy's products, on one core: twice the steps in the same time.

    Here a row may hang on those beside it: a training has the same batches whenever it is run.
    """
    threadpool_limits(limits=1, user_api="blas")
    set_current_ops(NumpyOps(use_blis=False))
