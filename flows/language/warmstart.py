"""Let the name finder start from what the parser has learned of words.

Both read words with networks of one shape, but for one feature more on the side of the names: its
weights start at nothing, so that the network begins as an exact copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np

if TYPE_CHECKING:
    from spacy.pipeline import TrainablePipe
    from thinc.api import Model
    from thinc.types import Floats4d

_EMBED = "hashembed"


def warm_start(names: TrainablePipe, words: TrainablePipe) -> None:
    """Copy the weights of a trained ``tok2vec`` component into the one inside the names."""
    target = _weighted(names.model.get_ref("tok2vec").layers[0])
    source = _weighted(words.model)
    for embeds in (True, False):
        pairs = zip(_kind(target, embeds=embeds), _kind(source, embeds=embeds), strict=False)
        for new, old in pairs:
            _copy(new, old)


def _weighted(model: Model[Any, Any]) -> list[Model[Any, Any]]:
    return [node for node in model.walk() if node.param_names]


def _kind(nodes: list[Model[Any, Any]], *, embeds: bool) -> list[Model[Any, Any]]:
    return [node for node in nodes if (node.name == _EMBED) is embeds]


def _copy(new: Model[Any, Any], old: Model[Any, Any]) -> None:
    for name in old.param_names:
        known = np.asarray(old.get_param(name))
        weights = np.zeros(np.shape(new.get_param(name)), dtype=known.dtype)
        weights[..., : known.shape[-1]] = known
        new.set_param(name, cast("Floats4d", weights))
