"""Whom the label of a speaker names: a name, a surname, initials, a post, "official two".

Whose turn it makes is told in ``turns``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.model import EntityKind, PartKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from flows.facts.scene import Scene
    from flows.facts.voice import Voice
    from flows.facts.voices import Cast
    from flows.model import Entity, Part, Sentence

_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]")
_BRACKETED = re.compile(r"\[(?P<label>[^\[\]]*)\]\s*:?")
_EDGES = " \t*_•–—-:."
_WORD = re.compile(r"[^\W\d_]+")
_NAMED, _TOLD, _GUESSED = 0.9, 0.8, 0.7
_QUESTIONS_MIN = 3
"""Questions that make an interview of a text without labels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Whom a label names.

    Args:
        key: The label as words, by which its turns are known.
        voice: Who it is; None where nobody can be told.
        asks: Whether it stands for whoever asks: "Q", "Reporter", an outlet.
        answers: Whether it stands for whoever answers: "A".
        confidence: Belief that it is who ``voice`` says.
    """

    key: str
    voice: Voice | None = None
    asks: bool = False
    answers: bool = False
    confidence: float = _NAMED


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    """A label in its article.

    Args:
        words: Without brackets and marks, and without what the speaker is behind a comma.
        sentence: As it was parsed; None where it holds no name to read.
    """

    scene: Scene
    cast: Cast
    words: str
    sentence: Sentence | None

    @property
    def entities(self) -> tuple[Entity, ...]:
        """What is named in it."""
        if self.sentence is None:
            return ()
        mentions = self.scene.mentions(self.sentence.span)
        found = (self.scene.entity(m.entity) for m in mentions)
        return tuple(e for e in found if e is not None)


def find_labelled(scene: Scene, cast: Cast, at: int) -> Who:
    """Give whom the label names that is the part ``at`` of the article."""
    part = scene.parsed.article.parts[at]
    if part.kind is not PartKind.SPEAKER:
        return Who(key="", answers=True, confidence=_GUESSED)
    words = _words_of(scene, part)
    key = words.casefold()
    if key in scene.lexicon.cues("turn_asks"):
        return Who(key=key, asks=True)
    if key in scene.lexicon.cues("turn_answers"):
        return Who(key=key, answers=True, confidence=_TOLD)
    sentence = next((s for s in scene.parsed.sentences if s.part == at), None)
    label = _Label(scene=scene, cast=cast, words=words, sentence=sentence)
    voices = ((rule, rule(label)) for rule in RULES)
    rule, voice = next(((r, v) for r, v in voices if v is not None), (_person, None))
    return Who(
        key=key,
        voice=voice,
        asks=voice is not None and scene.is_media(voice.entity),
        confidence=_NAMED if rule is _person else _TOLD,
    )


def _words_of(scene: Scene, part: Part) -> str:
    printed = scene.parsed.article.raw.text[part.span.begin : part.span.end]
    whole = _BRACKETED.fullmatch(printed.strip())
    words = _ASIDE.sub("", printed) if whole is None else whole["label"]
    return words.split(",")[0].strip(_EDGES)


def _person(label: _Label) -> Voice | None:
    """Give the person named in it."""
    found = (e for e in label.entities if e.kind is EntityKind.PERSON)
    return next((label.cast.voice_of(e.id) for e in found), None)


def _surname(label: _Label) -> Voice | None:
    """Give the one person of the article whose name ends in the last word of it."""
    words = _WORD.findall(label.words.casefold())
    return _only(label, lambda names: names[-1:] == words[-1:])


def _initials(label: _Label) -> Voice | None:
    """Give the one person of the article who has these initials ("R.T.")."""
    letters = "".join(_WORD.findall(label.words.casefold()))
    if not 1 < len(letters) < 5:
        return None
    return _only(label, lambda names: "".join(name[0] for name in names) == letters)


def _only(label: _Label, fits: Callable[[list[str]], bool]) -> Voice | None:
    persons = (e for e in label.scene.entities.entities if e.kind is EntityKind.PERSON)
    found = [e for e in persons if any(fits(names) for names in _names(e))]
    return label.cast.voice_of(found[0].id) if len(found) == 1 else None


def _names(entity: Entity) -> Iterable[list[str]]:
    return (_WORD.findall(name.casefold()) for name in (entity.label, *entity.alt_labels))


def _holder(label: _Label) -> Voice | None:
    """Give the one person of the article who holds the post ("Special Envoy")."""
    words = label.words.casefold()
    return label.cast.only_holder(lambda post: post.endswith(words))


def _body(label: _Label) -> Voice | None:
    """Give the body or outlet whose name it is."""
    named = {n.casefold(): e for e in label.entities for n in (e.label, *e.alt_labels)}
    entity = named.get(label.words.casefold())
    organization = entity is not None and entity.kind is EntityKind.ORGANIZATION
    return label.cast.voice_of(entity.id) if entity is not None and organization else None


def _unnamed(label: _Label) -> Voice | None:
    """Give an anonymous source by what the label calls it ("Senior Defence Official")."""
    if label.sentence is None:
        return None
    tokens = label.sentence.tokens
    groups = ("speech_person", "post_head", "speech_individual")
    known = any(label.scene.lexicon.value(g, t) is not None for g in groups for t in tokens)
    read = label.sentence.text.split(",")[0].strip(_EDGES)
    return label.cast.source(read, tokens[-1].lemma.lower()) if known and read else None


RULES: tuple[Callable[[_Label], Voice | None], ...] = (
    _person,
    _surname,
    _initials,
    _holder,
    _body,
    _unnamed,
)
"""Ways to whom a label names, from certain to doubtful."""


def labels_of(scene: Scene) -> tuple[int, ...]:
    """Give the parts of an article behind which a turn begins: labels of speakers, else questions.

    Questions without a label are subheads with words said right below.
    """
    parts = scene.parsed.article.parts
    labels = tuple(at for at, part in enumerate(parts) if part.kind is PartKind.SPEAKER)
    asked = tuple(at for at in range(len(parts) - 1) if _is_question(parts, at))
    return labels or (asked if len(asked) >= _QUESTIONS_MIN else ())


def _is_question(parts: Sequence[Part], at: int) -> bool:
    asks = parts[at].kind is PartKind.SUBHEAD and parts[at].text.endswith("?")
    return asks and parts[at + 1].kind is PartKind.QUOTATION
