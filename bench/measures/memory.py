"""The memory of a web process after it has rendered, stored and served many pages."""

import json
from collections.abc import Iterator

from bench import machine
from bench.browser import Browser
from bench.databases import Install
from bench.serving import burst, kimid
from bench.table import Row
from bench.world_words import host

_TARGET = 180.0  # millions of bytes


def measure(install: Install, seconds: int) -> Iterator[Row]:
    """Rows for the larger of two web processes: right after the start, and after load."""
    every: list[str] = json.loads(install.run("everything")[0])
    with kimid(install) as server:
        Browser(server.port).get(host(""), "/")
        fresh = max(machine.memory_mb(pid) for pid in server.workers())
        for _ in range(6):
            _read_all(server.port, every)
        burst(server, host(""), "/", seconds)
        used = [machine.memory_mb(pid) for pid in server.workers()]
    rss, pss = max(used)
    note = (
        f"{len(every)} pages read by each of 6 connections; "
        f"after the start {fresh[0]:.0f} RSS, {fresh[1]:.0f} PSS"
    )
    yield Row("memory of a web process, RSS", install.kind, rss, "MB", _TARGET, note=note)
    yield Row("memory of a web process, PSS", install.kind, pss, "MB")


def _read_all(port: int, pages: list[str]) -> None:
    browser = Browser(port)
    for page in pages:
        label, _, path = page.partition(" ")
        browser.get(host(label), path)
    browser.close()
