"""What the treebanks tell about names, to bring the corpora of names together.

Corpora disagree on titles inside names and on words for peoples; these two lists settle both.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.language.named import UNKNOWN, Named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.language.conllu import Tree, Word

_NO_PEOPLE = frozenset({"al", "er", "ar", "ed"})
"""Ends of adjectives that come of institutions and the like, not of peoples ("Congressional")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameHints:
    """What the treebanks tell about names in all corpora.

    Args:
        peoples: Words that name a people, a faith or their adjective ("Syrian", "Kurdish").
        titles: Lower-case words before a person's name that are no part of it.
    """

    peoples: frozenset[str]
    titles: frozenset[str]

    def is_people(self, word: str) -> bool:
        """Tell whether a word names a people or is its adjective, in singular or plural."""
        return word in self.peoples or (word.endswith("s") and word[:-1] in self.peoples)


def learn_hints(trees: Sequence[Tree], ewt: Sequence[Named]) -> NameHints:
    """Learn from the treebanks which words name peoples and which are titles before persons."""
    names = [(label, n.words[f:t]) for n in ewt for label, f, t in n.names]
    persons = {words[0].lower() for label, words in names if label == "PERSON"}
    single = Counter((words[0], label == UNKNOWN) for label, words in names if len(words) == 1)
    others = {w for (w, unknown), n in single.items() if not unknown and n >= single[w, True]}
    words = [word for tree in trees for word in tree.words[1:]]
    nouns = Counter(w.text for w in words if w.pos == "NOUN")
    small = Counter(w.text for w in words if w.text.islower())
    peoples = Counter(w.text for w in words if _is_people(w))
    return NameHints(
        peoples=frozenset(w for w, n in peoples.items() if small[w.lower()] * 4 < n) - others,
        titles=frozenset(w for w, n in nouns.items() if n > 2 and w not in persons)
        | frozenset(_abbreviations(words)),
    )


def _abbreviations(words: Sequence[Word]) -> Iterator[str]:
    for word in words:
        if word.tag == "NNP" and word.text.endswith("."):
            yield word.text.lower()
            yield word.text.lower().rstrip(".")


def _is_people(word: Word) -> bool:
    """Tell whether a word is made of a people's name: an adjective that keeps its capital."""
    capital = word.text[0].isupper() and word.text[1:].islower() and len(word.text) > 3
    keeps = word.lemma == word.text and word.text[-2:] not in _NO_PEOPLE
    return capital and keeps and word.tag == "JJ"
