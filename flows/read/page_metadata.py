"""What the head of a page says of it: ``meta`` elements, JSON-LD, its canonical address, its title.

Source: schema.org (Article), ogp.me (article:published_time), Dublin Core, the HTML standard; the
names of ``meta`` elements are those that htmldate and news crawlers report to be in use.
"""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from flows.read.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ELEMENT: Final = re.compile(r"<(meta|link|time)\b([^<>]{1,3000})>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"""([\w:-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_TITLE: Final = re.compile(r"<title\b[^>]{0,300}>([^<]{1,1000})", re.IGNORECASE)
_SCRIPT: Final = re.compile(r"<script\b([^<>]{0,1000})>", re.IGNORECASE)
_HEAD_LETTERS: Final = 300_000
_JSON_LETTERS_MAX: Final = 500_000
_SCRIPTS_MAX: Final = 30
_NODES_MAX: Final = 2_000

_META: Final[Mapping[str, str]] = {
    name: field
    for field, names in (
        (
            "published",
            """article:published_time og:article:published_time article:published published_time
            datepublished parsely-pub-date sailthru.date dc.date dc.date.issued dcterms.date
            dcterms.issued dcterms.created dc.date.created pubdate publish-date publish_date
            publication_date publicationdate date.published article.published rnews:datepublished
            cxenseparse:recs:publishtime citation_publication_date article_date_original
            originalpublicationdate date""",
        ),
        (
            "updated",
            """article:modified_time og:updated_time datemodified dcterms.modified dc.date.modified
            last-modified revised lastmod article.updated rnews:datemodified""",
        ),
        ("publisher", "og:site_name dc.publisher publisher"),
        ("title", "og:title twitter:title dc.title"),
        ("address", "og:url"),
    )
    for name in names.split()
}
"""Names of ``meta`` elements -> what they tell."""
_LINKED: Final[Mapping[str, str]] = {
    "datePublished": "published",
    "dateModified": "updated",
    "headline": "title",
}
"""Keys of JSON-LD -> what they tell."""
_HALVES: Final = re.compile("[\ud800-\udfff]")
"""Halves of characters, which JSON can bear and text cannot."""
_ARTICLE_TYPE: Final = re.compile(r"Article|Posting|Report|LiveBlog")


def read_page_metadata(markup: str) -> Metadata:
    """Read what a page says of itself; of two that tell the same, JSON-LD goes first.

    >>> read_page_metadata('<meta name="dc.date" content="2014-03-21">').published
    '2014-03-21'
    """
    head = markup[:_HEAD_LETTERS]
    title = _TITLE.search(head)
    shown = Metadata(title=unescape(title[1]).strip() if title else "")
    return _read_linked(markup).over(_read_elements(head)).over(shown)


def _read_elements(head: str) -> Metadata:
    found: dict[str, str] = {}
    for element in _ELEMENT.finditer(head):
        attributes = _attributes(element[2])
        told = _tell_element(element[1].lower(), attributes)
        if told is not None and told[1].strip():
            found.setdefault(*told)
    return Metadata(**found)


def _attributes(text: str) -> dict[str, str]:
    return {
        m[1].lower(): unescape(next((g for g in m.groups()[1:] if g is not None), ""))
        for m in _ATTRIBUTE.finditer(text)
    }


def _tell_element(name: str, attributes: Mapping[str, str]) -> tuple[str, str] | None:
    if name == "meta":
        keys = (attributes.get(k, "").strip().lower() for k in ("property", "name", "itemprop"))
        field = next((_META[key] for key in keys if key in _META), None)
        return None if field is None else (field, attributes.get("content", ""))
    if name == "link":
        is_own = "canonical" in attributes.get("rel", "").lower().split()
        return ("address", attributes.get("href", "")) if is_own else None
    is_published = attributes.get("itemprop", "").lower() == "datepublished"
    return ("published", attributes.get("datetime", "")) if is_published else None


def _read_linked(markup: str) -> Metadata:
    for block in _blocks(markup):
        for node in _nodes(block):
            if _is_article(node):
                return _tell_node(node)
    return Metadata()


def _blocks(markup: str) -> Iterator[Any]:
    """Give the JSON-LD of a page, block by block; what is no JSON is none."""
    for number, script in enumerate(_SCRIPT.finditer(markup)):
        if number >= _SCRIPTS_MAX:
            return
        if "ld+json" not in script[1].lower():
            continue
        end = markup.find("</script", script.end(), script.end() + _JSON_LETTERS_MAX)
        try:
            yield json.loads(markup[script.end() : end if end >= 0 else script.end()])
        except (ValueError, RecursionError):
            continue


def _nodes(block: Any) -> Iterator[Mapping[str, Any]]:
    """Give the objects of a block, outermost first, no deeper than graphs and lists go."""
    queue = [block]
    for _ in range(_NODES_MAX):
        if not queue:
            return
        node = queue.pop(0)
        if isinstance(node, dict):
            yield node
            queue.append(node.get("@graph"))
            queue.append(node.get("mainEntity"))
        elif isinstance(node, list):
            queue.extend(node[:_NODES_MAX])


def _is_article(node: Mapping[str, Any]) -> bool:
    types = node.get("@type")
    named = types if isinstance(types, list) else [types]
    return any(isinstance(t, str) and _ARTICLE_TYPE.search(t) for t in named) and (
        "datePublished" in node or "headline" in node
    )


def _tell_node(node: Mapping[str, Any]) -> Metadata:
    found = {field: _plain(node.get(key)) for key, field in _LINKED.items()}
    publisher = node.get("publisher")
    named = publisher.get("name") if isinstance(publisher, dict) else publisher
    return Metadata(**found, publisher=_plain(named))


def _plain(value: Any) -> str:
    first = value[0] if isinstance(value, list) and value else value
    return _HALVES.sub("\ufffd", unescape(first)) if isinstance(first, str) else ""
