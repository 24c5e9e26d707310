"""Which language model is asked, and how patiently. The key is none of it: it is never kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path  # noqa: TC003 - pydantic reads it as part of the options of a build


@dataclass(frozen=True, slots=True, kw_only=True)
class LlmOptions:
    """An OpenAI-compatible endpoint and the limits of asking it.

    Args:
        endpoint: Its address, up to what "/chat/completions" follows ("http://localhost:11434/v1").
        model: Name of the model there.
        timeout_seconds: Longest wait for one answer, all of it, above 0.
        attempts: How often to ask about one article, from 1.
        backoff_seconds: Pause after a failure without Retry-After; doubled with each further one.
        concurrency: Articles asked about at a time, from 1.
        text_max: Most code points of an article that are shown.
        cache: Folder where answers are kept.
    """

    endpoint: str
    model: str
    cache: Path
    timeout_seconds: float = 60.0
    attempts: int = 3
    backoff_seconds: float = 1.0
    concurrency: int = 4
    text_max: int = 20_000
