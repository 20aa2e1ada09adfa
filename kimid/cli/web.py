"""`kim web`: the web server alone."""

import os
import signal
from collections.abc import Callable
from functools import partial
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from kimid.cli import machine
from kimid.cli.child_process import bind_to_parent


def run(arguments: list[str]) -> int:
    """Serve until told to stop. Port, address, number of processes and threads come from the
    environment.
    """
    port = machine.choose_port()
    server = Server(
        "kimid.wsgi:application",
        address=machine.address(),
        port=port,
        interface=Interfaces.WSGI,
        workers=int(os.environ.get("KIMID_WEB_PROCESSES", min(machine.cores(), 2))),
        # More threads cost memory and gain nothing: the work is Python's, and a stored page never
        # waits.
        blocking_threads=int(os.environ.get("KIMID_WEB_THREADS", "3")),
        backpressure=int(os.environ.get("KIMID_WEB_BACKPRESSURE", "64")),
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        websockets=False,
        log_level=LogLevels.warning,
    )
    server.serve(target_loader=partial(_application, os.getpid()))
    return 0


def _application(parent: int, target: str) -> Callable[..., Any]:
    """Runs in each web process: the application, bound to the life of the server."""
    bind_to_parent(parent, signal.SIGKILL)
    from kimid.wsgi import application

    return application
