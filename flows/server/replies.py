"""How answers leave the server: their headers, what is unchanged, what is refused."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from starlette.responses import Response

from flows.server.media import HTML, TEXT, is_for_people
from flows.server.pages import show_trouble, write_policy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

SAFE = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""Headers of every answer; pages have a policy of their own."""


def accept_of(request: Request) -> str:
    """Give the ``Accept`` header of a request, all its lines; empty where it has none."""
    return ",".join(request.headers.getlist("accept"))


def tag_of(digest: str) -> str:
    """Write the entity tag of something whose SHA-256 is known."""
    return f'"{digest}"'


def is_known(request: Request, tag: str) -> bool:
    """Tell whether the client has what has this tag.

    Source:
        RFC 9110, section 13.1.2.
    """
    header = ",".join(request.headers.getlist("if-none-match"))
    named = {one.strip().removeprefix("W/") for one in header.split(",")}
    return tag in named or "*" in named


def respond(
    request: Request, body: bytes, media: str, more: Mapping[str, str] | None = None
) -> Response:
    """Answer with content that depends on what the client accepts.

    Args:
        request: What is answered.
        body: The content.
        media: Its media type, without parameters.
        more: Further headers.
    """
    tag = tag_of(hashlib.sha256(body).hexdigest())
    headers = {**SAFE, **_policy(media), "ETag": tag, "Vary": "Accept", **(more or {})}
    if request.method in {"GET", "HEAD"} and is_known(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers | {"Content-Type": _with_charset(media)})


def _policy(media: str) -> dict[str, str]:
    return {"Content-Security-Policy": write_policy()} if media == HTML else {}


def _with_charset(media: str) -> str:
    return f"{media}; charset=utf-8" if media.startswith("text/") else media


def refuse(
    request: Request, status: int, words: str, more: Mapping[str, str] | None = None
) -> Response:
    """Tell why there is no answer: a page for people, a line of text for programs."""
    media = HTML if is_for_people(accept_of(request)) else TEXT
    body = show_trouble(status, words) if media == HTML else f"{words}\n".encode()
    return refuse_with(status, body, media, more)


def refuse_with(
    status: int, body: bytes, media: str, more: Mapping[str, str] | None = None
) -> Response:
    """Answer with content that tells why there is no other."""
    headers = {**SAFE, **_policy(media), "Vary": "Accept", **(more or {})}
    return Response(body, status, headers | {"Content-Type": _with_charset(media)})


def see(path: str) -> Response:
    """Send the client to another address of this server, that describes what it asked for."""
    return Response(status_code=303, headers={**SAFE, "Location": path})
