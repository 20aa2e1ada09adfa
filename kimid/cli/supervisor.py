"""Web server and worker as children of one process that starts them, looks after them and stops
them together.

This process stays small: it never loads Django.
"""

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import partial
from typing import Final

from kimid.cli import machine
from kimid.cli.environment import ROOT
from kimid.cli.errors import CliError
from kimid.lib.child_process import bind_to_parent

_LOOK_SECONDS: Final = 0.2
_READY_SECONDS: Final = 60
_STOP_SECONDS: Final = 15
_ANSWERS: Final = 16  # that two who share a port both give one of these is as good as sure
# A child that dies sooner than this after its start is started again only after as long a wait.
_SOON_SECONDS: Final = 5.0
_NAMES: Final = {"web": "web server", "worker": "task worker"}


class ChildProcess:
    """One verb of ours, kept running."""

    def __init__(self, verb: str) -> None:
        self.verb = verb
        self.start()

    def start(self) -> None:
        """Start the process in a group of its own, so that Ctrl-C reaches only us and we stop it in
        order.
        """
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kimid", self.verb],
            cwd=ROOT,
            start_new_session=True,
            # Nothing else binds their lives, and no threads run here.
            preexec_fn=partial(bind_to_parent, os.getpid()),  # noqa: PLW1509  # see above
        )

    def restart_if_ended(self) -> None:
        """Start it again if it has died, but not in a mad circle."""
        if self.process.poll() is None or time.monotonic() - self.started_at < _SOON_SECONDS:
            return
        print(
            f"kimid: the {_NAMES[self.verb]} ended unexpectedly and is started again.",
            file=sys.stderr,
            flush=True,
        )
        self.start()

    def stop(self) -> None:
        """Ask it to end."""
        if self.process.poll() is None:
            self.process.terminate()

    def wait_or_kill(self, until: float) -> None:
        """Wait until this moment for its end, then make an end of it and all it started."""
        try:
            self.process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def main(arguments: Sequence[str]) -> int:
    """Serve as told by another process: port, verbs, and the greeting by environment. Troubles are
    told in one sentence.
    """
    port, *verbs = arguments
    try:
        return serve(int(port), verbs, os.environ.pop("KIMID_GREETING", "kimid: serving."))
    except CliError as trouble:
        print(f"kimid: {trouble}", file=sys.stderr)
        return 1


def serve(port: int, verbs: Sequence[str], greeting: str) -> int:
    """Run the verbs until SIGTERM or Ctrl-C. Prints the greeting when the web server answers.
    Raises CliError if it never does.
    """
    os.environ[machine.SUPERVISED] = instance = secrets.token_urlsafe(12)
    stopping: list[int] = []
    for wanted in (signal.SIGTERM, signal.SIGINT):
        signal.signal(wanted, lambda number, _: stopping.append(number))
    children = [ChildProcess(verb) for verb in verbs]
    try:
        _wait_until_ready(port, children, stopping)
        _require_own_answers(port, instance, stopping)
        if not stopping:
            print(greeting, flush=True)
        while not stopping:
            for child in children:
                child.restart_if_ended()
            time.sleep(_LOOK_SECONDS)
    finally:
        print("kimid: stopping.", flush=True)
        for child in children:
            child.stop()
        deadline = time.monotonic() + _STOP_SECONDS
        for child in children:
            child.wait_or_kill(deadline)
    return 0


def _require_own_answers(port: int, instance: str, stopping: Sequence[int]) -> None:
    """Raise CliError unless all that answers on the port is ours. Two servers that share a port
    answer by turns, so several are asked.
    """
    answers = [] if stopping else [machine.instance_at(port) for _ in range(_ANSWERS)]
    if any(answer not in {instance, None} for answer in answers):
        raise CliError(
            f"another program answers on port {port} too. Stop it, or set KIMID_PORT to another"
            " port."
        )


def _wait_until_ready(port: int, children: Sequence[ChildProcess], stopping: list[int]) -> None:
    deadline = time.monotonic() + _READY_SECONDS
    while not stopping and not machine.answers(port):
        web = children[0].process.poll()
        if web is not None:
            raise CliError(f"the web server ended with code {web}; what it wrote stands above.")
        if time.monotonic() > deadline:
            raise CliError("the web server does not answer after a minute. Run ./kim doctor.")
        time.sleep(_LOOK_SECONDS / 4)
