"""Settings come from the environment and make sense or say what would."""

from __future__ import annotations

import pytest

from flows.errors import SettingsError
from flows.settings import read_settings


def test_the_base_iri_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_BASE_IRI", "https://example.org/kb/")
    assert read_settings().base_iri == "https://example.org/kb/"


@pytest.mark.parametrize(
    "base",
    [
        pytest.param("https://example.org/kb#", id="hash"),
        pytest.param("example.org/", id="no scheme"),
        pytest.param("https://example.org/a b/", id="blank"),
        pytest.param("https://example.org/> <x/", id="hostile"),
    ],
)
def test_a_base_that_makes_no_iris_is_refused(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_BASE_IRI", base)
    with pytest.raises(SettingsError, match="DATELINE_BASE_IRI"):
        read_settings()


def test_a_batch_of_no_articles_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_BATCH_ARTICLES", "0")
    with pytest.raises(SettingsError, match="DATELINE_BATCH_ARTICLES"):
        read_settings()
