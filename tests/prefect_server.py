"""A real Prefect server for the tests: started, killed and started again on the same database."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.request
from typing import TYPE_CHECKING, Any

from tests.peers import find_port
from tests.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PATIENCE_SECONDS = 400
"""A build, or a server that comes up, on a busy machine."""


class PrefectServer:
    """A server on a free port of this machine."""

    def __init__(self, home: Path) -> None:
        """Choose its port; ``home`` is the folder of its database."""
        self._port = find_port()
        self.home = home
        self.address = f"http://127.0.0.1:{self._port}/api"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "prefect", "server", "start", "--port", str(self._port)],
            env={
                **os.environ,
                "PREFECT_HOME": str(self.home),
                "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        wait_until(self._is_up, PATIENCE_SECONDS)

    def kill(self) -> None:
        """Kill it as a power cut would."""
        assert self._process is not None
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def ask(self, what: str, **which: Any) -> list[dict[str, Any]]:
        """Give the things of a sort that it knows, 200 at most; by a filter of Prefect's own."""
        found: list[dict[str, Any]] = self.tell(f"{what}/filter", {"limit": 200, **which})
        assert len(found) < 200, "there may be more: ask for fewer"
        return found

    def tell(self, where: str, what: Mapping[str, Any]) -> Any:
        """Tell it something, and give its answer."""
        body = json.dumps(what).encode()
        told = urllib.request.Request(
            f"{self.address}/{where}", body, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(told, timeout=PATIENCE_SECONDS) as answer:
            return json.load(answer)

    def _is_up(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/health", timeout=60):
                return True
        except OSError:
            return False
