"""``dateline explain``."""

from __future__ import annotations

from pathlib import Path

from flows.commands.shell import KNOWLEDGE, print_data

EXAMPLES = (
    "dateline explain 002_3f7d2996576de079.txt",
    'dateline explain "Geneva II"',
    "dateline explain claim:01f9e05e4ab36050",
)


def explain(word: str, /, *, knowledge: Path = KNOWLEDGE) -> None:
    """Tell the passages, evidence and rules behind a claim, a date or an entity.

    Args:
        word: An IRI, whole or by prefix; the file of an article; a name.
        knowledge: The knowledge base, in Turtle.
    """
    from flows.query.explain import explain as tell
    from flows.read.reference import load_reference
    from flows.settings import read_settings

    print_data(tell(word, knowledge, load_reference(read_settings().ontology / "reference")))
