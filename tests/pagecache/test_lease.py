"""How long pages are given out when nobody hears of changes any more."""

import os
from collections.abc import Callable
from pathlib import Path
from time import time

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from pytest_django import Settings

from kimid.pagecache import tailer
from kimid.pagecache.lease import LEASES, MARKER, LeaseTerm, PageLease
from kimid.pagecache.middleware import PageCacheMiddleware
from tests.pagecache.asking import HOST, Board, ask, notice, open_cache

NOW = 1_795_840_472.9


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / MARKER).touch()
    return tmp_path


def _links(folder: Path) -> list[int]:
    return sorted(map(int, os.listdir(folder / LEASES)))


def test_one_node_vouches_for_a_day_and_one_of_several_for_half_a_minute() -> None:
    day, half_minute = LeaseTerm.of(1), LeaseTerm.of(3)

    assert 24 * 3600 <= day.ends(NOW) - NOW <= 24 * 3600 + 1000
    assert 20 <= half_minute.ends(NOW) - NOW <= 30
    assert half_minute.names(NOW) == ["179584047", "179584048", "179584049"]
    assert day.names(NOW)[0] == "1795840"


def test_pages_are_read_through_a_link_whose_name_a_clock_tells(folder: Path) -> None:
    lease = PageLease(folder, 2, NOW)
    page = folder / "kim.localhost" / "index.html"
    page.parent.mkdir()
    page.write_text("kabar")

    lease.renew(NOW)

    for later in (0, 10, 19.9):
        through = folder / LEASES / str(int(NOW + later) // 10) / "kim.localhost" / "index.html"
        assert through.read_text() == "kabar"
    assert not (folder / LEASES / str(int(NOW + 30) // 10)).exists()


def test_what_ran_out_is_removed_and_what_was_swept_comes_back(folder: Path) -> None:
    lease = PageLease(folder, 2, NOW)
    lease.renew(NOW)
    lease.renew(NOW + 40)
    assert _links(folder) == [179584051, 179584052, 179584053]

    for name in os.listdir(folder / LEASES):
        (folder / LEASES / name).unlink()
    (folder / LEASES).rmdir()
    lease.renew(NOW + 41)

    assert _links(folder) == [179584051, 179584052, 179584053]


def test_a_node_that_is_no_longer_alone_takes_back_the_day(folder: Path) -> None:
    PageLease(folder, 1, NOW).renew(NOW)
    assert len(_links(folder)) == 87

    PageLease(folder, 2, NOW).renew(NOW)

    assert len(_links(folder)) == 3


def test_nothing_is_written_into_a_folder_that_is_not_ours_yet(tmp_path: Path) -> None:
    PageLease(tmp_path, 2, NOW).renew(NOW)

    assert os.listdir(tmp_path) == []


def _several(settings: Settings, clock: list[float], monkeypatch: pytest.MonkeyPatch) -> Board:
    settings.NODES = 2
    monkeypatch.setattr("kimid.pagecache.middleware.time", lambda: clock[0])
    return Board(notice)


def test_one_of_several_sends_no_stored_page_once_its_lease_ran_out(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [NOW]
    board = _several(settings, clock, monkeypatch)
    cache = PageCacheMiddleware(board, follow=False)
    cache.store.pages.clear(0)
    ask(cache, f"http://{HOST}/")
    assert cache.stored_page(HOST, "/", "") is not None

    clock[0] += 31
    assert cache.stored_page(HOST, "/", "") is None
    ask(cache, f"http://{HOST}/")
    assert len(board.asked) == 2

    board.page = _trouble
    assert ask(cache, f"http://{HOST}/").status == 503


def test_a_node_that_is_alone_goes_on_while_it_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    cache, board = open_cache()
    ask(cache, f"http://{HOST}/")
    later = time() + 3 * 24 * 3600
    monkeypatch.setattr("kimid.pagecache.middleware.time", lambda: later)

    assert ask(cache, f"http://{HOST}/").status == 200
    assert len(board.asked) == 1


@pytest.mark.usefixtures("_shared_database", "_files")
def test_only_who_hears_of_changes_renews(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, eventually: Callable[..., bool]
) -> None:
    settings.NODES = 2
    settings.STORE_DIR.mkdir()  # empty: the store makes it its own when it begins
    cache = PageCacheMiddleware(Board(notice))
    links = settings.STORE_DIR / LEASES
    cache.start()
    try:
        assert eventually(links.exists)
        monkeypatch.setattr(tailer, "_database_version", _gone)
        assert eventually(lambda: cache.tailer.is_failing)
        for name in os.listdir(links):
            (links / name).unlink()
        assert not eventually_soon(lambda: bool(os.listdir(links)))
    finally:
        cache.tailer.stop()


def eventually_soon(true: Callable[[], bool]) -> bool:
    """Whether it comes true within some rounds of the tailer."""
    until = time() + 0.5
    while time() < until:
        if true():
            return True
    return False


def _gone() -> int:
    raise OperationalError("the server is gone")


def _trouble(environ: object) -> HttpResponse:
    return HttpResponse("tersendat", status=503)
