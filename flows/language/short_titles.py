"""Titles that end in a full stop ("Hon.", "Engr."), as the tokenizer is to keep them.

The words are those of ``cues_posts.csv``; who bears a title is told in ``titles``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from spacy.symbols import ORTH  # type: ignore[import-not-found]  # compiled, no stub

from flows.read.reference import Cue, read_rows
from flows.read.shipped import find_ontology

if TYPE_CHECKING:
    from spacy.language import Language

_GROUPS = ("honorific", "post_head")


@lru_cache(maxsize=1)
def load_short_titles() -> tuple[str, ...]:
    """Read the short titles of the tables that come with the package, once a process."""
    rows = read_rows(find_ontology() / "reference" / "cues_posts.csv", Cue)
    words = (w for row in rows if row.group in _GROUPS for w in row.cue.split())
    return tuple(sorted({w.capitalize() for w in words if w.endswith(".")}))


def keep_short_titles(nlp: Language) -> Language:
    """Let the tokenizer of a pipeline keep a short title and its full stop as one word."""
    tokenizer: Any = nlp.tokenizer  # compiled, no stub
    for title in load_short_titles():
        for form in (title, title.upper()):
            tokenizer.add_special_case(form, [{ORTH: form}])
    return nlp
