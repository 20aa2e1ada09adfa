"""The machine of a measurement, and what the kernel reports about processes."""

import os
import platform
import shutil
import socket
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

_TICK: Final = os.sysconf("SC_CLK_TCK")


def line() -> str:
    """One line: date, cores, load, versions."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("django", "granian", "pysqlite3"))
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, "
        f"{len(os.sched_getaffinity(0))} cores ({_processor()}), load {load}, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, "
        f"{packages}{_nginx()}"
    )


def missing(*programs: str) -> list[str]:
    """The programs that are not installed. The Debian packages have the same names."""
    return [name for name in programs if shutil.which(name) is None]


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def family(pid: int) -> list[int]:
    """A process and all its descendants."""
    processes = [pid]
    for each in processes:
        for task in Path(f"/proc/{each}/task").glob("*/children"):
            processes.extend(int(child) for child in _read(task).split())
    return processes


def cpu_seconds(pid: int) -> float:
    """The user and system time of a process and all its descendants."""
    return sum(_own_cpu(each) for each in family(pid))


def cpu_with_ended(pid: int) -> float:
    """The same with the children that have ended: those that worked on one file."""
    return sum(_own_cpu(each, ended=True) for each in family(pid))


def memory_mb(pid: int) -> tuple[float, float]:
    """RSS and PSS of one process, in megabytes."""
    fields = dict(
        row.split(":", 1) for row in _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines()[1:]
    )
    rss, pss = (int(fields[name].split()[0]) * 1024 / 1e6 for name in ("Rss", "Pss"))
    return rss, pss


def command_of(pid: int) -> str:
    """The command line of a process; empty if it has ended."""
    return _read(Path(f"/proc/{pid}/cmdline")).replace("\0", " ")


def _own_cpu(pid: int, *, ended: bool = False) -> float:
    fields = _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return sum(map(int, fields[11 : 15 if ended else 13])) / _TICK


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


def _processor() -> str:
    names = [
        row.partition(":")[2].strip()
        for row in _read(Path("/proc/cpuinfo")).splitlines()
        if row.startswith("model name")
    ]
    return names[0] if names else platform.machine()


def _nginx() -> str:
    if missing("nginx"):
        return ""
    output = subprocess.run(["nginx", "-v"], capture_output=True, text=True, check=False).stderr
    return f", nginx {output.rpartition('/')[2].strip()}"
