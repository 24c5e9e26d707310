"""The layers that read each word with those beside it, for reading alone: with less copying.

What comes out is what spaCy's ``MaxoutWindowEncoder`` gives, but for how sums are rounded on some
processors; while a network learns, that one works.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

import numpy as np
from spacy.ml.models.tok2vec import MaxoutWindowEncoder
from spacy.util import registry
from thinc.api import Model

from flows.language.once import no_way_back

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt

    Layer: TypeAlias = "Model[Any, Any]"
    Rows: TypeAlias = "npt.NDArray[np.float32]"

ARCHITECTURE: Final = "dateline.MaxoutWindowEncoder.v1"
_SLOW: Final = "spacy.MaxoutWindowEncoder.v2"
_TINY: Final = 1e-08
"""What keeps rows of equal numbers from being divided by nothing, as in thinc."""


@registry.architectures(ARCHITECTURE)  # type: ignore[untyped-decorator]  # catalogue is untyped
def window_encoder(width: int, window_size: int, maxout_pieces: int, depth: int) -> Layer:
    """Build the layers; the arguments are those of spaCy's."""
    plain: Layer = MaxoutWindowEncoder(width, window_size, maxout_pieces, depth)

    def forward(
        model: Layer,
        texts: Sequence[Rows],
        is_train: bool,  # noqa: FBT001  (thinc calls it so)
    ) -> tuple[Sequence[Rows], Callable[[Any], Any]]:
        lengths = model.ops.asarray1i([len(text) for text in texts])
        if is_train or not any(len(text) for text in texts):
            done: tuple[Sequence[Rows], Callable[[Any], Any]] = plain(texts, is_train=is_train)
            return done
        pad = plain.attrs["pad"]
        flat = model.ops.flatten(cast("Any", texts), pad=pad)
        rows = _read(plain, cast("Rows", flat), window_size)
        return cast("Any", model.ops).unflatten(rows, lengths, pad=pad), no_way_back

    dims = {name: plain.maybe_get_dim(name) for name in plain.dim_names}
    attrs = dict(plain.attrs)
    return Model(plain.name, forward, init=plain.init, layers=plain.layers, attrs=attrs, dims=dims)


def _read(plain: Layer, rows: Rows, size: int) -> Rows:
    """Put words through the layers, each of which adds to them what it reads around them."""
    nodes = list(plain.walk())
    windows = np.zeros((len(rows), (2 * size + 1) * rows.shape[1]), dtype=np.float32)
    products = [node for node in nodes if node.name == "maxout"]
    norms = [node for node in nodes if node.name == "layernorm"]
    for product, norm in zip(products, norms, strict=True):
        _fill(windows, rows, size)
        rows += _norm(norm, _largest(product, windows))
    return rows


def _fill(windows: Rows, rows: Rows, size: int) -> None:
    """Lay each word out between those beside it; beyond the ends stays nothing."""
    width = rows.shape[1]
    for number, step in enumerate(range(-size, size + 1)):
        first, last = max(0, -step), len(rows) - max(0, step)
        columns = slice(number * width, (number + 1) * width)
        windows[first:last, columns] = rows[first + step : last + step]


def _largest(layer: Layer, windows: Rows) -> Rows:
    """Give the largest of the pieces of each number, worked out piece behind piece."""
    weights, bias = (cast("Rows", layer.get_param(name)) for name in ("W", "b"))
    width, pieces, _ = weights.shape
    pieced = np.ascontiguousarray(weights.transpose(1, 0, 2)).reshape(pieces * width, -1)
    products = cast("Rows", layer.ops.gemm(cast("Any", windows), cast("Any", pieced), trans2=True))
    products += bias.T.reshape(-1)
    best = products[:, :width].copy()
    for first in range(width, pieces * width, width):
        np.maximum(best, products[:, first : first + width], out=best)
    return best


def _norm(layer: Layer, rows: Rows) -> Rows:
    """Bring each row to a mean of nothing and a spread of one, then to what was learned."""
    rows -= rows.mean(axis=1, keepdims=True)
    spread = np.square(rows).mean(axis=1, keepdims=True) + _TINY
    rows *= spread ** (-1.0 / 2.0)
    rows *= cast("Rows", layer.get_param("G"))
    rows += cast("Rows", layer.get_param("b"))
    return rows


def put_in_place(settings: Mapping[str, Any]) -> None:
    """Let a pipeline's settings name these layers where they name spaCy's."""
    for value in settings.values():
        if isinstance(value, dict):
            put_in_place(value)
            if value.get("@architectures") == _SLOW:
                value["@architectures"] = ARCHITECTURE
