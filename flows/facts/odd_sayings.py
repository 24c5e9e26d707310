"""Sayings without a plain verb of saying: "the letter reads", "put the toll at 30", "…, X reports".

Each gives the standing that the word shows, the heads of who speaks, the indexes of what is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from flows.facts.contents import say_content
from flows.facts.nearby import is_finite
from flows.facts.speakers import can_speak, noun_speakers, speakers_of
from flows.language.tree import children, obliques, subtree

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

OddSaying: TypeAlias = "tuple[str, tuple[Token, ...], tuple[int, ...]]"


def odd_saying(scene: Scene, sentence: Sentence, token: Token) -> OddSaying | None:
    """Give what a word reports that is no plain verb of saying; None where it reports nothing."""
    return next((told for read in READERS if (told := read(scene, sentence, token))), None)


def _at_the_end(scene: Scene, sentence: Sentence, token: Token) -> OddSaying | None:
    """Read "…, the ministry reports", where a tagger takes the verb at the end for a noun."""
    status = scene.lexicon.value("speech_say", token)
    words = [t for t in sentence.tokens if t.pos != "PUNCT"]
    if status is None or token.tag != "NNS" or words[-1:] != [token]:
        return None
    commas = [t.index for t in sentence.tokens[: token.index] if t.text == ","]
    said = sentence.tokens[: commas[-1]] if commas else ()
    phrase = sentence.tokens[len(said) + 1 : token.index]
    nominal = bool(phrase) and all(t.pos in ("DET", "ADJ", "NOUN", "PROPN") for t in phrase)
    known = nominal and can_speak(scene, sentence, phrase[-1])
    if not known or not any(is_finite(sentence, t) for t in said):
        return None
    return status, noun_speakers(scene, sentence, phrase[-1]), tuple(t.index for t in said)


def _in_writing(scene: Scene, sentence: Sentence, token: Token) -> OddSaying | None:
    """Read "the statement read": only of papers."""
    status = scene.lexicon.value("speech_written", token)
    subjects = children(sentence, token.index, "nsubj") or children(sentence, token.index, "obj")
    if status is None or token.pos != "VERB" or not _are_papers(scene, subjects):
        return None
    speakers = speakers_of(scene, sentence, token)
    return status, speakers, say_content(scene, sentence, token, speakers)


def _are_papers(scene: Scene, nouns: tuple[Token, ...]) -> bool:
    papers = (scene.lexicon.value("speech_document", t) is not None for t in nouns)
    return any(papers) or [t.text.lower() for t in nouns] == ["it"]


def _in_figures(scene: Scene, sentence: Sentence, token: Token) -> OddSaying | None:
    """Read "officials put the death toll at 30"."""
    status = scene.lexicon.value("speech_putting", token)
    matches = scene.matches("toll_noun", sentence) if status is not None else ()
    tolls = {i for m in matches for i in range(m.first, m.last)}
    nouns = [t for t in children(sentence, token.index, "obj") if t.index in tolls]
    figures = [t for n in (token, *nouns) for t in obliques(sentence, n.index, "at")]
    speakers = speakers_of(scene, sentence, token)
    known = bool(speakers) and can_speak(scene, sentence, speakers[0])
    if status is None or not nouns or not figures or not known:
        return None
    said = {t.index for head in (*nouns, *figures) for t in subtree(sentence, head.index)}
    joins = (t.index for t in sentence.tokens[figures[0].index :] if t.dep == "cc")
    end = next(joins, len(sentence.tokens))  # "and the army at 120": another's
    return status, speakers, tuple(sorted(i for i in said if i < end))


def _made_plain(scene: Scene, sentence: Sentence, token: Token) -> OddSaying | None:
    """Read "X made it clear that": "make clear" is a verb of saying with nothing between."""
    if token.lemma.lower() != "make" or token.pos != "VERB":
        return None
    on = children(sentence, token.index)
    plain = [t for t in on if scene.lexicon.value("speech_plain", t) is not None]
    clauses = [t for over in (token, *plain) for t in children(sentence, over.index, "ccomp")]
    speakers = speakers_of(scene, sentence, token)
    if not plain or not clauses or not any(t.text.lower() == "it" for t in on):
        return None
    said = {t.index for clause in clauses for t in subtree(sentence, clause.index)}
    status = scene.lexicon.value("speech_plain", plain[0]) or ""
    return status, speakers, tuple(sorted(said))


READERS: tuple[Callable[[Scene, Sentence, Token], OddSaying | None], ...] = (
    _at_the_end,
    _in_writing,
    _in_figures,
    _made_plain,
)
"""Ways to say something without a plain verb of saying."""
