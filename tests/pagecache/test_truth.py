"""The promise of the page cache, tried with writers and readers at once: nobody gets a page that is
older than the applied changes.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from threading import Barrier, Event
from typing import NamedTuple
from wsgiref.types import WSGIEnvironment

import pytest
from django.http import HttpResponse

from kimid.events.models import Change
from kimid.pagecache.files import PageFiles
from kimid.pagecache.middleware import PageCacheMiddleware
from tests.pagecache.asking import HOST, Board, ask
from tests.pagecache.writing import DatabaseThread, change, newest_shown

pytestmark = pytest.mark.usefixtures("_shared_database")

PAGES = {
    "/": ("site:1", "site:2", "site:3"),
    "/a/": ("site:1",),
    "/b/": ("site:2",),
    "/c/": ("site:3", "item:1"),
}


# One that prints the day is found by that moment, too.
UNTIL = {"/c/": datetime(2100, 1, 2, tzinfo=UTC)}


def page(environ: WSGIEnvironment) -> HttpResponse:
    path = environ["PATH_INFO"]
    return newest_shown(*PAGES[path], until=UNTIL.get(path))


class Seen(NamedTuple):
    """The page that a reader got, and the change that its process had surely applied before."""

    path: str
    applied: int
    shown: int


@contextmanager
def quick_switching() -> Iterator[None]:
    """Let threads take turns much more often, so that they meet in more places."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


class Processes(NamedTuple):
    """Two page caches, as two processes have them. One writes and gets signals of its own commits.
    The other follows with its thread only.
    """

    board: Board
    caches: tuple[PageCacheMiddleware, PageCacheMiddleware]


@pytest.fixture
def processes(eventually: Callable[[Callable[[], bool]], bool]) -> Iterator[Processes]:
    change("site:9")  # so that the table of changes has a first row
    board = Board(page)
    writing, other = caches = PageCacheMiddleware(board), PageCacheMiddleware(board)
    for cache in caches:
        cache.tailer.ensure_running()
    assert eventually(lambda: None not in {cache.store.pages.position() for cache in caches})
    other.store.end()
    yield Processes(board, (writing, other))
    for cache in caches:
        cache.tailer.stop()


def read(
    cache: PageCacheMiddleware, seed: int, start: Barrier, done: Event, seen: list[Seen]
) -> Callable[[], None]:
    def reading() -> None:
        choose = Random(seed)
        start.wait(20)
        while not done.is_set():
            path = choose.choice(list(PAGES))
            now = cache.store.pages.position()
            assert now is not None
            seen.append(Seen(path, now.change, int(ask(cache, f"http://{HOST}{path}").body)))

    return reading


def write(seed: int, start: Barrier, times: int) -> Callable[[], None]:
    def writing() -> None:
        choose = Random(seed)
        start.wait(20)
        for _ in range(times):
            change(
                *choose.sample(
                    ["site:1", "site:2", "site:3", "item:1", "site:4"], k=choose.randint(1, 2)
                )
            )

    return writing


def together(
    caches: tuple[PageCacheMiddleware, PageCacheMiddleware], *, writers: int, times: int
) -> list[Seen]:
    """Let writers write and readers read until the writers are done. Returns all that the readers
    got.
    """
    seen: list[Seen] = []
    done = Event()
    start = Barrier(writers + 2 * len(caches))
    readers = [
        DatabaseThread(target=read(cache, seed, start, done, seen))
        for seed, cache in enumerate(caches * 2)
    ]
    writer_threads = [DatabaseThread(target=write(seed, start, times)) for seed in range(writers)]
    with quick_switching():
        for thread in (*readers, *writer_threads):
            thread.start()
        try:
            for thread in writer_threads:
                thread.finish()
        finally:
            done.set()
        for reader in readers:
            reader.finish()
    return seen


def test_nobody_is_served_a_page_older_than_what_has_been_applied(processes: Processes) -> None:
    seen = together(processes.caches, writers=3, times=60)
    changes = list(Change.objects.order_by("pk").values_list("pk", "tags"))
    for look in seen:
        newest_applied = max(
            (
                pk
                for pk, tags in changes
                if pk <= look.applied and not set(PAGES[look.path]).isdisjoint(tags)
            ),
            default=0,
        )
        assert look.shown >= newest_applied, look
    assert len({look.applied for look in seen}) > 10
    assert len(processes.board.asked) < len(
        seen
    )  # else the store was never used, and the test said nothing


@pytest.mark.usefixtures("_files")
def test_no_stale_file_is_left_when_writers_are_done_and_changes_applied(
    processes: Processes, tmp_path: Path
) -> None:
    folder = tmp_path / "pages"
    written = 0
    for _ in range(12):
        together(processes.caches, writers=2, times=5)
        for cache in processes.caches:
            while cache.store.write_files():
                pass
            cache.store.catch_up()
        left = {path: (folder / HOST / path.strip("/") / "index.html") for path in PAGES}
        for path, file in left.items():
            if file.exists():
                written += 1
                assert int(file.read_text()) == int(newest_shown(*PAGES[path]).content), path
    assert written > 0
    PageFiles(folder).drop({tag: sys.maxsize for tags in PAGES.values() for tag in tags})
    assert not list(folder.rglob("index.html*"))
    assert not list(folder.rglob(".new-*"))
