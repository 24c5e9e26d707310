"""What a client asks of the SPARQL endpoint; what it may not ask is refused with a reason.

Source:
    W3C, SPARQL 1.1 Protocol, section 2.1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FORM, QUERY, UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
READ_ONLY = "this server is read-only: it answers queries and takes no updates"
FIELDS_MAX = 100
TOKEN = re.compile(
    r"""(?P<text>\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
        | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*')
      | (?P<comment>\#[^\n]*)
      | <(?P<iri>[^<>"{}|^`\\\x00-\x20]*)>
      | (?P<name>[?$@]?[\w.:-]+)
      | .""",
    re.VERBOSE | re.DOTALL,
)


class Refused(Exception):  # noqa: N818 - it is an answer
    """A request is not answered.

    Args:
        status: HTTP status.
        words: Why, and what would be right.
    """

    def __init__(self, status: int, words: str) -> None:
        self.status, self.words = status, words
        super().__init__(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked.

    Args:
        query: SPARQL; None where nothing is asked.
        default: IRIs of the graphs that make the default graph.
        named: IRIs of the named graphs; with neither, the dataset is the one of the release.
        form: Name of the form of the answer; None where the headers tell.
    """

    query: str | None
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    form: str | None = None


def read_get(parameters: bytes) -> Asked:
    """Read a query in the address.

    Raises:
        Refused: It is an update, or no query that can be read.
    """
    return _read_fields(_list_fields(parameters))


def read_post(parameters: bytes, media: str, body: bytes) -> Asked:
    """Read a query in the body of a request.

    Args:
        parameters: What stands in the address.
        media: What the body is, by its ``Content-Type``.
        body: The body itself.

    Raises:
        Refused: It is an update, or no query that can be read.
    """
    kind = media.partition(";")[0].strip().lower()
    if kind == UPDATE:
        raise Refused(403, READ_ONLY)
    if kind == FORM:
        return _read_fields((*_list_fields(parameters), *_list_fields(body)))
    if kind != QUERY:
        raise Refused(415, f"send a query as {QUERY}, or as {FORM} with the field `query`")
    fields = _list_fields(parameters)
    if any(name == "query" for name, _ in fields):
        raise Refused(400, "one query at a time: one stands in the address, one in the body")
    return _read_fields((*fields, ("query", _decode(body))))


def _decode(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise Refused(400, "the query is not in UTF-8") from error


def _list_fields(encoded: bytes) -> tuple[tuple[str, str], ...]:
    try:
        found = parse_qsl(
            encoded.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=FIELDS_MAX,
        )
    except UnicodeDecodeError as error:
        raise Refused(400, "the fields are not in UTF-8, percent-encoded") from error
    except ValueError as error:
        raise Refused(400, f"more than {FIELDS_MAX} fields") from error
    return tuple(found)


def _read_fields(fields: Iterable[tuple[str, str]]) -> Asked:
    found: dict[str, list[str]] = {}
    for name, value in fields:
        found.setdefault(name, []).append(value)
    if "update" in found:
        raise Refused(403, READ_ONLY)
    queries = found.get("query", [])
    if len(queries) > 1:
        raise Refused(400, "one query at a time: there is more than one field `query`")
    return Asked(
        query=queries[0] if queries else None,
        default=tuple(found.get("default-graph-uri", ())),
        named=tuple(found.get("named-graph-uri", ())),
        form=next(iter(found.get("format", ())), None) or None,
    )


def list_from(sparql: str, prefixes: Mapping[str, str]) -> tuple[str, ...]:
    """List the graphs that a query names with FROM, as IRIs where their prefix is known.

    Args:
        sparql: The query.
        prefixes: Prefixes known without being declared.
    """
    known = dict(prefixes)
    return tuple(_follow(_list_tokens(sparql), known))


def _follow(tokens: Iterator[tuple[str, str]], known: dict[str, str]) -> Iterator[str]:
    end = ("", "")
    for kind, word in tokens:
        keyword = word.upper() if kind == "name" else ""
        if keyword == "PREFIX":
            prefix = next(tokens, end)[1].removesuffix(":")
            known[prefix] = next(tokens, end)[1]
        elif keyword == "FROM":
            graph = next(tokens, end)
            graph = next(tokens, end) if graph[1].upper() == "NAMED" else graph
            yield _read_graph(*graph, known)


def _read_graph(kind: str, word: str, known: Mapping[str, str]) -> str:
    prefix, colon, rest = word.partition(":")
    is_short = kind == "name" and colon and prefix in known
    return known[prefix] + rest if is_short else word


def _list_tokens(sparql: str) -> Iterator[tuple[str, str]]:
    for token in TOKEN.finditer(sparql):
        kind = token.lastgroup
        if kind in {"iri", "name"} and token[kind]:
            yield kind, token[kind]
