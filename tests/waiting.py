"""Wait for what is to come: a pause that is long enough on one machine is too short on another."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE_SECONDS = 60.0


def wait_until(
    is_so: Callable[[], object], seconds: float = PATIENCE_SECONDS, every_seconds: float = 0.1
) -> None:
    """Wait until something is so; fail where it is not in time.

    Args:
        is_so: Looked at again and again, so it is to be cheap.
        seconds: How long to wait.
        every_seconds: Pause from one look to the next.
    """
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, f"it was not so within {seconds:g} seconds"
        time.sleep(every_seconds)
