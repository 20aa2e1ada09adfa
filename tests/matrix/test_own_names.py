"""A site behind the gate at a name of its own: served there and nowhere else, and never at a name
that is not proven.
"""

from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kimid.events.permissions import Role
from kimid.newsroom.flow import Stage
from kimid.pagecache.middleware import PageCacheMiddleware
from kimid.registry.models import Kim
from kimid.sites import actions
from kimid.sites.models import OwnName, ProofFinding
from tests import build
from tests.matrix.browser import Answer, Browser, ask, environ_of

pytestmark = pytest.mark.django_db

NAME: Final = "kenari.desa.id"
LABEL: Final = "kim-kenari.kim.localhost"
GONE: Final = actions.DnsResult(ProofFinding.ABSENT)
SPELLINGS: Final = (NAME, NAME.upper(), f"{NAME}.", f"{NAME}:80", f"{NAME}.:443")
TRICKS: Final = (
    f"www.{NAME}",
    f"x{NAME}",
    f"{NAME}x",
    f"{NAME}..",
    f".{NAME}",
    f"{NAME}:",
    f"{NAME}:x",
    f"{NAME}@{LABEL}",
    f"{LABEL}@{NAME}",
    f"{NAME},{LABEL}",
    f"{NAME} {LABEL}",
    f"{NAME}/",
    f"{NAME}\x00",
    f"{NAME}\r\nX-Y: z",
    f"http://{NAME}",
    f"{NAME}.{LABEL}",
    f"{LABEL}.{NAME}",
    "desa.id",
    "kеnari.desa.id",  # with a Cyrillic letter
    "xn--knari-5ve.desa.id",
)


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-kenari", name="KIM Kenari")


def _get(gate: PageCacheMiddleware, host: str, path: str = "/", **headers: str) -> Answer:
    gate.store.catch_up()
    return ask(
        gate,
        environ_of("GET", host, path) | {f"HTTP_{name}": value for name, value in headers.items()},
    )


def test_a_name_that_is_not_proven_is_answered_as_any_stranger(
    gate: PageCacheMiddleware, kim: Kim
) -> None:
    build.own_name(kim, NAME)

    stranger = _get(gate, "jahat.example")
    asked = _get(gate, NAME)

    assert (asked.status, asked.body) == (stranger.status, stranger.body) == (421, stranger.body)
    assert sorted(asked.headers) == sorted(stranger.headers)
    assert kim.site.name not in asked.everything


def test_the_main_address_serves_the_site_and_the_label_leads_there(
    gate: PageCacheMiddleware, kim: Kim
) -> None:
    story = build.story(kim, Stage.PUBLISHED)
    before = _get(gate, LABEL, story.path)
    build.own_name(kim, NAME, main=True)

    after = _get(gate, NAME, story.path)
    led = _get(gate, LABEL, f"{story.path}?hal=2&x=1")

    assert after.status == 200
    assert (led.status, led.header("Location")) == (301, f"http://{NAME}{story.path}?hal=2")
    assert (
        led.header("Cache-Control") == "no-store"
    )  # a browser that kept it would go there after the name is lost
    # The same page, but for the addresses that it gives of itself. The code to scan and the weight
    # follow from those.
    assert story.title in after.text
    assert LABEL not in after.everything
    assert before.text.count(f"http://{LABEL}/") == after.text.count(f"http://{NAME}/") > 5
    for name in (
        "Content-Security-Policy",
        "X-Frame-Options",
        "Referrer-Policy",
        "Cross-Origin-Opener-Policy",
    ):
        assert after.header(name) == before.header(name) != ""


def test_all_that_machines_read_names_the_main_address(gate: PageCacheMiddleware, kim: Kim) -> None:
    build.story(kim, Stage.PUBLISHED)
    build.own_name(kim, NAME, main=True)

    for path in (
        "/",
        "/rss.xml",
        "/atom.xml",
        "/sitemap.xml",
        "/peta/halaman.xml",
        "/robots.txt",
        "/cari.xml",
        "/profil/",
        "/kontak/",
    ):
        answer = _get(gate, NAME, path)
        assert answer.status == 200, path
        assert NAME in answer.text, path
        assert LABEL not in answer.text, path
        assert not answer.header("Set-Cookie")


def test_portals_above_lead_readers_to_the_main_address(
    gate: PageCacheMiddleware, kim: Kim
) -> None:
    story = build.story(kim, Stage.PUBLISHED)
    portal = "teluk-kapuas-6112012012.kim.localhost"
    assert f"http://{LABEL}{story.path}" in _get(gate, portal).text
    own = build.own_name(kim, NAME, main=True)
    assert f"http://{NAME}{story.path}" in _get(gate, portal).text

    _lose(own)

    text = _get(gate, portal).text
    assert f"http://{LABEL}{story.path}" in text
    assert NAME not in text


def test_a_proven_name_that_is_not_the_main_address_leads_to_it(
    gate: PageCacheMiddleware, kim: Kim
) -> None:
    build.own_name(kim, NAME, main=True)
    build.own_name(kim, f"www.{NAME}", proven=True)

    led = _get(gate, f"www.{NAME}", "/profil/")
    assert (led.status, led.header("Location")) == (301, f"http://{NAME}/profil/")
    actions.make_label_main_address(kim.site, by=build.member(kim, Role.CHAIR), at=build.AT)
    for host in (NAME, f"www.{NAME}"):
        led = _get(gate, host, "/profil/")
        assert (led.status, led.header("Location")) == (301, f"http://{LABEL}/profil/")
    assert _get(gate, LABEL, "/profil/").status == 200


def test_a_lost_name_is_a_stranger_at_once_and_nothing_of_it_is_kept(
    gate: PageCacheMiddleware, kim: Kim
) -> None:
    story = build.story(kim, Stage.PUBLISHED)
    own = build.own_name(kim, NAME, main=True)
    assert _get(gate, NAME, story.path).status == _get(gate, NAME).status == 200
    files = Path(settings.STORE_DIR, NAME)
    gate.store.write_files()
    assert list(files.rglob("index.html"))

    _lose(own)

    assert _get(gate, NAME, story.path).status == _get(gate, NAME).status == 421
    assert list(files.rglob("index.html*")) == []
    assert _get(gate, LABEL, story.path).status == 200


def test_a_name_that_another_site_proves_later_shows_that_site_alone(
    gate: PageCacheMiddleware, kim: Kim
) -> None:
    other = build.kim(label="kim-merpati", name="KIM Merpati")
    own = build.own_name(kim, NAME, main=True)
    pages = [_get(gate, NAME, path).text for path in ("/", "/profil/", "/robots.txt")]
    assert "KIM Kenari" in pages[0]
    _lose(own)
    _get(gate, NAME)
    build.own_name(other, NAME, main=True)

    for path in ("/", "/profil/", "/robots.txt"):
        text = _get(gate, NAME, path).text
        assert "KIM Kenari" not in text
        assert "kim-kenari" not in text
    assert "KIM Merpati" in _get(gate, NAME).text
    assert "KIM Kenari" in _get(gate, LABEL).text


def test_the_name_in_any_lawful_spelling_is_one_site_and_one_stored_page(
    gate: PageCacheMiddleware, kim: Kim
) -> None:
    build.own_name(kim, NAME, main=True)

    assert len({_get(gate, host).body for host in SPELLINGS}) == 1
    assert len(gate.store.pages.plain) == 1


@pytest.mark.parametrize("host", TRICKS)
def test_a_host_that_only_looks_like_the_name_is_a_stranger(
    gate: PageCacheMiddleware, kim: Kim, host: str
) -> None:
    build.own_name(kim, NAME, main=True)

    for path in ("/", "/masuk/", "/profil/"):
        assert _get(gate, host, path).status == 421


@pytest.mark.parametrize(
    "path",
    [
        "//jahat.example/",
        "/\\jahat.example/",
        "/%0d%0aLocation:%20x/",
        "/@jahat.example/",
        "/..//jahat.example",
    ],
)
def test_the_way_from_one_address_to_another_leads_to_no_third(
    gate: PageCacheMiddleware, kim: Kim, path: str
) -> None:
    build.own_name(kim, NAME, main=True)

    for host in (LABEL, f"{LABEL}:8000", LABEL.upper()):
        led = _get(
            gate, host, path, X_FORWARDED_HOST="jahat.example", FORWARDED="host=jahat.example"
        )
        assert led.status == 301
        assert led.header("Location").startswith(f"http://{NAME}/")
        assert "\n" not in led.header("Location")


def test_the_workspace_does_not_live_at_a_name_of_a_site(
    gate: PageCacheMiddleware, kim: Kim
) -> None:
    build.own_name(kim, NAME, main=True)

    for path in (
        "/masuk/",
        "/s/kim-kenari/",
        "/s/kim-kenari/kim/alamat/",
        "/healthz",
        "/sertifikat",
    ):
        answer = Browser(gate, "sesi").send("GET", NAME, path)
        assert answer.status == 404
        assert not answer.header("Set-Cookie")


def test_strangers_are_turned_away_without_a_query(gate: PageCacheMiddleware, kim: Kim) -> None:
    build.own_name(kim, NAME, main=True)
    _get(gate, "jahat.example")

    with CaptureQueriesContext(connection) as asked:
        for number in range(20):
            assert ask(gate, environ_of("GET", f"jahat-{number}.example", "/")).status == 421
            assert ask(gate, environ_of("GET", f"www{number}.{NAME}", "/")).status == 421

    assert len(asked) == 0


def test_a_form_opened_at_the_old_address_is_still_taken(
    gate: PageCacheMiddleware, kim: Kim
) -> None:
    build.own_name(kim, NAME, main=True)
    said = {"complaint": "wrong", "words": "Jumlahnya keliru."}

    for host in (NAME, LABEL):
        answer = Browser(gate).send("POST", host, "/lapor/", said)
        assert answer.status == 302
        assert answer.header("Location").startswith("/laporan/")
    assert Browser(gate).send("POST", NAME, "/lapor/", said, origin=f"http://{LABEL}").status == 400
    assert Browser(gate).send("POST", "jahat.example", "/lapor/", said).status == 421


def _lose(own: OwnName) -> None:
    """The proof was gone for long."""
    at = build.AT + timedelta(days=20)
    OwnName.objects.filter(pk=own.pk).update(missing_since=at - timedelta(days=9))
    own.refresh_from_db()
    actions.lose_name(own, result=GONE, by=build.BUILDER, at=at)
