"""Matrix products of the networks, by numpy in place of BLIS: about three times as fast.

A word's numbers must not hang on what is read beside it, else a batch cut otherwise could give
other bytes. OpenBLAS, which numpy brings, computes the last rows of a matrix by other kernels than
the rest; here no row is among the last ones, for the last ones are filled up with empty rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from thinc.api import NumpyOps
from threadpoolctl import threadpool_limits

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt
    from thinc.api import Model

_ROWS: Final = 64
"""Rows of a block: a multiple of what any kernel of OpenBLAS takes at a time."""


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
        whole = len(left) - len(left) % _ROWS
        if whole:
            np.matmul(left[:whole], right, out=product[:whole])
        if whole < len(left):
            last = np.zeros((_ROWS, left.shape[1]), np.float32)
            last[: len(left) - whole] = left[whole:]
            product[whole:] = (last @ right)[: len(left) - whole]
        return product


def multiply_rows(models: Iterable[Model[Any, Any]]) -> None:
    """Let networks multiply this way, on one core: a process a core is what builds start."""
    threadpool_limits(limits=1, user_api="blas")
    ops = RowOps()
    for model in models:
        for node in model.walk():
            node.ops = ops
