"""A whole install for the journeys: its own data folder, database and web server, as people would
run it.
"""

import atexit
import os
import platform
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from fcntl import LOCK_EX, flock
from functools import cache
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from threading import Event
from time import monotonic
from typing import Final
from urllib.parse import urlsplit

from bench.databases import NO_DAILY_LIMITS, NO_WAIT
from tests.names import Zone, name_server
from tests.own_database import own_database

ROOT: Final = Path(__file__).resolve().parents[2]
_DEMO: Final = ("tests.journeys.world",)
_READY_SECONDS: Final = 60.0
_CLOCK: Final = Path(
    "/usr/lib", f"{platform.machine()}-linux-gnu", "faketime", "libfaketimeMT.so.1"
)
# A database of others, and that Python shall compile all of kimid anew at every start.
_NOT_HANDED_ON: Final = {"DATABASE_URL", "PYTHONDONTWRITEBYTECODE"}
_numbers = count()  # several installs may be open at once
_quiet = Event()  # never set; lends its `wait` to loops that look again


@dataclass(frozen=True)
class House:
    """A running install. Browsers find `*.localhost` by themselves; other clients use 127.0.0.1
    with a Host header.
    """

    port: int
    folder: Path
    environment: Mapping[str, str] = field(repr=False)
    ahead: int = 0  # by how many days its clock is ahead of ours
    zone: Zone = field(default_factory=Zone, repr=False)  # what DNS says in its world

    def public(self, label: str = "") -> str:
        """The address of a public site; the empty label is the nation's portal."""
        return (
            f"http://{label}.kim.localhost:{self.port}"
            if label
            else f"http://kim.localhost:{self.port}"
        )

    @property
    def ruang(self) -> str:
        """The address of the workspace."""
        return f"http://ruang.localhost:{self.port}"

    def run(self, module: str, *words: str) -> None:
        """Run a program of the tests in this install, as a worker of another machine would."""
        command = [sys.executable, "-m", module, *words]
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True, capture_output=True)

    def get(self, url: str) -> tuple[int, str]:
        """Status and text of a page, without a browser."""
        parts = urlsplit(url)
        line = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            line.request("GET", parts.path or "/", headers={"Host": parts.netloc})
            answer = line.getresponse()
            return answer.status, answer.read().decode()
        finally:
            line.close()


# How long a test waits for what happens "at once", on machines that others use, too. How long it
# takes is measured: `./kim bench --only publish`.
AT_ONCE: Final = 10.0


def soon(is_so: Callable[[], bool], seconds: float = AT_ONCE) -> bool:
    """Whether something becomes true within so many seconds; looks again and again, and less often
    the longer it takes: looking is work for whoever is asked.
    """
    until, pause = monotonic() + seconds, 0.01
    while not is_so():
        if monotonic() > until:
            return False
        _quiet.wait(pause)
        pause = min(2 * pause, 0.1)
    return True


@contextmanager
def opened(folder: Path, *world: str, ahead: int = 0, **settings: str) -> Iterator[House]:
    """An install in this folder, on SQLite or on the PostgreSQL that the test run uses. `world` is
    the program that fills it; its server's clock may be some days ahead of ours. `settings` stand
    in its environment.
    """
    given = os.environ.get("KIMID_DATABASE_URL", "")
    name = f"kimid_journeys_{os.getpid()}_{next(_numbers)}"
    with own_database(given, name) if given else _no_database() as url, name_server() as zone:
        port = _free_port()
        environment = {
            **_environment(folder, port, url),
            "KIMID_DNS_SERVERS": zone.server,
            "KIMID_POINTS_TO": "203.0.113.7",
            **settings,
        }
        house = House(port, folder, environment | _clock(ahead), ahead=ahead, zone=zone)
        if world or url:
            _fill(environment, world or _DEMO)
        else:
            shutil.copytree(_demo(), folder, dirs_exist_ok=True)
        with served(house, "web.log"):
            yield house


@cache
def _demo() -> Path:
    """A data folder with the demo on SQLite, filled once for all processes of a test run;
    installs begin as copies of it.
    """
    run = os.environ.get("KIMID_DATA_DIR", "")  # taken away at the end of the test run
    base = Path(run or mkdtemp(prefix="kimid-demo-"))
    if not run:
        atexit.register(shutil.rmtree, base)
    folder, done = base / "demo", base / "demo-is-whole"
    with (base / "demo-lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not done.exists():
            folder.mkdir(exist_ok=True)
            _fill(_environment(folder, 0, ""), _DEMO)
            done.touch()
    return folder


def _fill(environment: Mapping[str, str], world: tuple[str, ...]) -> None:
    subprocess.run(
        [sys.executable, "-m", *world], cwd=ROOT, env=environment, check=True, capture_output=True
    )


@contextmanager
def later(house: House, days: int) -> Iterator[House]:
    """The same install as it will be after so many days: a second server, whose clock is ahead of
    ours. Needs `has_later()`.
    """
    port = _free_port()
    own = {"KIMID_PORT": str(port), "KIMID_PUBLIC_PORT": str(port), "KIMID_STORE_FILES": "no"}
    environment = {**house.environment, **_clock(days), **own}
    then = House(port, house.folder, environment, ahead=days, zone=house.zone)
    with served(then, f"web-{days}.log"):
        yield then


def _clock(ahead: int) -> dict[str, str]:
    """What puts the clock of a program so many days ahead."""
    if not ahead:
        return {}
    return {
        "LD_PRELOAD": str(_CLOCK),
        "FAKETIME": f"+{ahead}d",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }


def has_later() -> bool:
    """Whether this machine can put the clock of a server ahead (Debian's libfaketime)."""
    return _CLOCK.exists()


@contextmanager
def served(house: House, log_name: str) -> Iterator[None]:
    """The web server of an install, until the end of the block."""
    with (house.folder / log_name).open("wb") as log:
        web = subprocess.Popen(
            [sys.executable, "-m", "kimid", "web"],
            cwd=ROOT,
            env=house.environment,
            stdout=log,
            stderr=log,
        )
    try:
        assert soon(lambda: web.poll() is not None or _is_ready(house), _READY_SECONDS), (
            "the web server does not answer"
        )
        assert web.poll() is None, (house.folder / log_name).read_text()
        yield
    finally:
        web.terminate()
        web.wait(20)


@contextmanager
def worked(house: House) -> Iterator[None]:
    """The task worker of an install, until the end of the block. Most journeys need none."""
    with (house.folder / "worker.log").open("wb") as log:
        worker = subprocess.Popen(
            [sys.executable, "-m", "kimid", "worker"],
            cwd=ROOT,
            env=house.environment,
            stdout=log,
            stderr=log,
        )
    try:
        yield
    finally:
        worker.terminate()
        worker.wait(60)


def _environment(folder: Path, port: int, url: str) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("KIMID_") and name not in _NOT_HANDED_ON
    }
    ours = {
        "DJANGO_SETTINGS_MODULE": "kimid.settings",
        "KIMID_SECRET_KEY": "of-no-use-outside-of-journeys-" * 2,
        "KIMID_DATA_DIR": str(folder),
        "KIMID_PORT": str(port),
        "KIMID_PUBLIC_PORT": str(port),
        "KIMID_WEB_PROCESSES": "1",
        **NO_DAILY_LIMITS,
        **NO_WAIT,
    }
    return kept | ours | ({"KIMID_DATABASE_URL": url} if url else {})


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _is_ready(house: House) -> bool:
    try:
        return house.get(f"{house.ruang}/readyz")[0] == 200
    except OSError:
        return False


@contextmanager
def _no_database() -> Iterator[str]:
    yield ""
