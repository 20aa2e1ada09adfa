"""A store follows the changes: its own at once, others with the thread, and all that it missed."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event
from wsgiref.types import WSGIEnvironment

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from pytest_django import Settings

from kimid.events import changes
from kimid.events.models import Change
from kimid.pagecache.middleware import PageCacheMiddleware
from tests.pagecache.asking import HOST, Board, ask
from tests.pagecache.writing import NOW, DatabaseThread, change, newest_shown

pytestmark = pytest.mark.usefixtures("_shared_database")

URL = f"http://{HOST}/"
_FAR_OFF = datetime(2100, 1, 2, tzinfo=UTC)
POSTGRES = connection.vendor == "postgresql"


def shown(cache: PageCacheMiddleware) -> int:
    return int(ask(cache, URL).body)


def shows(cache: PageCacheMiddleware, change: int) -> bool:
    return shown(cache) == change


@contextmanager
def following(*, by_thread: bool = False) -> Iterator[tuple[PageCacheMiddleware, Board]]:
    """A page cache that follows the changes: with its writers only, or with its thread only, like a
    process that writes nothing.
    """
    board = Board(lambda _: newest_shown("site:1"))
    cache = PageCacheMiddleware(board, follow=by_thread)
    if not by_thread:
        cache.store.begin()
    try:
        yield cache, board
    finally:
        cache.tailer.stop()


def test_the_process_that_writes_reads_what_it_wrote() -> None:
    with following() as (cache, board):
        assert shown(cache) == 0
        for _ in range(3):
            written = change("site:1")
            assert shown(cache) == shown(cache) == written
        assert len(board.asked) == 4


def test_a_change_elsewhere_leaves_the_page_alone() -> None:
    with following() as (cache, board):
        change("site:2")
        shown(cache)
        change("site:2")
        shown(cache)
        assert len(board.asked) == 1


def test_changes_of_other_processes_are_found_by_the_thread(
    eventually: Callable[[Callable[[], bool]], bool],
) -> None:
    with following(by_thread=True) as (cache, _):
        shown(cache)
        assert eventually(lambda: cache.store.pages.position() is not None)
        for _ in range(3):
            cache.store.end()  # a process hears only of its own commits; this one shall make none
            assert shown(cache) == shown(cache)
            written = change("site:1")
            assert eventually(partial(shows, cache, written))


@pytest.mark.usefixtures("_files")
def test_the_thread_removes_the_file_of_a_page_when_its_moment_comes(
    eventually: Callable[[Callable[[], bool]], bool],
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
) -> None:
    file = settings.STORE_DIR / HOST / "index.html"
    with following(by_thread=True) as (cache, board):
        board.page = lambda _: newest_shown("site:1", until=_FAR_OFF)
        assert eventually(lambda: bool(shown(cache) == 0 and file.exists()))
        monkeypatch.setattr("kimid.pagecache.tailer.time", _FAR_OFF.timestamp)
        assert eventually(lambda: not file.exists())


def test_a_page_that_was_being_made_when_its_change_came_is_not_kept() -> None:
    reading = Event()
    may_answer = Event()

    def slow(_: WSGIEnvironment) -> HttpResponse:
        response = newest_shown("site:1")
        reading.set()
        assert may_answer.wait(20)
        return response

    with following() as (cache, board):
        board.page = slow
        reader = DatabaseThread(target=lambda: ask(cache, URL))
        reader.start()
        assert reading.wait(20)
        written = change("site:1")
        may_answer.set()
        reader.finish()
        assert shown(cache) == written


def test_pages_stay_while_the_database_is_away_and_go_when_it_is_back(
    eventually: Callable[[Callable[[], bool]], bool],
) -> None:
    with following(by_thread=True) as (cache, board):
        shown(cache)
        assert eventually(lambda: cache.store.pages.position() is not None)
        cache.store.end()
        before = shown(cache)
        with away(Change):
            assert eventually(lambda: cache.tailer.is_failing)
            asked = len(board.asked)
            assert (shown(cache), len(board.asked)) == (before, asked)
        written = change("site:1")
        assert eventually(lambda: shown(cache) == written)


def test_what_was_pruned_before_it_was_read_costs_all_pages_and_no_truth() -> None:
    with following() as (cache, board):
        change("site:3")
        shown(cache)
        cache.store.end()
        lost = change("site:2", "site:1")
        change("site:3")
        Change.objects.filter(pk__lte=lost).delete()
        cache.store.catch_up()
        assert (shown(cache), len(board.asked)) == (0, 2)


def test_a_database_set_back_to_an_older_copy_costs_all_pages() -> None:
    with following() as (cache, board):
        change("site:1")
        shown(cache)
        Change.objects.all().delete()
        cache.store.catch_up()
        assert (shown(cache), len(board.asked)) == (0, 2)


def test_far_behind_the_store_begins_anew() -> None:
    with following() as (cache, board):
        change("site:2")
        shown(cache)
        Change.objects.bulk_create(Change(tags=["site:2"], made_at=NOW) for _ in range(2_100))
        cache.store.catch_up()
        shown(cache)
        assert len(board.asked) == 2


@pytest.mark.usefixtures("_files")
def test_files_left_from_before_are_gone_when_a_process_begins_to_follow(tmp_path: Path) -> None:
    for _ in range(2):
        with following() as (cache, _board):
            assert not list(tmp_path.glob("pages/[a-z]*/**/index.html"))
            shown(cache)
            assert not cache.store.write_files()
            assert list(tmp_path.rglob("index.html"))


@pytest.mark.usefixtures("_files")
def test_a_page_for_which_there_was_no_room_becomes_a_file_when_it_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kimid.pagecache.store._MAX_UNWRITTEN", 1)
    change("site:2")  # numbers of changes go on where an earlier test ended
    with following() as (cache, board):
        for path in ("", "tentang/", "arsip/"):
            ask(cache, f"{URL}{path}")
        for files in (1, 2, 3, 3):
            assert not cache.store.write_files()
            assert len(list(tmp_path.rglob("index.html"))) == files
            change("site:2")
            for path in ("", "tentang/", "arsip/"):
                ask(cache, f"{URL}{path}")
        assert len(board.asked) == 3


@pytest.mark.usefixtures("_files")
def test_files_that_the_disk_does_not_let_go_are_tried_again(tmp_path: Path) -> None:
    with following() as (cache, _):
        change("site:3")
        shown(cache)
        cache.store.write_files()
        names = tmp_path / "pages" / ".tags" / "site:1"
        names.rename(tmp_path / "moved")
        names.write_text("in the way")
        with pytest.raises(NotADirectoryError):
            change("site:1")
        assert cache.store.pages.get((HOST, "/", "")) is None
        names.unlink()
        (tmp_path / "moved").rename(names)
        cache.store.catch_up()
        assert not list(tmp_path.glob("pages/[a-z]*/**/index.html"))


def test_changes_become_visible_in_the_order_of_their_ids() -> None:
    """The first writer holds its transaction open; the second cannot overtake it."""
    drawn = Event()
    may_commit = Event()

    def first() -> None:
        with transaction.atomic():
            changes.write(["site:1"], NOW)
            drawn.set()
            assert may_commit.wait(20)

    def second() -> None:
        assert drawn.wait(20)
        change("site:2")

    with following() as (cache, _):
        change("site:3")
        before = shown(cache)
        writers = [DatabaseThread(target=first), DatabaseThread(target=second)]
        for writer in writers:
            writer.start()
        assert drawn.wait(20)
        wait_for_the_second()
        cache.store.catch_up()
        assert shown(cache) == before
        may_commit.set()
        for writer in writers:
            writer.finish()
        cache.store.catch_up()
        _, one, two = Change.objects.order_by("pk").values_list("pk", "tags")
        assert (one[1], two[1], shown(cache)) == (["site:1"], ["site:2"], one[0])


def wait_for_the_second() -> None:
    """On PostgreSQL: wait until the second writer waits for the lock. SQLite does not show that."""
    while POSTGRES:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
            if cursor.fetchone():
                return


if POSTGRES:

    def test_without_the_order_a_late_commit_would_be_missed() -> None:
        """Why `changes.write` takes a lock: an id drawn early and committed late is passed over."""
        drawn = Event()
        may_commit = Event()

        def careless() -> None:
            with transaction.atomic():
                Change.objects.create(tags=["site:1"], made_at=NOW)
                drawn.set()
                assert may_commit.wait(20)

        with following() as (cache, _):
            change("site:3")
            writer = DatabaseThread(target=careless)
            writer.start()
            assert drawn.wait(20)
            Change.objects.create(tags=["site:2"], made_at=NOW)
            before = shown(cache)
            cache.store.catch_up()
            may_commit.set()
            writer.finish()
            cache.store.catch_up()
            assert shown(cache) == before < Change.objects.get(tags=["site:1"]).pk


def test_one_thread_follows_however_many_requests_come_first(
    eventually: Callable[[Callable[[], bool]], bool],
) -> None:
    def followers() -> int:
        return sum(thread.name == "kimid-tailer" for thread in threading.enumerate())

    with following(by_thread=True) as (cache, _):
        readers = [DatabaseThread(target=lambda: shown(cache)) for _ in range(8)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.finish()
        assert followers() == 1
    assert followers() == 0


@contextmanager
def away(model: type[Change]) -> Iterator[None]:
    """Rename a table for a while: every query to it fails."""
    table = model._meta.db_table
    with connection.schema_editor() as editor:
        editor.alter_db_table(model, table, f"{table}_away")
    try:
        yield
    finally:
        with connection.schema_editor() as editor:
            editor.alter_db_table(model, f"{table}_away", table)
