from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import product
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from pytest_django import Settings

from kimid.pagecache.directives import mark_cacheable
from kimid.pagecache.middleware import PageCacheMiddleware
from tests.pagecache.asking import HOST, ask, notice, numbered, open_cache

URL = f"http://{HOST}/"
BROWSERS = ("Chrome Android", "Googlebot/2.1", "curl", "")


def test_a_page_is_the_same_for_every_browser_reader_and_referring_page() -> None:
    cache, _ = open_cache()
    visits = product(BROWSERS, ("", "https://www.google.com/"), ("", "sessionid=abc"), ("id", "en"))
    bodies = {
        ask(
            cache,
            f"{URL}{number}/",
            User_Agent=browser,
            Referer=referer,
            Cookie=cookie,
            Accept_Language=tongue,
        ).body.replace(f"/{number}/".encode(), b"/")
        for number, (browser, referer, cookie, tongue) in enumerate(visits)
    }
    assert len(bodies) == 1


def test_django_sees_of_a_public_page_only_its_address() -> None:
    cache, board = open_cache()
    ask(
        cache,
        "http://Suka-Maju.kim.localhost:8000/berita/?q=slot&hal=2",
        "HEAD",
        Accept="text/html",
        X_Forwarded_Host="evil",
    )
    [seen] = board.asked
    assert {
        name: value
        for name, value in seen.items()
        if name.startswith(("HTTP_", "QUERY", "REQUEST"))
    } == {
        "HTTP_HOST": HOST,
        "QUERY_STRING": "hal=2",
        "REQUEST_METHOD": "GET",
    }


def test_only_where_readers_are_counted_django_sees_who_asks_and_never_a_cookie(
    settings: Settings,
) -> None:
    cache, board = open_cache()
    visible = {
        "User_Agent": "curl",
        "Accept": "image/*",
        "Sec_Fetch_Site": "same-origin",
        "X_Forwarded_For": "198.51.100.7",
    }
    hidden = {"Cookie": "a=b", "Referer": "http://x/", "Accept_Language": "en"}
    for path in (
        f"{settings.COUNTED_PATH}7.gif",
        f"/berita{settings.COUNTED_PATH}",
        settings.COUNTED_PATH.rstrip("/"),
    ):
        ask(cache, f"http://{HOST}{path}", **visible, **hidden)
    counting, *others = (
        {name for name in seen if name.startswith("HTTP_")} for seen in board.asked
    )
    assert counting == {"HTTP_HOST", *(f"HTTP_{name.upper()}" for name in visible)}
    assert others == [{"HTTP_HOST"}] * 2


def test_a_form_keeps_what_the_check_of_its_origin_needs_but_brings_no_cookie() -> None:
    cache, board = open_cache()
    ask(
        cache,
        f"http://{HOST}:8000/lapor/",
        "POST",
        Origin="http://x",
        Sec_Fetch_Site="cross-site",
        Cookie="a=b",
        Forwarded="host=evil",
    )
    [seen] = board.asked
    assert {name: value for name, value in seen.items() if name.startswith("HTTP_")} == {
        "HTTP_HOST": f"{HOST}:8000",
        "HTTP_ORIGIN": "http://x",
        "HTTP_SEC_FETCH_SITE": "cross-site",
    }


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_cookie_set_on_a_public_host_is_dropped_and_logged(
    method: str, caplog: pytest.LogCaptureFixture
) -> None:
    def forgetful(environ: WSGIEnvironment) -> HttpResponse:
        response = notice(environ)
        response.set_cookie("sessionid", "abc")
        return response

    cache, _ = open_cache(forgetful)
    got = ask(cache, URL, method)
    assert "set-cookie" not in got.headers
    assert "tried to set a cookie" in caplog.text


def test_the_workspace_may_set_cookies_and_is_never_stored_or_kept(
    settings: Settings,
) -> None:
    def page(environ: WSGIEnvironment) -> HttpResponse:
        response = notice(environ)
        response.set_cookie("sessionid", "abc")
        return response

    cache, board = open_cache(page)
    url = f"http://{settings.RUANG_HOST}:8000/"
    got = [ask(cache, url, Accept_Encoding="br", X_Forwarded_Proto="https") for _ in range(2)][1]
    assert (got.status, got.headers["cache-control"], "set-cookie" in got.headers) == (
        200,
        "no-store",
        True,
    )
    assert [("HTTP_X_FORWARDED_PROTO" in seen, seen["HTTP_HOST"]) for seen in board.asked] == [
        (False, "ruang.localhost:8000")
    ] * 2


@pytest.mark.parametrize(
    ("began_by", "coding"),
    [("same-origin", "br"), ("none", "br"), ("same-site", ""), ("cross-site", ""), ("", "")],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_workspace_is_compressed_unless_another_site_may_have_asked(
    settings: Settings, method: str, began_by: str, coding: str
) -> None:
    cache, _ = open_cache(lambda _: HttpResponse("tanda sekali pakai " * 100))
    url = f"http://{settings.RUANG_HOST}/"
    got = ask(cache, url, method, Accept_Encoding="br", Sec_Fetch_Site=began_by)
    assert got.headers.get("content-encoding", "") == coding


def test_what_the_workspace_calls_public_is_compressed(settings: Settings) -> None:
    cache, _ = open_cache(
        lambda _: HttpResponse(
            "a{}" * 200, content_type="text/css", headers={"Cache-Control": "public, max-age=9"}
        )
    )
    got = ask(cache, f"http://{settings.RUANG_HOST}/ruang.css", Accept_Encoding="br")
    assert (got.headers["content-encoding"], got.headers["cache-control"]) == (
        "br",
        "public, max-age=9",
    )


def test_the_headers_of_the_page_cache_never_leave_the_server(settings: Settings) -> None:
    cache, _ = open_cache()
    for host, method in product((HOST, settings.RUANG_HOST, "???"), ("GET", "HEAD", "POST")):
        assert not [
            name
            for name in ask(cache, f"http://{host}/", method).headers
            if name.startswith("x-kimid")
        ]


def test_the_scheme_is_a_setting_and_no_header(settings: Settings) -> None:
    settings.PUBLIC_SCHEME = "https"
    cache, board = open_cache()
    for host in (HOST, settings.RUANG_HOST):
        ask(cache, f"http://{host}/", X_Forwarded_Proto="http")
    assert [seen["wsgi.url_scheme"] for seen in board.asked] == ["https", "https"]


@pytest.mark.parametrize("coding", ["br", "gzip", ""])
def test_a_stored_page_is_given_out_without_asking_again(coding: str) -> None:
    cache, board = open_cache()
    first, second = (ask(cache, URL, Accept_Encoding=coding) for _ in range(2))
    assert first == second
    assert len(board.asked) == 1
    assert first.headers.get("content-encoding", "") == coding
    assert int(first.headers["content-length"]) == len(first.body)
    assert first.headers["vary"] == "Accept-Encoding"
    assert first.headers["cache-control"] == "public, no-cache, stale-if-error=86400"


def test_every_coding_has_its_own_strong_etag_and_whoever_has_it_gets_no_body() -> None:
    cache, _ = open_cache()
    etags = [
        ask(cache, URL, Accept_Encoding=coding).headers["etag"] for coding in ("br", "gzip", "")
    ]
    assert len(set(etags)) == 3
    for known in (etags[0], f"W/{etags[0]}", f'"other", {etags[0]}', "*"):
        got = ask(cache, URL, Accept_Encoding="br", If_None_Match=known)
        assert (got.status, got.headers["etag"], got.body) == (304, etags[0], b"")
        assert not {"content-length", "content-type", "content-encoding"} & set(got.headers)
    assert ask(cache, URL, Accept_Encoding="br", If_None_Match=etags[1]).status == 200


def test_the_first_visit_of_a_new_process_can_be_a_304_too() -> None:
    etag = ask(open_cache()[0], URL).headers["etag"]
    assert ask(open_cache()[0], URL, If_None_Match=etag).status == 304


@pytest.mark.parametrize("visits", [1, 2])
def test_head_tells_what_get_would_and_sends_no_body(visits: int) -> None:
    cache, _ = open_cache()
    for _ in range(visits):
        head = ask(cache, URL, "HEAD", Accept_Encoding="gzip")
    get = ask(cache, URL, Accept_Encoding="gzip")
    assert (head.status, head.headers, head.body) == (get.status, get.headers, b"")


def test_spellings_of_one_address_share_one_page() -> None:
    cache, board = open_cache(numbered)
    for url in (
        URL,
        "http://SUKA-MAJU.kim.localhost.:8000/",
        f"{URL}?utm_source=wa",
        f"{URL}?hal=<>",
    ):
        ask(cache, url)
    assert len(board.asked) == 1
    ask(cache, f"{URL}?jenis=berita&hal=2&x=1")
    ask(cache, f"{URL}?hal=2")
    assert [seen["QUERY_STRING"] for seen in board.asked] == ["", "hal=2"]


def test_no_query_walks_past_the_store_where_it_makes_no_other_page() -> None:
    cache, board = open_cache()
    for url in (f"{URL}?hal=9", URL, *(f"{URL}?hal=a{number}" for number in range(20))):
        ask(cache, url)
    assert [seen["QUERY_STRING"] for seen in board.asked] == ["hal=9", ""]
    assert (len(cache.store.pages.plain), len(cache.store.pages.queried)) == (1, 0)


def test_a_page_goes_at_the_time_it_says(settings: Settings) -> None:
    def until(moment: datetime) -> tuple[int, int]:
        def page(environ: WSGIEnvironment) -> HttpResponse:
            response = HttpResponse("Hari ini")
            mark_cacheable(response, tags=["site:1"], fresh_until=moment)
            return response

        cache, board = open_cache(page)
        return [ask(cache, URL).status for _ in range(2)][1], len(board.asked)

    now = datetime.now(UTC)
    assert until(now + timedelta(hours=1)) == (200, 1)
    assert until(now - timedelta(seconds=1)) == (200, 2)


def test_yesterdays_page_is_better_than_none() -> None:
    statuses = iter([200, 500])

    def page(_: WSGIEnvironment) -> HttpResponse:
        response = HttpResponse("Hari ini", status=next(statuses))
        if response.status_code == 200:
            just_now = datetime.now(UTC) - timedelta(seconds=1)
            mark_cacheable(response, tags=["site:1"], fresh_until=just_now)
        return response

    cache, _ = open_cache(page)
    assert [ask(cache, URL)[::2] for _ in range(2)] == [(200, b"Hari ini")] * 2


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse("Tidak ada", status=404),
        HttpResponse("Sudah ditarik", status=410),
        HttpResponse("Rusak", status=500),
        HttpResponse("Hanya untuk Anda", headers={"Cache-Control": "private"}),
        HttpResponse("Sekali pakai", headers={"Cache-Control": "no-store"}),
    ],
    ids=lambda response: f"{response.status_code}",
)
def test_only_whole_pages_for_everybody_are_stored_even_when_marked(response: HttpResponse) -> None:
    mark_cacheable(response, tags=["site:1"])
    cache, board = open_cache(lambda _: response)
    assert [ask(cache, URL).status for _ in range(2)] == [response.status_code] * 2
    assert (len(board.asked), len(cache.store.pages.plain)) == (2, 0)


def test_a_stream_is_passed_on_and_never_stored() -> None:
    def stream(_: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        start("200 OK", [("Content-Type", "text/html"), ("X-Kimid-Tags", "site:1")])
        yield b"satu "
        yield b"dua"

    def begun(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        parts = stream(environ, start)
        first = next(iter(parts))
        return (part for part in (first, *parts))

    cache = PageCacheMiddleware(begun, follow=False)
    cache.store.pages.clear(0)
    assert [ask(cache, URL).body for _ in range(2)] == [b"satu dua"] * 2
    assert ask(cache, URL, "HEAD").body == b""
    assert len(cache.store.pages.plain) == 0


@pytest.mark.django_db  # Django looks after its connections whenever it closes a response
@pytest.mark.parametrize(("kind", "stored_count"), [(HttpResponse, 1), (StreamingHttpResponse, 0)])
def test_djangos_own_responses_are_told_apart(
    kind: type[HttpResponse | StreamingHttpResponse], stored_count: int
) -> None:
    responses: list[HttpResponse | StreamingHttpResponse] = []

    def django(_: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        response = kind([b"satu ", b"dua"], headers={"X-Kimid-Tags": "site:1"})
        responses.append(response)
        start("200 OK", list(response.items()))
        return response

    cache = PageCacheMiddleware(django, follow=False)
    cache.store.pages.clear(0)
    assert [ask(cache, URL).body for _ in range(2)] == [b"satu dua"] * 2
    assert (len(responses), len(cache.store.pages.plain)) == (2 - stored_count, stored_count)
    assert all(response.closed for response in responses)


def test_ten_thousand_made_up_addresses_leave_nothing_behind() -> None:
    cache, _ = open_cache(lambda _: HttpResponse("Tidak ada", status=404))
    for number in range(10_000):
        ask(cache, f"http://x{number}.kim.localhost/slot-gacor-{number}/?hal={number}")
    assert (
        len(cache.store.pages.plain),
        len(cache.store.pages.queried),
        cache.store.pages.tag_count(),
    ) == (0, 0, 0)


def test_a_page_that_said_nothing_is_for_now_only() -> None:
    cache, _ = open_cache(lambda _: HttpResponse("kabar " * 100))
    got = ask(cache, URL, Accept_Encoding="gzip")
    assert (got.headers["cache-control"], got.headers["vary"], got.headers["content-encoding"]) == (
        "no-store",
        "Accept-Encoding",
        "gzip",
    )


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_answer_that_nobody_may_store_is_compressed(method: str) -> None:
    cache, _ = open_cache(
        lambda _: HttpResponse("jawaban " * 100, headers={"Cache-Control": "no-store"})
    )
    got = ask(cache, URL, method, Accept_Encoding="gzip")
    assert (got.headers["content-encoding"], got.headers["cache-control"]) == ("gzip", "no-store")


def test_answers_without_a_body_stay_without() -> None:
    cache, _ = open_cache(lambda _: HttpResponse(status=204))
    got = ask(cache, URL)
    assert (got.status, got.body, "content-length" in got.headers) == (204, b"", False)


def test_nothing_is_stored_before_the_changes_are_followed() -> None:
    cache = PageCacheMiddleware(open_cache()[1], follow=False)
    ask(cache, URL)
    assert len(cache.store.pages.plain) == 0


@pytest.mark.parametrize("tags", [[], ["../../etc"], ["site 1"], ["site:1/2"], ["Site:1"], [""]])
def test_something_that_is_no_tag_is_refused(tags: list[str]) -> None:
    with pytest.raises(ValueError, match="needs tags"):
        mark_cacheable(HttpResponse(), tags=tags)


def test_a_time_without_zone_is_refused() -> None:
    without_zone = datetime(2026, 1, 1)  # noqa: DTZ001  # the fault under test

    with pytest.raises(ValueError, match="time zone"):
        mark_cacheable(HttpResponse(), tags=["site:1"], fresh_until=without_zone)
