"""`./kim demo` in an empty folder: until it is ready, and from then until it is quiet."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench import machine, quiet
from bench.databases import ROOT, Install
from bench.serving import ServerTrouble, stopped_at_the_end
from bench.table import Row

_TARGET: Final = 60.0  # seconds
_PATIENCE: Final = 1200.0  # seconds


def measure(folder: Path) -> Iterator[Row]:
    """Rows for one demo on SQLite."""
    install = Install("sqlite", folder / "demo", f"sqlite:///{folder / 'demo' / 'kimid.sqlite3'}")
    install.folder.mkdir()
    log = folder / "demo.log"
    environment = install.environment(KIMID_PORT=str(machine.free_port()))
    command = [sys.executable, "-m", "kimid", "demo"]
    began = time.monotonic()
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output)
    with stopped_at_the_end(process):
        _wait_until_ready(process, log)
        ready, built = time.monotonic() - began, quiet.cpu([process.pid])
        seconds, used = quiet.until_quiet([process.pid], _PATIENCE)
    yield Row("demo ready", "sqlite", ready, "s", note=f"{built:.0f} s of the processor")
    note = f"{used:.0f} s of the processor"
    yield Row("demo quiet after that", "sqlite", seconds, "s", _TARGET, note=note)


def _wait_until_ready(process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while b"ready after" not in log.read_bytes():
        if process.poll() is not None or time.monotonic() > until:
            raise ServerTrouble(f"the demo did not become ready: {log.read_text()}")
        time.sleep(0.2)
