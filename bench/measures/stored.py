"""Cached pages: kimid, nginx with the cache's files, and a minimal nginx, by turns."""

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from typing import Final

from bench.databases import Install
from bench.serving import Burst, Server, ServerTrouble, burst, floor_of, from_store, kimid, nginx
from bench.table import Row, middle, spread
from bench.world_words import host

_PAGES: Final = {
    "story": "stored story",
    "kim": "stored KIM home",
    "regency": "stored portal home, regency",
    "nation": "stored portal home, nation",
}
_TIMEOUT: Final = 20.0  # seconds
_SAMPLE: Final = "nginx, store's files"
_TARGETS: Final = {"kimid": 0.45, _SAMPLE: 0.9}


def measure(install: Install, folder: Path, rounds: int, seconds: int) -> Iterator[Row]:
    """Rows for a story and three homes.

    They show requests per second as a share of the minimal nginx, and processor time per request.
    """
    addresses: dict[str, tuple[str, str]] = json.loads(install.run("addresses")[0])
    with kimid(install) as ours:
        for page, name in _PAGES.items():
            label, path = addresses[page]
            there = (host(label), path)
            body = _warm(install, ours, *there)
            yield from _page(
                install, folder / page, ours, name, there, body=body, rounds=rounds, seconds=seconds
            )


def _page(
    install: Install,
    folder: Path,
    ours: Server,
    name: str,
    address: tuple[str, str],
    *,
    body: bytes,
    rounds: int,
    seconds: int,
) -> Iterator[Row]:
    folder.mkdir()
    with ExitStack() as running:
        floor = running.enter_context(
            nginx("nginx, floor", folder / "floor", floor_of(folder / "bytes", body, address[1]))
        )
        front = nginx(_SAMPLE, folder / "files", from_store(install, folder))
        servers = [floor, ours, running.enter_context(front)]
        if any(_get(server, *address) != body for server in servers):
            raise ServerTrouble(f"the servers do not give the same bytes for {name}")
        bursts: dict[str, list[Burst]] = {server.name: [] for server in servers}
        for _ in range(rounds):
            for server in servers:
                bursts[server.name].append(burst(server, *address, seconds))
    yield from _rows(name, bursts, len(body))


def _rows(name: str, bursts: dict[str, list[Burst]], size: int) -> Iterator[Row]:
    floor = bursts["nginx, floor"]
    for server, got in bursts.items():
        if server in _TARGETS:
            ratios = [one.rate / of.rate for one, of in zip(got, floor, strict=True)]
            note = f"share of the floor's requests/s, {spread(ratios)}; {size:,} bytes gzip"
            yield Row(name, server, middle(ratios), "x floor", at_least=_TARGETS[server], note=note)
        yield Row(name, server, middle([one.rate for one in got]), "requests/s")
        yield Row(name, server, middle([one.cpu for one in got]), "us CPU")


def _warm(install: Install, server: Server, name: str, path: str) -> bytes:
    """Request the page until its file exists and every process has it."""
    file = install.folder / "pages" / name / path.strip("/") / "index.html.gz"
    until = time.monotonic() + _TIMEOUT
    while not file.exists():
        if time.monotonic() > until:
            raise ServerTrouble(f"{name}{path} did not become a file")
        time.sleep(0.1)
        _get(server, name, path)
    return _same_from_all(server, name, path)


def _same_from_all(server: Server, name: str, path: str) -> bytes:
    bodies = {_get(server, name, path) for _ in range(40)}
    if len(bodies) != 1:
        raise ServerTrouble(f"{name}{path} is not the same from all processes")
    return bodies.pop()


def _get(server: Server, name: str, path: str) -> bytes:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("GET", path, headers={"Host": name, "Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200 or answer.getheader("Content-Encoding") != "gzip":
        raise ServerTrouble(f"{server.name}: {name}{path} was answered {answer.status}")
    return body
