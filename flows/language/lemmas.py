"""Lemmas by edit trees as spaCy finds them, each pair of word and tree worked out once.

spaCy applies a tree twice for each word of a text and writes lemmas one by one; most words of a
text were seen before. What comes out is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np
from spacy.attrs import LEMMA, ORTH  # type: ignore[import-not-found]  # compiled, no stub
from spacy.language import Language
from spacy.pipeline.edit_tree_lemmatizer import EditTreeLemmatizer
from spacy.pipeline.lemmatizer import lemmatizer_score

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc
    from thinc.api import Model
    from thinc.types import Ints2d

COMPONENT: Final = "dateline_lemmatizer"
_SLOW: Final = "trainable_lemmatizer"
_KEPT_MAX: Final = 100_000
"""Pairs that are remembered; then all are forgotten."""


class Lemmatizer(EditTreeLemmatizer):
    """spaCy's lemmatizer of the same settings and weights, for the likeliest tree only."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._kept: dict[tuple[int, int], int | None] = {}

    def predict(self, docs: Iterable[Doc]) -> list[Ints2d]:
        """Give the likeliest tree of each word; whether it fits is seen when it is applied."""
        texts = list(docs)
        if not any(len(doc) for doc in texts):
            return [cast("Ints2d", np.zeros(0, dtype=np.int64)) for _ in texts]
        labels = np.asarray(self.cfg["labels"], dtype=np.int64)
        return [labels[scores.argmax(axis=1)] for scores in self.model.predict(texts)]

    def set_annotations(self, docs: Iterable[Doc], batch_tree_ids: Sequence[Ints2d]) -> None:
        """Write the lemmas of each text at once, beside those that it has."""
        for doc, trees in zip(docs, batch_tree_ids, strict=True):
            old, words = doc.to_array(LEMMA), doc.to_array(ORTH).tolist()
            new = np.array(
                [self._lemma(word, tree) for word, tree in zip(words, trees.tolist(), strict=True)],
                dtype=np.uint64,
            )
            doc.from_array([LEMMA], cast("Ints2d", np.where(old == 0, new, old)))

    def _lemma(self, word: int, tree: int) -> int:
        """Give the lemma of a word, by their numbers; the word itself where the tree fits not."""
        found = self._kept.get((word, tree))
        if found is None:
            strings = self.vocab.strings
            lemma = self.trees.apply(tree, strings[word])
            found = word if lemma is None else strings.add(lemma)
            if len(self._kept) >= _KEPT_MAX:
                self._kept.clear()
            self._kept[word, tree] = found
        return found


@Language.factory(COMPONENT)
def make_lemmatizer(nlp: Language, name: str, model: Model[Any, Any]) -> Lemmatizer:
    """Make the component; spaCy calls this."""
    return Lemmatizer(nlp.vocab, model, name, backoff="orth", scorer=lemmatizer_score)


def put_in_place(components: dict[str, dict[str, Any]]) -> None:
    """Let a pipeline's settings name this component where they name spaCy's with these settings."""
    for name, part in components.items():
        usual = part.get("backoff") == "orth" and part.get("top_k") == 1 and not part["overwrite"]
        if part["factory"] == _SLOW and usual:
            components[name] = {"factory": COMPONENT, "model": part["model"]}
