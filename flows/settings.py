"""What a user can set: paths, base IRI, batch size, model. Read once, in ``cli.py``.

Functions receive the values that they need, never the ``Settings`` object.
"""

from __future__ import annotations

from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from flows.errors import SettingsError
from flows.eyes.options import LlmOptions
from flows.read.reference_store import find_cache
from flows.read.shipped import find_ontology
from flows.workers.options import Runner, WorkOptions, count_cores


class Settings(BaseSettings):
    """Settings from the environment, each as ``DATELINE_NAME``.

    Args:
        base_iri: Start of every IRI of the data; ends in "/".
        batch_articles: Articles that one task processes, 1 to 10,000.
        file_size_max: Largest article file read, in bytes.
        model: Name of an installed spaCy pipeline; None for the one shipped.
        ontology: Folder of the ontology, its shapes, questions and reference data.
        issues_max: Issues above which a build ends as Degraded.
        releases_kept: Earlier releases that stay beside the output folder, from 0.
        sources: File of sources, read by ``dateline fetch``, and by ``build`` where it is there and
            no source is named.
        merges: File with the merges that the user forbids or forces; it need not be there.
        min_confidence: Claims believed less than this are left out of a build, 0 to 1.
        push_user: Who pushes to a store that asks; goes with ``push_password``.
        push_password: Never logged, never written.
        push_token: What is given as a bearer token, in their place; never logged, never written.
        llm_endpoint: Address of an OpenAI-compatible endpoint that is asked for further facts,
            without its "/chat/completions"; None for none.
        llm_model: Name of the language model there.
        llm_key: What the endpoint asks for; never logged, never written.
        llm_timeout_seconds: Longest wait for one answer, above 0, at most 3,600.
        llm_attempts: How often to ask about one article, 1 to 10.
        llm_concurrency: Articles asked about at a time, 1 to 64.
        llm_text_max: Most code points of an article that are shown, from 1.
        llm_cache: Folder where answers are kept.
        cache: Folder where the work on articles is kept for the next build.
        cache_mb: Size of what is kept above which the oldest goes, in mebibytes; 0 to keep nothing.
        workers: Processes that work on articles at a time, 1 to 1,000.
        article_seconds: Longest that one article may take, above 0.
        worker_memory_mb: Memory that each of them may take for data, in mebibytes, from 500.
        runner: Where they run: "local", or "dask" for the workers of Dask.
        dask_scheduler: Address of a Dask scheduler; None for a cluster of its own.
        serve_seconds: Longest that a query to ``dateline serve`` may take, above 0, at most 3,600.
        serve_answer_mb: Longest answer that it gives, in mebibytes, from 1.
        serve_queries: Queries that it answers at a time, 1 to 100.
    """

    model_config = SettingsConfigDict(env_prefix="DATELINE_", frozen=True, extra="forbid")

    base_iri: str = "https://dateline.example/kb/"
    batch_articles: int = Field(default=100, ge=1, le=10_000)
    file_size_max: int = Field(default=250_000, ge=1)
    model: str | None = None
    ontology: Path = Field(default_factory=find_ontology)
    issues_max: int = Field(default=1_000, ge=0)
    releases_kept: int = Field(default=5, ge=0)
    sources: Path = Path("sources.toml")
    merges: Path = Path("merges.toml")
    min_confidence: float = Field(default=0.0, ge=0, le=1)
    push_user: str | None = None
    push_password: SecretStr | None = None
    push_token: SecretStr | None = None
    llm_endpoint: str | None = None
    llm_model: str = ""
    llm_key: SecretStr | None = None
    llm_timeout_seconds: float = Field(default=60.0, gt=0, le=3_600)
    llm_attempts: int = Field(default=3, ge=1, le=10)
    llm_concurrency: int = Field(default=4, ge=1, le=64)
    llm_text_max: int = Field(default=20_000, ge=1)
    llm_cache: Path = Field(default_factory=lambda: find_cache() / "llm")

    cache: Path = Field(default_factory=find_cache)
    cache_mb: int = Field(default=4_000, ge=0)
    workers: int = Field(default_factory=count_cores, ge=1, le=1_000)
    article_seconds: float = Field(default=120.0, gt=0)
    worker_memory_mb: int = Field(default=4_000, ge=500)
    runner: Runner = "local"
    dask_scheduler: str | None = None

    serve_seconds: float = Field(default=30.0, gt=0, le=3_600)
    serve_answer_mb: int = Field(default=64, ge=1)
    serve_queries: int = Field(default=2, ge=1, le=100)

    @field_validator("base_iri")
    @classmethod
    def _is_base(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")) or not value.endswith("/"):
            msg = f"{value!r} must start with http:// or https:// and end with /"
            raise ValueError(msg)
        if any(c in '<>"{}|\\^`' or c <= " " for c in value):
            msg = f"{value!r} has a character that no IRI may have"
            raise ValueError(msg)
        return value

    @field_validator("llm_endpoint")
    @classmethod
    def _is_endpoint(cls, value: str | None) -> str | None:
        parts = urlsplit(value or "http://none")
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query:
            msg = "an endpoint is an address with http:// or https:// and nothing behind its path"
            raise ValueError(msg)
        if parts.username is not None:
            msg = "an endpoint's address bears no key; DATELINE_LLM_KEY does"
            raise ValueError(msg)
        return value or None

    @model_validator(mode="after")
    def _names_model(self) -> Self:
        if self.llm_endpoint is not None and not self.llm_model:
            msg = "set DATELINE_LLM_MODEL to the name of a model of DATELINE_LLM_ENDPOINT"
            raise ValueError(msg)
        return self

    def llm_options(self) -> LlmOptions | None:
        """Give the language model to ask for further facts; None where none is named."""
        if self.llm_endpoint is None:
            return None
        return LlmOptions(
            endpoint=self.llm_endpoint,
            model=self.llm_model,
            cache=self.llm_cache.absolute(),
            timeout_seconds=self.llm_timeout_seconds,
            attempts=self.llm_attempts,
            concurrency=self.llm_concurrency,
            text_max=self.llm_text_max,
        )

    def work_options(self) -> WorkOptions:
        """Give how the work on articles is done."""
        return WorkOptions(
            cache=self.cache.expanduser().absolute() if self.cache_mb else None,
            cache_mb=self.cache_mb,
            workers=self.workers,
            article_seconds=self.article_seconds,
            worker_memory_mb=self.worker_memory_mb,
            runner=self.runner,
            dask_scheduler=self.dask_scheduler,
        )


def read_settings() -> Settings:
    """Read the settings from the environment.

    Raises:
        SettingsError: A variable has a value that makes no sense.
    """
    try:
        return Settings()
    except ValidationError as error:
        problems = [_tell(p["loc"], p["msg"]) for p in error.errors()]
        raise SettingsError("; ".join(problems)) from error


def _tell(where: tuple[int | str, ...], problem: str) -> str:
    name = f"DATELINE_{str(where[0]).upper()}: " if where else ""
    return f"{name}{problem}"


def read_llm_key() -> str | None:
    """Read what the endpoint of the language model asks for; None where it asks for nothing.

    It is read where it is used, so that no option of a build, which Prefect writes down, holds it.
    """
    key = read_settings().llm_key
    return None if key is None else key.get_secret_value()
