"""The files of the release: those that its manifest lists, the report, the VoID description."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.responses import Response, StreamingResponse

from flows.publish.report.page import REPORT
from flows.publish.void import VOID_FILE
from flows.server.links import Link
from flows.server.media import HTML, media_of_file
from flows.server.pages import show_list
from flows.server.replies import SAFE, is_known, refuse, respond, see, tag_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from starlette.requests import Request

    from flows.server.folder import Folder

PIECE_BYTES = 256 * 1024
OWN_POLICY = {"Content-Security-Policy": "frame-ancestors 'none'"}
"""A published page has its own policy inside, which allows what it is made of."""


def give_report(request: Request, folder: Folder) -> Response:
    """Answer with the report."""
    return give_file(request, folder, REPORT)


def give_file(request: Request, folder: Folder, name: str) -> Response:
    """Answer with a file of the release.

    Args:
        request: What is answered.
        folder: The release.
        name: Path of the file below its folder; one that is not listed is not found.
    """
    digest = folder.digests.get(name)
    if digest is None:
        return refuse(
            request, 404, f"this release has no file {name!r}; /files/ lists those it has"
        )
    headers = {**SAFE, **(OWN_POLICY if name.endswith(".html") else {}), "ETag": tag_of(digest)}
    if is_known(request, tag_of(digest)):
        return Response(status_code=304, headers=headers)
    try:
        file = folder.open(name)
    except OSError as error:
        return refuse(request, 404, f"{name} is listed, but gone: {error.strerror}")
    size = os.fstat(file.fileno()).st_size
    headers |= {"Content-Type": media_of_file(name), "Content-Length": str(size)}
    if request.method == "HEAD":
        file.close()
        return Response(headers=headers)
    return StreamingResponse(_read(file), headers=headers)


def _read(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE_BYTES):
            yield piece


def list_files(request: Request, folder: Folder) -> Response:
    """Answer with the list of files."""
    entries = [
        (Link(text=name, href=f"/files/{quote(name)}"), f"SHA-256 {digest}")
        for name, digest in sorted(folder.digests.items())
    ]
    return respond(request, show_list("Files of the release", "", entries), HTML)


def give_void(request: Request, folder: Folder) -> Response:
    """Send to the VoID description.

    Source:
        W3C, Describing Linked Datasets with the VoID Vocabulary, section 7.2.
    """
    if VOID_FILE not in folder.digests:
        return refuse(request, 404, f"this release has no {VOID_FILE}")
    return see(f"/files/{VOID_FILE}")
