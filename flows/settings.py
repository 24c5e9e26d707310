"""What a user can set: paths, base IRI, batch size, model. Read once, in ``cli.py``.

Functions receive the values that they need, never the ``Settings`` object.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from flows.errors import SettingsError
from flows.read.shipped import find_ontology


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
        merges: File with the merges that the user forbids or forces; it need not be there.
        min_confidence: Claims believed less than this are left out of a build, 0 to 1.
        push_user: Who pushes to a store that asks; goes with ``push_password``.
        push_password: Never logged, never written.
        push_token: What is given as a bearer token, in their place; never logged, never written.
    """

    model_config = SettingsConfigDict(env_prefix="DATELINE_", frozen=True, extra="forbid")

    base_iri: str = "https://dateline.example/kb/"
    batch_articles: int = Field(default=100, ge=1, le=10_000)
    file_size_max: int = Field(default=250_000, ge=1)
    model: str | None = None
    ontology: Path = Field(default_factory=find_ontology)
    issues_max: int = Field(default=1_000, ge=0)
    releases_kept: int = Field(default=5, ge=0)
    merges: Path = Path("merges.toml")
    min_confidence: float = Field(default=0.0, ge=0, le=1)
    push_user: str | None = None
    push_password: SecretStr | None = None
    push_token: SecretStr | None = None

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


def read_settings() -> Settings:
    """Read the settings from the environment.

    Raises:
        SettingsError: A variable has a value that makes no sense.
    """
    try:
        return Settings()
    except ValidationError as error:
        problems = [f"DATELINE_{str(p['loc'][0]).upper()}: {p['msg']}" for p in error.errors()]
        raise SettingsError("; ".join(problems)) from error
