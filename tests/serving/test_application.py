"""Readers wait for nobody: not for forms, not for slow bodies, not for each other."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from threading import Event
from urllib.parse import urlencode
from wsgiref.types import WSGIEnvironment

import pytest
from django.http import HttpResponse
from pytest_django import Settings

from kimid.serving import application
from kimid.serving.application import WebApplication
from kimid.serving.bodies import BodyRoom
from kimid.serving.work_pools import WorkPool
from tests.pagecache.asking import Board, notice, open_cache
from tests.serving.requests import HOST, Sending, ask

URL = f"http://{HOST}/"
WORDS = {"words": "Jembatan gantung putus tadi pagi."}
FORM = urlencode(WORDS).encode()


@pytest.fixture(autouse=True)
def _no_files(settings: Settings) -> None:
    settings.STORE_FILES = False


@pytest.fixture
def gate() -> Iterator[Event]:
    """Forms wait until it is open."""
    event = Event()
    yield event
    event.set()


def _held_by(gate: Event) -> Callable[[WSGIEnvironment], HttpResponse]:
    def page(environ: WSGIEnvironment) -> HttpResponse:
        if environ["REQUEST_METHOD"] == "POST":
            gate.wait(10)
            return HttpResponse(environ["wsgi.input"].read())
        return notice(environ)

    return page


def _server(
    page: Callable[[WSGIEnvironment], HttpResponse] = notice, room: BodyRoom | None = None
) -> tuple[WebApplication, Board]:
    cache, board = open_cache(page)
    server = WebApplication(cache)
    server._room = room or server._room
    return server, board


def _run[R](work: Coroutine[None, None, R]) -> R:
    async def in_time() -> R:
        async with asyncio.timeout(10):
            return await work

    return asyncio.run(in_time())


def test_a_stored_page_and_health_wait_for_no_form(gate: Event) -> None:
    server, _ = _server(_held_by(gate))

    async def crowd() -> None:
        await ask(server, URL)
        forms = [
            asyncio.create_task(ask(server, URL, Sending([FORM]), length=len(FORM)))
            for _ in range(100)
        ]
        photos = [
            asyncio.create_task(ask(server, URL, Sending([bytes(70_000)]), length=70_000))
            for _ in range(10)
        ]
        await asyncio.sleep(0.1)
        async with asyncio.timeout(1):
            assert (await ask(server, URL)).status == 200
            assert (await ask(server, f"http://{HOST}/healthz")).status == 200
            assert (await ask(server, f"http://{HOST}/lain/")).status == 200
        gate.set()
        taken = await asyncio.gather(*forms, *photos)
        assert [each.status for each in taken] == [200] * 110
        assert taken[0].body == FORM
        assert taken[-1].body == bytes(70_000)

    _run(crowd())


def test_what_nobody_has_time_for_is_told_in_words_with_what_was_typed(gate: Event) -> None:
    server, _ = _server(_held_by(gate))
    server._forms = WorkPool("forms", threads=1, waiting=1)

    async def crowd() -> list[Sending]:
        forms = [
            asyncio.create_task(ask(server, URL, Sending([FORM]), length=len(FORM)))
            for _ in range(3)
        ]
        refused = await forms[2]
        gate.set()
        return [*await asyncio.gather(*forms[:2]), refused]

    *taken, refused = _run(crowd())
    assert [each.status for each in taken] == [200, 200]
    assert (refused.status, refused.headers["retry-after"]) == (503, "20")
    assert f"{WORDS['words']}</textarea>" in refused.body.decode()
    assert "Sedang ramai sekali" in refused.body.decode()
    assert "default-src 'none'" in refused.headers["content-security-policy"]


def test_a_photo_is_not_even_received_while_no_more_can_be_worked_up() -> None:
    server, board = _server()
    server._files = WorkPool("files", threads=1, waiting=-1)
    sending = Sending([bytes(100_000)])

    _run(ask(server, URL, sending, length=100_000))

    assert (sending.status, sending.given, board.asked) == (503, 0, [])


@pytest.mark.parametrize(
    ("sending", "room"),
    [
        (Sending([b"a", b"b"], pause=0.3), BodyRoom(idle=0.1)),
        (Sending([b"a"] * 100, pause=0.05), BodyRoom(idle=0.2, rate=1000)),
    ],
    ids=["says nothing for too long", "never silent, but too slow in all"],
)
def test_a_slow_sender_holds_no_thread_and_is_sent_away(sending: Sending, room: BodyRoom) -> None:
    server, board = _server(room=room)

    _run(ask(server, URL, sending, length=100))

    assert (sending.status, board.asked) == (408, [])
    assert "Sinyalnya terlalu lemah" in sending.body.decode()
    assert room._received == room._arriving == 0


def test_a_phone_on_a_weak_line_is_fast_enough() -> None:
    server, _ = _server(_held_by_nobody, BodyRoom(idle=0.5, rate=500))
    sending = Sending([b"x" * 200] * 10, pause=0.1)

    _run(ask(server, URL, sending, length=2_000))

    assert (sending.status, sending.body) == (200, b"x" * 2_000)


@pytest.mark.parametrize(
    ("length", "headers", "status"),
    [
        (application.MAX_PUBLIC_BYTES + 1, {}, 413),
        (10**15, {}, 413),
        (None, {"transfer_encoding": "chunked"}, 411),
        (50, {}, 400),
    ],
    ids=["too large", "absurd", "of unknown length", "broken off"],
)
def test_what_cannot_be_taken_is_said_before_django_hears_of_it(
    length: int | None, headers: dict[str, str], status: int
) -> None:
    server, board = _server()
    sending = Sending([b"words=abc"])

    _run(ask(server, URL, sending, length=length, **headers))

    assert (sending.status, board.asked) == (status, [])
    assert "Kiriman Anda" in sending.body.decode()


def test_there_are_only_so_many_places_for_bodies() -> None:
    server, _ = _server(_held_by_nobody, BodyRoom(bodies=2, idle=0.4))

    async def crowd() -> list[int]:
        slow = [
            asyncio.create_task(ask(server, URL, Sending([b"a"] * 9, pause=5), length=9))
            for _ in range(2)
        ]
        await asyncio.sleep(0.05)
        third = await ask(server, URL, Sending([FORM]), length=len(FORM))
        await asyncio.gather(*slow)
        fourth = await ask(server, URL, Sending([FORM]), length=len(FORM))
        return [third.status, fourth.status]

    assert _run(crowd()) == [503, 200]


def test_many_who_ask_for_one_page_at_once_have_it_made_once() -> None:
    server, board = _server()

    async def crowd() -> list[Sending]:
        return await asyncio.gather(*(ask(server, URL) for _ in range(40)))

    assert {answer.status for answer in _run(crowd())} == {200}
    assert len(board.asked) == 1


def _held_by_nobody(environ: WSGIEnvironment) -> HttpResponse:
    return HttpResponse(environ["wsgi.input"].read())
