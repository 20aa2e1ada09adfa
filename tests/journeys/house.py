"""A whole install for the journeys: its own data folder, database and web server, as people would run it."""

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
from functools import cache
from http.client import HTTPConnection
from pathlib import Path
from tempfile import mkdtemp
from threading import Event
from time import monotonic
from typing import Final
from urllib.parse import urlsplit

import psycopg
from psycopg.sql import SQL, Identifier

from tests.names import Zone, name_server

ROOT: Final = Path(__file__).resolve().parents[2]
_DEMO: Final = ("tests.journeys.world",)
_READY_SECONDS: Final = 60.0
_CLOCK: Final = Path("/usr/lib", f"{platform.machine()}-linux-gnu", "faketime", "libfaketimeMT.so.1")
_quiet = Event()  # never set; lends its `wait` to loops that look again


@dataclass(frozen=True)
class House:
    """A running install. Browsers find `*.localhost` by themselves; other clients use 127.0.0.1 with a Host header."""

    port: int
    folder: Path
    environment: Mapping[str, str] = field(repr=False)
    ahead: int = 0  # by how many days its clock is ahead of ours
    zone: Zone = field(default_factory=Zone, repr=False)  # what DNS says in its world

    def public(self, label: str = "") -> str:
        """The address of a public site; the empty label is the nation's portal."""
        return f"http://{label}.kim.localhost:{self.port}" if label else f"http://kim.localhost:{self.port}"

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


def soon(is_so: Callable[[], bool], seconds: float) -> bool:
    """Whether something becomes true within so many seconds; looks again and again."""
    until = monotonic() + seconds
    while not is_so():
        if monotonic() > until:
            return False
        _quiet.wait(0.01)
    return True


@contextmanager
def opened(folder: Path, *world: str) -> Iterator[House]:
    """An install in this folder, on SQLite or on the PostgreSQL that the test run uses. `world` is the program that fills it."""
    given = os.environ.get("KIMID_DATABASE_URL", "")
    with _own_database(given) if given else _no_database() as url, name_server() as zone:
        port = _free_port()
        environment = {**_environment(folder, port, url), "KIMID_DNS_SERVERS": zone.server, "KIMID_POINTS_TO": "203.0.113.7"}
        house = House(port, folder, environment, zone=zone)
        if world or url:
            _fill(environment, world or _DEMO)
        else:
            shutil.copytree(_demo(), folder, dirs_exist_ok=True)
        with _served(house, "web.log"):
            yield house


@cache
def _demo() -> Path:
    """A data folder with the demo on SQLite, filled once by each process that wants one; houses begin as copies of it."""
    folder = Path(mkdtemp(prefix="kimid-demo-"))
    atexit.register(shutil.rmtree, folder)
    _fill(_environment(folder, 0, ""), _DEMO)
    return folder


def _fill(environment: Mapping[str, str], world: tuple[str, ...]) -> None:
    subprocess.run([sys.executable, "-m", *world], cwd=ROOT, env=environment, check=True, capture_output=True)


@contextmanager
def later(house: House, days: int) -> Iterator[House]:
    """The same install as it will be after so many days: a second server, whose clock is ahead of ours. Needs `has_later()`."""
    port = _free_port()
    ahead = {
        "LD_PRELOAD": str(_CLOCK),
        "FAKETIME": f"+{days}d",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "KIMID_PORT": str(port),
        "KIMID_PUBLIC_PORT": str(port),
        "KIMID_STORE_FILES": "no",
    }
    then = House(port, house.folder, {**house.environment, **ahead}, ahead=days, zone=house.zone)
    with _served(then, f"web-{days}.log"):
        yield then


def has_later() -> bool:
    """Whether this machine can put the clock of a server ahead (Debian's libfaketime)."""
    return _CLOCK.exists()


@contextmanager
def _served(house: House, log_name: str) -> Iterator[None]:
    with (house.folder / log_name).open("wb") as log:
        web = subprocess.Popen([sys.executable, "-m", "kimid", "web"], cwd=ROOT, env=house.environment, stdout=log, stderr=log)
    try:
        assert soon(lambda: web.poll() is not None or _is_ready(house), _READY_SECONDS), "the web server does not answer"
        assert web.poll() is None, (house.folder / log_name).read_text()
        yield
    finally:
        web.terminate()
        web.wait(20)


def _environment(folder: Path, port: int, url: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KIMID_") and name != "DATABASE_URL"}
    ours = {
        "DJANGO_SETTINGS_MODULE": "kimid.settings",
        "KIMID_SECRET_KEY": "of-no-use-outside-of-journeys-" * 2,
        "KIMID_DATA_DIR": str(folder),
        "KIMID_PORT": str(port),
        "KIMID_PUBLIC_PORT": str(port),
        "KIMID_WEB_PROCESSES": "1",
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


@contextmanager
def _own_database(server: str) -> Iterator[str]:
    """A database of our own on this PostgreSQL server, gone afterwards."""
    name = f"kimid_journeys_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as line:
        line.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            line.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))
