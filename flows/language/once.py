"""The first layer of a network, worked out once for each word: a word's vector hangs on it alone.

While a network learns, everything is worked out each time, as thinc's ``with_array`` does; what was
kept is forgotten then, and when weights were put in the place of others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

import numpy as np
from thinc.api import Model, Ragged, with_array

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

Layer: TypeAlias = "Model[Any, Any]"
Rows: TypeAlias = "npt.NDArray[np.uint64]"
Vectors: TypeAlias = "npt.NDArray[np.float32]"

_WORDS_MAX: Final = 20_000
"""Words whose vectors are kept, 8 MB of them; then all are forgotten."""


def once_a_word(layer: Layer) -> Layer:
    """Wrap a layer that gives each row of an array a vector, whatever stands in the others."""
    plain: Layer = with_array(layer)
    dims = {name: plain.maybe_get_dim(name) for name in plain.dim_names}
    return Model(
        plain.name,
        _Remembering(plain),
        init=plain.init,
        layers=[layer],
        attrs=dict(plain.attrs),
        dims=dims,
    )


class _Remembering:
    """What the layer does forward, and the vectors that it gave."""

    def __init__(self, plain: Layer) -> None:
        self._plain = plain
        self._weights: tuple[Any, ...] = ()
        self._places: dict[bytes, int] = {}
        self._vectors: Vectors = np.empty((0, 0), dtype=np.float32)

    def __call__(
        self,
        model: Layer,
        words: Ragged,
        is_train: bool,  # noqa: FBT001  (thinc calls it so)
    ) -> tuple[Ragged, Callable[[Any], Any]]:
        if is_train:
            self._places.clear()
            done: tuple[Ragged, Callable[[Any], Any]] = self._plain(words, is_train=True)
            return done
        self._heed_weights(model)
        vectors = self._look_up(model.layers[0], cast("Rows", words.dataXd))
        return Ragged(cast("Any", vectors), words.lengths), no_way_back

    def _heed_weights(self, model: Layer) -> None:
        weights = tuple(
            node.get_param(name)
            for node in model.layers[0].walk()
            for name in node.param_names
            if node.has_param(name)
        )
        same = len(weights) == len(self._weights)
        if not same or any(a is not b for a, b in zip(weights, self._weights, strict=True)):
            self._places.clear()
            self._weights = weights

    def _look_up(self, layer: Layer, rows: Rows) -> Vectors:
        size, data = rows.shape[1] * rows.itemsize, rows.tobytes()
        keys = [data[begin : begin + size] for begin in range(0, len(data), size)]
        new = {key: at for at, key in enumerate(keys) if key not in self._places}
        if len(new) + len(self._places) > _WORDS_MAX:
            self._places.clear()
            new = {key: at for at, key in enumerate(keys)}
        if len(new) > _WORDS_MAX or not new.keys() | self._places.keys():
            vectors: Vectors = layer.predict(rows)
            return vectors
        if new:
            self._keep(list(new), layer.predict(rows[list(new.values())]))
        return self._vectors[[self._places[key] for key in keys]]

    def _keep(self, keys: list[bytes], vectors: Vectors) -> None:
        first = len(self._places)
        if not first:
            self._vectors = np.empty((_WORDS_MAX, vectors.shape[1]), dtype=vectors.dtype)
        self._vectors[first : first + len(keys)] = vectors
        self._places.update(zip(keys, range(first, first + len(keys)), strict=True))


def no_way_back(_: Any) -> Any:
    """Stand for the way back through a layer, which nothing takes while it only reads."""
    message = "a layer that was only read with learns nothing"
    raise RuntimeError(message)
