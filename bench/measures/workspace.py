"""Whether the workspace slows down with what was published: homes of all levels with a wire of a
million items, and pages of a group with 2,000 stories. Over HTTP, with one web process.
"""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from typing import Final

from bench.browser import Browser
from bench.databases import UNSTORED, Databases
from bench.serving import kimid
from bench.table import Row, middle
from bench.world_words import FIRST, PASSWORD, RUANG, host

_FEW_ITEMS: Final = 5_000
_FEW_STORIES: Final = 50
_STORIES: Final = 2_000
_ASKED: Final = 40
_HOME: Final = 25.0  # milliseconds
_GROWTH: Final = 1.3
_ONE_PROCESS: Final = {"KIMID_WEB_PROCESSES": "1"}
_LISTS: Final = {
    "workspace home": (RUANG, f"/s/{FIRST}/"),
    "stories": (RUANG, f"/s/{FIRST}/berita/"),
    "what is published": (RUANG, f"/s/{FIRST}/berita-terbit/"),
    "public home": (host(FIRST), "/"),
    "public list of news": (host(FIRST), "/berita/"),
    "profile": (host(FIRST), "/profil/"),
    "archive": (host(FIRST), "/arsip/"),
    "sitemap": (host(FIRST), "/sitemap.xml"),
}

type _Times = dict[str, list[float]]


def measure(databases: Databases, items: int, rounds: int, *, quick: bool) -> Iterator[Row]:
    """Rows for each home and each list: the median wait, and how it grew."""
    yield from _homes(databases, items, rounds)
    yield from _lists(databases, _FEW_STORIES * 3 if quick else _STORIES, rounds)


def _homes(databases: Databases, items: int, rounds: int) -> Iterator[Row]:
    installs = [databases.build(f"wire-{size}") for size in (_FEW_ITEMS, items)]
    for install, size in zip(installs, (_FEW_ITEMS, items), strict=True):
        install.run("bulk", str(size))
    keys = [list(map(json.loads, install.run("office_keys"))) for install in installs]
    paths = {name: (RUANG, path) for name, path, _ in keys[0]}
    with ExitStack() as running:
        ports = [
            running.enter_context(kimid(each, settings=_ONE_PROCESS)).port for each in installs
        ]
        browsers = [
            {name: Browser(port, cookies=cookies, timeout=60) for name, _, cookies in key}
            for port, key in zip(ports, keys, strict=True)
        ]
        few, many = _waits(browsers, paths, rounds)
    for name in paths:
        note = f"{middle(few[name]):.1f} ms with {_FEW_ITEMS:,}"
        what = f"workspace home, {name}, {items:,} items"
        yield Row(what, installs[0].kind, middle(many[name]), "ms wall", _HOME, note=note)


def _lists(databases: Databases, stories: int, rounds: int) -> Iterator[Row]:
    installs = [databases.build(f"stories-{size}") for size in (_FEW_STORIES, stories)]
    for install, size in zip(installs, (_FEW_STORIES, stories), strict=True):
        install.run("world", "3", str(size))
    with ExitStack() as running:
        browsers = []
        for install in installs:
            server = running.enter_context(kimid(install, settings={**_ONE_PROCESS, **UNSTORED}))
            editor = Browser(server.port)
            editor.sign_in(f"{FIRST}-r", PASSWORD)
            browsers.append(dict.fromkeys(_LISTS, editor))
        few, many = _waits(browsers, _LISTS, rounds)
    for name in _LISTS:
        ratio = middle(many[name]) / middle(few[name])
        note = f"{middle(few[name]):.1f} -> {middle(many[name]):.1f} ms wall"
        what = f"{name} of a KIM, {_FEW_STORIES} -> {stories:,} stories"
        yield Row(what, installs[0].kind, ratio, "x wall", _GROWTH, note=note)


def _waits(
    browsers: Sequence[Mapping[str, Browser]], pages: Mapping[str, tuple[str, str]], rounds: int
) -> list[_Times]:
    """Milliseconds of each answer, by turns."""
    times: list[_Times] = [{name: [] for name in pages} for _ in browsers]
    for _ in range(rounds):
        for of_install, mine in zip(times, browsers, strict=True):
            for name, address in pages.items():
                of_install[name] += [_wait(mine[name], *address) for _ in range(_ASKED)][2:]
    return times


def _wait(browser: Browser, name: str, path: str) -> float:
    began = time.perf_counter()
    answer = browser.get(name, path)
    if answer.status != 200:
        raise ConnectionError(f"{name}{path} was answered {answer.status}")
    return (time.perf_counter() - began) * 1000
