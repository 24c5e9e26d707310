"""Posts that lead or end a name of the parse: "Ambassador Bahjat Suleiman", "ZMDA Acting Director".

Where else a name begins and ends is told in ``edges``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.entities.gazetteer import Gazetteer
    from flows.model import Sentence

_ARTICLES = frozenset({"Al", "El"})


def opens_title(sentence: Sentence, index: int, gazetteer: Gazetteer) -> bool:
    """Tell whether a post begins at a word ("Acting" of "ZMDA Acting Commissioner")."""
    words = [t.text for t in sentence.tokens[index : index + 2]]
    part = len(words) > 1 and gazetteer.is_cue("post_modifier", words[0])
    return _is_title(words[0], gazetteer) or (part and _is_title(words[1], gazetteer))


def _is_title(word: str, gazetteer: Gazetteer) -> bool:
    return gazetteer.is_cue("post_head", word) or gazetteer.is_cue("honorific", word)


def after_post(sentence: Sentence, first: int, last: int, gazetteer: Gazetteer) -> int:
    """Give where a name begins behind the post that leads it; its first word where none does."""
    words = [t.text for t in sentence.tokens[first:last]]
    posts = [i for i, word in enumerate(words[:-1]) if gazetteer.is_cue("post_head", word)]
    if not posts or words[posts[-1] + 1].islower() or "of" in words[posts[-1] :]:
        return first
    if gazetteer.is_cue("given_title", words[posts[-1]]) and words[posts[-1] + 1] in _ARTICLES:
        return first  # "Sultan Al-Jaber"
    before = words[: posts[-1]]
    plain = all(
        gazetteer.states.spoken(w) is not None or gazetteer.is_cue("post_modifier", w)
        for w in before
    )
    return first + posts[-1] + 1 if plain else first
