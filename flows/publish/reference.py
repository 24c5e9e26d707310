"""Tell rows of the reference data and what is wrong with them, for people and as CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import fields
from typing import TYPE_CHECKING

from flows.read.reference_lookup import find_cited, find_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.read.reference import Reference
    from flows.read.reference_check import Finding
    from flows.read.reference_lookup import Found

_ORIGIN = ("source", "licence", "ref")


def tell_rows(reference: Reference, name: str) -> str:
    """Tell the rows that bear a name or an id, each with where it comes from."""
    cited = find_cited(reference, name)
    found = (cited,) if cited else find_rows(reference, name)
    if not found:
        return f"no row bears the name {name!r}\n"
    return "".join(_tell_row(row) for row in found)


def _tell_row(found: Found) -> str:
    lines = [found.table]
    for column in fields(found.row):
        value = getattr(found.row, column.name)
        if value not in ("", ()) and column.name not in _ORIGIN:
            told = ", ".join(value) if isinstance(value, tuple) else value
            lines.append(f"  {column.name}: {told}")
    origin = found.origin
    titles = "; ".join(source.title for source in origin.sources) or "not noted"
    lines.append(f"  from: {titles} ({origin.licence or 'no licence noted'})")
    if origin.attribution:
        lines.append(f"  by: {origin.attribution}")
    if origin.ref:
        lines.append(f"  where: {origin.ref}")
    lines.append(f"  trust: {origin.trust:g}")
    return "\n".join(lines) + "\n"


def tell_findings(findings: Sequence[Finding]) -> str:
    """Tell what is wrong, one finding a paragraph."""
    return "".join(_tell_finding(finding) for finding in findings)


def _tell_finding(finding: Finding) -> str:
    source = f" [{finding.source}]" if finding.source else ""
    why = f"  known: {finding.why}\n" if finding.why else ""
    rows = "".join(f"  {row}\n" for row in finding.rows)
    return f"{finding.doubt}: {finding.about}{source}\n{rows}{why}"


def tell_findings_csv(findings: Sequence[Finding]) -> str:
    """Give what is wrong as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("doubt", "about", "source", "rows", "why"))
    for f in findings:
        writer.writerow((f.doubt, f.about, f.source, " | ".join(f.rows), f.why))
    return text.getvalue()
