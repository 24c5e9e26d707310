"""Parsed text: tokens, names, sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from flows.model.text import CleanArticle, PartKind, Span  # noqa: TC001


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word of a sentence, with Universal Dependencies labels.

    Args:
        index: Place in its sentence, counted from 0.
        head: Index of the head in the same sentence; its own index at the root.
        pos: Universal part of speech (NOUN, PROPN, VERB, ...).
        tag: Penn Treebank tag (NNS, VBD, ...).
        dep: Universal dependency relation (nsubj, nsubj:pass, appos, root, ...), lower case.
        space: Whether white space follows.
    """

    index: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    span: Span
    space: bool = True


class NameLabel(StrEnum):
    """What a name names."""

    PERSON = "PERSON"
    ORGANIZATION = "ORG"
    PLACE = "GPE"
    PEOPLE = "NORP"
    EVENT = "EVENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name found in a sentence: tokens ``first`` to ``last``, the last one not included."""

    label: NameLabel
    first: int
    last: int
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, parsed.

    Args:
        part: Index of its part in ``CleanArticle.parts``.
        kind: Kind of that part.
        span: Where it stands in the raw text.
        text: Its words as the language room read them.
        tokens: Its words, in order; never empty.
        names: Its names, in order, not overlapping.
        below: For each word the indexes of those that hang on it; made of ``tokens``.
        hung: For each word those that hang on it, each with its relation and that without its
            subtype ("nmod:poss", "nmod"); made of ``tokens``.
    """

    part: int
    kind: PartKind
    span: Span
    text: str
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    below: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    hung: tuple[tuple[tuple[Token, str, str], ...], ...] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        hung: list[list[tuple[Token, str, str]]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                relation = token.dep
                hung[token.head].append((token, relation, relation.partition(":")[0]))
        below = tuple([tuple([token.index for token, _, _ in words]) for words in hung])
        object.__setattr__(self, "below", below)
        object.__setattr__(self, "hung", tuple([tuple(words) for words in hung]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """An article parsed: its sentences in order (headline, body and captions alike)."""

    article: CleanArticle
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A person named with a post ("US Secretary of State John Kerry").

    Args:
        sentence: Index of its sentence in ``Parsed.sentences``.
        holder: The person's name.
        post: The post without its country or body, as printed ("Secretary of State").
        of: The country, people or body that the post belongs to; None where none is named.
        span: From the first to the last character of holder, post and body together.
        former: Whether the wording says that the post is over ("former", "ex-").
    """

    sentence: int
    holder: Name
    post: str
    of: Name | None
    span: Span
    former: bool = False
