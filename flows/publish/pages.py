"""Pages of HTML made of templates: text stays text, and the policy allows our own code alone."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

if TYPE_CHECKING:
    from pathlib import Path

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")
"""Controls that a page would obey or drop: they are shown as a mark of their own."""


@cache
def load_templates(folder: Path) -> Environment:
    """Give the templates of a folder; what they show is escaped, what is not there is an error."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=show,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def show(value: object) -> object:
    """Make text of the sources harmless for the eye; escaping is the templates' own work."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return UNSEEN.sub("\ufffd", value)
    return value


def hash_source(text: str) -> str:
    """Give what a policy calls an inline style or script by.

    Source:
        Content Security Policy Level 3, section 2.3.1, hash-source.
    """
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
