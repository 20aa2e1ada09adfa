"""A host that is not ours gets 421 before anything is read, and its name never comes back in an
answer.
"""

from typing import Final

import pytest

from kimid.pagecache.middleware import PageCacheMiddleware
from kimid.sites.labels import RESERVED
from tests.matrix.browser import Browser, ask, environ_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

_EVIL: Final = "jahat.example"
# Spellings of a host of ours that mean the same to browsers and servers.
OURS: Final = (
    "kim-kenari.kim.localhost",
    "KIM-KENARI.kim.localhost",
    "kim-kenari.KIM.LOCALHOST",
    "kim-kenari.kim.localhost.",
    "kim-kenari.kim.localhost:80",
    "kim-kenari.kim.localhost.:8000",
)
_SHAPES: Final = (
    "{evil}",
    "{evil}:80",
    "{evil}.",
    "{own}.{evil}",
    "{own}.{evil}:80",
    "{evil}.{own}",
    "{evil}@{own}",
    "{own}@{evil}",
    "user:pw@{own}",
    "{own}, {evil}",
    "{evil},{own}",
    "{own} {evil}",
    "{own}/{evil}",
    "{own}/",
    "{own}?{evil}",
    "{own}#{evil}",
    "{own}\\{evil}",
    "http://{own}",
    "http://{evil}/{own}",
    "//{own}",
    "{own}:80:80",
    "{own}:",
    "{own}:abc",
    "{own}:-1",
    "{own}:999999",
    "{own}..",
    "{own}.:x",
    ".{own}",
    "..{own}",
    "-.{own}",
    "-a.{own}",
    "a..{own}",
    "a.b.{own}",
    "a_b.{own}",
    "*.{own}",
    "%00.{own}",
    "%2e{own}",
    "{own}%00",
    "{own}\x00",
    "{own}\n",
    "{own}\r\nX-Y: z",
    "\t{own}",
    " {own}",
    "{own} ",
    "x{own}",
    "{own}x",
    "\xe9.{own}",
    "k\xedm.localhost",
    "xn--kim-tma.{own}",
    "[{own}]",
    "'{own}'",
    '"{own}"',
    "<b>{own}</b>",
    "{own};{evil}",
    "{own}&{evil}",
)
_ALONE: Final = (
    "",
    ".",
    "..",
    ":80",
    "localhost",
    "127.0.0.1",
    "127.1",
    "[::1]",
    "[::1]:80",
    "0x7f000001",
    "169.254.169.254",
    "ruang.kim.localhost",
    "media.kim.localhost",
    "x.ruang.localhost",
    "x.media.localhost",
    "kim.ruang.localhost",
    "ruang.localhost.kim.localhost",
    "slot-gacor.kim.localhost",
    "slot-gacor-6112012012.kim.localhost",  # the code of a village under another name
    "teluk-kapuas-6112012999.kim.localhost",
    "teluk-kapuas-611201.kim.localhost",
    "teluk-kapuas.kim.localhost",
    "kab-pontianak-slot.kim.localhost",
    "kota-kubu-raya.kim.localhost",
    "kab-6112.kim.localhost",
    "6112.kim.localhost",
    "00.kim.localhost",
    "nasional.kim.localhost",
    "kalimantan-barat-61.kim.localhost",
    "a" * 64 + ".kim.localhost",
    "a" * 300 + ".kim.localhost",
    "a" * 9_000,
    "1.1.1.1.kim.localhost",
)
STRANGE: Final = [
    *(
        shape.format(own=own, evil=_EVIL)
        for shape in _SHAPES
        for own in ("kim.localhost", "kim-kenari.kim.localhost", "ruang.localhost")
    ),
    *(f"{word}.kim.localhost" for word in sorted(RESERVED)),
    *_ALONE,
]


@pytest.mark.usefixtures("world")
def test_two_hundred_strange_hosts_are_refused(gate: PageCacheMiddleware) -> None:
    own = [host for host in STRANGE if host in ("x.kim.localhost",)]
    assert len(set(STRANGE) - set(own)) >= 200
    for host in STRANGE:
        for path in ("/", "/masuk/", "/s/kim-kenari/"):
            answer = ask(gate, environ_of("GET", host, path))
            assert answer.status == 421, (host, path, answer.status)
            assert "default-src 'none'" in answer.header("Content-Security-Policy")
            assert _EVIL not in answer.everything
            assert not answer.header("Set-Cookie")
    assert len(gate.store.pages.plain) == 0


@pytest.mark.usefixtures("world")
def test_spellings_of_one_host_are_one_site_and_one_stored_page(gate: PageCacheMiddleware) -> None:
    answers = {ask(gate, environ_of("GET", host, "/")).body for host in OURS}

    assert len(answers) == 1
    assert len(gate.store.pages.plain) == 1


@pytest.mark.usefixtures("world")
def test_what_a_request_says_of_its_host_is_in_no_address_that_we_give(
    gate: PageCacheMiddleware,
) -> None:
    spoofed = {
        "x_forwarded_host": _EVIL,
        "x_forwarded_server": _EVIL,
        "x_original_host": _EVIL,
        "forwarded": f"host={_EVIL};proto=https",
        "x_forwarded_proto": "https",
        "x_rewrite_url": f"//{_EVIL}/",
        "x_original_url": f"//{_EVIL}/",
        "x_http_method_override": "DELETE",
    }
    for host, path in (
        ("kim-kenari.kim.localhost", "/"),
        ("kim.localhost", "/kim/"),
        ("ruang.localhost", "/"),
        ("ruang.localhost", "/masuk/"),
    ):
        plain = Browser(gate).send("GET", host, path)
        answer = Browser(gate).send("GET", host, path, None, **spoofed)
        assert answer.status == plain.status
        assert _EVIL not in answer.everything
        assert "https://" not in answer.text.replace("https://wa.me", "").replace(
            "https://schema.org", ""
        )
