"""Answers have one form, and what does not hold to it is told apart from what is no answer."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.eyes.answer import FACTS_MAX, answer_schema, read_answer
from tests.eyes.sightings import CLOSED, GREETED


def test_each_fact_is_read_in_the_form_of_its_kind() -> None:
    read = read_answer(json.dumps({"facts": [GREETED, CLOSED]}))
    assert [type(fact).__name__ for fact in read] == ["InteractionSeen", "ControlSeen"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"type": "GREET"}, id="no PLOVER type"),
        pytest.param({"kind": "Rumour"}, id="no kind"),
        pytest.param({"agent": "Anna"}, id="a name without a kind"),
        pytest.param({"status": "True"}, id="no status"),
        pytest.param({"confidence": 1.0}, id="a field too many"),
        pytest.param({"quotation": None}, id="no quotation"),
    ],
)
def test_a_fact_out_of_form_is_none_and_the_others_stand(change: dict[str, Any]) -> None:
    read = read_answer(json.dumps({"facts": [{**GREETED, **change}, CLOSED]}))
    assert [fact is None for fact in read] == [True, False]


def test_a_code_block_is_opened() -> None:
    assert read_answer('```json\n{"facts": []}\n```') == ()


def test_no_more_facts_are_read_than_an_article_has() -> None:
    assert len(read_answer(json.dumps({"facts": [GREETED] * (FACTS_MAX + 5)}))) == FACTS_MAX


@pytest.mark.parametrize("text", ["", "Sure! Here", "[]", "{}", '{"facts": {}}', '{"facts": ['])
def test_what_is_no_list_of_facts_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_answer(text)


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists))
def test_whatever_is_listed_as_a_fact_is_read_or_none(thing: object) -> None:
    assert read_answer(json.dumps({"facts": [thing]})) == (None,)


def list_objects(schema: object) -> list[dict[str, Any]]:
    if isinstance(schema, list):
        return [found for part in schema for found in list_objects(part)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if schema.get("type") == "object" else []
    return own + [found for part in schema.values() for found in list_objects(part)]


def test_the_schema_is_as_strict_output_wants_it() -> None:
    for form in list_objects(answer_schema()):
        assert form["additionalProperties"] is False
        assert sorted(form["required"]) == sorted(form["properties"])
    assert "oneOf" not in json.dumps(answer_schema())
