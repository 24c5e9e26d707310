"""Ask a published knowledge base: find the question, load the file, run the query.

How the answer looks is the matter of ``formats``.
"""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Store

from flows.errors import QueryError
from flows.graph import vocab
from flows.query.saved import find_saved, list_saved, read_saved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PREFIXES = {
    "dl": vocab.DL,
    "dct": vocab.DCT,
    "edtf": vocab.EDTF,
    "nif": vocab.NIF,
    "prov": vocab.PROV,
    "rdf": vocab.RDF,
    "rdfs": vocab.RDFS,
    "schema": vocab.SCHEMA,
    "skos": vocab.SKOS,
    "xsd": vocab.XSD,
}
"""Known without being declared, as are those of the file, so that a question fits on one line."""

WORD = re.compile(r"[A-Za-z0-9._-]+")
GAP = r"(?:\s|#[^\r\n]*+)*+"
PREFIX = r"[^\s<>\"'{}()]*:"
SERVICE = re.compile(
    r"[?$]\w+|:[\w:-]+"  # names of variables and things, which may have the word in them
    r"|(?<![:?$@-])(?:(?<![^\W\d])|(?<=true)|(?<=false))"  # a number, true, false may touch it
    rf"(?P<call>SERVICE)(?:{GAP}(?:SILENT{GAP})?[<?$]"
    rf"|\b{GAP}(?:SILENT\b{GAP})?{PREFIX}"
    rf"|{GAP}(?:SILENT{GAP})?{PREFIX}[^\s{{]*{GAP}\{{)",  # the word may touch the name
    re.IGNORECASE,
)
"""A call to a service; one inside a string or a prefix of that name counts too, to be sure."""

ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
PREFIX_LINE = re.compile(r"@prefix ([\w-]*): <([^>]*)> \.$")
SYNTAX_PLACE = re.compile(r"^error at (\d+):(\d+): (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a question gave; its rows can be read once.

    Args:
        question: The question in plain words; None for a query given as text.
        result: Rows, yes or no, or a graph.
        prefixes: Short names of namespaces, those of the knowledge base among them.
    """

    question: str | None
    result: QuerySolutions | QueryBoolean | QueryTriples
    prefixes: dict[str, str]


def answer(source: str, knowledge: Path, questions: Path) -> Answer:
    """Answer a question over a knowledge base.

    Args:
        source: SPARQL text, a file ending in ".rq", or the name of a saved question.
        knowledge: The knowledge base, in Turtle.
        questions: Folder of the saved questions.

    Raises:
        QueryError: There is no such question or file, the query is malformed, or it would ask a
            service elsewhere.
    """
    question, sparql = _find_query(source, questions)
    refuse_service(sparql)
    store = load_store(knowledge)
    prefixes = PREFIXES | read_prefixes(knowledge)
    with told_mistakes(sparql):
        result = store.query(sparql, prefixes=prefixes)
    return Answer(question=question, result=result, prefixes=prefixes)


@contextmanager
def told_mistakes(sparql: str) -> Iterator[None]:
    """Tell what is wrong with a query that is asked in the block.

    Raises:
        QueryError: It is malformed, with the place, or cannot be answered.
    """
    try:
        yield
    except SyntaxError as error:
        raise QueryError(_tell_syntax(sparql, str(error))) from error
    except (OSError, ValueError, RuntimeError) as error:  # the last for functions it does not know
        msg = f"the query cannot be answered: {error}"
        raise QueryError(msg) from error


def load_store(knowledge: Path) -> Store:
    """Load a knowledge base into memory.

    Raises:
        QueryError: The file is not there or is no Turtle.
    """
    store = Store()
    try:
        store.bulk_load(path=str(knowledge), format=RdfFormat.TURTLE)
    except OSError as error:
        msg = f"{knowledge}: cannot be read; run `dateline build` first, or name another file"
        raise QueryError(msg) from error
    except (SyntaxError, ValueError) as error:
        msg = f"{knowledge}: is no Turtle: {error}"
        raise QueryError(msg) from error
    return store


def read_prefixes(knowledge: Path) -> dict[str, str]:
    """Read the prefixes at the head of a Turtle file."""
    with knowledge.open(encoding="utf-8") as lines:
        return list_prefixes(lines)


def list_prefixes(lines: Iterable[str]) -> dict[str, str]:
    """List the prefixes that Turtle begins with."""
    found: dict[str, str] = {}
    for line in lines:
        prefix = PREFIX_LINE.match(line)
        if prefix is None:
            break
        found[prefix[1]] = prefix[2]
    return found


def _find_query(source: str, questions: Path) -> tuple[str | None, str]:
    if source.endswith(".rq") and "\n" not in source:
        saved = read_saved(Path(source))
        return saved.question, saved.sparql
    if not WORD.fullmatch(source.strip()):
        return None, source
    known = find_saved(source.strip(), questions)
    if known is None:
        names = ", ".join(saved.name for saved in list_saved(questions)) or "none"
        msg = f"{source!r} is neither SPARQL nor a saved question; there are: {names}"
        raise QueryError(msg)
    return known.question, known.sparql


def refuse_service(sparql: str) -> None:
    """Refuse to ask elsewhere: the engine would go onto the network without a word.

    Raises:
        QueryError: The query calls a service.
    """
    for text in (sparql, ESCAPE.sub(_unescape, sparql)):
        found = next((m for m in SERVICE.finditer(text) if m["call"]), None)
        if found is not None:
            line = text.count("\n", 0, found.start()) + 1
            msg = f"line {line}: SERVICE is refused: answers come from this file alone"
            raise QueryError(msg)


def _unescape(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= sys.maxunicode else "\ufffd"


def _tell_syntax(sparql: str, problem: str) -> str:
    place = SYNTAX_PLACE.match(problem)
    if place is None:
        return f"the query is malformed: {problem}"
    line, column, expected = int(place[1]), int(place[2]), place[3]
    lines = sparql.split("\n")
    seen = lines[line - 1] if line <= len(lines) else ""
    pointer = " " * (column - 1) + "^"
    return (
        f"the query is malformed at line {line}, column {column}: {expected}\n  {seen}\n  {pointer}"
    )
