import sys

import pytest
from django.http import parse_cookie
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from kimid.pagecache.cookies import CookieSentTwiceError, plain_cookies
from tests.pagecache.asking import ask, open_cache

SESSION = "__Host-sessionid"
GUARDED = {SESSION, "__Host-csrftoken"}
SPACES = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()]


def as_wsgi(header: str) -> str:
    """A header as WSGI writer_threads it over: its bytes, read as Latin-1."""
    return header.encode().decode("latin-1")


def test_python_knows_29_kinds_of_space() -> None:
    assert len(SPACES) == 29


@pytest.mark.parametrize("space", SPACES, ids=lambda space: f"U+{ord(space):04X}")
@pytest.mark.parametrize("spelt", ["{space}{name}", "{name}{space}", "{space}{name}{space}"])
def test_a_planted_cookie_never_becomes_the_session(space: str, spelt: str) -> None:
    planted = f"{SESSION}=good; {spelt.format(space=space, name=SESSION)}=evil"
    for raw in (planted, as_wsgi(planted)):
        try:
            seen = parse_cookie(plain_cookies(raw, GUARDED))
        except CookieSentTwiceError:
            assert space in " \t"  # these two are plain duplicates to any browser
        else:
            assert seen == {SESSION: "good"}


def test_all_other_cookies_pass_as_they_are() -> None:
    assert plain_cookies(f'tema=gelap; {SESSION}=abc; a="b c"; =x; lone; tema=terang', GUARDED) == (
        f'tema=gelap; {SESSION}=abc; a="b c"; tema=terang'
    )


@given(st.text(alphabet=f'{SESSION}=; \t\x0b\xa0ab"', max_size=80))
def test_whatever_is_sent_django_sees_at_most_one_session_and_only_token_names(raw: str) -> None:
    try:
        cookies = plain_cookies(raw, GUARDED)
    except CookieSentTwiceError:
        return
    assert cookies.split("; ").count(f"{SESSION}=") <= 1
    assert plain_cookies(cookies, GUARDED) == cookies
    assert all(name.strip() == name for name in parse_cookie(cookies))


def test_the_workspace_refuses_a_session_sent_twice_and_clears_both(settings: Settings) -> None:
    settings.SESSION_COOKIE_NAME = SESSION
    cache, board = open_cache()
    got = ask(cache, f"http://{settings.RUANG_HOST}/", Cookie=f"{SESSION}=good; {SESSION}=evil")
    assert (got.status, got.headers["clear-site-data"], board.asked) == (400, '"cookies"', [])
    assert "Muat ulang halaman ini" in got.body.decode()


def test_the_workspace_sees_plain_cookies_and_nothing_where_none_is_left(
    settings: Settings,
) -> None:
    cache, board = open_cache()
    ask(cache, f"http://{settings.RUANG_HOST}/", Cookie="tema=gelap; \xa0sessionid=evil")
    ask(cache, f"http://{settings.RUANG_HOST}/", Cookie="\xa0sessionid=evil")
    assert [environ.get("HTTP_COOKIE") for environ in board.asked] == ["tema=gelap", None]
