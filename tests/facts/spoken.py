"""Sentences made by hand for the tests of speech and standing: no model decides what they test.

A sentence is written as words of ``text=lemma|TAG|dep|head``, the lemma only where it differs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from flows.facts.lexicon import Lexicon
from flows.facts.scene import Found, Scene
from flows.model import (
    ActorType,
    ArticleEntities,
    CleanArticle,
    Entity,
    EntityKind,
    Interaction,
    Mention,
    Name,
    NameLabel,
    Parsed,
    Part,
    PartKind,
    RawArticle,
    Sentence,
    Span,
    Title,
    Token,
)
from flows.read.reference import load_reference

if TYPE_CHECKING:
    from collections.abc import Mapping

REFERENCE = load_reference(Path(__file__).parents[2] / "ontology" / "reference")
LEXICON = Lexicon.of(REFERENCE)
MEDIA = ("Reuters", "AFP", "TASS")

_POS = {
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "PRP": "PRON",
    "PRP$": "PRON",
    "MD": "AUX",
    "DT": "DET",
    "IN": "ADP",
    "JJ": "ADJ",
    "RB": "ADV",
    "WRB": "ADV",
    "POS": "PART",
    "CC": "CCONJ",
    "CD": "NUM",
    "TO": "PART",
}
_NO_SPACE_BEFORE = frozenset(",.;:?!”)")
_NO_SPACE_AFTER = frozenset("“(")
_LABELS = {
    EntityKind.PERSON: NameLabel.PERSON,
    EntityKind.ORGANIZATION: NameLabel.ORGANIZATION,
    EntityKind.PLACE: NameLabel.PLACE,
    EntityKind.EVENT: NameLabel.EVENT,
}


def make_scene(*lines: str, names: Mapping[str, str], kinds: tuple[PartKind, ...] = ()) -> Scene:
    """Make an article of one part a sentence.

    Args:
        lines: The sentences.
        names: Entity ids by the name as printed.
        kinds: Kinds of the parts; paragraphs where none is given.
    """
    raw, spans = "", []
    for line in lines:
        words = [_word(w) for w in line.split()]
        begin = len(raw)
        raw += _spelled([w[0] for w in words])
        spans.append((begin, words))
        raw += "\n\n"
    kinds = kinds or (PartKind.PARAGRAPH,) * len(lines)
    sentences = tuple(
        _sentence(index, begin, words, kinds[index], names)
        for index, (begin, words) in enumerate(spans)
    )
    article = CleanArticle(
        raw=RawArticle(id="made", name="made.txt", digest="0" * 64, text=raw),
        parts=tuple(
            Part(kind=s.kind, span=s.span, text=raw[s.span.begin : s.span.end]) for s in sentences
        ),
    )
    return Scene(
        parsed=Parsed(article=article, sentences=sentences),
        titles=(),
        entities=_entities(sentences, names),
        times=(),
        lexicon=LEXICON,
    )


def make_title(scene: Scene, holder: str, post: str, of: str | None = None) -> Title:
    """Make the title of a person named in the first sentence."""
    names = {n.text: n for n in scene.parsed.sentences[0].names}
    found = [names[holder], *([names[of]] if of else [])]
    span = Span(begin=min(n.span.begin for n in found), end=max(n.span.end for n in found))
    return Title(
        sentence=0, holder=names[holder], post=post, of=names[of] if of else None, span=span
    )


def make_found(scene: Scene, word: str) -> Found:
    """Make a situation carried by the first word so spelled."""
    sentence, token = next(
        (s, t) for s in scene.parsed.sentences for t in s.tokens if t.text == word
    )
    situation = Interaction(agent="person/somebody", target=None, type="CONSULT")
    return Found(situation=situation, sentence=sentence, trigger=token.index, span=sentence.span)


def _word(spec: str) -> tuple[str, str, str, str, int]:
    form, tag, dep, head = spec.split("|")
    text, _, lemma = form.partition("=")
    return text, lemma or text.lower(), tag, dep, int(head)


def _spelled(words: list[str]) -> str:
    text = ""
    for word in words:
        glued = not text or word[0] in _NO_SPACE_BEFORE or text[-1] in _NO_SPACE_AFTER
        text += word if glued else " " + word
    return text


def _sentence(
    index: int,
    begin: int,
    words: list[tuple[str, str, str, str, int]],
    kind: PartKind,
    names: Mapping[str, str],
) -> Sentence:
    tokens: list[Token] = []
    for place, (text, lemma, tag, dep, head) in enumerate(words):
        at = begin + len(_spelled([w[0] for w in words[: place + 1]])) - len(text)
        tokens.append(
            Token(
                index=place,
                text=text,
                lemma=lemma,
                pos=_POS.get(tag, "VERB" if tag.startswith("VB") else "PUNCT"),
                tag=tag,
                dep=dep,
                head=head,
                span=Span(begin=at, end=at + len(text)),
            )
        )
    text = _spelled([w[0] for w in words])
    return Sentence(
        part=index,
        kind=kind,
        span=Span(begin=begin, end=begin + len(text)),
        text=text,
        tokens=tuple(tokens),
        names=tuple(_names(tokens, names)),
    )


def _names(tokens: list[Token], names: Mapping[str, str]) -> list[Name]:
    found = []
    for name, entity in names.items():
        words = name.split()
        for first in range(len(tokens) - len(words) + 1):
            here = tokens[first : first + len(words)]
            if [t.text for t in here] == words:
                span = Span(begin=here[0].span.begin, end=here[-1].span.end)
                label = _LABELS[EntityKind(entity.split("/")[0])]
                last = first + len(words)
                found.append(Name(label=label, first=first, last=last, text=name, span=span))
    return sorted(found, key=lambda n: n.first)


def _entities(sentences: tuple[Sentence, ...], names: Mapping[str, str]) -> ArticleEntities:
    entities = tuple(
        Entity(
            id=entity,
            kind=EntityKind(entity.split("/")[0]),
            label=name,
            actor_type=ActorType.NEWS_MEDIA if name in MEDIA else None,
        )
        for name, entity in names.items()
    )
    mentions = tuple(
        Mention(span=n.span, text=n.text, entity=names[n.text]) for s in sentences for n in s.names
    )
    return ArticleEntities(entities=entities, mentions=mentions)
