"""Answers of language models kept in files, so that the same question has the same answer.

A file is named after all that was asked: the text shown, the task, the form, the model.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import TYPE_CHECKING

from flows.eyes.prompt import PROMPT_VERSION, ask_strictly
from flows.read.whole import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from flows.eyes.prompt import Shown


def path_of(cache: Path, model: str, shown: Shown) -> Path:
    """Give where the answer of a model about a text is kept."""
    asked = json.dumps([PROMPT_VERSION, ask_strictly(model, shown)], sort_keys=True)
    return cache / f"{hashlib.sha256(asked.encode()).hexdigest()}.json"


def read_kept(path: Path) -> str | None:
    """Give a kept answer; None where none can be read."""
    with suppress(OSError, UnicodeDecodeError):
        return path.read_text(encoding="utf-8")
    return None


def keep(path: Path, answer: str) -> None:
    """Keep an answer, whole or not at all; where nothing can be written it is not kept."""
    with suppress(OSError, UnicodeEncodeError):
        write_whole(path, answer)
