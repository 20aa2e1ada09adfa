"""From the click to the readers: publishing and withdrawing over HTTP, seen at six addresses through several connections."""

import json
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from bench.browser import Browser
from bench.databases import House
from bench.serving import kimid
from bench.table import Row, middle, percentile
from bench.world_words import FIRST, PASSWORD, host

# A new connection comes to either of the two processes; with six, one in 32 times all come to the same.
_READERS: Final = 6
_PATIENCE: Final = 20.0  # seconds
_TARGET: Final = 1000.0  # milliseconds


def measure(house: House, how_many: int) -> Iterator[Row]:
    """Rows for publishing and withdrawing so many stories of one KIM, with two web processes."""
    portals: list[str] = json.loads(house.run("addresses")[1])
    stories = [json.loads(line) for line in house.run("ready", FIRST, str(how_many))]
    hosts = [host(label) for label in (FIRST, *portals)]
    came: list[float] = []
    went: list[float] = []
    with kimid(house) as server:
        editor = Browser(server.port)
        editor.sign_in(f"{FIRST}-r", PASSWORD)
        readers = [Browser(server.port) for _ in range(_READERS)]
        for story in stories:
            way = f"/s/{FIRST}/berita/{story['id']}"
            appears = partial(_everywhere, readers, hosts, story["title"].encode(), there=True)
            goes = partial(_everywhere, readers, hosts, story["title"].encode(), there=False)
            came.append(_timed(editor, f"{way}/terbitkan/", {}, appears))
            went.append(_timed(editor, f"{way}/tarik/", {"kind": "wrong", "reason": "Angkanya keliru."}, goes))
        for browser in (editor, *readers):
            browser.close()
    yield from _rows("publish -> at 6 addresses", house.kind, came)
    yield from _rows("withdraw -> gone from 6", house.kind, went)


def _timed(editor: Browser, path: str, fields: dict[str, str], seen: Callable[[], None]) -> float:
    """Milliseconds from sending the form until the readers see it."""
    began = time.perf_counter()
    answer = editor.post(path, **fields)
    if answer.status != 302:
        raise ConnectionError(f"{path} was answered {answer.status}")
    seen()
    return (time.perf_counter() - began) * 1000


def _everywhere(readers: list[Browser], hosts: list[str], title: bytes, *, there: bool) -> None:
    """Return when each reader, at each address, has seen the title, or has seen that it is not there."""
    until = time.perf_counter() + _PATIENCE
    waiting = [(reader, name) for reader in readers for name in hosts]
    while waiting:
        waiting = [(reader, name) for reader, name in waiting if (title in reader.get(name, "/").body) is not there]
        if time.perf_counter() > until:
            raise TimeoutError(f"still not right after {_PATIENCE:g} s at {sorted({name for _, name in waiting})}")


def _rows(what: str, where: str, times: list[float]) -> Iterator[Row]:
    note = f"{len(times)} times, from sending the form; p50 {middle(times):.0f}, largest {max(times):.0f} ms"
    yield Row(f"{what}, p50", where, middle(times), "ms")
    yield Row(f"{what}, p95", where, percentile(times, 95), "ms", _TARGET, note=note)
