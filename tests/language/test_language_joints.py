"""What a parse gets wrong is mended: lists, "following", passives."""

from __future__ import annotations

import pytest

from flows.language.tree import case_of, conjuncts
from tests.language.test_language_parse import parse


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("On Sunday, Kenya, Uganda, and Rwanda signed a deal.", id="subject"),
        pytest.param("Envoys from Kenya, Uganda, and Rwanda met in Nairobi.", id="of a subject"),
        pytest.param("He said that Kenya, Uganda, and Rwanda signed a deal.", id="what is said"),
    ],
)
def test_the_last_of_a_list_is_in_it(text: str) -> None:
    (sentence,) = parse(text).sentences
    first = next(t for t in sentence.tokens if t.text == "Kenya")
    assert [t.text for t in conjuncts(sentence, first.index)] == ["Kenya", "Uganda", "Rwanda"]


def test_a_second_clause_keeps_its_subject() -> None:
    (sentence,) = parse("Kenya left the talks, and Rwanda signed a deal.").sentences
    other = next(t for t in sentence.tokens if t.text == "Rwanda")
    assert other.dep == "nsubj"


def test_following_before_a_noun_is_a_preposition() -> None:
    (sentence,) = parse("A UN statement read following their talks in Oslo on Monday.").sentences
    talks = next(t for t in sentence.tokens if t.text == "talks")
    assert case_of(sentence, talks.index) == "following"


def test_following_with_a_subject_stays_a_verb() -> None:
    (sentence,) = parse("Observers are following their talks in Oslo.").sentences
    word = next(t for t in sentence.tokens if t.text == "following")
    assert word.dep != "case"


def test_a_person_beside_a_body_holds_the_post_of_it() -> None:
    text = "The meeting between the head of Chad's Peace Panel, General Ali Deng, and Kenya ended."
    (sentence,) = parse(text).sentences
    post, holder, other = (
        next(t for t in sentence.tokens if t.text == w) for w in ("head", "Ali", "Kenya")
    )
    assert (holder.dep, holder.head) == ("appos", post.index)
    assert other.dep != "conj" or other.head == post.index


def test_what_is_done_by_somebody_is_passive() -> None:
    (sentence,) = parse("The militia, known as the Guard, is armed by the government.").sentences
    subject = next(t for t in sentence.tokens if t.text == "militia")
    assert subject.dep == "nsubj:pass"
    assert next(t for t in sentence.tokens if t.text == "is").dep == "aux:pass"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Uganda welcomed the deal, Chad accepted it, but Renamo alleged fraud and wants a new "
            "vote.",
            id="taken for a noun",
        ),
        pytest.param(
            "Uganda welcomed the deal and Chad accepted it, but Laos alleged foul play and wants "
            "new talks.",
            id="clause",
        ),
    ],
)
def test_the_nearest_clause_lends_its_subject(text: str) -> None:
    (sentence,) = parse(text).sentences
    wants = next(t for t in sentence.tokens if t.text == "wants")
    alleged = next(t for t in sentence.tokens if t.text == "alleged")
    assert wants.head == alleged.index
    assert any(t.dep == "nsubj" and t.head == alleged.index for t in sentence.tokens)


def test_a_name_behind_and_is_joined_not_part_of_the_name_before() -> None:
    text = (
        "Earlier on Monday, negotiators for President Mwai Kibaki and opposition leader Raila "
        "Odinga held talks in a mood of optimism that a deal can be reached."
    )
    (sentence,) = parse(text).sentences
    first = next(t for t in sentence.tokens if t.text == "Mwai")
    assert "Raila" in [t.text for t in conjuncts(sentence, first.index)]
