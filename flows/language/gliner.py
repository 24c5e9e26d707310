"""Names found by GLiNER in place of the shipped model's own finder; all else of the pipeline stays.

The package ``gliner`` is an extra, heavy for the torch it needs, and imported when it is asked for.

Source:
    U. Zaratiana et al., "GLiNER: Generalist Model for Named Entity Recognition", 2024.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Protocol

from spacy.language import Language
from spacy.util import filter_spans

from flows.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Span

COMPONENT: Final = "dateline_gliner"
LABELS: Final = {
    "person": "PERSON",
    "organization": "ORG",
    "location": "GPE",
    "nationality or religious or ethnic group": "NORP",
    "named event": "EVENT",
}
"""What it is asked for, and what the pipeline calls that."""
_SURE_MIN: Final = 0.5
_WORDS_MAX: Final = 250
"""Words that it reads at a time; of longer texts its models leave out the end."""


class NameFinder(Protocol):
    """What is used of a ``gliner.GLiNER``: each name as its start, end, text, label, score."""

    def predict_entities(
        self, text: str, labels: Sequence[str], *, threshold: float
    ) -> list[dict[str, Any]]:
        """Find the names of a text."""
        ...


class GlinerNames:
    """A component that finds names; it does nothing until it is given its finder."""

    def __init__(self) -> None:
        self.finder: NameFinder | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Set the names of a document, the longer where two overlap."""
        if self.finder is not None:
            doc.ents = tuple(filter_spans(list(_names(doc, self.finder))))
        return doc


@Language.factory(COMPONENT)
def make_names(nlp: Language, name: str) -> GlinerNames:
    """Make the component; spaCy calls this."""
    del nlp, name
    return GlinerNames()


def load_finder(name: str) -> NameFinder:
    """Load a GLiNER model.

    Args:
        name: Its name on the Hugging Face Hub, or a folder that holds it.

    Raises:
        ModelError: The package is not installed, or there is no such model.
    """
    try:
        finder: NameFinder = import_module("gliner").GLiNER.from_pretrained(name)
    except ImportError as error:
        msg = f"GLiNER is not installed; install dateline[gliner] to find names with {name!r}"
        raise ModelError(msg) from error
    except (OSError, ValueError) as error:
        msg = f"the GLiNER model {name!r} cannot be loaded here: {error}"
        raise ModelError(msg) from error
    return finder


def find_names_with(nlp: Language, finder: NameFinder) -> Language:
    """Let a pipeline find its names with another finder, at the same place."""
    nlp.replace_pipe("ner", COMPONENT)
    component = nlp.get_pipe("ner")
    assert isinstance(component, GlinerNames)
    component.finder = finder
    return nlp


def _names(doc: Doc, finder: NameFinder) -> Iterator[Span]:
    for first in range(0, len(doc), _WORDS_MAX):
        text = doc[first : first + _WORDS_MAX]
        for found in finder.predict_entities(text.text, tuple(LABELS), threshold=_SURE_MIN):
            begin, end = (text.start_char + found[key] for key in ("start", "end"))
            name = doc.char_span(begin, end, LABELS[found["label"]], alignment_mode="expand")
            if name is not None:
                yield name
