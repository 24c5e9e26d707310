"""A second look at a batch of articles: what is kept, what is asked, what comes of it.

A failure of the endpoint is an issue of the article; its other facts stand.
"""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from flows.eyes.answer import read_answer
from flows.eyes.endpoint import Endpoint, NoAnswerError
from flows.eyes.kept import keep, path_of, read_kept
from flows.eyes.look import Looked, take_in
from flows.eyes.prompt import PROMPT_VERSION, show
from flows.model import Issue, IssueCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.eyes.answer import Seen
    from flows.eyes.options import LlmOptions
    from flows.eyes.prompt import Shown
    from flows.model import ArticleFacts

log = logging.getLogger("flows.eyes")


def look_again(
    batch: Sequence[ArticleFacts], options: LlmOptions, key: str | None
) -> tuple[ArticleFacts, ...]:
    """Add to the facts of some articles what a language model sees in them.

    Args:
        batch: What the rules found.
        options: Which language model, and how patiently it is asked.
        key: What its endpoint asks for; None where it asks for nothing.

    Returns:
        The same articles in the same order, with more claims, entities and issues.
    """
    with (
        Endpoint(options=options, key=key) as endpoint,
        ThreadPoolExecutor(max_workers=options.concurrency) as pool,
    ):
        looked = tuple(pool.map(partial(_look, endpoint=endpoint), batch))
    log.info(
        "%s about %s articles: %s claims, %s known from the rules, %s dropped",
        options.model,
        f"{len(batch):,}",
        f"{sum(one.kept for one in looked):,}",
        f"{sum(one.known for one in looked):,}",
        f"{sum(count for one in looked for _, count in one.dropped):,}",
    )
    return tuple(one.facts for one in looked)


def _look(facts: ArticleFacts, endpoint: Endpoint) -> Looked:
    if facts.article.language != "en":
        return Looked(facts=facts)
    shown = show(facts.article, endpoint.options.text_max)
    if shown.is_cut:
        facts = _with_issue(facts, IssueCode.LLM_CUT, _tell_cut(shown))
    if not shown.text:
        return Looked(facts=facts)
    try:
        answer = _answer(shown, endpoint)
    except NoAnswerError as error:
        seen = f"{endpoint.options.model}: {error}; the facts of the rules stand"
        return Looked(facts=_with_issue(facts, IssueCode.LLM_FAILED, seen))
    return take_in(facts, answer, f"llm {endpoint.options.model}, prompt {PROMPT_VERSION}")


def _answer(shown: Shown, endpoint: Endpoint) -> tuple[Seen | None, ...]:
    path = path_of(endpoint.options.cache, endpoint.options.model, shown)
    kept = read_kept(path)
    if kept is not None:
        try:
            return read_answer(kept)
        except (ValueError, RecursionError):
            log.warning("%s holds no answer, the language model is asked again", path)
    written = endpoint.ask(shown)
    keep(path, written)
    return read_answer(written)


def _tell_cut(shown: Shown) -> str:
    return (
        f"the language model was shown the first {len(shown.text):,} characters; "
        "DATELINE_LLM_TEXT_MAX allows more"
    )


def _with_issue(facts: ArticleFacts, code: IssueCode, seen: str) -> ArticleFacts:
    issue = Issue(article=facts.article.raw.name, code=code, seen=seen)
    return replace(facts, issues=(*facts.issues, issue))
