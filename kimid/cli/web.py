"""`kim web`: the web server alone."""

import os
import resource
import signal
import sys
from functools import partial
from typing import Any, Final

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server

from kimid.cli import machine
from kimid.lib.child_process import bind_to_parent

# Each costs some kilobytes, and no thread.
_CONNECTIONS: Final = 8192
_OTHER_FILES: Final = 512  # of a process: databases, photos, bodies on their way
_SWITCH_SECONDS: Final = 0.001
# A browser sends its headers at once. So long may an idle connection stay, too.
_HEADER_MILLISECONDS: Final = 30_000
_HEADER_BYTES: Final = 64 * 1024


def run(arguments: list[str]) -> int:
    """Serve until told to stop. Port, address, number of processes and threads come from the
    environment.
    """
    port = machine.choose_port()
    server = Server(
        "kimid.wsgi:application",
        address=machine.address(),
        port=port,
        interface=Interfaces.RSGI,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(
            header_read_timeout=_HEADER_MILLISECONDS, max_buffer_size=_HEADER_BYTES
        ),
        workers=int(os.environ.get("KIMID_WEB_PROCESSES", min(machine.cores(), 2))),
        backlog=4096,
        # What granian limits are connections. What kimid limits is work: `kimid.serving`.
        backpressure=_room_for_connections(),
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        websockets=False,
        log_level=LogLevels.warning,
    )
    server.serve(target_loader=partial(_application, os.getpid()))
    return 0


def _room_for_connections() -> int:
    """How many connections a process may hold, after it was given all the files that it may have
    open.
    """
    wanted = int(os.environ.get("KIMID_WEB_CONNECTIONS", str(_CONNECTIONS)))
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted + _OTHER_FILES
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    return max(64, min(wanted, most - _OTHER_FILES))


def _application(parent: int, target: str) -> Any:  # granian wants a callable; this has __rsgi__
    """Runs in each web process: the application, bound to the life of the server."""
    bind_to_parent(parent, signal.SIGKILL)
    from kimid import wsgi  # first: it makes Django ready
    from kimid.serving.application import WebApplication

    # Threads of Django must not keep the event loop waiting, which sends the stored pages.
    sys.setswitchinterval(_SWITCH_SECONDS)
    return WebApplication(wsgi.application, threads=int(os.environ.get("KIMID_WEB_THREADS", "2")))
