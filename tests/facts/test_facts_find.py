"""All kinds together, and the cues that they look up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.facts.find import find_claims
from flows.facts.lexicon import Lexicon
from flows.facts.scene import Scene
from flows.language.load import load_pipeline
from flows.language.parse import parse_articles
from flows.model import (
    ArticleEntities,
    CleanArticle,
    Entity,
    EntityKind,
    Mention,
    Part,
    PartKind,
    RawArticle,
    Span,
)
from flows.read.reference import Cue, Reference
from tests.facts.spoken import LEXICON, make_scene


def lexicon(*cues: str) -> Lexicon:
    rows = tuple(Cue(group="tried", cue=cue, value=cue.upper(), source="test") for cue in cues)
    return Lexicon.of(Reference(cues=rows))


LINE = (
    "Talks=talk|NNS|nsubj:pass|2 were=be|VBD|aux:pass|2 called=call|VBN|root|2 off|RB|advmod|2 "
    "by|IN|case|6 point|NN|compound|6 men=man|NNS|obl:agent|2 .|.|punct|2"
)


@pytest.mark.parametrize(
    ("cues", "want"),
    [
        pytest.param(("call",), ["called"], id="by lemma"),
        pytest.param(("called",), ["called"], id="by form"),
        pytest.param(("call", "call off"), ["called off"], id="the longest"),
        pytest.param(("point man", "men"), ["point men"], id="from the left, not overlapping"),
        pytest.param(("off call",), [], id="in order"),
    ],
)
def test_cues_are_found_by_lemma(cues: tuple[str, ...], want: list[str]) -> None:
    (sentence,) = make_scene(LINE, names={}).parsed.sentences

    tried = lexicon(*cues)
    found = tried.matches("tried", sentence, tried.begins(sentence))

    assert [m.text for m in found] == want


@pytest.mark.parametrize(
    ("form", "tag", "cue"),
    [
        pytest.param("hoped=ho|VBD", "VBD", "hope", id="wrong lemma of a regular form"),
        pytest.param("planned=plann|VBD", "VBD", "plan", id="doubled letter"),
        pytest.param("denied=deni|VBD", "VBD", "deny", id="y"),
    ],
)
def test_a_wrong_lemma_does_not_hide_a_regular_verb(form: str, tag: str, cue: str) -> None:
    (sentence,) = make_scene(f"{form}|root|0", names={}).parsed.sentences

    assert sentence.tokens[0].tag == tag
    assert lexicon(cue).value("tried", sentence.tokens[0]) == cue.upper()


WORDS = [
    "Kerry",
    "said",
    "that",
    "the",
    "rebels",
    "“",
    "”",
    '"',
    ",",
    ".",
    ":",
    ";",
    "(",
    ")",
    "he",
    "him",
    "who",
    "told",
    "Reuters",
    "according",
    "to",
    "if",
    "not",
    "will",
    "one",
    "of",
    "them",
    "sources",
    "-",
    "US",
    "President",
    "reportedly",
    "denied",
    "No",
    "is",
    "was",
    "expected",
    "believe",
    "'s",
    "and",
    "A",
]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
def test_no_text_makes_it_raise(words: list[str]) -> None:
    text = " ".join(words)
    scene = read(text)

    found = find_claims(scene)

    assert found == find_claims(scene)
    for claim in found.claims:
        assert all(0 <= s.begin < s.end <= len(text) for s in claim.spans)
        assert claim.quotation is None or claim.quotation.text in text


def read(text: str) -> Scene:
    raw = RawArticle(id="made", name="made.txt", digest="0" * 64, text=text)
    part = Part(kind=PartKind.PARAGRAPH, span=Span(begin=0, end=len(text)), text=text)
    (parsed,) = parse_articles([CleanArticle(raw=raw, parts=(part,))], load_pipeline())
    scene = Scene(parsed=parsed, titles=(), entities=ArticleEntities(), times=(), lexicon=LEXICON)
    return replace(scene, entities=named(scene))


def named(scene: Scene) -> ArticleEntities:
    names = [n for s in scene.parsed.sentences for n in s.names]
    ids = {n.text: f"person/{n.text.lower()}" for n in names}
    return ArticleEntities(
        entities=tuple(Entity(id=i, kind=EntityKind.PERSON, label=t) for t, i in ids.items()),
        mentions=tuple(Mention(span=n.span, text=n.text, entity=ids[n.text]) for n in names),
    )
