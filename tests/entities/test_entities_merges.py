"""Merges are told with their reasons, and obey the user."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from flows.entities.rulings import Rulings
from flows.entities.settle import settle_entities
from flows.model import (
    ArticleFacts,
    Claim,
    DateAssessment,
    DateValue,
    Entity,
    EntityKind,
    MergeReason,
    Precision,
    RoleHolding,
    Ruling,
    RulingKind,
    Span,
    Verdict,
)
from tests.entities.handmade import ids, pairs, parse, read

if TYPE_CHECKING:
    from flows.entities.gazetteer import Gazetteer
    from flows.pipeline import Tools

LINES = (
    "Maria Lopez, the mayor of Oslo, met the Movement for Rural Renewal (MRR) on Monday.",
    "The MRR thanked Lopez, and Damascus said it was glad.",
)


def _ruled(kind: RulingKind, kept: str, other: str, article: str | None = None) -> Rulings:
    return Rulings.of([Ruling(kind=kind, kept=kept, other=other, article=article)])


def _with(gazetteer: Gazetteer, rulings: Rulings) -> Gazetteer:
    return replace(gazetteer, rulings=rulings)


def _hand(article: str, *entities: Entity, claims: tuple[Claim, ...] = ()) -> ArticleFacts:
    facts = ArticleFacts(article=parse("Nothing.", article=article).article, claims=claims)
    return replace(facts, entities=replace(facts.entities, entities=entities))


def _person(name: str, identifier: str) -> Entity:
    return Entity(id=f"person/{identifier}", kind=EntityKind.PERSON, label=name)


def _assessment(day: str) -> DateAssessment:
    on = date.fromisoformat(day)
    value = DateValue(edtf=day, earliest=on, latest=on, precision=Precision.DAY)
    return DateAssessment(
        verdict=Verdict.MISSING, printed=None, decided=value, confidence=1.0, basis=None, because=()
    )


@pytest.mark.parametrize(
    ("merged", "kept", "reason"),
    [
        pytest.param("Lopez", "Maria Lopez", MergeReason.PART_OF_NAME, id="surname"),
        pytest.param("MRR", "Movement for Rural Renewal", MergeReason.ACRONYM_SPELLED, id="acronym"),
        pytest.param("Damascus", "Government of Syria", MergeReason.SEAT, id="seat of government"),
    ],
)  # fmt: skip
def test_a_merge_inside_an_article_has_its_reason(
    tools: Tools, merged: str, kept: str, reason: MergeReason
) -> None:
    found = {(m.merged, m.kept): m for m in read(tools.gazetteer, *LINES).merges}
    merge = found[merged, kept]
    assert merge.reason is reason
    assert merge.evidence.endswith(merged)


def test_a_name_that_stands_for_itself_is_no_merge(tools: Tools) -> None:
    assert "Maria Lopez" not in {m.merged for m in read(tools.gazetteer, *LINES).merges}


def test_a_forbidden_surname_is_somebody_else(tools: Tools) -> None:
    rulings = _ruled(RulingKind.FORBID, "Lopez", "Maria Lopez")
    found = read(_with(tools.gazetteer, rulings), *LINES)
    assert ("Lopez", "person/lopez") in pairs(found)
    whole = next(e for e in found.entities if e.id == "person/maria-lopez")
    assert "Lopez" not in whole.alt_labels


def test_a_forbidden_seat_is_a_town_again(tools: Tools) -> None:
    rulings = _ruled(RulingKind.FORBID, "Damascus", "Government of Syria")
    assert ("Damascus", "place/damascus") in pairs(read(_with(tools.gazetteer, rulings), *LINES))


def test_a_forced_name_goes_into_the_one_that_stays(tools: Tools) -> None:
    rulings = _ruled(RulingKind.FORCE, "Oslo City Council", "Maria Lopez")
    found = read(_with(tools.gazetteer, rulings), *LINES)
    assert {entity for text, entity in pairs(found) if "Lopez" in text} == {
        "person/oslo-city-council"
    }
    assert {m.reason for m in found.merges if "Lopez" in m.merged} == {MergeReason.RULED}


def test_without_the_ruling_all_is_as_before(tools: Tools) -> None:
    plain = read(tools.gazetteer, *LINES)
    assert read(_with(tools.gazetteer, Rulings.of([])), *LINES) == plain


def test_a_ruling_about_another_article_changes_nothing(tools: Tools) -> None:
    rulings = _ruled(RulingKind.FORBID, "Lopez", "Maria Lopez", article="other")
    assert read(_with(tools.gazetteer, rulings), *LINES) == read(tools.gazetteer, *LINES)


def test_the_last_ruling_on_a_pair_stands(tools: Tools) -> None:
    rulings = Rulings.of(
        [
            Ruling(kind=RulingKind.FORBID, kept="Lopez", other="Maria Lopez"),
            Ruling(kind=RulingKind.FORCE, kept="Maria Lopez", other="Lopez"),
        ]
    )
    assert "person/lopez" not in ids(read(_with(tools.gazetteer, rulings), *LINES), "person")


def test_a_namesake_is_kept_apart_in_its_article(tools: Tools) -> None:
    rulings = _ruled(RulingKind.FORBID, "Maria Lopez", "Maria Lopez", article="b")
    gazetteer = _with(tools.gazetteer, rulings)
    articles = [
        ArticleFacts(
            article=parse(*LINES, article=name).article,
            entities=read(gazetteer, *LINES, article=name),
        )
        for name in ("a", "b")
    ]
    settled = settle_entities(articles, {}, rulings)
    people = [e.id for e in settled.entities if e.kind is EntityKind.PERSON]
    assert people == ["person/maria-lopez", "person/maria-lopez-b"]


def test_spellings_across_articles_are_told_and_can_be_forbidden() -> None:
    articles = [
        _hand("a", _person("Khaled Saleh", "khaled-saleh")),
        _hand("b", _person("Khalid Saleh", "khalid-saleh")),
    ]
    (merge,) = settle_entities(articles, {}).merges
    assert (merge.kept, merge.merged, merge.article, merge.kind, merge.reason) == (
        "Khaled Saleh", "Khalid Saleh", "b", "person", MergeReason.SPELLING,
    )  # fmt: skip
    rulings = _ruled(RulingKind.FORBID, "Khalid Saleh", "Khaled Saleh")
    assert settle_entities(articles, {}, rulings).renamed == {}


def test_names_across_articles_can_be_forced() -> None:
    articles = [
        _hand("a", _person("Anna Berg", "anna-berg")),
        _hand("b", _person("Anna Holm", "anna-holm")),
    ]
    rulings = _ruled(RulingKind.FORCE, "Anna Holm", "Anna Berg")
    settled = settle_entities(articles, {}, rulings)
    assert settled.renamed == {"a": {"person/anna-berg": "person/anna-holm"}}
    assert [(e.label, e.alt_labels) for e in settled.entities] == [("Anna Holm", ("Anna Berg",))]
    assert {m.merged: m.reason for m in settled.merges}["Anna Berg"] is MergeReason.RULED


def test_the_same_name_in_a_later_article_is_told() -> None:
    articles = [_hand(name, _person("Anna Berg", "anna-berg")) for name in ("a", "b")]
    (merge,) = settle_entities(articles, {}).merges
    assert (merge.article, merge.reason) == ("b", MergeReason.SAME_NAME)


def test_described_meetings_that_are_one_can_be_forbidden(tools: Tools) -> None:
    texts = {"a": "Both sides opened talks in Doha on Monday.", "b": "The Doha meeting went on."}
    articles = [
        ArticleFacts(
            article=parse(text, article=name).article,
            entities=read(tools.gazetteer, text, article=name),
        )
        for name, text in texts.items()
    ]
    dated = {"a": _assessment("2013-05-23"), "b": _assessment("2013-05-25")}
    rulings = _ruled(RulingKind.FORBID, "event/a/meeting-in-doha", "event/b/meeting-in-doha")
    merged = settle_entities(articles, dated)
    assert {m.reason for m in merged.merges if m.kind == "event"} == {MergeReason.SAME_EVENT}
    apart = settle_entities(articles, dated, rulings)
    assert [m for m in apart.merges if m.kind == "event"] == []


def _holds(person: str, organization: str, post: str) -> Claim:
    role = RoleHolding(agent=person, organization=organization, role_label=post)
    return Claim(spans=(Span(begin=0, end=1),), states=(role,))


def _body(name: str) -> Entity:
    return Entity(id=f"organization/{name}", kind=EntityKind.ORGANIZATION, label=name.title())


def _smith(article: str, body: str, post: str) -> ArticleFacts:
    person = _person("John Smith", "john-smith")
    claim = _holds(person.id, f"organization/{body}", post)
    return _hand(article, person, _body(body), claims=(claim,))


def test_namesakes_with_other_posts_among_others_stay_two() -> None:
    articles = [_smith("a", "kenya", "minister"), _smith("b", "springfield", "mayor")]
    people = [e.id for e in settle_entities(articles, {}).entities if e.kind is EntityKind.PERSON]
    assert people == ["person/john-smith", "person/john-smith-springfield"]


def test_one_name_with_one_post_is_one_person() -> None:
    articles = [_smith("a", "kenya", "minister"), _smith("b", "uganda", "minister")]
    people = [e.id for e in settle_entities(articles, {}).entities if e.kind is EntityKind.PERSON]
    assert people == ["person/john-smith"]
