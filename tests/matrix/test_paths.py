"""The address space is closed: only what was published is there, and nobody can fill the store with
what is not.
"""

import random
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from string import ascii_lowercase, digits, printable
from typing import Final

import pytest
from django.conf import settings

from kimid.pagecache.middleware import PageCacheMiddleware
from tests.matrix.browser import RUANG, Browser, session_of
from tests.matrix.cast import Place, Thing, Who
from tests.matrix.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

_HOSTS: Final = (
    "kim-kenari.kim.localhost",
    "kim.localhost",
    "kab-kubu-raya.kim.localhost",
    "media.localhost",
)
_SPAM: Final = (
    "slot-gacor",
    "slot-gacor-maxwin",
    "togel-online",
    "judi-bola",
    "situs-judi-online",
    "link-alternatif",
    "rtp-live",
    "bandar-togel",
    "slot88",
    "pragmatic-play",
    "toto-macau",
    "casino",
    "viagra",
    "agen-sbobet",
    "deposit-pulsa",
    "bocoran-admin-jarwo",
    "mahjong-ways",
)
_PROBES: Final = (
    "wp-login.php",
    "wp-admin/",
    "wp-content/plugins/x.php",
    "xmlrpc.php",
    ".env",
    ".git/config",
    "phpmyadmin/",
    "admin/",
    "login/",
    "index.php",
    "index.html",
    "shell.php",
    "uploads/in.php;.png",
    "cgi-bin/luci",
    "server-status",
    "actuator/env",
    "robots.txt.bak",
    "vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php",
    "accounts/",
    "accounts/login/",
    ".well-known/change-password",
    "static/../settings.py",
    "berita/x/",
    "pastikan/",
    "s/kim-kenari/",
    "masuk/",
    "ui/",
    "healthz",
    "kim",
    "//",
    "/./",
    "profil/../",
)
_NASTY: Final = (
    "/../../../../etc/passwd",
    "/..%2f..%2fetc%2fpasswd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/....//....//etc/passwd",
    "/\x00",
    "/berita/\x00-222222/",
    "/berita/a-22\x0022/",
    "/pastikan/\x00/",
    "/berita/a-%00/",
    "/\xff\xfe",
    "/%ff%fe/",
    "/%c0%ae%c0%ae/etc",
    "/%u002e/",
    "/" + "a" * 10_000,
    "/berita/" + "a-" * 4_000 + "222222/",
    "/berita/x-" + "9" * 5_000 + "/",
    "/pastikan/" + "a" * 9_000 + "/",
    "/s/" + "a" * 5_000 + "/",
    "/berita/x-222222/\n",
    "/profil/\r\nSet-Cookie: a=b",
    "/%0d%0aSet-Cookie:a=b",
    "//jahat.example/",
    "/\\jahat.example/",
    "/;/",
    "/profil;x/",
    "/PROFIL/",
    "/Profil/",
    "/profil//",
    "//profil/",
    "/profil/index.html",
    "/profil/.json",
    "/profil/.tags/",
)


def _random_paths(how_many: int) -> Iterator[str]:
    dice = random.Random(2026)  # the same ten thousand every time
    letters = ascii_lowercase + digits + "-"
    any_letter = printable.translate({ord("?"): None, ord("#"): None})
    for number in range(how_many):
        word = "".join(dice.choices(letters if number % 3 else any_letter, k=dice.randint(1, 40)))
        spam = dice.choice(_SPAM)
        yield dice.choice(
            (
                f"/{spam}-{word}/",
                f"/{word}",
                f"/{word}/",
                f"/berita/{spam}-{word[:6]}/",
                f"/berita/{spam}/",
                f"/{spam}/{word}.html",
                f"/kim/{word}/",
                f"/profil/{spam}",
                f"/pastikan/{word[:30]}/",  # 32 letters may be the old address of a link
                f"/berita/{word}-222222/",
                f"/en/{spam}/",
                f"/{dice.choice(_PROBES)}{word}",
            )
        )


def _files() -> int:
    return sum(1 for _ in Path(settings.STORE_DIR).rglob("*"))


@pytest.mark.usefixtures("world")
def test_ten_thousand_paths_that_nobody_published_are_not_there(gate: PageCacheMiddleware) -> None:
    gate.store.catch_up()
    browser = Browser(gate)
    kept = len(gate.store.pages.plain)
    files = _files()
    paths = [
        *(f"/{probe}" for probe in _PROBES),
        *(f"/{spam}/" for spam in _SPAM),
        *_random_paths(10_000),
    ]

    for number, path in enumerate(paths):
        host = _HOSTS[number % len(_HOSTS)]
        answer = browser.send("GET", host, path)
        if answer.status == HTTPStatus.MOVED_PERMANENTLY:  # a slash at its end, no capitals
            to = f"{path.lower().removesuffix('/')}/"
            assert answer.header("Location") == to != path
            answer = browser.send("GET", host, to)
        assert answer.status in (404, 410), (host, path, answer.status)

    assert (len(gate.store.pages.plain), len(gate.store.pages.queried), _files()) == (
        kept,
        0,
        files,
    )


@pytest.mark.parametrize("host", [*_HOSTS, RUANG])
@pytest.mark.usefixtures("world")
def test_hostile_paths_are_told_that_there_is_nothing(gate: PageCacheMiddleware, host: str) -> None:
    gate.store.catch_up()
    browser = Browser(gate)
    for path in _NASTY:
        answer = browser.send("GET", host, path)
        assert answer.status in (301, 302, 400, 404), (path[:60], answer.status)
        assert "root:" not in answer.text
        to = answer.header("Location")
        is_the_page = path in ("/PROFIL/", "/Profil/") and to == "/profil/"
        assert not to or is_the_page or to.startswith("/masuk/?next=/"), (path[:60], to)
        assert not any("\n" in value or "\r" in value for _, value in answer.headers)


def test_hostile_paths_inside_the_own_site_are_told_the_same(
    gate: PageCacheMiddleware, world: World
) -> None:
    gate.store.catch_up()
    browser = Browser(gate, session_of(world.people[Who.MEMBER]))
    long = "a" * 9_000
    many = "9" * 5_000
    tails = [
        "berita/\x00/",
        "berita/a\x00b/ubah/",
        f"berita/{long}/",
        "berita/../../x/",
        f"berita/{many}/terbitkan/",
    ]
    tails += [f"meja/{number}/biasa/" for number in ("9" * 30, many, "-1", "0", "1e3", "1\x00")]
    for tail in tails:
        assert browser.send("GET", RUANG, f"/s/kim-kenari/{tail}").status in (404, 405), tail[:40]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("hal=1", 200),
        ("hal=01", 200),
        ("hal=0", 404),
        ("hal=-1", 404),
        ("hal=2", 404),
        ("hal=9999", 404),
        ("hal=10000", 404),
        ("hal=" + "9" * 39, 404),
        ("hal=" + "9" * 5_000, 200),
        ("hal=abc", 404),
        ("hal=1e3", 404),
        ("hal=%D9%A3", 200),
        ("hal=%00", 200),
        ("hal=1%27--", 200),
        ("hal=1&hal=7", 404),
        ("HAL=7", 200),
        ("hal[]=7", 200),
        ("q=slot+gacor", 200),
        ("utm_source=x", 200),
        ("x=%3Cscript%3E", 200),
        ("%ff=%fe", 200),
        ("&".join(f"a{n}=1" for n in range(500)), 200),
        ("=", 200),
        ("jenis=slot-gacor", 200),
    ],
)
@pytest.mark.parametrize("host", ["kim-kenari.kim.localhost", "kim.localhost"])
@pytest.mark.usefixtures("world")
def test_a_query_can_ask_for_a_page_of_the_list_and_for_nothing_else(
    gate: PageCacheMiddleware, host: str, query: str, status: int
) -> None:
    gate.store.catch_up()
    browser = Browser(gate)

    answer = browser.send("GET", host, f"/?{query}")
    plain = browser.send("GET", host, "/")
    if status == 200 and answer.body != plain.body:
        # a page tells the minute in which it was made: these may be of two
        gate.store.pages.clear(0)
        answer = browser.send("GET", host, f"/?{query}")
        plain = browser.send("GET", host, "/")

    assert answer.status == status
    assert status != 200 or answer.body == plain.body


def test_cycling_through_queries_leaves_the_pages_of_readers_in_the_store(
    gate: PageCacheMiddleware, world: World
) -> None:
    gate.store.catch_up()
    browser = Browser(gate)
    path = world.story(Place.A, Thing.PUBLISHED).path
    browser.send("GET", "kim-kenari.kim.localhost", path)

    for number in range(400):
        browser.send("GET", "kim-kenari.kim.localhost", f"/?jenis=slot-{number}&hal={number}")

    assert gate.store.pages.get(("kim-kenari.kim.localhost", path, "")) is not None
    assert gate.store.pages.queried.size <= settings.STORE_BYTES // 10
