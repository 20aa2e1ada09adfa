"""An editor publishes in a group whose archive is stored: how long the answer takes, how much of
the archive stays, and whether what stays is what would be rendered now.
"""

import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from bench.browser import Browser
from bench.databases import UNSTORED, Databases, Install
from bench.serving import Server, ServerTrouble, kimid
from bench.table import Row, middle, percentile
from bench.world_words import FIRST, PASSWORD, host

_STORIES: Final = 2_000
_FEW: Final = 60
_PUBLISHED: Final = 40
_COMPARED: Final = 400  # pages
_TIMEOUT: Final = 30.0  # seconds
_FOLLOWED: Final = 2.0  # seconds, after which every process knows of a change
_ANSWER: Final = 60.0  # milliseconds
_STAYS: Final = 0.95


def measure(databases: Databases, *, quick: bool) -> Iterator[Row]:
    """Rows for publishing in a group with 2,000 stored stories, with two web processes."""
    install = databases.build("archive-kim")
    install.run("world", "3", str(_FEW if quick else _STORIES))
    every: list[str] = json.loads(install.run("everything")[0])
    archive = [page.partition(" ")[2] for page in every if page.startswith(f"{FIRST} /berita/")]
    ready = [json.loads(line)["id"] for line in install.run("ready", FIRST, str(_PUBLISHED))]
    with kimid(install) as server:
        _read_until_stored(install, server, archive)
        times = list(_published(server, ready))
        time.sleep(_FOLLOWED)
        left = [path for path in archive if _is_stored(install, path)]
        stored = _digests(server, left[:: max(1, len(left) // _COMPARED)])
    with kimid(install, settings=UNSTORED) as server:
        fresh = _digests(server, stored)
    where = f"{install.kind}, {len(archive):,} stories"
    note = f"{len(times)} times; p50 {middle(times):.0f}, largest {max(times):.0f} ms"
    yield Row("answer to Terbitkan, p95", where, percentile(times, 95), "ms", _ANSWER, note=note)
    share = len(left) / len(archive)
    note = f"{len(left):,} of {len(archive):,} files after {len(times)} publications"
    yield Row("archive still stored", where, share, "", at_least=_STAYS, note=note)
    older = sum(fresh[path] != digest for path, digest in stored.items())
    note = f"of {len(stored)} that stayed, beside a process that stores nothing"
    yield Row("stored pages older than the change", where, older, "pages", 0, note=note)


def _read_until_stored(install: Install, server: Server, archive: list[str]) -> None:
    """Read the whole archive until each page is a file. Raises ServerTrouble after half a minute
    without a new one.
    """
    browser, until, left = Browser(server.port), time.monotonic() + _TIMEOUT, archive
    while missing := [path for path in left if not _is_stored(install, path)]:
        if len(missing) < len(left) or left is archive:
            until = time.monotonic() + _TIMEOUT
        if time.monotonic() > until:
            raise ServerTrouble(f"{len(missing)} pages did not become files: {missing[0]}")
        for path in missing:
            browser.get(host(FIRST), path)
        left = missing
    browser.close()


def _published(server: Server, ready: list[str]) -> Iterator[float]:
    """Milliseconds until the editor has the answer, for each story."""
    editor = Browser(server.port)
    editor.sign_in(f"{FIRST}-r", PASSWORD)
    for story in ready:
        path = f"/s/{FIRST}/berita/{story}/terbitkan/"
        began = time.perf_counter()
        answer = editor.post(path)
        took = (time.perf_counter() - began) * 1000
        if answer.status != 302:
            raise ConnectionError(f"{path} was answered {answer.status}")
        yield took
    editor.close()


def _is_stored(install: Install, path: str) -> bool:
    return Path(install.folder, "pages", host(FIRST), path.strip("/"), "index.html.br").exists()


def _digests(server: Server, paths: Iterable[str]) -> dict[str, str]:
    """What each page is, without the moment at which it was made."""
    browser = Browser(server.port)
    digests = {path: browser.get(host(FIRST), path).digest for path in paths}
    browser.close()
    return digests
