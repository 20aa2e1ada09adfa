"""The desk of the nation with 400 open applications, and its list of 4,000 KIM, over HTTP: how long
an officer waits for a page or a file.
"""

import json
import time
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from bench.browser import Browser
from bench.databases import Databases, Install
from bench.serving import Server, kimid
from bench.table import Row, middle, percentile
from bench.world_words import RUANG

_APPLICATIONS: Final = 400
_KIMS: Final = 4_000
_ASKED: Final = 30  # times each page
_FILES: Final = 5  # times each file
_DESK: Final = "/s/nasional/permohonan/"
_LIST: Final = "/s/nasional/daftar-kim/"
_HEADS: Final = ("kim", "wilayah", "masuk", "tenggat", "sisa", "dipegang", "keadaan")
_PAGES: Final = {
    "desk, late first": _DESK,
    "desk, last page": f"{_DESK}?hal=16",
    "desk, late ones only": f"{_DESK}?tampil=lewat",
    "desk, settled ones": f"{_DESK}?tampil=selesai",
    "desk, search": f"{_DESK}?cari=warga+3",
    "desk, search for a place": f"{_DESK}?cari=kapuas",
    "desk, of one province": f"{_DESK}?di=61",
    **{f"desk, by {head}": f"{_DESK}?urut={head}" for head in _HEADS},
    **{f"desk, by {head} in reverse": f"{_DESK}?urut=-{head}" for head in _HEADS},
    "list of KIM, a page": _LIST,
    "list of KIM, search": f"{_LIST}?cari=kapuas",
    "list of KIM, decrees that end": f"{_LIST}?sk=hampir",
}
_KINDS: Final = ("xlsx", "csv")
_COLUMNS: Final = ("nama", "nomor", "desa", "kecamatan", "kabupaten", "sk", "nomor-sk", "sk-sampai")
_MORE: Final = ("ketua", "hp", "anggota", "situs", "tik", "kabar", "berdiri")
_PAGE_TARGET: Final = 200.0  # milliseconds
_FILE_TARGET: Final = 5_000.0  # milliseconds


class _Waited(NamedTuple):
    """How long each answer took, and the processor time of kimid for one, in milliseconds."""

    walls: list[float]
    cpu: float


def measure(databases: Databases, *, quick: bool) -> Iterator[Row]:
    """Rows for each page and file, with two web processes."""
    install = databases.build("offices")
    install.run("nation", str(200 if quick else _KIMS))
    [cookies] = install.run("desk_world", str(_APPLICATIONS))
    forms = _forms()
    asked = {name: (path, None) for name, path in _PAGES.items()} | forms
    shares = {
        name: (queries, took)
        for name, queries, took in map(json.loads, install.run("desk_shares", json.dumps(asked)))
    }
    with kimid(install) as server:
        browser = Browser(server.port, cookies=json.loads(cookies), timeout=60)
        for name, (path, form) in asked.items():
            how_often = (_ASKED if form is None else _FILES) if not quick else 2
            waited = _waited(server, browser, path, form, how_often)
            yield _row(name, install, waited, shares[name])
        browser.close()


def _forms() -> dict[str, tuple[str, dict[str, Any] | None]]:
    columns = [*_COLUMNS, *_MORE]
    desk = {f"desk as {kind}": (f"{_DESK}unduh/", {kind: "1"}) for kind in _KINDS}
    kims: dict[str, tuple[str, dict[str, Any] | None]] = {
        f"list of KIM as {kind}": (f"{_LIST}unduh/", {kind: "1", "kolom": columns})
        for kind in _KINDS
    }
    return {**desk, **kims}


def _waited(
    server: Server, browser: Browser, path: str, form: dict[str, Any] | None, how_often: int
) -> _Waited:
    for _ in range(4):  # both processes have the templates
        _answered(browser, path, form)
    walls = []
    before = server.cpu()
    for _ in range(how_often):
        began = time.perf_counter()
        _answered(browser, path, form)
        walls.append((time.perf_counter() - began) * 1000)
    return _Waited(walls, (server.cpu() - before) * 1000 / how_often)


def _answered(browser: Browser, path: str, form: dict[str, Any] | None) -> None:
    answer = browser.get(RUANG, path) if form is None else browser.post(path, **form)
    if answer.status != 200:
        raise ConnectionError(f"{path} was answered {answer.status}")


def _row(name: str, install: Install, waited: _Waited, share: tuple[int, float]) -> Row:
    queries, took = share
    note = (
        f"{len(waited.walls)} times: median {middle(waited.walls):.0f}, longest "
        f"{max(waited.walls):.0f} ms; processor of kimid {waited.cpu:.0f} ms; {queries} queries, "
        f"{took:.0f} ms of the wall in the database"
    )
    target = _FILE_TARGET if name.startswith("list of KIM as") else _PAGE_TARGET
    what = f"{name}, p95"
    return Row(what, install.kind, percentile(waited.walls, 95), "ms wall", target, note=note)
