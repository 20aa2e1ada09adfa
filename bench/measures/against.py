"""Unstored pages over HTTP, of this commit and of another one by turns: `--against COMMIT`.

Each commit runs in its own folder, on a database that its own `bench.world` filled. The processor
time is that of the web process and of the processes of the database that serve it.
"""

import json
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection
from io import BytesIO
from pathlib import Path
from tarfile import open as open_archive
from typing import Final

import psycopg

from bench import machine
from bench.databases import ROOT, UNSTORED, Databases, Install
from bench.serving import Server, ServerTrouble, kimid
from bench.table import Row, middle, spread
from bench.world_words import KINDS, host

_TIMEOUT: Final = 20.0  # seconds
_WARMING: Final = 20  # requests for each page: templates, SQL, prepared statements
_ONE_PROCESS: Final = {"KIMID_WEB_PROCESSES": "1"}


@dataclass
class _Side:
    """A running commit: where its pages are, and what each has cost so far."""

    install: Install
    server: Server
    pages: dict[str, tuple[str, str]]
    costs: dict[str, list[float]] = field(default_factory=dict)
    shares: dict[str, list[float]] = field(default_factory=dict)  # of the database in these

    def ask(self, page: str, how_often: int) -> None:
        """Request a page so often. Raises ServerTrouble for any status but 200."""
        label, path = self.pages[page]
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=_TIMEOUT)
        for _ in range(how_often):
            connection.request("GET", path, headers={"Host": host(label), "Accept-Encoding": "br"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise ServerTrouble(f"{label}{path} of {self.install.root}: {answer.status}")
        connection.close()

    def measure(self, page: str, how_often: int) -> None:
        """Note what this page costs, in milliseconds of the processor."""
        backends = _backends(self.install)
        before, of_database = self.server.cpu(), _cpu(backends)
        self.ask(page, how_often)
        of_database = (_cpu(backends) - of_database) * 1000 / how_often
        own = (self.server.cpu() - before) * 1000 / how_often
        self.costs.setdefault(page, []).append(own + of_database)
        self.shares.setdefault(page, []).append(of_database)


def measure(
    databases: Databases, now: Install, folder: Path, *, commit: str, rounds: int, how_often: int
) -> Iterator[Row]:
    """Rows for each kind of page: its cost now as a share of its cost in the other commit."""
    tree = folder / "tree"
    _write_tree(commit, tree)
    before = replace(databases.build("before"), root=tree)
    before.run("world")
    with ExitStack() as servers:
        sides = [_side(install, servers) for install in (before, now)]
        for number in range(rounds):
            for page in KINDS:
                for side in sides if number % 2 else reversed(sides):
                    side.measure(page, how_often)
    for page, name in KINDS.items():
        yield _row(f"{name} over HTTP, by turns with {commit}", page, *sides)


def _row(what: str, page: str, before: _Side, now: _Side) -> Row:
    pairs = zip(before.costs[page], now.costs[page], strict=True)
    ratios = [of_now / of_before for of_before, of_now in pairs]
    shares = [middle(side.shares[page]) for side in (before, now)]
    note = (
        f"{middle(before.costs[page]):.2f} -> {middle(now.costs[page]):.2f} ms CPU, of these the "
        f"database's {shares[0]:.2f} -> {shares[1]:.2f}; {spread(ratios)}"
    )
    return Row(what, now.install.kind, middle(ratios), "x CPU", note=note)


def _side(install: Install, servers: ExitStack) -> _Side:
    server = servers.enter_context(kimid(install, settings={**UNSTORED, **_ONE_PROCESS}))
    side = _Side(install, server, json.loads(install.run("addresses")[0]))
    for page in KINDS:
        side.ask(page, _WARMING)
    return side


def _write_tree(commit: str, folder: Path) -> None:
    """The files of a commit in a new folder."""
    command = ["git", "archive", "--format=tar", commit]
    archive = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    with open_archive(fileobj=BytesIO(archive)) as files:
        files.extractall(folder, filter="data")


def _backends(install: Install) -> list[int]:
    """The processes of PostgreSQL that serve this install, if they run on this machine."""
    if install.kind != "postgres":
        return []
    asked = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
    with psycopg.connect(install.url) as connection:
        pids = [pid for (pid,) in connection.execute(f"{asked} AND pid <> pg_backend_pid()")]
    if any("postgres" not in machine.command_of(pid) for pid in pids):
        raise ServerTrouble("PostgreSQL runs elsewhere: its processor time is not known here")
    return pids


def _cpu(pids: list[int]) -> float:
    return sum(machine.cpu_seconds(pid) for pid in pids)
