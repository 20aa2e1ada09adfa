"""Many readers who each ask for a page every two seconds, over connections that stay open: through
nginx as it is recommended, on a wire of several groups.
"""

import asyncio
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from resource import RLIMIT_NOFILE, getrlimit, setrlimit
from typing import Final

from bench.browser import Browser
from bench.databases import Install
from bench.fronts import behind_nginx
from bench.load import ReadPage, Tally, read
from bench.serving import Server, kimid
from bench.table import Row
from bench.world_words import host

_CONNECTIONS: Final = (200, 1_000)
_LONGEST: Final = 50.0  # milliseconds
_FILES: Final = 20_000
_TURNS: Final = 7  # of the warming, so that each web process has each page


def measure(install: Install, folder: Path, seconds: int) -> Iterator[Row]:
    """Rows for so many connections: how long they wait, and what one page costs both servers."""
    setrlimit(RLIMIT_NOFILE, (min(_FILES, getrlimit(RLIMIT_NOFILE)[1]),) * 2)
    folder.chmod(0o755)
    every: list[str] = json.loads(install.run("everything")[0])
    addresses = [page.partition(" ") for page in every]
    pages = [ReadPage(host(label), path) for label, _, path in addresses]
    with (
        kimid(install, settings={"KIMID_BEHIND_PROXY": "true"}) as server,
        behind_nginx(install, folder, server.port) as front,
    ):
        _warm(front.port, pages)
        for connections in _CONNECTIONS:
            yield from _paced(install, [server, front], pages, connections, seconds)


def _paced(
    install: Install,
    servers: Sequence[Server],
    pages: Sequence[ReadPage],
    connections: int,
    seconds: int,
) -> Iterator[Row]:
    tally = Tally()
    before = sum(server.cpu() for server in servers)
    asyncio.run(read(servers[-1].port, pages, connections, seconds, tally))
    used = sum(server.cpu() for server in servers) - before
    answered = tally.statuses.total()
    what = f"{connections:,} paced connections behind nginx"
    note = f"{answered:,} answers ({dict(tally.statuses)}); p50 {tally.percentile(0.5):.1f} ms"
    longest = tally.percentile(0.99)
    yield Row(f"{what}, p99", install.kind, longest, "ms", _LONGEST, note=note)
    yield Row(f"{what}, a page", install.kind, used * 1e6 / answered, "us CPU")


def _warm(port: int, pages: Sequence[ReadPage]) -> None:
    for _ in range(_TURNS):
        browser = Browser(port)
        for page in pages:
            browser.get(page.host, page.path)
        browser.close()
