"""Two folders change places in one step, so that no reader ever sees half of either.

Source:
    Linux ``renameat2(2)`` with RENAME_EXCHANGE; Python's standard library has no name for it.
"""

from __future__ import annotations

import ctypes
import errno
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE
_CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.EXDEV, errno.EBUSY, errno.ENOTSUP})


def exchange_folders(first: Path, second: Path) -> bool:
    """Let two folders change places.

    Args:
        first: A folder that is there.
        second: Another one, on the same file system.

    Returns:
        False where the system or the file system has no such step; nothing has changed then.

    Raises:
        OSError: It failed for another reason; nothing has changed.
    """
    step = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if step is None:
        return False
    if step(_HERE, os.fsencode(first), _HERE, os.fsencode(second), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(second))
