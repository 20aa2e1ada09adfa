"""A whole kimid whose processes can be killed, and which starts again."""

import os
import secrets
import signal
import subprocess
import sys
import time
from types import TracebackType
from typing import Final, Self

from bench import machine
from bench.browser import Browser
from bench.databases import ROOT, Install
from bench.world_words import host
from kimid.cli.machine import answers

_BACK: Final = 120.0  # seconds
_SETTLING: Final = 2.0


class PatientServer:
    """`kim up`, started again as often as necessary. `port` stays the same; `more` is for its
    environment.
    """

    def __init__(self, install: Install, **more: str) -> None:
        self.port = machine.free_port()
        self._environment = install.environment(
            KIMID_PORT=str(self.port), KIMID_WEB_PROCESSES="2", KIMID_PUBLIC_PORT="", **more
        )
        self._log = (install.folder / "server.log").open("ab")
        self._process = self._start()

    def __enter__(self) -> Self:
        self.back_again()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        _kill(machine.family(self._process.pid))
        self._process.wait()
        self._log.close()

    def kill_something(self) -> str:
        """Kill a web process, everything, or the task worker, at random. Returns which."""
        name = secrets.choice(("web process", "web process", "whole server", "task worker"))
        parts = self._parts()
        pids = {
            "web process": parts["web"][1:],
            "task worker": parts["worker"][:1],
            "whole server": [],
        }[name]
        if not pids:
            _kill(machine.family(self._process.pid))
            self._process.wait()
            return "whole server"
        _kill([secrets.choice(pids)])
        return name

    def back_again(self) -> None:
        """Wait until the server answers. Starts it if it has ended."""
        if self._process.poll() is not None:
            self._process = self._start()
        until = time.monotonic() + _BACK
        while not answers(self.port) or len(self._parts()["web"]) < 3:
            if time.monotonic() > until or self._process.poll() is not None:
                raise TimeoutError("the server does not come back; what it wrote is in server.log")
            time.sleep(0.05)

    def settle(self) -> None:
        """Send requests to both web processes, and give them time to follow."""
        self.back_again()
        for _ in range(20):
            browser = Browser(self.port)
            browser.get(host(""), "/")
            browser.close()
        time.sleep(_SETTLING)

    def _start(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "kimid", "up"]
        return subprocess.Popen(
            command, cwd=ROOT, env=self._environment, stdout=self._log, stderr=self._log
        )

    def _parts(self) -> dict[str, list[int]]:
        """Processes by command: `web` (the server and its web processes) and `worker`."""
        parts: dict[str, list[int]] = {"web": [], "worker": []}
        for child in machine.family(self._process.pid)[1:]:
            for verb, pids in parts.items():
                if (
                    machine.command_of(child).rstrip().endswith(f"kimid {verb}")
                    and child not in pids
                ):
                    pids.extend(
                        each
                        for each in machine.family(child)
                        if each not in pids and _is_ours(each)
                    )
        return parts


def _is_ours(pid: int) -> bool:
    return "resource_tracker" not in machine.command_of(pid)


def _kill(pids: list[int]) -> None:
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
