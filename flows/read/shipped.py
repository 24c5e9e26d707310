"""Where the data lies that comes with the package."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parents[1]


def find_ontology() -> Path:
    """Give the ontology folder: the one inside an installed package, else that of a checkout."""
    installed = PACKAGE / "_ontology"
    return installed if installed.is_dir() else PACKAGE.parent / "ontology"
