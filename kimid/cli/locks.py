"""Locks that a process holds for as long as it lives, whatever it becomes by `exec`.

Granian shares its port with everybody who asks for that (SO_REUSEPORT), so a taken port alone does
not stop a second install: both would answer by turns.
"""

import fcntl
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from kimid.cli.errors import CliError


def hold_folder(folder: Path) -> None:
    """Hold the data folder. Raises CliError if another kimid serves it."""
    if not _hold(folder / "serving.lock"):
        raise CliError(
            f"another kimid serves {folder}. Stop it, or set KIMID_DATA_DIR to another folder."
        )


def hold_port(port: int) -> bool:
    """Hold a port of this machine. False if another kimid holds it."""
    return _hold(Path(tempfile.gettempdir(), f"kimid-port-{port}.lock"))


def _hold(path: Path) -> bool:
    handle = _opened(path)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return False
    fcntl.fcntl(handle, fcntl.F_SETFD, 0)  # else `exec` lets go of it
    return True


def _opened(path: Path) -> int:
    # The file may be another user's: reading is enough for a lock. Some systems refuse to create
    # what is already there and belongs to somebody else.
    with suppress(FileNotFoundError):
        return os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    return os.open(path, os.O_RDONLY | os.O_CREAT | os.O_NOFOLLOW, 0o644)
