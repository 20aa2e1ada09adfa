"""A walk over many pages, as a crawler makes it: whether the second one finds files, and the memory
of a web process afterwards.
"""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from bench import machine
from bench.browser import Browser
from bench.databases import Databases, Install
from bench.serving import Server, ServerTrouble, from_store, kimid, nginx
from bench.table import Row
from bench.world_words import host

_KIMS: Final = 3_400
_FEW: Final = 40
_PATHS: Final = ("/", "/profil/", "/berita/")
_TIMEOUT: Final = 60.0  # seconds
_HITS: Final = 0.95
_MEMORY: Final = 160.0  # millions of bytes

type _Address = tuple[str, str]


def measure(databases: Databases, folder: Path, *, quick: bool) -> Iterator[Row]:
    """Rows for walking twice over three pages of every KIM, with two web processes."""
    install = databases.build("of-walk")
    kims = _FEW if quick else _KIMS
    install.run("nation", str(kims))
    pages = [(host(f"kim-negeri-{number}"), path) for number in range(kims) for path in _PATHS]
    with kimid(install) as server:
        began = time.perf_counter()
        _walk(server, pages)
        first = time.perf_counter() - began
        _wait_for_files(install, len(pages))
        with nginx("nginx, store's files", folder / "files", from_store(install, folder)) as front:
            hits = _walk(front, pages)
        _walk(server, pages)
        used = [machine.memory_mb(pid) for pid in server.workers()]
    note = f"{len(pages):,} pages; the first walk took {first:.0f} s"
    share = hits / len(pages)
    yield Row("second walk, from files", install.kind, share, "", at_least=_HITS, note=note)
    rss, pss = max(used)
    note = f"the larger of two, after the front and kimid were walked over again; PSS {pss:.0f} MB"
    yield Row("memory of a web process after it", install.kind, rss, "MB", _MEMORY, note=note)


def _walk(server: Server, pages: Sequence[_Address]) -> int:
    """How many of the pages were answered, over four connections by turns."""
    browsers = [Browser(server.port) for _ in range(4)]
    answered = 0
    for number, address in enumerate(pages):
        answered += browsers[number % 4].get(*address).status == 200
    for browser in browsers:
        browser.close()
    return answered


def _wait_for_files(install: Install, at_most: int) -> None:
    """Until no more files come."""
    until, before = time.monotonic() + _TIMEOUT, -1
    while (now := _files(install)) != before and now < at_most:
        if time.monotonic() > until:
            raise ServerTrouble(f"files still come after {_TIMEOUT:g} s: {now}")
        before = now
        time.sleep(1)


def _files(install: Install) -> int:
    return sum(1 for _ in Path(install.folder, "pages").glob("[a-z]*/**/index.html.br"))
