"""Texts that somebody put out, printed as they are: the statement below the line that says so.

"The following statement was issued by the envoy:", "Statement by the Ministry of Health". Words in
quotation marks are told in ``quoting``; conversations, in ``turns``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.first_person import says_i_or_we
from flows.facts.speakers import can_speak
from flows.facts.turns import Turn
from flows.language.tree import children, obliques
from flows.model import EntityKind, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.scene import Scene
    from flows.facts.voice import Voice
    from flows.facts.voices import Cast
    from flows.model import Sentence, Token

_HEADS = frozenset({PartKind.HEADLINE, PartKind.SUBHEAD})
_LEADING = frozenset({PartKind.SUBHEAD, PartKind.PARAGRAPH})
_BY = ("by", "from", "of")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MARKS = frozenset('“”"«»')
_CONFIDENCE = 0.7


def hear_issued(scene: Scene, cast: Cast) -> tuple[Turn, ...]:
    """Give the text that somebody put out as one turn; none where no line says plainly whose."""
    for sentence, at in (*_announced(scene), *_headed(scene)):
        issuers = _issuers(scene, sentence)
        voices = cast.hear(sentence, issuers) if issuers else ()
        parts = tuple(_below(scene, at))
        if len(voices) == 1 and voices[0].kind is not EntityKind.PLACE and parts:
            return (_issued(sentence, parts, voices[0]),)
    return ()


def _issued(sentence: Sentence, parts: tuple[int, ...], voice: Voice) -> Turn:
    return Turn(label=sentence.span, parts=parts, voice=voice, asked=False, confidence=_CONFIDENCE)


def _announced(scene: Scene) -> Iterator[tuple[Sentence, int]]:
    """Find the line that ends in a colon and says that the text of something follows."""
    for sentence in scene.parsed.sentences:
        ends = sentence.text.rstrip().endswith(":") and sentence.kind in _LEADING
        words = {t.text.lower() for t in sentence.tokens} if ends else set()
        if words & set(scene.lexicon.cues("issued_full")) and _document(scene, sentence):
            yield sentence, sentence.part


def _headed(scene: Scene) -> Iterator[tuple[Sentence, int]]:
    """Find the heading that is nothing but whose text it is, above a text in the first person."""
    headings = [s for s in scene.parsed.sentences if s.kind in _HEADS]
    for sentence in headings:
        verbs = any(t.tag in _FINITE for t in sentence.tokens)
        last = max(s.part for s in headings)
        said = (s for s in scene.parsed.sentences if s.kind is PartKind.PARAGRAPH)
        if not verbs and _document(scene, sentence) and any(says_i_or_we(s) for s in said):
            yield sentence, last


def _document(scene: Scene, sentence: Sentence) -> Token | None:
    """Give the noun for the text: "statement", "letter"."""
    found = (t for t in sentence.tokens if scene.lexicon.value("issued_document", t) is not None)
    return next(found, None)


def _issuers(scene: Scene, sentence: Sentence) -> tuple[Token, ...]:
    """Give who put it out: behind "by" or "from", of the noun or of the verb that it hangs on."""
    noun = _document(scene, sentence)
    if noun is None:
        return ()
    over = sentence.tokens[noun.head]
    found = (
        *children(sentence, noun.index, "nmod:poss"),
        *obliques(sentence, noun.index, *_BY),
        *children(sentence, over.index, "obl:agent"),
        *(o for t in children(sentence, noun.index, "acl") for o in _agents(sentence, t)),
    )
    return tuple(t for t in found if can_speak(scene, sentence, t))[:1]


def _agents(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    return children(sentence, verb.index, "obl:agent") or obliques(sentence, verb.index, "by")


def _below(scene: Scene, at: int) -> Iterator[int]:
    """Give the paragraphs below a line, but those in which words stand in quotation marks."""
    for index, part in enumerate(scene.parsed.article.parts):
        if index > at and part.kind is PartKind.PARAGRAPH and not _MARKS.intersection(part.text):
            yield index
