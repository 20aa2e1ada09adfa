"""What the machine offers: ports, cores, disk."""

import os
import shutil
import socket
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Final

from kimid.cli.errors import CliError
from kimid.cli.locks import hold_port

# In the environment of the children of a supervisor, which holds their port: the name of this
# instance.
SUPERVISED: Final = "KIMID_INSTANCE"
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
    """The port to serve on: KIMID_PORT, which must be free, or the first free one from 8000. This
    process holds it from now on. Raises CliError.
    """
    wanted = os.environ.get("KIMID_PORT")
    if wanted:
        if not _take(int(wanted)):
            raise CliError(
                f"port {wanted} is taken by another program. Stop it or set KIMID_PORT to another"
                " port."
            )
        return int(wanted)
    for port in range(FIRST_PORT, FIRST_PORT + _PORTS_TRIED):
        if _take(port):
            if port != FIRST_PORT:
                print(
                    f"kimid: port {FIRST_PORT} is taken by another program, so this is port {port}."
                )
            return port
    raise CliError(f"ports {FIRST_PORT} to {port} are all taken. Set KIMID_PORT to a free one.")


def _take(port: int) -> bool:
    """Whether the port is ours now. Under a supervisor it has been since before."""
    is_held = SUPERVISED in os.environ or hold_port(port)
    return is_held and is_free(port)


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
    try:
        socket.create_connection((_host(), port), timeout=1).close()
    except OSError:
        return False
    return True


def instance_at(port: int) -> str | None:
    """The name of the instance that answers on this port; empty for anybody else, and None while
    nobody says anything.
    """
    line = HTTPConnection(_host(), port, timeout=10)
    try:
        line.request("GET", "/healthz", headers={"Host": _ruang_host(), "Connection": "close"})
        return line.getresponse().getheader("X-Kimid-Instance", "")
    except OSError:  # too busy to answer in time, which a stranger is not known by
        return None
    except HTTPException:
        return ""
    finally:
        line.close()


def _ruang_host() -> str:
    return os.environ.get("KIMID_RUANG_HOST", "ruang.localhost")


def _host() -> str:
    return "127.0.0.1" if address() == _EVERYWHERE else address()


def cores() -> int:
    """Cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def require_disk(folder: Path) -> None:
    """Raise CliError when the disk is nearly full; print a warning when it soon will be."""
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
