"""Settings come from the environment and make sense or say what would."""

from __future__ import annotations

import pytest

from flows.errors import SettingsError
from flows.settings import read_llm_key, read_settings


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


def test_without_an_endpoint_no_language_model_is_asked() -> None:
    assert read_settings().llm_options() is None


def test_a_language_model_is_named_by_endpoint_and_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_LLM_ENDPOINT", "http://localhost:11434/v1")
    monkeypatch.setenv("DATELINE_LLM_MODEL", "small")
    monkeypatch.setenv("DATELINE_LLM_KEY", "sk-secret")
    options = read_settings().llm_options()
    assert options is not None
    assert (options.endpoint, options.model) == ("http://localhost:11434/v1", "small")
    assert "sk-secret" not in repr((options, read_settings()))
    assert read_llm_key() == "sk-secret"


@pytest.mark.parametrize(
    "endpoint",
    [
        pytest.param("localhost:11434/v1", id="no scheme"),
        pytest.param("file:///etc/passwd", id="another scheme"),
        pytest.param("https://user:word@example.org/v1", id="a key inside"),
        pytest.param("https://example.org/v1?key=word", id="a key behind"),
    ],
)
def test_an_endpoint_that_is_no_plain_address_is_refused(
    endpoint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_LLM_ENDPOINT", endpoint)
    monkeypatch.setenv("DATELINE_LLM_MODEL", "small")
    with pytest.raises(SettingsError, match="DATELINE_LLM_ENDPOINT") as caught:
        read_settings()
    assert "word" not in str(caught.value)


def test_an_endpoint_without_a_model_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_LLM_ENDPOINT", "http://localhost:11434/v1")
    with pytest.raises(SettingsError, match="DATELINE_LLM_MODEL"):
        read_settings()
