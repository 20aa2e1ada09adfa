"""The promise of the store, tried with writers and readers at once: nobody is served a page older than what has been applied."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from threading import Barrier, Event
from typing import NamedTuple
from wsgiref.types import WSGIEnvironment

import pytest
from django.http import HttpResponse

from kimid.edge.files import Files
from kimid.edge.gate import Gate
from kimid.events.models import Change
from tests.edge.asking import HOST, Board, ask
from tests.edge.writing import Hand, change, newest_shown

pytestmark = pytest.mark.usefixtures("_shared_database")

PAGES = {"/": ("site:1", "site:2", "site:3"), "/a/": ("site:1",), "/b/": ("site:2",), "/c/": ("site:3", "item:1")}


def page(environ: WSGIEnvironment) -> HttpResponse:
    return newest_shown(*PAGES[environ["PATH_INFO"]])


class Seen(NamedTuple):
    """What a reader was shown, and the change its process had surely applied before it asked."""

    path: str
    applied: int
    shown: int


@contextmanager
def quick_switching() -> Iterator[None]:
    """Let threads take turns much more often than they would, to meet in more places."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


class Processes(NamedTuple):
    """Two gates as two processes have them: one writes and hears of its own commits, the other follows by its thread alone."""

    board: Board
    gates: tuple[Gate, Gate]


@pytest.fixture
def processes(eventually: Callable[[Callable[[], bool]], bool]) -> Iterator[Processes]:
    change("site:9")  # so that the row of changes has a beginning
    board = Board(page)
    writing, other = gates = Gate(board), Gate(board)
    for gate in gates:
        gate.tailer.ensure()
    assert eventually(lambda: None not in {gate.store.pages.now() for gate in gates})
    other.store.end()
    yield Processes(board, (writing, other))
    for gate in gates:
        gate.tailer.stop()


def read(gate: Gate, seed: int, start: Barrier, done: Event, seen: list[Seen]) -> Callable[[], None]:
    def reading() -> None:
        choose = Random(seed)  # noqa: S311  # picks pages, guards nothing
        start.wait(20)
        while not done.is_set():
            path = choose.choice(list(PAGES))
            now = gate.store.pages.now()
            assert now is not None
            seen.append(Seen(path, now.change, int(ask(gate, f"http://{HOST}{path}").body)))

    return reading


def write(seed: int, start: Barrier, times: int) -> Callable[[], None]:
    def writing() -> None:
        choose = Random(seed)  # noqa: S311  # picks tags, guards nothing
        start.wait(20)
        for _ in range(times):
            change(*choose.sample(["site:1", "site:2", "site:3", "item:1", "site:4"], k=choose.randint(1, 2)))

    return writing


def together(gates: tuple[Gate, Gate], *, writers: int, times: int) -> list[Seen]:
    """Let writers write and readers read until the writers are done. Gives all that was seen."""
    seen: list[Seen] = []
    done, start = Event(), Barrier(writers + 2 * len(gates))
    readers = [Hand(target=read(gate, seed, start, done, seen)) for seed, gate in enumerate(gates * 2)]
    hands = [Hand(target=write(seed, start, times)) for seed in range(writers)]
    with quick_switching():
        for hand in (*readers, *hands):
            hand.start()
        try:
            for hand in hands:
                hand.finish()
        finally:
            done.set()
        for reader in readers:
            reader.finish()
    return seen


def test_nobody_is_served_a_page_older_than_what_has_been_applied(processes: Processes) -> None:
    seen = together(processes.gates, writers=3, times=60)
    made = list(Change.objects.order_by("pk").values_list("pk", "tags"))
    for look in seen:
        owed = max((pk for pk, tags in made if pk <= look.applied and not set(PAGES[look.path]).isdisjoint(tags)), default=0)
        assert look.shown >= owed, look
    assert len({look.applied for look in seen}) > 10
    assert len(processes.board.asked) < len(seen)  # else the store was never used, and the test said nothing


@pytest.mark.usefixtures("_files")
def test_no_stale_file_is_left_when_writers_are_done_and_changes_applied(processes: Processes, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    written = 0
    for _ in range(12):
        together(processes.gates, writers=2, times=5)
        for gate in processes.gates:
            gate.store.catch_up()
        left = {path: (folder / HOST / path.strip("/") / "index.html") for path in PAGES}
        for path, file in left.items():
            if file.exists():
                written += 1
                assert int(file.read_text()) == int(newest_shown(*PAGES[path]).content), path
    assert written > 0
    Files(folder).drop({tag: sys.maxsize for tags in PAGES.values() for tag in tags})
    assert not list(folder.rglob("index.html*"))
    assert not list(folder.rglob(".new-*"))
