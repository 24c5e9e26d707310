"""Whether a phrase is printed as the name it could be: "New START" is no "new start".

Phrases are looked up folded, without their capitals, in ``passages``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.dates.folding import fold_words

if TYPE_CHECKING:
    from flows.dates.passages import Hit


def is_as_printed(hit: Hit, text: str) -> bool:
    """Tell whether a name in the text has the capitals of one of the names of its event.

    Args:
        hit: The name found.
        text: The whole text, as printed.
    """
    said = text[hit.span.begin : hit.span.end].split()
    if hit.passage.sentence is None or " ".join(said).isupper():
        return True  # other languages are looked up in translation
    words = hit.passage.words[hit.first : hit.last]
    names = (name.split() for event in hit.events for name in event.names)
    same = [n for n in names if len(n) == len(said) and fold_words(" ".join(n)) == words]
    return not same or any(_has_capitals(said, name) for name in same)


def _has_capitals(said: list[str], name: list[str]) -> bool:
    """Tell whether each capital of a name is one in the text, too; the first word may open it."""
    return all(
        (s[:1].isupper() or not n[:1].isupper()) and (s.isupper() or not n.isupper())
        for s, n in zip(said, name, strict=True)
    )
