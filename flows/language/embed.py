"""The first layer of our networks: each word as a vector of its form and of what a lexicon knows.

Like spaCy's ``MultiHashEmbed``, but that each feature has a width of its own and that the features
of the lexicon are read out of the number that ``lexicon.py`` gives a word. A cluster counts whole
and by its first turns, so that rare clusters share what near ones have learned.
Source: Koo, Carreras and Collins (2008), Simple semi-supervised dependency parsing; Turian, Ratinov
and Bengio (2010), Word representations, for the lengths of the paths.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from spacy.attrs import LANG, NORM, PREFIX, SHAPE, SUFFIX  # type: ignore[import-not-found]  # compiled
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list

from flows.language.lexicon import CASE_BITS, CLUSTER_BITS
from flows.language.once import once_a_word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt
    from spacy.tokens import Doc
    from thinc.types import Floats2d

Features: TypeAlias = "npt.NDArray[np.uint64]"
"""One row a word, one column a feature."""

ARCHITECTURE = "dateline.WordEmbed.v1"
_FORM = (NORM, PREFIX, SUFFIX, SHAPE, LANG)
_PATHS = (4, 6, 10, CLUSTER_BITS)
FEATURES = len(_FORM) + 1 + len(_PATHS)


@registry.architectures(ARCHITECTURE)  # type: ignore[untyped-decorator]  # catalogue is untyped
def word_embed(width: int, widths: list[int], rows: list[int]) -> Model[list[Doc], list[Floats2d]]:
    """Build the layer.

    Args:
        width: Numbers in a word's vector.
        widths: For each feature, the numbers it has before they are mixed: norm, first letter, last
            letters, shape, lists, case, cluster by 4, 6, 10 and all turns.
        rows: For each feature, the rows of its table.
    """
    embeds: list[Model[Any, Any]] = [
        HashEmbed(wide, tall, column=column, seed=column + 8, dropout=0.0)
        for column, (wide, tall) in enumerate(zip(widths, rows, strict=True))
    ]
    mix = Maxout(nO=width, nI=sum(widths), nP=3, dropout=0.0, normalize=True)
    return chain(
        Model("word_features", _forward),
        list2ragged(),
        once_a_word(chain(concatenate(*embeds), mix)),
        ragged2list(),
    )


def _forward(
    model: Model[list[Doc], list[Any]],  # noqa: ARG001  (thinc calls it so)
    docs: Sequence[Doc],
    is_train: bool,  # noqa: ARG001, FBT001  (thinc calls it so)
) -> tuple[list[Features], Callable[[Any], list[Doc]]]:
    return [read_features(doc) for doc in docs], lambda _: []


def read_features(doc: Doc) -> Features:
    """Give the features of each word, one row a word, in the order that ``word_embed`` tells."""
    form = np.asarray(doc.to_array(list(_FORM)), dtype=np.uint64).reshape(-1, len(_FORM))
    known = form[:, -1]
    paths = [known & np.uint64((1 << bits) - 1) for bits in _PATHS]
    case = known >> np.uint64(CLUSTER_BITS) & np.uint64((1 << CASE_BITS) - 1)
    lists = known >> np.uint64(CLUSTER_BITS + CASE_BITS)
    return np.ascontiguousarray(np.stack([*form[:, :-1].T, lists, case, *paths], axis=1))
