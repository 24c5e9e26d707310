"""One article as JSON: what was read as its text, and every part taken away with its reason.

Where its text is no file of its own (a page, a row, an entry of a feed) the text is kept beside it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from flows.model import PartKind, RawArticle, SourceForm

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flows.model import AssembledArticle, DateAssessment, Part

BODY = frozenset(
    {
        PartKind.SUBHEAD,
        PartKind.PARAGRAPH,
        PartKind.QUOTATION,
        PartKind.ATTRIBUTION,
        PartKind.SPEAKER,
    }
)
NEW_LINE, INDENT = "\n", "  "
PLAIN = json.JSONEncoder(ensure_ascii=False).encode
"""Writes what has no parts."""


def write_json(value: object) -> bytes:
    """Write a value as JSON that a person can read and a diff can compare.

    The bytes are those of ``json.dumps`` with an indent of two and sorted keys, which with an
    indent takes four times as long.

    Args:
        value: Of dicts with text as keys, lists, texts, numbers, truths and None.
    """
    return f"{_write_value(value, NEW_LINE)}{NEW_LINE}".encode(errors="replace")


def _write_value(value: object, start: str) -> str:
    """Write a value; ``start`` is a line's end and what stands before the next."""
    inside = start + INDENT
    if isinstance(value, dict) and value:
        pairs = [f"{PLAIN(k)}: {_write_value(v, inside)}" for k, v in sorted(value.items())]
        return f"{{{inside}{f',{inside}'.join(pairs)}{start}}}"
    if isinstance(value, list) and value:
        items = [_write_value(item, inside) for item in value]
        return f"[{inside}{f',{inside}'.join(items)}{start}]"
    return PLAIN(value)


def write_article(assembled: AssembledArticle) -> bytes:
    """Write an article; offsets count code points of the decoded source."""
    article = assembled.article
    body = [part for part in article.parts if part.kind in BODY]
    return write_json(
        {
            "file": article.raw.name,
            "digest": article.raw.digest,
            "encoding": article.raw.encoding,
            "language": article.language,
            "headline": article.headline,
            "publisher": article.publisher,
            "agency": article.agency,
            "duplicate_of": assembled.duplicate_of,
            "published": _tell_date(assembled.assessment),
            "body": "\n\n".join(part.text for part in body),
            "parts": [_tell_part(part) for part in body],
            "removed": [
                {**_tell_part(part), "reason": part.rule or part.kind.value}
                for part in _list_removed(article.parts)
            ],
        }
    )


def is_kept(raw: RawArticle) -> bool:
    """Tell whether a release keeps the text: no file can be opened that holds it as it is."""
    return raw.form is not SourceForm.FILE


def write_text(text: str) -> bytes:
    """Write the text that all spans of an article count, as UTF-8."""
    return text.encode(errors="surrogatepass")


def read_kept(folder: Path) -> tuple[RawArticle, ...]:
    """Read the texts that a release keeps, with the names and digests of what they were made from.

    Args:
        folder: ``articles`` of a release; one that is not there keeps none.
    """
    return tuple(_read_kept(path) for path in sorted(folder.glob("*.txt")))


def _read_kept(path: Path) -> RawArticle:
    told = json.loads(path.with_suffix(".json").read_bytes())
    return RawArticle(
        id=path.stem,
        name=told["file"],
        digest=told["digest"],
        text=path.read_bytes().decode(errors="surrogatepass"),
        form=SourceForm.MEMBER,
    )


def _list_removed(parts: tuple[Part, ...]) -> Iterator[Part]:
    headline = next((part for part in parts if part.kind is PartKind.HEADLINE), None)
    return (part for part in parts if part.kind not in BODY and part is not headline)


def _tell_part(part: Part) -> dict[str, Any]:
    span = part.span
    return {"kind": part.kind.value, "text": part.text, "begin": span.begin, "end": span.end}


def _tell_date(assessment: DateAssessment) -> dict[str, Any]:
    printed, decided, basis = assessment.printed, assessment.decided, assessment.basis
    return {
        "verdict": assessment.verdict.value,
        "printed": None if printed is None else printed.text,
        "decided": None if decided is None else decided.edtf,
        "earliest": None if decided is None else decided.earliest.isoformat(),
        "latest": None if decided is None else decided.latest.isoformat(),
        "precision": None if decided is None else decided.precision.value,
        "basis": None if basis is None else basis.value,
        "confidence": round(assessment.confidence, 4),
        "because": [evidence.comment for evidence in assessment.because],
    }
