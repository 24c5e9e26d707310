"""What the tests of cleaning share: the cues of the project and a way to clean a text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from flows.clean.article import clean_article
from flows.clean.cues import CleanCues
from flows.model import CleanArticle, RawArticle
from flows.read.reference import load_reference

ROOT = Path(__file__).parents[2]
Clean = Callable[[str], CleanArticle]


@pytest.fixture(scope="session")
def cues() -> CleanCues:
    return CleanCues.of(load_reference(ROOT / "ontology" / "reference"))


@pytest.fixture(scope="session")
def clean(cues: CleanCues) -> Clean:
    def run(text: str) -> CleanArticle:
        return clean_article(RawArticle(id="a", name="a.txt", digest="0" * 64, text=text), cues)

    return run
