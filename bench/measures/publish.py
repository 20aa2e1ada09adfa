"""From the click to the readers: publishing and withdrawing over HTTP.

Readers look at six addresses through several connections.
"""

import json
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from bench.browser import Browser
from bench.databases import Install
from bench.serving import kimid
from bench.table import Row, middle, percentile
from bench.world_words import FIRST, PASSWORD, host

# Each connection goes to one of two processes. With six, all reach the same one once in 32 runs.
_READERS: Final = 6
_TIMEOUT: Final = 20.0  # seconds
_TARGET: Final = 1000.0  # milliseconds


def measure(install: Install, how_many: int) -> Iterator[Row]:
    """Rows for publishing and withdrawing this many stories of one KIM, with two web processes."""
    portals: list[str] = json.loads(install.run("addresses")[1])
    stories = [json.loads(line) for line in install.run("ready", FIRST, str(how_many))]
    hosts = [host(label) for label in (FIRST, *portals)]
    came: list[float] = []
    went: list[float] = []
    with kimid(install) as server:
        editor = Browser(server.port)
        editor.sign_in(f"{FIRST}-r", PASSWORD)
        readers = [Browser(server.port) for _ in range(_READERS)]
        for story in stories:
            path = f"/s/{FIRST}/berita/{story['id']}"
            appears = partial(_everywhere, readers, hosts, story["title"].encode(), there=True)
            goes = partial(_everywhere, readers, hosts, story["title"].encode(), there=False)
            came.append(_timed(editor, f"{path}/terbitkan/", {}, appears))
            went.append(
                _timed(
                    editor, f"{path}/tarik/", {"kind": "wrong", "reason": "Angkanya keliru."}, goes
                )
            )
        for browser in (editor, *readers):
            browser.close()
    yield from _rows("publish -> at 6 addresses", install.kind, came)
    yield from _rows("withdraw -> gone from 6", install.kind, went)


def _timed(editor: Browser, path: str, fields: dict[str, str], seen: Callable[[], None]) -> float:
    """Milliseconds from sending the form until the readers see the result."""
    began = time.perf_counter()
    answer = editor.post(path, **fields)
    if answer.status != 302:
        raise ConnectionError(f"{path} was answered {answer.status}")
    seen()
    return (time.perf_counter() - began) * 1000


def _everywhere(readers: list[Browser], hosts: list[str], title: bytes, *, there: bool) -> None:
    """Wait until each reader, at each address, sees the title, or sees that it is gone."""
    until = time.perf_counter() + _TIMEOUT
    waiting = [(reader, name) for reader in readers for name in hosts]
    while waiting:
        waiting = [
            (reader, name)
            for reader, name in waiting
            if (title in reader.get(name, "/").body) is not there
        ]
        if time.perf_counter() > until:
            raise TimeoutError(
                f"still not right after {_TIMEOUT:g} s at {sorted({name for _, name in waiting})}"
            )


def _rows(what: str, where: str, times: list[float]) -> Iterator[Row]:
    note = (
        f"{len(times)} times, from sending the form; "
        f"p50 {middle(times):.0f}, largest {max(times):.0f} ms"
    )
    yield Row(f"{what}, p50", where, middle(times), "ms")
    yield Row(f"{what}, p95", where, percentile(times, 95), "ms", _TARGET, note=note)
