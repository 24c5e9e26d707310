"""Names by the network and the moves of spaCy's recognizer, worked out for all words at once.

spaCy goes from word to word and asks of each move whether it is allowed. But outside of a name,
what the network says hangs on the word alone; inside, on the word, the one before and the first of
the name. So all words are read as if they stood outside, then all names that may begin are followed
to their ends, side by side. What comes out is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
from spacy.attrs import IS_SPACE  # type: ignore[import-not-found]  # compiled, no stub
from spacy.language import Language
from spacy.pipeline.ner import EntityRecognizer, ner_score  # type: ignore[import-not-found]
from spacy.tokens import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt
    from spacy.tokens import Doc
    from thinc.api import Model

    Numbers: TypeAlias = "npt.NDArray[np.intp]"
    Scores: TypeAlias = "npt.NDArray[np.float32]"
    Stretch: TypeAlias = "tuple[int, int, str]"

COMPONENT: Final = "dateline_ner"
_SLOW: Final = "ner"
_NO_WORD: Final = np.array([-1])
_NEVER: Final = -np.inf


class NameFinder(EntityRecognizer):  # type: ignore[misc]  # compiled, no stub
    """spaCy's recognizer of the same weights, for texts in which nothing is marked yet."""

    def predict(self, docs: Iterable[Doc]) -> list[list[Stretch]]:
        """Give the names of each text: first word, one after the last, label."""
        texts = list(docs)
        ends = np.cumsum([len(doc) for doc in texts])
        found = _taken(_Reading(self, texts).begun()) if texts and ends[-1] else ()
        names: list[list[Stretch]] = [[] for _ in texts]
        for first, last, label in found:
            at = int(np.searchsorted(ends, first, side="right"))
            begin = int(ends[at]) - len(texts[at])
            names[at].append((first - begin, last - begin, label))
        return names

    def set_annotations(self, docs: Iterable[Doc], names: Sequence[Sequence[Stretch]]) -> None:
        """Write the names of each text; all other words are marked as none of a name."""
        for doc, stretches in zip(docs, names, strict=True):
            spans = [Span(doc, first, last, label=label) for first, last, label in stretches]
            doc.set_ents(spans, default="outside")


def _taken(begun: Iterable[Stretch]) -> Iterator[Stretch]:
    """Give the names in order that begin inside no other: there the word was not outside."""
    free = 0
    for first, last, label in begun:
        if first >= free:
            yield first, last, label
            free = last


class _Reading:
    """Some texts, one behind the other, with what the network has worked out of each word."""

    def __init__(self, finder: NameFinder, texts: Sequence[Doc]) -> None:
        lower = finder.model.get_ref("lower")
        self._words = lower.predict(finder.model.get_ref("tok2vec").predict(texts))
        self._bias = lower.get_param("b")
        self._upper = finder.model.get_ref("upper")
        moves = finder.moves
        self._moves: list[str] = [moves.get_class_name(at) for at in range(moves.n_moves)]
        self._is_space = np.concatenate([doc.to_array(IS_SPACE) for doc in texts]).astype(bool)
        self._is_last = np.zeros(len(self._is_space), dtype=bool)
        self._is_last[np.cumsum([len(doc) for doc in texts if len(doc)]) - 1] = True

    def _scores(self, word: Numbers, first: Numbers, before: Numbers) -> Scores:
        """Give the score of each move at words, by the first and the last one of the open name."""
        words = self._words  # in front of the first one stands what counts for no word
        summed = words[word + 1, 0] + words[first + 1, 1] + words[before + 1, 2] + self._bias
        scores: Scores = self._upper.predict(summed.max(axis=-1))
        return scores

    def begun(self) -> list[Stretch]:
        """Give for each word that begins a name, if it stands outside, how far the name goes."""
        chosen = self._chosen_outside()
        first = np.flatnonzero([self._moves[at] != "O" for at in chosen])
        moves = [self._moves[chosen[at]] for at in first]
        last = self._followed(first, moves)
        labels = [move[2:] for move in moves]
        return list(zip(first.tolist(), last.tolist(), labels, strict=True))

    def _chosen_outside(self) -> Numbers:
        """Give the best move at each word: none, a name of one word, or the begin of a longer."""
        kinds = np.array([move[0] for move in self._moves])
        scores = self._scores(np.arange(len(self._is_space)), _NO_WORD, _NO_WORD)
        scores[:, (kinds == "I") | (kinds == "L") | (np.array(self._moves) == "U-")] = _NEVER
        scores[np.ix_(self._is_last, kinds == "B")] = _NEVER
        scores[np.ix_(self._is_space, kinds != "O")] = _NEVER
        chosen: Numbers = scores.argmax(axis=1)
        return chosen

    def _followed(self, first: Numbers, moves: Sequence[str]) -> Numbers:
        """Give where names end, all followed word by word: inside goes on, or closes."""
        inside = np.array([self._moves.index(f"I-{move[2:]}") for move in moves], dtype=np.intp)
        closing = np.array([self._moves.index(f"L-{move[2:]}") for move in moves], dtype=np.intp)
        last = first + 1
        going = np.flatnonzero([move[0] == "B" for move in moves])
        while going.size:
            here, rows = last[going], np.arange(going.size)
            scores = self._scores(here, first[going], here - 1)
            goes_on = scores[rows, inside[going]] >= scores[rows, closing[going]]
            last[going] += 1
            going = going[goes_on & ~self._is_last[here]]
        return last


@Language.factory(COMPONENT)
def make_finder(nlp: Language, name: str, model: Model[Any, Any]) -> NameFinder:
    """Make the component; spaCy calls this."""
    return NameFinder(nlp.vocab, model, name, scorer=ner_score)


def put_in_place(components: dict[str, dict[str, Any]]) -> None:
    """Let a pipeline's settings name this component where they name spaCy's with these settings."""
    for name, part in components.items():
        model = part.get("model", {})
        usual = model.get("use_upper") and not model.get("extra_state_tokens")
        if part["factory"] == _SLOW and usual and part.get("incorrect_spans_key") is None:
            components[name] = {"factory": COMPONENT, "model": model}
