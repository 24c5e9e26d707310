"""The release that is served now, and the way from it to the next one that is published."""

from __future__ import annotations

import logging
from threading import Lock, Thread
from typing import TYPE_CHECKING

from flows.errors import ServeError
from flows.server.folder import find_mark
from flows.server.release import Release, open_release

if TYPE_CHECKING:
    from pathlib import Path

    from flows.server.folder import Mark

PATIENCE_SECONDS = 2.0
"""How long a request waits for a new release that is being loaded, before it gets the old one."""
_log = logging.getLogger(__name__)


class Shelf:
    """Holds the release of a folder; whoever got one keeps it until it has answered."""

    def __init__(self, path: Path) -> None:
        """Load the release.

        Raises:
            ServeError: There is none, or it cannot be loaded.
        """
        self._path = path
        self._now = open_release(path)
        self._seen: Mark = self._now.folder.mark
        self._lock = Lock()
        self._loading: Thread | None = None

    def current(self) -> Release:
        """Give the release to answer from, the newest that is loaded."""
        mark = find_mark(self._path)
        with self._lock:
            if mark is not None and mark != self._seen and not self._is_loading():
                self._seen = mark
                self._loading = Thread(target=self._renew, name="dateline-release", daemon=True)
                self._loading.start()
            loading = self._loading
        if loading is not None and loading.is_alive():
            loading.join(PATIENCE_SECONDS)
        return self._now

    def _is_loading(self) -> bool:
        return self._loading is not None and self._loading.is_alive()

    def _renew(self) -> None:
        try:
            self._now = open_release(self._path)
        except ServeError as error:
            _log.warning("the release before is served on: %s", error)
        else:
            _log.info("a new release is served")
