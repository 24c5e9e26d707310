"""A news site on this machine: a feed, its pages, and every way in which servers go wrong."""

from __future__ import annotations

import gzip
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HANG_SECONDS = 120
PAGE = (
    "<html><head><title>{0}</title></head><body><h1>Talks number {0} go on</h1>"
    "<p>They met on Tuesday, one of the ministers said in town {0}.</p></body></html>"
)
ITEM = (
    "<item><title>Talks number {0} go on</title><link>{1}/page/{0}</link><guid>id-{0}</guid>"
    "<pubDate>Fri, 21 Mar 2014 10:00:00 GMT</pubDate>"
    "<description>They met on Tuesday, one of the ministers said in town {0}.</description></item>"
)


@dataclass
class Site:
    """What the site has, and what it was asked.

    Args:
        pages: How many the feed lists.
        links: More links that the feed lists, by path or address.
        robots: Its robots.txt; None for none.
        delay_seconds: How long a page takes.
        answers: Path -> answers in order, before the right one: status and Retry-After.
        tag: The entity tag of the feed, from the number of its pages.
        held_from: The first page that is held back until ``free`` is set; None for none.
        free: Ends all that hangs; set when the site is gone.
    """

    pages: int = 3
    links: tuple[str, ...] = ()
    robots: str | None = None
    delay_seconds: float = 0.0
    answers: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    address: str = ""
    held_from: int | None = None
    tag: str = "{}"
    free: threading.Event = field(default_factory=threading.Event)

    def feed(self) -> bytes:
        items = "".join(ITEM.format(n, self.address) for n in range(self.pages))
        more = "".join(
            f"<item><title>x</title><link>{link if '//' in link else self.address + link}</link></item>"
            for link in self.links
        )
        return (
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>Desk</title>{more}{items}'
            "</channel></rss>"
        ).encode()


class Handler(BaseHTTPRequestHandler):
    """Answers as the path says."""

    site: Site

    def do_GET(self) -> None:
        site = self.site
        site.asked.append(self.path)
        site.times.append(time.monotonic())
        site.agents.add(self.headers["User-Agent"])
        if site.answers.get(self.path):
            status, wait = site.answers[self.path].pop(0)
            self.send({"Retry-After": wait} if wait else {}, b"ill", status)
            return
        wrong = WRONGS.get(self.path)
        if wrong is not None:
            wrong(self)
        elif self.path == "/robots.txt":
            self.send({}, (site.robots or "").encode(), 200 if site.robots else 404)
        elif self.path == "/feed":
            self.send_feed()
        elif self.path.startswith("/page/"):
            time.sleep(site.delay_seconds)
            number = self.path.removeprefix("/page/")
            if site.held_from is not None and int(number) >= site.held_from:
                self.hang()
            kind = {"Content-Type": "text/html; charset=utf-8"}
            told = {**kind, "Last-Modified": "Fri, 21 Mar 2014 10:00:00 GMT"}
            self.send(told, PAGE.format(number).encode())
        else:
            self.send({}, b"none", 404)

    def send_feed(self) -> None:
        feed, tag = self.site.feed(), f'"{self.site.tag.format(self.site.pages)}"'
        if self.headers["If-None-Match"] == tag:
            self.send({}, b"", 304)
        else:
            self.send({"Content-Type": "application/rss+xml", "ETag": tag}, feed)

    def send(self, headers: dict[str, str], body: bytes, status: int = 200) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def hang(self) -> None:
        self.site.free.wait(HANG_SECONDS)

    def raw(self, data: bytes) -> None:
        self.wfile.write(data)

    def drip(self, start: bytes, piece: bytes, pause: float) -> None:
        """Send without end, until the other hangs up or two minutes are over."""
        end = time.monotonic() + HANG_SECONDS
        self.wfile.write(start)
        while time.monotonic() < end and not self.site.free.wait(pause):
            self.wfile.write(piece)
            self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Be silent."""


WRONGS: dict[str, Callable[[Handler], None]] = {
    "/hang": lambda h: h.hang(),
    "/drip": lambda h: h.drip(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", 0.1),
    "/slow": lambda h: h.drip(b"HTTP/1.1 200 OK\r\n\r\n", b"x", 0.1),
    "/endless": lambda h: h.drip(b"HTTP/1.1 200 OK\r\n\r\n", b"<p>x" * 20_000, 0.01),
    "/garbage": lambda h: h.raw(b"\x00\xff not HTTP at all\r\n\r\n"),
    "/cut": lambda h: h.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\nx"),
    "/loop": lambda h: h.send({"Location": "/loop"}, b"", 302),
    "/away": lambda h: h.send({"Location": "http://10.0.0.1/secret"}, b"", 302),
    "/file": lambda h: h.send({"Location": "file:///etc/passwd"}, b"", 302),
    "/ill": lambda h: h.send({}, b"ill", 500),
    "/gone": lambda h: h.send({}, b"gone", 410),
    "/image": lambda h: h.send({"Content-Type": "image/png"}, b"\x89PNG"),
    "/bomb": lambda h: h.send(
        {"Content-Encoding": "gzip", "Content-Type": "text/html"}, gzip.compress(b"0" * 50_000_000)
    ),
    "/brotli": lambda h: h.send(
        {"Content-Encoding": "br", "Content-Type": "text/html"}, b"\x0b\x02\x80hello\x03"
    ),
    "/twice": lambda h: h.send(
        {"Content-Encoding": "gzip, gzip", "Content-Type": "text/html"},
        gzip.compress(gzip.compress(b"<p>They met on Tuesday.")),
    ),
    "/same": lambda h: h.send({}, b"", 304),
    "/never": lambda h: h.send({"Retry-After": "Thu, 01 Jan 19700000000 00:00:00 GMT"}, b"", 503),
    "/nofeed": lambda h: h.send({}, b"<html><p>We moved."),
}


class Server(ThreadingHTTPServer):
    """Says nothing of those that hang up: they are meant to."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Be silent."""


@contextmanager
def serve_news(site: Site) -> Iterator[str]:
    """Serve a site on loopback; gives its address."""
    handler = type("SiteHandler", (Handler,), {"site": site})
    server = Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    site.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site.address
    finally:
        site.free.set()
        server.shutdown()
        server.server_close()
        thread.join()
