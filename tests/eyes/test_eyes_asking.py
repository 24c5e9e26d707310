"""An endpoint is asked with patience and a limit; whatever it does, the rules' facts stand."""

from __future__ import annotations

import json
import logging
import time
from typing import TYPE_CHECKING, Any

import pytest

from flows.eyes.asking import look_again
from flows.eyes.options import LlmOptions
from flows.model import ArticleFacts, Issue, IssueCode
from tests.eyes.chat_endpoint import Reply, Script, completion, failure, serve_chat
from tests.eyes.sightings import CLOSED, GREETED, TEXT, article_of

if TYPE_CHECKING:
    from pathlib import Path

    from flows.pipeline import Tools

GOOD = completion({"facts": [GREETED, CLOSED]})
KEY = "sk-secret"


@pytest.fixture(scope="module")
def found(tools: Tools) -> ArticleFacts:
    return article_of(TEXT, tools)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "answers"


def ask(
    script: Script, cache: Path, *batch: ArticleFacts, **limits: Any
) -> tuple[ArticleFacts, ...]:
    with serve_chat(script) as endpoint:
        plain: dict[str, Any] = {"backoff_seconds": 0.0, "concurrency": 1, "timeout_seconds": 60.0}
        options = LlmOptions(endpoint=endpoint, model="m", cache=cache, **{**plain, **limits})
        return look_again(batch, options, KEY)


def issues_of(facts: ArticleFacts, code: IssueCode) -> list[Issue]:
    return [issue for issue in facts.issues if issue.code is code]


def count_added(facts: ArticleFacts) -> int:
    return sum(claim.method == "llm m, prompt 1" for claim in facts.claims)


def test_one_request_holds_task_schema_article_and_key(found: ArticleFacts, cache: Path) -> None:
    script = Script([GOOD])
    (facts,) = ask(script, cache, found)
    assert count_added(facts) == 2
    assert script.paths == ["/v1/chat/completions"]
    assert script.keys == [f"Bearer {KEY}"]
    (asked,) = script.asked
    assert asked["response_format"]["json_schema"]["strict"] is True
    assert "She greeted Black Michael – a rival" in asked["messages"][1]["content"]


def test_the_same_question_is_asked_once(found: ArticleFacts, cache: Path) -> None:
    script = Script([GOOD, failure(500)])
    assert ask(script, cache, found) == ask(script, cache, found)
    assert len(script.asked) == 1


def test_another_model_or_text_is_another_question(
    found: ArticleFacts, cache: Path, tools: Tools
) -> None:
    script = Script([GOOD])
    ask(script, cache, found, article_of(TEXT + "\nMore of it.\n", tools))
    assert len(script.asked) == 2


def test_a_kept_file_that_holds_no_answer_is_asked_anew(found: ArticleFacts, cache: Path) -> None:
    script = Script([GOOD])
    ask(script, cache, found)
    (path,) = cache.iterdir()
    path.write_bytes(b"\xff{")
    (facts,) = ask(script, cache, found)
    assert (count_added(facts), len(script.asked)) == (2, 2)


def test_without_a_place_to_keep_answers_it_goes_on(found: ArticleFacts, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    (facts,) = ask(Script([GOOD]), blocked / "below", found)
    assert count_added(facts) == 2


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(failure(429, ("Retry-After", "0")), id="too many requests"),
        pytest.param(failure(500), id="server error"),
        pytest.param(completion("Sure! Here are the facts"), id="no JSON"),
        pytest.param(completion({"facts": "none"}), id="no list"),
        pytest.param(Reply(body=b"<html>"), id="no completion"),
        pytest.param(Reply(body=b'{"choices": []}'), id="no choice"),
        pytest.param(Reply(body=b"[" * 100_000), id="nested without end"),
    ],
)
def test_what_may_be_better_next_time_is_asked_again(
    found: ArticleFacts, cache: Path, first: Reply
) -> None:
    script = Script([first, GOOD])
    (facts,) = ask(script, cache, found)
    assert (count_added(facts), len(script.asked)) == (2, 2)
    assert not issues_of(facts, IssueCode.LLM_FAILED)


@pytest.mark.parametrize(
    ("reply", "times", "why"),
    [
        pytest.param(failure(500), 3, "no answer after 3 attempts: HTTP 500", id="server error"),
        pytest.param(failure(401), 1, "HTTP 401", id="wrong key"),
        pytest.param(failure(400), 2, "HTTP 400", id="out of form, then plainly"),
        pytest.param(failure(302, ("Location", "http://127.0.0.1:1/")), 1, "HTTP 302", id="sent elsewhere"),
        pytest.param(completion("no"), 3, "did not write a list of facts in JSON", id="no JSON"),
        pytest.param(Reply(body=b"x" * 2_000_001), 1, "more than 2,000,000 bytes", id="endless"),
    ],
)  # fmt: skip
def test_a_failure_is_an_issue_and_the_facts_of_the_rules_stand(
    found: ArticleFacts, cache: Path, reply: Reply, times: int, why: str
) -> None:
    script = Script([reply])
    (facts,) = ask(script, cache, found)
    assert (facts.claims, facts.entities) == (found.claims, found.entities)
    assert len(script.asked) == times
    (issue,) = issues_of(facts, IssueCode.LLM_FAILED)
    assert why in issue.seen
    assert not cache.exists()


@pytest.mark.parametrize(
    "drip_seconds", [pytest.param(0.6, id="late"), pytest.param(0.1, id="dripping")]
)
def test_a_slow_answer_is_given_up(found: ArticleFacts, cache: Path, drip_seconds: float) -> None:
    reply = Reply(body=GOOD.body + b" " * 2_000, drip_seconds=drip_seconds)
    began = time.monotonic()
    (facts,) = ask(Script([reply]), cache, found, timeout_seconds=0.3, attempts=1)
    assert time.monotonic() - began < drip_seconds * len(reply.body) / 2
    (issue,) = issues_of(facts, IssueCode.LLM_FAILED)
    assert "no answer within 0.3 s" in issue.seen


def test_nobody_at_the_address_is_an_issue(found: ArticleFacts, cache: Path) -> None:
    options = LlmOptions(endpoint="http://127.0.0.1:9/v1", model="m", cache=cache, attempts=1)
    (facts,) = look_again([found], options, None)
    assert len(issues_of(facts, IssueCode.LLM_FAILED)) == 1


def test_after_five_articles_without_an_answer_no_more_are_asked_about(
    found: ArticleFacts, cache: Path
) -> None:
    script = Script([failure(401)])
    looked = ask(script, cache, *[found] * 7)
    assert len(script.asked) == 5
    assert "no more are asked about" in issues_of(looked[6], IssueCode.LLM_FAILED)[0].seen


def test_an_endpoint_without_structured_output_is_asked_plainly(
    found: ArticleFacts, cache: Path
) -> None:
    script = Script([failure(400), GOOD])
    (facts,) = ask(script, cache, found)
    assert count_added(facts) == 2
    assert set(script.asked[1]) == {"model", "messages"}
    assert '"quotation"' in script.asked[1]["messages"][0]["content"]


def test_articles_keep_their_order_whoever_is_answered_first(cache: Path, tools: Tools) -> None:
    batch = [article_of(f"{TEXT}\nMore {n}.\n", tools, f"a{n}") for n in range(6)]
    looked = ask(Script([GOOD]), cache, *batch, concurrency=3)
    assert [f.article.raw.id for f in looked] == [f.article.raw.id for f in batch]


def test_a_long_article_is_shown_up_to_the_limit(found: ArticleFacts, cache: Path) -> None:
    script = Script([GOOD])
    (facts,) = ask(script, cache, found, text_max=180)
    shown = script.asked[0]["messages"][1]["content"]
    assert len(shown) <= 180
    assert shown.endswith("on Monday.")
    assert len(issues_of(facts, IssueCode.LLM_CUT)) == 1


def test_an_article_in_another_language_is_not_asked_about(cache: Path, tools: Tools) -> None:
    text = (
        "Le président a reçu mardi à Paris le ministre des affaires étrangères de Ruritanie.\n" * 3
    )
    script = Script([GOOD])
    ask(script, cache, article_of(text, tools))
    assert script.asked == []


def test_the_key_is_in_no_issue_no_log_and_no_file(
    found: ArticleFacts, cache: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "flows"):
        for reply in (failure(401), failure(500), GOOD):
            (facts,) = ask(Script([reply]), cache, found)
            assert KEY not in json.dumps([issue.seen for issue in facts.issues])
    assert KEY not in caplog.text
    assert "m about 1 articles: 2 claims, 0 known from the rules, 0 dropped" in caplog.text
    assert all(KEY not in path.read_text() for path in cache.iterdir())
