"""Put a spaCy pipeline into one small file, and take it out again.

The file is xz over msgpack: the configuration and the pipeline's bytes, with its float arrays at
half precision, and the lexicon. No code is stored: unpacking builds what the configuration
names.
"""

from __future__ import annotations

import lzma
from dataclasses import fields
from typing import TYPE_CHECKING, TypeAlias, cast

import numpy as np
import spacy
import srsly
from thinc.api import Config

from flows.language import borders, embed, lemmas, moves, windows  # noqa: F401  (they register themselves)
from flows.language.lexicon import Lexicon, attach_lexicon, attached_lexicon
from flows.language.products import multiply_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.language import Language
    from spacy.pipeline import TrainablePipe

Tree: TypeAlias = "Mapping[str, Tree] | list[Tree] | np.ndarray | bytes | str | float | None"


def pack(nlp: Language) -> bytes:
    """Give the file's bytes; the same pipeline gives the same bytes."""
    trained, lexicon = _trained(nlp), attached_lexicon(nlp)
    config = nlp.config.interpolate()
    sections = {name: config[name] for name in ("nlp", "components")}
    record = {
        "config": Config(sections).to_str(interpolate=False),
        "strings": sorted({s for pipe in trained.values() for s in _strings(pipe)}),
        "words": {table.name: dict(getattr(lexicon, table.name)) for table in fields(lexicon)},
        "pipes": {name: _halve(pipe.to_bytes(exclude=["vocab"])) for name, pipe in trained.items()},
    }
    return lzma.compress(srsly.msgpack_dumps(record), preset=9 | lzma.PRESET_EXTREME)


def _strings(pipe: TrainablePipe) -> Iterator[str]:
    """Give the strings that a component knows by their hash: its labels, the parts of lemmas."""
    yield from (label for label in pipe.labels if isinstance(label, str))
    trees = getattr(pipe, "trees", ())
    for index in range(len(trees)):
        for key in {"orig", "subst"} & trees[index].keys():
            yield pipe.vocab.strings[trees[index][key]]


def unpack(packed: bytes) -> Language:
    """Build the pipeline that was packed.

    Raises:
        lzma.LZMAError, ValueError, KeyError: When the bytes are not a packed pipeline.
    """
    record = srsly.msgpack_loads(lzma.decompress(packed))
    config = Config().from_str(record["config"])
    lemmas.put_in_place(config["components"])
    moves.put_in_place(config["components"])
    windows.put_in_place(config["components"])
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    for string in record["strings"]:
        nlp.vocab.strings.add(string)
    attach_lexicon(nlp, Lexicon(**record["words"]))
    for name, pipe in _trained(nlp).items():
        pipe.from_bytes(_widen(record["pipes"][name]), exclude=["vocab"])
    multiply_rows(pipe.model for pipe in _trained(nlp).values())
    return nlp


def _trained(nlp: Language) -> dict[str, TrainablePipe]:
    """Give the components that were trained, by name, in order."""
    return {name: pipe for name, pipe in nlp.pipeline if hasattr(pipe, "model")}


def _halve(component: bytes) -> bytes:
    return _recast(component, np.dtype("float32"), np.dtype("float16"))


def _widen(component: bytes) -> bytes:
    return _recast(component, np.dtype("float16"), np.dtype("float32"))


def _recast(component: bytes, old: np.dtype[np.generic], new: np.dtype[np.generic]) -> bytes:
    """Change the precision of the arrays in a component's model."""
    fields = srsly.msgpack_loads(component)
    model = srsly.msgpack_loads(fields["model"])
    model["params"] = _cast(model["params"], old, new)
    fields["model"] = srsly.msgpack_dumps(model)
    return cast("bytes", srsly.msgpack_dumps(fields))


def _cast(value: Tree, old: np.dtype[np.generic], new: np.dtype[np.generic]) -> Tree:
    if isinstance(value, dict):
        return {key: _cast(inner, old, new) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_cast(inner, old, new) for inner in value]
    if isinstance(value, np.ndarray) and value.dtype == old:
        return value.astype(new)
    return value
