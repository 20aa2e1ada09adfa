"""What the machine offers: ports, cores, disk."""

import os
import shutil
import socket
from pathlib import Path
from typing import Final

from kimid.cli.errors import CliError

FIRST_PORT: Final = 8000
_PORTS_TRIED: Final = 20
_EVERYWHERE: Final = "0.0.0.0"  # noqa: S104  # compared, not listened on
# Below the first nothing starts, below the second a warning is given. Bytes.
DISK_STOP: Final = 300_000_000
DISK_WARN: Final = 1_500_000_000


def address() -> str:
    """The address to listen on; only this machine unless KIMID_ADDRESS says otherwise."""
    return os.environ.get("KIMID_ADDRESS", "127.0.0.1")


def choose_port() -> int:
    """The port to serve on: KIMID_PORT, which must be free, or the first free one from 8000. Raises
    Trouble.
    """
    wanted = os.environ.get("KIMID_PORT")
    if wanted:
        if not is_free(int(wanted)):
            raise CliError(
                f"port {wanted} is taken by another program. Stop it or set KIMID_PORT to another"
                " port."
            )
        return int(wanted)
    for port in range(FIRST_PORT, FIRST_PORT + _PORTS_TRIED):
        if is_free(port):
            if port != FIRST_PORT:
                print(
                    f"kimid: port {FIRST_PORT} is taken by another program, so this is port {port}."
                )
            return port
    raise CliError(f"ports {FIRST_PORT} to {port} are all taken. Set KIMID_PORT to a free one.")


def is_free(port: int) -> bool:
    """Whether nobody listens on this port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address(), port))
        except OSError:
            return False
    return True


def answers(port: int) -> bool:
    """Whether somebody accepts connections on this port."""
    host = "127.0.0.1" if address() == _EVERYWHERE else address()
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


def cores() -> int:
    """Cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def require_disk(folder: Path) -> None:
    """Raise Trouble when the disk is nearly full; print a warning when it soon will be."""
    free = shutil.disk_usage(folder).free
    if free < DISK_STOP:
        raise CliError(
            f"only {free // 1_000_000} MB are free on the disk of {folder}. Free at least 300 MB,"
            " then start again."
        )
    if free < DISK_WARN:
        print(
            f"kimid: only {free // 1_000_000} MB are free on the disk of {folder}; 1.5 GB is"
            " comfortable."
        )
