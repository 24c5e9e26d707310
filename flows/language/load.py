"""Find the language pipeline, unpack it, keep it for the life of the process.

Packing is in ``pack.py``, the work done with the pipeline in ``parse.py``.
"""

from __future__ import annotations

import lzma
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import spacy

from flows.errors import ModelError
from flows.language import borders, gliner, tokens
from flows.language.pack import unpack
from flows.language.short_titles import keep_short_titles

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from spacy.language import Language

SHIPPED = "model/core.xz"
"""Where the shipped model lies in this package."""
GLINER = "gliner:"
"""What stands before the name of a GLiNER model."""


def load_pipeline(model: str | None = None) -> Language:
    """Give a spaCy pipeline that tags, parses and finds names; loaded once a process.

    Args:
        model: Name of an installed spaCy pipeline ("en_core_web_sm") or a folder that holds one;
            "gliner:NAME" for the shipped model with its names found by a GLiNER model; None for
            the model shipped with dateline.

    Raises:
        ModelError: When there is no such pipeline or it cannot be read.
    """
    return _load(model)


@lru_cache(maxsize=2)
def _load(model: str | None) -> Language:
    shipped = files("flows.language").joinpath(SHIPPED)
    if model is None:
        return _unpack_shipped(shipped)
    if model.startswith(GLINER):
        finder = gliner.load_finder(model.removeprefix(GLINER))
        return gliner.find_names_with(_unpack_shipped(shipped), finder)
    nlp = keep_short_titles(_load_installed(model))
    return borders.guard_borders(_with_sentences(nlp, model))


def _unpack_shipped(path: Traversable) -> Language:
    try:
        return keep_short_titles(tokens.split_news(unpack(path.read_bytes())))
    except FileNotFoundError as error:
        msg = f"{path}: the shipped language model is missing; install dateline again"
        raise ModelError(msg) from error
    except (lzma.LZMAError, ValueError, KeyError) as error:
        msg = f"{path}: the shipped language model cannot be read ({error}); install dateline again"
        raise ModelError(msg) from error


def _load_installed(model: str) -> Language:
    try:
        return spacy.load(model)
    except OSError as error:
        msg = (
            f"no spaCy pipeline {model!r} is installed; install it beside dateline, "
            "name a folder that holds one, or leave the setting away to use the shipped model"
        )
        raise ModelError(msg) from error
    except (ImportError, ValueError) as error:
        msg = f"the spaCy pipeline {model!r} cannot be loaded here: {error}"
        raise ModelError(msg) from error


def _with_sentences(nlp: Language, model: str) -> Language:
    """Refuse a pipeline that sets no sentences: nothing could be read with it."""
    if not nlp("They met. They left.").has_annotation("SENT_START"):
        msg = (
            f"the spaCy pipeline {model!r} sets no sentences: name one with a parser, or add a "
            "sentencizer to it"
        )
        raise ModelError(msg)
    return nlp
