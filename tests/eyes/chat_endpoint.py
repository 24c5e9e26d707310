"""An OpenAI-compatible endpoint on this machine: it gives the answers it is told to, in order."""

from __future__ import annotations

import json
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What is answered to one request.

    ``drip_seconds``: pause before each byte of the body; 0 sends it at once.
    """

    body: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    drip_seconds: float = 0.0


@dataclass
class Script:
    """The replies to come, the last one for ever, and the requests that came."""

    replies: list[Reply]
    asked: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)

    def next(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


def completion(content: object) -> Reply:
    """A chat completion whose message is this text, or the JSON of this value."""
    written = content if isinstance(content, str) else json.dumps(content)
    message = {"role": "assistant", "content": written}
    body = {"object": "chat.completion", "choices": [{"index": 0, "message": message}]}
    return Reply(body=json.dumps(body).encode())


def failure(status: int, *headers: tuple[str, str]) -> Reply:
    return Reply(status=status, headers=headers, body=b'{"error": {"message": "key sk-secret"}}')


@contextmanager
def serve_chat(script: Script) -> Iterator[str]:
    """Serve on loopback; gives the address that ``/chat/completions`` follows."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            script.asked.append(json.loads(self.rfile.read(length)))
            script.paths.append(self.path)
            script.keys.append(self.headers["Authorization"])
            self._send(script.next())

        def _send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            self.send_header("Content-Type", "application/json")
            for name, value in reply.headers:
                self.send_header(name, value)
            self.end_headers()
            pieces = [reply.body] if not reply.drip_seconds else [bytes([b]) for b in reply.body]
            try:
                for piece in pieces:
                    time.sleep(reply.drip_seconds)
                    self.wfile.write(piece)
                    self.wfile.flush()
            except OSError:
                return  # the other side waits no longer

        def log_message(self, *_: object) -> None:
            """Be silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
